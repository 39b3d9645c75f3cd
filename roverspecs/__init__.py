"""Cited, unit-aware records of planetary rovers, and honest comparison tables.

>>> import roverspecs as rs
>>> rs.get("Tenacious").mass
Claim(value='~5 kg', source='ispace-2023')
"""

__version__ = "0.1.0"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from roverspecs.agreements import Agreement as Agreement
    from roverspecs.agreements import agreement as agreement
    from roverspecs.audits import audit as audit
    from roverspecs.audits import audit_text as audit_text
    from roverspecs.boxes import Box as Box
    from roverspecs.catalog import Catalog as Catalog
    from roverspecs.catalog import check as check
    from roverspecs.catalog import get as get
    from roverspecs.cells import Cell as Cell
    from roverspecs.cells import Row as Row
    from roverspecs.charts import Chart as Chart
    from roverspecs.charts import chart as chart
    from roverspecs.citations import cite as cite
    from roverspecs.claims import Acknowledgement as Acknowledgement
    from roverspecs.claims import Claim as Claim
    from roverspecs.claims import Source as Source
    from roverspecs.comparison import Comparison as Comparison
    from roverspecs.comparison import compare as compare
    from roverspecs.derived import DERIVED as DERIVED
    from roverspecs.derived import Derived as Derived
    from roverspecs.drawing import Drawing as Drawing
    from roverspecs.drawing import draw as draw
    from roverspecs.errors import DimensionError as DimensionError
    from roverspecs.errors import FieldError as FieldError
    from roverspecs.errors import FilterSyntaxError as FilterSyntaxError
    from roverspecs.errors import Problem as Problem
    from roverspecs.errors import RecordError as RecordError
    from roverspecs.errors import RoverspecsError as RoverspecsError
    from roverspecs.errors import ShadowWarning as ShadowWarning
    from roverspecs.errors import UnitError as UnitError
    from roverspecs.errors import UnknownFormatError as UnknownFormatError
    from roverspecs.errors import UnknownNameError as UnknownNameError
    from roverspecs.errors import UnknownSpecError as UnknownSpecError
    from roverspecs.errors import UnknownUnitError as UnknownUnitError
    from roverspecs.errors import UnknownVehicleError as UnknownVehicleError
    from roverspecs.errors import ValueSyntaxError as ValueSyntaxError
    from roverspecs.files import load as load
    from roverspecs.filters import Filter as Filter
    from roverspecs.findings import Finding as Finding
    from roverspecs.fitting import Fit as Fit
    from roverspecs.fitting import fits as fits
    from roverspecs.likeness import Neighbour as Neighbour
    from roverspecs.likeness import nearest as nearest
    from roverspecs.pages import page as page
    from roverspecs.records import SPECS as SPECS
    from roverspecs.records import Lander as Lander
    from roverspecs.records import Rover as Rover
    from roverspecs.records import Spec as Spec
    from roverspecs.records import Vehicle as Vehicle
    from roverspecs.support import Coverage as Coverage
    from roverspecs.support import coverage as coverage
    from roverspecs.tables import formats as formats
    from roverspecs.trust import Preference as Preference
    from roverspecs.trust import Verdict as Verdict
    from roverspecs.values import PublishedValue as PublishedValue

    LEV_2: Rover
    TENACIOUS: Rover
    LUPEX_ROVER: Rover

# Imported when first used: importing roverspecs costs no more than Python.
_ROOMS = {
    "agreements": "Agreement agreement",
    "audits": "audit audit_text",
    "boxes": "Box",
    "catalog": "Catalog check get",
    "cells": "Cell Row",
    "charts": "Chart chart",
    "citations": "cite",
    "claims": "Acknowledgement Claim Source",
    "comparison": "Comparison compare",
    "derived": "DERIVED Derived",
    "drawing": "Drawing draw",
    "errors": "DimensionError FieldError FilterSyntaxError Problem RecordError RoverspecsError ShadowWarning UnitError "
    "UnknownFormatError UnknownNameError UnknownSpecError UnknownUnitError UnknownVehicleError ValueSyntaxError",
    "files": "load",
    "filters": "Filter",
    "findings": "Finding",
    "fitting": "Fit fits",
    "likeness": "Neighbour nearest",
    "pages": "page",
    "records": "SPECS Lander Rover Spec Vehicle",
    "support": "Coverage coverage",
    "tables": "formats",
    "trust": "Preference Verdict",
    "values": "PublishedValue",
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names.split()}
_VEHICLES = {"LEV_2": "lev-2", "TENACIOUS": "tenacious", "LUPEX_ROVER": "lupex-rover"}

__all__ = [*sorted(_ROOM_OF), *_VEHICLES]  # noqa: PLE0604 (names of this module, from the two tables above)


def __getattr__(name: str) -> object:
    """Import a public name when it is first used."""
    import importlib

    if name in _ROOM_OF:
        value = getattr(importlib.import_module(f"roverspecs.{_ROOM_OF[name]}"), name)
    elif name in _VEHICLES:
        value = importlib.import_module("roverspecs.catalog").get(_VEHICLES[name])
    else:
        raise AttributeError(f"module 'roverspecs' has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Return the public names, imported or not."""
    return sorted({*globals(), *__all__})
