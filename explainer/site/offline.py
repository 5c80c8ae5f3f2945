"""What makes a site one that is installed and used without a network."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser
from werkzeug.test import TestResponse

_HERE = Path(__file__).parent
_MANIFEST = "manifest.webmanifest"
_ICON = _HERE.parent / "web" / "static" / "icon.svg"


def head(root: str) -> str:
    """What every page needs in its head; `root` leads to the site's folder."""
    return (
        f'<link rel="manifest" href="{root}/{_MANIFEST}">\n'
        f'<script src="{root}/install.js" defer></script>\n'
    )


def files(library: TestResponse) -> Iterator[tuple[str, bytes]]:
    """The files of the site that are no answers of the application."""
    page = LexborHTMLParser(library.get_data(as_text=True))
    [html] = page.css("html")
    title = page.css("title")[0].text()
    manifest = {
        "name": title,
        "short_name": "Explainer",
        "lang": html.attributes["lang"],
        "dir": html.attributes["dir"],
        "start_url": "index.html",
        "scope": "./",
        "display": "standalone",
        "background_color": "#fbfaf7",
        "theme_color": "#0a4a5c",
        "icons": [{"src": "icon.svg", "sizes": "any", "type": "image/svg+xml"}],
    }
    yield _MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=2).encode()
    yield "icon.svg", _ICON.read_bytes()
    yield "install.js", (_HERE / "install.js").read_bytes()


def with_worker(
    made: Sequence[tuple[str, bytes]],
) -> Iterator[tuple[str, bytes]]:
    """The files, and the worker that keeps them on the device: another one when any changes."""
    version = hashlib.sha256()
    for name, content in sorted(made):
        version.update(f"{name}\0{hashlib.sha256(content).hexdigest()}\0".encode())
    yield from made
    names = json.dumps(sorted(name for name, _ in made), indent=0)
    worker = (_HERE / "worker.js").read_text("utf-8")
    yield (
        "worker.js",
        f'const VERSION = "{version.hexdigest()[:16]}";\nconst FILES = {names};\n{worker}'.encode(),
    )
