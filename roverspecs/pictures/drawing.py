"""Drawings: vehicles as boxes to one scale, from their records to what a picture shows.

A box is as large as what was published, and no size is invented: an edge is
dashed where its place is only about known, and a vehicle of which one size is
known is a line with two ends.  :mod:`roverspecs.pictures.svg` makes a picture of it,
:mod:`roverspecs.pictures.characters` text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from roverspecs.comparisons.comparison import DEFAULT_VEHICLES, Comparison
from roverspecs.comparisons.row_units import RowUnits
from roverspecs.errors import FieldError, shortened, suggestion
from roverspecs.pictures.portraits import VIEWS, Measure, Subject, listed
from roverspecs.pictures.references import REFERENCES, suiting
from roverspecs.records.catalog import Catalog
from roverspecs.records.claims import check_configuration
from roverspecs.records.trust import Preference
from roverspecs.records.vehicles import SPECS, Vehicle

if TYPE_CHECKING:
    from os import PathLike

SUFFIXES = (".svg", ".png", ".pdf", ".txt")
"""The file formats that a drawing is saved in."""

MOST_NAMED = 5
"""How many vehicles the title of a drawing names."""


@attrs.frozen(kw_only=True, repr=False)
class Drawing:
    """Hold vehicles, side by side at one scale.

    Attributes
    ----------
    views : tuple of str
        Of :data:`VIEWS`.
    subjects : tuple of Subject
        The references first, then the vehicles that can be drawn.
    missing : tuple of str
        The vehicles that cannot be drawn, with the reason.
    remarks : tuple of str
        What holds for the whole picture.
    unit : str
        In which the sizes are told.
    """

    views: tuple[str, ...]
    subjects: tuple[Subject, ...]
    missing: tuple[str, ...]
    remarks: tuple[str, ...]
    unit: str

    @property
    def title(self) -> str:
        """What is drawn, in a line."""
        names = [subject.name for subject in self.subjects if not subject.is_reference]
        views = f"{listed(self.views)} view{'s' if self.views[1:] else ''}"
        told = listed(names) if len(names) <= MOST_NAMED else f"{len(names)} vehicles"
        return f"{told} to scale: {views}" if names else "Nothing that can be drawn to scale"

    @property
    def description(self) -> str:
        """What is drawn, in words, with all figures."""
        return (
            ". ".join(
                [*(subject.sentence for subject in self.subjects), *self.missing, *self.remarks]
            )
            + "."
        )

    def svg(self, *, theme: str = "auto", id_prefix: str | None = None) -> str:
        """Return the drawing as an SVG element.

        Parameters
        ----------
        theme : {"auto", "light", "dark"}
            The colours; "auto" leaves it to the reader's device.
        id_prefix : str, optional
            What each id and class begins with; by default it is made from
            the content, so that several drawings can stand in one page.

        Returns
        -------
        str
            Without an XML declaration, to stand in a page or in a file.

        Raises
        ------
        FieldError
            If there is no such theme, or the prefix cannot begin an id.
        """
        # Pictures stand above drawings; the methods are a convenience.
        from roverspecs.pictures.svg import render

        return render(self, theme=theme, id_prefix=id_prefix)

    def text(self, width: int = 80, *, ascii: bool = False) -> str:
        r"""Return the drawing in box-drawing characters.

        Parameters
        ----------
        width : int, default 80
            The most columns that a line may have; less than 40 is taken for
            40, the least that a picture has room in.
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
            If the width is no number above zero.
        """
        from roverspecs.pictures.characters import render

        return render(self, width, ascii=ascii)

    def png(self, *, theme: str = "light") -> bytes:
        """Return the drawing as a PNG image, twice as large as the SVG or 32000 pixels high.

        The less of both: a picture of hundreds of vehicles is made smaller
        than the SVG, for an image cannot be higher.

        CairoSVG sets names in scripts that are written from right to left, or
        joined, letter by letter: for those, take the SVG.

        Parameters
        ----------
        theme : {"light", "dark"}
            "auto" is light.

        Returns
        -------
        bytes

        Raises
        ------
        FieldError
            If there is no such theme, or CairoSVG cannot be used.
        """
        from roverspecs.pictures.svg import rasterised

        return rasterised(self, "png", theme=theme)

    def pdf(self, *, theme: str = "light") -> bytes:
        """Return the drawing as a PDF file of one page.

        As for names in other scripts, see :meth:`png`.

        Parameters
        ----------
        theme : {"light", "dark"}
            "auto" is light.

        Returns
        -------
        bytes

        Raises
        ------
        FieldError
            If there is no such theme, or CairoSVG cannot be used.
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
            "auto" is light but for SVG; text has no colours.

        Raises
        ------
        FieldError
            If the path ends in anything else or cannot be one, or as for
            :meth:`png`.
        OSError
            If the file cannot be written.
        """
        from roverspecs.pictures.svg import check_theme

        wrong = FieldError(f"expected a path such as 'rovers.svg', found {shortened(path)}").at(
            "path"
        )
        try:
            file = Path(path)
        except TypeError:
            raise wrong from None
        suffix = file.suffix.casefold()
        if suffix not in SUFFIXES:
            expected = f"expected a name that ends in {', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}"
            raise FieldError(f"{expected}, found {shortened(file.name)}").at("path")
        check_theme(theme)
        # Drawn before the file is opened: what fails leaves none behind.
        content = self._drawn(suffix, theme)
        try:
            file.write_bytes(content)
        except ValueError:
            # A null character, or half a letter.
            raise wrong from None

    def _drawn(self, suffix: str, theme: str) -> bytes:
        if suffix == ".png":
            return self.png(theme=theme)
        if suffix == ".pdf":
            return self.pdf(theme=theme)
        text = self.svg(theme=theme) if suffix == ".svg" else self.text()
        return f"{text}\n".encode()

    def __str__(self) -> str:
        """Return the drawing as text."""
        return self.text()

    def __repr__(self) -> str:
        """Return what is drawn."""
        return f"<Drawing of {self.title}>"

    def _repr_svg_(self) -> str:
        """Return the drawing as SVG, for Jupyter."""
        return self.svg()


def draw(
    vehicles: Iterable[Vehicle | str] | Vehicle | None = None,
    *,
    views: str | Iterable[str] = tuple(VIEWS),
    reference: str | Iterable[str] = "auto",
    units: str | Mapping[str, str] = "metric",
    configuration: str | None = None,
    prefer: str | Iterable[str] | Preference | None = None,
    catalog: Catalog | None = None,
) -> Drawing:
    """Draw vehicles as boxes on one ground line, at one scale.

    Of each vehicle the configuration is drawn in which most is known; one
    that is stated goes before "unstated", even if one size less is known in
    it, and of equals that of which :func:`roverspecs.compare` shows most.
    What is published in another one only is taken from there, and its edges
    are dashed, as where a figure is about, a bound or a range.  A tolerance
    (±) says how sure a size is: its edges are solid, in the middle of it.  A
    diameter stands for the length and the width that nobody published, and
    for the height of what is a ball.  Where a comparison shows another figure
    than is drawn, that is told, too.

    Parameters
    ----------
    vehicles : iterable of Vehicle or str, length n, optional
        In the order given; a string is looked up in the catalog.  One vehicle
        or string may stand for itself.  By default LEV-2, Tenacious and the
        LUPEX rover.
    views : str or iterable of str, default ("side", "front", "top")
        Or a text of them with commas.
    reference : str or iterable of str, default "auto"
        What to draw beside them: "hand" (19 cm from wrist to fingertip),
        "a4" (a sheet of 21.0 by 29.7 cm, ISO 216), "adult" (1.75 m tall);
        sizes by convention and from no record.  "auto" takes the one that
        suits the largest vehicle, "none" none.
    units : str or mapping of str to str, default "metric"
        As for :func:`roverspecs.compare`: all sizes are told in one unit,
        that of the length.
    configuration : str, optional
        The one to draw as far as sizes are published in it.
    prefer : str, iterable of str or Preference, optional
        Which claims to prefer to the order of trust.
    catalog : Catalog, optional
        Where strings are looked up; by default the shipped records.

    Returns
    -------
    Drawing

    Raises
    ------
    UnknownVehicleError
        If a name is not known; the message offers the nearest ones.
    UnitError
        If there is no such unit or unit system.
    FieldError
        If there are no vehicles, or an option is of another type or out of
        its range.

    Examples
    --------
    >>> draw("tenacious").subjects[1].lines
    ('length 54 cm', 'width 31.5 cm', 'height 26 cm', 'configuration unstated')
    """
    asked = _words(views, tuple(VIEWS), "views")
    references = _references(reference)
    check_configuration(configuration)
    if not isinstance(units, str | Mapping):
        raise FieldError(f"expected units such as 'metric', found {shortened(units)}").at("units")
    scale, preference = RowUnits.parse(units), Preference.parse(prefer)
    chosen = Catalog.of(catalog).find(DEFAULT_VEHICLES if vehicles is None else vehicles)
    if not chosen:
        raise FieldError("expected at least one vehicle, found none").at("vehicles")
    if preference.ranks:
        preference.check(claim for each in chosen for spec in SPECS for claim in each.claims(spec))
    names = Comparison(vehicles=chosen, rows=()).headings(_visible)
    measures = [
        Measure.of(vehicle, name, configuration, preference)
        for vehicle, name in zip(chosen, names, strict=True)
    ]
    needed = [spec for spec in SPECS if any(spec in VIEWS[view] for view in asked)]
    claims = [
        size.claim for each in measures for spec, size in each.sizes.items() if spec in needed
    ]
    unit = scale.unit(SPECS["length"], (claim.published for claim in claims))
    drawn = [each for each in measures if each.is_drawn(asked)]
    if references == ["auto"] and drawn:
        references = [suiting(max(each.largest for each in drawn))]
    remarks = [f"Configuration asked for: {configuration}"] if configuration else []
    remarks += [f"Preferred, before the order of trust: {preference}"] if preference else []
    return Drawing(
        views=tuple(asked),
        subjects=(
            *(REFERENCES[name].subject(asked, unit) for name in references if drawn),
            *(each.subject(asked, needed, unit) for each in drawn),
        ),
        missing=tuple(
            _missing([(each.name, each.reason(needed)) for each in measures if each not in drawn])
        ),
        remarks=tuple(remarks),
        unit=unit,
    )


def _words(given: Any, choices: Sequence[str], option: str) -> list[str]:
    """Return the words of an option, each once, or say which is none of the choices."""
    words = given.split(",") if isinstance(given, str) else given
    if not isinstance(words, Iterable) or isinstance(words, bytes | Mapping):
        raise FieldError(f"expected words such as {choices[0]!r}, found {shortened(given)}").at(
            option
        )
    found: list[str] = []
    for each in words:
        word = each.strip().casefold() if isinstance(each, str) else each
        if word not in choices:
            raise FieldError(f"unknown {shortened(each)}: {suggestion(str(each), choices)}").at(
                option
            )
        found.append(word)
    if not found:
        raise FieldError(
            f"expected at least one of {', '.join(map(repr, choices))}, found none"
        ).at(option)
    return list(dict.fromkeys(found))


def _visible(name: str) -> str:
    """Return a name, or nothing where nothing of it can be seen."""
    is_seen = any(
        unicodedata.category(letter)[0] in "LNPS" and letter not in _BLANK for letter in name
    )
    return name if is_seen else ""


# Fillers of Hangul and an empty pattern of Braille: letters by their category.
_BLANK = "\u115f\u1160\u2800\u3164\uffa0"


def _references(given: Any) -> list[str]:
    """Return the names of the references that are asked for, or "auto" alone."""
    names = _words(given, ("auto", "none", *REFERENCES), "reference")
    if len(names) > 1 and {"auto", "none"} & set(names):
        message = (
            f"expected 'auto', 'none' or names of references, found {shortened(','.join(names))}"
        )
        raise FieldError(message).at("reference")
    return [] if names == ["none"] else names


def _missing(vehicles: Iterable[tuple[str, str]]) -> Iterable[str]:
    """Name those that are not drawn, by the reason."""
    by_reason: dict[str, list[str]] = {}
    for name, reason in vehicles:
        by_reason.setdefault(reason, []).append(name if len(name) <= _LONG else f"{name[:_LONG]}…")
    for reason, names in by_reason.items():
        yield f"Not drawn, {reason}: {', '.join(names)}"


_LONG = 60
