"""Installing, removing and trying out packages, from files and from an index on this machine."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from explainer.errors import PackageError, UnknownLanguage
from explainer.translation import models
from explainer.translation.archive import Limits
from explainer.translation.argos import Engine
from tests.translation.conftest import ARCHIVE
from tests.translation.index_server import Site, serving

GOOD = ARCHIVE.read_bytes()
SHA256 = hashlib.sha256(GOOD).hexdigest()
PLACE = "translate-en_es-1_0"


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setattr("explainer.translation.fetch._PAUSE_S", 0.01)
    with serving() as served:
        served.offer(GOOD)
        yield served


def repacked(**changes: bytes | None) -> bytes:
    """The real archive with files (named by their last part) replaced, or left out for None."""
    out = io.BytesIO()
    with zipfile.ZipFile(ARCHIVE) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            key = entry.filename.rpartition("/")[2].partition(".")[0]
            data = changes.get(key, old.read(entry))
            if data is not None:
                new.writestr(entry.filename, data)
    return out.getvalue()


def metadata(**changes: str) -> bytes:
    with zipfile.ZipFile(ARCHIVE) as archive:
        return json.dumps(json.loads(archive.read(f"{PLACE}/metadata.json")) | changes).encode()


def file(folder: Path, data: bytes) -> Path:
    path = folder / "package.argosmodel"
    path.write_bytes(data)
    return path


def contents(folder: Path) -> dict[str, bytes]:
    """Every file but the lock, which stays."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".explainer.lock"
    }


def test_from_a_file(tmp_path: Path) -> None:
    done = models.install("es", source_file=ARCHIVE, folder=tmp_path)
    assert (done.name, done.folder, done.sha256) == ("en→es 1.0", tmp_path / PLACE, SHA256)
    assert Engine(tmp_path).route("en", "es") == "argos en→es 1.0"
    assert {path.name for path in tmp_path.iterdir()} == {PLACE, ".explainer.lock"}
    (checked,) = models.check(tmp_path)
    assert checked == done


def test_from_an_index_with_progress(tmp_path: Path, site: Site) -> None:
    seen: list[tuple[int, int | None]] = []
    models.install(
        "es", index=site.url, folder=tmp_path, progress=lambda have, all_: seen.append((have, all_))
    )
    assert seen[-1] == (len(GOOD), len(GOOD))
    assert [have for have, _ in seen] == sorted({have for have, _ in seen})
    record = json.loads((tmp_path / PLACE / "explainer.json").read_text())
    assert (record["sha256"], record["from"]) == (SHA256, f"{site.url}/package.argosmodel")


def test_argos_own_variable_names_the_index(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", f"{site.url}/")
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path))
    assert models.install("es").folder == tmp_path / PLACE


def test_argos_own_settings_file_does_too(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ARGOS_PACKAGE_INDEX", raising=False)
    monkeypatch.delenv("ARGOS_PACKAGES_DIR", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "argos-translate").mkdir()
    (tmp_path / "argos-translate/settings.json").write_text(
        json.dumps({"ARGOS_PACKAGE_INDEX": site.url, "ARGOS_PACKAGES_DIR": str(tmp_path / "p")})
    )
    assert models.install("es").folder == tmp_path / "p" / PLACE


def test_a_download_that_breaks_goes_on_where_it_was(tmp_path: Path, site: Site) -> None:
    site.cut_after = [1_000_000, 2_000_000]
    models.install("es", index=site.url, folder=tmp_path)
    ranges = [wanted for path, wanted in site.asked if path != "/index.json"]
    assert ranges == ["", "bytes=1000000-", "bytes=3000000-"]


def test_a_broken_off_download_goes_on_in_the_next_run(tmp_path: Path, site: Site) -> None:
    site.cut_after = [100_000] * 5
    with pytest.raises(PackageError, match="Run the same command again to go on from there"):
        models.install("es", index=site.url, folder=tmp_path)
    assert models.check(tmp_path) == ()
    models.install("es", index=site.url, folder=tmp_path)
    assert site.asked[-1] == ("/package.argosmodel", "bytes=500000-")
    assert {path.name for path in tmp_path.iterdir()} == {PLACE, ".explainer.lock"}


@pytest.mark.parametrize("server", ["new file", "no version", "no ranges"])
def test_parts_of_two_files_are_never_joined(tmp_path: Path, site: Site, server: str) -> None:
    if server == "no version":
        site.etag = ""
    site.cut_after = [100_000] * 5
    with pytest.raises(PackageError):
        models.install("es", index=site.url, folder=tmp_path)
    if server == "new file":
        site.etag = '"two"'
        site.offer(repacked(README=b"x"))
    site.ranges = server != "no ranges"
    done = models.install("es", index=site.url, folder=tmp_path)
    assert done.sha256 == hashlib.sha256(site.files["/package.argosmodel"]).hexdigest()


def test_a_promised_checksum_is_held_to(tmp_path: Path, site: Site) -> None:
    site.offer(GOOD, sha256="0" * 64)
    with pytest.raises(PackageError, match="not what the index promises"):
        models.install("es", index=site.url, folder=tmp_path)
    site.offer(GOOD, sha256=SHA256)
    models.install("es", index=site.url, folder=tmp_path)


def test_what_the_index_does_not_have(tmp_path: Path, site: Site) -> None:
    with pytest.raises(PackageError, match="has no package en→fr"):
        models.install("fr", index=site.url, folder=tmp_path)
    with pytest.raises(UnknownLanguage):
        models.install("tlh", index=site.url, folder=tmp_path)
    site.files["/index.json"] = b"<html>"
    with pytest.raises(PackageError, match="is no index of packages"):
        models.install("es", index=site.url, folder=tmp_path)
    del site.files["/index.json"]
    with pytest.raises(PackageError, match=r"cannot be reached .*404"):
        models.install("es", index=site.url, folder=tmp_path)


def test_only_https_or_this_machine(tmp_path: Path, site: Site) -> None:
    with pytest.raises(PackageError, match="not an https address"):
        models.install("es", index="http://packages.example", folder=tmp_path)
    site.offer(GOOD, links=["http://packages.example/p.argosmodel"])
    with pytest.raises(PackageError, match="not an https address"):
        models.install("es", index=site.url, folder=tmp_path)
    site.offer(GOOD)
    site.redirect["/package.argosmodel"] = "http://packages.example/p.argosmodel"
    with pytest.raises(PackageError, match="not an https address"):
        models.install("es", index=site.url, folder=tmp_path)


def test_a_second_link_is_tried(tmp_path: Path, site: Site) -> None:
    links = [f"{site.url}/gone.argosmodel", f"{site.url}/package.argosmodel"]
    site.offer(GOOD, links=links)
    assert models.install("es", index=site.url, folder=tmp_path).sha256 == SHA256


def zipped(*entries: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return out.getvalue()


def link(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


HOSTILE = {
    "not a zip": (b"hello", "no language package or damaged"),
    "nothing in it": (zipped(), "not one folder"),
    "cut off": (GOOD[:-1000], "no language package or damaged"),
    "a flipped byte": (GOOD[:500_000] + b"\0\0\0\0" + GOOD[500_004:], "damaged"),
    "up and out": (zipped(("p/../../evil", b"x")), "unsafe path"),
    "absolute": (zipped(("/evil", b"x")), "unsafe path"),
    "a drive": (zipped(("p/C:evil", b"x")), "unsafe path"),
    "a backslash": (zipped(("p/..\\evil", b"x")), "unsafe path"),
    "a link": (zipped((link("p/model"), b"/etc")), "a link or device"),
    "no folder": (zipped(("metadata.json", b"{}")), "not one folder"),
    "two folders": (zipped(("a/x", b""), ("b/x", b"")), "not one folder"),
    "one name twice": (zipped(("a/x", b""), ("a/X", b"")), "two files of the same name"),
    "too many files": (zipped(*((f"a/{n}", b"") for n in range(60))), "more than 50 files"),
    "a long path": (zipped(("a/" + "x" * 300, b"")), "path of more than"),
    "a bomb": (zipped(("a/x", bytes(30_000_000))), "larger than allowed"),
    "no metadata": (repacked(metadata=None), "is not a language package"),
    "odd metadata": (repacked(metadata=b"[1]"), "is not a language package"),
    "another pair": (repacked(metadata=metadata(to_code="fr")), "translates en→fr, not en→es"),
    "another kind": (repacked(metadata=metadata(type="sbd")), "type 'sbd'"),
    "no tokenizer": (repacked(sentencepiece=None), "has no tokenizer"),
    "a broken tokenizer": (repacked(sentencepiece=b"x"), "cannot be loaded"),
    "no model": (repacked(model=None), "cannot be loaded"),
    "a broken model": (repacked(model=b"x"), "cannot be loaded"),
    "a version that is a path": (
        repacked(metadata=metadata(package_version="1/../../x")),
        "is not a language package",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_broken_changes_nothing(tmp_path: Path, name: str) -> None:
    archive, sentence = HOSTILE[name]
    folder = tmp_path / "packages"
    models.install("es", source_file=ARCHIVE, folder=folder)
    before = contents(tmp_path)
    (tmp_path / "elsewhere").mkdir()
    limits = Limits(unpacked=20_000_000, files=50)
    with pytest.raises(PackageError, match=sentence) as raised:
        models.install(
            "es", source_file=file(tmp_path / "elsewhere", archive), folder=folder, limits=limits
        )
    shutil.rmtree(tmp_path / "elsewhere")
    assert contents(tmp_path) == before
    assert str(raised.value).endswith(".")


def test_an_archive_over_the_limit(tmp_path: Path, site: Site) -> None:
    small = Limits(archive=1_000_000)
    with pytest.raises(PackageError, match="larger than 1,000,000 bytes"):
        models.install("es", source_file=ARCHIVE, folder=tmp_path, limits=small)
    with pytest.raises(PackageError, match="larger than 1,000,000 bytes"):
        models.install("es", index=site.url, folder=tmp_path, limits=small)


def test_a_model_of_another_language_is_found_out(tmp_path: Path) -> None:
    """The pair says Russian, the words are Spanish."""
    liar = file(tmp_path, repacked(metadata=metadata(to_code="ru")))
    with pytest.raises(PackageError, match=r"got 5 of 5 everyday phrases wrong .*not installed"):
        models.install("ru", source_file=liar, folder=tmp_path / "packages")


def test_another_version_takes_the_place_of_the_first(tmp_path: Path) -> None:
    folder = tmp_path / "packages"
    newer = file(tmp_path, repacked(metadata=metadata(package_version="1.1")))
    for archive, name in ((ARCHIVE, "1.0"), (newer, "1.1"), (ARCHIVE, "1.0"), (ARCHIVE, "1.0")):
        models.install("es", source_file=archive, folder=folder)
        assert [pack.name for pack in models.check(folder)] == [f"en→es {name}"]


def test_remove(tmp_path: Path) -> None:
    models.install("es", source_file=ARCHIVE, folder=tmp_path)
    assert models.remove("es", folder=tmp_path) == ("en→es 1.0",)
    assert contents(tmp_path) == {}
    with pytest.raises(PackageError, match="No language package en→es is installed"):
        models.remove("es", folder=tmp_path)


def test_a_broken_package_is_reported_and_not_offered(own_packages: Path) -> None:
    (good,) = models.check(own_packages)
    assert good.fault == ""
    next(own_packages.rglob("model.bin")).write_bytes(b"rotten")
    (own_packages / "empty").mkdir()
    (own_packages / "splitter").mkdir()
    (own_packages / "splitter/metadata.json").write_text('{"type": "sbd"}')
    empty, splitter, broken = models.check(own_packages)
    assert "not a language package" in empty.fault
    assert splitter.fault == ""
    assert "cannot be loaded" in broken.fault
    assert Engine(own_packages).route("en", "es") is None


def test_argos_itself_reads_what_we_installed(tmp_path: Path) -> None:
    """Even while another installation is going on, which its own reader must not stumble over."""
    packages = tmp_path / "packages"
    models.install("es", source_file=ARCHIVE, folder=packages)
    with models._staging(packages):
        listed = subprocess.run(
            [
                sys.executable,
                "-c",
                "from argostranslate import package;"
                "found = package.get_installed_packages();"
                "print([str(p) for p in found if p.type == 'translate'])",
            ],
            env={
                "HOME": str(tmp_path),
                "PATH": os.environ["PATH"],
                "ARGOS_PACKAGES_DIR": str(packages),
            },
            capture_output=True,
            text=True,
            check=True,
        )
    assert listed.stdout == "['English → Spanish']\n"


def test_an_unwritable_folder_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(PackageError, match="cannot be changed"):
        models.install("es", source_file=ARCHIVE, folder=tmp_path / "file/packages")


FULL_DISK = """
import resource, sys
from pathlib import Path
from explainer.errors import PackageError
from explainer.translation import models
resource.setrlimit(resource.RLIMIT_FSIZE, (3_000_000, 3_000_000))
try:
    file, index = (Path(sys.argv[2]), None) if sys.argv[2][0] == "/" else (None, sys.argv[2])
    models.install("es", folder=Path(sys.argv[1]), source_file=file, index=index)
except PackageError as error:
    print(error)
"""


@pytest.mark.parametrize("origin", ["source_file", "index"])
def test_a_full_disk_is_a_sentence_and_changes_nothing(
    tmp_path: Path, site: Site, origin: str
) -> None:
    """The largest file allowed stands in for the space left."""
    where = str(ARCHIVE) if origin == "source_file" else site.url
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(tmp_path), where],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith(f"The packages in {tmp_path} cannot be changed: ")
    assert models.check(tmp_path) == ()
    assert not list(tmp_path.rglob("*.bin"))


INSTALL = """
import os, signal, sys
from pathlib import Path
from explainer.translation import models
folder, archive, moment, index = sys.argv[1:]
if moment:
    place, _, name = moment.rpartition(".")
    import importlib
    owner = importlib.import_module(place)
    whole = getattr(owner, name)
    def die(*arguments, **options):
        whole(*arguments, **options)
        os.kill(os.getpid(), signal.SIGKILL)
    setattr(owner, name, die)
print(models.install("es", source_file=Path(archive) if archive else None, index=index or None,
                     folder=Path(folder)).name)
"""


def installing(folder: Path, archive: Path | None, moment: str = "", index: str = "") -> list[str]:
    return [sys.executable, "-c", INSTALL, str(folder), str(archive or ""), moment, index]


@pytest.mark.parametrize(
    "moment",
    [
        "explainer.translation.archive._extract",
        "explainer.translation.archive.unpack",
        "explainer.translation.fetch.sha256",
        "explainer.translation.models._set_aside",
        "explainer.translation.models._put_in_place",
    ],
)
def test_killed_half_way_the_next_run_cleans_up(tmp_path: Path, moment: str) -> None:
    folder = tmp_path / "packages"
    newer = file(tmp_path, repacked(metadata=metadata(package_version="1.1")))
    models.install("es", source_file=ARCHIVE, folder=folder)
    killed = subprocess.run(installing(folder, newer, moment), capture_output=True)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    finished = "1.1" if moment.endswith("_put_in_place") else "1.0"
    assert [(p.name, p.fault) for p in models.check(folder)] == [(f"en→es {finished}", "")]
    assert {path.name for path in folder.iterdir() if path.name != ".explainer.lock"} == {
        f"translate-en_es-{finished.replace('.', '_')}"
    }


def test_killed_in_the_download_the_next_run_goes_on(tmp_path: Path, site: Site) -> None:
    site.stall = threading.Event()
    child = subprocess.Popen(installing(tmp_path, None, index=site.url))
    deadline = time.monotonic() + 30
    while not any(tmp_path.rglob("*.part")) or not next(tmp_path.rglob("*.part")).stat().st_size:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    child.kill()
    child.wait()
    site.stall.set()
    assert models.check(tmp_path) == ()
    models.install("es", index=site.url, folder=tmp_path)
    assert site.asked[-1][1].startswith("bytes=")
    assert {path.name for path in tmp_path.iterdir()} == {PLACE, ".explainer.lock"}


def test_two_at_once_do_not_collide(tmp_path: Path) -> None:
    children = [
        subprocess.Popen(installing(tmp_path, ARCHIVE), stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    assert [child.communicate()[0] for child in children] == ["en→es 1.0\n"] * 3
    assert {path.name for path in tmp_path.iterdir()} == {PLACE, ".explainer.lock"}
    assert [pack.fault for pack in models.check(tmp_path)] == [""]
