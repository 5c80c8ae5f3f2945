"""The list of languages: what it offers, in which order, and how the names sound."""

from __future__ import annotations

import re
from typing import cast

import pytest
from flask import Flask
from flask.testing import FlaskClient

from explainer.errors import CatalogError
from explainer.languages import LANGUAGES, Grade, Language, find
from explainer.pipeline import Pipeline, Support
from explainer.settings import Settings
from explainer.web import create_app, editions
from explainer.web.choices import Choice, Choices, invitation, list_languages
from tests.web.samples import Stub, edition

PAGE = "/es/balloon-kyphoplasty/balloon-kyphoplasty-procedure/"


def listed(client: FlaskClient, path: str = "/es/knee/") -> Choices:
    """The list that a page shows."""
    with client.application.test_request_context(path):
        client.application.preprocess_request()
        return list_languages()


def ready(client: FlaskClient) -> set[str]:
    return {choice.language.tag for choice in listed(client).here}


def test_every_language_is_listed_once(client: FlaskClient) -> None:
    found = listed(client)
    tags = [choice.language.tag for choice in (*found.here, *found.others)]
    assert sorted(tags) == sorted(language.tag for language in LANGUAGES)
    assert {*client.application.extensions["explainer.words"]} <= ready(client)


def test_names_are_in_the_order_of_their_scripts(client: FlaskClient) -> None:
    found = listed(client)
    both = [{choice.language.autonym for choice in part} for part in (found.here, found.others)]
    order = "English Español Français Indonesia Türkçe Ελληνικά עברית اردو العربية हिन्दी ไทย 日本語"
    for part, names in zip((found.here, found.others), both, strict=True):
        expected = [name for name in order.split() if name in names]
        shown = [choice.language.autonym for choice in part]
        assert [name for name in shown if name in expected] == expected


@pytest.mark.parametrize("path", ["", "balloon-kyphoplasty/", PAGE.removeprefix("/es/")])
def test_every_page_offers_itself_in_every_language(client: FlaskClient, path: str) -> None:
    page = client.get(f"/es/{path}").text
    for language in LANGUAGES:
        tag = language.tag
        assert f'href="/{tag}/{path}?choose=#text" hreflang="{tag}" lang="{tag}"' in page
    assert page.count('aria-current="true"') == 1


@pytest.mark.parametrize("path", [PAGE[:-1] + ".json", "/healthz/no", "/"])
def test_what_is_no_page_offers_the_library(client: FlaskClient, path: str) -> None:
    assert {choice.address for choice in listed(client, path).here} >= {"/fr/?choose=#text"}


def test_a_language_with_a_package_is_ready(settings: Settings) -> None:
    made = cast(Pipeline, Stub(edition(language="nl"), packages=("nl",)))
    client = create_app(settings, pipeline=made).test_client()
    assert client.get("/", headers={"Accept-Language": "nl"}).location == "/nl/"
    assert "nl" in ready(client)
    assert "it" not in ready(client)


def test_a_package_installed_later_is_ready_soon(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 0.0
    monkeypatch.setattr(editions, "monotonic", lambda: now)
    made = Stub(edition())
    client = create_app(settings, pipeline=cast(Pipeline, made)).test_client()
    assert "nl" not in ready(client)
    made.packages = ("nl",)
    assert "nl" not in ready(client)
    now = 61.0
    assert "nl" in ready(client)


def test_a_broken_catalog_takes_away_no_other_language(settings: Settings) -> None:
    class Broken(Stub):
        def support(self) -> tuple[Support, ...]:
            raise CatalogError("procedures.po, line 3: it is broken.")

    client = create_app(settings, pipeline=cast(Pipeline, Broken(edition()))).test_client()
    assert client.get("/es/knee/").status_code == 200
    assert "vi" in ready(client)


@pytest.mark.parametrize(
    ("wanted", "tag"),
    [
        ("español", "es"),
        ("Spanish", "es"),
        ("西班牙语", "es"),
        ("स्पेनिश", "es"),
        ("zh-cn", "zh-Hans"),
        ("Simplified Chinese", "zh-Hans"),
        ("Farsi", "fa"),
        ("हिंदी", "hi"),
        ("हिन्दी", "hi"),
        ("Filipino", "tl"),
        ("niemiecki", "de"),
    ],
)
def test_a_language_can_be_looked_for_by_any_name(
    client: FlaskClient, wanted: str, tag: str
) -> None:
    response = client.get("/languages.json")
    assert wanted in response.get_json()[tag]
    assert "max-age" in response.headers["Cache-Control"]


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_a_name_is_heard_where_there_is_a_voice(client: FlaskClient, language: Language) -> None:
    (choice,) = [
        c for part in _parts(listed(client)) for c in part if c.language.tag == language.tag
    ]
    response = client.get(f"/{language.tag}/name.mp3")
    if language.grade is Grade.NONE:
        assert (choice.sound, response.status_code) == ("", 404)
    else:
        assert response.mimetype == "audio/mpeg"
        kept = client.get(choice.sound)
        assert kept.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert kept.data == response.data


def _parts(found: Choices) -> tuple[tuple[Choice, ...], ...]:
    return found.here, found.others


def test_what_is_heard_is_in_the_language_itself(app: Flask) -> None:
    with app.test_request_context("/en/"):
        assert invitation(find("en")) == "English. Press to listen in this language."
        for language in LANGUAGES:
            said = invitation(language)
            assert language.autonym in said
            if language.tag != "en":
                assert not re.search("Press|listen", said)
