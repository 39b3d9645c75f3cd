"""Drawings: vehicles as boxes at one scale, side by side, as SVG, PNG, PDF or text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs

from roverspecs.comparisons.query import DEFAULT_VEHICLES
from roverspecs.errors import FieldError, one_of, shortened
from roverspecs.pictures.casts import Asked, Cast, in_a_box, side_by_side
from roverspecs.pictures.paper import Paper
from roverspecs.pictures.scene import VIEWS, Scene, Subject
from roverspecs.pictures.themes import check_theme
from roverspecs.pictures.yardsticks import YARDSTICKS
from roverspecs.records.catalog import Catalog
from roverspecs.records.reading import Reading
from roverspecs.records.vehicles import Vehicle
from roverspecs.tables.escapes import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from os import PathLike

    from roverspecs.analyses.boxes import Box
    from roverspecs.comparisons.row_units import RowUnits
    from roverspecs.records.trust import Preference

SUFFIXES = (".svg", ".png", ".pdf", ".txt")
"""The endings of the files that a drawing is saved in."""

LABELS = ("auto", "full", "short")
"""How much the labels of a picture say."""


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
        as Japanese ones, are squares unless it has a font with them, and a
        :class:`~roverspecs.errors.LetterWarning` names them.

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
    views: str | Iterable[str] = tuple(VIEWS),
    *,
    reference: str | Iterable[str] = "auto",
    box: Box | str | None = None,
    clearance: str | None = None,
    upright: bool = False,
    mass: str | None = None,
    units: str | Mapping[str, str] | RowUnits | None = None,
    also: str | Mapping[str, str] | RowUnits | None = None,
    configuration: str | None = None,
    prefer: str | Iterable[str] | Preference | None = None,
    catalog: Catalog | None = None,
    title: str | None = None,
    width: str | float | None = None,
    aspect: str | None = None,
    caption: bool = True,
    labels: str = "auto",
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
    published, also of a vehicle that lies in a box.  A shape that is too small
    to be seen is drawn again in a frame, enlarged, with a scale bar of its own.
    Your own vehicles have a colour of their own beside those of the catalog.

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
        takes the one that suits the largest vehicle, and none beside a box,
        which is a measure itself; "none" draws only vehicles.
    box : Box or str, optional
        Draw each vehicle in a box, length × width × height, such as
        ``"60x40x40cm"``, lying as :func:`roverspecs.fits` answers.  A label says
        with a sign and in words whether the vehicle fits.  One that does not
        is drawn behind the outline of the box, as it would stick out least.
    clearance : str, optional
        The room that stays free on every side of the box, such as ``"1 in"``;
        the outline is smaller by it.
    upright : bool, default False
        Whether vehicles may only be turned as they stand, and not tipped.
    mass : str, optional
        The largest mass that the box is for, such as ``"6 kg"``; with a box.
    units : str, mapping of str to str, or RowUnits, optional
        As for :func:`roverspecs.compare`.  All sizes have the unit of the
        length.  By default it is the smallest of a box, as for
        :func:`roverspecs.fits`, and a metric one without a box.
    also : str, mapping of str to str, or RowUnits, optional
        Second units, which stand in brackets, as for :func:`roverspecs.compare`.
    configuration : str, optional
        The configuration to draw, as far as sizes are published in it.
    prefer : str, iterable of str or Preference, optional
        The claims to prefer over the usual order of trust.
    catalog : Catalog, optional
        Where strings are looked up; by default the shipped records.
    title : str, optional
        A title at the head of the picture; none by default.
    width : str or float, optional
        The width of the SVG, PNG or PDF: a number of pixels, or a length such
        as ``"16 cm"``; by default as wide as the drawing needs.
    aspect : str, optional
        Its width and height, such as ``"16:9"`` for a slide; by default as
        high as the drawing needs.
    caption : bool, default True
        Whether the SVG, PNG or PDF names the sources and the version of the
        data in a line below.
    labels : {"auto", "full", "short"}
        Whether the labels of the SVG, PNG or PDF say all, or in a few lines the
        sizes, and beside a box whether a vehicle fits, with every cause.
        "auto" is short for a slide: with a box and an aspect.

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
    one_of(labels, LABELS, "labels")
    things = _things(reference)
    reading = Reading(configuration=configuration, prefer=prefer)
    if units is None:
        units = _usual_units(box)
    asked = Asked.of(_words(views, VIEWS, "views"), reading, units, also)
    heading = _heading(title)
    paper = Paper.of(width, aspect)
    if vehicles is None:
        vehicles = DEFAULT_VEHICLES
    chosen = Catalog.of(catalog).find(vehicles)
    if not chosen:
        raise FieldError("expected at least one vehicle, found none").at("vehicles")
    reading.check(chosen)
    if box is None:
        if mass is not None:
            raise FieldError("it is a limit beside a box: give box, too").at("mass")
        if clearance is not None:
            raise FieldError("it stays free in a box: give box, too").at("clearance")
        cast = side_by_side(chosen, asked)
    else:
        cast = in_a_box(chosen, asked, box, clearance=clearance, upright=upright, mass=mass)
    words = ""
    if caption:
        words = cast.caption
    is_slide = box is not None and aspect is not None
    return Drawing(
        views=asked.views,
        subjects=(*_beside(cast, things, asked.views), *cast.subjects),
        missing=cast.absences,
        remarks=tuple(_remarks(reading)),
        unit=cast.units.unit,
        also=cast.units.second,
        heading=heading,
        box=cast.box,
        caption=words,
        is_short=labels == "short" or (labels == "auto" and is_slide),
        paper=paper,
        sources=cast.sources,
    )


def _usual_units(box: Box | str | None) -> str | Mapping[str, str]:
    """Return the units of sizes where none are asked for: those of the box, if there is one."""
    if box is None:
        return "metric"
    # Only a drawing with a box needs them.
    from roverspecs.analyses.boxes import Box

    return {"default": "metric", "length": Box.of(box).unit}


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


def _beside(cast: Cast, things: list[str], views: Sequence[str]) -> Iterable[Subject]:
    """Return the yardsticks beside the vehicles, if any are drawn."""
    if not cast.subjects:
        return
    if things == ["auto"]:
        things = cast.suiting
    for thing in things:
        yield YARDSTICKS[thing].subject(views, cast.units)


def _heading(title: object) -> str:
    """Return a title in one line, empty for none."""
    if title is None:
        return ""
    if not isinstance(title, str):
        raise FieldError(f"expected text, found {shortened(title)}").at("title")
    return clean(title)


def _remarks(reading: Reading) -> Iterable[str]:
    if reading.configuration:
        yield f"Configuration asked for: {reading.configuration}"
    if reading.prefer:
        yield reading.prefer.remark
