"""How long someone is given: a link, a code, a draft, a place held for them; in Python, known by what the time is for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from astroid import nodes

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.done.acts.ended import follows_an_end
from guichet.done.acts.python_act import names_around
from guichet.done.acts.signed import goes_by_post, said_of, users_of
from guichet.done.nouns.act import Act, Kind
from guichet.done.nouns.places import place_of
from guichet.done.people.given_time import Thing, least_of, thing_of, words_of_key
from guichet.done.words import speaks_of
from guichet.reading.data.durations import UNITS
from guichet.reading.python.definitions import definitions
from guichet.reading.python.durations import seconds_of
from guichet.reading.python.elapsed import is_clock, limit_of
from guichet.reading.python.literals import text_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.origins import origins
from guichet.reading.python.parts import assigned, class_around
from guichet.reading.python.planned import said_of_job

_READS = frozenset({"loads", "unsign", "unsign_object", "read", "check", "verify", "decode"})
_KEEPS = frozenset(
    {"set", "setex", "psetex", "aset", "asetex", "add", "expire", "aexpire", "touch", "create_index", "ensure_index"}
)
_MAKES = frozenset({"create_access_token", "create_token", "make_jwt", "create_jwt"})
"""What makes a signed text that says itself until when it is good."""
_PLANS = frozenset({"apply_async", "enqueue_in", "send_with_options", "schedule"})
_LASTS = frozenset(
    "expireAfterSeconds expire_after_seconds max_age ex timeout ttl expires_in expires_delta expire expiration lifetime valid_for".split()
)
_DIGITS = re.compile(r":0\d+d?\}|\bzfill\(|\bdigits\b")
"""A number written with all its digits: somebody will type it."""
_TIMED_NAME = ("lasting", "wiped")
_FOLDERS = frozenset({"api", "jobs"})
"""Where views and tasks are put, which says nothing of whom they serve."""
_KEYS = 3
"""Expressions that a key of a store is read through."""

_SENTENCE = re.compile(r"[^.!?\n]+")
_DENIES = re.compile(r"\b(?:never|not|no|without|jamais|aucune?|sans|ne)\b|\bn['’]", re.I)


@dataclass(eq=False)
class Validity(Act):
    """What someone is given, and for how many seconds; `shown` is the time as written."""

    thing: Thing = field(default=Thing.LINK, kw_only=True)
    seconds: float = field(default=0, kw_only=True)
    shown: str = field(default="", kw_only=True)

    @property
    def is_short(self) -> bool:
        """Whether it ends before people who read slowly, wait for a letter or get help can use it."""
        return self.seconds < least_of(self.thing)


@dataclass(frozen=True)
class _Time:
    """A time written in code, and the words of what is done with it."""

    node: nodes.NodeNG
    seconds: float
    words: str
    signed: bool = False
    refuses: bool = False
    """Whether a form is turned down when that time is over."""

    @property
    def thing(self) -> Thing | None:
        """What it is given for; None when it is not for somebody."""
        if self.refuses and not speaks_of(self.words, "sessions.drafts"):
            return Thing.ENTRY
        return thing_of(self.words, signed=self.signed)


def acts_in(module: PythonModule) -> Iterator[Validity]:
    """Yield what people are given for a time, each once, where the time is written when that is in the module."""
    seen: set[Span] = set()
    for one in _times(module):
        thing = one.thing
        if one.signed and thing in (None, Thing.LINK, Thing.PAPERS, Thing.DOOR) and goes_by_post(module):
            thing = Thing.POSTED
        if thing is None or one.seconds <= 0 or _is_spared(thing, one, module):
            continue
        node = _written(one.node, module)
        span = module.span(node)
        if span not in seen:
            seen.add(span)
            yield Validity(
                Kind.EXPIRE, module.path, span, place_of(one.node, module), thing=thing, seconds=one.seconds,
                shown=" ".join(module.text(node).split())[:80], about=frozenset({"validity"}),
            )  # fmt: skip


def _times(module: PythonModule) -> Iterator[_Time]:
    """The times that a module gives: to what it signs or keeps, from now on, before it wipes, or under a name of its own."""
    for node in module.walk(nodes.Call, nodes.BinOp, nodes.Compare, nodes.Assign, nodes.AnnAssign):
        if isinstance(node, nodes.Call):
            yield from _of_call(node, module)
        elif isinstance(node, nodes.Compare):
            sifts = any(isinstance(one, nodes.Comprehension) for one in node.node_ancestors())
            limit = limit_of(node, module) if not sifts else None
            if limit is not None and not (_refuses(node) and not limit.holds_after):
                said = f"{node.statement().as_string()} {_around(node, module)}"
                late = limit.holds_after and _refuses_late(node)
                yield _Time(limit.node, limit.seconds, said, refuses=late)
        elif isinstance(node, nodes.BinOp):
            yield from _from_now(node, module)
        elif isinstance(node.parent, nodes.Module | nodes.ClassDef):
            yield from _named(node, module)


def _refuses_late(test: nodes.Compare) -> bool:
    """Whether a form is refused because it took long to fill in: the error says that it has run out."""
    branch = test.statement()
    if not _refuses(test):
        return False
    said = " ".join(str(one.value) for each in branch.body for one in each.nodes_of_class(nodes.Const))
    return speaks_of(said, "sessions.ran_out")


def _refuses(test: nodes.Compare) -> bool:
    """Whether a form is refused when a test holds: before the time is over, it is then the least that one must take."""
    branch = test.statement()
    return isinstance(branch, nodes.If) and any(
        isinstance(one, nodes.Raise) and "Validation" in one.as_string() for one in branch.body
    )


def _of_call(call: nodes.Call, module: PythonModule) -> Iterator[_Time]:
    last = dotted(call.func).rpartition(".")[2] or getattr(call.func, "attrname", "")
    if last in _PLANS:
        delays = [word.value for word in call.keywords if word.arg in ("countdown", "delay")]
        delays += call.args[:1] if last == "enqueue_in" else []
        for value in delays:
            if (later := seconds_of(value, module)) is not None:
                yield _Time(value, later, f"{call.as_string()} {_around(call, module)} {said_of_job(call, module)}")
        return
    if last in _MAKES:
        for value in (word.value for word in call.keywords if word.arg in _LASTS):
            if (seconds := seconds_of(value, module)) is not None:
                given_words = " ".join(one.as_string() for one in (*call.args, *call.keywords))
                yield _Time(value, seconds, f"{given_words} {_around(call, module)}", signed=True)
        return
    if last not in _READS | _KEEPS or not isinstance(call.func, nodes.Attribute | nodes.Name):
        return
    given = [word.value for word in call.keywords if word.arg in _LASTS]
    if last in _KEEPS and not given:
        at = 1 if last in ("setex", "psetex", "asetex", "expire", "aexpire", "touch") else 2
        given = call.args[at : at + 1]
    for value in given:
        seconds = seconds_of(value, module)
        if seconds is not None:
            seconds = seconds / 1000 if last == "psetex" else seconds
            key = f"{dotted(call.func.expr)} " if "index" in last and isinstance(call.func, nodes.Attribute) else ""
            key += _said_by(call.args[0], module) if call.args else ""
            given_words = " ".join(one.as_string() for one in call.args)
            words = f"{words_of_key(key)} {given_words} expires"
            if last not in _KEEPS:
                words = f"{call.as_string()} {said_of(call, module)}"
            yield _Time(value, seconds, f"{words} {_around(call, module)}", signed=last in ("loads", "unsign"))


def _from_now(node: nodes.BinOp, module: PythonModule) -> Iterator[_Time]:
    """What ends some time from now, or what is older than some time and goes."""
    if node.op not in ("+", "-"):
        return
    for moment, length in ((node.left, node.right), (node.right, node.left)):
        if is_clock(moment, module) and (seconds := seconds_of(length, module)) is not None:
            goes = _wiping(node, module) if node.op == "-" and not follows_an_end(node) else ""
            if node.op == "+" or goes:
                inside = goes or node.statement().as_string()
                yield _Time(length, seconds, f"{inside} {_around(node, module)} {_filled(node, module)}")


def _wiping(node: nodes.NodeNG, module: PythonModule) -> str:
    """The function around a moment that does away with what is older, or one that calls it to: `Draft.objects.old().delete()`."""
    own = node.frame()
    callers: list[nodes.NodeNG] = []
    if isinstance(own, nodes.FunctionDef):
        callers = [call.frame() for call, _ in definitions(module.modules).calls_of(own, module)]
    return next((f"{_affirmed(one)} {_affirmed(own)}" for one in (own, *callers) if ".delete(" in one.as_string()), "")


def _affirmed(owner: nodes.NodeNG) -> str:
    """What is written in a function, less the sentences that say what it does not do: "Drafts are never concerned."."""
    written: str = owner.as_string()
    doc = getattr(owner, "doc_node", None)
    for sentence in _SENTENCE.findall(doc.value) if doc is not None else ():
        written = written.replace(sentence, "") if _DENIES.search(sentence) else written
    return written


def _filled(node: nodes.NodeNG, module: PythonModule) -> str:
    """The classes of the module whose columns a function fills as a record is made: `expires = Field(default=in_a_minute)`."""
    name = getattr(node.frame(), "name", "")
    found = [
        one for one in module.walk(nodes.Assign)
        if isinstance(one.parent, nodes.ClassDef) and isinstance(one.value, nodes.Call)
        and any(isinstance(word.value, nodes.Name) and word.value.name == name for word in one.value.keywords)
    ]  # fmt: skip
    return " ".join(f"{one.parent.name} {one.targets[0].as_string()} {_doc(one.parent)}" for one in found)


def _doc(owner: nodes.ClassDef | None) -> str:
    return str(owner.doc_node.value) if owner is not None and owner.doc_node is not None else ""


def _named(node: nodes.Assign | nodes.AnnAssign, module: PythonModule) -> Iterator[_Time]:
    """A constant whose name says for what it is and that it lasts, with a time that can only be one."""
    target = node.targets[0] if isinstance(node, nodes.Assign) else node.target
    name = target.name if isinstance(target, nodes.AssignName) else ""
    if isinstance(node.value, nodes.Dict):
        yield from _of_table(name, node.value, module)
    if not name.isupper() or node.value is None or not any(speaks_of(name, f"sessions.{one}") for one in _TIMED_NAME):
        bare = name.isupper() and isinstance(node.value, nodes.Call) and dotted(node.value.func).endswith("timedelta")
        if not bare:
            return
    unit = next((per for word, per in UNITS.items() if word in name.lower().split("_")), None)
    seconds = seconds_of(node.value, module)
    plain = not isinstance(node.value, nodes.Call | nodes.BinOp)
    if seconds is None or (
        plain and unit is None and not name.endswith(("TIMEOUT", "TTL", "MAX_AGE", "_AGE", "VALIDITY", "LIFETIME"))
    ):
        return
    said = f"{name} delete" if _wipes(name, module) else name
    yield _Time(node.value, seconds * (unit or 1) if plain else seconds, said)


def _of_table(name: str, table: nodes.Dict, module: PythonModule) -> Iterator[_Time]:
    """The times that a table gives, each to what its key names: `{"draft": timedelta(hours=12)}`."""
    for key, value in table.items:
        what = text_of(key)
        seconds = seconds_of(value, module) if what and isinstance(value, nodes.Call) else None
        if seconds is not None:
            yield _Time(value, seconds, f"{what} {name} delete" if _wipes(what, module) else f"{what} {name}")


def _wipes(name: str, module: PythonModule) -> bool:
    """Whether a name is of drafts, and code that reads the module does away with something."""
    return speaks_of(name, "sessions.drafts") and any(
        "delete" in module.project.text(path).lower() for path in (module.path, *users_of(module))
    )


def _said_by(key: nodes.NodeNG, module: PythonModule) -> str:
    """The texts that a key of a store is made of, through the function that makes it."""
    found = []
    for one in origins(key, module):
        if isinstance(one.node, nodes.Const) and isinstance(one.node.value, str) and len(one.hops) <= _KEYS:
            found.append(one.node.value)
    return " ".join(found[:_KEYS])


def _around(node: nodes.NodeNG, module: PythonModule) -> str:
    """The names of what is around, of the file and its folder, and what the class says of itself."""
    stem = " ".join(one for one in module.path.removesuffix(".py").split("/")[-2:] if one not in _FOLDERS)
    return f"{' '.join(names_around(node))} {stem} {_doc(class_around(node))}"


def _written(node: nodes.NodeNG, module: PythonModule) -> nodes.NodeNG:
    """The statement of the module where a time is set, when a name leads there; the time itself otherwise."""
    while isinstance(node, nodes.Name | nodes.Attribute):
        values = [one for one in definitions(module.modules).of(node, module) if one.module is module]
        value = assigned(values[0].node) if values else None
        if value is None:
            return node
        node = value
    return node


def _is_spared(thing: Thing, one: _Time, module: PythonModule) -> bool:
    """Whether people are told before, can ask for another, or lose nothing."""
    if thing is Thing.DRAFT:
        wipes = one.words if ".delete(" in one.words else ""
        return speaks_of(module.source.text, "sessions.warned") or speaks_of(wipes, "sessions.emptied")
    if thing is Thing.CODE:
        typed = speaks_of(module.source.text, "sessions.sent_code") or _DIGITS.search(module.source.text)
        return not typed and not speaks_of(one.words, "sessions.codes")
    return thing in (Thing.LINK, Thing.PAPERS, Thing.DOOR, Thing.POSTED) and _can_be_renewed(module)


@memo
def _can_be_renewed(module: PythonModule) -> bool:
    return any(speaks_of(module.project.text(path), "sessions.renewed") for path in (module.path, *users_of(module)))
