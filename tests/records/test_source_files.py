"""The file of the sources that several records of a folder share."""

from __future__ import annotations

from pathlib import Path

import pytest

import roverspecs as rs
from roverspecs.errors import Problem, RecordError
from roverspecs.records.record_files import Reader
from roverspecs.records.source_files import SharedSources

SHARED = """\
[sources.note-7]
title = "Note 7"
publisher = "We"
kind = "operator"

[sources.note-8]
title = "Note 8"
publisher = "We"
kind = "operator"
"""
NOTE_7 = rs.Source(id="note-7", title="Note 7", publisher="We", kind="operator")
NOTE_8 = rs.Source(id="note-8", title="Note 8", publisher="We", kind="operator")

OWN = """
[sources.{}]
title = "Own"
publisher = "I"
kind = "press"
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(name: str, text: str) -> None:
    """Write a file in the folder."""
    Path(name).write_text(text, encoding="utf-8")


def record(name: str, source: str, rest: str = "") -> None:
    """Write a record file with a mass that cites a source."""
    write(
        name, f'name = "{name[0].upper()}"\n\n[[mass]]\nvalue = "5 kg"\nsource = "{source}"\n{rest}'
    )


class TestSharedSources:
    """Sources are found beside a record, or are none."""

    def test_beside(self) -> None:
        """Those of the file `sources.toml` in the folder of the record, by id."""
        write("sources.toml", SHARED)

        assert SharedSources.beside("m.toml").sources == {"note-7": NOTE_7, "note-8": NOTE_8}
        assert SharedSources.beside("folder/m.toml") == SharedSources()

    @pytest.mark.parametrize("text", ["", "[sources]\n", "# nothing yet\n"])
    def test_empty(self, text: str) -> None:
        """A file without sources is no mistake."""
        write("sources.toml", text)

        assert (SharedSources.read("sources.toml").sources, rs.check("sources.toml")) == ({}, [])

    @pytest.mark.parametrize(
        ("text", "line", "place", "message"),
        [
            (
                '[note-7]\ntitle = "Note 7"\n',
                1,
                "note-7",
                "unknown key: expected nothing but tables such as [sources.my-paper]",
            ),
            (
                "sources = 5\n",
                1,
                "sources",
                "expected tables such as [sources.my-paper], found 5",
            ),
            (
                SHARED.replace('"operator"', '"operater"', 1),
                4,
                "sources.note-7.kind",
                "unknown 'operater': did you mean 'operator'?",
            ),
            (
                SHARED.replace("Note 8", "Note\u200b8"),
                7,
                "sources.note-8.title",
                "expected visible characters, found U+200B at character 5 of 'Note\\u200b8'",
            ),
            (
                "a = " + "[" * 50_000,
                None,
                "",
                "nested too deeply for a record",
            ),
            (
                "note 7\n",
                1,
                "",
                "not TOML: expected '=' after a key in a key/value pair, in 'note 7'",
            ),
        ],
    )
    def test_problems(self, text: str, line: int | None, place: str, message: str) -> None:
        """Each problem is told with the file and the line; the file is then not read at all."""
        write("sources.toml", text)

        read = SharedSources.read("sources.toml")

        assert read.problems == (Problem("sources.toml", line, place, message),)
        assert read.sources == {}

    def test_other_things_of_that_name(self) -> None:
        """A folder of that name is refused in words that fit."""
        Path("sources.toml").mkdir()
        record("m.toml", "note-7")

        assert [str(each) for each in rs.check("m.toml")] == [
            "sources.toml: expected a file of sources, found a folder"
        ]

    def test_thousands_of_mistakes(self) -> None:
        """Each is reported, the first hundred with near names."""
        keys = "".join(f"titel{number} = 'x'\n" for number in range(1000))
        write("sources.toml", f"[sources.a]\n{keys}")
        found = [each for each in rs.check("sources.toml") if "unknown key" in each.message]

        assert ["did you mean 'title'" in each.message for each in found] == (
            [True] * 100 + [False] * 900
        )

    def test_a_link_to_nothing(self) -> None:
        """A link of that name that leads nowhere is not as good as no file."""
        Path("sources.toml").symlink_to("missing")
        record("m.toml", "note-7")

        assert [str(each) for each in rs.check("m.toml")] == [
            "sources.toml: expected a file of sources, found none"
        ]


class TestRecordsThatShare:
    """A record cites shared sources as its own."""

    def test_load(self) -> None:
        """Own and shared sources stand side by side; what is not cited is left out."""
        write("sources.toml", SHARED)
        second = '\n[[mass]]\nvalue = "6 kg"\nsource = "own"\n'
        record("m.toml", "note-7", second + OWN.format("own"))

        vehicle = rs.load("m.toml")

        own = rs.Source(id="own", title="Own", publisher="I", kind="press")
        assert vehicle.sources == (NOTE_7, own)
        assert [claim.source for claim in vehicle.claims("mass")] == [NOTE_7, own]

    def test_source_of_a_status(self) -> None:
        """A status can have a shared source, too."""
        write("sources.toml", SHARED)
        write("m.toml", 'name = "M"\nstatus = "planned"\nstatus_source = "note-8"\n')

        assert rs.load("m.toml").status_source == NOTE_8

    @pytest.mark.parametrize("path", [".", "m.toml"])
    def test_one_id_twice(self, path: str) -> None:
        """An id that is shared cannot be one of the record, and the remedy is named."""
        write("sources.toml", SHARED)
        record("m.toml", "note-7", OWN.format("note-7"))
        record("n.toml", "note-8")

        assert [str(each) for each in rs.check(path)] == [
            "m.toml:7: sources.note-7: expected one source 'note-7', "
            "found another in sources.toml beside it: remove this one, or rename it"
        ]

    def test_unknown_id(self) -> None:
        """The nearest id is offered, of the record's own and of the shared ones."""
        write("sources.toml", SHARED)
        record("m.toml", "note-6")

        assert [str(each) for each in rs.check("m.toml")] == [
            "m.toml:5: mass[1].source: unknown source 'note-6': did you mean 'note-8' or 'note-7'?"
        ]

    def test_a_source_without_a_record(self) -> None:
        """What no record of the folder cites is told with its line; single files may leave it."""
        write("sources.toml", SHARED)
        record("m.toml", "note-8")

        assert [str(each) for each in rs.check(".")] == [
            "sources.toml:1: sources.note-7: expected a record beside it "
            "with source = 'note-7', found none: cite it, or remove it"
        ]
        assert rs.check("m.toml", "sources.toml") == []

    def test_a_source_of_a_record_that_cannot_be_read(self) -> None:
        """A record with a problem may cite any source, so none is called idle."""
        write("sources.toml", SHARED)
        record("m.toml", "note-8")
        write("n.toml", "name = 5\n")

        assert [str(each) for each in rs.check(".")] == ["n.toml:1: name: expected text, found 5"]

    def test_problems_of_shared_sources(self) -> None:
        """They are those of each record that names one, and are told once; other records are read."""
        write("sources.toml", SHARED.replace('"operator"', '"operater"', 1))
        record("m.toml", "note-7", 'note = ""\n')
        record("n.toml", "note-8")
        record("o.toml", "own", OWN.format("own"))
        shared = "sources.toml:4: sources.note-7.kind: unknown 'operater': did you mean 'operator'?"
        empty = "m.toml:6: mass[1].note: expected text, found ''"

        catalog = rs.Catalog(".", shipped=False)

        assert [str(each) for each in catalog.problems] == [empty, shared]
        assert [str(each) for each in rs.check("n.toml", "m.toml")] == [shared, empty]
        assert rs.check("o.toml") == []
        assert [vehicle.id for vehicle in catalog.own] == ["o"]
        with pytest.raises(RecordError) as caught:
            rs.load("n.toml")
        assert str(caught.value) == shared

    def test_problems_without_a_record(self) -> None:
        """A bad file of sources is told by its folder, also if no record names any of them."""
        write("sources.toml", "[note-7]\n")
        write("m.toml", 'name = "M"\n')

        assert [problem.place for problem in rs.check(".")] == ["note-7"]


class TestNoRecord:
    """The file of sources is no record."""

    def test_in_a_folder(self) -> None:
        """A folder's file of sources makes no vehicle, and alone makes no folder of records."""
        write("sources.toml", SHARED)
        assert [str(each) for each in rs.check(".")] == [
            ".: expected record files (*.toml) in the folder, found none"
        ]

        record("m.toml", "note-7")

        assert [vehicle.id for vehicle in rs.Catalog(".", shipped=False).own] == ["m"]

    def test_by_its_path(self) -> None:
        """Among paths it is checked and makes no vehicle; loaded, it is refused."""
        write("sources.toml", SHARED + "[x]\n")

        catalog = rs.Catalog("sources.toml", "missing/sources.toml", shipped=False)

        assert [str(each) for each in catalog.problems] == [
            "sources.toml:10: x: unknown key: expected nothing but tables such as [sources.my-paper]",
            "missing/sources.toml: expected a file of sources, found none",
        ]
        assert catalog.own == ()
        with pytest.raises(RecordError) as caught:
            rs.load("sources.toml")
        assert str(caught.value) == (
            "sources.toml: expected a record file, found a file of sources: name a record file"
        )


def test_a_table_can_come_with_shared_sources() -> None:
    """A reader takes a table and the sources beside it from wherever they are."""
    table = {"name": "M", "mass": {"value": "5 kg", "source": "note-7"}}

    vehicle = Reader(table, SharedSources(sources={"note-7": NOTE_7})).vehicle("m")

    assert vehicle is not None
    assert vehicle.sources == (NOTE_7,)
