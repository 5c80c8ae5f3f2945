"""`explainer languages install|remove|check`, as a person types them."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from tests.conftest import Explain
from tests.translation.conftest import ARCHIVE
from tests.translation.index_server import serving

SHA256 = hashlib.sha256(ARCHIVE.read_bytes()).hexdigest()


def test_install_use_check_remove(explainer: Explain, tmp_path: Path) -> None:
    """From an index on this machine, with the packages where Argos keeps them."""
    (tmp_path / "page.txt").write_text("The doctor\n\nTell your doctor if you are pregnant.\n")
    with serving() as site:
        site.offer(ARCHIVE.read_bytes())
        done = explainer("languages", "install", "es", "--index", site.url)
        assert done.returncode == 0, done.stderr
        assert "Installed en→es 1.0" in done.stdout
        assert SHA256 in done.stdout
        other = explainer("languages", "install", "fr", ARGOS_PACKAGE_INDEX=site.url)
        assert (other.returncode, other.stdout) == (1, "")
        assert other.stderr == f"explainer: The index at {site.url} has no package en→fr.\n"
    home = tmp_path / "home/.local/share/argos-translate/packages"
    assert (home / "translate-en_es-1_0/metadata.json").exists()

    explained = json.loads(explainer("explain", "page.txt", "--language", "es", "--json").stdout)
    segment = explained["sections"][0]["segments"][-1]
    assert segment["text"] == "Dile a tu doctor si estás embarazada."
    assert (segment["language"], segment["status"]) == ("es", "machine")
    listed = json.loads(explainer("languages", "--json").stdout)
    assert {entry["tag"]: entry["argos"] for entry in listed}["es"] == "argos en→es 1.0"

    (checked,) = json.loads(explainer("languages", "check", "--json").stdout)
    assert (checked["name"], checked["sha256"], checked["fault"]) == ("en→es 1.0", SHA256, "")
    assert explainer("languages", "check").stdout.split()[-1] == "works"

    next(home.rglob("model.bin")).write_bytes(b"rotten")
    assert "cannot be loaded" in explainer("languages", "check").stdout
    listed = json.loads(explainer("languages", "--json").stdout)
    assert {entry["argos"] for entry in listed} == {None}

    assert explainer("languages", "remove", "es").stdout == "Removed en→es 1.0\n"
    assert "No language package is installed" in explainer("languages", "check").stdout
    assert explainer("languages", "remove", "es").returncode == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("es", "--from", "nowhere.argosmodel"), "nowhere.argosmodel"),
        (("xx", "--from", str(ARCHIVE)), "no language 'xx'"),
        (("fr", "--from", str(ARCHIVE)), "translates en→es, not en→fr"),
        (("en", "--source", "es", "--from", str(ARCHIVE)), "translates en→es, not es→en"),
        (("es", "--index", "ftp://example.org"), "not an https address"),
    ],
)
def test_trouble_is_one_line(explainer: Explain, arguments: tuple[str, ...], said: str) -> None:
    done = explainer("languages", "install", *arguments)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("explainer: ")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_usage(explainer: Explain) -> None:
    assert explainer("languages", "install").returncode == 2
    both = explainer("languages", "install", "es", "--from", "x", "--index", "y")
    assert both.returncode == 2
    for command in ("install", "remove", "check"):
        assert explainer("languages", command, "--help").returncode == 0


def test_a_package_over_the_size_setting(explainer: Explain) -> None:
    done = explainer(
        "languages", "install", "es", "--from", ARCHIVE, EXPLAINER_PACKAGE_MAX_BYTES="1000"
    )
    assert done.returncode == 1
    assert "larger than 1,000 bytes" in done.stderr
