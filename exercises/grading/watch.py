"""Run the checks again each time the answer is saved, and go on to the next exercise once all is right."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from grading.command import environment
from grading.exercise import Exercise
from grading.handin import walk
from grading.text import Text

WATCHING = Text(
    fr="J’attends votre prochain enregistrement. Ctrl + C pour arrêter.",
    en="Waiting for you to save again. Ctrl + C to stop.",
)
GOING_ON = Text(fr="Exercice suivant : {number} {title}", en="Next exercise: {number} {title}")
PAUSE = 0.3
"""Seconds between two looks at the folder: nothing to install, and it works on any disk."""
Saved = dict[str, tuple[int, int]]


def watch(exercises: Sequence[Exercise], arguments: Callable[[Exercise | None], list[str]], lang: str) -> int:
    """Run pytest now and at each save, until interrupted.

    Several exercises are watched together; one alone gives way to the next of the course when it is right.
    """
    alone = list(exercises) if len(exercises) == 1 else []
    with contextlib.suppress(KeyboardInterrupt):
        for _ in _saves(lambda: [one.answer for one in alone or exercises]):
            command = [sys.executable, "-P", "-m", "pytest", *arguments(alone[0] if alone else None)]
            done = subprocess.run(command, env=environment(), check=False).returncode == 0
            following = after(alone[0]) if alone and done else None
            if following:
                alone[:] = [following]
                print("\n" + GOING_ON.to(lang).format(number=following.number, title=following.title.to(lang)))
            else:
                print(WATCHING.to(lang), flush=True)
    return 0


def after(exercise: Exercise) -> Exercise | None:
    """The exercise that follows in the course."""
    everything = Exercise.all(exercise.folder.parent)
    at = everything.index(exercise) + 1
    return everything[at] if at < len(everything) else None


def _saves(folders: Callable[[], Sequence[Path]]) -> Iterator[None]:
    """Now, and each time that a file of the folders is no longer what it was when the last turn began."""
    while True:
        watched, before = folders(), _stamps(folders())
        yield
        # A folder that the turn made, or another exercise, is a turn of its own.
        while folders() == watched and before in ({}, _stamps(watched)):
            before = before or _stamps(watched)
            time.sleep(PAUSE)
        if folders() == watched:
            print(f"\n--- {time.strftime('%H:%M:%S')}", flush=True)


def _stamps(folders: Sequence[Path]) -> Saved:
    """When each file was last written, and its size."""
    found: Saved = {}
    for folder in folders:
        for entry in walk(folder, lambda _: None):
            with contextlib.suppress(OSError):
                kept = entry.stat(follow_symlinks=False)
                found[entry.path] = (kept.st_mtime_ns, kept.st_size)
    return found
