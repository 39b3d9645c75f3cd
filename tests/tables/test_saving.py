"""Files and folders that are written whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NoReturn

import pytest
from conftest import NOBODY

from roverspecs.tables.saving import content_at, save, whole, whole_folder, whole_path, whole_text


def out_of_room(place: str | Path, *_: object) -> NoReturn:
    """Fail as a full disk does."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(place))


def names_in(folder: Path) -> list[str]:
    """Return the names in a folder."""
    return sorted(each.name for each in folder.iterdir())


class TestSave:
    """A saved file holds all of the content, or is as it was."""

    def test_new_and_old(self, tmp_path: Path) -> None:
        """A new file is made, an old one is replaced, and nothing else is left in the folder."""
        for content in (b"first", b"second, longer", b""):
            save(tmp_path / "table.txt", content)

            assert names_in(tmp_path) == ["table.txt"]
            assert (tmp_path / "table.txt").read_bytes() == content

    def test_a_name_is_taken_from_the_working_folder(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A bare name is a file of the working folder, and may be as long as the system takes."""
        monkeypatch.chdir(tmp_path)
        save("x" * 255, b"content")

        assert Path("x" * 255).read_bytes() == b"content"

    def test_a_full_disk_keeps_the_old_file(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """If there is no room for the new file, the old one stays; the error names its path."""
        path = tmp_path / "table.txt"
        path.write_bytes(b"precious")
        monkeypatch.setattr(os, "replace", out_of_room)
        with pytest.raises(OSError, match="No space left") as failure:
            save(path, b"new")

        assert failure.value.filename == str(path)
        assert names_in(tmp_path) == ["table.txt"]
        assert path.read_bytes() == b"precious"

    def test_a_file_that_grows_too_large(self, tmp_path: Path) -> None:
        """A system that takes only a part of the content leaves the old file, and is named."""
        resource = pytest.importorskip("resource", reason="needs limits of a process")
        path = tmp_path / "table.txt"
        path.write_bytes(b"precious")
        usual = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, usual[1]))
        try:
            with pytest.raises(OSError, match="File too large") as failure:
                save(path, b"x" * 10_000)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, usual)

        assert failure.value.filename == str(path)
        assert names_in(tmp_path) == ["table.txt"]
        assert path.read_bytes() == b"precious"

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
    def test_a_device_is_written_to(self) -> None:
        """A device takes the content itself; a full one says so, and stays a device."""
        save("/dev/null", b"content")
        with pytest.raises(OSError, match="No space left") as failure:
            save("/dev/full", b"content")

        assert failure.value.filename == "/dev/full"
        assert Path("/dev/full").is_char_device()

    def test_a_pipe_is_written_to(self, tmp_path: Path) -> None:
        """A named pipe hands the content to its reader."""
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        with ThreadPoolExecutor() as others:
            read = others.submit(pipe.read_bytes)
            save(pipe, b"content")

            assert read.result() == b"content"

    @pytest.mark.skipif(not Path("/dev/fd").exists(), reason="needs /dev/fd")
    def test_a_descriptor_goes_on_where_it_is(self, tmp_path: Path) -> None:
        """A file that a shell has begun keeps its beginning, by whatever name it is reached."""
        path = tmp_path / "begun.txt"
        (tmp_path / "link").symlink_to("/dev/fd")
        with path.open("wb", buffering=0) as begun:
            begun.write(b"first, ")
            save(f"/dev/fd/{begun.fileno()}", b"second, ")
            save(tmp_path / "link" / str(begun.fileno()), b"third")
            begun.write(b".")

        assert path.read_bytes() == b"first, second, third."

    @pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="needs /dev/stdout")
    def test_the_standard_output_goes_on(self, tmp_path: Path) -> None:
        """The name of the standard output adds to a file that it leads to."""
        path = tmp_path / "log.txt"
        path.write_bytes(b"old\n")
        script = "from roverspecs.tables.saving import save; save('/dev/stdout', b'new\\n')"
        with path.open("ab") as log:
            subprocess.run([sys.executable, "-c", script], stdout=log, check=True)

        assert path.read_bytes() == b"old\nnew\n"

    def test_permissions_and_links_stay(self, tmp_path: Path) -> None:
        """The permissions of a file stay, and a link leads to the new content."""
        path = tmp_path / "table.txt"
        path.write_bytes(b"old")
        path.chmod(0o640)
        (tmp_path / "link").symlink_to(path)
        save(tmp_path / "link", b"new")

        assert path.read_bytes() == b"new"
        assert path.stat().st_mode & 0o777 == 0o640
        assert (tmp_path / "link").is_symlink()

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs a superuser")
    def test_the_owner_stays(self, tmp_path: Path) -> None:
        """A superuser who writes the file of another does not take it away."""
        path = tmp_path / "table.txt"
        path.write_bytes(b"old")
        os.chown(path, NOBODY, NOBODY)
        save(path, b"new")

        assert (path.stat().st_uid, path.stat().st_gid) == (NOBODY, NOBODY)

    def test_a_link_to_nothing(self, tmp_path: Path) -> None:
        """A link to a file that is not there yet leads to the new one."""
        (tmp_path / "link").symlink_to("table.txt")
        save(tmp_path / "link", b"new")

        assert (tmp_path / "link").is_symlink()
        assert (tmp_path / "table.txt").read_bytes() == b"new"

    def test_a_link_to_itself(self, tmp_path: Path) -> None:
        """A link that leads nowhere is refused, and stays."""
        (tmp_path / "link").symlink_to("link")
        with pytest.raises(OSError, match="symbolic links") as failure:
            save(tmp_path / "link", b"new")

        assert failure.value.filename == str(tmp_path / "link")
        assert names_in(tmp_path) == ["link"]

    def test_a_new_file_gets_the_usual_permissions(self, tmp_path: Path) -> None:
        """A saved file has the same permissions as one that is simply written."""
        (tmp_path / "usual").write_bytes(b"")
        save(tmp_path / "table.txt", b"")

        modes = {each.stat().st_mode for each in tmp_path.iterdir()}
        assert len(modes) == 1

    def test_a_folder_that_takes_no_new_file(self, unprivileged: Path) -> None:
        """A folder without permission is said to be one, and the file in it is left alone."""
        path = unprivileged / "table.txt"
        path.write_bytes(b"old")
        unprivileged.chmod(0o500)
        for each in (path, unprivileged / "other.txt"):
            with pytest.raises(
                PermissionError, match="no file can be made in its folder"
            ) as failure:
                save(each, b"new")

            assert failure.value.filename == str(each)
        assert names_in(unprivileged) == ["table.txt"]
        assert path.read_bytes() == b"old"
        unprivileged.chmod(0o700)

    def test_a_file_that_must_not_be_written(self, unprivileged: Path) -> None:
        """A read-only file is refused, though its folder would let it be replaced."""
        path = unprivileged / "table.txt"
        path.write_bytes(b"old")
        path.chmod(0o400)
        with pytest.raises(PermissionError) as failure:
            save(path, b"new")

        assert failure.value.filename == str(path)
        assert names_in(unprivileged) == ["table.txt"]
        assert path.read_bytes() == b"old"

    def test_a_file_that_must_not_be_read(self, unprivileged: Path) -> None:
        """A file that may be written and not read is written."""
        path = unprivileged / "table.txt"
        path.write_bytes(b"old")
        path.chmod(0o200)
        save(path, b"new")
        path.chmod(0o600)

        assert path.read_bytes() == b"new"

    @pytest.mark.parametrize(
        ("place", "reason"),
        [
            ("", "Is a directory: name a file in it"),
            ("new/", "Is a directory: name a file in it"),
            ("new/.", "Is a directory: name a file in it"),
            ("missing/table.txt", "No such file or directory: make its folder first"),
            ("file/table.txt", "Not a directory"),
        ],
    )
    def test_a_place_without_a_file(self, tmp_path: Path, place: str, reason: str) -> None:
        """A folder, or a place in no folder, is refused with the path that was given."""
        (tmp_path / "file").write_bytes(b"")
        path = f"{tmp_path}/{place}"
        with pytest.raises(OSError, match=reason) as failure:
            save(path, b"content")

        assert (failure.value.filename, failure.value.strerror) == (path, reason)
        assert names_in(tmp_path) == ["file"]

    @pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs /proc")
    def test_a_folder_that_is_there(self) -> None:
        """A folder of the system that takes no file at all is not said to be missing."""
        with pytest.raises(FileNotFoundError) as failure:
            save("/proc/table.txt", b"content")

        assert failure.value.strerror == "No such file or directory"

    def test_a_name_that_is_none(self, tmp_path: Path) -> None:
        """No name is the working folder; one with a null character is no name."""
        with pytest.raises(IsADirectoryError) as failure:
            save("", b"content")
        with pytest.raises(ValueError, match="null"):
            save(tmp_path / "a\0b", b"content")

        assert failure.value.filename == "."
        assert names_in(tmp_path) == []


class TestContentAt:
    """`content_at` reads the file that would be replaced."""

    def test_file(self, tmp_path: Path) -> None:
        """Where none is, there is no content."""
        path = tmp_path / "x"
        assert content_at(path) == b""
        path.write_bytes(b"old")
        assert content_at(path) == b"old"

    def test_folder(self, tmp_path: Path) -> None:
        """A folder is refused, as where a file is written."""
        with pytest.raises(IsADirectoryError, match="name a file in it"):
            content_at(tmp_path)

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
    def test_pipe(self, tmp_path: Path) -> None:
        """Nobody may ever write to it, so it is not read."""
        os.mkfifo(tmp_path / "pipe")
        assert content_at(tmp_path / "pipe") == b""


class TestWhole:
    """Whatever ends the writing early leaves no trace."""

    def test_pieces(self, tmp_path: Path) -> None:
        """The old file stays until the last piece is written."""
        path = tmp_path / "table.csv"
        path.write_bytes(b"old")
        with whole(path) as output:
            output.write(b"a,")
            output.flush()
            seen = path.read_bytes()
            output.write(b"b")

        assert (seen, path.read_bytes()) == (b"old", b"a,b")
        assert names_in(tmp_path) == ["table.csv"]

    def test_text(self, tmp_path: Path) -> None:
        """A text is written in UTF-8, with its own ends of lines, and escapes for half letters."""
        with whole_text(tmp_path / "table.csv") as output:
            output.write("a,月\r\nb\n\ud800")

        assert (tmp_path / "table.csv").read_bytes() == "a,月\r\nb\n\\ud800".encode()

    @pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, ZeroDivisionError])
    @pytest.mark.parametrize("writer", [whole, whole_text, whole_path, whole_folder])
    def test_an_exception(
        self, writer: Callable[..., Any], error: type[BaseException], tmp_path: Path
    ) -> None:
        """An exception of any kind leaves the context as it is, and nothing is written."""
        path = tmp_path / "target"
        with pytest.raises(error), writer(path):
            raise error

        assert names_in(tmp_path) == []

    def test_errors_of_others_keep_their_names(self, tmp_path: Path) -> None:
        """An error of another file, or of none, is not taken for one of this file."""
        with pytest.raises(FileNotFoundError) as failure, whole(tmp_path / "table.csv"):
            (tmp_path / "missing").read_bytes()
        with pytest.raises(OSError, match="of no file") as other, whole(tmp_path / "table.csv"):
            raise OSError("of no file")

        assert failure.value.filename == str(tmp_path / "missing")
        assert other.value.filename is None

    @pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
    @pytest.mark.parametrize(
        "writing",
        [
            "with saving.whole('old') as output: output.write(b'x' * 100_000); wait()",
            "with saving.whole('more'), saving.whole_text('old'): wait()",
            "with saving.whole_path('old') as path: path.write_bytes(b'x'); wait()",
            "with saving.whole_folder('folder', ['a']) as path: (path / 'a').touch(); wait()",
        ],
    )
    def test_a_signal(self, writing: str, number: signal.Signals, tmp_path: Path) -> None:
        """A signal that ends the process leaves what was there and nothing else."""
        (tmp_path / "old").write_bytes(b"precious")
        (tmp_path / "folder").mkdir()
        (tmp_path / "folder" / "a").write_bytes(b"precious")
        script = (
            "import signal, time\nfrom roverspecs.tables import saving\n"
            # A shell lets what it starts in the background ignore some of these signals.
            "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
            "signal.signal(signal.SIGHUP, signal.SIG_DFL)\n"
            f"def wait(): print('now', flush=True); time.sleep(60)\n{writing}"
        )
        with subprocess.Popen(
            [sys.executable, "-c", script],
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        ) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"now\n"
            process.send_signal(number)
        expected = 128 + number
        if number == signal.SIGINT:
            # Python itself reports a KeyboardInterrupt so.
            expected = -number

        assert process.returncode == expected
        assert names_in(tmp_path) == ["folder", "old"]
        assert names_in(tmp_path / "folder") == ["a"]
        assert (tmp_path / "old").read_bytes() == b"precious"
        assert (tmp_path / "folder" / "a").read_bytes() == b"precious"

    def test_a_signal_is_an_exit(self, tmp_path: Path) -> None:
        """The exit code is the one that a shell reports for the signal."""
        with pytest.raises(SystemExit) as ended, whole(tmp_path / "table.csv"):
            signal.raise_signal(signal.SIGTERM)

        assert ended.value.code == 143
        assert names_in(tmp_path) == []

    def test_signals_of_the_program_are_its_own(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A signal that is handled or ignored stays so; the others are as before at the end."""
        monkeypatch.chdir(tmp_path)
        usual = signal.signal(signal.SIGHUP, signal.SIG_IGN)
        try:
            with whole("table.csv"):
                within = signal.getsignal(signal.SIGHUP), signal.getsignal(signal.SIGTERM)
        finally:
            signal.signal(signal.SIGHUP, usual)

        assert within[0] == signal.SIG_IGN
        assert within[1] != signal.SIG_DFL
        assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL

    def test_a_thread_writes(self, tmp_path: Path) -> None:
        """A thread writes as well, though it can take no signals."""
        writer = threading.Thread(target=save, args=(tmp_path / "table.csv", b"content"))
        writer.start()
        writer.join()

        assert (tmp_path / "table.csv").read_bytes() == b"content"


class TestWholePath:
    """A writer that wants a path has one beside the file."""

    def test_a_database(self, tmp_path: Path) -> None:
        """A database is made under its own name, and takes the place and the permissions."""
        path = tmp_path / "rovers.db"
        path.write_bytes(b"old")
        path.chmod(0o640)
        with whole_path(path) as new:
            database = sqlite3.connect(new)
            database.execute("CREATE TABLE vehicles (id TEXT)")
            database.close()

        assert new.name == "rovers.db"
        assert path.read_bytes().startswith(b"SQLite format 3")
        assert path.stat().st_mode & 0o777 == 0o640
        assert names_in(tmp_path) == ["rovers.db"]

    def test_files_beside_it_go(self, tmp_path: Path) -> None:
        """What a writer leaves beside its file goes, whether it is done or fails."""
        with whole_path(tmp_path / "rovers.db") as new:
            new.write_bytes(b"new")
            new.with_name("rovers.db-journal").write_bytes(b"")

        assert names_in(tmp_path) == ["rovers.db"]

    def test_errors_name_the_path(self, tmp_path: Path) -> None:
        """A writer that fails, or makes no file, is an error of the path that was given."""
        for write in (Path.read_bytes, out_of_room, str):
            with (
                pytest.raises(OSError, match=r"No such file|No space left") as failure,
                whole_path(tmp_path / "rovers.db") as new,
            ):
                write(new)

            assert failure.value.filename == str(tmp_path / "rovers.db")
        assert names_in(tmp_path) == []

    def test_a_pipe(self, tmp_path: Path) -> None:
        """A pipe gets the content of a file that is made elsewhere."""
        pipe = tmp_path / "rovers.parquet"
        os.mkfifo(pipe)
        with ThreadPoolExecutor() as others:
            read = others.submit(pipe.read_bytes)
            with whole_path(pipe) as new:
                new.write_bytes(new.name.encode())

            assert read.result() == b"rovers.parquet"

    def test_a_folder_is_refused(self, tmp_path: Path) -> None:
        """A folder is no file, before anything is written."""
        with pytest.raises(IsADirectoryError), whole_path(tmp_path):
            pytest.fail("the writer began")


FILES = ("datapackage.json", "data/claims.csv")


def export(path: Path | str, content: str = "new") -> None:
    """Write a folder of two files."""
    with whole_folder(path, FILES) as new:
        (new / "data").mkdir()
        for each in FILES:
            (new / each).write_text(content)


class TestWholeFolder:
    """A folder is there with all of its files, or is as it was."""

    @pytest.mark.parametrize("name", ["out", "out/", "link"])
    def test_new_empty_and_old(self, tmp_path: Path, name: str) -> None:
        """A folder is made, takes the place of an empty one, and then of its own kind."""
        (tmp_path / "link").symlink_to("out")
        for content in ("first", "second"):
            export(f"{tmp_path}/{name}", content)

            assert (tmp_path / "out" / FILES[1]).read_text() == content
            assert names_in(tmp_path) == ["link", "out"]
        shutil.rmtree(tmp_path / "out")
        (tmp_path / "out").mkdir(mode=0o750)
        export(f"{tmp_path}/{name}")

        assert names_in(tmp_path / "out") == ["data", "datapackage.json"]
        assert (tmp_path / "out").stat().st_mode & 0o777 == 0o750

    @pytest.mark.parametrize("other", ["thesis.txt", "data/mine.csv", "data/link", ".hidden"])
    def test_files_of_others_are_kept(self, tmp_path: Path, other: str) -> None:
        """A folder with any other file in it, or a link, is refused as it is."""
        export(tmp_path / "out")
        if other == "data/link":
            (tmp_path / "out" / other).symlink_to(tmp_path)
        else:
            (tmp_path / "out" / other).write_text("mine")
        with pytest.raises(OSError, match=f"roverspecs did not write, '{other}'") as failure:
            export(tmp_path / "out", "newer")

        assert failure.value.filename == str(tmp_path / "out")
        assert (tmp_path / "out" / other).exists()
        assert (tmp_path / "out" / FILES[0]).read_text() == "new"
        assert names_in(tmp_path) == ["out"]

    def test_what_cannot_be_looked_into_is_kept(self, unprivileged: Path) -> None:
        """A folder within that may not be read could hold anything."""
        (unprivileged / "out" / "data").mkdir(parents=True)
        (unprivileged / "out" / "data").chmod(0)
        with pytest.raises(PermissionError):
            export(unprivileged / "out")
        (unprivileged / "out" / "data").chmod(0o700)

        assert names_in(unprivileged) == ["out"]

    def test_no_folder_and_the_working_one(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A file is no folder, and the one that a shell stands in cannot be replaced."""
        (tmp_path / "file").write_bytes(b"old")
        monkeypatch.chdir(tmp_path)
        with pytest.raises(NotADirectoryError, match="name a new folder") as failure:
            export("file")
        with pytest.raises(OSError, match="a folder other than the working one") as other:
            export("../" + tmp_path.name)

        assert failure.value.filename == "file"
        assert other.value.filename == "../" + tmp_path.name
        assert names_in(tmp_path) == ["file"]

    def test_an_error_names_the_file(self, tmp_path: Path) -> None:
        """An error of a file in the new folder names its place in the old one."""
        with (
            pytest.raises(OSError, match="No space") as failure,
            whole_folder(tmp_path / "out") as new,
        ):
            out_of_room(new / "claims.csv")
        with pytest.raises(OSError, match="make its folder first") as other:
            export(tmp_path / "no" / "out")

        assert failure.value.filename == str(tmp_path / "out" / "claims.csv")
        assert other.value.filename == str(tmp_path / "no" / "out")
        assert names_in(tmp_path) == []

    def test_an_exchange_that_fails(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """If the new folder cannot take its place, the old one is put back."""
        export(tmp_path / "out", "old")
        usual = os.rename

        def rename(place: str, target: str) -> None:
            if place.endswith(".tmp"):
                out_of_room(place)
            usual(place, target)

        monkeypatch.setattr(os, "rename", rename)
        with pytest.raises(OSError, match="No space left") as failure:
            export(tmp_path / "out")

        assert failure.value.filename == str(tmp_path / "out")
        assert names_in(tmp_path) == ["out"]
        assert (tmp_path / "out" / FILES[1]).read_text() == "old"
