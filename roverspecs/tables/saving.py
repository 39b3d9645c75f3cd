"""Files and folders for an answer: written whole or not at all.

What is written goes to a new place beside the old one, which then takes its
place.  A full disk, a failure, an interrupt leave the old one as it was, and
nothing else.  Each context yields what a writer needs: :func:`whole` a file of
bytes, :func:`whole_text` one of text, :func:`whole_path` a path for a writer
that opens its file itself, such as SQLite, and :func:`whole_folder` a folder.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager, suppress

from roverspecs.errors import FieldError, shortened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from io import TextIOWrapper
    from pathlib import Path
    from typing import BinaryIO, NoReturn

    AnyPath = str | os.PathLike[str]


def save(path: AnyPath, content: bytes) -> None:
    """Write a file; if that fails, the old content is still there.

    Parameters
    ----------
    path : str or path
        As :func:`whole` takes it.
    content : bytes
        All that the file is to hold.

    Raises
    ------
    OSError
        If it cannot be written; its ``filename`` is the path.
    ValueError
        If the path has a null character in it.
    """
    with whole(path) as output:
        output.write(content)


def save_as(
    path: object, endings: Sequence[str], content: Callable[[str], bytes], *, example: str
) -> None:
    """Write a file whose ending says its format.

    Parameters
    ----------
    path : str or path
        Its ending says the format, in any case.
    endings : sequence of str
        The endings there are, such as ``".svg"``; ``""`` for a name without any.
    content : callable
        Returns the content of the file for one of the endings.
    example : str
        A name for messages, such as ``"rovers.svg"``.

    Raises
    ------
    FieldError
        If the path has another ending or cannot be a path.
    OSError
        If the file cannot be written.
    """
    # Only a command that writes a file needs it, and it takes 4 ms to import.
    from pathlib import Path

    wrong = FieldError(f"expected a path such as {example!r}, found {shortened(path)}")
    try:
        file = Path(path)  # type: ignore[arg-type]  # anything but a path is refused below
    except TypeError:
        raise wrong.at("path") from None
    ending = file.suffix.casefold()
    if ending not in endings:
        known = [each for each in endings if each]
        ends = f"{', '.join(known[:-1])} or {known[-1]}"
        message = f"expected a name that ends in {ends}, found {shortened(file.name)}"
        raise FieldError(message).at("path")
    # It is made before the file is opened, so that a failure leaves no file behind.
    made = content(ending)
    try:
        # As it was given: a Path has lost the slash behind the name of a folder.
        save(path, made)  # type: ignore[arg-type]  # anything but a path is refused above
    except ValueError:
        # The path has a null character or half a letter in it.
        raise wrong.at("path") from None


@contextmanager
def whole(path: AnyPath) -> Iterator[BinaryIO]:
    """Write a file piece by piece; if that fails, the old content is still there.

    A device, a pipe, or a descriptor such as ``/dev/stdout`` has no old
    content, and is written to directly.

    Parameters
    ----------
    path : str or path
        A symbolic link is followed.  A file that is there keeps its
        permissions, and its owner where that may be given.  One that must not
        be written, or is in a folder that takes no new files, is left alone.

    Yields
    ------
    file of bytes
        Takes the place of the old one at the end, unless an exception leaves
        the context.

    Raises
    ------
    OSError
        If it cannot be written; its ``filename`` is the path.
    ValueError
        If the path has a null character in it.
    """
    name, status = _file_at(path)
    entrance = _entrance(name, status)
    if entrance is not None:
        try:
            # A descriptor is not ours to close.
            with open(entrance, "wb", closefd=isinstance(entrance, str)) as output:
                yield output
        except OSError as error:
            raise _named(error, path, path) from None
        return
    _check_writable(name, status)
    with _beside(path) as (new, old):
        with open(new, "xb") as output:
            _take_after(new, status)
            yield output
        os.replace(new, old)


@contextmanager
def whole_text(path: AnyPath) -> Iterator[TextIOWrapper]:
    r"""Write a file of text piece by piece; if that fails, the old content is still there.

    Parameters
    ----------
    path : str or path
        As :func:`whole` takes it.

    Yields
    ------
    file of text
        In UTF-8, with the ends of lines that are written; half a letter becomes ``\ud800``.

    Raises
    ------
    OSError
        If it cannot be written; its ``filename`` is the path.
    ValueError
        If the path has a null character in it.
    """
    import io

    with whole(path) as output:
        text = io.TextIOWrapper(output, "utf-8", "backslashreplace", newline="")
        yield text
        text.detach()


@contextmanager
def whole_path(path: AnyPath) -> Iterator[Path]:
    """Let a writer make a file that it opens itself; if that fails, the old one is still there.

    Parameters
    ----------
    path : str or path
        As :func:`whole` takes it.  For a device or a pipe the file is made
        elsewhere and copied.

    Yields
    ------
    Path
        Of a file of the same name that is not there yet, in a folder of its
        own, where the writer may keep others meanwhile.  At the end it must be
        closed.

    Raises
    ------
    OSError
        If it cannot be written; its ``filename`` is the path.
    ValueError
        If the path has a null character in it.
    """
    from pathlib import Path

    name, status = _file_at(path)
    if _entrance(name, status) is not None:
        with _elsewhere(name) as new:
            yield new
            _copy(new, path)
        return
    _check_writable(name, status)
    with _beside(path) as (folder, old):
        os.mkdir(folder, 0o700)
        made = os.path.join(folder, os.path.basename(name))
        yield Path(made)
        _take_after(made, status)
        os.replace(made, old)


@contextmanager
def whole_folder(path: AnyPath, files: Collection[str] = ()) -> Iterator[Path]:
    """Make a folder of files; if that fails, the old one is still there.

    Parameters
    ----------
    path : str or path
        A symbolic link is followed.
    files : collection of str
        The files that may be in the old folder, by their paths in it: they
        make way.  A folder with any other is refused.

    Yields
    ------
    Path
        Of an empty folder, which takes the place of the old one at the end,
        unless an exception leaves the context.

    Raises
    ------
    OSError
        If it cannot be written, or holds other files; its ``filename`` begins
        with the path.
    ValueError
        If the path has a null character in it.
    """
    from pathlib import Path

    name = os.fspath(path)
    status = _status(name)
    if status is not None:
        _check_folder(name, status, files)
    with _beside(name) as (new, old):
        os.mkdir(new)
        yield Path(new)
        if status is None:
            os.replace(new, old)
        else:
            _take_after(new, status)
            _exchange(new, old)


def content_at(path: AnyPath) -> bytes:
    """Return the content of a file that :func:`whole` would replace.

    Parameters
    ----------
    path : str or path
        As :func:`whole` takes it.

    Returns
    -------
    bytes
        Nothing where no file is, and for a device, a pipe or a descriptor.

    Raises
    ------
    OSError
        If it cannot be read; its ``filename`` is the path.
    """
    name, status = _file_at(path)
    if status is None or _entrance(name, status) is not None:
        return b""
    with open(name, "rb") as file:
        return file.read()


# --- the place that is written to ---------------------------------------------


def _file_at(path: AnyPath) -> tuple[str, os.stat_result | None]:
    """Return the name of a file and its status if it is there; a folder is refused."""
    name = os.fspath(path) or os.curdir
    status = _status(name)
    is_named_folder = os.path.basename(name) in ("", os.curdir, os.pardir)
    if is_named_folder or (status and stat.S_ISDIR(status.st_mode)):
        reason = f"{os.strerror(errno.EISDIR)}: name a file in it"
        raise IsADirectoryError(errno.EISDIR, reason, name)
    return name, status


def _status(name: str) -> os.stat_result | None:
    try:
        # A Path would lose the slash of a folder.
        return os.stat(name)
    except FileNotFoundError:
        return None


def _entrance(name: str, status: os.stat_result | None) -> str | int | None:
    """Return what to open to write to a device, a pipe or a descriptor; None for a file."""
    if status is None:
        return None
    descriptor = _descriptor(name)
    if descriptor is not None:
        return descriptor
    if stat.S_ISREG(status.st_mode):
        return None
    return name


def _descriptor(name: str) -> int | None:
    """Return the descriptor that a name such as /dev/stdout stands for."""
    # If it leads to a file, that file has been begun: it must be neither emptied nor replaced.
    while True:
        folder, last = os.path.split(name)
        folders = ("/dev/fd", f"/proc/{os.getpid()}/fd")
        if last.isdecimal() and os.path.realpath(folder) in folders:
            return int(last)
        if not os.path.islink(name):
            return None
        name = os.path.join(folder, os.readlink(name))


def _check_writable(name: str, status: os.stat_result | None) -> None:
    """Refuse a file that must not be written, though it could be replaced."""
    if status is not None:
        os.close(os.open(name, os.O_WRONLY))


def _check_folder(name: str, status: os.stat_result, files: Collection[str]) -> None:
    """Refuse a folder that cannot make way: one with other files, or the working folder."""
    if not stat.S_ISDIR(status.st_mode):
        reason = f"{os.strerror(errno.ENOTDIR)}: name a new folder"
        raise NotADirectoryError(errno.ENOTDIR, reason, name)
    if os.path.samestat(status, os.stat(os.curdir)):
        reason = "expected a folder other than the working one: name a new one"
        raise OSError(errno.EBUSY, reason, name)
    for each in _files_in(name):
        if each not in files:
            reason = (
                f"the folder has a file that roverspecs did not write, {each!r}: name a new folder"
            )
            raise OSError(errno.ENOTEMPTY, reason, name)


def _files_in(folder: str) -> Iterator[str]:
    """Yield the paths of all files in a folder, with slashes; a link is a file."""
    for place, folders, names in os.walk(folder, onerror=_refuse):
        links = [each for each in folders if os.path.islink(f"{place}/{each}")]
        for each in (*links, *names):
            yield os.path.relpath(f"{place}/{each}", folder).replace(os.sep, "/")


def _refuse(error: OSError) -> NoReturn:
    raise error


# --- the new place beside it --------------------------------------------------


@contextmanager
def _beside(path: AnyPath) -> Iterator[tuple[str, str]]:
    """Yield a new place beside an old one, and the old one; nothing stays in the new one."""
    old = os.path.realpath(path)
    new = os.path.join(os.path.dirname(old), f".{os.urandom(8).hex()}.tmp")
    with _ended_by_exceptions():
        try:
            yield new, old
        except OSError as error:
            raise _named(error, path, old, new) from None
        finally:
            _remove(new)


def _remove(place: str) -> None:
    if os.path.isdir(place):
        import shutil

        shutil.rmtree(place, ignore_errors=True)
    with suppress(OSError):
        os.unlink(place)


def _take_after(new: str, status: os.stat_result | None) -> None:
    """Give a new file the owner, the group and the permissions of the old one."""
    if status is None:
        return
    # Only a superuser may give files away, and Windows has none of these owners.
    with suppress(OSError, AttributeError):
        os.chown(new, -1, status.st_gid)
    with suppress(OSError, AttributeError):
        os.chown(new, status.st_uid, -1)
    os.chmod(new, stat.S_IMODE(status.st_mode))


def _exchange(new: str, old: str) -> None:
    """Put a folder in the place of another, which is removed."""
    away = f"{new}.old"
    try:
        os.rename(old, away)
        os.rename(new, old)
    except BaseException:
        # Without an old folder in its place, the old one has been moved away.
        with suppress(OSError):
            os.rename(away, old)
        raise
    _remove(away)


@contextmanager
def _elsewhere(name: str) -> Iterator[Path]:
    """Yield a place for a file of a name in the folder for such files."""
    import tempfile
    from pathlib import Path

    with _ended_by_exceptions(), tempfile.TemporaryDirectory() as folder:
        yield Path(folder, os.path.basename(name))


def _copy(made: Path, path: AnyPath) -> None:
    import shutil

    with made.open("rb") as content, whole(path) as output:
        shutil.copyfileobj(content, output)


# --- errors ------------------------------------------------------------------


def _named(error: OSError, path: AnyPath, old: AnyPath, new: str | None = None) -> OSError:
    """Return an error of a new place as one of the path, whose name the reader knows."""
    name, reason, found = os.fspath(path), error.strerror, error.filename
    if error.errno is None:
        return error
    if new and found == new:
        if error.errno == errno.ENOENT and not os.path.isdir(os.path.dirname(old)):
            reason = f"{reason}: make its folder first"
        elif error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            reason = f"{reason}: no file can be made in its folder, choose another one"
    elif isinstance(found, str) and found.startswith(f"{new}{os.sep}"):
        inner = found.removeprefix(f"{new}{os.sep}")
        # A file that its writer opens itself has the name of the path.
        if inner != os.path.basename(name):
            name = os.path.join(name, inner)
    elif isinstance(found, str) and found != os.fspath(old):
        # It has nothing to do with the file.
        return error
    return OSError(error.errno, reason, name)


@contextmanager
def _ended_by_exceptions() -> Iterator[None]:
    """Let signals that end the process raise an exception, so that a part of a file is removed.

    A signal that the program handles or ignores is left to it.
    """
    import signal
    import threading

    def end(number: int, _: object) -> NoReturn:
        # As shells report it.
        raise SystemExit(128 + number)

    names = ("SIGTERM", "SIGHUP", "SIGINT")
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    # Python takes signals in the main thread alone.
    is_main = threading.current_thread() is threading.main_thread()
    taken = [each for each in numbers if is_main and signal.getsignal(each) == signal.SIG_DFL]
    for each in taken:
        signal.signal(each, end)
    try:
        yield
    finally:
        for each in taken:
            signal.signal(each, signal.SIG_DFL)
