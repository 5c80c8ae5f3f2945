"""The words of a PDF and where they stand, found in a process of its own.

A small file can make PDFium use minutes and gigabytes, and its code is native: here it may do so,
or crash, without harm. The PDF comes on standard input; every page goes out as one line of JSON,
`{"images": n, "spans": [[text, left, right, baseline, size, bold], …], "rules": [[left, right,
height], …]}`, in points, baselines and heights counted upwards; a rule is a line that is drawn
across. This file is run by its path and imports nothing of ours.

Exit codes: 0 done, `LOCKED`, `DAMAGED`, `TOO_LONG`; any other: killed by a limit, or crashed.
"""

from __future__ import annotations

import ctypes
import json
import math
import re
import sys
from collections.abc import Iterator
from itertools import islice
from typing import Any

LOCKED, DAMAGED, TOO_LONG = 10, 11, 12
SECONDS, SECONDS_A_PAGE = 4.0, 0.05
MEMORY = 400_000_000
MOST_RUNS, MOST_RUNS_OF_PAGE = 300_000, 20_000  # runs of characters: a word each, at the worst
FAR = 100_000.0  # points; a damaged file has its words there, or nowhere (not a number)
MOST_PATHS = 20_000  # of a page; a drawing may have more, a table has not

_BOLD = re.compile(rb"bold|black|heavy|semib|demi", re.IGNORECASE)
_RAISED = str.maketrans("0123456789+-−n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ")

Span = tuple[str, float, float, float, float, bool]
Rule = tuple[float, float, float]


def limit(pages: int) -> None:
    """Ends this process, from outside of it, when it takes too long or too much."""
    try:
        import resource
        import signal
    except ImportError:  # Windows: the parent's deadline has to do
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    # Processor time, so that a busy machine refuses nothing that an idle one reads.
    signal.setitimer(signal.ITIMER_PROF, SECONDS + SECONDS_A_PAGE * pages)


class Page:
    """One page of text, as PDFium sees it: characters, each with a box and a font."""

    def __init__(self, pdfium: Any, page: Any) -> None:
        self._api, self._page, self._text = pdfium.raw, page, page.get_textpage()
        self._box = pdfium.raw.FS_RECTF()
        self._matrix = pdfium.raw.FS_MATRIX()
        self._name = ctypes.create_string_buffer(200)
        self._flags = ctypes.c_int()
        self._count = self._text.count_chars()
        self._rotation = self._direction()

    def _direction(self) -> int:
        """Which way most of the text runs, in degrees against the clock: 0, 90, 180 or 270."""
        turns = [0, 0, 0, 0]
        for index in range(0, self._count, max(1, self._count // 200)):
            if self._api.FPDFText_GetMatrix(self._text, index, self._matrix):
                angle = math.atan2(self._matrix.b, self._matrix.a)
                turns[round(angle / (math.pi / 2)) % 4] += 1
        return 90 * turns.index(max(turns))

    def spans(self) -> Iterator[Span]:
        """Runs of characters on one baseline, in one font, without a gap wider than a letter.

        A space before the first character is kept: the run belongs to the one before it.
        """
        run: list[str] = []
        left = right = base = size = height = 0.0
        bold = spaced = guessed = new_bold = False
        new_size, upright = 0.0, True
        for index in range(self._count):
            code = self._api.FPDFText_GetUnicode(self._text, index)
            if code in (0, 10, 13, 32, 160):
                guessed = guessed or bool(self._api.FPDFText_IsGenerated(self._text, index))
                spaced = True
                continue
            x0, x1, bottom, top = self._place(index)
            if spaced or top - bottom != height:
                height = top - bottom
                new_size, new_bold, upright = self._look(index)
            if not (upright and new_size >= 1 and abs(x0) + abs(x1) + abs(bottom) + abs(top) < FAR):
                continue  # text that runs another way is a watermark
            y = bottom + 0.2 * height
            character = "-" if code in (2, 0xFFFE) else chr(code)
            if guessed and abs(x0 - right) < 0.12 * size:
                spaced = False  # PDFium parts 10 from its exponent, too
            small = new_size < 0.9 * size and -0.4 * size < y - base < 0.8 * size
            same = abs(y - base) < 0.35 * size and abs(new_size - size) < 0.15 * size
            if (small or (same and bold == new_bold)) and -0.5 * size < x0 - right < size:
                if small and y - base > 0.12 * size:
                    character = character.translate(_RAISED)
                run.append(" " + character if spaced else character)
                right = max(right, x1)
            else:
                if run:
                    yield _span(run, left, right, base, size, bold)
                run = [" " + character if spaced else character]
                left, right, base, size, bold = x0, x1, y, new_size, new_bold
            spaced = guessed = False
        if run:
            yield _span(run, left, right, base, size, bold)

    def drawn(self) -> tuple[list[Span], list[Rule]]:
        """Small blots, which are a list's bullets, and lines across, as under a table's rows."""
        bullets: list[Span] = []
        rules: list[Rule] = []
        kinds = [self._api.FPDF_PAGEOBJ_PATH]
        for path in islice(self._page.get_objects(kinds, max_depth=5), MOST_PATHS):
            left, right, bottom, top = self._turned(*path.get_bounds())
            width, height = right - left, top - bottom
            if not abs(left) + abs(right) + abs(bottom) + abs(top) < FAR:
                continue
            if 1.2 < width < 7 and 0.7 < width / max(height, 0.1) < 1.4:
                base = round((top + bottom) / 2 - 0.8 * height, 1)
                bullets.append(("•", round(left, 1), round(right, 1), base, 2.5 * height, False))
            elif width > 15:
                edges = {round(bottom, 1), round(top, 1)} if height > 3 else {round(bottom, 1)}
                rules += [(round(left, 1), round(right, 1), edge) for edge in edges]
        return bullets, rules

    def _place(self, index: int) -> tuple[float, float, float, float]:
        """Left, right, bottom and top of a character."""
        box = self._box
        self._api.FPDFText_GetLooseCharBox(self._text, index, box)
        return self._turned(box.left, box.bottom, box.right, box.top)

    def _turned(
        self, left: float, bottom: float, right: float, top: float
    ) -> tuple[float, float, float, float]:
        """Left, right, bottom and top of a box, on the page turned so that its text is upright."""
        match self._rotation:
            case 90:
                return bottom, top, -right, -left
            case 180:
                return -right, -left, -top, -bottom
            case 270:
                return -top, -bottom, left, right
        return left, right, bottom, top

    def _look(self, index: int) -> tuple[float, bool, bool]:
        """Size in points, boldness and uprightness of a character."""
        api, matrix = self._api, self._matrix
        size, angle = api.FPDFText_GetFontSize(self._text, index), 0.0
        if api.FPDFText_GetMatrix(self._text, index, matrix):
            size *= math.hypot(matrix.c, matrix.d)
            angle = math.atan2(matrix.b, matrix.a) - math.radians(self._rotation)
        length = api.FPDFText_GetFontInfo(self._text, index, self._name, 200, self._flags)
        name = self._name.raw[: max(0, min(length, 200) - 1)]
        bold = _BOLD.search(name) is not None or api.FPDFText_GetFontWeight(self._text, index) > 600
        return size, bold, math.cos(angle) > 0.98


def _span(run: list[str], left: float, right: float, base: float, size: float, bold: bool) -> Span:
    return "".join(run), round(left, 1), round(right, 1), round(base, 1), round(size, 1), bold


def main(most_pages: int, most_characters: int) -> int:
    """Writes the pages of the PDF on standard input; returns the exit code."""
    data = sys.stdin.buffer.read()
    import pypdfium2 as pdfium

    limit(0)
    characters = runs = 0
    try:
        document = pdfium.PdfDocument(data)
        pages = len(document)
        if pages > most_pages:
            return TOO_LONG
        limit(pages)
        for number in range(pages):
            page = document[number]
            images = sum(1 for _ in page.get_objects([pdfium.raw.FPDF_PAGEOBJ_IMAGE], max_depth=2))
            text = Page(pdfium, page)
            spans = list(text.spans())
            bullets, rules = text.drawn()
            characters += sum(len(span[0]) for span in spans)
            runs += len(spans) + len(bullets)
            if characters > most_characters or runs > MOST_RUNS or len(spans) > MOST_RUNS_OF_PAGE:
                return TOO_LONG
            # A blot far from any text is part of a drawing; without text there is no page.
            print(
                json.dumps({"images": images, "spans": spans and spans + bullets, "rules": rules})
            )
            page.close()
    except pdfium.PdfiumError as error:
        return LOCKED if error.err_code == pdfium.raw.FPDF_ERR_PASSWORD else DAMAGED
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
