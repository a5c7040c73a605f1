"""An act told from the deeds of a program, and what is known of the file that holds them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from guichet.core.findings import Span
from guichet.core.memo import cached_property
from guichet.core.places import Place
from guichet.done.nouns.act import Act
from guichet.reading.deeds.deed import Body, Deed, Function, bodies_of
from guichet.reading.templates.site import Site

_SHOWN = 80
"""Signs of what is written that a message shows."""
_LONGEST = 5_000
"""Signs of what is done in one go beyond which the rest is not read again: what holds one another without end would be read each time."""
_ABOVE = 1_500
"""Signs above a test among which what it tests was given."""
_GIVES = re.compile(r"\b(\w+)\s*:?=(?![=>])(?=\s*([^\r\n;]{1,120}))")


class What(StrEnum):
    """What a deed does to someone."""

    PRESUMED = "presumed"
    """It writes a yes that nobody said."""
    WRITTEN = "written"
    """It writes a yes, and no page is seen to ask for it."""
    FIRST_WORDS = "first words"
    """It takes a message that only begins with a word for a yes or a no."""
    UNREFUSED = "unrefused"
    """It wipes what someone refused."""
    BUNDLED = "bundled"
    """It makes several agreements of one answer."""
    THROWN_OUT = "thrown out"
    """It signs people out for what their line or their browser does by itself."""
    NOTED = "noted"
    """It keeps what a person looks for or reads, with who they are."""
    HIDDEN = "hidden"
    """It says that it erases, and only hides."""
    COPIED = "copied"
    """It erases, once it has copied what it erases elsewhere."""
    AGED = "aged"
    """It has a password thrown away for its age."""
    COSTLY_NO = "costly no"
    """It takes something from people who refused to share what is theirs."""
    PRINTED = "printed"
    """It makes of someone's device a number that tells them apart."""
    SENT = "sent"
    """It sends what tells who people are to another organisation."""
    WIPED = "wiped"
    """It throws away what someone wrote, for a reason that is not theirs."""
    PAPERS_WIPED = "papers wiped"
    """It throws away all the papers that people had sent, because one is wrong."""
    SENT_BACK = "sent back"
    """It sends people back to the form that they have just filled, and that is empty again."""
    NAGS = "nags"
    """It opens again the window that people close."""
    KEPT_LONG = "kept long"
    """It keeps someone's file for a lifetime."""
    LOGGED = "logged"
    """It writes in a log who someone is."""
    ADDRESSED = "addressed"
    """It puts in the address of a page who someone is."""
    HANDED = "handed"
    """It hands what people told a service to others."""
    REUSED = "reused"
    """It puts what people gave for one thing where it serves another."""
    GOES = "goes"
    """It seems to send what tells who people are to others, as far as names tell."""
    NOTHING_LEFT = "nothing left"
    """It says that people have left, and does nothing."""
    NOTHING_READ = "nothing read"
    """It thanks people for what they wrote, and hands nothing on; or throws it away."""
    FOR_SOME = "for some"
    """It shows slots to some visitors, by their browser, their screen or the link that they came by, and none to the others."""
    FROM_MAKING = "from making"
    """It has a time to contest run from the day a decision was made inside."""
    BARS = "bars"
    """It keeps people who give up something from asking for it again."""
    ENDED = "ended"
    """It refuses in a few words, and sends people back to the first page."""
    UNASKED = "unasked"
    """It stops paper for people who gave an address, and asked for nothing."""
    ALONE = "alone"
    """It refuses in the name of a machine."""
    ONLY_ONESELF = "only oneself"
    """It turns down what someone signs for another."""
    PROTECTED_OUT = "protected out"
    """It lets nobody act who is under a measure of protection."""
    SAME_ADDRESS = "same address"
    """It suspects people because others have the same address."""
    SAME_DEVICE = "same device"
    """It turns people down because others came by the same device."""
    PAID_APPEAL = "paid appeal"
    """It has people pay before their appeal is looked at."""
    NOT_FOR_ANOTHER = "not for another"
    """It sends away whoever says that they ask for someone else."""
    SHUT_FOR_GOOD = "shut for good"
    """It locks people out, and nothing can follow."""
    HELD_ON_PHONE = "held on phone"
    """It wants what a recent telephone alone bears."""
    PHONE_ALONE = "phone alone"
    """It sends away whoever comes with a computer."""
    ADDED = "added"
    """It puts in somebody's basket what they did not choose, and must pay."""
    NO_KEY = "no key"
    """It guards a door out by a right that nobody is given."""
    YES_FOR_GOOD = "yes that is not taken back, or by half"
    NEVER_OUT = "never out"
    """It answers no to whoever closes their account, and does nothing else."""
    LEAVES_WITHIN = "leaves within"
    """It lets people leave within some days alone, and keeps them otherwise."""
    ERASED_LATE = "erased late"
    """It makes people wait for months before what they asked to erase is erased."""
    CUT_SHORT = "cut short"
    """It stops erasing at one record that is kept, or finds by a day that some never had those to erase."""
    ERASURE_UNDONE = "erasure undone"
    """It forgets that people asked to be erased, because they signed in."""
    PLACE_LOST = "place lost"
    """It takes people out of the line because their connection dropped."""
    DROPPED = "dropped"
    """It throws away what people asked once so many did, and tells nobody."""
    TICKED = "ticked"
    """It ticks by itself the box of what costs money."""
    LETTERS = "letters"
    """It takes the names of people in plain letters alone."""
    DRAWN = "drawn"
    """It draws letters that people must copy, and says them nowhere."""
    UNKEPT = "unkept"
    """It answers that what people sent was received, and does not keep it."""
    LET_GO = "let go"
    """It gives back what people hold because they looked at something else."""
    SAME_EXAMINER = "same examiner"
    """It gives an appeal to the person whose decision it contests."""
    STOPPED = "stopped"
    """It sends nothing at all, decisions among it, to people who left a list."""
    TURN_RESTARTED = "turn restarted"
    """It counts the turn of those who wait from the last change of their file."""
    JOINED_AGAIN = "joined again"
    """It sends people to the end of the line each time they look where they are."""
    SENT_TO_END = "sent to end"
    """It sends people to the end of the line for a moment that they missed."""
    MENDED = "mended"
    """It ends a request because a mistake in it is put right."""
    NO_DAY = "no day"
    """It turns down a birth whose day nobody wrote down."""
    ONE_NAME = "one name"
    """It turns a child and a parent down because their names differ."""
    FAULTS_KEPT = "faults kept"
    """It turns a paper down, and keeps to itself what is wrong with it."""
    NO_LETTERS = "no letters"
    """It turns down a number because it holds a letter, as some do."""
    BORN_BEFORE = "born before"
    """It takes no year of birth before one in which people were born who are alive."""
    ENDS_SOON = "ends soon"
    """It turns a permit down while it is still good."""
    OTHER_SPELLING = "other spelling"
    """It turns someone down because a paper spells their name otherwise."""
    UNKNOWN_ADDRESS = "unknown address"
    """It turns down an address that a register, or a map, does not know."""
    ONE_BY_ONE = "one by one"
    """It tells people the first of their papers that is missing, and not the others."""
    FEE = "fee"
    """It adds a fee to a price, of which the pages that show it say nothing."""
    FEE_LATE = "fee late"
    """It adds a fee once people come to pay, and not before."""
    RUNS_ON = "runs on"
    """It takes money from people whose free trial is over, and nobody told them."""
    UNREAD = "unread"
    """It writes to all, and does not look who left the list."""
    REFUSERS = "refusers"
    """It proposes again, to people who said no, what they refused."""
    UNTIL_YES = "until yes"
    """It proposes again, as long as people have not said yes, what they may have refused."""
    SWALLOWED = "swallowed"
    """It throws away what a limit stops, and goes on as if it had been taken."""
    BY_COUNTRY = "by country"
    """It turns people down for the country that their line is said to be in."""
    NO_DOOR = "no door"
    """It lets people open an account, and no page leads to closing it."""
    SCORED = "scored"
    """It refuses or ends somebody's file because of a score."""
    CLOSED_BY_CLOCK = "closed by clock"
    """It closes somebody's file because time went by, and its branch writes to nobody."""
    UNTOLD = "untold"
    """It lists the states that people are told of, and leaves out one in which their file ends."""
    SILENCED = "silenced"
    """It lists the steps of which nobody is told, and one of them ends their file."""
    TOLD_IF_SET = "told if set"
    """It ends somebody's file, and writes to them only if a setting that is off says so."""
    READ_IF_SET = "read if set"
    """It refuses what people asked, and somebody reads it only if a setting that is off says so."""
    SETTLED = "settled"
    """It closes the file of people who did not answer, under a reason that says that all is well."""
    BEHIND_ACCOUNT = "behind account"
    """It has people sign in before they read."""
    GUESSED = "guessed"
    """It guesses where someone comes from, by what they are called."""
    OPENED = "opened"
    """It looks up somebody's file by a number alone, for whoever has an account."""
    READ_BY_ALL = "read by all"
    """It lets all who work there read somebody's file."""
    OPEN_TO_WORLD = "open to world"
    """It keeps people's papers where whoever has their address reads them."""
    ONLINE = "online"
    """It counts a decision as known once it is in a box on a screen."""


@dataclass(frozen=True)
class Whole:
    """The file that holds some deeds: its text, the deeds themselves, for whom it runs, and the project around."""

    path: str
    text: str
    deeds: tuple[Deed, ...]
    place: Place
    project: Site
    start: int = 0
    """Where the text begins in its file: that of a script in a page."""

    @property
    def is_among_others(self) -> bool:
        """Whether the project around is known: a query that is read alone has none."""
        known: Site | None = self.project
        return known is not None

    @cached_property
    def bodies(self) -> dict[Function, Body]:
        """The functions that hold the deeds, in order."""
        return {one.function: one for one in bodies_of(self.deeds)}

    @cached_property
    def by_test(self) -> dict[Span, list[Deed]]:
        """The deeds that each test decides, by where it is written."""
        found: dict[Span, list[Deed]] = {}
        for one in self.deeds:
            for at in dict.fromkeys(one.tests_at):
                found.setdefault(at, []).append(one)
        return found

    @cached_property
    def given(self) -> dict[str, str]:
        """What the text first gives each of the names that it gives something, to the end of the line."""
        return {one[1]: one[2].rstrip() for one in reversed(list(_GIVES.finditer(self.text)))}

    def given_before(self, name: str, at: int) -> str:
        """Return what the text just above a place gives a name; "" when it gives it nothing."""
        above = self.text[max(0, at - self.start - _ABOVE) : max(0, at - self.start)]
        return next((one[2] for one in reversed(list(_GIVES.finditer(above))) if one[1] == name), "")

    def read(self, span: Span) -> str:
        """Return what is written at a place of the file, as far as one reads in one breath."""
        start = max(0, span.start - self.start)
        return self.text[start : max(start, min(span.end - self.start, start + _LONGEST))]

    def shown(self, span: Span) -> str:
        """Return what is written at a place of the file, as a message shows it."""
        return " ".join(self.read(span).split())[:_SHOWN]


@dataclass(eq=False)
class FromDeed(Act):
    """What a deed does: `shown` is what is written, `other` what it is done with or for."""

    what: What = field(kw_only=True)
    shown: str = field(default="", kw_only=True)
    other: str = field(default="", kw_only=True)
    certain: bool = field(default=True, kw_only=True)
    """Whether it surely does that to someone: a review is asked otherwise."""
    project: Site | None = field(default=None, kw_only=True)
    """Where options are set for what is sent."""

    def option(self, rule: str, name: str) -> Any:
        """Return an option of a rule, as the project sets it; empty for what is not sent."""
        return self.project.config.option(rule, name) if self.project is not None else ()

    @property
    def is_presumed(self) -> bool:
        """Whether it writes a yes that nobody said."""
        return self.what is What.PRESUMED

    @property
    def follows_people(self) -> bool:
        """Whether it tells people apart, unasked."""
        return self.what is What.PRINTED

    @property
    def is_outside(self) -> bool:
        """Whether what it sends leaves for another organisation."""
        return self.what is What.SENT

    @property
    def name(self) -> str:
        """What is written."""
        return self.shown
