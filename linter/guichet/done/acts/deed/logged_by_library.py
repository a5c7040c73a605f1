"""What a library of logs writes down of each request unless it is told otherwise, or by the form that its lines are given: all that people send, or addresses with the secrets in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import lasting_memo, memo
from guichet.core.places import Place, place_of_path
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.nouns.datum import Datum, Sort
from guichet.done.words import entries, speaks_of
from guichet.reading.deeds.deed import Deed
from guichet.reading.templates.site import JVM_PROGRAMS, RUBY_PROGRAMS, SCRIPT_SUFFIXES, Site

BY_LIBRARY = "by library"
"""What a library writes of its own accord, and nothing in the code leaves out."""
BY_CLIENT = "by client"
"""What is written of the requests that a service makes of others."""
WITH_SECRETS = "with secrets"
"""What is written of each request is its address, and some hold a secret."""
_REQUIRED = re.compile(r"require\(\s?['\"]([\w@/.-]{2,60})['\"]\s?\)")
_BROUGHT = re.compile(
    r"(?:\bimport\s+(?:\*\s*as\s+)?(?P<one>\w{1,60})\s+from\s*|\b(?:const|let|var|import)\s+(?P<two>\w{1,60})\s*=\s*require\(\s*|\b(?:import|const|let|var)\s*\{\s*(?:\w{1,60}\s*(?:as|:)\s*)?(?P<three>\w{1,60})\s*\}\s*(?:from\s*|=\s*require\(\s*))['\"](?P<package>[\w@/.-]{2,60})['\"]"
)
_SECRET = r"(?!csrf|xsrf|push|fcm|refresh)\w{0,20}(?:[tT]oken|[jJ]eton)"
_IN_ADDRESS = re.compile(
    rf"\.(?:get|all|route|use)\(\s*['\"`](?P<route>/?[^'\"`\s]{{0,80}}:{_SECRET}\b[^'\"`\s]{{0,40}})['\"`]"
    rf"|\b(?:req|request|ctx(?:\.request)?)\??\.query(?:\??\.|\[['\"])(?P<asked>{_SECRET})\b"
)
"""A secret in an address that a server answers."""
_WITHOUT_ADDRESS = re.compile(r"^['\"`](?![^'\"`]*:(?:url|referrer)\b)[^'\"`]*:[^'\"`]*['\"`]$|=>|\bfunction\b")
"""A form of a line that leaves the address out, or that a program makes."""
_CUT = re.compile(r"\.token\(\s*['\"]url['\"]|\bredact\b|\bserializers\b|\bdynamicMeta\b|\brequestWhitelist\b")
"""What writes less of an address than there is."""
_MAKERS = frozenset({"", "default", "logger", "errorLogger", "requestLogger"})
"""What a package of logs gives that makes one."""
_FOR_MAKERS = re.compile(r"^['\"]dev['\"]$")


def logged_by_library(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what a library of logs is set to write of each request."""
    if (
        not (deed.is_call or whole.path.endswith(JVM_PROGRAMS))
        or not whole.place.is_lived
        or speaks_of(whole.path, "deeds.called by machines")
    ):
        return
    found = _of_requests(deed, whole) if whole.path.endswith(SCRIPT_SUFFIXES) else _of_clients(deed, whole)
    if found is not None:
        how, sort, said = found
        yield FromDeed(Kind.KEEP, deed.path, deed.span, whole.place, what=What.LOGGED, data=(Datum(sort, said, said),), to="log", about=frozenset({how}))  # fmt: skip


def _of_requests(deed: Deed, whole: Whole) -> tuple[str, Sort, str] | None:
    """How the log of a server is set, what sort of thing it writes, and how that is called."""
    package = _package(deed, whole)
    if package in entries("logs.whole"):
        return None if any(_leaves_out(one.name, one.value) for one in deed.puts) else (BY_LIBRARY, Sort.ANSWERS, package)  # fmt: skip
    if package not in entries("logs.addresses") or _CUT.search(whole.text):
        return None
    form = next(iter(deed.args), "")
    if _WITHOUT_ADDRESS.search(form) or _FOR_MAKERS.match(form):
        return None
    secret = next(iter(secrets_served(whole.project)), "") if whole.is_among_others else ""
    return (WITH_SECRETS, Sort.NUMBER, secret) if secret else None


def _leaves_out(name: str, value: str) -> bool:
    """Whether a setting has what people send left out."""
    return name in entries("logs.left_out") and (
        value == "false" or "=>" in value or re.search(r"ody|\*", value) is not None
    )


def _package(deed: Deed, whole: Whole) -> str:
    """The package that a call makes a log of: called where it is brought in, or by the name that it is given."""
    direct = _REQUIRED.match(deed.called)
    if direct is not None:
        return direct[1]
    root, _, part = deed.called.partition(".")
    if part not in _MAKERS:
        return ""
    return _brought(whole).get(root, "")


@memo
def _brought(whole: Whole) -> dict[str, str]:
    """The package behind each name that a script brings in."""
    found = reversed(list(_BROUGHT.finditer(whole.text)))
    return {one["one"] or one["two"] or one["three"]: one["package"] for one in found}


_WHOLE_FORM = re.compile(r"\{(?:request|req_body|response|res_body)\}|\bMessageFormatter::DEBUG\b")
_WHOLE_LEVEL = re.compile(
    r"^(?:HttpLoggingInterceptor\.)?Level\.BODY$|^(?:feign\.)?Logger\.Level\.FULL$|^LogLevel\.(?:BODY|ALL)$"
)
_TAPS = frozenset({"debug_output", "set_debug_output"})
"""What has a client of Ruby print all that it sends and gets."""
_OPTIONS = re.compile(r"^\$(options|opts|payload)$")
_CLIENT = frozenset({"url", "uri", "method"})
_LOGS = re.compile(r"\blog(?:ger)?->\w+$|^Log::\w+$", re.I)


def _of_clients(deed: Deed, whole: Whole) -> tuple[str, Sort, str] | None:
    """How the log of what a service asks of others is set, by the words of the libraries of each language."""
    values = [*deed.args, *(one.value for one in deed.puts)]
    found = ""
    if whole.path.endswith(".php"):
        found = next((one for one in deed.args if deed.last == "MessageFormatter" and _WHOLE_FORM.search(one)), "")
        if not found and _LOGS.search(deed.called) and _CLIENT & {one.lstrip("$") for one in deed.given}:
            found = next((one for one in values if _OPTIONS.match(one) and one.lstrip("$") in _named(deed)), "")
    elif whole.path.endswith(RUBY_PROGRAMS):
        if deed.last in _TAPS and deed.args:
            found = deed.last
        elif deed.last == "response" and deed.args[:1] == ("'logger'",):
            found = next((f"{one.name}: {one.value}" for one in deed.put("bodies") if one.value not in _OFF), "")
    elif whole.path.endswith(JVM_PROGRAMS):
        found = next((one for one in values if _WHOLE_LEVEL.match(one)), "")
    return (BY_CLIENT, Sort.ANSWERS, found) if found else None


_OFF = frozenset({"false", "nil"})


def _named(deed: Deed) -> frozenset[str]:
    """What the function around a deed is given, by its names."""
    return frozenset(one.lstrip("$") for one in deed.given)


@lasting_memo
def secrets_served(site: Site) -> tuple[str, ...]:
    """Return some addresses that a server of scripts answers, and that hold a secret."""
    found: list[str] = []
    for path in site.paths:
        if not path.endswith(SCRIPT_SUFFIXES) or place_of_path(path) in (Place.TEST, Place.FIXTURE):
            continue
        text = site.text(path)
        if "oken" in text or "eton" in text:
            found += (one["route"] or f"?{one['asked']}=" for one in _IN_ADDRESS.finditer(text))
    return tuple(dict.fromkeys(found))[:_FEW]


_FEW = 4


def may_hold_addresses(path: str, site: Site) -> bool:
    """Return whether a file names what writes the addresses of requests in a log."""
    return path.endswith(SCRIPT_SUFFIXES) and any(one in site.text(path) for one in entries("logs.addresses"))
