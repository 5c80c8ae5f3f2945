"""A reader as plain files: whole, and its links lead to files only."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from explainer.pipeline import Pipeline
from explainer.site import build

LINKS = ("href", "src", "data-times", "data-sound", "data-languages", "data-home")


def test_every_link_leads_to_a_file(static: Path) -> None:
    pages = list(static.rglob("*.html"))
    assert len(pages) > 15
    for path in pages:
        page = LexborHTMLParser(path.read_text("utf-8"))
        for node in page.css("*"):
            for name in LINKS:
                value = node.attributes.get(name)
                if value and not value.startswith("#"):
                    parts = urlsplit(value)
                    assert not parts.scheme
                    assert not parts.path.startswith("/"), (path, value)
                    assert (path.parent / parts.path).resolve().exists(), (path, value)
        assert path.read_text("utf-8").startswith("<!doctype html>")


def test_it_has_the_chosen_languages_and_english_and_no_form(static: Path) -> None:
    assert {p.name for p in static.iterdir() if p.is_dir()} == {"ar", "en", "es", "static"}
    assert (static / "es" / "leaflet" / "rest.mp3").stat().st_size > 5000
    assert not list((static / "ar" / "leaflet").glob("*.mp3"))
    assert (static / "ar" / "take-home" / "leaflet" / "book.epub").exists()
    assert "<form action" not in "".join(p.read_text("utf-8") for p in static.rglob("*.html"))
    assert not list(static.rglob("your-document"))
    library = LexborHTMLParser((static / "es" / "index.html").read_text("utf-8"))
    named = [a.attributes["hreflang"] for a in library.css(".language-list a[hreflang]")]
    assert sorted(map(str, named)) == ["ar", "en", "es"]


def test_the_worker_knows_every_file(static: Path) -> None:
    worker = (static / "worker.js").read_text("utf-8")
    names = json.loads(worker.partition("FILES = ")[2].partition(";\n")[0])
    files = {p.relative_to(static).as_posix() for p in static.rglob("*") if p.is_file()}
    twins = (".json.js", ".html.js")
    for_folders = {name for name in files if name.endswith(twins)} | {"folder.js"}
    assert {name.removesuffix(".js") for name in for_folders} >= {n for n in names if ".json" in n}
    assert set(names) == files - {"worker.js"} - for_folders
    manifest = json.loads((static / "manifest.webmanifest").read_text("utf-8"))
    assert (static / manifest["start_url"]).exists()
    assert manifest["lang"] == "es"


def test_the_same_site_is_left_alone(static: Path, pipeline: Pipeline) -> None:
    leaflet = static.parent / "leaflet.txt"
    [outcome] = build(pipeline, [str(leaflet)], ["es", "ar"], [], static.parent)
    assert not outcome.changed


def test_other_formats_and_the_site_are_made_of_one_translation(
    static: Path, pipeline: Pipeline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: Counter[str] = Counter()

    def counted(name: str) -> Callable[..., Any]:
        does = getattr(pipeline, name)

        def do(what: object, tag: str = "", **how: object) -> Any:
            asked[f"{name} {tag}".strip()] += 1
            return does(what, tag, **how) if tag else does(what, **how)

        return do

    for name in ("read", "explain", "translate"):
        monkeypatch.setattr(pipeline, name, counted(name))
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.4 nothing")
    sources = [str(static.parent / "leaflet.txt"), str(bad)]
    outcomes = list(build(pipeline, sources, ["es", "ar"], ["print", "vtt"], tmp_path))
    # The site is in English, too.
    expected = dict.fromkeys(("explain", "translate es", "translate ar", "translate en"), 1)
    assert asked == {"read": 2} | expected
    assert [outcome.source for outcome in outcomes if outcome.error] == [str(bad)]
    assert outcomes[-1].path == tmp_path / "site"
    names = {p.relative_to(static) for p in static.rglob("*") if p.is_file()}
    assert names == {p.relative_to(tmp_path / "site") for p in (tmp_path / "site").rglob("*.*")}
    assert all((static / n).read_bytes() == (tmp_path / "site" / n).read_bytes() for n in names)
