"""The command ``completion``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Run


class TestCompletion:
    """``completion``: what a shell needs."""

    @pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
    def test_printed(self, shell: str, run: Callable[..., Run]) -> None:
        """The script that is shipped for the shell, with the vehicles in it."""
        code, out, err = run("completion", shell)
        assert (code, err) == (0, "")
        assert "lupex-rover" in out
        assert "--relative-to" in out

    def test_unknown_shell(self, run: Callable[..., Run]) -> None:
        """Others are refused, with those there are."""
        assert run("completion", "csh").err.endswith("unknown 'csh': did you mean 'zsh'?\n")
