"""Who does what in a sentence: whether words found in it are denied, only supposed, or those of others."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from guichet.core.memo import memo
from guichet.reading.templates.masking import OUTPUT
from guichet.reading.texts.document import Document, Found, Prose
from guichet.told.programs import is_of_programs

_DENIED = re.compile(
    r"\b(?:ne|n')[^.;:!?\n]{0,50}\b(?:pas|plus|jamais|rien|aucune?|ni)\b[^.,;:!?\n]{0,30}$|\b(?:pas|jamais|sans|ni|aucunement) (?:\w+ ){0,3}$|\bne (?:veut|signifie|prouve|constitue|vaut)[^.;!?\n]{0,60}$"
    r"|\b(?:not|never|isn't|don't|doesn't|won't|no|without|nor|neither) (?:[\w']+ ){0,6}$|\b(?:do|does|did|will|would|is|are|was|were|has|have) (?:not|n't)\b[^.,;!?\n]{0,60}$|n't\b[^.,;!?\n]{0,50}$"
)
"""Before words, what denies them."""
_SUPPOSED = re.compile(
    r"\b(?:si|même si|lorsque|quand|au cas où|en cas de|imaginons|supposons|if|when|whether|unless|in case|suppose) [^.;:!?\n]{0,60}$"
)
_CONDITION = re.compile(
    r"\b(?:au cas où|en cas|si|lorsque|quand|if|when|whenever|unless|in case)(?: (?:vous|tu|on|nous|you|we|they))? ?$"
)
"""Right before words, what makes them what may happen first."""
_OTHERS = re.compile(
    r"\b(?:escrocs?|arnaqu\w+|fraudeurs? (?:envo|écri|appel|se font|prétend)\w*|usurp\w+|faux (?:sites?|messages?|courriels?|mails?|sms|agents?|conseillers?|numéros?)|fausses? (?:pages?|annonces?|demandes?|lettres?|factures?|amendes?)|hameçonnage|phishing|pirates?|malveillants?"
    r"|(?<!vous )(?:prétend\w*|affirm\w+|se disent|disant) (?:être|appartenir|travailler|venir|appeler|agir|parler)\b|se (?:font|fait|faire|présent\w+|faisant) (?:passer pour|comme)|arnaqueu\w+"
    r"|scam\w*|fraudsters? (?:send|call|pretend|write|may|are|will)\w*|(?:fake|false|bogus) (?:messages?|texts?|letters?|e?mails?|calls?|sites?|websites?|(?:\w+ )?lines?|numbers?)|impersonat\w+|criminals|criminal (?:who|may|might|can)|con ?(?:artist|men|man)s?"
    r"|(?<!you )(?<!your )(?<!the )(?<!a )(?:claim|pretend)(?:s|ing|ed)? (?:to (?:be|work|act|call|come|speak|write)|they (?:are|work))|posing as|phish\w*"
    r"|nous ne (?:vous )?(?:demand|envo|appel|écri|dir|réclam|téléphon|menac|dison)\w* jamais|nous n'(?:envo|appel|écri)\w+ jamais|on ne vous (?:demand|appel|écri|dir)\w* jamais|jamais nous ne vous"
    r"|we (?:will |would |do |'ll )?never (?:ask|call|send|text|e-?mail|say|tell|write|ring|phone|threaten|demand|contact))\b"
)
"""Those whose words a service repeats to warn people of them."""
_NOTE = re.compile(r"\[[^\[\]]*$")
_AROUND = 200


def once_in_a_block(found: Iterable[Found]) -> Iterator[Found]:
    """Yield the first of what was found in each block."""
    seen: set[int] = set()
    for one in found:
        if id(one.prose) not in seen:
            seen.add(id(one.prose))
            yield one


def is_denied(found: Found) -> bool:
    """Whether the sentence denies the words before it says them."""
    return _DENIED.search(_before(found)) is not None


def is_supposed(found: Found) -> bool:
    """Whether the words stand in a condition: what may happen, not what is."""
    return _SUPPOSED.search(_before(found)) is not None


def is_the_condition(found: Found) -> bool:
    """Whether the words are the condition itself, and nothing that follows from one: "in case you lose your key"."""
    return _CONDITION.search(_before(found)) is not None


def follows_a_case(found: Found) -> bool:
    """Whether the words stand in what follows from a condition, which a comma ends: "if you cannot come, cancel in time"."""
    return _CASE_ENDED.search(_before(found)) is not None


_CASE_ENDED = re.compile(
    r"^\W*(?:si|if|when|quand|lorsque|en cas d[e'])\b[^,]{3,80},[^,]*$|[,:] (?:si|if|when|quand)\b[^,]{3,80},[^,]*$"
)


def is_others(found: Found) -> bool:
    """Whether the words are repeated from others, such as fraudsters a text warns of: in the block or just before it."""
    return found.prose.holds(_OTHERS) or _is_under_others(found.prose)


def _before(found: Found) -> str:
    start, _ = found.prose.sentence_at(found.start)
    return found.prose.plain[start : found.start]


def stands_under(prose: Prose) -> str:
    """Return what a block of a text stands under: its heading, and the end of the words before it, or before its list."""
    if not prose.document.is_sequence:
        return ""
    heading, before = _above(prose.document).get(id(prose), (None, None))
    return f"{heading.plain if heading else ''} {before.plain[-_AROUND:]}" if before else ""


@memo
def _above(document: Document) -> dict[int, tuple[Prose | None, Prose | None]]:
    """The heading of each block, and the block before it or before its list, in the order of the file, in one pass."""
    found: dict[int, tuple[Prose | None, Prose | None]] = {}
    heading = last = opening = None
    for one in sorted(document.said, key=lambda one: one.pieces[0].start if one.pieces else 0):
        found[id(one)] = heading, opening if one.kind == "item" else last
        heading = one if one.kind in ("heading", "title") else heading
        opening = opening if one.kind == "item" else one
        last = one
    return found


@memo
def _is_under_others(prose: Prose) -> bool:
    return _OTHERS.search(stands_under(prose)) is not None


def is_defined(found: Found) -> bool:
    """Whether the words are a term that its block explains: « Sous huitaine : dans les huit jours. »."""
    return (
        found.start == 0 and found.prose.document.is_sequence and _MEANS.match(found.prose.plain, found.end) is not None
    )


_MEANS = re.compile(r" ?[:=] ")


def is_note(found: Found) -> bool:
    """Whether the words stand in square brackets: a note to whoever fills in a model, who takes it out."""
    return _NOTE.search(found.prose.text, 0, found.start) is not None


def meant(
    document: Document, pattern: re.Pattern[str], lang: str, *, denied: bool = False, supposed: bool = False
) -> Iterator[Found]:
    """Yield where a pattern is said in earnest: not others' words, nor a manual's, nor, unless they are asked for, supposed or denied ones."""
    for found in document.find_phrases(pattern, lang):
        unsaid = (not supposed and is_supposed(found)) or (not denied and is_denied(found))
        if not (unsaid or is_others(found) or is_of_programs(found.prose, *found.prose.sentence_at(found.start))):
            yield found


def before_in(found: Found, reach: int) -> str:
    """Return the last letters that a reader has read before some words: in the blocks above of a text, or of their message."""
    prose = found.prose
    pieces = [prose.plain[max(0, found.start - reach) : found.start]]
    long = len(pieces[0])
    every = _with(prose)
    at = bisect_left(every, prose.index, key=_index) - 1 if prose.index > 0 else -1
    while at >= 0 and long < reach:
        pieces.append(every[at].plain)
        long += len(pieces[-1]) + 1
        at -= 1
    return "\n".join(reversed(pieces))[-reach:]


def told_before(found: Found, pattern: re.Pattern[str]) -> bool:
    """Whether a reader has read something before some words: in the blocks above of a text or of their message, or just before."""
    return told_above(found, pattern) or pattern.search(found.prose.plain, 0, found.start) is not None


def told_above(found: Found, pattern: re.Pattern[str]) -> bool:
    """Whether a reader has read something in the blocks above some words, of the text or of their message."""
    prose, first = found.prose, _first(found.prose.document)
    place = ("" if prose.document.is_sequence else prose.key or str(id(prose)), pattern)
    if place not in first:
        above = (one for one in _with(prose) if one.index >= 0 and not _DATELINE.fullmatch(one.plain))
        first[place] = next((one.index for one in above if one.holds(pattern)), _NOWHERE)
    return first[place] < prose.index


_DATELINE = re.compile(
    rf"(?:[^\d,:\n]{{1,40}}, ?)?(?:(?:fait )?(?:le|ce|this|on|date ?:) )?(?:\d{{1,2}}(?:er|st|nd|rd|th)? [^\W\d]{{3,9}} \d{{4}}|{OUTPUT}|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{4}})\.?"
)
"""The day of a letter, which is no day to do anything by."""
_NOWHERE = 1 << 60


@memo
def _first(_: Document) -> dict[tuple[str, re.Pattern[str]], int]:
    """The first block of a text, or of each of its messages, that holds what was asked about: asked once for each that follows."""
    return {}


def _index(block: Prose) -> int:
    return block.index if block.index >= 0 else _NOWHERE


def _with(prose: Prose) -> Sequence[Prose]:
    """The blocks that stand before the same eyes, in order: those of a text, or the paragraphs of one message."""
    document = prose.document
    if document.is_sequence:
        return document.blocks
    return _messages(document).get(prose.key, ()) if prose.key else (prose,)


def message_of(prose: Prose) -> Sequence[Prose]:
    """Return the paragraphs of the message that a block of a catalogue is one of; the block alone elsewhere."""
    return (prose,) if prose.document.is_sequence else _with(prose)


@memo
def _messages(document: Document) -> dict[str, list[Prose]]:
    found: dict[str, list[Prose]] = {}
    for one in document.said:
        found.setdefault(one.key, []).append(one)
    return found


@memo
def by_group(document: Document) -> Mapping[str, Sequence[Prose]]:
    """Return the messages of a catalogue by the group that keeps them: `loan.refused` has `loan.refused.title` and `loan.refused.body`."""
    found: dict[str, list[Prose]] = defaultdict(list)
    for one in document.said:
        found[one.key.rpartition(".")[0]].append(one)
    return found


@lru_cache(maxsize=64)
def has(text: str, pattern: re.Pattern[str]) -> bool:
    """Whether something stands in a text: looked for once, however many words of it ask what stands with them."""
    return pattern.search(text) is not None


def told_next(found: Found) -> str:
    """Return the words that a reader meets after those of a sentence: the next sentence, or the next block of a text."""
    prose = found.prose
    _, end = prose.sentence_at(found.start)
    at = bisect_left(prose.sentences, (end, 0))
    after = prose.plain[slice(*prose.sentences[at])] if at < len(prose.sentences) else ""
    blocks = prose.document.blocks
    at = prose.index + 1
    is_next = not after and at < len(blocks) and blocks[at - 1] is prose and _is_read_with(blocks[at], prose)
    return blocks[at].plain if is_next else after


def just_before(prose: Prose, start: int) -> str:
    """Return the words that a reader meets before those of a sentence: the previous sentence, or the previous block of a text."""
    at = bisect_left(prose.sentences, (prose.sentence_at(start)[0], 0)) - 1
    if at >= 0:
        return prose.plain[slice(*prose.sentences[at])]
    blocks, at = prose.document.blocks, prose.index - 1
    is_before = 0 <= at < len(blocks) and _is_read_with(blocks[at], prose)  # a text kept apart is among no others
    return blocks[at].plain if is_before else ""


def told_with(found: Found) -> str:
    """Return all that a reader has before their eyes with some words: the text, or the message when it stands alone."""
    prose = found.prose
    if prose.document.is_sequence:
        return prose.document.lowered
    known = _joined(prose.document)
    if prose.key not in known:
        known[prose.key] = "\n".join(block.plain for block in _with(prose))
    return known[prose.key] if prose.key else prose.plain


@memo
def _joined(_: Document) -> dict[str, str]:
    """The messages of a catalogue that were asked for, whole, by their names."""
    return {"": ""}


def _is_read_with(block: Prose, prose: Prose) -> bool:
    """Whether two blocks stand before the same eyes: those of a text, or the paragraphs of one message."""
    return prose.document.is_sequence or bool(prose.key and block.key == prose.key)
