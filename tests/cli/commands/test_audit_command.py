"""The command ``audit``."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import Run
from samples import PRESS, claim, filled, lines, numbers

import roverspecs as rs
from roverspecs.cli.options import TEXT_ENDINGS
from roverspecs.records.flat_claims import FIGURE_FIELDS

if TYPE_CHECKING:
    from collections.abc import Callable

FAULTY_AUDITED = """\
warning: spread: from 5 kg to 8.0 kg: +60 %
  faulty mass: 5 kg — P, 2024
  faulty mass: 8.0 kg — Q, undated
note: bounds: payload capacity 9 kg is more than mass 5 kg
  faulty payload_capacity: 9 kg — P, 2024
  faulty mass: 5 kg — P, 2024
"""


FAULTY_EXPLAINED = """\
error: slips: 50 kg is 10 times 5 kg (explained: rejected: a slip of the press)
  faulty mass: 5 kg — P, 2024
  faulty mass: 50 kg — Q, undated
"""


ACKNOWLEDGED = """
[[acknowledged]]
kind = "spread"
spec = "mass"
claims = ["5 kg", "8.0 kg"]
reason = "two models"
"""


class TestAudit:
    """`audit` prints where figures do not agree."""

    def test_the_sign_of_decimals_of_a_text(self, run: Callable[..., Run]) -> None:
        """It counts for a text as for a table, from whichever place the text comes."""
        Path("rad.txt").write_text("31,5 cm (12.4 in), 1.250 kg", encoding="utf-8")
        asked = ("audit", "rad.txt", "--decimal", ",", "--format", "json")
        assert json.loads(run(*asked).out)["figure_count"] == 3
        found = run("audit", "--text", "Yutu: 1,5 m high", "--decimal", ",", "--against")
        assert "agrees: Yutu, height 1,5 m" in found.out

    def test_nothing(self, run: Callable[..., Run]) -> None:
        """Figures that agree are no finding, in a table none is an empty one."""
        assert run("audit", "mine.toml", "ours.toml") == Run(0, "No findings.\n", "")
        Path("empty.toml").write_text('name = "Empty"\n', encoding="utf-8")
        assert run("audit", "empty.toml").out == "Found no figure of these vehicles to check.\n"
        assert run("audit", "mine", "--with", ".", "--format", "json") == Run(
            0, '{\n  "findings": [],\n  "remarks": []\n}\n', ""
        )
        assert run("audit", "mine.toml", "--format", "csv") == Run(
            0, "severity,kind,claims,arithmetic,explained,line,sentence\n", ""
        )
        columns = ["finding", "severity", "kind", "vehicle", "spec", *FIGURE_FIELDS, "rejected"]
        assert run("audit", "mine.toml", "--format", "csv-long") == Run(
            0, f"{','.join(columns)}\n", ""
        )

    def test_text(self, run: Callable[..., Run], faulty: str) -> None:
        """A finding is a line, its claims are lines under it; an open one fails the audit."""
        hidden = "1 explained finding is not shown: see --explained.\n"

        assert run("audit", faulty) == Run(1, FAULTY_AUDITED + hidden, "")
        assert run("audit", "Faulty", "--with", faulty) == Run(1, FAULTY_AUDITED + hidden, "")

    def test_all(self, run: Callable[..., Run], faulty: str) -> None:
        """Explained findings are shown if asked for, behind the open ones."""
        open_ones, notes = FAULTY_AUDITED.split("note:")

        assert run("audit", faulty, "--explained") == Run(
            1, f"{open_ones}{FAULTY_EXPLAINED}note:{notes}", ""
        )

    def test_acknowledged(self, run: Callable[..., Run], faulty: str) -> None:
        """What the record acknowledges is explained, and fails nothing; a note never does."""
        with Path(faulty).open("a", encoding="utf-8") as file:
            file.write(ACKNOWLEDGED)
        notes = FAULTY_AUDITED.partition("note:")[2]

        assert run("audit", faulty) == Run(
            0, f"note:{notes}2 explained findings are not shown: see --explained.\n", ""
        )
        assert run("audit", faulty, "--explained").out == (
            f"{FAULTY_EXPLAINED}"
            f"{FAULTY_AUDITED.partition('note:')[0].replace('60 %', '60 % (explained: two models)')}note:{notes}"
        )

    def test_only_explained(self, run: Callable[..., Run], faulty: str) -> None:
        """Where every finding is explained, both are said."""
        text = Path(faulty).read_text(encoding="utf-8").replace('value = "9 kg"', 'value = "1 kg"')
        Path(faulty).write_text(text + ACKNOWLEDGED, encoding="utf-8")

        assert run("audit", faulty) == Run(
            0, "No findings.\n2 explained findings are not shown: see --explained.\n", ""
        )

    def test_json(self, run: Callable[..., Run], faulty: str) -> None:
        """The data of a finding are its kind, severity, claims, arithmetic and explanation."""
        code, out, err = run("audit", faulty, "--format", "json", "--explained")
        data = json.loads(out)

        findings = [finding.as_data() for finding in rs.audit(rs.load(faulty))]
        assert (code, err) == (1, "")
        assert data == {"findings": findings, "remarks": []}
        assert [
            (each["kind"], each["severity"], each["explained"]) for each in data["findings"]
        ] == [
            ("spread", "warning", None),
            ("slips", "error", "rejected: a slip of the press"),
            ("bounds", "note", None),
        ]
        assert [len(each["claims"]) for each in data["findings"]] == [2, 2, 2]
        assert {"name": "Mine"} | data["findings"][1]["claims"][1] == {
            **claim("mass", "50 kg", rejected="a slip of the press"),
            **numbers(50, "kg"),
            "vehicle": "faulty",
            "source": PRESS | {"id": "b", "title": "U", "publisher": "Q"},
        }
        assert len(json.loads(run("audit", faulty, "--format", "json").out)["findings"]) == 2

    def test_csv(self, run: Callable[..., Run], faulty: str) -> None:
        """In a table the claims are told in words."""
        code, out, err = run("audit", faulty, "--format", "csv", "--explained")

        assert (code, err) == (1, "")
        assert list(csv.reader(io.StringIO(out))) == [
            ["severity", "kind", "claims", "arithmetic", "explained", "line", "sentence"],
            [
                "warning",
                "spread",
                "faulty mass: 5 kg — P, 2024; faulty mass: 8.0 kg — Q, undated",
                "from 5 kg to 8.0 kg: +60 %",
                *("", "", ""),
            ],
            [
                "error",
                "slips",
                "faulty mass: 5 kg — P, 2024; faulty mass: 50 kg — Q, undated",
                "50 kg is 10 times 5 kg",
                "rejected: a slip of the press",
                *("", ""),
            ],
            [
                "note",
                "bounds",
                "faulty payload_capacity: 9 kg — P, 2024; faulty mass: 5 kg — P, 2024",
                "payload capacity 9 kg is more than mass 5 kg",
                *("", "", ""),
            ],
        ]

    def test_csv_long(self, run: Callable[..., Run], faulty: str) -> None:
        """In the long shape each claim of a finding is a line, with its numbers and its source."""
        found = lines(run("audit", faulty, "--format", "csv-long", "--explained"), code=1)

        assert [
            (each["finding"], each["severity"], each["kind"], each["spec"], each["magnitude"])
            for each in found
        ] == [
            ("1", "warning", "spread", "mass", "5.0"),
            ("1", "warning", "spread", "mass", "8.0"),
            ("2", "error", "slips", "mass", "5.0"),
            ("2", "error", "slips", "mass", "50.0"),
            ("3", "note", "bounds", "payload_capacity", "9.0"),
            ("3", "note", "bounds", "mass", "5.0"),
        ]
        assert filled(found[3]) == {
            "finding": "2",
            "severity": "error",
            "kind": "slips",
            "vehicle": "faulty",
            "spec": "mass",
            **dict.fromkeys(("magnitude", "low", "high"), "50.0"),
            **dict.fromkeys(("unit", "ucum"), "kg"),
            "published": "50 kg",
            "source_id": "b",
            "source_title": "U",
            "source_publisher": "Q",
            "source_kind": "press",
            "rejected": "a slip of the press",
        }

    def test_csv_of_a_text(self, run: Callable[..., Run]) -> None:
        """A finding in a text has its place, and its claims are of no vehicle."""
        words = ["audit", "--text", "A cabin.\nIt has 13 m² (13 m³).", "--format"]
        notes = ["Read 2 figures and compared 1 pair in two units."]
        [wide] = lines(run(*words, "csv"), code=1, notes=notes)
        area, volume = lines(run(*words, "csv-long"), code=1, notes=notes)

        assert (wide["line"], wide["sentence"]) == ("2", "A cabin. It has 13 m² (13 m³).")
        assert filled(area) == {
            "finding": "1",
            "severity": "error",
            "kind": "slips",
            **dict.fromkeys(("magnitude", "low", "high"), "13.0"),
            "unit": "m²",
            "ucum": "m2",
            "published": "13 m²",
        }
        assert (volume["unit"], volume["ucum"], volume["finding"]) == ("m³", "m3", "1")

    def test_html(self, run: Callable[..., Run], faulty: str) -> None:
        """HTML is a table with a row for each finding."""
        code, out, err = run("audit", faulty, "--format", "html")

        assert (code, err) == (1, "")
        assert out.startswith("<table>\n<thead>\n<tr><th>Severity</th><th>Kind</th><th>Claims</th>")
        assert re.findall("<tr><td>(.*?)</td>", out) == ["warning", "note"]

    def test_vehicles(self, run: Callable[..., Run]) -> None:
        """Without names all vehicles are audited, with names those."""
        everything = json.loads(run("audit", "--explained", "--format", "json").out)["findings"]
        one = run("audit", "SORA-Q", "--explained", "--format", "json")

        assert everything == [finding.as_data() for finding in rs.audit()]
        assert json.loads(one.out)["findings"] == [
            finding.as_data() for finding in rs.audit("lev-2")
        ]
        assert "~250 g → 9 oz → 255 g" in [
            each["arithmetic"] for each in json.loads(one.out)["findings"]
        ]

    def test_carrier(self, run: Callable[..., Run], folder: Path) -> None:
        """A carrier or a passenger is found among the records named by --with, and asked of."""
        (folder / "ship.toml").write_text(
            'name = "Ship"\nkind = "lander"\npayload_capacity = "50 kg"\n', encoding="utf-8"
        )
        (folder / "boat.toml").write_text(
            'name = "Boat"\ncarrier = "ship"\nmass = "50 kg"\n', encoding="utf-8"
        )
        asked = (
            "note: owner: is 50 kg Boat's mass, or Ship's payload capacity (50 kg)?\n"
            "  boat mass: 50 kg — uncited\n  ship payload_capacity: 50 kg — uncited\n"
        )

        assert run("audit", "boat.toml", "--with", "ship.toml") == Run(0, asked, "")
        assert run("audit", "ship", "--with", ".") == Run(0, asked, "")
        assert run("audit", "boat.toml") == Run(0, "No findings.\n", "")

    def test_output(self, run: Callable[..., Run], faulty: str) -> None:
        """Findings go to a file if asked to, and fail all the same."""
        assert run("audit", faulty, "--explained", "--output", "out") == Run(1, "", "")
        assert Path("out").read_text(encoding="utf-8") == run("audit", faulty, "--explained").out

    def test_bad_file_beside_a_good_one(self, run: Callable[..., Run]) -> None:
        """The good one is audited, and the exit code is 1."""
        assert run("audit", "missing.toml", "mine.toml") == Run(
            1, "No findings.\n", "missing.toml: expected a record file, found none\n"
        )

    @pytest.mark.parametrize(
        ("text", "code", "printed"),
        [
            (
                "54 cm (21.26 inches)",
                0,
                "54 cm and 21.26 inches agree in both directions: 54 cm = 21.2598 in; 21.26 inches = 54.00 cm\n"
                "Read 2 figures and compared 1 pair in two units. Nothing found wrong.",
            ),
            (
                "54 cm (26 inches)",
                1,
                "error: twins: 54 cm and 26 inches do not agree: 54 cm = 21.26 in; 26 inches = 66.04 cm\n"
                "  line 1: 54 cm (26 inches)\nRead 2 figures and compared 1 pair in two units.",
            ),
            (
                "A cabin.\nIt has 13 m² (13 m³).",
                1,
                "error: slips: area for volume: 13 m² is an area, 13 m³ a volume, and 13 m² would agree with it\n"
                "  line 2: A cabin. It has 13 m² (13 m³).\nRead 2 figures and compared 1 pair in two units.",
            ),
            (
                "250 g (9 oz), later 255 g",
                1,
                "250 g and 9 oz agree in one direction: 250 g = 8.82 oz; 9 oz = 255.1 g\n"
                "warning: echo: 250 g → 9 oz → 255 g\n  line 1: 250 g (9 oz), later 255 g\n"
                "Read 3 figures and compared 1 pair in two units.",
            ),
            ("no figures", 1, "Read no figure in this text: nothing was checked."),
            ("", 1, "Read no figure in this text: nothing was checked."),
            (
                "two sols",
                1,
                "Read no figure in this text: nothing was checked.\n"
                "Could not read 1 place with a number and a unit:\n  line 1: two sols",
            ),
            ("5 kg", 0, "Read 1 figure, none of them in two units: nothing was compared."),
            ("5 kg and 5 kg", 0, "Read 2 figures, none of them in two units: nothing was compared."),
            (
                "\x07 5 kg\r\n(11 lb)\x1b[31m",
                0,
                "5 kg and 11 lb agree in both directions: 5 kg = 11.02 lb; 11 lb = 4.99 kg\n"
                "Read 2 figures and compared 1 pair in two units. Nothing found wrong.",
            ),
        ],
    )  # fmt: skip
    def test_given_text(self, text: str, code: int, printed: str, run: Callable[..., Run]) -> None:
        """Findings are shown with their sentences, and a text is never called good without counts."""
        assert run("audit", "--text", text) == Run(code, f"{printed}\n", "")

    def test_only_the_first_unread_places_are_shown(self, run: Callable[..., Run]) -> None:
        """Of many places that were not read, five are shown, and data have all of them."""
        text = "\n\n".join(f"{count} tons of ore" for count in range(2, 9))
        out = run("audit", "--text", f"5 kg\n\n{text}").out.splitlines()

        assert out[1:] == [
            "Could not read 7 places with a number and a unit:",
            *(
                f"  line {2 * count - 1}: {count} tons in: {count} tons of ore"
                for count in range(2, 7)
            ),
            "  and 2 more: see --format json",
        ]
        data = json.loads(run("audit", "--text", f"5 kg\n\n{text}", "--format", "json").out)
        assert [each["text"] for each in data["unread"]] == [
            f"{count} tons" for count in range(2, 9)
        ]
        assert data["unread"][0] == {"line": 3, "text": "2 tons", "sentence": "2 tons of ore"}
        assert (data["figure_count"], data["pair_count"]) == (1, 0)

    @pytest.mark.parametrize("format_", ["csv", "csv-long", "tsv"])
    def test_a_table_says_beside_itself_how_much_was_read(
        self, format_: str, run: Callable[..., Run]
    ) -> None:
        """What has no place in a table for programs is a note on the other stream."""
        code, out, err = run("audit", "--text", "8 cm (3.1 in), 3 sols", "--format", format_)

        assert (code, len(out.splitlines())) == (0, 1)
        assert err.splitlines() == [
            "note: Read 2 figures and compared 1 pair in two units. Nothing found wrong.",
            "note: Could not read 1 place with a number and a unit:",
            "note: line 1: 3 sols in: 8 cm (3.1 in), 3 sols",
        ]

    @pytest.mark.parametrize("ending", TEXT_ENDINGS)
    def test_a_file_is_read_by_its_ending(
        self, ending: str, folder: Path, run: Callable[..., Run]
    ) -> None:
        """Texts and pages are read with their entities, and a finding has its line."""
        (folder / f"a{ending}").write_text(
            "A rover\n\nof 10&nbsp;kg (44&nbsp;lb)\n", encoding="utf-8"
        )
        code, out, err = run("audit", f"a{ending}")

        assert (code, err) == (1, "")
        assert out.splitlines()[:2] == [
            "error: twins: 10 kg and 44 lb do not agree: 10 kg = 22.05 lb; 44 lb = 20.0 kg",
            f"  line 3: {'A rover ' if 'htm' in ending else ''}of 10 kg (44 lb)",
        ]

    def test_standard_input(self, run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch) -> None:
        """A hyphen stands for what another program prints, also if that is a page."""
        page = io.TextIOWrapper(io.BytesIO(b"<p>10&nbsp;kg (44&nbsp;lb)"))
        monkeypatch.setattr("sys.stdin", page)

        assert run("audit", "-").out.startswith("error: twins: 10 kg and 44 lb do not agree")

    def test_standard_input_that_cannot_be_read(
        self, run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """An input that is closed, or fails while it is read, is said to be so."""
        monkeypatch.setattr("sys.stdin", None)
        closed = run("audit", "-")
        with Path("/proc/self/mem").open(encoding="utf-8") as failing:
            monkeypatch.setattr("sys.stdin", failing)
            failed = run("audit", "-")

        assert closed == Run(
            1, "", "roverspecs: standard input: expected text, but it is closed: name a file\n"
        )
        assert failed == Run(1, "", "roverspecs: standard input: Input/output error\n")

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["a.txt", "lev-2"], "expected one text, found a.txt and lev-2: audit them one after the other"),
            (["lev-2", "a.txt"], "expected one text, found a.txt and lev-2: audit them one after the other"),
            (["a.txt", "b.html"], "expected one text, found a.txt and b.html: audit them one after the other"),
            (["a.txt", "a.txt"], "expected one text, found a.txt and a.txt: audit them one after the other"),
            (["a.txt", "--specs", "mass"], "a.txt is a text, for which --specs has no use: leave it out"),
            (["-", "--with", "mine.toml"], "beside a text, --with works only with --against: give it, too"),
            (["--text", "5 kg", "--with", "mine.toml"], "beside a text, --with works only with --against: give it, too"),
            (["lev-2", "--against"], "--against works only with a text: name its file, or give --text"),
            (["a.txt", "--against", "--specs", "mass"], "--against and --specs cannot be given together: give one of them"),
            (["a.txt", "--where", "mass<5kg"], "a.txt is a text, for which --where has no use: leave it out"),
            (["a.txt", "--all"], "--all and VEHICLE cannot be given together: give one of them"),
            (["--text", "a.txt"], "argument --text: expected the text itself, found the name of a file: write roverspecs audit a.txt"),
            (["--text", "mine.toml"], "argument --text: expected the text itself, found the name of a file: write roverspecs audit mine.toml"),
            (["--text", "-"], "argument --text: expected the text itself, found the name of a file: write roverspecs audit -"),
        ],
    )  # fmt: skip
    def test_what_is_given_wrongly(
        self, arguments: list[str], message: str, folder: Path, run: Callable[..., Run]
    ) -> None:
        """A text beside vehicles, and a file where its text is expected, are wrong usage."""
        (folder / "a.txt").write_text("5 kg", encoding="utf-8")
        code, out, err = run("audit", *arguments)

        assert (code, out) == (2, "")
        assert err.splitlines()[-1] == f"roverspecs audit: error: {message}"

    @pytest.mark.parametrize(
        ("name", "data", "message"),
        [
            ("a.png", b"5 kg", "a.png: expected a record file (.toml), a table (.csv, .tsv, .json, .jsonl, .ndjson, .xlsx, .parquet, .db, .sqlite, .sqlite3) or a text (.txt, .text, .md, .markdown, .html, .htm, .xhtml): save it as one of these"),
            ("a.pdf", b"%PDF", "a.pdf: expected a record file (.toml), a table (.csv, .tsv, .json, .jsonl, .ndjson, .xlsx, .parquet, .db, .sqlite, .sqlite3) or a text (.txt, .text, .md, .markdown, .html, .htm, .xhtml): save it as one of these"),
            ("a.txt", b"5\0kg", "a.txt: expected a text, found a binary file: save or export it as text (.txt) or as a web page (.html)"),
            ("a.txt", b"5 kg \xb0", "a.txt: expected text in UTF-8, found the byte 0xb0 at position 5: save it as UTF-8"),
            ("missing.txt", None, "missing.txt: No such file or directory"),
        ],
    )  # fmt: skip
    def test_a_file_that_is_no_text(
        self, name: str, data: bytes | None, message: str, folder: Path, run: Callable[..., Run]
    ) -> None:
        """A picture, a document and a missing file are refused, and never taken for nothing wrong."""
        if data is not None:
            (folder / name).write_bytes(data)

        code, out, err = run("audit", name)
        assert (code, out) == (1, "")
        assert err.removeprefix("roverspecs: ") == f"{message}\n"

    def test_against(self, run: Callable[..., Run]) -> None:
        """A text is held against the catalog: what differs is read first, and fails."""
        text = "Tenacious weighs 5 kg. LEV-2 is 255 g. It took 2 tons."
        code, out, err = run("audit", "--text", text, "--against")
        lines = out.splitlines()
        assert (code, err) == (1, "")
        assert lines[:4] == [
            "Read 2 figures, none of them in two units.",
            "Could not read 1 place with a number and a unit:",
            "  line 1: 2 tons in: …weighs 5 kg. LEV-2 is 255 g. It took 2 tons.",
            "differs: LEV-2, mass 255 g",
        ]
        assert "  differs from mass 228 g — " in out
        assert any(line.startswith("agrees: Tenacious, mass 5 kg") for line in lines)
        assert lines[-1] == (
            "Compared with the catalog. "
            "Differs: 1; another figure is shown: 0; agrees: 1; nothing to compare: 0."
        )

    def test_conversions_that_are_right_are_no_all_clear(self, run: Callable[..., Run]) -> None:
        """Where a text is held against the catalog, that its two units agree is only a beginning."""
        out = run("audit", "--text", "Tenacious weighs 9 kg (20 lb).", "--against").out
        head = out.splitlines()[1]
        assert head == "Read 2 figures and compared 1 pair in two units: the conversions are right."
        assert out.splitlines()[2] == "differs: Tenacious, mass 9 kg (20 lb)"

    def test_against_lists_all_that_was_not_read(self, run: Callable[..., Run]) -> None:
        """However many places were not read, each of them is listed."""
        text = "Tenacious weighs 5 kg.\n\n" + "\n\n".join(["2 tons of ore"] * 9)
        code, out, _ = run("audit", "--text", text, "--against")
        assert (code, out.count("2 tons in: 2 tons of ore")) == (0, 9)
        assert "more: see" not in out

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("Tenacious weighs 5 kg", 0),
            ("Tenacious weighs 6 kg", 1),
            ("Tenacious weighs 5 kg. It is 3 m.", 0),
            ("Tenacious weighs 5 kg. LEV-2 weighs 250 g.", 1),
            ("LEV-2 weighs 250 g.", 1),
            ("LEV-2 weighs 228 g.", 0),
            ("Spirit and Opportunity each weighed 180 kg", 1),
            ("It is 3 m.", 1),
            ("Tenacious weighs 5 kg (26 lb)", 1),
            ("Tenacious", 1),
        ],
    )
    def test_against_is_no_all_clear(self, text: str, code: int, run: Callable[..., Run]) -> None:
        """The exit code is 0 only if something agrees with the figure shown, and nothing does not."""
        assert run("audit", "--text", text, "--against").code == code

    def test_against_records_of_ones_own(self, run: Callable[..., Run], folder: Path) -> None:
        """Records beside the catalog are held against a text, too; a bad one fails."""
        (folder / "own.toml").write_text('name = "Alpha"\nmass = "5 kg"\n', encoding="utf-8")
        (folder / "bad.toml").write_text("name = 5\n", encoding="utf-8")
        (folder / "a.txt").write_text("Alpha weighs 5 kg.", encoding="utf-8")
        code, out, _ = run("audit", "a.txt", "--against", "--with", "own.toml")
        assert (code, out.splitlines()[1]) == (0, "agrees: Alpha, mass 5 kg")
        bad = run("audit", "a.txt", "--against", "--with", "own.toml", "--with", "bad.toml")
        assert (bad.code, bad.out) == (1, out)
        assert "bad.toml" in bad.err

    def test_against_as_data(self, run: Callable[..., Run]) -> None:
        """Data have each statement; in a table the findings and the count are notes."""
        words = ("audit", "--text", "LEV-2 is 255 g, or 5 kg (26 lb).", "--against", "--format")
        data = json.loads(run(*words, "json").out)
        table = run(*words, "csv")
        (first, *others) = data["statements"]
        assert (first["verdict"], first["vehicle"], first["spec"]) == ("differs", "lev-2", "mass")
        assert first["shown"][0]["difference"] == "+12 %"
        assert {each["published"] for each in first["rejected"]} == {"255 g", "9 ounces"}
        rows = list(csv.DictReader(io.StringIO(table.out)))
        assert [row["verdict"] for row in rows] == [
            "differs",
            *(each["verdict"] for each in others),
        ]
        assert rows[0]["difference"] == "+12 %"
        assert table.err.splitlines()[0].startswith("note: error: twins: 5 kg and 26 lb")
        assert table.err.splitlines()[-1].startswith("note: Compared with the catalog.")
        markdown = run(*words, "markdown").out
        assert markdown.splitlines()[0].startswith("| Line")

    def test_given_text_as_json(self, run: Callable[..., Run]) -> None:
        """The claims of a text are of no vehicle and no spec."""
        code, out, err = run("audit", "--text", "54 cm (26 inches)", "--format", "json")
        data = json.loads(out)
        (finding,) = data["findings"]

        assert (code, err) == (1, "")
        assert (data["figure_count"], data["pair_count"], data["agreements"]) == (2, 1, [])
        assert (data["unread"], finding["line"], finding["sentence"]) == (
            [],
            1,
            "54 cm (26 inches)",
        )
        agreeing = json.loads(run("audit", "--text", "5 kg (11 lb)", "--format", "json").out)
        assert agreeing["agreements"] == [
            "5 kg and 11 lb agree in both directions: 5 kg = 11.02 lb; 11 lb = 4.99 kg"
        ]
        assert [
            (each["vehicle"], each["spec"], each["published"]) for each in finding["claims"]
        ] == [
            (None, None, "54 cm"),
            (None, None, "26 inches"),
        ]
        table = run("audit", "--text", "54 cm (20 inches)", "--format", "csv").out
        assert list(csv.reader(io.StringIO(table)))[1][2] == "54 cm; 20 inches"
