"""Progress: one line on a terminal for what takes more than a second."""

from __future__ import annotations

import sys
import time
from types import TracebackType

_PATIENCE = 1.0  # seconds without a word
_PAUSE = 0.2  # seconds between two lines


class Progress:
    """Say on the standard error how far something is, in one line that is gone at the end.

    Nothing is printed where the standard error is no terminal.

    Parameters
    ----------
    words : str
        Such as ``"reading big.csv"``.
    total : int
        The steps that there are.
    quiet : bool, default False
        Whether to say nothing at all.
    """

    def __init__(self, words: str, total: int, *, quiet: bool = False) -> None:
        self._words, self._total = words, max(total, 1)
        self._next = time.monotonic() + _PATIENCE
        self._length = 0
        self._is_shown = not quiet and sys.stderr is not None and sys.stderr.isatty()

    def at(self, step: int) -> None:
        """Say that so many steps are done, if it is time to."""
        if not self._is_shown or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + _PAUSE
        share = min(100 * step // self._total, 100)
        self._say(f"{self._words}: {share} %")

    def __enter__(self) -> Progress:
        """Begin."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the line away."""
        if self._length:
            self._say("")
            self._say("")

    def _say(self, text: str) -> None:
        # Spaces over the rest of a longer line; the next line begins where this one did.
        sys.stderr.write(f"\r{text.ljust(self._length)}")
        sys.stderr.flush()
        self._length = len(text)
