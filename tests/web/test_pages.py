from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from typing import cast
from urllib.parse import quote

import hypothesis
import pytest
from flask import Flask, render_template_string
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from explainer.languages import LANGUAGES, Grade, Language, find
from explainer.model import Status, TranslatedTerm
from explainer.pipeline import Coverage, Pipeline, Support
from explainer.settings import Settings
from explainer.translation import catalogs
from explainer.web import create_app
from explainer.words import read_words
from tests.web.samples import K, Line, Stub, edition, stub

SLUG = "balloon-kyphoplasty"
INTERFACE = tuple(read_words())
VOID = {"meta", "link", "path", "circle", "input", "br"}


class Passages(HTMLParser):
    """What a screen reader would say in which language: (lang, dir, text), in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.stack: list[tuple[str, str, str]] = [("", "", "")]
        self.said: list[tuple[str, str, str]] = []
        self.segments: dict[str, tuple[str, str, str]] = {}
        self._segment: str | None = None
        self.feed(page)
        self.close()
        assert len(self.stack) == 1, "an element is not closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        _, language, direction = self.stack[-1]
        if tag not in VOID:
            self.stack.append((tag, values.get("lang") or language, values.get("dir") or direction))
        self._segment = values.get("data-segment")

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            opened, *_ = self.stack.pop()
            assert opened == tag, f"<{opened}> is closed by </{tag}>"

    def handle_data(self, data: str) -> None:
        _, language, direction = self.stack[-1]
        if data.strip():
            self.said.append((language, direction, data.strip()))
        if self._segment:
            self.segments[self._segment] = (language, direction, data)
            self._segment = None


def sections_of(pipeline: Pipeline) -> list[str]:
    return [section.id for section in pipeline.edition(SLUG, "en").document.sections]


@pytest.mark.parametrize("tag", [language.tag for language in LANGUAGES])
def test_every_sentence_is_on_the_page_in_its_own_language(
    client: FlaskClient, pipeline: Pipeline, tag: str
) -> None:
    page = Passages(client.get(f"/{tag}/{SLUG}/").text)
    for segment in pipeline.edition(SLUG, tag).translation.segments:
        direction = find(segment.language).direction
        assert page.segments[segment.segment_id] == (segment.language, direction, segment.text)


@pytest.mark.parametrize("tag", INTERFACE)
def test_the_sections_together_are_the_procedure(
    client: FlaskClient, pipeline: Pipeline, tag: str
) -> None:
    whole = Passages(client.get(f"/{tag}/{SLUG}/").text).segments
    parts: dict[str, tuple[str, str, str]] = {}
    for section in sections_of(pipeline):
        parts |= Passages(client.get(f"/{tag}/{SLUG}/{section}/").text).segments
    assert parts == whole


@pytest.mark.parametrize("tag", [tag for tag in INTERFACE if tag != "en"])
def test_no_english_is_left_in_the_interface(client: FlaskClient, tag: str) -> None:
    """Words without a translation would be read aloud by the wrong voice."""
    there = Passages(client.get(f"/en/{SLUG}/").text)
    english = {said for language, _, said in there.said if language == "en"}
    page = Passages(client.get(f"/{tag}/{SLUG}/").text)
    own = {said for language, _, said in page.said if language == tag}
    written = catalogs.read(find(tag).catalogs / "messages.po").entries
    alike = {find(tag).autonym, *(words.text for words in written.values() if words)}
    assert own
    assert {said for said in own & english if re.search("[A-Za-z]{3}", said)} <= alike


def test_a_language_of_which_nothing_is_there_gets_honest_english(client: FlaskClient) -> None:
    page = client.get(f"/th/{SLUG}/")
    assert page.status_code == 200
    assert '<html lang="en" dir="ltr">' in page.text
    said = " ".join(said for *_, said in Passages(page.text).said)
    assert "The buttons of this page are not in ไทย yet." in said
    assert "This text is not in ไทย yet. It is in English." in said


def test_arabic_reads_from_the_right_and_says_why_it_is_silent(client: FlaskClient) -> None:
    page = client.get(f"/ar/{SLUG}/").text
    assert '<html lang="ar" dir="rtl">' in page
    assert "<audio" not in page
    assert read_words()["ar"].ugettext(find("ar").reason) in page


@pytest.mark.parametrize(
    "path", ["", f"{SLUG}/", f"side-by-side/{SLUG}/", f"{SLUG}/nothing-here/", "nothing/"]
)
@pytest.mark.parametrize("tag", ["en", "ar", "th"])
def test_every_page_is_whole_and_says_its_caution_once(
    client: FlaskClient, tag: str, path: str
) -> None:
    page = client.get(f"/{tag}/{path}").text
    Passages(page)
    assert page.count("<h1") == 1
    if "nothing" not in path:
        assert page.count('class="caution"') == 1


def test_the_original_is_one_step_from_each_sentence(
    client: FlaskClient, pipeline: Pipeline
) -> None:
    page = Passages(client.get(f"/fr/{SLUG}/").text)
    english = {said for language, _, said in page.said if language == "en"}
    assert {segment.original for segment in pipeline.edition(SLUG, "fr").explanation.segments} <= (
        english
    )


def test_from_each_section_the_next_is_one_step_away(
    client: FlaskClient, pipeline: Pipeline
) -> None:
    first, second, *_ = sections_of(pipeline)
    page = client.get(f"/hi/{SLUG}/{first}/").text
    assert f'<a class="next" href="/hi/{SLUG}/{second}/" rel="next">' in page
    assert 'rel="prev"' not in page
    assert f'href="/hi/{SLUG}/{first}/" rel="prev"' in client.get(f"/hi/{SLUG}/{second}/").text


def test_an_unchanged_page_is_not_sent_again(client: FlaskClient) -> None:
    first = client.get(f"/en/{SLUG}/")
    assert first.headers["Cache-Control"] == "no-cache"
    again = client.get(f"/en/{SLUG}/", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_health(client: FlaskClient) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.text) == (200, "ok\n")
    assert response.headers["Cache-Control"] == "no-store"


def render(settings: Settings, *lines: Line, language: str = "es") -> str:
    app = create_app(settings, pipeline=stub(edition(*lines, language=language)))
    return app.test_client().get(f"/{language}/knee/").text


def test_a_voice_that_is_hard_to_understand_says_so(app: Flask) -> None:
    poor = replace(find("es"), grade=Grade.LIMITED, reason="The voice cannot read kanji.")
    note = (
        "{% from '_notes.html' import sound_missing with context %}"
        "{{ sound_missing(poor, poor.grade) }}"
    )
    with app.test_request_context("/en/"):
        said = " ".join(text for *_, text in Passages(render_template_string(note, poor=poor)).said)
    assert " ".join(said.split()) == (
        "The voice may be hard to understand. The voice cannot read kanji."
    )


def test_a_withheld_sentence_is_marked_and_english(settings: Settings) -> None:
    page = render(
        settings,
        Line(K.PARAGRAPH, ("Bien.",)),
        Line(K.PARAGRAPH, ("Do not eat.",), status=Status.WITHHELD, language="en"),
        language="ar",
    )
    assert Passages(page).segments["knee-2"] == ("en", "ltr", "Do not eat.")
    assert page.count('class="mark"') == 1


def test_where_english_begins_the_page_says_what_the_voice_says(settings: Settings) -> None:
    withheld = Line(K.PARAGRAPH, ("Do not eat.",), status=Status.WITHHELD, language="en")
    made = edition(Line(K.PARAGRAPH, ("Bien.",)), withheld, notice="Sigue inglés.")
    page = create_app(settings, pipeline=stub(made)).test_client().get("/es/knee/").text
    assert Passages(page).segments["knee-2-notice"] == ("es", "ltr", "Sigue inglés.")
    assert page.index("Sigue inglés.") < page.index("Do not eat.")


WORD = TranslatedTerm(
    segment_id="knee-1",
    term="bone cement",
    definition="Bone cement is a paste.",
    text="Es una pasta.",
    status=Status.MACHINE,
    engine="argos",
    language="es",
)


def test_a_hard_word_is_explained_where_it_is_first_met(settings: Settings) -> None:
    made = edition(
        Line(K.PARAGRAPH, ("Hay cemento.",)), Line(K.PARAGRAPH, ("Más.",)), terms=(WORD,)
    )
    page = create_app(settings, pipeline=stub(made)).test_client().get("/es/knee/").text
    said = Passages(page).said
    assert ("en", "ltr", "bone cement") in said
    assert ("es", "ltr", "Es una pasta.") in said
    assert page.index("Hay cemento.") < page.index("Es una pasta.") < page.index("Más.")
    assert page.count("data-words") == 1
    assert 'href="/es/knee/words/bone-cement.mp3?v=' in page


def test_side_by_side_has_each_sentence_in_three_forms(
    client: FlaskClient, pipeline: Pipeline
) -> None:
    found = pipeline.edition(SLUG, "hi")
    page = client.get(f"/hi/side-by-side/{SLUG}/").text
    shown = Passages(page)
    english = [text for language, _, text in shown.said if language == "en"]
    for segment, translated in zip(
        found.explanation.segments, found.translation.segments, strict=True
    ):
        assert segment.original in english
        assert segment.text in english
        assert shown.segments[segment.id] == ("hi", "ltr", translated.text)
    assert page.count("<tr ") == len(found.translation.segments) + len(found.document.sections)
    assert f'href="/hi/side-by-side/{SLUG}/"' in client.get(f"/hi/{SLUG}/").text


def test_side_by_side_in_english_has_two_columns(client: FlaskClient) -> None:
    page = client.get(f"/en/side-by-side/{SLUG}/").text
    assert re.findall(r'scope="col">([^<]*)<', page)[:2] == ["Original", "Plain English"]
    assert page.count('scope="col"') == 2 * page.count("<table")


def test_structure_is_told_by_elements(settings: Settings) -> None:
    page = render(
        settings,
        Line(K.HEADING, ("Antes",)),
        Line(K.STEP, ("Primero.",)),
        Line(K.ITEM, ("Dentro.",), level=1),
        Line(K.TABLE_ROW, ("Fila.",)),
        Line(K.WARNING, ("Cuidado.",)),
    )
    compact = re.sub(r"\s+", " ", page)
    assert re.search(r"<ol[^>]*> <li>.*Primero.*<ul[^>]*> <li>.*Dentro.*</ul> </li> </ol>", compact)
    assert re.search(r"<h2><span[^>]*>Antes", compact)
    assert re.search(r'<ul class="table-rows"> <li>.*Fila', compact)
    assert re.search(r'role="note" aria-label="[^"]+">.*Cuidado', compact)


def test_a_text_is_a_text_and_never_markup(settings: Settings) -> None:
    made = Stub(edition())
    client = create_app(settings, pipeline=cast(Pipeline, made)).test_client()

    @hypothesis.settings(deadline=None)
    @given(st.text(alphabet="<>&\"'{}% a/;", min_size=1, max_size=30).filter(str.strip))
    def show(text: str) -> None:
        made.only = edition(Line(K.PARAGRAPH, (text,), "source " + text))
        client.application.extensions["explainer.kept"].clear()
        page = Passages(client.get("/es/knee/").text)
        assert page.segments["knee-1"][2] == text
        assert ("en", "ltr", ("source " + text).strip()) in page.said

    show()


def test_no_address_breaks_the_page(app: Flask) -> None:
    @hypothesis.settings(deadline=None)
    @given(
        st.lists(
            st.one_of(
                st.sampled_from(["en", "ar", "es-MX", SLUG, "a.mp3", "b.json", "..", "\0", "//"]),
                st.text(max_size=8),
            ),
            max_size=5,
        )
    )
    def visit(parts: list[str]) -> None:
        response = app.test_client().get("/" + quote("/".join(parts)).lstrip("/"))
        assert response.status_code < 500

    visit()


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_what_a_language_lacks_is_told_to_staff_with_the_command(
    client: FlaskClient, pipeline: Pipeline, language: Language
) -> None:
    has = next(s for s in pipeline.support() if s.language == language)
    page = client.get(f"/{language.tag}/{SLUG}/").text.partition("<main")[2]
    buttons = language.tag in client.application.extensions["explainer.words"]
    text = language.tag == "en" or has.procedures.translated or has.argos
    assert (f"explainer languages install {language.tag}" in page) == (not text)
    assert (f"scripts/locales update {language.tag}" in page) == (not buttons)


def test_the_part_that_reads_japanese_is_named_where_it_is_missing(app: Flask) -> None:
    mute = replace(find("ja"), grade=Grade.NONE, extra="japanese")
    note = "{% from '_notes.html' import for_staff with context %}{{ for_staff(mute) }}"
    with app.test_request_context("/ja/"):
        assert "pip install &#39;explainer[japanese]&#39;" in render_template_string(
            note, mute=mute
        )
    with app.test_request_context("/es/"):
        assert render_template_string(note, mute=find("es")).strip() == ""


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_help_is_one_step_away_in_every_language(client: FlaskClient, language: Language) -> None:
    for path in ("", f"{SLUG}/", "help/"):
        assert f'href="/{language.tag}/help/"' in client.get(f"/{language.tag}/{path}").text
    page = client.get(f"/{language.tag}/help/")
    assert page.status_code == 200
    Passages(page.text)
    assert page.text.count('class="caution"') == 1


def test_words_that_nobody_approved_say_so(settings: Settings) -> None:
    @dataclass
    class Reviewed(Stub):
        reviewed: int = 0

        def support(self) -> tuple[Support, ...]:
            words = Coverage(translated=2, total=2, reviewed=self.reviewed)
            return (Support(language=find("es"), interface=words, procedures=words, argos=None),)

    for reviewed, marked in ((0, True), (1, True), (2, False)):
        made = Reviewed(edition(), reviewed=reviewed)
        client = create_app(settings, pipeline=cast(Pipeline, made)).test_client()
        assert ('class="foot"' in client.get("/es/help/").text) == marked
