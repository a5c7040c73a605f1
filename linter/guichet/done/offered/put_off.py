"""What a robot says to those who ask it for someone."""

from __future__ import annotations

from guichet.done.words import apart, names, speaks_of


def puts_off(asked: str, answer: str) -> bool:
    """Whether a sentence answers whoever asks for someone with what the robot can do, or with something to read."""
    told = " " in answer and speaks_of(answer, "robots.puts_off") and not speaks_of(answer, "robots.person")
    return told and _asks_for_someone(asked)


def _asks_for_someone(name: str) -> bool:
    """Whether a name is that of asking for someone, and of nothing else: `speak_to_human`, and not `speak_to_doctor` nor `agents_count`."""
    return speaks_of(name, "robots.talking") and all(map(names("robots.asking").match, apart(name).split()))
