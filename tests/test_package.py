"""The shape of the package: public names, import directions, doors, contents."""

from __future__ import annotations

import ast
import gc
import os
import re
import runpy
import subprocess
import sys
import tomllib
from graphlib import TopologicalSorter
from importlib import import_module, metadata
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

import roverspecs

ROOT = Path(__file__).parent.parent
PACKAGE = Path(roverspecs.__file__).parent
MODULES = sorted(
    ".".join(path.relative_to(PACKAGE).with_suffix("").parts) for path in PACKAGE.rglob("*.py")
)
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

# What each package may import of the packages above it; "roverspecs" is its version.
MAY_IMPORT = {
    "errors": "",
    "values": "errors",
    "tables": "errors",
    "records": "errors values tables roverspecs",
    "comparisons": "errors values tables records roverspecs",
    "analyses": "errors values tables records comparisons",
    "pictures": "errors values tables records comparisons analyses",
    "frames": "errors values tables records comparisons analyses",
    "pages": "errors values tables records comparisons pictures roverspecs",
    "cli": "errors values tables records comparisons analyses pictures frames pages roverspecs",
}
"""The order of the packages, the lowest first."""

DOORS = {
    "pint": {"values.registry"},
    "tabulate": {"tables.render"},
    "tomllib": {"records.toml_files"},
    "argparse": {"cli.parser"},
    "vl_convert": {"pictures.svg"},
    # The parts of one door: fonts, scales, sheets and the plots on them.
    "matplotlib": {"pictures.canvas", "pictures.lettering", "pictures.plots", "pictures.scales"},
    "python_calamine": {"records.table_files"},
    "narwhals": {"frames.engines", "frames.vehicle_frames", "records.dataframes"},
    # The engines make a table of their own, which narwhals cannot do for them.
    "duckdb": {"frames.engines"},
    "ibis": {"frames.engines"},
    "nanoarrow": {"tables.arrow"},
    "pint_pandas": {"records.dataframes"},
    # A unit of its own is made where quantities of other libraries are read.
    "astropy": {"records.dataframes", "values.quantities"},
    # What is exported is read where tables are.
    "pyarrow": {"frames.parquet", "records.table_files"},
    "sqlite3": {"frames.database", "records.table_files"},
    "xlsxwriter": {"tables.workbook"},
}
"""The module that imports each dependency."""

LAZY = "frames.__init__"
"""The package that offers the names of its modules, as the top one does."""


def imports(module: str) -> list[str]:
    """Return each module that a module imports, typing-only imports included."""
    path = PACKAGE.joinpath(*module.split(".")).with_suffix(".py")
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [
                f"{node.module}.{alias.name}".removeprefix("roverspecs.") for alias in node.names
            ]
            # What is imported from a package is a module of it, or its version.
            found += [f"roverspecs.{name}" if name in MODULES else node.module for name in names]
    return found


def rooms(module: str) -> list[str]:
    """Return the modules of this project that a module imports."""
    return [
        name.removeprefix("roverspecs.")
        for name in imports(module)
        if name.split(".")[0] == "roverspecs"
    ]


INSIDE = [
    name for name in MODULES if name not in ("__init__", "__main__") and "__init__" not in name
]


@pytest.mark.parametrize("module", INSIDE)
def test_imports_go_one_way(module: str) -> None:
    """A module imports only from its own package and from those that stand below it."""
    package = module.partition(".")[0]
    for name in rooms(module):
        assert name.partition(".")[0] in {package, *MAY_IMPORT[package].split()}, (module, name)


def test_the_house_has_no_stairs_downwards() -> None:
    """Each package imports only packages that stand before it in the list."""
    packages = list(MAY_IMPORT)
    for place, package in enumerate(packages):
        assert set(MAY_IMPORT[package].split()) <= {"roverspecs", *packages[:place]}, package


def test_no_two_modules_need_each_other() -> None:
    """The imports of all modules make no circle, those for type checkers included."""
    graph = {module: set(rooms(module)) & {*INSIDE} - {module} for module in INSIDE}
    # prepare() raises CycleError, which names the circle.
    TopologicalSorter(graph).prepare()


def test_every_package_has_its_place_in_the_house() -> None:
    """A new package is put into the order above before it is used."""
    assert {module.partition(".")[0] for module in INSIDE} == set(MAY_IMPORT)


PACKAGES = [name for name in MODULES if name.endswith(".__init__") and name != LAZY]


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_is_one_docstring(package: str) -> None:
    """A package brings nothing but what it says of itself, so that one module costs no other."""
    path = PACKAGE.joinpath(*package.split(".")).with_suffix(".py")
    [statement] = ast.parse(path.read_text(encoding="utf-8")).body
    assert isinstance(statement, ast.Expr)


@pytest.mark.parametrize("module", MODULES)
def test_each_dependency_has_one_door(module: str) -> None:
    """Each dependency is imported in one module, but for the names of its types."""
    typing_only = ("pint", "argparse", "matplotlib", "narwhals")
    for name in imports(module):
        dependency = name.partition(".")[0]
        is_door = module in DOORS.get(dependency, {module})
        assert is_door or (dependency in typing_only and is_typing_only(module, name)), (
            module,
            name,
        )


def is_typing_only(module: str, name: str) -> bool:
    """Return whether a module imports a name under TYPE_CHECKING alone."""
    path = PACKAGE.joinpath(*module.split(".")).with_suffix(".py")
    tree = ast.parse(path.read_text(encoding="utf-8"))
    branches = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and getattr(node.test, "id", "") == "TYPE_CHECKING"
    ]
    guarded = {id(node) for branch in branches for node in ast.walk(branch)}
    named = [
        node
        for node in ast.walk(tree)
        if (isinstance(node, ast.Import) and name in [alias.name for alias in node.names])
        or (isinstance(node, ast.ImportFrom) and node.module == name)
    ]
    return all(id(node) in guarded for node in named)


def test_the_public_names_are_these() -> None:
    """The public names change on purpose only."""
    assert sorted(roverspecs.__all__) == [
        "Box",
        "Catalog",
        "Cell",
        "Claim",
        "Comparison",
        "DATA_VERSION",
        "Filter",
        "Hopper",
        "LEV_2",
        "LUPEX_ROVER",
        "Lander",
        "Preference",
        "PublishedValue",
        "Rotorcraft",
        "Rover",
        "RoverspecsError",
        "SPECS",
        "Source",
        "TENACIOUS",
        "Vehicle",
        "agreement",
        "audit",
        "chart",
        "check",
        "cite",
        "compare",
        "coverage",
        "draw",
        "export",
        "fits",
        "get",
        "load",
        "nearest",
        "page",
    ]


@pytest.mark.parametrize("name", roverspecs.__all__)
def test_every_public_name_is_there(name: str) -> None:
    """Each name of __all__ is had, listed by dir(), and typed for type checkers."""
    assert getattr(roverspecs, name) is not None
    assert name in dir(roverspecs)
    text = (PACKAGE / "__init__.py").read_text(encoding="utf-8")
    assert re.search(rf"import {name} as {name}$|^    {name}: ", text, re.MULTILINE)


def test_no_public_name_is_that_of_a_package() -> None:
    """Importing a package would put it in the place of the name."""
    assert {*roverspecs.__all__} & {*MAY_IMPORT} == set()


def test_vehicles_have_names_to_complete() -> None:
    """The three vehicles of the mission are constants, the same as those of get()."""
    assert roverspecs.LEV_2 is roverspecs.get("lev-2")
    assert roverspecs.TENACIOUS is roverspecs.get("tenacious")
    assert roverspecs.LUPEX_ROVER is roverspecs.get("lupex-rover")


def test_frames_are_reached_from_the_top() -> None:
    """The package of frames and its names are imported when they are first used."""
    assert roverspecs.frames.in_unit is import_module("roverspecs.frames.unit_columns").in_unit
    assert {*roverspecs.frames.__all__} <= {*dir(roverspecs.frames)}
    for name in roverspecs.frames.__all__:
        assert callable(getattr(roverspecs.frames, name))
    with pytest.raises(AttributeError, match=r"module 'roverspecs.frames' has no attribute 'x'"):
        _ = roverspecs.frames.x


def test_frames_are_there_without_an_import(monkeypatch: pytest.MonkeyPatch) -> None:
    """The package of functions for dataframes is imported when it is first used."""
    import roverspecs.frames

    package = roverspecs.frames
    monkeypatch.delattr(roverspecs, "frames")

    assert roverspecs.frames is package


def test_an_unknown_name_is_an_attribute_error() -> None:
    """A name that is not public is refused as Python refuses it."""
    with pytest.raises(AttributeError, match="module 'roverspecs' has no attribute 'rover'"):
        _ = roverspecs.rover


@pytest.mark.parametrize("module", [name for name in MODULES if name != "__main__"])
def test_every_public_thing_has_a_docstring(module: str) -> None:
    """Whatever a room offers says what it is."""
    room = import_module(f"roverspecs.{module}".removesuffix(".__init__"))
    assert room.__doc__
    for name, thing in vars(room).items():
        if not name.startswith("_") and getattr(thing, "__module__", None) == room.__name__:
            assert thing.__doc__, name


def test_the_version_is_told_once() -> None:
    """Package, metadata and citation name the same version."""
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")

    assert metadata.version("roverspecs") == roverspecs.__version__
    assert f"\nversion: {roverspecs.__version__}\n" in citation


def test_dependencies_are_three() -> None:
    """At run time there are attrs, pint and tabulate; the oldest of each is tested."""
    requirements = PYPROJECT["project"]["dependencies"]
    names = [re.split(r"\W", each)[0] for each in requirements]
    noxfile = (ROOT / "noxfile.py").read_text(encoding="utf-8")
    found = re.search(r"OLDEST = (\[.*?\])", noxfile)

    assert names == ["attrs", "pint", "tabulate"]
    assert found
    oldest = [re.sub(r"\.0$", "", each) for each in ast.literal_eval(found[1])]
    assert oldest == [re.sub(r"\.0$", "", each.replace(">=", "==")) for each in requirements]


def test_the_package_ships_its_data() -> None:
    """Records, compiled catalog, schema, data policy and the typing marker are installed."""
    names = {path.name for path in (PACKAGE / "data").iterdir()}

    assert (PACKAGE / "py.typed").exists()
    files = {"README.md", "catalog.jsonl", "schemas", "sources.toml", "lev-2.toml", "searched.csv"}
    assert files <= names
    if os.environ.get("ROVERSPECS_TEST_WHEEL"):
        assert PACKAGE != ROOT / "roverspecs"


def test_the_readme_of_the_wheel_has_no_dead_link() -> None:
    """Away from the repository it links and shows nothing that is a file there; the rest is kept."""
    hook = PYPROJECT["tool"]["hatch"]["metadata"]["hooks"]["fancy-pypi-readme"]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    text = readme
    for each in hook["substitutions"]:
        assert re.search(each["pattern"], text)
        text = re.sub(each["pattern"], each["replacement"], text)
    tokens = MarkdownIt("commonmark", {"html": False}).parse(text)
    children = [child for token in tokens for child in token.children or ()]
    targets = [child.attrs.get("href", child.attrs.get("src", "")) for child in children]
    assert [each for each in targets if each and not str(each).startswith("https://")] == []
    assert "<img" not in text
    kept = [line for line in text.splitlines() if line in readme.splitlines()]
    assert len(kept) > len(readme.splitlines()) - 12


def test_the_readme_shows_files_that_are_there() -> None:
    """Each link and each picture of it is a file of the repository; a picture has words, too."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    pictures = re.findall(r'<img src="([^"]+)" width="49%" alt="[^"]{20,}">', readme)
    links = re.findall(r"\]\((?!https?:)([^)]+)\)", readme)
    assert len(pictures) == 2
    assert all((ROOT / name).is_file() for name in (*pictures, *links))
    assert all((ROOT / name).stat().st_size < 60_000 for name in pictures)


def test_each_python_is_classified() -> None:
    """The classifiers name the oldest Python, the newest of the chores, and all between."""
    found = [
        int(each.rpartition(".")[2])
        for each in PYPROJECT["project"]["classifiers"]
        if re.fullmatch(r"Programming Language :: Python :: 3\.\d+", each)
    ]
    chores = (ROOT / "noxfile.py").read_text(encoding="utf-8")
    newest = max(int(minor) for minor in re.findall(r'"3\.(\d+)"', chores))
    oldest = int(PYPROJECT["project"]["requires-python"].removeprefix(">=3."))
    assert found == list(range(oldest, newest + 1))


def readme_command(heading: str) -> str:
    """Return the single line in the first fenced block under a heading of the README."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.search(rf"^## {heading}\n.*?^```\w*\n(.*?)^```", readme, re.MULTILINE | re.DOTALL)
    assert found
    assert found[1].count("\n") == 1
    return found[1].strip()


def test_the_readme_has_its_two_commands() -> None:
    """One line installs and compares, one installs and tests; both do all of their own set-up."""
    for heading, job in (("Try it", "roverspecs compare"), ("Test it", "pytest -n auto")):
        command = readme_command(heading)
        assert "-m venv" in command
        assert "pip install" in command
        assert command.endswith(job)


def test_ci_runs_the_commands_of_the_readme() -> None:
    """The CI script takes both commands from the README, by their headings."""
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

    assert 'for heading in "Try it" "Test it"' in script


def test_ci_runs_each_chore() -> None:
    """The script names each session that nox runs by itself, once."""
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    chores = (ROOT / "noxfile.py").read_text(encoding="utf-8")
    run = " ".join(re.findall(r"^chores ([a-z ]+)", script, re.MULTILINE)).split()
    found = re.search(r"nox.options.sessions = (\[.*?\])", chores)
    assert found
    assert sorted(run) == sorted(ast.literal_eval(found[1]))


def test_run_as_a_module() -> None:
    """``python -m roverspecs`` is the command line."""
    done = subprocess.run(
        [sys.executable, "-m", "roverspecs", "--version"],
        capture_output=True,
        text=True,
        check=True,
    )
    versions = f"{roverspecs.__version__} (data {roverspecs.DATA_VERSION})"
    assert done.stdout == f"roverspecs {versions}\n"


def test_main_exits_with_the_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The module hands the exit code to the shell."""
    monkeypatch.setattr(sys, "argv", ["roverspecs", "show", "nothing-like-it"])
    try:
        with pytest.raises(SystemExit) as caught:
            runpy.run_module("roverspecs", run_name="__main__")
    finally:
        gc.unfreeze()
        gc.enable()
    assert caught.value.code == 1
    assert capsys.readouterr().err.startswith("roverspecs: unknown vehicle 'nothing-like-it': ")
