"""What the forms of a request ask: the fields that its pages write, those of the programs that its views name, and those not found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from astroid import nodes

from guichet.core.memo import cached_property, keyed_memo, memo
from guichet.done.forms.classes import ClassForm, asked_of, form_of
from guichet.done.forms.filled import brings_more, filled_in, links_of
from guichet.done.forms.form import Asked, Sort
from guichet.done.forms.pages import SORTS
from guichet.done.people.controls import is_required, label_of
from guichet.done.people.fields import declared_as, fields_of
from guichet.reading.project.project import Project
from guichet.reading.python.definitions import Defined, definitions
from guichet.reading.templates.composition import Frame
from guichet.reading.templates.masking import Kind, Token
from guichet.reading.templates.page import Page
from guichet.reading.templates.rendering import renders_form
from guichet.reading.templates.site import is_component
from guichet.walked.behind import views_of
from guichet.walked.bound import bound_to, is_settled
from guichet.walked.chosen_parts import shows_unknown_part, tokens_asked
from guichet.walked.placed import in_files
from guichet.walked.printed import Printed, printed_by
from guichet.walked.requests import (
    calls_macro,
    controls_of,
    lines_opening,
    only_confirms,
    placed_tokens,
)
from guichet.walked.ruby_components import field_of_use
from guichet.walked.ruby_fields import Built, builds_unread, built, is_ruby
from guichet.walked.ruby_helpers import handed_builder
from guichet.walked.ruby_loops import names_in_loop
from guichet.walked.symfony import symfony_forms

_CHOSEN = (Sort.TICK, Sort.CHOICE, Sort.LINK)
_LACKED = ("fields.email", "fields.phone", "fields.address", "fields.name", "fields.birth", "identity.documents")
_ABOUT = re.compile(r"errors?\b|label|help_text|\.value\b|csrf|\.action\b|\.media\b|management_form|hidden")
"""What is printed beside a field and is none."""
SAFE = re.compile(r"\|\s*(?:safe|raw|markdown\w*|richtext|linebreaks\w*|urlize)\b(?!.*(?:form|field|widget))")


@dataclass(frozen=True)
class OfProgram:
    """A form that a program declares, and its fields that a page shows."""

    form: ClassForm
    fields: tuple[Asked, ...]


@dataclass(frozen=True)
class AskedOn:
    """What a page asks through forms of programs."""

    printed: Printed
    forms: tuple[OfProgram, ...]
    is_settled: bool = True
    """Whether the form that the page is given is named where its view is written, and not chosen as it runs."""
    project: Project | None = None
    others: tuple[Asked, ...] = ()
    """What forms of other languages ask there."""

    @cached_property
    def unfound(self) -> list[str]:
        """The fields that the page prints by their names, and that no form declares."""
        declared = {field.name for one in self.forms for field in one.fields} | {field.name for field in self.others}
        written = {
            name
            for one in self.forms
            for each in definitions(one.form.module.modules).lineage(one.form.owner, one.form.module)
            for name in each.node.locals
        }
        links = {name for one in self.forms for name in links_of(Defined(one.form.owner, one.form.module))}
        left = (self.printed.names | self.printed.parts) - declared - written - links
        return sorted(name for name in left if not self._asks_for_nothing(name))

    def _asks_for_nothing(self, name: str) -> bool:
        return self.project is not None and _asks_for_nothing(name, self.project)

    @property
    def is_found(self) -> bool:
        """Whether all that programs write on the page is known."""
        return not self.unfound and (not self.printed.whole or self.is_whole_known)

    @property
    def is_whole_known(self) -> bool:
        """Whether all the fields of a form that is printed whole are known; one that declares none is written in another way."""
        known = self.is_settled and any(one.fields for one in self.forms)
        return known and not any(brings_more(Defined(one.form.owner, one.form.module)) for one in self.forms)


@memo
def asked_on(page: Page) -> AskedOn:
    """Return what a page asks through forms of programs: the nearest that its views name and of which it prints a field."""
    printed = printed_on(page)
    if not printed:
        return AskedOn(printed, ())
    views = views_of(page)
    made = symfony_forms(page)
    if None not in made and made:
        forms = [form for form in made if form is not None]
        shown = [form for form in forms if any(one.name in printed.names for one in form)]
        if shown or (printed.whole and not printed.names):
            others = tuple(field for form in shown or forms for field in form)
            return AskedOn(Printed(printed.names), (), others=others)
    nearest = bound_to(views)
    printed = _with_parts(printed, nearest)
    return AskedOn(
        printed,
        tuple(_shown(nearest, printed)),
        is_settled(views),
        page.project if isinstance(page.project, Project) else None,
    )


def _with_parts(printed: Printed, nearest: Sequence[Sequence[Defined]]) -> Printed:
    """What is printed once each part is known for the fields that it gives: those that a method of the form names, else all."""
    for one in (one for forms in nearest for one in forms) if printed.parts or printed.either else ():
        own = {field.name for field in filled_in(one)}
        printed = replace(printed, names=printed.names | (printed.either & own))
        for part in printed.parts:
            given = {part} & own or _given_by(part, one) & own
            if given or _methods(part, one):
                printed = replace(
                    printed, names=printed.names | given, whole=printed.whole or not given, parts=printed.parts - {part}
                )
    return printed


@keyed_memo
def _asks_for_nothing(name: str, project: Project) -> bool:
    """Whether no form nor model of the service that declares a field of that name asks by it for what somebody may not have."""
    found = list(_declared(name, project))
    return bool(found) and not any(one is not None and _may_lack(one) for one in found)


def _may_lack(field: Asked) -> bool:
    """Whether a field asks for something that somebody may not have, by what it says: a tick and a choice do not."""
    says = any(field.speaks_of(idea) for idea in _LACKED)
    return field.sort not in _CHOSEN and (says or field.sort is Sort.FILE)


def _declared(name: str, project: Project) -> Iterator[Asked | None]:
    """The fields of that name that forms and models of the service declare, None for one that nobody fills in."""
    given = re.compile(rf"(?:^|[;:])[ \t]*{re.escape(name)}[ \t]*(?::|=(?!=))", re.M)
    for path in project.paths:
        held = path.endswith(".py") and project.holds(path, name) and given.search(project.text(path)) is not None
        if held and (module := project.modules.parsed(path)) is not None:
            for owner in module.walk(nodes.ClassDef):
                if name in owner.locals and declared_as(owner, module) in ("form", "wtforms", "model"):
                    yield from (asked_of(one, module, False) for one in fields_of(owner, module) if one.name == name)


def _methods(name: str, form: Defined) -> list[nodes.FunctionDef]:
    lineage = definitions(form.module.modules).lineage(form.node, form.module)
    held = (each for one in lineage for each in one.node.locals.get(name, ()))
    return [one for one in held if isinstance(one, nodes.FunctionDef)]


def _given_by(name: str, form: Defined) -> set[str]:
    """The words that a method of a form writes: among them, the names of the fields that it gives."""
    return {
        str(one.value)
        for method in _methods(name, form)
        for one in method.nodes_of_class(nodes.Const)
        if isinstance(one.value, str)
    }


def printed_on(page: Page) -> Printed:
    """Return the fields of programs' forms that a page prints in its requests: all, when tags print fields and name none."""
    if is_ruby(page.path):
        return Printed(
            whole=any(
                (builds_unread(one) and not _is_given(frame, one, page) and not names_in_loop(frame, one, page.project))
                or (one.kind is Kind.OUTPUT and handed_builder(one.body, page))
                for frame, one in placed_tokens(page)
            )
        )
    placed = list(placed_tokens(page))
    asks = any(
        renders_form(one)
        and not _ABOUT.search(one.body)
        and not SAFE.search(one.body)
        and not calls_macro(frame, one, page)
        for frame, one in placed
    )
    return printed_by(one for _, one in placed) or Printed(whole=asks)


def _is_given(frame: Frame, token: Token, page: Page) -> bool:
    """Whether what a builder of Rails prints is the field that a component was given."""
    return isinstance(page.project, Project) and field_of_use(frame, token, page.project) is not None


def asks_anything(page: Page) -> bool:
    """Whether somebody fills in something on a page, as far as it could be read."""
    unknown = is_component(page.path) or not page.is_complete or page.lacks_layout or shows_unknown_part(page)
    written = bool(controls_of(page)) or bool(printed_on(page)) or bool(built_on(page).fields)
    return unknown or written or only_confirms(page)


@memo
def built_on(page: Page) -> Built:
    """Return what builders of Rails ask in the requests of a page."""
    if not is_ruby(page.path) or not isinstance(page.project, Project):
        return Built((), is_judged=True)
    return built(tokens_asked(page), lines_opening(page), page.path, page.project)


def in_parts(page: Page) -> Iterator[Asked]:
    """Yield what the parts that a page brings into its requests ask, each control by itself."""
    for one in controls_of(page):
        if one.closest("form") is None:
            kind = (one.attr("type") or "text").strip().lower() if one.name == "input" else ""
            name, label = one.attr("name") or one.attr("id") or "", label_of(one)
            sort = Sort.CHOICE if one.name == "select" else SORTS.get(kind, Sort.TEXT)
            asked = Asked(name, label, sort, is_required(one, page), one.template.path, one.span, kind=kind)
            yield in_files(asked, one.template, page.project.library)


def _shown(nearest: Sequence[Sequence[Defined]], printed: Printed) -> Iterator[OfProgram]:
    left = set(printed.names)
    whole = printed.whole
    for forms in nearest:
        for one in forms:
            fields = filled_in(one)
            own = {field.name for field in fields}
            if own & printed.names:
                shown = tuple(field for field in fields if printed.whole or field.name in printed.names)
                left -= own
                yield OfProgram(form_of(one.node, one.module), shown)
            elif whole:
                yield OfProgram(form_of(one.node, one.module), tuple(fields))
        if forms:
            whole = False
        if not left:
            return
