"""How fast sections are spoken, against pyttsx3 and espeak-ng themselves, in one run (Linux).

Usage: scripts/bench speech [--times N]     N: how many times the seed procedure is repeated (100)
"""

from __future__ import annotations

import argparse
import functools
import json
import os
import platform
import queue
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from explainer import plain
from explainer.model import BlockKind, Utterance
from explainer.speech import Speaker, load
from explainer.speech.pool import Pool
from explainer.store import Store

SEED = Path(__file__).parent.parent.parent / "explainer/library/balloon-kyphoplasty.txt"
LISTENERS = (1, 10, 50)
ROUNDS = 16
LONGER = 10
"""How many times the seed is repeated where the last job's end, on one core, would count."""
QUIET = 0.03
"""The share of the machine that other programs may have in a round that counts."""

_START = """
import ctypes, json, os, sys, time, tempfile
import espeakng_loader as loader
ctypes.CDLL(loader.get_library_path() + ".1", mode=ctypes.RTLD_GLOBAL)
os.environ["ESPEAK_DATA_PATH"] = loader.get_data_path()
out, folder = os.dup(1), tempfile.mkdtemp()
os.dup2(2, 1)
"""
_SERVE = """
for line in sys.stdin:
    texts = json.loads(line)
    wall, cpu = time.perf_counter(), time.process_time()
    speak(texts)
    os.write(out, f"{time.perf_counter() - wall} {time.process_time() - cpu}\\n".encode())
"""
BARE = """
from pyttsx3.drivers import _espeak as espeak
espeak.Initialize(2, 1000)
chunks = []
def collect(wav, count, events):
    if count > 0: chunks.append(ctypes.string_at(wav, 2 * count))
    return 0
espeak.SetSynthCallback(collect)
espeak.SetVoiceByName(b"en-us"); espeak.SetParameter(1, 150, 0)
def speak(texts):
    chunks.clear()
    for text in texts: espeak.Synth(text.encode(), flags=1)
"""
README = """
import pyttsx3
engine = pyttsx3.init("espeak")
engine.setProperty("voice", "en-us"); engine.setProperty("rate", 150)
def speak(texts):
    for text in texts:
        path = tempfile.mktemp(".wav", dir=folder)
        engine.save_to_file(text, path)
        engine.runAndWait()
        while not os.path.exists(path): time.sleep(0.0005)  # it returns too early
"""


class Rival:
    """Another program that speaks, in a process of its own."""

    def __init__(self, program: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START + program + _SERVE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.pid = self._process.pid
        self.speak(["Warm."])

    def speak(self, texts: Sequence[str]) -> tuple[float, float]:
        """(wall, CPU) seconds that it took. Raises `ChildProcessError` when it crashed."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(texts) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline().split()
        if not answer:
            raise ChildProcessError
        return float(answer[0]), float(answer[1])

    def close(self) -> None:
        with self._process as process:
            process.kill()


def seed() -> list[str]:
    """The sentences of the shipped procedure."""
    blocks = SEED.read_text("utf-8").replace("•", "").split("\n")
    return [text for block in blocks if block.strip() for text in plain.sentences(block.strip())]


def longest_at_once(texts: Sequence[str]) -> tuple[float, int]:
    """Wall seconds of pyttsx3 for one long text, and of how many sentences: it reads beyond its
    buffer, and so crashes at times; then it is tried with half of them."""
    count = len(texts)
    while True:
        rival = Rival(README)
        try:
            return rival.speak([" ".join(texts[:count])])[0], count
        except ChildProcessError:
            count //= 2
        finally:
            rival.close()


def utterances(texts: Sequence[str]) -> list[Utterance]:
    return [
        Utterance(segment_id=f"s-{n}", kind=BlockKind.PARAGRAPH, text=text, language="en")
        for n, text in enumerate(texts)
    ]


def worker_ids(pool: Pool) -> list[int]:
    return [worker.process.pid for worker in pool._idle if worker]


def cpu_of(pid: int) -> float:
    """CPU seconds that a process has used, to the nanosecond: clock_getcpuclockid(3) of Linux."""
    return time.clock_gettime(~pid << 3 | 2)


def busy() -> float:
    """CPU seconds that all programs together have used, in steps of 10 ms; "stolen" is what other
    machines on the same hardware took from this one."""
    user, nice, system, _, _, interrupts, soft, stolen = (
        int(ticks) for ticks in Path("/proc/stat").read_text().split()[1:9]
    )
    return (user + nice + system + interrupts + soft + stolen) / os.sysconf("SC_CLK_TCK")


def measured(pids: Sequence[int], work: Callable[[], object]) -> tuple[float, float]:
    """(wall, CPU of this process and those) seconds."""
    wall, cpu = time.perf_counter(), time.process_time() + sum(map(cpu_of, pids))
    work()
    cpu = time.process_time() + sum(map(cpu_of, pids)) - cpu
    return time.perf_counter() - wall, cpu


def jobs(texts: Sequence[str]) -> list[Sequence[str]]:
    """As a section divides them among the voices."""
    return [texts[low : low + 4] for low in range(0, len(texts), 4)]


def middle(values: Sequence[float]) -> str:
    """The median and, in brackets, the quartiles."""
    low, median, high = statistics.quantiles(values, n=4)
    return f"{median:6.2f} ({low:.2f} to {high:.2f})"


def one_core(texts: list[str]) -> None:
    """CPU time for the same sentences, by turns with bare espeak-ng: what differs between two
    moments on a shared machine is the same for both sides of a ratio."""
    bare, alone, with_mp3 = Rival(BARE), [], []
    said = utterances(texts)
    with Speaker(workers=1) as speaker, tempfile.TemporaryDirectory() as folder:
        pool = speaker._pool
        speaker.speak(said, Path(folder))
        pids = worker_ids(pool)
        for _ in range(ROUNDS):
            theirs = bare.speak(texts)[1]
            ours = measured(pids, lambda: [pool.say_all(j, "en-us", 150) for j in jobs(texts)])[1]
            whole = measured(pids, lambda: speaker.speak(said, Path(folder)))[1]
            theirs = (theirs + bare.speak(texts)[1]) / 2
            alone.append(theirs / ours)
            with_mp3.append(theirs / whole)
    bare.close()
    print("of bare espeak-ng's speed, by CPU time (worker and this process), median of rounds:")
    print(f"  sound and word times here               {middle(alone)}   (aim 0.85)")
    print(f"  spoken forms, MP3, times, written       {middle(with_mp3)}")


def by_turns(some: Sequence[str]) -> list[tuple[float, float, float, float]]:
    """Of each round: the share of the machine that other programs had meanwhile, and the seconds
    that pyttsx3, ours on every core and bare espeak-ng on every core took."""
    cores = os.cpu_count() or 1
    pool, rival, bare = Pool(cores), Rival(README), [Rival(BARE) for _ in range(cores)]
    idle = queue.SimpleQueue[Rival]()
    for each in bare:
        idle.put(each)
    rounds = []
    with ThreadPoolExecutor(cores) as threads:

        def ours() -> None:
            list(threads.map(lambda job: pool.say_all(job, "en-us", 150), jobs(some)))

        def speak_bare(job: Sequence[str]) -> None:
            one = idle.get()
            one.speak(job)
            idle.put(one)

        def at_most() -> None:
            list(threads.map(speak_bare, jobs(some)))

        ours()
        pids = [*worker_ids(pool), rival.pid, *(each.pid for each in bare)]
        for number in range(ROUNDS):
            before = busy()
            theirs = measured(pids, lambda: rival.speak(some))
            if number % 2:
                mine, most = measured(pids, ours), measured(pids, at_most)
            else:
                most, mine = measured(pids, at_most), measured(pids, ours)
            walls, cpus = zip(theirs, mine, most, strict=True)
            others = (busy() - before - sum(cpus)) / (sum(walls) * cores)
            rounds.append((others, *walls))
    pool.close()
    for each in (rival, *bare):
        each.close()
    return rounds


def all_cores(texts: list[str]) -> None:
    """Wall time against pyttsx3, and what the cores allow: bare espeak-ng in as many processes.

    Only quiet rounds count, at least the quietest third: whatever else runs takes time from those
    who use every core, and none from pyttsx3, which sleeps for half of it.
    """
    cores, some = os.cpu_count() or 1, texts * LONGER
    rounds = sorted(by_turns(some))
    rounds = rounds[: max(ROUNDS // 3, sum(others < QUIET for others, *_ in rounds))]
    many = texts * max(1, 400 // len(texts))
    at_once, together = longest_at_once(many)
    alike = together * statistics.median(mine for _, _, mine, _ in rounds) / len(some)
    print(
        f"faster than pyttsx3, by wall time, {cores} workers against one process, in the "
        f"{len(rounds)} quietest of {ROUNDS} rounds (others had up to {max(rounds)[0]:.0%}):"
    )
    ratios = middle([theirs / mine for _, theirs, mine, _ in rounds])
    bounds = middle([theirs / most for _, theirs, _, most in rounds])
    print(f"  sentence by sentence                    {ratios} ×  (aim 4)")
    print(f"  bare espeak-ng in {cores} processes           {bounds} ×  (what can be had)")
    print(
        f"  all at once                             {at_once / alike:6.1f} ×  "
        f"(aim 15; {together} sentences in one text)"
    )


def sections(texts: list[str], times: int) -> None:
    """Whole sections of growing length, to MP3 with word times."""
    with Speaker(workers=1) as speaker, tempfile.TemporaryDirectory() as folder:
        speaker.speak(utterances(texts[:1]), Path(folder))
        print("sections to MP3 with word times, one worker:")
        for count in (1, max(1, times // 10), times):
            said = utterances(texts * count)
            work = functools.partial(speaker.speak, said, Path(folder))
            wall, cpu = measured(worker_ids(speaker._pool), work)
            audio = load(Path(folder), "s").duration_ms / 1000
            print(
                f"  {len(said):5} sentences, {audio:7.0f} s of audio: {wall:6.2f} s, "
                f"{1000 * wall / len(said):5.2f} ms a sentence, "
                f"{audio / cpu:4.0f} s of audio per CPU second (aim 250)"
            )
        for pid in worker_ids(speaker._pool):
            used = Path(f"/proc/{pid}/status").read_text().split("VmRSS:")[1].split()[0]
            print(f"  memory of the worker: {int(used) / 1000:.0f} MB")


def first_sound(speaker: Speaker, said: Sequence[Utterance]) -> float:
    """Milliseconds from the request to the first byte that holds sound."""
    start = time.perf_counter()
    heard: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        speaker.speak(said, Path(folder), lambda _: heard.append(time.perf_counter()))
    return 1000 * (heard[1] - start)  # the first chunk is the header


def latency(texts: list[str]) -> None:
    """Time to the first sound of a section of the seed's length."""
    said = utterances(texts)
    print("milliseconds to the first sound of a section (p50, p95):")
    cold = []
    for _ in range(5):
        with Speaker() as speaker:
            cold.append(first_sound(speaker, said))
    print(f"  cold worker,   1 listener  {statistics.median(cold):6.0f} {max(cold):6.0f}")
    with Speaker(workers=os.cpu_count() or 1) as speaker:
        for _ in range(3):
            first_sound(speaker, said)
        for count in LISTENERS:
            with ThreadPoolExecutor(count) as threads:
                waits = list(threads.map(functools.partial(first_sound, speaker), [said] * count))
            waits.sort()
            late = waits[min(len(waits) - 1, int(0.95 * len(waits)))]
            print(f"  warm workers, {count:2} different{statistics.median(waits):8.0f} {late:6.0f}")


def cached(texts: list[str]) -> None:
    """Time to the kept sound of a section, checked for damage."""
    said = utterances(texts)
    with Speaker() as speaker, tempfile.TemporaryDirectory() as folder:
        store, waits = Store(Path(folder)), []
        for _ in range(101):
            start = time.perf_counter()
            path = store.get_or_make(speaker.key(said), lambda empty: speaker.speak(said, empty))
            (path / "section.mp3").open("rb").read(1)
            waits.append(1000 * (time.perf_counter() - start))
    waits = sorted(waits[1:])
    print(f"  cached                   {waits[50]:8.1f} {waits[95]:6.1f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=100)
    options = parser.parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    texts = seed()
    one_core(texts)
    all_cores(texts)
    sections(texts, options.times)
    latency(texts)
    cached(texts)


if __name__ == "__main__":
    main()
