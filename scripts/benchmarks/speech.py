"""How fast sections are spoken, against pyttsx3 and espeak-ng themselves, in one run (Linux).

Usage: scripts/bench speech [--times N]     N: how many times the seed procedure is repeated (100)
"""

from __future__ import annotations

import argparse
import functools
import os
import platform
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

_START = """
import ctypes, os, sys, time, tempfile
import espeakng_loader as loader
ctypes.CDLL(loader.get_library_path() + ".1", mode=ctypes.RTLD_GLOBAL)
os.environ["ESPEAK_DATA_PATH"] = loader.get_data_path()
texts = sys.stdin.read().split("\\n")
out, folder = os.dup(1), tempfile.mkdtemp()
os.dup2(2, 1)
def done(): os.write(out, f"{time.perf_counter() - wall} {time.process_time() - cpu}".encode())
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
wall, cpu = time.perf_counter(), time.process_time()
for text in texts: espeak.Synth(text.encode(), flags=1)
done()
"""
README = """
import pyttsx3
engine = pyttsx3.init("espeak"); engine.setProperty("rate", 150)
wall, cpu = time.perf_counter(), time.process_time()
for number, text in enumerate(texts):
    engine.save_to_file(text, f"{folder}/{number}.wav")
    engine.runAndWait()
    while not os.path.exists(f"{folder}/{number}.wav"): time.sleep(0.0005)  # it returns too early
done()
"""


def seed() -> list[str]:
    """The sentences of the shipped procedure."""
    blocks = SEED.read_text("utf-8").replace("•", "").split("\n")
    return [text for block in blocks if block.strip() for text in plain.sentences(block.strip())]


def run(program: str, texts: Sequence[str]) -> tuple[float, float]:
    """(wall, CPU) seconds that a program took for the texts, without its start."""
    answer = subprocess.run(
        [sys.executable, "-c", _START + program],
        input="\n".join(texts),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        check=True,
    ).stdout
    wall, cpu = answer.split()
    return float(wall), float(cpu)


def longest_at_once(texts: Sequence[str]) -> tuple[float, int]:
    """Wall seconds of pyttsx3 for one long text, and of how many sentences: it reads beyond its
    buffer, and so crashes at times; then it is tried with half of them."""
    count = len(texts)
    while True:
        try:
            return run(README, [" ".join(texts[:count])])[0], count
        except subprocess.CalledProcessError:
            count //= 2


def utterances(texts: Sequence[str]) -> list[Utterance]:
    return [
        Utterance(segment_id=f"s-{n}", kind=BlockKind.PARAGRAPH, text=text, language="en")
        for n, text in enumerate(texts)
    ]


def worker_ids(pool: Pool) -> list[int]:
    return [worker.process.pid for worker in pool._idle if worker]


def cpu_of(pids: Sequence[int]) -> float:
    """CPU seconds that processes have used."""
    ticks = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def measured(pool: Pool, work: Callable[[], object]) -> tuple[float, float]:
    """(wall, CPU of this process and the workers) seconds."""
    before = cpu_of(worker_ids(pool))
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    return wall, cpu + cpu_of(worker_ids(pool)) - before


def throughput(texts: list[str], times: int) -> None:
    """Synthesis and MP3 against the alternatives."""
    long = texts * times
    some = texts * max(1, 400 // len(texts))
    pool = Pool(1)
    pool.say("Warm.", "en-us", 150)
    _, ours_cpu = measured(pool, lambda: [pool.say(text, "en-us", 150) for text in some])
    pool.close()
    cores = os.cpu_count() or 1
    pool = Pool(cores)
    with ThreadPoolExecutor(cores) as threads:
        list(threads.map(lambda text: pool.say(text, "en-us", 150), some[: 2 * cores]))
        ours = time.perf_counter()
        list(threads.map(lambda text: pool.say(text, "en-us", 150), some))
        ours = time.perf_counter() - ours
    pool.close()
    _, bare_cpu = run(BARE, some)
    readme, _ = run(README, some)
    at_once, together = longest_at_once(some)
    share = together / len(some)
    print(f"synthesis of {len(some)} sentences, {cores} workers against one process:")
    print(f"  faster than pyttsx3 sentence by sentence   {readme / ours:6.1f} ×   (aim 4)")
    print(
        f"  faster than pyttsx3 all at once            {at_once / (ours * share):6.1f} ×   "
        f"(aim 15; {together} sentences in one text)"
    )
    print(f"  of bare espeak-ng's speed, by CPU          {bare_cpu / ours_cpu:6.2f}     (aim 0.85)")
    with Speaker(workers=1) as speaker, tempfile.TemporaryDirectory() as folder:
        speaker.speak(utterances(texts[:1]), Path(folder))
        print("sections to MP3 with word times:")
        for section in (texts, texts * max(1, times // 10), long):
            said = utterances(section)
            wall, cpu = measured(
                speaker._pool, functools.partial(speaker.speak, said, Path(folder))
            )
            audio = load(Path(folder), "s").duration_ms / 1000
            print(
                f"  {len(section):5} sentences, {audio:7.0f} s of audio: {wall:6.2f} s, "
                f"{1000 * wall / len(section):5.2f} ms a sentence, "
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
    throughput(texts, options.times)
    latency(texts)
    cached(texts)


if __name__ == "__main__":
    main()
