"""Themes: the colours of drawings and charts, and the files that both are saved in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from roverspecs.errors import FieldError, one_of, shortened

COLOURS = {
    "light": {
        "paper": "#ffffff",
        "ink": "#1c1e21",
        "quiet": "#5a6068",
        "line": "#d9dde2",
        "data": "#1f5c99",
        "box": "#dbe8f5",
        "thing": "#868f99",
    },
    "dark": {
        "paper": "#15181c",
        "ink": "#e8eaed",
        "quiet": "#a3abb5",
        "line": "#343a42",
        "data": "#7db8f0",
        "box": "#1d3550",
        "thing": "#6f7984",
    },
}
"""The colours of each theme: paper, two inks, grid lines, data, boxes and familiar things."""

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


def save(path: object, suffixes: Sequence[str], draw: Callable[[str], bytes]) -> None:
    """Draw a picture into a file.

    Parameters
    ----------
    path : str or path
        Its ending says the format, in any case.
    suffixes : sequence of str
        The endings there are, such as ``".svg"``.
    draw : callable
        Returns the content of the file for one of the suffixes.

    Raises
    ------
    FieldError
        If the path has another ending or cannot be a path.
    OSError
        If the file cannot be written.
    """
    # Only a picture that is saved needs them, and they take 5 ms to import.
    from pathlib import Path

    from roverspecs.tables import saving

    wrong = FieldError(f"expected a path such as 'rovers.svg', found {shortened(path)}")
    try:
        file = Path(path)  # type: ignore[arg-type]  # what is no path is refused below
    except TypeError:
        raise wrong.at("path") from None
    suffix = file.suffix.casefold()
    if suffix not in suffixes:
        endings = f"{', '.join(suffixes[:-1])} or {suffixes[-1]}"
        message = f"expected a name that ends in {endings}, found {shortened(file.name)}"
        raise FieldError(message).at("path")
    # The picture is drawn before the file is opened, so that a failure leaves no file behind.
    content = draw(suffix)
    try:
        # As it was given: a Path has lost the slash behind the name of a folder.
        saving.save(path, content)  # type: ignore[arg-type]  # what is no path is refused above
    except ValueError:
        # The path has a null character or half a letter in it.
        raise wrong.at("path") from None
