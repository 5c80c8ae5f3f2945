"""Workers that die, hang, lack a voice or lose their parent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from explainer.errors import SpeechError
from explainer.speech.pool import Pool, Sound, _Worker
from scripts.benchmarks.speech import cpu_of
from tests.speech.conftest import command, workers_of


@pytest.fixture
def pool() -> Iterator[Pool]:
    pool = Pool(1)
    yield pool
    pool.close()


def wait_for(condition: Callable[[], object]) -> None:
    for _ in range(500):
        if condition():
            return
        time.sleep(0.02)
    raise AssertionError("waited 10 s in vain")


def worker(pool: Pool) -> int:
    """The process id of the one idle worker."""
    process = pool._idle[-1]
    assert process is not None
    pid: int = process.process.pid
    return pid


def test_what_was_said_before_changes_nothing(pool: Pool) -> None:
    texts = [
        ("I need to seek medical attention, and it hurts when I breathe.", "en-us"),
        ("Informes de China e Italia sugieren que los pacientes mejoran.", "es-419"),
        ("Studies report the following benefits.", "en-us"),
        ("Vor der Operation sprechen Sie mit Ihrem Arzt.", "de"),
    ]
    sounds = [pool.say(text, voice, 150) for text, voice in texts]
    for text, sound in reversed(list(zip(texts, sounds, strict=True))):
        assert pool.say(*text, 150) == sound


def test_a_killed_worker_is_replaced(pool: Pool) -> None:
    before = pool.say("Good morning.", "en-us", 150)
    pid = worker(pool)
    os.kill(pid, signal.SIGKILL)
    assert pool.say("Good morning.", "en-us", 150) == before
    assert worker(pool) != pid
    assert not Path(f"/proc/{pid}").exists()


def test_a_worker_killed_in_the_middle_is_replaced_and_the_text_still_spoken(
    pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "one two three four five " * 50  # more sound than fits into the pipe: it cannot be done
    whole = pool.say(text, "en-us", 150)
    pid = worker(pool)
    send = _Worker.send

    def send_and_die(self: _Worker, *request: Any) -> None:
        send(self, *request)
        if self.process.pid == pid:
            os.kill(pid, signal.SIGKILL)

    monkeypatch.setattr(_Worker, "send", send_and_die)
    assert pool.say(text, "en-us", 150) == whole
    assert worker(pool) != pid


def test_a_hung_worker_is_replaced() -> None:
    pool = Pool(1, deadline_s=0.5)
    before = pool.say("Good morning.", "en-us", 150)
    pid = worker(pool)
    os.kill(pid, signal.SIGSTOP)
    assert pool.say("Good morning.", "en-us", 150) == before
    assert not Path(f"/proc/{pid}").exists()
    pool.close()


def test_a_voice_that_dies_twice_is_an_error(pool: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ESPEAK_DATA_PATH", "/nowhere")
    with pytest.raises(SpeechError, match="stopped twice"):
        pool.say("Good morning.", "en-us", 150)


def test_a_worker_has_bounds_of_memory_and_length(pool: Pool) -> None:
    pool.say("Good morning.", "en-us", 150)
    limits = Path(f"/proc/{worker(pool)}/limits").read_text()
    (line,) = (line for line in limits.splitlines() if line.startswith("Max address space"))
    assert int(line.split()[3]) <= 1_000_000_000
    with pytest.raises(SpeechError, match="too long"):
        pool.say("word " * 30_000, "en-us", 150)
    assert pool.say("Good morning.", "en-us", 150).pcm


def test_a_missing_voice_is_an_error_and_the_next_text_is_spoken(pool: Pool) -> None:
    for _ in range(2):
        with pytest.raises(SpeechError, match="nosuchvoice"):
            pool.say("Good morning.", "nosuchvoice", 150)
    assert pool.say("Good morning.", "en-us", 150).pcm


def test_a_busy_pool_says_so() -> None:
    pool = Pool(1, wait_s=0.1)
    worker = pool._take()
    with pytest.raises(SpeechError, match="busy"):
        pool.say("Good morning.", "en-us", 150)
    pool._give(worker)
    pool.close()
    with pytest.raises(SpeechError, match="shut down"):
        pool.say("Good morning.", "en-us", 150)


def test_the_urgent_are_served_first(pool: Pool) -> None:
    held = pool._take()
    order: list[bool] = []

    def ask(urgent: bool) -> None:
        taken = pool._take(urgent=urgent)
        order.append(urgent)
        pool._give(taken)

    threads = [threading.Thread(target=ask, args=(n == 5,)) for n in range(6)]
    for thread in threads:
        thread.start()
    wait_for(lambda: pool._urgent)
    pool._give(held)
    for thread in threads:
        thread.join()
    assert order == [True] + [False] * 5


def test_closing_wakes_those_who_wait(pool: Pool) -> None:
    held = pool._take()
    errors: list[SpeechError] = []

    def ask() -> None:
        try:
            pool.say("Good morning.", "en-us", 150)
        except SpeechError as error:
            errors.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    wait_for(lambda: pool._free._waiters)  # type: ignore[attr-defined]
    pool.close()
    thread.join()
    assert len(errors) == 1
    pool._give(held)
    assert held.process.poll() is not None


def test_a_worker_is_replaced_after_so_many_texts() -> None:
    pool = Pool(1, recycle_after=2)
    pids = []
    for _ in range(4):
        pool.say("Good morning.", "en-us", 150)
        place = pool._idle[-1]
        pids.append(place and place.process.pid)
    pool.close()
    assert pids[0] is not None
    assert pids[1::2] == [None, None]
    assert pids[2] not in (None, pids[0])


def test_many_threads_share_few_workers() -> None:
    before = workers_of(os.getpid())
    pool = Pool(2)
    sounds: list[Sound] = []
    threads = [
        threading.Thread(target=lambda: sounds.append(pool.say("Good day.", "en-us", 150)))
        for _ in range(40)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    pool.close()
    assert len(sounds) == 40
    assert all(sound == sounds[0] for sound in sounds)
    assert workers_of(os.getpid()) == before


@pytest.mark.parametrize("is_stopped", [False, True])
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_workers_end_with_their_parent(
    tmp_path: Path, how: signal.Signals, is_stopped: bool
) -> None:
    """In the middle of a long text, even one that was stopped in it (which only Linux can do)."""
    program = """
import signal
from explainer.speech.pool import Pool
signal.signal(signal.SIGINT, signal.default_int_handler)  # shells in the background ignore it
pool = Pool(1)
pool.say("Good morning.", "en-us", 150)
print("ready", flush=True)
pool.say("one two three four five " * 4000, "en-us", 150)
print("spoken", flush=True)
"""
    with subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as parent:
        assert parent.stdout
        assert parent.stdout.readline() == b"ready\n"
        (pid,) = workers_of(parent.pid)
        before = cpu_of(pid)
        wait_for(lambda: cpu_of(pid) > before + 0.05)  # it speaks
        if is_stopped:
            os.kill(pid, signal.SIGSTOP)
        parent.send_signal(how)
        assert parent.stdout.read() == b""
    wait_for(lambda: b"speech.worker" not in command(pid))


def test_a_worker_outlives_the_thread_that_asked_for_it(pool: Pool) -> None:
    thread = threading.Thread(target=pool.say, args=("Good morning.", "en-us", 150))
    thread.start()
    thread.join()
    pid = worker(pool)
    pool.say("Good morning.", "en-us", 150)
    assert worker(pool) == pid


def test_texts_spoken_together_are_those_spoken_alone(pool: Pool) -> None:
    texts = ["Good morning.", "You must not eat after midnight.", "Call us."]
    together = pool.say_all(texts, "en-us", 150)
    assert len(together) == 3
    for sound, text in zip(together, texts, strict=True):
        assert sound == pool.say(text, "en-us", 150)


def test_a_worker_killed_between_texts_loses_none(pool: Pool) -> None:
    """Each text may be tried twice, however many others were before it."""
    pool.say("Good morning.", "en-us", 150)
    answer, kills = _Worker.answer, [True, False, True, False, False]

    def answer_and_die(self: _Worker, text: str) -> Sound:
        sound = answer(self, text)
        if kills.pop(0):
            os.kill(self.process.pid, signal.SIGKILL)
        return sound

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_Worker, "answer", answer_and_die)
        sounds = pool.say_all(["One.", "Two.", "Three.", "Four.", "Five."], "en-us", 150)
    assert [len(sound.words) for sound in sounds] == [1] * 5
    assert not kills


def test_an_error_ends_the_texts_and_not_the_worker(pool: Pool) -> None:
    pool.say("Good morning.", "en-us", 150)
    pid = worker(pool)
    with pytest.raises(SpeechError, match="nosuchvoice"):
        pool.say_all(["Good morning.", "Good night."], "nosuchvoice", 150)
    assert len(pool.say("Good morning.", "en-us", 150).words) == 2
    assert worker(pool) == pid
