"""Many documents in many languages, on real workers with real engines."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import psutil
import pytest

from explainer import batch, show
from explainer.batch import cluster, running
from explainer.batch.making import Maker, Start
from explainer.batch.results import Results
from explainer.batch.work import Makers
from explainer.errors import BatchError, DocumentError, StoreError, UnknownLanguage
from explainer.pipeline import Pipeline
from explainer.settings import Settings
from tests.conftest import SEED

pytestmark = pytest.mark.timeout(400)  # each starts processes that import much
ARCHIVE = Path(__file__).parent.parent / "data/argos/translate-en_es-1_0.argosmodel"
SENTENCES = (
    "Tell your doctor if you are pregnant.",
    "Where is the hospital?",
    "A nurse will help you.",
    "Do not drive for 24 hours.",
)


def install(folder: Path, *codes: str) -> Path:
    """The small English→Spanish package and no other, under as many codes."""
    for code in codes:
        with zipfile.ZipFile(ARCHIVE) as archive:
            archive.extractall(folder / code)
        [metadata] = (folder / code).rglob("metadata.json")
        said = json.loads(metadata.read_text("utf-8")) | {"to_code": code}
        metadata.write_text(json.dumps(said), "utf-8")
        metadata.parent.rename(folder / f"en_{code}")
        (folder / code).rmdir()
    return folder


@pytest.fixture(autouse=True)
def _packages(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package into Spanish and one into French, for this process and the workers."""
    folder = tmp_path_factory.getbasetemp() / "batch-packages"
    if not folder.exists():
        install(folder, "es", "fr")
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(folder))


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """Three documents, and one that is none."""
    folder = tmp_path / "documents"
    (folder / "ward").mkdir(parents=True)
    for n, text in enumerate(SENTENCES[1:], start=1):
        (folder / f"ward/page-{n}.txt").write_text(f"Page {n}\n\n{SENTENCES[0]} {text}\n")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    (folder / ".hidden").write_text("not a document")
    return folder


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data")


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of the results."""
    files = (path for path in (folder / "results").rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def states(report: batch.Report) -> dict[tuple[str, str], str]:
    return {
        (entry.document, entry.language): "failed"
        if entry.failure
        else ("reused" if entry.reused else "made")
        for entry in report.entries
    }


def test_what_is_made_and_what_is_made_again(
    documents: Path, settings: Settings, tmp_path: Path
) -> None:
    output = tmp_path / "output"
    told: list[tuple[int, int]] = []

    def once() -> batch.Report:
        told.clear()
        return batch.run(
            [documents],
            ["es", "fr"],
            str(output),
            settings=settings,
            workers=1,
            progress=lambda done, total: told.append((done, total)),
        )[0]

    report = once()
    pages = [f"ward/page-{n}.txt" for n in (1, 2, 3)]
    made = {(page, tag): "made" for page in pages for tag in ("es", "fr")}
    broken = {("broken.pdf", tag): "failed" for tag in ("es", "fr")}
    assert states(report) == made | broken
    assert all("PDF" in entry.failure for entry in report.failures)
    assert told == [(n, 8) for n in range(1, 9)]

    # The poisoned one is gone: now nothing is left to do, and no worker is started.
    (documents / "broken.pdf").unlink()
    again = once()
    assert states(again) == dict.fromkeys(made, "reused")
    assert again.workers == 0
    totals = [dict(r.json()["totals"]) for r in (report, again)]  # type: ignore[call-overload]
    assert [t["statuses"] for t in totals] == [totals[0]["statuses"]] * 2
    assert totals[1] | {"reused": 0, "documents": 4, "failed": 2} == totals[0]

    (documents / "ward/page-2.txt").write_text("Page 2\n\nWe can wait for you here.\n")
    assert [k for k, v in states(once()).items() if v == "made"] == [
        ("ward/page-2.txt", "es"),
        ("ward/page-2.txt", "fr"),
    ]
    own = settings.data / "catalogs/es/any.po"
    own.parent.mkdir(parents=True)
    own.write_text('msgid ""\nmsgstr ""\n\nmsgid "x"\nmsgstr "y"\n')
    assert [k for k, v in states(once()).items() if v == "made"] == [(p, "es") for p in pages]


def test_a_result_is_what_the_commands_print_and_speak(
    documents: Path, settings: Settings, tmp_path: Path
) -> None:
    page = documents / "ward/page-1.txt"
    report, where = batch.run(
        [page, page, SEED], ["es", "ar", "es"], str(tmp_path), settings=settings, workers=1
    )
    found = {(entry.document, entry.language): entry for entry in report.entries}
    assert len(found) == 4
    spanish, no_package = (found[page.name, tag] for tag in ("es", "ar"))
    edition = json.loads((tmp_path / spanish.result / "edition.json").read_text())
    with Pipeline(settings) as pipeline:
        translation = pipeline.translate(pipeline.explain(pipeline.read(page)), "es")
        [sound] = [pipeline.speak(translation, s["id"]) for s in edition["sections"]]
    audio = [{"section": "page-1", "file": "01-page-1.mp3", "duration_ms": sound.duration_ms}]
    assert edition == json.loads(json.dumps(show.translation_json(translation))) | {"audio": audio}
    for suffix, path in ((".mp3", sound.mp3), (".json", sound.times)):
        assert (tmp_path / spanish.result / f"01-page-1{suffix}").read_bytes() == path.read_bytes()
    assert "no language package from English to Arabic" in no_package.failure
    # All of the seed is in the catalogs. Arabic has no voice that can be understood: text only,
    # which is no failure.
    arabic = tmp_path / found[SEED.name, "ar"].result
    assert sorted(path.name for path in arabic.iterdir()) == [
        "edition.json",
        "manifest.json",
    ]
    assert json.loads(Path(where).read_text())["totals"]["audio_hours"] >= 0
    text = "\n".join(report.text())
    assert "es" in text
    assert "Documents: 2." in text


@pytest.fixture
def many(tmp_path: Path) -> Path:
    folder = tmp_path / "many"
    folder.mkdir()
    for n in range(2, 14):
        (folder / f"{n}.txt").write_text(f"Page {n}\n\nRest for {n} days. {SENTENCES[n % 4]}\n")
    return folder


WATCH = """
import os, sys
def hook(event, arguments):
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        print(arguments[1][0], file=open(os.environ["CONNECTIONS"], "a"))
    if event == "socket.getaddrinfo":
        print(arguments[0], file=open(os.environ["CONNECTIONS"], "a"))
sys.addaudithook(hook)
"""


def test_a_killed_worker_and_a_killed_run_lose_nothing(many: Path, tmp_path: Path) -> None:
    def workers() -> list[psutil.Process]:
        found = []
        for child in psutil.Process().children(recursive=True):
            with suppress(psutil.NoSuchProcess):  # it has ended meanwhile
                if "spawn_main" in " ".join(child.cmdline()):
                    found.append(child)
        return found

    killed = []

    def kill(done: int, _total: int) -> None:
        if done == 2:
            killed.append(workers()[0].pid)
            os.kill(killed[0], signal.SIGKILL)

    undisturbed = tmp_path / "undisturbed"
    fresh = Settings(data=tmp_path / "a")
    report, _ = batch.run(
        [many], ["es"], str(undisturbed), settings=fresh, workers=2, progress=kill
    )
    assert killed
    assert set(states(report).values()) == {"made"}

    resumed = tmp_path / "resumed"
    (tmp_path / "sitecustomize.py").write_text(WATCH)
    environ = os.environ | {"EXPLAINER_DATA": str(tmp_path / "b"), "PYTHONPATH": str(tmp_path)}
    environ["CONNECTIONS"] = str(tmp_path / "connections")
    command = [sys.executable, "-m", "explainer", "batch", str(many), "--languages", "es"]
    command += ["--output", str(resumed), "--workers", "1"]
    child = subprocess.Popen(command, env=environ, stderr=subprocess.DEVNULL)
    family = [psutil.Process(child.pid)]
    while not list(resumed.rglob("manifest.json")):
        assert child.poll() is None
        time.sleep(0.02)
    family += family[0].children(recursive=True)
    child.kill()
    child.wait()
    _, alive = psutil.wait_procs(family, timeout=60)
    assert not alive, "workers must not outlive the run that started them"
    finished = len(list(resumed.rglob("manifest.json")))
    assert 0 < finished < 12
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=True)
    assert "Documents: 12." in done.stdout
    [written] = (resumed / "reports").iterdir()
    assert json.loads(written.read_text())["totals"]["reused"] >= finished
    assert tree(resumed) == tree(undisturbed)
    connected = set((tmp_path / "connections").read_text().split())
    assert connected == {"127.0.0.1"}, "the workers of a machine are nobody else's business"


class Deadly(Start):
    """Engines that one document kills and another keeps busy for ever, as a fault would."""

    def __call__(self) -> Maker:
        maker = super().__call__()
        read = maker.pipeline.read_bytes

        def deadly(data: bytes, **how: Any) -> object:
            if b"page 7" in data.lower():
                os._exit(1)
            if b"page 8" in data.lower():
                with Path(os.environ["ATTEMPTS"]).open("a") as file:
                    file.write("once ")
                re.match(r"(a|a)*b", "a" * 60)  # holds the interpreter's lock, for years
            return read(data, **how)

        maker.pipeline.read_bytes = deadly  # type: ignore[method-assign,assignment]
        return maker


class DeadlyMakers(Makers):
    start = Deadly


def test_a_document_that_kills_or_never_ends_fails_alone(
    many: Path, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "Makers", DeadlyMakers)
    monkeypatch.setenv("ATTEMPTS", str(tmp_path / "attempts"))
    hasty = replace(settings, batch_seconds=8)
    report, _ = batch.run(
        [many], ["fr", "es"], str(tmp_path / "o"), settings=hasty, workers=1, audio=False
    )
    assert len(report.entries) == 24
    assert len(report.failures) == 4
    failures = {failure.document: failure.failure for failure in report.failures}
    assert set(failures) == {"7.txt", "8.txt"}
    assert "died" in failures["7.txt"]
    assert "not done in the time it had" in failures["8.txt"]
    assert (tmp_path / "attempts").read_text() == "once ", "its reading ends in no language"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """The home folder of whoever has started the scheduler and its worker; no package is there."""
    home = tmp_path / "elsewhere"
    home.mkdir()
    return home


@pytest.fixture
def machines(elsewhere: Path, tmp_path: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The address of a scheduler and its worker, started by somebody else with nothing of ours."""
    environ = {k: v for k, v in os.environ.items() if not k.startswith(("EXPLAINER_", "ARGOS_"))}
    environ |= {"HOME": str(elsewhere), "XDG_DATA_HOME": str(elsewhere / "data")}
    file = tmp_path / "scheduler.json"
    common = ["--scheduler-file", str(file), "--host", "127.0.0.1", "--no-dashboard"]
    commands = (["scheduler", "--port", "0"], ["worker", "--nthreads", "1", "--no-nanny"])
    children = [
        subprocess.Popen(
            [sys.executable, "-m", "dask", *command, *common],
            env=environ,
            cwd=elsewhere,
            stderr=subprocess.DEVNULL,
        )
        for command in commands
    ]
    address = ""
    while not address:  # the file is there before all of it is
        time.sleep(0.05)
        with suppress(FileNotFoundError, ValueError):
            address = json.loads(file.read_text())["address"]
    yield address, children[1]
    for child in children:
        child.kill()
        child.wait()


def test_workers_that_went_before_they_were_asked_are_told() -> None:
    class Alone:
        def run(self, *_: object) -> dict[str, object]:
            return {}

    class Unnamed:
        name = ""

    with pytest.raises(BatchError, match="start them again"):
        cluster.recipes(Alone(), Unnamed(), {})  # type: ignore[arg-type]


@pytest.fixture
def scheduler(machines: tuple[str, subprocess.Popen[bytes]]) -> str:
    """The address alone."""
    return machines[0]


def test_workers_on_another_machine_use_what_is_theirs(
    scheduler: str, elsewhere: Path, documents: Path, settings: Settings, tmp_path: Path
) -> None:
    pages, output = documents / "ward", tmp_path / "o"

    def once() -> batch.Report:
        return batch.run(
            [pages], ["es"], str(output), settings=settings, scheduler=scheduler, audio=False
        )[0]

    # Here is a package, there is none: all fail, with what is to be done and where.
    lacking = once()
    assert set(states(lacking).values()) == {"failed"}
    [reason] = {entry.failure for entry in lacking.failures}
    assert reason.startswith("On tcp://127.0.0.1:")
    assert "There is no language package from English to Spanish here" in reason
    assert f"failed: 3 documents (es): {reason}" in "\n".join(lacking.text())

    install(elsewhere / "data/argos-translate/packages", "es")
    assert set(states(once()).values()) == {"made"}
    assert set(states(once()).values()) == {"reused"}
    assert not settings.data.exists() or not list(settings.data.rglob("*.sqlite"))
    assert (elsewhere / "data/explainer/translations.sqlite").exists()
    assert sorted(path.name for path in output.iterdir()) == ["reports", "results"]

    # What people have written here and is not there must not be left out in silence.
    own = settings.data / "catalogs/es/any.po"
    own.parent.mkdir(parents=True)
    own.write_text('msgid ""\nmsgstr ""\n\nmsgid "x"\nmsgstr "y"\n')
    with pytest.raises(BatchError, match="has other catalogs than this machine"):
        once()
    with pytest.raises(BatchError, match="does not arrive there"):
        batch.run([pages], ["es"], "memory://o", settings=settings, scheduler=scheduler)


def test_a_batch_does_not_wait_for_ever_for_workers_that_have_gone(
    machines: tuple[str, subprocess.Popen[bytes]],
    elsewhere: Path,
    many: Path,
    settings: Settings,
    tmp_path: Path,
) -> None:
    scheduler, worker = machines
    install(elsewhere / "data/argos-translate/packages", "es")
    with pytest.raises(BatchError, match=r"All workers have gone.* finished is kept"):
        batch.run(
            [many],
            ["es"],
            str(tmp_path / "o"),
            settings=replace(settings, batch_patience_seconds=1),
            scheduler=scheduler,
            audio=False,
            progress=lambda _done, _total: worker.kill(),
        )
    assert 0 < len(list((tmp_path / "o").rglob("edition.json"))) < 12


def test_trouble_is_a_sentence(documents: Path, settings: Settings, tmp_path: Path) -> None:
    page = documents / "ward/page-1.txt"
    for paths, tag, output, error, said in (
        ([tmp_path / "none"], "es", "o", DocumentError, "no such file"),
        ([tmp_path], "es", "o", DocumentError, "There is no document in"),
        ([page], "xx", "o", UnknownLanguage, "no language 'xx'"),
        ([page], "es", "nowhere://o", StoreError, "nowhere"),
    ):
        if error is DocumentError and paths == [tmp_path]:
            paths = [tmp_path / "empty"]
            paths[0].mkdir()
        where = output if "://" in output else str(tmp_path / output)
        with pytest.raises(error, match=said):
            batch.run(paths, [tag], where, settings=settings)
    with pytest.raises(BatchError, match="No Dask scheduler answers at tcp:"):
        batch.run(
            [page], ["es"], str(tmp_path / "o"), settings=settings, scheduler="tcp://127.0.0.1:1"
        )


def test_a_result_that_is_not_whole_is_not_there() -> None:
    results = Results("memory://batch")
    results.put("k" * 64, {"a": b"one", "b": b""}, {"n": 1})
    assert results.find("k" * 64) == {"n": 1}
    assert results.find("l" * 64) is None
    for name, data in (("a", b"on"), ("manifest.json", b'{"sum'), ("manifest.json", b"[]")):
        results.put("k" * 64, {"a": b"one", "b": b""}, {"n": 1})
        results.write(f"{Results.place('k' * 64)}/{name}", data)
        assert results.find("k" * 64) is None


def test_a_store_that_does_not_answer_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(*_: object, **__: object) -> None:
        raise ConnectionAbortedError("Could not connect to the endpoint")  # as s3fs has its own

    results = Results("memory://batch")
    assert results.write("reports/x.json", b"{}") == "memory:///batch/reports/x.json"
    monkeypatch.setattr("fsspec.implementations.memory.MemoryFileSystem.cat_file", silent)
    monkeypatch.setattr("fsspec.implementations.memory.MemoryFileSystem.pipe_file", silent)
    with pytest.raises(StoreError, match=r"cannot be read: .*endpoint"):
        results.find("k" * 64)
    with pytest.raises(StoreError, match=r"cannot be written .*endpoint"):
        results.write("reports/x.json", b"{}")
