from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest

from explainer.pipeline import LIBRARY, Pipeline
from explainer.settings import Settings

# A slow example says that the machine is busy, not that the code is wrong.
hypothesis.settings.register_profile("explainer", deadline=None)
hypothesis.settings.load_profile("explainer")

SEED = LIBRARY / "balloon-kyphoplasty.txt"

Explain = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session", autouse=True)
def _no_connection_leaves_this_machine() -> None:
    """Any test that looks up a name or connects to another machine fails."""

    def refuse(event: str, arguments: tuple[object, ...]) -> None:
        if event == "socket.getaddrinfo":
            host = arguments[0]
        elif event == "socket.connect" and isinstance(arguments[1], tuple):
            host = arguments[1][0]
        else:
            return
        if host not in ("127.0.0.1", "::1", "localhost", None, b"localhost", b"127.0.0.1"):
            raise PermissionError(f"a test connected to {host!r}")

    sys.addaudithook(refuse)
    with pytest.raises(PermissionError, match="a test connected"):
        socket.create_connection(("192.0.2.1", 9), timeout=0.1)


@pytest.fixture(scope="session")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pipeline]:
    """The real pipeline with real engines, keeping its results in a folder of its own."""
    settings = Settings(data=tmp_path_factory.mktemp("data"), speech_workers=1)
    with Pipeline(settings) as pipeline:
        yield pipeline


@pytest.fixture
def explainer(tmp_path: Path) -> Explain:
    """Runs `explainer ARGUMENT…` as a person would, with an empty HOME, in an empty folder."""
    home = tmp_path / "home"
    home.mkdir()
    environ = {k: v for k, v in os.environ.items() if not k.startswith(("EXPLAINER_", "ARGOS_"))}
    environ |= {"HOME": str(home), "PYTHONUTF8": "1"}
    environ.pop("XDG_DATA_HOME", None)

    def run(*arguments: object, **changes: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "explainer", *map(str, arguments)],
            env=environ | changes,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=100,
            check=False,
        )

    return run


@pytest.fixture
def long_procedure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Address of a section of several minutes, in a library of its own; never made before."""
    name = f"long-{tmp_path.name.replace('_', '-')}".lower()
    sentences = " ".join(f"This is sentence number {n} of {name}." for n in range(1, 101))
    (tmp_path / f"{name}.txt").write_text(f"A Long Walk\n\n{sentences}\n", "utf-8")
    monkeypatch.setattr("explainer.pipeline.LIBRARY", tmp_path)
    return f"/en/{name}/a-long-walk"
