"""Reads the same leaflet once, ten times and a hundred times as long, in every format.

Prints pages a second of one core (a page is 3,000 characters of text) and how much longer ten
times the text takes: 10 is linear. Start-up is told apart: a PDF pays for a process of its own.

Usage: scripts/bench documents [--pages 3]
"""

from __future__ import annotations

import argparse
import html
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from explainer.document import Limits, read  # noqa: E402
from explainer.model import BlockKind  # noqa: E402
from tests.document.factory import docx, p, pdf  # noqa: E402

SEED = ROOT / "tests" / "data" / "documents" / "discharge-instructions.txt"
PAGE = 3_000
LIMITS = Limits(max_bytes=100_000_000, max_characters=100_000_000, max_pages=10_000)


def leaflet(pages: int) -> list[tuple[BlockKind, str]]:
    """Headings, items and paragraphs of about so many pages."""
    document = read(SEED.read_bytes())
    once = [
        part
        for section in document.sections
        for part in [
            (BlockKind.HEADING, section.title),
            *((b.kind, b.text) for b in section.blocks),
        ]
    ]
    length = sum(len(text) for _, text in once)
    return [(kind, text) for _ in range(max(1, pages * PAGE // length)) for kind, text in once]


def as_text(parts: list[tuple[BlockKind, str]]) -> bytes:
    marks = {BlockKind.ITEM: "* ", BlockKind.STEP: "1) "}
    lines = []
    for kind, text in parts:
        lines.append("" if kind is BlockKind.HEADING else None)
        words, line = text.split(), marks.get(kind, "")
        for word in words:
            if len(line) + len(word) > 70:
                lines.append(line.rstrip())
                line = "  " if kind in marks else ""
            line += word + " "
        lines += [line.rstrip()] + ([""] if kind is BlockKind.PARAGRAPH else [])
    return "\n".join(line for line in lines if line is not None).encode()


def as_markdown(parts: list[tuple[BlockKind, str]]) -> bytes:
    marks = {BlockKind.HEADING: "## ", BlockKind.ITEM: "- ", BlockKind.STEP: "1. "}
    return "\n\n".join(marks.get(kind, "") + text for kind, text in parts).encode()


def as_html(parts: list[tuple[BlockKind, str]]) -> bytes:
    tags = {BlockKind.HEADING: "h2", BlockKind.ITEM: "li", BlockKind.STEP: "li"}
    body = "".join(
        f"<{tags.get(kind, 'p')}>{html.escape(text)}</{tags.get(kind, 'p')}>"
        for kind, text in parts
    )
    return f"<!doctype html><html><body>{body}</body></html>".encode()


def as_docx(parts: list[tuple[BlockKind, str]]) -> bytes:
    return docx(
        "".join(
            p(html.escape(text), "heading1" if kind is BlockKind.HEADING else "")
            for kind, text in parts
        )
    )


def as_pdf(parts: list[tuple[BlockKind, str]]) -> bytes:
    lines = as_text(parts).decode("ascii", "replace").splitlines()
    pages = [lines[i : i + 48] for i in range(0, len(lines), 48)]
    return pdf(
        [
            [(72.0, 720 - 14 * i, 10, "R", line) for i, line in enumerate(page) if line]
            for page in pages
        ]
    )


FORMATS: dict[str, Callable[[list[tuple[BlockKind, str]]], bytes]] = {
    "txt": as_text,
    "md": as_markdown,
    "html": as_html,
    "docx": as_docx,
    "pdf": as_pdf,
}


def seconds(data: bytes) -> float:
    """Processor time of one reading, child processes included; the least of three."""

    def once() -> float:
        before = _processor_seconds()
        read(data, limits=LIMITS)
        return _processor_seconds() - before

    return min(once() for _ in range(3))


def _processor_seconds() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def rows(pages: int) -> Iterator[str]:
    """A line for each format."""
    yield (
        f"{'':5} "
        + "".join(f"{f'{pages * n} pages':>16}" for n in (1, 10, 100))
        + "   10×/1× 100×/10×"
    )
    for name, make in FORMATS.items():
        times, cells = [], ""
        for scale in (1, 10, 100):
            data = make(leaflet(pages * scale))
            read(make(leaflet(1)), limits=LIMITS)  # imports are start-up, not reading
            times.append(seconds(data))
            cells += f"{pages * scale / max(times[-1], 1e-9):>10.0f} pages/s"[:16].rjust(16)
        yield f"{name:5} {cells}{times[1] / times[0]:>9.1f}{times[2] / times[1]:>9.1f}"


def main() -> int:
    """Runs as the module says."""
    parser = argparse.ArgumentParser(prog="scripts/bench documents", description=__doc__)
    parser.add_argument("--pages", type=int, default=3)
    for row in rows(parser.parse_args().pages):
        print(row, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
