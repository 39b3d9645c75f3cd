"""Themes: the colours of drawings and charts."""

from __future__ import annotations

from roverspecs.errors import one_of

COLOURS = {
    "light": {
        "paper": "#ffffff",
        "ink": "#1c1e21",
        "quiet": "#5a6068",
        "line": "#d9dde2",
        "data": "#1f5c99",
        "own": "#b8400a",
        "box": "#dbe8f5",
        "own box": "#fbe3d0",
        "thing": "#868f99",
    },
    "dark": {
        "paper": "#15181c",
        "ink": "#e8eaed",
        "quiet": "#a3abb5",
        "line": "#343a42",
        "data": "#7db8f0",
        "own": "#ff9d5c",
        "box": "#1d3550",
        "own box": "#4d2c12",
        "thing": "#6f7984",
    },
}
"""The colours of each theme: paper, two inks, grid lines, data, the user's own vehicles, boxes
of both, and familiar things."""

THEMES = ("auto", *COLOURS)
"""The themes.  "auto" follows the reader's device in an SVG drawing and is light elsewhere."""


def check_theme(theme: object) -> str:
    """Return the name of a theme if there is one.

    Parameters
    ----------
    theme : str
        One of :data:`THEMES`.

    Returns
    -------
    str

    Raises
    ------
    FieldError
        If the theme is not known; the message offers the nearest one.
    """
    return one_of(theme, THEMES, "theme")


def fixed_theme(theme: object) -> str:
    """Return the theme of a picture that cannot follow the reader's device.

    Parameters
    ----------
    theme : str
        One of :data:`THEMES`.

    Returns
    -------
    str
        One of :data:`COLOURS`; light for "auto".

    Raises
    ------
    FieldError
        If the theme is not known; the message offers the nearest one.
    """
    name = check_theme(theme)
    if name == "auto":
        return "light"
    return name
