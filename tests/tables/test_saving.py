"""Files that are written whole or not at all."""

from __future__ import annotations

import errno
import os
import threading
from pathlib import Path
from typing import Any

import pytest

from roverspecs.tables.saving import save


def out_of_room(self: Path, *_: object) -> Path:
    """Fail as a full disk does."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self))


def forbid(monkeypatch: pytest.MonkeyPatch, mode: str) -> None:
    """Let no file be opened in a mode: the permissions themselves do not stop a superuser."""
    usual = Path.open

    def guarded(self: Path, *given: Any, **named: Any) -> Any:
        if mode in given:
            raise PermissionError(errno.EACCES, "Permission denied", str(self))
        return usual(self, *given, **named)

    monkeypatch.setattr(Path, "open", guarded)


class TestSave:
    """A saved file holds all of the content, or is as it was."""

    def test_new_and_old(self, tmp_path: Path) -> None:
        """A new file is made, an old one is replaced, and nothing else is left in the folder."""
        for content in (b"first", b"second, longer", b""):
            save(tmp_path / "table.txt", content)

            assert [each.name for each in tmp_path.iterdir()] == ["table.txt"]
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
        monkeypatch.setattr(Path, "replace", out_of_room)
        with pytest.raises(OSError, match="No space left") as failure:
            save(path, b"new")

        assert failure.value.filename == str(path)
        assert [each.name for each in tmp_path.iterdir()] == ["table.txt"]
        assert path.read_bytes() == b"precious"

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
    def test_a_device_is_written_to(self) -> None:
        """A device takes the content itself; a full one says so, and stays a device."""
        save("/dev/null", b"content")
        with pytest.raises(OSError, match="No space left"):
            save("/dev/full", b"content")

        assert Path("/dev/full").is_char_device()

    def test_a_pipe_is_written_to(self, tmp_path: Path) -> None:
        """A named pipe hands the content to its reader."""
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        writer = threading.Thread(target=save, args=(pipe, b"content"))
        writer.start()

        assert pipe.read_bytes() == b"content"
        writer.join()

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

    def test_a_new_file_gets_the_usual_permissions(self, tmp_path: Path) -> None:
        """A saved file has the same permissions as one that is simply written."""
        (tmp_path / "usual").write_bytes(b"")
        save(tmp_path / "table.txt", b"")

        modes = {each.stat().st_mode for each in tmp_path.iterdir()}
        assert len(modes) == 1

    def test_a_folder_that_takes_no_new_file(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A file that can be written in a folder that cannot is written to directly."""
        path = tmp_path / "table.txt"
        path.write_bytes(b"old")
        forbid(monkeypatch, "xb")
        save(path, b"new")

        assert path.read_bytes() == b"new"

    def test_a_file_that_must_not_be_written(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A read-only file is refused, though its folder would let it be replaced."""
        path = tmp_path / "table.txt"
        path.write_bytes(b"old")
        forbid(monkeypatch, "r+b")
        with pytest.raises(PermissionError):
            save(path, b"new")

        assert path.read_bytes() == b"old"

    @pytest.mark.parametrize("place", ["", "missing/table.txt", "file/table.txt"])
    def test_a_place_without_a_file(self, tmp_path: Path, place: str) -> None:
        """A folder, or a place in no folder, is refused with the path that was given."""
        (tmp_path / "file").write_bytes(b"")
        path = tmp_path / place
        with pytest.raises(OSError, match="directory") as failure:
            save(path, b"content")

        assert failure.value.filename == str(path)
