"""Ctrl-C ends a run, its processes with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from guichet.hosts.cli import hear_again

from tests.limits import HANG, no_hang

# A shell that starts its jobs in the background has them ignore Ctrl-C: here it is always heard.
STUCK = """
import os, pathlib, signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)
from guichet.engine import dispatch as engine
from guichet.hosts import cli

def stuck(path, rules, project):
    pathlib.Path("working").mkdir(exist_ok=True)
    pathlib.Path(f"working/{os.getpid()}").touch()
    time.sleep(3600)

engine.check_file = stuck
sys.argv = ["guichet", *sys.argv[1:]]
cli.run()
"""


def _alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def _waited(happened: object) -> None:
    with no_hang():
        while not happened():  # type: ignore[operator]
            time.sleep(0.05)


@pytest.mark.turns(2)
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are seen through /proc")
@pytest.mark.parametrize("jobs", [(), ("--jobs", "1"), ("--jobs", "3")], ids=str)
def test_an_interruption_ends_every_process(tmp_path: Path, jobs: tuple[str, ...]) -> None:
    for number in range(400):
        (tmp_path / f"{number}.html").write_text("<p>Été</p>\n", encoding="utf-8")
    command = [sys.executable, "-c", STUCK, "check", "--lang", "fr", "--isolated", *jobs, "."]
    run = subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        wanted = {"1": 1, "3": 3}.get("".join(jobs[1:]), os.cpu_count() or 1)
        folder = tmp_path / "working"
        _waited(lambda: folder.exists() and len(list(folder.iterdir())) >= wanted)
        os.killpg(run.pid, signal.SIGINT)
        out, err = run.communicate(timeout=HANG)
        assert (run.returncode, out, err) == (2, "", "guichet: interrompu, rien n’a été écrit.\n")
        _waited(lambda: not any(_alive(int(one.name)) for one in folder.iterdir()))
        assert not (tmp_path / ".guichet_cache").exists()
    finally:
        if run.poll() is None:
            os.killpg(run.pid, signal.SIGKILL)
            run.wait()


class _Going:
    def __del__(self) -> None:
        raise KeyboardInterrupt


def test_an_interruption_that_comes_while_an_object_goes_is_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "unraisablehook", hear_again)

    def lost() -> None:
        _Going()
        time.sleep(HANG)

    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            lost()
    finally:
        signal.signal(signal.SIGINT, before)
