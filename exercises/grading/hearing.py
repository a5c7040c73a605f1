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
from collections.abc import Mapping, Sequence
from pathlib import Path

from grading import verdicts
from grading.checks import Broken, Failed
from grading.exercise import ROOT, Exercise
from grading.judge import Judgement, Outcome, all_broken
from grading.sandbox import environment
from grading.variants import IGNORED, materialise

SECONDS = 90.0
MOST_FILES, MOST_BYTES = 300, 8 << 20
NOT_GRADER = shutil.ignore_patterns("start", "solution", "near_misses", "alternatives", "answer", "__pycache__")


def judge_apart(exercise: Exercise, folder: Path, seed: str = "", *, hidden: Sequence[Path] = ()) -> Judgement:
    """Judge a folder in another process; whatever the answer does, a judgement comes back."""
    home = Path(tempfile.mkdtemp(prefix="guichet-judge-"))
    try:
        try:
            copy_answer(folder, home / "answer")
        except Broken as broken:
            return all_broken(exercise, broken)
        grader = home / "grader"
        shutil.copytree(ROOT / "grading", grader / "grading", ignore=NOT_GRADER)
        shutil.copytree(exercise.folder, grader / exercise.id, ignore=NOT_GRADER)
        materialise(exercise.folder / "start", grader / exercise.id / "start", exercise.axes, seed)
        _set_writable(grader, writable=False)
        order = {
            "nonce": secrets.token_hex(16),
            "exercise": str(grader / exercise.id),
            "answer": str(home / "answer"),
            "seed": seed,
            "hidden": [str(path) for path in (ROOT, grader, *hidden)],
        }
        return _hear(exercise, order, home)
    finally:
        with contextlib.suppress(OSError):
            _set_writable(home / "grader", writable=True)
        shutil.rmtree(home, ignore_errors=True)


def copy_answer(source: Path, target: Path) -> None:
    """Copy what a learner may hand in: plain files, few and small; links are left out. Raises Broken."""
    target.mkdir(parents=True)
    files = size = 0
    for path in sorted(source.rglob("*")):
        relative = path.relative_to(source)
        if any(part in IGNORED for part in relative.parts) or any(
            parent.is_symlink() for parent in (path, *path.parents) if parent != source and source in parent.parents
        ):
            continue
        if path.is_dir():
            (target / relative).mkdir(parents=True, exist_ok=True)
        elif path.is_file():
            files += 1
            size += path.stat().st_size
            if files > MOST_FILES or size > MOST_BYTES:
                raise verdicts.oversized(str(relative))
            (target / relative).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target / relative)


def _hear(exercise: Exercise, order: Mapping[str, object], home: Path) -> Judgement:
    grader = home / "grader"
    scratch = home / "home"
    scratch.mkdir()
    variables = environment(scratch)
    browsers = os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or str(_browsers_of_playwright())
    variables |= {"PYTHONPATH": str(grader), "PLAYWRIGHT_BROWSERS_PATH": browsers}
    if "GUICHET_CHROMIUM" in os.environ:
        variables["GUICHET_CHROMIUM"] = os.environ["GUICHET_CHROMIUM"]
    process = subprocess.Popen(
        [sys.executable, "-P", str(grader / "grading" / "judge.py")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=scratch,
        env=variables,
        start_new_session=True,
    )
    try:
        output, errors = process.communicate((json.dumps(order) + "\n").encode(), timeout=SECONDS)
    except subprocess.TimeoutExpired:
        output, errors = b"", b"too slow"
    finally:
        _end(process)
    try:
        reply = json.loads(output)
        if reply["nonce"] != order["nonce"]:
            raise ValueError("another run's reply")
        outcomes = [Outcome.of(one) for one in reply["outcomes"]]
        return Judgement(outcomes, reply["notice"], reply["detail"])
    except (ValueError, KeyError, TypeError):
        return all_broken(exercise, _interrupted(errors.decode(errors="replace")))


def _interrupted(detail: str) -> Failed:
    return Failed(
        fr="La correction a été interrompue avant la fin : aucun point n’est compté.",
        en="The grading was interrupted before its end: no point is counted.",
        actual=detail[-2000:] or None,
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        with contextlib.suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        process.kill()
    process.wait()


def _browsers_of_playwright() -> Path:
    """Where Playwright keeps its browsers, which it would otherwise look for under the temporary home."""
    home = Path.home()
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "ms-playwright"
    if sys.platform == "win32":
        return home / "AppData" / "Local" / "ms-playwright"
    return home / ".cache" / "ms-playwright"


def _set_writable(folder: Path, *, writable: bool) -> None:
    """Take or give back the right to write, for a folder and all it holds."""
    for path in (folder, *folder.rglob("*")):
        mode = path.stat().st_mode
        path.chmod(mode | stat.S_IWUSR if writable else mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))
