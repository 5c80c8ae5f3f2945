"""What is not read, and the sentence that says so."""

from __future__ import annotations

import zlib
from collections.abc import Callable

import pytest

from explainer.document import Limits, read
from explainer.document.problems import (
    Damaged,
    Locked,
    NoText,
    TooLarge,
    UnknownFormat,
    Unsafe,
)
from explainer.errors import DocumentError
from tests.document.factory import docx, p, pdf, pdf_of
from tests.document.hard_pdfs import locked, scanned, with_table

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
ENTITY = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
PAGE = [(72.0, 700.0, 12.0, "R", "Words")]
FILES: dict[str, tuple[Callable[[], bytes], type[DocumentError], str]] = {
    "nothing": (lambda: b"", NoText, "empty"),
    "only spaces": (lambda: b" \n\t ", NoText, "empty"),
    "a program": (lambda: bytes(range(256)) * 40, UnknownFormat, "not a text"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", NoText, "picture"),
    "old Word": (lambda: OLD_OFFICE, UnknownFormat, ".docx"),
    "rich text": (lambda: b"{\\rtf1 words}", UnknownFormat, ".docx"),
    "XML data": (lambda: b"<?xml version='1.0'?><a>b</a>", UnknownFormat, "XML"),
    "entities in a page": (
        lambda: f"<?xml version='1.0'?>{ENTITY}<html><p>&x;</p></html>".encode(),
        Unsafe,
        "entity",
    ),
    "nested page": (lambda: b"<div>" * 5000 + b"words", TooLarge, "deep"),
    "page of attributes": (
        lambda: b"<p " + b"a=1 " * 20_000 + b">words</p>",
        TooLarge,
        "attribute",
    ),
    "Word with password": (
        lambda: OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"),
        Locked,
        "password",
    ),
    "Word with macros": (
        lambda: docx(p("a"), extra={"word/vbaProject.bin": b"x"}),
        Unsafe,
        "macro",
    ),
    "Word with entities": (lambda: docx(p("&x;"), prolog=ENTITY), Unsafe, "entity"),
    "Word cut short": (lambda: docx(p("words") * 50)[:-200], Damaged, "damaged"),
    "Word that is broken XML": (lambda: docx("<w:p>"), Damaged, "damaged"),
    "Word in no known encoding": (
        lambda: docx(p("words"), prolog='<?xml version="1.0" encoding="UTF-88"?>'),
        Damaged,
        "damaged",
    ),
    "Word that is nested": (lambda: docx("<w:p>" * 300 + "</w:p>" * 300), TooLarge, "deep"),
    "Word without end": (lambda: docx("<w:p/>" * 300_000), TooLarge, "too long"),
    "Word with a bomb": (
        lambda: docx(p("words"), extra={"word/media/a.png": bytes(101_000_000)}),
        TooLarge,
        "unpacks",
    ),
    "Excel": (lambda: docx("", main="x", extra={"xl/a.xml": b"<a/>"}), UnknownFormat, "Excel"),
    "PDF with password": (locked, Locked, "password"),
    "PDF of pictures": (scanned, NoText, "pictures"),
    "PDF cut short": (lambda: with_table()[:-100], Damaged, "cut short"),
    "PDF without inside": (lambda: b"%PDF-1.4\nnothing\n%%EOF", Damaged, "damaged"),
    "PDF of too many pages": (lambda: pdf([PAGE] * 501), TooLarge, "500 pages"),
}


@pytest.mark.parametrize("name", FILES)
def test_what_is_not_read_is_refused_in_a_sentence(name: str) -> None:
    make, error, words = FILES[name]
    with pytest.raises(error) as refusal:
        read(make())
    message = str(refusal.value)
    assert words in message
    assert message[0].isupper()
    assert message.endswith(".")
    assert ". " in message, "says what to do, too"


def test_a_pdf_that_takes_too_much_is_stopped() -> None:
    # 4 MB of Flate within Flate: PDFium alone would take gigabytes for it.
    inner = zlib.compress(bytes(1_000_000_000), 9)
    bomb = pdf_of([inner])
    page = bomb.replace(b"/Filter/FlateDecode", b"/Filter[/FlateDecode/FlateDecode]")
    assert page != bomb
    with pytest.raises(TooLarge, match="time or memory"):
        read(page)


def test_limits_are_settings() -> None:
    with pytest.raises(TooLarge, match="most that is read"):
        read(b"A few words.", limits=Limits(max_bytes=5))
    with pytest.raises(TooLarge, match="has 12 characters"):
        read(b"A few words.", limits=Limits(max_characters=5))
    with pytest.raises(TooLarge, match="has 3 lines"):
        read(b"A\nfew\nwords.", limits=Limits(max_lines=2))
    with pytest.raises(TooLarge, match="more than 1 pages"):
        read(pdf([PAGE] * 2), limits=Limits(max_pages=1))
    with pytest.raises(TooLarge, match="more than 3 deep"):
        read(b"<div><div><div><div><p>a</p></div></div></div></div>", limits=Limits(max_nesting=3))
