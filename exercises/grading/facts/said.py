"""One place where a text speaks of something: who does it, whether it is affirmed, supposed, limited, a rule."""

from __future__ import annotations

from dataclasses import dataclass

from grading.facts.parties import Party, is_subject
from grading.facts.words import CONDITIONS, EXCLUSIVELY, Clause, Sentence, supposes

# Words by which a sentence holds in some cases only.
LIMITED = frozenset("si s' sauf eventuellement if unless parfois sinon lorsque quand".split())
# What the reader may like, and what opens that which is offered so, beside the deed.
WISHES = ("souhait", "voul", "voudr", "prefer", "desir", "besoin", "necessaire", "wish", "like", "want")
BESIDE = frozenset("apres avant pendant avec et puis en after before with and".split())
# What must be, or cannot be: to say that it is not denies nothing.
MUST = ("peut", "peuvent", "pourr", "doi", "devr", "faut", "faudr", "impossib", "interdi", "jamais")
MUSTS = frozenset("can cannot may must should shall never".split())
MAY = ("peu", "pourr", "may", "might", "could", "devrai", "serai", "aurai")
OPENING = 2
# What goes on with the deeds of somebody, and what they may do to the reader in between.
THEN = frozenset("et puis ensuite and then".split())
REACHES = ("appel", "rappel", "ecri", "contact", "telephon", "demand", "interrog", "call", "phone", "write", "ask")


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
            and not self._is_of_another_deed(at)
            for at, one in enumerate(self.sentence.clauses)
        )

    def _is_of_another_deed(self, at: int) -> bool:
        """Whether a condition is that of a deed said between, or before: « lit, vous appelle s’il le faut, puis décide »."""
        clauses = self.sentence.clauses
        if not at or clauses[at].opener not in LIMITED or self.clause in clauses[at - 1 : at + 1]:
            return False
        said = [one.plain for one in clauses[at - 1].words]
        own = [one for one in said[:2] if one not in THEN][:1]
        begins = bool(own) and (
            own[0].startswith(REACHES) or (own[0] == "vous" and not is_subject(said, said.index("vous")))
        )
        goes_on = any(self.clause is one for one in clauses[at + 1 :]) and self.clause.words[0].plain in THEN
        told = "vous" in said and not is_subject(said, said.index("vous"))
        return begins or (goes_on and told)

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

    @property
    def is_example(self) -> bool:
        """Whether it only opens an example, or stands in an address given as one: « par exemple », « exemple : sam@exemple.fr »."""
        word, before = self.clause.words[self.first], self.clause.words[self.first - 1].plain if self.first else ""
        after = self.sentence.text[word.end :].lstrip()
        is_address_next = after.startswith(":") and "@" in after
        return word.plain == "exemple" and (before in ("par", "@") or is_address_next)


def _limits(clause: Clause) -> bool:
    first = clause.words[0].plain
    return first in LIMITED and (first != "s'" or supposes(clause.words))


def is_only(clause: Clause, *, anywhere: bool = True) -> bool:
    """Whether a clause limits what is said; one that stands beside it does so at an end: « mais seulement pour … »."""
    plain = ["", *(one.plain for one in clause.words)]
    places = [at for at, one in enumerate(plain) if one in EXCLUSIVELY and plain[at - 1] not in ("non", "not")]
    return bool(places) and (anywhere or places[0] <= OPENING or places[-1] == len(clause.words))
