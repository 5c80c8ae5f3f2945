"""A structural check of a book, for machines that have no Java: what EPUBCheck would find first."""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from xml.etree import ElementTree as ET

XHTML = "{http://www.w3.org/1999/xhtml}"
SMIL = "{http://www.w3.org/ns/SMIL}"
OPF = "{http://www.idpf.org/2007/opf}"
OPS = "{http://www.idpf.org/2007/ops}"
DC = "{http://purl.org/dc/elements/1.1/}"


@dataclass(frozen=True)
class Book:
    """The parts of an EPUB, parsed."""

    files: dict[str, bytes]
    """By their path below EPUB/."""

    @property
    def package(self) -> ET.Element:
        return ET.fromstring(self.files["package.opf"])

    def items(self) -> dict[str, ET.Element]:
        """The manifest, by id."""
        return {item.attrib["id"]: item for item in self.package.iter(f"{OPF}item")}

    def pages(self) -> dict[str, ET.Element]:
        """The pages in reading order, by path."""
        items = self.items()
        names = [items[ref.attrib["idref"]].attrib["href"] for ref in self.spine]
        return {name: ET.fromstring(self.files[name]) for name in names}

    @property
    def spine(self) -> ET.Element:
        found = self.package.find(f"{OPF}spine")
        assert found is not None
        return found

    def meta(self, name: str) -> list[str]:
        """The values of a metadata property, in order."""
        metas = self.package.iter(f"{OPF}meta")
        return [m.text or "" for m in metas if m.attrib["property"] == name]

    def overlays(self) -> dict[str, ET.Element]:
        """The overlays by the path of their page."""
        items = self.items()
        return {
            item.attrib["href"]: ET.fromstring(
                self.files[items[item.attrib["media-overlay"]].attrib["href"]]
            )
            for item in items.values()
            if "media-overlay" in item.attrib
        }


def open_book(path: Path | IO[bytes]) -> Book:
    """The book, its container checked."""
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.read(first) == b"application/epub+zip"
        assert b'full-path="EPUB/package.opf"' in archive.read("META-INF/container.xml")
        names = [name for name in archive.namelist() if name.startswith("EPUB/")]
        return Book({name.removeprefix("EPUB/"): archive.read(name) for name in names})


def seconds(clock: str) -> float:
    """A SMIL clock value in full form, in ms."""
    hours, minutes, rest = clock.split(":")
    return round((int(hours) * 3600 + int(minutes) * 60 + float(rest)) * 1000)


def check(book: Book) -> None:
    """Everything in the book is there, named once, and leads somewhere."""
    named = [item.attrib["href"] for item in book.items().values()]
    assert sorted([*named, "package.opf"]) == sorted(book.files)
    pages = book.pages()
    ids: dict[str, list[str]] = {}
    for name, page in pages.items():
        ids[name] = [e.attrib["id"] for e in page.iter() if "id" in e.attrib]
        assert len(ids[name]) == len(set(ids[name])), name
        assert page.attrib["lang"] == page.attrib["{http://www.w3.org/XML/1998/namespace}lang"]
    for name, page in pages.items():
        for link in page.iter(f"{XHTML}a"):
            path, _, anchor = link.attrib["href"].partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path or name))
            assert target in book.files
            assert not anchor or anchor in ids[target]
    total = 0.0
    for name, overlay in book.overlays().items():
        total += _check_overlay(name, overlay, ids[name])
    if total:
        durations = [seconds(value) for value in book.meta("media:duration")]
        assert total == sum(durations[:-1]) == durations[-1]


def _check_overlay(page: str, overlay: ET.Element, ids: list[str]) -> float:
    """Its clips touch and its texts are in the page's order; how long it lasts, in ms."""
    now, places = 0.0, []
    for par in overlay.iter(f"{SMIL}par"):
        text, audio = par
        target, _, anchor = text.attrib["src"].partition("#")
        assert target == page
        places.append(ids.index(anchor))
        assert seconds(audio.attrib["clipBegin"]) == now
        now = seconds(audio.attrib["clipEnd"])
        assert now > seconds(audio.attrib["clipBegin"])
    assert places == sorted(places)
    assert places
    return now
