"""For how long the machine has had no processor for a judgement: time that others took says nothing of what is judged."""

from __future__ import annotations

import time

from grading.confinement import tree

ASKED, PATIENCE = 0.02, 0.5
"""Seconds of processor that this process asks for in its turn, to know what others get, and for how long it asks."""


class Lost:
    """The seconds, since this was made, during which a process, or what it started, waited for a processor; look often.

    `alone`: it computes by itself, one question at a time, and is kept waiting no longer than this process would be.
    """

    def __init__(self, process: int, *, alone: bool = False) -> None:
        self.seconds = 0.0
        self._process, self._alone = process, alone
        self._at, self._told = time.monotonic(), self._waited()

    def look(self) -> float:
        """The seconds lost until now."""
        now, told = time.monotonic(), self._waited()
        passed = now - self._at
        # Threads that wake together wait for each other: what is lost is what one of them waits. Processes work in turn.
        longest: dict[int, float] = {}
        for (process, thread), waited in told.items():
            since = waited - self._told.get((process, thread), 0.0)
            longest[process] = max(longest.get(process, 0.0), since)
        lost = min(sum(longest.values()), passed) if told else passed
        # Who asks for little, and often, waits each time, on a machine that has half a processor for whoever works.
        if lost and (self._alone or not told):
            lost = min(lost, passed * (1 - share()))
        self.seconds += lost
        self._at, self._told = now, told
        return self.seconds

    def _waited(self) -> dict[tuple[int, int], float]:
        return tree.delays([self._process, *tree.descendants(self._process)])


def share() -> float:
    """How much of a processor there is for one more who works, from nearly 0 to 1: what this thread gets, when it asks."""
    began, before = time.perf_counter(), time.thread_time()
    worked = passed = 0.0
    while worked < ASKED and passed < PATIENCE:
        worked, passed = time.thread_time() - before, time.perf_counter() - began
    return min(worked / passed, 1.0)
