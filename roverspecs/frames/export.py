"""Exports: vehicles, specs, claims and sources as tables for other programs."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from roverspecs.errors import FieldError, one_of, shortened
from roverspecs.frames.data_package import FILES, about, package_text
from roverspecs.frames.export_tables import Table, tables_of
from roverspecs.records.catalog import Catalog
from roverspecs.records.vehicle_tables import DATABASE_ENDINGS, PACKAGE_FILE, is_package
from roverspecs.records.vehicles import Vehicle
from roverspecs.tables.saving import whole_folder, whole_path

FORMS = ("csv", "parquet", "sqlite")
"""The forms of an export: folders of CSV or Parquet files, or a database."""

# A name with one of these endings asks for a single file, which an export is not.
_OTHER_ENDINGS = (".csv", ".tsv", ".json", ".parquet", ".xlsx", ".zip")


def export(
    path: str | os.PathLike[str],
    vehicles: Iterable[Vehicle | str] | Vehicle | str | None = None,
    specs: Iterable[str] | str | None = None,
    *,
    format: str | None = None,
    catalog: Catalog | None = None,
) -> None:
    """Write vehicles, specs, claims and sources as tables that refer to each other.

    A folder becomes a data package: a file for each table, and
    ``datapackage.json``, which says what each field means.  A database has the
    same tables, and views of the figures that are shown.

    Parameters
    ----------
    path : str or path
        A folder, or a file that ends in .db, .sqlite or .sqlite3.  An earlier
        export there is replaced; a folder with anything else in it is refused.
    vehicles : iterable of Vehicle or str, optional
        By default the whole catalog.
    specs : iterable of str, optional
        Published specs, and groups of them; by default all.
    format : {"csv", "parquet", "sqlite"}, optional
        By default ``"sqlite"`` for a name that ends as a database, else ``"csv"``.
    catalog : Catalog, optional
        Where names are looked up; by default the shipped records.

    Raises
    ------
    UnknownVehicleError, UnknownSpecError
        If a name is not known; the message offers the nearest ones.
    FieldError
        If a spec is derived, two vehicles share an id, or the path does not
        fit the format.
    RoverspecsError
        If pyarrow is needed and is not installed.
    OSError
        If it cannot be written.

    Examples
    --------
    >>> import tempfile, pathlib
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     export(pathlib.Path(folder, "rovers"), ["LEV-2", "Tenacious"])
    ...     sorted(path.name for path in pathlib.Path(folder, "rovers").iterdir())
    ['claims.csv', 'datapackage.json', 'sources.csv', 'specs.csv', 'vehicles.csv']
    """
    form = _form(path, format)
    given = Catalog.of(catalog).find(vehicles)
    tables = tables_of(given, specs)
    if form == "sqlite":
        _write_database(path, tables, about(are_shipped=_are_shipped(given)))
    else:
        _write_folder(path, tables, form, are_shipped=_are_shipped(given))


def _form(path: object, format: object) -> str:
    """Return the form of an export, which fits the ending of its path."""
    name = _name_at(path)
    ending = os.path.splitext(name)[1].casefold()  # noqa: PTH122 (a Path of ".db" has no suffix)
    is_database = ending in DATABASE_ENDINGS
    form = "csv"
    if is_database:
        form = "sqlite"
    if format is not None:
        form = one_of(format, FORMS, "format")
    if (form == "sqlite") != is_database or ending in _OTHER_ENDINGS:
        expected = "a folder"
        if form == "sqlite":
            expected = f"a file that ends in {', '.join(DATABASE_ENDINGS[:-1])} or .sqlite3"
        elif format is None:
            expected = "a folder, or a file that ends in .db, .sqlite or .sqlite3"
        raise FieldError(f"expected {expected}, found {shortened(name)}").at("path")
    return form


def _name_at(path: object) -> str:
    """Return the name of a file or a folder, if there can be one of its path."""
    try:
        file = Path(path)  # type: ignore[arg-type]  # anything but a path is refused below
        encoded = os.fsencode(file)
    except (TypeError, UnicodeEncodeError):
        encoded = b"\0"
    if b"\0" in encoded:
        message = f"expected a path such as 'rovers', found {shortened(path)}"
        raise FieldError(message).at("path")
    return file.name


def _are_shipped(vehicles: Iterable[Vehicle]) -> bool:
    shipped = {vehicle.id: vehicle for vehicle in Catalog()}
    return all(shipped.get(vehicle.id) == vehicle for vehicle in vehicles)


def _write_folder(
    path: str | os.PathLike[str], tables: Sequence[Table], form: str, *, are_shipped: bool
) -> None:
    contents = _writer(form)
    made = {f"{table.name}.{form}": contents(table) for table in tables}
    # Only an earlier export makes way: another folder may have a file of such a name, too.
    files = FILES if is_package(path) else ()
    with whole_folder(path, files) as folder:
        for name, content in made.items():
            (folder / name).write_bytes(content)
        package = package_text(tables, made, are_shipped=are_shipped)
        (folder / PACKAGE_FILE).write_text(package, encoding="utf-8", newline="\n")


def _writer(form: str) -> Callable[[Table], bytes]:
    """Return what makes the file of a table."""
    if form == "parquet":
        from roverspecs.frames import parquet

        return parquet.content_of
    return _csv


def _csv(table: Table) -> bytes:
    from roverspecs.tables.render import Sheet, render

    sheet = Sheet.of_items({}, [], records=lambda: table.columns)
    return f"{render(sheet, 'csv')}\n".encode("utf-8", "backslashreplace")


def _write_database(
    path: str | os.PathLike[str], tables: Sequence[Table], told: Mapping[str, str]
) -> None:
    from roverspecs.frames.database import write_database

    with whole_path(path) as file:
        write_database(file, tables, told)
