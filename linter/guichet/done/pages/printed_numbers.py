"""Numbers that a page shows as those of people who look on, or of what is left, and that chance makes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from guichet.core.findings import Span
from guichet.core.markup import without_tags
from guichet.core.memo import lasting_memo
from guichet.core.places import place_of_path
from guichet.done.grounds.printed import NAME, grounds_printed, may_be_read
from guichet.done.grounds.script_chance import is_draw
from guichet.done.grounds.template import reads
from guichet.done.grounds.written_reads import read_in
from guichet.done.nouns.act import Reason
from guichet.done.pages.script_pressing import speaks_of_others
from guichet.reading.given.expressed import given_to
from guichet.reading.given.handed import held_by_component
from guichet.reading.project.project import Project
from guichet.reading.scripts.files import own_scripts
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.made import by_hand
from guichet.reading.scripts.origins import origins
from guichet.reading.templates.masking import Kind, Token
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import RUBY_PROGRAMS, Site, is_component
from guichet.reading.templates.template import Template

_COMPONENTS = (".vue", ".svelte", ".astro")
_EXPORTED = re.compile(r"\bexport (?:default )?(?:async )?(?:function|const|class|let) (\w{2,60})")
_NEAR = 200
_MOST = 80
"""Expressions that a number is looked for in."""
_ENDS = re.compile(r"[.!?](?=\s|$)|\}\}|%>|%\}|\?>|</?(?:p|div|li|td|th|ul|h[1-6]|section|article|form|br)\b")
"""What ends a sentence, or what stands in it."""


_PHRASE = re.compile(
    r"""\s*\(?(?:I18n\.)?t(?:ranslate)?[( ]\s*["'](?P<key>\.?[\w.]{2,120})["']\s*,[^"'\n]{0,200}?\bcount:\s*(?P<number>@?[a-z_]\w{1,60}[?!]?)"""
)
"""A sentence that a catalogue holds, asked for with a number."""
_FROM_CLOCK = re.compile(
    r"(?:\.(?:hour|min|sec|yday)\b|->format\(\s*['\"][GHisz]['\"]\s*\)|\bdate\(\s*['\"][GHisz]['\"]\s*\))\)?\s?[*/%]\s?\d"
)
"""A number that is cut from the hour: it only looks alive."""


class Printed(NamedTuple):
    """A draw that a page shows: where it is written."""

    path: str
    span: Span
    shown: str


def printed_numbers(page: Page) -> Iterator[Printed]:
    """Yield the draws that a page shows among words about others who look on, or about how little is left.

    What a component shows is looked at in its script.
    """
    if place_of_path(page.path) is not None or page.is_back_office or is_component(page.path):
        return
    is_given = may_be_read(Reason.CHANCE, page) or _reckoned(page.project)
    for token in page.template.masked.tokens:
        if token.kind is not Kind.OUTPUT or not (is_given or _draws(token, page.template)):
            continue
        said, number = _counted(token, page)
        drawn = _drawn(token, number, page) if speaks_of_others(said) else None
        if drawn is not None:
            yield drawn


def numbers_of_component(script: Script) -> Iterator[tuple[Any, Script]]:
    """Yield the draws of a script that the markup beside it shows among such words: a component of Vue or Svelte."""
    path, page = script.path, script.page
    if (
        page is None
        or not path.endswith((".vue", ".svelte"))
        or place_of_path(path) is not None
        or "random" not in script.text.lower()
    ):
        return
    shown = (
        one
        for one in page.template.masked.tokens
        if one.kind is Kind.OUTPUT and speaks_of_others(sentence_of(one, page.template))
    )
    names = {found[1] for one in shown if (found := NAME.match(one.body)) is not None}
    for node in (node for name in sorted(names) for node in held_by_component(name, script)):
        drawn = next((one for one in islice(origins(node, script), _MOST) if is_draw(one.node)), None)
        if drawn is not None:
            yield drawn.node, drawn.script


def numbers_of_components_beside(script: Script) -> Iterator[tuple[Any, Script]]:
    """Yield the draw of a script that a component shows among such words, which it brings in: a composable, a store."""
    if script.page is not None or place_of_path(script.path) is not None or "random" not in script.text.lower():
        return
    exported = frozenset(_EXPORTED.findall(script.text))
    project = script.project
    for path in project.paths if exported else ():
        if path.endswith(_COMPONENTS) and any(project.holds(path, one) for one in exported):
            for node, where in _shown_in(path, script):
                drawn = next((one for one in islice(origins(node, where), _MOST) if is_draw(one.node)), None)
                if drawn is not None and drawn.script.path == script.path:
                    yield drawn.node, drawn.script
                    return


def _shown_in(path: str, script: Script) -> Iterator[tuple[Any, Script]]:
    """What a script, or the component's own, gives to the names that a component shows among such words."""
    template = script.project.library.template(path)
    if template is None:
        return
    for token in template.masked.tokens:
        found = NAME.match(token.body) if token.kind is Kind.OUTPUT else None
        if found is not None and speaks_of_others(sentence_of(token, template)):
            for where in (script, *own_scripts(path, script.project)):
                yield from ((node, where) for node in held_by_component(found[1], where))


@lasting_memo
def _reckoned(project: Site) -> bool:
    """Whether some program of PHP or Ruby cuts a number from the hour: a cheap test, on texts."""
    return any(
        one.endswith((".php", *RUBY_PROGRAMS)) and _FROM_CLOCK.search(project.text(one)) for one in by_hand(project)
    )


def _counted(token: Token, page: Page) -> tuple[str, str]:
    """The sentence that a number is printed in, that of a catalogue too, and what the number is: `t(".registered", count: registered)`."""
    asked = _PHRASE.match(token.body)
    if asked is None or not isinstance(page.project, Project):
        return sentence_of(token, page.template), token.body
    keys = (asked["key"], f"{asked['key']}.other", f"{asked['key']}.many")
    return " ".join(page.project.phrase(key, page.path) or "" for key in keys), asked["number"]


def _drawn(token: Token, number: str, page: Page) -> Printed | None:
    source = page.template.source
    if _draws(token, page.template):
        return Printed(page.path, Span(token.start, token.end), source.text[token.start : token.end])
    ground = next(grounds_printed(number, Reason.CHANCE, page), None)
    if ground is not None:
        return Printed(ground.path, ground.span, ground.shown)
    given = (one for one in given_to(number, page.path, page.project) if _FROM_CLOCK.search(one.text))
    reckoned = next(given, None)
    return Printed(reckoned.source.path, reckoned.span, reckoned.text) if reckoned is not None else None


def _draws(token: Token, template: Template) -> bool:
    """Whether a tag draws itself what it prints, in the language of the template or in that of a program."""
    by_program = (read_in(token.body, end, Reason.CHANCE) for end in (".php", ".rb"))
    return reads(token.body, Reason.CHANCE, template) or any(found is not None for found in by_program)


def sentence_of(token: Token, template: Template) -> str:
    """Return the words around what a template prints, in the same sentence."""
    text = template.masked.text
    before = without_tags(_ENDS.split(text[max(0, token.start - _NEAR) : token.start])[-1])
    after = without_tags(_ENDS.split(text[token.end : token.end + _NEAR])[0])
    return f"{before.rpartition('>')[2]} {after.partition('<')[0]}"
