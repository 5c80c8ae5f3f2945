from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.errors import CatalogError
from explainer.model import CatalogText, Status
from explainer.translation import catalogs

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'


def entry(tmp_path: Path, text: str, header: str = HEADER) -> CatalogText | None:
    path = tmp_path / "procedures.po"
    path.write_text(f"{header}\n{text}", "utf-8")
    return catalogs.read(path).get("Take 2 tablets.")


SOURCE = 'msgid "Take 2 tablets."\nmsgstr "Tome 2 tabletas."\n'


def test_a_fuzzy_entry_is_a_draft(tmp_path: Path) -> None:
    assert entry(tmp_path, f"#, fuzzy\n{SOURCE}") == CatalogText(
        text="Tome 2 tabletas.", status=Status.DRAFT
    )


def test_an_entry_is_reviewed_only_when_somebody_is_named(tmp_path: Path) -> None:
    nobody = entry(tmp_path, SOURCE)
    comment = entry(tmp_path, f"# Reviewed-by: Ana Ruiz\n{SOURCE}")
    header = entry(tmp_path, SOURCE, HEADER + '"Last-Translator: Ana Ruiz <a@b.example>\\n"\n')
    placeholder = entry(tmp_path, SOURCE, HEADER + '"Last-Translator: FULL NAME <E@MAIL>\\n"\n')
    found = [found and found.status for found in (nobody, comment, header, placeholder)]
    assert found == [Status.DRAFT, Status.REVIEWED, Status.REVIEWED, Status.DRAFT]


def test_a_named_reviewer_does_not_approve_what_is_still_fuzzy(tmp_path: Path) -> None:
    text = entry(tmp_path, f"# Reviewed-by: Ana Ruiz\n#, fuzzy\n{SOURCE}")
    assert text is not None
    assert text.status is Status.DRAFT


def test_words_carried_over_from_a_changed_source_are_not_used(tmp_path: Path) -> None:
    old = '#, fuzzy\n#| msgid "Take 3 tablets."\n'
    assert entry(tmp_path, old + SOURCE) is None


def test_an_empty_entry_has_no_words(tmp_path: Path) -> None:
    assert entry(tmp_path, 'msgid "Take 2 tablets."\nmsgstr ""\n') is None


@pytest.mark.parametrize("text", ['msgid "a\nmsgstr oops', 'msgid a\nmsgstr "b"\n', "hello\n"])
def test_a_broken_file_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "procedures.po"
    path.write_text(text, "utf-8")
    with pytest.raises(CatalogError, match=r"procedures\.po"):
        catalogs.read(path)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_catalog_or_a_catalog_error(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.po"
    path.write_bytes(data)
    try:
        catalogs.read(path)
    except CatalogError as error:
        assert str(path) in str(error)
