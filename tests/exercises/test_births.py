"""A process that is born with Python loaded is, for an answer, one that was started: the same machine, nothing of another answer."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from grading import births, confinement
from grading.answer import Answer
from grading.sandbox import Worker

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only on Linux are processes born")
LOOK = """
import datetime, flask, os, platform, sys, time

app = flask.Flask(__name__)

def look():
    held = []
    for number in range(64):
        try: held.append((number, oct(os.fstat(number).st_mode)))
        except OSError: pass
    return {
        "machine": [platform.node(), flask.cli.platform.node(), platform.platform(), list(os.uname())],
        "user": [os.getuid(), os.getppid(), oct(os.umask(0)), sys.executable, sorted(os.environ)],
        "time": [time.time(), str(datetime.datetime.now()), int(time.monotonic() // 86_400), os.stat(__file__).st_mtime],
        "files": held,
        "started": [len(sys.argv), len(sys.orig_argv), sys.path[2:], sys.flags.hash_randomization, hash("Odette"), os.getsid(0) == os.getpid()],
        "known": sorted({name.partition(".")[0] for name in sys.modules}),
    }
"""


def said(folder: Path, means: tuple[str, ...], *, web: bool) -> tuple[type, dict[str, Any]]:
    """How the process came to be, and what an answer sees in it."""
    (folder / "look.py").write_text(LOOK, encoding="utf-8")
    with contextlib.closing(Worker(folder, randomness=2, means=means, web=web)) as worker:
        worker.ask("", "clock", now="2027-03-02T09:02:00+01:00")
        return type(worker._process), worker.ask("look.py", "call", file="look.py", function="look", args=[], kwargs={})


@pytest.mark.parametrize("means", [confinement.MEANS, confinement.MEANS[1:]], ids=["all", "no-namespaces"])
def test_an_answer_sees_what_it_would_in_a_process_of_its_own(
    means: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    born, there = said(tmp_path, means, web=True)
    assert born is births.Child
    monkeypatch.setattr(births, "_may_be_born", lambda folder: False)
    started, here = said(tmp_path, means, web=True)
    assert started is subprocess.Popen
    # What the cradle needs to be one is of the library: that answers with such a file start apart.
    more = {*there.pop("known")} - {*here.pop("known")}
    assert more <= sys.stdlib_module_names | births.PACKAGES
    assert there == here


def test_all_that_is_loaded_ahead_is_known_by_its_name(tmp_path: Path) -> None:
    known = {one for one in said(tmp_path, confinement.MEANS, web=True)[1]["known"] if not one.startswith("_")}
    assert known >= births.PACKAGES
    assert known <= sys.stdlib_module_names | births.PACKAGES | births.STARTED | {"look"}


@pytest.mark.parametrize("name", ["queue.py", "flask.py", "calendar/__init__.py"])
def test_file_of_an_answer_comes_before_what_is_loaded(name: str, tmp_path: Path) -> None:
    module = name.partition(".")[0].partition("/")[0]
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("OWN = 'ours'\n", encoding="utf-8")
    (tmp_path / "app.py").write_text(f"import {module}\nSAID = {module}.OWN\n", encoding="utf-8")
    with contextlib.closing(Worker(tmp_path, web=True)) as worker:
        assert isinstance(worker._process, subprocess.Popen)
        assert worker.ask("app.py", "value", file="app.py", name="SAID") == "ours"


def test_nothing_that_an_application_changes_is_changed_for_the_next(tmp_path: Path) -> None:
    code = "import flask\nflask.met = getattr(flask, 'met', 0) + 1\napp = flask.Flask(__name__)\napp.get('/')(lambda: str(flask.met))\n"
    (tmp_path / "app.py").write_text(code, encoding="utf-8")
    with contextlib.closing(Answer(tmp_path)) as answer:
        assert [answer.app().get("/").body for _ in range(3)] == ["1", "1", "1"]


def test_where_nothing_can_be_born_all_are_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError

    births.close()
    monkeypatch.setattr(births, "_refused", set())
    monkeypatch.setattr(births.Cradle, "bear", refuse)
    (tmp_path / "app.py").write_text("SAID = 1\n", encoding="utf-8")
    for _ in range(2):
        with contextlib.closing(Worker(tmp_path)) as worker:
            assert isinstance(worker._process, subprocess.Popen)
            assert worker.ask("app.py", "value", file="app.py", name="SAID") == 1
    assert births._refused == {0}
    assert not births._cradles


def test_cradles_that_are_kept_are_few(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text("import os\nSAID = os.environ['PYTHONHASHSEED']\n", encoding="utf-8")
    for number in range(births.MOST + 2):
        with contextlib.closing(Worker(tmp_path, randomness=number)) as worker:
            assert worker.ask("app.py", "value", file="app.py", name="SAID") == str(number)
    assert len(births._cradles) == births.MOST
