"""Paper: the sheet that a drawing is laid out on."""

from __future__ import annotations

import attrs

from roverspecs.pictures.proportions import PIXELS_PER_INCH, read_aspect, read_width

_POINTS_PER_INCH = 72
_DOTS_PER_INCH = 300


@attrs.frozen(kw_only=True)
class Paper:
    """Hold the sheet that a drawing is laid out on.

    Attributes
    ----------
    width : float or None
        In pixels; None for as wide as the drawing needs.
    aspect : float or None
        The width divided by the height; None for as high as it needs.
    density : float
        The dots of an image in a pixel.  A width in pixels is one in dots;
        with a length, an image has 300 dots in an inch.
    is_printed : bool
        Whether the width is a length, as on paper.
    extra : float
        The pixels that a sheet may be wider than usual where no width is asked for.
    """

    width: float | None = None
    aspect: float | None = None
    density: float = 2.0
    is_printed: bool = False
    # It stays out of the ids of a picture, which are made from what it holds.
    extra: float = attrs.field(default=0.0, repr=False)

    @staticmethod
    def of(width: object = None, aspect: object = None) -> Paper:
        """Return the sheet of a width and an aspect.

        Parameters
        ----------
        width : str, int or float, optional
            As :func:`roverspecs.pictures.proportions.read_width` reads it.
        aspect : str, int or float, optional
            As :func:`roverspecs.pictures.proportions.read_aspect` reads it.

        Returns
        -------
        Paper

        Raises
        ------
        FieldError
            If one of them cannot be read, or is out of its range.
        """
        paper = Paper()
        if aspect is not None:
            paper = attrs.evolve(paper, aspect=read_aspect(aspect))
        if width is None:
            return paper
        read = read_width(width)
        density = _DOTS_PER_INCH / PIXELS_PER_INCH
        if read.is_in_pixels:
            density = 1.0
        pixels = read.points * PIXELS_PER_INCH / _POINTS_PER_INCH
        is_printed = not read.is_in_pixels
        return attrs.evolve(paper, width=pixels, density=density, is_printed=is_printed)
