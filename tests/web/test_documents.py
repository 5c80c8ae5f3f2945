"""The pages of a reader's own document, without a browser."""

from __future__ import annotations

import io
import json
import logging
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from explainer.model import Status
from explainer.pipeline import Pipeline
from explainer.settings import Settings
from explainer.web import create_app
from explainer.web.documents import _TOLD_AT_ONCE
from explainer.web.own import SLUG
from tests.web.test_pages import Passages

PLACE = "/en/your-document/"
LETTER = "# Zebrafish visit\n\nYou will go home the same day.\n\n## After it\n\nPlease call us."
OURS = {"Sec-Fetch-Site": "same-origin"}
DOCUMENTS = Path(__file__).parents[1] / "data" / "documents"


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    with Pipeline(replace(settings, speech_workers=1)) as pipeline:
        app = create_app(settings, pipeline=pipeline)
        yield app
        app.extensions["explainer.shelf"].close()


def bring(client: FlaskClient, place: str = PLACE, **fields: Any) -> TestResponse:
    """Posts the form; with a text of ours if nothing else is given."""
    fields = fields or {"text": LETTER}
    return client.post(place, data=fields, headers=OURS, content_type="multipart/form-data")


def slug_of(response: TestResponse) -> str:
    assert response.status_code == 303, response.text
    match = SLUG.search(response.headers["Location"])
    assert match
    return match[0]


def wait(client: FlaskClient, slug: str, tag: str = "en") -> list[dict[str, Any]]:
    """What the server-sent events tell, until it is over."""
    response = client.get(f"/{tag}/your-document/{slug}/events")
    assert response.mimetype == "text/event-stream"
    told = [json.loads(data) for data in re.findall("^data: (.*)$", response.text, re.MULTILINE)]
    assert "address" in told[-1]
    return told


def ready(client: FlaskClient, tag: str = "en", **fields: Any) -> str:
    slug = slug_of(bring(client, **fields))
    assert wait(client, slug, tag)[-1]["stage"] == "ready"
    return slug


def test_a_pasted_text_is_read_like_any_other(client: FlaskClient) -> None:
    first = bring(client, text=LETTER, language="es", source="en")
    slug = slug_of(first)
    assert first.headers["Location"] == f"/es/your-document/{slug}/"
    told = wait(client, slug, "es")
    assert told[-1]["address"] == f"/es/your-document/{slug}/"
    over = client.get(told[-1]["address"])
    assert (over.status_code, over.headers["Location"]) == (303, f"/es/{slug}/")
    page = client.get(f"/es/{slug}/")
    assert "Zebrafish visit" in {said for *_, said in Passages(page.text).said}
    assert client.get(f"/es/{slug}/after-it/").status_code == 200
    for kind in ("mp3", "json"):
        found = re.search(rf'"(/es/{slug}/after-it\.{kind}\?v=\w+)"', page.text)
        assert found
        sound = client.get(found[1])
        assert (sound.status_code, "no-store" in sound.headers["Cache-Control"]) == (200, True)
        assert "ETag" not in sound.headers
        assert "public" not in sound.headers["Cache-Control"]


@pytest.mark.parametrize(
    "path",
    [p for p in sorted(DOCUMENTS.glob("*.*")) if p.is_file()],
    ids=lambda path: str(path.name),
)
def test_every_kind_of_file_is_taken(client: FlaskClient, path: Path) -> None:
    slug = ready(client, file=(io.BytesIO(path.read_bytes()), path.name))
    page = Passages(client.get(f"/en/{slug}/").text)
    assert len(page.segments) > 20


def test_changing_the_language_translates_it_with_its_progress(client: FlaskClient) -> None:
    slug = ready(client)
    links = re.findall(r'href="([^"]+choose[^"]*)"', client.get(f"/en/{slug}/").text)
    french = next(link for link in links if link.startswith("/fr/"))
    assert french == f"/fr/{slug}/?choose=#text"
    kept = client.get(french)
    assert kept.headers["Location"] == f"/fr/{slug}/"
    turned = client.get(f"/fr/{slug}/")
    assert turned.headers["Location"] == f"/fr/your-document/{slug}/"
    wait(client, slug, "fr")
    assert client.get(f"/fr/{slug}/").status_code == 200


def test_without_a_script_the_page_looks_again(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("explainer.web.own.Own._make", lambda *_: None)
    slug = slug_of(bring(client))
    page = client.get(f"/en/your-document/{slug}/").text
    assert '<noscript><meta http-equiv="refresh" content="4"></noscript>' in page
    assert page.count(f'data-again href="/en/your-document/{slug}/"') == 1
    Passages(page)


def test_readers_who_wait_never_take_the_threads_of_those_who_read(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("explainer.web.own.Own._make", lambda *_: None)
    slug = slug_of(bring(client))
    for _ in range(4):
        assert _TOLD_AT_ONCE.acquire(blocking=False)
    try:
        answer = client.get(f"/en/your-document/{slug}/events").text
    finally:
        _TOLD_AT_ONCE.release(4)
    assert answer.startswith("retry: 2000\n\n")
    assert answer.count("data: ") == 1


def test_every_language_has_the_form(client: FlaskClient) -> None:
    for tag in ("en", "ar", "tr"):
        page = Passages(client.get(f"/{tag}/your-document/").text)
        assert {"العربية", "English"} <= {said for *_, said in page.said}


@pytest.mark.parametrize(
    ("fields", "status", "said"),
    [
        ({"text": "  "}, 400, "Choose a file, or paste a text."),
        ({"text": LETTER, "file": (io.BytesIO(b"x"), "x.txt")}, 400, "not both"),
        ({"text": LETTER, "language": "tlh"}, 400, "Something went wrong"),
    ],
)
def test_a_form_without_a_document_says_so(
    client: FlaskClient, fields: dict[str, Any], status: int, said: str
) -> None:
    response = bring(client, **fields)
    assert response.status_code == status
    assert said in response.text
    if "tlh" not in fields.values():
        assert fields["text"].strip() in response.text


def test_a_refused_document_says_why_to_the_reader_and_to_the_staff(client: FlaskClient) -> None:
    slug = slug_of(bring(client, file=(io.BytesIO(b"%PDF-1.4 <script>alert(1)"), "<b>.pdf")))
    assert wait(client, slug)[-1]["stage"] == "refused"
    page = client.get(f"/en/your-document/{slug}/").text
    assert "The file is damaged." in page
    assert "This PDF is damaged or was cut short" in page
    assert "<script>alert" not in page
    assert client.get(f"/en/{slug}/").headers["Location"] == f"/en/your-document/{slug}/"


def test_too_much_is_refused_in_the_reader_s_language(settings: Settings) -> None:
    small = replace(settings, document_max_bytes=50_000, own_max_characters=10_000)
    with Pipeline(small) as pipeline:
        client = create_app(small, pipeline=pipeline).test_client()
        for fields in ({"file": (io.BytesIO(b"x" * 100_000), "x.txt")}, {"text": "x" * 100_000}):
            response = bring(client, "/ar/your-document/", **fields)
            assert response.status_code == 413
            assert '<html lang="ar" dir="rtl">' in response.text


def test_no_room_is_said_with_what_was_pasted_still_there(settings: Settings) -> None:
    small = replace(settings, own_documents_each=1)
    with Pipeline(small) as pipeline:
        client = create_app(small, pipeline=pipeline).test_client()
        ready(client)
        response = bring(client)
        assert response.status_code == 429
        assert "too many documents" in response.text
        assert "Zebrafish visit" in response.text
        assert "own_documents_each" in response.text


def test_deleted_is_deleted(client: FlaskClient, app: Flask) -> None:
    slug = ready(client)
    assert client.get(f"/en/{slug}/after-it.mp3").status_code == 200
    asked = client.get(f"/en/your-document/{slug}/delete/")
    assert f'action="/en/your-document/{slug}/delete/"' in asked.text
    assert client.get(f"/en/{slug}/").status_code == 200, "asking deletes nothing"
    for _ in range(2):
        gone = client.post(f"/en/your-document/{slug}/delete/", headers=OURS)
        assert (gone.status_code, gone.headers["Location"]) == (303, "/en/your-document/deleted/")
    assert "Your document is deleted" in client.get("/en/your-document/deleted/").text
    for path in (
        *(f"/en/{slug}/", f"/en/{slug}/after-it/", f"/en/{slug}/after-it.mp3"),
        *(f"/en/{slug}/after-it.json", f"/fr/{slug}/", f"/en/your-document/{slug}/"),
        *(f"/en/your-document/{slug}/events", f"/en/your-document/{slug}/delete/"),
    ):
        answer = client.get(path)
        assert answer.status_code == 404
        assert "ebrafish" not in answer.text
    assert "This document is not here any more" in client.get(f"/en/{slug}/").text
    assert slug not in repr(app.extensions["explainer.kept"])
    assert slug not in repr(app.extensions["explainer.pages"])


def test_what_is_private_is_nowhere_else(
    client: FlaskClient, app: Flask, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        slug = ready(client, language="es", text=LETTER)
        for path in (
            f"/es/{slug}/",
            f"/es/{slug}/after-it.mp3",
            f"/es/your-document/{slug}/delete/",
        ):
            response = client.get(path)
            assert response.status_code == 200
            assert response.headers["Cache-Control"] == "private, no-store"
            assert "noindex" in response.headers["X-Robots-Tag"]
            assert "ETag" not in response.headers
            assert "Set-Cookie" not in response.headers
        assert client.get(f"/es/{slug}/").headers["Referrer-Policy"] == "no-referrer"
    for tag in ("en", "es"):
        assert slug not in client.get(f"/{tag}/").text
    assert not [name for name in app.extensions["explainer.kept"] if "own-" in name]
    assert not [path for path in app.extensions["explainer.pages"] if "own-" in path]
    assert slug not in caplog.text
    assert "ebrafish" not in caplog.text
    on_disk = [path for path in settings.data.rglob("*") if path.is_file()]
    assert all(path.is_relative_to(settings.data / "own") for path in on_disk)
    assert not any(slug in str(path) for path in on_disk)


def test_a_fault_is_logged_without_the_address_and_the_words(
    client: FlaskClient,
    app: Flask,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    slug = ready(client)

    def fail(*_: object) -> None:
        raise KeyError("Zebra".lower() + "fish")

    app.config["PROPAGATE_EXCEPTIONS"] = False
    monkeypatch.setattr("explainer.web.own.Own.edition", fail)
    assert client.get(f"/en/{slug}/").status_code == 500
    assert "KeyError" in caplog.text
    logging.getLogger("werkzeug").error("GET %s", f"/en/{slug}/")
    assert "own-…" in caplog.text
    assert slug not in caplog.text
    assert "zebrafish" not in caplog.text


def test_machine_translations_of_it_are_not_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = Path(__file__).parents[1] / "data/argos/translate-en_es-1_0.argosmodel"
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(tmp_path / "packages")
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "packages"))
    settings = Settings(data=tmp_path / "data", speech_workers=1)
    with Pipeline(settings) as pipeline:
        app = create_app(settings, pipeline=pipeline)
        client = app.test_client()
        slug = slug_of(bring(client, text=LETTER, language="es"))
        told = wait(client, slug, "es")
        assert "translating" in {event["stage"] for event in told}
        found = app.extensions["explainer.shelf"].find(slug).edition("es")
        assert Status.MACHINE in {segment.status for segment in found.translation.segments}
        memory = settings.data / "translations.sqlite"
        if memory.exists():
            with closing(sqlite3.connect(memory)) as database:
                assert database.execute("SELECT count(*) FROM said").fetchone() == (0,)
