"""What a script sends of people: by the network, by a beacon, by a picture, or slipped into a form that they will send."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from guichet.done.acts.script.act import ScriptAct, names_around
from guichet.done.acts.script.addresses import address_of, opened_at
from guichet.done.acts.script.kept_for_callers import keeping
from guichet.done.acts.script.replies import COLLECTS, is_answered, only_asks
from guichet.done.data.script_data import LEAVING, MOVING, TYPING, data_in, is_position
from guichet.done.data.script_fields import goes_to_hidden, is_modelled
from guichet.done.grounds.answers import is_measure
from guichet.done.nouns.act import Kind
from guichet.done.nouns.datum import Datum, Sort, each_once
from guichet.done.nouns.places import place_of_script
from guichet.done.parties.hosts import COMPANIES, host_of, service_at
from guichet.done.parties.measures import HOSTS
from guichet.done.parties.monitors import address_told
from guichet.done.parties.scripts import company_behind
from guichet.done.parties.unknown_trackers import measures_at
from guichet.done.words import speaks_of
from guichet.reading.python.literals import words_of
from guichet.reading.scripts.definitions import values
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.origins import origins
from guichet.reading.scripts.syntax import FUNCTIONS, arguments, key_of, only_reads, text, walk
from guichet.reading.scripts.syntax import field as part
from guichet.reading.scripts.texts import UNKNOWN, selector_of, text_made
from guichet.reading.scripts.ways import BY_ITSELF, Way

FORM = "form"
"""Where a value goes that is put into a form."""
ADDRESS = "address"
"""Where a value goes that is put in the address of a page."""
_LOCATION = re.compile(r"^(?:(?:window|document|top)\.)?location(?:\.(?:href|search|hash))?$")
_SENDS = frozenset({"fetch", "sendBeacon", "post", "put", "patch", "ajax", "request", "getJSON", "$fetch", "axios", "ky", "ofetch"})  # fmt: skip
_OWNERS = re.compile(
    r"^(?:window|self|globalThis|navigator|axios|jQuery|ky|http|api|client|superagent|got|htmx)\b|^\$\.|^this\.\$?(?:http|axios|api)\b"
)
_WITHIN = ("ctx.", "context.", "this.emit")
"""What a component of Vue tells the one around it by, and a class those that listen to it."""
_WATCHED = frozenset({Sort.TYPED, Sort.ANSWERS, Sort.MOVES, Sort.IDENTITY})
_WANTED = frozenset({"submit", "click", "formdata"})
_DRAWN = frozenset({"drawing", "graphics", "sound", "voices", "plugins"})
_HIDDEN = _DRAWN | {"battery", "processor", "memory", "devices"}
"""What no one types and no form needs."""
_BY_PERSON = frozenset("click submit change input keyup keydown keypress focus blur touchstart touchend pointerdown pointerup mousedown mouseup toggle select".split())  # fmt: skip
_AT_START = BY_ITSELF | {"init"}
_FOLLOWING = ("tracker", "audience", "replay")
_LASTING = re.compile(
    r"visitor|\buid\b|user_?id|client_?id|device|track|fingerprint|empreinte|anon_?id|visiteur|_vid\b|unique", re.I
)
_MADE = re.compile(r"randomUUID\(|Math\.random\(|uuid\w{0,40}\(|getRandomValues\(|nanoid\(", re.I)
_IDENTIFY = re.compile(
    rf"^(?:window\.)?(?:{'|'.join(HOSTS)}|analytics|mixpanel\.people|FS|LogRocket|Intercom|\$crisp|tidioChatApi|zE|drift|_hsq|Sentry|clarity|smartlook|woopra|\w*[Tt]rack(?:er|ing)\w*|\w*[Aa]nalytics)(?:\.(?:identify|set|setUser|setUserVars|addUserProperties|push|group|alias))?$"
)
"""The calls that tell a service of audience measurement who someone is."""
_WHO = re.compile(r"identify|boot|update|user|^.init")
"""The first word of such a call that is told who someone is."""
_CHATS = {"intercomSettings": "https://widget.intercom.io", "zESettings": "https://static.zdassets.com"}
_SETTINGS = re.compile(rf"^(?:window\.)?({'|'.join(_CHATS)})(?:\.\w+)?$")
"""What a chat reads as it opens: who is there."""
_REPLAY = re.compile(r"^(?:window\.)?(\w{0,40}[Rr]eplay\w{0,40})\.(?:start|init|record|install|boot|load|setup)$")
_FIELDS = re.compile(r"\.(?:elements|form)\b")
"""The fields of a form, by the form itself."""
_KEEPS = re.compile(r"\.(?:patch|put)(?:<[^<>()]{0,60}>)?\(|\b(?:method|type):\s?['\"](?:PATCH|PUT)\b")
"""How a request puts in its place what somebody is writing, to keep it for them."""
_DRAFT = frozenset(
    "draft drafts brouillon brouillons autosave sauvegarde sauvegarder sauver save autosauvegarde".split()
)


@dataclass(eq=False)
class ScriptFlow(ScriptAct):
    """A script sends something: `answered` when it waits for what comes back, as a search or a check does."""

    answered: bool = field(default=False, kw_only=True)

    @property
    def is_watching(self) -> bool:
        """Whether it sends what people type or how they move while they do, or as they leave, and gives nothing back."""
        events = {way.event for way in self.ways}
        if self.answered or self.to in (FORM, ADDRESS) or _DRAFT & self.about or self._keeps_a_choice(events) or _KEEPS.search(text(self.node)):  # fmt: skip
            return False
        watched = [
            one for one in self.data if one.sort in _WATCHED and (one.sort is not Sort.MOVES or one.what == "pointer")
        ]
        is_told = self.is_outside and any(one.event in TYPING for one in watched)  # by a function that serves both
        if events & _WANTED and not is_told:
            return False
        return any(one.event in TYPING | MOVING for one in watched) or bool(
            watched and events & (LEAVING | TYPING | MOVING)
        )

    def _keeps_a_choice(self, events: set[str | None]) -> bool:
        """Whether it keeps what somebody has just chosen, where the page comes from, and its words are not those of a record of people."""
        if {*events, *(one.event for one in self.data if one.event in TYPING)} != {"change"} or self.is_outside:
            return False
        return speaks_of(self.to, "watching.chosen") or COLLECTS.search(f"{self.to} {' '.join(self.about)}") is None

    @property
    def follows_people(self) -> bool:
        """Whether it sends enough of the device to know it again, slips such parts into a hidden field, or keeps a number."""
        if self.is_agreed:
            return False
        if self.kind is Kind.KEEP and Sort.NUMBER in self.sorts():
            return True
        device = {one.what for one in self.data if one.sort is Sort.DEVICE}
        around = device | {one.what for one in self.data if one.sort is Sort.MOVES}
        if self.sorts() >= {Sort.ANSWERS, Sort.POSITION} and device & _HIDDEN:
            return True
        if self.to == FORM:
            drawn = len(device) >= 3 and bool(device & _DRAWN)
            return drawn or (bool(device) and len(around) >= 2 and goes_to_hidden(self.node, self.script))
        return len(device) >= 3 or (len(device) >= 2 and bool(device & _DRAWN))

    @property
    def is_outside(self) -> bool:
        """Whether what it sends leaves for another organisation's host, or by the call that tells its service who someone is."""
        if self.kind is not Kind.SEND or (self.to.startswith("/") and not self.to.startswith("//")):
            return False
        return "." in host_of(self.to.replace(UNKNOWN, "x")) or bool(_IDENTIFY.match(self.to))

    @property
    def records(self) -> str:
        """The name of the service of session replay that it starts, by the address it makes or by its own name."""
        if self.node.type == "assignment_expression":
            written = [text(one) for one in walk(part(self.node, "right")) if one.type == "string"]
            service = service_at(self.to, "replay")
            return service.name if service is not None and not any("//" in one for one in written) else ""
        named = _REPLAY.match(text(part(self.node, "function")))
        return named[1] if named else ""

    @property
    def is_measure(self) -> bool:
        """Whether it starts or feeds a measure of people, by what it calls or by where it goes."""
        return is_measure(f"{text(part(self.node, 'function'))} {self.to}") or measures_at(
            self.to, self.script.project, *_FOLLOWING
        )

    @property
    def is_unasked(self) -> bool:
        """Whether it is done without the person doing anything: as the page opens, or by itself."""
        return all(_runs_by_itself(way) for way in self.ways)


def acts_in(script: Script) -> Iterator[ScriptFlow]:
    """Yield what a script sends of people, with what it says of them and where it goes."""
    for node in script.walk("call_expression", "assignment_expression"):
        found = _of_assignment(node, script) if node.type == "assignment_expression" else _of_call(node, script)
        if found is not None:
            to, given = found
            act = flow_of(Kind.SEND, node, script, to, given)
            if act.data or act.is_measure:
                yield act
        elif (told := _told_a_company(node, script)) is not None:
            yield told
        elif _keeps_number(node, script) or text(part(node, "left")) == "document.cookie":
            act = flow_of(Kind.KEEP, node, script, "browser", [part(node, "right") or node])
            if _keeps_number(node, script):
                act.data = (*act.data, Datum(Sort.NUMBER, text(node)[:80], "random"))
            yield act
        elif node.type == "call_expression" and not only_reads(node) and is_measure(_said(node)):
            yield flow_of(Kind.SEND, node, script, _said(node), [])


def _told_a_company(node: Any, script: Script) -> ScriptFlow | None:
    """Return a call of what the package of a company brings that tells it who people are: `Chat.user.setEmail(person.email)`."""
    callee = part(node, "function")
    service = company_behind(callee, script, *COMPANIES) if callee is not None and arguments(node) else None
    if service is None:
        return None
    act = flow_of(Kind.SEND, node, script, f"https://{service.hosts[0]}", arguments(node))
    return act if Sort.IDENTITY in act.sorts() else None


def _runs_by_itself(way: Way) -> bool:
    """Whether nobody does anything for it to run; what no script calls counts only by the names of a start."""
    if way.event is None:
        return any(name in _AT_START for name in way.names)
    return way.event not in _BY_PERSON


def flow_of(kind: Kind, node: Any, script: Script, to: str, given: list[Any]) -> ScriptFlow:
    """Return what a node keeps or sends, with what its values hold of the person."""
    return ScriptFlow(
        kind, script.path, script.span(node), place_of_script(script.path), node, script,
        values=tuple(given), data=(*_data(given, script, is_read=to == ADDRESS), *_where(node)), to=to, answered=is_answered(node, script) or only_asks(node, to),
        about=frozenset(word for name in (*names_around(node), to, _aimed_at(node)) for word in words_of(name)),
    )  # fmt: skip


def _where(node: Any) -> Iterator[Datum]:
    """Where the person is, for what runs because the device has just told it."""
    while node is not None:
        holder = node.parent
        call = holder.parent if node.type in FUNCTIONS and holder is not None and holder.type == "arguments" else None
        if call is not None and call.type == "call_expression" and (told := is_position(part(call, "function"))):
            yield Datum(Sort.POSITION, told, "position")
            return
        node = holder


def _aimed_at(node: Any) -> str:
    """What a call is sent to, as written: the name of an address tells what it is for when the address is the page's."""
    return text(next(iter(arguments(node)), None))[:60] if node.type == "call_expression" else ""


def _said(call: Any) -> str:
    """What a call is named; for one put in a queue, with its first words: `_paq.push(["trackPageView"])`."""
    name = text(part(call, "function"))
    is_queue = name.endswith(".push") or name in ("gtag", "fbq", "ga", "hj", "clarity")
    return f"{name} {text(arguments(call)[0])[:60]}" if is_queue and arguments(call) else name[:160]


def _keeps_number(node: Any, script: Script) -> bool:
    """Whether a lasting number is kept in the browser, by a script that also sends something."""
    kept = text(node)
    if node.type == "call_expression":
        is_kept = keeping(node) != ""
    else:
        is_kept = text(part(node, "left")) == "document.cookie"
    if not is_kept or len(kept) > 400 or not _LASTING.search(kept):
        return False
    made = any(_MADE.search(text(one.node)[-40:]) for one in origins(node if node.type == "call_expression" else part(node, "right"), script) if one.node.type == "call_expression")  # fmt: skip
    return made and any(key_of(part(part(call, "function"), "property")) in _SENDS or text(part(call, "function")) == "fetch" for call in script.walk("call_expression") if part(call, "function").type in ("member_expression", "identifier"))  # fmt: skip


def _data(given: list[Any], script: Script, *, is_read: bool = False) -> tuple[Datum, ...]:
    return each_once(datum for value in given for datum in data_in(value, script, is_read=is_read))


def _of_call(node: Any, script: Script) -> tuple[str, list[Any]] | None:
    callee = part(node, "function")
    if callee is None:
        return None
    name = "".join(text(callee).split())
    last = key_of(part(callee, "property") if callee.type == "member_expression" else callee)
    given = arguments(node)
    if last in _SENDS and given and (last == "fetch" or name == last or _OWNERS.match(name)):
        return address_of(given[0], script), given
    if last == "send" and callee.type == "member_expression" and given:
        return opened_at(part(callee, "object"), script), given
    if _IDENTIFY.match(name) and ("." in name or _WHO.search(" ".join(text(one)[:20] for one in given[:2]))):
        return address_told(name, script.project), given
    if name.endswith(("location.assign", "location.replace", "history.pushState", "history.replaceState")) and given:
        return ADDRESS, given[-1:]
    if (
        last in ("emit", "capture", "track")
        and callee.type == "member_expression"
        and len(given) > 1
        and not name.startswith(_WITHIN)
    ):
        return name, given
    if last in ("append", "set") and "formdata" in text(part(callee, "object")).lower() and len(given) > 1:
        return FORM, given[1:]
    return None


def _of_assignment(node: Any, script: Script) -> tuple[str, list[Any]] | None:
    left, right = part(node, "left"), part(node, "right")
    if _LOCATION.match(text(left)):
        return ADDRESS, [right]
    if (chat := _SETTINGS.match(text(left))) is not None:
        return _CHATS[chat[1]], [right]
    if left.type != "member_expression" or right.type in FUNCTIONS:
        return None
    last, owner = key_of(part(left, "property")), part(left, "object")
    if last == "src":
        image = "new Image" in text(owner) or any(text(part(one.node, "constructor")) == "Image" for one in values(owner, script) if one.node.type == "new_expression")  # fmt: skip
        if image or measures_at(text_made(right, script), script.project, *_FOLLOWING):
            return text_made(right, script), [right]
    if last == "value" and (selector_of(owner, script) or owner.type == "identifier" or _FIELDS.search(text(owner))):
        return FORM, [right]
    if owner.type == "this" and last and is_modelled(last, script):
        return FORM, [right]
    return None
