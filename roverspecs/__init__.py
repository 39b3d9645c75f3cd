"""Cited, unit-aware records of planetary rovers, and honest comparison tables.

>>> import roverspecs as rs
>>> rs.get("Tenacious").mass
Claim(value='~5 kg', source='ispace-2023')
"""

__version__ = "0.1.0"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from roverspecs.analyses.audit import audit as audit
    from roverspecs.analyses.boxes import Box as Box
    from roverspecs.analyses.coverage import Coverage as Coverage
    from roverspecs.analyses.coverage import coverage as coverage
    from roverspecs.analyses.fits import Fit as Fit
    from roverspecs.analyses.fits import fits as fits
    from roverspecs.analyses.nearest import Neighbour as Neighbour
    from roverspecs.analyses.nearest import nearest as nearest
    from roverspecs.analyses.rules import Finding as Finding
    from roverspecs.comparisons.cells import Cell as Cell
    from roverspecs.comparisons.cells import Row as Row
    from roverspecs.comparisons.comparison import Comparison as Comparison
    from roverspecs.comparisons.comparison import compare as compare
    from roverspecs.comparisons.filters import Filter as Filter
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
    from roverspecs.pages.page import page as page
    from roverspecs.pictures.chart import Chart as Chart
    from roverspecs.pictures.chart import chart as chart
    from roverspecs.pictures.drawing import Drawing as Drawing
    from roverspecs.pictures.drawing import draw as draw
    from roverspecs.records.catalog import Catalog as Catalog
    from roverspecs.records.catalog import check as check
    from roverspecs.records.catalog import get as get
    from roverspecs.records.cite import cite as cite
    from roverspecs.records.claims import Acknowledgement as Acknowledgement
    from roverspecs.records.claims import Claim as Claim
    from roverspecs.records.claims import Source as Source
    from roverspecs.records.derived import DERIVED as DERIVED
    from roverspecs.records.derived import Derived as Derived
    from roverspecs.records.files import load as load
    from roverspecs.records.trust import Preference as Preference
    from roverspecs.records.trust import Verdict as Verdict
    from roverspecs.records.vehicles import SPECS as SPECS
    from roverspecs.records.vehicles import Lander as Lander
    from roverspecs.records.vehicles import Rover as Rover
    from roverspecs.records.vehicles import Spec as Spec
    from roverspecs.records.vehicles import Vehicle as Vehicle
    from roverspecs.values.agreement import Agreement as Agreement
    from roverspecs.values.agreement import agreement as agreement
    from roverspecs.values.published import PublishedValue as PublishedValue

    LEV_2: Rover
    TENACIOUS: Rover
    LUPEX_ROVER: Rover

# Imported when first used: importing roverspecs costs no more than Python.
_ROOMS = {
    "values.agreement": "Agreement agreement",
    "analyses.audit": "audit",
    "analyses.boxes": "Box",
    "records.catalog": "Catalog check get",
    "comparisons.cells": "Cell Row",
    "pictures.chart": "Chart chart",
    "records.cite": "cite",
    "records.claims": "Acknowledgement Claim Source",
    "comparisons.comparison": "Comparison compare",
    "records.derived": "DERIVED Derived",
    "pictures.drawing": "Drawing draw",
    "errors": "DimensionError FieldError FilterSyntaxError Problem RecordError RoverspecsError ShadowWarning UnitError "
    "UnknownFormatError UnknownNameError UnknownSpecError UnknownUnitError UnknownVehicleError ValueSyntaxError",
    "records.files": "load",
    "comparisons.filters": "Filter",
    "analyses.rules": "Finding",
    "analyses.fits": "Fit fits",
    "analyses.nearest": "Neighbour nearest",
    "pages.page": "page",
    "records.vehicles": "SPECS Lander Rover Spec Vehicle",
    "analyses.coverage": "Coverage coverage",
    "records.trust": "Preference Verdict",
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
    elif name in _VEHICLES:
        value = importlib.import_module("roverspecs.records.catalog").get(_VEHICLES[name])
    else:
        raise AttributeError(f"module 'roverspecs' has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Return the public names, imported or not."""
    return sorted({*globals(), *__all__})
