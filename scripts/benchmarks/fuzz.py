"""Reads thousands of broken documents: none may hang, crash uncaught, or take much memory.

Every document of `tests/data/documents` is mutated again and again: bytes changed, cut, repeated,
moved; markup thrown in; parts of Word packages mutated inside, so that the archive stays whole.
Prints a line for each kind of file and exits 1 when one broke a bound. Same `--seed`, same files.

Usage: scripts/bench fuzz [--files 10000] [--seed 1] [--processes 2]
"""

from __future__ import annotations

import argparse
import io
import os
import random
import resource
import sys
import traceback
import zipfile
import zlib
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from explainer.document import read
from explainer.errors import DocumentError

DOCUMENTS = Path(__file__).parents[2] / "tests" / "data" / "documents"
MAX_SECONDS, MAX_MEMORY = 5.0, 500_000_000

_TOKENS = (
    *(b"<table>", b"<tr><td rowspan=99 colspan=99>", b"</div>", b"<ul><li>", b"<!--", b"<script>"),
    *(b"&#x0;", b"&bull;", b"<![CDATA[", b"]]>", b"<svg><p>", b"<a href='#'>", b"\xff\xfe", b"\0"),
    *(b"\n\n", b"\n---\n", b"\n===\n", b"- ", b"1) ", b"| a | b |\n|--|--|\n", b"> ", b"    "),
    *(b"[", b"](", b"**", b"`", b"\t", b"  ", b"-\n", b"\r", b"\x0c", b"\xe2\x80\x8b", b"\xc2\xa0"),
    *(b" 0 R", b"<<", b">>", b"endobj", b"stream\n", b"/Kids[3 0 R 3 0 R]", b"/Length 99999999"),
    *(b"99999999999", b"-1", b"/Filter[/FlateDecode/LZWDecode]", b" Tm ", b" Tf ", b" Tj "),
    *(b"%PDF-", b"1e38", b'w:val="-7"', b"<w:tbl>", b"<w:p>", b"<w:numPr/>", b"PK\x03\x04"),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one mutated file."""

    kind: str
    number: int
    seconds: float
    """Of processor time, that of child processes included: a busy machine is no finding."""
    refused: bool
    crash: str
    """The traceback of anything but a refusal, or ""."""


def seeds() -> list[Path]:
    """The documents that are mutated."""
    return sorted(path for path in DOCUMENTS.rglob("*") if path.is_file())


def mutated(path: Path, number: int, seed: int) -> bytes:
    """The `number`-th broken version of `path`."""
    rng = random.Random(f"{seed}/{path.name}/{number}")
    data = path.read_bytes()
    if data.startswith(b"PK") and rng.random() < 0.8:
        return _in_package(data, rng)
    if data.startswith(b"%PDF") and rng.random() < 0.5:
        return _in_streams(data, rng)
    return _mutate(data, rng)


def _mutate(data: bytes, rng: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 4, 16))):
        at = rng.randrange(len(out) + 1)
        end = min(len(out), at + rng.choice((1, 4, 40, 400)))
        match rng.randrange(7):
            case 0:
                out[at:end] = rng.randbytes(end - at)
            case 1:
                del out[at:end]
            case 2:
                out[at:at] = out[at:end] * rng.choice((1, 10, 200))
            case 3:
                out[at:at] = rng.choice(_TOKENS) * rng.choice((1, 1, 5, 300))
            case 4:
                out[at:end] = rng.choice(_TOKENS)
            case 5:
                to = rng.randrange(len(out) + 1)
                out[to:to] = out[at:end]
            case 6 if rng.random() < 0.3:
                del out[at:]
        if not out:
            break
    return bytes(out)


def _in_package(data: bytes, rng: random.Random) -> bytes:
    """A Word package with one part mutated and packed again."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        names = old.namelist()
        target = rng.choice(["word/document.xml", "word/document.xml", *names])
        for name in names:
            part = old.read(name)
            new.writestr(name, _mutate(part, rng) if name == target else part, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _in_streams(data: bytes, rng: random.Random) -> bytes:
    """A PDF with the inside of one of its packed streams mutated; a reader mends the lengths."""
    starts = [at for at in _find(data, b"stream\n") if data[at - 3 : at] != b"end"]
    at = rng.choice(starts) + len(b"stream\n") if starts else 0
    end = data.find(b"endstream", at)
    try:
        inner = zlib.decompress(data[at:end].rstrip(b"\r\n"))
    except zlib.error:
        return _mutate(data, rng)
    return data[:at] + zlib.compress(_mutate(inner, rng)) + b"\n" + data[end:]


def _find(data: bytes, what: bytes) -> Iterator[int]:
    at = data.find(what)
    while at >= 0:
        yield at
        at = data.find(what, at + 1)


def attempt(path: Path, number: int, seed: int) -> Outcome:
    """Reads one broken file."""
    data = mutated(path, number, seed)
    start, refused, crash = _processor_seconds(), False, ""
    try:
        read(data, name=path.name)
    except DocumentError:
        refused = True
    except Exception:  # noqa: BLE001 — what it is, is the finding
        crash = traceback.format_exc()
    return Outcome(path.suffix, number, _processor_seconds() - start, refused, crash)


def _processor_seconds() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _batch(jobs: list[tuple[Path, int, int]]) -> tuple[list[Outcome], int]:
    outcomes = [attempt(*job) for job in jobs]
    usage = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return outcomes, max(u.ru_maxrss for u in usage) * (1 if sys.platform == "darwin" else 1024)


def main() -> int:
    """Runs as the module says; returns the exit code."""
    parser = argparse.ArgumentParser(prog="scripts/bench fuzz", description=__doc__)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    paths = seeds()
    jobs = [(paths[i % len(paths)], i, options.seed) for i in range(options.files)]
    batches = [jobs[i : i + 50] for i in range(0, len(jobs), 50)]
    outcomes: list[Outcome] = []
    memory = 0
    with ProcessPoolExecutor(options.processes) as pool:
        for done, most in pool.map(_batch, batches):
            outcomes += done
            memory = max(memory, most)
    for kind in sorted({o.kind for o in outcomes}):
        of_kind = [o for o in outcomes if o.kind == kind]
        print(
            f"{kind:6} {len(of_kind):6} files  {sum(o.refused for o in of_kind):6} refused  "
            f"{sum(bool(o.crash) for o in of_kind)} crashed  "
            f"slowest {max(o.seconds for o in of_kind):.2f} s"
        )
    crashes = [o for o in outcomes if o.crash]
    slow = [o for o in outcomes if o.seconds > MAX_SECONDS]
    for outcome in crashes[:10] + slow[:10]:
        print(f"\n{outcome.kind} number {outcome.number}, {outcome.seconds:.1f} s\n{outcome.crash}")
    print(f"most memory of one process: {memory / 1e6:.0f} MB")
    return int(bool(crashes or slow or memory > MAX_MEMORY))


if __name__ == "__main__":
    sys.exit(main())
