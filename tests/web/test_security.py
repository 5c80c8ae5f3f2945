from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from explainer import web

PLACE = "/en/balloon-kyphoplasty/balloon-kyphoplasty-procedure"
PATHS = (
    "/",
    "/en/",
    "/EN/",
    "/en",
    f"{PLACE}/",
    f"{PLACE}.json",
    "/healthz",
    "/nothing",
    "/static/page.css",
)


@pytest.mark.parametrize("path", PATHS)
def test_everything_carries_the_headers(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert set(re.findall(r"https?:|\*|data:", policy)) == set()
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
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
