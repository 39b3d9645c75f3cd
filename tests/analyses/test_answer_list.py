"""Answers: read as a tuple is, and yet none, so that other libraries ask for their stream."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

import roverspecs as rs

MINE = rs.Rover(name="Mine", mass=["5 kg", "50 kg"], length="60 cm", width="50 cm")
OTHER = rs.Rover(name="Other", mass="6 kg", length="70 cm", width="1 m")

ANSWERS: dict[str, Any] = {
    "fits": rs.fits([MINE, OTHER], mass="10 kg"),
    "neighbours": rs.nearest(MINE, vehicles=[OTHER]),
    "audit": rs.audit([MINE]),
}


@pytest.mark.parametrize("found", ANSWERS.values(), ids=ANSWERS)
def test_answers_are_read_as_a_tuple_is(found: Any) -> None:
    """They have a length, an order, places and slices, and can be taken apart."""
    first, *others = found

    assert len(found) == len(found.items) == 1 + len(others)
    assert (found[0], found[-1], found[:1]) == (first, found.items[-1], (first,))
    assert first in found
    assert None not in found
    assert list(reversed(found)) == [*others[::-1], first]


@pytest.mark.parametrize("found", ANSWERS.values(), ids=ANSWERS)
def test_answers_are_no_sequence(found: Any) -> None:
    """Polars and pyarrow take the items of a sequence for rows."""
    assert not isinstance(found, Sequence)
    assert found == type(found)(*[getattr(found, name) for name in found.__match_args__])


def test_no_answers_are_false() -> None:
    """So that one can ask whether there is any."""
    assert ANSWERS["audit"]
    assert not rs.fits([], mass="5 kg")
    assert not rs.audit([OTHER])
