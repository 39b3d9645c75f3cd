from __future__ import annotations

import datetime as dt
import textwrap
from pathlib import Path

import pytest
from conftest import OURS

import roverspecs as rs
from roverspecs.errors import FieldError, RecordError
from roverspecs.records.claims import Acknowledgement
from roverspecs.records.record_files import (
    ACKNOWLEDGEMENT_KEYS,
    CLAIM_KEYS,
    Reader,
    load,
)
from roverspecs.records.source_files import SOURCE_KEYS
from roverspecs.records.vehicles import IDENTITY_KEYS

PAPER = rs.Source(
    id="paper-2024",
    title="A paper",
    publisher="A. Author",
    kind="paper",
    date="2024-01-20",
    url="https://example.org/a",
)
PRESS = rs.Source(id="press", title="News", publisher="The Press", kind="press")


def loaded(text: str, path: Path) -> rs.Vehicle:
    """Return the record of a file with a text."""
    path.write_text(text, encoding="utf-8")
    return rs.load(path)


class TestLoad:
    """A record file becomes a record, or an error with all its problems."""

    def test_full_form(self, folder: Path) -> None:
        """Tables of claims and sources become claims, in their order and accepted ones first."""
        assert rs.load(folder / "mine.toml") == rs.Rover(
            id="mine",
            name="Mine",
            aliases=("私のローバ", "मेरा"),
            operator="Us",
            mission="Test 1",
            status="planned",
            launch_date=dt.date(2030, 1, 2),
            mass=[
                rs.Claim(value="≥12 kg", condition="dry", source=PAPER),
                rs.Claim(value="26 lb", source=PAPER, rejected="conversion of the 12 kg beside it"),
            ],
            length=[
                rs.Claim(
                    value="45 cm", configuration="stowed", source=PRESS, note="Read off a drawing."
                )
            ],
        )

    def test_short_form(self, folder: Path) -> None:
        """A text is an uncited claim."""
        assert rs.load(folder / "ours.toml") == rs.Rover(
            name="Ours", mass="5 kg", length="1 m", max_slope="20 deg"
        )

    @pytest.mark.parametrize(
        "text",
        [
            'mass = ["5 kg", "6 kg"]',
            'mass = [{value = "5 kg"}, {value = "6 kg"}]',
            'mass = [\n  "5 kg",\n  {value = "6 kg"},\n]',
            '[[mass]]\nvalue = "5 kg"\n[[mass]]\nvalue = "6 kg"',
        ],
    )
    def test_several_claims(self, text: str, tmp_path: Path) -> None:
        """However several claims are written, they are read as the same."""
        vehicle = loaded(f'name = "M"\n{text}\n', tmp_path / "m.toml")

        assert vehicle == rs.Rover(name="M", mass=["5 kg", "6 kg"])

    def test_no_claims(self, tmp_path: Path) -> None:
        """An empty list is no claim."""
        assert loaded('name = "M"\nmass = []\n', tmp_path / "m.toml").claims("mass") == ()

    def test_rejected_claims_come_last(self, tmp_path: Path) -> None:
        """A rejected claim is never the one shown, wherever it stands in the file."""
        text = 'name = "M"\nmass = [{value = "6 kg", rejected = "wrong"}, "5 kg"]\n'
        mass = loaded(text, tmp_path / "m.toml").mass

        assert mass is not None
        assert mass.value == "5 kg"

    def test_lander(self, tmp_path: Path) -> None:
        """The kind says what class the record has."""
        vehicle = loaded('name = "L"\nkind = "lander"\ndry_mass = "340 kg"\n', tmp_path / "l.toml")

        assert vehicle == rs.Lander(name="L", dry_mass="340 kg")

    @pytest.mark.parametrize("stem", ["my-rover", "My Rover", "月面", "a.b", "ö"])
    def test_stem_is_the_id(self, stem: str, tmp_path: Path) -> None:
        """The id is the name of the file without its last ending, whatever the record's name."""
        assert loaded(OURS, tmp_path / f"{stem}.toml").id == stem

    @pytest.mark.parametrize("kind", [str, Path])
    def test_path_may_be_text(self, kind: type, folder: Path) -> None:
        """A path is given as text or as a Path."""
        assert rs.load(kind(folder / "mine.toml")).name == "Mine"

    def test_dimension_without_configuration(self, folder: Path) -> None:
        """A dimension says that its configuration is unstated."""
        length = rs.load(folder / "ours.toml").length

        assert length is not None
        assert length.configuration == "unstated"

    def test_claims_share_a_source(self, folder: Path) -> None:
        """A source cited twice is listed once."""
        assert rs.load(folder / "mine.toml").sources == (PAPER, PRESS)

    def test_largest_file(self, tmp_path: Path) -> None:
        """A file of exactly the most bytes is read."""
        text = 'name = "M"\n#'

        assert loaded(text + "x" * (1_000_000 - len(text)), tmp_path / "m.toml").name == "M"

    def test_problems_stand_in_the_order_of_the_file(self, tmp_path: Path) -> None:
        """Those of the whole file come first, then each by its line."""
        text = 'mas = "5 kg"\nstatus = "x"\n[[width]]\nvalue = "5"\n[[mass]]\nvalue = "5"\n[sources.a]\n'
        with pytest.raises(RecordError) as caught:
            loaded(text, tmp_path / "m.toml")

        assert [(problem.line, problem.place) for problem in caught.value.problems] == [
            (None, ""),
            (1, "mas"),
            (2, "status"),
            (4, "width[1].value"),
            (6, "mass[1].value"),
            (7, "sources.a"),
            (7, "sources.a"),
        ]

    def test_message_is_all_problems(self, tmp_path: Path) -> None:
        """The text of the error is its problems, one a line."""
        with pytest.raises(RecordError) as caught:
            loaded("mas = 5\nname = 5\n", path := tmp_path / "m.toml")

        assert str(caught.value) == (
            f"{path}:1: mas: unknown key: did you mean 'mass'?\n{path}:2: name: expected text, found 5"
        )


ACKNOWLEDGED = """\
name = "M"
mass = ["5.1 kg", "5.4 kg"]

[[acknowledged]]
kind = "spread"
spec = "mass"
claims = ["5.1 kg", "5.4 kg"]
reason = "two cables"
"""


class TestAcknowledged:
    """Findings that are known are read with the reason."""

    def test_tables(self, tmp_path: Path) -> None:
        """Each table becomes an acknowledgement of the record, in the order of the file."""
        more = '[[acknowledged]]\nkind = "echo"\nspec = "length"\nclaims = ["1 m"]\nreason = "月"\n'
        vehicle = loaded(ACKNOWLEDGED + more, tmp_path / "m.toml")

        assert vehicle == rs.Rover(
            name="M",
            mass=["5.1 kg", "5.4 kg"],
            acknowledged=(
                Acknowledgement(
                    kind="spread", spec="mass", claims=["5.1 kg", "5.4 kg"], reason="two cables"
                ),
                Acknowledgement(kind="echo", spec="length", claims=["1 m"], reason="月"),
            ),
        )

    @pytest.mark.parametrize("text", ["", "acknowledged = []\n"])
    def test_none(self, text: str, tmp_path: Path) -> None:
        """Without tables nothing is acknowledged."""
        assert loaded(f'name = "M"\n{text}', tmp_path / "m.toml").acknowledged == ()

    @pytest.mark.parametrize(
        ("old", "new", "problems"),
        [
            (
                'kind = "spread"',
                "kind = 5",
                [
                    (
                        5,
                        "acknowledged[1].kind",
                        "unknown 5: expected one of 'twins', 'echo', 'slips', 'owner', 'spread', 'bounds', 'order', 'acknowledged'",
                    )
                ],
            ),
            (
                'spec = "mass"',
                'spec = "masss"',
                [
                    (
                        6,
                        "acknowledged[1].spec",
                        "unknown spec 'masss': did you mean 'mass' or 'dry_mass'?",
                    )
                ],
            ),
            (
                'reason = "two cables"\n',
                "",
                [(4, "acknowledged[1]", "expected 'reason', found none")],
            ),
            (
                'kind = "spread"\nspec = "mass"\n',
                "",
                [(4, "acknowledged[1]", "expected 'kind' and 'spec', found none")],
            ),
            (
                'claims = ["5.1 kg", "5.4 kg"]',
                'claims = "5.1 kg"',
                [
                    (
                        7,
                        "acknowledged[1].claims",
                        "expected a list of values such as ['5 kg'], found '5.1 kg'",
                    )
                ],
            ),
            (
                'claims = ["5.1 kg", "5.4 kg"]',
                "claims = []",
                [
                    (
                        7,
                        "acknowledged[1].claims",
                        "expected a list of values such as ['5 kg'], found ()",
                    )
                ],
            ),
            (
                'claims = ["5.1 kg", "5.4 kg"]',
                'claims = ["5.1 kg", 5.4]',
                [
                    (
                        7,
                        "acknowledged[1].claims",
                        "expected a list of values such as ['5 kg'], found ('5.1 kg', 5.4)",
                    )
                ],
            ),
            (
                'reason = "two cables"',
                'reasons = "two cables"\nreason = ""',
                [
                    (8, "acknowledged[1].reasons", "unknown key: did you mean 'reason'?"),
                    (9, "acknowledged[1].reason", "expected text, found ''"),
                ],
            ),
            (
                'kind = "spread"\nspec = "mass"',
                "kind = 1\nspec = 2",
                [
                    (
                        5,
                        "acknowledged[1].kind",
                        "unknown 1: expected one of 'twins', 'echo', 'slips', 'owner', 'spread', 'bounds', 'order', 'acknowledged'",
                    ),
                    (6, "acknowledged[1].spec", "expected text, found 2"),
                ],
            ),
        ],
    )
    def test_problems(
        self, old: str, new: str, problems: list[tuple[int, str, str]], tmp_path: Path
    ) -> None:
        """Each key is checked, and told with its line."""
        assert old in ACKNOWLEDGED
        with pytest.raises(RecordError) as caught:
            loaded(ACKNOWLEDGED.replace(old, new), tmp_path / "m.toml")

        assert [(each.line, each.place, each.message) for each in caught.value.problems] == problems

    @pytest.mark.parametrize(
        ("given", "found"),
        [
            ('"spread"', "'spread'"),
            ("5", "5"),
            ('["spread"]', "['spread']"),
            ('{kind = "spread"}', "{'kind': 'spread'}"),
            ('[{kind = "spread"}, 5]', "[{'kind': 'spread'}, 5]"),
        ],
    )
    def test_no_tables(self, given: str, found: str, tmp_path: Path) -> None:
        """Anything but a list of tables is refused whole."""
        with pytest.raises(RecordError) as caught:
            loaded(f'name = "M"\nacknowledged = {given}\n', tmp_path / "m.toml")

        assert [(each.line, each.place, each.message) for each in caught.value.problems] == [
            (2, "acknowledged", f"expected tables [[acknowledged]], found {found}")
        ]

    def test_the_second_table(self, tmp_path: Path) -> None:
        """A problem is told of the table that has it."""
        with pytest.raises(RecordError) as caught:
            loaded(ACKNOWLEDGED + "\n[[acknowledged]]\n", tmp_path / "m.toml")

        assert [(each.line, each.place, each.message) for each in caught.value.problems] == [
            (
                10,
                "acknowledged[2]",
                "expected 'kind' and 'spec' and 'claims' and 'reason', found none",
            )
        ]


class TestReader:
    """A table becomes a record, or a list of problems."""

    def test_table_of_json(self) -> None:
        """Shipped records come as JSON, dates as text, and are read by the same code."""
        table = {"name": "M", "launch_date": "2030-01-02", "mass": "5 kg"}

        assert Reader(table).vehicle("m") == rs.Rover(
            name="M", launch_date=dt.date(2030, 1, 2), mass="5 kg"
        )

    def test_problems(self) -> None:
        """There is no record if there are problems."""
        reader = Reader({"mass": "5 kg"})

        assert reader.vehicle("m") is None
        assert reader.problems == [("", "expected a name, such as name = 'My rover', found none")]


def test_keys_are_the_fields() -> None:
    """The keys of a file are the fields of the records."""
    assert (
        *("name", "aliases", "operator", "countries", "body", "mission", "carrier"),
        *(
            "launch_date",
            "landing_date",
            "status",
            "status_as_of",
            "status_source",
            "ids",
            "outcome",
        ),
    ) == IDENTITY_KEYS
    assert CLAIM_KEYS == (
        "value",
        "source",
        "configuration",
        "condition",
        "note",
        "rejected",
        "part",
        "as_of",
    )
    assert (
        *("title", "publisher", "kind", "date", "url", "language", "note"),
        *("accessed", "authors", "doi", "archive_url", "translated_title"),
    ) == SOURCE_KEYS
    assert ACKNOWLEDGEMENT_KEYS == ("kind", "spec", "claims", "reason")


class TestFieldsOfSources:
    """A source says who wrote it, where it can be read, and when it was."""

    RECORD = """
        name = "M"
        status = "cancelled"
        status_as_of = 2024-01
        status_source = "a"
        ids = { cospar = "1970-095A", wikidata = "Q219583" }

        [[distance_driven]]
        value = "5 km"
        as_of = 2024-05-01
        source = "a"

        [[length]]
        value = "5 m"
        part = "with solar panels"
        source = "a"

        [sources.a]
        title = "Ein Titel"
        translated_title = "A title"
        publisher = "A Journal"
        kind = "paper"
        authors = ["A. Name", "B. Name"]
        doi = "10.1038/s41561-022-00905-6"
        url = "https://example.org/a"
        archive_url = "https://web.archive.org/web/2024/https://example.org/a"
        accessed = 2026-11-29
    """

    def test_all_of_them(self, tmp_path: Path) -> None:
        """They are kept as they are given, and the source of the status is one of the record."""
        text = textwrap.dedent(self.RECORD).replace("2024-01\n", '"2024-01"\n')
        (tmp_path / "m.toml").write_text(text, encoding="utf-8")

        vehicle = load(tmp_path / "m.toml")

        [source] = vehicle.sources
        assert vehicle.status_source == source
        assert (vehicle.status, vehicle.status_as_of) == ("cancelled", "2024-01")
        assert vehicle.ids == {"cospar": "1970-095A", "wikidata": "Q219583"}
        assert source.authors == ("A. Name", "B. Name")
        assert source.accessed == "2026-11-29"
        assert vehicle.claims("distance_driven")[0].as_of == "2024-05-01"
        assert vehicle.claims("length")[0].part == "with solar panels"
        assert "5 m (unstated, with solar panels)" in str(vehicle)
        assert "5 km (as of 2024-05-01)" in str(vehicle)

    @pytest.mark.parametrize(
        ("old", "new", "place", "message"),
        [
            ('https://example.org/a"', 'javascript:alert(1)"', "sources.a.url", "an address"),
            ("https://web.", "htp:/web.", "sources.a.archive_url", "an address"),
            ("10.1038/", "doi:10.1038/", "sources.a.doi", "a DOI"),
            ("2026-11-29", '"today"', "sources.a.accessed", "a date"),
            ('["A. Name", "B. Name"]', '"A. Name"', "sources.a.authors", "a list of names"),
            ("Q219583", "219583", "ids", "a number of wikidata such as 'Q219583'"),
            ("cospar =", "copsar =", "ids", "did you mean 'cospar'?"),
            ('status_source = "a"', 'status_source = "b"', "status_source", "unknown source 'b'"),
            ("5 m", "5 m\u200b", "length[1].value", "found U+200B at character 4"),
            ("A title", "A\u202etitle", "sources.a.translated_title", "found U+202E"),
            ("distance_driven]", "range]", "range[1].as_of", "a date belongs to totals only"),
            (
                "distance_driven]",
                "wheelbase]",
                "wheelbase[1].as_of",
                "a date belongs to totals only",
            ),
        ],
    )
    def test_what_they_cannot_hold(
        self, old: str, new: str, place: str, message: str, tmp_path: Path
    ) -> None:
        """The place is named, and what was expected there."""
        text = textwrap.dedent(self.RECORD).replace("2024-01\n", '"2024-01"\n')
        assert old in text
        (tmp_path / "m.toml").write_text(text.replace(old, new), encoding="utf-8")

        with pytest.raises(RecordError) as caught:
            load(tmp_path / "m.toml")

        assert any(
            problem.place == place and message in problem.message
            for problem in caught.value.problems
        )

    def test_a_part_belongs_to_dimensions(self) -> None:
        """A mass is of the whole vehicle, or has a condition."""
        with pytest.raises(FieldError, match="a part belongs to dimensions only"):
            rs.Rover(name="M", mass=rs.Claim(value="5 kg", part="body"))


def test_counts_are_read_as_whole_numbers(tmp_path: Path) -> None:
    """A count needs no quotes, in a claim or by itself; a mass without a unit is refused."""
    path = tmp_path / "a.toml"
    path.write_text("name = 'A'\nwheel_count = 6\n[[instrument_count]]\nvalue = 3\n", "utf-8")

    vehicle = load(path)

    counts = [vehicle.claims(spec)[0].value for spec in ("wheel_count", "instrument_count")]
    assert counts == ["6", "3"]
    path.write_text("name = 'A'\nwheel_count = true\nmass = 5\nwheels = 4\n", "utf-8")
    with pytest.raises(RecordError) as caught:
        load(path)
    assert [str(each).partition(": ")[2] for each in caught.value.problems] == [
        "wheel_count: expected text such as wheel_count = '5' or tables [[wheel_count]], found True",
        "mass: expected text such as mass = '5 kg' or tables [[mass]], found 5",
        "wheels: unknown key: did you mean 'wheel_count'?",
    ]
