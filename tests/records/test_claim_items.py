"""Items of JSON: each form of this program, and any list of objects."""

from __future__ import annotations

from typing import Any

import pytest

from roverspecs.records.claim_items import items_in

CLAIM = {"published": "5 kg", "extra": 1}
VEHICLE: dict[str, Any] = {
    "id": "a",
    "name": "A",
    "secret": 1,
    "claims": {"mass": [CLAIM], "width": []},
}
OWN = {"spec": None, "published": None, "vehicle": "a", "id": "a", "name": "A"}


@pytest.mark.parametrize(
    ("data", "items"),
    [
        ([{"x": 1}], [{"x": 1}]),
        ({"n": 1, "list": [{"x": 1}]}, [{"x": 1}]),
        ({"claims": [{"vehicle": "a", **CLAIM}]}, [{"vehicle": "a", "published": "5 kg"}]),
        (VEHICLE, [OWN, {**OWN, "published": "5 kg", "spec": "mass"}]),
        ([VEHICLE, {"x": 1}], [OWN, {**OWN, "published": "5 kg", "spec": "mass"}, {"x": 1}]),
        ({"vehicles": [VEHICLE]}, [OWN, {**OWN, "published": "5 kg", "spec": "mass"}]),
        (
            {"vehicles": [{"id": "a", "name": "A"}], "rows": [{"spec": "mass", "cells": [CLAIM]}, {"spec": "width", "cells": [None]}, {"spec": "height"}]},
            [
                OWN,
                {**OWN, "published": "5 kg", "spec": "mass"},
                {**OWN, "published": None, "spec": "width"},
                {**OWN, "published": None, "spec": "height"},
            ],
        ),
    ],
)  # fmt: skip
def test_items(data: Any, items: list[dict[str, Any]]) -> None:
    """Each claim is an object with the keys of a long table."""
    assert items_in(data) == items


@pytest.mark.parametrize("data", [5, "x", [], [5], {}, {"a": 1}, {"a": [{}], "b": [{}]}])
def test_none(data: Any) -> None:
    """What holds no list of objects, or two of them, is no table."""
    assert items_in(data) is None
