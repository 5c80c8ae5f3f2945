from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from explainer.languages import LANGUAGES
from explainer.web import locale

PAGE = "/es/balloon-kyphoplasty/balloon-kyphoplasty-procedure/"


@pytest.mark.parametrize(
    ("accepted", "tag"),
    [
        (None, "en"),
        ("es-MX,es;q=0.9,en;q=0.5", "es"),
        ("nl,fr;q=0.8", "fr"),
        ("zh-CN,zh;q=0.9", "zh-Hans"),
        ("vi;q=0,ar;q=0.1", "ar"),
        ("*", "en"),
        ("tlh, qya;q=0.9", "en"),
        ("fr;q=broken, \x7f", "en"),
        ("x" * 5000, "en"),
    ],
)
def test_the_browser_says_which_language(
    client: FlaskClient, accepted: str | None, tag: str
) -> None:
    headers = {"Accept-Language": accepted} if accepted else {}
    response = client.get("/", headers=headers)
    assert (response.status_code, response.location) == (302, f"/{tag}/")
    assert {"Accept-Language", "Cookie"} <= {*response.vary}


@given(st.text(alphabet=st.characters(codec="latin-1", exclude_characters="\r\n"), max_size=60))
def test_whatever_a_browser_sends_it_gets_a_page(app: Flask, sent: str) -> None:
    client = app.test_client()
    client.set_cookie("language", sent.encode("latin-1").hex() if not sent.isascii() else sent)
    assert client.get("/", headers={"Accept-Language": sent}).status_code == 302


def test_a_choice_is_kept_and_the_place_too(client: FlaskClient) -> None:
    response = client.get(PAGE + "?choose=&x=1", headers={"Accept-Language": "fr"})
    assert (response.status_code, response.location) == (302, PAGE + "?x=1")
    cookie = response.headers["Set-Cookie"]
    assert "language=es;" in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie
    assert "no-store" in response.headers["Cache-Control"]
    assert client.get("/", headers={"Accept-Language": "fr"}).location == "/es/"


def test_reading_without_choosing_keeps_nothing(client: FlaskClient) -> None:
    assert "Set-Cookie" not in client.get(PAGE).headers


def test_a_choice_made_over_https_is_kept_for_https(client: FlaskClient) -> None:
    response = client.get("/es/?choose=", base_url="https://localhost")
    assert "Secure" in response.headers["Set-Cookie"]


def test_a_forged_choice_is_no_choice(client: FlaskClient) -> None:
    client.set_cookie("language", "../../etc")
    assert client.get("/").location == "/en/"


@pytest.mark.parametrize(
    ("asked", "settled"),
    [
        ("/ES/", "/es/"),
        ("/es-MX/balloon-kyphoplasty/", "/es/balloon-kyphoplasty/"),
        ("/zh/", "/zh-Hans/"),
        ("/zh_Hans/", "/zh-Hans/"),
        ("/pt/?page=2", "/pt-BR/?page=2"),
    ],
)
def test_each_page_has_one_address(client: FlaskClient, asked: str, settled: str) -> None:
    response = client.get(asked)
    assert (response.status_code, response.location) == (302, settled)


@pytest.mark.parametrize(
    ("path", "saved", "accepted", "tag"),
    [
        ("/es/nothing/", "vi", "fr", "es"),
        ("/es/balloon-kyphoplasty/nothing/", "", "", "es"),
        ("/es/a/b/c/d", "", "fr", "es"),
        ("/nothing/at/all", "", "hi", "hi"),
        ("/tlh/", "vi", "ar", "vi"),
        ("/tlh/", "", "ar", "ar"),
        ("/tlh/", "", "", "en"),
    ],
)
def test_what_is_not_there_is_said_in_a_language_the_reader_knows(
    client: FlaskClient, path: str, saved: str, accepted: str, tag: str
) -> None:
    client.set_cookie("language", saved)
    response = client.get(path, headers={"Accept-Language": accepted})
    assert response.status_code == 404
    assert f'<html lang="{tag}"' in response.text


@pytest.mark.parametrize(
    ("tag", "number", "share"), [("de", "1.234,5", "50\xa0%"), ("th", "1,234.5", "50%")]
)
def test_numbers_are_written_as_the_buttons_are(
    app: Flask, tag: str, number: str, share: str
) -> None:
    with app.test_request_context(f"/{tag}/"):
        say = app.jinja_env.from_string("{{ 1234.5|numberformat }} {{ 0.5|percentformat }}")
        assert say.render() == f"{number} {share}"


def test_every_reason_for_silence_can_be_translated() -> None:
    assert {language.reason for language in LANGUAGES} <= {"", *locale.REASONS}
