"""What a file of a server tells a company of who someone is: its monitor of errors, its chat, its lists, its models."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from typing import Any

from guichet.core.findings import Span
from guichet.core.keeping.tables import table
from guichet.core.memo import memo
from guichet.done.acts.deed.answered import answers_of
from guichet.done.acts.deed.functions_called import brought_in
from guichet.done.acts.deed.names_picked import names_picked
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.nouns.datum import Datum, Sort
from guichet.done.nouns.places import runs_in_browser, runs_on_server
from guichet.done.parties.clients import sends_mail
from guichet.done.parties.monitors import address_told
from guichet.done.people.personal_data import MADE, is_grave_name, is_personal, is_personal_name
from guichet.done.people.rails_users import users_work_there
from guichet.done.words import apart, speaks_of
from guichet.reading.deeds.deed import Deed
from guichet.reading.templates.site import JVM_PROGRAMS

_SERVER = (".rb", ".php", ".py")
_CLASS = re.compile(r"^(?:::)?([A-Z]\w*(?:::\w+)*)")
_GIVEN = re.compile(r"\b(\w+)\s{0,40}(?:\|\|)?=\s{0,4}(?:new\s+)?[\\:]{0,2}([A-Z]\w*(?:(?:::|\\)\w+)*)")
"""A name that is given what a class makes: `@chat ||= Crisp::APIService.new`."""
_ROOT = re.compile(r"^[@$]?(?:this->)?(\w+)")
_PUT_OFF = re.compile(r"(?:Job|Worker|Mailer|Controller|Error)$")
"""A class that does it later, and says then what it tells; or that tells nothing."""
_SCOPE = re.compile(r"^\$?(?:scope|event)(?:\.|->)set_?(?:user|extra|tag|context)s?$", re.I)
"""What a monitor of errors hands to those who add to what it is told."""
_IN_SCRIPTS = re.compile(
    r"^(?P<to>Sentry|scope|event|Bugsnag|[rR]ollbar|datadogRum|datadogLogs|newrelic|Raven|LogRocket)\.(?:set(?:Contexts?|Extras?|Tags?|CustomAttributes?|UserContext|GlobalContextProperty)|add(?:Metadata|Breadcrumb)|(?<!Sentry\.)setUser|capture(?:Exception|Message|Event))$"
)
"""The same in a script, beside the calls that tell a service of audience measurement who someone is."""
_IN_JVM = re.compile(r"^(?:scope|it|Sentry)\.(?:set(?:Extra|Tag|Contexts?)|putExtra)$")
_OF_JVM = "io.sentry.protocol.User"
"""Whoever a monitor of errors is told of, as the JVM writes it: each of its fields is set by itself."""
_MAKES = re.compile(r"(?:Create|Update)Contact$")
"""A class whose making is what is told; what makes another tells nothing yet."""
_REPORTS = frozenset({"captureException", "captureError", "captureMessage", "notifyError", "reportError"})
"""What any monitor of errors calls being told of one."""
_OPENS = frozenset({"configureScope", "configure_scope", "withScope", "with_scope", "configure", "init", "push_scope"})
"""What only opens what is told: it is told within."""
_TEXT = re.compile(r"'[^'\n]{0,300}'|\"[^\"\n]{0,300}\"")
_PUT_IN = re.compile(r"#\{([^{}]{1,120})\}|\{(\$[^{}]{1,120})\}")
_PATH = re.compile(r"(?<![\w.>:])[@$]{0,2}([a-z_]\w{0,60}(?:(?:[&?]?\.|\??->)\w{1,60}){0,5})\b(?!\s?[(?!:])")
_CALLS = re.compile(r"(?<![\w.>:@$])([a-z_]\w{1,60})\b(?![:?!&\w]|\.(?!join\b)|->)")
"""What is given whole, be it a list made one text: of `account&.id`, only a part is."""
_ANSWERS = re.compile(
    r"@?\bform\.(?:attributes|to_h|values|cleaned_data)\w*|\bform_params\b|\bparams\.(?:to_unsafe_h|permit!?|require|to_h)\b"
    r"|\$request->request->all\(\)|\$form->getData\(\)|\brequest\.(?:request_parameters|raw_post|POST|data|form)\b(?![\[.])|\brequest\.(?:form|POST)\.to_dict\(|\brequest\.(?:get_json\(\)|json\b(?![\[.]))|\$request->(?:all|input)\(\)|\brequest\(\)->(?:all|input)\(\)|->request->all\(\)|\breq\.body\b(?![\[.?])"
)
"""All that people sent with a form."""
_NOTHING = frozenset({"nil", "null", "none", "false", "true", "undefined"})
"""What tells nobody anything, under whatever name it is given."""
_COUNTERS = frozenset({"mixpanel", "posthog", "amplitude", "intercom"})
"""What scripts tell by calls of its own, which are read elsewhere."""
_ADDS = frozenset({"push", "append", "add", "unshift"})
"""What puts one more thing in a list, that is then told whole."""
_HOPS = 3
_FEW = 8
"""Functions of the file that are followed from one call."""


@cache
def _companies() -> Mapping[str, Any]:
    return table("done/words/companies.toml")


def told_companies(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the calls that tell a company who someone is, or give its model what someone wrote."""
    is_done = deed.is_call or whole.path.endswith(JVM_PROGRAMS)
    if not (is_done and whole.place.is_lived) or _last(deed) in _OPENS:
        return
    to, certain = _company(deed, whole) if whole.path.endswith(_SERVER) else _of_script(deed, whole)
    if not to or of_others(deed, whole):
        return
    said = list(_said(deed, whole))
    if to in _companies()["lists"]["models"]:
        named = next((path for text in said for path in _paths(text)), "")
        data: tuple[Datum, ...] = (Datum(Sort.WORDS, named, named),) if named else ()
        certain = False
    else:
        picked = (name for name in names_picked(deed, whole) if is_personal_name(name) or is_personal(f"person.{name}"))
        found = (*told(deed, said), *(Datum(Sort.IDENTITY, name, name) for name in picked))
        by_machine = speaks_of(_around(deed, whole), "deeds.known programs")  # whose line it is
        data = tuple(one for one in found if not (by_machine and _is_line(one.shown)))
    if data := _unneeded(data, to, deed, whole):
        host = address_told(f"{to}{_last(deed)}", whole.project) if to.endswith(".") else to
        yield FromDeed(Kind.SEND, deed.path, deed.span, whole.place, what=What.SENT, data=data, to=host, certain=certain, project=whole.project)  # fmt: skip


def told_judges(whole: Whole) -> Iterator[FromDeed]:
    """Yield the request by which a company that judges people is told several things of who someone is."""
    path = apart(whole.path)
    host = next((host for name, host in _companies()["judges"].items() if f" {name} " in f" {path} "), "")
    if not (host and whole.place.is_lived and whole.path.endswith(_SERVER) and re.search(r"\b(?:request|client|payload)\b", path)):  # fmt: skip
        return
    found = [one for one in _HELD.finditer(whole.text) if is_personal_name(one["key"] or one["part"])]
    if len({one["key"] or one["part"] for one in found}) >= _SEVERAL:
        data = tuple(Datum(Sort.IDENTITY, one[0], one[0]) for one in found)
        span = Span(found[0].start(), found[0].end())
        yield FromDeed(Kind.SEND, whole.path, span, whole.place, what=What.SENT, data=data, to=host, certain=False, project=whole.project)  # fmt: skip


_HELD = re.compile(
    r"\b[a-z_]\w{1,40}\[[:'\"]{1,2}(?P<key>\w{2,40})['\"]?\]|\b(?:applicant|person|user|input|pii)(?:\.|->)(?P<part>\w{2,40})"
)
_SEVERAL = 3


def of_others(deed: Deed, whole: Whole) -> bool:
    """Whether those who work there are told of, by the names around and by what is tested."""
    around = _around(deed, whole)
    return speaks_of(around, "deeds.admin") or any(speaks_of(one, "deeds.staff") for one in (around, *deed.tests))


def _around(deed: Deed, whole: Whole) -> str:
    return " ".join((whole.path, *deed.around, deed.within.name if deed.within else ""))


def _last(deed: Deed) -> str:
    return deed.last.rpartition("\\")[2]


def _unneeded(data: tuple[Datum, ...], to: str, deed: Deed, whole: Whole) -> tuple[Datum, ...]:
    """What a company is told beyond how to answer what somebody wrote by its tool, or to whom of those who work there it writes."""
    if speaks_of(deed.called, "deeds.to be answered"):
        kept = (Sort.ANSWERS, Sort.WORDS)
        return tuple(one for one in data if one.sort in kept or is_grave_name(_last_of(one)) or _is_line(one.shown))
    owners = {one.shown.partition(".")[0] for one in data if "." in one.shown}
    return () if owners == {"user"} and sends_mail(to) and users_work_there(whole.project) else data


def _last_of(datum: Datum) -> str:
    return datum.shown.rpartition(".")[2]


@memo
def monitor_of(whole: Whole) -> str:
    """The monitor of errors of which a file speaks, "" for none; "Sentry." for one that may be one's own."""
    text = whole.text.lower()
    named = next((host for name, host in _companies()["monitors"].items() if name in text), "")
    return named or ("Sentry." if "sentry" in text else "")


def _company(deed: Deed, whole: Whole) -> tuple[str, bool]:
    """The host that a call speaks to, "" for none; and whether the company's own client is what is called."""
    made = _CLASS.match(deed.called.replace("\\", "::"))
    relays = _companies()["relays"] if made is None or _PUT_OFF.search(made[1]) is None else {}
    named = deed.called if made is None else made[1]
    relayed = next((relays[one] for one in apart(named).split() if one in relays), "")
    if whole.path.endswith(".py"):  # what the packages of companies are given is read elsewhere
        return relayed, False
    if _last(deed) == "new" and (made is None or _MAKES.search(made[1]) is None):
        return "", True
    if made is None:
        if _SCOPE.match(deed.called) and "Sentry" in whole.text:
            return "Sentry.", True
        root = _ROOT.match(deed.called)
        known = _clients_made(whole).get(root[1], "") if root is not None and deed.owner else ""
        host = _host_of(known)
        return host or relayed, bool(host)
    host = _host_of(made[1])
    return host or relayed, bool(host)


def _monitor(deed: Deed, whole: Whole) -> str:
    """The monitor of errors that a script, or a program of the JVM, adds something to; "" for none."""
    if whole.path.endswith(JVM_PROGRAMS):
        is_user = deed.called in ("user", "sentryUser", "it") and _OF_JVM in whole.text
        return "Sentry." if is_user or (_IN_JVM.match(deed.called) and "io.sentry" in whole.text) else ""
    found = _IN_SCRIPTS.match(deed.called)
    name = found["to"] if found is not None else ""
    if name in ("scope", "Raven"):
        name = "Sentry" if "entry" in whole.text or name == "Raven" else ""
    elif name == "event":
        name = "Bugsnag" if "ugsnag" in whole.text else ""
    return "Sentry." if name == "Sentry" else _companies()["monitors"].get(name.lower(), "")


def _of_script(deed: Deed, whole: Whole) -> tuple[str, bool]:
    """The monitor or the chat that a script or a program of the JVM tells; the package behind one that nobody knows, which may be one's own."""
    known = _monitor(deed, whole)
    if not known and runs_on_server(whole.path) and not runs_in_browser(whole.text):
        relays = _companies()["relays"]
        chat = next((relays[one] for one in apart(deed.called).split() if one in relays and one not in _COUNTERS), "")
        if chat:
            return chat, False
    root = _ROOT.match(deed.called) if not known and _last(deed) in _REPORTS and deed.owner else None
    if root is None or whole.path.endswith(JVM_PROGRAMS):
        return known, True
    package = brought_in(whole).get(root[1], ("", ""))[1]
    return ("" if package.startswith((".", "/", "~", "@/")) else package), False


def _host_of(client: str) -> str:
    """The host behind a class, by the words that open its name."""
    known, parts = _companies()["clients"], client.split("::")
    names = ("::".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((known[one] for one in names if one in known), "")


@memo
def _clients_made(whole: Whole) -> dict[str, str]:
    """The classes of which a file keeps something made, by the name that it is kept under."""
    return {name: made.replace("\\", "::") for name, made in reversed(_GIVEN.findall(whole.text))}


def _said(deed: Deed, whole: Whole) -> Iterator[str]:
    """What a call is given, then what is put in the names and returned by the functions, of the file or of another, that it is given."""
    texts, seen = [*deed.args, *(put.value for put in deed.puts)], {deed.within.name} if deed.within else set()
    for _ in range(_HOPS):
        texts = [_long_text(one, whole) if one.startswith("<<") else one for one in texts]
        yield from (one for one in texts if not MADE.search(f"{one} "))
        named = dict.fromkeys(name for text in texts for name in _CALLS.findall(_unquoted(text)))
        wanted = [one for one in named if one not in seen][:_FEW]
        seen.update(wanted)
        elsewhere = [said for text in texts for _, said in answers_of(text, whole)] if whole.is_among_others else []
        texts = [*elsewhere, *(text for name in wanted for text in _behind(name, deed, whole))]


def _behind(name: str, deed: Deed, whole: Whole) -> Iterator[str]:
    """What a function of the file is written with, or what the function around puts under a name."""
    for one in _by_name(whole).get(name, ()):
        yield from chain(
            (one.called,), one.args, (f"{put.name}: {put.value}" if put.name else put.value for put in one.puts)
        )
    for one in whole.bodies[deed.within].deeds if deed.within in whole.bodies else ():
        if one.span.start >= deed.span.start:
            continue
        if one.called == name and not one.is_call:
            yield from (f"{put.name}: {put.value}" for put in one.puts)
        elif one.is_call and one.last in _ADDS and one.owner.rstrip(".->") == name:
            yield from one.args


@memo
def _by_name(whole: Whole) -> dict[str, tuple[Deed, ...]]:
    """What each function of a file does, by its name."""
    return {function.name: body.deeds for function, body in whole.bodies.items()}


def _long_text(said: str, whole: Whole) -> str:
    """What is put in a text of Ruby that goes on for lines below, down to its mark: `<<~TEXT`."""
    mark = _MARK.match(said)
    at = whole.text.find(mark[0]) if mark is not None else -1
    if mark is None or whole.text.count(mark[0]) != 1:
        return said
    end = re.compile(rf"^[ \t]*{mark[1]}\b", re.M).search(whole.text, at + len(mark[0]))
    return _put_in(whole.text[at : end.start()]) if end is not None else said


_MARK = re.compile(r"<<[~-]?['\"]?(\w+)")


def _unquoted(said: str) -> str:
    """What is not merely a text: `"… #{person.email}"` holds what it names."""
    plain = _TEXT.sub(lambda one: _put_in(one[0]), said)
    whole, _, cut = plain.partition('"')  # a long text is kept to its first signs
    return f"{whole} {_put_in(cut)}"


def _put_in(text: str) -> str:
    return " ".join("".join(found) for found in _PUT_IN.findall(text))


def _paths(said: str) -> Iterator[str]:
    for one in _PATH.findall(_unquoted(said).replace("()->", "->").replace("().", ".")):
        if one not in _NOTHING:
            yield one.replace("&.", ".").replace("?.", ".").replace("?->", ".").replace("->", ".")


def told(deed: Deed, said: Iterable[str]) -> Iterator[Datum]:
    """What tells who someone is in what a company is given: under its name, or as it is read."""
    named = ((put.name, put.value) for put in deed.puts)
    for name, value in named:
        tells = (is_personal_name(name) or _is_line(name)) and next(_paths(value), "") != ""
        if tells and not MADE.search(f"{value} ") and not speaks_of(value, "deeds.staff"):
            yield Datum(Sort.IDENTITY, name, name)
    for text in said:
        if found := _ANSWERS.search(_unquoted(text)):
            yield Datum(Sort.ANSWERS, found[0], found[0])
        for path in dict.fromkeys(_paths(text)):
            owner = path.rpartition(".")[0]
            tells = is_personal(path) or (bool(owner) and _is_line(path))
            if tells and not speaks_of(owner, "deeds.staff") and not owner.endswith("class"):
                yield Datum(Sort.IDENTITY, path, path)


def _is_line(path: str) -> bool:
    """Whether a name is that of someone's line: its address."""
    return apart(path.rpartition(".")[2]) in _companies()["lists"]["lines"]
