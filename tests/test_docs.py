"""The docs: every example is run, every name is documented."""

from __future__ import annotations

import argparse
import ast
import doctest
import functools
import importlib
import json
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

import jsonschema
import make_llms
import make_pictures
import make_schemas
import pint
import pytest
from conftest import needs
from dataframes import ENGINES
from make_examples import COMMAND, PAGES, Shell, blocks, printed, refreshed, write_files
from markdown_it import MarkdownIt

import roverspecs
from roverspecs.cli.options import COMMANDS
from roverspecs.cli.parser import parser as cli_parser
from roverspecs.errors import UnitError, ValueSyntaxError
from roverspecs.records.derived import DERIVED
from roverspecs.records.vehicles import PUBLISHED
from roverspecs.values import published as values
from roverspecs.values._factors import FACTORS, SYMBOLS
from roverspecs.values.hints import HINTS
from roverspecs.values.languages import DOUBTS
from roverspecs.values.marks import MARK_OF, MARKS
from roverspecs.values.tokens import SIGNS

if TYPE_CHECKING:
    from markdown_it.token import Token

pytestmark = [pytest.mark.once, pytest.mark.untraced]

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
MODULES = [
    name
    for _, name, _ in pkgutil.walk_packages(roverspecs.__path__, "roverspecs.")
    if "__" not in name
]
DOCSTRINGS = [
    test
    for name in ("roverspecs", *MODULES)
    for test in doctest.DocTestFinder().find(importlib.import_module(name))
    if test.examples
]


class Section(NamedTuple):
    """A heading of a page, and the tables under it, by rows and cells."""

    heading: str
    rows: list[list[Token]]


def _parse(text: str) -> list[Token]:
    return MarkdownIt("commonmark").enable("table").parse(text)


def _sections(text: str) -> Iterator[Section]:
    tokens = _parse(text)
    heading = ""
    rows: list[list[Token]] = []
    for place, token in enumerate(tokens):
        if token.type == "heading_open":
            yield Section(heading, rows)
            heading, rows = _plain(tokens[place + 1]), []
        elif token.type == "tr_open":
            rows.append([])
        elif token.type == "td_open":
            rows[-1].append(tokens[place + 1])
    yield Section(heading, rows)


def _plain(token: Token) -> str:
    return "".join(child.content for child in token.children or ())


def _codes(token: Token) -> list[str]:
    return [child.content for child in token.children or () if child.type == "code_inline"]


def _rows(page: str, heading: str) -> list[list[Token]]:
    """Return the rows of the tables under a heading, without the table heads."""
    found = [
        section.rows
        for section in _sections((DOCS / page).read_text(encoding="utf-8"))
        if section.heading == heading
    ]
    return [row for row in found[0] if row]


def _extension(name: str) -> ModuleType:
    """Return a module that makes parts of the docs."""
    return importlib.import_module(name)


def _generated() -> ModuleType:
    return _extension("generated")


@functools.cache
def _vehicle_pages() -> dict[str, str]:
    pages: dict[str, str] = _extension("vehicle_pages").pages()
    return pages


def _run(test: doctest.DocTest) -> str:
    """Run examples, keep their names, and return what is wrong with them."""
    report: list[str] = []
    doctest.DocTestRunner(verbose=False).run(test, out=report.append, clear_globs=False)
    return "".join(report)


@pytest.fixture
def workplace(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Be in a folder with the files that a page shows, and keep pint as it is."""
    write_files(page, tmp_path)
    monkeypatch.chdir(tmp_path)
    # pint leaves these two without types.
    door: Any = pint.application_registry
    registry = door.get()
    yield tmp_path
    door.set(registry)


def _title(value: object) -> str:
    return value.name if isinstance(value, Path | doctest.DocTest) else str(value)


NEEDS = {"frames.md": ("polars", "pyspark")}
"""The engines that the examples of a page run on."""


def _needed(page: Path) -> Any:
    """Return a page, to be skipped where the engines that it shows are not installed."""
    if page.name != "dataframes.md":
        return page
    engines = needs("narwhals", "nanoarrow", "pandas", "polars", "duckdb", "altair")
    return pytest.param(page, marks=engines)


@pytest.mark.parametrize("page", [_needed(page) for page in PAGES], ids=_title)
def test_python_on_a_page_does_what_the_page_says(page: Path, workplace: Path) -> None:
    """Python examples of a page, run in one namespace, give what is shown."""
    for engine in ENGINES:
        if engine.name in NEEDS.get(page.name, ()):
            engine.skip_without()
    examples = [
        block for block in blocks(page) if block.language == "python" and ">>>" in block.text
    ]
    names: dict[str, object] = {"__name__": "__main__"}
    for block in examples:
        test = doctest.DocTestParser().get_doctest(
            block.text, names, page.name, str(page), block.line
        )
        # The names of one block are there for the next.
        test.globs = names
        assert _run(test) == ""


@pytest.mark.parametrize("page", PAGES, ids=_title)
def test_commands_on_a_page_print_what_the_page_says(page: Path, workplace: Path) -> None:
    """Each command of a page prints exactly the lines under it."""
    shell = Shell()
    for block in blocks(page):
        if block.language == "console":
            for command, expected in COMMAND.findall(block.text):
                assert shell.run(command) == expected, f"{page.name}:{block.line}: $ {command}"


@pytest.mark.parametrize("page", PAGES, ids=_title)
def test_a_page_shows_a_file_as_it_is_and_what_a_script_prints(page: Path, workplace: Path) -> None:
    """Run tools/make_examples.py after a change of the file, or of what its commands print."""
    for block in blocks(page):
        if block.shows:
            assert block.text == (page.parent / block.shows).read_text(encoding="utf-8")
        if block.prints:
            assert block.text == printed(page, block.prints), block.prints


def test_the_page_of_jobs_shows_each_script() -> None:
    """The scripts are seen without opening a file, and each has its seconds."""
    page = DOCS / "jobs.md"
    scripts = sorted(path.name for path in (DOCS / "jobs").glob("*.sh"))
    shown = sorted(block.shows for block in blocks(page) if block.shows.endswith(".sh"))
    assert shown == [f"jobs/{name}" for name in scripts]
    rows = [row for section in _sections(page.read_text(encoding="utf-8")) for row in section.rows]
    assert sorted(_codes(row[1])[0] for row in rows if row) == scripts
    assert all(float(_plain(row[3])) > 0 for row in rows if row)


def test_the_file_for_assistants_is_the_one_that_is_made() -> None:
    """A change of a command or of its JSON is a change of the file: run tools/make_llms.py."""
    assert make_llms.FILE.read_text(encoding="utf-8") == make_llms.text()


def test_the_file_for_assistants_has_its_shape_and_leads_to_pages() -> None:
    """A title, a summary, paragraphs, then lists of links, as llmstxt.org has it."""
    tokens = [token for token in _parse(make_llms.text()) if token.type.endswith("_open")]
    kinds = [token.tag for token in tokens if token.level == 0]
    assert kinds[:3] == ["h1", "blockquote", "p"]
    head = kinds.index("h2")
    assert {*kinds[2:head]} == {"p"}
    assert kinds[head:] == ["h2", "ul"] * (len(kinds[head:]) // 2)
    for link in map(str, _links(make_llms.text())):
        path = Path(roverspecs.__file__).parent / "data" / link
        if link.endswith(".html"):
            path = (DOCS / link).with_suffix(".md")
        assert path.is_file(), link


def test_the_file_for_assistants_names_every_command() -> None:
    """What can be asked is asked, but for the set-up of a shell."""
    commands = [each.command for each in make_llms.QUESTIONS]
    commands += [command for command, _ in make_llms.FILES.values()]
    named = {command.split()[0] for command in commands}
    assert named == {*COMMANDS} - {"completion"}


@pytest.mark.parametrize("question", make_llms.QUESTIONS, ids=lambda each: each.text)
def test_what_an_assistant_asks_is_answered_in_the_form_named(
    question: make_llms.Question, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each command runs as it stands, and its JSON is of the schema beside it."""
    monkeypatch.chdir(tmp_path)
    Path("my-rover.toml").write_text('name = "Mine"\nmass = "5 kg"\n', encoding="utf-8")
    Path("mine.csv").write_text("name,mass,length\nMine,25 kg,0.5 m\n", encoding="utf-8")
    Path("article.md").write_text("LEV-2 has a mass of 228 g.\n", encoding="utf-8")
    answer = Shell().run(f"roverspecs {question.command} --format json")
    jsonschema.validate(json.loads(answer), make_schemas.FORMS[question.form]())


def test_what_an_assistant_saves_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each command that makes a file makes it."""
    monkeypatch.chdir(tmp_path)
    for command, _ in make_llms.FILES.values():
        assert Shell().run(f"roverspecs {command}") == ""
        assert Path(command.split()[-1]).stat().st_size > 0


def test_the_drawing_of_the_readme_is_the_one_that_is_made() -> None:
    """A change of the drawing is a change of the picture: run tools/make_pictures.py."""
    picture = make_pictures.FOLDER / "drawing.svg"
    assert picture.read_text(encoding="utf-8") == make_pictures.drawing()


def test_the_drawing_of_the_jobs_is_the_one_that_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is what the script draws: run tools/make_pictures.py."""
    monkeypatch.chdir(tmp_path)
    printed(DOCS / "jobs.md", "jobs/rover.sh")
    picture = make_pictures.FOLDER / "job-rover.svg"
    assert picture.read_text(encoding="utf-8") == Path("my-rover.svg").read_text(encoding="utf-8")


@needs("narwhals", "nanoarrow", "pandas")
def test_the_notebook_runs_from_top_to_bottom() -> None:
    """Each cell runs after those above it; the docs show what it gives, and the file holds none."""
    notebook = json.loads((DOCS / "notebook.ipynb").read_text(encoding="utf-8"))
    names: dict[str, object] = {"__name__": "__main__"}
    shown = []
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            assert (cell["outputs"], cell["execution_count"]) == ([], None)
            tree = ast.parse("".join(cell["source"]))
            last = tree.body[-1]
            if isinstance(last, ast.Expr):
                tree.body[-1] = ast.Assign([ast.Name("_", ast.Store())], last.value)
            exec(compile(ast.fix_missing_locations(tree), "notebook", "exec"), names)  # noqa: S102
            shown.append(type(names.get("_")).__name__)
    assert {"Comparison", "Claim", "DataFrame", "Fits", "Drawing", "Chart"} <= {*shown}


def test_what_a_command_prints_is_written_again(tmp_path: Path) -> None:
    """Only what stands under a command changes."""
    page = tmp_path / "page.md"
    text = "# A\n\n```console\n$ roverspecs --version\n{}$ echo $?\n{}```\n\n```text\n$ x\n```\n"
    page.write_text(text.format("old\nlines\n", ""), encoding="utf-8")

    version = f"roverspecs {roverspecs.__version__} (data {roverspecs.DATA_VERSION})\n"
    assert refreshed(page) == text.format(version, "0\n")


def test_what_a_page_shows_of_other_files_is_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file as it is, and what the commands of a script print; those of other programs are left."""
    monkeypatch.chdir(tmp_path)
    files = {
        "a.sh": "roverspecs --version\npdflatex paper\nroverspecs check mine.toml\n",
        "mine.toml": 'name = "Mine"\nmass = "5 kg"\n',
    }
    (tmp_path / "docs" / "jobs").mkdir(parents=True)
    for name, content in files.items():
        (tmp_path / "docs" / "jobs" / name).write_text(content, encoding="utf-8")
    text = "".join(
        f"<!-- {name} -->\n```text\n{{}}```\n\n"
        for name in ("shows: jobs/a.sh", "shows: jobs/mine.toml", "prints: jobs/a.sh")
    )
    page = tmp_path / "docs" / "page.md"
    page.write_text(text.format("old\n", "older\n", "oldest\n"), encoding="utf-8")

    version = f"roverspecs {roverspecs.__version__} (data {roverspecs.DATA_VERSION})\n"
    made = text.format(*files.values(), f"{version}No problems found.\n")
    assert refreshed(page) == made


@pytest.mark.parametrize("page", PAGES, ids=_title)
def test_no_example_on_a_page_is_passed_over(page: Path) -> None:
    """A prompt stands only in a block of the language that runs it."""
    for block in blocks(page):
        lines = block.text.splitlines()
        assert block.language == "python" or not any(line.startswith(">>> ") for line in lines), (
            block
        )
        assert (block.language == "console") == any(line.startswith("$ ") for line in lines), block


@pytest.mark.parametrize("test", DOCSTRINGS, ids=_title)
def test_docstrings_do_what_they_say(test: doctest.DocTest) -> None:
    """The examples of a docstring give what is shown."""
    assert _run(test) == ""


def test_every_page_can_be_reached() -> None:
    """The contents list each page of the folder, and no page that is not there."""
    trees = [block.text for block in blocks(DOCS / "index.md") if block.language == "{toctree}"]
    listed = [
        line for tree in trees for line in tree.splitlines() if re.fullmatch(r"[a-z-]+", line)
    ]
    pages = [*DOCS.glob("*.md"), *DOCS.glob("*.ipynb")]
    assert sorted(["index", *listed]) == sorted(path.stem for path in pages)


def test_every_public_name_is_documented() -> None:
    """The page of the Python API has each name that the package exports."""
    text = (DOCS / "api.md").read_text(encoding="utf-8")
    documented = re.findall(
        r"^\.\. (?:auto|py:)\w+:: roverspecs\.(\w+)(?:\(|$)", text, re.MULTILINE
    )
    assert sorted(documented) == sorted(roverspecs.__all__)


def test_every_generated_text_is_included_by_a_page() -> None:
    """What is generated is seen by readers."""
    included = [block.language for path in DOCS.glob("*.md") for block in blocks(path)]
    assert all(f"{{include}} generated/{name}" in included for name in _generated().PAGES)


def test_every_generated_picture_is_shown_by_a_page(tmp_path: Path) -> None:
    """A page shows each picture, with words for those who cannot see it; it is a file by itself."""
    generated = _generated()
    pages = [block for path in DOCS.glob("*.md") for block in blocks(path)]
    shown = {block.language: block.text for block in pages if block.language.startswith("{image} ")}
    assert set(shown) == {f"{{image}} generated/{name}" for name in generated.PICTURES}
    assert all(text.startswith(":alt: ") for text in shown.values())
    generated.write(tmp_path)
    assert all(
        (tmp_path / name).read_text(encoding="utf-8").startswith("<") for name in generated.PICTURES
    )
    assert (tmp_path / "site" / "rovers.html").read_text(encoding="utf-8") == roverspecs.page()


def test_the_site_lists_its_wheels(tmp_path: Path) -> None:
    """A page of it runs them by name; without any the list is empty."""
    generated = _generated()
    assert generated.wheels(tmp_path / "none") == "[]\n"
    for name in ("b-1-py3-none-any.whl", "a-1-py3-none-any.whl", "c.txt"):
        (tmp_path / name).touch()
    assert json.loads(generated.wheels(tmp_path)) == [
        "a-1-py3-none-any.whl",
        "b-1-py3-none-any.whl",
    ]


def test_every_command_and_option_is_documented() -> None:
    """The generated reference has a heading for each command and names its options."""
    generated = _generated()
    top = cli_parser()
    sections = {
        token.content.split("\n", 1)[0]: token.content
        for token in _parse(generated.commands())
        if token.type == "fence"
    }
    texts = list(sections.values())
    parsers: list[argparse.ArgumentParser] = [top, *generated.subparsers(top)]
    assert len(texts) == len(parsers) > 1
    for parser, text in zip(parsers, texts, strict=True):
        assert text.startswith(f"usage: {parser.prog} [")
        for action in parser._actions:
            assert all(option in text for option in action.option_strings)


def test_help_in_the_docs_does_not_depend_on_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Width and colours of the terminal that builds the docs change nothing."""
    generated = _generated()
    before = generated.commands()
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert generated.commands() == before
    assert max(map(len, before.splitlines())) <= 80


def test_every_spec_is_documented() -> None:
    """The table of specs has a row for each, published or derived, with its definition."""
    [section] = _sections(_generated().specs())
    rows = [[_plain(cell) for cell in row] for row in section.rows if row]
    assert [row[0] for row in rows] == [*PUBLISHED, *DERIVED]
    definitions = [spec.definition for spec in PUBLISHED.values()] + [
        spec.definition for spec in DERIVED.values()
    ]
    assert [row[-1] for row in rows] == definitions


def test_every_unit_of_the_extract_is_documented() -> None:
    """The table of units has each unit and each other spelling that is read."""
    [section] = _sections(_generated().units())
    rows = [[_plain(cell) for cell in row] for row in section.rows if row]
    assert [row[1] for row in rows] == list(FACTORS)
    assert {name for row in rows for name in row[2].split(", ") if name} == set(SYMBOLS)


def _headings(text: str, tag: str) -> list[str]:
    tokens = _parse(text)
    return [
        _plain(tokens[place + 1])
        for place, token in enumerate(tokens)
        if token.type == "heading_open" and token.tag == tag
    ]


def _links(text: str) -> set[object]:
    children = [child for token in _parse(text) for child in token.children or ()]
    return {child.attrs["href"] for child in children if child.type == "link_open"}


def test_the_catalog_leads_to_a_page_for_each_vehicle() -> None:
    """The table of the catalog has a row a vehicle, with its kind, its body and its status."""
    generated = _extension("vehicle_pages")
    [section] = _sections(generated.index())
    rows = [[_plain(cell) for cell in row] for row in section.rows if row]
    vehicles = list(roverspecs.Catalog())
    assert sorted(rows) == sorted(
        [vehicle.name, vehicle.kind, vehicle.body or "", vehicle.status or ""]
        for vehicle in vehicles
    )
    assert _links(generated.index()) == {f"vehicles/{vehicle.id}.md" for vehicle in vehicles}
    assert list(generated.pages()) == [vehicle.id for vehicle in vehicles]


@pytest.mark.parametrize("vehicle", list(roverspecs.Catalog()), ids=lambda vehicle: vehicle.id)
def test_every_record_is_documented(vehicle: roverspecs.Vehicle) -> None:
    """The page of a vehicle has each claim with its remarks, and the address of each source."""
    text = _vehicle_pages()[vehicle.id]
    assert _headings(text, "h1") == [vehicle.name]
    described = [PUBLISHED[spec].label for spec in PUBLISHED if vehicle.claims(spec)]
    assert [name for name in _headings(text, "h2") if name in described] == described
    claims = [claim for spec in PUBLISHED for claim in vehicle.claims(spec)]
    rows = [list(map(_plain, row)) for section in _sections(text) for row in section.rows if row]
    assert [row[0] for row in rows] == [claim.value for claim in claims]
    for claim, row in zip(claims, rows, strict=True):
        remarks = [claim.configuration, claim.part, claim.condition, claim.as_of]
        assert {*filter(None, [*remarks, claim.note, claim.rejected])} <= {*row}, claim
    normal = MarkdownIt().normalizeLink
    assert _links(text) >= {normal(source.url) for source in vehicle.sources if source.url}


def test_a_page_tells_all_that_a_record_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Status with date and source, numbers, carrier, passengers and papers are on the page."""
    report = roverspecs.Source(
        id="report",
        title="報告",
        translated_title="Report",
        publisher="Paper Press",
        kind="paper",
        date="2026",
        authors=("A. Writer", "B. Writer"),
        doi="10.1000/1",
        archive_url="https://example.org/copy",
        accessed="2026-11-28",
        note="A remark.",
    )
    lander = roverspecs.Lander(
        name="Lander",
        carrier="elsewhere",
        status="lost",
        status_as_of="2026-02",
        status_source=report,
        ids={"cospar": "1970-095A", "wikidata": "Q219583"},
    )
    rover = roverspecs.Rover(name="Rover", carrier="lander", mass="5 kg")
    monkeypatch.setattr(roverspecs, "Catalog", lambda: [lander, rover])
    pages = _extension("vehicle_pages").pages()
    lines = [_plain(token) for token in _parse(pages["lander"]) if token.type == "inline"]
    assert lines == [
        "Lander",
        "Id: lander",
        "Kind: lander",
        "Carried by: elsewhere",
        "Carries: Rover",
        "Status: lost, as of 2026-02 (Paper Press, 2026)",
        "In other catalogs: COSPAR 1970-095A, Wikidata Q219583",
        "Sources",
        "報告, Report, A. Writer, B. Writer, Paper Press, 2026 (paper), doi 10.1000/1, "
        "stored copy, read on 2026-11-28. A remark.",
    ]
    assert _links(pages["lander"]) == {
        "rover.md",
        "https://www.wikidata.org/wiki/Q219583",
        "https://doi.org/10.1000/1",
        "https://example.org/copy",
    }
    assert "lander.md" in _links(pages["rover"])


def test_the_pages_of_vehicles_that_are_gone_are_removed(tmp_path: Path) -> None:
    """After a change of the catalog its folder has the pages of its vehicles and no other."""
    (tmp_path / "gone.md").write_text("# Gone\n", encoding="utf-8")
    _extension("vehicle_pages").write(tmp_path)
    ids = {vehicle.id for vehicle in roverspecs.Catalog()}
    assert {path.stem for path in tmp_path.iterdir()} == ids


@pytest.mark.parametrize(
    "text",
    [
        "a|b\\|c",
        "`x` ``y``",
        "[a](b) ![c](d)",
        "<b>&amp;",
        "{ref}`x`",
        "*a* _b_ # c",
        "1. x",
        "a\nb",
        "~~c~~ $d$ \\",
    ],
)
def test_records_cannot_write_markdown(text: str) -> None:
    """A text of a record is shown as it is, whatever Markdown would see in it."""
    escaped = _extension("markup").escaped(text)
    [section] = _sections(f"| head |\n| --- |\n| {escaped} |\n")
    shown = section.rows[1][0]
    assert _plain(shown) == text.replace("\n", " ")
    assert {child.type for child in shown.children or ()} <= {"text", "text_special"}


def test_every_form_of_a_value_is_read_as_documented() -> None:
    """Each example in the table of forms is read, in the form of its row."""
    rows = _rows("data-format.md", "Forms")
    assert {_codes(row[0])[0] for row in rows} == {"plain", "range", "tolerance", "compound"}
    for form, examples in ((_codes(row[0])[0], _codes(row[1])) for row in rows):
        assert examples
        assert {values.PublishedValue.parse(example).form for example in examples} == {form}


def test_every_spelling_of_a_mark_is_documented() -> None:
    """The table of marks has each mark and each word that is read as it."""
    rows = _rows("data-format.md", "Marks")
    documented = {word: _codes(row[0])[0] for row in rows for word in _codes(row[2])}
    assert documented == MARK_OF
    assert {_codes(row[0])[0]: _plain(row[1]) for row in rows} == {
        sign: MARKS[sign] for sign in dict.fromkeys(documented.values())
    }


@pytest.mark.parametrize("heading", ["Numbers", "Ranges, tolerances and two parts"])
def test_every_printed_form_is_read_as_documented(heading: str) -> None:
    """Each example of a printed form gives the value in the next column."""
    rows = _rows("what-is-read.md", heading)
    assert len(rows) > 4
    for row in rows:
        [spelling] = _codes(row[1])
        for example in _codes(row[0]):
            assert str(values.PublishedValue.parse(example)) == spelling


def test_every_hint_and_doubtful_word_is_documented() -> None:
    """The table of refusals has each of them, with the reason that a user gets."""
    [section] = _sections(_generated().refused())
    documented = {_plain(row[0]): _plain(row[1]) for row in section.rows if row}
    assert {each.example for each in HINTS} | {f"5 {word}" for word in DOUBTS} < {*documented}
    for text, reason in documented.items():
        with pytest.raises(ValueSyntaxError) as caught:
            values.PublishedValue.parse(text)
        assert caught.value.reason == reason


def test_every_sign_that_is_read_as_another_is_documented() -> None:
    """The table of signs has each of them."""
    [section] = _sections(_generated().signs())
    documented = {_plain(row[0]): _plain(row[1]).split(", ") for row in section.rows if row}
    assert documented == {sign: list(others) for sign, others in SIGNS.items()}


def test_what_the_docs_call_refused_is_refused() -> None:
    """Each example in the table of refusals is refused, as a mass, with a reason."""
    rows = _rows("data-format.md", "What is refused")
    assert len(rows) > 10
    for example in (example for row in rows for example in _codes(row[0])):
        with pytest.raises((ValueSyntaxError, UnitError)):
            roverspecs.Rover(name="Mine", mass=example)
