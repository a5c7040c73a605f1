"""What a text says: deeds that it affirms or denies, by whom, and what takes them back elsewhere."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from grading.facts.negation import denials, is_denied
from grading.facts.parties import Party, named_last, who
from grading.facts.words import (
    CONDITIONS,
    EXCLUSIVELY,
    Clause,
    Sentence,
    families,
    found_in,
    sentences_of,
    supposes,
    words_of,
)

NAMES = {
    "agent*": Party.SERVICE, "conseill*": Party.SERVICE, "caisse*": Party.SERVICE, "service": Party.SERVICE,
    "services": Party.SERVICE, "mairie": Party.SERVICE, "prefecture": Party.SERVICE, "bureau": Party.SERVICE,
    "ville": Party.SERVICE, "equipe": Party.SERVICE, "ccas": Party.SERVICE, "administration": Party.SERVICE,
    "instruct*": Party.SERVICE, "humain*": Party.SERVICE, "officer*": Party.SERVICE, "commission": Party.SERVICE,
    "quelqu'un*": Party.SERVICE, "personnes": Party.SERVICE, "centre": Party.SERVICE, "gestionnaire*": Party.SERVICE,
    "machine*": Party.MACHINE, "programme*": Party.MACHINE, "algorithm*": Party.MACHINE, "ordinateur*": Party.MACHINE,
    "logiciel*": Party.MACHINE, "traitement*": Party.MACHINE, "score*": Party.MACHINE, "calcul*": Party.MACHINE,
    "robot*": Party.MACHINE, "automat*": Party.MACHINE, "systeme*": Party.MACHINE, "computer*": Party.MACHINE,
    "employeur*": Party.OTHERS, "entreprise*": Party.OTHERS, "societe*": Party.OTHERS, "bailleur*": Party.OTHERS,
    "association*": Party.OTHERS, "voisin*": Party.OTHERS, "banque*": Party.OTHERS, "impots": Party.OTHERS,
}  # fmt: skip
# Words by which a sentence holds in some cases only.
LIMITED = frozenset("si s' seulement uniquement sauf eventuellement if unless only parfois sinon lorsque quand".split())
# What answers a label by no: « Marche : aucune ».
ANSWERS = frozenset("non aucun aucune zero 0 no none jamais".split())
# What the reader may like, and what opens that which is offered so, beside the deed.
WISHES = ("souhait", "voul", "voudr", "prefer", "desir", "besoin", "necessaire", "wish", "like", "want")
BESIDE = frozenset("apres avant pendant avec et puis en after before with and".split())
NONE_OF_IT = (["pas"], ["aucun"], ["aucune"], ["plus"], ["pas", "du", "tout"], ["pas", "une", "seule"])
GOVERNS = frozenset("au jusqu' avant depuis apres des ici until by since from after before".split())
AHEAD = 40
OPENING, CLOSE = 2, 4
SETS_ASIDE = frozenset("sans avant apres plutot lieu hors without before after instead rather".split())
MONTHS = "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre".split()
# What must be, or cannot be: to say that it is not denies nothing.
MUST = ("peut", "peuvent", "pourr", "doi", "devr", "faut", "faudr", "impossib", "interdi", "jamais")
MUSTS = frozenset("can cannot may must should shall never".split())
MAY = ("peu", "pourr", "may", "might", "could", "devrai", "serai", "aurai")


@dataclass(frozen=True)
class Said:
    """One place where a text speaks of a family of deeds."""

    family: str
    sentence: Sentence
    clause: Clause
    first: int
    last: int
    is_affirmed: bool
    by: Party
    denials: int = 0

    @property
    def text(self) -> str:
        """The sentence that says it."""
        return self.sentence.text

    @property
    def is_conditional(self) -> bool:
        """Whether the sentence says it of some cases only."""
        return any(
            (one.opener in LIMITED or _limits(one) or is_only(one, anywhere=one is self.clause))
            and not self._is_wish_beside(one)
            for one in self.sentence.clauses
        )

    def _is_wish_beside(self, clause: Clause) -> bool:
        """Whether a condition is the reader’s wish for what is said beside: « décide, après vous avoir écouté si vous voulez »."""
        if not any(one.plain.startswith(WISHES) for one in clause.words):
            return False
        end, start = self.clause.words[self.last - 1].end, clause.words[0].start
        return any(one.plain in BESIDE for one in self.sentence.words if end <= one.start < start)

    @property
    def is_supposed(self) -> bool:
        """Whether it stands in a condition: what may be, not what is."""
        first = [one.plain for one in self.clause.words[:2]]
        return self.clause.opener in CONDITIONS or supposes(self.clause.words) or first == ["en", "cas"]

    @property
    def is_rule(self) -> bool:
        """Whether its clause says what must be, or cannot be, and not what is."""
        return any(one.plain.startswith(MUST) or one.plain in MUSTS for one in self.clause.words)

    @property
    def is_possible_only(self) -> bool:
        """Whether it may happen, and is not promised."""
        before = [one.plain for one in self.clause.words[: self.first + 1]]
        return self.clause.has("-etre") or any(one.startswith(MAY) or one == "possible" for one in before)

    @property
    def is_offered(self) -> bool:
        """Whether people may do it if they like to."""
        wished = any(one.plain.startswith(WISHES) for one in self.sentence.words)
        return wished and any(one.plain.startswith(("pouv", *MAY)) for one in self.clause.words[: self.first])


def _limits(clause: Clause) -> bool:
    first = clause.words[0].plain
    return first in LIMITED - EXCLUSIVELY and (first != "s'" or supposes(clause.words))


def is_only(clause: Clause, *, anywhere: bool = True) -> bool:
    """Whether a clause limits what is said; one that stands beside it does so at an end: « mais seulement pour … »."""
    plain = ["", *(one.plain for one in clause.words)]
    places = [at for at, one in enumerate(plain) if one in EXCLUSIVELY and plain[at - 1] not in ("non", "not")]
    return bool(places) and (anywhere or places[0] <= OPENING or places[-1] == len(clause.words))


class Reading:
    """A text, read. `names` tells who is who in this exercise, in plain words: {"caf": Party.OTHERS}."""

    def __init__(self, text: str, names: dict[str, Party] | None = None) -> None:
        self.text = text
        self.names = {**NAMES, **(names or {})}

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Its sentences, in order."""
        return sentences_of(self.text)

    def mentions(self, family: str, sentence: Sentence | None = None) -> Iterator[Said]:
        """Every place that speaks of the family, affirmed or denied, in order; or those of one sentence."""
        said, against, denied = families()[family]
        for one in [sentence] if sentence else self.sentences:
            for number, clause in enumerate(one.clauses):
                spans = [(*span, True) for span in found_in(said, clause.words)]
                spans += [(*span, False) for span in found_in(against, clause.words)] if against else []
                for first, last, way in sorted(spans):
                    # A denial within the words of the family is part of what they say.
                    times = denials(clause, first, last) + self._split(one, number)
                    by = self._who(one, number, last - 1)
                    found = Said(family, one, clause, first, last, way is (times % 2 == 0), by, times)
                    yield found
                    if times % 2 and (actor := self._instead(one, number)):
                        yield replace(found, is_affirmed=True, by=actor)
            for lacking in self.denies(denied, one) if denied else ():
                # « Si vous ne répondez pas » is the reader’s silence, and not the service’s.
                if not (lacking.by is Party.READER and self._in(lacking.clause, "reader_answers")):
                    yield replace(lacking, family=family, is_affirmed=True)

    @staticmethod
    def _in(clause: Clause, family: str) -> bool:
        return bool(found_in(families()[family][0], clause.words))

    def _instead(self, sentence: Sentence, number: int) -> Party | None:
        """Who does it instead: « ce n’est pas une machine qui décide : c’est un agent »."""
        if sentence.clauses[number].opener not in ("qui", "who"):
            return None
        following = [
            *sentence.clauses[number + 1 :],
            *(one.clauses[0] for one in self.sentences[sentence.at + 1 :][:1]),
        ]
        for clause in following:
            plain = [one.plain for one in clause.words]
            if ["c'", "est"] in (plain[:2], plain[1:3]) and (named := named_last(clause, self.names)):
                return named
        return None

    def _who(self, sentence: Sentence, number: int, first: int) -> Party:
        clause = sentence.clauses[number]
        if (
            number
            and clause.opener in ("qui", "who")
            and (named := named_last(sentence.clauses[number - 1], self.names))
        ):
            return named
        return who(clause, first, self.names, self._actors[sentence.at][number])

    @cached_property
    def _actors(self) -> list[list[Party]]:
        """For each clause of each sentence, who acted last before it."""
        found, last = [], Party.UNSAID
        for one in self.sentences:
            found.append([last])
            for clause in one.clauses:
                acting = who(clause, len(clause.words) - 1, self.names, last)
                last = acting if acting is not Party.UNSAID else named_last(clause, self.names) or last
                found[-1].append(last)
        return found

    @staticmethod
    def _split(sentence: Sentence, number: int) -> int:
        """Denials that another clause makes: « marche : aucune », « ce n’est pas une machine qui décide », « n’est, depuis mai, plus
        servi »."""
        clause = sentence.clauses[number]
        answer = sentence.clauses[number + 1].words if number + 1 < len(sentence.clauses) else ()
        if answer and len(answer) <= 2 and answer[0].plain in ANSWERS:
            return 1
        # « Marche : il n’y en a pas. »
        replied = [one.plain for one in answer]
        if replied[:5] == ["il", "n'", "y", "en", "a"] and replied[5:] in NONE_OF_IT:
            return 1
        if number and clause.opener in ("qui", "who", "que", "qu'"):
            before = [one.plain for one in sentence.clauses[number - 1].words]
            return int(before[:1] in (["ce"], ["it"], ["c'"]) and is_denied(before))
        if number and clause.words[0].plain in ("plus", "pas", "jamais"):
            return int(
                any(
                    one.has("ne", "n'") and not is_denied([w.plain for w in one.words])
                    for one in sentence.clauses[:number]
                )
            )
        return 0

    def says(self, family: str, sentence: Sentence | None = None) -> list[Said]:
        """The places that affirm it."""
        return [one for one in self.mentions(family, sentence) if one.is_affirmed]

    def denies(self, family: str, sentence: Sentence | None = None) -> list[Said]:
        """The places that deny it."""
        return [one for one in self.mentions(family, sentence) if not one.is_affirmed]

    def holding(self, value: str) -> list[Sentence]:
        """The sentences that hold a value, whatever its case, accents and apostrophes."""
        wanted = " ".join(one.plain for one in words_of(value))
        return [one for one in self.sentences if f" {wanted} " in f" {one.plain} "]

    def nearest(self, value: str, *families: str, near: list[Sentence] | None = None) -> list[str]:
        """For each place where a value stands, the family that is said closest to it, in its sentence or in those `near`;
        an empty text where none is."""
        return [
            self._closest(one, value, families, near or [one]) for one in self.holding(value) if not near or one in near
        ]

    def are_exchanged(self, one: tuple[str, str], other: tuple[str, str], within: int = 0) -> bool:
        """Whether each of two values always stands by the family of the other: « au tribunal : » then the office.

        Where its sentence says neither, a value stands by the sentence before. `within`: it stands only by what is said at
        most so many words before it: « à l’arrêt de la pharmacie ».
        """
        (value, family), (second, theirs) = one, other
        return all(
            found and set(found) == {wrong}
            for found, wrong in (
                (self._beside(value, family, theirs, within=within), theirs),
                (self._beside(second, family, theirs, within=within), family),
            )
        )

    def _beside(self, value: str, *families: str, within: int) -> list[str]:
        found = []
        for one in self.holding(value):
            places = [one] if within else self.sentences[max(0, one.at - 1) : one.at + 1]
            stands = [said for near in places for family in families for said in self.mentions(family, near)]
            # « Sans passer par le juge, écrivez à : » is no place of the judge.
            stands = [said for said in stands if said.is_affirmed and not _is_set_aside(said)]
            here = [said for said in stands if said.sentence is one]
            found.append(_nearest(one, value, here or stands, within))
        return found

    def is_last_day(self, value: str, near: list[Sentence]) -> bool:
        """Whether those sentences give a day as the last: « jusqu’au », « dernier jour », « après le … vous ne pourrez plus »."""
        closest = self.nearest(value, "until", "since", near=near)
        shut_after = any(self.denies("power", one) for one in near if one in self.holding(value))
        return "until" in closest or ("since" in closest and shut_after)

    def _closest(self, sentence: Sentence, value: str, asked: tuple[str, ...], near: list[Sentence]) -> str:
        return _nearest(
            sentence, value, [said for family in asked for one in near for said in self.mentions(family, one)]
        )


def _is_set_aside(said: Said) -> bool:
    """Whether what is said is what one does without, or what comes first: « avant d’aller au tribunal »."""
    return any(one.plain in SETS_ASIDE for one in said.clause.words[max(0, said.first - CLOSE) : said.first])


def _nearest(sentence: Sentence, value: str, among: list[Said], within: int = 0) -> str:
    """The family, of those places, that is said closest to a value of the sentence."""
    wanted = [one.plain for one in words_of(value)]
    plain_words = [one.plain for one in sentence.words]
    at = next(index for index in range(len(plain_words)) if plain_words[index : index + len(wanted)] == wanted)
    start, end = sentence.words[at].start, sentence.words[at + len(wanted) - 1].end
    ranked = []
    for said in among:
        words = said.clause.words[said.first : said.last]
        before = [one for one in sentence.words if words[-1].end <= one.start < start]
        if within and (words[0].start >= start or len(before) > within):
            continue
        away = said.sentence is not sentence
        gap = max(words[0].start - end, start - words[-1].end, 0)
        apart = away or not any(word.start == start for word in said.clause.words)
        # « Depuis le 2 mai et jusqu’au 4 juin »: a preposition goes with the day that follows it.
        if words[0].start >= end and words[-1].plain in GOVERNS:
            if not away and _is_a_day(sentence, words[-1].end):
                continue
            gap += AHEAD
        # « Nous répondre » says more than « répondre ».
        ranked.append((away, apart, gap, said.first - said.last, said.family))
    return min(ranked)[-1] if ranked else ""


def _is_a_day(sentence: Sentence, start: int) -> bool:
    """Whether a date comes next: « le 4 juin », « vendredi 4 juin »."""
    following = [one.plain for one in sentence.words if one.start >= start][:5]
    return any(one[:1].isdigit() and month in MONTHS for one, month in itertools.pairwise(following))
