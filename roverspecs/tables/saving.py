"""Files for an answer, be it a table or a picture: written whole or not at all."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path


def save(path: str | Path, content: bytes) -> None:
    """Write a file; if that fails, the old content is still there.

    The content goes to a new file beside it, which then takes its place.  A
    device or a pipe is written to directly, and so is a file in a folder that
    takes no new files.

    Parameters
    ----------
    path : str or path
        A symbolic link is followed.
    content : bytes
        All that the file is to hold.

    Raises
    ------
    OSError
        If it cannot be written; its ``filename`` is the path.
    ValueError
        If the path has a null character in it.
    """
    # Only a command that writes a file needs it.
    from pathlib import Path

    file = Path(path)
    try:
        if file.exists() and not file.is_file():
            file.write_bytes(content)
        else:
            _replace(file.resolve(), content)
    except OSError as error:
        # The reader knows the path, and not the name of the new file.
        raise OSError(error.errno, error.strerror, str(file)) from None


def _replace(file: Path, content: bytes) -> None:
    import secrets
    import shutil
    from contextlib import suppress

    is_there = file.exists()
    if is_there:
        # A file that must not be written is not replaced, either.
        file.open("r+b").close()
    new = file.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        output = new.open("xb")
    except PermissionError:
        file.write_bytes(content)
        return
    try:
        with output:
            output.write(content)
        if is_there:
            shutil.copymode(file, new)
        new.replace(file)
    except OSError:
        with suppress(OSError):
            new.unlink()
        raise
