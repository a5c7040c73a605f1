"""What a text tells its reader: a right that is theirs, something of theirs that has arrived."""

from __future__ import annotations

import re
from collections.abc import Iterator

from grading.facts.parties import SAME, Party
from grading.facts.reading import Reading
from grading.facts.said import Said, is_only
from grading.facts.taken_back import all_kept, all_shut, kept_for_others
from grading.facts.words import BE, CONDITIONS, DETERMINERS, Clause, is_order

HESITATION = frozenset("ou et mais pas non or and but not".split())
FAILING = frozenset("sans sinon autrement rien faute defaut without otherwise unless".split())
YOURS = frozenset("vous votre vos you your".split())


def granted(text: Reading) -> Said | None:
    """The first place that gives the reader the right to make a mistake: not spent, not somebody else’s, not supposed."""
    for said in text.mentions("right"):
        alone = Reading(said.text, text.names)
        spent = any(one.clause is said.clause or one.clause.has("l'") for one in text.says("consumed", said.sentence))
        own = said.by is not Party.SERVICE and not kept_for_others(alone, "")
        mistaken = any(one.is_supposed for one in text.mentions("err", said.sentence))
        if (
            said.is_affirmed
            and own
            and (mistaken or not said.is_conditional or _is_for_the_asking(text, said))
            and not _is_elsewhere(text, said)
            and not spent
            and not _withheld(text, said)
        ):
            return said
    for said in text.mentions("err"):
        mended = [one for one in text.says("mend", said.sentence) if not one.is_supposed]
        harmless = text.denies("harmless", said.sentence)
        if mended and harmless and not kept_for_others(Reading(said.text, text.names), ""):
            return said
    return None


def _is_for_the_asking(text: Reading, right: Said) -> bool:
    """Whether all that the right supposes is that people put things right: « rien n’est perdu si vous le réparez »."""
    supposed = {
        one.clause.text for one in text.says("mend", right.sentence) if one.is_supposed and one.by is Party.READER
    }
    bound = {one.text for one in right.sentence.clauses if one.opener in ("si", "if") or is_only(one)}
    return bool(supposed) and bound <= supposed


def _is_elsewhere(text: Reading, right: Said) -> bool:
    """Whether a right is given in other cases, and not in this one: « ici et dans vos autres démarches » gives it here."""
    return any(text.mentions("elsewhere", right.sentence)) and not text.says("here", right.sentence)


def _withheld(text: Reading, right: Said) -> bool:
    """Whether what follows keeps the right from this person: « il ne vaut pas pour votre dossier »."""
    for said in text.denies("applies"):
        first = {one.plain for one in said.sentence.words[:3]}
        points = any(text.mentions("right", said.sentence)) or bool(first & (SAME | {"ce", "cela"}))
        yours = said.clause.has("votre", "vos", "vous", "ici", "cette")
        if 0 <= said.sentence.at - right.sentence.at <= 2 and points and yours and not said.is_conditional:
            return True
    return False


def arrived(text: Reading) -> Said | None:
    """The place that tells the reader that something they sent has arrived."""
    for said in text.says("arrived"):
        words = " ".join(one.plain for one in said.clause.words)
        asked = re.search(r"\b(?:demande|appel)\b|(?<!dans )votre dossier", words)
        if not said.is_conditional and not said.text.endswith("?") and not asked and not _is_whatever(said):
            return said
    return None


def _is_whatever(said: Said) -> bool:
    """Whether it only names what people may do something with: « vous pouvez corriger ce que vous avez envoyé »."""
    clauses = said.sentence.clauses
    number = next(at for at, one in enumerate(clauses) if one is said.clause)
    before = clauses[number - 1].words if number and said.clause.opener in ("que", "qu'") else ()
    ahead = " ".join(one.plain for one in (*before, *said.clause.words[: said.first]))
    return re.search(r"\b(?:pouvez|pourrez|can|may)\b.*\b(?:ce qu|what(?:ever)? you)", ahead) is not None


def perhaps_only(text: Reading, *promised: str) -> Said | None:
    """The first place where what people rely on may come or not: « nous vous rappellerons peut-être », « … (si possible) »."""
    said = (one for family in promised for one in text.says(family) if not one.is_supposed)
    given = [one for one in said if not is_order(one.clause.words[one.first].plain)]
    for doubt in text.mentions("doubted"):
        if not doubt.text.endswith("?") and any(one.clause in _cast_on(doubt) for one in given):
            return doubt
    return None


def _cast_on(doubt: Said) -> list[Clause]:
    """The clauses that a doubt makes uncertain: its own, what a condition stands by, what it alone says no more of, its aim."""
    clauses, words = doubt.sentence.clauses, doubt.clause.words
    number = next(at for at, one in enumerate(clauses) if one is doubt.clause)
    before, after = clauses[max(0, number - 1) : number], clauses[number + 1 : number + 2]
    found = [doubt.clause]
    # « Nous vous rappelons, peut-être demain » promises a call.
    if all(one.plain in HESITATION for one in (*words[: doubt.first], *words[doubt.last :])):
        found += before
    if not doubt.first and words[0].plain in CONDITIONS:
        found += [] if words[1].plain in YOURS else before or after
    found += [one for one in after if one.opener in ("pour", "afin")]
    return found


def come_what_may(text: Reading, family: str, avoided_by: str) -> Said | None:
    """The place that brings a thing on whatever people do, or on those who do what avoids it: « avec ou sans ces documents »."""
    for said in text.says(family):
        here = said.sentence
        if said.is_supposed or said.text.endswith("?"):
            continue
        # « Même si vous n’avez pas déménagé, sans ces documents, … »
        bound = text.denies(avoided_by, here) or any(one.plain in FAILING for one in here.words)
        if any(text.mentions("either", here)) or (any(text.mentions("whatever", here)) and not bound):
            return said
        # « Si vous les envoyez, l’aide continue ; sinon, elle s’arrête », « si vous les envoyez après le 12 »
        if text.denies(family, here) or any(text.mentions("since", here)):
            continue
        done = any(one.is_supposed for one in text.says(avoided_by, here))
        if done or any(_stands_after(one, "avec", "with") for one in text.says("documents", here)):
            return said
    return None


def _stands_after(said: Said, *words: str) -> bool:
    """Whether one of those words stands at most two before what is said."""
    return any(one.plain in words for one in said.clause.words[max(0, said.first - 2) : said.first])


def denied_since(before: str, after: str, of_fields: str = "") -> Iterator[Said]:
    """What a text newly says against the doors that the one before gave: that they are shut, or for others.

    `of_fields`: what stands by a field, where a number that is no good is the one that people have written.
    """
    text, first = Reading(after), Reading(before)
    known = {one.plain for one in first.sentences}
    if not any(first.mentions("door")):
        return
    by_fields = {clause.plain for one in Reading(of_fields).sentences for clause in one.clauses}
    for said in (*all_shut(text), *all_kept(text)):
        written = said.clause.plain in by_fields and any(
            one.clause is said.clause and one.first == said.first
            for one in text.mentions("well_written", said.sentence)
        )
        if said.sentence.plain not in known and not written:
            yield said


def turned_down(text: Reading) -> Iterator[Said]:
    """What tells people, before they have asked, that they will be refused."""
    for said in (*text.says("refuse"), *text.denies("accept"), *text.denies("considered")):
        before = said.clause.words[said.first - 1].plain if said.first else ""
        told = not said.text.endswith("?") and not said.is_supposed and before not in DETERMINERS
        if told and _is_of_the_request(text, said, before):
            yield said


def _is_of_the_request(text: Reading, said: Said, before: str) -> bool:
    """Whether it is the request that is refused: not an address that is not valid, nor what somebody else once refused."""
    if before == "ete" and any(one.plain in ("a", "ont") for one in said.clause.words[: said.first]):
        return False
    if any(one.clause is said.clause for one in text.mentions("request", said.sentence)):
        return True
    if said.clause.has("je", "j'", "me", "m'"):
        return said.is_possible_only
    return said.by in (Party.SERVICE, Party.READER) or not before or before in BE | {"ete", "etre", "non", "pas"}
