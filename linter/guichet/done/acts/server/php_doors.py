"""Doors that PHP shuts by the clock: a status, a redirect, an end or another page than the form, in a branch that reads the hour or the day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.places import Place, place_of_path
from guichet.core.source import Source, UnreadableError
from guichet.done.acts.closed import PHONE, SLOTS, gives_no_slot, says_closed
from guichet.done.acts.server.doors import ProxyAct
from guichet.done.grounds.written_reads import OF_NOW, PHP_CLOCK, PHP_FORMAT
from guichet.done.nouns.act import Ground, Kind, Reason
from guichet.reading.templates.site import Site

_KEPT = re.compile(rf"\$(\w+)\s*=[^;=\n]{{0,200}}?{PHP_CLOCK}")
_READ = re.compile(PHP_CLOCK)
_BRANCH = re.compile(r"\bif\s*\((?P<test>[^{};]{0,600}?)\)\s*\{(?P<body>[^}]{0,600})\}")
_SHUTS = re.compile(
    r"http_response_code\(\s*(?:40[134]|410|503)|header\(\s*['\"](?:Location|HTTP/1\.[01] (?:40|503))|\b(?:exit|die)\b|\babort\(\s*(?:40|503)|"
    r"\bthrow new \w*(?:Http|Closed|Unavailable|NotFound|Denied)\w*|return new \w*Response\([^;]{0,300}(?:40[134]|410|503)|->redirect\w*\(|\bredirect\(|"
    r"\breturn response\(\)[^;]{0,200}\b(?:40[134]|410|503)\b"
)
_OTHER_PAGE = re.compile(r"\breturn (?:\$this->render\w*|view)\(")
_PAGE = re.compile(r"\breturn (?:\$this->render\w*|view)\([^;]{0,400}")
_SAYS_NO = re.compile(
    r"\breturn\b[^;]{0,120}(?:::|->|new \\?\w*)(?:refus\w*|reject\w*|denied|deny|ferme\w*|closed|erreur|error|fail\w*|echec|message)\w*\(",
    re.I,
)
"""An answer that says no in the words of the program."""
_FORM = re.compile(r"->createForm\(|->handleRequest\(|->validate\(|->(?:save|persist)\(|::create\(")
_AFTER = 900
"""Characters after a branch in which the rest of a method stands."""
_MOMENT = re.compile(r"\$this->(?:debut|start)|getDebut|getStart")
_CALLED = re.compile(r"(?:->|::)(\w+)\(([^;{}]{0,120})")
_NOW = re.compile(r"new \\?(?:Date\w+)\(\s*(?:['\"]now['\"])?\s*[,)]|\bnow\(|Carbon::now|->now\(")
_HOLDS_NOW = re.compile(r"\$(\w{1,40})\s*=\s*(?:\\?\w+::)?(?:now|today|new \\?Date\w{0,20})\(")
_FORMATS_ITS_OWN = re.compile(rf"\$this->\w+->{PHP_FORMAT}|\$this->\w+\(\)->{PHP_FORMAT}")


def acts_in(source: Source, project: Site) -> Iterator[ProxyAct]:
    """Yield the branches of a file that turn people away at some hours; a line that people answer may have its own."""
    said = place_of_path(source.path)
    if said is not None and not said.is_public:
        return
    kept = {found[1] for found in _KEPT.finditer(source.text) if not _MOMENT.search(found[0])}
    for found in _BRANCH.finditer(source.text):
        if PHONE.search(found["body"]) or not _is_shut(source.text, found):
            continue
        named = set(re.findall(r"\$(\w+)", found["test"])) & kept
        reads = bool(named) or _READ.search(found["test"]) is not None
        through = () if reads else _judged(found["test"], source, project)
        if reads or through:
            span = Span(found.start("test"), found.end("test"))
            ground = Ground(Reason.HOUR, source.path, span, found["test"], through)
            yield ProxyAct(Kind.REFUSE, source.path, span, Place.PUBLIC, ground)


def _is_shut(text: str, branch: re.Match[str]) -> bool:
    """Whether a branch answers with a refusal, or with another page where the rest goes on to a form."""
    if _SHUTS.search(branch["body"]) or (_SAYS_NO.search(branch["body"]) and says_closed(branch["body"])):
        return True
    if "return" in branch["body"] and gives_no_slot(branch["body"]):
        return True
    after = text[branch.end() : branch.end() + _AFTER]
    return bool(_OTHER_PAGE.search(branch["body"])) and bool(_FORM.search(after) or _shows_slots(after, branch["body"]))


def _shows_slots(after: str, instead: str) -> bool:
    """Whether the page that follows a branch, in the same method, is given places to show, and that of the branch nothing."""
    pages = _PAGE.findall(after.partition("function ")[0])
    return any(SLOTS.search(one) and "=>" in one for one in pages) and "=>" not in instead


def _judged(test: str, source: Source, project: Site) -> tuple[tuple[str, str, int], ...]:
    """The method that a test calls and that reads the hour or the day of now, in this file or in another; none otherwise."""
    for call in _CALLED.finditer(test):
        own = _body(source, call[1])
        others = (_elsewhere(call[1], source, project)) if own is None else ()
        for judge, (start, body) in ((source, own),) if own is not None else others:
            now = _NOW.search(call[2]) or _NOW.search(body) or re.search(r"\bdate\(", body)
            if now and (_READ.search(body) or _reads_held(body)) and not _FORMATS_ITS_OWN.search(body):
                line = judge.position(Span(start, start)).line
                return ((call[1], judge.path, line),)
    return ()


def _reads_held(body: str) -> bool:
    """Whether a method reads the hour or the day of a name that it gave the moment of now."""
    names = "|".join(_HOLDS_NOW.findall(body)[:4])
    return bool(names) and re.search(rf"\$(?:{names})->(?:{OF_NOW}|between\(\s*['\"]\d{{1,2}}:\d\d)", body) is not None


def _elsewhere(name: str, source: Source, project: Site) -> Iterator[tuple[Source, tuple[int, str]]]:
    """The one method of this name in the other files; none when several have it."""
    declared = re.compile(rf"\bfunction {name}\(")
    paths = [one for one in project.paths if one.endswith(".php") and one != source.path]
    found = [one for one in paths if f"function {name}(" in project.text(one) and declared.search(project.text(one))]
    if len(found) == 1:
        try:
            other = project.source(found[0])
        except UnreadableError:
            return
        if (body := _body(other, name)) is not None:
            yield other, body


def _body(source: Source, name: str) -> tuple[int, str] | None:
    """Where a method of a file begins, and what it does, up to the next."""
    found = re.search(rf"\bfunction {name}\(", source.text)
    if found is None:
        return None
    following = source.text.find("function ", found.end())
    return found.start(), source.text[found.end() : following if following > 0 else len(source.text)]
