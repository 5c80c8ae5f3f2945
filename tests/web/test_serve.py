from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from explainer import web
from explainer.errors import ExplainerError
from explainer.settings import Settings

PROGRAM = """
from explainer.settings import load
from explainer.web import serve
serve(load(port=0))
"""
SOUND = "/en/balloon-kyphoplasty/balloon-kyphoplasty-surgery-insurance-coverage.mp3"


def test_a_taken_port_is_one_clear_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ExplainerError) as caught:
            web.serve(Settings(port=port, data=tmp_path))
    assert str(caught.value) == (f"Port {port} on 127.0.0.1 is in use; choose another with --port.")


def test_an_address_that_is_not_ours_is_one_clear_sentence(tmp_path: Path) -> None:
    with pytest.raises(ExplainerError, match=r"^Port 8000 on 192\.0\.2\.1 cannot be used \(.+\); "):
        web.serve(Settings(host="192.0.2.1", data=tmp_path))


def test_it_serves_until_it_is_stopped_and_leaves_nothing_running(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ
        | {
            "EXPLAINER_DATA": str(tmp_path),
            "EXPLAINER_SPEECH_WORKERS": "1",
            "EXPLAINER_TRUSTED_PROXIES": "1",
        },
    )
    try:
        assert process.stdout
        line = process.stdout.readline()
        assert line.startswith("Explainer is ready at http://127.0.0.1:")
        address = line.split()[4].rstrip("/")
        with urllib.request.urlopen(address + "/healthz") as answer:
            assert answer.read() == b"ok\n"
            assert "Server" not in answer.headers
            assert "Strict-Transport-Security" not in answer.headers
        forwarded = {"X-Forwarded-For": "192.0.2.1", "X-Forwarded-Proto": "https"}
        secure = urllib.request.Request(address + "/healthz", headers=forwarded)
        with urllib.request.urlopen(secure) as answer:
            assert "Strict-Transport-Security" in answer.headers
        with urllib.request.urlopen(address + SOUND) as answer:
            assert answer.headers["Content-Type"] == "audio/mpeg"
            assert len(answer.read()) == int(answer.headers["Content-Length"])
        threads = Path(f"/proc/{process.pid}/task").iterdir()
        children = " ".join((thread / "children").read_text() for thread in threads).split()
        assert children
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 0
        assert [pid for pid in children if Path(f"/proc/{pid}").exists()] == []
    finally:
        process.kill()
        process.wait()
