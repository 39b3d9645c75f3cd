from __future__ import annotations

from typing import Any

import pytest

import roverspecs as rs
from roverspecs.errors import FieldError
from roverspecs.pictures.paper import Paper


@pytest.mark.parametrize(
    ("width", "aspect", "paper"),
    [
        (None, None, Paper()),
        (640, None, Paper(width=640, density=1)),
        ("1280 px", "16:9", Paper(width=1280, aspect=16 / 9, density=1)),
        ("4in", "1:1", Paper(width=384, aspect=1, density=300 / 96, is_printed=True)),
        (None, "4:3", Paper(aspect=4 / 3)),
    ],
)
def test_a_sheet(width: Any, aspect: Any, paper: Paper) -> None:
    """A width in pixels is one in dots; of a length, an inch has 300."""
    assert Paper.of(width, aspect) == paper


@pytest.mark.parametrize("options", [{"width": "wide"}, {"width": 0}, {"aspect": "9:0"}])
def test_what_is_no_sheet(options: dict[str, Any]) -> None:
    """It is refused before anything is drawn, by its option."""
    [name] = options
    with pytest.raises(FieldError, match=f"^{name}: expected"):
        rs.draw("lev-2", **options)
