"""Write the JSON Schemas: of each form of JSON that a command answers in, and of record files.

Run it after a change of a field::

    python tools/make_schemas.py

It writes ``roverspecs/data/schemas/``.  An editor that knows TOML checks and
completes a record whose first line names its schema::

    #:schema schemas/record.schema.json
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from roverspecs.analyses.rules import SEVERITIES
from roverspecs.analyses.statements import VERDICTS
from roverspecs.records.claims import CONFIGURATIONS, FINDINGS, SOURCE_KINDS
from roverspecs.records.derived import SPECS
from roverspecs.records.fields import CATALOGS
from roverspecs.records.flat_claims import FIELDS
from roverspecs.records.sizes import AXES
from roverspecs.records.specs import GROUPS
from roverspecs.records.vehicles import KINDS, PUBLISHED, STATUSES, Vehicle
from roverspecs.values.marks import MARKS
from roverspecs.values.published import MAX_LENGTH
from roverspecs.values.spans import MAYBE, NO, UNKNOWN, YES

FOLDER = Path(__file__).parent.parent / "roverspecs" / "data" / "schemas"
DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]

# --- the parts of which the forms are made ----------------------------------------


def described(meaning: str, **form: Any) -> Schema:
    """Return the schema of one field."""
    return {"description": meaning, **form}


def text(meaning: str) -> Schema:
    """Return the schema of a text that is not empty."""
    return described(meaning, type="string", minLength=1)


def text_or_null(meaning: str) -> Schema:
    """Return the schema of a text that may be missing."""
    return described(meaning, type=["string", "null"], minLength=1)


def number_or_null(meaning: str, **limits: Any) -> Schema:
    """Return the schema of a number that may be missing."""
    return described(meaning, type=["number", "null"], **limits)


def choice(meaning: str, *choices: str | None) -> Schema:
    """Return the schema of one of several words."""
    return described(meaning, enum=list(choices))


def listed(meaning: str, items: Schema) -> Schema:
    """Return the schema of a list."""
    return described(meaning, type="array", items=items)


def reference(name: str) -> Schema:
    """Return the schema that has a name among the definitions."""
    return {"$ref": f"#/$defs/{name}"}


def optional(meaning: str, schema: Schema) -> Schema:
    """Return the schema of a thing that may be missing."""
    return described(meaning, anyOf=[{"type": "null"}, schema])


def thing(meaning: str, optional_keys: tuple[str, ...] = (), /, **properties: Schema) -> Schema:
    """Return the schema of an object with these properties and no others."""
    return described(
        meaning,
        type="object",
        additionalProperties=False,
        required=[key for key in properties if key not in optional_keys],
        properties=properties,
    )


def meaning_of(field: str) -> str:
    """Return the meaning of a field, where what is missing is null."""
    return FIELDS[field][1].replace("; empty", "; null")


DATE = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
SPEC = choice("The name of the spec.", *SPECS)
SHOWN = text("Mark and rounded number as a table shows them, without the unit.")
REMARKS = listed("What the answer leaves out, and why; one sentence each.", text("A sentence."))


def date_or_null(meaning: str) -> Schema:
    """Return the schema of a date as far as it is known."""
    return described(meaning, type=["string", "null"], pattern=DATE)


def source() -> Schema:
    """Return the schema of a source."""
    fields = {
        "id": text("A short name, unique within a record and the sources that it shares."),
        "title": text("In the language of the document."),
        "publisher": text("Who published it; of a paper, the journal."),
        "kind": choice("The kind of document, by which it is trusted.", *SOURCE_KINDS),
        "date": date_or_null("The date of publication, as far as it is known."),
        "url": text_or_null("Where it was read."),
        "language": text_or_null("An ISO 639 code."),
        "note": text_or_null("A remark, for instance that the date was inferred."),
        "accessed": date_or_null("The day on which it, or a stored copy of it, was read."),
        "authors": listed("The people who wrote it.", text("A name.")),
        "doi": text_or_null("The DOI of a paper."),
        "archive_url": text_or_null("The address of a stored copy."),
        "translated_title": text_or_null("The title in English, if it is in another language."),
    }
    return thing("A document that figures were published in.", **fields)


def numbers(*, is_relation: bool = False) -> Schema:
    """Return the properties of a figure that are numbers; a difference may be below zero."""
    limits: Schema = {"minimum": 0}
    if is_relation:
        limits = {}
    sides = described("A side.", type="number", minimum=0)
    return {
        "magnitude": number_or_null(meaning_of("magnitude"), **limits),
        "unit": described(meaning_of("unit"), type="string"),
        "ucum": text_or_null(meaning_of("ucum")),
        "low": number_or_null(meaning_of("low"), **limits),
        "high": number_or_null(meaning_of("high"), **limits),
        "sides": described(
            "Each side of an envelope, in the unit; null for other figures.",
            type=["array", "null"],
            items=sides,
            minItems=2,
            maxItems=3,
        ),
        "mark": choice(meaning_of("mark"), "", *MARKS),
    }


def stated() -> Schema:
    """Return the properties that a claim states in words."""
    return {
        "published": described(
            meaning_of("published"), type=["string", "null"], minLength=1, maxLength=MAX_LENGTH
        ),
        "configuration": choice(
            "The state in which a size was taken; null for other specs.", *CONFIGURATIONS, None
        ),
        "part": text_or_null(meaning_of("part")),
        "condition": text_or_null(meaning_of("condition")),
        "as_of": date_or_null(meaning_of("as_of")),
        "note": text_or_null(meaning_of("note")),
    }


def cited() -> Schema:
    """Return the property that holds the source."""
    meaning = "The document; null for a figure of one's own or a derived one."
    return {"source": optional(meaning, reference("source"))}


def claim(**first: Schema) -> Schema:
    """Return the schema of a claim that may be rejected."""
    rejected = {"rejected": text_or_null(meaning_of("rejected").replace("empty", "null"))}
    return thing(
        "One published figure with its source, in the unit as published.",
        **first,
        **numbers(),
        **stated(),
        **rejected,
        **cited(),
    )


def accepted() -> Schema:
    """Return the schema of a claim that counts."""
    return thing(
        "A published figure that another one follows from, in the unit as published.",
        **numbers(),
        **stated(),
        **cited(),
    )


def figure(meaning: str, *, is_relation: bool = False, **first: Schema) -> Schema:
    """Return the schema of a figure, published or derived."""
    inputs = listed("The claims that a derived figure follows from.", reference("input"))
    return thing(
        meaning,
        **first,
        **numbers(is_relation=is_relation),
        **stated(),
        **cited(),
        inputs=inputs,
    )


def in_second_unit() -> Schema:
    """Return the schema of the numbers of a figure in a second unit."""
    return thing("A figure in a second unit.", text=SHOWN, **numbers(is_relation=True))


def identity(**last: Schema) -> Schema:
    """Return the schema of a vehicle without its claims."""
    day_or_null: Schema = {"type": ["string", "null"], "pattern": DAY}
    fields = {
        "name": text("Its usual name, exactly as in its record."),
        "aliases": listed("Other names, in any script.", text("A name.")),
        "operator": text_or_null("The agency or company that operates it."),
        "countries": listed("Where these are from.", text("A country.")),
        "body": text_or_null("The body that it goes to, such as Moon."),
        "mission": text_or_null("The mission that it belongs to."),
        "carrier": text_or_null("The id of the vehicle that carries it."),
        "launch_date": described(
            "The day of the launch in UTC, such as 2023-09-07.", **day_or_null
        ),
        "landing_date": described("The day of the landing or the impact in UTC.", **day_or_null),
        "status": choice("What became of it.", *STATUSES, None),
        "status_as_of": date_or_null("The date of the source of the status."),
        "status_source": text_or_null("The id of the source of the status."),
        "ids": thing(
            "Its numbers in the catalogs of others.",
            tuple(CATALOGS),
            **{name: text(f"Its number in {name}.") for name in CATALOGS},
        ),
        "outcome": text_or_null("How its mission stands or ended, in a sentence."),
    }
    return thing(
        "A vehicle.",
        id=text("The stem of its record file, or a short name made from its name."),
        kind=choice("What it is; vehicle where its record does not say.", *KINDS, Vehicle.kind),
        **fields,
        **last,
    )


def margin() -> Schema:
    """Return the schema of the room that is left along one side."""
    return thing(
        "The room that is left; below zero where something sticks out.",
        text=described("With mark and unit; empty where nothing bounds it.", type="string"),
        low=number_or_null("The least room; null if nothing bounds it."),
        high=number_or_null("The most room; null if nothing bounds it."),
        unit=described("The unit of both.", type="string"),
    )


# --- the forms ---------------------------------------------------------------------


def comparison() -> Schema:
    """Return the schema of ``compare``."""
    extreme = choice(
        "Whether it is the largest or the smallest figure of its row, or may be; empty if it is "
        "not, or if that was not asked for.",
        *("", "max", "min", "max?", "min?"),
    )
    match = choice(
        "Whether it meets the condition that was asked for, or only may, for want of a sharper "
        "figure; null if none was asked for, and of a vehicle that is shown only because others "
        "are relative to it.",
        *(YES, MAYBE, None),
    )
    second = optional(
        "The same in the second unit of its row; null if that has none.", reference("second")
    )
    cell = optional("A figure; null where nothing was published.", reference("cell"))
    related = optional("A relation; null where there is none.", reference("relation"))
    row = thing(
        "One spec of all vehicles, in one unit.",
        spec=SPEC,
        label=text("The name of the spec for readers, without the unit."),
        unit=described("The symbol of the unit of all cells; empty for a count.", type="string"),
        also_unit=text_or_null(
            "The symbol of the second unit; null if none was asked for, or if it is the same."
        ),
        derived=described(meaning_of("derived"), type="boolean"),
        cells=listed("As many as there are vehicles, in their order.", cell),
        ratios=listed("How many times each vehicle is the one of relative_to.", related),
        differences=listed("By how much each is larger than the one of relative_to.", related),
    )
    return form(
        "Comparison of vehicles",
        "Vehicles side by side, each spec in one unit.",
        definitions={
            "vehicle": identity(match=match),
            "row": row,
            "cell": figure(
                "One figure, in the unit of its row.", text=SHOWN, extreme=extreme, also=second
            ),
            "relation": figure(
                "A ratio, or a difference in the unit of its row.",
                is_relation=True,
                text=SHOWN,
                extreme=extreme,
                also=second,
            ),
            "second": in_second_unit(),
            "input": accepted(),
            "source": source(),
        },
        vehicles=listed("In the order asked for.", reference("vehicle")),
        rows=listed("One for each spec, in the order asked for.", reference("row")),
        relative_to=text_or_null("The id of the vehicle that the others are set in relation to."),
        remarks=REMARKS,
    )


def vehicles() -> Schema:
    """Return the schema of ``list``."""
    return form(
        "Vehicles",
        "The vehicles there are, without their claims.",
        vehicles=listed("In the order of the catalog.", identity()),
        remarks=REMARKS,
    )


def claims() -> Schema:
    """Return the schema of ``show`` and ``why``."""
    place = {"vehicle": text(meaning_of("vehicle")), "name": text(meaning_of("name"))}
    made = claim(**place, spec=SPEC)
    second = "Of show, if a second unit is asked for; null if the figure is in that unit already."
    made["properties"] |= {
        "also": optional(second, reference("second")),
        "converted": text_or_null("Of why: the figure in the unit asked for."),
        "distance": described("Of why: how far it is from the figure shown.", type="string"),
        "verdict": described("Of why: why it is shown or not.", type="string"),
    }
    return form(
        "Claims",
        "The published figures of some vehicles, each with its source.",
        definitions={"claim": made, "second": in_second_unit(), "source": source()},
        claims=listed("Vehicle by vehicle, in the order of its record.", reference("claim")),
        remarks=REMARKS,
    )


def specs() -> Schema:
    """Return the schema of ``specs``."""
    units = {
        system: described(f"The units of the system {system}.", type="string")
        for system in ("si", "metric", "us")
    }
    spec = thing(
        "One spec.",
        name=SPEC,
        label=text("Its name for readers."),
        group=choice("The group that it is part of.", *GROUPS, "derived"),
        dimension=text("The dimension of its figures, such as mass."),
        **units,
        definition=text("What it means."),
        derived=described(meaning_of("derived"), type="boolean"),
    )
    return form("Specs", "The specs there are.", specs=listed("In the order of a table.", spec))


def sources() -> Schema:
    """Return the schema of ``sources``."""
    one = source()
    one["properties"] = {"vehicle": text(meaning_of("vehicle")), **one["properties"]}
    one["required"] = ["vehicle", *one["required"]]
    return form(
        "Sources",
        "The documents that figures of some vehicles come from.",
        sources=listed("Vehicle by vehicle.", one),
        remarks=REMARKS,
    )


def fits() -> Schema:
    """Return the schema of ``fits``."""
    own_margin = optional("Null where nothing is known.", reference("margin"))
    axis = choice("An axis of the vehicle.", *AXES)
    fit = thing(
        "Whether one vehicle fits.",
        vehicle=text(meaning_of("vehicle")),
        name=text(meaning_of("name")),
        verdict=choice("The answer.", YES, MAYBE, UNKNOWN, NO),
        orientation=text_or_null("How it stands in the box, in words."),
        axes=optional(
            "The axis of the vehicle along each axis of the box.",
            thing("Axes.", **dict.fromkeys(AXES, axis)),
        ),
        margins=thing("Along each axis of the box.", **dict.fromkeys(AXES, own_margin)),
        mass_margin=own_margin,
        configuration=choice("The configuration of the sizes used.", *CONFIGURATIONS, None),
        inputs=listed("The figures used.", reference("claim")),
        reasons=listed("What is too large, unknown or assumed.", text("A reason.")),
    )
    return form(
        "Fits",
        "Which vehicles fit a box or a limit of mass.",
        definitions={"margin": margin(), "claim": claim(), "source": source()},
        box=text_or_null("The box, as it was asked for."),
        clearance=text_or_null("The room that stays free on every side, as it was asked for."),
        mass=text_or_null("The limit, as it was asked for."),
        lander=text_or_null("The id of the lander whose capacity is the limit."),
        upright=described("Whether the vehicles must stand upright.", type="boolean"),
        fits=listed("The best first.", fit),
        remarks=REMARKS,
    )


def neighbours() -> Schema:
    """Return the schema of ``nearest``."""
    likeness = thing(
        "One spec that both have.",
        spec=SPEC,
        given=reference("figure"),
        other=reference("figure"),
        ratio=number_or_null("The other over the given; null if only a bound is known."),
        low=number_or_null("The least ratio; null if nothing bounds it."),
        high=number_or_null("The largest ratio; null if nothing bounds it."),
        mark=choice("How to read the ratio.", "", "~", "≥", ">", "≤", "<"),
        note=described("Both configurations, if one of them is unstated.", type="string"),
    )
    neighbour = thing(
        "How much one vehicle is like the one asked for.",
        vehicle=text(meaning_of("vehicle")),
        name=text(meaning_of("name")),
        distance=described(
            "Root mean square of the logarithms of the ratios, to the base 10.", type="number"
        ),
        factor=described("The factor by which figures typically differ.", type="number"),
        compared=listed("The specs that both have.", likeness),
        possible=described("How many specs there were to compare.", type="integer"),
        apart=listed("The specs that both have and that cannot be compared.", SPEC),
    )
    left_out = thing(
        "A vehicle that was not compared.",
        vehicle=text(meaning_of("vehicle")),
        reason=text("Why not."),
    )
    return form(
        "Neighbours",
        "The vehicles that are most like one.",
        definitions={
            "figure": figure("A figure, in the unit as published."),
            "input": accepted(),
            "source": source(),
        },
        vehicle=text("The id of the vehicle asked for."),
        specs=listed("The specs for which it has a figure.", SPEC),
        neighbours=listed("The nearest first.", neighbour),
        left_out=listed("The vehicles that have too little in common with it.", left_out),
        remarks=REMARKS,
    )


def coverage() -> Schema:
    """Return the schema of ``coverage``."""
    count = {"type": "integer", "minimum": 0}
    one = thing(
        "One spec of one vehicle.",
        vehicle=text(meaning_of("vehicle")),
        spec=SPEC,
        applies=described("Whether vehicles of this kind have the spec.", type="boolean"),
        published=text_or_null("The figure shown; null if none was found."),
        kind=choice("The kind of its source.", *SOURCE_KINDS, None),
        agreeing=described("How many sources leave room for it.", **count),
        differing=described("How many sources leave no room for it.", **count),
        rejected=described("How many claims were rejected.", **count),
        searched=date_or_null("The day of the last search; null if none was in vain."),
    )
    return form(
        "Coverage",
        "Which figures are published, and how well sources support each.",
        coverage=listed("Vehicle by vehicle, each in the order of the specs.", one),
        remarks=REMARKS,
    )


def findings() -> Schema:
    """Return the schema of ``audit``."""
    own = claim(
        vehicle=text_or_null("The id of the vehicle; null for a figure of a text."),
        spec=optional("Null for a figure of a text.", SPEC),
    )
    finding = thing(
        "Figures that do not agree.",
        ("line", "sentence"),
        kind=choice("What is wrong.", *FINDINGS),
        severity=choice("How grave it is.", *SEVERITIES),
        claims=listed("The figures.", reference("claim")),
        arithmetic=text("The calculation, in a line."),
        explained=text_or_null("Why it is known and left as it is."),
        line=described("Of a text: the number of the line.", type="integer"),
        sentence=described("Of a text: the words around.", type="string"),
    )
    unread = thing(
        "A place with a number and a unit that was not read.",
        line=described("The number of the line.", type="integer"),
        text=described("The place.", type="string"),
        sentence=described("The words around.", type="string"),
    )
    count = {"type": "integer", "minimum": 0}
    held = claim(vehicle=text(meaning_of("vehicle")), spec=SPEC)
    shown = claim(
        vehicle=text(meaning_of("vehicle")),
        spec=SPEC,
        difference=described(
            "By how much the figure of the text is larger, or which sides are other ones.",
            type="string",
        ),
    )
    statement = thing(
        "A figure of a text, held against the catalog.",
        verdict=choice("Whether the catalog says the same.", *VERDICTS),
        printed=text("The figure, with its conversion, as the text prints it."),
        vehicle=text_or_null("The id of the vehicle; null if it is not understood."),
        spec=optional("Null if it is not understood.", SPEC),
        claims=listed("The accepted claims that say the same.", reference("held")),
        shown=listed("The figures shown that do not say the same.", reference("shown")),
        limits=listed("The figures shown that leave it open, as a limit does.", reference("held")),
        others=listed("Further ones of agencies and operators that do not.", reference("held")),
        rejected=listed("The rejected claims that say the same.", reference("held")),
        elsewhere=listed("Claims for other vehicles or specs that do.", reference("held")),
        is_factor=described("Whether it is a factor between two vehicles.", type="boolean"),
        beside=listed(
            "Of a factor: the figures of the other vehicle, for each claim and each one shown.",
            reference("held"),
        ),
        factors=listed(
            "How many times the one is the other, for each of them.", text("Such as ~70.")
        ),
        slip=text_or_null("The same number in another unit, if the catalog says that."),
        reason=text_or_null("Why nothing is compared."),
        remark=text_or_null("How the vehicle was found, or what to mind."),
        line=described("The number of the line.", type="integer"),
        sentence=described("The words around.", type="string"),
    )
    made = form(
        "Findings",
        "Figures that do not agree, in records or in a text.",
        definitions={"claim": own, "held": held, "shown": shown, "source": source()},
        findings=listed("The gravest first.", finding),
        remarks=REMARKS,
        figure_count=described("Of a text: how many figures were read.", **count),
        pair_count=described("Of a text: how many are given in two units.", **count),
        agreements=listed("Of a text: the pairs that agree.", text("A pair.")),
        unread=listed("Of a text: what was not read.", unread),
        statements=listed("Of a text, with --against: what it says.", statement),
    )
    made["required"] = ["findings", "remarks"]
    return made


def problems() -> Schema:
    """Return the schema of ``check``."""
    problem = thing(
        "A mistake in a file.",
        file=text("The path of the file."),
        line=described("The number of the line, if it is known.", type=["integer", "null"]),
        place=described("The key within the file.", type="string"),
        message=text("What was expected, and what was found."),
    )
    return form("Problems", "What is wrong in record files.", findings=listed("In order.", problem))


def form(
    title: str, meaning: str, definitions: dict[str, Schema] | None = None, **properties: Schema
) -> Schema:
    """Return the schema of a whole answer."""
    made = {"$schema": DIALECT, "title": title, **thing(meaning, **properties)}
    if definitions:
        made["$defs"] = definitions
    return made


# --- record files --------------------------------------------------------------------


def record() -> Schema:
    """Return the schema of a record file, as an editor uses it: TOML has no null."""
    # TOML has dates of its own, which a schema sees as texts.
    day: Schema = {"type": "string", "pattern": DATE}
    properties = identity()["properties"]
    del properties["id"]
    fields = {key: _without_null(schema) for key, schema in properties.items()}
    for key in ("launch_date", "landing_date", "status_as_of"):
        fields[key] = described(fields[key]["description"], **day)
    one_or_more = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
    for key in ("aliases", "countries"):
        fields[key] = described(fields[key]["description"], **one_or_more)
    own = {key: _without_null(schema) for key, schema in stated().items() if key != "published"}
    own["as_of"] = described(meaning_of("as_of"), **day)
    own |= {
        "value": described(
            "The figure as the source prints it, such as '~5 kg'.",
            type="string",
            minLength=1,
            maxLength=MAX_LENGTH,
        ),
        "source": text("The id of a source of this file, or of sources.toml."),
        "rejected": text("Why the claim is kept and yet never shown."),
    }
    claims_of = {}
    for name, spec in PUBLISHED.items():
        claims_of[name] = listed(spec.definition, reference("claim"))
    document = source()
    keys = {key: _without_null(schema) for key, schema in document["properties"].items()}
    del keys["id"]
    for key in ("date", "accessed"):
        keys[key] = described(keys[key]["description"], **day)
    acknowledgement = thing(
        "Why a finding of the audit is known and left as it is.",
        kind=choice("The kind of the finding.", *FINDINGS),
        spec=SPEC,
        claims=listed("The values of its claims.", text("A value.")),
        reason=text("Why."),
    )
    made = form(
        "Record of a vehicle",
        "One vehicle in TOML: who it is, and every published figure with its source.",
        definitions={
            "claim": thing("One published figure.", tuple(set(own) - {"value"}), **own),
            "source": thing("A document.", tuple(set(keys) - SOURCE_REQUIRED), **keys),
            "acknowledgement": acknowledgement,
        },
        **fields,
        **claims_of,
        acknowledged=listed("Findings of the audit that are known.", reference("acknowledgement")),
        sources=described(
            "The sources, each in a table with its id.",
            type="object",
            additionalProperties=reference("source"),
        ),
    )
    made["required"] = ["name"]
    return made


SOURCE_REQUIRED = {"title", "publisher", "kind"}


def _without_null(schema: Schema) -> Schema:
    """Return the schema of a field that is left out where it would be null."""
    made = dict(schema)
    if "enum" in made:
        made["enum"] = [each for each in made["enum"] if each is not None]
    if isinstance(made.get("type"), list):
        made["type"] = made["type"][0]
    return made


FORMS = {
    "comparison": comparison,
    "vehicles": vehicles,
    "claims": claims,
    "specs": specs,
    "sources": sources,
    "fits": fits,
    "neighbours": neighbours,
    "coverage": coverage,
    "findings": findings,
    "problems": problems,
    "record": record,
}
"""Each form, and the function that makes its schema."""


def made(name: str) -> str:
    """Return a schema as the text of its file."""
    return json.dumps(FORMS[name](), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for each in FORMS:
        (FOLDER / f"{each}.schema.json").write_text(made(each), encoding="utf-8")
