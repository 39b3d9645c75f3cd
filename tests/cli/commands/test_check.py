"""The commands that check figures and files."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run
from samples import IDS, PAYLOAD, PRESS, claim, rows

import roverspecs as rs
from roverspecs.records.vehicles import PUBLISHED

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

    def test_nothing(self, run: Callable[..., Run]) -> None:
        """Figures that agree are no finding, in a table none is an empty one."""
        assert run("audit", "mine.toml", "ours.toml") == Run(0, "No findings.\n", "")
        Path("empty.toml").write_text('name = "Empty"\n', encoding="utf-8")
        assert run("audit", "empty.toml").out == "Read no figure of these vehicles.\n"
        assert run("audit", "mine", "--with", ".", "--format", "json") == Run(
            0, '{\n  "findings": [],\n  "remarks": []\n}\n', ""
        )
        assert run("audit", "mine.toml", "--format", "csv") == Run(
            0, "severity,kind,claims,arithmetic,explained\n", ""
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
        assert data["findings"][1]["claims"][1] == {
            **claim("mass", "50 kg", rejected="a slip of the press"),
            "vehicle": "faulty",
            "source": PRESS | {"id": "b", "title": "U", "publisher": "Q"},
        }
        assert len(json.loads(run("audit", faulty, "--format", "json").out)["findings"]) == 2

    def test_csv(self, run: Callable[..., Run], faulty: str) -> None:
        """In a table the claims are told in words."""
        code, out, err = run("audit", faulty, "--format", "csv", "--explained")

        assert (code, err) == (1, "")
        assert list(csv.reader(io.StringIO(out))) == [
            ["severity", "kind", "claims", "arithmetic", "explained"],
            [
                "warning",
                "spread",
                "faulty mass: 5 kg — P, 2024; faulty mass: 8.0 kg — Q, undated",
                "from 5 kg to 8.0 kg: +60 %",
                "",
            ],
            [
                "error",
                "slips",
                "faulty mass: 5 kg — P, 2024; faulty mass: 50 kg — Q, undated",
                "50 kg is 10 times 5 kg",
                "rejected: a slip of the press",
            ],
            [
                "note",
                "bounds",
                "faulty payload_capacity: 9 kg — P, 2024; faulty mass: 5 kg — P, 2024",
                "payload capacity 9 kg is more than mass 5 kg",
                "",
            ],
        ]

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
                "54 cm and 21.26 inches agree in both directions: 54 cm = 21.2598 in; 21.26 inches = 54.00 cm",
            ),
            ("54 cm (26 inches)", 1, "error: twins: 54 cm and 26 inches do not agree: 54 cm = 21.26 in; 26 inches = 66.04 cm"),
            (
                "13 m² (13 m³)",
                1,
                "error: slips: area for volume: 13 m² is an area, 13 m³ a volume, and 13 m² would agree with it",
            ),
            (
                "250 g (9 oz), later 255 g",
                1,
                "250 g and 9 oz agree in one direction: 250 g = 8.82 oz; 9 oz = 255.1 g\n"
                "warning: echo: 250 g → 9 oz → 255 g",
            ),
            ("no figures", 0, "Read no figure in this text."),
            ("", 0, "Read no figure in this text."),
            ("5 kg", 0, "Read 1 figure; it is not given twice in different units."),
            ("5 kg and 5 kg", 0, "Read 2 figures; none of them is given twice in different units."),
            ("\x07 5 kg\r\n(11 lb)\x1b[31m", 0, "5 kg and 11 lb agree in both directions: 5 kg = 11.02 lb; 11 lb = 4.99 kg"),
        ],
    )  # fmt: skip
    def test_given_text(self, text: str, code: int, printed: str, run: Callable[..., Run]) -> None:
        """Figures in a text are audited; pairs that agree are shown, else how many were read."""
        assert run("audit", "--text", text) == Run(code, f"{printed}\n", "")

    def test_given_text_as_json(self, run: Callable[..., Run]) -> None:
        """The claims of a text are of no vehicle and no spec."""
        code, out, err = run("audit", "--text", "54 cm (26 inches)", "--format", "json")
        data = json.loads(out)
        (finding,) = data["findings"]

        assert (code, err) == (1, "")
        assert (data["figure_count"], data["agreements"]) == (2, [])
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
        assert (
            rows(run("audit", "--text", "54 cm (20 inches)", "--format", "csv"))[1][2]
            == "54 cm; 20 inches"
        )


class TestCoverage:
    """`coverage` prints which figures there are, and how well each is supported."""

    def test_text(self, run: Callable[..., Run], faulty: str) -> None:
        """A cell has the kind of the source shown, and how many sources agree of how many."""
        assert run(
            "coverage", "mine.toml", "ours.toml", faulty, "--specs", "mass,launch_mass,length,width"
        ) == Run(
            0,
            "Vehicle    Mass         Launch mass    Length       Width\n"
            "---------  -----------  -------------  -----------  -------\n"
            "mine       paper 1/1                   press 1/1    —\n"
            "ours       uncited 1/1                 uncited 1/1  —\n"
            "faulty     paper 1/2                   paper 1/1    —\n",
            "",
        )

    def test_default(self, run: Callable[..., Run]) -> None:
        """Without names each vehicle is a row, without specs mass, dimensions and payload are columns."""
        found = rows(run("coverage", "--with", "mine.toml", "--format", "csv"))
        head = ["vehicle", "mass", "launch_mass", "length", "width", "height", "diameter", *PAYLOAD]

        assert found[0] == head
        assert [row[0] for row in found[1:]] == [*IDS, "mine"]

    def test_one(self, run: Callable[..., Run]) -> None:
        """A vehicle may be named in any way, groups and specs with commas or one by one."""
        found = rows(
            run(
                "coverage",
                "SORA-Q",
                "--specs",
                "mass, mobility",
                "--specs",
                "mass",
                "--format",
                "csv",
            )
        )

        assert [row[0] for row in found] == ["vehicle", "lev-2"]
        assert found[0][1:] == [
            "mass",
            *(spec.name for spec in PUBLISHED.values() if spec.group == "mobility"),
        ]
        assert re.fullmatch("operator [0-9]+/[0-9]+", found[1][1])

    def test_json(self, run: Callable[..., Run], faulty: str) -> None:
        """The data are those of the library."""
        code, out, err = run(
            "coverage", faulty, "tenacious", "--format", "json", "--specs", "mass,dry_mass"
        )
        data = json.loads(out)

        assert (code, err) == (0, "")
        covered = rs.coverage([rs.load(faulty), "tenacious"], ["mass", "dry_mass"])
        assert data == {"coverage": [each.as_data() for each in covered], "remarks": []}
        assert data["coverage"][:2] == [
            {
                "vehicle": "faulty",
                "spec": "mass",
                "applies": True,
                "published": "5 kg",
                "kind": "paper",
                "agreeing": 1,
                "differing": 1,
                "rejected": 1,
            },
            {
                "vehicle": "faulty",
                "spec": "dry_mass",
                "applies": False,
                "published": None,
                "kind": None,
                "agreeing": 0,
                "differing": 0,
                "rejected": 0,
            },
        ]

    def test_vehicles_of_one_id(self, run: Callable[..., Run], folder: Path) -> None:
        """A record of one's own and another of the same id are two rows."""
        (folder / "other").mkdir()
        (folder / "other" / "mine.toml").write_text('name = "M"\nmass = "1 kg"\n', encoding="utf-8")

        assert rows(
            run(
                "coverage",
                "mine.toml",
                "other/mine.toml",
                "--specs",
                "mass,width",
                "--format",
                "csv",
            )
        )[1:] == [
            ["mine", "paper 1/1", "—"],
            ["mine", "uncited 1/1", "—"],
        ]

    def test_bad_file_beside_a_good_one(self, run: Callable[..., Run]) -> None:
        """The good one is covered, and the exit code is 1."""
        good = run("coverage", "mine.toml")

        assert run("coverage", "missing.toml", "mine.toml") == Run(
            1, good.out, "missing.toml: expected a record file, found none\n"
        )

    def test_output(self, run: Callable[..., Run]) -> None:
        """A file gets what is printed."""
        assert run("coverage", "mine.toml", "--output", "out") == Run(0, "", "")
        assert Path("out").read_text(encoding="utf-8") == run("coverage", "mine.toml").out


class TestCheck:
    """`check` prints what is wrong with record files."""

    def test_good(self, run: Callable[..., Run]) -> None:
        """Nothing wrong is said so, of the shipped files if none is named."""
        assert run("check") == run("check", ".") == Run(0, "No problems found.\n", "")
        assert run("check", "--format", "json") == Run(0, '{\n  "findings": []\n}\n', "")

    def test_bad(self, run: Callable[..., Run]) -> None:
        """What is wrong is data: it goes to standard output, and the exit code is 1."""
        Path("bad.toml").write_text("name = 5\nmass = 5\n", encoding="utf-8")
        place = "expected text such as mass = '5 kg' or tables [[mass]], found 5"

        assert run("check", ".") == Run(
            1, f"bad.toml:1: name: expected text, found 5\nbad.toml:2: mass: {place}\n", ""
        )
        assert run("check", "bad.toml", "--format", "csv") == Run(
            1,
            f'file,line,place,message\nbad.toml,1,name,"expected text, found 5"\nbad.toml,2,mass,"{place}"\n',
            "",
        )
        code, out, err = run("check", "bad.toml", "missing", "--format", "json")
        assert (code, err) == (1, "")
        assert json.loads(out) == {
            "findings": [
                {
                    "file": "bad.toml",
                    "line": 1,
                    "place": "name",
                    "message": "expected text, found 5",
                },
                {"file": "bad.toml", "line": 2, "place": "mass", "message": place},
                {
                    "file": "missing",
                    "line": None,
                    "place": "",
                    "message": "expected a record file, found none",
                },
            ]
        }
