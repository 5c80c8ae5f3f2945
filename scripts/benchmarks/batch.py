"""Many documents in many languages: speed, efficiency of more workers, and what a library costs.

    scripts/bench batch [--documents 500] [--text]

Synthetic leaflets in five languages, each through the tests' small package under another code, in
text and sound (or text only). Three runs from nothing: one worker, two workers, and two workers
that a scheduler elsewhere has: each in a network namespace of its own where this is allowed, as two
machines have, otherwise on ports of its own. Then once more, when everything is there already.
CPU seconds are those of all processes together, so they say more than the clock on a busy machine.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

ROOT = Path(__file__).parent.parent.parent
ARCHIVE = ROOT / "tests/data/argos/translate-en_es-1_0.argosmodel"
LANGUAGES = ("es", "fr", "it", "pt-BR", "de")
LEAFLETS, TONGUES = 10_000, 40
"""A national library, for the extrapolation."""
DOLLARS_CPU_HOUR, DOLLARS_GB_MONTH = 0.04, 0.023
"""What a core and a gigabyte of an object store are let for, about, in 2026."""
SMALL_MS, FULL_MS = 7.3, 35
"""A sentence through the small package and through a full-size one: `scripts/bench translation`."""
SAMPLE = 20
"""Leaflets of which each stage is measured."""

SENTENCES = (
    "Take {n} tablets every {m} hours.",
    "Do not drive for {n} hours after the test.",
    "Call us on day {n} if you do not feel well.",
    "You can eat and drink {n} hours after you wake up.",
    "A nurse will see you in room {n}.",
    "It takes about {n} minutes.",
    "Bring {n} bottles of water and a book.",
    "Most people go home after {n} days.",
    "Your doctor will call you in {n} weeks.",
    "We will ask you {n} questions about your family.",
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--text", action="store_true", help="no sound")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        home = Path(temporary)
        os.environ |= {"HOME": temporary, "ARGOS_PACKAGES_DIR": str(home / "packages")}
        os.environ.pop("XDG_DATA_HOME", None)
        _packages(home / "packages")
        _leaflets(home / "leaflets", options.documents)
        kind = "text" if options.text else "text and sound"
        print(f"{options.documents} documents × {len(LANGUAGES)} languages, {kind}, ", end="")
        print(f"{os.cpu_count()} cores")
        extra = ["--no-audio"] if options.text else []
        one = _run(home, "one worker", [*extra, "--workers", "1"])
        two = _run(home, "two workers", [*extra, "--workers", "2"])
        with _machines(home) as (how, address):
            apart = _run(home, how, [*extra, "--scheduler", address])
        for name, seconds in (("two workers", two), (how, apart)):
            print(f"  efficiency of {name}: {one[0] / 2 / seconds[0]:.2f}")
        _run(home, "two workers", [*extra, "--workers", "2"], title="again, nothing new")
        stages = _stages(home, sound=not options.text)
        print("CPU s an edition by stage, alone: ", end="")
        print(", ".join(f"{name} {seconds:.3f}" for name, seconds in stages.items()))
        larger = stages["translate"] * (FULL_MS / SMALL_MS - 1)
        _extrapolate(home / "one worker/output", one[1], one[1] + larger)


def _run(home: Path, name: str, arguments: list[str], title: str = "") -> tuple[float, float]:
    """Seconds that one run took, and CPU seconds of an edition."""
    output = home / name / "output"
    command = [sys.executable, "-m", "explainer", "batch", str(home / "leaflets"), "--json"]
    command += ["--languages", ",".join(LANGUAGES), "--output", str(output), *arguments]
    environ = os.environ | {"EXPLAINER_DATA": str(home / name / "data")}
    begun, used = time.perf_counter(), _used()
    before = sum(used.values())
    with (home / "report.json").open("w+") as report:
        child = subprocess.Popen(command, env=environ, stdout=report, cwd=ROOT)
        while child.poll() is None:
            time.sleep(0.2)
            used |= _used()
        seconds = time.perf_counter() - begun
        assert child.returncode == 0
        report.seek(0)
        totals = json.load(report)["totals"]
    cpu = (sum(used.values()) - before) / totals["editions"]
    print(
        f"{seconds:9.1f} s {totals['editions'] / seconds:7.2f} editions/s {cpu:6.3f} CPU s each  "
        f"{title or name}: {totals['sentences']} sentences, {totals['statuses']['machine']} "
        f"segments by machine, {totals['statuses']['withheld']} withheld, "
        f"{totals['audio_hours']} h of sound",
        flush=True,
    )
    return seconds, cpu


def _used() -> dict[psutil.Process, float]:
    """CPU seconds of every process that comes from this one, so far."""
    used = {}
    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):  # it has just ended
            used[process] = sum(process.cpu_times()[:2])
    return used


def _stages(home: Path, *, sound: bool) -> dict[str, float]:
    """CPU seconds that each stage takes of an edition, without anything around it."""
    from explainer.pipeline import Pipeline
    from explainer.settings import Settings

    settings = Settings(data=home / "alone", speech_workers=1, translation_threads=1)
    spent = dict.fromkeys(("read and explain", "translate", "speak"), 0.0)
    clock = _Clock()
    with Pipeline(settings) as pipeline:
        # The first loads the engines, which a whole run does once.
        paths = sorted((home / "leaflets").iterdir())[: SAMPLE + 1]
        for number, path in enumerate(paths):
            explanation = pipeline.explain(pipeline.read(path))
            took = {"read and explain": clock.since_last()}
            translation = pipeline.translate(explanation, LANGUAGES[0])
            took["translate"] = clock.since_last()
            for name in explanation.section_ids if sound else ():
                pipeline.speak(translation, name)
            took["speak"] = clock.since_last()
            for stage, seconds in took.items() if number else ():
                spent[stage] += seconds / max(1, len(paths) - 1)
    return spent


class _Clock:
    """CPU time of this process and those it has started."""

    def __init__(self) -> None:
        self._last = 0.0
        self.since_last()

    def since_last(self) -> float:
        now = time.process_time() + sum(_used().values())
        passed, self._last = now - self._last, now
        return passed


def _extrapolate(output: Path, small: float, full: float) -> None:
    """Prints what a national library costs, with packages of both sizes, in CPU s an edition."""
    editions = len(list(output.rglob("edition.json")))
    each = sum(p.stat().st_size for p in output.rglob("*") if p.is_file()) / editions
    many = LEAFLETS * TONGUES
    gigabytes = each * many / 1e9
    print(
        f"One edition is {each / 1000:.0f} kB. {LEAFLETS:,} leaflets as long as these × {TONGUES} ",
        end="",
    )
    print(f"languages: {gigabytes:,.0f} GB (${gigabytes * DOLLARS_GB_MONTH:,.2f} a month)")
    for size, cpu in (("small", small), ("full-size", full)):
        hours = cpu * many / 3600
        print(
            f"  with {size} packages {cpu:.2f} CPU s an edition: {hours:,.0f} CPU hours "
            f"(${hours * DOLLARS_CPU_HOUR:,.0f})"
        )


@contextmanager
def _machines(home: Path) -> Iterator[tuple[str, str]]:
    """A scheduler and two workers of one core each; how they are apart, and the address."""
    spaces = _namespaces()
    hosts = ["10.77.0.1", "10.77.0.2", "10.77.0.3"] if spaces else ["127.0.0.1"] * 3
    how = "two network namespaces" if spaces else "two workers on ports of their own"
    enter = [["ip", "netns", "exec", space] if space else [] for space in spaces or ("", "", "")]
    file = home / "scheduler.json"
    dask = [sys.executable, "-m", "dask"]
    common = ["--scheduler-file", str(file), "--no-dashboard"]
    environ = os.environ | {"DASK_LOGGING__DISTRIBUTED": "error"}
    commands = [[*enter[0], *dask, "scheduler", "--host", hosts[0], "--port", "0", *common]]
    commands += [
        [*enter[n], *dask, "worker", "--nthreads", "1", "--host", hosts[n], *common] for n in (1, 2)
    ]
    children = [
        subprocess.Popen(command, env=environ, cwd=ROOT, stderr=subprocess.DEVNULL)
        for command in commands
    ]
    try:
        while not file.exists():
            time.sleep(0.1)
        time.sleep(5)  # both workers have come
        yield how, json.loads(file.read_text())["address"]
    finally:
        for child in children:
            child.terminate()
        for child in children:
            child.wait()
        for space in filter(None, spaces):
            subprocess.run(["ip", "netns", "delete", space], check=False)
        if spaces:
            subprocess.run(["ip", "link", "delete", "leaflets"], check=False)


def _namespaces() -> tuple[str, ...]:
    """Two network namespaces on a bridge of this machine, after "" for the machine itself; () where
    that is not allowed."""
    commands = ["ip link add leaflets type bridge", "ip addr add 10.77.0.1/24 dev leaflets"]
    commands.append("ip link set leaflets up")
    for n in (1, 2):
        commands += [
            f"ip netns add ward{n}",
            f"ip link add cable{n} type veth peer name eth0 netns ward{n}",
            f"ip link set cable{n} master leaflets up",
            f"ip -n ward{n} addr add 10.77.0.{n + 1}/24 dev eth0",
            f"ip -n ward{n} link set eth0 up",
            f"ip -n ward{n} link set lo up",
        ]
    if not shutil.which("ip"):
        return ()
    for command in commands:
        if subprocess.run(command.split(), stderr=subprocess.DEVNULL, check=False).returncode:
            for undo in ("netns delete ward1", "netns delete ward2", "link delete leaflets"):
                undone = ["ip", *undo.split()]
                subprocess.run(undone, stderr=subprocess.DEVNULL, check=False)
            return ()
    return ("", "ward1", "ward2")


def _packages(folder: Path) -> None:
    """The small package, five times: it writes Spanish under every code, which the checks of the
    other languages may refuse; it is the work that is measured."""
    from explainer.languages import find

    for tag in LANGUAGES:
        home = folder / tag
        with zipfile.ZipFile(ARCHIVE) as archive:
            archive.extractall(home)
        [inner] = home.iterdir()
        metadata = json.loads((inner / "metadata.json").read_text("utf-8"))
        metadata |= {"to_code": find(tag).argos, "to_name": find(tag).english_name}
        (inner / "metadata.json").write_text(json.dumps(metadata))
        inner.rename(folder / f"en_{tag}")
        home.rmdir()


def _leaflets(folder: Path, count: int) -> None:
    """Each with two sections of six sentences that differ from all others by their numbers."""
    folder.mkdir()
    chance = random.Random(0)
    for number in range(1, count + 1):
        sections = []
        for title in ("Before the test", "After the test"):
            chosen = chance.sample(SENTENCES, 6)
            numbers = ((chance.randint(2, 999), chance.randint(2, 48)) for _ in chosen)
            said = [s.format(n=n, m=m) for s, (n, m) in zip(chosen, numbers, strict=True)]
            sections.append(f"## {title}\n\n{' '.join(said)}\n")
        text = f"# Leaflet {number}\n\n" + "\n".join(sections)
        (folder / f"leaflet-{number:05}.md").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
