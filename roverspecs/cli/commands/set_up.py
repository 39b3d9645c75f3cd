"""The command that sets up a shell."""

from __future__ import annotations

from roverspecs.cli.answers import fixed

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from roverspecs.cli.answers import Answer, Render
    from roverspecs.errors import Problem


def _completion(options: argparse.Namespace, problems: list[Problem]) -> Render:
    del problems
    from pathlib import Path

    made = (Path(__file__).parents[1] / "completions" / _COMPLETIONS[options.shell]).read_text(
        encoding="utf-8"
    )
    return fixed(made)


_COMPLETIONS = {"bash": "roverspecs.bash", "zsh": "_roverspecs", "fish": "roverspecs.fish"}


ANSWERS: dict[str, Answer] = {
    "completion": _completion,
}
"""Each command of the group, and the function that answers it."""
