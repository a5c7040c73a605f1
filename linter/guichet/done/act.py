"""What code does to the person in front of it, known by its effect and not by the name of a call."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from guichet.core.findings import Span, Text
from guichet.done.people.people import Attribute
from guichet.done.places import Place


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


class Reason(StrEnum):
    """What decides an act."""

    HOUR = "hour"
    CHANCE = "chance"
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
        if not self.through:
            return Text("", "")
        french = ", ".join(f"`{name}` ({path}, ligne {line})" for name, path, line in self.through)
        english = ", ".join(f"`{name}` ({path}, line {line})" for name, path, line in self.through)
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

    def grounds(self, reason: Reason) -> Iterator[Ground]:
        """Yield what decides the act, of one sort, each once."""
        return iter(())

    @cached_property
    def is_staffed(self) -> bool:
        """Whether it is about a channel held by people, whose hours may be said: a telephone line, a chat, a counter."""
        return False

    @property
    def name(self) -> str:
        """What the act is called in the code, to be shown."""
        return self.kind

    @property
    def purpose(self) -> Purpose:
        """Whether it is done against people or for them."""
        return Purpose.UNKNOWN

    @property
    def is_decision(self) -> bool:
        """Whether it is written down as decided of a file, rather than a door that shuts."""
        return False

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

    @property
    def is_early(self) -> bool:
        """Whether it takes effect, or its time runs, before the people it falls on can know."""
        return False
