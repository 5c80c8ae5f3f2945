"""A real, small English→Spanish package, unpacked as Argos would have installed it."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from explainer.translation.argos import Engine
from explainer.translation.packages import Package, installed_packages

ARCHIVE = Path(__file__).parent.parent / "data/argos/translate-en_es-1_0.argosmodel"


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package; not to be changed by a test."""
    folder = tmp_path_factory.mktemp("packages")
    with zipfile.ZipFile(ARCHIVE) as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture(scope="session")
def engine(packages: Path) -> Engine:
    return Engine(packages)


@pytest.fixture(scope="session")
def package(packages: Path) -> Package:
    (found,) = installed_packages(packages)
    return found


@pytest.fixture
def own_packages(packages: Path, tmp_path: Path) -> Path:
    """A copy that the test may change."""
    return Path(shutil.copytree(packages, tmp_path / "packages"))
