"""Escapes: texts written so that each format shows them as they are."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

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
        "\u00a0": " ",
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


# Patterns are compiled where a text needs them, which few do.
_ANSI = r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[@-_])?"

UNSEEN = "[\x00-\x08\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
"""Characters that move the cursor, turn the direction of writing or cannot be encoded."""


# A no-break space between the digits of one number holds them together.
_BLANK = r"[^\S\u00a0]|(?<![0-9])\u00a0|\u00a0(?![0-9]{3})"


def clean(text: str) -> str:
    """Return a text in one line, without control and ANSI characters.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
    """
    # Most texts are printable, and the only blank in them is the plain space.
    if text.isprintable():
        if "  " in text or text.strip(" ") != text:
            return " ".join(text.split())
        return text
    text = re.sub(UNSEEN, "", re.sub(_BLANK, " ", re.sub(_ANSI, "", text)))
    return " ".join(filter(None, text.split(" ")))


# Its signs mean nothing to Markdown and reStructuredText where they stand here.
_ADDRESS = r"https?://(?:[^\W_]|[-.,:/?=&%+@]|(?<=[^\W_])_(?=[^\W_]))*(?:[^\W_]|/)"


def _by_word(escape: Callable[[str], str]) -> Callable[[str], str]:
    """Escape all words of a text except addresses, which would break."""

    def escaped(text: str) -> str:
        words = clean(text).split(" ")
        for place, word in enumerate(words):
            if not re.fullmatch(_ADDRESS, word):
                words[place] = escape(word)
        return " ".join(words)

    return escaped


_markdown_words = _by_word(lambda word: re.sub(r"([\\`*_{}\[\]<>|~#&$^])", r"\\\1", word))
_rst_words = _by_word(lambda word: re.sub(r"([\\`*_|])", r"\\\1", word).replace("::", ":\\:"))


def _markdown(text: str) -> str:
    escaped = _markdown_words(text)
    # A sign or a number at the start could begin a list or a heading.
    return re.sub(r"^(?:(?=[-+=])|([0-9]+)(?=[.)]))", r"\1\\", escaped)


def _markdown_number(text: str) -> str:
    # GitHub strikes through the text between two tildes, as in ~+5 (~+11).
    return re.sub(r"\(~(?=[+-])", r"(\~", clean(text))


def _rst(text: str) -> str:
    escaped = _rst_words(text)
    if re.match(r"[~≥≤<>]?[^\W_]++(?![.)](?: |$))|—?$|\[[^\W_]", escaped):
        return escaped
    # An escaped space shows nothing, and keeps a list or a title from beginning.
    return "\\ " + escaped


_LINK = r"(\(?)(https?://[^\s\"<>\\^`{|}]+?)([.,;:]*|[.,;:)]*)"


def with_links(text: str, written: Callable[[str], str], link: Callable[[str], str]) -> str:
    """Return a text with its addresses written as links.

    Parameters
    ----------
    text : str
        One line, clean.
    written : callable
        Returns the text between the addresses as a format shows it.
    link : callable
        Returns an address as a link; it is given as by :func:`address`.

    Returns
    -------
    str
    """
    made = []
    plain: list[str] = []
    for word in text.split(" "):
        found = re.fullmatch(_LINK, word)
        if not found:
            plain.append(word)
            continue
        before, url, after = found.groups()
        if after.startswith(")") and url.count("(") > url.count(")"):
            # The bracket was opened within the address.
            url, after = url + ")", after[1:]
        made.append(written(" ".join([*plain, before])))
        made.append(link(address(url)))
        plain = [after]
    return "".join([*made, written(" ".join(plain))])


# The ampersand first, as the others are written with it.
_HTML_CHARACTERS = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"}


def _html(text: str) -> str:
    # The module html does the same, and reads all names of characters for it.
    text = clean(text)
    for sign, name in _HTML_CHARACTERS.items():
        # To find none is quicker than to replace none.
        if sign in text:
            text = text.replace(sign, name)
    return text


_LATEX_CHARACTERS = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\^{}",
    "<": r"\ensuremath{<}",
    ">": r"\ensuremath{>}",
    **{sign: "\\" + sign for sign in "&%$#_{}"},
}
_BIBTEX_SIGNS = {
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
    **{
        sign: rf"\textsuperscript{{{digit}}}"
        for sign, digit in zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True)
    },
    "⁻": r"\textsuperscript{$-$}",
    "µ": r"\textmu{}",
    "μ": r"\textmu{}",
    "Δ": r"$\Delta$",
    "Ω": r"$\Omega$",
    "≈": r"$\approx$",
    "′": r"$'$",
    "″": r"$''$",
    "―": "---",
    "‐": "-",
    "‑": "-",
    "·": r"$\cdot$",
    "|": r"$|$",
    r"\^{}": r"\textasciicircum{}",
}
# A tilde in a table says that a value is approximate.
_LATEX_SIGNS = _BIBTEX_SIGNS | {r"\textasciitilde{}": r"$\sim$", "\u00a0": r"\,"}


# BibTeX counts braces, even those that LaTeX would print, and a tilde in a title
# is no mark of a value.
_BIBTEX_CHARACTERS = _LATEX_CHARACTERS | {
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
}


def latex_signs() -> frozenset[str]:
    """Return the signs outside ASCII that are written as commands of LaTeX."""
    return frozenset(sign for sign in _BIBTEX_SIGNS if not sign.isascii())


def latex_characters(text: str) -> str:
    """Return a text with the characters that mean something to LaTeX as commands.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
        One line; :func:`with_latex_signs` writes its other signs.
    """
    return "".join(_LATEX_CHARACTERS.get(each, each) for each in clean(text))


def address(url: str) -> str:
    """Return an address of the web in the signs that any program takes for a part of it.

    Parameters
    ----------
    url : str

    Returns
    -------
    str
        Letters outside ASCII, spaces, braces and the like by their percent codes.
    """
    from urllib.parse import quote

    # Within \url{} a brace or a backslash would end or begin something.
    return quote(clean(url), safe="!#$%&'()*+,/:;=?@[]~")


def bibtex_text(text: str) -> str:
    """Return a text as a field of BibTeX, which LaTeX shows as it is.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
        One line; letters outside ASCII stay.
    """
    escaped = "".join(_BIBTEX_CHARACTERS.get(each, each) for each in clean(text))
    return _with_signs(escaped, _BIBTEX_SIGNS)


def with_latex_signs(text: str) -> str:
    """Return a LaTeX document with its signs written as commands.

    Parameters
    ----------
    text : str
        A text, or a table and its notes; escaped.

    Returns
    -------
    str
    """
    return _with_signs(text, _LATEX_SIGNS)


def _with_signs(text: str, signs: Mapping[str, str]) -> str:
    # Two signs would join into a third, and the end of a row would take a
    # bracket or a star at the start of the next row for its own.
    text = re.sub(r"([-`'!?])(?=[-`'])", r"\1{}", text)
    text = re.sub(r"^ *(?=[\[*])", r"\g<0>{}", text, flags=re.MULTILINE)
    for sign, command in signs.items():
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


# How each format writes the characters that mean something to it; the others
# show all as they stand.  tabulate itself escapes tables of html and latex.
ESCAPES: dict[str, Callable[[str], str]] = {
    "markdown": _markdown,
    "pipe": _markdown,
    "github": _markdown,
    "rst": _rst,
    "unsafehtml": _html,
    "latex_raw": latex_characters,
    "orgtbl": _replacing("|", r"\vert{}"),
    "asciidoc": _replacing("|", r"\|"),
    "jira": _jira,
    "youtrack": _jira,
    "mediawiki": _by_number("[]{}|!~_"),
    "textile": _by_number("|*_@^~+-"),
    "moinmoin": _by_number("|"),
}
NOTE_ESCAPES = {
    "html": _html,
    "latex_booktabs": latex_characters,
    "latex_longtable": latex_characters,
}

NUMBER_ESCAPES = dict.fromkeys(("markdown", "pipe", "github"), _markdown_number)
"""The function for numbers and their marks, where few of their signs mean anything."""
