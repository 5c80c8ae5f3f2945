"""Offline means offline: with no network at all, everything works."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import SEED

NO_NETWORK = ("unshare", "--net", "--map-root-user")
"""Runs a command in a network namespace that has not even a loopback address."""


def unshare_works() -> bool:
    return (
        bool(shutil.which("unshare"))
        and not subprocess.run([*NO_NETWORK, "true"], capture_output=True, check=False).returncode
    )


@pytest.mark.skipif(not unshare_works(), reason="this system has no network namespaces")
@pytest.mark.parametrize(
    "arguments",
    [
        ("explain", SEED, "--language", "hi", "--json"),
        ("explain", SEED, "--language", "de", "--no-catalogs", "--json"),
        ("speak", str(SEED), "--language", "vi", "--output", "out"),
        ("languages", "--json"),
    ],
    ids=lambda arguments: " ".join(map(str, arguments[:3:2])),
)
def test_a_command_needs_no_network(tmp_path: Path, arguments: tuple[object, ...]) -> None:
    done = subprocess.run(
        [*NO_NETWORK, sys.executable, "-m", "explainer", *map(str, arguments)],
        env=os.environ | {"HOME": str(tmp_path)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    if arguments[0] == "speak":
        assert len(list((tmp_path / "out").glob("*.mp3"))) == 3
    else:
        assert json.loads(done.stdout)


def test_nothing_tries_to_connect(tmp_path: Path) -> None:
    """Where namespaces are missing too: Python itself reports every look-up and connection."""
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\n"
        "def hook(event, arguments):\n"
        "    if event in ('socket.connect', 'socket.getaddrinfo', 'socket.gethostbyname'):\n"
        "        open('connections', 'a').write(f'{event} {arguments}\\n')\n"
        "sys.addaudithook(hook)\n"
    )
    environ = os.environ | {"HOME": str(tmp_path), "PYTHONPATH": str(tmp_path)}
    command = [sys.executable, "-m", "explainer", "speak", str(SEED), "--language", "fr"]
    subprocess.run(
        [*command, "--output", "out"], env=environ, cwd=tmp_path, check=True, capture_output=True
    )
    assert not (tmp_path / "connections").exists(), (tmp_path / "connections").read_text()
    probe = "import socket; socket.getaddrinfo('localhost', 80)"
    subprocess.run([sys.executable, "-c", probe], env=environ, cwd=tmp_path, check=True)
    assert (tmp_path / "connections").exists(), "the hook does not see connections"
