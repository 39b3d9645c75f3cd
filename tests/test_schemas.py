"""The schemas describe every answer in JSON, and every record."""

from __future__ import annotations

import json
import tomllib
from importlib import resources
from pathlib import Path
from typing import Any

import attrs
import jsonschema
import make_schemas
import pytest

from roverspecs.cli.main import main
from roverspecs.records.claims import Claim, Source
from roverspecs.records.record_files import CLAIM_KEYS
from roverspecs.records.source_files import SOURCE_KEYS
from roverspecs.records.vehicles import IDENTITY_KEYS, PUBLISHED

DATA = resources.files("roverspecs").joinpath("data")
FORMS = tuple(make_schemas.FORMS)


def schema_of(form: str) -> Any:
    """Return a schema of the package."""
    text = DATA.joinpath("schemas", f"{form}.schema.json").read_text(encoding="utf-8")
    return json.loads(text)


def validator(form: str) -> jsonschema.Draft202012Validator:
    """Return the validator of a form."""
    return jsonschema.Draft202012Validator(schema_of(form))


@pytest.mark.parametrize("form", FORMS)
def test_the_schema_is_the_one_that_is_made(form: str) -> None:
    """A field that is added must be added to the schemas: run tools/make_schemas.py."""
    assert schema_of(form) == json.loads(make_schemas.made(form))


@pytest.mark.parametrize("form", FORMS)
def test_a_schema_is_valid_and_describes_every_property(form: str) -> None:
    """The schema is one of its dialect, strict, and says what each property means."""
    schema = schema_of(form)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == make_schemas.DIALECT
    for each in [schema, *schema.get("$defs", {}).values()]:
        assert each["description"]
        assert each["additionalProperties"] is False
        properties = each["properties"].values()
        assert all("description" in one or "$ref" in one for one in properties)


ANSWERS = [
    ("comparison", ["compare", "--all", "--specs", "mass,dimensions,derived", "--extremes"]),
    (
        "comparison",
        ["compare", "lev-2", "iris", "--relative-to", "lev-2", "--where", "mass < 3 kg"],
    ),
    ("vehicles", ["list"]),
    ("vehicles", ["list", "--where", "mass < 3 kg"]),
    ("claims", ["show", "--all"]),
    ("claims", ["why", "lev-2", "mass", "--units", "us"]),
    ("claims", ["why", "lev-2", "mass"]),
    ("specs", ["specs"]),
    ("sources", ["sources", "--format", "json"]),
    ("fits", ["fits", "--box", "60x40x40cm", "--mass", "5kg", "--upright", "--clearance", "1in"]),
    ("fits", ["fits", "lev-2", "--lander", "apex-1"]),
    ("neighbours", ["nearest", "lev-2"]),
    ("neighbours", ["nearest", "slim", "--specs", "mass,dimensions,derived"]),
    ("coverage", ["coverage", "--specs", "mass,mobility"]),
    ("findings", ["audit", "--explained"]),
    ("findings", ["audit", "--text", "It is 250 g (9 oz), 5 m (15 ft) and 5 qq kg."]),
]


@pytest.mark.parametrize(("form", "words"), ANSWERS, ids=[" ".join(words) for _, words in ANSWERS])
@pytest.mark.untraced
def test_the_answer_of_a_command_fits_its_schema(
    form: str, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Every command says in a schema what its JSON has."""
    main([*words, "--format", "json"])
    answer = json.loads(capsys.readouterr().out)
    validator(form).validate(answer)
    assert any(answer[key] for key in answer if isinstance(answer[key], list))


def test_the_problems_of_a_file_fit_their_schema(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The answer of check has a schema, too."""
    path = tmp_path / "a.toml"
    path.write_text("nam = 'A'\n[[mass]]\nvalue = '5 qq'\n")
    assert main(["check", str(path), "--format", "json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    validator("problems").validate(answer)
    assert len(answer["findings"]) > 1


RECORDS = sorted(path.name for path in DATA.iterdir() if path.name.endswith(".toml"))


@pytest.mark.parametrize("name", [name for name in RECORDS if name != "sources.toml"])
def test_every_shipped_record_fits_the_schema_of_records(name: str) -> None:
    """An editor that checks records by the schema finds nothing wrong with ours."""
    table = tomllib.loads(DATA.joinpath(name).read_text(encoding="utf-8"))
    # An editor sees a date of TOML as JSON Schema sees a date: as text.
    validator("record").validate(json.loads(json.dumps(table, default=str)))


@pytest.mark.parametrize(
    "text",
    [
        "kind = 'rover'",
        "name = 'A'\nweight = '5 kg'",
        "name = 'A'\nkind = 'boat'",
        "name = 'A'\nmass = '5 kg'",
        "name = 'A'\n[[mass]]\nsource = 's'",
        "name = 'A'\n[[length]]\nvalue = '5 m'\nconfiguration = 'folded'",
        "name = 'A'\n[sources.s]\ntitle = 'T'\npublisher = 'P'\nkind = 'blog'",
        "name = 'A'\n[sources.s]\ntitle = 'T'\npublisher = 'P'\nkind = 'paper'\ndate = '1/2/25'",
    ],
)
def test_a_mistake_in_a_record_does_not_fit(text: str) -> None:
    """The editor marks what the reader of records would refuse."""
    with pytest.raises(jsonschema.ValidationError):
        validator("record").validate(tomllib.loads(text))


def test_the_schema_of_records_has_every_key() -> None:
    """A key that records may have is known to the schema, and no other one."""
    schema = schema_of("record")
    keys = {"kind", "acknowledged", "sources", *IDENTITY_KEYS, *PUBLISHED}
    assert set(schema["properties"]) == keys
    assert set(schema["$defs"]["claim"]["properties"]) == set(CLAIM_KEYS)
    assert set(schema["$defs"]["source"]["properties"]) == set(SOURCE_KEYS)


def test_the_schema_of_claims_has_every_field() -> None:
    """A field of a claim or a source is known to the schema."""
    definitions = schema_of("claims")["$defs"]
    assert {field.name for field in attrs.fields(Source)} == set(
        definitions["source"]["properties"]
    )
    stated = {field.name for field in attrs.fields(Claim) if field.init} - {"value"}
    assert stated <= set(definitions["claim"]["properties"])


@pytest.mark.parametrize(
    "place", ["claims", "claims.0", "claims.0.magnitude", "claims.0.source.kind"]
)
def test_an_answer_without_a_field_does_not_fit(
    place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The schema is strict: no field is missing, of another kind, or unknown."""
    main(["show", "lev-2", "--format", "json"])
    answer = json.loads(capsys.readouterr().out)
    *way, last = [int(key) if key.isdigit() else key for key in place.split(".")]
    inner = answer
    for key in way:
        inner = inner[key]
    inner[last] = object
    with pytest.raises(jsonschema.ValidationError):
        validator("claims").validate(answer)
    if isinstance(inner, dict):
        del inner[last]
        with pytest.raises(jsonschema.ValidationError):
            validator("claims").validate(answer)
