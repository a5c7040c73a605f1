"""Everything a learner reads exists in French and in English."""

from __future__ import annotations

import locale
import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

LANGUAGES = ("fr", "en")
MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
LONGEST, MOST_LINES = 4000, 60
"""Of what is quoted: characters, lines."""
MOST_DIGITS = 15
SPACES = "\n\t\u00a0\u202f"


@dataclass(frozen=True)
class Text:
    """One sentence in both languages; neither can be left out."""

    fr: str
    en: str

    def to(self, lang: str) -> str:
        """The sentence in that language."""
        return self.en if lang == "en" else self.fr

    def json(self) -> dict[str, str]:
        """The two sentences, as grade files keep them."""
        return {"fr": self.fr, "en": self.en}

    def each(self, change: Callable[[str], str]) -> Text:
        """The sentence, changed in both languages."""
        return Text(fr=change(self.fr), en=change(self.en))

    @classmethod
    def of(cls, value: object) -> Text:
        """A text from a text, from a table {fr, en}, or from data that reads the same in both languages."""
        if isinstance(value, Text):
            return value
        if isinstance(value, Mapping) and set(value) == {"fr", "en"}:
            return cls(fr=str(value["fr"]), en=str(value["en"]))
        return cls(fr=str(value), en=str(value))


def printable(text: str, *, keep: str = "\u00a0\u202f") -> str:
    """The text as a terminal, a page and a UTF-8 file can bear it: what cannot be printed is written as an escape."""
    return "".join(
        one if one.isprintable() or one in keep else one.encode("unicode_escape").decode("ascii") for one in text
    )


def quoted(text: str, places: Iterable[str] = ()) -> str:
    """What an answer made somebody say: cut, without what commands a terminal or turns text round, and without the
    folders of this machine that `places` names."""
    for place in places:
        if len(place) > 1:
            text = text.replace(place + os.sep, "").replace(place, "…")
    # Logs of workflows take such lines for commands.
    lines = [f"> {line}" if line.lstrip().startswith(("::", "##")) else line for line in text.split("\n")]
    cut = "\n".join(lines[:MOST_LINES])[:LONGEST]
    return printable(cut, keep=SPACES) + ("…" if len(lines) > MOST_LINES or len(cut) == LONGEST else "")


_GAP = re.compile(r"\s{3,}")


def alone(text: str) -> str:
    """A name, on one line of its own: neither a terminal nor a workflow takes it for a command, and no gap in it pushes its end
    to a line that would seem another's."""
    return _GAP.sub(" … ", quoted(printable(text)))


def colon(lang: str) -> str:
    """A colon as the language sets it, with the space that follows."""
    return "\N{NO-BREAK SPACE}: " if lang == "fr" else ": "


def decimal(value: float, lang: str) -> str:
    """A number as the language writes it."""
    return f"{value:g}".replace(".", ",") if lang == "fr" else f"{value:g}"


def count_of(text: object) -> int | None:
    """The number that an attribute gives, as a browser reads it; None where there is none, and beyond what anybody counts."""
    found = re.match(r"\s*\+?([0-9]+)", str(text))
    return int(found[1]) if found and len(found[1]) <= MOST_DIGITS else None


def why_refused(error: OSError) -> str:
    """What the system says of a file that it does not open, make or name."""
    return error.strerror or type(error).__name__


def language_of_machine() -> str:
    """The language of the session when it is English, and French everywhere else."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return "en" if os.environ[name].lower().startswith("en") else "fr"
    return "en" if (locale.getlocale()[0] or "").lower().startswith("en") else "fr"
