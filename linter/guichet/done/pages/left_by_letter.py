"""Ways out told by a page that nothing on it does, or under a name that says so: they send people to the post, to the telephone, to the counter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from guichet.core.findings import Span
from guichet.done.words import speaks_of
from guichet.reading.texts import Document, Prose
from guichet.told.ideas import names
from guichet.told.leaving import hard_ways_out, is_told_easily

_ASKS = re.compile(
    r"\b(?:écrivez|envoyez|adressez|appelez|téléphonez|présentez-vous|venez|remettez|write|send|post|call|ring|come|bring)\b",
    re.I,
)
_TO_WHOM = re.compile(
    r"(?:\b(?:à\s+(?:la|votre|vos|leur)|aux?|to\s+(?:the|your|a))\s+|\bà\s+l['’])(?!\d|plus\b|moins\b|fin\b|end\b)(\w[\w’'-]{0,30}(?:\s[\w’'-]{1,30})?)",
    re.I,
)
"""To whom something is sent."""
_DOES = ("form", "button", "input", "select")
_SHOWN = 80
_AROUND = 200
"""Signs around some paragraphs within which a button stands beside them."""
_PARTS = re.compile(r"[._-]")
_IN = ("leaving.own_account", "leaving.joining", "leaving.stayed_in")
_COME = re.compile(
    r"(?:\b(?:présentez-vous|(?:devez|faut|doit)(?: vous| se) (?:présenter|rendre)|venez|rendez-vous (?:au|à))|(?:^|\b(?:must|have to|need to|should|please)\b)\s{0,3}(?:come (?:to|in)|attend|go to|visit))\b[^.]{0,120}\b(?:en personne|guichet|bureau|préfecture|mairie|accueil|in person|counter|office|desk|town hall|original)"
    r"|\b(?:only in person|en personne (?:uniquement|seulement)|uniquement (?:en personne|sur place|au guichet))\b",
    re.I,
)
"""A sentence that has people come."""
_FREE = re.compile(
    r"\bsi (?:vous|besoin|nécessaire)|\bif you|\bvous pouvez|\bpouvez\b|\b(?:can|may|could)\b|\bnot\b|n['’]t\b|\bne\b|\bn['’]|\bsans\b|\bwithout\b|\binutile|\baide[rz]?\b|\bhelp\b",
    re.I,
)
"""That they may, or need not; that they are helped there."""
_FOR = re.compile(
    r"\b(?:pour|afin (?:de|d['’])|in order to|to)\s?(?:re)?(?:retirer|récupérer|prendre|chercher|collect|pick|withdraw|fetch|get|obtenir|déposer (?:un|votre) (?:demande|permis))",
    re.I,
)
"""Another end than to contest."""
_OTHER_WAY = re.compile(
    r"en ligne|internet|par (?:courrier|lettre|courriel|e-?mail|téléphone)|écri(?:vez|re)|envoyez|appelez|\bonline\b|by (?:post|letter|e-?mail|phone)|\bwrite\b|\bsend\b|\bcall\b|\bou (?:au|à|par|en)\b|\bor (?:at|by|on)\b|tribunal|audience|hearing|court",
    re.I,
)
"""That there is another way, or that a court hears people."""
_ONE_WAY = re.compile(r"guichet|desk|counter|in_?person|sur_?place|office|accueil|bureau", re.I)
"""A key that names one way of several."""
_NOT_ASKED = ("either_way", "instead", "in_court", "other_means")
_ONLY = ("only", "must_go")


def left_by_letter(document: Document) -> Iterator[tuple[Span, str]]:
    """Yield the sentence by which a page about taking an agreement back asks for paper, a call or a journey, when no button of it does it."""
    if document.page is None or document.is_back_office:
        return
    headings = [one for one in document.blocks if one.kind in ("heading", "title")][:2]
    if not any(speaks_of(one.text, "leaving.taken_back") for one in headings) or _does_it(document):
        return
    for block in document.blocks:
        for start, end in block.sentences if block not in headings else ():
            said = block.text[start:end]
            if _ASKS.search(said) and speaks_of(said, "leaving.hard"):
                yield block.span(start, end), said[:_SHOWN].strip()
                return


def told_under_a_heading(document: Document) -> Iterator[tuple[Span, str]]:
    """Yield the sentence that asks for paper or a journey under a heading that names a way out, when nothing under that heading does it."""
    if document.page is None or document.is_back_office or not document.is_sequence:
        return
    heading, under = "", list[Prose]()
    for block in (*document.blocks, None):
        if block is not None and block.kind not in ("heading", "title"):
            under.append(block)
            continue
        if heading and _is_way_out(heading) and not _is_of_others(heading):
            yield from _asked_under(under, document)
        heading, under = (block.text if block is not None and block.kind == "heading" else ""), []


def _is_of_others(said: str) -> bool:
    """Whether a text is about what people have with others, that it only explains how to end: a lease, a job."""
    return speaks_of(said, "leaving.with_others") or speaks_of(said, "deeds.powerful")


def _is_sent_elsewhere(said: str) -> bool:
    """Whether a sentence names whom to send to, or where to go, and it is not said to be the service."""
    return any(not speaks_of(one, "leaving.addressed") for one in _TO_WHOM.findall(said))


def _asked_under(under: list[Prose], document: Document) -> Iterator[tuple[Span, str]]:
    if not under or any(map(is_told_easily, under)) or any(_is_of_others(one.text) for one in under):
        return
    first, last = under[0].span(0, 0).start, max(one.span(0, len(one.text)).end for one in under)
    page = document.page
    if page is None or any(first - _AROUND <= one.span.start <= last + _AROUND for one in page.find(*_DOES)):
        return
    for one in under:
        at = _asked_in(one)
        if at is not None and not any(found.prose is one for found in hard_ways_out(document)):
            yield one.span(*at), one.text[at[0] : at[1]][:_SHOWN].strip()
            return


def _does_it(document: Document) -> bool:
    """Whether something of the page, or of a part that it shows, can be pressed or filled, or leads to what takes the agreement back."""
    page = document.page
    if page is None or any(True for _ in page.find(*_DOES)) or page.composition.segments[1:]:
        return True
    return any(speaks_of(f"{one.attr('href') or ''} {one.text}", "leaving.taken_back") for one in page.find("a"))


class Asks(StrEnum):
    """What is asked of people, under the name of what they want."""

    HARD = "hard"
    """Paper, a call or a journey, of those who leave."""
    REGISTERED = "registered"
    """Registered post, of those who contest."""
    IN_PERSON = "in person"
    """A journey, of those who contest."""


def told_under_a_name(document: Document) -> Iterator[tuple[Span, str, Asks]]:
    """Yield what is kept under the name of a way out and asks for paper or a journey, when nothing kept beside it does it; what asks for registered post alone, under the name of an appeal, is told so."""
    if document.is_sequence or document.is_back_office:
        return
    stem = document.path.rpartition("/")[2].partition(".")[0]
    doing = {_beside(one.key) for one in document.said if speaks_of(_PARTS.split(one.key)[-1], "leaving.done_there")}
    for prose in document.said:
        key = prose.key and " ".join(_PARTS.split(prose.key)[-3:])
        asks = Asks.HARD
        if not key or prose.kind == "button" or _is_of_others(f"{key} {prose.text}"):
            continue
        is_out = _is_way_out(key) and _beside(prose.key) not in doing
        if is_out:
            found = _asked_in(prose)
        else:
            found, asks = _asked_to_contest(prose, f"{stem} {key}")
        if found is not None and not any(one.prose is prose for one in hard_ways_out(document)):
            start, end = found
            yield prose.span(start, end), prose.text[start:end][:_SHOWN].strip(), asks


def _is_way_out(key: str) -> bool:
    """Whether a key names what ends what one is in: by one word, or by what ends and what one is in."""
    ends = speaks_of(key, "leaving.ends") or speaks_of(key, "deeds.leaves")
    return speaks_of(key, "leaving.told_of_end") or (ends and any(speaks_of(key, one) for one in _IN))


def _beside(key: str) -> str:
    """What the keys of one group begin with: `resilier` for `resilier_texte`."""
    return key[: len(key) - len(_PARTS.split(key)[-1])]


def _asked_in(prose: Prose) -> tuple[int, int] | None:
    if is_told_easily(prose):
        return None
    for start, end in prose.sentences:
        said = prose.text[start:end]
        if _ASKS.search(said) and speaks_of(said, "leaving.hard") and not _is_sent_elsewhere(said):
            return start, end
    return None


def _asked_to_contest(prose: Prose, named: str) -> tuple[tuple[int, int] | None, Asks]:
    """What is asked of those who contest, in a text whose key, or whose file, is of that."""
    if not speaks_of(named, "leaving.appealing"):
        return None, Asks.REGISTERED
    registered = _registered(prose)
    if registered is not None or _ONE_WAY.search(named):
        return registered, Asks.REGISTERED
    return _in_person(prose), Asks.IN_PERSON


def _in_person(prose: Prose) -> tuple[int, int] | None:
    """The text that has people come, and names no other way."""
    if _OTHER_WAY.search(prose.text) or any(names(prose.plain, prose.lang or "fr", one) for one in _NOT_ASKED):
        return None
    told = ((at, to, prose.text[at:to]) for at, to in prose.sentences)
    return next(
        ((at, to) for at, to, said in told if _COME.search(said) and not _FREE.search(said) and not _FOR.search(said)),
        None,
    )


def _registered(prose: Prose) -> tuple[int, int] | None:
    lang, plain = prose.lang or "fr", prose.plain
    if any(names(plain, lang, idea) for idea in ("an_appeal", *_NOT_ASKED)):
        return None
    is_only = names(plain, lang, "recorded_post") and any(names(plain, lang, idea) for idea in _ONLY)
    return (0, len(plain)) if is_only else None
