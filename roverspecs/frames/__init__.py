"""Frames: dataframes of any library, and tables of many vehicles as columns."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from roverspecs.frames.column_files import read_columns as read_columns
    from roverspecs.frames.spec_frame import SpecFrame as SpecFrame
    from roverspecs.frames.text_columns import read as read
    from roverspecs.frames.unit_columns import in_unit as in_unit
    from roverspecs.frames.vehicle_frames import read_frame as read_frame

# Imported when first used, as the public names of roverspecs are.
_ROOM_OF = {
    "SpecFrame": "spec_frame",
    "in_unit": "unit_columns",
    "read": "text_columns",
    "read_columns": "column_files",
    "read_frame": "vehicle_frames",
}

__all__ = [*_ROOM_OF]  # noqa: PLE0604 (names of this module, from the table above)


def __getattr__(name: str) -> object:
    """Import a name when it is first used."""
    import importlib

    if name not in _ROOM_OF:
        raise AttributeError(f"module 'roverspecs.frames' has no attribute {name!r}")
    value: object = getattr(importlib.import_module(f"{__name__}.{_ROOM_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Return the names, imported or not."""
    return sorted({*globals(), *__all__})
