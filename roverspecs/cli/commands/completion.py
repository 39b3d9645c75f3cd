"""The script with which a shell completes commands."""

from __future__ import annotations

from roverspecs.cli.answers import fixed

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from roverspecs.cli.answers import Render
    from roverspecs.errors import Problem


def answer(options: argparse.Namespace, problems: list[Problem]) -> Render:
    """Answer ``roverspecs completion``."""
    del problems
    from pathlib import Path

    made = (Path(__file__).parents[1] / "completions" / _COMPLETIONS[options.shell]).read_text(
        encoding="utf-8"
    )
    return fixed(made)


_COMPLETIONS = {"bash": "roverspecs.bash", "zsh": "_roverspecs", "fish": "roverspecs.fish"}
"""Each command of the group, and the function that answers it."""
