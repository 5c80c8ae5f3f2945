"""What readers' own documents cost: memory of a long one, and how long a short one waits beside it.

A short leaflet is brought to a shelf of its own three times: alone, while somebody else's longest
document is being made ready, and while the same reader's is. Everything is one run on this machine.

Usage: scripts/bench own [--characters 200000]
"""

from __future__ import annotations

import argparse
import gc
import os
import re
import secrets
import tempfile
import time
import tracemalloc
import zipfile
from pathlib import Path

from explainer.pipeline import Pipeline
from explainer.settings import Settings
from explainer.web.own import Own, Stage, Upload
from explainer.web.shelf import Shelf

_DATA = Path(__file__).parents[2] / "tests" / "data"
DOCUMENTS, PACKAGE = _DATA / "documents", _DATA / "argos" / "translate-en_es-1_0.argosmodel"
TAG = "es"


def main() -> None:
    parser = argparse.ArgumentParser(prog="scripts/bench own", description=__doc__)
    parser.add_argument("--characters", type=int, default=200_000, help="of the long document")
    options = parser.parse_args()
    content = sorted((DOCUMENTS / "content").glob("*.txt"))
    text = "\n\n".join(path.read_text("utf-8") for path in content)
    copies = [_another(text) for _ in range(options.characters // len(text) + 1)]
    long = "\n\n".join(copies)[: options.characters - 1000]
    short = content[0].read_text("utf-8")
    with tempfile.TemporaryDirectory() as data:
        with zipfile.ZipFile(PACKAGE) as archive:
            archive.extractall(Path(data) / "packages")
        os.environ["ARGOS_PACKAGES_DIR"] = str(Path(data) / "packages")
        settings = Settings(data=Path(data), own_max_characters=options.characters * 2)
        with Pipeline(settings) as pipeline:
            shelf = Shelf(pipeline, settings)
            _report(shelf, long, short)
            shelf.close()


def _report(shelf: Shelf, long: str, short: str) -> None:
    _until_ready(_bring(shelf, short, "first"))  # what is loaded once, is loaded
    alone = min(_until_ready(_bring(shelf, short, "a")) for _ in range(3))
    print(f"a short document ({len(short):,} characters) alone: {alone:.2f} s")
    for who, person in (("somebody else's", "b"), ("the same reader's", "a")):
        slow = _bring(shelf, long, person)
        while slow.progress(TAG).stage in (Stage.WAITING, Stage.READING):
            time.sleep(0.01)
        beside = min(_until_ready(_bring(shelf, short, "a")) for _ in range(3))
        still = "still being made" if not slow.progress(TAG).over else "ready too"
        print(f"beside {who} long one ({still}): {beside:.2f} s, {beside / alone:.1f} times")
        shelf.delete(slow.slug)
    gc.collect()
    tracemalloc.start()
    kept = _bring(shelf, long, "c")
    seconds = _until_ready(kept)
    gc.collect()
    now, most = tracemalloc.get_traced_memory()
    size = len(long)
    print(
        f"a document of {size:,} characters: {now / 1e6:.1f} MB kept ({now / size:.0f} bytes a "
        f"character), {most / 1e6:.1f} MB at most while it was made ({seconds:.0f} s, traced)"
    )


def _another(text: str) -> str:
    """The same text with words of its own, so that nothing is known from the one before."""
    return re.sub("(?<=[Yy]ou) ", f" {secrets.token_hex(3)} ", text)


def _bring(shelf: Shelf, text: str, person: str) -> Own:
    return shelf.add(Upload(data=_another(text).encode()), TAG, person=person)


def _until_ready(own: Own) -> float:
    start = time.perf_counter()
    last = [*own.watch(TAG, 600)][-1]
    assert last.stage is Stage.READY, own.refusal
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
