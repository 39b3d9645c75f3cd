"""Write what is made from the record files and the specs.

Run it after editing a record or a spec::

    python tools/make_catalog.py

It writes ``roverspecs/data/catalog.jsonl`` and the table of specs in
``roverspecs/data/README.md``.
"""

from __future__ import annotations

import re
import sys

from roverspecs.errors import RecordError
from roverspecs.records.catalog import SHIPPED, compiled
from roverspecs.records.vehicles import SPECS
from roverspecs.values.units import DIMENSIONS

README = SHIPPED / "README.md"
CATALOG = SHIPPED / "catalog.jsonl"


def specs_table() -> str:
    """Return the table of specs in Markdown."""
    lines = ["| spec | group | dimension | meaning |", "|---|---|---|---|"]
    lines += [
        f"| `{spec.name}` | {spec.group} | {spec.dimension}{', such as ' + unit if unit else ''} | {spec.definition} |"
        for spec in SPECS.values()
        for unit in [DIMENSIONS[spec.dimension]]
    ]
    return "\n".join(lines)


def readme(text: str) -> str:
    """Return a README with its table of specs made anew."""
    return re.sub(
        r"<!-- specs: generated -->.*?(?=\n## )",
        lambda _: f"<!-- specs: generated -->\n\n{specs_table()}\n",
        text,
        flags=re.DOTALL,
    )


if __name__ == "__main__":
    try:
        CATALOG.write_text(compiled(SHIPPED), encoding="utf-8")
    except RecordError as error:
        sys.exit(str(error))
    README.write_text(readme(README.read_text(encoding="utf-8")), encoding="utf-8")
