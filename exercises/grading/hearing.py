"""Judge an answer in a separate process: a copy of the answer, a read-only copy of the grader, a pipe with a nonce."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Self

from grading import signing, verdicts
from grading.checks import Broken, Failed
from grading.confinement import tree
from grading.exercise import ROOT, Exercise
from grading.handin import copy_answer, digest
from grading.judge import FAULT, Judgement, Outcome, all_broken
from grading.load import Lost
from grading.removal import removed
from grading.sandbox import Limits, environment
from grading.text import quoted
from grading.variants import materialise

SECONDS, WORK, LOOK = 90.0, 180.0, 0.5
"""Of a judgement, on a machine that had a processor for it; of all processors; between two looks."""
LONGEST = 5 * SECONDS
"""On a machine that had none: nothing is then known of the answer."""
MEMORY = 6 << 30
"""Of a judge with its browser: looked at again, with what they share counted once, when the sum of all is over it."""
NOT_GRADER = shutil.ignore_patterns("start", "solution", "near_misses", "alternatives", "answer", "__pycache__")


class Bench:
    """A judge in another process, which hears one answer after another; close it when done.

    Started at the first answer, and again after an interruption: whatever an answer does, a judgement comes back.
    `away_from`: the hand-ins, of whose writers none may know the key that the draws come from.
    """

    def __init__(self, limits: Limits | None = None, away_from: Path | None = None) -> None:
        self._limits = limits or Limits()
        self._away_from = away_from
        self._home: Path | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._heard = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def judge(self, exercise: Exercise, folder: Path, seed: str = "", *, asked: str = "") -> Judgement:
        """Judge a folder; once more, by another judge, where the grader failed: an answer heard before may be the cause.

        What took all the time there is on a machine that is too busy is not heard twice.
        `asked`, as in `grading.judge.judge`, is for whoever asks about one check, not for a grade.
        """
        begun = time.monotonic()
        judgement = self._judge(exercise, folder, seed, asked)
        if judgement.is_faulty and time.monotonic() - begun < LONGEST:
            self.close()
            judgement = self._judge(exercise, folder, seed, asked)
        if judgement.is_faulty:
            self.close()
        return judgement

    def _judge(self, exercise: Exercise, folder: Path, seed: str, asked: str) -> Judgement:
        home, process = self._sitting()
        self._heard += 1
        case = home / f"case-{self._heard}"
        try:
            try:
                copy_answer(folder, case / "answer")
            except Broken as broken:
                return all_broken(exercise, broken)
            grader = case / exercise.id
            shutil.copytree(exercise.folder, grader, ignore=NOT_GRADER)
            materialise(exercise.folder / "start", grader / "start", exercise.axes, seed)
            _protect(grader)
            order = {
                "nonce": secrets.token_hex(16),
                "exercise": str(grader),
                "answer": str(case / "answer"),
                "seed": seed,
                "draw": signing.drawn(f"{exercise.id} {digest(case / 'answer')} {seed}", away_from=self._away_from),
                "asked": asked,
                "limits": asdict(self._limits),
            }
            return self._hear(exercise, process, order)
        finally:
            removed(case)

    def close(self) -> None:
        """Let the judge go, and remove what it left."""
        if self._process:
            _end(self._process)
        if self._home:
            removed(self._home)
        self._home = self._process = None

    def _sitting(self) -> tuple[Path, subprocess.Popen[bytes]]:
        if self._home and self._process:
            return self._home, self._process
        self._home = home = Path(tempfile.mkdtemp(prefix="guichet-judge-"))
        grader, scratch = home / "grader", home / "home"
        scratch.mkdir()
        # With what Python has compiled of it, if it has.
        shutil.copytree(ROOT / "grading", grader / "grading")
        _protect(grader)
        variables = environment(scratch)
        browsers = os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or str(_browsers_of_playwright())
        variables |= {"PYTHONPATH": str(grader), "PLAYWRIGHT_BROWSERS_PATH": browsers}
        # Chromium is looked for where programs are.
        variables |= {name: os.environ[name] for name in ("PATH", "GUICHET_CHROMIUM") if name in os.environ}
        with (home / "errors").open("wb") as errors:
            self._process = process = subprocess.Popen(
                [sys.executable, "-P", str(grader / "grading" / "judge.py"), str(os.getpid())],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                cwd=scratch,
                env=variables,
                start_new_session=True,
            )
        return home, process

    def _hear(self, exercise: Exercise, process: subprocess.Popen[bytes], order: Mapping[str, object]) -> Judgement:
        assert self._home
        assert process.stdin
        assert process.stdout
        late, heard = threading.Event(), threading.Event()
        overloaded = threading.Event()
        threading.Thread(target=_watch, args=(process, heard, late, overloaded), daemon=True).start()
        try:
            process.stdin.write((json.dumps(order) + "\n").encode())
            process.stdin.flush()
            reply = json.loads(process.stdout.readline())
            if reply["nonce"] != order["nonce"]:
                raise ValueError("another run's reply")
            outcomes = [Outcome.of(one) for one in reply["outcomes"]]
            return Judgement(outcomes, reply["unkept"], reply["noted"], quoted(reply["detail"]))
        except (OSError, ValueError, KeyError, TypeError):
            errors = (self._home / "errors").read_text(encoding="utf-8", errors="replace")
            self.close()
            if overloaded.is_set():
                return all_broken(exercise, verdicts.overloaded(), FAULT)
            return all_broken(exercise, verdicts.overdue() if late.is_set() else _interrupted(errors))
        finally:
            heard.set()


def judge_apart(exercise: Exercise, folder: Path, seed: str = "", limits: Limits | None = None) -> Judgement:
    """Judge one folder in a process of its own."""
    with Bench(limits) as bench:
        return bench.judge(exercise, folder, seed)


def _watch(
    process: subprocess.Popen[bytes], heard: threading.Event, late: threading.Event, overloaded: threading.Event
) -> None:
    """Stop a judge that does not come back, or whose browser takes the memory of the machine; say whether others kept it
    from coming back."""
    start, lost = time.monotonic(), Lost(process.pid)
    before = tree.use([process.pid, *tree.descendants(process.pid)]).seconds
    while not heard.wait(LOOK):
        everyone = [process.pid, *tree.descendants(process.pid)]
        used = tree.use(everyone)
        passed = time.monotonic() - start
        if passed - lost.look() > SECONDS or used.seconds - before > WORK:
            late.set()
        elif passed > LONGEST:
            overloaded.set()
        takes_all = used.memory > MEMORY and tree.held(everyone) > MEMORY
        if late.is_set() or overloaded.is_set() or takes_all:
            tree.end(process.pid)  # before it, which watches over them
            process.kill()


def _interrupted(detail: str) -> Failed:
    return Failed(
        fr="La correction a été interrompue avant la fin : aucun point n’est compté.",
        en="The grading was interrupted before its end: no point is counted.",
        actual=quoted(detail.strip().rpartition("\n")[2]) or None,
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    assert process.stdin
    assert process.stdout
    with contextlib.suppress(OSError):
        process.stdin.close()
    # With nothing left to read the judge closes its browser and ends.
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(timeout=5)
    tree.end(process.pid)
    if hasattr(os, "killpg"):
        with contextlib.suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        process.kill()
    process.wait()
    process.stdout.close()


def _browsers_of_playwright() -> Path:
    """Where Playwright keeps its browsers, which it would otherwise look for under the temporary home."""
    home = Path.home()
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "ms-playwright"
    if sys.platform == "win32":
        return home / "AppData" / "Local" / "ms-playwright"
    return home / ".cache" / "ms-playwright"


def _protect(folder: Path) -> None:
    """Take the right to write from a folder and all it holds."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(path.stat().st_mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))
