"""Completion and manual: made from the parser, and of use in real shells without starting Python.

What needs a program that is not installed is skipped; with
``ROVERSPECS_TEST_ALL=1`` its absence is a failure.
"""

from __future__ import annotations

import importlib
import os
import re
import select
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest

import roverspecs as rs
from roverspecs.records.derived import SPECS
from roverspecs.tables.render import formats

if TYPE_CHECKING:
    from conftest import Run

pytestmark = pytest.mark.once

ROOT = Path(__file__).parents[2]
FOLDER = Path(rs.__file__).parent / "cli" / "completions"
SCRIPTS = {
    "bash": FOLDER / "roverspecs.bash",
    "zsh": FOLDER / "_roverspecs",
    "fish": FOLDER / "roverspecs.fish",
}
IDS = [entry["id"] for entry in rs.Catalog().entries()]
SYSTEMS = ["si", "metric", "us", "auto"]
MEASURED = [f"{name}=" for name, spec in SPECS.items() if spec.dimension != "count"]

needs_tools = pytest.mark.skipif(
    not (ROOT / "tools").is_dir(), reason="the tools are in a checkout only"
)


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ModuleType]:
    """Return how to import a tool."""
    monkeypatch.syspath_prepend(ROOT / "tools")
    return importlib.import_module


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a folder with files of several kinds, and programs that leave a mark where they are started."""
    here = tmp_path / "here"
    (here / "records").mkdir(parents=True)
    for name in ("mine.toml", "my rover.toml", "table.csv", "records/ours.toml"):
        (here / name).touch()
    programs = tmp_path / "programs"
    programs.mkdir()
    for name in ("roverspecs", "python", "python3"):
        (programs / name).write_text(
            f"#!/bin/sh\ntouch {shlex.quote(str(tmp_path / 'started'))}\n", encoding="utf-8"
        )
        (programs / name).chmod(0o755)
    return here


def environment(place: Path) -> dict[str, str]:
    """Return an environment in which Python would leave a mark."""
    path = f"{place.parent / 'programs'}{os.pathsep}{os.environ['PATH']}"
    own = {
        "PATH": path,
        "HOME": str(place),
        "TERM": "dumb",
        "LC_ALL": "C.UTF-8",
        "PS1": "> ",
        "ZDOTDIR": str(place),
    }
    return {
        **os.environ,
        **own,
        "XDG_CONFIG_HOME": str(place / ".config"),
        "XDG_DATA_HOME": str(place / ".local"),
    }


def needs(program: str) -> str:
    """Return the path of a program, or skip."""
    found = shutil.which(program)
    if found is None:
        (pytest.fail if os.environ.get("ROVERSPECS_TEST_ALL") == "1" else pytest.skip)(
            f"{program} is not installed"
        )
    return found


def ran(place: Path, shell: str, *arguments: str) -> str:
    """Return what a shell prints."""
    command = [needs(shell), *arguments]
    done = subprocess.run(
        command, cwd=place, env=environment(place), capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    return done.stdout


def in_bash(place: Path, *words: str, breaks: str = " \t\n\"'><=;|&(:") -> list[str]:
    """Return what bash is given, the words broken as it breaks them."""
    script = f"""
        source {shlex.quote(str(SCRIPTS["bash"]))}
        COMP_WORDBREAKS={shlex.quote(breaks)}
        COMP_WORDS=(roverspecs {shlex.join(words)}) COMP_CWORD={len(words)}
        _roverspecs
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    return ran(place, "bash", "--norc", "-c", script).splitlines()


def in_fish(place: Path, line: str) -> list[str]:
    """Return what fish offers."""
    script = f"source {shlex.quote(str(SCRIPTS['fish']))}; complete -C {shlex.quote(line)}"
    return [
        each.partition("\t")[0]
        for each in ran(place, "fish", "--no-config", "-c", script).splitlines()
    ]


class Terminal:
    """A shell at a terminal, whose line can be read after a press of the tab key."""

    def __init__(self, shell: str, place: Path) -> None:
        # Where there is no bash there may be no terminal either.
        import pty

        self.line = place.parent / "line"
        self.keys, end = pty.openpty()
        arguments, setup = SETUPS[shell]
        own = {"SCRIPT": str(SCRIPTS[shell]), "FOLDER": str(FOLDER), "LINE": str(self.line)}
        self.shell = subprocess.Popen(
            [needs(shell), *arguments],
            stdin=end,
            stdout=end,
            stderr=end,
            cwd=place,
            env=environment(place) | own,
            start_new_session=True,
        )
        os.close(end)
        self.type(setup + "\n")

    def type(self, text: str) -> None:
        """Press the keys of a text."""
        os.write(self.keys, text.encode())

    def completed(self, text: str) -> str:
        """Return the line after a text and the tab key."""
        self.type(text + "\t\x18b")
        end = time.monotonic() + 30
        while not self.line.exists():
            assert time.monotonic() < end, "the shell does not answer"
            # What it draws must be read, or it stops drawing.
            if select.select([self.keys], [], [], 0.02)[0]:
                os.read(self.keys, 65536)
        time.sleep(0.05)
        made = self.line.read_text(encoding="utf-8")
        self.line.unlink()
        return made

    def close(self) -> None:
        """End the shell."""
        self.shell.kill()
        self.shell.wait()
        os.close(self.keys)


# $SCRIPT, $FOLDER and $LINE are variables of the environment.
SETUPS = {
    "bash": (
        ["--norc", "--noprofile", "-i"],
        'source "$SCRIPT"; show() { printf %s "$READLINE_LINE" >"$LINE"; READLINE_LINE=; }; bind -x \'"\\C-xb": show\'',
    ),
    "zsh": (
        ["-f", "-i"],
        "fpath=($FOLDER $fpath); autoload -Uz compinit; compinit -u -D; unsetopt beep; "
        "show() { print -rn -- \"$BUFFER\" >$LINE; BUFFER=; }; zle -N show; bindkey '^Xb' show",
    ),
}


@pytest.fixture
def terminal(place: Path) -> Iterator[Callable[[str], Terminal]]:
    """Return how to start a shell at a terminal."""
    started: list[Terminal] = []

    def start(shell: str) -> Terminal:
        started.append(Terminal(shell, place))
        return started[-1]

    yield start
    for each in started:
        each.close()


# --- what is made -------------------------------------------------------------


@needs_tools
def test_the_steps_of_the_docs_work_in_an_empty_home(tmp_path: Path) -> None:
    """The lines of the docs leave the script of each shell where the shell looks for it."""
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    lines = re.findall(r"^```shell\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    program = tmp_path / "programs" / "roverspecs"
    program.parent.mkdir()
    program.write_text(
        f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m roverspecs "$@"\n', encoding="utf-8"
    )
    program.chmod(0o755)
    home = tmp_path / "home"
    home.mkdir()
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    subprocess.run(
        ["sh", "-e", "-c", "".join(lines)],
        env={**os.environ, "HOME": str(home), "PATH": path},
        check=True,
    )

    places = {
        "bash": ".local/share/bash-completion/completions/roverspecs",
        "zsh": ".zfunc/_roverspecs",
        "fish": ".config/fish/completions/roverspecs.fish",
    }
    for shell, name in places.items():
        assert (home / name).read_bytes() == SCRIPTS[shell].read_bytes()
    assert "compinit" in (home / ".zshrc").read_text(encoding="utf-8")


@needs_tools
def test_the_scripts_are_those_of_the_parser(tool: Callable[[str], ModuleType]) -> None:
    """A change of the parser, the specs or the catalog is a change of the scripts."""
    make = tool("make_completions")
    listed = SCRIPTS["bash"].read_text(encoding="utf-8")
    other = [name for name in formats() if name not in listed]
    if other:
        pytest.skip(f"this tabulate has other formats: {', '.join(other)}")

    for file, script in make.completions().items():
        assert (FOLDER / file).read_text(encoding="utf-8") == script, (
            "run: python tools/make_completions.py"
        )


@needs_tools
def test_the_manual_is_that_of_the_parser(tool: Callable[[str], ModuleType]) -> None:
    """A change of the parser is a change of the manual."""
    make = tool("make_manual")

    assert make.MANUAL.read_text(encoding="utf-8") == make.manual(), (
        "run: python tools/make_manual.py"
    )


@needs_tools
def test_every_option_is_in_the_manual(tool: Callable[[str], ModuleType]) -> None:
    """The manual names each command, each of its options, and the version."""
    manual = tool("make_manual").manual()
    for command in tool("make_completions").commands():
        part = manual.partition(f".It Ic {command.name}")[2].partition(".It Ic")[0]
        for flag in command.flags:
            assert f"Fl {flag[1:]}" in (part if flag not in ("-h", "--help") else manual)
    assert rs.__version__ in manual


@needs_tools
def test_the_examples_of_the_manual_run(
    tool: Callable[[str], ModuleType], run: Callable[..., Run]
) -> None:
    """Each example does what it says, without a complaint."""
    for example in tool("make_manual").EXAMPLES.values():
        name, *arguments = shlex.split(example)
        done = run(*arguments)
        assert (name, done.code, done.err) == ("roverspecs", 0, "")


@needs_tools
def test_the_manual_is_sound(tool: Callable[[str], ModuleType]) -> None:
    """Mandoc finds nothing wrong with it but that there was no release yet."""
    done = subprocess.run([needs("mandoc"), "-Tlint", "-Wwarning", tool("make_manual").MANUAL], capture_output=True, text=True, check=False)  # fmt: skip

    assert [line for line in done.stdout.splitlines() if "Dd unreleased" not in line] == []
    shown = subprocess.run([needs("mandoc"), "-Tascii", tool("make_manual").MANUAL], capture_output=True, text=True, check=False)  # fmt: skip
    plain = re.sub(".\x08", "", shown.stdout)
    for section in (
        "NAME",
        "SYNOPSIS",
        "DESCRIPTION",
        "COMMANDS",
        "OPTIONS",
        "ENVIRONMENT",
        "EXIT STATUS",
        "EXAMPLES",
    ):
        assert f"\n{section}\n" in plain


@needs_tools
def test_a_manual_text_is_no_macro(tool: Callable[[str], ModuleType]) -> None:
    """What looks like a request at the beginning of a line, an escape, a letter beyond ASCII: all are text."""
    make = tool("make_manual")

    assert make._text(".Sh X") == ["\\&.Sh X"]
    assert make._text("'quoted' \\n --all ≥ a-b") == ["\\&'quoted' \\en \\-\\-all \\[u2265] a-b"]
    assert make._text("") == []


# --- bash ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["comp"], ["compare", "completion"]),
        (["--v"], ["--version"]),
        (["compare", "tenac"], ["tenacious"]),
        (["compare", "lev-2", "yu"], ["yutu", "yutu-2"]),
        (["compare", "--transpose", "tenac"], ["tenacious"]),
        (["compare", "--", "tenac"], ["tenacious"]),
        (["compare", "--", "--for"], []),
        (["compare", "--form"], ["--format"]),
        (["compare", "--format", "js"], ["json"]),
        (["compare", "--format", "=", "js"], ["json"]),
        (["compare", "--format", "json", "tenac"], ["tenacious"]),
        (["compare", "--format", "=", "json", "tenac"], ["tenacious"]),
        (["sources", "--format", "bib"], ["bibtex"]),
        (["compare", "--format", "bib"], []),
        (["compare", "--specs", "mass,len"], ["mass,length"]),
        (["compare", "--specs", "=", "mass,len"], ["mass,length"]),
        (["compare", "--specs", "length,len"], []),
        (
            ["compare", "--specs", "payl"],
            ["payload_capacity", "payload_mass", "payload_volume", "payload_fraction", "payload"],
        ),
        (["compare", "--sort", "land"], ["landing_date"]),
        (["compare", "--units", ""], SYSTEMS + MEASURED),
        (["compare", "--units", "us,mass"], ["us,mass="]),
        (["compare", "--units", "us,mass", "=", "k"], ["kg"]),
        (["compare", "--units", "=", "us,mass", "=", "kg,len"], ["kg,length="]),
        (["compare", "--units", "nothing", "=", ""], []),
        (["compare", "--configuration", "at"], ["at\\ launch"]),
        (["compare", "--configuration", "at\\ l"], ["at\\ launch"]),
        (["compare", "--configuration", "'at l"], ["at launch"]),
        (["compare", "--relative-to", "tenac"], ["tenacious"]),
        (["compare", "--prefer", "press,op"], ["press,operator"]),
        (["compare", "--digits", ""], []),
        (["compare", "--digits", "3", "tenac"], ["tenacious"]),
        (["compare", "--output", "tab"], ["table.csv"]),
        (["compare", "--with", "mi"], ["mine.toml"]),
        (["compare", "my"], ["my rover.toml"]),
        (["compare", "records/"], ["records/ours.toml"]),
        (["check", ""], ["mine.toml", "my rover.toml", "table.csv", "records"]),
        (["why", "tenac"], ["tenacious"]),
        (["why", "tenacious", "top"], ["top_speed"]),
        (["why", "--prefer", "press", "tenacious", "top"], ["top_speed"]),
        (["why", "tenacious", "mass", ""], []),
        (["completion", ""], ["bash", "zsh", "fish"]),
        (["nonsense", ""], []),
        (["nonsense", "--"], []),
    ],
)
def test_bash_completes(place: Path, words: list[str], offered: list[str]) -> None:
    """Commands, options, vehicles, specs, lists, units, choices of two words and files are offered in their places."""
    assert [word for word in in_bash(place, *words) if word] == offered


def test_bash_completes_where_it_does_not_break_words(place: Path) -> None:
    """Where "=" was taken from COMP_WORDBREAKS, the whole word is given."""
    for word, whole in [
        ("--format=js", "--format=json"),
        ("--units=us,mass=k", "--units=us,mass=kg"),
        ("--output=tab", "--output=table.csv"),
    ]:
        assert in_bash(place, "compare", word, breaks=" \t\n") == [whole]


def test_all_vehicles_are_offered(place: Path) -> None:
    """Without a letter every id of the catalog is offered, and the record files."""
    assert in_bash(place, "compare", "") == [
        *IDS,
        "mine.toml",
        "my rover.toml",
        "table.csv",
        "records",
    ]


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("cover", "coverage "),
        ("compare tenac", "compare tenacious "),
        ("compare --specs mass,len", "compare --specs mass,length"),
        ("compare --specs=mass,len", "compare --specs=mass,length"),
        ("compare --format=js", "compare --format=json "),
        ("compare --units us,mass", "compare --units us,mass="),
        ("compare --units us,mass=k", "compare --units us,mass=kg"),
        ("compare --configuration at", "compare --configuration at\\ launch "),
        ("compare --configuration 'at", "compare --configuration 'at launch' "),
        ("compare my", "compare my\\ rover.toml "),
        ("compare rec", "compare records/"),
        ("compare nonsense", "compare nonsense"),
    ],
)
def test_bash_completes_at_a_terminal(
    terminal: Callable[[str], Terminal], typed: str, line: str
) -> None:
    """The tab key makes the line that was meant, and goes on to the next word where this one is whole."""
    assert terminal("bash").completed(f"roverspecs {typed}") == f"roverspecs {line}"


# --- zsh and fish -------------------------------------------------------------


def test_zsh_completes(terminal: Callable[[str], Terminal]) -> None:
    """The tab key makes the line that was meant; a comma after a word of a list goes when the next is no comma."""
    shell = terminal("zsh")
    for typed, line in {
        "cover": "coverage ",
        "compare tenac": "compare tenacious ",
        "compare lev-2 tenac": "compare lev-2 tenacious ",
        "compare --specs mass,len": "compare --specs mass,length,",
        "compare --specs=mass,len": "compare --specs=mass,length,",
        "compare --format js": "compare --format json ",
        "compare --format=js": "compare --format=json ",
        "sources --format bib": "sources --format bibtex ",
        "compare --units us,max": "compare --units us,max_slope=",
        "compare --units us,mass=k": "compare --units us,mass=kg,",
        "compare --units=us,mass=k": "compare --units=us,mass=kg,",
        "compare --configuration at": "compare --configuration at\\ launch ",
        "compare --prefer press,op": "compare --prefer press,operator,",
        "compare --output tab": "compare --output table.csv ",
        "compare my": "compare my\\ rover.toml ",
        "check mi": "check mine.toml ",
        "why tenacious top": "why tenacious top_speed ",
        "why tenacious mass top": "why tenacious mass top",
        "completion fi": "completion fish ",
    }.items():
        assert shell.completed(f"roverspecs {typed}") == f"roverspecs {line}"


def test_zsh_can_source_it(place: Path) -> None:
    """Read as in `source <(roverspecs completion zsh)`, it registers itself."""
    script = f"autoload -Uz compinit; compinit -u -D; source {shlex.quote(str(SCRIPTS['zsh']))}; print $_comps[roverspecs]"

    assert ran(place, "zsh", "-f", "-c", script) == "_roverspecs\n"


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("comp", ["compare", "completion"]),
        ("compare tenac", ["tenacious"]),
        ("compare --form", ["--format"]),
        ("compare --format js", ["json"]),
        ("compare --format=js", ["--format=json"]),
        ("compare --specs mass,len", ["mass,length"]),
        ("compare --specs=mass,len", ["--specs=mass,length"]),
        ("compare --units us,mass=k", ["us,mass=kg"]),
        ("compare --units payload_fraction=", ["payload_fraction=%"]),
        ("compare --configuration at", ["at launch"]),
        ("compare --prefer press,op", ["press,operator"]),
        ("compare --digits ", []),
        ("compare --output tab", ["table.csv"]),
        ("compare mi", ["mine.toml", "minerva", "minerva-ii-1a", "minerva-ii-1b", "minerva-ii-2"]),
        ("check rec", ["records/"]),
        ("check records/", ["records/ours.toml"]),
        ("compare --with mi", ["mine.toml"]),
        ("why tenacious top", ["top_speed"]),
        ("why --prefer press tenacious top", ["top_speed"]),
        ("why tenacious mass top", []),
        ("completion z", ["zsh"]),
        ("nonsense ", []),
    ],
)
def test_fish_completes(place: Path, line: str, offered: list[str]) -> None:
    """What is offered begins with what was typed; no other file, no other place."""
    assert sorted(in_fish(place, f"roverspecs {line}")) == offered


def test_fish_says_what_a_word_means(place: Path) -> None:
    """A vehicle is told by its name, an option by its help."""
    script = f"source {shlex.quote(str(SCRIPTS['fish']))}; complete -C 'roverspecs show lev-2'; complete -C 'roverspecs show --wi'"

    assert ran(place, "fish", "--no-config", "-c", script).splitlines() == [
        "lev-2\tLEV-2",
        "--with\tread your own record file, too, or a folder of them, a table with a row for each vehicle, or an export; can be given several times",
    ]


# --- all of them --------------------------------------------------------------


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_no_completion_starts_python(
    place: Path, shell: str, terminal: Callable[[str], Terminal]
) -> None:
    """Neither Python nor roverspecs is started, whatever is completed; the marks work, for they are tried last."""
    lines = [
        "compare tenac",
        "compare --specs mass,len",
        "compare --format js",
        "why tenacious top",
    ]
    if shell == "fish":
        for line in lines:
            assert in_fish(place, f"roverspecs {line}")
    else:
        opened = terminal(shell)
        for line in lines:
            assert opened.completed(f"roverspecs {line}") != f"roverspecs {line}"

    mark = place.parent / "started"
    assert not mark.exists()
    subprocess.run(["roverspecs"], env=environment(place), check=True)
    assert mark.exists()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_script_knows_every_vehicle(shell: str) -> None:
    """Each id, command and option of the parser is in each script, which is read by the shell without complaint."""
    script = SCRIPTS[shell].read_text(encoding="utf-8")

    assert all(identifier in script for identifier in IDS)
    assert (
        subprocess.run([needs(shell), "-n", SCRIPTS[shell]], capture_output=True, check=True).stderr
        == b""
    )


@needs_tools
def test_a_completion_takes_no_time_to_speak_of(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The benchmark prints each line with its bound, and its exit code says whether one is over."""
    needs("bash")
    monkeypatch.syspath_prepend(ROOT / "benchmarks")
    bench: Any = importlib.import_module("completion")
    monkeypatch.setattr(bench, "CALLS", 1)
    monkeypatch.setattr(sys, "argv", ["completion.py", "--rounds", "1"])
    monkeypatch.setattr(bench, "BOUND", 1e9)
    assert bench.main() == 0
    assert len(capsys.readouterr().out.splitlines()) == 1 + len(bench.LINES)
    monkeypatch.setattr(bench, "BOUND", 0.0)
    assert bench.main() == 1
