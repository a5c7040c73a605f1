"""Which forms are those of a request: not a search, a sign-in, a language, a way out, nor a sample that is sent nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.words import any_of
from guichet.done.people.controls import asked_in
from guichet.done.words import apart, speaks_of
from guichet.reading.project.project import Project
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import Kind, Token, is_dynamic
from guichet.reading.templates.page import Page
from guichet.reading.templates.rendering import renders_form
from guichet.reading.templates.site import is_component
from guichet.reading.written.written import Pieced
from guichet.walked.component_fields import drawn_in
from guichet.walked.placed import place_in_files
from guichet.walked.printed import printed_by
from guichet.walked.ruby_components import given_field
from guichet.walked.sent_nowhere import sends_nothing

_SIGN_IN = 3
"""Fields up to which a form with a password is one by which one signs in."""


def is_request(form: Element, page: Page) -> bool:
    """Return whether a form asks for something of somebody: not a search, a sign-in, a language, a way out, a sample."""
    method = (form.attr("method") or "").lower()
    if form.attr("role") == "search" or (method != "post" and not is_dynamic(method) and not is_component(page.path)):
        return False
    return not _is_sample(form, page) and not _is_for_staff(form) and _asks(form, page)


_STAFF = re.compile(rf"^(?:@|\w+\.)*current_(?:{any_of('people.staff')}|admin\w*)s?\??(?:\.present\?)?$|^(?:{any_of('people.staff')}|admin)_signed_in\?$|^(?:\w+\.)*is_(?:staff|superuser)$", re.I)  # fmt: skip


def _is_for_staff(form: Element) -> bool:
    """Whether a form is only shown when somebody is signed in who works for the service."""
    return any(_STAFF.search(step.condition.strip()) for step in form.template.branches.path(form.start))


def goes_on(form: Element, page: Page) -> bool:
    """Return whether a form goes on to another page with what one answered, in its address: a code, a situation, and not what one looks for."""
    address = _address(form, page)
    if (form.attr("method") or "get").lower() != "get" or form.attr("role") == "search" or not address.strip("?#. "):
        return False
    named = (one.attr("name") or one.attr("id") or "" for one in asked_in(form))
    told = (form.attr(name) or "" for name in ("id", "class", "aria-label"))
    pressed = (f"{one.text} {one.attr('value') or ''} {one.attr('aria-label') or ''}" for one in form.inside("button"))
    said = apart(" ; ".join([address, *named, *told, *pressed, *(one.body for one in _tokens(form, page))]))
    return not looks_up(said) and _asks(form, page)


def looks_up(said: str) -> bool:
    """Return whether what a form or a page says of itself is that one looks for something, orders a list or chooses what to see of it."""
    return speaks_of(said, "fields.search") or _OF_LISTS.search(said) is not None


_OF_LISTS = re.compile(r"\b(?:q|query|page|per page|sort|order|order by|trier|tri|keywords?|mots? cles?|lang|langue|language|locale|what|where|view|list|liste|resultats?|results?|annuaire|directory|cherchez|chercher|trouver|find|go|ok)\b")  # fmt: skip
_ADDRESS = re.compile(r"\b(?:url|action)[\"']?(?::|\s*=>)\s*(?:[\"']([^\"'\n]*)[\"']|([^\s,)]+))")


def _address(form: Element, page: Page) -> str:
    """Where a form leads, as it is written; "" when it says nothing."""
    if form.attr("action") is not None:
        return form.attr("action") or ""
    path, span = place_in_files(form.template, Span(form.start, form.start + 1), page.project.library)
    text = page.project.text(path)
    written = _ADDRESS.search(text, span.start, text.find("\n", span.start) + 1 or len(text))
    return (written[1] or written[2] or "") if written is not None else ""


def _is_sample(form: Element, page: Page) -> bool:
    """Whether a form is only there to be looked at: it is sent nowhere, and no script of the page is told to take it."""
    if isinstance(page.project, Project) and sends_nothing(page.path, page.project):
        return True
    return _address(form, page) == "#" and not any(_TAKEN.match(name) for name in form.attrs)


_TAKEN = re.compile(r"on\w+$|data-|x-|@|v-|hx-|ng-|\(|id$")
"""Attributes by which a script may take what a form holds."""


_BY_PROVIDER = re.compile(r"omniauth|\bprovider_login_url\b|(?:^|[\W_])(?:openid|oidc|oauth2?|saml2?)(?:$|[\W_])", re.I)
_OF_SESSION = re.compile(r"(?:^|[\W_])(?:sessions?|sign_?in|log_?in|connexion)(?:_(?:path|url))?\W*$", re.I)
_SECRET = re.compile(r"(?<!:):(?:password|passwd|mot_de_passe)\b|[\"'](?:password|mot_de_passe)[\"']")


def _only_lets_in(form: Element, page: Page) -> bool:
    """Whether all that a form does is to let somebody in: it leads to a provider of identity, or takes a secret to where a session begins."""
    span = form.value_span("action") if form.attr("action") else None
    address = _address(form, page) if span is None else form.template.source.text[span.start : span.end]
    if _BY_PROVIDER.search(address):
        return True
    if not _OF_SESSION.search(address):
        return False
    path, span = place_in_files(form.template, Span(form.start, form.start + 1), page.project.library)
    return _SECRET.search(page.project.text(path), span.start) is not None


def _asks(form: Element, page: Page) -> bool:
    if _only_lets_in(form, page):
        return False
    kinds = [(one.attr("type") or "").lower() for one in asked_in(form)]
    kinds += [one.kind.lower() for one in drawn_in(form, page)]
    if "password" in kinds:
        return len(kinds) > _SIGN_IN
    return len(kinds) > 1 or _is_filled_elsewhere(form, page)


def _tokens(form: Element, page: Page) -> list[Token]:
    return [*form.template.tokens_between(form.start, form.extent.end), *_tokens_typed(form, page)]


def _tokens_typed(form: Element, page: Page) -> Iterator[Token]:
    """The tags of a form as its file has them, before what is known of them is written out: a part may be given a field."""
    if isinstance(form.template, Pieced):
        path, span, _ = form.template.origin(Span(form.start, form.extent.end))
        typed = page.project.library.template(path)
        yield from typed.tokens_between(span.start, span.end) if typed is not None else ()


_CHOSEN_PART = re.compile(r"^\s*render\b[\s(]*(?:partial:\s*)?(?:@|[a-z_]\w*\s*(?:[(,).]|$)|[\"'][^\"']*#\{)")


def renders_unknown(token: Token) -> bool:
    """Whether a tag of Rails shows a part that is chosen as the page runs: `render @petition, form: form`."""
    return token.kind is Kind.OUTPUT and _CHOSEN_PART.match(token.body) is not None


def _is_filled_elsewhere(form: Element, page: Page) -> bool:
    """Whether the fields of a form are written by a program, or in a part that it includes."""
    tokens = _tokens(form, page)
    if printed_by(tokens) or any(renders_form(one) or renders_unknown(one) for one in tokens):
        return True
    if isinstance(page.project, Project) and any(given_field(one.body, page.project) for one in tokens):
        return True
    included = any(one.name in ("include", "embed") for one in tokens)
    return included and (page.renders_form or len(page.find("input", "select", "textarea")) > 1)
