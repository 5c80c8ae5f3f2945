"""The command line as a person or a program meets it: real files, real engines, real processes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import soundfile

from explainer import cli
from explainer.languages import LANGUAGES
from tests.conftest import SEED, Explain

TRANSLATED = ("es", "fr", "ar", "hi", "zh-Hans", "vi")


def segments(explained: dict[str, Any]) -> list[dict[str, Any]]:
    return [segment for section in explained["sections"] for segment in section["segments"]]


def explain(explainer: Explain, *arguments: object) -> dict[str, Any]:
    done = explainer("explain", *arguments, "--json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found


def test_the_seed_in_plain_english(explainer: Explain) -> None:
    found = explain(explainer, SEED)
    assert set(found) >= {"title", "language", "sections", "reading_level", "issues"}
    assert [section["id"] for section in found["sections"]] == [
        "balloon-kyphoplasty-procedure",
        "the-balloon-kyphoplasty-surgery-procedure",
        "balloon-kyphoplasty-surgery-insurance-coverage",
    ]
    assert found["reading_level"]["before"] > 9
    assert found["reading_level"]["after"] <= 6
    assert {segment["status"] for segment in segments(found)} == {"draft"}
    assert [issue["code"] for issue in found["issues"]] == ["caption-without-picture"]
    assert "Animation" not in json.dumps(found["sections"])


def test_nothing_of_the_seed_is_lost(explainer: Explain) -> None:
    """Every word of the source, but the caption's, is in the originals that segments keep."""
    found = explain(explainer, SEED)
    originals = dict.fromkeys(segment["original"] for segment in segments(found))
    source = SEED.read_text("utf-8").replace("\u00a0", " ").replace("•", " ")
    source = source.replace("Kyphoplasty (Balloon Vertebroplasty) Animation:", "")
    assert " ".join(originals).split() == source.split()


@pytest.mark.parametrize("tag", TRANSLATED)
def test_the_seed_in_every_shipped_language(explainer: Explain, tag: str) -> None:
    english, found = explain(explainer, SEED), explain(explainer, SEED, "--language", tag)
    assert found["language"] == tag
    assert [s["id"] for s in segments(found)] == [s["id"] for s in segments(english)]
    assert {(s["language"], s["status"]) for s in segments(found)} == {(tag, "draft")}
    assert found["title"] != english["title"]


def test_a_language_without_words_or_package_is_shown_in_english(explainer: Explain) -> None:
    found = explain(explainer, SEED, "--language", "nl")
    assert {(s["language"], s["status"]) for s in segments(found)} == {("en", "withheld")}
    assert "no-language-pack" in [issue["code"] for issue in found["issues"]]


def test_a_document_in_another_language_is_left_in_its_own_words(
    explainer: Explain, tmp_path: Path
) -> None:
    path = tmp_path / "hoja.txt"
    path.write_text("Después de la operación\n\nNo maneje durante 24 horas.\n", "utf-8")
    found = explain(explainer, path, "--source", "es", "--language", "es")
    assert [s["text"] for s in segments(found)][-1] == "No maneje durante 24 horas."
    assert {s["status"] for s in segments(found)} == {"original"}
    assert "only-english-made-plain" in [issue["code"] for issue in found["issues"]]
    done = explainer("explain", path, "--source", "es", "--language", "fr")
    assert "No maneje durante 24 horas. [es]" in done.stdout


def test_without_catalogs_nobody_is_credited(explainer: Explain) -> None:
    found = explain(explainer, SEED, "--no-catalogs")
    assert {s["status"] for s in segments(found)} <= {"original", "machine"}


def test_the_rules_and_terms_are_named(explainer: Explain) -> None:
    found = explain(explainer, SEED, "--no-catalogs")
    for segment in segments(found):
        assert bool(segment["rules"]) == (segment["status"] == "machine")
        left = segment["readability"]["hard_words_left"]
        assert len(left) <= segment["readability"]["after"]["hard_words"]
        assert set(segment["readability"]["before"]) >= {
            "grade",
            "words_per_sentence",
            "hard_words",
        }
    assert found["readability"]["after"]["grade"] == found["reading_level"]["after"]
    assert all(set(term) == {"term", "plain", "definition"} for term in found["terms"])
    assert "anesthesia" in " ".join(term["term"] for term in found["terms"])


def test_side_by_side_shows_both_and_why(explainer: Explain) -> None:
    done = explainer("explain", SEED, "--no-catalogs", "--side-by-side", COLUMNS="120")
    assert done.returncode == 0
    line = next(line for line in done.stdout.splitlines() if line.startswith("The incision site"))
    assert "| The cut is about 1 cm long." in line
    assert "plain-words" in done.stdout
    assert "hard words left: " in done.stdout
    assert "The whole: grade" in done.stdout


def test_the_text_for_people(explainer: Explain) -> None:
    done = explainer("explain", SEED, "--language", "es")
    assert done.returncode == 0
    assert "1\u00a0cm" in done.stdout
    assert "Reading level" in done.stdout


@pytest.mark.parametrize("tag", ["en", "es"])
def test_speaking_makes_a_sound_and_its_times_for_each_section(
    explainer: Explain, tmp_path: Path, tag: str
) -> None:
    output = tmp_path / "out"
    done = explainer("speak", SEED, "--language", tag, "--output", output)
    assert done.returncode == 0, done.stderr
    explained = explain(explainer, SEED, "--language", tag)
    wanted = [f"{n:02}-{s['id']}" for n, s in enumerate(explained["sections"], start=1)]
    assert sorted(path.name for path in output.iterdir()) == sorted(
        name + suffix for name in wanted for suffix in (".mp3", ".json")
    )
    for name, section in zip(wanted, explained["sections"], strict=True):
        times = json.loads((output / f"{name}.json").read_text("utf-8"))
        sound = soundfile.info(str(output / f"{name}.mp3"))
        assert abs(sound.duration * 1000 - times["duration_ms"]) < 100
        assert [s["id"] for s in times["segments"]] == [s["id"] for s in section["segments"]]
        for clip, segment in zip(times["segments"], section["segments"], strict=True):
            assert clip["start_ms"] < clip["end_ms"] <= times["duration_ms"]
            text = [segment["text"][word["from"] : word["to"]] for word in clip["words"]]
            assert all(word.strip() for word in text)


def test_a_language_that_cannot_be_spoken_says_why(explainer: Explain, tmp_path: Path) -> None:
    done = explainer("speak", SEED, "--language", "ar", "--output", tmp_path / "out")
    assert done.returncode == 1
    assert "text only" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not list((tmp_path / "out").glob("*"))


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("explain", "no-such-file.txt"), 1, "no-such-file.txt"),
        (("explain", SEED, "--language", "xx"), 1, "'xx'"),
        (("explain", "."), 1, "cannot be read"),
        (("explain",), 2, "usage"),
        (("bogus",), 2, "usage"),
        ((), 2, "usage"),
        (("speak", SEED), 2, "--output"),
        (("serve", "--port", "99999"), 1, "'port'"),
        (("serve", "--port", "x"), 2, "--port"),
    ],
)
def test_trouble_is_said_clearly(
    explainer: Explain, arguments: tuple[object, ...], code: int, words: str
) -> None:
    done = explainer(*arguments)
    assert done.returncode == code
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert code != 1 or done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("setting", "value", "content", "words"),
    [
        ("EXPLAINER_DOCUMENT_MAX_BYTES", "100", b"word " * 50, "MB"),
        ("EXPLAINER_DOCUMENT_MAX_NESTING", "5", b"<p>" + b"<div>" * 20 + b"deep", "deep"),
    ],
)
def test_the_limits_of_documents_are_settings(
    explainer: Explain, tmp_path: Path, setting: str, value: str, content: bytes, words: str
) -> None:
    path = tmp_path / "leaflet"
    path.write_bytes(b"<html><body>" + content if b"<p>" in content else content)
    done = explainer("explain", path, **{setting: value})
    assert done.returncode == 1
    assert str(path) in done.stderr
    assert words in done.stderr
    assert explainer("explain", path).returncode == 0


def test_an_output_that_cannot_be_a_folder(explainer: Explain, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    done = explainer("speak", SEED, "--language", "en", "--output", tmp_path / "file")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert (tmp_path / "file").read_text() == "mine"


def test_languages_lists_what_each_has(explainer: Explain) -> None:
    done = explainer("languages", "--json")
    found = {entry["tag"]: entry for entry in json.loads(done.stdout)}
    assert list(found) == [language.tag for language in LANGUAGES]
    assert found["ar"]["direction"] == "rtl"
    assert found["ar"]["voice"]["grade"] == "none"
    assert found["ar"]["voice"]["reason"]
    for tag in TRANSLATED:
        assert found[tag]["interface"]["grade"] == found[tag]["procedures"]["grade"] == "draft"
    assert found["nl"]["procedures"]["grade"] == "none"
    assert found["nl"]["argos"] is None
    assert "Español" in explainer("languages").stdout


def test_settings_are_shown_with_their_meaning(explainer: Explain) -> None:
    done = explainer("settings", EXPLAINER_RATE="120")
    assert "rate = 120 (default 150)" in done.stdout


def test_help_has_examples(explainer: Explain) -> None:
    assert "examples:" in explainer("--help").stdout


@pytest.mark.parametrize("command", ["batch", "publish"])
def test_languages_are_listed_in_one_way(command: str) -> None:
    options = cli._parser().parse_args([command, "x", "--languages", "es, ar,,es", "--output", "o"])
    assert options.languages == ["es", "ar"]
