"""Which forms of a service are requests: what a page is for, and not a search, a sign-in or what all pages show."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.core.places import place_of_path
from guichet.done.people.controls import asked_in, asks
from guichet.done.words import apart, speaks_of
from guichet.heard.dialogs import dialog_around
from guichet.reading.project.project import Project
from guichet.reading.project.unjudged import unjudged
from guichet.reading.templates.composition import Frame
from guichet.reading.templates.controls import is_disabled
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import Kind, Token
from guichet.reading.templates.page import Page
from guichet.reading.templates.rendering import renders_form
from guichet.reading.templates.site import is_component, is_template
from guichet.seen.tree import tree_of
from guichet.walked.behind import views_at
from guichet.walked.placed import place_in_files
from guichet.walked.printed import printed_by
from guichet.walked.request_forms import goes_on, is_request, looks_up
from guichet.walked.stretches import Stretch, of_element, opened_by_helpers, opened_by_tags
from guichet.walked.symfony import only_got

_WHOLE = re.compile(r"\{%-?\s*extends\b|<(?:html|body|main)\b", re.I)
_SHARED = 3
"""Pages by which one form may be shown and still be what each of them is for."""
_BESIDE = frozenset("header footer nav aside banner contentinfo navigation complementary search".split())


def asking(project: Project) -> list[Page]:
    """The pages on which somebody of the public fills in a request.

    A form that most pages show is the service's, not the request's: a letter to subscribe to, a language to choose.
    """
    forms = {page: own for page in _pages(project) if (own := _own_forms(page))}
    shown = Counter(form.template.path for own in forms.values() for form in own)
    most = max(_SHARED, len(forms) // 2)
    return [
        page for page, own in forms.items()
        if any(one.template.path == page.path or shown[one.template.path] <= most for one in own)
    ]  # fmt: skip


def _pages(project: Project) -> Iterator[Page]:
    """The whole pages that the public may see."""
    for path in project.paths:
        if not (is_template(path) or is_component(path)) or place_of_path(path) is not None:
            continue
        if unjudged(path, project.config) is not None:
            continue  # a page of tests, or of those who make the service
        if is_component(path):
            if "<form" not in project.text(path) or looks_for(path):
                continue
        elif not (project.is_entry(path) or _is_page_too(path, project)):
            continue
        if "/views/layouts/" in f"/{path}":
            continue  # what is around the pages of Rails, and none of them
        if "/app/components/" in f"/{path}" and is_template(path):
            continue  # a component of Rails: what it asks is asked by the pages that show it
        if path.rpartition("/")[2].startswith("_") and not _WHOLE.search(project.text(path)):
            continue  # a part that a program shows in another page
        page = project.page_written(path)
        if page is not None and not (page.is_email or page.is_back_office or page.is_test_data):
            yield page


@memo
def in_pages(project: Project) -> frozenset[str]:
    """Return the templates that the pages of the public are made of."""
    return frozenset(one.path for page in _pages(project) for one in page.composition.templates)


def looks_for(path: str) -> bool:
    """Return whether a component, by its name, is what one looks for something with, or gets in by."""
    said = apart(path.rpartition("/")[2].partition(".")[0])
    return any(speaks_of(said, idea) for idea in ("fields.search", "sessions.entrance", "fields.subscription"))


def only_looks_for(page: Page) -> bool:
    """Whether a page is one by which one looks for something: its name and its title both say so."""
    titles = apart(" ".join(page.text_of(one) for one in page.placed("h1", "title")))
    return looks_for(page.path) and speaks_of(titles, "fields.search")


def _is_page_too(path: str, project: Project) -> bool:
    """Whether a template that others are built on holds a form of its own, and is shown by a view: it is what is asked for first."""
    return "<form" in project.text(path) and bool(views_at(path, project))


@memo
def _own_forms(page: Page) -> tuple[Stretch, ...]:
    own = [form for form in page.find("form") if is_request(form, page) and not stands_beside(form, page)]
    kept = [of_element(one) for one in own if len(own) == 1 or not _subscribes(one)]
    sent = (*kept, *_opened_by_tags(page))
    return sent or tuple(map(of_element, _confirmations(page) or _going_on(page)))


def holds_request(page: Page) -> bool:
    """Whether a page has a form by which somebody asks for something."""
    return bool(_own_forms(page))


def _confirmations(page: Page) -> list[Element]:
    """The form of a page where one only says that one is sure: a button that confirms, and nothing to fill in."""
    forms = [
        one
        for one in page.find("form")
        if (one.attr("method") or "").lower() == "post" and not stands_beside(one, page)
    ]
    said = [apart(one.text) for one in forms if not asked_in(one)]
    titles = apart(" ".join(one.text for one in page.find("title", "h1", "h2", "h3")))
    is_about_it = (
        speaks_of(titles, "leaving.leave")
        or speaks_of(titles, "leaving.confirmed")
        or speaks_of(titles, "leaving.ending")
    )
    return forms if len(forms) == 1 and is_about_it and any(speaks_of(one, "leaving.confirmed") for one in said) else []


def _going_on(page: Page) -> list[Element]:
    """The form of a page by which one goes on to another with what one answered, when it is the only one there and the page is no list."""
    forms = [one for one in page.find("form") if not stands_beside(one, page)]
    titles = apart(" ".join(one.text for one in page.find("title", "h1")))
    return [] if len(forms) != 1 or looks_up(titles) or not goes_on(forms[0], page) else forms


@memo
def only_goes_on(page: Page) -> bool:
    """Whether all that a page asks is handed to another page, by its address."""
    own = _own_forms(page)
    return bool(own) and [one.start for one in own] == [one.start for one in _going_on(page)]


def only_confirms(page: Page) -> bool:
    """Whether all that a page asks is to say that one is sure."""
    return bool(_own_forms(page)) and bool(_confirmations(page))


def _opened_by_tags(page: Page) -> list[Stretch]:
    """The forms that tags open to be sent: those of the page's own file, else of its parts."""
    found: list[Stretch] = []
    for one, around in () if only_got(page) else (*opened_by_tags(page), *opened_by_helpers(page)):
        asks_something = printed_by(one.tokens()) or any(map(renders_form, one.tokens()))
        is_beside = around is not None and stands_beside(around, page)
        if asks_something and not is_beside and not speaks_of(apart(one.name), "fields.search"):
            found.append(one)
    return [one for one in found if one.file == page.path] or found


def _subscribes(form: Element) -> bool:
    """Whether a form beside another only subscribes to a letter."""
    said = " ".join(form.attr(name) or "" for name in ("id", "name", "class", "action"))
    return speaks_of(apart(said), "fields.subscription")


def has_no_part(path: str, offset: int, page: Page) -> bool:
    """Whether somebody can do without an element of a page: it is disabled, kept for later, or a button outside every request."""
    element = next((one for one in page.find() if one.template.path == path and one.span.start == offset), None)
    if element is None:
        return False
    if is_disabled(element):
        return True
    if element.closest("template") is not None and "required" not in element.attrs:
        return True
    own = _own_forms(page)
    return element.name == "button" and bool(own) and not any(form.start <= element.start < form.end for form in own)


def request_tokens(page: Page) -> Iterator[Token]:
    """Yield the tags that stand inside the requests of a page, whatever file they are in: as written out, and as first written."""
    yield from (token for _, token in placed_tokens(page))


def placed_tokens(page: Page) -> Iterator[tuple[Frame, Token]]:
    """Yield the same tags, each with the use of a file that it stands in."""
    for one in dict.fromkeys((page, as_typed(page))):
        forms = _own_forms(one)
        if one is not page and not one.find("form") and len(_own_forms(page)) == len(page.find("form")) > 0:
            yield from _all_tokens(one)  # its forms are only there once written out, and all of them are requests
        yield from ((frame, token) for frame, token in _all_tokens(one) if _stands_in(forms, frame, token.start))


@memo
def names_by_form(page: Page) -> tuple[frozenset[str] | None, ...]:
    """Return the names of what each request of a page asks, None for one that parts or programs fill in as a whole."""
    return tuple(_names_in(one) for one in _own_forms(page))


def _names_in(form: Stretch) -> frozenset[str] | None:
    printed = printed_by(form.tokens())
    if printed.whole or printed.parts or any(one.name in ("include", "embed", "render") for one in form.tokens()):
        return None
    controls = (one for name in ("input", "select", "textarea") for one in form.template.by_name.get(name, ()))
    written = {one.attr("name") or "" for one in controls if form.start <= one.start < form.end and asks(one)}
    return printed.names | written


def form_line(page: Page) -> str:
    """Return the file and line at which what a page asks begins; the first of the page when no tag of it is written."""
    for form in _own_forms(page):
        path, span = place_in_files(form.template, Span(form.start, form.start + 1), page.project.library)
        return f"{path}:{page.project.source(path).position(span).line}"
    return f"{page.path}:1"


def lines_opening(page: Page) -> Iterator[str]:
    """Yield the lines of the files by which the requests of a page are opened."""
    for form in _own_forms(page):
        path, span = place_in_files(form.template, Span(form.start, form.start + 1), page.project.library)
        text = page.project.text(path)
        yield text[text.rfind("\n", 0, span.start) + 1 : (text.find("\n", span.start) + 1 or len(text))]


def as_typed(page: Page) -> Page:
    """Return a page as its files have it, before what is known of it is written out."""
    typed = page.project.library.template(page.path)
    return page if typed is None else page.project.page(typed)


def controls_of(page: Page) -> list[Element]:
    """Return the controls that somebody fills in the requests of a page, whatever file they are written in."""
    forms = _own_forms(page)
    return [
        one.element
        for one in page.placed("input", "select", "textarea")
        if asks(one.element) and _stands_in(forms, one.frame, one.element.start)
    ]


@memo
def is_in_some_cases(page: Page) -> bool:
    """Whether all that a page asks is in parts that it only shows in some cases: it is about something else in the others."""
    frames = {id(one.frame.template): one.frame for one in page.composition.segments}
    held = [frames.get(id(one.template)) for one in _own_forms(page)]
    return bool(held) and all(
        one is not None and one.parent is not None and one.parent.template.branches.is_conditional(one.at)
        for one in held
    )


def request_holds(element: Element, page: Page) -> bool:
    """Return whether an element stands in a request of a page."""
    return any(form.holds(element.template, element.start) for form in _own_forms(page))


def _stands_in(forms: Sequence[Stretch], frame: Frame, at: int) -> bool:
    """Whether a place of a part is shown inside one of some forms, in whatever file they are."""
    return any(form.holds(one.template, place) for one, place in frame.chain(at) for form in forms)


def _all_tokens(page: Page) -> Iterator[tuple[Frame, Token]]:
    """The tags of a page, with those that bring its parts in and say what they are given."""
    yield from page.tokens()
    for frame in dict.fromkeys(one.frame for one in page.composition.segments):
        if frame.parent is not None and (token := frame.parent.template.token_at(frame.at)) is not None:
            yield frame.parent, token


def calls_macro(frame: Frame, token: Token, page: Page) -> bool:
    """Return whether a tag calls a macro of the project, whatever its name: what it writes is read where it is written."""
    shown = (one.composition for one in (page, as_typed(page)))
    return token.kind is Kind.OUTPUT and any(one.brings_in(frame, token.start) for one in shown)


def stands_beside(element: Element, page: Page) -> bool:
    """Whether something is no part of what a page is about: its header, its footer, a menu, a box over it."""
    return dialog_around(element, page) is not None or any(
        one.name in _BESIDE or (one.attr("role") or "") in _BESIDE for one in tree_of(page).chain(element)
    )
