"""What a person who is stopped is offered, judged by where it leads: a number, a counter, a list, another place, a moment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guichet.core.markup import without_tags
from guichet.core.memo import lasting_memo
from guichet.done.offered.channels import channels_in, channels_of
from guichet.done.offered.doors import other_doors
from guichet.done.offered.unseen import hidden_parts, shown_parts, shown_text
from guichet.done.words import speaks_of
from guichet.heard.help_offered import HELP
from guichet.reading.templates.element import Element
from guichet.reading.templates.html_context import Context
from guichet.reading.templates.links import link_of
from guichet.reading.templates.masking import Kind, Token, is_dynamic, visible
from guichet.reading.templates.site import is_template
from guichet.reading.templates.template import Template
from guichet.reading.texts import Prose
from guichet.reading.written.written import Written

if TYPE_CHECKING:
    from guichet.reading.templates.page import Page, Pages

_CLAUSE = re.compile(r"[^.!?;,:\n]+")
_REFUSED = re.compile(
    r"\b(?:ne|n['’])\s?\w+(?: \w+)? (?:plus|pas)\b|\baucun|\bpas d[e'’]|\bplus d[e'’]|\bplus au\b|fermé|supprimé|no longer|\bnot?\b|n['’]t\b|cannot|inutile|\bretour(?:ner)? (?:à|vers)|\brevenir (?:à|sur|vers)|\bback to\b",
    re.I,
)
"""Words that close the door that they stand beside."""
_SAME_PAGE = re.compile(r"^\s*(?:$|#(?!\w*(?:contact|tel|attente|wait))|\?|\.$|/$|javascript:)")
_WORD = re.compile(r"[\w-]+")
_BRINGS = re.compile(r"(?:render|include|component|mail_to|phone_to|sms_to)\b")
"""What prints a part of a page, or a way to reach someone, in the helpers of templates."""


def offers_way(text: str) -> bool:
    """Whether words offer a way on to someone who is stopped, and do not close it in the same breath."""
    if channels_in(text):
        return True
    if speaks_of(text, "ways.moments"):
        return True
    return any(speaks_of(clause, "ways.on") and not _REFUSED.search(clause) for clause in _CLAUSE.findall(text))


def leads_on(prose: Prose, project: Pages | None = None) -> bool:
    """Whether a way on stands with some words: in their sentence, their branch of a template, the texts beside them."""
    if offers_way(prose.text) or other_doors(prose):
        return True
    element = prose.element
    if element is None:
        beside = prose.document.blocks if prose.document.is_sequence else ()
        return any(offers_way(one.text) for one in beside if abs(one.index - prose.index) <= 3)
    element, at = _as_shown(element, prose.span(0, len(prose.text)).start, project)
    start, end = _reach(element, at)
    template = element.template
    parts = shown_parts(template, start, end)
    if any(_is_way(one, project) for first, last in parts for one in template.elements_between(first, last)):
        return True
    said = " ".join(without_tags(template.render_static(first, last)) for first, last in parts)
    tokens = (one for first, last in parts for one in template.tokens_between(first, last))
    return offers_way(said) or any(_brings(one, project) for one in tokens)


def _as_shown(element: Element, at: int, project: Pages | None) -> tuple[Element, int]:
    """The element that holds some words, and where, once the partials, helpers and components beside them are written out."""
    page = project.page_written(element.template.path) if project is not None else None
    template = page.template if page is not None else None
    place = template.place_of(at) if isinstance(template, Written) else None
    if template is None or place is None:
        return element, at
    around = [one for one in template.elements if one.start <= place < one.extent.end]
    return (around[-1], place) if around else (element, at)


def page_leads_on(page: Page) -> bool:
    """Whether a whole page, its layout and what it includes, offers a way on."""
    if channels_of(page) or offers_way(shown_text(page)):
        return True
    unseen = hidden_parts(page.template)
    ways = (one for one in page.find("a", "form", "address") if one.template is not page.template or not unseen.hold(one.start))  # fmt: skip
    return any(_is_way(one, page.project) for one in ways)


def template_leads_on(name: str, project: Pages) -> bool | None:
    """Whether the page that code renders by a name offers a way on; None when no checked template bears it."""
    paths = [path for path in project.paths if is_template(path) and (path == name or path.endswith(f"/{name}"))]
    template = project.library.template(paths[0]) if paths else None
    return page_leads_on(project.page(template)) if template is not None else None


def _is_way(element: Element, project: Pages | None) -> bool:
    if element.name == "address":
        return True
    if element.name == "form":
        return (element.attr("role") or "") != "search" and bool(
            element.inside("input", "select", "textarea", "button")
        )
    return element.name == "a" and "href" in element.attrs and link_leads_on(element, project)


def link_leads_on(link: Element, project: Pages | None = None) -> bool:
    """Whether a link leads on: by its address, by what it says, then by what the page that it names offers."""
    target = _target(link)
    if target.strip().lower().startswith(HELP):
        return True
    said = visible(link.text)
    if offers_way(said):
        return True
    if _SAME_PAGE.match(target) or speaks_of(said, "ways.nowhere") or speaks_of(_last_word(target), "ways.nowhere"):
        return False
    page = _page_of(target, project) if project is not None else None
    return (
        page is None
        or page.path == link.template.source.path
        or bool(channels_of(page))
        or bool(page.find("form", "address"))
    )


def _target(link: Element) -> str:
    span = link.value_span("href")
    return link.template.source.text[span.start : span.end] if link.attr("href") else ""


def _last_word(target: str) -> str:
    words = _WORD.findall(target.lower().removesuffix(".html"))
    return words[-1] if words else ""


def _page_of(target: str, project: Pages) -> Page | None:
    path = _stems(project).get(_last_word(target), "")
    template: Template | None = project.library.template(path) if path else None
    return project.page(template) if template is not None else None


@lasting_memo
def _stems(project: Pages) -> dict[str, str]:
    """The templates by the last word of their path, those that share one left out."""
    found: dict[str, str] = {}
    for path in project.paths:
        if is_template(path):
            stem = path.lower().rpartition("/")[2].partition(".")[0]
            found[stem] = "" if stem in found else path
    return found


def _brings(token: Token, project: Pages | None) -> bool:
    """Whether a tag that nobody could write out may bring a way: an include, a partial or a component, someone to write to."""
    link = link_of(token)
    if link is not None and link.kind == "include":
        return not link.targets or any(_may_offer(name, project) for name in link.targets)
    return token.kind is Kind.OUTPUT and token.context is Context.TEXT and _BRINGS.match(token.body) is not None


def _may_offer(name: str, project: Pages | None) -> bool:
    """Whether what a template includes may offer a way: unknown files may."""
    return project is None or is_dynamic(name) or template_leads_on(name, project) is not False


def _reach(element: Element, at: int) -> tuple[int, int]:
    """The part of a template that is shown with some words: their branch of a condition, or their section."""
    path = element.template.branches.path(at)
    if path:
        block, branch = path[-1].block, path[-1].branch
        return block.starts[branch], [*block.starts[1:], block.content_end][branch]
    around = _section(element)
    length = len(element.template.source.text)
    if around.above is None and around.name not in _SECTIONS and length < _PART:
        return 0, length
    return around.start, max(around.end, around.open_end)


_SECTIONS = frozenset({"section", "article", "div", "ul", "form"})
_PART = 1500
"""Characters of a partial up to which all of it stands together, in whatever section of its page."""


def _section(element: Element) -> Element:
    around = element
    for one in element.ancestors:
        if one.name in ("body", "main", "html"):
            break
        around = one
        if one.name in _SECTIONS:
            break
    return around
