"""Every reader at once: nothing lost, nothing that breaks them, the same words every time."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.document import read
from explainer.errors import DocumentError
from explainer.model import BlockKind, Document
from scripts.benchmarks import fuzz

DATA = Path(__file__).parent.parent / "data" / "documents"
SIX = sorted(path for path in DATA.iterdir() if path.is_file())


def everything(document: Document) -> str:
    parts = [document.title]
    for section in document.sections:
        parts += [section.title, *(block.text for block in section.blocks)]
    return "\n".join(parts)


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


@pytest.mark.parametrize("path", SIX, ids=lambda path: path.name)
def test_no_sentence_of_content_is_lost(path: Path) -> None:
    """The content of each file, as a person copied it, comes out in order and to the letter."""
    expected = (DATA / "content" / f"{path.stem}.txt").read_text("utf-8")
    document = read(path.read_bytes(), name=path.name)
    heard = everything(document)
    for sentence in expected.splitlines():
        assert sentence in heard, sentence
    # And nothing else comes out: word for word, the two are the same.
    lead = document.sections[0].title == document.title
    assert words(heard.partition("\n")[2] if lead else heard) == words(expected)


@pytest.mark.parametrize("path", fuzz.seeds(), ids=lambda path: path.name)
def test_every_document_comes_out_well_formed(path: Path) -> None:
    try:
        document = read(path.read_bytes(), name=path.name)
    except DocumentError:
        assert path.stem in ("locked", "scanned", "macros", "entities", "password")
        return
    assert document == read(path.read_bytes(), name=path.name)
    assert re.fullmatch(r"[0-9a-f]{64}", document.id)
    ids = [section.id for section in document.sections]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", i) for i in ids)
    for block in (block for section in document.sections for block in section.blocks):
        assert block.text == " ".join(block.text.split())
        assert any(map(str.isalnum, block.text))
        assert block.level == 0 or block.kind in (BlockKind.HEADING, BlockKind.ITEM, BlockKind.STEP)


@pytest.mark.parametrize("part", range(4))
def test_broken_files_are_read_or_refused(part: int) -> None:
    """A small slice of `scripts/bench fuzz`."""
    paths = fuzz.seeds()
    for number in range(part, 160, 4):
        outcome = fuzz.attempt(paths[number % len(paths)], number, seed=0)
        assert not outcome.crash, outcome.crash
        assert outcome.seconds < fuzz.MAX_SECONDS


@pytest.mark.parametrize(
    ("name", "number"), [("columns.txt", 5520), ("knee-arthroscopy.pdf", 6784)]
)
def test_files_that_once_broke_a_reader(name: str, number: int) -> None:
    """Found by `scripts/bench fuzz`: a line of 20,000 cells, words at a place that is no number."""
    path = next(path for path in fuzz.seeds() if path.name == name)
    outcome = fuzz.attempt(path, number, seed=1)
    assert not outcome.crash, outcome.crash
    assert outcome.seconds < fuzz.MAX_SECONDS


TEXT = st.text(alphabet="abcXY12 .:-*•#>|<&/\n\t\"'=_`[]()", max_size=200)


@given(TEXT)
@settings(max_examples=200)
def test_any_text_is_read_or_refused(text: str) -> None:
    for start in ("", "# Title\n\n", "<h1>Title</h1>"):
        try:
            document = read((start + text).encode())
        except DocumentError:
            continue
        assert document.title


PLAIN = st.lists(st.sampled_from(["keep", "the", "wound", "dry", "for", "2", "days"]), min_size=3)


@given(st.lists(PLAIN, min_size=1, max_size=5))
def test_all_readers_agree(paragraphs: list[list[str]]) -> None:
    texts = ["We " + " ".join(paragraph) + "." for paragraph in paragraphs]
    files = (
        "The Leaflet\n\n" + "\n\n".join(texts),
        "# The Leaflet\n\n" + "\n\n".join(texts),
        "<h1>The Leaflet</h1>" + "".join(f"<p>{text}" for text in texts),
    )
    read_as = {tuple(b.text for b in read(file.encode()).sections[0].blocks) for file in files}
    assert read_as == {tuple(texts)}
