"""Sentences that ask for a letter, a call or a visit from whoever wants to leave what they joined or agreed to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from guichet.core.keeping.expressions import lasting
from guichet.core.keeping.tables import table
from guichet.reading.texts import Document, Prose
from guichet.reading.texts.document import Found
from guichet.told.ideas import names, told
from guichet.told.language.word_lists import pattern
from guichet.told.saying import has, just_before, meant, told_with

_WORDS = "dark_patterns/pressure.toml"
_IT = re.compile(r"\b(?:pour|afin de) (?:l['’]|le |la |les |y )", re.I)
"""A way out of what another sentence names."""
_TAKEN_BACK = re.compile(r"\bretirer\b", re.I)
"""To take back what one agreed to, or to collect what is ready."""
_BY_A_CALL = re.compile(r"(?:\bcall|\bappel(?:er|ez)?|\bt[ée]l[ée]phone[rz]?|\bcoup de (?:fil|téléphone))$", re.I)
"""One need only call."""
_DENIES = re.compile(r"\b(?:sans|ni|plus|without|no longer|not)\b")
_ANOTHER = re.compile(r"\b(?:ou|or|sans|without)\b")
_BETWEEN = re.compile(r"[\W_]+")
"""What stands between the words of a key or of a path."""


def hard_ways_out(document: Document) -> Iterator[Found]:
    """Yield what tells that leaving takes paper, a call or a journey, where nothing simpler is told beside it; once in a block."""
    said = list(_by_demands(document))
    for ways in (_by_means(document), _asked_much(document)):
        said += [one for one in ways if all(one.prose is not each.prose for each in said)]
    yield from said


def _by_demands(document: Document) -> Iterator[Found]:
    """Yield what asks for paper, a call or a journey of whoever wants to leave: "pour résilier, écrivez-nous"."""
    for lang in ("fr", "en"):
        for found in meant(document, pattern(_WORDS, f"{lang}.leaving"), lang, supposed=True):
            if is_told_easily(found.prose, lang) or _is_gone_back_on(found, lang):
                continue
            if not _is_of_a_visit(found, lang) and _names_what(found):
                yield found


@cache
def _going_back(lang: str) -> re.Pattern[str]:
    return lasting(rf"\b(?:{'|'.join(table('told/leaving.toml')[lang]['goes_back'])}) (?:\w+[ '])?$")


def _is_gone_back_on(found: Found, lang: str) -> bool:
    """Whether the end that a sentence names is what one contests or takes back: "to contest the closure, by letter"."""
    return _going_back(lang).search(found.prose.plain[: found.start]) is not None


@cache
def _act_by_means(lang: str) -> re.Pattern[str]:
    """An act of leaving as a subject, that it is done, and a means that takes paper, a call or a journey; who alone ends it; or the wish to leave, and what is asked."""
    words = {name: "|".join(said) for name, said in table("told/leaving.toml")[lang].items()}
    near = r"[^.;:!?\n]{0,60}?"
    return lasting(
        rf"\b(?:{words['acts']}|(?P<cancels>{words['cancels']})) {near}\b(?:{words['done']})\b{near}\b(?:{words['means']})\b"
        rf"|\b(?:{words['closers']}) (?:{words['ended']})\b"
        rf"|\b(?:{words['wishes']}) (?:{words['leaves']})(?P<way>[^.;!\n]{{0,60}}?\b(?:{words['asked']}))"
    )


def _by_means(document: Document) -> Iterator[Found]:
    """Yield what tells by which means an act of leaving is done, or is wished for, when each takes paper, a call or a journey: "la résiliation se fait au guichet"."""
    if document.is_back_office:
        return
    for lang in ("fr", "en"):
        for found in meant(document, _act_by_means(lang), lang, supposed=True):
            lasts = pattern(_WORDS, f"{lang}.lasting")
            around = f"{told_with(found)} {_BETWEEN.sub(' ', f'{found.prose.key} {found.prose.document.path}')}"
            if is_told_easily(found.prose, lang) or _is_not_so(found):
                continue
            if (
                found.match["way"]
                or has(around, lasts)
                or not (found.match["cancels"] or has(around, pattern(_WORDS, f"{lang}.visits")))
            ):
                yield found


def _is_not_so(found: Found) -> bool:
    """Whether a text denies it, or has another way before it: "may be asked for without a letter", "click here, or call us"."""
    if found.match["way"]:
        return _ANOTHER.search(found.match["way"]) is not None
    return _DENIES.search(found.match[0]) is not None


def _asked_much(document: Document) -> Iterator[Found]:
    """Yield what asks much of whoever leaves something that one stays in, where no simple way out is told beside it."""
    if document.is_back_office:
        return
    for lang in ("fr", "en"):
        for found in told(document, lang, "left_hard", supposed=True):
            if names(told_with(found), lang, "lasting_thing") and not any(map(is_told_easily, document.said)):
                yield found


def is_told_easily(prose: Prose, *langs: str) -> bool:
    """Whether a block tells of a way out as simple as the way in."""
    for lang in langs or ("fr", "en"):
        told = pattern(_WORDS, f"{lang}.not_easily").sub(" ", prose.plain)
        if pattern(_WORDS, f"{lang}.easily").search(told):
            return True
    return False


def _names_what(found: Found) -> bool:
    """Whether what one leaves is told: there, or just before, where it is something that one agreed to or joined."""
    if not _IT.match(found.text):
        return True
    keys = ("agreed_to",) if _TAKEN_BACK.search(found.text) else ("agreed_to", "lasting")
    before = just_before(found.prose, found.start)
    return any(has(before, pattern(_WORDS, f"fr.{key}")) for key in keys)


def _is_of_a_visit(found: Found, lang: str) -> bool:
    """Whether what is called off is a visit that somebody expects, or, when one need only call, nothing that one is said to stay in."""
    cancels, visit, lasting = (pattern(_WORDS, f"{lang}.{key}") for key in ("calls_off", "visits", "lasting"))
    around = told_with(found)
    if _BY_A_CALL.search(found.text):
        named = _BETWEEN.sub(" ", f"{found.prose.key} {found.prose.document.path}")
        return not (has(around, lasting) or has(named, lasting))
    return bool(cancels.search(found.text.lower()) and has(around, visit) and not has(around, lasting))
