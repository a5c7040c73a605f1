"""What a robot says to those who ask it for someone."""

from __future__ import annotations

from guichet.done.words import speaks_of


def puts_off(asked: str, answer: str) -> bool:
    """Whether a sentence answers whoever asks for someone with what the robot can do, or with something to read."""
    told = " " in answer and speaks_of(answer, "robots.puts_off") and not speaks_of(answer, "robots.person")
    return told and speaks_of(asked, "robots.talking")
