"""Put the checks of an exercise to an answer and say what came of each.

`judge` works in this process; run as a program, this file is the separate process that hearing.py starts.
"""

from __future__ import annotations

import json
import os
import secrets
import signal
import sys
import tempfile
import threading
import traceback
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from grading import confinement, verdicts
from grading.answer import Answer
from grading.browser import NoBrowser, close, missing
from grading.checks import Broken, Check, Failed, Overloaded
from grading.confinement import tree
from grading.exercise import Exercise
from grading.lot import deal
from grading.removal import removed
from grading.sandbox import Limits
from grading.text import Text, quoted
from grading.verdicts import Lost

PASSED, FAILED, BROKEN, WAITING, UNGRADED, FAULT = "passed", "failed", "broken", "waiting", "ungraded", "fault"
A_DRAW = secrets.token_hex()
FIRST_LOSS = "the first loss"
"""In the place of a check's name: all of them, up to the first that does not pass."""
DEEP = 2
"""Names in a path above which it says where things are: a root and one folder."""
LOOK = 0.5
"""Seconds between two looks at whether somebody still waits."""
UNTOLD = (UNGRADED, FAULT)
"""What says nothing of the answer: as long as a check is in such a state, there is no grade."""
STATES = (PASSED, FAILED, BROKEN, WAITING, UNGRADED, FAULT)


@dataclass(frozen=True)
class Outcome:
    """What came of one check. `state`: passed, failed, broken (the answer does not run), waiting (another check comes
    first), ungraded (no browser here: the message says what is missing), fault (the grader itself failed)."""

    check: str
    title: Text
    out_of: int
    state: str
    message: Text | None = None
    expected: Text | None = None
    actual: Text | None = None
    try_: Text | None = None

    @property
    def points(self) -> int:
        """All or nothing: a check is small."""
        return self.out_of if self.state == PASSED else 0

    def json(self) -> dict[str, Any]:
        """As grade files and the pipe carry it."""
        texts = {"title": self.title, "message": self.message, "expected": self.expected}
        texts |= {"actual": self.actual, "try": self.try_}
        return {
            "check": self.check,
            "state": self.state,
            "points": self.points,
            "out_of": self.out_of,
            **{name: text.json() if text else None for name, text in texts.items()},
        }

    @classmethod
    def of(cls, raw: dict[str, Any]) -> Outcome:
        """The reverse of `json`."""
        texts = {name: Text.of(raw[name]) if raw[name] else None for name in ("message", "expected", "actual", "try")}
        return cls(
            raw["check"],
            Text.of(raw["title"]),
            int(raw["out_of"]),
            raw["state"],
            texts["message"],
            texts["expected"],
            texts["actual"],
            texts["try"],
        )


@dataclass(frozen=True)
class Judgement:
    """The outcomes of one answer to one exercise, and the promises of the sandbox that this machine
    did not allow to keep while it ran. `noted`: the modules by which the answer may have read the real time."""

    outcomes: Sequence[Outcome]
    unkept: Sequence[str] = ()
    noted: Sequence[str] = ()
    detail: str = field(default="", compare=False)

    @property
    def points(self) -> int:
        """Points obtained."""
        return sum(one.points for one in self.outcomes)

    @property
    def out_of(self) -> int:
        """Points that could be obtained here, those of checks not graded left out."""
        return sum(one.out_of for one in self.outcomes if one.state not in UNTOLD)

    @property
    def ungraded(self) -> int:
        """Points of the checks that nothing here could run, or at which the grader failed: while there are some, there is
        no grade."""
        return sum(one.out_of for one in self.outcomes if one.state in UNTOLD)

    @property
    def is_faulty(self) -> bool:
        """Whether the grader failed at some check."""
        return any(one.state == FAULT for one in self.outcomes)

    @property
    def is_complete(self) -> bool:
        """Whether every check was run and passed."""
        return not self.ungraded and 0 < self.out_of == self.points


def judge(
    exercise: Exercise,
    folder: Path,
    seed: str = "",
    *,
    draw: str = "",
    limits: Limits | None = None,
    asked: str = "",
) -> Judgement:
    """Judge a folder. `draw`: what its draws come from, else one that holds as long as this process; `asked`: the one
    check that is put, with those that it waits for, or FIRST_LOSS; nothing else is then among the outcomes."""
    draw = draw or A_DRAW
    deal(draw)
    answer = Answer(
        folder,
        start=exercise.folder / "start",
        seed=seed,
        draw=draw,
        variant=exercise.variant(seed),
        rules=tuple(exercise.meta.get("rules", ())),
        limits=limits or Limits(),
    )
    states: dict[str, str] = {}
    outcomes, details = [], []
    try:
        for check in _asked(exercise.checks, asked):
            outcome, detail = _put(exercise, check, answer, states)
            states[check.id] = outcome.state
            outcomes.append(outcome)
            details.append(detail)
            if asked == FIRST_LOSS and outcome.state != PASSED:
                break
    finally:
        answer.close()
    return Judgement(outcomes, answer.unkept, sorted(answer.noted), "".join(details))


def _asked(checks: Sequence[Check], asked: str) -> list[Check]:
    """The checks to put, in order: one and those that it waits for, or all."""
    if asked in ("", FIRST_LOSS):
        return list(checks)
    by_id, needed = {one.id: one for one in checks}, [asked]
    while (before := by_id[needed[-1]].after) is not None:
        needed.append(before)
    return [by_id[one] for one in reversed(needed)]


def all_broken(exercise: Exercise, broken: Failed, state: str = BROKEN) -> Judgement:
    """The judgement of an answer to which no check could be put; FAULT when that is no fault of the answer."""
    return Judgement([_outcome(check, state, broken) for check in exercise.checks])


def _put(exercise: Exercise, check: Check, answer: Answer, states: dict[str, str]) -> tuple[Outcome, str]:
    if check.after and states.get(check.after) not in (PASSED, UNGRADED):
        earlier = next(one.title for one in exercise.checks if one.id == check.after)
        waits = Failed(
            fr=f"Ce point attend qu’un autre soit réussi\u00a0: «\u00a0{earlier.fr}\u00a0».",
            en=f"This check waits for another to pass: “{earlier.en}”.",
        )
        return _outcome(check, WAITING, waits), ""
    if check.browser and (absent := missing()):
        return _ungraded(check, absent), ""
    try:
        check.run(answer)
    except NoBrowser as absence:
        return _ungraded(check, absence.why), ""
    except Lost as lost:
        lost = lost.of_variant(answer.seed) if exercise.is_varied(answer.seed) else lost
        return _outcome(check, BROKEN, lost, answer.folder), ""
    except Broken as broken:
        return _outcome(check, BROKEN, broken, answer.folder), ""
    except Failed as failed:
        return _outcome(check, FAILED, failed, answer.folder), ""
    except Overloaded:
        return _outcome(check, FAULT, verdicts.overloaded(), answer.folder), ""
    except RecursionError:
        return _outcome(check, BROKEN, verdicts.too_deep(), answer.folder), ""
    except Exception as error:
        # No grade comes of it: who trips the grader must not gain by it, nor who comes after them lose.
        fault = Failed(
            fr="Le correcteur s’est trompé : ce n’est pas votre faute, signalez-le avec votre réponse.",
            en="The grader failed: this is not your fault, please report it with your answer.",
            actual=f"{type(error).__name__}: {error}",
        )
        return _outcome(check, FAULT, fault, answer.folder), _frames(error)
    return _outcome(check, PASSED), ""


def _ungraded(check: Check, why: Text) -> Outcome:
    return Outcome(check.id, check.title, check.points, UNGRADED, why)


def _outcome(check: Check, state: str, failed: Failed | None = None, folder: Path | None = None) -> Outcome:
    if failed is None:
        return Outcome(check.id, check.title, check.points, state)
    # What is told to the learner, and kept in a file, never says where things are on the grader's machine.
    found = [str(Path(one)) for one in (tempfile.gettempdir(), sys.prefix, sys.base_prefix, *sys.path)]
    # What a place is in would say as much; what is shorter is on every machine, or stands in addresses.
    above = {str(one) for place in found for one in Path(place).parents if len(one.parts) > DEEP}
    places = [str(folder or ""), *sorted({*found, *above}, key=len, reverse=True)]
    said = (failed.message, failed.expected, failed.actual, failed.try_)
    told = [one and one.each(lambda text: quoted(text, places)) for one in said]
    return Outcome(check.id, check.title, check.points, state, *told)


def _frames(error: Exception) -> str:
    """Where the grader failed, by the names of its files alone."""
    frames = traceback.extract_tb(error.__traceback__)
    return "".join(f"{Path(one.filename).name}:{one.lineno} {one.name}\n" for one in frames)


def main(asker: int) -> None:
    """Judge the orders of standard input, one a line, until it closes; each reply bears the nonce of its order.

    `asker`: the process that gives them; it may have ended before this one could ask who it is.
    """
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    confinement.leave_network()
    tree.adopt()
    over = threading.Event()
    _end_with(asker, over)
    try:
        for line in sys.stdin:
            order = json.loads(line)
            exercise, answer = Exercise(Path(order["exercise"])), Path(order["answer"])
            limits, told = Limits(**order["limits"]), {name: order[name] for name in ("draw", "asked")}
            judgement = judge(exercise, answer, order["seed"], limits=limits, **told)
            reply = {
                "nonce": order["nonce"],
                "outcomes": [one.json() for one in judgement.outcomes],
                "unkept": list(judgement.unkept),
                "noted": list(judgement.noted),
                "detail": judgement.detail,
            }
            print(json.dumps(reply), file=replies, flush=True)
        close()
    finally:
        over.set()


def _end_with(asker: int, over: threading.Event) -> None:
    """End when the process that gives the orders has ended, however it did, and leave nothing behind: an answer may keep
    the judge busy, and nobody would stop it any more. While an expression looks for a match no other thread runs, whereas
    it stops by itself for a signal."""
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, lambda *_: None if os.getppid() == asker or over.is_set() else _leave())
        signal.setitimer(signal.ITIMER_REAL, LOOK, LOOK)
        return

    def look() -> None:
        while os.getppid() == asker and not over.wait(LOOK):
            continue
        if os.getppid() != asker:
            _leave()

    threading.Thread(target=look).start()


def _leave() -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, 0)
    tree.end(os.getpid())
    removed(Path(__file__).parents[2])
    tree.end(os.getpid())
    tree.kill([os.getpid()])


if __name__ == "__main__":
    main(int(sys.argv[1]))
