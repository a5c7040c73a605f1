"""The report of `guichet read FOLDER`: the most harmful texts first, in the terminal and as JSON."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from typing import Any

from guichet.core.findings import Lang, Text, counted
from guichet.core.writing import as_json, printable, shown_path
from guichet.documents.harm import Lost, Passage
from guichet.documents.ranking import Ranked
from guichet.reporters.ranking_page import as_html
from guichet.version import VERSION

_SHOWN = 20
_WIDTH = 88
_HEAD = Text(
    "{number} {texts} à relire, de ce qui peut faire le plus de mal à ce qui en fait le moins",
    "{number} {texts} to read again, from what can do the most harm to what does the least",
)
_EVEN = Text(
    "{number} {texts} à relire, qui se valent : dans l’ordre des fichiers",
    "{number} {texts} to read again, all alike: in the order of their files",
)
_TEXTS = (Text("texte", "text"), Text("textes", "texts"))
NOTHING = Text(
    "Aucun texte qui parle à des personnes ne demande ni ne retire quelque chose, et aucun mot n’y est à changer.",
    "No text that speaks to people asks for anything or takes anything, and no word in them is to be changed.",
)
_MORE = Text(
    "… et {number} {others} : « --format html » les montre, avec des propositions à modifier.",
    '… and {number} {others}: "--format html" shows them, with proposals to edit.',
)
_OTHERS = (Text("autre texte", "other text"), Text("autres textes", "other texts"))


_ALSO = Text("{place} et {number} {others}", "{place} and {number} {others}")
_PLACES = (Text("autre endroit", "other place"), Text("autres endroits", "other places"))


def _place(text: Ranked, lang: Lang) -> str:
    place, number = f"{shown_path(text.path)}:{text.line}", len(text.also)
    if not number:
        return place
    return _ALSO.format(place=place, number=number, others=counted(number, *_PLACES)).of(lang)


def as_text(texts: Sequence[Ranked], lang: Lang) -> str:
    """Return the first texts of a ranking for a terminal, each with its reasons."""
    if not texts:
        return f"{NOTHING.of(lang)}\n"
    is_even = len(texts) > 1 and texts[0].harm.order == texts[-1].harm.order
    head = (_EVEN if is_even else _HEAD).format(number=len(texts), texts=counted(len(texts), *_TEXTS)).of(lang)
    lines = [head, "=" * len(head), ""]
    for rank, text in enumerate(texts[:_SHOWN], 1):
        lines.append(f"{rank:3}. {_place(text, lang)}")
        for said in (printable(text.title), printable(text.harm.reasons.of(lang))):
            lines += textwrap.wrap(said, _WIDTH, initial_indent=" " * 5, subsequent_indent=" " * 5)
    rest = len(texts) - _SHOWN
    if rest > 0:
        lines += ["", _MORE.format(number=rest, others=counted(rest, *_OTHERS)).of(lang)]
    return "\n".join([*lines, ""])


def _lost(lost: Lost | None) -> dict[str, str] | None:
    return None if lost is None else {"kind": lost.kind.name.lower(), "words": lost.words}


def _passage(one: Passage, lang: Lang) -> dict[str, Any]:
    return {
        "line": one.line,
        "lang": one.lang,
        "before": one.before,
        "proposal": one.proposal,
        "asks": one.asks,
        "limit": one.limit,
        "lost": _lost(one.lost),
        "words_over": one.excess,
        "rules": list(one.rules),
        "why": [text.of(lang) for text in one.why],
    }


def as_data(texts: Sequence[Ranked], lang: Lang) -> str:
    """Return a ranking as JSON: `version` and `texts`, the most harmful first."""
    listed = [
        {
            "rank": rank,
            "path": text.path,
            "line": text.line,
            "title": text.title,
            "also": [{"path": path, "line": line} for path, line in text.also],
            "key": text.key,
            "message": text.is_message,
            "lang": text.lang,
            "level": text.harm.level.name.lower().replace("_", "-"),
            "limit": text.harm.limit,
            "lost": _lost(text.harm.lost),
            "reasons": text.harm.reasons.of(lang),
            "passages": [_passage(one, lang) for one in text.harm.passages],
        }
        for rank, text in enumerate(texts, 1)
    ]
    return as_json({"version": VERSION, "texts": listed})


RENDERERS: dict[str, Callable[[Sequence[Ranked], Lang], str]] = {"text": as_text, "html": as_html, "json": as_data}
