"""NOTICE names every package that comes with the product."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

from packaging.requirements import Requirement

NOTICE = (Path(__file__).parent.parent / "NOTICE").read_text("utf-8").lower()


def closure(name: str, seen: set[str]) -> set[str]:
    """`seen` with the package `name` and all that it needs on this platform."""
    try:
        needs = requires(name) or []
    except PackageNotFoundError:
        return seen
    for need in map(Requirement, needs):
        key = need.name.lower()
        if (need.marker is None or need.marker.evaluate({"extra": ""})) and key not in seen:
            seen.add(key)
            closure(key, seen)
    return seen


def test_every_dependency_is_named_with_its_licence() -> None:
    rows = set(re.findall(r"^([a-z0-9._-]+) {2,}\S", NOTICE, re.MULTILINE))
    assert closure("explainer", set()) <= rows
