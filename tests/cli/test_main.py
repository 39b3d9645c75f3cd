"""The program: exit codes, streams, and how little a command imports."""

from __future__ import annotations

import errno
import gc
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from samples import CLAIMS, COMPARED

import roverspecs as rs
from roverspecs.cli import main as program
from roverspecs.cli import parser, terminal

SCRIPT = Path(sys.executable).with_name("roverspecs")


# Without what says how to write: each test says so itself.
ENVIRONMENT = {
    key: text
    for key, text in os.environ.items()
    if not key.startswith(("LC_", "LANG"))
    and key not in ("PYTHONUNBUFFERED", "PYTHONIOENCODING", "PYTHONUTF8", "PYTHONCOERCECLOCALE")
}


def started(*arguments: str | bytes, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """Return a finished process of the command line, in an environment of its own."""
    environment = ENVIRONMENT | options.pop("environment", {})
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    return subprocess.run([SCRIPT, *arguments], env=environment, check=False, timeout=60, **options)


class TestProcess:
    """What only a process of its own shows."""

    @pytest.mark.usefixtures("folder")
    def test_console_script(self) -> None:
        """The script prints data on standard output and returns the exit code."""
        done = started("compare", "mine.toml", "ours.toml", environment={"PYTHONUTF8": "1"})
        failed = started("show", "missing.toml")

        assert (done.returncode, done.stdout.decode(), done.stderr) == (0, COMPARED, b"")
        assert (failed.returncode, failed.stdout) == (1, b"")
        assert failed.stderr.splitlines() == [b"missing.toml: expected a record file, found none"]

    @pytest.mark.usefixtures("folder")
    def test_module(self) -> None:
        """`python -m roverspecs` is the same."""
        done = subprocess.run(
            [sys.executable, "-m", "roverspecs", "check", "."], capture_output=True, check=False
        )

        assert (done.returncode, done.stdout.split(), done.stderr) == (
            0,
            b"No problems found.".split(),
            b"",
        )

    @pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
    @pytest.mark.parametrize(
        "buffering", [{}, {"PYTHONUNBUFFERED": "1"}], ids=["buffered", "unbuffered"]
    )
    @pytest.mark.parametrize(
        ("line", "codes"),
        [
            ("| head -1", b"0 0"),
            ("| true", b"0 0"),
            ("| (exec <&-; sleep 0.3)", b"0 0"),
            ("> /dev/full", b"1"),
            (">&-", b"1"),
        ],
    )
    def test_shell(self, line: str, codes: bytes, buffering: dict[str, str], folder: Path) -> None:
        """A reader that leaves is no failure; a full disk or a closed stream is a stated one."""
        words = [
            f"'{SCRIPT}' {command} {line}; echo \"${{PIPESTATUS[@]}}\" >> codes"
            for command in ("show lev-2 tenacious", "coverage lev-2", "audit mine.toml", "--help")
        ]
        done = subprocess.run(
            ["bash", "-c", "\n".join(words)],
            env=ENVIRONMENT | buffering,
            capture_output=True,
            check=True,
            timeout=60,
        )
        message = {"> /dev/full": b"No space left on device", ">&-": b"closed"}.get(line)

        assert (folder / "codes").read_bytes().splitlines() == [codes] * len(words)
        assert (
            done.stderr == (b"roverspecs: output: %b\n" % message) * len(words)
            if message
            else done.stderr == b""
        )

    @pytest.mark.parametrize(
        "environment",
        [
            {"PYTHONIOENCODING": "ascii"},
            {"PYTHONIOENCODING": "latin-1"},
            {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"},
            {"PYTHONUTF8": "0", "LC_ALL": "POSIX", "PYTHONIOENCODING": "ascii:strict"},
        ],
    )
    def test_narrow_encoding(self, environment: dict[str, str], folder: Path) -> None:
        """In a locale without the marks, tables are in ASCII, JSON is JSON, and errors are escaped."""
        compared = started("compare", "mine.toml", environment=environment)
        listed = started("show", "mine.toml", "--format", "json", environment=environment)
        failed = started("show", "ソラキュ".encode(), environment=environment)
        helped = started("compare", "--help", environment=environment)

        table = rs.compare([rs.load(folder / "mine.toml")]).render(ascii=True) + "\n"
        assert ">=12 [a]" in table
        assert (compared.returncode, compared.stdout.decode("ascii"), compared.stderr) == (
            0,
            table,
            b"",
        )
        assert json.loads(listed.stdout.decode("ascii")) == {"claims": CLAIMS, "remarks": []}
        assert (failed.returncode, failed.stdout) == (1, b"")
        assert failed.stderr.decode("ascii").startswith("roverspecs: unknown vehicle '\\u")
        assert (helped.returncode, helped.stderr) == (0, b"")

    @pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
    @pytest.mark.usefixtures("folder")
    def test_pseudo_terminal(self) -> None:
        """A real terminal's width is used; a pipe has none."""
        import fcntl
        import struct
        import termios

        leader, follower = os.openpty()
        fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 50, 0, 0))
        environment = {"PYTHONUTF8": "1", "COLUMNS": ""}
        done = started("why", "lev-2", "mass", stdout=follower, environment=environment)
        os.close(follower)
        seen = b""
        while chunk := read(leader):
            seen += chunk
        os.close(leader)
        piped = started("why", "lev-2", "mass", environment=environment)

        assert (done.returncode, done.stderr) == (0, b"")
        # The columns of the table stop shrinking at sixteen characters.
        assert (
            max(map(len, seen.decode().splitlines()))
            < 100
            < max(map(len, piped.stdout.decode().splitlines()))
        )


def read(descriptor: int) -> bytes:
    """Return what is left to be read of a pseudo-terminal, nothing at its end."""
    try:
        return os.read(descriptor, 65536)
    except OSError:
        return b""


class TestStreams:
    """What keeps an answer from being printed is stated."""

    @pytest.mark.parametrize("name", ["stdout", "stderr"])
    @pytest.mark.usefixtures("folder")
    def test_closed_stream(self, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """A stream that the caller closed is a failure stated, where there is one to state it on."""
        monkeypatch.setattr(sys, name, None)
        code = program.main(["list", "--with", "missing"])

        assert code == 1

    def test_interrupted(self, run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch) -> None:
        """An interrupt ends the command as shells expect, without a word."""

        def interrupt(*_: object, **__: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(rs, "Catalog", interrupt)

        assert run("list") == Run(130, "", "")

    @pytest.mark.parametrize(
        ("error", "gives"),
        [
            (BrokenPipeError(errno.EPIPE, "Broken pipe"), Run(0, "", "")),
            (
                OSError(errno.ENOSPC, "No space left"),
                Run(1, "", "roverspecs: output: No space left\n"),
            ),
            (OSError("closed"), Run(1, "", "roverspecs: output: closed\n")),
        ],
    )
    def test_failing_stream(
        self, error: OSError, gives: Run, run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Whatever keeps the output from being written is stated, but for a reader that has left."""

        def fail(_: str) -> None:
            raise error

        monkeypatch.setattr(terminal, "write", fail)
        monkeypatch.setattr(parser, "write", fail)

        assert run("list") == run("list", "--help") == gives


MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


class TestByteOrderMark:
    """`--bom` begins CSV with the mark so that Excel reads it as UTF-8."""

    @pytest.mark.parametrize(
        "words",
        [
            ["compare", "mine.toml", "--format", "csv"],
            ["compare", "mine.toml", "--format", "csv-long"],
            ["compare", "mine.toml", "--format", "tsv"],
            ["list", "--with", ".", "--format", "csv"],
            ["show", "mine.toml", "--format", "csv"],
            ["check", ".", "--format", "csv"],
            ["nearest", "lev-2", "--format", "csv-long"],
        ],
    )
    def test_it_changes_nothing_else(self, words: list[str], run: Callable[..., Run]) -> None:
        """The mark stands once, before the same values, in print and in a file; notes have none."""
        plain = run(*words)

        assert run(*words, "--bom") == plain._replace(out=MARK + plain.out)
        assert not plain.out.startswith(MARK)
        assert run(*words, "--bom", "--output", "out") == plain._replace(out="")
        assert Path("out").read_bytes() == b"\xef\xbb\xbf" + plain.out.encode()

    @pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-16"])
    def test_it_is_utf_8(self, encoding: str, folder: Path) -> None:
        """What says of itself that it is UTF-8 is UTF-8, whatever the output is set to."""
        words = ["compare", "mine.toml", "--format", "csv-long"]
        done = started(*words, "--bom", environment={"PYTHONIOENCODING": encoding})
        shown = rs.compare([rs.load(folder / "mine.toml")]).render("csv-long")

        assert "≥12 kg" in shown
        assert done.stdout.decode("utf-8-sig").splitlines() == shown.splitlines()
        assert (done.returncode, done.stdout[:3], done.stderr) == (0, b"\xef\xbb\xbf", b"")

    def test_a_failure_is_one(self, run: Callable[..., Run]) -> None:
        """The exit code is that of the command; without an answer there is no mark."""
        good = run("show", "ours.toml", "--format", "csv").out
        message = "missing.toml: expected a record file, found none\n"

        assert run("show", "ours.toml", "missing.toml", "--format", "csv", "--bom") == Run(
            1, MARK + good, message
        )
        assert run("show", "missing.toml", "--format", "csv", "--bom") == Run(1, "", message)


HEAVY = {"argparse", "attrs", "difflib", "json", "numpy", "pint", "tabulate", "tomllib", "typing"}


IMPORTS: dict[str, tuple[list[str], str, str]] = {
    # The command, the modules of ours that it needs, and the heavy ones among the others.
    "--help": (
        ["--help"],
        """
        cli.main cli.options cli.parser cli.terminal errors
        """,
        "argparse",
    ),
    "--version": (
        ["--version"],
        """
        cli.main cli.options cli.parser cli.terminal errors records.catalog
        records.data_version
        """,
        "argparse json",
    ),
    "compare --help": (
        ["compare", "--help"],
        """
        cli.main cli.options cli.parser cli.terminal errors
        """,
        "argparse",
    ),
    "list": (
        ["list"],
        """
        cli.answers cli.commands cli.commands.list cli.main cli.options cli.parser
        cli.request cli.terminal errors records.catalog tables.columns tables.escapes
        tables.render
        """,
        "argparse json",
    ),
    "list in Markdown": (
        ["list", "--format", "markdown"],
        """
        cli.answers cli.commands cli.commands.list cli.main cli.options cli.parser
        cli.request cli.terminal errors records.catalog tables.columns tables.escapes
        tables.render
        """,
        "argparse json tabulate typing",
    ),
    "list as JSON": (
        ["list", "--format", "json"],
        """
        cli.answers cli.commands cli.commands.list cli.main cli.options cli.parser
        cli.request cli.terminal errors records.catalog tables.columns tables.escapes
        tables.render
        """,
        "argparse json",
    ),
    "compare": (
        ["compare"],
        """
        cli.commands cli.commands.compare cli.main cli.options cli.parser cli.request
        cli.terminal comparisons.cells comparisons.compare comparisons.comparison
        comparisons.query comparisons.row_units comparisons.sheet errors records.catalog
        records.claims records.derived records.fields records.figures records.gaps
        records.reading records.specs records.trust records.vehicles tables.columns
        tables.escapes tables.render values._factors values.agreement values.marks
        values.published values.rounding values.spans values.units
        """,
        "argparse attrs json typing",
    ),
    "compare in known units": (
        [
            "compare",
            "--units",
            "us,mass=g",
            "--specs",
            "mass,dimensions,payload,mobility,power,mission",
        ],
        """
        cli.commands cli.commands.compare cli.main cli.options cli.parser cli.request
        cli.terminal comparisons.cells comparisons.compare comparisons.comparison
        comparisons.query comparisons.row_units comparisons.sheet errors records.catalog
        records.claims records.derived records.fields records.figures records.gaps
        records.reading records.specs records.trust records.vehicles tables.columns
        tables.escapes tables.render values._factors values.agreement values.marks
        values.published values.rounding values.spans values.units
        """,
        "argparse attrs json typing",
    ),
    "compare derived specs": (
        ["compare", "--specs", "derived", "--prefer", "press", "--reproduce"],
        """
        cli.commands cli.commands.compare cli.main cli.options cli.parser
        cli.reproduction cli.request cli.terminal comparisons.cells comparisons.compare
        comparisons.comparison comparisons.query comparisons.row_units comparisons.sheet
        errors records.catalog records.claims records.data_version records.derived
        records.fields records.figures records.gaps records.reading records.specs
        records.trust records.vehicles tables.columns tables.escapes tables.render
        values._factors values.agreement values.marks values.published values.rounding
        values.spans values.units
        """,
        "argparse attrs json typing",
    ),
    "compare with a bibliography": (
        ["compare", "--bib", os.devnull],
        """
        cli.commands cli.commands.compare cli.main cli.options cli.parser cli.request
        cli.terminal comparisons.cells comparisons.compare comparisons.comparison
        comparisons.query comparisons.row_units comparisons.sheet errors
        records.bibliographies records.catalog records.cite records.claims
        records.derived records.fields records.figures records.gaps records.reading
        records.specs records.trust records.vehicles tables.columns tables.escapes
        tables.latex_letters tables.render tables.saving values._factors
        values.agreement values.marks values.published values.rounding values.spans
        values.units
        """,
        "argparse attrs json typing",
    ),
    "list as a workbook": (
        ["list", "--format", "xlsx", "--output", os.devnull],
        """
        cli.answers cli.commands cli.commands.list cli.main cli.options cli.parser
        cli.request cli.terminal errors records.catalog records.data_version
        records.fields records.flat_claims tables.columns tables.escapes tables.render
        tables.saving tables.workbook
        """,
        "argparse attrs json typing",
    ),
    "compare as CSV": (
        ["compare", "--format", "csv"],
        """
        cli.answers cli.commands cli.commands.compare cli.main cli.options cli.parser
        cli.request cli.terminal comparisons.cells comparisons.compare
        comparisons.comparison comparisons.flat_rows comparisons.query
        comparisons.row_units comparisons.sheet errors records.catalog records.claims
        records.derived records.fields records.figures records.flat_claims
        records.flat_figures records.gaps records.reading records.specs records.trust
        records.vehicles tables.columns tables.escapes tables.render tables.series
        values._factors values.agreement values.marks values.numbers values.published
        values.rounding values.spans values.ucum values.units
        """,
        "argparse attrs json typing",
    ),
    "show as CSV": (
        ["show", "lev-2", "--format", "csv"],
        """
        cli.answers cli.commands cli.commands.show cli.main cli.options cli.parser
        cli.request cli.terminal errors records.catalog records.claims records.fields
        records.flat_claims records.specs records.trust records.vehicles tables.columns
        tables.escapes tables.render values._factors values.agreement values.marks
        values.numbers values.published values.rounding values.spans values.ucum
        values.units
        """,
        "argparse attrs json typing",
    ),
    "list as CSV": (
        ["list", "--format", "csv"],
        """
        cli.answers cli.commands cli.commands.list cli.main cli.options cli.parser
        cli.request cli.terminal errors records.catalog records.fields
        records.flat_claims tables.columns tables.escapes tables.render
        """,
        "argparse attrs json typing",
    ),
    "show": (
        ["show", "lev-2"],
        """
        cli.answers cli.commands cli.commands.show cli.main cli.options cli.parser
        cli.request cli.terminal errors records.catalog records.claims records.fields
        records.specs records.trust records.vehicles tables.columns tables.escapes
        tables.render values._factors values.agreement values.marks values.published
        values.rounding values.spans values.units
        """,
        "argparse attrs json typing",
    ),
    "why": (
        ["why", "lev-2", "mass"],
        """
        cli.answers cli.commands cli.commands.why cli.main cli.options cli.parser
        cli.request cli.terminal errors records.catalog records.claims records.derived
        records.fields records.figures records.specs records.trust records.vehicles
        tables.columns tables.escapes tables.render values._factors values.agreement
        values.marks values.numbers values.published values.rounding values.spans
        values.ucum values.units
        """,
        "argparse attrs json typing",
    ),
    "sources": (
        ["sources", "lev-2"],
        """
        cli.answers cli.commands cli.commands.sources cli.main cli.options cli.parser
        cli.request cli.terminal errors records.catalog records.claims records.fields
        records.specs records.trust records.vehicles tables.columns tables.escapes
        tables.render values._factors values.agreement values.marks values.published
        values.rounding values.spans values.units
        """,
        "argparse attrs json typing",
    ),
    "sources as BibTeX": (
        ["sources", "lev-2", "--format", "bibtex"],
        """
        cli.answers cli.commands cli.commands.sources cli.main cli.options cli.parser
        cli.request cli.terminal errors records.catalog records.cite records.claims
        records.fields records.specs records.trust records.vehicles tables.columns
        tables.escapes tables.latex_letters tables.render values._factors values.agreement
        values.marks values.published values.rounding values.spans values.units
        """,
        "argparse attrs json typing",
    ),
    "audit": (
        ["audit", "tenacious"],
        """
        analyses.answer_list analyses.audit analyses.echoes analyses.rules
        analyses.slips cli.answers cli.commands cli.commands.audit cli.main cli.options
        cli.parser cli.request cli.terminal errors records.catalog records.claims
        records.derived records.fields records.figures records.flat_claims records.gaps
        records.reading records.specs records.trust records.vehicles tables.columns
        tables.escapes tables.render values._factors values.agreement values.marks
        values.published values.rounding values.spans values.units
        """,
        "argparse attrs json typing",
    ),
    "audit a text": (
        ["audit", "--text", "54 cm (21.26 inches)"],
        """
        analyses.answer_list analyses.articles analyses.audit analyses.echoes
        analyses.mentions analyses.rules analyses.slips analyses.text_files
        analyses.text_languages analyses.text_tables analyses.text_units
        analyses.text_words analyses.texts analyses.twins
        cli.answers cli.commands cli.commands.audit cli.main cli.options cli.parser
        cli.request cli.terminal errors records.catalog records.claims records.derived
        records.fields records.figures records.flat_claims records.gaps records.reading
        records.specs records.trust records.vehicles tables.columns tables.escapes
        tables.render values._factors values.agreement values.languages values.marks
        values.published values.rounding values.spans values.tokens values.unit_names
        values.units
        """,
        "argparse attrs json typing",
    ),
    "audit a text against the catalog": (
        ["audit", "--text", "LEV-2 weighs 228 g", "--against"],
        """
        analyses.answer_list analyses.articles analyses.audit analyses.echoes
        analyses.factor_clauses analyses.factor_verdicts analyses.factor_words analyses.mentions analyses.rules analyses.slips
        analyses.statements
        analyses.text_claims analyses.text_counts analyses.text_factors analyses.text_figures
        analyses.text_files analyses.text_languages analyses.text_names analyses.text_owners
        analyses.text_sizes analyses.text_specs analyses.text_strangers analyses.text_tables
        analyses.text_units
        analyses.text_verdicts analyses.text_words
        analyses.texts analyses.twins cli.answers cli.commands cli.commands.audit
        cli.main cli.options cli.parser cli.request cli.terminal errors records.catalog
        records.claims records.derived records.fields records.figures
        records.flat_claims records.gaps records.reading records.specs records.trust
        records.vehicles tables.columns tables.escapes tables.render values._factors
        values.agreement values.languages values.marks values.numbers values.published
        values.rounding values.spans values.tokens values.ucum values.unit_names
        values.units
        """,
        "argparse attrs json typing",
    ),
    "coverage": (
        ["coverage", "lev-2"],
        """
        analyses.coverage cli.answers cli.commands cli.commands.coverage cli.main
        cli.options cli.parser cli.request cli.terminal errors records.catalog
        records.claims records.derived records.fields records.figures records.searches
        records.specs records.trust records.vehicles tables.columns tables.escapes
        tables.render values._factors values.agreement values.marks values.published
        values.rounding values.spans values.units
        """,
        "argparse attrs json typing",
    ),
    "audit --help": (
        ["audit", "--help"],
        """
        cli.main cli.options cli.parser cli.terminal errors
        """,
        "argparse",
    ),
}


def imported(code: str | list[str]) -> set[str]:
    """Return the modules that a fresh process has imported after running a code or command."""
    if isinstance(code, list):
        code = (
            "import io, contextlib\n"
            "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
            f"    from roverspecs.cli.main import main; assert main({code!r}) == 0"
        )
    # Without site, whose own imports depend on what is installed.
    paths = [path for path in sys.path if path]
    code = f"import sys\nsys.path += {paths!r}\n{code}\nimport sys\nprint(*sorted(sys.modules), file=sys.__stdout__)"
    done = subprocess.run(
        [sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


@pytest.mark.parametrize(("command", "ours", "heavy"), IMPORTS.values(), ids=IMPORTS)
def test_imports(command: list[str], ours: str, heavy: str) -> None:
    """Each command imports what it needs and nothing else, which keeps it fast."""
    found = imported(command)

    rooms = {name.removeprefix("roverspecs.") for name in found if name.startswith("roverspecs.")}
    # A package is one docstring, and comes with its modules.
    assert {room for room in rooms if "." in room or room == "errors"} == set(ours.split())
    assert found & HEAVY == set(heavy.split())
    # 35 ms, and only tabulate asks for it.
    assert "importlib.metadata" not in found or "tabulate" in found


def test_package_imports_nothing() -> None:
    """Importing the package costs nothing but its own file."""
    assert imported("import roverspecs") - imported("") == {"roverspecs"}


def test_pint_is_imported_for_other_units() -> None:
    """A unit outside the extract is asked of pint."""
    assert "pint" in imported(["compare", "--units", "mass=slug"])


def test_tables_of_words_are_imported_for_a_text_that_needs_them() -> None:
    """A usual text is read without them, and so is a unit that pint is asked for."""
    tables = {"roverspecs.values.languages", "roverspecs.values.printed"}
    code = "import roverspecs as rs; rs.Rover(name='Mine', mass={!r})"

    assert tables <= imported(code.format("約5kg"))
    for usual in ("~5 kg", "5–6 kg", "5 lb 3 oz", "about 1,500.0 kilograms"):
        assert not tables & imported(code.format(usual))


def test_main_leaves_the_search_for_garbage_alone(run: Callable[..., Run]) -> None:
    """Only a process of its own puts it off: main() may be called by any program."""
    # Python 3.12 starts with frozen objects of its own.
    frozen = gc.get_freeze_count()

    assert run("list").code == 0
    assert gc.isenabled()
    assert gc.get_freeze_count() == frozen
