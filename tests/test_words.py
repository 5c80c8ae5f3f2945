from __future__ import annotations

from pathlib import Path

import pytest

from explainer import words
from explainer.errors import CatalogError


def test_drafts_count(tmp_path: Path) -> None:
    """Every translation of the interface is fuzzy: leaving those out would leave English."""
    path = tmp_path / "messages.po"
    path.write_text(
        '#, fuzzy\nmsgid "Listen"\nmsgstr "Escuchar"\n\n'
        '#, fuzzy\nmsgid "%(num)s section"\nmsgid_plural "%(num)s sections"\n'
        'msgstr[0] "%(num)s sección"\nmsgstr[1] "%(num)s secciones"\n',
        "utf-8",
    )
    spanish = words.read(path)
    assert spanish
    assert spanish.ugettext("Listen") == "Escuchar"
    assert spanish.ungettext("%(num)s section", "%(num)s sections", 2) == "%(num)s secciones"


@pytest.mark.parametrize("broken", [b'msgid "a"\nmsgstr "\xff"', b"nonsense", b'msgid "'])
def test_a_broken_catalog_is_named(tmp_path: Path, broken: bytes) -> None:
    path = tmp_path / "messages.po"
    path.write_bytes(broken)
    with pytest.raises(CatalogError, match=r"messages\.po"):
        words.read(path)
