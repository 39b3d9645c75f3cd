"""Tables of one's own: files with some contents, as they are read and as they are refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from roverspecs.errors import RecordError
from roverspecs.records.table_files import read_table_file
from roverspecs.records.vehicle_tables import VehicleTable


def read(path: Path, data: bytes | str, **options: Any) -> VehicleTable:
    """Return the vehicles of a file with some contents."""
    if isinstance(data, str):
        data = data.encode()
    path.write_bytes(data)
    return read_table_file(path, **options)


def refused(path: Path, data: bytes | str) -> str:
    """Return why a file is not read, without its folder."""
    with pytest.raises(RecordError) as caught:
        read(path, data)
    return str(caught.value).replace(str(path), path.name)


def masses(found: VehicleTable) -> dict[str, str | None]:
    """Return the mass of each vehicle by its name."""
    claims = {each.name: each.mass for each in found}
    return {name: claim.value if claim else None for name, claim in claims.items()}
