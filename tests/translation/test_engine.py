"""Argos packages run by CTranslate2."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import ctranslate2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.errors import PackageError
from explainer.translation.argos import _BATCH_TOKENS, Engine, _deal
from explainer.translation.packages import (
    Package,
    default_folder,
    installed_packages,
    read_package,
)

GOOD = "Tell your doctor if you are pregnant."


def test_a_sentence_comes_back_in_spanish(engine: Engine, package: Package) -> None:
    ((best, *others),) = engine.hypotheses(package, [GOOD])
    assert best.text == "Dile a tu doctor si estás embarazada."
    assert best.certainty > 0.7
    assert len(others) == 3


def test_answers_keep_the_order_of_the_texts(engine: Engine, package: Package) -> None:
    texts = ["Do not drive for 24 hours.", "Yes.", GOOD, "Yes."]
    together = engine.hypotheses(package, texts)
    assert together[1] == together[3]
    assert together == [engine.hypotheses(package, [text])[0] for text in texts]


def test_what_the_model_cannot_read_or_finish_is_no_answer(
    engine: Engine, package: Package
) -> None:
    long = " ".join(["The doctor will see you."] * 400)
    assert engine.hypotheses(package, ["", long, GOOD])[:2] == [(), ()]


def test_the_same_from_many_threads(engine: Engine, package: Package) -> None:
    texts = [f"You have {n} days." for n in range(2, 10)]
    alone = [engine.hypotheses(package, [text]) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda t: engine.hypotheses(package, [t]), texts)) == alone


def test_only_so_many_models_stay_in_memory(own_packages: Path) -> None:
    (first,) = installed_packages(own_packages)
    metadata = json.loads((first.folder / "metadata.json").read_text())
    other = own_packages / "other"
    other.mkdir()
    for name in ("model", "sentencepiece.model"):
        (other / name).symlink_to(first.folder / name)
    (other / "metadata.json").write_text(json.dumps(metadata | {"to_code": "pt"}))
    engine = Engine(own_packages, keep=1)
    engine.hypotheses(first, [GOOD])
    engine.hypotheses(read_package(other), [GOOD])
    assert engine.loaded == ("en→pt 1.0",)
    assert engine.hypotheses(first, [GOOD])[0]
    assert engine.loaded == ("en→es 1.0",)


def test_routes_are_named(engine: Engine) -> None:
    assert engine.route("en", "es") == "argos en→es 1.0"
    assert engine.route("es", "en") is None
    assert engine.route("en", "fr") is None


class Trusting(Engine):
    """Takes every package for sound, for those that are only listed."""

    def fault(self, package: Package) -> str:  # noqa: ARG002
        return ""


def fake(folder: Path, source: str, target: str, version: str) -> None:
    """A package that can be listed, not loaded."""
    home = folder / f"{source}_{target}-{version}"
    home.mkdir(parents=True)
    metadata = {"from_code": source, "to_code": target, "package_version": version}
    (home / "metadata.json").write_text(json.dumps(metadata))


def test_the_newest_version_is_the_one_used(tmp_path: Path) -> None:
    for version in ("1.9", "1.10", "1.2"):
        fake(tmp_path, "en", "fr", version)
    assert Trusting(tmp_path).route("en", "fr") == "argos en→fr 1.10"


def test_a_pivot_is_used_only_when_allowed_and_is_named(tmp_path: Path) -> None:
    fake(tmp_path, "es", "en", "1.0")
    fake(tmp_path, "en", "fr", "1.9")
    fake(tmp_path, "es", "fr", "1.1")
    assert Trusting(tmp_path).route("es", "fr") is None
    pivot = Trusting(tmp_path, allow_pivot=True)
    assert pivot.route("es", "fr") == "argos es→en 1.0, en→fr 1.9"
    assert pivot.route("fr", "es") is None


@pytest.mark.parametrize("metadata", ["", "[]", "{}", '{"from_code": "en", "type": "sbd"}'])
def test_what_is_no_package_is_passed_over(tmp_path: Path, metadata: str) -> None:
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd/metadata.json").write_text(metadata)
    (tmp_path / "file").write_text("x")
    assert installed_packages(tmp_path) == ()
    assert installed_packages(tmp_path / "nowhere") == ()


def test_a_broken_model_is_a_sentence(own_packages: Path) -> None:
    (package,) = installed_packages(own_packages)
    (package.folder / "model/model.bin").write_bytes(b"not a model")
    with pytest.raises(PackageError, match=r"en→es 1\.0 cannot be loaded .* install it again"):
        Engine(own_packages).hypotheses(package, [GOOD])


def test_the_fingerprint_is_of_the_contents(own_packages: Path) -> None:
    (package,) = installed_packages(own_packages)
    before = package.fingerprint()
    os.utime(package.folder / "model/model.bin", (1, 1))
    assert package.fingerprint() == before
    (package.folder / "model/config.json").write_text("{}")
    assert package.fingerprint() != before


ARGOS = "import argostranslate.settings as s; print(s.package_data_dir)"


@pytest.mark.parametrize("configured", ["nothing", "variable", "file", "xdg"])
def test_the_default_folder_is_argos_own(tmp_path: Path, configured: str) -> None:
    environ = {"HOME": str(tmp_path), "PATH": os.environ["PATH"]}
    if configured == "variable":
        environ["ARGOS_PACKAGES_DIR"] = str(tmp_path / "elsewhere")
    if configured == "xdg":
        environ["XDG_DATA_HOME"] = str(tmp_path / "data")
    if configured == "file":
        (tmp_path / ".config/argos-translate").mkdir(parents=True)
        named = json.dumps({"ARGOS_PACKAGES_DIR": str(tmp_path / "named")})
        (tmp_path / ".config/argos-translate/settings.json").write_text(named)
    ours = "from explainer.translation.packages import default_folder; print(default_folder())"
    printed = [
        subprocess.run(
            [sys.executable, "-c", code], env=environ, capture_output=True, text=True, check=True
        ).stdout
        for code in (ours, ARGOS)
    ]
    assert printed[0] == printed[1]


def test_translating_touches_nothing_in_the_home_folder(packages: Path, tmp_path: Path) -> None:
    code = (
        "from pathlib import Path; from explainer.translation.argos import *;"
        "from explainer.translation.packages import *;"
        f"folder = Path({str(packages)!r}); (package,) = installed_packages(folder);"
        f"print(Engine(folder).hypotheses(package, [{GOOD!r}])[0][0].text)"
    )
    for home in (tmp_path, Path("/proc/nowhere")):
        environ = {"HOME": str(home), "PATH": os.environ["PATH"]}
        done = subprocess.run(
            [sys.executable, "-c", code], env=environ, capture_output=True, text=True, check=True
        )
        assert done.stdout == "Dile a tu doctor si estás embarazada.\n"
    assert not list(tmp_path.iterdir())


def test_default_folder_without_a_home() -> None:
    assert default_folder({"ARGOS_PACKAGES_DIR": "/packs"}) == Path("/packs")


@given(
    lengths=st.dictionaries(st.integers(0, 999), st.integers(1, 1024), max_size=200),
    threads=st.integers(1, 8),
)
def test_texts_are_dealt_so_that_every_thread_has_as_much_to_do(
    lengths: dict[int, int], threads: int
) -> None:
    batches = _deal(lengths, threads)
    assert sorted(key for batch in batches for key in batch) == sorted(lengths)
    longest = max(lengths.values(), default=0)
    work = [0] * threads
    for n, batch in enumerate(batches):
        assert 0 < sum(lengths[key] for key in batch) <= _BATCH_TOKENS + 2 * longest
        work[n % threads] += sum(lengths[key] for key in batch)
    # In every round, thread by thread, the texts get shorter: together they differ by one text.
    assert max(work) - min(work) <= longest * max(1, len(batches) // threads)


def test_the_favourite_is_what_a_search_for_one_finds(engine: Engine, package: Package) -> None:
    """Asking for all hypotheses costs nothing and changes nothing (see `_SEARCH`)."""
    texts = [GOOD, "Do not drive for 24 hours.", "Where is the hospital?", "Yes."]
    tokenizer = package.tokenizer()
    bare = ctranslate2.Translator(str(package.folder / "model"))
    alone = bare.translate_batch(
        [tokenizer.encode(text) for text in texts],
        beam_size=4,
        length_penalty=0.2,
        replace_unknowns=True,
    )
    favourites = [options[0].text for options in engine.hypotheses(package, texts)]
    assert favourites == [tokenizer.decode(result.hypotheses[0]).strip() for result in alone]
