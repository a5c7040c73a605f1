"""The fields that a component or a part of Rails writes once it is given a builder and a name: `render Entry.new(form: f, attribute: :email)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.reading.project.project import Project
from guichet.reading.templates.branches import Step
from guichet.reading.templates.composition import Frame
from guichet.reading.templates.masking import Kind, Token
from guichet.reading.templates.page import Page
from guichet.reading.templates.rails import underscored
from guichet.reading.templates.template import Template
from guichet.reading.written.written import Written
from guichet.walked.placed import place_in_files
from guichet.walked.ruby_models import text_of_model

_GIVEN = re.compile(
    r"^\s*render\b[\s(]*(?:(?:::)?(?P<made>[A-Z][\w:]*)\.new\b|(?:partial:\s*)?[\"'](?P<part>[\w/]+)[\"'])(?P<said>.*)$",
    re.S,
)
_BUILDER = re.compile(
    r"\b(?:form|f|ff|g|builder|form_builder):\s*(?:\w*form|f|ff|g|\w*builder|\w+)?\s*(?=[,)}\n]|$)|^[\s(]*(?:f|form|\w*builder)\s*,"
)
"""What hands a builder of forms on."""
_NAME = re.compile(r"\b(?:attribute|name|field|field_name|method|attr|key)(?::|\s*=>)\s*[:\"'](\w+)")
_FIRST = re.compile(r"^[\s(]*(?:f|form|\w*builder)\s*,\s*:(\w+)")
_REQUIRED = re.compile(r"(?<!aria-)\brequired[\"']?\s*(?::|=>)\s*([^,})\s]+)")
_MADE = re.compile(r"\bdef\s+initialize\b\s*\(?(.*?)(?:\)\s*$|\n\s*\n|\n\s*@)", re.S | re.M)
_WRITES = re.compile(r"\b(?:\w+_field|text_?area|check_?box|radio_button\w*|\w*select|input|association|collection_\w+|public_send|send)\b[\s(]+@?:?\w|<input\b|%input\b|\brender\b")  # fmt: skip
_INNER = re.compile(r"\brender\b[\s(]*(?:::)?([A-Z][\w:]*)\.new\b(?=[\s(])")
_HOPS = 2


@dataclass(frozen=True)
class Given:
    """A field that is written elsewhere than where it is asked for: its name, what is said of it, and whether it must be filled in."""

    name: str
    said: str
    required: str
    """As Ruby writes it, "" when nothing says so; "?" when what draws it was not read."""
    is_named: bool
    """Whether a label is written for it."""


@dataclass(frozen=True)
class Use:
    """A tag that brings something where it is: where it is written, what it says, and whether it is only there in some cases."""

    path: str
    span: Span
    body: str
    sometimes: bool


def field_of_use(frame: Frame, token: Token, project: Project) -> tuple[Given, Use] | None:
    """Return the field that a tag has something else write, or that it is written for itself, with the tag that asks for it."""
    if token.kind is Kind.COMMENT:
        return None
    given = given_field(token.body, project)
    if given is not None:
        return given, _use(frame.template, token, project)
    sometimes = False
    for one in _uses(frame, token, project):
        sometimes = sometimes or one.sometimes
        if (given := given_field(one.body, project)) is not None:
            return given, replace(one, sometimes=sometimes)
    return None


def _use(template: Template, token: Token, project: Project) -> Use:
    path, span = place_in_files(template, Span(token.start, token.end), project.library)
    return Use(path, span, token.body, any(map(may_be_absent, template.branches.path(token.start))))


def may_be_absent(step: Step) -> bool:
    """Return whether a part of a page may not be there: what is held for the layout is shown by it."""
    return step.block.is_conditional and step.block.name != "held"


def _uses(frame: Frame, token: Token, project: Project) -> Iterator[Use]:
    """The tags that bring a tag where it is, the outermost first."""
    for one, at in reversed(list(frame.chain(token.start))[1:]):
        if (above := one.template.token_at(at)) is not None:
            yield _use(one.template, above, project)
    if isinstance(frame.template, Written):
        _, _, call = frame.template.origin(Span(token.start, token.end))
        calls = [(frame.template.path, call.span)] if call is not None else []
        calls += [(one.path, one.span) for one in frame.template.way_to(Span(token.start, token.end))]
        for path, span in calls:
            own = project.library.template(path)
            held = own.token_at(span.start) if own is not None else None
            if own is not None and held is not None:
                yield _use(own, held, project)


def given_field(body: str, project: Project) -> Given | None:
    """Return the field that a tag of Rails has something else write with the builder that it hands on; None when it hands none."""
    call = _GIVEN.match(body)
    if call is None or not _BUILDER.search(call["said"]):
        return None
    said = call["said"]
    text = _drawn_by(call["made"], project) if call["made"] else ""
    name = _FIRST.match(said) or _NAME.search(said)
    if name is None and call["made"]:
        name = _default_name(text, project)
    if name is None or (text and not _WRITES.search(text)):
        return None
    told = _REQUIRED.search(said)
    required = told[1] if told is not None else "?" if call["made"] and not text else _unless_told(text)
    return Given(name[1], said, required, _is_labelled(said, text, project))


_UNLABELLED = re.compile(r"\blabel:\s*(?:false|nil|[\"']{2})")
_LABEL = re.compile(r"\blabel(?:_tag)?\b[\s(]+[@:\w]|<label\b|%label\b|\.input\b|aria-label")


def _is_labelled(said: str, text: str, project: Project) -> bool:
    """Whether a component names its field: by a label that it writes, or that the builder of simple_form does, unless it is told not to."""
    if _UNLABELLED.search(said):
        return "labelledby" in said
    inner = (_drawn_by(one, project) for one in _INNER.findall(text))
    return any(_LABEL.search(one) for one in (text, *inner))


def _default_name(text: str, project: Project, hops: int = _HOPS) -> re.Match[str] | None:
    """The name that a component gives its field when it is given none, by itself or by the component that it is drawn with."""
    made = _MADE.search(text)
    own = (_NAME.search(made[1]) if made is not None else None) or next(
        (found for one in _INNER.finditer(text) if (found := _NAME.search(text, one.end(), one.end() + 200))), None
    )
    inner = (_default_name(_drawn_by(one, project), project, hops - 1) for one in _INNER.findall(text)) if hops else ()
    return own or next((one for one in inner if one is not None), None)


def _unless_told(text: str) -> str:
    """Whether a component asks for an answer when its user does not say: by what it is made with, else by what it writes."""
    made = _MADE.search(text)
    default = _REQUIRED.search(made[1]) if made is not None else None
    if default is not None:
        return default[1]
    always = re.search(r"(?<!aria-)\brequired[\"']?\s*(?::|=>)\s*true\b|<input\b[^>]*\srequired\b", text)
    return "true" if always is not None else ""


@memo
def _templates(project: Project) -> dict[str, str]:
    """The templates of components of Rails, by the path of their class below `components`."""
    found: dict[str, str] = {}
    for path in project.paths:
        _, _, own = path.partition("app/components/")
        if own and path.endswith((".erb", ".haml", ".slim")):
            folder, _, file = own.rpartition("/")
            stem = file.partition(".")[0]
            found.setdefault(folder if folder.rpartition("/")[2] == stem else f"{folder}/{stem}".lstrip("/"), path)
    return found


def _drawn_by(constant: str, project: Project) -> str:
    """What the class of a component and its template say, "" when neither was read."""
    own = underscored(constant.replace("::", "/"))
    template = _templates(project).get(own, "")
    return f"{text_of_model(own, project)}\n\n{project.text(template) if template else ''}".strip()


_ASKS = re.compile(r"\bfields_for\b|(?<=[a-z])_field(?:_tag)?\b[\s(]+[:@\"'\w]|\btext_?area(?:_tag)?\b[\s(]|\bselect(?:_tag)?\b[\s(]+[:@\"']|\bcheck_?box(?:_tag)?\b[\s(]|\bradio_button(?:_tag)?\b[\s(]+[:@\"'\w]|<(?:input|select|textarea)\b|^[ \t]*%(?:input|select|textarea)\b|^[ \t]*(?:input|select|textarea)[.#\w-]*[ \t]+[\w-]+=(?!=)", re.M)  # fmt: skip
_OF_FILES = re.compile(r"\bfile_field|type[\"']?\s*(?::|=>|=)\s*[\"':]?file\b")
_HIDDEN = re.compile(r"\bhidden_field(?:_tag)?\b|type=[\"']hidden[\"']")
_SHOWN = re.compile(r"^\s*render\b[\s(]*(?:::)?([A-Z][\w:]*)\.new\b")


_HELD = re.compile(r"^\s*render\b[\s(]*([a-z_]\w*)\s*\)?\s*$")


def held_asks_nothing(body: str, text: str, project: Project) -> bool:
    """Return whether what is rendered by a name is a component that the same text makes under it, that was read and asks nothing."""
    held = _HELD.match(body)
    if held is None:
        return False
    name = re.escape(held[1])
    made = re.findall(rf"([A-Z][\w:]*)\.new\b[^\n]*\bdo[ \t]*\|[ \t]*{name}[ \t]*\||(?<![\w.]){name}[ \t]*=[ \t]*(?:::)?([A-Z][\w:]*)\.new\b", text)  # fmt: skip
    classes = [one or other for one, other in made]
    return bool(classes) and all(_drawn_by(one, project) and not _asks(one, project) for one in classes)


def asks_by_itself(body: str, project: Project) -> str:
    """Return what a component that is handed no builder has people fill in: "fields", "files" alone, "" for nothing or for one not read."""
    shown = _SHOWN.match(body)
    return _asks(shown[1], project) if shown is not None else ""


def _is_read(body: str, project: Project) -> bool:
    """Whether the class of a component, or its template, was read."""
    shown = _SHOWN.match(body)
    return shown is not None and bool(_drawn_by(shown[1], project))


def _asks(constant: str, project: Project, hops: int = 4) -> str:
    text = _HIDDEN.sub(" ", _drawn_by(constant, project))
    own = "" if not _ASKS.search(text) else "files" if not _ASKS.search(_OF_FILES.sub(" ", text)) else "fields"
    inner = {_asks(one, project, hops - 1) for one in _INNER.findall(text) if one != constant} if hops else set()
    return max({own, *inner}, key=("", "files", "fields").index)


def shows_only(frame: Frame, token: Token, project: Project) -> bool:
    """Return whether what a tag writes is only looked at: it is, or stands in, a component that was read and has people fill in nothing."""
    if _is_read(token.body, project):
        return not asks_by_itself(token.body, project)
    return unasked(frame, token, project)


@memo
def brought_in(page: Page) -> frozenset[tuple[str, int]]:
    """Return the tags of a page whose component is written out in it: the file and the place of each."""
    found: set[tuple[str, int]] = set()
    for template in page.composition.templates:
        for piece in template.pieces if isinstance(template, Written) else ():
            if piece.call is not None:
                found.add((template.path, piece.call.span.start))
            found.update((one.path, one.span.start) for one in piece.via)
    return frozenset(found)


def unasked(frame: Frame, token: Token, project: Project) -> bool:
    """Return whether what a tag writes is in a component that is handed no builder, and that has people fill in nothing."""
    own = [one for one in _uses(frame, token, project) if _SHOWN.match(one.body)]
    return (
        bool(own)
        and _is_read(own[-1].body, project)
        and not asks_by_itself(own[-1].body, project)
        and not _BUILDER.search(own[-1].body)
    )
