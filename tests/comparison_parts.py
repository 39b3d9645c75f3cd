"""What several tests of comparisons make: rovers, sources, and the texts of the cells."""

from __future__ import annotations

import roverspecs as rs


def texts(comparison: rs.Comparison) -> dict[str, list[str | None]]:
    """Return the cells of each row by its label."""
    return {
        row.label: [cell.text if cell else None for cell in row.cells] for row in comparison.rows
    }


def mine(name: str = "Mine", **fields: object) -> rs.Rover:
    """Return a rover with some fields."""
    return rs.Rover(name=name, **fields)  # type: ignore[arg-type]  # the tests give what they mean


def cited(kind: str, date: str | None = None) -> rs.Source:
    """Return a source of a kind."""
    return rs.Source(
        id=f"the-{kind}", title=f"A {kind}", publisher=f"{kind.title()} & Co.", kind=kind, date=date
    )
