"""A form: the act of asking, with every field that a person fills, whatever it is written in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from guichet.core.findings import Certainty, Span
from guichet.core.memo import cached_property
from guichet.core.numbers import whole
from guichet.done.nouns.act import Act
from guichet.done.words import apart, names, speaks_of

_MANY = 1000
_ACCOUNT = re.compile(r"(?:User|Utilisateur)s?(?![a-z])")
_SENTENCE = re.compile(r"[.!?]\s|\n\s*\n")


class Sort(StrEnum):
    """What an answer is made of."""

    TEXT = "text"
    DATE = "date"
    FILE = "file"
    CHOICE = "choice"
    PASSWORD = "password"
    TICK = "tick"
    LINK = "link"
    """A choice among things that the service keeps: a foreign key."""


class Use(StrEnum):
    """What becomes of a form that code declares."""

    ASKED = "asked"
    PRINTED = "printed"
    """It only gives an answer back."""
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Pattern:
    """A regular expression that an answer must match, and where it is written."""

    text: str
    path: str
    span: Span


def at_least(fewest: int, path: str, span: Span) -> Pattern:
    """Return the pattern of an answer of so many letters or more: how short it may be is a pattern like another."""
    return Pattern(f".{{{min(fewest, _MANY)},}}", path, span)


def exactly(signs: int, path: str, span: Span) -> Pattern:
    """Return the pattern of an answer of so many signs, whatever they are."""
    return Pattern(f".{{{min(signs, _MANY)}}}", path, span)


ANY_LETTERS = r"[^\W\d_]+"
"""The pattern of any letter, and nothing between them."""


def letters_alone(path: str, span: Span) -> Pattern:
    """Return the pattern of a rule that has a name, as libraries have one for letters."""
    return Pattern(ANY_LETTERS, path, span)


@dataclass(frozen=True)
class Room:
    """How many letters an answer may have at most, and where that is written."""

    most: int
    path: str
    span: Span


def at_most(most: str | float | None, path: str, span: Span) -> Room | None:
    """Return the room of an answer of so many letters at most; None for what is no number."""
    number = whole(most) if isinstance(most, str) else int(most) if most is not None else None
    return Room(number, path, span) if number else None


@dataclass(eq=False)
class Asked:
    """One field: `required` when an empty answer is turned down, however it is; `offered` what may be chosen, None when free."""

    name: str
    label: str
    sort: Sort
    required: bool
    path: str
    span: Span
    offered: tuple[str, ...] | None = None
    patterns: tuple[Pattern, ...] = ()
    fewest: int = 0
    """How many answers it wants at least, for a list."""
    inherited: bool = False
    """Declared by another form, which says it."""
    sometimes: bool = False
    """Whether it must be filled in some cases alone."""
    freed: bool = False
    """Whether another answer of the same form has it left unjudged: "I have no mobile telephone"."""
    among: tuple[str, ...] = ()
    """The ways by which come those who must fill it, where it names them."""
    kind: str = ""
    """What it takes, in the words of the page or of the framework: "email", "EmailField"."""
    listed_in: str = ""
    """The table whose rows alone are taken, when one is named."""
    room: Room | None = None
    """How much may be written in it; None when nothing says."""

    @cached_property
    def said(self) -> str:
        """The words of its name, then of its label."""
        return f"{apart(self.name)} ; {apart(self.label)}"

    @cached_property
    def asks_whether(self) -> bool:
        """Whether it only asks if something is so: yes and no are among its choices."""
        words = {word for choice in self.offered or () for word in apart(choice).split()}
        return not words.isdisjoint(("oui", "yes")) and not words.isdisjoint(("non", "no"))

    def is_about(self, idea: str) -> bool:
        """Whether it asks for one thing of the person ("fields.phone"), by its name, or by its label when the name says nothing.

        Other words beside it make it another's: `venue_street`, `smtp_email`.
        """
        return any(_is_own(words, idea) for words in self.said.split(" ; ") if words)

    def speaks_of(self, idea: str) -> bool:
        """Whether its name, its label or a choice holds a word of an idea."""
        return speaks_of(" ".join((self.said, *(self.offered or ()))), idea)


_CONTACTS = ("fields.phone", "fields.email", "fields.address")


def _is_any_of(words: str) -> bool:
    """Whether words leave a choice of how to be reached: "address, number or e-mail"."""
    return bool({"or", "ou"} & set(words.split())) and sum(bool(names(one).search(words)) for one in _CONTACTS) > 1


def _is_own(words: str, idea: str) -> bool:
    pattern = names(idea)
    if idea == "fields.address":
        words = names("fields.email").sub(" ", words)
    if not pattern.search(words) or _is_any_of(words):
        return False
    rest = pattern.sub(" ", words).split()
    own = names("fields.own")
    return len(rest) <= 6 and all(own.match(one) or pattern.match(one) or len(one) < 2 or one.isdigit() for one in rest)


def is_screen(door: str) -> bool:
    """Whether a door, by its name, is a screen alone."""
    return speaks_of(door, "ways.online") and not speaks_of(door, "ways.offline")


def is_of_doors(offered: Iterable[str]) -> bool:
    """Whether choices say by which door a request came, a screen or one without."""
    offered = tuple(offered)
    return any(map(is_screen, offered)) and any(speaks_of(one, "ways.offline") for one in offered)


@dataclass(eq=False)
class Form(Act):
    """What is asked of someone at once: `name` is the class, the route or the address it bears; `around` what is said with it."""

    name: str = field(default="", kw_only=True)
    fields: tuple[Asked, ...] = field(default=(), kw_only=True)
    around: str = field(default="", kw_only=True)
    title: str = field(default="", kw_only=True)
    """What the act is said to be: its name, its address, its heading; not what its fields say."""
    takes_every_door: bool = field(default=False, kw_only=True)
    """Whether what is said beside it tells by which door the request came, a counter among them."""
    by_agents: bool = field(default=False, kw_only=True)
    """Whether those who work there write it down for people, who are stopped by nothing that it wants."""
    is_page: bool = field(default=False, kw_only=True)
    """Written as the person meets it, in a template."""

    @property
    def own(self) -> list[Asked]:
        """The fields that it declares itself."""
        return [one for one in self.fields if not one.inherited]

    @property
    def required(self) -> list[Asked]:
        """Its own fields that must be filled."""
        return [one for one in self.own if one.required]

    def first(self, idea: str, *, required: bool = True) -> Asked | None:
        """Return its own first field that asks for a thing, among those that must be filled."""
        return next((one for one in (self.required if required else self.own) if one.is_about(idea)), None)

    def is_for(self, idea: str) -> bool:
        """Whether what the act is said to be holds a word of an idea ("identity.light")."""
        return speaks_of(f"{self.name} {self.title}", idea)

    def speaks_of(self, *ideas: str) -> bool:
        """Whether the form, its fields or what is said with it hold a word of an idea."""
        said = " ".join((apart(self.name), self.around, *(one.said for one in self.fields)))
        offered = " ".join(apart(choice) for one in self.fields for choice in one.offered or ())
        return any(names(idea).search(f"{said} {offered}") for idea in ideas)

    def foresees(self, idea: str) -> bool:
        """Whether it speaks of something beside what it wants, here or on a page that shows it."""
        return self.speaks_of(idea)

    def is_filled_in(self, name: str) -> bool:
        """Whether an answer is there already, from the account of whoever is signed in."""
        return False

    @cached_property
    def use(self) -> Use:
        """Whether people fill it."""
        return Use.ASKED

    @property
    def is_only_kept(self) -> bool:
        """Whether it only says what is kept: what people fill in is another form, if any."""
        return False

    @cached_property
    def is_persons(self) -> bool:
        """Whether it is about the person who fills it, rather than a company, a place, a setting."""
        return True

    @property
    def is_about_someone(self) -> bool:
        """Whether its names say that it is filled by a person about themselves or their own."""
        said = " ".join((self.name, self.title, *(f"{one.name} {one.label}" for one in self.fields)))
        return speaks_of(said, "fields.someone")

    @cached_property
    def reaches_people(self) -> bool:
        """Whether someone of the public fills it in about themselves."""
        return self.place.is_public and self.use is not Use.PRINTED and self.is_persons

    @property
    def users(self) -> tuple[str, ...]:
        """The names of what shows it to those who fill it in; none when that is not known."""
        return ()

    @property
    def told(self) -> str:
        """What is said of it, in sentences, by the code or the page around."""
        return ""

    @cached_property
    def is_at_every_door(self) -> bool:
        """Whether a sentence, or one of its choices, says that the counter, or the telephone, fills in the same form: no other door asks for less."""
        if self.takes_every_door or any(is_of_doors(one.offered or ()) for one in self.fields):
            return True
        said = (apart(one) for one in _SENTENCE.split(self.told))
        return any(names("ways.counters").search(one) and names("ways.alike").search(one) for one in said)

    @property
    def opens_account(self) -> bool:
        """Whether people fill it to have an account, which is signed in to by what it asks."""
        return any(one.sort is Sort.PASSWORD for one in self.fields)

    @property
    def is_of_account(self) -> bool:
        """Whether it is of the account of a user, which those who work for a service have as well: nothing tells whose."""
        return self.opens_account or _ACCOUNT.search(self.name) is not None

    @property
    def is_for_a_body(self) -> bool:
        """Whether whoever fills it in is asked for which organisation, or for several things of it: they come for their trade."""
        always = [one for one in self.fields if not one.sometimes]
        said = [one for one in always if speaks_of(one.name, "fields.at_work")]
        return len(said) > 1 or any(one.is_about("fields.at_work") for one in always)

    @property
    def is_refused(self) -> bool:
        """Whether the code itself says no to whoever leaves it empty."""
        return False

    @property
    def is_step(self) -> bool:
        """Whether it is one step among others, after which people go on."""
        return False

    @property
    def certainty(self) -> Certainty:
        """How sure it is that people are asked."""
        return Certainty.VIOLATION if self.use is Use.ASKED else Certainty.REVIEW


def places_of(fields: Iterable[Asked]) -> Iterator[Asked]:
    """Yield the fields that tell of a company, a place or a setting rather than of a person."""
    return (one for one in fields if is_of_no_person(one.name))


def is_of_no_person(words: str) -> bool:
    """Whether the name or the label of a field tells of a company, a place or a setting; the place where one was born is one's own."""
    return speaks_of(words, "fields.not_a_person") and not speaks_of(words, "fields.birth")
