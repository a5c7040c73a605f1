"""Numbers and days that a page shows as true, and that a program of PHP, Ruby or JavaScript writes out, caps or puts off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.places import place_of_path
from guichet.done.grounds.printed import NAME
from guichet.done.pages.pressing import counts_people, is_last_day
from guichet.done.pages.printed_numbers import Printed, sentence_of
from guichet.done.words import speaks_of
from guichet.reading.given.expressed import given_to
from guichet.reading.given.handed import handed, scripts_giving
from guichet.reading.scripts.definitions import Defined, values
from guichet.reading.templates.masking import Kind, Token
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import RUBY_SUFFIXES, is_component

_NUMBER = re.compile(r"[1-9]\d{0,3}")
_CAP = re.compile(
    r"(?:Math\.)?min\(\s*(?:[^,]{1,80},\s*[1-5]|[1-5],\s*[^,]{1,80})\s*\)|\[\s*(?:[^,\[\]]{1,80},\s*[1-5]|[1-5],\s*[^,\[\]]{1,80})\s*\]\.min"
)
"""What keeps a number under a few: `min($free, 3)`, `[free, 3].min`."""
_LATER = re.compile(
    r"\\?new \\?DateTime(?:Immutable)?\(\s*['\"]\+ ?\d{1,3} ?\w{3,8}['\"]\s*\)|\(new \\?DateTime(?:Immutable)?\(\)\)->(?:modify|add)\([^;]{1,60}\)"
    r"|(?:\\?now\(\)|\\?Carbon::(?:now|today)\(\))->add\w{1,12}\([^;]{0,30}\)|\d{1,3}\.(?:hours?|days?|weeks?)\.from_now"
    r"|(?:Date\.(?:today|current)|Time\.(?:now|current|zone\.now)) \+ ?\d{1,3}(?:\.\w{3,8})?|new Date\(Date\.now\(\) \+ [^;,]{1,60}\)"
)
"""Now, and some time."""
_NEXT = re.compile(r"\bfunction |\bdef ")
_BARE = re.compile(r"[$@]?[A-Za-z_]\w*")
"""A name, which only leads to what it was given."""
_STORES = re.compile(r"(?:->|\.)(?:save!?|persist|flush|create!?|insert\w{0,10}|update!?|store)\b")


def fixed_printed(page: Page) -> Iterator[Printed]:
    """Yield the numbers written in a program that a page shows as those of people who look on, or of what is left."""
    return (one for token, name, _ in _named(page) if counts_people(name) for one in _given(token, page, _NUMBER))


def capped_printed(page: Page) -> Iterator[Printed]:
    """Yield where a program tells a page of a few places, however many there are."""
    for token, name, said in _named(page):
        is_left = speaks_of(name, "pressure.scarce") and not speaks_of(name, "pressure.each")
        if is_left and speaks_of(f"{name} {said}", "pressure.counted"):
            yield from _given(token, page, _CAP)


def moving_printed(page: Page) -> Iterator[Printed]:
    """Yield where the last day that a page tells is reckoned from now each time, by a function that keeps nothing."""
    for token, name, said in _named(page):
        if is_last_day(name) and is_last_day(f"{name} {said}"):
            yield from _given(token, page, _LATER)


def _named(page: Page) -> Iterator[tuple[Token, str, str]]:
    """What a template prints by a name, the last part of that, and the words around."""
    if place_of_path(page.path) is not None or page.is_back_office or page.is_email or is_component(page.path):
        return
    template = page.project.library.template(page.path)
    if template is None or not (_is_of_server(page.path) or scripts_giving(page.project)):
        return
    for token in template.masked.tokens:  # in the page itself, what is known is already written out
        found = _LAST.match(token.body) if token.kind is Kind.OUTPUT else None
        if found is not None:
            yield token, found[1], sentence_of(token, template)


_LAST = re.compile(r"\(?[$@]?(?:\w{1,80}(?:\.|->|\?->|&\.)){0,4}(\w{3,80})")


def _is_of_server(path: str) -> bool:
    """Whether programs of PHP or of Ruby give to a template; those of scripts give to the others."""
    return path.endswith((".twig", ".php", *RUBY_SUFFIXES))


def _given(token: Token, page: Page, sought: re.Pattern[str]) -> list[Printed]:
    """What programs give to a name, when it is written as is sought: a number, wherever it is given."""
    found: list[Printed] = []
    if _is_of_server(page.path):
        for one in given_to(token.body, page.path, page.project):
            start = one.within.span.start if one.within is not None else one.span.start
            following = _NEXT.search(one.source.text, one.span.end)
            end = following.start() if following is not None else len(one.source.text)
            if not _STORES.search(one.source.text, start, end):
                found.append(Printed(one.source.path, one.span, one.text))
    else:
        named = NAME.match(token.body)
        for node, script in handed(named[1], page.path, page.project) if named is not None else ():
            made = [Defined(node, script), *values(node, script)]
            found += [Printed(one.script.path, one.script.span(one.node), one.script.written(one.node)) for one in made]
    found = [one for one in found if not _BARE.fullmatch(one.shown.strip())]
    looked_at = (
        found if sought is _NUMBER else found[:1]
    )  # a number that is also counted somewhere may be the first one
    return found[:1] if found and all(sought.fullmatch(one.shown.strip()) for one in looked_at) else []
