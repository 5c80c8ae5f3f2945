"""`explainer publish`: whole files, resumed, and one bad document that stops no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.publishing import place
from explainer.publishing.run import slug_of
from tests.conftest import SEED, Explain


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_run_goes_on_where_another_was_stopped(explainer: Explain, tmp_path: Path) -> None:
    """A bad document among good ones, a language without a voice, and then everything again."""
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.4 nothing")
    mine = tmp_path / "My leaflet.txt"
    mine.write_text("Rest\n\nDo not lift more than 5 kg for 2 weeks.\n", "utf-8")
    arguments = ("publish", "balloon-kyphoplasty", bad, mine, "--languages", "es,ar")
    formats = ("--formats", "vtt,print", "--output", tmp_path / "out")
    first = explainer(*arguments, *formats)
    assert first.returncode == 1
    assert "bad.pdf" in first.stderr
    assert "1 could not be published" in first.stderr
    assert "Traceback" not in first.stderr
    assert "no vtt in ar" in first.stdout
    made = tree(tmp_path / "out")
    assert {name.partition("/")[0] for name in made} == {
        f"{slug}-{rest}"
        for slug in ("balloon-kyphoplasty", "my-leaflet")
        for rest in ("es-captions", "es-print.html", "ar-print.html")
    }
    for name in ("my-leaflet-es-print.html", "balloon-kyphoplasty-ar-print.html"):
        (tmp_path / "out" / name).unlink()
    again = explainer(*arguments, *formats)
    assert again.stdout.count("(unchanged)") == 4
    assert tree(tmp_path / "out") == made


def test_wrong_names_are_told_before_anything_is_done(explainer: Explain, tmp_path: Path) -> None:
    arguments = ("publish", SEED, "--output", tmp_path / "out", "--languages")
    for more, told in ((("es", "--formats", "epub,pdf"), "'pdf'"), (("es,tlh",), "'tlh'")):
        result = explainer(*arguments, *more)
        assert result.returncode == 1
        assert told in result.stderr
    assert not (tmp_path / "out").exists()


def test_two_documents_of_one_name_are_not_mixed(explainer: Explain, tmp_path: Path) -> None:
    files = [tmp_path / "a" / "x.txt", tmp_path / "b" / "x.txt"]
    for file in files:
        file.parent.mkdir()
        file.write_text("Rest\n\nRest well.\n", "utf-8")
    arguments = ("--languages", "en", "--formats", "print", "--output", tmp_path / "out")
    result = explainer("publish", *files, *arguments)
    assert result.returncode == 1
    assert "rename one of them" in result.stderr
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["x-en-print.html"]


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Día 1.pdf", "dia-1"),
        ("手术.docx", "document"),
        ("../a_b.TXT", "a-b"),
        ("-.txt", "document"),
    ],
)
def test_a_file_has_a_name_for_every_system(name: str, slug: str) -> None:
    assert slug_of(Path(name)) == slug


def test_what_is_replaced_is_replaced_whole(tmp_path: Path) -> None:
    source, target = tmp_path / "new", tmp_path / "out" / "x"
    source.mkdir()
    (source / "a").write_text("1")
    (source / "b").write_text("2")
    assert place(source, target)
    assert not place(source, target)
    (source / "b").unlink()
    assert place(source, target)
    assert tree(tmp_path / "out") == {"x/a": b"1"}
