"""A reader's own document, from its arrival to its end."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from explainer.pipeline import Pipeline
from explainer.settings import Settings
from explainer.web.folder import Folder
from explainer.web.own import SLUG, Own, Progress, Refused, Stage, Upload
from explainer.web.shelf import Shelf

LETTER = Upload(data=b"# Zebrafish visit\n\nYou will go home the same day. Please call us.")
DOCUMENTS = Path(__file__).parents[1] / "data" / "documents"


class Clock:
    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def make(tmp_path: Path, clock: Clock) -> Iterator[Callable[..., Shelf]]:
    """Makes a shelf with some settings, in a data folder of its own."""
    made: list[tuple[Shelf, Pipeline]] = []

    def make(**chosen: Any) -> Shelf:
        settings = Settings(data=tmp_path / "data", speech_workers=1, **chosen)
        pipeline = Pipeline(settings)
        made.append((Shelf(pipeline, settings, clock=clock), pipeline))
        return made[-1][0]

    yield make
    for shelf, pipeline in made:
        shelf.close()
        pipeline.close()


@pytest.fixture
def shelf(make: Callable[..., Shelf]) -> Shelf:
    return make()


def finished(document: Own, tag: str) -> Progress:
    """How it ended, after all of its progress was watched."""
    seen = list(document.watch(tag, 60))
    assert [p.stage for p in seen] == sorted((p.stage for p in seen), key=list(Stage).index)
    assert seen[-1].over
    return seen[-1]


def test_a_document_becomes_an_edition_in_each_language_asked_for(shelf: Shelf) -> None:
    document = shelf.add(LETTER, "en", person="a")
    assert SLUG.fullmatch(document.slug)
    assert document.edition("es") is None
    assert finished(document, "en").stage is Stage.READY
    english = document.edition("en")
    assert english
    assert english.document.title == "Zebrafish visit"
    assert finished(document, "es").stage is Stage.READY
    spanish = document.edition("es")
    assert spanish
    assert spanish.explanation == english.explanation
    assert spanish.translation.language == "es"
    assert shelf.find(document.slug) is document


def test_the_oldest_language_makes_room(shelf: Shelf) -> None:
    document = shelf.add(LETTER, "en", person="a")
    for tag in ("en", "es", "fr", "de", "it"):
        assert finished(document, tag).stage is Stage.READY
    assert document.edition("en") is None
    assert document.edition("it")
    assert finished(document, "en").stage is Stage.READY
    assert document.edition("en")


@pytest.mark.parametrize(
    ("upload", "code"),
    [
        (Upload(data=(DOCUMENTS / "hard/scanned.pdf").read_bytes()), "no-text"),
        (Upload(data=(DOCUMENTS / "hard/locked.pdf").read_bytes()), "locked"),
        (Upload(data=(DOCUMENTS / "hard/macros.docx").read_bytes()), "unsafe"),
        (Upload(data=b"%PDF-1.4 broken"), "damaged"),
        (Upload(data=b"{\\rtf1 Hello}"), "unknown-format"),
        (Upload(data=b"  "), "no-text"),
        (Upload(data=b"word " * 50_000), "too-large"),
        (Upload(data=b"<html lang=tlh><p>Heghlu'meH QaQ jajvam."), "unknown-language"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(
    shelf: Shelf, clock: Clock, upload: Upload, code: str
) -> None:
    document = shelf.add(upload, "es", person="a")
    assert finished(document, "es").stage is Stage.REFUSED
    assert document.refusal
    assert document.refusal.code == code
    assert str(document.refusal).endswith(".")
    assert document.progress("fr").stage is Stage.REFUSED
    clock.now += 601
    assert shelf.find(document.slug) is None


def test_a_fault_of_ours_is_logged_without_the_words(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_arguments: object, **_named: object) -> None:
        raise KeyError("Zebra".lower() + "fish")

    monkeypatch.setattr("explainer.plain.explain", fail)
    with caplog.at_level(logging.DEBUG):
        document = shelf.add(LETTER, "es", person="a")
        assert finished(document, "es").stage is Stage.REFUSED
    assert document.refusal
    assert document.refusal.code == "failed"
    assert "KeyError" in caplog.text
    assert "ebrafish" not in caplog.text
    assert document.slug not in caplog.text


def test_a_fault_in_one_language_leaves_the_others(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, clock: Clock
) -> None:
    document = shelf.add(LETTER, "en", person="a")
    assert finished(document, "en").stage is Stage.READY
    clock.now += 3600
    with monkeypatch.context() as broken:
        broken.setattr("explainer.translation.translate", lambda *_, **__: 1 / 0)
        failed = finished(document, "es")
    assert failed.refusal
    assert failed.refusal.code == "failed"
    assert shelf.find(document.slug) is document
    assert document.edition("en")
    assert finished(document, "fr").stage is Stage.READY


def files(tmp_path: Path) -> list[Path]:
    """All of them, without the locks; with a glance that survives what goes meanwhile."""
    names = (Path(folder, name) for folder, _, names in os.walk(tmp_path) for name in names)
    return [path for path in names if path.name != ".lock"]


@pytest.mark.parametrize("how", ["delete", "expire", "close"])
def test_when_it_goes_everything_goes(shelf: Shelf, clock: Clock, tmp_path: Path, how: str) -> None:
    document = shelf.add(LETTER, "en", person="a")
    finished(document, "en")
    edition = document.edition("en")
    assert edition
    sound = document.pipeline.speak(edition.translation, "zebrafish-visit")
    assert sound.mp3.is_relative_to(tmp_path / "data" / "own")
    assert {oct(path.stat().st_mode & 0o77) for path in files(tmp_path)} == {"0o0"}
    assert (tmp_path / "data" / "own").stat().st_mode & 0o777 == 0o700
    clock.now += 24 * 3600 - 1
    assert shelf.find(document.slug) is document
    if how == "delete":
        shelf.delete(document.slug)
        shelf.delete(document.slug)
    elif how == "expire":
        clock.now += 1
    else:
        shelf.close()
    assert shelf.find(document.slug) is None
    assert files(tmp_path) == []
    assert document.edition("en") is None
    assert document.progress("fr").stage is Stage.REFUSED


def test_it_goes_though_nobody_looks(shelf: Shelf, clock: Clock, tmp_path: Path) -> None:
    document = shelf.add(LETTER, "en", person="a")
    finished(document, "en")
    edition = document.edition("en")
    assert edition
    document.pipeline.speak(edition.translation, "zebrafish-visit")
    clock.now += 24 * 3600
    with shelf._changed:
        shelf._changed.notify_all()  # a minute has passed
    for _ in range(1000):
        if not files(tmp_path):
            break
        threading.Event().wait(0.01)
    assert files(tmp_path) == []


def test_what_is_deleted_while_it_is_made_ready_ends(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    told: Callable[..., None] = Own._tell

    def slow(document: Own, tag: str, stage: Stage, share: float = 0.0) -> None:
        if stage is Stage.PLAIN and share:
            begun.set()
            go_on.wait(20)
        told(document, tag, stage, share)

    monkeypatch.setattr(Own, "_tell", slow)
    document = shelf.add(LETTER, "en", person="a")
    assert begun.wait(20)
    shelf.delete(document.slug)
    go_on.set()
    assert finished(document, "en").stage is Stage.REFUSED
    for _ in range(1000):
        if not document._works:
            break
        threading.Event().wait(0.01)
    assert not document._works
    assert document.edition("en") is None
    assert document._explanation is None


def test_room_is_for_everybody(make: Callable[..., Shelf], monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = make(own_documents=4, own_documents_each=2)
    for person in ("a", "a", "b", "c"):
        finished(shelf.add(LETTER, "en", person=person), "en")
        for refused, code in (("a", "too-many"),):
            if person != "a":
                with pytest.raises(Refused) as caught:
                    shelf.add(LETTER, "en", person=refused)
                assert caught.value.code == code
    with pytest.raises(Refused) as caught:
        shelf.add(LETTER, "en", person="d")
    assert caught.value.code == "busy"

    monkeypatch.setattr("explainer.web.shelf._UNREAD_EACH", 0)
    with pytest.raises(Refused) as caught:
        make().add(LETTER, "en", person="e")
    assert caught.value.code == "busy"


def test_what_a_killed_process_left_is_swept_and_what_another_uses_stays(tmp_path: Path) -> None:
    mine = Folder(tmp_path / "own")
    kept = mine.new()
    kept.mkdir()
    left = tmp_path / "own" / "left"
    left.mkdir()
    (left / "sound.mp3").write_bytes(b"x")
    other = Folder(tmp_path / "own")
    other.sweep()
    assert not left.exists()
    assert kept.is_dir()
    mine.close()
    assert not kept.exists()
