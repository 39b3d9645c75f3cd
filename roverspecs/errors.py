"""Every exception that roverspecs raises on purpose.

Each one is a :class:`RoverspecsError` and also the builtin it refines, can be
pickled, carries its values as attributes, and says what was expected, what
was found and what there is to choose from.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Self


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
        What was found.
    reason : str
        What was expected, and what to write instead.
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
        What was found.
    reason : str
        What was expected, and what to write instead.
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
    """Say why a field of a record cannot hold what it was given."""


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
        What was asked for.
    choices : sequence of str
        The names there are.
    """

    noun = "name"

    def __init__(self, name: str, choices: Sequence[str]) -> None:
        super().__init__(name, choices)
        self.name, self.choices = name, choices

    @property
    def message(self) -> str:
        """The name by its ``repr``, and the nearest ones or all there are."""
        return f"unknown {self.noun} {shortened(self.name)}: {suggestion(self.name, self.choices)}"


class UnknownVehicleError(UnknownNameError):
    """Say that no vehicle goes by a name."""

    noun = "vehicle"


class UnknownSpecError(UnknownNameError):
    """Say that no spec goes by a name."""

    noun = "spec"


class UnknownFormatError(UnknownNameError, ValueError):
    """Say that no table format goes by a name."""

    noun = "format"


class Problem(NamedTuple):
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
        What was expected and what was found.
    """

    file: str
    line: int | None
    place: str
    message: str

    def __str__(self) -> str:
        """Return the problem in one line, as compilers do."""
        line = "" if self.line is None else f":{self.line}"
        place = f" {self.place}:" if self.place else ""
        return f"{self.file}{line}:{place} {self.message}"


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


class ShadowWarning(UserWarning):
    """Warn that a record of the user's takes a name of a shipped one."""


def shortened(value: object, limit: int = 60) -> str:
    """Return the ``repr`` of a value, cut in the middle when it is very long."""
    text = repr(value)
    if len(text) <= limit:
        return text
    return f"{text[: limit - 15]}…{text[-10:]}"


def closest(name: str, choices: Iterable[str]) -> list[str]:
    """Return up to three choices that look like a name, the nearest first."""
    # difflib takes 5 ms to import, and only a mistake needs it.
    from difflib import get_close_matches

    folded: dict[str, str] = {}
    for choice in choices:
        folded.setdefault(choice.casefold(), choice)
    found = get_close_matches(name.casefold()[:80], folded, n=3, cutoff=0.6)
    return [folded[key] for key in found]


def suggestion(name: str, choices: Sequence[str]) -> str:
    """Return "did you mean …", or all there is to choose from."""
    near = closest(name, choices)
    if near:
        return f"did you mean {' or '.join(map(repr, near))}?"
    return f"expected one of {', '.join(map(repr, choices))}"
