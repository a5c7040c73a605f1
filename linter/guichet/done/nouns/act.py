"""What code does to the person in front of it, known by its effect and not by the name of a call."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from guichet.core.findings import Span, Text
from guichet.core.memo import cached_property
from guichet.core.places import Place
from guichet.done.nouns.admitted import Admitted
from guichet.done.nouns.datum import Agreement, Datum, Sort
from guichet.done.nouns.kind import Kind as Kind
from guichet.done.nouns.timed import Timed
from guichet.done.nouns.traits import Traits
from guichet.done.people.people import Attribute


class Reason(StrEnum):
    """What decides an act."""

    HOUR = "hour"
    CHANCE = "chance"
    RUSH = "rush"
    """Who came back last, or most often."""
    QUOTA = "quota"
    """How many requests of everyone came in the day."""
    PERSON = "person"
    SCORE = "score"
    COUNT = "count"
    DEVICE = "device"
    CONSENT = "consent"
    DOCUMENT = "document"
    CHANNEL = "channel"
    """By which door one came: a letter, a counter, a browser."""
    VISIT = "visit"
    """By which browser, which screen or which link one came."""
    HOME = "home"
    """Having no home of one's own."""
    LEVEL = "level"
    """How surely one must have proved who one is."""
    LACK = "lack"
    """Not having what not everybody has: a telephone, an e-mail address, an account."""
    AGAIN = "again"
    """Having proved a moment ago who one is: what was proved before is forgotten."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What decides an act, where it is written, and the way by which it gets there.

    `shown` is the source as written; `through` the names it went through, nearest first, each with its file and line;
    `certain` is false when a name alone says it: at most a review.
    """

    reason: Reason
    path: str
    span: Span
    shown: str
    through: tuple[tuple[str, str, int], ...] = ()
    certain: bool = True
    attribute: Attribute | None = None
    """What it says of the person, when it is something about them."""

    @property
    def notes_reading(self) -> bool:
        """Whether it notes each page that a person reads, with who they are."""
        return False

    @property
    def chain(self) -> Text:
        """The way to it, as the end of a message; empty when it is written where it acts."""
        return way_by(self.through)


def way_by(through: tuple[tuple[str, str, int], ...]) -> Text:
    """Return the names that something went through, each with its file and line, as the end of a message."""
    if not through:
        return Text("", "")
    french = ", ".join(f"`{name}` ({path}, ligne {line})" for name, path, line in through)
    english = ", ".join(f"`{name}` ({path}, line {line})" for name, path, line in through)
    return Text(f" Cela passe par {french}.", f" It goes through {english}.")


@dataclass(eq=False)
class Act(Traits, Timed):
    """One thing done to someone: `span` in the file `path`; `about` are the words of the code around that say to what.

    Built by one reader for each language; a rule asks and does not look at the code.
    """

    kind: Kind
    path: str
    span: Span
    place: Place
    about: frozenset[str] = field(default_factory=frozenset, kw_only=True)
    data: tuple[Datum, ...] = field(default=(), kw_only=True)
    """What is kept or sent of someone."""
    asked: str = field(default="", kw_only=True)
    """What is asked: the name of a field."""
    label: str = field(default="", kw_only=True)
    to: str = field(default="", kw_only=True)
    """Where that goes: an address, or one of the words of the reader ("log", "form")."""

    def sorts(self) -> frozenset[Sort]:
        """What sorts of data it keeps or sends."""
        return frozenset(one.sort for one in self.data)

    def grounds(self, reason: Reason) -> Iterator[Ground]:
        """Yield what decides the act, of one sort, each once."""
        return iter(())

    @cached_property
    def closed_channel(self) -> Ground | None:
        """The test by which it turns away those who did not come online, when no other door is let in."""
        return None

    @cached_property
    def lacking(self) -> tuple[str, Ground] | None:
        """The thing that it turns people away for not having ("fields.phone"), and where that is tested."""
        return None

    @cached_property
    def admitted(self) -> tuple[Admitted, ...]:
        """What the tests around it let in, when it turns the rest away."""
        return ()

    @cached_property
    def gives_recourse(self) -> bool:
        """Whether what answers someone who is turned away says until when, or whom to ask."""
        return False

    @cached_property
    def is_staffed(self) -> bool:
        """Whether it is about a channel held by people, whose hours may be said: a telephone line, a chat, a counter."""
        return False

    @cached_property
    def light_view(self) -> str | None:
        """The name of a page that it keeps people from and that needs no proof of who they are, when all of them do not."""
        return None

    @cached_property
    def said(self) -> str:
        """What the code around says: its names and its texts."""
        return ""

    @cached_property
    def agreement(self) -> tuple[Agreement, Ground] | None:
        """What must have been answered for it to be done, on the way that asks least, and where that is tested."""
        return None

    @property
    def shown(self) -> str:
        """Its source on one line, cut when it is long."""
        return ""

    @property
    def is_said(self) -> bool:
        """Whether a name and its value say it, and nothing that is understood tells that it is done: it is asked about."""
        return False

    @property
    def is_agreed(self) -> bool:
        """Whether it is done only for those who said yes."""
        return self.agreement is not None and self.agreement[0] is Agreement.GIVEN

    @property
    def is_unasked(self) -> bool:
        """Whether it is done without the person doing anything: as a page opens, or by itself."""
        return False

    @property
    def is_watching(self) -> bool:
        """Whether it sends what people type, or how they move, while they do, and gives nothing back."""
        return False

    @property
    def is_measure(self) -> bool:
        """Whether it starts or feeds a measure of the audience, a tracker, a recording."""
        return False

    @property
    def follows_people(self) -> bool:
        """Whether it tells people from one another, or knows their device again, though nobody asked them."""
        return False

    @property
    def notes_reading(self) -> bool:
        """Whether it notes each page that a person reads, with who they are."""
        return False

    @property
    def chain(self) -> Text:
        """The way to what it keeps or sends, as the end of a message; empty when it is written where it acts."""
        return way_by(next((one.through for one in self.data if one.through), ()))

    @property
    def is_consent(self) -> bool:
        """Whether it asks for an agreement in someone else's interest, and answers it with yes in advance."""
        return False

    @property
    def is_presumed(self) -> bool:
        """Whether it writes down an agreement of someone who has done nothing that agrees."""
        return False

    @property
    def barred_by(self) -> Ground | None:
        """What of the person keeps them out, when it does for what they are."""
        return None

    @property
    def only_accepts(self) -> str:
        """The answer that agrees to trackers, when it asks and no answer beside it declines; "" otherwise."""
        return ""

    @property
    def is_forgotten(self) -> bool:
        """Whether it keeps a no far less long than the yes is kept: people who decline will be asked again."""
        return False

    @property
    def records(self) -> str:
        """The name of the service of session replay that it starts; "" for none."""
        return ""

    @property
    def is_outside(self) -> bool:
        """Whether what it sends leaves for another organisation: an absolute address, the call of one's service."""
        return False

    def option(self, rule: str, name: str) -> Any:
        """Return an option of a rule, as the project sets it."""
        return None
