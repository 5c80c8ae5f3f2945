from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from explainer import web
from explainer.pipeline import Pipeline
from explainer.settings import Settings
from explainer.web import assets, create_app

PLACE = "/en/balloon-kyphoplasty/balloon-kyphoplasty-procedure"
PATHS = (
    "/",
    "/en/",
    "/EN/",
    "/en",
    f"{PLACE}/",
    f"{PLACE}.json",
    "/en/your-document/",
    f"/en/own-{'a' * 32}/",
    "/healthz",
    "/nothing",
    f"{assets.ADDRESS}/style.css",
    f"{assets.ADDRESS}/main.js",
)


@pytest.mark.parametrize("path", PATHS)
def test_everything_carries_the_headers(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    headers = response.headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert set(re.findall(r"https?:|\*|data:", policy)) == set()
    assert headers["X-Content-Type-Options"] == "nosniff"
    form = path == "/en/your-document/"
    assert headers["Referrer-Policy"] == ("same-origin" if form else "no-referrer")
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Embedder-Policy"] == "require-corp"
    if response.mimetype == "text/html":
        assert "microphone=()" in headers["Permissions-Policy"]


@pytest.mark.parametrize("host", ["evil.example", "a b", "<script>", "127.0.0.1:1@evil.example"])
@pytest.mark.parametrize("path", PATHS)
def test_a_forged_host_is_never_repeated(client: FlaskClient, path: str, host: str) -> None:
    response = client.get(path, headers={"Host": host})
    assert response.status_code < 500
    assert "evil.example" not in response.text + str(response.headers)
    assert host not in response.text + str(response.headers)


@pytest.mark.parametrize(
    "path", ["//evil.example", "//evil.example/%2e%2e", "/\\evil.example", "/en//evil.example"]
)
def test_no_redirect_leaves_the_site(client: FlaskClient, path: str) -> None:
    location = client.get(path).headers.get("Location", "/")
    assert re.match(r"/(?![/\\])|/$", location), location


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_the_pages_are_only_read(client: FlaskClient, method: str) -> None:
    response = client.open("/en/", method=method)
    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]


def test_no_template_has_code_or_style_inline() -> None:
    for path in sorted((Path(web.__file__).parent / "templates").glob("*.html")):
        text = path.read_text("utf-8")
        assert not re.search(
            r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|javascript:", text
        ), path


def test_nothing_comes_from_elsewhere() -> None:
    folder = Path(web.__file__).parent
    for path in [*folder.glob("templates/*"), *folder.glob("static/*.*")]:
        text = path.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "//" not in re.sub(r"(^|\s)//.*", "", text), path


@pytest.mark.parametrize(
    ("host", "asked", "status"),
    [
        ("127.0.0.1", "localhost:8000", 200),
        ("127.0.0.1", "LOCALHOST", 200),
        ("127.0.0.1", "127.0.0.1:1", 200),
        ("::1", "[::1]:8000", 200),
        ("localhost", "rebound.example", 400),
        ("127.0.0.1", "localhost.rebound.example", 400),
        ("127.0.0.1", "", 400),
        ("127.0.0.1", "[zz]", 400),
        ("0.0.0.0", "rebound.example", 200),
    ],
)
def test_a_page_for_this_machine_has_only_its_names(
    settings: Settings, pipeline: Pipeline, host: str, asked: str, status: int
) -> None:
    client = create_app(replace(settings, host=host), pipeline=pipeline).test_client()
    assert client.get("/healthz", headers={"Host": asked}).status_code == status
    assert client.get("/en/", headers={"Host": asked}).status_code == status


def test_names_that_are_set_are_the_only_ones(settings: Settings, pipeline: Pipeline) -> None:
    named = replace(settings, host="0.0.0.0", hosts="leaflets.example, Other.example")
    client = create_app(named, pipeline=pipeline).test_client()
    for asked, status in (("leaflets.example", 200), ("other.example:8", 200), ("localhost", 400)):
        assert client.get("/healthz", headers={"Host": asked}).status_code == status


@pytest.mark.parametrize(
    ("headers", "allowed"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, True),
        ({"Origin": "http://localhost"}, True),
        ({"Origin": "https://localhost"}, True),  # a proxy of ours may speak TLS
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Sec-Fetch-Site": "none"}, False),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"}, False),
        ({"Origin": "http://evil.example"}, False),
        ({"Origin": "http://localhost.evil.example"}, False),
        ({"Origin": "null"}, False),
        ({"Origin": "http://["}, False),
        ({}, False),
    ],
)
def test_only_our_own_pages_may_send_a_form(
    client: FlaskClient, headers: dict[str, str], allowed: bool
) -> None:
    response = client.post("/ar/your-document/", data={"text": ""}, headers=headers)
    assert response.status_code == (400 if allowed else 403)
    assert '<html lang="ar" dir="rtl">' in response.text
    slug = f"own-{'a' * 32}"
    response = client.post(f"/en/your-document/{slug}/delete/", headers=headers)
    assert response.status_code == (303 if allowed else 403)


def test_over_tls_the_browser_is_told_to_stay_there(settings: Settings, pipeline: Pipeline) -> None:
    app = create_app(settings, pipeline=pipeline)
    assert "Strict-Transport-Security" not in app.test_client().get("/en/").headers
    secure = app.test_client().get("/en/", base_url="https://localhost").headers
    assert secure["Strict-Transport-Security"] == "max-age=31536000"
    forwarded = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7"}
    assert "Strict-Transport-Security" not in app.test_client().get("/", headers=forwarded).headers
    behind = create_app(replace(settings, trusted_proxies=1), pipeline=pipeline).test_client()
    assert "Strict-Transport-Security" in behind.get("/en/", headers=forwarded).headers
    cookie = behind.get("/es/?choose", headers=forwarded).headers["Set-Cookie"]
    assert "Secure" in cookie
    assert "HttpOnly" in cookie
    assert "SameSite" in cookie


def test_the_only_cookie_is_the_chosen_language(client: FlaskClient) -> None:
    for path in ("/", "/en/", "/en/your-document/", f"{PLACE}/", "/en/your-document/deleted/"):
        assert "Set-Cookie" not in client.get(path).headers
    assert client.get("/es/?choose").headers["Set-Cookie"].startswith("language=es;")


@pytest.mark.parametrize("host", ["a" * 64, "a." * 200, "[::1", "localhost:99999", "\x7f"])
def test_a_host_that_cannot_be_is_refused_and_nothing_fails(client: FlaskClient, host: str) -> None:
    for path in ("/en/", f"{PLACE}.json", "/en", "/static/page.css"):
        assert client.get(path, headers={"Host": host}).status_code == 400
