"""Texts that mean nothing to a layout: what each would take for its own, escaped."""

from __future__ import annotations

import re
from collections.abc import Callable

_ASCII = str.maketrans(
    {
        "≥": ">=",
        "≤": "<=",
        "–": "-",
        "—": "-",
        "−": "-",
        "×": "x",
        "÷": "/",
        "→": "->",
        "±": "+/-",
        "°": "deg",
        "²": "^2",
        "³": "^3",
        "µ": "u",
        "μ": "u",
        "·": "*",
    }
)


def in_ascii(text: str) -> str:
    """Return a text with its marks in ASCII, such as ``>=`` for ``≥``.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
        Letters that ASCII lacks stay.
    """
    return text.translate(_ASCII)


# Colours and the like, then what moves the cursor or the direction of writing.
_ANSI = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[@-_])?")
UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def clean(text: str) -> str:
    """Return a text in one line, without control and ANSI characters.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
    """
    return " ".join(UNSEEN.sub("", re.sub(r"\s", " ", _ANSI.sub("", text))).split())


# Of signs that mean nothing to Markdown and reStructuredText where they stand here.
_ADDRESS = r"https?://(?:[^\W_]|[-.,:/?=&%+@]|(?<=[^\W_])_(?=[^\W_]))*(?:[^\W_]|/)"


def _by_word(escape: Callable[[str], str]) -> Callable[[str], str]:
    """Escape all words of a text but addresses, which would break."""

    def escaped(text: str) -> str:
        return " ".join(
            word if re.fullmatch(_ADDRESS, word) else escape(word)
            for word in clean(text).split(" ")
        )

    return escaped


def _markdown(text: str) -> str:
    escaped = _by_word(lambda word: re.sub(r"([\\`*_{}\[\]<>|~#&$^])", r"\\\1", word))(text)
    # What would begin a list or a heading.
    return re.sub(r"^(?:(?=[-+=])|([0-9]+)(?=[.)]))", r"\1\\", escaped)


def _rst(text: str) -> str:
    escaped = _by_word(lambda word: re.sub(r"([\\`*_|])", r"\\\1", word).replace("::", ":\\:"))(
        text
    )
    # An escaped space is nothing, and keeps a list or a title from beginning.
    return (
        escaped
        if re.match(r"[~≥≤<>]?[^\W_]++(?![.)](?: |$))|—?$|\[[^\W_]", escaped)
        else "\\ " + escaped
    )


def _html(text: str) -> str:
    from html import escape

    return escape(clean(text))


_LATEX_CHARACTERS = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\^{}",
    "<": r"\ensuremath{<}",
    ">": r"\ensuremath{>}",
    **{sign: "\\" + sign for sign in "&%$#_{}"},
}
_LATEX_SIGNS = {
    "≥": r"$\geq$",
    "≤": r"$\leq$",
    "±": r"$\pm$",
    "–": "--",
    "—": "---",
    "−": r"$-$",
    "×": r"$\times$",
    "÷": r"$\div$",
    "→": r"$\to$",
    "°": r"\textdegree{}",
    "²": r"\textsuperscript{2}",
    "³": r"\textsuperscript{3}",
    "µ": r"\textmu{}",
    "·": r"$\cdot$",
    "|": r"$|$",
    r"\^{}": r"\textasciicircum{}",
    r"\textasciitilde{}": r"$\sim$",
}


def _latex(text: str) -> str:
    return "".join(_LATEX_CHARACTERS.get(each, each) for each in clean(text))


def latex_text(text: str) -> str:
    """Return a text as LaTeX shows it.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
        In one line; letters outside ASCII stand as they are.
    """
    return with_latex_signs(_latex(text))


def with_latex_signs(text: str) -> str:
    """Return a LaTeX document with its signs written as commands.

    Parameters
    ----------
    text : str
        Its table and notes, escaped.

    Returns
    -------
    str
    """
    # Two signs that would join into a third, and a bracket or star that the
    # end of the row before would take for its own.
    text = re.sub(r"([-`'!?])(?=[-`'])", r"\1{}", text)
    text = re.sub(r"^ *(?=[\[*])", r"\g<0>{}", text, flags=re.MULTILINE)
    for sign, command in _LATEX_SIGNS.items():
        text = text.replace(sign, command)
    return text


def _replacing(old: str, new: str) -> Callable[[str], str]:
    return lambda text: clean(text).replace(old, new)


def _by_number(signs: str) -> Callable[[str], str]:
    def escaped(text: str) -> str:
        return re.sub(f"[{re.escape(signs)}]", lambda found: f"&#{ord(found[0])};", _html(text))

    return escaped


def _jira(text: str) -> str:
    return re.sub(r"([\\|*_{}\[\]!^~+-])", r"\\\1", clean(text))


# How each layout writes what it would take for its own; the others show the
# characters as they stand.  tabulate itself escapes html and latex tables.
ESCAPES: dict[str, Callable[[str], str]] = {
    "markdown": _markdown,
    "pipe": _markdown,
    "github": _markdown,
    "rst": _rst,
    "unsafehtml": _html,
    "latex_raw": _latex,
    "orgtbl": _replacing("|", r"\vert{}"),
    "asciidoc": _replacing("|", r"\|"),
    "jira": _jira,
    "youtrack": _jira,
    "mediawiki": _by_number("[]{}|!~_"),
    "textile": _by_number("|*_@^~+-"),
    "moinmoin": _by_number("|"),
}
NOTE_ESCAPES = {"html": _html, "latex": _latex, "latex_booktabs": _latex, "latex_longtable": _latex}
