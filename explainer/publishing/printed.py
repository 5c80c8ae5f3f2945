"""An edition on paper, in large print: one HTML file that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import segno
from markupsafe import Markup

from explainer.languages import find
from explainer.publishing import markup
from explainer.publishing.publication import File, Publication


def make(publication: Publication) -> Iterator[File]:
    """One .html file, for any browser to print."""
    notes = [note for found in publication.notes.values() for note in found]
    page = markup.render(
        "print.html",
        publication.language,
        procedure=publication.view,
        counts=publication.counts,
        notes=notes,
        told={
            "numbers": {note.passage.sentences[0].id: note.number for note in notes},
            "notices": publication.notices,
            "spans": lambda _name, text: ((text, None),),
            "heading": "h3",
        },
        terms=publication.terms,
        english=find("en"),
        style=Markup((markup.FOLDERS[0] / "print.css").read_text("utf-8")),
        address=publication.address,
        code=_code(publication.address),
    )
    yield f"{publication.name}-print.html", page.encode()


def _code(address: str) -> Markup:
    """A QR code, dark on light whatever the reader's colours: "" without an address."""
    if not address:
        return Markup()
    code = segno.make(address, error="m", micro=False)
    return Markup(code.svg_inline(scale=4, border=4, light="white", dark="black", omitsize=True))
