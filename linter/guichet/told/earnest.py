"""Whether a sentence says what is, to those whom it is about: no question, no rule recalled, nothing over, no word to agents."""

from __future__ import annotations

import re

from guichet.reading.texts.document import Found, Prose
from guichet.told.addressee import is_spoken_to
from guichet.told.ordinary import is_ordinary, stands_alone
from guichet.told.others import is_of_others
from guichet.told.programs import is_of_programs
from guichet.told.saying import is_others, is_supposed

_PAST = re.compile(
    r"\b(?:étai(?:t|ent)|avai(?:t|ent)|faisai(?:t|ent)|devai(?:t|ent)|pouvai(?:t|ent)|autrefois|auparavant|jadis|used to|in the past|until (?:19|20)\d\d|(?:en|in) (?:19|20)[01]\d|previously)\b|^avant,"
)
"""What was, and is told as over."""
_TOLD_AS_RULE = re.compile(
    r"\b(?:rappell\w+|(?<!objets )(?<!produits )interdi(?!\w* (?:d'accès|bancaires?\b))\w+|illéga\w+|la loi|le droit (?!de|d'|à|au)|ne d(?:oit|oivent|evrait|evraient) (?:pas |jamais |plus )?|remind(?!er)\w*|as a reminder|forbid\w*|illegal|the law|must not|should (?:not|never)(?! be (?:beyond|too|so |hard|difficult|asking))|n'est pas acceptable|ne sont pas acceptables|unacceptable|exigez|never (?:say|tell|write)|n(?:e |')(?:dis|dites|disons|écris|écrivez|écrivons) (?:pas|plus|jamais)|myth|idée reçue)\b"
)
"""What should not be, in the words of those who say so."""
_HEARSAY = re.compile(
    r"\b(?:on (?:nous |vous |lit |entend )?(?:a )?(?:souvent |parfois |encore )?(?:dit|raconte|croit|pense|prétend|entend|lit) (?:\w+ ){0,2}?qu|(?:certain(?:e?s)?|beaucoup|des gens|les gens) (?:\w+ ){0,2}?(?:disent|croient|pensent|racontent) qu|vous avez (?:peut-être )?(?:lu|entendu) (?:\w+ ){0,2}?qu|il se dit qu"
    r"|(?:people|some|many|most) (?:\w+ )?(?:say|think|believe|tell us|are told) |you may have (?:heard|read|been told)|there is a rumou?r|rumou?r has it)"
)
"""What others say, which the service repeats to answer it: « On nous dit souvent que tout se fait en ligne. C'est faux. »"""
_REFUTED = re.compile(
    r"\b(?:c'est (?:faux|inexact)|ce n'est (?:pas|plus) (?:vrai|le cas)|il n'en est rien|(?:this|that|it) is (?:not true|false|untrue|wrong)|(?:this|that|it) isn't true|not so)\b"
)
_FIRMS = re.compile(
    r"(?<!votre )(?<!ton )(?<!your )\b(?:entreprises?|sociétés?|employeurs?|fournisseurs?|auto-entrepreneurs?|exploitants?|companies|employers?|businesses|suppliers?|bidders?|sole traders?)\b"
)
"""Those whose trade it is: they have the equipment."""
_WHOLE = re.compile(r".+", re.S)


def is_said_in_earnest(prose: Prose, start: int, end: int, *, supposed: bool = False) -> bool:
    """Whether the sentence around words says them of the reader, now."""
    return is_in_earnest(prose, *prose.sentence_at(start), (start, end), supposed=supposed)


def is_hearsay(words: str) -> bool:
    """Whether some words, in plain form, repeat what others say and then deny it."""
    said = _HEARSAY.search(words)
    return said is not None and _REFUTED.search(words, said.end()) is not None


def is_in_earnest(
    prose: Prose,
    start: int,
    end: int,
    words: tuple[int, int],
    *,
    supposed: bool = False,
    asked: bool = False,
    firms: bool = False,
    weighed: bool = True,
) -> bool:
    """Whether a sentence between two offsets says its words of the reader, now; `supposed`: of what may follow too; `asked`: in a question; `firms`: of firms too; its other words count when `weighed`."""
    sentence = prose.plain[start:end]
    if (sentence.rstrip().endswith("?") and not asked) or _PAST.search(sentence) or _TOLD_AS_RULE.search(sentence):
        return False
    if (
        is_hearsay(prose.plain[start:])
        or not is_spoken_to(prose)
        or is_of_programs(prose, start, end)
        or is_of_others(prose)
        or (not firms and _FIRMS.search(sentence))
        or (prose.kind in _HEADS and _READER.match(prose.plain))
        or (weighed and is_ordinary(sentence, is_alone=stands_alone(prose)))
    ):
        return False
    match = _WHOLE.match(prose.plain, *words)
    if match is None:
        return False
    found = Found(prose, *words, match)
    if is_others(found):
        return False
    return (
        not stands_in_condition(prose.plain[start : words[0]], found.text.lower())
        if supposed
        else not is_supposed(found)
    )


_HEADS = ("heading", "title", "summary")
_READER = re.compile(r"(?:je |j'|my |i )", re.I)
"""A heading in the first person is the question of whoever reads the page: « Je n'ai pas reçu mon courrier »."""
_CASE = re.compile(
    r"(?:^|[.;:!?,(–-] ?|\b(?:que|et|mais|that|and|but) )(?:même )?(?:si|s'ils?|lorsqu\w*|quand|if|when|whenever|unless|in case|en cas d\w*|au cas où)\b[^,.;:!?–]{0,400}$"
)
_FOLLOWS = re.compile(r"\b\w+(?:rez|ras|rons|ront)\b|\b(?!sera\w)\w{3,}ra\b|\bsera\b|\b(?:will|shall|may|'ll)\b|=")
"""What only what follows from a condition has: "if you do not reply you will lose it", with no comma."""


def stands_in_condition(before: str, words: str) -> bool:
    """Whether some words of a sentence stand in its condition: "if you lose your card, …"."""
    case = _CASE.search(before)
    return case is not None and _FOLLOWS.search(case[0] + words) is None
