"""Small documents made on the spot: Word packages and PDFs with just what a test needs."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence

Text = tuple[float, float, float, str, str]
"""Left and baseline in points, size, font (R regular, B bold) and words."""

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def docx(
    body: str, *, prolog: str = "", main: str = MAIN, extra: dict[str, bytes] | None = None
) -> bytes:
    """A Word file whose body is the WordprocessingML `body`."""
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="xml" '
        'ContentType="application/xml"/><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_RELS}"><Relationship Id="r1" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELS}"><Relationship Id="s1" '
        f'Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "word/styles.xml": f"<w:styles {_W}>"
        + "".join(
            f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}">'
            f'<w:name w:val="{name}"/></w:style>'
            for name in ("Title", "heading 1", "heading 2", "heading 3")
        )
        + "</w:styles>",
        "word/document.xml": f"{prolog}<w:document {_W}><w:body>{body}</w:body></w:document>",
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
        for name, data in (extra or {}).items():
            package.writestr(name, data)
    return stream.getvalue()


def p(text: str, style: str = "", *, bold: bool = False, run: str = "") -> str:
    """A paragraph of a Word file; `run` is markup set before its words."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    weight = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:p>{properties}<w:r>{weight}{run}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def table(rows: Sequence[Sequence[str]]) -> str:
    """A table of a Word file; a cell that is markup already stays as it is."""
    cells = [
        "".join(f"<w:tc>{cell if cell.startswith('<') else p(cell)}</w:tc>" for cell in row)
        for row in rows
    ]
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def pdf(pages: Sequence[Sequence[Text]], *, trailer: str = "", rotate: int = 0) -> bytes:
    """A PDF with these words on its pages of 612 × 792 points."""
    streams = ["\n".join(_show(*text) for text in page) for page in pages]
    return pdf_of([stream.encode("cp1252") for stream in streams], trailer=trailer, rotate=rotate)


def _show(left: float, base: float, size: float, font: str, words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /{font} {size} Tf {left} {base} Td ({escaped}) Tj ET"


def pdf_of(streams: Sequence[bytes], *, trailer: str = "", rotate: int = 0) -> bytes:
    """A PDF with these content streams as its pages; `/I` is a picture of one point."""
    kids = " ".join(f"{7 + 2 * i} 0 R" for i in range(len(streams)))
    font = "<</Type/Font/Subtype/Type1/Encoding/WinAnsiEncoding/BaseFont/{}>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(streams)}>>".encode(),
        font.format("Helvetica").encode(),
        font.format("Helvetica-Bold").encode(),
        b"<</Font<</R 3 0 R/B 4 0 R>>/XObject<</I 6 0 R>>>>",
        b"<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray"
        b"/Length 1>>stream\n\x00\nendstream",
    ]
    for i, stream in enumerate(streams):
        packed = zlib.compress(stream)
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources 5 0 R/Rotate {rotate}"
            f"/Contents {8 + 2 * i} 0 R>>".encode()
        )
        objects.append(
            f"<</Length {len(packed)}/Filter/FlateDecode>>stream\n".encode()
            + packed
            + b"\nendstream"
        )
    out, offsets = b"%PDF-1.5\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    xref = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    out += f"trailer<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\n".encode()
    return out + f"startxref\n{xref}\n%%EOF\n".encode()
