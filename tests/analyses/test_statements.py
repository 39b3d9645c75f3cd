"""Statements of texts: their order, their data and their lines."""

from __future__ import annotations

import roverspecs as rs
from roverspecs.analyses.statements import (
    AGREES,
    DIFFERS,
    OPEN,
    SUPERSEDED,
    VERDICTS,
    Statement,
    count_line,
    statement_columns,
    statement_lines,
)


def read(text: str) -> tuple[Statement, ...]:
    """Return the statements of a text."""
    return rs.audit(text=text, against=True).statements


def test_statements_as_data_and_lines() -> None:
    """What differs is read first; data keep the order of the text, and leave nothing out."""
    made = read(
        "Tenacious weighs 5 kg. LEV-2 is 255 g. Spirit sent 3 m. It is 4 m. LEV-2 is 250 g."
    )
    text = [" ".join(phrase for phrase, _ in line) for _, line in statement_lines(made)]
    heads = [line for line in text if line.split(":")[0] in VERDICTS]
    assert heads == [
        "differs: LEV-2, mass 255 g",
        "another figure is shown: LEV-2, mass 250 g",
        "agrees: Tenacious, mass 5 kg",
        "nothing to compare: Spirit, 3 m",
        "nothing to compare: Spirit, 4 m",
    ]
    assert text[-1] == (
        "Compared with the catalog. "
        "Differs: 1; another figure is shown: 1; agrees: 1; nothing to compare: 2."
    )
    assert [each["verdict"] for each in map(Statement.as_data, made)] == [
        AGREES,
        DIFFERS,
        OPEN,
        OPEN,
        SUPERSEDED,
    ]
    assert made[1].as_data()["shown"][0]["difference"] == "+12 %"
    columns = statement_columns(made)
    assert columns["verdict"] == [AGREES, DIFFERS, OPEN, OPEN, SUPERSEDED]
    assert columns["line"] == [1] * 5
    assert columns["others"][4] == list(map(str, made[4].others))
    assert [each["published"] for each in made[4].as_data()["others"]] == ["~228 g"]
    (slip,) = read("Perseverance weighs 1,025 lb.")
    assert slip.details[-1] == "1025 kg would agree: is the unit right?"
    assert (slip.as_data()["slip"], made[1].as_data()["slip"]) == ("1025 kg", None)
    assert columns["slip"] == [None] * 5
    assert str(made[1]).startswith("differs: LEV-2, mass 255 g\n  line 1: ")
    (nobody,) = read("5 kg")
    assert str(nobody).startswith("nothing to compare: 5 kg\n")
    assert list(statement_lines(())) == []
    assert count_line(()) == (
        "Compared with the catalog. "
        "Differs: 0; another figure is shown: 0; agrees: 0; nothing to compare: 0."
    )
