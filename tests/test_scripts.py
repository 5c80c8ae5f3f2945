"""The scripts that a newcomer runs first."""

from __future__ import annotations

import socket
import subprocess
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parent.parent / "scripts"


def run(name: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [SCRIPTS / name, *arguments], cwd=cwd, capture_output=True, text=True, check=False
    )


def test_a_second_set_up_does_nothing_from_any_folder(tmp_path: Path) -> None:
    done = run("setup", "--dev", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert not list(tmp_path.iterdir())


def test_a_taken_port_is_one_clear_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = run("serve", "--port", port, cwd=tmp_path)
    assert done.returncode == 1
    assert f"Port {port}" in done.stderr
    assert "--port" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("name", ["setup", "bench"])
def test_wrong_usage_is_said(tmp_path: Path, name: str) -> None:
    done = run(name, "--bogus", cwd=tmp_path)
    assert done.returncode == 2
    assert "usage" in done.stderr
