"""What a screen reader gets: Chromium's accessibility tree, read in order."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

_LANG = """function () {
  const element = this.documentElement ?? (this.closest ? this : this.parentElement);
  return element.closest('[lang]').lang;
}"""
_PATIENCE_S = 20.0


@dataclass(frozen=True)
class Heard:
    """One object of the tree. `states` are those of ARIA: expanded, pressed, checked, level …"""

    role: str
    name: str
    states: dict[str, Any]
    node: int


class ScreenReader:
    """Knows a page by its accessibility tree alone."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._session = page.context.new_cdp_session(page)
        self._session.send("DOM.enable")
        self._session.send("Accessibility.enable")

    def read(self) -> list[Heard]:
        """The whole page, in reading order, without what is hidden from screen readers."""
        nodes = self._session.send("Accessibility.getFullAXTree")["nodes"]
        by_id = {node["nodeId"]: node for node in nodes}

        def walk(node: dict[str, Any]) -> Iterator[Heard]:
            if not node["ignored"]:
                yield Heard(
                    role=node["role"]["value"],
                    name=" ".join(node.get("name", {}).get("value", "").split()),
                    states={p["name"]: p["value"].get("value") for p in node.get("properties", ())},
                    node=node.get("backendDOMNodeId", 0),
                )
            for child in node.get("childIds", ()):
                if child in by_id and by_id[child].get("role", {}).get("value") != "InlineTextBox":
                    yield from walk(by_id[child])

        return list(walk(nodes[0]))

    def find(self, role: str, name: str, **states: object) -> Heard:
        """The first object of that role, name and states; waits for it. A name may be a beginning
        that ends in "…"."""
        until = time.monotonic() + _PATIENCE_S
        while True:
            heard = self.read()
            for each in heard:
                fits = each.name.startswith(name[:-1]) if name.endswith("…") else each.name == name
                if each.role == role and fits and states.items() <= each.states.items():
                    return each
            if time.monotonic() > until:
                raise AssertionError(
                    f"no {role} {name!r} {states}; there are: "
                    f"{[(h.role, h.name, h.states) for h in heard if h.role == role]}"
                )
            self._page.wait_for_timeout(50)

    def press(self, role: str, name: str, **states: object) -> None:
        """Does what a screen reader's own "activate" does."""
        self._call(self.find(role, name, **states).node, "function () { this.click(); }")

    def language(self, heard: Heard) -> str:
        """The language in which it is spoken."""
        return str(self._call(heard.node, _LANG))

    def _call(self, node: int, function: str) -> object:
        found = self._session.send("DOM.resolveNode", {"backendNodeId": node})
        answer = self._session.send(
            "Runtime.callFunctionOn",
            {"objectId": found["object"]["objectId"], "functionDeclaration": function,
             "returnByValue": True, "userGesture": True},
        )  # fmt: skip
        return answer["result"].get("value")
