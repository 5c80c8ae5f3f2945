"""`explainer check` as a translator or a script runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Explain

ENGLISH = "Take 2 tablets every day.\n\nDo not eat before the operation.\nIt is your left knee.\n"
SPANISH = "Tome 3 tabletas cada día.\n\nComa antes de la operación.\nEs su rodilla izquierda.\n"


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    english, spanish = tmp_path / "english.txt", tmp_path / "spanish.txt"
    english.write_text(ENGLISH, "utf-8")
    spanish.write_text(SPANISH, "utf-8")
    return english, spanish


def test_findings_have_line_code_severity_and_detail(
    explainer: Explain, files: tuple[Path, Path]
) -> None:
    done = explainer("check", "--language", "es", *files, "--json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert [set(entry) for entry in found] == [{"line", "code", "severity", "detail"}] * len(found)
    assert [
        (entry["line"], entry["code"]) for entry in found if entry["severity"] == "serious"
    ] == [
        (1, "number-changed"),
        (3, "negation-lost"),
    ]


def test_people_get_lines_they_can_click(explainer: Explain, files: tuple[Path, Path]) -> None:
    done = explainer("check", "--language", "es", *files)
    assert done.stdout.splitlines()[0].startswith(f"{files[1]}:1: serious: number-changed: ")


def test_files_of_different_length_are_one_clear_line(
    explainer: Explain, files: tuple[Path, Path]
) -> None:
    files[1].write_text("Una línea.\n", "utf-8")
    done = explainer("check", "--language", "es", *files, "--json")
    assert (done.returncode, done.stdout) == (1, "")
    assert "4 lines" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("wrong", ["missing", "not text", "language"])
def test_bad_input_is_one_clear_line(
    explainer: Explain, files: tuple[Path, Path], wrong: str
) -> None:
    english, spanish = files
    if wrong == "missing":
        spanish = spanish.with_name("nothing.txt")
    elif wrong == "not text":
        spanish.write_bytes(b"\xff\xfe\x00\x01")
    tag = "xx" if wrong == "language" else "es"
    done = explainer("check", "--language", tag, english, spanish)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
