"""No process outlives the one that it works for."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading

import psutil
import pytest

from explainer import lifeline

CHILD = """
import re, sys
from explainer import lifeline
requests, out = lifeline.attach(iter)
print("a library says hello")
while True:
    out.write(requests.get())
    out.flush()
    if sys.argv[1:] == ["busy"]:
        re.match(r"(a|a)*b", "a" * 60)  # holds the interpreter's lock, for years
"""
PARENT = f"""
import sys
from explainer import lifeline
child = lifeline.start("-c", {CHILD!r}, *sys.argv[1:])
child.stdin.write(b"hello\\n")
child.stdin.flush()
assert child.stdout.readline() == b"hello\\n"
print(child.pid, flush=True)
child.wait()
"""


@pytest.mark.parametrize("state", ["idle", "busy", "stopped"])
def test_a_process_ends_with_the_one_that_started_it(state: str) -> None:
    if state != "idle" and sys.platform != "linux":
        pytest.skip("only Linux can end what does not listen")
    with subprocess.Popen([sys.executable, "-c", PARENT, state], stdout=subprocess.PIPE) as parent:
        assert parent.stdout
        child = psutil.Process(int(parent.stdout.readline()))
        if state == "stopped":
            os.kill(child.pid, signal.SIGSTOP)
        parent.kill()
    try:
        _, alive = psutil.wait_procs([child], timeout=30)
        assert not alive
    finally:
        if child.is_running():
            child.kill()


def test_a_process_outlives_the_thread_that_asked_for_it() -> None:
    started: list[subprocess.Popen[bytes]] = []

    def greet() -> bytes:
        [child] = started
        assert child.stdin
        assert child.stdout
        child.stdin.write(b"hello\n")
        child.stdin.flush()
        return child.stdout.readline()

    def work() -> None:
        started.append(lifeline.start("-c", CHILD))
        greet()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert greet() == b"hello\n"
    lifeline.end(started[0])
    assert started[0].returncode
