"""What kind of document some bytes are, by what is in them."""

from __future__ import annotations

import re
from typing import Literal

from explainer.document.problems import Locked, NoText, UnknownFormat, Unsafe

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM", b"RIFF")
_TAGS = re.compile(
    r"</?(?:p|h[1-6]|ul|ol|li|div|body|html|table|tr|td|section|br)(?:\s[^<>\n]{0,500})?/?>",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"(?:<\?xml[^>]{0,200}\?>|<!--(?:(?!-->).){0,2000}-->|\s)*"
    r"<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(r"\s*<\?xml\b")
_ENTITY = re.compile(r"<!ENTITY|<!DOCTYPE[^>]{0,500}\[", re.IGNORECASE)
_MARKDOWN = re.compile(
    r"^[ ]{0,3}#{1,6}[ \t]+\S"  # a heading
    r"|^[ ]{0,3}(?:```|~~~)"
    r"|\*\*\w[^*\n]{0,200}\*\*|\[[^\]\n]{1,200}\]\([^)\s]{1,500}\)",
    re.MULTILINE,
)


def of_bytes(data: bytes) -> Literal["pdf", "docx", "text"]:
    """The kind of file `data` is; "text" is to be decoded and asked again.

    Raises a `DocumentError` for the kinds that people have and that are not read.
    """
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK"):
        return "docx"
    if data.startswith(_OLD_OFFICE):
        if _ENCRYPTED_OFFICE in data:
            raise Locked(
                "This Word document is protected by a password. Save it without the password "
                "and try again."
            )
        raise UnknownFormat(
            "This is a file of an old version of Word or Office. Open it, save it as a Word "
            "document (.docx), and try again."
        )
    if data.startswith(b"{\\rtf"):
        raise UnknownFormat(
            "This is a Rich Text (.rtf) file. Open it, save it as a Word document (.docx), and "
            "try again."
        )
    if data.startswith(_PICTURES) and b"\0" in data[:64]:
        raise NoText(
            "This is a picture, and words in a picture cannot be read. Ask for the document as "
            "a Word file or a PDF with text in it."
        )
    return "text"


def of_text(text: str) -> Literal["html", "markdown", "text"]:
    """The kind of document the characters `text` are.

    Raises `Unsafe` when it defines entities, by which a file can pull in others, and
    `UnknownFormat` for XML that is no page.
    """
    if _ENTITY.search(text, 0, 4000):
        raise Unsafe(
            "This file tries to pull in other files (an XML entity), so it is not opened. Save "
            "it again as a Word document or as plain text."
        )
    if _PAGE.match(text):
        return "html"
    if _XML.match(text):
        raise UnknownFormat(
            "This is a data file (XML) and not a page for people. Save its text as a Word "
            "document or as plain text."
        )
    if _MARKDOWN.search(text):
        return "markdown"  # which may have HTML within it
    return "html" if _TAGS.search(text) else "text"
