"""The fields that builders of Rails write in a request: `f.input :email, required: true`, and what the model kept by it will not be without."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from guichet.core.findings import Span
from guichet.done.forms.form import Asked, Sort
from guichet.reading.project.project import Project
from guichet.reading.templates.composition import Frame
from guichet.reading.templates.html_context import Context
from guichet.reading.templates.masking import Kind, Token
from guichet.reading.written.written import Written
from guichet.walked.placed import place_in_files
from guichet.walked.ruby_components import Given, Use, field_of_use, may_be_absent
from guichet.walked.ruby_loops import names_in_loop
from guichet.walked.ruby_models import is_model, models_of, presence

_FIELD = re.compile(r"^\s*(?:(?:\w*form|f|ff|g|builder|fields?)\.(?=\w)|\w+\.(?=(?:\w+_field|text_area|textarea|check_?box|radio_button|\w*select|collection_\w+|input|association)\b))(?P<method>\w+)[\s(\\]+(?::(?P<name>\w+)|:?[\"'](?P<said>\w+)(?:#\{[^{}\n]*\}\w*)?)(?P<rest>.*)$", re.S)  # fmt: skip
OF_BUILDER = re.compile(r"^\s*(?:\w*form|f|ff|g|builder)\.\w")
"""What a builder of forms writes, in Rails."""
_BUILDER = re.compile(r"^\s*(?:\w*form|f|ff|g|builder)\.(?!hidden|\w*(?:fieldset|fields_for))\w*(?:field|input|area|select|date|box|radio|address)\w*")  # fmt: skip
_TICKED = re.compile(r"^\s*\w+\.(?:\w*check_?box|\w*radio_button)\w*")
_NO_FIELD = re.compile(r"^(?:submit|button|label|hidden_field|error|errors|hint|object|\w*fields_for|full_error|error_\w+|govuk_submit|govuk_\w+_fieldset|field_id|id)$")  # fmt: skip
_AS, _LABEL = re.compile(r"\bas:\s*:(\w+)"), re.compile(r"\blabel:\s*[\"']([^\"']+)[\"']")
_TYPE = re.compile(r"\btype:\s*[\"':](\w+)")
_REQUIRED = re.compile(r"(?<!aria-)\brequired[\"']?\s*(?::|=>)\s*(true|false|[^,})\s]+)")
_NAMED = re.compile(r"^(\w+)\[(\w+)\]$")
_FOR = re.compile(
    r"(?:form_(?:for|with)\b|\w_form(?:_tag)?\b(?=[\s(]+@))[\s(]*(?:model:\s*)?(?:\[.*?)?[@:]?(\w+)\s*\]?(?:[,\s)]|$)"
)
_SORTS = {
    "boolean": Sort.TICK, "check_box": Sort.TICK, "select": Sort.CHOICE, "collection_select": Sort.CHOICE,
    "radio_buttons": Sort.CHOICE, "collection_radio_buttons": Sort.CHOICE, "collection_check_boxes": Sort.CHOICE,
    "check_boxes": Sort.CHOICE, "radio_button": Sort.CHOICE, "association": Sort.CHOICE, "grouped_select": Sort.CHOICE,
    "file": Sort.FILE, "file_field": Sort.FILE, "date": Sort.DATE, "date_field": Sort.DATE, "date_select": Sort.DATE,
    "password": Sort.PASSWORD, "password_field": Sort.PASSWORD, "hidden": Sort.LINK,
}  # fmt: skip
_KINDS = {"email_field": "email", "email": "email", "tel": "tel", "telephone_field": "tel", "phone_field": "tel"}


def is_ruby(path: str) -> bool:
    """Whether a template is written with Ruby."""
    return path.endswith((".erb", ".slim", ".haml"))


def builds_unread(token: Token) -> bool:
    """Whether a tag prints something by a builder of forms, of which no field is named."""
    shown = token.kind is Kind.OUTPUT and token.context is Context.TEXT
    return shown and bool(_BUILDER.match(token.body)) and not _TICKED.match(token.body) and not _FIELD.match(token.body)


@dataclass(frozen=True)
class Built:
    """What builders ask in the requests of a page, and whether the models that judge the answers were read."""

    fields: tuple[Asked, ...]
    is_judged: bool


def built(tokens: Iterable[tuple[Frame, Token]], opened: Iterable[str], page: str, project: Project) -> Built:
    """Return what some tags of a request ask by builders: required when the tag says so, or when the model will not be without.

    `opened` are the lines of the files by which its forms are opened.
    """
    tokens = list(tokens)
    named = {each.lower() for said in (*opened, *(token.body for _, token in tokens)) for each in _FOR.findall(said)}
    models = sorted({model for each in named for model in models_of(each, page, project)})
    fields = {(one.path, one.span.start, one.name): one for one in _built(tokens, models, project)}
    return Built(tuple(fields.values()), bool(models) and all(is_model(one, project) for one in models))


def _built(tokens: Sequence[tuple[Frame, Token]], models: Sequence[str], project: Project) -> Iterator[Asked]:
    kept = [presence(model, project) for model in models]
    for frame, token in tokens:
        found = _FIELD.match(token.body) if token.kind is not Kind.COMMENT else None
        given = field_of_use(frame, token, project) if found is None else None
        asked, rest = None, ""
        if found is not None and not _NO_FIELD.match(found["method"]):
            asked, rest = _asked(found, frame, token, project), found["rest"]
        elif given is not None:
            asked, rest = _given(*given), given[0].said
        if found is None and given is None:
            yield from (_kept(one, token.body, kept) for one in _in_loop(frame, token, project))
        if asked is not None:
            yield _kept(asked, rest, kept)


def _kept(asked: Asked, rest: str, kept: Sequence[dict[str, bool]]) -> Asked:
    """A field as the models that judge it want it."""
    under = {one[asked.name] for one in kept if asked.name in one}
    if under and not _REQUIRED.search(rest) and not (asked.required and not asked.sometimes):
        return replace(asked, required=True, sometimes=asked.sometimes or all(under))
    return asked


def _in_loop(frame: Frame, token: Token, project: Project) -> Iterator[Asked]:
    """The fields that one line writes, once for each name of a constant."""
    for name, typed in names_in_loop(frame, token, project).items():
        required = _REQUIRED.search(token.body)
        method = token.body.partition(".")[2].split("(")[0].split()[0]
        kind = typed or method
        path, span = place_in_files(frame.template, Span(token.start, token.end), project.library)
        yield Asked(
            name, "", _sort(kind), required is not None and required[1] != "false", path, span,
            sometimes=required is not None and required[1] not in ("true", "false"), kind=_KINDS.get(kind, kind),
        )  # fmt: skip


_DRAWN = re.compile(r"(?:input_type|as|type):\s*[\"':](\w+)")


def _given(given: Given, use: Use) -> Asked:
    """A field that something else writes with the builder that it is given."""
    drawn, label = _DRAWN.search(given.said), _LABEL.search(given.said)
    kind = drawn[1] if drawn is not None else "text_field"
    return Asked(
        given.name, label[1] if label else "", _sort(kind), given.required not in ("", "false", "nil"), use.path, use.span,
        sometimes=given.required not in ("", "true") or use.sometimes,
        kind=_KINDS.get(kind, kind),
    )  # fmt: skip


def _asked(found: re.Match[str], frame: Frame, token: Token, project: Project) -> Asked:
    rest, method = found["rest"], found["method"]
    typed, drawn = _TYPE.search(rest), _AS.search(rest)
    kind = typed[1] if typed else drawn[1] if drawn else method.removeprefix("govuk_").removeprefix("dsfr_")
    label, required = _LABEL.search(rest), _REQUIRED.search(rest)
    wanted = "" if required is None or _is_of_nothing(required[1], frame, token, project) else required[1]
    path, span = place_in_files(frame.template, Span(token.start, token.end), project.library)
    return Asked(
        found["name"] or found["said"], label[1] if label else "", _sort(kind),
        wanted not in ("", "false"), path, span,
        sometimes=wanted not in ("", "true") or _SHUT.search(rest) is not None or any(map(may_be_absent, frame.template.branches.path(token.start))),
        kind=_KINDS.get(kind, kind),
    )  # fmt: skip


_SHUT = re.compile(r"\bdisabled:\s*(?!(?:true|false|nil)\b)")
"""A field that is shut in some cases, in which nobody is asked for it."""


def _sort(kind: str) -> Sort:
    """What a method of a builder asks for, whatever library names it: `cfa_radio_set`, `date_picker`."""
    words = (
        ("radio", Sort.CHOICE),
        ("date", Sort.DATE),
        ("select", Sort.CHOICE),
        ("check", Sort.TICK),
        ("upload", Sort.FILE),
    )
    return _SORTS.get(kind) or next((sort for word, sort in words if word in kind), Sort.TEXT)


_OF_LOCAL = re.compile(r"^(\w+)&\.")


def _is_of_nothing(said: str, frame: Frame, token: Token, project: Project) -> bool:
    """Whether an expression asks something of what this use of a part is not given: `wizard&.home?` is then no."""
    named = _OF_LOCAL.match(said)
    part, brought = _use_of_part(frame, token, project) if named is not None else ("", "")
    if named is None or f"local_assigns[:{named[1]}]" not in project.text(part):
        return False
    return bool(brought) and not any(one in brought for one in (f"{named[1]}:", "**", "local_assigns"))


def _use_of_part(frame: Frame, token: Token, project: Project) -> tuple[str, str]:
    """The file of a part that a tag stands in, and the tag that brings it in, "" when there is none."""
    if frame.parent is not None:
        above = frame.parent.template.token_at(frame.at)
        return frame.template.path, above.body if above is not None else ""
    if not isinstance(frame.template, Written):
        return frame.template.path, ""
    path, _, call = frame.template.origin(Span(token.start, token.end))
    own = project.library.template(frame.template.path)
    return path, own.source.text[call.span.start : call.span.end] if call is not None and own is not None else ""


def kept_by_model(field: Asked, project: Project) -> Asked:
    """Return a field written in a page as its model wants it: `convict[last_name]` is required when no convict goes without."""
    named = _NAMED.match(field.name)
    if named is None or field.required:
        return field
    under = presence(named[1], project).get(named[2])
    return field if under is None else replace(field, name=named[2], required=True, sometimes=under)
