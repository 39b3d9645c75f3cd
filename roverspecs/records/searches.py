"""Searches: the specs of shipped vehicles that were looked for in vain, and when."""

from __future__ import annotations

import csv
import functools
import os
from collections.abc import Mapping

from roverspecs.records.catalog import SHIPPED


@functools.cache
def searches() -> Mapping[tuple[str, str], str]:
    """Return the day of the last search for each figure that nobody found.

    Returns
    -------
    mapping of (str, str) to str
        A day such as ``"2026-11-29"``, by the id of a vehicle and the name of
        a spec.  What was never searched has none.
    """
    with open(os.path.join(SHIPPED, "searched.csv"), encoding="utf-8", newline="") as file:  # noqa: PTH118, PTH123
        return {(row["vehicle"], row["spec"]): row["searched"] for row in csv.DictReader(file)}
