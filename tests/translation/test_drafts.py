"""`explainer catalog draft`: from a document to a PO file, to a translator, and back."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from tests.conftest import Explain

PAGE = """The doctor

Tell your doctor if you are pregnant.

Take 0.85 mL of ibuprofen every 6 hours.
"""
EASY = "Tell your doctor if you are pregnant."
DRAFT = "Dile a tu doctor si estás embarazada."
HARD = "Take 0.85 mL of ibuprofen every 6 hours."


@pytest.fixture
def draft(explainer: Explain, packages: Path, tmp_path: Path) -> Any:
    """Runs the command and returns the file it wrote."""
    (tmp_path / "page.txt").write_text(PAGE)

    def run() -> Path:
        done = explainer(
            "catalog", "draft", "page.txt", "--language", "es", ARGOS_PACKAGES_DIR=str(packages)
        )
        assert done.returncode == 0, done.stderr
        path = tmp_path / "home/.local/share/explainer/catalogs/es/page.po"
        assert done.stdout.startswith(f"{path}: ")
        return path

    return run


def entries(path: Path) -> dict[str, Message]:
    with path.open("rb") as file:
        return {str(message.id): message for message in read_po(file) if message.id}


def shown(explainer: Explain, packages: Path) -> dict[str, tuple[str, str]]:
    done = explainer(
        "explain", "page.txt", "--language", "es", "--json", ARGOS_PACKAGES_DIR=str(packages)
    )
    segments = json.loads(done.stdout)["sections"][0]["segments"]
    return {segment["original"]: (segment["text"], segment["status"]) for segment in segments}


def test_drafts_are_fuzzy_and_say_who_made_them(draft: Any) -> None:
    found = entries(draft())
    assert list(found) == ["The doctor", EASY, HARD]
    assert (found[EASY].string, found[EASY].fuzzy) == (DRAFT, True)
    assert found[EASY].user_comments == ["Machine translation: argos en→es 1.0"]
    assert found[EASY].locations == [("page.txt", 2)]
    assert (found[HARD].string, found[HARD].fuzzy) == ("", False)
    assert found[HARD].user_comments[0].startswith("No safe machine translation: ")


def test_the_definition_of_a_hard_word_is_an_entry_too(draft: Any, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(f"{PAGE}\nThe abscess is here.\n")
    assert "An abscess is a pocket of pus in the body." in entries(draft())


def test_a_draft_that_nobody_approved_is_machine_translation(
    draft: Any, explainer: Explain, packages: Path
) -> None:
    draft()
    words = shown(explainer, packages)
    assert words[EASY] == (DRAFT, "machine")
    assert words[HARD] == (HARD, "withheld")


def approve(path: Path, source: str, text: str) -> None:
    """As a translator's tool does it: new words, no fuzzy flag, a name."""
    entry = rf'((?:#.*\n)*)msgid "{re.escape(source)}"\nmsgstr ".*"\n'
    found = re.search(entry, path.read_text())
    assert found
    comments = re.sub(r"#, fuzzy\n", "", found[1])
    new = f'# Reviewed-by: Ana\n{comments}msgid "{source}"\nmsgstr "{text}"\n'
    path.write_text(path.read_text().replace(found[0], new))


def test_what_a_person_approved_is_used_and_kept(
    draft: Any, explainer: Explain, packages: Path
) -> None:
    path = draft()
    approve(path, EASY, "Avise a su médico si está embarazada.")
    approve(path, HARD, "Tome 0,85 ml de ibuprofeno cada 6 horas.")
    draft()
    words = shown(explainer, packages)
    assert words[EASY] == ("Avise a su médico si está embarazada.", "reviewed")
    assert words[HARD] == ("Tome 0,85 ml de ibuprofeno cada 6 horas.", "reviewed")


def test_a_changed_source_gets_a_new_draft_and_keeps_the_old_words_to_look_at(
    draft: Any, explainer: Explain, packages: Path, tmp_path: Path
) -> None:
    approve(draft(), HARD, "Tome 0,85 ml de ibuprofeno cada 6 horas.")
    changed = HARD.replace("every 6", "every 8")
    (tmp_path / "page.txt").write_text(PAGE.replace(HARD, changed))
    for _ in range(2):  # nothing of it depends on which run it is
        found = entries(draft())
        assert found[changed].string == ""
        assert not any(
            comment.startswith("Reviewed-by") for comment in found[changed].user_comments
        )
        assert (
            "Before the source changed: Tome 0,85 ml de ibuprofeno cada 6 horas."
            in found[changed].user_comments
        )
        assert shown(explainer, packages)[changed] == (changed, "withheld")


def test_a_draft_twice_is_the_same_file(draft: Any) -> None:
    first = draft().read_text()
    assert re.sub(r".*-Date.*", "", draft().read_text()) == re.sub(r".*-Date.*", "", first)


def test_documents_of_the_same_name_have_catalogs_of_their_own(
    draft: Any, explainer: Explain, packages: Path, tmp_path: Path
) -> None:
    approve(draft(), EASY, "Avise a su médico si está embarazada.")
    (tmp_path / "other").mkdir()
    (tmp_path / "other/page.md").write_text("# Another\n\nThe nurse will help you.\n")

    def other() -> str:
        command = ("catalog", "draft", "other/page.md", "--language", "es")
        return explainer(*command, ARGOS_PACKAGES_DIR=str(packages)).stdout.partition(": ")[0]

    assert Path(other()).name == "page-2.po"
    assert Path(other()).name == "page-2.po"
    assert list(entries(Path(other()))) == ["Another", "The nurse will help you."]
    assert list(entries(draft())) == ["The doctor", EASY, HARD]
    assert shown(explainer, packages)[EASY][1] == "reviewed"


def test_trouble_is_one_line(explainer: Explain, tmp_path: Path, packages: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE)
    for arguments, said in (
        (("page.txt", "--language", "en"), "is in English already"),
        (("page.txt", "--language", "xx"), "no language 'xx'"),
        (("none.txt", "--language", "es"), "none.txt cannot be read"),
    ):
        done = explainer("catalog", "draft", *arguments, ARGOS_PACKAGES_DIR=str(packages))
        assert (done.returncode, done.stderr.count("\n")) == (1, 1)
        assert said in done.stderr
    blocked = tmp_path / "home/.local/share/explainer"
    shutil.rmtree(blocked)
    blocked.write_text("a file where a folder should be")
    done = explainer(
        "catalog", "draft", "page.txt", "--language", "es", ARGOS_PACKAGES_DIR=str(packages)
    )
    assert done.returncode == 1
    assert "cannot be written" in done.stderr
    assert explainer("catalog").returncode == 2


def test_without_a_package_the_entries_wait_for_a_translator(
    explainer: Explain, tmp_path: Path
) -> None:
    (tmp_path / "page.txt").write_text(PAGE)
    done = explainer("catalog", "draft", "page.txt", "--language", "de")
    assert "0 drafts by machine to check, 3 to write" in done.stdout
    assert "no language package" in done.stderr
