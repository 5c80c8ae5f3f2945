"""The memory is a cache: whatever happens to its file, translating goes on."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import ClassVar

import pytest

from explainer.translation.argos import Engine
from explainer.translation.memory import Hypothesis, Memory
from explainer.translation.packages import Package

SAID = {"One.": (Hypothesis("Uno.", 0.75), Hypothesis("Un.", 0.5)), "Nothing.": ()}


def said(text: str) -> tuple[Hypothesis, ...]:
    return (Hypothesis(text, 0.5),)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new/memory.sqlite"


def test_what_was_said_is_known_for_that_model_only(path: Path) -> None:
    Memory(path).put("model", SAID)
    assert Memory(path).get("model", [*SAID, "New."]) == SAID
    assert Memory(path).get("another", SAID) == {}


def test_many_texts(path: Path) -> None:
    many = {f"Text {n}.": said(f"Texto {n}.") for n in range(2500)}
    Memory(path).put("model", many)
    assert Memory(path).get("model", many) == many


def test_no_text_is_translated_twice(path: Path, packages: Path, package: Package) -> None:
    class Counting(Engine):
        decoded: ClassVar[list[str]] = []

        def _decode(self, package: Package, texts: Sequence[str]) -> list[tuple[Hypothesis, ...]]:
            self.decoded.extend(texts)
            return super()._decode(package, texts)

    first = Counting(packages, path)
    answers = first.hypotheses(package, ["I am here.", "Yes.", "I am here."])
    again = Counting(packages, path).hypotheses(package, ["Yes.", "I am here.", "No."])
    assert Counting.decoded == ["I am here.", "Yes.", "No."]
    assert again[:2] == [answers[1], answers[0]]


def test_the_source_texts_are_not_on_the_disk(path: Path) -> None:
    Memory(path).put("model", {"My name is Ann.": said("x")})
    assert not any(b"Ann" in file.read_bytes() for file in path.parent.iterdir())


def damage(path: Path, kind: str) -> None:
    if kind == "no database":
        path.write_bytes(b"hello " * 1000)
    elif kind == "holes":
        data = path.read_bytes()
        path.write_bytes(data[:100] + b"\xff" * (len(data) - 100))
    elif kind == "cut off":
        path.write_bytes(path.read_bytes()[:4100])
    elif kind == "another table":
        path.unlink()
        with sqlite3.connect(path) as other:
            other.execute("CREATE TABLE said (x)")
    elif kind == "a folder":
        path.unlink()
        path.mkdir()
    elif kind == "not json":
        with sqlite3.connect(path) as database:
            database.execute("UPDATE said SET hypotheses = 'x'")


@pytest.mark.parametrize(
    "kind", ["no database", "holes", "cut off", "another table", "a folder", "not json"]
)
def test_a_damaged_file_fails_no_translation(
    path: Path, packages: Path, package: Package, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    Memory(path).put("model", {f"Text {n}.": said("x" * 90) for n in range(200)})
    for leftover in ("-wal", "-shm"):
        path.with_name(path.name + leftover).unlink(missing_ok=True)
    damage(path, kind)
    assert Memory(path).get("model", ["Text 1."]) == {}
    engine = Engine(packages, path)
    assert engine.hypotheses(package, ["I am here."])[0][0].text == "Estoy aquí."
    assert "cannot be used" in caplog.text


@pytest.mark.parametrize("kind", ["no database", "holes"])
def test_a_damaged_file_is_made_anew(path: Path, kind: str) -> None:
    Memory(path).put("model", SAID)
    damage(path, kind)
    memory = Memory(path)
    memory.get("model", SAID)
    memory.put("model", SAID)
    assert memory.get("model", SAID) == SAID


FILL = """
import resource, sys
from pathlib import Path
from typing import ClassVar
from explainer.translation.memory import Memory
memory = Memory(Path(sys.argv[1]))
memory.put("model", {"One.": (("Uno.", 0.5),)})
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))  # as when the disk is full
memory.put("model", {str(n): (("x" * 1000, 0.5),) for n in range(1000)})
print(list(memory.get("model", ["One.", "1"])))
"""


def test_a_full_disk_fails_nothing_and_loses_nothing(path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FILL, str(path)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "['One.']\n"
    assert Memory(path).get("model", ["One.", "1"]) == {"One.": said("Uno.")}


CRASH = """
import os, signal, sys, threading
from pathlib import Path
from typing import ClassVar
from explainer.translation.memory import Memory
memory = Memory(Path(sys.argv[1]))
memory.put("model", {"One.": (("Uno.", 0.5),)})
print("ready", flush=True)
n = 0
while True:
    n += 1
    memory.put("model", {str(m): (("x" * 100, 0.5),) for m in range(n, n + 50)})
"""


def test_a_crash_leaves_a_whole_file(path: Path) -> None:
    child = subprocess.Popen([sys.executable, "-c", CRASH, str(path)], stdout=subprocess.PIPE)
    assert child.stdout
    assert child.stdout.readline() == b"ready\n"
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    child.stdout.close()
    assert Memory(path).get("model", ["One."]) == {"One.": said("Uno.")}
    with sqlite3.connect(path) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_many_threads_and_two_memories(path: Path) -> None:
    memories = [Memory(path), Memory(path)]

    def use(n: int) -> bool:
        memories[n % 2].put("model", {f"{n}": said(f"{n}")})
        return memories[(n + 1) % 2].get("model", [f"{n}"]) == {f"{n}": said(f"{n}")}

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(use, range(60)))
