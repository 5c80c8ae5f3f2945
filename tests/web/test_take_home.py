"""What a reader takes home from the page."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser

from explainer.pipeline import Pipeline
from explainer.web import create_app

PAGE = "/{}/balloon-kyphoplasty/"


def links(client: FlaskClient, tag: str) -> list[str]:
    page = LexborHTMLParser(client.get(PAGE.format(tag)).text)
    return [a.attributes["href"] or "" for a in page.css(".take-home a")]


def test_each_link_gives_a_file_by_name(client: FlaskClient) -> None:
    book, sound, paper = (client.get(link) for link in links(client, "es"))
    assert "filename=balloon-kyphoplasty-es.epub" in book.headers["Content-Disposition"]
    assert book.mimetype == "application/epub+zip"
    assert zipfile.ZipFile(io.BytesIO(book.data)).testzip() is None
    assert "filename=balloon-kyphoplasty-es-audio.zip" in sound.headers["Content-Disposition"]
    names = zipfile.ZipFile(io.BytesIO(sound.data)).namelist()
    assert "balloon-kyphoplasty-es-audio/playlist.m3u8" in names
    assert paper.mimetype == "text/html"
    assert "inline" in paper.headers["Content-Disposition"]


def test_a_language_without_a_voice_offers_no_sound(client: FlaskClient) -> None:
    assert [link.rpartition("/")[2] for link in links(client, "ar")] == ["book.epub", "print.html"]
    assert client.get("/ar/take-home/balloon-kyphoplasty/sound.zip").status_code == 404


@pytest.mark.parametrize("path", ["balloon-kyphoplasty/x.epub", "nothing/book.epub"])
def test_what_there_is_not_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(f"/es/take-home/{path}").status_code == 404


def test_a_print_has_a_code_only_where_a_phone_finds_the_page(pipeline: Pipeline) -> None:
    settings = replace(pipeline.settings, hosts="localhost,reader.hospital.example")
    client = create_app(settings, pipeline=pipeline).test_client()
    address = "/es/take-home/balloon-kyphoplasty/print.html"
    assert "<figure" not in client.get(address).text
    elsewhere = client.get(address, base_url="http://reader.hospital.example").text
    assert "http://reader.hospital.example/es/balloon-kyphoplasty/" in elsewhere
    assert "<figure" not in client.get(address).text  # it was not kept with somebody's name


def test_a_print_may_have_its_style_and_nothing_else(client: FlaskClient) -> None:
    answer = client.get("/es/take-home/balloon-kyphoplasty/print.html")
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'")
