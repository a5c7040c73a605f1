"""Pages that only say that something broke: those of an error of the server, in templates and in the handlers of programs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from astroid import nodes

from guichet.core.places import place_of_path
from guichet.done.offered.channels import channels_of, contact_links, may_bring_contact
from guichet.done.offered.ways_out import offers_way
from guichet.done.pages.dead_ends import AT_STAKE
from guichet.done.words import speaks_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.paths import own_nodes
from guichet.reading.python.roles import is_test
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.javascript import is_test as is_test_script
from guichet.reading.scripts.syntax import field, text
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import visible
from guichet.reading.templates.page import Page
from guichet.told.language.word_lists import lowered

_NAMED = re.compile(
    r"(?:^|/)(?:5\d\d|403|error_?5\d\d|error_?403|erreur_?5\d\d|erreur_?403|error|erreur|server_error)\.[^/]+$", re.I
)
_BROKE = re.compile(
    r"\b(?:erreur (?:est survenue|technique|inattendue|interne|serveur|du serveur)|une erreur s'est produite|problème technique|panne|something (?:went|has gone) wrong|(?:an|technical|internal|unexpected|server) error|technical (?:problem|difficult\w+|issue)|problem with the service|accès (?:refusé|interdit)|access denied|vous n'êtes pas autorisée?s?|you are not (?:allowed|authori[sz]ed)|permission denied)\b"
)
_LOST = re.compile(
    r"\b(?:n'a|n'ont) pas (?:pu|été)\b[^.!?\n]{0,30}(?:enregistr|envoy|trait|transm|pris)\w*|\b(?:could not|was not|has not been|were not|cannot) be? ?\w{0,4} ?(?:saved|sent|processed|submitted|recorded)\b"
)
_SHORT = 1500
"""Characters of a page that says only that something broke."""
_HANDLES = re.compile(
    r"(?:^|\.)(?:exception_handler|errorhandler|app_errorhandler|add_exception_handler|error_handler)$"
)
_TEXT = re.compile(r"(?:^|\.)(?:(?!json)\w*Response\w*|make_response|render_template_string)$", re.I)
_TAG = re.compile(r"<[^>]*>")


def breakdown(page: Page) -> tuple[Element, bool] | None:
    """Return where the page of an error leaves people with nobody, and whether it says that what they sent is lost."""
    if not page.is_document or not page.is_complete or page.is_back_office or page.is_email:
        return None
    said = lowered(page.text)
    if not _NAMED.search(page.path) or len(page.text) > _SHORT or not _BROKE.search(said):
        return None
    if channels_of(page) or contact_links(page) or offers_way(page.text) or may_bring_contact(page):
        return None
    if any(_reaches(one) for one in page.find("a")):
        return None
    found = next((one for one in page.find("p", "h1", "h2", "div") if _BROKE.search(lowered(one.text)) and not one.inside("p", "div")), None)  # fmt: skip
    return (found, is_lost(said)) if found is not None else None


def _reaches(link: Element) -> bool:
    """Whether a link writes, calls, or leads to a page of help, on this site or another."""
    target = link.attr("href") or ""
    said = f"{visible(link.text)} {target}"
    return target.startswith(("mailto:", "tel:")) or speaks_of(said, "ways.reaching") or speaks_of(said, "ways.helping")


def is_lost(said: str) -> bool:
    """Whether a text says that what people sent was not taken."""
    return bool(_LOST.search(said) and AT_STAKE.search(said))


def breakdowns_in_code(module: PythonModule) -> Iterator[tuple[nodes.NodeNG, str]]:
    """Yield the texts by which the handlers of errors of a module leave people with nobody: where, and what is said."""
    if is_test(module) or place_of_path(module.path) is not None:
        return
    for function in module.walk(nodes.FunctionDef, nodes.AsyncFunctionDef):
        marks = function.decorators.nodes if function.decorators else ()
        if any(_HANDLES.search(dotted(mark)) for mark in marks):
            for answer in own_nodes(function, nodes.Return):
                text = _TAG.sub(" ", _said(answer.value))
                if _BROKE.search(lowered(text)) and not offers_way(text):
                    yield answer.value, " ".join(text.split())


def breakdowns_in_script(script: Script) -> Iterator[Any]:
    """Yield the texts that a script puts in the place of a page, when they say that what people sent is lost and name nobody."""
    if is_test_script(script.path):
        return
    for node in script.walk("assignment_expression"):
        written = text(field(node, "right"))
        if text(field(node, "left")).endswith(("innerHTML", "outerHTML", "textContent", "innerText")):
            said = lowered(_TAG.sub(" ", written))
            if _BROKE.search(said) and is_lost(said) and not offers_way(said):
                yield node


def _said(value: nodes.NodeNG | None) -> str:
    """The text for people that an answer is; nothing when it is data for a program."""
    if isinstance(value, nodes.Tuple) and value.elts:
        value = value.elts[0]
    if isinstance(value, nodes.Call):
        value = value.args[0] if _TEXT.search(dotted(value.func)) and value.args else None
    parts = value.values if isinstance(value, nodes.JoinedStr) else [value]
    return " ".join(one.value for one in parts if isinstance(one, nodes.Const) and isinstance(one.value, str))
