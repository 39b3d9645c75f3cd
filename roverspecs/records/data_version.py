"""The version of the shipped data: the day of the newest reading, and a mark of the contents."""

from __future__ import annotations

import json

from roverspecs import __version__
from roverspecs.records.catalog import compiled_lines

DATA_VERSION: str = json.loads(compiled_lines()[-1])["version"]
"""Such as ``"2026.11.29+1d2e3f4a"``: the newest day on which a source was read, and the first
digits of the SHA-256 sum of the compiled records, so that other data have another version."""

SIGNATURE = f"roverspecs {__version__} (data {DATA_VERSION})"
"""The program and its data, as pages, exports and reproduced commands name them."""


def data_date() -> str:
    """Return the newest day on which a source of the shipped data was read.

    Returns
    -------
    str
        Such as ``"2026-11-29"``.
    """
    return DATA_VERSION.partition("+")[0].replace(".", "-")
