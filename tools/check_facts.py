"""Compare collected figures with the catalog: each is in it, or left out with a reason.

Where the collected figures are at hand::

    python tools/check_facts.py ../shared/facts [VEHICLE …]

Each row of their CSV files on mass, dimensions or payload must be a claim of
the vehicle's record, with the number and the source of the row, or stand in
``roverspecs/data/left-out.csv``.  Any other row, and any line of that list
that fits no row, is printed; then the exit code is 1.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path

from roverspecs import Catalog, Claim, Vehicle
from roverspecs.records.catalog import SHIPPED
from roverspecs.records.vehicles import PUBLISHED

LEFT_OUT = Path(SHIPPED) / "left-out.csv"

# How the collected figures call a vehicle, where that is no name of its record.
RECORDS = {
    "LEV-2 (SORA-Q)": ["lev-2"],
    "Resilience (Hakuto-R M2 lander)": ["resilience"],
    "LUPEX mission": ["lupex-lander", "lupex-rover"],
    "LUPEX lander (ISRO)": ["lupex-lander", "lupex-rover"],
    "APEX 1.0": ["apex-1"],
    "Lunar Cruiser (JAXA/Toyota)": ["lunar-cruiser"],
    "Hakuto-R M1 lander": ["hakuto-r-m1"],
    "SORA-Q unit on Hakuto-R M1": ["sora-q-m1"],
    "Rashid (UAE rover, M1)": ["rashid"],
    "Blue Ghost M1": ["blue-ghost-m1"],
    "Sorato (2016 predecessor)": ["sorato"],
    "Pragyan (Chandrayaan-2)": ["pragyan-2"],
    "Pragyan (Chandrayaan-3)": ["pragyan-3"],
    "Chandrayaan-2 Vikram lander": ["chandrayaan-2-lander"],
    "Chandrayaan-3 lander": ["chandrayaan-3-lander"],
    "Chandrayaan-3 lander module": ["chandrayaan-3-lander"],
    "Chandrayaan-2": ["chandrayaan-2-lander"],
    "Chandrayaan-3": ["chandrayaan-3-lander"],
    "Apollo LRV": ["apollo-lrv"],
    "Spirit/Opportunity (MER)": ["spirit", "opportunity"],
    "MINERVA-II rovers (Rover-1A/1B)": ["minerva-ii-1a", "minerva-ii-1b"],
    "MINERVA-II2 (Rover-2)": ["minerva-ii-2"],
    "Iris (CMU)": ["iris"],
    "MAPP (Lunar Outpost LV1)": ["mapp"],
    "Micro-Nova Gracie": ["gracie"],
    "Colmena robots": ["colmena"],
    "Jinchan (Chang'e 6)": ["jinchan"],
    "Chang'e-7 rover": ["chang-e-7-rover"],
    "IDEFIX (MMX rover)": ["idefix"],
    "FLEX (Astrolab)": ["flex"],
}

IN_SCOPE = re.compile(
    r"mass|dimension|length|width|height|diameter|^size|footprint|thickness|envelope"
    r"|payload|living space"
)
# Of a mast, a drill or an obstacle, or no figure of the vehicle at all.
OUT_OF_SCOPE = re.compile(
    r"drill|payload value|drop height|release height|obstacle height|wheel width|track width"
)

NUMBER = re.compile(r"\d+(?:[ ,\u2009\u00a0\u202f]\d{3})*(?:\.\d+)?")


def numbers(text: str) -> set[Decimal]:
    """Return the numbers in a text, thousands joined."""
    return {
        Decimal(re.sub(r"[ ,\u2009\u00a0\u202f]", "", found)).normalize()
        for found in NUMBER.findall(text)
    }


def claims(vehicle: Vehicle, quantity: str) -> Iterator[Claim]:
    """Yield the claims that may be of a quantity."""
    groups = (
        ("mass", "payload")
        if re.search("mass|payload|living", quantity)
        else ("dimensions", "mobility")
    )
    for name, spec in PUBLISHED.items():
        if spec.group in groups:
            yield from vehicle.claims(name)


def is_claimed(row: dict[str, str], given: Iterable[Claim]) -> bool:
    """Tell whether claims of the row's source have all the numbers of the row."""
    wanted = numbers(row["value"]) | numbers(row["value_max"])
    # A number in words, or a dash, has to be found by eye: the list says where.
    if not wanted:
        return False
    found: set[Decimal] = set()
    for claim in given:
        if is_source(row, claim):
            found |= numbers(claim.value)
    return wanted <= found


def is_source(row: dict[str, str], claim: Claim) -> bool:
    """Tell whether a claim cites what the row was read in."""
    if claim.source is None:
        return False
    if row["url"] and row["url"] == claim.source.url:
        return True
    one, other = (
        re.sub(r"\W+", "", text.casefold()) for text in (row["source_title"], claim.source.title)
    )
    return one in other or other in one


def key(row: dict[str, str]) -> tuple[str, ...]:
    """Return what a row and a line of the list have in common."""
    return tuple(row[name] for name in ("vehicle", "quantity", "value", "unit", "source_title"))


def is_listed(
    row: dict[str, str], listed: dict[tuple[str, ...], str], used: set[tuple[str, ...]]
) -> bool:
    """Tell whether a row is left out, by itself, or with its quantity, or with its vehicle."""
    whole = key(row)
    fitting = [
        each
        for each in (whole, (*whole[:2], "", "", ""), (whole[0], "", "", "", ""))
        if each in listed
    ]
    used.update(fitting)
    return bool(fitting)


def rows(folder: Path) -> Iterator[dict[str, str]]:
    """Yield the collected rows."""
    for file in sorted(folder.glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as stream:
            for line, row in enumerate(csv.DictReader(stream), 2):
                yield row | {"place": f"{file.name}:{line}"}


def is_accounted_for(row: dict[str, str], vehicles: dict[str, Vehicle]) -> bool:
    """Tell whether a row is out of scope, or a claim of the record of its vehicle."""
    if not IN_SCOPE.search(row["quantity"]) or OUT_OF_SCOPE.search(row["quantity"]):
        return True
    names = RECORDS.get(row["vehicle"], [row["vehicle"].casefold().replace(" ", "-")])
    return any(
        is_claimed(row, claims(vehicles[name], row["quantity"]))
        for name in names
        if name in vehicles
    )


def missing(folder: Path, left_out: Path, labels: list[str]) -> Iterator[str]:
    """Yield a line for each row that is nowhere, and each listed one that is no row."""
    vehicles = {vehicle.id: vehicle for vehicle in Catalog(SHIPPED, shipped=False).own}
    with left_out.open(encoding="utf-8", newline="") as stream:
        lines = list(csv.DictReader(stream))
    listed = {key(line): line["reason"] for line in lines}
    used: set[tuple[str, ...]] = set()
    for row in rows(folder):
        is_asked = not labels or row["vehicle"] in labels
        if is_asked and not is_listed(row, listed, used) and not is_accounted_for(row, vehicles):
            figure = " ".join(row[name] for name in ("value", "value_max", "unit") if row[name])
            source = f"{row['source_title']}, {row['url']}"
            yield f"{row['place']}: {row['vehicle']}, {row['quantity']}: {figure} ({source})"
    for each, reason in listed.items():
        if each not in used and (not labels or each[0] in labels):
            yield f"{left_out.name}: no such row: {each}"
        elif not reason:
            yield f"{left_out.name}: expected a reason, found none: {each}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description="Say which collected figures are neither in the catalog nor left out."
    )
    parser.add_argument("folder", type=Path, help="with the CSV files")
    parser.add_argument("vehicles", nargs="*", help="as the CSV files call them (default: all)")
    parser.add_argument("--left-out", type=Path, default=LEFT_OUT)
    options = parser.parse_args()
    lines = list(missing(options.folder, options.left_out, options.vehicles))
    print("\n".join(lines) or "Every row is in the catalog or left out with a reason.")
    sys.exit(bool(lines))
