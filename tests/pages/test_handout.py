"""How closely a sheet is filled; that it is one sheet, is tested in a browser."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

import roverspecs as rs
from roverspecs.pages.dossiers import Dossiers
from roverspecs.pages.handout import LEVELS, SHEET, WORDS, Handout

WIDE = 21.0
"""The width of a word that takes most of a column of four."""


def handout(count: int = 1, sources: int = 0, **options: Any) -> Handout:
    """Make a handout of three vehicles with short cells."""
    cells = [[[4.0]] + [[1.0]] * 3 for _ in range(count)]
    given = {
        "title": "T",
        "subtitle": "",
        "names": ["A", "B", "C"],
        "rows": cells,
        "notes": (),
        "gaps": (),
    }
    return Handout(**{**given, "sources": sources, "flattest": 0.0, **options})


def row(*cells: Sequence[float]) -> list[Sequence[float]]:
    """Make a row with a short name."""
    return [[4.0], *cells]


class TestLevel:
    """The first level with room for all is taken."""

    @pytest.mark.parametrize(
        ("sources", "classes"),
        [
            (5, ()),
            (25, ("dense",)),
            (48, ("dense", "close")),
            (60, ("dense", "close", "tight")),
            (500, ("dense", "close", "tight")),
        ],
    )
    def test_more_sources_are_closer(self, sources: int, classes: tuple[str, ...]) -> None:
        """Each level has the classes of those before it, and the last one takes all."""
        assert handout(22, sources).classes == classes

    def test_a_drawing_takes_room(self) -> None:
        """What fits without it is closer with it, and the closer the higher it is."""
        assert handout(22, 15).level == 0
        assert handout(22, 15, flattest=37).level == 1
        assert handout(22, 15, flattest=90).level == 2

    def test_there_is_a_word_for_each_but_the_first(self) -> None:
        """The style sheet knows them."""
        assert len(WORDS) == len(LEVELS) - 1


class TestRest:
    """What is left to the drawing, in millimetres."""

    @pytest.mark.parametrize(
        ("options", "height"),
        [
            ({"sources": 1}, LEVELS[0]["source"]),
            ({"rows": [row([1.0], [1.0], [1.0])] * 2}, LEVELS[0]["row"]),
            ({"title": "T" * 43}, SHEET["title"]),
            ({"subtitle": "For pupils"}, SHEET["subtitle"]),
            ({"notes": ["stowed", "at launch"]}, SHEET["notes"] + SHEET["note"]),
            ({"notes": ["n" * 110]}, SHEET["notes"] + 2 * SHEET["note"]),
            ({"gaps": [(20, 10), (110, 80)]}, 3 * SHEET["note"]),
            ({"rows": [row([WIDE] * 2, [WIDE], [1.0])]}, LEVELS[0]["line"]),
            ({"rows": [row([WIDE, WIDE, WIDE], [1.0], [WIDE] * 2)]}, 2 * LEVELS[0]["line"]),
            ({"rows": [row([9 * WIDE, 1.0], [9 * WIDE], [1.0])]}, LEVELS[0]["line"]),
            ({"names": ["A", "B", " ".join(["C" * 25] * 4)]}, LEVELS[0]["line"]),
        ],
        ids=[
            "source",
            "row",
            "title",
            "subtitle",
            "notes",
            "long note",
            "gaps",
            "two lines",
            "three lines",
            "too wide",
            "name",
        ],
    )
    def test_each_part_has_its_height(self, options: dict[str, Any], height: float) -> None:
        """A cell, or the name of a vehicle, that is too long for its column takes further lines."""
        assert handout().rest(0) - handout(**options).rest(0) == pytest.approx(height)

    def test_a_full_sheet_has_the_gaps_in_brief(self) -> None:
        """Then they share lines."""
        taken = handout().rest(1) - handout(gaps=[(20, 10), (110, 80)]).rest(1)
        assert taken == pytest.approx(SHEET["note"])

    def test_rows_of_five_vehicles_are_lower(self) -> None:
        """Their letters are smaller."""
        names = ["A", "B", "C", "D", "E"]
        one, two = ([row(*[[1.0]] * 5)] * count for count in (1, 2))
        taken = handout(rows=one, names=names).rest(0) - handout(rows=two, names=names).rest(0)
        assert taken == pytest.approx(LEVELS[0]["row"] * SHEET["lower"])

    def test_a_table_without_rows_has_no_lines(self) -> None:
        """Nothing was published."""
        assert handout(0).rest(0) - handout(1).rest(0) == pytest.approx(LEVELS[0]["row"])

    @pytest.mark.parametrize(("rows", "room"), [(1, SHEET["most"]), (60, 41.0)])
    def test_the_drawing_is_neither_huge_nor_tiny(self, rows: int, room: float) -> None:
        """It has what is left, within bounds."""
        assert handout(rows, flattest=41).room == room


class TestRows:
    """The words of the table, as they are printed."""

    def test_a_cell_has_its_notes_and_the_numbers_of_its_sources(self) -> None:
        """A second figure stands in brackets; a row of dashes is none, and a dash is a letter."""
        source = rs.Source(id="s", title="T", publisher="P", kind="press")
        rovers = [
            rs.Rover(name="A", mass=rs.Claim(value="12345 kg", source=source, condition="dry")),
            rs.Rover(name="B", mass="5 kg"),
            rs.Rover(name="C"),
        ]
        comparison = rs.compare(rovers, "mass,length", also="us")
        found = Handout.rows_of(comparison, Dossiers(comparison), comparison.letters)

        letter, raised = SHEET["letter"], SHEET["letter"] * SHEET["raised"]
        # The digits stand in groups, with a space that does not break.
        one = [6 * letter, 8 * letter + 3 * raised + SHEET["space"] + 3 * raised]
        two = [letter, 4 * letter + raised]
        label = len("Mass kg (lb)") * SHEET["label"]
        assert found == [[[label], one, two, [letter]]]
