from __future__ import annotations

import pytest

from roverspecs.values.foot_marks import in_feet_and_inches


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5' 11\"", "5 ft 11 in"),
        ("5′11″", "5 ft 11 in"),
        ("24\u201d", "24 in"),
        ("6''", "6 in"),
        ("1 ' x 2 \"", "1 ft x 2 in"),
        ("1'500 mm", "1'500 mm"),
        ("60 cm", "60 cm"),
        ("", ""),
    ],
)
def test_marks_are_feet_and_inches(text: str, expected: str) -> None:
    """Where only a length can stand, they are no minutes; a mark for thousands stays."""
    assert in_feet_and_inches(text) == expected
