"""Folders of results: made once, whole or not there, never too many."""

from __future__ import annotations

import errno
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from explainer import store as store_module
from explainer.errors import SpeechError, StoreError
from explainer.store import Store


def writes(content: bytes, calls: list[int] | None = None) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        if calls is not None:
            calls.append(1)
        (folder / "a.txt").write_bytes(content)

    return make


def leftovers(folder: Path) -> list[Path]:
    return list(folder.glob(".making-*"))


def test_made_once_and_found_again(tmp_path: Path) -> None:
    calls: list[int] = []
    first = Store(tmp_path / "new" / "store").get_or_make("k1", writes(b"x", calls))
    again = Store(tmp_path / "new" / "store").get_or_make("k1", writes(b"y", calls))
    assert first == again
    assert (first / "a.txt").read_bytes() == b"x"
    assert len(calls) == 1


def test_500_requests_make_it_once(tmp_path: Path) -> None:
    store = Store(tmp_path)
    calls: list[int] = []

    def slow(folder: Path) -> None:
        time.sleep(0.2)
        writes(b"x", calls)(folder)

    results: list[Path] = []
    threads = [
        threading.Thread(target=lambda: results.append(store.get_or_make("k", slow)))
        for _ in range(500)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [tmp_path / "k"] * 500
    assert len(calls) == 1


def test_a_failure_reaches_everyone_and_leaves_nothing(tmp_path: Path) -> None:
    def fail(folder: Path) -> None:
        (folder / "half").write_text("half")
        raise SpeechError("no voice")

    store = Store(tmp_path)
    with pytest.raises(SpeechError, match="no voice"):
        store.get_or_make("k", fail)
    assert not list(tmp_path.iterdir())
    assert (store.get_or_make("k", writes(b"x")) / "a.txt").exists()


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(b"xx"),
        lambda path: path.write_bytes(b"xyz0"),
        lambda path: path.unlink(),
        lambda path: (path.parent / "manifest.json").write_text("{"),
    ],
)
def test_damage_is_noticed_and_made_good(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    store = Store(tmp_path)
    path = store.get_or_make("k", writes(b"xyzw"))
    damage(path / "a.txt")
    assert (store.get_or_make("k", writes(b"xyzw")) / "a.txt").read_bytes() == b"xyzw"
    assert not leftovers(tmp_path)


def test_a_full_disk_is_a_clear_error_and_loses_nothing(tmp_path: Path) -> None:
    def full(folder: Path) -> None:
        (folder / "half").write_text("half")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    store = Store(tmp_path)
    kept = store.get_or_make("kept", writes(b"x"))
    with pytest.raises(StoreError, match="No space left"):
        store.get_or_make("k", full)
    assert (kept / "a.txt").read_bytes() == b"x"
    assert not leftovers(tmp_path)


def test_a_folder_that_cannot_be_written_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match="setting 'data'"):
        Store(tmp_path / "file" / "store").get_or_make("k", writes(b"x"))


def test_the_oldest_go_when_there_is_too_much_but_not_what_is_in_use(tmp_path: Path) -> None:
    store = Store(tmp_path, max_bytes=350)
    for name in ("a", "b", "c"):
        path = store.get_or_make(name, writes(b"x" * 100))
        os.utime(path / "manifest.json", (1000, 1000 + ord(name)))
    store.get_or_make("a", writes(b""))  # used again, just now
    store.get_or_make("d", writes(b"x" * 100))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "c", "d"]
    for name in ("e", "f"):
        store.get_or_make(name, writes(b"x" * 100))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "d", "e", "f"]


def test_a_full_store_is_not_searched_for_each_that_is_added(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    searched: list[Path] = []
    entries = store_module._entries

    def counted(folder: Path) -> list[tuple[float, int, Path]]:
        searched.append(folder)
        return entries(folder)

    monkeypatch.setattr(store_module, "_entries", counted)
    store = Store(tmp_path, max_bytes=100)
    for number in range(100):  # all just used, so that none may go
        store.get_or_make(f"k{number}", writes(b"xx"))
    assert 1 < len(searched) < 25


def test_what_a_killed_process_left_is_swept_up(tmp_path: Path) -> None:
    old, fresh = tmp_path / ".making-old", tmp_path / ".making-fresh"
    old.mkdir()
    fresh.mkdir()
    os.utime(old, (1000, 1000))
    Store(tmp_path).get_or_make("k", writes(b"x"))
    assert leftovers(tmp_path) == [fresh]


def test_another_process_that_was_faster_is_believed(tmp_path: Path) -> None:
    def race(folder: Path) -> None:
        Store(tmp_path).get_or_make("k", writes(b"theirs"))
        writes(b"ours")(folder)

    path = Store(tmp_path).get_or_make("k", race)
    assert (path / "a.txt").read_bytes() == b"theirs"
    assert not leftovers(tmp_path)


def test_a_key_is_no_path(tmp_path: Path) -> None:
    for key in ("", "../up", "a/b", ".", "-"):
        with pytest.raises(ValueError, match="not a key"):
            Store(tmp_path).get_or_make(key, writes(b"x"))


def test_what_is_destroyed_is_gone_with_what_was_just_being_made(tmp_path: Path) -> None:
    store = Store(tmp_path / "own")
    store.get_or_make("kept", writes(b"x"))
    begun, go_on = threading.Event(), threading.Event()

    def slow(folder: Path) -> None:
        begun.set()
        go_on.wait(20)
        folder.mkdir(parents=True, exist_ok=True)  # as one who writes at the worst moment
        (folder / "a.txt").write_text("late")

    errors: list[BaseException] = []

    def make() -> None:
        try:
            store.get_or_make("late", slow)
        except StoreError as error:
            errors.append(error)

    thread = threading.Thread(target=make)
    thread.start()
    assert begun.wait(20)
    store.destroy()
    assert not list(tmp_path.iterdir())
    go_on.set()
    thread.join()
    assert len(errors) == 1
    assert not list(tmp_path.iterdir())
    assert store.find("kept") is None
    with pytest.raises(StoreError, match="deleted"):
        store.get_or_make("kept", writes(b"x"))
    store.destroy()
    assert not list(tmp_path.iterdir())


def test_nobody_else_can_read_what_is_kept(tmp_path: Path) -> None:
    path = Store(tmp_path / "store").get_or_make("k", writes(b"x"))
    assert {oct(p.stat().st_mode & 0o777) for p in (path.parent, path)} == {"0o700"}
    assert {oct(p.stat().st_mode & 0o777) for p in path.iterdir()} == {"0o600"}
