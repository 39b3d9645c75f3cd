from __future__ import annotations

import importlib.util
import json
import pickle
import re
import subprocess
import sys
from ast import literal_eval
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs
import pytest
from samples import A_FRAME

import roverspecs as rs
from roverspecs.errors import (
    FieldError,
    Problem,
    RecordError,
    ShadowWarning,
    TableWarning,
    UnknownVehicleError,
)
from roverspecs.records.catalog import SHIPPED, folded, is_shipped, trusted
from roverspecs.records.record_files import record_files
from roverspecs.records.trust import are_alike, distance_between, is_confirmed
from roverspecs.records.vehicle_tables import VehicleTable
from roverspecs.records.vehicles import KINDS, PUBLISHED
from roverspecs.values import registry
from roverspecs.values._factors import __file__ as factors_file
from roverspecs.values.published import read

TOOLS = Path(__file__).parents[2] / "tools"
DATA = Path(SHIPPED)
IDS = sorted(path.stem for path in record_files(DATA))


def tool(name: str) -> ModuleType:
    """Return a module of the tools folder, which is no package."""
    spec = importlib.util.spec_from_file_location(name, TOOLS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def write(path: Path, name: str, *aliases: str) -> Path:
    """Write a record file with names and nothing else."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"name = {name!r}\naliases = {list(aliases)!r}\n", encoding="utf-8")
    return path


def _claim_by(publisher: str, value: str) -> rs.Claim:
    source = rs.Source(id=publisher, title="T", publisher=publisher, kind="press")
    return rs.Claim(value=value, source=source)


class TestGet:
    """A name finds a shipped record."""

    @pytest.mark.parametrize(
        ("name", "identifier"),
        [
            ("lev-2", "lev-2"),
            ("LEV-2", "lev-2"),
            ("LEV2", "lev-2"),
            ("Lev 2", "lev-2"),
            ("lev_2", "lev-2"),
            ("ＬＥＶ－２", "lev-2"),
            (" lev\u30002 ", "lev-2"),
            ("lev‑2", "lev-2"),
            ("LEV–2", "lev-2"),
            ("sora-q", "lev-2"),
            ("SORA Q", "lev-2"),
            ("ソラキュー", "lev-2"),
            ("ｿﾗｷｭｰ", "lev-2"),
            ("変形型 月面ロボット", "lev-2"),
            ("lunar excursion vehicle 2", "lev-2"),
            ("tenacious", "tenacious"),
            ("TENACIOUS", "tenacious"),
            ("テネシアス", "tenacious"),
            ("ispace-europe micro rover", "tenacious"),
            ("LUPEX rover", "lupex-rover"),
            ("lupexrover", "lupex-rover"),
            ("चंद्रयान-5 रोवर", "lupex-rover"),
            ("चंद्रयान5रोवर", "lupex-rover"),
            ("月極域探査機ローバ", "lupex-rover"),
            ("ＬＵＰＥＸローバ", "lupex-rover"),
        ],
    )
    def test_names(self, name: str, identifier: str) -> None:
        """An id, a name or an alias finds a vehicle; case, width, spaces and hyphens do not count."""
        assert rs.get(name).id == identifier

    def test_unknown(self) -> None:
        """A name like others offers those, by every kind of name."""
        with pytest.raises(UnknownVehicleError) as caught:
            rs.get("ソラキュ")

        assert str(caught.value) == "unknown vehicle 'ソラキュ': did you mean 'ソラキュー'?"
        assert caught.value.name == "ソラキュ"

    def test_unlike_any(self) -> None:
        """A name like no other offers the ids."""
        with pytest.raises(UnknownVehicleError) as caught:
            rs.get("xyz")

        assert (
            str(caught.value)
            == f"unknown vehicle 'xyz': expected one of {', '.join(map(repr, IDS))}"
        )
        assert tuple(caught.value.choices) == tuple(IDS)
        assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301 (our own bytes)

    def test_same_record_each_time(self) -> None:
        """A shipped record is read once: each catalog has the very same one."""
        assert rs.get("LEV-2") is rs.get("sora-q")
        assert rs.Catalog().get("lev-2") is rs.LEV_2
        assert next(iter(rs.Catalog())) is rs.get(IDS[0])


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("A-b_c d", "abcd"),
        ("ÄÖ", "äö"),
        ("Straße", "strasse"),
        ("--", "--"),
        ("_", "_"),
        ("ｶﾞ", "ガ"),
    ],
)
def test_folded(name: str, key: str) -> None:
    """What does not count in a name is left out, but for a name of nothing else."""
    assert folded(name) == key


class TestCatalog:
    """Shipped records and the user's stand together."""

    def test_shipped(self) -> None:
        """A catalog holds the shipped records."""
        catalog = rs.Catalog()

        assert [vehicle.id for vehicle in catalog] == IDS
        assert (catalog.problems, catalog.shadows) == ([], [])

    def test_paths_and_folders(self, folder: Path) -> None:
        """The user's records come after the shipped ones: files in the order given, folders by name."""
        for name in ("b", "a"):
            write(folder / "more" / f"{name}.toml", name)
        (folder / "more" / "notes.txt").write_text("no record", encoding="utf-8")
        catalog = rs.Catalog("ours.toml", str(folder / "more"), folder / "mine.toml")

        assert [vehicle.id for vehicle in catalog] == [*IDS, "ours", "a", "b", "mine"]
        assert [entry["id"] for entry in catalog.entries()] == [*IDS, "ours", "a", "b", "mine"]
        assert catalog.get("मेरा").id == catalog.get("私のローバ").id == "mine"

    def test_without_shipped(self, folder: Path) -> None:
        """A catalog may hold the user's records only."""
        catalog = rs.Catalog(folder, shipped=False)

        assert [vehicle.id for vehicle in catalog] == ["mine", "ours"]
        with pytest.raises(UnknownVehicleError) as caught:
            catalog.get("lev-2")
        assert str(caught.value) == "unknown vehicle 'lev-2': expected one of 'mine', 'ours'"

    def test_nothing(self) -> None:
        """An empty catalog is no error; a search in it is."""
        catalog = rs.Catalog(shipped=False)

        assert not list(catalog)
        assert not catalog.entries()
        with pytest.raises(UnknownVehicleError):
            catalog.get("lev-2")

    def test_bad_file_among_good_ones(self, folder: Path) -> None:
        """A bad file is left out, all its problems are kept, and the others are read."""
        (folder / "bad.toml").write_text("name = 5\nmass = 5\n", encoding="utf-8")
        catalog = rs.Catalog(folder, "missing.toml", shipped=False)

        assert [vehicle.id for vehicle in catalog] == ["mine", "ours"]
        assert [str(problem) for problem in catalog.problems] == [
            f"{folder / 'bad.toml'}:1: name: expected text, found 5",
            f"{folder / 'bad.toml'}:2: mass: expected text such as mass = '5 kg' or tables [[mass]], found 5",
            "missing.toml: expected a record file, found none",
        ]

    @pytest.mark.parametrize("name", ["bad", "Mine too", "no-2"])
    def test_a_vehicle_of_a_bad_file(self, name: str, tmp_path: Path) -> None:
        """A vehicle whose file was left out is not unknown: the error says why it lacks."""
        text = 'name = "Mine Too"\naliases = ["No 2"]\nmass = "5 lost"\nsize = 5\n'
        (tmp_path / "bad.toml").write_text(text, encoding="utf-8")
        (tmp_path / "a.toml").write_text("name = 5", encoding="utf-8")
        (tmp_path / "worse.toml").write_text("name = ", encoding="utf-8")
        catalog = rs.Catalog(tmp_path, shipped=False)
        with pytest.raises(UnknownVehicleError) as caught:
            catalog.get(name)
        assert str(caught.value) == (
            f"vehicle {name!r} is left out with its file: {tmp_path / 'bad.toml'}:3: mass.value: "
            "unit 'lost': unknown; expected a unit such as 'kg', 'cm', 'h', 'deg' or any other that "
            "pint knows, and 1 more"
        )
        with pytest.raises(UnknownVehicleError, match=r"worse\.toml:1: not TOML"):
            catalog.get("worse")
        with pytest.raises(UnknownVehicleError, match="unknown vehicle 'other'"):
            catalog.get("other")

    def test_a_vehicle_of_a_refused_table(self, tmp_path: Path) -> None:
        """A table that is refused for a cell says so for each of its vehicles."""
        path = tmp_path / "own.csv"
        path.write_text("Name,Mass (kg)\nA b,x\nC,5\n", encoding="utf-8")
        catalog = rs.Catalog(path, shipped=False, strict=True)
        with pytest.raises(
            UnknownVehicleError, match=r"'c' is left out with its file: .*own\.csv:2"
        ):
            catalog.get("c")
        with pytest.raises(UnknownVehicleError, match="unknown vehicle 'd'"):
            catalog.get("d")

    def test_entries(self, folder: Path) -> None:
        """An entry says what identifies a vehicle, shipped or the user's, as plain data."""
        entries = {entry["id"]: entry for entry in rs.Catalog(folder / "mine.toml").entries()}

        assert entries["mine"] == {
            "id": "mine",
            "kind": "rover",
            "name": "Mine",
            "aliases": ["私のローバ", "मेरा"],
            "operator": "Us",
            "countries": [],
            "body": None,
            "mission": "Test 1",
            "carrier": None,
            "launch_date": "2030-01-02",
            "landing_date": None,
            "status": "planned",
            "status_as_of": None,
            "status_source": None,
            "ids": {},
            "outcome": None,
        }
        assert entries["lev-2"] == rs.LEV_2.identity()


class TestShadows:
    """A name of two records finds the later one, with a warning."""

    @pytest.fixture(autouse=True)
    def stand_in(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Stand in an empty folder."""
        monkeypatch.chdir(tmp_path)

    def test_shipped_id(self) -> None:
        """A record with the id of a shipped one takes its place and all that it says."""
        write(Path("lev-2.toml"), "Another")
        text = (
            "lev-2.toml: 'lev-2' is also a name of the shipped record 'lev-2'; the file's is used"
        )
        with pytest.warns(ShadowWarning, match=f"^{re.escape(text)}$"):
            catalog = rs.Catalog("lev-2.toml")

        assert catalog.shadows == [text]
        assert catalog.get("lev-2").name == catalog.get("another").name == "Another"
        assert [vehicle.name for vehicle in catalog if vehicle.id == "lev-2"] == ["Another"]
        assert [entry["name"] for entry in catalog.entries() if entry["id"] == "lev-2"] == [
            "Another"
        ]
        with pytest.raises(UnknownVehicleError):
            catalog.get("SORA-Q")

    def test_shipped_name(self) -> None:
        """A record with another id only takes the name; the shipped one has its others."""
        write(Path("mine.toml"), "Mine", "Sora Q")
        text = (
            "mine.toml: 'Sora Q' is also a name of the shipped record 'lev-2'; the file's is used"
        )
        with pytest.warns(ShadowWarning, match=f"^{re.escape(text)}$"):
            catalog = rs.Catalog("mine.toml")

        assert catalog.shadows == [text]
        assert catalog.get("SORA-Q").id == "mine"
        assert catalog.get("LEV-2") is rs.LEV_2
        assert len(list(catalog)) == len(catalog.entries()) == len(IDS) + 1

    def test_own_name(self) -> None:
        """Of two records of the user's, the later one is found by the name they share."""
        write(Path("a.toml"), "Same", "First")
        write(Path("b.toml"), "SAME")
        text = "b.toml: 'SAME' is also a name of an earlier record 'a'; the file's is used"
        with pytest.warns(ShadowWarning, match=f"^{re.escape(text)}$"):
            catalog = rs.Catalog("a.toml", "b.toml")

        assert catalog.shadows == [text]
        assert (catalog.get("same").id, catalog.get("first").id) == ("b", "a")
        assert [vehicle.id for vehicle in catalog][-2:] == ["a", "b"]

    def test_own_id(self) -> None:
        """A later record of the same id and name leaves nothing of the earlier to be found."""
        write(Path("one/x.toml"), "X")
        write(Path("two/x.toml"), "X", "Y")
        path = Path("two/x.toml")
        with pytest.warns(ShadowWarning):
            catalog = rs.Catalog("one", "two", shipped=False)

        assert catalog.shadows == [
            f"{path}: 'x' is also a name of an earlier record 'x'; the file's is used"
        ]
        assert [vehicle.aliases for vehicle in catalog] == [("Y",)]

    def test_id_of_another_name(self) -> None:
        """A later record that is called as the id of an earlier one leaves it the id."""
        write(Path("a.toml"), "First", "Old")
        write(Path("z.toml"), "A")
        text = "z.toml: 'A' is the id of an earlier record, which is used: the file's is 'z'"
        with pytest.warns(ShadowWarning, match=f"^{re.escape(text)}$"):
            catalog = rs.Catalog("a.toml", "z.toml", shipped=False)

        assert catalog.shadows == [text]
        assert [catalog.get(name).id for name in ("a", "A", "z")] == ["a", "a", "z"]
        assert [vehicle.id for vehicle in catalog] == ["a", "z"]

    def test_replaced(self) -> None:
        """The names of a record that another of its id replaces find nothing."""
        write(Path("one/x.toml"), "X", "Old")
        write(Path("two/x.toml"), "X")
        with pytest.warns(ShadowWarning):
            catalog = rs.Catalog("one", "two", shipped=False)

        with pytest.raises(UnknownVehicleError):
            catalog.get("old")

    @pytest.mark.parametrize("shipped", [True, False])
    def test_no_shadow(self, shipped: bool) -> None:
        """A record does not shadow itself, nor a shipped one that is not in the catalog."""
        write(Path("x.toml"), "X", "x", "X-", *([] if shipped else ["LEV-2"]))
        catalog = rs.Catalog("x.toml", shipped=shipped)

        assert catalog.shadows == []

    def test_warning_points_at_the_caller(self) -> None:
        """The warning names the line that made the catalog."""
        write(Path("lev-2.toml"), "LEV-2")
        with pytest.warns(ShadowWarning) as caught:
            rs.Catalog("lev-2.toml")

        assert {Path(each.filename).name for each in caught} == {"test_catalog.py"}


class TestCheck:
    """Checking returns what is wrong."""

    def test_shipped(self) -> None:
        """Nothing is wrong with the shipped files, which is what no path means."""
        assert rs.check() == rs.check(SHIPPED) == []

    def test_paths(self, folder: Path) -> None:
        """Each problem of each file is returned, and nothing of good ones."""
        (folder / "bad.toml").write_text("name = 5\n", encoding="utf-8")

        assert rs.check("mine.toml", "bad.toml", folder / "missing") == [
            Problem("bad.toml", 1, "name", "expected text, found 5"),
            Problem(str(folder / "missing"), None, "", "expected a record file, found none"),
        ]

    @pytest.mark.parametrize("mode", [0o000, 0o100, 0o400])
    def test_a_folder_without_permission(self, mode: int, unprivileged: Path) -> None:
        """A folder that may not be looked into is said to be one, and is not empty."""
        folder = unprivileged / "records"
        folder.mkdir()
        (folder / "m.toml").write_text("name = 'M'")
        folder.chmod(mode)
        [problem] = rs.check(folder)
        folder.chmod(0o700)

        where = folder / "m.toml" if mode == 0o400 else folder
        assert str(problem) == f"{where}: cannot be read: Permission denied"

    def test_columns_that_were_not_read(self, tmp_path: Path) -> None:
        """They are no problems, and a warning tells them, whether there are problems or not."""
        path = tmp_path / "own.csv"
        for mass, count in (("5", 0), ("x", 1)):
            path.write_text(f"Name,Mass (kg),Notes\nA,{mass},b\n", encoding="utf-8")
            with pytest.warns(TableWarning) as caught:
                assert len(rs.check(path)) == count
            [warning] = caught
            assert str(warning.message).startswith(f"{path}: columns not read: 'Notes'")
            assert warning.filename == __file__

    def test_thousands_of_bad_units(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Each is reported, the first hundred with near names, and pint is asked once for each."""
        asked: list[str] = []

        def ask(name: str, word: str) -> None:
            asked.append(word)
            usual(name, word)

        usual = registry.check
        monkeypatch.setattr(registry, "check", ask)
        words = [
            "kilogram" + "".join("abcdefghij"[int(each)] for each in f"{n:04}") for n in range(3000)
        ]
        claims = [f"[[mass]]\nvalue = '5 {word}'\n" for word in words]
        (tmp_path / "m.toml").write_text("name = 'M'\n" + "".join(claims))
        found = rs.check(tmp_path)

        assert asked == words
        assert [problem.line for problem in found] == [*range(3, 6003, 2)]
        offers = ["did you mean" in problem.message for problem in found]
        assert offers == [True] * 100 + [False] * 2900
        assert found[-1].message == (
            f"unit '{words[-1]}': unknown; expected a unit such as 'kg', 'cm', 'h', 'deg' "
            "or any other that pint knows"
        )

    def test_a_problem_is_met_once(self, tmp_path: Path) -> None:
        """A file that is given twice has each of its problems once, in their order."""
        (tmp_path / "m.toml").write_text("name = 'M'\nmass = ['5 kgg', '6 kgg']\n")
        places = [each.place for each in rs.check(tmp_path, tmp_path / "m.toml")]

        assert places == ["mass[1].value", "mass[2].value"]


class TestMadeFiles:
    """What is made from other files has not drifted from them."""

    def test_compiled_catalog(self) -> None:
        """`catalog.jsonl` is what `tools/make_catalog.py` makes of the record files."""
        made = tool("make_catalog").compiled(DATA)
        assert (DATA / "catalog.jsonl").read_text(encoding="utf-8") == made

    def test_compiled_records_are_those_of_the_files(self) -> None:
        """A shipped record is equal to the one read from its file."""
        for path in record_files(DATA):
            assert rs.get(path.stem) == rs.load(path)

    def test_what_is_compiled_of_values_is_what_is_read(self) -> None:
        """Each value and each distance is that of the texts, whatever the catalog remembers."""
        for vehicle in rs.Catalog():
            for spec in PUBLISHED:
                claims = vehicle.claims(spec)
                for claim in claims:
                    assert claim.published == read(claim.value)
                for verdict in vehicle.why(spec)[1:]:
                    expected = ""
                    if not claims[0].rejected:
                        texts = (claims[0].value, verdict.claim.value)
                        expected = distance_between(*map(read, texts))
                    assert verdict.distance == expected

    def test_what_confirms_a_figure_is_computed_the_same(self) -> None:
        """A figure is confirmed by the same others, whether the catalog remembers it or not."""
        found = set()
        for vehicle in rs.Catalog():
            for spec in PUBLISHED:
                # Of other publishers, and of one condition.
                texts = [claim.value for claim in vehicle.claims(spec) if not claim.rejected]
                for text in texts[1:]:
                    expected = are_alike(read(text), read(texts[0]))
                    found.add(expected)
                    shown, other = _claim_by("A", texts[0]), _claim_by("B", text)
                    assert is_confirmed(shown, [other]) is expected, (text, texts[0])
        assert found == {True, False}

    def test_shipped_records_need_no_table_of_words(self) -> None:
        """Printed texts, and units in unusual spellings, were read when they were compiled."""
        code = (
            "import sys, roverspecs as rs; "
            "from roverspecs.records.vehicles import PUBLISHED; "
            "print(rs.compare(rs.Catalog(), PUBLISHED)); "
            "print(*(claim.value for each in rs.Catalog() for claim in each.claims('mass'))); "
            "print([each.rpartition('.')[2] for each in sys.modules])"
        )
        command = [sys.executable, "-X", "utf8", "-c", code]
        done = subprocess.run(command, capture_output=True, check=True)

        *_, values, loaded = done.stdout.decode().splitlines()
        assert "137公斤" in values
        assert {"languages", "unit_names", "tokens"}.isdisjoint(literal_eval(loaded))

    def test_an_older_catalog_is_noticed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Each record that was edited, added or removed since is named, with the remedy."""
        assert rs.check() == []
        files = [rs.get(name) for name in IDS if name != "yaoki"]
        files[0] = rs.Rover(name="Edited", id=files[0].id)
        added = rs.Rover(name="Added", id="added")
        monkeypatch.setattr(rs.Catalog, "own", (*files, added))

        remedy = "run 'python tools/make_catalog.py'"
        assert [(each.place, each.message) for each in rs.check()] == [
            (IDS[0], f"the record is older than its file: {remedy}"),
            ("added", f"expected the record, found none: {remedy}"),
            ("yaoki", f"found a record without a file: {remedy}"),
        ]

    def test_compiled_records_are_checked_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A shipped record is made once, of the table that was checked when it was compiled."""
        made: list[str] = []
        # A kind without specs of its own is made by its base.
        for cls in [each for each in KINDS.values() if "__init__" in vars(each)]:
            build = cls.__init__

            def counted(vehicle: Any, build: Any = build, **fields: Any) -> None:
                made.append(fields["id"])
                build(vehicle, **fields)

            monkeypatch.setattr(cls, "__init__", counted)
        lines = (DATA / "catalog.jsonl").read_text(encoding="utf-8").splitlines()
        for identifier, line in zip(IDS, lines[1:-1], strict=True):
            assert trusted(identifier, json.loads(line)) == rs.get(identifier)

        assert made == IDS

    def test_compiled_claims_are_those_that_were_checked(self, folder: Path) -> None:
        """Uncited texts, an unstated configuration and the order are as read from the file."""
        text = (
            'name = "A"\nmass = "5 kg"\nlength = ["0.5 m", {value = "0.6 m", rejected = "r"}, '
            '{value = "0.7 m", configuration = "stowed"}]\n'
        )
        (folder / "a.toml").write_text(text, encoding="utf-8")

        _, line, *_ = tool("make_catalog").compiled(folder).splitlines()

        made = trusted("a", json.loads(line))
        assert made == rs.load(folder / "a.toml")
        assert [claim.value for claim in made.claims("length")] == ["0.5 m", "0.7 m", "0.6 m"]
        assert made.claims("length")[0].configuration == "unstated"
        assert hash(made.claims("mass")) == hash(rs.load(folder / "a.toml").claims("mass"))

    def test_compiled_records_hold_the_sources_they_share(self, folder: Path) -> None:
        """Each line of `catalog.jsonl` can be read alone: shared sources stand in it, too."""
        title = {"title": "T", "publisher": "P", "kind": "press", "date": "2024-05-06"}
        (folder / "sources.toml").write_text(
            '[sources.x]\ntitle = "T"\npublisher = "P"\nkind = "press"\ndate = 2024-05-06\n',
            encoding="utf-8",
        )
        for name in ("a", "b"):
            text = f'name = "{name}"\n[[mass]]\nvalue = "5 kg"\nsource = "x"\n'
            (folder / f"{name}.toml").write_text(text, encoding="utf-8")

        lines = tool("make_catalog").compiled(folder).splitlines()

        index, one, other, *_ = map(json.loads, lines)
        assert [entry["id"] for entry in index] == ["a", "b", "mine", "ours"]
        assert one["sources"] == other["sources"] == {"x": title}
        assert trusted("a", one) == rs.load("a.toml")

    def test_compiling_a_bad_file(self, folder: Path) -> None:
        """A folder with a bad file is not compiled."""
        (folder / "bad.toml").write_text("name = 5\n", encoding="utf-8")
        with pytest.raises(RecordError):
            tool("make_catalog").compiled(folder)

    def test_other_records_have_another_version(self, folder: Path) -> None:
        """The version begins with the newest day of reading, and changes with any record."""
        compiled = tool("make_catalog").compiled
        record = 'name = "A"\n[[mass]]\nvalue = "5 kg"\nsource = "x"\n[sources.x]\ntitle = "T"\n'
        record += 'publisher = "P"\nkind = "press"\naccessed = 2024-05-06\n'
        versions = []
        for text in ("", record, record.replace("5 kg", "6 kg"), record):
            (folder / "a.toml").write_text(text or 'name = "A"\n', encoding="utf-8")
            *_, last = compiled(folder).splitlines()
            versions.append(json.loads(last)["version"])

        assert [version.partition("+")[0] for version in versions] == ["0", *["2024.05.06"] * 3]
        assert len({*versions}) == 3
        assert versions[1] == versions[3]

    def test_citation(self) -> None:
        """`CITATION.cff` names the date of the data twice, and is made anew with the catalog."""
        root = Path(__file__).parents[2]
        text = (root / "CITATION.cff").read_text(encoding="utf-8")
        maker = tool("make_catalog")

        assert maker.citation(text, (DATA / "catalog.jsonl").read_text(encoding="utf-8")) == text
        later = maker.citation(text, '{"version": "2031.02.03+12345678"}\n')
        assert "\n    version: 2031.02.03\n    date-released: 2031-02-03\n" in later

    def test_table_of_specs(self) -> None:
        """The README of the data lists the specs as they are declared."""
        text = (DATA / "README.md").read_text(encoding="utf-8")
        maker = tool("make_catalog")

        assert "<!-- specs: generated -->" in text
        assert maker.readme(text) == text
        assert all(f"| `{name}` |" in text for name in PUBLISHED)

    def test_factors(self) -> None:
        """`factors.py` is what `tools/make_factors.py` makes of pint's units."""
        assert Path(factors_file).read_text(encoding="utf-8") == tool("make_factors").text()


def test_none_stands_for_the_shipped_catalog() -> None:
    """One that is given is kept; everything else is refused where it is given."""
    catalog = rs.Catalog(shipped=False)

    assert rs.Catalog.of(catalog) is catalog
    assert list(rs.Catalog.of(None)) == list(rs.Catalog())
    asked: list[Any] = [
        rs.compare,
        rs.audit,
        rs.coverage,
        rs.chart,
        rs.draw,
        rs.page,
        partial(rs.fits, mass="1 kg"),
    ]
    for ask in (*asked, partial(rs.nearest, "lev-2")):
        with pytest.raises(FieldError) as caught:
            ask(catalog=5)
        assert str(caught.value) == "catalog: expected a Catalog, found 5"


def test_a_catalog_has_vehicles_and_names() -> None:
    """It is as long as what it yields, and knows a vehicle by itself and by any of its names."""
    catalog = rs.Catalog()

    assert len(catalog) == len(list(catalog))
    assert all(name in catalog for name in ("lev-2", "LEV-2", "SORA-Q", catalog.get("lev-2")))
    assert not any(each in catalog for each in ("mass", 5, rs.Rover(name="LEV-2")))


def test_vehicles_are_found_by_record_and_by_name() -> None:
    """Records and names may be mixed, one may stand for itself, and nothing stands for all."""
    catalog = rs.Catalog()
    mine = rs.Rover(name="Mine")

    assert catalog.find([mine, "sora-q"]) == (mine, rs.LEV_2)
    assert catalog.find("SORA-Q") == catalog.find(rs.LEV_2) == (rs.LEV_2,)
    assert catalog.find() == tuple(catalog)
    assert catalog.find([]) == ()


def test_a_table_may_stand_among_vehicles() -> None:
    """Its vehicles take its place in the list."""
    ours = [rs.Rover(name="One"), rs.Rover(name="Two")]
    table = VehicleTable(path="ours.csv", vehicles=tuple(ours))

    given: Any = ["lev-2", table, "sora-q"]
    assert rs.Catalog().find(given) == (rs.LEV_2, *ours, rs.LEV_2)
    assert rs.Catalog().find(table) == tuple(ours)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (5, "vehicles: expected vehicles or their names, found 5"),
        (
            rs.compare(["LEV-2"], ["mass"]),
            "vehicles: expected vehicles or their names, found <Comparison of LEV-2: mass>: "
            "give its 'vehicles'",
        ),
        (
            A_FRAME,
            "vehicles: expected vehicles or their names, found a dataframe: "
            "roverspecs.frames.read_frame reads its rows as vehicles",
        ),
        ([5], "expected the name of a vehicle, found 5"),
        ([["LEV-2"]], "expected the name of a vehicle, found ['LEV-2']"),
        (
            ["Top speed"],
            "unknown vehicle 'Top speed': it is a spec, "
            "which compare takes as specs='top_speed' or --specs top_speed",
        ),
        (["lev-3"], "unknown vehicle 'lev-3': did you mean 'lev-2' or 'lev-1' or 'clv-1'?"),
    ],
)
def test_what_is_no_vehicle_is_not_found(given: Any, message: str) -> None:
    """The message says what was expected instead."""
    with pytest.raises(rs.RoverspecsError) as caught:
        rs.Catalog().find(given)
    assert str(caught.value) == message


def test_a_shipped_record_is_known_as_such() -> None:
    """A vehicle is shipped if it is equal to the record of its id; one of another id, or changed, is not."""
    shipped = rs.get("lev-2")
    assert is_shipped(shipped)
    for change in ({"operator": "Us"}, {"id": "mine"}):
        changed = attrs.evolve(shipped, **change)  # type: ignore[misc]  # it is a class of attrs
        assert not is_shipped(changed)
