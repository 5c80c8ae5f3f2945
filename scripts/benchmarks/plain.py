"""Pages a second through read and explain on one core, and whether the time grows with the length.

Usage: scripts/bench plain [--pages N]

A page is 500 words. The text is made of the sentences of the shipped procedure, in a shuffled
order and with a different figure in each, so that no result of one sentence serves for another.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from explainer import document  # noqa: E402
from explainer.plain import explain, rewrite, sentences  # noqa: E402

PAGE = 500


def text(pages: int) -> bytes:
    """About that many pages of plain text in sections, each sentence unlike every other."""
    source = document.read((ROOT / "explainer/library/balloon-kyphoplasty.txt").read_bytes())
    pool = [
        sentence
        for section in source.sections
        for block in section.blocks
        for sentence in sentences(block.text)
    ]
    chooser = random.Random(pages)
    lines, count = ["Benchmark"], 0
    while count < pages * PAGE:
        paragraph = [f"In group {count + n}, {chooser.choice(pool)}" for n in range(5)]
        lines += [" ".join(paragraph)]
        count += sum(len(sentence.split()) for sentence in paragraph)
        if len(lines) % 8 == 0:
            lines.append(f"Part {len(lines)}")
    return "\n\n".join(lines).encode()


def seconds(data: bytes) -> tuple[float, float]:
    """CPU seconds of read and of explain, nothing remembered from before."""
    rewrite.sentence.cache_clear()
    start = time.process_time()
    source = document.read(data, name="benchmark.txt")
    middle = time.process_time()
    explain(source)
    return middle - start, time.process_time() - middle


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--pages", type=int, default=5, help="pages of the smallest text (default 5)"
    )
    pages = parser.parse_args().pages
    seconds(
        text(20 * pages + 1)
    )  # tables are read and patterns compiled once in the life of a program
    print("| pages | read s | explain s | pages/s | time per page against the first |")
    print("| --- | --- | --- | --- | --- |")
    first = 0.0
    for factor in (1, 10, 100):
        read, plain = seconds(text(pages * factor))
        per_page = (read + plain) / (pages * factor)
        first = first or per_page
        took = f"{read:.3f} | {plain:.3f}"
        print(f"| {pages * factor} | {took} | {1 / per_page:.0f} | {per_page / first:.2f} |")


if __name__ == "__main__":
    main()
