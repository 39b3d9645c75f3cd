"""The options: each is declared once, and means the same on every command."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import pytest

from roverspecs.analyses import text_files
from roverspecs.cli import commands, options
from roverspecs.cli.options import COMMAND_GROUPS, COMMANDS, OPTION_GROUPS, SHARED, Option
from roverspecs.errors import FieldError
from roverspecs.frames.export import FORMS
from roverspecs.pictures import chart, drawing, scene
from roverspecs.records import vehicle_tables
from roverspecs.records.cite import STYLES
from roverspecs.records.claims import CONFIGURATIONS
from roverspecs.tables.render import CITING, FORMAT_OF, OWN_FORMATS, SEPARATORS, formats

EVERY = [(command, name) for command in COMMANDS for name in COMMANDS[command].takes]
ON_VEHICLES = [name for name, command in COMMANDS.items() if "VEHICLE" in command.takes]


class TestCopies:
    """What is declared twice, for the speed of --help, is the same."""

    def test_configurations(self) -> None:
        """The configurations are those of the claims."""
        assert options.CONFIGURATIONS == CONFIGURATIONS

    def test_bibliographies(self) -> None:
        """The forms of a bibliography are those of sources, but for text, which is a table here."""
        assert ("text", *options.BIBLIOGRAPHIES) == STYLES

    def test_exports(self) -> None:
        """The forms of an export are those that can be written."""
        assert options.EXPORTS == FORMS

    def test_views(self) -> None:
        """The views are those of a drawing."""
        assert tuple(scene.VIEWS) == options.VIEWS

    def test_separated_values(self) -> None:
        """The formats of lines of values are those that are rendered so."""
        assert set(options.SEPARATED) == {*SEPARATORS} <= set(formats())

    def test_formats_that_cite(self) -> None:
        """The formats that cite a bibliography are those that can."""
        assert options.CITING == CITING

    def test_texts(self) -> None:
        """The endings of texts are those that are read without their markup."""
        assert tuple(text_files.ENDINGS) == options.TEXT_ENDINGS

    def test_tables(self) -> None:
        """The endings of tables are those that are read."""
        assert vehicle_tables.ENDINGS == options.TABLE_ENDINGS

    def test_endings(self) -> None:
        """Each ending of a table stands for a format that is there; those of pictures are theirs."""
        assert options.ENDINGS == FORMAT_OF
        # Of the two shapes of CSV, the ending stands for the wide one.
        made = {*FORMAT_OF.values()} - {options.WORKBOOK}
        assert made == {*OWN_FORMATS, "tsv"} - {"csv-long"} <= set(formats())
        others = {*FORMAT_OF.values()} - {"json"}
        assert set(options.CITED_ENDINGS.values()) == {*others, *options.BIBLIOGRAPHIES}
        assert tuple(options.DRAWING_ENDINGS) == drawing.SUFFIXES
        assert tuple(options.CHART_ENDINGS) == chart.SUFFIXES


class TestColumns:
    """What columns hold is written as a heading, an equals sign and a spec."""

    @pytest.mark.parametrize(
        ("texts", "columns"),
        [
            (["Runtime=operating_time"], {"Runtime": "operating_time"}),
            (["A = mass [lb], B=width"], {"A": "mass [lb]", "B": "width"}),
            (["Width, in=width"], {"Width, in": "width"}),
            (["a=b=mass", "Notes="], {"a=b": "mass", "Notes": ""}),
        ],
    )
    def test_read(self, texts: list[str], columns: dict[str, str]) -> None:
        """A heading may have commas and equals signs; several stand in one text or in several."""
        assert options.columns_in(texts) == columns

    @pytest.mark.parametrize(
        ("text", "found"), [("mass", "'mass'"), ("=mass", "'=mass'"), ("a=b,c", "'c'"), ("", "''")]
    )
    def test_refused(self, text: str, found: str) -> None:
        """What is no such pair is refused."""
        expected = "expected a heading and its spec such as 'Runtime=operating_time', found "
        with pytest.raises(FieldError) as caught:
            options.columns_in([text])
        assert str(caught.value) == expected + found


@pytest.mark.parametrize(("command", "name"), [each for each in EVERY if each[1] in SHARED])
def test_an_option_takes_the_same_words_everywhere(command: str, name: str) -> None:
    """Of an option that several commands take, only the default, the help and the endings differ."""
    shared, own = SHARED[name], COMMANDS[command].takes[name]
    for key in {*shared.settings, *own.settings} - {"help", "default", "required", "type"}:
        assert own.settings.get(key) == shared.settings.get(key), key
    assert (own.group, own.dest, own.excludes) == (shared.group, shared.dest, shared.excludes)


def test_no_option_is_declared_again() -> None:
    """An option of one name is the shared one, or belongs to one command."""
    for name in {name for _, name in EVERY}:
        holders = [command for command, each in EVERY if each == name]
        is_argument = not name.startswith("-")
        assert is_argument or name in SHARED or len(holders) == 1, name


@pytest.mark.parametrize("command", ON_VEHICLES)
def test_vehicles_are_chosen_in_one_way(command: str) -> None:
    """A command on any vehicles takes all of them, one's own, and conditions; one on one, its own."""
    takes = COMMANDS[command].takes
    needed = ["--with", "--columns", "--strict", "--configuration", "--prefer"]
    if takes["VEHICLE"].is_repeatable:
        needed += ["--all", "--where", "--sure"]
    assert set(needed) <= set(takes)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_writes_to_a_file(command: str) -> None:
    """Each has --output, and --format where it has a choice of formats; export has a path."""
    takes = COMMANDS[command].takes
    if command == "export":
        assert next(iter(takes)) == "PATH"
        return
    assert "--output" in takes
    if takes["--output"].endings not in ({}, options.PAGE_ENDINGS):
        assert "--format" in takes or ".svg" in takes["--output"].endings


@pytest.mark.parametrize("command", COMMANDS)
def test_every_table_may_begin_with_a_byte_order_mark(command: str) -> None:
    """Each command that prints a table takes --bom, and no other one."""
    takes = COMMANDS[command].takes
    assert ("--bom" in takes) == ("--format" in takes and command != "export")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_answered(command: str) -> None:
    """Each has a group in the help, and a module of its own with its answer and its words."""
    module = import_module(f"roverspecs.cli.commands.{command}")

    assert COMMANDS[command].group in COMMAND_GROUPS
    assert module.answer.__doc__ == f"Answer ``roverspecs {command}``."


def test_every_module_answers_a_command() -> None:
    """No module of the commands is left over."""
    assert {each.name for each in iter_modules(commands.__path__)} == {*COMMANDS}


@pytest.mark.parametrize(("command", "name"), EVERY)
def test_every_option_has_its_place_and_its_help(command: str, name: str) -> None:
    """Each stands in a group, says what it does, and names only options that there are."""
    option = COMMANDS[command].takes[name]
    assert option.group in OPTION_GROUPS
    text = option.settings["help"]
    assert text[0].islower()
    assert not text.endswith(".")
    for other in (*option.needs, *option.excludes):
        assert other in COMMANDS[command].takes


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_a_summary_is_a_line(command: options.Command) -> None:
    """What a command does fits a line of a narrow terminal, beside its name."""
    assert len(command.summary) <= 80 - 14
    assert command.summary[0].islower()


def test_a_detail_may_differ() -> None:
    """A copy of an option has other settings, and leaves the first one as it is."""
    first = Option("what", "--size", needs=["--box"], metavar="N", help="the size")
    other = first.but("default: 5", default=5, needs=[])

    assert (other.name, other.group, other.metavar) == ("--size", "what", "N")
    assert other.settings == {"metavar": "N", "help": "the size (default: 5)", "default": 5}
    assert (other.needs, first.needs, first.settings["help"]) == ((), ("--box",), "the size")
