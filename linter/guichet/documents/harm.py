"""What makes one text worse than another for whoever receives it, and the reasons in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from guichet.core.findings import Text, counted


class Level(IntEnum):
    """How much harm a text can do, the worst first."""

    LOST_UNDATED = 1
    """Somebody must act or lose something, and nobody says by when."""
    LOST_BY_DATE = 2
    """Somebody must act by a date or lose something."""
    LOST = 3
    """Something is refused or taken, and the text asks for nothing."""
    BY_DATE = 4
    """Somebody must act by a date; nothing is said to be lost."""
    ASKED = 5
    """Something is asked, without a date."""
    TOLD = 6
    """Nothing is asked or lost: there are only words to change."""


class Loss(IntEnum):
    """What a text says will be taken, the worst first."""

    FORCE = 1
    """Bailiffs, a court, the police."""
    THREAT = 2
    """A right, a payment or a place stops."""
    REFUSAL = 3
    GRAVE = 4
    """A death or an illness, told with a sum to pay."""


@dataclass(frozen=True, slots=True)
class Lost:
    """What is lost, in the words of the text."""

    kind: Loss
    words: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that asks, takes, or has something to change."""

    line: int
    lang: str
    """Its language, "" when the sentence is too short to tell it."""
    before: str
    proposal: str
    """The sentence with the plain words that fit in it; the same sentence when there are none."""
    asks: bool
    limit: str
    """The limit of time that it gives, as written, or ""."""
    lost: Lost | None
    excess: int
    """Words over the limit of the rule `sentence-long`."""
    rules: tuple[str, ...]
    """The rules that find something to change."""
    notes: tuple[Text, ...]
    """What each of them says."""

    @property
    def matters(self) -> bool:
        """Whether the reader must act on this sentence, or loses something by it."""
        return self.asks or self.lost is not None

    @property
    def why(self) -> tuple[Text, ...]:
        """What the sentence does to its reader, then what to change in it."""
        return (*_effects(self), *self.notes)


@dataclass(frozen=True, slots=True)
class Harm:
    """The harm that some passages do together."""

    passages: Sequence[Passage]

    @property
    def asks(self) -> bool:
        """Whether somebody must act."""
        return any(one.asks for one in self.passages)

    @property
    def limit(self) -> str:
        """The first limit of time, as written, or ""."""
        return next((one.limit for one in self.passages if one.limit), "")

    @property
    def lost(self) -> Lost | None:
        """The worst that is lost."""
        return min((one.lost for one in self.passages if one.lost), key=lambda one: one.kind, default=None)

    @property
    def level(self) -> Level:
        """How much harm the text can do."""
        if self.lost:
            if not self.asks:
                return Level.LOST
            return Level.LOST_BY_DATE if self.limit else Level.LOST_UNDATED
        if self.asks:
            return Level.BY_DATE if self.limit else Level.ASKED
        return Level.TOLD

    @property
    def order(self) -> tuple[int, ...]:
        """Sort key: the level, what is lost, then how hard the sentences that matter are, then the others."""
        matter = [one for one in self.passages if one.matters]
        return (
            self.level,
            self.lost.kind if self.lost else 0,
            -sum(len(one.rules) for one in matter),
            -sum(one.excess for one in matter),
            -sum(len(one.rules) for one in self.passages),
        )

    @property
    def reasons(self) -> Text:
        """Why the text stands where it does, in words: what must be done, what is lost, how hard it is to read."""
        told = list(_reasons(self))
        fr, en = " ; ".join(one.fr for one in told), "; ".join(one.en for one in told)
        return Text(f"{fr[:1].upper()}{fr[1:]}.", f"{en[:1].upper()}{en[1:]}.")


_ACT_BY = Text("il faut agir, « {limit} »", 'must act, "{limit}"')
_ACT_UNDATED = Text("il faut agir, aucune date n’est donnée", "must act, no date is given")
_ACT = Text("demande d’agir", "asks to act")
_OTHERWISE = {
    Loss.FORCE: Text("sinon, par la force : « {words} »", 'otherwise, by force: "{words}"'),
    Loss.THREAT: Text("sinon : « {words} »", 'otherwise: "{words}"'),
    Loss.REFUSAL: Text("refuse : « {words} »", 'refuses: "{words}"'),
    Loss.GRAVE: Text("annonce un malheur et demande : « {words} »", 'tells of a misfortune and asks: "{words}"'),
}
_TAKES = Text("annonce : « {words} »", 'announces: "{words}"')
_HERE = Text("dans ces phrases : {things}", "in these sentences: {things}")
_ELSEWHERE = Text("ailleurs : {things}", "elsewhere: {things}")

_WORDS = (Text("mot de bureau", "office word"), Text("mots de bureau", "office words"))
_ACRONYMS = (Text("sigle", "acronym"), Text("sigles", "acronyms"))
_LONG = (Text("phrase trop longue", "sentence too long"), Text("phrases trop longues", "sentences too long"))
_OTHERS = (Text("autre point", "other point"), Text("autres points", "other points"))
_COUNTED = {
    "admin-jargon": _WORDS,
    "digital-jargon": _WORDS,
    "acronym-unexplained": _ACRONYMS,
    "sentence-long": _LONG,
}
"""How what the rules find is counted; the rest is other points."""

_ASKS_BY = Text("Demande d’agir, « {limit} ».", 'Asks to act, "{limit}".')
_ASKS = Text("Demande d’agir.", "Asks to act.")
_SAYS = {
    Loss.FORCE: Text("Dit qui prendra par la force : « {words} ».", 'Says who will take by force: "{words}".'),
    Loss.THREAT: Text("Dit ce qui sera perdu : « {words} ».", 'Says what will be lost: "{words}".'),
    Loss.REFUSAL: Text("Refuse : « {words} ».", 'Refuses: "{words}".'),
    Loss.GRAVE: Text("Demande avec une mauvaise nouvelle : « {words} ».", 'Asks along with bad news: "{words}".'),
}


def _effects(one: Passage) -> Iterator[Text]:
    if one.asks:
        yield _ASKS_BY.format(limit=one.limit) if one.limit else _ASKS
    if one.lost:
        yield _SAYS[one.lost.kind].format(words=one.lost.words)


def _reasons(harm: Harm) -> Iterator[Text]:
    if harm.asks:
        yield _ACT_BY.format(limit=harm.limit) if harm.limit else _ACT_UNDATED if harm.lost else _ACT
    if harm.lost:
        said = _OTHERWISE[harm.lost.kind]
        is_bare = harm.lost.kind is Loss.THREAT and not harm.asks
        yield (_TAKES if is_bare else said).format(words=harm.lost.words)
    here = [rule for one in harm.passages if one.matters for rule in one.rules]
    elsewhere = [rule for one in harm.passages if not one.matters for rule in one.rules]
    for where, rules in ((_HERE, here), (_ELSEWHERE, elsewhere)):
        if rules:
            yield where.format(things=_things(rules))


def _things(rules: Sequence[str]) -> Text:
    """Return what there is to change, counted: "3 office words, 1 sentence too long"."""
    numbers = Counter(_COUNTED.get(rule, _OTHERS) for rule in rules)
    kinds = [kind for kind in (_WORDS, _ACRONYMS, _LONG, _OTHERS) if numbers[kind]]
    told = [(numbers[kind], counted(numbers[kind], *kind)) for kind in kinds]
    return Text(
        ", ".join(f"{number} {words.fr}" for number, words in told),
        ", ".join(f"{number} {words.en}" for number, words in told),
    )
