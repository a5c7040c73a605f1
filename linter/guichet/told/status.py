"""What a text is: alive, or a frozen version, a quotation of a norm, an example, a test, a documentation of code."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from enum import StrEnum

from guichet.core.memo import memo
from guichet.core.words import any_of
from guichet.reading.texts import Document, Prose
from guichet.reading.texts.data import is_catalogue
from guichet.reading.texts.document import QUOTED
from guichet.told.addressee import opening
from guichet.told.evidence import NOTHING, Evidence, said_in, set_for, shown_by_path
from guichet.told.legal import is_prescribed, is_sworn


class Status(StrEnum):
    """Whether someone will act on a text today."""

    LIVING = "living"
    FROZEN = "frozen"
    """A dated version of terms, an archive: nobody may rewrite it."""
    NORM = "norm"
    """The words of a law, of a decree, of a judgement."""
    EXAMPLE = "example"
    """Shown to teach or to try: a fixture, a demonstration, what not to write."""
    TEST = "test"
    VENDORED = "vendored"
    """Copied from others, who alone can mend it."""
    DOCUMENTATION = "documentation"
    """About the code, for those who build it."""


_BY_PATH = (
    Status.VENDORED,
    Status.TEST,
    Status.EXAMPLE,
    Status.FROZEN,
    Status.NORM,
    Status.DOCUMENTATION,
)
_BY_WORDS = (Status.FROZEN, Status.EXAMPLE)
_DOCS = re.compile(r"(?:^|/)(?:docs?|documentation|wiki)/", re.I)
_CODE = re.compile(
    r"\b(?:pip|npm|yarn|docker|make|git|uv|poetry|bundle) [a-z-]+\b|\b\w+\.(?:py|js|ya?ml|toml|json|env)\b|\b(?:apis?|endpoints?|oauth2?|openapi|swagger|json|sérialis\w+|serializ\w+|repository|dépôt git|pull request|commit|sentry|scalingo|github|gitlab|postgres\w*|redis|metabase|webhook|dns|staging|backend|frontend)\b"
    r"|\b[a-z]+_[a-z]+(?:_[a-z]+)*\b",
    re.I,
)
_FILLED_IN = re.compile(r"\{[\w.:| ]{1,60}\}|%\(\w{1,60}\)\w|\[\w{1,60}\]|<\w{1,60}>|«\w{1,60}»")
"""The name of a value that a message is filled in with, which says nothing of code."""
_DESIGN = re.compile(
    r"\b(?:composants?|components?|interfaces?|maquettes?|design system|système de design|storybook|figma|viewport|breakpoints?|responsive)\b",
    re.I,
)
"""What a guide for those who draw and build screens speaks of."""
_QUERY = re.compile(r"\bSELECT\b[^.;]{1,400}?\bFROM\b")
_FEW_MARKS = 2
_MANY_MARKS = 4
_PAGE = 900
"""Characters for each of which a guide names what it is about once."""
_QUOTED_SHARE = 0.6
_ARTICLE = re.compile(
    r"^(?:[«\"“] ?)?(?:art(?:icle|\.)? ?(?:[LRDA]\.? ?\*?)?\d[\d-]*(?: ?(?:bis|ter|er))?|section \d+[A-Z]?|regulation \d+|§ ?\d+|\d+\.) ?(?:[.:–—-]+|\()",
    re.I,
)
_LAW = re.compile(r"\b(?:article|code d|décret|loi n|arrêté|shall|pursuant|aux fins de|sous réserve)\b", re.I)
_KEPT_AS_HEARD = re.compile(rf"(?:^|\.)(?:{any_of('texts.heard')})(?:\.|$)", re.I)
_KEPT_AS_HEARD_BY_PATH = re.compile(rf"(?:^|[/_.-])(?:{any_of('texts.heard_in')})(?=[/_.-])", re.I)
"""What people say to a robot, kept so that it knows what they want: the service says none of it."""
_STATEMENT = re.compile(r"(?:^|\.)(?:accessibility_statement|(?:declaration_)?(?:d_)?accessibilite)\w*\.", re.I)
"""The keys of a statement of accessibility, whose words the State imposes."""
_OF_A_FORM = re.compile(r"(?:^|[._])(?:line|ligne|box|case|field|cadre)_?\d\w*\.", re.I)
_NUMBERED = re.compile(r"\d{1,3}[A-Za-z]?[.)]? [A-Z]")
"""The lines of a form that others wrote, kept by their numbers: a program fills it in, and nobody there may rewrite it."""
_NOT_TO_DO = re.compile(
    r"^(?:à ne pas (?:faire|écrire|dire)|ne (?:pas |dites |écrivez )|plutôt que|au lieu de|mauvais(?: exemple)?|évitez?|à éviter|avant\b ?:|don'?t|do not (?:write|say)|avoid|instead of|bad|before ?:|not this|n'écri(?:s|vez|vons) (?:pas|plus))",
    re.I,
)


@memo
def status_of(document: Document) -> tuple[Status, Evidence]:
    """Return what a document is, and what tells it."""
    configured = set_for("status", document.path, document.config)
    if configured:
        return Status(configured[0]), configured[1]
    told = shown_by_path(document.path, "status", _BY_PATH) or said_in(
        f"{document.about}\n{opening(document)}", "status", _BY_WORDS
    )
    if told and not (told[0] in _SHOWN_TODAY and _SHOWN_TODAY[Status(told[0])](document)):
        return Status(told[0]), told[1]
    is_kept_apart = _DOCS.search(document.path) is not None
    if is_kept_apart or document.path.endswith((".md", ".txt")):
        query = _QUERY.search(document.written)
        marks = [query[0]] if query else _CODE.findall(_FILLED_IN.sub(" ", document.written))
        least = _FEW_MARKS if is_kept_apart else _MANY_MARKS
        drawn = _DESIGN.findall(f"{document.about}\n{document.written}")
        if len(drawn) >= max(_MANY_MARKS, len(document.written) // _PAGE):
            return Status.DOCUMENTATION, Evidence("it speaks of components", "il parle de composants", drawn[0])
        if query or len(marks) + document.codes >= least:
            return Status.DOCUMENTATION, Evidence("it speaks of code", "il parle de code", marks[0] if marks else "")
    return Status.LIVING, NOTHING


_FOR_TRIALS = re.compile(r"//(?:www\.)?example\.(?:com|org|net)\b")
"""An address that is nobody's: what leads there is tried by those who build it."""


def _is_a_page_called_so(document: Document) -> bool:
    """Whether only the name of a page says that it is a test, and other pages or the application show it: a test that people take."""
    page = document.page
    if page is None or shown_by_path(f"{posixpath.dirname(document.path)}/", "status", (Status.TEST,)):
        return False
    if _FOR_TRIALS.search(document.lowered) or _FOR_TRIALS.search(page.template.source.text):
        return False
    return page.project.is_named_in_code(page.path) or any(True for _ in page.hosts)


def _is_filled_in_today(document: Document) -> bool:
    """Whether only a path speaks of archives, and people fill in what the application shows there, or it names what is kept of a model."""
    page = document.page
    if page is None:
        told = shown_by_path(document.path, "status", (Status.FROZEN,))
        folder = f"{posixpath.dirname(document.path)}/"
        is_of_model = told is not None and told[1].found.isalpha() and not shown_by_path(folder, "status", (told[0],))
        return is_catalogue(document.path) and is_of_model
    if not page.template.holds(("form", "input", "select", "textarea", "button")):
        return False
    return page.project.is_named_in_code(page.path) or any(True for _ in page.hosts)


_SHOWN_TODAY: Mapping[Status, Callable[[Document], bool]] = {
    Status.TEST: _is_a_page_called_so,
    Status.FROZEN: _is_filled_in_today,
}


def _is_in_an_oath(prose: Prose) -> bool:
    """Whether a block is sworn, or a part of a message that is."""
    if prose.key and not prose.document.is_sequence:
        return prose.key in _sworn_messages(prose.document)
    return is_sworn(prose.plain)


@memo
def _sworn_messages(document: Document) -> frozenset[str]:
    """The keys of the messages of a catalogue that are sworn in one of their parts: many parts may be kept under one key."""
    return frozenset(one.key for one in document.said if is_sworn(one.plain))


@memo
def _is_kept_as_heard(document: Document) -> bool:
    return _KEPT_AS_HEARD_BY_PATH.search(document.path) is not None


def _is_others_by_key(prose: Prose) -> bool:
    """Whether the name under which words are kept says that they are what people say, or what others impose."""
    if _KEPT_AS_HEARD.search(prose.key) or _STATEMENT.search(prose.key):
        return True
    return _OF_A_FORM.search(prose.key) is not None and _NUMBERED.match(prose.text) is not None


def is_living(prose: Prose) -> bool:
    """Whether a block is the writer's own words: not people's, a quotation, an article of law, what a model imposes, or what a heading says not to write."""
    plain = prose.plain
    if _is_kept_as_heard(prose.document) or (prose.key and _is_others_by_key(prose)):
        return False
    if is_prescribed(plain) or _is_in_an_oath(prose):
        return False
    if plain.count(QUOTED) > _QUOTED_SHARE * len(plain):
        return False
    if _ARTICLE.match(prose.text) and _LAW.search(prose.text) and prose.kind not in ("heading", "title"):
        return False
    return not (prose.kind in ("paragraph", "item", "cell", "text") and _NOT_TO_DO.match(plain) and QUOTED in plain)
