"""Signs that no eye meets, or that turn text round: what a person reads is then not what a program has read."""

from __future__ import annotations

import unicodedata
from typing import Any

from grading.checks import Failed
from grading.text import Text

SOFT_HYPHEN, MARK = "\u00ad", "\ufeff"
JOINERS = "\u200c\u200d"
"""Between letters that take another form beside each other, or pictures that make one: nowhere else do they show."""
CHOOSERS = "\ufe0e\ufe0f"
"""After a sign that is drawn in several ways."""
LINES = "\t\n\r"
BLANK = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0"
"""Letters and marks that have no ink."""


def unseen_in(text: str) -> str | None:
    """The first sign of a text that a person does not see and that a program reads; None where there is none."""
    for at, one in enumerate(text):
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if one in JOINERS:
            if not (_is_joined(before) and _is_joined(after)):
                return one
        elif one in CHOOSERS:
            if not before or unicodedata.category(before)[0] in "LZC":
                return one
        elif _has_no_ink(one):
            return one
    return None


def _is_joined(one: str) -> bool:
    """Whether a sign is of a script whose letters are joined, or a picture."""
    return bool(one) and one not in JOINERS and ord(one) >= 0x600 and unicodedata.category(one)[0] in "LMS"


def _has_no_ink(one: str) -> bool:
    """Whether a sign commands, turns round, or shows nothing, and is no space, no line end and no hyphen."""
    chooses = "\ufe00" <= one <= "\ufe0d" or "\U000e0100" <= one <= "\U000e01ef"
    is_command = unicodedata.category(one) in ("Cc", "Cf", "Cs") and one not in (*LINES, SOFT_HYPHEN)
    return chooses or is_command or one in BLANK


def as_seen(file: str, data: Any) -> Any:
    """Data as a person reads them, soft hyphens left out. Raises Failed for a text that is not what it shows."""
    if isinstance(data, str):
        if sign := unseen_in(data):
            raise _unseen(file, data, sign)
        return data.replace(SOFT_HYPHEN, "")
    if isinstance(data, dict):
        return {as_seen(file, key): as_seen(file, value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return type(data)(as_seen(file, one) for one in data)
    return data


def _unseen(file: str, text: str, sign: str) -> Failed:
    code = f"U+{ord(sign):04X}"
    return Failed(
        fr=f"Dans « {file} », un signe invisible ({code}) fait qu’on ne lit pas ce qui est écrit.",
        en=f"In “{file}”, an invisible sign ({code}) makes people read something else than what is written.",
        actual=text,
        try_=Text(
            fr=f"Effacez ce signe, {code}, ou retapez la ligne.",
            en=f"Delete that sign, {code}, or type the line again.",
        ),
    )
