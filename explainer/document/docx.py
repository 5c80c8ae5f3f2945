"""A Word file (.docx) → HTML, once it is known to be harmless, → blocks."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from xml.parsers import expat

from explainer.document import html
from explainer.document.limits import Limits
from explainer.document.outline import Reading
from explainer.document.problems import (
    Damaged,
    Locked,
    TooLarge,
    UnknownFormat,
    Unsafe,
    too_nested,
)
from explainer.model import Issue, Severity

_MAIN_PART = b"wordprocessingml.document.main+xml"
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='heading 7'] => h6:fresh
p[style-name='heading 8'] => h6:fresh
p[style-name='heading 9'] => h6:fresh
u => u
"""
_OTHERS = {
    "xl/": "an Excel workbook",
    "ppt/": "a PowerPoint presentation",
    "META-INF/": "an OpenDocument file or an e-book",
}
_MOST_FILES = 5_000
_MOST_ELEMENTS = 150_000
_READ = re.compile(
    r"(?:\[Content_Types\]|(?:.*/)?_rels/[^/]*|word/[^/]+)\.(?:xml|rels)", re.IGNORECASE
)
_HIDDEN = re.compile(rb"<w:r\b[^>]*>\s*<w:rPr>(?:(?!</w:rPr>).){0,2000}?<w:vanish\s*/>", re.DOTALL)
_BROKEN = (RuntimeError, OSError, ValueError, EOFError, LookupError)  # what zipfile raises besides
_DRAWN = re.compile(r"word/(?:charts|diagrams)/")


def read(data: bytes, limits: Limits) -> Reading:
    """The content of the Word file `data`.

    Raises `Locked`, `Unsafe`, `TooLarge`, `Damaged` or, for another kind of package,
    `UnknownFormat`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check(package, limits)
            issues = list(_left_out(package))
        markup, ignored = _markup(data)
    except (zipfile.BadZipFile, zlib.error, expat.ExpatError, *_BROKEN) as error:
        raise _damaged() from error
    if any("oMath" in message for message in ignored):
        issues.append(
            _warning(
                "part-left-out",
                "This document has equations, which cannot be read aloud and are left out. Write "
                "in words what they say.",
            )
        )
    reading = html.read(markup, limits)
    return replace(reading, language="en", issues=[*reading.issues, *issues])


def _damaged() -> Damaged:
    return Damaged(
        "This Word document is damaged or was cut short on its way. Open it in Word, save it "
        "again, or ask for a new copy."
    )


def _check(package: zipfile.ZipFile, limits: Limits) -> None:
    """Refuses what is no Word document, and one that is not safe to unpack and parse."""
    infos = package.infolist()
    if any(info.flag_bits & 1 for info in infos):
        raise Locked(
            "This file is protected by a password. Save it without the password and try again."
        )
    unpacked = sum(info.file_size for info in infos)
    if unpacked > limits.max_unpacked_bytes or len(infos) > _MOST_FILES:
        raise TooLarge(
            f"This file unpacks to {unpacked / 1e6:.0f} MB; the most that is opened is "
            f"{limits.max_unpacked_bytes / 1e6:.0f} MB. Save it without its pictures."
        )
    _check_kind(package)
    room = _MOST_ELEMENTS
    for info in infos:
        if _READ.fullmatch(info.filename):
            room -= _count_elements(package.read(info), limits, room)


def _check_kind(package: zipfile.ZipFile) -> None:
    names = package.namelist()
    types = package.read("[Content_Types].xml") if "[Content_Types].xml" in names else b""
    if b"macroEnabled" in types or any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Unsafe(
            "This document contains macros (small programs), so it is not opened. In Word, save "
            "it as an ordinary Word document (.docx) and try again."
        )
    if _MAIN_PART not in types:
        other = next(
            (what for start, what in _OTHERS.items() if _starts(names, start)), "a package"
        )
        raise UnknownFormat(
            f"This is {other} and not a Word document. Save its text as a Word document (.docx) "
            "or a PDF and try again."
        )


def _starts(names: list[str], start: str) -> bool:
    return any(name.startswith(start) for name in names)


def _count_elements(part: bytes, limits: Limits, room: int) -> int:
    """How many elements an XML part has; refused are document types, depth and more than `room`."""
    count = depth = 0

    def start(_name: str, _attributes: dict[str, str]) -> None:
        nonlocal count, depth
        count, depth = count + 1, depth + 1
        if depth > limits.max_nesting:
            raise too_nested(limits.max_nesting)
        if count > room:
            raise TooLarge(
                "This Word document is too long to be opened in one piece. Split it and try again."
            )

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def document_type(*_: object) -> None:
        raise Unsafe(
            "This Word document tries to pull in other files (an XML entity), so it is not opened."
            " Open it in Word, save it again and try with that copy."
        )

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = document_type
    parser.Parse(part, True)
    return count


def _markup(data: bytes) -> tuple[str, list[str]]:
    """The document as HTML, and what could not be turned into it."""
    import mammoth

    try:
        result = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=_STYLES,
            include_embedded_style_map=False,
            convert_image=mammoth.images.img_element(lambda _: {}),
        )
    except Exception as error:
        # On markup that Word never writes the library fails in every way that Python has.
        raise _damaged() from error
    return result.value, sorted({message.message for message in result.messages})


def _left_out(package: zipfile.ZipFile) -> Iterator[Issue]:
    """What the library does not tell of."""
    names = package.namelist()
    if any(_DRAWN.match(name) for name in names):
        yield _warning(
            "part-left-out",
            "This document has charts or diagrams, which cannot be read aloud and are left out. "
            "Write in words what they say.",
        )
    if "word/document.xml" in names and _HIDDEN.search(package.read("word/document.xml")):
        yield _warning(
            "hidden-text",
            "This document has text that Word hides, and it is read here like the rest. Remove it "
            "if it is not meant for patients.",
        )


def _warning(code: str, detail: str) -> Issue:
    return Issue(
        stage="document", segment_id=None, code=code, detail=detail, severity=Severity.WARNING
    )
