"""What code does to the person in front of it, known by its effect and not by the name of a call."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from guichet.core.findings import Span, Text
from guichet.core.places import Place
from guichet.done.datum import Agreement, Datum, Sort
from guichet.done.people.people import Attribute


class Kind(StrEnum):
    """What is done to someone."""

    REFUSE = "refuse"
    """A status, an exception, a validation error, a permission that says no, a page that says closed."""
    HIDE = "hide"
    """Something they could have used is emptied, narrowed, left out, removed or disabled."""
    RELEASE = "release"
    """Places are put within reach, or taken back."""
    CHOOSE = "choose"
    """Some people are picked among others: to receive, to be checked, to come first."""
    DELAY = "delay"
    """Someone waits: a queue, a sleep, a lower priority."""
    CLOSE = "close"
    """A right, a request or an account ends or is suspended."""
    DECIDE = "decide"
    """A file is settled, one way or the other."""
    RATE = "rate"
    """Someone is given a number, a rank, a class."""
    CONTROL = "control"
    """Someone is checked, investigated, put in a fraud queue."""
    TELL = "tell"
    """Words reach someone: a message, a page, a letter, an SMS, a voice."""
    KEEP = "keep"
    """Something about someone is written down: a database, a log, a file."""
    SEND = "send"
    """Something about someone leaves: to a third party, in an address, in a title."""
    ASK = "ask"
    """Something is asked of someone: a field, a document, an account, a level of identity."""
    ANSWER = "answer"
    """An answer is given in someone's place, or the ways to answer are laid out for them."""


class Reason(StrEnum):
    """What decides an act."""

    HOUR = "hour"
    CHANCE = "chance"
    RUSH = "rush"
    """Who came back last, or most often."""
    PERSON = "person"
    SCORE = "score"
    COUNT = "count"
    DEVICE = "device"
    CONSENT = "consent"
    DOCUMENT = "document"


class Purpose(StrEnum):
    """Whether an act is done against people or for them, as far as the code tells."""

    ADVERSE = "adverse"
    FAVOURABLE = "favourable"
    UNKNOWN = "unknown"


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
class Act:
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

    @property
    def is_about_places(self) -> bool:
        """Whether it decides of something that people wait for, and not of how a page looks."""
        return True

    @cached_property
    def is_staffed(self) -> bool:
        """Whether it is about a channel held by people, whose hours may be said: a telephone line, a chat, a counter."""
        return False

    @cached_property
    def agreement(self) -> tuple[Agreement, Ground] | None:
        """What must have been answered for it to be done, on the way that asks least, and where that is tested."""
        return None

    @property
    def shown(self) -> str:
        """Its source on one line, cut when it is long."""
        return ""

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
    def chain(self) -> Text:
        """The way to what it keeps or sends, as the end of a message; empty when it is written where it acts."""
        return way_by(next((one.through for one in self.data if one.through), ()))

    @property
    def is_consent(self) -> bool:
        """Whether it asks for an agreement in someone else's interest, and answers it with yes in advance."""
        return False

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

    @property
    def name(self) -> str:
        """What the act is called in the code, to be shown."""
        return self.kind

    @property
    def purpose(self) -> Purpose:
        """Whether it is done against people or for them."""
        return Purpose.UNKNOWN

    @property
    def is_about_people(self) -> bool:
        """Whether it falls on people, for certain."""
        return False

    @property
    def is_unattended(self) -> bool:
        """Whether nobody starts it: a schedule, a signal, a command."""
        return self.place.is_unattended

    @property
    def is_read(self) -> bool:
        """Whether somebody looks at each file before it."""
        return False

    @property
    def is_told(self) -> bool:
        """Whether the people it falls on are written to."""
        return False

    @property
    def is_by_clock(self) -> bool:
        """Whether time alone decides it."""
        return False

    @property
    def is_computed(self) -> bool:
        """Whether a function of its own works it out: more than a name stands for it."""
        return False

    @property
    def is_learnt(self) -> bool:
        """Whether a model learns it from what people are, whatever it is for."""
        return False

    @property
    def where(self) -> str:
        """The name of what does it, to be shown."""
        return self.path.rpartition("/")[2]

    @property
    def is_in_view(self) -> bool:
        """Whether the person's own request runs it."""
        return False

    @property
    def is_judged(self) -> bool:
        """Whether a comparison with the person's situation decides it, not somebody's choice."""
        return False

    @property
    def is_many(self) -> bool:
        """Whether several files get it in one go."""
        return False

    @property
    def is_signed(self) -> bool:
        """Whether someone's name stands under it: an officer runs it, or is written as its author."""
        return False

    @property
    def is_picked_by_hand(self) -> bool:
        """Whether someone picked the files, one by one, on a list."""
        return False

    @property
    def is_copied(self) -> bool:
        """Whether what is decided is a copy of what a machine put forward."""
        return False
