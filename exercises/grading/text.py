"""Everything a learner reads exists in French and in English."""

from __future__ import annotations

import locale
import os
from collections.abc import Mapping
from dataclasses import dataclass

LANGUAGES = ("fr", "en")


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


def language_of_machine() -> str:
    """The language of the session when it is English, and French everywhere else."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return "en" if os.environ[name].lower().startswith("en") else "fr"
    return "en" if (locale.getlocale()[0] or "").lower().startswith("en") else "fr"
