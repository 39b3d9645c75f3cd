"""Every exception that roverspecs raises on purpose.

Each one is a :class:`RoverspecsError` and also the builtin it refines, can be
pickled, and carries its values as attributes.  Its message names the expected
and the found, and the choices there are.
"""

from __future__ import annotations

import functools
from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from contextvars import ContextVar
    from typing import Any, Self


class RoverspecsError(Exception):
    """Be the base of every error that roverspecs raises on purpose.

    Attributes
    ----------
    where : str
        The place the error was found at, such as ``"mass"``; empty if unknown.
    """

    where = ""

    def at(self, where: str) -> Self:
        """Name the place of the error while it rises, outermost first."""
        self.where = f"{where}.{self.where}" if self.where else where
        return self

    @property
    def message(self) -> str:
        """The message without the place."""
        return super().__str__()

    def __str__(self) -> str:
        """Return the place, where one is known, and the message."""
        return f"{self.where}: {self.message}" if self.where else self.message


class ValueSyntaxError(RoverspecsError, ValueError):
    """Say why a text is not a published value.

    Parameters
    ----------
    text : str
        The text that was found.
    reason : str
        The expected form, and a remedy.
    """

    def __init__(self, text: object, reason: str) -> None:
        super().__init__(text, reason)
        self.text, self.reason = text, reason

    @property
    def message(self) -> str:
        """The text by its ``repr``, shortened, and the reason."""
        return f"cannot read {shortened(self.text)}: {self.reason}"


class FilterSyntaxError(RoverspecsError, ValueError):
    """Say why a text is not a filter.

    Parameters
    ----------
    text : str
        The text that was found.
    reason : str
        The expected form, and a remedy.
    position : int, optional
        The character where reading stopped, from 1.
    """

    def __init__(self, text: object, reason: str, position: int | None = None) -> None:
        super().__init__(text, reason, position)
        self.text, self.reason, self.position = text, reason, position

    @property
    def message(self) -> str:
        """The text by its ``repr``, shortened, the place in it and the reason."""
        place = "" if self.position is None else f" at character {self.position}"
        return f"cannot read {shortened(self.text)}{place}: {self.reason}"


class FieldError(RoverspecsError, ValueError):
    """Say why a field of a record cannot hold its value."""


class UnitError(RoverspecsError, ValueError):
    """Be the base of the two things that can be wrong with a unit."""

    def __init__(self, unit: str, reason: str) -> None:
        super().__init__(unit, reason)
        self.unit, self.reason = unit, reason

    @property
    def message(self) -> str:
        """The unit by its ``repr``, if there is one, and the reason."""
        return f"unit {shortened(self.unit)}: {self.reason}" if self.unit else self.reason


class UnknownUnitError(UnitError, LookupError):
    """Say that a unit name is not known, and which ones are near it."""


class DimensionError(UnitError):
    """Say that a unit measures another dimension than the one needed."""


class UnknownNameError(RoverspecsError, LookupError):
    """Say that a name is not known, and which ones are near it.

    Parameters
    ----------
    name : str
        The name that was asked for.
    choices : sequence of str
        The names there are.
    near : sequence of str, optional
        Those among them that may be meant; by default they are looked for.
    remedy : str, optional
        What to do instead, where the name is known for another thing.
    """

    noun = "name"

    def __init__(
        self, name: str, choices: Sequence[str], near: Sequence[str] = (), remedy: str = ""
    ) -> None:
        super().__init__(name, choices, near, remedy)
        self.name, self.choices, self.near, self.remedy = name, choices, near, remedy

    @property
    def message(self) -> str:
        """The name by its ``repr``, and the remedy, or the nearest names or all there are."""
        remedy = self.remedy
        if not remedy:
            near = self.near or closest(self.name, self.choices)
            remedy = offered(near, self.choices)
        return f"unknown {self.noun} {shortened(self.name)}: {remedy}"


class UnknownVehicleError(UnknownNameError):
    """Say that no vehicle goes by a name.

    Parameters
    ----------
    name : str
        The name that was asked for.
    choices, near, remedy
        As for :class:`UnknownNameError`.
    problems : sequence of Problem, optional
        Why the file that has a vehicle of the name was left out.
    """

    noun = "vehicle"

    def __init__(
        self,
        name: str,
        choices: Sequence[str],
        near: Sequence[str] = (),
        remedy: str = "",
        problems: Sequence[Problem] = (),
    ) -> None:
        super().__init__(name, choices, near, remedy)
        self.args = (name, choices, near, remedy, problems)
        self.problems = problems

    @property
    def message(self) -> str:
        """The name by its ``repr``, and why its file was left out, or the nearest names."""
        if not self.problems:
            return super().message
        first, *others = self.problems
        more = f", and {len(others)} more" * bool(others)
        return f"vehicle {shortened(self.name)} is left out with its file: {first}{more}"


class UnknownSpecError(UnknownNameError):
    """Say that no spec goes by a name."""

    noun = "spec"


class UnknownFormatError(UnknownNameError, ValueError):
    """Say that no table format goes by a name."""

    noun = "format"


class Problem(namedtuple("Problem", ["file", "line", "place", "message"])):
    """Hold one thing that is wrong with a record file.

    Attributes
    ----------
    file : str
        The path as it was given.
    line : int or None
        The line, from 1, where it can be known.
    place : str
        Table and key, such as ``"mass[2].source"``; empty for the whole file.
    message : str
        The expected and the found.
    """

    __slots__ = ()

    file: str
    line: int | None
    place: str
    message: str

    @property
    def location(self) -> str:
        """File, line and place, each as far as it is known, with colons behind them."""
        line = "" if self.line is None else f":{self.line}"
        place = f" {self.place}:" if self.place else ""
        return f"{self.file}{line}:{place}"

    def __str__(self) -> str:
        """Return the problem in one line, as compilers do."""
        return f"{self.location} {self.message}"


class RecordError(RoverspecsError, ValueError):
    """Report everything that is wrong with a record file at once.

    Parameters
    ----------
    problems : tuple of Problem
        One for each error, in the order of the file.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)

    @property
    def message(self) -> str:
        """The problems, one a line."""
        return "\n".join(map(str, self.problems))


class UnreadError(RoverspecsError, ValueError):
    """Report every text of a column that cannot be read, with counts.

    Parameters
    ----------
    unread : iterable of UnreadText
        See :class:`roverspecs.frames.reports.UnreadText`; the most frequent first.
    """

    def __init__(self, unread: Iterable[Any]) -> None:
        self.unread = tuple(unread)
        super().__init__(self.unread)

    @property
    def message(self) -> str:
        """The number of rows, the most frequent texts, one a line, and the remedy."""
        count = sum(each.count for each in self.unread)
        lines = [f"cannot read {count} of the rows"]
        lines += map(str, self.unread[:_MOST_LISTED])
        more = len(self.unread) - _MOST_LISTED
        if more > 0:
            lines.append(f"and {more} more")
        lines.append("to leave them empty and have them counted, give errors='report'")
        return "\n".join(lines)


class ShadowWarning(UserWarning):
    """Warn that a record of the user's takes a name of a shipped one."""


class TableWarning(UserWarning):
    """Warn that cells or columns of a table of one's own were not read."""


class LetterWarning(UserWarning):
    """Warn that no font has some letters of a picture, and that other signs stand for them."""

    @staticmethod
    def of(letters: Iterable[str], text: str, sign: str) -> LetterWarning:
        """Return the warning for letters of a text, each of which is drawn as a sign."""
        listed = ", ".join(map(repr, letters))
        return LetterWarning(f"no font has {listed} of {shortened(text)}: drawn as {sign}")


def shortened(value: object, limit: int = 60) -> str:
    """Return the ``repr`` of a value, cut in the middle when it is very long."""
    text = repr(value)
    if len(text) <= limit:
        return text
    return f"{text[: limit - 15]}…{text[-10:]}"


def closest(
    name: str, choices: Iterable[str], usual: Mapping[str, Sequence[str]] | None = None
) -> list[str]:
    """Return up to three choices that a name may stand for, the likeliest first.

    Parameters
    ----------
    name : str
    choices : iterable of str
    usual : mapping of str to sequence of str, optional
        Words that many people use, and the choices that they mean by each.

    Returns
    -------
    list of str
        The choices that the name usually means; else those that begin with
        it, and those that contain it; else those that look like it.  None
        where :class:`LimitedSuggestions` has seen enough names.
    """
    word = name.casefold()[:_MOST_COMPARED]
    if not _is_looked_for(word):
        return []
    known = tuple(choices)
    meant = (usual or {}).get(word, ())
    return [each for each in meant if each in known] or list(_closest(word, known))


MOST_SUGGESTIONS = 100
"""The most unknown names of a file for which near ones are looked for."""


@functools.lru_cache(maxsize=1)
def _looked_for() -> ContextVar[set[str] | None]:
    # Only files count their names, and most commands read none.
    from contextvars import ContextVar

    return ContextVar("_looked_for", default=None)


class LimitedSuggestions:
    """Look for names that are near to the first hundred unknown ones within, and to no others.

    To look for one takes longer than to read the line that it stands in, and
    nobody reads thousands of them.
    """

    def __enter__(self) -> None:
        """Begin to count."""
        self._token = _looked_for().set(set())

    def __exit__(self, *_: object) -> None:
        """Look for all again."""
        _looked_for().reset(self._token)


def _is_looked_for(word: str) -> bool:
    """Return whether a word is one of the first hundred, if they are counted at all."""
    words = _looked_for().get()
    if words is None or word in words:
        return True
    if len(words) >= MOST_SUGGESTIONS:
        return False
    words.add(word)
    return True


def suggestion(
    name: str, choices: Sequence[str], usual: Mapping[str, Sequence[str]] | None = None
) -> str:
    """Return "did you mean …", or all there is to choose from: see :func:`closest`."""
    return offered(closest(name, choices, usual), choices)


def counted(count: int, noun: str) -> str:
    """Return a number with a noun, in the plural but for one; five digits are grouped."""
    if count == 1:
        return f"1 {noun}"
    number = f"{count:,}" if count >= 10_000 else f"{count}"
    return f"{number} {noun}s"


def offered(near: Sequence[str], choices: Sequence[str]) -> str:
    """Return "did you mean …" for choices that are near, or all there is to choose from."""
    if near:
        return f"did you mean {' or '.join(map(repr, near))}?"
    return f"expected one of {', '.join(map(repr, choices))}"


def one_of(
    value: object,
    choices: Iterable[str],
    option: str,
    usual: Callable[[], Mapping[str, Sequence[str]]] | None = None,
) -> str:
    """Return a word if it is one of some choices.

    Parameters
    ----------
    value : object
        The word to check.
    choices : iterable of str
        The words there are.
    option : str
        The name of the option, which the error names as its place.
    usual : callable, optional
        Returns the choices that many people mean by another word, for an error.

    Returns
    -------
    str
        The value itself.

    Raises
    ------
    FieldError
        If the value is another; the message offers the nearest choices.

    Examples
    --------
    >>> one_of("dark", ("light", "dark"), "theme")
    'dark'
    """
    words = tuple(choices)
    if isinstance(value, str) and value in words:
        return value
    meant = usual() if usual else None
    message = f"unknown {shortened(value)}: {suggestion(str(value), words, meant)}"
    raise FieldError(message).at(option)


_MOST_LISTED = 10  # texts of a column
_MOST_OFFERED = 3
_MOST_COMPARED = 80  # letters of a word
_LEAST_CONTAINED = 4  # letters: shorter words are part of too many others
_MOST_LIKELY = 8
_LEAST_LIKENESS = 0.6


# A file may hold the same mistake thousands of times.
@functools.lru_cache(maxsize=1024)
def _closest(word: str, choices: tuple[str, ...]) -> tuple[str, ...]:
    folded = _folded(choices)
    found: list[str] = []
    if len(word) > 1:
        found += [each for each in folded if each.startswith(word)]
    if len(word) >= _LEAST_CONTAINED:
        parts = [each for each in folded if word in each and each not in found]
        begun = [each for each in parts if not each[each.index(word) - 1].isalnum()]
        found += begun or (parts if not found else [])
    if not found:
        # difflib takes 5 ms to import, and only a mistake needs it.
        from difflib import get_close_matches

        likely = _likely(word, choices)
        found = get_close_matches(word, likely, n=_MOST_OFFERED, cutoff=_LEAST_LIKENESS)
    return tuple(folded[each] for each in found[:_MOST_OFFERED])


@functools.lru_cache(maxsize=32)
def _folded(choices: tuple[str, ...]) -> dict[str, str]:
    """Return choices by their texts without case, the first of two that are the same."""
    folded: dict[str, str] = {}
    for choice in choices:
        folded.setdefault(choice.casefold(), choice)
    return folded


@functools.lru_cache(maxsize=32)
def _letters(choices: tuple[str, ...]) -> dict[str, frozenset[str]]:
    return {each: frozenset(each) for each in _folded(choices)}


def _likely(word: str, choices: tuple[str, ...]) -> list[str]:
    """Return the choices that share most letters with a word: difflib is slow on all of them."""
    own = set(word)
    shared = {
        each: len(own & letters) / len(own | letters) for each, letters in _letters(choices).items()
    }
    return sorted(shared, key=shared.__getitem__, reverse=True)[:_MOST_LIKELY]
