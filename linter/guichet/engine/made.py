"""What scripts make of a page is markup too: texts that begin with a tag, elements made one by one, asked as elements are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from guichet.core.findings import Family
from guichet.core.source import Source
from guichet.engine.containment import Result
from guichet.engine.doubts import FILLED, in_doubt
from guichet.engine.markup_strings import heard_in
from guichet.engine.selection import Rules
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.markup import Fragment, fragments
from guichet.reading.scripts.pages import is_bundle
from guichet.reading.scripts.settings import made_in, settings
from guichet.reading.templates.composer import compose
from guichet.reading.templates.page import Pages
from guichet.reading.templates.part_page import PartPage
from guichet.reading.templates.template import Template
from guichet.rulebook.rule import Subject

_NAMING = frozenset({"aria-label", "aria-labelledby", "title", "for", "htmlfor", "alt"})
_FILLING = frozenset({"textcontent", "innertext"})
"""What a script writes in an element that it has put in the page."""
_EMPTY = frozenset({"label-empty", "heading-empty", "button-name-missing", "link-name-missing", "field-label-missing"})
_LABELS = ("<label", '"label"', "'label'", "htmlfor", "label.", "labels")
"""What a script that makes labels too says."""
_FIELDS = frozenset({"input", "select", "textarea"})


def check_made(script: Script, rules: Rules, project: Pages) -> Iterator[Result]:
    """Run the element rules of accessibility on the markup that a script writes, and on the elements that it makes."""
    text = script.text.lower()
    asked = any(rule.family is Family.ACCESSIBILITY for rule in rules.by_subject[Subject.ELEMENT])
    if not asked or not ("createelement" in text or "</" in text) or is_bundle(script):
        return
    written = {one.name.lower() for one in settings(script)}
    later = written & _NAMING or written & _FILLING
    for fragment in fragments(script) if "</" in text else ():
        yield from _asked(fragment, script, rules, project, frozenset(later))
    labels = any(mark in text for mark in _LABELS)
    for made in made_in(script) if "createelement" in text else ():
        if not (made.tag in _FIELDS and labels):
            whole = Fragment(made.markup, ((0, script.span(made.node)),), is_exact=False)
            yield from _asked(whole, script, rules, project, frozenset())


def _asked(fragment: Fragment, script: Script, rules: Rules, project: Pages, later: frozenset[str]) -> Iterator[Result]:
    template = Template(Source(script.path, fragment.markup))
    for rule, hit in heard_in(PartPage(template, compose(project.library, template), project), rules):
        is_asked = later & _NAMING or (later and rule.name in _EMPTY)
        placed = replace(hit, span=fragment.place(hit.span), path=None)
        yield rule, in_doubt(placed, FILLED) if is_asked else placed
