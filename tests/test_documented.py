"""Every issue code, setting and command is written down for the people who meet it."""

from __future__ import annotations

import argparse
import ast
import re
from collections.abc import Iterator
from pathlib import Path

from explainer import cli, settings
from explainer.plain.guarantees import GUARANTEES

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "explainer").rglob("*.py"))
README = (ROOT / "README.md").read_text("utf-8")
TABLE = re.compile(r"^\| `([a-z-]+)` \|", re.MULTILINE)


def codes(source: str, takers: dict[str, int]) -> Iterator[str]:
    """The codes that a module gives: `code=…`, `code = …` and what is passed on as a `code`.

    `takers` are the names of functions with a parameter `code`, and its position.
    """
    tree = ast.parse(source)
    for node in ast.walk(tree):  # tell = serious if long else warning
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.IfExp):
            for taker in map(ast.unparse, (node.value.body, node.value.orelse)):
                if taker in takers:
                    takers = takers | {ast.unparse(node.targets[0]): takers[taker]}
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            for line in node.body:
                if isinstance(line, ast.Assign) and ast.unparse(line.targets[0]) == "code":
                    yield from literal(line.value)
        elif isinstance(node, ast.Call):
            for keyword in node.keywords:
                if keyword.arg == "code":
                    yield from literal(keyword.value)
            name = ast.unparse(node.func).rpartition(".")[2]
            if name in takers and len(node.args) > takers[name]:
                yield from literal(node.args[takers[name]])


def literal(value: ast.expr) -> Iterator[str]:
    """The texts that an expression can be, as far as they are written in it."""
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value
    elif isinstance(value, ast.IfExp):
        yield from literal(value.body)
        yield from literal(value.orelse)
    elif isinstance(value, ast.JoinedStr) and ast.unparse(value) == "f'guarantee-{guarantee}'":
        yield from (f"guarantee-{guarantee}" for guarantee in GUARANTEES)


def takers(source: str) -> dict[str, int]:
    """Functions with a parameter `code`, and its position in a call."""
    return {
        node.name: names.index("code") - (names[0] == "self")
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef)
        and "code" in (names := [argument.arg for argument in node.args.args])
    }


def given() -> set[str]:
    texts = [path.read_text("utf-8") for path in SOURCES]
    known = {name: at for text in texts for name, at in takers(text).items()}
    found = {code for text in texts for code in codes(text, known)}
    return {code for code in found if re.fullmatch(r"[a-z]+(?:-[a-z]+)*", code)}  # no log messages


def test_every_code_has_a_line_and_every_line_a_code() -> None:
    documented = set(TABLE.findall((ROOT / "CONTRIBUTING.md").read_text("utf-8")))
    assert documented == given()


def test_a_code_is_found_however_it_is_given() -> None:
    source = """
class Locked(Error):
    code = "locked"
def warn(text, code): ...
warn("x", "one" if y else "two")
tell = warn if y else note
tell("x", "four")
Issue(code="three")
note(i, f"guarantee-{guarantee}")
"""
    found = set(codes(source, takers(source) | {"note": 1}))
    assert found == {
        "locked",
        "one",
        "two",
        "three",
        "four",
        *(f"guarantee-{g}" for g in GUARANTEES),
    }


def commands(parser: argparse.ArgumentParser, *path: str) -> Iterator[tuple[str, str | None]]:
    """Every command and what `--help` says of it."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            helped = {choice.dest: choice.help for choice in action._choices_actions}
            for name, child in action.choices.items():
                yield " ".join((*path, name)), helped.get(name)
                yield from commands(child, *path, name)


def test_every_command_is_in_the_help() -> None:
    found = dict(commands(cli._parser()))
    assert {"explain", "catalog draft"} <= found.keys()
    assert [name for name, text in found.items() if not text] == []


def test_every_setting_says_what_it_is_for() -> None:
    assert [name for name, _, text in settings.table() if not text.endswith(".")] == []
    assert "explainer settings" in README
