"""What tells who people are, sent to every firm of a list that the service keeps: one of them writes or calls, and nobody asked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.acts.table.reused import told_in
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Deed

_SENDS = re.compile(
    r"^(?:post|put|fetch|request|send|deliver|push|publish|dispatch|notify|envoy|transmet|mail|email)", re.I
)
_LOOP = re.compile(
    r"\bfor (?P<python>\w{2,40}) in (?P<p>[^\n]{2,80})"
    r"|\bforeach ?\((?P<h>[^\n]{2,80}) as (?:\$\w{1,40} => )?\$(?P<php>\w{2,40})\)"
    r"|\bfor ?\((?:const|let|var) (?P<script>\w{2,40}) of (?P<s>[^\n]{2,80})\)"
    r"|(?P<r>[\w.:$>()'\"-]{2,80})\.(?:each|map|forEach|find_each)(?:\(async ?)?(?: ?do ?\||\(\(?|\(function ?\(| ?\{ ?\|)(?P<ruby>\w{2,40})"
)
"""How a program goes through a list, and what it calls each one."""
_KEPT = re.compile(r"(?:settings|config|current_app|app|env|process|self|this)\b|\W{0,3}[A-Z]|\$?\w+\W*$")
"""A list that the service keeps: a setting, what it read, the rows of a table; not one that hangs from somebody's request."""
_NEAR = 600
"""Signs above a call within which the loop around it begins."""
_THEIRS = re.compile(r"\b(?:chos|choisi|select|wanted|prefer|cart|panier)", re.I)
"""A list that people made themselves."""


def handed_round(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the calls by which each firm of a list is told who someone is, unless people were asked or chose among them."""
    if not (deed.is_call and whole.place.is_lived and _SENDS.match(deed.last)) or not (told := told_in(deed)):
        return
    given = " ".join((deed.called, *deed.args, *(one.value for one in deed.puts)))
    for one, listed in _lists_above(deed, whole):
        named = rf"\$?\b{one}(?:\[['\":]?|\.|->|\?\.)(\w+)"
        where = any(speaks_of(field, "deeds.where reached") for field in re.findall(named, given))
        if where and speaks_of(f"{one} {listed}", "deeds.firms") and _KEPT.match(listed) and not _THEIRS.search(listed):
            if not _is_asked(deed, whole):
                yield FromDeed(
                    Kind.SEND, deed.path, deed.span, whole.place, what=What.REUSED, shown=told[0], other=listed
                )
            return


def _is_asked(deed: Deed, whole: Whole) -> bool:
    """Whether a test, a name or what is written just above says that people were asked, or asked for it themselves."""
    at = deed.span.start - whole.start
    above = whole.text[max(0, at - _NEAR) : at]
    return speaks_of(above, "deeds.agreement") or any(
        speaks_of(one, "deeds.wanted") for one in (*deed.around, *deed.tests, *deed.marks)
    )


def _lists_above(deed: Deed, whole: Whole) -> Iterator[tuple[str, str]]:
    """The lists that are gone through above a call in its function, the nearest first: what each one is called, and the list."""
    start = max(0, deed.span.start - whole.start - _NEAR)
    found = list(_LOOP.finditer(whole.text, start, max(0, deed.span.start - whole.start)))
    for loop in reversed(found):
        held = {name: said for name, said in loop.groupdict().items() if said}
        one = next((held[name] for name in ("python", "php", "script", "ruby") if name in held), "")
        listed = next((held[name] for name in ("p", "h", "s", "r") if name in held), "").rstrip(" :{")
        yield one, listed
