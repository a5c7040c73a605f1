"""What a text says: deeds that it affirms or denies, by whom, and what takes them back elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from grading.facts.beside import is_set_aside, nearest
from grading.facts.negation import denials, is_denied
from grading.facts.parties import Party, named_last, who
from grading.facts.said import Said
from grading.facts.words import Clause, Sentence, families, found_in, sentences_of, words_of

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
# What answers a label by no: « Marche : aucune ».
ANSWERS = frozenset("non aucun aucune zero 0 no none jamais".split())
NONE_OF_IT = (["pas"], ["aucun"], ["aucune"], ["plus"], ["pas", "du", "tout"], ["pas", "une", "seule"])


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
                    times = denials(clause, first, last) + self._split(one, number, way)
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
    def _split(sentence: Sentence, number: int, way: bool) -> int:
        """Denials that another clause makes: « marche : aucune », « ce n’est pas une machine qui décide », « n’est, depuis mai, plus
        servi ». « De plain-pied : aucune marche » says one thing twice."""
        clause = sentence.clauses[number]
        answer = sentence.clauses[number + 1].words if number + 1 < len(sentence.clauses) else ()
        if answer and len(answer) <= (2 if way else 1) and answer[0].plain in ANSWERS:
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
            stands = [said for said in stands if said.is_affirmed and not is_set_aside(said)]
            here = [said for said in stands if said.sentence is one]
            found.append(nearest(one, value, here or stands, within))
        return found

    def is_last_day(self, value: str, near: list[Sentence]) -> bool:
        """Whether those sentences give a day as the last: « jusqu’au », « dernier jour », « après le … vous ne pourrez plus »."""
        closest = self.nearest(value, "until", "since", near=near)
        shut_after = any(self.denies("power", one) for one in near if one in self.holding(value))
        return "until" in closest or ("since" in closest and shut_after)

    def _closest(self, sentence: Sentence, value: str, asked: tuple[str, ...], near: list[Sentence]) -> str:
        return nearest(
            sentence, value, [said for family in asked for one in near for said in self.mentions(family, one)]
        )
