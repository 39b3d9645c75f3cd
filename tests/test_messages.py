"""The list of messages: whether it is whole, and whether it speaks plainly."""

from __future__ import annotations

import re
from pathlib import Path

import make_messages
import pytest

import roverspecs
from roverspecs.cli.options import COMMANDS, SHARED
from roverspecs.records.vehicles import PUBLISHED
from roverspecs.values.unit_names import HINTS as UNIT_HINTS

pytestmark = pytest.mark.once

LISTED = make_messages.messages()
LINES = [line for lines in LISTED.values() for line in lines]
PLAIN = {"please", "invalid", "illegal", "oops", "failed", "bad", "told", "said", "simply", "room"}
"""Words that no error uses, as they blame or say too little, or are ours alone."""


def test_every_group_speaks() -> None:
    """Each group has messages, and each place that it names is in the package."""
    assert all(LISTED.values())
    places = [place for places in make_messages.GROUPS.values() for place in places]
    assert all((make_messages.PACKAGE / place).exists() for place in places)
    assert all((make_messages.PACKAGE / place).exists() for place in make_messages.WORD_LISTS)


def test_a_module_without_a_group_is_named() -> None:
    """A new module that speaks must be given a group."""
    with pytest.raises(LookupError, match=r"^no group has new\.py: add it to GROUPS"):
        make_messages.group_of("new.py")


@pytest.mark.parametrize(
    ("module", "group"),
    [
        ("cli/parser.py", "Calling the program or the library"),
        ("cli/options.py", "Reading the help of the commands"),
        ("values/units.py", "Writing a unit"),
        ("values/published.py", "Writing a value"),
    ],
)
def test_the_longest_place_decides(module: str, group: str) -> None:
    """A module that is named itself leaves the group of its folder."""
    assert make_messages.group_of(module) == group


SOURCE = '''
"""A docstring of the module."""
WORDS = {"kg": "kilo, kilos and so on"}
PREFIXES: dict = {"da": "deka or deca"}
unset: int
def speak(text):
    """Say a thing or two."""
    expected = "expected a number"
    message = f"{expected}, found {shortened(text)}"
    if text:
        message = f"{message} and more"
    path = f"{path}, line three"
    for _ in text:
        lines = "one or other"
    "a b".split()
    use(element("p", "shown to all", class_="not shown"))
    raise ValueError(f"{path}: {message} of {len(text)}")
'''


def test_messages_are_read_from_the_syntax_tree() -> None:
    """A text named once stands in the other one; docstrings and tables of words are left out."""
    assert list(make_messages.of_module("new.py", SOURCE)) == [
        "expected a number, found {text}",
        "{message} and more",
        "one or other",
        "shown to all",
        "{path}, line three: {message} of {number}",
    ]


def test_only_errors_speak_in_modules_of_words() -> None:
    """A module of patterns and words is heard only where it raises."""
    module = min(make_messages.WORD_LISTS)
    assert list(make_messages.of_module(module, SOURCE)) == [
        "{path}, line three: {message} of {number}"
    ]


def test_the_scripts_of_the_page_speak() -> None:
    """The texts of a script are read from its quotes, and its code is not."""
    source = 'a = "in the order given"; b = `sorted by ${label}`; c = "tr:not(.group) x";'
    assert list(make_messages.of_script(source)) == ["in the order given", "sorted by {label}"]


@pytest.mark.parametrize(
    "text",
    [
        *(spec.definition for spec in PUBLISHED.values()),
        *(spec.label for spec in PUBLISHED.values() if " " in spec.label),
        *(reason for reason in UNIT_HINTS.values() if "{" not in reason),
    ],
)
def test_what_the_tables_of_the_package_say_is_listed(text: str) -> None:
    """Definitions, labels and reasons are in the list word for word."""
    assert text in LINES


def test_the_help_is_listed() -> None:
    """Each help line of a command is in the list, but for the defaults behind it."""
    summaries = {command.summary for command in COMMANDS.values()}
    options = {option.settings["help"] for option in SHARED.values() if "help" in option.settings}
    assert len(summaries) > 10
    assert summaries | options <= set(LINES)


def test_an_error_is_listed() -> None:
    """A message that is raised is in the list, with what was found in braces."""
    with pytest.raises(ValueError, match=r"expected a number from 1 to 15, found 99$"):
        roverspecs.compare(["lev-2"], digits=99)
    assert "expected a number from 1 to 15, found {digits}" in LINES


def test_the_page_shows_what_is_found() -> None:
    """The text has a heading for each group, and each message below it on a line."""
    text = make_messages.text()
    assert re.findall("^## (.*)$", text, re.MULTILINE) == list(make_messages.GROUPS)
    assert all(f"\n{line}\n" in text for line in LINES)


@pytest.mark.parametrize("line", [each for each in LINES if each.startswith("expected ")])
def test_an_error_is_plain(line: str) -> None:
    """An error says what was expected without blame, and ends without a full stop."""
    assert not line.endswith(".")
    assert not PLAIN & set(re.findall("[a-z]+", line))


def test_the_page_of_messages_names_its_words_once() -> None:
    """No word of the glossary stands there twice."""
    page = (Path(__file__).parent.parent / "docs" / "messages.md").read_text(encoding="utf-8")
    words = re.findall(r"^\| ([a-z]+) \|", page, re.MULTILINE)
    assert len(words) > 10
    assert len(words) == len(set(words))
