"""What the reader needs where it is opened from a folder, as on a USB stick.

There a browser loads scripts, but neither modules nor what scripts fetch: every file would be
another site. So the modules come as text in one script, and what is fetched once more as scripts:
the times, the names of the languages, and the procedures for the list of things to ask.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterable, Iterator
from graphlib import TopologicalSorter
from pathlib import Path

from explainer.web.assets import IMPORT

_LOADER = Path(__file__).parent / "folder.js"
_PROCEDURE = re.compile(r"[^/]+/[^/]+/index\.html")


def with_scripts(made: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """The files, and the scripts that a folder needs."""
    modules: dict[str, str] = {}
    for name, content in made:
        yield name, content
        if name.startswith("static/") and name.endswith(".js"):
            modules[posixpath.basename(name)] = content.decode()
        elif name.endswith(".json") or _PROCEDURE.fullmatch(name):
            text = json.dumps(content.decode())
            yield f"{name}.js", f"document.currentScript.answer = {text}".encode()
    needs = {name: IMPORT.findall(text) for name, text in modules.items()}
    ordered = [(name, modules[name]) for name in TopologicalSorter(needs).static_order()]
    yield (
        "folder.js",
        f"const MODULES = {json.dumps(ordered)};\n{_LOADER.read_text('utf-8')}".encode(),
    )
