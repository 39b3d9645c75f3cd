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
from importlib import import_module, metadata
from pathlib import Path

import pytest

import roverspecs

ROOT = Path(__file__).parent.parent
PACKAGE = Path(roverspecs.__file__).parent
MODULES = sorted(path.stem for path in PACKAGE.glob("*.py"))
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

# What each room may import of the rooms above it, and whether of the package itself, such as its version.
MAY_IMPORT = {
    "__init__": "",
    "errors": "",
    "factors": "",
    "escapes": "",
    "values": "errors",
    "units": "errors factors values",
    "agreements": "units values",
    "claims": "errors units values",
    "trust": "agreements claims errors",
    "records": "claims errors trust units",
    "derived": "agreements claims errors records trust units values",
    "files": "claims errors records units",
    "catalog": "errors files records",
    "spans": "agreements claims derived units values",
    "questions": "catalog claims derived errors records spans trust units values",
    "filters": "errors escapes questions records trust",
    "selection": "catalog derived errors filters questions records spans",
    "cells": "claims derived units values",
    "scales": "claims derived errors factors records units values",
    "remarks": "claims derived records trust",
    "relations": "agreements cells claims derived units values",
    "comparison": "catalog cells claims derived errors escapes records relations remarks roverspecs scales selection spans trust",
    "boxes": "agreements errors spans units values",
    "fitting": "boxes catalog claims derived errors records spans trust units values",
    "likeness": "agreements catalog claims derived errors records trust units",
    "figures": "errors factors units values",
    "findings": "claims",
    "rules": "agreements claims derived errors figures findings records units values",
    "audits": "catalog claims figures findings records rules",
    "support": "agreements catalog claims derived errors records",
    "citations": "claims errors escapes",
    "tables": "errors escapes",
    "portraits": "claims escapes records trust units",
    "references": "portraits units values",
    "layout": "portraits units",
    "svg": "errors layout portraits",
    "blocks": "errors escapes layout portraits",
    "drawing": "blocks catalog claims comparison errors portraits records references scales svg trust",
    "axes": "",
    "labels": "",
    "plots": "axes errors labels",
    "charts": "axes catalog cells comparison derived errors escapes plots records spans trust",
    "markup": "escapes",
    "dossiers": "cells claims comparison derived escapes records trust",
    "switches": "cells comparison derived escapes records spans tables values",
    "pages": "catalog cells claims comparison derived dossiers drawing errors escapes markup records roverspecs switches tables trust values",
    "terminal": "",
    "commands": "comparison derived escapes fitting likeness roverspecs support tables terminal",
    "cli": "commands errors roverspecs tables terminal",
    "__main__": "cli",
}

# Imports against the order, inside a function, and why.
EXCEPTIONS = {
    ("comparison", "tables"): "Comparison.render() is a convenience, imported when called",
    ("__init__", "*"): "the public names are imported when first used, and by type checkers",
}

DOORS = {
    "pint": {"units"},
    "tabulate": {"tables"},
    "tomllib": {"files"},
    "argparse": {"cli"},
    "cairosvg": {"svg"},
    "matplotlib": {"plots"},
}


def imports(module: str) -> list[tuple[str, bool]]:
    """Return each module that a module imports, and whether for type checkers only."""
    tree = ast.parse((PACKAGE / f"{module}.py").read_text(encoding="utf-8"))
    typing_only = {
        id(node)
        for branch in ast.walk(tree)
        if isinstance(branch, ast.If) and isinstance(branch.test, ast.Name) and branch.test.id == "TYPE_CHECKING"
        for node in ast.walk(branch)
    }
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(alias.name, id(node) in typing_only) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
            if node.module == "roverspecs":
                # A name that is no room is one of the package itself, such as its version.
                names = [f"roverspecs.{each.name}" if each.name in MODULES else "roverspecs" for each in node.names]
            found += [(name, id(node) in typing_only) for name in names]
    return found


@pytest.mark.parametrize("module", MODULES)
def test_imports_go_one_way(module: str) -> None:
    """A room imports only what the house allows; each exception is named with its reason."""
    for name, is_typing_only in imports(module):
        if name == "roverspecs" or name.startswith("roverspecs."):
            room = name.removeprefix("roverspecs.")
            is_excepted = (module, room) in EXCEPTIONS or (module, "*") in EXCEPTIONS
            assert room in MAY_IMPORT[module].split() or is_excepted or is_typing_only, (module, name)


def test_the_house_has_no_stairs_downwards() -> None:
    """Each room imports only rooms that stand above it, so that no two need each other."""
    rooms = list(MAY_IMPORT)
    for place, room in enumerate(rooms):
        assert set(MAY_IMPORT[room].split()) <= {"roverspecs", *rooms[:place]}, room


def test_every_room_has_its_place_in_the_house() -> None:
    """A new module is put into the order above before it is used."""
    assert set(MODULES) == set(MAY_IMPORT)


@pytest.mark.parametrize("module", MODULES)
def test_each_dependency_has_one_door(module: str) -> None:
    """Each is imported in one module, but for the types of its own."""
    for name, is_typing_only in imports(module):
        rooms = DOORS.get(name.partition(".")[0], {module})
        assert module in rooms or is_typing_only, (module, name)


def test_the_public_names_are_these() -> None:
    """The public names change on purpose only."""
    assert sorted(roverspecs.__all__) == sorted(
        [
            "Acknowledgement",
            "Agreement",
            "Box",
            "Catalog",
            "Cell",
            "Chart",
            "Claim",
            "Comparison",
            "Coverage",
            "DERIVED",
            "Derived",
            "DimensionError",
            "Drawing",
            "FieldError",
            "Filter",
            "FilterSyntaxError",
            "Finding",
            "Fit",
            "LEV_2",
            "LUPEX_ROVER",
            "Lander",
            "Neighbour",
            "Preference",
            "Problem",
            "PublishedValue",
            "RecordError",
            "Rover",
            "RoverspecsError",
            "Row",
            "SPECS",
            "ShadowWarning",
            "Source",
            "Spec",
            "TENACIOUS",
            "UnitError",
            "UnknownFormatError",
            "UnknownNameError",
            "UnknownSpecError",
            "UnknownUnitError",
            "UnknownVehicleError",
            "ValueSyntaxError",
            "Vehicle",
            "Verdict",
            "agreement",
            "audit",
            "audit_text",
            "chart",
            "check",
            "cite",
            "compare",
            "coverage",
            "draw",
            "fits",
            "formats",
            "get",
            "load",
            "nearest",
            "page",
        ]
    )


@pytest.mark.parametrize("name", roverspecs.__all__)
def test_every_public_name_is_there(name: str) -> None:
    """Each name of __all__ is had, listed by dir(), and typed for type checkers."""
    assert getattr(roverspecs, name) is not None
    assert name in dir(roverspecs)
    text = (PACKAGE / "__init__.py").read_text(encoding="utf-8")
    assert re.search(rf"import {name} as {name}$|^    {name}: ", text, re.MULTILINE)


def test_no_public_name_is_that_of_a_room() -> None:
    """Importing a room would put it in the place of the name."""
    assert {*roverspecs.__all__} & {*MODULES} == set()


def test_vehicles_have_names_to_complete() -> None:
    """The three vehicles of the mission are constants, the same as those of get()."""
    assert roverspecs.LEV_2 is roverspecs.get("lev-2")
    assert roverspecs.TENACIOUS is roverspecs.get("tenacious")
    assert roverspecs.LUPEX_ROVER is roverspecs.get("lupex-rover")


def test_an_unknown_name_is_an_attribute_error() -> None:
    """A name that is not public is refused as Python refuses it."""
    with pytest.raises(AttributeError, match="module 'roverspecs' has no attribute 'rover'"):
        _ = roverspecs.rover


@pytest.mark.parametrize("module", [name for name in MODULES if name != "__main__"])
def test_every_public_thing_has_a_docstring(module: str) -> None:
    """Whatever a room offers says what it is."""
    room = import_module(f"roverspecs.{module}" if module != "__init__" else "roverspecs")
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
    assert {"README.md", "catalog.jsonl", "comparison.schema.json", "lev-2.toml"} <= names
    if os.environ.get("ROVERSPECS_TEST_WHEEL"):
        assert PACKAGE != ROOT / "roverspecs"


def readme_command(heading: str) -> str:
    """Return the single line in the first fenced block under a heading of the README."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.search(rf"^## {heading}\n.*?^```\w*\n(.*?)^```", readme, re.MULTILINE | re.DOTALL)
    assert found
    assert found[1].count("\n") == 1
    return found[1].strip()


def test_the_readme_has_its_two_commands() -> None:
    """One line installs and compares, one installs and tests; both do all of their own set-up."""
    for heading, job in (("Try it", "roverspecs compare"), ("Test it", "pytest")):
        command = readme_command(heading)
        assert "-m venv" in command
        assert "pip install" in command
        assert command.endswith(job)


def test_ci_runs_the_commands_of_the_readme() -> None:
    """The CI script takes both commands from the README, by their headings."""
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

    assert 'for heading in "Try it" "Test it"' in script


def test_run_as_a_module() -> None:
    """``python -m roverspecs`` is the command line."""
    done = subprocess.run([sys.executable, "-m", "roverspecs", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"roverspecs {roverspecs.__version__}\n"


def test_main_exits_with_the_code(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
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
