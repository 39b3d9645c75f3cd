"""Bad record files and bad command lines, with the whole of what is said about each."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run

import roverspecs as rs
from roverspecs.errors import Problem, RecordError
from roverspecs.records.toml_files import MAX_FILE_SIZE

KEYS = (
    "'kind', 'sources', 'acknowledged', 'name', 'aliases', 'operator', 'countries', 'body', "
    "'mission', 'carrier', 'launch_date', 'landing_date', 'status', 'status_as_of', "
    "'status_source', 'ids', 'outcome', 'mass', 'length', "
    "'width', 'height', 'diameter', 'envelope', 'payload_capacity', 'payload_mass', 'payload_volume', "
    "'habitable_volume', 'instrument_count', 'wheel_diameter', 'wheel_width', 'wheel_count', "
    "'wheelbase', 'track_width', 'ground_clearance', 'obstacle_height', 'top_speed', 'max_slope', "
    "'range', 'distance_driven', 'power', 'battery_energy', 'design_life', 'operating_time', "
    "'drill_depth'"
)
CLAIM_KEYS = "'value', 'source', 'configuration', 'condition', 'note', 'rejected', 'part', 'as_of'"
ACKNOWLEDGEMENT_KEYS = "'kind', 'spec', 'claims', 'reason'"
SOURCE_KEYS = (
    "'title', 'publisher', 'kind', 'date', 'url', 'language', 'note', 'accessed', "
    "'authors', 'doi', 'archive_url', 'translated_title'"
)
NO_MASS = "expected a unit of mass, such as 'kg', found one of length"
NO_CONFIGURATION = "a configuration belongs to dimensions only: give a condition instead"
NO_SOURCE = "expected a table such as [sources.my-paper], found none"
NO_NAME = "x.toml: expected a name, such as name = 'My rover', found none"
OURS = """\
Ours
rover
  Mass: 5 kg — uncited
  Length: 1 m (unstated) — uncited
  Steepest slope: 20 deg — uncited
"""

CITED = 'name = "M"\n[[mass]]\nvalue = "5 kg"\nsource = "a"\n[sources.a]\n'


def value(text: str, spec: str = "mass") -> str:
    """Return a file whose second line gives a value."""
    return f"name = \"M\"\n{spec} = '{text}'\n"


FILES: dict[str, tuple[str | bytes, list[str]]] = {
    # The whole file.
    "empty": ("", [NO_NAME]),
    "only a comment": ("# later\n", [NO_NAME]),
    "only a byte order mark": (b"\xef\xbb\xbf", [NO_NAME]),
    "Latin-1": (
        '# a\n# b\nname = "Caf\xe9"\n'.encode("latin-1"),
        ["x.toml:3: expected UTF-8, found the byte 0xe9"],
    ),
    "UTF-16": ('name = "M"\n'.encode("utf-16"), ["x.toml:1: expected UTF-8, found the byte 0xff"]),
    "too large": (
        b'name = "M"\n#' + b"x" * MAX_FILE_SIZE,
        ["x.toml: expected at most 1000000 bytes, found 1000012"],
    ),
    "no TOML": (
        'name = "M"\n\nmass: 5 kg\n',
        ["x.toml:3: not TOML: expected '=' after a key in a key/value pair, in 'mass: 5 kg'"],
    ),
    "JSON": ('{"name": "M"}', ['x.toml:1: not TOML: invalid statement, in \'{"name": "M"}\'']),
    "text without marks": (
        "name = M\n",
        [
            "x.toml:1: not TOML: invalid value, in 'name = M': "
            'write quotation marks around a text, as in "M"'
        ],
    ),
    "text without an end": (
        'x = 1\nname = "M',
        ["x.toml:2: not TOML: unterminated string, in 'name = \"M'"],
    ),
    "a null byte": (
        b'name = "M\0"\n',
        ["x.toml:1: not TOML: illegal character '\\x00', in 'name = \"M\\x00\"'"],
    ),
    "no such day": (
        'name = "M"\nlaunch_date = 2024-02-31\n',
        ["x.toml:2: not TOML: invalid date or datetime, in 'launch_date = 2024-02-31'"],
    ),
    "a key twice": (
        'name = "M"\nmass = "5 kg"\nmass = "6 kg"\n',
        ["x.toml:3: not TOML: cannot overwrite a value, in 'mass = \"6 kg\"'"],
    ),
    "short and full form": (
        'name = "M"\nmass = "5 kg"\n[[mass]]\nvalue = "6 kg"\n',
        ["x.toml:3: not TOML: cannot overwrite a value, in '[[mass]]'"],
    ),
    "brackets without an end": (
        'name = "M"\na = ' + "[" * 5000,
        ["x.toml: nested too deeply for a record"],
    ),
    "deep dotted key": (
        'name = "M"\nstatus.' + ".".join("a" * 450_000) + " = 1\n",
        ["x.toml:2: nested too deeply for a record"],
    ),
    "deep quoted keys": (
        'name = "M"\nstatus = {a' + " . 'a'.\"b\"" * 90_000 + " = 1}\n",
        ["x.toml:2: nested too deeply for a record"],
    ),
    "a very long line": (
        "x" * 999_999,
        [
            "x.toml:1: not TOML: expected '=' after a key in a key/value pair, in '"
            + "x" * 44
            + "…"
            + "x" * 9
            + "'"
        ],
    ),
    "a very long number": (
        'name = "M"\nmass = ' + "1" * 5000,
        ["x.toml: expected numbers of a usual length, found one of thousands of digits"],
    ),
    "a very long number in base 16": (
        "name = 0x" + "f" * 5000,
        ["x.toml: expected numbers of a usual length, found one of thousands of digits"],
    ),
    # Keys.
    "misspelt key": (
        'name = "M"\noperater = "x"\n',
        ["x.toml:2: operater: unknown key: did you mean 'operator' or 'operating_time'?"],
    ),
    "key like no other": (
        'name = "M"\nzzz = "x"\n',
        [f"x.toml:2: zzz: unknown key: expected one of {KEYS}"],
    ),
    "misspelt spec": (
        'name = "M"\nheigth = "5 cm"\n',
        ["x.toml:2: heigth: unknown key: did you mean 'height' or 'length'?"],
    ),
    "weight": (
        'name = "M"\nweight = "5 kg"\n',
        ["x.toml:2: weight: unknown key: write 'mass' for a figure in kilograms or pounds"],
    ),
    "unit in the key": (
        'name = "M"\nmass_kg = 5\n',
        ["x.toml:2: mass_kg: unknown key: did you mean 'mass'?"],
    ),
    "id": (
        'name = "M"\nid = "m"\n',
        ["x.toml:2: id: unknown key: leave it out: the id is the name of the file without .toml"],
    ),
    "key with control characters": (
        'name = "M"\n"\\u001b[mmass" = 1\n',
        ["x.toml: \\x1b[mmass: unknown key: did you mean 'mass'?"],
    ),
    "key with brackets": (
        'name = "M"\n"mass]" = 1\n',
        ["x.toml: mass]: unknown key: did you mean 'mass'?"],
    ),
    "spec of a lander": (
        'name = "M"\n[[dry_mass]]\nvalue = "5 kg"\n',
        ["x.toml:2: dry_mass: expected a spec of a rover, found one of a lander"],
    ),
    "spec of a rover": (
        'name = "M"\nkind = "lander"\nwheel_count = "five"\n',
        [
            "x.toml:3: wheel_count: expected a spec of a lander, found one of a rover",
            "x.toml:3: wheel_count.value: cannot read 'five': "
            "a number in words needs a unit: write '5'",
        ],
    ),
    # What identifies a vehicle.
    "no name": ('mass = "5 kg"\n', [NO_NAME]),
    "empty name": ('name = ""\n', ["x.toml:1: name: expected text, found ''"]),
    "blank name": ('\nname = " "\n', ["x.toml:2: name: expected text, found ' '"]),
    "number as a name": ("name = 5\n", ["x.toml:1: name: expected text, found 5"]),
    "text as aliases": (
        'name = "M"\naliases = "N"\n',
        ["x.toml:2: aliases: expected a list of texts, found 'N'"],
    ),
    "number as countries": (
        'name = "M"\ncountries = 5\n',
        ["x.toml:2: countries: expected a list of texts, found 5"],
    ),
    "word as a date": (
        'name = "M"\nlaunch_date = "soon"\n',
        ["x.toml:2: launch_date: expected a date such as 2024-01-20, found 'soon'"],
    ),
    "year as a date": (
        'name = "M"\nlanding_date = 2024\n',
        ["x.toml:2: landing_date: expected a date such as 2024-01-20, found 2024"],
    ),
    "misspelt status": (
        'name = "M"\nstatus = "loost"\n',
        ["x.toml:2: status: unknown 'loost': did you mean 'lost'?"],
    ),
    "number as a status": (
        'name = "M"\nstatus = 1\n',
        [
            "x.toml:2: status: unknown 1: expected one of 'planned', 'operating', 'ended', 'lost', 'cancelled'"
        ],
    ),
    "misspelt kind": (
        'name = "M"\nkind = "rovr"\n',
        ["x.toml:2: kind: unknown 'rovr': did you mean 'rover'?"],
    ),
    "kind like no other": (
        'name = "M"\nkind = "orbiter"\nwheel_count = "5 kg"\ndry_mass = "5 m"\n',
        [
            "x.toml:2: kind: unknown 'orbiter': expected one of 'rover', 'hopper', 'rotorcraft', 'lander'",
            "x.toml:3: wheel_count.value: unit 'kg': expected a count without a unit",
            f"x.toml:4: dry_mass.value: unit 'm': {NO_MASS}",
        ],
    ),
    # Claims.
    "claim without a value": (
        'name = "M"\n[[mass]]\ncondition = "dry"\n',
        ["x.toml:2: mass[1]: expected 'value', found none"],
    ),
    "number as a claim": (
        'name = "M"\nmass = 5\n',
        ["x.toml:2: mass: expected text such as mass = '5 kg' or tables [[mass]], found 5"],
    ),
    "number as a value": (
        'name = "M"\n[[mass]]\nvalue = 5\n',
        [
            "x.toml:3: mass[1].value: found the number 5 without a unit: "
            "write text such as '5 kg', or '5' for a count"
        ],
    ),
    "true as a claim": (
        'name = "M"\nmass = true\n',
        ["x.toml:2: mass: expected text such as mass = '5 kg' or tables [[mass]], found True"],
    ),
    "list within a list": (
        'name = "M"\nmass = [["5 kg"]]\n',
        [
            "x.toml:2: mass[1]: expected text such as mass = '5 kg' or tables [[mass]], "
            "found ['5 kg']"
        ],
    ),
    "misspelt keys of a claim": (
        'name = "M"\n[[mass]]\nvalu = "5 kg"\nconfiguration = "stowed"\nfigure = 1\n',
        [
            "x.toml:2: mass[1]: expected 'value', found none",
            "x.toml:3: mass[1].valu: unknown key: did you mean 'value'?",
            f"x.toml:4: mass[1].configuration: {NO_CONFIGURATION}",
            f"x.toml:5: mass[1].figure: unknown key: expected one of {CLAIM_KEYS}",
        ],
    ),
    "decimal comma": (
        value("1,5 kg"),
        [
            "x.toml:2: mass.value: cannot read '1,5 kg': a comma is ambiguous here: "
            "write '1.5' if it is a decimal point, or '15' if it groups digits"
        ],
    ),
    "negative": (
        value("-5 kg"),
        [
            "x.toml:2: mass.value: cannot read '-5 kg': "
            "expected zero or more, found a negative value"
        ],
    ),
    "not a number": (
        value("nan kg"),
        ["x.toml:2: mass.value: cannot read 'nan kg': expected a finite number"],
    ),
    "three lengths": (
        value("54×31.5×26 cm", "length"),
        [
            "x.toml:2: length.value: expected one length, found '54×31.5×26 cm': write it as "
            "'envelope', or each under 'length', 'width' and 'height' if the source names the axes"
        ],
    ),
    "expression": (
        value("9**9**9**9 kg"),
        [
            "x.toml:2: mass.value: cannot read '9**9**9**9 kg': "
            "expected one number and a unit, not an expression"
        ],
    ),
    "very long value": (
        value("9" * 10000 + " kg"),
        [
            f"x.toml:2: mass.value: cannot read '{'9' * 44}…999999 kg': "
            "expected at most 80 characters, found 10003"
        ],
    ),
    "empty value": (
        value(""),
        ["x.toml:2: mass.value: cannot read '': expected a value such as '5 kg', found none"],
    ),
    "no value": (
        value("heavy"),
        [
            "x.toml:2: mass.value: cannot read 'heavy': "
            "expected one number and its unit, such as '~5 kg' or '5–6 kg'"
        ],
    ),
    "length as a mass": (
        value("5 m"),
        [f"x.toml:2: mass.value: unit 'm': {NO_MASS}"],
    ),
    "force as a mass": (
        value("5 lbf"),
        [
            "x.toml:2: mass.value: unit 'lbf': expected a unit of mass, such as 'kg', "
            "found one of force "
            "(a force is not a mass: the same mass has another weight on another body)"
        ],
    ),
    "unknown unit of a rejected claim": (
        'name = "M"\n[[mass]]\nvalue = "5 gr"\nrejected = "a slip"\n',
        ["x.toml:3: mass[1].value: unit 'gr': write 'g' for gram or 'grain'"],
    ),
    "configuration of a rejected claim": (
        'name = "M"\n[[mass]]\nvalue = "5 kg"\nrejected = "a slip"\nconfiguration = "stowed"\n',
        [f"x.toml:5: mass[1].configuration: {NO_CONFIGURATION}"],
    ),
    "gr": (value("5 gr"), ["x.toml:2: mass.value: unit 'gr': write 'g' for gram or 'grain'"]),
    "level of power": (
        value("27 dBm", "power"),
        [
            "x.toml:2: power.value: unit 'dBm': a level in decibels is no multiple of a unit: "
            "write the power itself, such as '1 W' for 30 dBm"
        ],
    ),
    "nanometres": (
        value("80 nm", "range"),
        [
            "x.toml:2: range.value: unit 'nm': write 'nmi' (nautical mile); "
            "a nanometre measures no vehicle"
        ],
    ),
    "ton": (
        value("5 ton"),
        [
            "x.toml:2: mass.value: unit 'ton': ambiguous: "
            "write 't' (tonne, 1000 kg), 'US_ton' (short ton, 2000 lb) "
            "or 'UK_ton' (long ton, 2240 lb)"
        ],
    ),
    "inch mark": (
        value('5"', "length"),
        [
            "x.toml:2: length.value: unit '\"': an inch mark could also be seconds: "
            "write 'in' (inch)"
        ],
    ),
    "MG": (
        value("5 MG"),
        ["x.toml:2: mass.value: unit 'MG': case matters: did you mean 'Mg' or 'mg'?"],
    ),
    "no unit": (
        value("5"),
        ["x.toml:2: mass.value: expected a unit of mass, such as 'kg', found none"],
    ),
    "unit of a count": (
        value("4 kg", "wheel_count"),
        ["x.toml:2: wheel_count.value: unit 'kg': expected a count without a unit"],
    ),
    "half a wheel": (
        value("4.5", "wheel_count"),
        ["x.toml:2: wheel_count.value: expected a whole number, found '4.5'"],
    ),
    "configuration of a mass": (
        'name = "M"\n[[mass]]\nvalue = "5 kg"\nconfiguration = "stowed"\n',
        [f"x.toml:4: mass[1].configuration: {NO_CONFIGURATION}"],
    ),
    "every key of a claim": (
        'name = "M"\n[[length]]\nvalue = "5 kg"\nconfiguration = "stoved"\n'
        "condition = 5\nrejected = true\n",
        [
            "x.toml:3: length[1].value: unit 'kg': expected a unit of length, such as 'm', "
            "found one of mass",
            "x.toml:4: length[1].configuration: unknown 'stoved': did you mean 'stowed'?",
            "x.toml:5: length[1].condition: expected text, found 5",
            "x.toml:6: length[1].rejected: expected text, found True",
        ],
    ),
    "rejected claim of another dimension": (
        'name = "M"\n[[mass]]\nvalue = "5 m"\nconfiguration = "stowed"\nrejected = "a length"\n',
        [
            f"x.toml:4: mass[1].configuration: {NO_CONFIGURATION}",
        ],
    ),
    # Sources.
    "no sources": (
        'name = "M"\n[[mass]]\nvalue = "5 kg"\nsource = "a"\n',
        [f"x.toml:4: mass[1].source: unknown source 'a': {NO_SOURCE}"],
    ),
    "misspelt source": (
        'name = "M"\n[[mass]]\nvalue = "5 kg"\nsource = "paper-2O24"\n'
        '[sources.paper-2024]\ntitle = "T"\npublisher = "P"\nkind = "paper"\n',
        [
            "x.toml:4: mass[1].source: unknown source 'paper-2O24': did you mean 'paper-2024'?",
            "x.toml:5: sources.paper-2024: expected a claim with source = 'paper-2024', found none",
        ],
    ),
    "number as a source": (
        'name = "M"\n[[mass]]\nvalue = "5 kg"\nsource = 5\n',
        [
            "x.toml:4: mass[1].source: expected the name of a table such as [sources.my-paper], "
            "found 5"
        ],
    ),
    "unused source": (
        'name = "M"\n[sources."a"]\ntitle = "T"\npublisher = "P"\nkind = "paper"\n',
        ["x.toml:2: sources.a: expected a claim with source = 'a', found none"],
    ),
    "source of a misspelt claim": (
        CITED.replace("value", "valeu") + 'title = "T"\npublisher = "P"\nkind = "paper"\n',
        [
            "x.toml:2: mass[1]: expected 'value', found none",
            "x.toml:3: mass[1].valeu: unknown key: did you mean 'value'?",
        ],
    ),
    "source without a title": (
        CITED + 'publisher = "P"\nkind = "paper"\n',
        ["x.toml:5: sources.a: expected 'title', found none"],
    ),
    "empty source": (
        CITED,
        ["x.toml:5: sources.a: expected 'title' and 'publisher' and 'kind', found none"],
    ),
    "every key of a source": (
        CITED + 'title = ""\nkind = "papper"\ndate = "March 2024"\n'
        'link = "x"\nurll = "y"\nlanguage = 5\n',
        [
            "x.toml:5: sources.a: expected 'publisher', found none",
            "x.toml:6: sources.a.title: expected text, found ''",
            "x.toml:7: sources.a.kind: unknown 'papper': did you mean 'paper'?",
            "x.toml:8: sources.a.date: expected a date such as '2024', '2024-01' or '2024-01-20', "
            "found 'March 2024'",
            f"x.toml:9: sources.a.link: unknown key: expected one of {SOURCE_KEYS}",
            "x.toml:10: sources.a.urll: unknown key: did you mean 'url'?",
            "x.toml:11: sources.a.language: expected text, found 5",
        ],
    ),
    "source without an id": (
        'name = "M"\n[[mass]]\nvalue = "5 kg"\nsource = ""\n'
        '[sources.""]\ntitle = "T"\npublisher = "P"\nkind = "paper"\n',
        ["x.toml:5: sources..id: expected text, found ''"],
    ),
    "text as a source": (
        'name = "M"\n[[mass]]\nvalue = "5 kg"\nsource = "a"\n[sources]\na = "https://example.org"\n',
        ["x.toml:6: sources.a: expected a table [sources.a], found 'https://example.org'"],
    ),
    "text as sources": (
        'name = "M"\nsources = "a"\n',
        ["x.toml:2: sources: expected tables such as [sources.my-paper], found 'a'"],
    ),
    "list of sources": (
        'name = "M"\n[[sources]]\ntitle = "a"\n',
        ["x.toml:2: sources: expected tables such as [sources.my-paper], found [{'title': 'a'}]"],
    ),
    # Acknowledgements.
    "text as an acknowledgement": (
        'name = "M"\nacknowledged = "spread"\n',
        ["x.toml:2: acknowledged: expected tables [[acknowledged]], found 'spread'"],
    ),
    "every key of an acknowledgement": (
        'name = "M"\n[[acknowledged]]\nkind = "spred"\nspec = 5\nclaims = "5 kg"\nraeson = "x"\n',
        [
            "x.toml:2: acknowledged[1]: expected 'reason', found none",
            "x.toml:3: acknowledged[1].kind: unknown 'spred': did you mean 'spread'?",
            "x.toml:4: acknowledged[1].spec: expected text, found 5",
            "x.toml:5: acknowledged[1].claims: expected a list of values such as ['5 kg'], "
            "found '5 kg'",
            "x.toml:6: acknowledged[1].raeson: unknown key: did you mean 'reason'?",
        ],
    ),
    "strange key of an acknowledgement": (
        'name = "M"\n[[acknowledged]]\nkind = "spread"\nspec = "mass"\n'
        'claims = ["5 kg"]\nreason = "x"\nx = 1\n',
        [f"x.toml:7: acknowledged[1].x: unknown key: expected one of {ACKNOWLEDGEMENT_KEYS}"],
    ),
    # Lines.
    "CRLF": (
        b'name = "M"\r\n\r\nmass = "5 m"\r\n',
        [f"x.toml:3: mass.value: unit 'm': {NO_MASS}"],
    ),
    "text of several lines": (
        'name = "M"\noutcome = """\nmass = "5 kg"\n"""\n'
        "body = '''\n[[mass]]\n'''\nmass = \"5 m\"\n",
        [f"x.toml:8: mass.value: unit 'm': {NO_MASS}"],
    ),
    "separators that end no line": (
        'name = "M\u2028\x85N"\nmass = "5 m"\n',
        [
            "x.toml:1: name: expected visible characters, found U+2028 at character 2 "
            r"of 'M\u2028\x85N'",
            f"x.toml:2: mass.value: unit 'm': {NO_MASS}",
        ],
    ),
    "list of several lines": (
        'name = "M"\nmass = [\n  "5 kg",\n  "6 m",\n]\n',
        [f"x.toml:4: mass[2].value: unit 'm': {NO_MASS}"],
    ),
    "dotted key": (
        'name = "M"\nmass.value = "5 m"\n',
        [f"x.toml:2: mass.value: unit 'm': {NO_MASS}"],
    ),
    "inline table": (
        'name = "M"\nmass = {value = "5 m", source = "a"}\n',
        [
            f"x.toml:2: mass.source: unknown source 'a': {NO_SOURCE}",
            f"x.toml:2: mass.value: unit 'm': {NO_MASS}",
        ],
    ),
    "errors everywhere": (
        'mass = "5 m"\nheigth = "5 m"\n\n[[width]]\nvalue = "5 m"\nsource = "a"\n\n'
        '[[ width ]]\nvalue = "5 kg"\n\n'
        '[sources.b]\ntitle = "x"\n',
        [
            NO_NAME,
            f"x.toml:1: mass.value: unit 'm': {NO_MASS}",
            "x.toml:2: heigth: unknown key: did you mean 'height' or 'length'?",
            "x.toml:6: width[1].source: unknown source 'a': expected one of 'b'",
            "x.toml:9: width[2].value: unit 'kg': expected a unit of length, such as 'm', "
            "found one of mass",
            "x.toml:11: sources.b: expected 'publisher' and 'kind', found none",
            "x.toml:11: sources.b: expected a claim with source = 'b', found none",
        ],
    ),
}


@pytest.mark.parametrize(("content", "messages"), FILES.values(), ids=FILES)
def test_file(content: str | bytes, messages: list[str], run: Callable[..., Run]) -> None:
    """All that is wrong with a file is said at once, with its line; the file beside it is shown."""
    Path("x.toml").write_bytes(content if isinstance(content, bytes) else content.encode())

    assert run("show", "x.toml", "ours.toml") == Run(
        1, OURS, "".join(f"{message}\n" for message in messages)
    )


GOOD: dict[str, str | bytes] = {
    "byte order mark": b'\xef\xbb\xbfname = "M"\nmass = "5 kg"\n',
    "CRLF": b'name = "M"\r\nmass = "5 kg"\r\n',
    "inline table": 'name = "M"\nmass = {value = "5 kg"}\n',
    "list of texts": 'name = "M"\nmass = ["5 kg"]\n',
    "list of inline tables": 'name = "M"\nmass = [{value = "5 kg"}]\n',
    "dotted key": 'name = "M"\nmass.value = "5 kg"\n',
    "acknowledgement": 'name = "M"\nmass = "5 kg"\n[[acknowledged]]\n'
    'kind = "spread"\nspec = "mass"\nclaims = ["5 kg"]\nreason = "x"\n',
}


@pytest.mark.parametrize("content", GOOD.values(), ids=GOOD)
def test_good_file(content: str | bytes, run: Callable[..., Run]) -> None:
    """What is only unusual is read."""
    Path("x.toml").write_bytes(content if isinstance(content, bytes) else content.encode())

    assert run("show", "x.toml") == Run(0, "M\nrover\n  Mass: 5 kg — uncited\n", "")


PATHS = {
    "missing": ("missing.toml", "missing.toml: expected a record file, found none"),
    "below a file": ("ours.toml/x.toml", "ours.toml/x.toml: expected a record file, found none"),
    "pipe": ("pipe.toml", "pipe.toml: expected a record file, found a device or pipe"),
    "endless device": ("/dev/zero", "/dev/zero: expected a record file, found a device or pipe"),
    "folder without records": (
        "folder.toml",
        "folder.toml: expected record files (*.toml) in the folder, found none",
    ),
    "null character": ("a\0b.toml", "a\\x00b.toml: expected a path, found a null character in it"),
    "line break": ("a\nb.toml", "a\\nb.toml: expected a record file, found none"),
    "control character": ("\x1b[31mx.toml", "\\x1b[31mx.toml: expected a record file, found none"),
    "undecodable": ("\udcff.toml", "\\udcff.toml: expected a record file, found none"),
    "name too long": (f"{'x' * 300}.toml", f"{'x' * 300}.toml: cannot be read: File name too long"),
    "far too long": (
        f"{'x' * 10000}.toml",
        f"{'x' * 10000}.toml: cannot be read: File name too long",
    ),
    "link to itself": ("loop.toml", "loop.toml: cannot be read: Too many levels of symbolic links"),
    "folder of bad files": (
        "bad/",
        "bad/a.toml:1: name: expected text, found 5\n"
        "bad/b.toml: expected a record file, found a folder\n"
        "bad/c.toml: expected a record file, found a device or pipe",
    ),
}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes among the files")
@pytest.mark.parametrize(("path", "message"), PATHS.values(), ids=PATHS)
def test_path(path: str, message: str, run: Callable[..., Run]) -> None:
    """No readable file is reported at once, without waiting for it; `check` finds the same."""
    os.mkfifo("pipe.toml")
    Path("folder.toml").mkdir()
    Path("loop.toml").symlink_to("loop.toml")
    Path("bad/b.toml").mkdir(parents=True)
    Path("bad/a.toml").write_text("name = 5\n", encoding="utf-8")
    os.mkfifo("bad/c.toml")

    assert run("show", path, "ours.toml") == Run(1, OURS, message + "\n")
    assert run("show", "ours", "--with", path, "--with", "ours.toml") == Run(
        1, OURS, message + "\n"
    )
    assert run("check", path, "ours.toml") == Run(1, message + "\n", "")


def test_load_says_the_same_as_the_command_line(folder: Path) -> None:
    """The library raises one error with all problems: file, line, place and message of each."""
    path = folder / "x.toml"
    path.write_text('mass = "5 m"\nheigth = "5 m"\n', encoding="utf-8")
    with pytest.raises(RecordError) as caught:
        rs.load(path)

    assert caught.value.problems == (
        Problem(str(path), None, "", "expected a name, such as name = 'My rover', found none"),
        Problem(
            str(path),
            1,
            "mass.value",
            "unit 'm': expected a unit of mass, such as 'kg', found one of length",
        ),
        Problem(str(path), 2, "heigth", "unknown key: did you mean 'height' or 'length'?"),
    )


VEHICLES = ", ".join(repr(entry["id"]) for entry in rs.Catalog().entries())
COMMANDS = (
    "'compare', 'fits', 'nearest', 'list', 'show', 'why', 'specs', 'sources', 'export', 'draw', 'chart', "
    "'page', 'audit', 'coverage', 'check', 'completion'"
)
SPECS = (
    "'mass', 'dry_mass', 'launch_mass', 'length', 'width', 'height', 'diameter', 'envelope', "
    "'payload_capacity', 'payload_mass', 'payload_volume', 'habitable_volume', "
    "'instrument_count', 'wheel_diameter', 'wheel_width', 'wheel_count', 'wheelbase', "
    "'track_width', 'ground_clearance', 'obstacle_height', 'top_speed', 'max_slope', 'range', "
    "'distance_driven', 'power', 'battery_energy', 'design_life', 'operating_time', 'drill_depth'"
)
# With those that follow from others, and the names of groups.
ALL_SPECS = (
    SPECS.replace("'length'", "'bulk_density', 'surface_weight', 'length'")
    .replace("'envelope', 'payload", "'envelope', 'bounding_volume', 'payload")
    .replace("'instrument_count'", "'instrument_count', 'payload_fraction'")
    .replace("'battery_energy'", "'battery_energy', 'specific_power'")
    + ", 'dimensions', 'payload', 'mobility', 'mission', 'derived', 'all'"
)
COMPARE_OPTIONS = (
    "'--all', '--with', '--columns', '--decimal', '--strict', '--specs', '--configuration', '--prefer', '--units', '--also', '--digits', "
    "'--exact', '--where', '--sure', '--sort', '--descending', '--relative-to', '--differing', "
    "'--extremes', '--format', '--output', '--bom', '--transpose', '--footnotes', '--reproduce', '--bib', '--quiet'"
)
KINDS = "'agency', 'operator', 'paper', 'reference', 'press', 'aggregator', 'latest', 'earliest'"
ESCAPE = "\x1b[31m"
LONG = "x" * 10000
CUT = f"'{'x' * 44}…{'x' * 9}'"

# The words of a command line, and what is said: with exit code 2 after how to use it.
USAGES: list[tuple[list[str], str]] = [
    ([], "roverspecs: error: the following arguments are required: COMMAND"),
    (
        ["compere"],
        "roverspecs: error: argument COMMAND: unknown 'compere': "
        "did you mean 'compare' or 'coverage'?",
    ),
    (["adit"], "roverspecs: error: argument COMMAND: unknown 'adit': did you mean 'audit'?"),
    (["xyz"], f"roverspecs: error: argument COMMAND: unknown 'xyz': expected one of {COMMANDS}"),
    ([""], f"roverspecs: error: argument COMMAND: unknown '': expected one of {COMMANDS}"),
    (
        [ESCAPE],
        f"roverspecs: error: argument COMMAND: unknown '\\x1b[31m': expected one of {COMMANDS}",
    ),
    ([LONG], f"roverspecs: error: argument COMMAND: unknown {CUT}: expected one of {COMMANDS}"),
    (
        ["list", "--formt", "json"],
        "roverspecs list: error: unknown option '--formt': did you mean '--format' or '--bom'?",
    ),
    (
        ["compare", "--unit=us"],
        "roverspecs compare: error: unknown option '--unit=us': did you mean '--units'?",
    ),
    (
        ["compare", "-x"],
        f"roverspecs compare: error: unknown option '-x': expected one of {COMPARE_OPTIONS}",
    ),
    (
        ["compare", "mass", "length", "--all"],
        "roverspecs compare: error: 'mass' is a spec: write --specs mass,length",
    ),
    (
        ["compare", "sojourner", "--specs", "mass", "tenacious", "--extreme"],
        "roverspecs compare: error: unknown option '--extreme': did you mean '--extremes'?",
    ),
    (
        ["export"],
        "roverspecs export: error: the following arguments are required: PATH",
    ),
    (
        ["export", "--output=rovers.db", "lev-2"],
        "roverspecs export: error: option '--output' has no use here: "
        "write the path first, as in 'roverspecs export rovers.db'",
    ),
    (
        ["specs", "--with", "x"],
        "roverspecs specs: error: option '--with' has no use here: expected one of '--format', '--output', '--bom'",
    ),
    (
        ["check", f"--{ESCAPE}"],
        "roverspecs check: error: unknown option '--\\x1b[31m': "
        "expected one of '--columns', '--decimal', '--format', '--output', '--bom'",
    ),
    (["list", "extra"], "roverspecs list: error: expected no more arguments, found 'extra'"),
    (["list", ESCAPE], "roverspecs list: error: expected no more arguments, found '\\x1b[31m'"),
    (["list", LONG], f"roverspecs list: error: expected no more arguments, found {CUT}"),
    (["list", "\udcff"], "roverspecs list: error: expected no more arguments, found '\\udcff'"),
    (["show"], "roverspecs show: error: expected VEHICLE, --all or --where, found none of them"),
    (["why"], "roverspecs why: error: the following arguments are required: VEHICLE, SPEC"),
    (["why", "lev-2"], "roverspecs why: error: the following arguments are required: SPEC"),
    (
        ["why", "lev-2", "mass", "length"],
        "roverspecs why: error: expected no more arguments, found 'length'",
    ),
    (["compare", "--units"], "roverspecs compare: error: argument --units: expected one argument"),
    *(
        (
            ["compare", "--specs", given],
            "roverspecs compare: error: argument --specs: "
            f"expected specs such as 'mass,length', found {given!r}",
        )
        for given in ("", ",", "mass,", f",{ESCAPE}")
    ),
    *(
        (
            ["compare", f"--digits={given}"],
            "roverspecs compare: error: argument --digits: "
            f"expected a number from 1 to 15, found {given!r}",
        )
        for given in ("0", "16", "x", "-1", "", "1.5", "٣", "²", ESCAPE)
    ),
    (
        ["compare", "--digits", "9" * 10000],
        "roverspecs compare: error: argument --digits: "
        f"expected a number from 1 to 15, found '{'9' * 44}…{'9' * 9}'",
    ),
    (
        ["compare", "--digits", "3", "--exact"],
        "roverspecs compare: error: --exact and --digits cannot be given together: give one of them",
    ),
    (
        ["compare", f"--exact={ESCAPE}"],
        "roverspecs compare: error: argument --exact: ignored explicit argument '\\x1b[31m'",
    ),
    (
        ["compare", "--configuration", "stoved"],
        "roverspecs compare: error: argument --configuration: unknown 'stoved': "
        "did you mean 'stowed'?",
    ),
    (
        ["compare", "--configuration", ESCAPE],
        "roverspecs compare: error: argument --configuration: unknown '\\x1b[31m': "
        "expected one of 'stowed', 'deployed', 'at launch', 'unstated'",
    ),
    (
        ["compare", "--format", "markdwon"],
        "roverspecs compare: error: argument --format: unknown format 'markdwon': "
        "did you mean 'markdown'?",
    ),
    (
        ["show", "lev-2", "--format", "cvs"],
        "roverspecs show: error: argument --format: unknown format 'cvs': did you mean 'csv'?",
    ),
    (
        ["list", "--format", "bibtex"],
        "roverspecs list: error: argument --format: unknown format 'bibtex': did you mean 'text'?",
    ),
    (
        ["sources", "--format", "bibtx"],
        "roverspecs sources: error: argument --format: unknown format 'bibtx': "
        "did you mean 'bibtex'?",
    ),
    (
        ["sources", "--format", "csljson"],
        "roverspecs sources: error: argument --format: unknown format 'csljson': "
        "did you mean 'csl-json' or 'json' or 'csv-long'?",
    ),
    (
        ["audit", "lev-2", "--text", "5 kg"],
        "roverspecs audit: error: --text and VEHICLE cannot be given together: give one of them",
    ),
    (["audit", "--text"], "roverspecs audit: error: argument --text: expected one argument"),
    (
        ["audit", f"--all={ESCAPE}"],
        "roverspecs audit: error: argument --all: ignored explicit argument '\\x1b[31m'",
    ),
    (
        ["audit", "--prefer", "press"],
        "roverspecs audit: error: --prefer works only with --where: give --where, too",
    ),
    # What a command has no use for is refused, not passed over.
    (
        ["nearest", "lev-2", "--all"],
        "roverspecs nearest: error: option '--all' has no use here: expected one of "
        "'--with', '--columns', '--decimal', '--strict', '--specs', "
        "'--configuration', '--prefer', '--where', '--sure', '--count', '--format', '--output', '--bom'",
    ),
    (
        ["why", "lev-2", "mass", "--where", "mass"],
        "roverspecs why: error: option '--where' has no use here: expected one of "
        "'--with', '--columns', '--decimal', '--strict', "
        "'--configuration', '--prefer', '--units', '--urls', '--format', '--output', '--bom'",
    ),
    (
        ["list", "--specs", "mass"],
        "roverspecs list: error: option '--specs' has no use here: expected one of "
        "'--with', '--columns', '--decimal', '--strict', "
        "'--configuration', '--prefer', '--where', '--sure', '--format', '--output', '--bom'",
    ),
    (
        ["list", "--all", "--where", "mass"],
        "roverspecs list: error: option '--all' has no use here: expected one of "
        "'--with', '--columns', '--decimal', '--strict', "
        "'--configuration', '--prefer', '--where', '--sure', '--format', '--output', '--bom'",
    ),
    (
        ["fits", "--mass", "1kg", "--specs", "mass"],
        "roverspecs fits: error: option '--specs' has no use here: expected one of "
        "'--all', '--with', '--columns', '--decimal', '--strict', "
        "'--configuration', '--prefer', '--units', '--box', '--clearance', '--mass', '--lander', '--upright', "
        "'--where', '--sure', '--format', '--output', '--bom'",
    ),
    (
        ["draw", "--specs", "mass"],
        "roverspecs draw: error: option '--specs' has no use here: expected one of "
        "'--all', '--with', '--columns', '--decimal', '--strict', "
        "'--configuration', '--prefer', '--units', '--also', '--where', '--sure', '--views', "
        "'--reference', '--box', '--clearance', '--mass', '--upright', '--title', '--theme', '--width', '--aspect', "
        "'--labels', '--no-caption', "
        "'--svg', '--bib', '--output'",
    ),
    (
        ["coverage", "--units", "us"],
        "roverspecs coverage: error: option '--units' has no use here: expected one of "
        "'--all', '--with', '--columns', '--decimal', '--strict', "
        "'--specs', '--configuration', '--prefer', '--where', '--sure', '--format', '--output', '--bom'",
    ),
    (
        ["coverage", "--specs", ","],
        "roverspecs coverage: error: argument --specs: "
        "expected specs such as 'mass,length', found ','",
    ),
    (["compare", "--bib"], "roverspecs compare: error: argument --bib: expected one argument"),
    (
        ["compare", "--prefer"],
        "roverspecs compare: error: argument --prefer: expected one argument",
    ),
]

FAILURES: list[tuple[list[str], str]] = [
    (
        ["compare", "tenaciouss"],
        "roverspecs: unknown vehicle 'tenaciouss': did you mean 'tenacious'?",
    ),
    (["compare", "ソラキュ"], "roverspecs: unknown vehicle 'ソラキュ': did you mean 'ソラキュー'?"),
    (["compare", "xyz"], f"roverspecs: unknown vehicle 'xyz': expected one of {VEHICLES}"),
    (["compare", ""], f"roverspecs: unknown vehicle '': expected one of {VEHICLES}"),
    (["show", ESCAPE], f"roverspecs: unknown vehicle '\\x1b[31m': expected one of {VEHICLES}"),
    (["show", "月\u202e"], f"roverspecs: unknown vehicle '月\\u202e': expected one of {VEHICLES}"),
    (["show", "\udcff"], f"roverspecs: unknown vehicle '\\udcff': expected one of {VEHICLES}"),
    (["why", "a\nb", "mass"], f"roverspecs: unknown vehicle 'a\\nb': expected one of {VEHICLES}"),
    (["sources", LONG], f"roverspecs: unknown vehicle {CUT}: expected one of {VEHICLES}"),
    (["why", "lev-2", "massive"], "roverspecs: unknown spec 'massive': did you mean 'mass'?"),
    (
        ["why", "lev-2", "dimensions"],
        "roverspecs: unknown spec 'dimensions': did you mean 'length' or 'width' or 'height'?",
    ),
    (["why", "lev-2", ESCAPE], f"roverspecs: unknown spec '\\x1b[31m': expected one of {SPECS}"),
    (
        ["why", "lev-2", "mass", "--configuration", "stowed"],
        "roverspecs: configuration: only dimensions have one, not 'mass': leave it out",
    ),
    (
        ["why", "lev-2", "mass", "--units", "mass=cm"],
        "roverspecs: mass: unit 'cm': expected a unit of mass, such as 'kg', found one of length",
    ),
    (
        ["fits", "--mass", "6kg", "--units", "imperial"],
        "roverspecs: unit 'imperial': no unit system: did you mean 'us'? "
        "(for one spec write 'mass=g')",
    ),
    (
        ["show", "lev-2", "--specs", "bulk_density"],
        "roverspecs: spec: 'bulk_density' is derived: "
        "ask for 'mass', 'length', 'width', 'height', 'diameter', 'envelope'",
    ),
    (
        ["show", "mine.toml", "--prefer", "bloggs"],
        f"roverspecs: prefer: no kind or id of a source: 'bloggs': expected one of {KINDS}, 'paper-2024'",
    ),
    *(
        (
            [*command, "--where", "mas < 1 kg"],
            "roverspecs: where: cannot read 'mas < 1 kg' at character 1: "
            "unknown field 'mas': did you mean 'mass'?",
        )
        for command in (
            ["list"],
            ["show"],
            ["fits", "--mass", "1kg"],
            ["nearest", "lev-2"],
            ["draw"],
            ["chart", "--output", "x.svg"],
            ["page"],
            ["sources"],
            ["audit"],
            ["coverage"],
        )
    ),
    (
        ["why", "lev-2", "surface_weight"],
        "roverspecs: spec: 'surface_weight' is derived: ask for 'mass'",
    ),
    (
        ["why", "lev-2", "bulk_density"],
        "roverspecs: spec: 'bulk_density' is derived: "
        "ask for 'mass', 'length', 'width', 'height', 'diameter', 'envelope'",
    ),
    (
        ["coverage", "--specs", "masss"],
        "roverspecs: unknown spec 'masss': did you mean 'mass' or 'dry_mass'?",
    ),
    (["coverage", "xyz"], f"roverspecs: unknown vehicle 'xyz': expected one of {VEHICLES}"),
    (["audit", ESCAPE], f"roverspecs: unknown vehicle '\\x1b[31m': expected one of {VEHICLES}"),
    (["audit", "missing.toml"], "missing.toml: expected a record file, found none"),
    (
        ["audit", "missing.toml", "--format", "json"],
        "missing.toml: expected a record file, found none",
    ),
    (["coverage", "missing.toml"], "missing.toml: expected a record file, found none"),
    (["sources", "missing.toml"], "missing.toml: expected a record file, found none"),
    (
        ["sources", "missing.toml", "--format", "bibtex"],
        "missing.toml: expected a record file, found none",
    ),
    (
        ["audit", "--text", "5 kg" * 750_001],
        "roverspecs: text: expected at most 3000000 characters, found 3000004",
    ),
    *(
        ([*command, "--prefer", given], f"roverspecs: prefer: {message}")
        for command in (["compare", "mine.toml"], ["why", "mine.toml", "mass"])
        for given, message in (
            ("", "expected words such as 'press,latest', found ''"),
            ("press,,latest", "expected words such as 'press,latest', found 'press,,latest'"),
            ("prese", "no kind or id of a source: 'prese': did you mean 'press'?"),
            (
                ESCAPE,
                f"no kind or id of a source: '\\x1b[31m': expected one of {KINDS}, 'paper-2024'",
            ),
            (
                "latest,earliest",
                "'latest' and 'earliest' cannot be given together: give one of them",
            ),
            ("as-of 2024,as-of 2023", "expected one 'as-of DATE', found several"),
            ("as-of", "expected 'as-of' with a date such as 2024, 2024-01 or 2024-01-20, found ''"),
            (
                "as-of soon",
                "expected 'as-of' with a date such as 2024, 2024-01 or 2024-01-20, found 'soon'",
            ),
        )
    ),
    (
        ["compare", "--bib", "no/such"],
        "roverspecs: no/such: No such file or directory: make its folder first",
    ),
    (["compare", "--bib", "empty"], "roverspecs: empty: Is a directory: name a file in it"),
    (
        ["compare", "--bib", f"{ESCAPE}/x.json"],
        "roverspecs: \\x1b[31m/x.json: No such file or directory: make its folder first",
    ),
    (["compare", "--bib", "x" * 300], f"roverspecs: {'x' * 300}: File name too long"),
    (
        ["sources", "--format", "bibtex", "--output", "no/such"],
        "roverspecs: no/such: No such file or directory: make its folder first",
    ),
    (
        ["compare", "--specs", "masss"],
        "roverspecs: unknown spec 'masss': did you mean 'mass' or 'dry_mass'?",
    ),
    (["compare", "--specs", "xyz"], f"roverspecs: unknown spec 'xyz': expected one of {ALL_SPECS}"),
    (["compare", "--specs", LONG], f"roverspecs: unknown spec {CUT}: expected one of {ALL_SPECS}"),
    (
        ["compare", "--units", "mass="],
        "roverspecs: mass: expected a unit of mass, such as 'kg', found none",
    ),
    (["compare", "--units", "=g"], f"roverspecs: unknown spec '': expected one of {ALL_SPECS}"),
    (
        ["compare", "--units", "mass=m"],
        "roverspecs: mass: unit 'm': expected a unit of mass, such as 'kg', found one of length",
    ),
    (
        ["compare", "--units", "kg"],
        "roverspecs: unit 'kg': write a unit with its spec, as in 'mass=kg', or a unit system: "
        "si, metric, us, auto",
    ),
    (
        ["compare", "--units", "imperial"],
        "roverspecs: unit 'imperial': no unit system: did you mean 'us'? (for one spec write 'mass=g')",
    ),
    (
        ["compare", "--units", "x"],
        "roverspecs: unit 'x': no unit system: expected one of 'si', 'metric', 'us', 'auto' "
        "(for one spec write 'mass=g')",
    ),
    *(
        (
            ["compare", "--specs", word],
            f"roverspecs: unknown spec '{word}': did you mean {meant}?",
        )
        for word, meant in (
            ("weight", "'mass'"),
            ("size", "'dimensions' or 'length' or 'width' or 'height'"),
            ("cargo", "'payload_capacity' or 'payload_mass'"),
            ("speed", "'top_speed'"),
        )
    ),
    (["why", "lev-2", "weight"], "roverspecs: unknown spec 'weight': did you mean 'mass'?"),
    (
        ["compare", "--sort", "speed"],
        "roverspecs: sort: unknown spec 'speed': did you mean 'top_speed'?",
    ),
    (
        ["compare", "--where", "weight < 5 kg"],
        "roverspecs: where: cannot read 'weight < 5 kg' at character 1: "
        "unknown field 'weight': did you mean 'mass'?",
    ),
    (
        ["compare", "lupex"],
        "roverspecs: unknown vehicle 'lupex': did you mean 'lupex-lander' or 'lupex-rover'?",
    ),
    (
        ["compare", "--units", "masss=kg"],
        "roverspecs: unknown spec 'masss': did you mean 'mass' or 'dry_mass'?",
    ),
    (
        ["compare", "--units", "mass=gr"],
        "roverspecs: mass: unit 'gr': write 'g' for gram or 'grain'",
    ),
    (
        ["compare", "--units", "dimensions=kM"],
        "roverspecs: dimensions: unit 'kM': case matters: did you mean 'km'?",
    ),
    (
        ["compare", "--units", "mass=9**9**9**9"],
        "roverspecs: mass: unit '9**9**9**9': unknown; "
        "expected a unit such as 'kg', 'cm', 'h', 'deg' or any other that pint knows",
    ),
    (
        ["compare", "--units", f"mass={ESCAPE}"],
        "roverspecs: mass: unit '\\x1b[31m': unknown; "
        "expected a unit such as 'kg', 'cm', 'h', 'deg' or any other that pint knows",
    ),
    (
        ["compare", "--units", f"mass={LONG}"],
        f"roverspecs: mass: unit {CUT}: unknown; "
        "expected a unit such as 'kg', 'cm', 'h', 'deg' or any other that pint knows",
    ),
    (
        ["compare", "--with", "missing", "xyz"],
        "missing: expected a record file, found none\n"
        f"roverspecs: unknown vehicle 'xyz': expected one of {VEHICLES}",
    ),
    (["show", "missing.toml"], "missing.toml: expected a record file, found none"),
    (["why", "missing.toml", "mass"], "missing.toml: expected a record file, found none"),
    (["compare", "missing.toml"], "missing.toml: expected a record file, found none"),
    (
        ["list", "--output", "no/such"],
        "roverspecs: no/such: No such file or directory: make its folder first",
    ),
    (["list", "--output", "empty"], "roverspecs: empty: Is a directory: name a file in it"),
    (
        ["list", "--output", f"{ESCAPE}/x"],
        "roverspecs: \\x1b[31m/x: No such file or directory: make its folder first",
    ),
    (["list", "--output", "x" * 300], f"roverspecs: {'x' * 300}: File name too long"),
    (["list", "--output", "/proc/x"], "roverspecs: /proc/x: No such file or directory"),
]


@pytest.mark.parametrize(("arguments", "message"), USAGES)
def test_wrong_usage(arguments: list[str], message: str, run: Callable[..., Run]) -> None:
    """Wrong usage exits with 2, prints nothing, and says what was wrong and how to do it."""
    code, out, err = run(*arguments)
    usage, last = err.removesuffix("\n").rsplit("\n", 1)

    assert (code, out, last) == (2, "", message)
    assert usage.startswith(f"usage: {message.partition(':')[0]} [-h]")
    assert err.replace("\n", "").isprintable()


@pytest.mark.parametrize(("arguments", "message"), FAILURES)
def test_failure(arguments: list[str], message: str, run: Callable[..., Run]) -> None:
    """A stated failure exits with 1 and prints nothing but what was expected and found."""
    Path("empty").mkdir()

    assert run(*arguments) == Run(1, "", message + "\n")


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("missing", "missing: expected a record file, found none"),
        ("empty", "empty: expected record files (*.toml) in the folder, found none"),
        (ESCAPE, "\\x1b[31m: expected a record file, found none"),
    ],
)
def test_bad_path_beside_good_ones(path: str, message: str, run: Callable[..., Run]) -> None:
    """A path that cannot be read is said, and costs nothing else."""
    Path("empty").mkdir()
    good = run("list", "--with", "mine.toml")

    assert good.code == 0
    assert run("list", "--with", path, "--with", "mine.toml") == Run(1, good.out, message + "\n")


def test_own_names_are_offered(run: Callable[..., Run]) -> None:
    """A name like one of the user's own records is offered, too."""
    assert run("show", "mime", "--with", ".") == Run(
        1, "", "roverspecs: unknown vehicle 'mime': did you mean 'mine'?\n"
    )


def test_read_only_folder(run: Callable[..., Run]) -> None:
    """A folder that may not be written to is said to be one."""
    Path("locked").mkdir(mode=0o500)
    if os.access("locked", os.W_OK):
        pytest.skip("this user may write anywhere")

    assert run("list", "--output", "locked/x") == Run(
        1,
        "",
        "roverspecs: locked/x: Permission denied: its folder takes no new file, "
        "choose another one\n",
    )


def test_unreadable_file(run: Callable[..., Run]) -> None:
    """A file that may not be read is said to be one."""
    Path("mine.toml").chmod(0)
    if os.access("mine.toml", os.R_OK):
        pytest.skip("this user may read anything")

    assert run("show", "mine.toml", "ours.toml") == Run(
        1, OURS, "mine.toml: cannot be read: Permission denied\n"
    )
