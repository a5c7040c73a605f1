"""How much of a letter is read: in a few seconds, with something else in mind, with few words of its language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from course.tools.charts import Bar, Part, percents
from course.tools.demos.still import Still

WORD = re.compile(r"[^\W\d_]+|\d+")
READINGS = ("short", "worried", "learnt")


@dataclass(frozen=True)
class Read:
    """What one reading keeps of a letter."""

    text: str
    words: int
    of: int


def read(text: str, known: set[str], words_read: int, unknown: str) -> Read:
    """The letter as far as one got; when `known` holds words, those alone are kept, the others are a gap."""
    found = list(WORD.finditer(text))
    if not known:
        end = found[words_read - 1].end() if words_read < len(found) else len(text)
        return Read(text[:end] + (unknown if end < len(text) else ""), min(words_read, len(found)), len(found))
    understood = [is_known(word[0], known) for word in found]
    shown = WORD.sub(lambda word: word[0] if is_known(word[0], known) else unknown, text)
    return Read(shown, sum(understood), len(found))


def is_known(word: str, known: set[str]) -> bool:
    """Whether a word is one of those, or a number."""
    return word.isdigit() or word.lower() in known


def holds(text: str, wanted: list[str]) -> bool:
    """Whether all these words were read."""
    return set(wanted) <= {word[0].lower() for word in WORD.finditer(text)}


def readings(texts: dict[str, Any], words: dict[str, Any], name: str) -> dict[str, Read]:
    """The three readings of one letter."""
    text = words["texts"][name]
    short = texts["seconds"] * texts["words_a_second"]
    worried = texts["seconds"] * texts["worried_words_a_second"]
    return {
        "short": read(text, set(), short, words["cut"]),
        "worried": read(text, set(), worried, words["cut"]),
        "learnt": read(text, set(words["known"].split()), 0, words["unknown"]),
    }


def still(texts: dict[str, Any], lang: str) -> Still:
    """Both letters in three readings."""
    words = texts[lang]
    rows, parts, transcript = [], [], []
    for name in texts["letters"]:
        bars = []
        for reading, one in readings(texts, words, name).items():
            title, how = words["letters"][name], words["readings"][reading]
            told = words["of"].format(one.words, one.of)
            answers = (words["yes" if holds(one.text, words[what][name]) else "no"] for what in ("action", "date"))
            rows.append((title, how, told, *answers))
            bars.append(Bar(how, one.words / one.of, told))
            transcript.append(words["transcript"].format(title, how, one.text))
        parts.append(Part(words["letters"][name], tuple(bars)))
    model = {key: texts[key] for key in ("seconds", "digits", "right")}
    model |= {key: words[key] for key in ("texts", "letters", "readings", "answers", "known", "unknown")}
    return Still(parts, rows, transcript, model, percents(words["axis"], lang))
