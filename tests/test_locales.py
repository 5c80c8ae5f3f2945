"""A stale, broken or unsafe catalog fails the build."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from explainer.languages import LANGUAGES, LOCALES
from explainer.model import Severity
from explainer.translation import catalogs
from explainer.translation.checks import check
from explainer.words import read

ROOT = LOCALES.parent
SHIPPED = [
    language
    for language in LANGUAGES
    if language.tag != "en" and (language.catalogs / "procedures.po").exists()
]


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, root / "scripts/locales.py", *arguments],
        env={"PYTHONPATH": str(root), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the project that a test may break."""
    for name in ("explainer", "locales", "scripts"):
        shutil.copytree(
            ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", ".*")
        )
    return tmp_path


def test_every_catalog_is_whole_and_in_step() -> None:
    done = run(ROOT, "check")
    assert (done.returncode, done.stderr.strip()) == (0, "")


def test_update_changes_nothing_that_is_in_step(checkout: Path) -> None:
    before = {path: path.read_bytes() for path in (checkout / "locales").rglob("*.po*")}
    assert run(checkout, "update").returncode == 0
    assert {path: path.read_bytes() for path in (checkout / "locales").rglob("*.po*")} == before


def test_a_changed_procedure_makes_its_catalogs_stale_and_never_reuses_the_old_words(
    checkout: Path,
) -> None:
    source = checkout / "explainer/library/balloon-kyphoplasty.txt"
    source.write_text(
        source.read_text("utf-8").replace("less than 1 percent", "2 percent"), "utf-8"
    )
    stale = run(checkout, "check")
    assert stale.returncode == 1
    assert "2 percent" in stale.stderr
    assert "scripts/locales update" in stale.stderr
    assert run(checkout, "update").returncode == 1, "the new sentence has no words yet"
    english = catalogs.read(checkout / "locales/en/LC_MESSAGES/procedures.po")
    assert english.entries["Low complication rate (2 percent)"] is None


@pytest.mark.parametrize(
    ("old", "new"), [('msgstr "', "msgstr "), ("%(", "%%("), ('msgid "Balloon', 'msgid "balloon')]
)
def test_a_broken_catalog_is_named(checkout: Path, old: str, new: str) -> None:
    for name in ("messages", "procedures"):
        path = checkout / f"locales/es/LC_MESSAGES/{name}.po"
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    done = run(checkout, "check")
    assert done.returncode == 1
    assert "locales/es/LC_MESSAGES/" in done.stderr


def test_new_languages_can_be_begun(checkout: Path) -> None:
    """With as many forms as each has for counting; until a person writes, they have no words."""
    forms = {"sw": 2, "it": 2, "el": 2, "ja": 1}
    assert run(checkout, "update", *forms).returncode == 1, "they have no words yet"
    for tag, count in forms.items():
        folder = checkout / f"locales/{tag}/LC_MESSAGES"
        assert (folder / "procedures.po").exists()
        begun = (folder / "messages.po").read_text("utf-8")
        assert f"nplurals={count};" in begun
        assert "msgstr[0]" in begun
        assert read(folder / "messages.po") is None


@pytest.mark.parametrize("language", SHIPPED, ids=lambda language: language.tag)
def test_no_shipped_translation_fails_a_safety_check(language: object) -> None:
    assert isinstance(language, type(LANGUAGES[0]))
    entries = catalogs.read(language.catalogs / "procedures.po").entries
    for source, words in entries.items():
        if words is None:
            continue  # it waits for a translator, as the check above says
        found = [
            f for f in check(source, words.text, language.tag) if f.severity == Severity.SERIOUS
        ]
        assert not found, (source, words.text, found)
