"""Cited, unit-aware records of planetary rovers, and honest comparison tables.

>>> import roverspecs as rs
>>> rs.get("Tenacious").mass
Claim(value='~5 kg', source='ispace-2023')
"""

__version__ = "0.1.0"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from roverspecs import frames as frames
    from roverspecs.analyses.audit import audit as audit
    from roverspecs.analyses.boxes import Box as Box
    from roverspecs.analyses.coverage import coverage as coverage
    from roverspecs.analyses.fits import fits as fits
    from roverspecs.analyses.nearest import nearest as nearest
    from roverspecs.comparisons.cells import Cell as Cell
    from roverspecs.comparisons.compare import compare as compare
    from roverspecs.comparisons.comparison import Comparison as Comparison
    from roverspecs.comparisons.filters import Filter as Filter
    from roverspecs.errors import RoverspecsError as RoverspecsError
    from roverspecs.frames.export import export as export
    from roverspecs.pages.page import page as page
    from roverspecs.pictures.chart import chart as chart
    from roverspecs.pictures.drawing import draw as draw
    from roverspecs.records.catalog import Catalog as Catalog
    from roverspecs.records.catalog import check as check
    from roverspecs.records.catalog import get as get
    from roverspecs.records.cite import cite as cite
    from roverspecs.records.claims import Claim as Claim
    from roverspecs.records.claims import Source as Source
    from roverspecs.records.data_version import DATA_VERSION as DATA_VERSION
    from roverspecs.records.derived import SPECS as SPECS
    from roverspecs.records.record_files import load as load
    from roverspecs.records.trust import Preference as Preference
    from roverspecs.records.vehicles import Hopper as Hopper
    from roverspecs.records.vehicles import Lander as Lander
    from roverspecs.records.vehicles import Rotorcraft as Rotorcraft
    from roverspecs.records.vehicles import Rover as Rover
    from roverspecs.records.vehicles import Vehicle as Vehicle
    from roverspecs.values.agreement import agreement as agreement
    from roverspecs.values.published import PublishedValue as PublishedValue

    LEV_2: Rover
    TENACIOUS: Rover
    LUPEX_ROVER: Rover

# Imported when first used: importing roverspecs costs no more than Python.
_ROOMS = {
    "analyses.audit": "audit",
    "analyses.boxes": "Box",
    "analyses.coverage": "coverage",
    "analyses.fits": "fits",
    "analyses.nearest": "nearest",
    "comparisons.cells": "Cell",
    "comparisons.compare": "compare",
    "comparisons.comparison": "Comparison",
    "comparisons.filters": "Filter",
    "errors": "RoverspecsError",
    "frames.export": "export",
    "pages.page": "page",
    "pictures.chart": "chart",
    "pictures.drawing": "draw",
    "records.catalog": "Catalog check get",
    "records.cite": "cite",
    "records.claims": "Claim Source",
    "records.data_version": "DATA_VERSION",
    "records.derived": "SPECS",
    "records.record_files": "load",
    "records.trust": "Preference",
    "records.vehicles": "Hopper Lander Rotorcraft Rover Vehicle",
    "values.agreement": "agreement",
    "values.published": "PublishedValue",
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names.split()}
_VEHICLES = {"LEV_2": "lev-2", "TENACIOUS": "tenacious", "LUPEX_ROVER": "lupex-rover"}

__all__ = [*sorted(_ROOM_OF), *_VEHICLES]  # noqa: PLE0604 (names of this module, from the two tables above)


def __getattr__(name: str) -> object:
    """Import a public name when it is first used."""
    import importlib

    if name in _ROOM_OF:
        value = getattr(importlib.import_module(f"roverspecs.{_ROOM_OF[name]}"), name)
    elif name == "frames":
        # A package of functions for dataframes, which have their names from there.
        value = importlib.import_module("roverspecs.frames")
    elif name in _VEHICLES:
        value = importlib.import_module("roverspecs.records.catalog").get(_VEHICLES[name])
    else:
        raise AttributeError(f"module 'roverspecs' has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Return the public names, imported or not."""
    return sorted({*globals(), *__all__})
