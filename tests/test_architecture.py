"""The import arrows: data flows one way, and each engine has one door."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from explainer.recipe import SHOWING

ROOT = Path(__file__).parent.parent / "explainer"

SHARED = {"model", "errors", "languages", "lifeline"}
STAGES = {"document", "plain", "translation", "speech", "store"}
ALLOWED = {
    "model": set(),
    "errors": set(),
    "lifeline": set(),
    "languages": {"model", "errors"},
    "settings": SHARED,
    **dict.fromkeys(STAGES, SHARED),
    "recipe": SHARED | {"settings"},
    "pipeline": SHARED | STAGES | {"settings", "recipe"},
    "places": SHARED,
    "view": SHARED | {"places"},
    "words": SHARED,
    "formats": SHARED,
    "web": SHARED | {"pipeline", "publishing", "settings", "view", "words", "formats"},
    "publishing": SHARED | {"pipeline", "settings", "store", "view", "words", "formats"},
    "site": SHARED | {"pipeline", "publishing", "web"},
    "batch": SHARED | {"pipeline", "recipe", "settings", "show"},
    "show": SHARED | {"pipeline"},
    "cli": SHARED
    | {"__version__", "show", "pipeline", "settings", "web", "publishing", "site", "batch"},
    "__main__": {"cli"},
    "__init__": set(),
}
ENGINES = {
    "argostranslate": {"translation"},
    "ctranslate2": {"translation"},
    "sentencepiece": {"translation"},
    "pyttsx3": {"speech"},
    "espeakng_loader": {"speech"},
    "lameenc": {"speech"},
    "flask": {"web"},
    "flask_babel": {"web"},
    "waitress": {"web"},
    "dask": {"batch"},
    "distributed": {"batch"},
    "fsspec": {"batch"},
}
LAZY_FROM_CLI = {"web", "publishing", "site", "batch"}


def part(path: Path) -> str:
    """The part of the package a file belongs to: "speech" for explainer/speech/worker.py."""
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[str, bool]]:
    """Every module that a file imports, and whether it does so inside a function."""
    tree = ast.parse(path.read_text("utf-8"))
    inner = {
        id(node)
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, id(node) in inner
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import; say the whole name"
            module = node.module or ""
            for alias in node.names:
                yield f"{module}.{alias.name}", id(node) in inner


FILES = sorted(ROOT.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_follow_the_arrows(path: Path) -> None:
    here = part(path)
    assert here in ALLOWED, f"{path}: a new part; give it its arrows in ALLOWED"
    for module, lazy in imports(path):
        top, _, rest = module.partition(".")
        if top == "explainer" and rest:
            target = rest.partition(".")[0]
            assert target == here or target in ALLOWED[here], f"{path} imports {module}"
            if here == "cli" and target in LAZY_FROM_CLI:
                assert lazy, f"{path}: import {target} inside the command that starts it"
        if top in ENGINES:
            assert here in ENGINES[top], f"{path} imports {module}"


def test_every_stage_is_here() -> None:
    assert {part(path) for path in FILES} >= STAGES - {"store"} | SHARED


def test_what_only_shows_decides_no_result() -> None:
    """A change in these parts must not have a library made again, so nothing that makes it may
    know them. What of the settings decides is in the recipe by its value."""
    assert {name for name in SHOWING if not (ROOT / name).exists()} <= {"locales"}
    showing = {name.removesuffix(".py") for name in SHOWING} - {"settings"}
    for path in FILES:
        if path.relative_to(ROOT).parts[0] not in (*SHOWING, "__main__.py"):
            known = {m.split(".")[1] for m, _ in imports(path) if m.startswith("explainer.")}
            assert not known & showing, path
