from __future__ import annotations

import gzip
import posixpath
import re

import pytest
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser

from explainer.web import assets

PAGE = "/en/balloon-kyphoplasty/"
ZIPPED = {"Accept-Encoding": "gzip, br"}


def test_every_style_sheet_travels_in_the_one() -> None:
    assert {path.stem for path in assets.STATIC.glob("*.css")} == set(assets.SHEETS)


@pytest.mark.parametrize("path", [PAGE, f"{assets.ADDRESS}/style.css", f"{assets.ADDRESS}/main.js"])
def test_a_text_is_the_same_compressed(client: FlaskClient, path: str) -> None:
    plain, zipped = client.get(path), client.get(path, headers=ZIPPED)
    assert zipped.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert gzip.decompress(zipped.data) == plain.data
    assert len(zipped.data) < len(plain.data) * 0.6
    assert "Accept-Encoding" in plain.vary
    assert "Accept-Encoding" in zipped.vary


def test_what_a_browser_has_is_not_sent_again(client: FlaskClient) -> None:
    first = client.get(PAGE, headers=ZIPPED)
    again = client.get(PAGE, headers=ZIPPED | {"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    static = client.get(f"{assets.ADDRESS}/main.js", headers=ZIPPED)
    assert "max-age=31536000" in static.headers["Cache-Control"]


@pytest.mark.parametrize("wish", ["", "identity", "gzip;q=0", "br"])
def test_who_does_not_ask_gets_it_plain(client: FlaskClient, wish: str) -> None:
    response = client.get(PAGE, headers={"Accept-Encoding": wish})
    assert "Content-Encoding" not in response.headers


def test_what_is_private_is_never_compressed(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("explainer.web.assets.is_private", lambda: True)
    assert "Content-Encoding" not in client.get(PAGE, headers=ZIPPED).headers


@pytest.mark.parametrize(
    "path", ["/en/", PAGE, "/es/side-by-side/balloon-kyphoplasty/", "/en/help/", "/en/nothing/"]
)
def test_a_page_names_every_module_that_it_needs_once(client: FlaskClient, path: str) -> None:
    """On a slow network each module that is found in another one would cost a round trip."""
    page = LexborHTMLParser(client.get(path).text)
    own = [str(node.attributes["src"]) for node in page.css("script[type=module]")]
    named = [*own, *(str(link.attributes["href"]) for link in page.css("link[rel=modulepreload]"))]
    needed = list(own)
    for module in needed:  # it grows meanwhile
        imports = re.findall(r'from "\./(.+)";', client.get(module).text)
        others = [posixpath.join(posixpath.dirname(module), name) for name in imports]
        needed += [other for other in others if other not in needed]
    assert sorted(named) == sorted(needed)
