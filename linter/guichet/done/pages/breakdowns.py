"""Pages that only say that something broke: those of an error of the server, in templates and in the handlers of programs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from astroid import nodes

from guichet.core.markup import without_tags
from guichet.core.places import place_of_path
from guichet.done.offered.channels import channels_of, contact_links, may_bring_contact
from guichet.done.offered.ways_out import offers_way
from guichet.done.pages.dead_ends import AT_STAKE
from guichet.done.pages.links_spent import reaches
from guichet.reading.python.definitions import definitions
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.origins import Origin, made_of, origins
from guichet.reading.python.paths import own_nodes
from guichet.reading.python.roles import is_test
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.javascript import is_test as is_test_script
from guichet.reading.scripts.syntax import field, text
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.told.language.word_lists import lowered

_NAMED = re.compile(
    r"(?:^|/)(?:5\d\d|403|error_?5\d\d|error_?403|erreur_?5\d\d|erreur_?403|error|erreur|server_error)\.[^/]+$", re.I
)
_BROKE = re.compile(
    r"\b(?:erreur (?:est survenue|technique|inattendue|interne|serveur|du serveur)|une erreur s'est produite|problème technique|panne|something (?:went|has gone) wrong|(?:an|technical|internal|unexpected|server) error|technical (?:problem|difficult\w+|issue)|problem with the service|accès (?:refusé|interdit)|access denied|vous n'êtes pas autorisée?s?|you are not (?:allowed|authori[sz]ed)|permission denied)\b"
)
_SENDS_ON = re.compile(
    r"\b(?:contact|tell|inform|write to|ask) (?:the|your|our|an?) (?:[\w-]{1,30} ){0,2}(?:administrators?|admins?|webmasters?|system manager|it team)\b"
    r"|\b(?:contact|inform|préven|signal|écri)\w* (?:à )?(?:l'|le |la |les |votre |vos |un |une |au |aux )(?:[\w-]{1,30} ){0,2}?(?:administrat\w+|webmestre|webmaster)\b"
)
"""Whom the page of a program that others install says to tell: it cannot know their number."""
_TO_INSTALLERS = re.compile(
    r"\b(?:for|if you are|note to) (?:the |an? |site |system )*administrators?\b|\bpour (?:les |l'|des )?administrat\w+|\bsi vous êtes (?:l'|un |une )?administrat\w+"
)
"""What is said to those who install a program: the service it will be of is not known."""
_LOST = re.compile(
    r"\b(?:n'a|n'ont) pas (?:pu|été)\b[^.!?\n]{0,30}(?:enregistr|envoy|trait|transm|pris)\w*|\b(?:could not|was not|has not|were not|cannot)(?: been?)? (?:\w{1,12} )?(?:saved|sent|processed|submitted|recorded)\b"
)
_SHORT = 1500
"""Characters of a page that says only that something broke."""
_HANDLES = re.compile(
    r"(?:^|\.)(?:exception_handler|errorhandler|app_errorhandler|add_exception_handler|error_handler)$"
)
_REGISTERS = re.compile(r"(?:^|\.)(?:add_exception_handler|register_error_handler|add_error_handler)$")
_STEPS = 12
_TEXT = re.compile(r"(?:^|\.)(?:(?!json)\w*Response\w*|make_response|render_template_string)$", re.I)


def breakdown(page: Page) -> tuple[Element, bool] | None:
    """Return where the page of an error leaves people with nobody, and whether it says that what they sent is lost."""
    if not page.is_document or not page.is_complete or page.is_back_office or page.is_email:
        return None
    if not _NAMED.search(page.path) or len(page.text) > _SHORT or not _is_broken(said := lowered(page.text)):
        return None
    if (
        _is_replaced(page)
        or channels_of(page)
        or contact_links(page)
        or offers_way(page.text)
        or _SENDS_ON.search(said)
        or may_bring_contact(page)
    ):
        return None
    if any(reaches(one) for one in page.find("a")):
        return None
    found = next((one for one in page.find("p", "h1", "h2", "div") if _is_broken(lowered(one.text)) and not one.inside("p", "div")), None)  # fmt: skip
    return (found, is_lost(said) and not _TO_INSTALLERS.search(said)) if found is not None else None


def _is_broken(said: str) -> bool:
    """Whether a text says that something broke, or that what people sent was not taken."""
    return _BROKE.search(said) is not None or is_lost(said)


def _is_replaced(page: Page) -> bool:
    """Whether the file is the one that Rails comes with, in a project that shows errors by views of its own."""
    return _OF_RAILS.search(page.path) is not None and any("views/errors/" in one for one in page.project.paths)


_OF_RAILS = re.compile(r"(?:^|/)public/(?:4|5)\d\d\.html$")


def is_lost(said: str) -> bool:
    """Whether a text says that what people sent was not taken."""
    return bool(_LOST.search(said) and AT_STAKE.search(said))


def breakdowns_in_code(module: PythonModule) -> Iterator[tuple[Origin, str]]:
    """Yield the texts by which the handlers of errors of a module leave people with nobody: where, and what is said."""
    if is_test(module) or place_of_path(module.path) is not None:
        return
    for function, where in _handlers(module):
        answers = [
            [(one, " ".join(without_tags(str(one.node.value)).split())) for one in _said(answer.value, where)]
            for answer in own_nodes(function, nodes.Return)
        ]
        alone = []
        for parts in answers:
            broken = [part for part in parts if _BROKE.search(lowered(part[1])) or is_lost(lowered(part[1]))]
            if broken and offers_way(" ".join(said for _, said in parts)):
                break  # the same answer gives somebody to turn to where the service has one
            alone += broken
        else:
            yield from alone


def _handlers(module: PythonModule) -> Iterator[tuple[nodes.FunctionDef, PythonModule]]:
    """The functions that a module has answer errors, by a mark, by a call, in a table or under a name of the framework."""
    for function in module.walk(nodes.FunctionDef, nodes.AsyncFunctionDef):
        if any(_HANDLES.search(dotted(mark)) for mark in (function.decorators.nodes if function.decorators else ())):
            yield function, module
    for named in _registered(module):
        for one in definitions(module.modules).functions(named, module):
            if isinstance(one.node, nodes.FunctionDef):
                yield one.node, one.module


def _registered(module: PythonModule) -> Iterator[nodes.NodeNG]:
    for call in module.walk(nodes.Call):
        if _REGISTERS.search(dotted(call.func)):
            yield from call.args[1:2]
        tables = (word.value for word in call.keywords if word.arg in ("exception_handlers", "error_handlers"))
        yield from (value for table in tables if isinstance(table, nodes.Dict) for _, value in table.items)
    for one in module.walk(nodes.Assign):
        if re.fullmatch(r"handler(?:403|5\d\d)", one.targets[0].as_string()):
            yield one.value


def breakdowns_in_script(script: Script) -> Iterator[Any]:
    """Yield the texts that a script puts in the place of a page, when they say that what people sent is lost and name nobody."""
    if is_test_script(script.path):
        return
    broken = []
    for node in script.walk("assignment_expression"):
        where = text(field(node, "left"))
        if where.endswith(("innerHTML", "outerHTML", "textContent", "innerText")):
            said = lowered(without_tags(text(field(node, "right"))))
            if _BROKE.search(said) and is_lost(said):
                broken.append((node, where, offers_way(said)))
    helped = {where for _, where, offers in broken if offers}
    yield from (node for node, where, _ in broken if where not in helped)


def _said(value: nodes.NodeNG | None, module: PythonModule) -> Iterator[Origin]:
    """The texts for people that an answer is made of; none when it is data for a program."""
    if isinstance(value, nodes.Tuple) and value.elts:
        value = value.elts[0]
    if isinstance(value, nodes.Call):
        given = next((one.value for one in value.keywords if one.arg in ("content", "response")), None)
        value = (value.args[0] if value.args else given) if _TEXT.search(dotted(value.func)) else None
    for one in islice(origins(value, module, made_of), _STEPS) if value is not None else ():
        if isinstance(one.node, nodes.Dict):
            return
        if isinstance(one.node, nodes.Const) and isinstance(one.node.value, str):
            yield one
