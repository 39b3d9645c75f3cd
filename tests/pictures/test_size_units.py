from __future__ import annotations

import pytest

from roverspecs.pictures.size_units import SizeUnits
from roverspecs.values.published import PublishedValue


@pytest.mark.parametrize(
    ("units", "value", "notes", "text"),
    [
        (SizeUnits("cm"), "0.54 m", [], "54 cm"),
        (SizeUnits("cm", "in"), "54 cm", [], "54 cm (21 in)"),
        (SizeUnits("cm", "cm"), "54 cm", [], "54 cm"),
        (SizeUnits("cm"), "54 cm", [None, "stowed", "planned"], "54 cm (stowed, planned)"),
        (SizeUnits("cm", "in"), "~54 cm", ["stowed"], "~54 cm (~21 in; stowed)"),
        (SizeUnits("cm"), "1 m", ["as\nprinted"], "100 cm (as printed)"),
        (SizeUnits("mm"), "12.5 m", [], "12\u00a0500 mm"),
        (SizeUnits("m"), "9999 m", [], "9999 m"),
    ],
)
def test_a_size_in_a_label(
    units: SizeUnits, value: str, notes: list[str | None], text: str
) -> None:
    """It has its unit, a second one and notes in brackets, and digits in groups as in tables."""
    assert units.figure(PublishedValue.parse(value), notes) == text


def test_sizes_as_a_product() -> None:
    """They have one unit, and a second one in brackets."""
    sizes = [PublishedValue.parse(each) for each in ("0.54 m", "~30 cm", "12000 mm")]

    assert SizeUnits("cm").product(sizes) == "54 × ~30 × 1200 cm"
    assert SizeUnits("cm", "in").product(sizes) == "54 × ~30 × 1200 cm (21 × ~12 × 470 in)"
