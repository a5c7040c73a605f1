"""What tells of someone's life, that a program of a server reads in the address of a page, or has a form send there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.done.acts.deed.put_in_addresses import ADDRESS
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.nouns.datum import Datum, Sort
from guichet.done.people.personal_data import is_grave_name
from guichet.reading.templates.site import JVM_PROGRAMS

READ_THERE = "read there"
"""What is only read in an address: another page, or a letter, put it there."""
BY_FORM = "by a form"
"""What a form that a program makes sends in an address."""
_QUERIES = {
    ".php": re.compile(r"\$_GET\[['\"](?P<one>\w{2,40})['\"]\]|->query->get\(\s?['\"](?P<two>\w{2,40})|\$request->query\(\s?['\"](?P<three>\w{2,40})"),
    ".js": re.compile(r"\b(?:req|request|ctx|route|router)\.query\.(?P<one>\w{2,40})|@Query\(\s?['\"](?P<two>\w{2,40})|\b(?:searchParams|query)\.get\(\s?['\"](?P<three>\w{2,40})"),
    ".java": re.compile(r"@RequestParam\b(?:\([^()]{0,120}\))?\s{1,20}(?:final\s{1,4})?(?:[A-Z]\w{0,40}(?:<\w{1,40}>)?\s{1,4}(?P<one>\w{2,40})\b(?!\s?:)|(?P<two>\w{2,40})\s?:)"),
}  # fmt: skip
"""How a program reads one name of an address, in each family of languages."""
_TAKEN = re.compile(r"\{(?P<names>[^{}]{2,160})\}\s?=\s?(?:await\s)?(?:req|request|ctx|route)\.query\b")
_NAME = re.compile(r"\w{2,40}")
_BY_GET = re.compile(
    r"->setMethod\(\s?(?:['\"]GET['\"]|Request::METHOD_GET)\s?\)|['\"]method['\"]\s?=>\s?(?:['\"]GET['\"]|Request::METHOD_GET)",
    re.I,
)
_FIELD = re.compile(r"->add\(\s{0,40}['\"](\w{2,40})['\"]")
_SENDS = re.compile(r"@(?:Post|Put|Patch|Delete)Mapping")
_ABOVE = 400


def read_in_addresses(whole: Whole) -> Iterator[FromDeed]:
    """Yield the first name that a server reads in an address and that tells of someone's life, and the form that is sent there."""
    if not whole.place.is_public:
        return
    ending = whole.path[whole.path.rfind(".") :]
    is_jvm = whole.path.endswith(JVM_PROGRAMS)
    kind = ".java" if is_jvm else ending if ending == ".php" else "" if ending in (".py", ".rb", ".sql") else ".js"
    for one in _QUERIES[kind].finditer(whole.text) if kind else ():
        name = next(filter(None, one.groups()), "")
        if is_grave_name(name) and not (is_jvm and _is_sent(one.start(), whole)):
            yield _found(whole, one.span(), name, READ_THERE)
            return
    for one in _TAKEN.finditer(whole.text) if kind == ".js" and ".query" in whole.text else ():
        if name := next(filter(is_grave_name, _NAME.findall(one["names"])), ""):
            yield _found(whole, one.span(), name, READ_THERE)
            return
    for one in _BY_GET.finditer(whole.text) if kind == ".php" else ():
        if name := next(filter(is_grave_name, _FIELD.findall(whole.text)), ""):
            yield _found(whole, one.span(), name, BY_FORM)
            return


def _is_sent(at: int, whole: Whole) -> bool:
    """Whether a method of Spring takes what is posted: its parameters may stand in the body."""
    above = whole.text[max(0, at - _ABOVE) : at]
    return _SENDS.search(above[above.rfind("}") + 1 :]) is not None


def _found(whole: Whole, at: tuple[int, int], name: str, about: str) -> FromDeed:
    span = Span(whole.start + at[0], whole.start + at[1])
    data = (Datum(Sort.IDENTITY, name, name),)
    return FromDeed(Kind.SEND, whole.path, span, whole.place, what=What.ADDRESSED, data=data, to=ADDRESS, about=frozenset({about}), certain=about == BY_FORM)  # fmt: skip
