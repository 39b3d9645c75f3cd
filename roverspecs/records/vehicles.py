"""Vehicles: the records of what was published about each, one class for each kind.

Each spec is declared here, on the field of its class, as a
:class:`~roverspecs.records.specs.Spec`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar, cast, dataclass_transform

import attrs

from roverspecs.errors import FieldError, shortened, suggestion
from roverspecs.records.claims import Acknowledgement, Claim, Source, is_source
from roverspecs.records.fields import (
    CATALOGS,
    as_date_text,
    as_tuple,
    check_date,
    day,
    is_text,
    one_of,
    text,
    tuple_of,
)
from roverspecs.records.specs import Spec, group_place, unknown_spec
from roverspecs.records.trust import Preference, Verdict, verdicts

if TYPE_CHECKING:
    from roverspecs.tables.series import Series


STATUSES = ("planned", "operating", "ended", "lost", "cancelled")
"""The states of a vehicle on its mission."""


def _are_ids(_: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
    if not isinstance(value, Mapping):
        expected = "expected numbers such as {cospar = '1970-095A'}"
        raise FieldError(f"{expected}, found {shortened(value)}").at(attribute.name)
    for name, number in value.items():
        if name not in CATALOGS:
            message = f"unknown catalog {shortened(name)}: {suggestion(str(name), tuple(CATALOGS))}"
            raise FieldError(message).at(attribute.name)
        if not isinstance(number, str) or not re.fullmatch(CATALOGS[name], number):
            form = {"wikidata": "Q219583"}.get(name, "1970-095A")
            message = f"expected a number of {name} such as {form!r}, found {shortened(number)}"
            raise FieldError(message).at(attribute.name)


_Class = TypeVar("_Class", bound=type)


# With frozen_default, mypy would give a spec of a subclass the type that its __set__ takes.
@dataclass_transform(kw_only_default=True, field_specifiers=(attrs.field, text, day, one_of))
def _record(cls: _Class) -> _Class:
    """Make a frozen attrs class in which every Spec is a field of claims."""
    specs = {name: spec for name, spec in vars(cls).items() if isinstance(spec, Spec)}
    annotations = dict(cls.__annotations__)
    for name, spec in specs.items():
        del annotations[name]
        # Stored under "_mass", given as "mass", read through the Spec.
        annotations[f"_{name}"] = tuple[Claim, ...]
        # attrs would look at the signature of each converter, which takes 5 ms.
        field = attrs.field(default=(), alias=name, metadata={"spec": spec})
        setattr(cls, f"_{name}", field)
    cls.__annotations__ = annotations
    # It would also write a comparison of forty fields for each kind, which takes 2 ms in all.
    return attrs.frozen(kw_only=True, repr=False, eq=False)(cls)


def fields_of(cls: type) -> tuple[attrs.Attribute[Any], ...]:
    """Return the attrs fields of a record class; the fields of specs have metadata."""
    # A type checker does not see that dataclass_transform is attrs here.
    fields: tuple[attrs.Attribute[Any], ...] = attrs.fields(cast("type[attrs.AttrsInstance]", cls))
    return fields


@lru_cache
def _values_of(cls: type) -> Callable[[Any], tuple[Any, ...]]:
    """Return the getter of all fields of a record class."""
    return attrgetter(*(field.name for field in fields_of(cls)))


@lru_cache
def _specs_of(cls: type) -> tuple[list[tuple[str, Spec]], Callable[[Any], tuple[Any, ...]]]:
    """Return the fields of a record class that are specs, by their names, and their getter."""
    fields = [(field.name, field.metadata.get("spec")) for field in fields_of(cls)]
    specs = [(name, spec) for name, spec in fields if spec is not None]
    return specs, attrgetter(*(name for name, _ in specs))


def _dimension(label: str, definition: str, group: str = "dimensions") -> Spec:
    return Spec(
        label,
        "length",
        group,
        definition,
        si="m",
        metric=("cm", "m"),
        us="in",
        has_configuration=True,
    )


def _volume(label: str, definition: str) -> Spec:
    return Spec(label, "volume", "payload", definition, si="m³", metric=("m³", "L"), us="ft³")


def _mass(label: str, group: str, definition: str) -> Spec:
    return Spec(label, "mass", group, definition, si="kg", metric=("kg", "g"), us="lb")


def _distance(label: str, definition: str, *, is_total: bool = False) -> Spec:
    return Spec(
        label,
        "length",
        "mobility",
        definition,
        si="m",
        metric=("m", "km"),
        us=("ft", "mi"),
        is_total=is_total,
    )


def _part(label: str, definition: str) -> Spec:
    return Spec(label, "length", "mobility", definition, si="m", metric=("cm", "m"), us="in")


def _duration(label: str, definition: str, *, is_total: bool = False) -> Spec:
    return Spec(
        label,
        "time",
        "mission",
        definition,
        si="h",
        # Months and years read better in days than in thousands of hours.
        metric=("d", "h"),
        us=("d", "h"),
        is_total=is_total,
    )


def slug(name: str) -> str:
    """Return a name as an id: lower case, words joined by hyphens."""
    return "-".join(re.findall(r"\w+", name.casefold())) or "vehicle"


_TEXTS = tuple_of(is_text, "a list of texts")
_ACKNOWLEDGEMENTS = tuple_of(
    lambda each: isinstance(each, Acknowledgement), "a list of acknowledgements"
)


@_record
class Vehicle:
    """Hold the published figures of a vehicle; the base of rovers and landers.

    Attributes
    ----------
    name : str
    id : str
        The stem of its file; by default made from the name.
    aliases : tuple of str
        Other names it is found by.
    operator, body, mission : str or None
    countries : tuple of str
    carrier : str or None
        The id of the vehicle that carries it.
    launch_date, landing_date : datetime.date or None
        In UTC.
    status : str or None
        One of :data:`STATUSES`.
    status_as_of : str or None
        The date of the source of the status.
    status_source : Source or None
        That report.
    ids : dict of str to str
        Its numbers in other catalogs: see :data:`roverspecs.records.fields.CATALOGS`.
    outcome : str or None
        How its mission stands or ended, in a sentence.
    acknowledged : tuple of Acknowledgement
        Findings of the audit that are known and left as they are.
    unread : tuple of str
        The specs that a table of one's own has for it in cells that were not read.

    Raises
    ------
    FieldError, ValueSyntaxError, UnitError
        If a field cannot hold its value.
    """

    kind = "vehicle"

    name: str = text()
    id: str = text(default=attrs.Factory(lambda self: slug(str(self.name)), takes_self=True))
    aliases: tuple[str, ...] = attrs.field(default=(), converter=as_tuple, validator=_TEXTS)
    operator: str | None = text(default=None)
    countries: tuple[str, ...] = attrs.field(default=(), converter=as_tuple, validator=_TEXTS)
    body: str | None = text(default=None)
    mission: str | None = text(default=None)
    carrier: str | None = text(default=None)
    launch_date: dt.date | None = day(default=None)
    landing_date: dt.date | None = day(default=None)
    status: str | None = one_of(STATUSES, default=None)
    status_as_of: str | None = attrs.field(
        default=None, converter=as_date_text, validator=check_date
    )
    status_source: Source | None = attrs.field(default=None, validator=is_source)
    ids: Mapping[str, str] = attrs.field(factory=dict, hash=False, validator=_are_ids)
    outcome: str | None = text(default=None)
    acknowledged: tuple[Acknowledgement, ...] = attrs.field(
        default=(), converter=as_tuple, validator=_ACKNOWLEDGEMENTS
    )
    unread: tuple[str, ...] = attrs.field(default=(), converter=as_tuple, validator=_TEXTS)

    mass: Spec = _mass(
        "Mass", "mass", "Mass of the vehicle, in the condition that its claim states."
    )
    length: Spec = _dimension(
        "Length", "Overall size from front to back, or what the source calls the length."
    )
    width: Spec = _dimension(
        "Width", "Overall size from side to side, or what the source calls the width."
    )
    height: Spec = _dimension("Height", "Overall size from the ground to the top.")
    diameter: Spec = _dimension(
        "Diameter", "Diameter of the ball, cylinder or circle around the vehicle."
    )
    envelope: Spec = Spec(
        "Envelope",
        "length",
        "dimensions",
        "Two or three overall sizes; the source does not say which is which.",
        si="m",
        metric=("cm", "m"),
        us="in",
        has_configuration=True,
        has_sides=True,
    )
    payload_capacity: Spec = _mass(
        "Payload capacity", "payload", "Largest mass that it can carry or deliver as payload."
    )
    payload_mass: Spec = _mass(
        "Payload mass", "payload", "Mass of the payload that it carried or is to carry."
    )
    payload_volume: Spec = _volume("Payload volume", "Space that it has for payload.")
    habitable_volume: Spec = _volume("Living space", "Volume of the cabin for its crew.")
    instrument_count: Spec = Spec(
        "Instruments", "count", "payload", "Number of scientific instruments on board."
    )
    power: Spec = Spec(
        "Power",
        "power",
        "power",
        "Most electrical power that it can generate.",
        si="W",
        metric="W",
        us="W",
    )
    battery_energy: Spec = Spec(
        "Battery energy",
        "energy",
        "power",
        "Energy that its battery can store.",
        si="kJ",
        metric="Wh",
        us="Wh",
    )
    design_life: Spec = _duration(
        "Design life", "Time that it is designed or planned to work on the surface."
    )
    operating_time: Spec = _duration(
        "Operating time", "Time that it has worked on the surface.", is_total=True
    )
    drill_depth: Spec = Spec(
        "Drill depth",
        "length",
        "mission",
        "Depth that its drill can reach below the surface.",
        si="m",
        metric=("cm", "m"),
        us=("in", "ft"),
    )

    def __attrs_post_init__(self) -> None:
        """Check the claims of each spec that has any."""
        # To a type checker no class of records has a hash of its own.
        cls: Any = type(self)
        specs, given_to = _specs_of(cls)
        for (name, spec), given in zip(specs, given_to(self), strict=True):
            is_empty = type(given) is tuple and not given
            if not is_empty:
                object.__setattr__(self, name, spec.claims(given))

    def __eq__(self, other: object) -> bool:
        """Return whether two vehicles of one kind are equal in all fields."""
        # To a type checker no class of records has a hash of its own.
        cls: Any = type(self)
        other_class: Any = type(other)
        if other_class is not cls:
            return NotImplemented
        values = _values_of(cls)
        return values(self) == values(other)

    def __hash__(self) -> int:
        """Return a number that equal vehicles have in common."""
        return hash((type(self), self.id, self.name))

    def claims(
        self, spec: str, *, prefer: str | Iterable[str] | Preference | None = None
    ) -> tuple[Claim, ...]:
        """Return every published figure for a spec.

        Parameters
        ----------
        spec : str
            Its name.
        prefer : str, iterable of str or Preference, optional
            Sources to prefer to the order of trust: see :meth:`Preference.parse`.

        Returns
        -------
        tuple of Claim
            The preferred one first, rejected ones last; empty if nothing was
            published, or if vehicles of this kind do not have the spec.

        Raises
        ------
        UnknownSpecError
            If no kind of vehicle has the spec.
        FieldError
            If the preference cannot be read, or names a source that no claim
            of the vehicle cites.
        """
        if spec not in PUBLISHED:
            raise unknown_spec(spec, PUBLISHED)
        claims: tuple[Claim, ...] = getattr(self, f"_{spec}", ())
        if prefer is None:
            return claims
        preference = Preference.parse(prefer)
        preference.check(every_claim([self]))
        return preference.sorted(claims)

    def why(
        self, spec: str, *, prefer: str | Iterable[str] | Preference | None = None
    ) -> tuple[Verdict, ...]:
        """Return each published figure for a spec with the reason why it is shown or not.

        Parameters
        ----------
        spec : str
            Its name.
        prefer : str, iterable of str or Preference, optional
            Sources to prefer to the order of trust: see :meth:`Preference.parse`.

        Returns
        -------
        tuple of Verdict
            The claim shown first, rejected ones last, each with its distance
            from the first.

        Raises
        ------
        UnknownSpecError
            If no kind of vehicle has the spec.
        FieldError
            If the preference cannot be read, or names a source that no claim
            for the spec cites.
        """
        preference = Preference.parse(prefer)
        preference.check(self.claims(spec))
        return verdicts(self.claims(spec), preference)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source cited, each once, in the order of the claims; the status's last."""
        cited = [claim.source for claim in every_claim([self])]
        known = dict.fromkeys([*cited, self.status_source])
        return tuple(source for source in known if source is not None)

    def __repr__(self) -> str:
        """Return the name and the preferred claims."""
        shown = [f"name={self.name!r}"]
        shown += [
            f"{spec}={claim!r}"
            for spec in PUBLISHED
            if (claim := getattr(self, spec, None)) is not None
        ]
        return f"{type(self).__name__}({', '.join(shown)})"

    def __str__(self) -> str:
        """Return every figure with its source, one a line."""
        made = []
        for depth, phrases in self.lines():
            line = " ".join(text for text, _ in phrases)
            # A line break in a note must not begin another figure.
            made.append(" " * depth + " ".join(line.split()))
        return "\n".join(made)

    def is_growing(self, spec: str, claim: Claim) -> bool:
        """Return whether a claim is of a total that was still growing when it was published."""
        if not PUBLISHED[spec].is_total:
            return False
        return claim.as_of is not None or self.status == "operating"

    def claim_data(self, spec: str, claim: Claim) -> dict[str, Any]:
        """Return one of its claims as plain data; a total that grows has no high end."""
        data = claim.as_data()
        if self.is_growing(spec, claim):
            data["high"] = None
        return data

    def identity(self) -> dict[str, Any]:
        """Return all but the claims as plain data.

        Returns
        -------
        dict
            The keys ``id``, ``kind`` and :data:`IDENTITY_KEYS`; dates are texts,
            the source of the status is its id, and an unknown value is None.
        """
        plain: dict[str, Any] = {"id": self.id, "kind": self.kind}
        for key in IDENTITY_KEYS:
            value = getattr(self, key)
            if isinstance(value, tuple):
                value = list(value)
            elif isinstance(value, Source):
                value = value.id
            plain[key] = as_date_text(value)
        return plain

    def as_data(self) -> dict[str, Any]:
        """Return the vehicle as plain data: its identity, and its claims by spec."""
        claims = {}
        for name in PUBLISHED:
            data = [self.claim_data(name, claim) for claim in self.claims(name)]
            if data:
                claims[name] = data
        return self.identity() | {"claims": claims}

    def to_frame(self, shape: str = "long", engine: str = "pandas") -> Any:
        """Return the published figures as a dataframe.

        Parameters
        ----------
        shape : {"long"}, default "long"
            A line for each claim, rejected ones included.
        engine : str, default "pandas"
            ``pandas``, ``polars`` or ``pyarrow``.

        Returns
        -------
        pandas.DataFrame, polars.DataFrame or pyarrow.Table
            The same columns for every vehicle.

        Raises
        ------
        FieldError
            If the shape is another one, or the engine does not exist or holds one
            unit a column.
        RoverspecsError
            If a library is not installed; the message names it.
        """
        from roverspecs.records import dataframes

        return dataframes.to_frame(self._series, shape, engine)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Return a line for each claim for libraries that read Arrow."""
        from roverspecs.tables.arrow import Stream

        return Stream(self._series("long")).__arrow_c_stream__(requested_schema)

    def _series(self, shape: str) -> dict[str, Series]:
        if shape == "wide":
            expected = "expected 'long' for a vehicle alone, found 'wide'"
            message = f"{expected}: compare([vehicle], SPECS).to_frame() has a line for it"
            raise FieldError(message).at("shape")
        from roverspecs.records.flat_claims import FIELDS, claim_columns
        from roverspecs.tables.series import series_of

        return series_of(claim_columns([self]), FIELDS)

    def claim_rows(self, specs: Iterable[str] | None = None) -> Iterable[dict[str, Any]]:
        """Return every published figure as plain values side by side.

        Parameters
        ----------
        specs : iterable of str, optional
            Published specs; by default all.

        Returns
        -------
        iterable of dict
            The keys of :data:`roverspecs.records.flat_claims.CLAIM_FIELDS`; in the
            order of the specs and of trust.
        """
        from roverspecs.records.flat_claims import flat

        for spec in PUBLISHED if specs is None else specs:
            place = {"vehicle": self.id, "name": self.name, "spec": spec}
            for claim in self.claims(spec):
                yield place | flat(self.claim_data(spec, claim))

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> dict[str, str]:
        """Return the vehicle in the formats of notebooks: its lines, or a table of claims."""
        from roverspecs.tables.notebooks import table_bundle

        rows = []
        for name, spec in PUBLISHED.items():
            place: dict[str, str | None] = {"vehicle": self.name, "spec": spec.label}
            rows += [place | claim.as_row() for claim in self.claims(name)]
        plain = str(self)
        return table_bundle(rows or [{"vehicle": self.name}], include, exclude, plain=plain)

    def lines(
        self, also: Callable[[str, Claim], str] | None = None, *, urls: bool = False
    ) -> Iterable[tuple[int, list[tuple[str, str]]]]:
        """Return the mission and every figure with its source, in lines of texts with roles.

        Parameters
        ----------
        also : callable, optional
            Returns the text of a claim in another unit, given the name of its
            spec and the claim; nothing where it has none.
        urls : bool, default False
            Whether the address of the source stands in a line below its figure.

        Returns
        -------
        iterable of (int, list of (str, str))
            How many spaces stand before each line; its phrases, each with one
            of :data:`roverspecs.tables.render.ROLES` or nothing.
        """
        heading = [(self.name, "heading")]
        if self.aliases:
            heading.append((f"({', '.join(self.aliases)})", ""))
        yield 0, heading
        known = [self.kind, self.operator, self.mission, self.body, self.status]
        if self.launch_date:
            known.append(f"launch {self.launch_date}")
        if self.landing_date:
            known.append(f"landing {self.landing_date}")
        yield 0, [(", ".join(filter(None, known)), "")]
        outcome = self._outcome_line()
        if outcome:
            yield 0, [(outcome, "")]
        for name, spec in PUBLISHED.items():
            for claim in self.claims(name):
                second = also(name, claim) if also else ""
                line = [(f"{spec.label}: {claim.line(second)}", "")]
                if claim.rejected:
                    line.append((f"— rejected: {claim.rejected}", "bad"))
                if claim.note:
                    line.append((f"— {claim.note}", "aside"))
                yield 2, line
                if urls and claim.source is not None and claim.source.address:
                    yield 6, [(claim.source.address, "aside")]

    def _outcome_line(self) -> str:
        """Return how its mission stands or ended, and who says so."""
        if self.status_source is None:
            return self.outcome or ""
        publisher, date = self.status_source.publisher, self.status_as_of or "undated"
        return f"{self.outcome or self.status} — {publisher}, {date}"


@_record
class Rover(Vehicle):
    """Hold the published figures of a rover or another mobile robot."""

    kind = "rover"

    wheel_diameter: Spec = _part("Wheel diameter", "Diameter of a wheel.")
    wheel_width: Spec = _part("Wheel width", "Width of a wheel.")
    wheel_count: Spec = Spec("Wheels", "count", "mobility", "Number of wheels.")
    wheelbase: Spec = _part("Wheelbase", "Distance from the front axle to the rear axle.")
    track_width: Spec = _part(
        "Track width", "Distance between the centres of a left and a right wheel."
    )
    ground_clearance: Spec = _dimension(
        "Ground clearance", "Height of its underside above flat ground.", group="mobility"
    )
    obstacle_height: Spec = _part(
        "Obstacle height", "Height of the highest obstacle that it can climb over."
    )
    top_speed: Spec = Spec(
        "Top speed",
        "speed",
        "mobility",
        "Highest speed on flat ground.",
        si="m/s",
        metric="km/h",
        us="mph",
    )
    max_slope: Spec = Spec(
        "Steepest slope",
        "angle",
        "mobility",
        "Steepest slope that it can climb.",
        si="deg",
        metric="deg",
        us="deg",
    )
    range: Spec = _distance("Range", "Distance that it can travel or is planned to travel.")
    distance_driven: Spec = _distance(
        "Distance driven", "Distance that it has travelled.", is_total=True
    )


class Hopper(Rover):
    """Hold the published figures of a robot that moves by hops."""

    # It has no spec of its own: attrs would only write the same methods again, at each start.
    __slots__ = ()

    kind = "hopper"


class Rotorcraft(Rover):
    """Hold the published figures of a robot that flies with rotors."""

    __slots__ = ()

    kind = "rotorcraft"


@_record
class Lander(Vehicle):
    """Hold the published figures of a lander."""

    kind = "lander"

    dry_mass: Spec = _mass("Dry mass", "mass", "Mass without propellant.")
    launch_mass: Spec = _mass(
        "Launch mass",
        "mass",
        "Mass of the whole spacecraft at launch, with propellant and passengers.",
    )


def every_claim(vehicles: Iterable[Vehicle]) -> Iterator[Claim]:
    """Yield each published claim of some vehicles, in the order of a table."""
    for vehicle in vehicles:
        for spec in PUBLISHED:
            yield from vehicle.claims(spec)


KINDS: dict[str, type[Vehicle]] = {cls.kind: cls for cls in (Rover, Hopper, Rotorcraft, Lander)}
"""Each kind of vehicle, and its class."""


def _declared() -> dict[str, Spec]:
    specs: dict[str, Spec] = {}
    for cls in KINDS.values():
        for field in fields_of(cls):
            if field.metadata:
                spec = field.metadata["spec"]
                specs[spec.name] = spec
    return dict(sorted(specs.items(), key=group_place))


PUBLISHED: dict[str, Spec] = _declared()
"""Each spec by name, in the order of a table."""

IDENTITY_KEYS = tuple(
    field.name
    for field in fields_of(Vehicle)
    if not field.metadata and field.name not in ("id", "acknowledged", "unread")
)
"""The fields of a vehicle besides ``id``, ``kind``, specs and acknowledgements."""
