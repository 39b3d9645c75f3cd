r"""LaTeX: letters and signs, those that its usual fonts have and those that they lack."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from roverspecs.tables.escapes import (
    clean,
    latex_characters,
    latex_signs,
    with_latex_signs,
    with_links,
)

LETTERS = r"\roverletters"
"""The command around letters that the usual fonts lack; the paper may define it."""

_NUMBERS = r"\rovernumbers"

_ORIGINAL = (
    "% To print other letters as they are, with a font that has them, write before this:\n"
    rf"% \newcommand{{{LETTERS}}}[2]{{#1}}" + "\n"
    rf"\providecommand{{{LETTERS}}}[2]{{#2}}"
)
_WARNING = (
    rf"\providecommand{{{_NUMBERS}}}[1]{{\PackageWarning{{roverspecs}}{{"
    "#1 stands for letters that the fonts lack: "
    "give the vehicle an alias, or the source a translated_title, "
    rf"or define \string{LETTERS}}}#1}}"
)

# What the oldest encoding of fonts, which is still the usual one, has no command for.
# Where the encoding has the command, it prints the letter itself.
_PROVIDED = (
    ("ĄąĘęĮįŲų", r"\k}[1]{#1}"),
    ("Đ", r"\DJ}{D}"),
    ("đ", r"\dj}{d}"),
    ("Ð", r"\DH}{D}"),
    ("ð", r"\dh}{d}"),
    ("Þ", r"\TH}{Th}"),
    ("þ", r"\th}{th}"),
    ("Ŋ", r"\NG}{Ng}"),
    ("ŋ", r"\ng}{ng}"),
    # Older versions of LaTeX misspell them.
    ("«", r"\guillemetleft}{\ensuremath{\ll}}"),
    ("«", r"\guillemotleft}{\ensuremath{\ll}}"),
    ("»", r"\guillemetright}{\ensuremath{\gg}}"),
    ("»", r"\guillemotright}{\ensuremath{\gg}}"),
    ("‹", r"\guilsinglleft}{\ensuremath{<}}"),
    ("›", r"\guilsinglright}{\ensuremath{>}}"),
    ("„", r"\quotedblbase}{,,}"),
    ("‚", r"\quotesinglbase}{,}"),
)

# Letters and signs that LaTeX prints in any encoding, besides those that are
# written as commands, and the space within a long number.  It lacks a few
# letters of the block Latin Extended-A.
_LATIN = "\x20-\x7e\xa0-\xac\xae-\u017e\u0218-\u021b‘’‚“”„†‡•…‰‹›€™"
_LACKING = "ĦħĸĿŀŉŦŧ"
OTHER = re.compile(f"(?:[{_LACKING}]|[^{_LATIN}{''.join(sorted(latex_signs()))}])+")
"""Letters that the usual fonts lack."""


def is_printable(text: str) -> bool:
    """Return whether LaTeX has all letters of a text in its usual fonts.

    Parameters
    ----------
    text : str

    Returns
    -------
    bool
    """
    return not OTHER.search(_composed(text))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", clean(text))


def definitions(document: str) -> list[str]:
    r"""Return the lines that a document needs before its text.

    Parameters
    ----------
    document : str

    Returns
    -------
    list of str
        Commands of LaTeX for the letters that occur in it and that an encoding
        of fonts may lack.
    """
    lines = []
    for letters, command in _PROVIDED:
        if any(letter in document for letter in letters):
            lines.append(r"\ProvideTextCommandDefault{" + command)
    return lines


def letter_commands(body: str) -> Iterator[str]:
    """Yield the lines that a table needs before it, for the letters that its fonts may lack."""
    if LETTERS in body:
        yield _ORIGINAL
    if _NUMBERS in body:
        yield _WARNING
    yield from definitions(body)


class Spelling:
    """Write texts in letters that the usual fonts have.

    Parameters
    ----------
    latin : mapping of str to str, optional
        Names in letters that the fonts lack, and the name to print for each.
    """

    def __init__(self, latin: Mapping[str, str] | None = None) -> None:
        self._latin = {_composed(name): _composed(other) for name, other in (latin or {}).items()}
        # A name may be a part of another one.
        longest_first = sorted(self._latin, key=len, reverse=True)
        names = [rf"(?<!\w){re.escape(name)}(?!\w)" for name in longest_first]
        self._other = re.compile("|".join([*names, OTHER.pattern]))

    def printed(self, text: str) -> str:
        """Return a text with the names that are printed in it."""
        return self._other.sub(lambda found: self._latin.get(found[0], found[0]), _composed(text))

    def text_of(self, text: str, *, has_links: bool = True) -> str:
        r"""Return a text as LaTeX prints it.

        Parameters
        ----------
        text : str
        has_links : bool, default True
            Write addresses as ``\url{}``, which no argument of a command may hold.

        Returns
        -------
        str
            One line.
        """
        composed = _composed(text)
        if not has_links:
            return self._escaped(composed)
        return with_links(composed, self._escaped, lambda url: rf"\url{{{url}}}")

    def with_own_letters(self, text: str, made: str) -> str:
        """Return a text as it is printed, with its own letters for a paper with a font for them.

        Parameters
        ----------
        text : str
        made : str
            The text as :meth:`text_of` writes what is printed.

        Returns
        -------
        str
        """
        if self.printed(text) == _composed(text):
            return made
        return _in_letters(_composed(text), made)

    def _escaped(self, text: str) -> str:
        made = []
        end = 0
        for found in self._other.finditer(text):
            made.append(_as_it_is(text[end : found.start()]))
            end = found.end()
            made.append(_in_letters(found[0], self._romanized(found[0])))
        return "".join([*made, _as_it_is(text[end:])])

    def _romanized(self, letters: str) -> str:
        """Return other letters by a name for them, in ASCII, or by their numbers in Unicode."""
        if letters in self._latin:
            return _as_it_is(self._latin[letters])
        taken_apart = unicodedata.normalize("NFKD", letters)
        base = "".join(each for each in taken_apart if not unicodedata.combining(each))
        if base.isascii():
            return _as_it_is(base)
        numbers = " ".join(f"U+{ord(each):04X}" for each in letters)
        return f"{_NUMBERS}{{{numbers}}}"


def text_of(text: str) -> str:
    """Return a text as LaTeX prints it, without names for other letters."""
    return Spelling().text_of(text)


def _in_letters(letters: str, printed: str) -> str:
    return f"{LETTERS}{{{_as_it_is(letters)}}}{{{printed}}}"


def _as_it_is(text: str) -> str:
    # Spaces at the ends part the text from what stands beside it.
    core = text.strip(" ")
    if not core:
        return text
    return text.replace(core, with_latex_signs(latex_characters(core)), 1)
