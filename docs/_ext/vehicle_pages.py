"""Make a page for each vehicle of the catalog, and the table that leads to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from markup import escaped, linked, table

import roverspecs
from roverspecs.records.claims import Claim, Source
from roverspecs.records.vehicles import PUBLISHED, Vehicle
from roverspecs.tables.escapes import clean

NAMES = {"cospar": "COSPAR", "nssdca": "NSSDCA", "wikidata": "Wikidata"}
"""How the other catalogs write themselves."""

ADDRESSES = {
    "nssdca": "https://nssdc.gsfc.nasa.gov/nmc/spacecraft/display.action?id={}",
    "wikidata": "https://www.wikidata.org/wiki/{}",
}
"""Where the other catalogs show the vehicle of a number."""


def write(folder: Path) -> None:
    """Write a page for each vehicle, and remove the pages of vehicles that are gone.

    Parameters
    ----------
    folder : Path
        Made if it is missing.
    """
    folder.mkdir(parents=True, exist_ok=True)
    made = {f"{name}.md": text for name, text in pages().items()}
    for path in folder.glob("*.md"):
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def pages() -> dict[str, str]:
    """Return the page of each vehicle by its id.

    Returns
    -------
    dict of str to str
        Markdown: what it is, each claim, each source.
    """
    vehicles = {vehicle.id: vehicle for vehicle in roverspecs.Catalog()}
    return {name: "\n".join(_page(each, vehicles)) + "\n" for name, each in vehicles.items()}


def index() -> str:
    """Return the table that leads to the pages.

    Returns
    -------
    str
        Markdown, a row a vehicle, by name.
    """
    vehicles = sorted(roverspecs.Catalog(), key=lambda vehicle: vehicle.name.casefold())
    columns = {
        "Vehicle": [page_link(vehicle, "vehicles/") for vehicle in vehicles],
        "Kind": [escaped(vehicle.kind) for vehicle in vehicles],
        "Body": [escaped(vehicle.body or "") for vehicle in vehicles],
        "Status": [escaped(vehicle.status or "") for vehicle in vehicles],
    }
    return "\n".join(table(columns)) + "\n"


def page_link(vehicle: Vehicle, folder: str = "") -> str:
    """Return a link to the page of a vehicle.

    Parameters
    ----------
    vehicle : Vehicle
    folder : str, optional
        The way from the page of the link to the folder of these pages.

    Returns
    -------
    str
    """
    return f"[{escaped(vehicle.name)}](<{folder}{vehicle.id}.md>)"


def reference(source: Source | None) -> str:
    """Return a source in short, as a link to where it was read.

    Parameters
    ----------
    source : Source or None

    Returns
    -------
    str
    """
    if source is None:
        return ""
    return linked(f"{source.publisher}, {source.date or 'undated'}", source.url)


def _page(vehicle: Vehicle, vehicles: dict[str, Vehicle]) -> Iterator[str]:
    yield f"# {escaped(vehicle.name)}\n"
    yield from _index_entries(vehicle)
    for label, text in _identity(vehicle, vehicles).items():
        if text:
            yield f"- {label}: {text}"
    for name, spec in PUBLISHED.items():
        claims = vehicle.claims(name)
        if claims:
            yield f"\n## {escaped(spec.label)}\n"
            yield from _claims(claims)
    if vehicle.acknowledged:
        yield "\n## Acknowledged findings\n"
        yield from _acknowledged(vehicle)
    yield "\n## Sources\n"
    yield from map(_source, vehicle.sources)


def _index_entries(vehicle: Vehicle) -> Iterator[str]:
    """Yield what makes the search and the index lead each name of a vehicle to its page."""
    for name in dict.fromkeys((vehicle.name, *vehicle.aliases)):
        # A semicolon would part the entry; the exclamation mark sets it before other mentions.
        entry = clean(name).replace(";", ",").lstrip("!")
        yield f"```{{index}} !single: {entry}\n```\n"


def _identity(vehicle: Vehicle, vehicles: dict[str, Vehicle]) -> dict[str, str]:
    """Return labels and Markdown of what is known but is no spec; an unknown text is empty."""
    passengers = [each for each in vehicles.values() if each.carrier == vehicle.id]
    return {
        "Id": f"`{vehicle.id}`",
        "Kind": escaped(vehicle.kind),
        "Also called": escaped(", ".join(vehicle.aliases)),
        "Operator": escaped(vehicle.operator or ""),
        "Countries": escaped(", ".join(vehicle.countries)),
        "Body": escaped(vehicle.body or ""),
        "Mission": escaped(vehicle.mission or ""),
        "Carried by": _carrier(vehicle, vehicles),
        "Carries": ", ".join(map(page_link, passengers)),
        "Launch": str(vehicle.launch_date or ""),
        "Landing": str(vehicle.landing_date or ""),
        "Status": _status(vehicle),
        "Outcome": escaped(vehicle.outcome or ""),
        "In other catalogs": ", ".join(_numbers(vehicle)),
    }


def _carrier(vehicle: Vehicle, vehicles: dict[str, Vehicle]) -> str:
    if vehicle.carrier in vehicles:
        return page_link(vehicles[vehicle.carrier])
    return escaped(vehicle.carrier or "")


def _status(vehicle: Vehicle) -> str:
    text = escaped(vehicle.status or "")
    if vehicle.status_as_of:
        text += escaped(f", as of {vehicle.status_as_of}")
    if vehicle.status_source:
        text += f" ({reference(vehicle.status_source)})"
    return text


def _numbers(vehicle: Vehicle) -> Iterator[str]:
    for name, number in vehicle.ids.items():
        address = None
        if name in ADDRESSES:
            address = ADDRESSES[name].format(number)
        yield f"{NAMES[name]} {linked(number, address)}"


def _claims(claims: Sequence[Claim]) -> Iterator[str]:
    columns: dict[str, Callable[[Claim], str]] = {
        "Published": lambda claim: escaped(claim.value),
        "Configuration": lambda claim: escaped(claim.configuration or ""),
        "Part": lambda claim: escaped(claim.part or ""),
        "Condition": lambda claim: escaped(claim.condition or ""),
        "As of": lambda claim: escaped(claim.as_of or ""),
        "Source": lambda claim: reference(claim.source),
        "Note": lambda claim: escaped(claim.note or ""),
        "Rejected because": lambda claim: escaped(claim.rejected or ""),
    }
    return table({heading: list(map(text, claims)) for heading, text in columns.items()})


def _acknowledged(vehicle: Vehicle) -> Iterator[str]:
    for known in vehicle.acknowledged:
        label = PUBLISHED[known.spec].label
        figures = ", ".join(known.claims)
        yield "- " + escaped(f"{label}, {known.kind}: {figures}: {known.reason}")


def _source(source: Source) -> str:
    kind = source.kind
    if source.language:
        kind = f"{kind}, in {source.language}"
    parts = [linked(source.title, source.url)]
    if source.translated_title:
        parts.append(escaped(source.translated_title))
    if source.authors:
        parts.append(escaped(", ".join(source.authors)))
    parts.append(escaped(f"{source.publisher}, {source.date or 'undated'} ({kind})"))
    if source.doi:
        parts.append(linked(f"doi {source.doi}", f"https://doi.org/{source.doi}"))
    if source.archive_url:
        parts.append(linked("stored copy", source.archive_url))
    if source.accessed:
        parts.append(escaped(f"read on {source.accessed}"))
    line = f"- {', '.join(parts)}."
    if source.note:
        line += f" {escaped(source.note)}"
    return line
