"""Drawings: vehicles as boxes at one scale, side by side, as SVG, PNG, PDF or text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

import attrs

from roverspecs.comparisons.comparison import DEFAULT_VEHICLES
from roverspecs.comparisons.row_units import RowUnits
from roverspecs.comparisons.sheet import headings_of
from roverspecs.errors import FieldError, one_of, shortened
from roverspecs.pictures.paper import Paper
from roverspecs.pictures.portraits import Portrait
from roverspecs.pictures.scene import VIEWS, Scene, Subject
from roverspecs.pictures.themes import check_theme
from roverspecs.pictures.wheels import metres
from roverspecs.pictures.yardsticks import YARDSTICKS, suiting
from roverspecs.records.catalog import Catalog, is_shipped
from roverspecs.records.claims import Claim
from roverspecs.records.reading import Reading
from roverspecs.records.sizes import AXES
from roverspecs.records.vehicles import PUBLISHED, Vehicle
from roverspecs.tables.escapes import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from os import PathLike

    from roverspecs.analyses.boxes import Box
    from roverspecs.pictures.bays import Bay
    from roverspecs.records.trust import Preference

SUFFIXES = (".svg", ".png", ".pdf", ".txt")
"""The endings of the files that a drawing is saved in."""

# A caption names this many sources, and counts more of them.
_MOST_CITED = 8

# A longer name is cut where it stands in a list of names.
_LONG = 60

# Letters by their category that show nothing: fillers of Hangul, and an empty pattern of Braille.
_BLANK = "\u115f\u1160\u2800\u3164\uffa0"


@attrs.frozen(kw_only=True, repr=False)
class Drawing(Scene):
    """Draw a scene: vehicles side by side at one scale.

    The attributes are those of :class:`roverspecs.pictures.scene.Scene`.
    """

    def svg(self, *, theme: str = "auto", id_prefix: str | None = None) -> str:
        """Return the drawing as an SVG element.

        Parameters
        ----------
        theme : {"auto", "light", "dark"}
            The colours; "auto" follows the reader's device.
        id_prefix : str, optional
            The beginning of each id and class.  By default it is made from
            the content, so that several drawings can stand in one page.

        Returns
        -------
        str
            Without an XML declaration, to stand in a page or in a file.

        Raises
        ------
        FieldError
            If the theme is not known, or the prefix cannot begin an id.
        """
        # Each form is imported when it is asked for, so that the others cost nothing.
        from roverspecs.pictures.svg import render

        return render(self, theme=theme, id_prefix=id_prefix).text

    def text(self, width: int = 80, *, ascii: bool = False) -> str:
        r"""Return the drawing in box-drawing characters.

        Parameters
        ----------
        width : int, default 80
            The most columns that a line may have; less than 40 counts as 40,
            the least that a picture has room in.
        ascii : bool, default False
            Draw and write in ASCII alone: marks are spelled, such as ``>=``,
            and other letters escaped, such as ``\u6708``.

        Returns
        -------
        str
            Without a line break at the end.

        Raises
        ------
        FieldError
            If the width is not a number above zero.
        """
        from roverspecs.pictures.characters import render

        return render(self, width, ascii=ascii)

    def png(self, *, theme: str = "auto") -> bytes:
        """Return the drawing as a PNG image.

        It has as many pixels across as ``draw`` was asked for, 300 in an inch
        where a length was, and else twice as many as the SVG.  It is at most
        32000 pixels high, so that a picture of hundreds of vehicles may be
        smaller.

        Letters of the usual alphabets need no font on the machine; others, such
        as Japanese ones, are squares unless it has a font with them.

        Parameters
        ----------
        theme : {"auto", "light", "dark"}
            The colours; "auto" is light.

        Returns
        -------
        bytes

        Raises
        ------
        FieldError
            If the theme is not known, or vl-convert is not installed.
        """
        from roverspecs.pictures.svg import rasterised

        return rasterised(self, "png", theme=theme)

    def pdf(self, *, theme: str = "auto") -> bytes:
        """Return the drawing as a PDF file of one page.

        Its text can be searched and copied.  :meth:`png` says which letters
        need a font on the machine.

        Parameters
        ----------
        theme : {"auto", "light", "dark"}
            The colours; "auto" is light.

        Returns
        -------
        bytes

        Raises
        ------
        FieldError
            If the theme is not known, or vl-convert is not installed.
        """
        from roverspecs.pictures.svg import rasterised

        return rasterised(self, "pdf", theme=theme)

    def save(self, path: str | PathLike[str], *, theme: str = "auto") -> None:
        """Draw into a file.

        Parameters
        ----------
        path : str or path
            Ends in .svg, .png, .pdf or .txt.
        theme : {"auto", "light", "dark"}
            The colours; "auto" follows the reader's device in SVG and is light
            in PNG and PDF.  Text has no colours.

        Raises
        ------
        FieldError
            If the path has another ending or cannot be a path, the theme is
            not known, or vl-convert is needed and not installed.
        OSError
            If the file cannot be written.
        """
        check_theme(theme)
        # Only a picture that is saved needs it.
        from roverspecs.tables.saving import save_as

        save_as(path, SUFFIXES, lambda suffix: self._content(suffix, theme), example="rovers.svg")

    def _content(self, suffix: str, theme: str) -> bytes:
        if suffix == ".png":
            return self.png(theme=theme)
        if suffix == ".pdf":
            return self.pdf(theme=theme)
        text = self.text()
        if suffix == ".svg":
            text = self.svg(theme=theme)
        return f"{text}\n".encode()

    def __str__(self) -> str:
        """Return the drawing as text."""
        return self.text()

    def __repr__(self) -> str:
        """Return the title."""
        return f"<Drawing of {self.title}>"

    def _repr_svg_(self) -> str:
        """Return the drawing as SVG, for Jupyter."""
        return self.svg()


def draw(
    vehicles: Iterable[Vehicle | str] | Vehicle | None = None,
    *,
    views: str | Iterable[str] = tuple(VIEWS),
    reference: str | Iterable[str] = "auto",
    box: Box | str | None = None,
    upright: bool = False,
    units: str | Mapping[str, str] = "metric",
    configuration: str | None = None,
    prefer: str | Iterable[str] | Preference | None = None,
    catalog: Catalog | None = None,
    width: str | float | None = None,
    aspect: str | None = None,
    caption: bool = True,
) -> Drawing:
    """Draw vehicles as boxes on one ground line, at one scale.

    Each vehicle is drawn in the configuration in which most is known.  A
    stated configuration goes before "unstated" even if one size less is known
    in it; between equal ones, :func:`roverspecs.compare` decides by the figures
    that it shows.  A size that is published only in another configuration is
    taken from there.  Its edges are dashed, like the edges of an approximate
    figure, a bound or a range.  A tolerance (±) states how sure a size is: its
    edges are solid, in the middle.  A diameter stands for the length and the
    width that nobody published, and for the height of a ball.  The label names
    each figure that a comparison shows instead of the drawn one.

    Wheels are drawn from the side where their number and diameter are
    published.  A shape that is too small to be seen is drawn again in a frame,
    enlarged, with a scale bar of its own.  Your own vehicles have a colour of
    their own beside those of the catalog.

    Parameters
    ----------
    vehicles : iterable of Vehicle or str, length n, optional
        In the order given; a string is looked up in the catalog.  One vehicle
        or string may stand for itself.  By default LEV-2, Tenacious and the
        LUPEX rover.
    views : str or iterable of str, default ("side", "front", "top")
        Some of these, also as a text with commas.
    reference : str or iterable of str, default "auto"
        The familiar things beside the vehicles: "hand" (19 cm from wrist to
        fingertip), "a4" (a sheet of 21.0 by 29.7 cm, ISO 216), "adult" (1.75 m
        tall).  Their sizes are conventions and come from no record.  "auto"
        takes the one that suits the largest vehicle, "none" draws only vehicles.
    box : Box or str, optional
        Draw each vehicle inside a box, length × width × height, such as
        ``"60x40x40cm"``: those that fit or may fit, lying as
        :func:`roverspecs.fits` answers.  The others are named with the reason.
    upright : bool, default False
        Whether vehicles may only be turned as they stand, and not tipped.
    units : str or mapping of str to str, default "metric"
        As for :func:`roverspecs.compare`.  All sizes have the unit of the
        length.
    configuration : str, optional
        The configuration to draw, as far as sizes are published in it.
    prefer : str, iterable of str or Preference, optional
        The claims to prefer over the usual order of trust.
    catalog : Catalog, optional
        Where strings are looked up; by default the shipped records.
    width : str or float, optional
        The width of the SVG, PNG or PDF: a number of pixels, or a length such
        as ``"16 cm"``; by default as wide as the drawing needs.
    aspect : str, optional
        Its width and height, such as ``"16:9"`` for a slide; by default as
        high as the drawing needs.
    caption : bool, default True
        Whether the SVG, PNG or PDF names the sources and the version of the
        data in a line below.

    Returns
    -------
    Drawing

    Raises
    ------
    UnknownVehicleError
        If a name is not known; the message offers the nearest ones.
    UnitError
        If a unit or a unit system is not known.
    FieldError
        If there are no vehicles, or an option is of another type or out of
        its range.

    Examples
    --------
    >>> draw("tenacious").subjects[1].lines
    ('length 54 cm', 'width 31.5 cm', 'height 26 cm', 'configuration unstated')
    """
    asked = _words(views, VIEWS, "views")
    things = _things(reference)
    scale = RowUnits.parse(units)
    paper = Paper.of(width, aspect)
    reading = Reading(configuration=configuration, prefer=prefer)
    if vehicles is None:
        vehicles = DEFAULT_VEHICLES
    chosen = Catalog.of(catalog).find(vehicles)
    if not chosen:
        raise FieldError("expected at least one vehicle, found none").at("vehicles")
    reading.check(chosen)
    if box is None:
        cast = _side_by_side(chosen, asked, scale, reading)
    else:
        cast = _in_a_box(chosen, asked, scale, reading, box, upright=upright)
    if things == ["auto"] and cast.subjects:
        things = [suiting(cast.largest)]
    beside = [YARDSTICKS[thing].subject(asked, cast.unit) for thing in things if cast.subjects]
    words = ""
    if caption:
        words = _caption(cast.claims)
    return Drawing(
        views=tuple(asked),
        subjects=(*beside, *cast.subjects),
        missing=tuple(_missing(cast.missing)),
        remarks=tuple(_remarks(reading)),
        unit=cast.unit,
        box=cast.box,
        caption=words,
        paper=paper,
    )


class _Cast(NamedTuple):
    """The vehicles of a drawing."""

    subjects: Sequence[Subject]
    missing: Iterable[tuple[str, str]]
    """The names and the reasons of those that are not drawn."""
    unit: str
    largest: Fraction
    """The largest size in metres."""
    claims: Sequence[Claim]
    """The claims that are drawn."""
    box: str = ""


def _side_by_side(
    vehicles: Sequence[Vehicle], views: Sequence[str], scale: RowUnits, reading: Reading
) -> _Cast:
    """Return vehicles on one ground line."""
    portraits = []
    names = headings_of(vehicles, _visible)
    for vehicle, name, is_own in zip(vehicles, names, _are_own(vehicles), strict=True):
        portraits.append(Portrait.of(vehicle, name, reading, is_own=is_own))
    needed = _needed(views)
    unit = _unit(scale, portraits, needed)
    drawn, missing = [], []
    claims: list[Claim] = []
    for each in portraits:
        if each.is_drawn(views):
            drawn.append(each)
            claims += each.claims(views, needed)
        else:
            missing.append((each.name, f"not drawn, {each.reason(needed)}"))
    return _Cast(
        subjects=[each.subject(views, needed, unit) for each in drawn],
        missing=missing,
        unit=unit,
        largest=max((each.largest for each in drawn), default=Fraction(0)),
        claims=claims,
    )


def _in_a_box(
    vehicles: Sequence[Vehicle],
    views: Sequence[str],
    scale: RowUnits,
    reading: Reading,
    box: Box | str,
    *,
    upright: bool,
) -> _Cast:
    """Return the vehicles that fit into a box, each in a box of its own."""
    # Only a drawing with a box asks what fits.
    from roverspecs.analyses.boxes import Box
    from roverspecs.analyses.fits import fits
    from roverspecs.pictures.bays import Bay

    if isinstance(box, str):
        box = Box.parse(box)
    # Each vehicle is asked alone, so that the order stays the one given.
    answers = [
        fits(
            vehicle,
            box=box,
            upright=upright,
            configuration=reading.configuration,
            prefer=reading.prefer,
        )
        for vehicle in vehicles
    ]
    unit = scale.unit(PUBLISHED["length"], box.sides)
    bays: list[Bay] = []
    names = headings_of(vehicles, _visible)
    for [fit], name, is_own in zip(answers, names, _are_own(vehicles), strict=True):
        bays.append(Bay.of(fit, name, box, reading, is_own=is_own))
    drawn = [bay for bay in bays if bay.is_drawn]
    return _Cast(
        subjects=[bay.subject(views, unit) for bay in drawn],
        missing=[(bay.portrait.name, bay.reason) for bay in bays if not bay.is_drawn],
        unit=unit,
        largest=max(map(metres, box.sides)),
        claims=[claim for bay in drawn for claim in bay.fit.inputs],
        box=str(box),
    )


def _are_own(vehicles: Sequence[Vehicle]) -> Sequence[bool]:
    """Return which vehicles are the reader's own, if others are not."""
    are_own = [not is_shipped(vehicle) for vehicle in vehicles]
    if all(are_own):
        return [False] * len(vehicles)
    return are_own


def _caption(claims: Iterable[Claim]) -> str:
    """Return the sources of some claims, and the version of the data."""
    # Only a picture names it.
    from roverspecs.records.data_version import SIGNATURE

    cited: dict[str, None] = {}
    for claim in claims:
        if claim.source is not None:
            year = (claim.source.date or "undated").partition("-")[0]
            cited[clean(f"{claim.source.publisher} {year}")] = None
    names = [*cited]
    if len(names) > _MOST_CITED:
        others = len(names) - _MOST_CITED
        names = [*names[:_MOST_CITED], f"and {others} more"]
    if not names:
        return SIGNATURE
    return f"Sources: {'; '.join(names)}. {SIGNATURE}"


def _words(given: object, choices: Iterable[str], option: str) -> list[str]:
    """Return the words of an option, each once."""
    offered = tuple(choices)
    if isinstance(given, str):
        given = [given]
    if not isinstance(given, Iterable) or isinstance(given, bytes | Mapping):
        message = f"expected words such as {offered[0]!r}, found {shortened(given)}"
        raise FieldError(message).at(option)
    words: list[object] = []
    for text in given:
        if isinstance(text, str):
            words += [word.strip().casefold() for word in text.split(",")]
        else:
            words.append(text)
    found = dict.fromkeys(one_of(word, offered, option) for word in words)
    if not found:
        message = f"expected at least one of {', '.join(map(repr, offered))}, found none"
        raise FieldError(message).at(option)
    return list(found)


def _things(given: object) -> list[str]:
    """Return the names of the yardsticks, or "auto" alone."""
    names = _words(given, ("auto", "none", *YARDSTICKS), "reference")
    if len(names) > 1 and {"auto", "none"} & {*names}:
        found = shortened(",".join(names))
        message = f"expected 'auto', 'none' or names of references, found {found}"
        raise FieldError(message).at("reference")
    if names == ["none"]:
        return []
    return names


def _visible(name: str) -> str:
    """Return a name, or nothing if no letter of it can be seen."""
    for letter in name:
        if unicodedata.category(letter)[0] in "LNPS" and letter not in _BLANK:
            return name
    return ""


def _needed(views: Iterable[str]) -> list[str]:
    """Return the sizes that some views show."""
    shown: set[str] = set()
    for view in views:
        shown.update(VIEWS[view])
    return [axis for axis in AXES if axis in shown]


def _unit(scale: RowUnits, portraits: Iterable[Portrait], needed: Sequence[str]) -> str:
    """Return the unit of all sizes of a drawing."""
    values = []
    for portrait in portraits:
        claims = map(portrait.sizes.claim, needed)
        values += [claim.published for claim in claims if claim]
    return scale.unit(PUBLISHED["length"], values)


def _missing(vehicles: Iterable[tuple[str, str]]) -> Iterable[str]:
    """Return a line for each reason, with the names of the vehicles that are not drawn for it."""
    by_reason: dict[str, list[str]] = {}
    for name, reason in vehicles:
        short = name
        if len(name) > _LONG:
            short = f"{name[:_LONG]}…"
        by_reason.setdefault(reason, []).append(short)
    for reason, names in by_reason.items():
        yield f"{reason[0].upper()}{reason[1:]}: {', '.join(names)}"


def _remarks(reading: Reading) -> Iterable[str]:
    if reading.configuration:
        yield f"Configuration asked for: {reading.configuration}"
    if reading.prefer:
        yield reading.prefer.remark
