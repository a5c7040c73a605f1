"""What the helpers of Rails write: a phrase alone, or something that one fills in."""

from __future__ import annotations

import re

from guichet.core.memo import memo
from guichet.reading.project.project import Project
from guichet.reading.ruby.methods import pieces
from guichet.reading.templates.page import Page
from guichet.walked.ruby_texts import ruby_texts

_CALLED = re.compile(r"^\s*([a-z_]\w*[?!]?)(?=[\s(]|$)")
_HANDED = re.compile(r"^\s*content_for[\s(]+:(\w+)\s*\)?\s*$")
_PUT_ELSEWHERE = re.compile(r"^\s*content_for[\s(]+:\w+\s*,")
"""What is kept for the layout: nothing is written where it is said."""
_MAY_ASK = re.compile(
    r"\b(?:\w*_field\w*|text_area\w*|\w*select\w*|check_?box\w*|radio\w*|button\w*|form(?!at)\w*|f(?=\.)|render\w*|raw|html_safe|input\w*|image\w*|svg\w*|icon\w*|capture|yield|turbo\w*|video\w*|audio\w*)\b|<\w"
)
"""What a helper calls by which it may write more than words."""
_CALL = re.compile(r"(?<![\w.:@\"'])([a-z_]\w*[?!]?)\(")


@memo
def helpers_of(project: Project) -> str:
    """Return what the helpers of Rails say, all together: they stand beside the files that are checked."""
    return "\n".join(
        text for path, text in ruby_texts(project).items() if f"/{path}".partition("/app/")[2].startswith("helpers/")
    )


@memo
def _bodies(project: Project) -> dict[str, tuple[str, ...]]:
    """What the helpers of each name do; for a name that none has, what the components call so."""
    found: dict[str, tuple[str, ...]] = {}
    for one in pieces(helpers_of(project)):
        found[one.name] = (*found.get(one.name, ()), one.body)
    of_components: dict[str, tuple[str, ...]] = {}
    for path, text in ruby_texts(project).items():
        for one in pieces(text) if f"/{path}".partition("/app/")[2].startswith("components/") else ():
            of_components[one.name] = (*of_components.get(one.name, ()), one.body)
    return {**of_components, **found}


def says_only(body: str, page: Page) -> bool:
    """Whether what a tag of Rails prints is words alone: a helper of the service that calls nothing by which one asks, a title handed on."""
    if not isinstance(page.project, Project):
        return False
    if _PUT_ELSEWHERE.match(body):
        return True
    handed = _HANDED.match(body)
    if handed is not None:
        given = rf"\bcontent_for[\s(]+:{handed[1]}\s*,\s*(?:t\(|t\s|I18n\.t|[\"'])"
        return re.search(given, page.project.text(page.path)) is not None
    called = _CALLED.match(body)
    return called is not None and _is_words(called[1], page.project)


_LABELLED = re.compile(r"\b(?:text|email|phone|telephone|number|search)_field_tag[\s(]+([\w.:]+)")
_HIDDEN = re.compile(r"\bhidden_field_tag\b")
_OF_CONSTANT = re.compile(r"(?<![\w:.])[A-Z]\w{0,80}(?:::\w{1,80}){0,5}\.\w+")
"""What a class of the service answers: a name, and no control."""


def _without_labelled(body: str) -> str:
    """What a helper writes, but the controls of HTML that it hides or for which it writes a label itself."""
    said = _LABELLED.sub(
        lambda one: "" if re.search(rf"\blabel_tag[\s(]+{re.escape(one[1])}(?![\w.:])", body) else one[0],
        _HIDDEN.sub("", body),
    )
    return _OF_CONSTANT.sub("", said)


@memo
def _known(_: Project) -> dict[str, bool]:
    return {}


def _is_words(name: str, project: Project, hops: int = 3) -> bool:
    known = _known(project)
    if name not in known:
        known[name] = False  # one that calls itself
        helpers = _bodies(project)
        bodies = helpers.get(name, ())
        inner = helpers.keys() & {one for body in bodies for one in _CALL.findall(body)}
        known[name] = (
            bool(bodies)
            and not any(_MAY_ASK.search(_without_labelled(body)) for body in bodies)
            and hops > 0
            and all(_is_words(one, project, hops - 1) for one in inner)
        )
    return known[name]


_OPENERS = frozenset({"form_with", "form_for", "form_tag", "simple_form_for"})


def opens_form(helper: str, project: Project, hops: int = 3) -> bool:
    """Return whether a helper of the service opens a form, by itself or by another that it calls."""
    said = _bodies(project).get(helper, ())[:1]
    if not said or not hops:
        return False
    called = set(re.findall(r"\b\w*form\w*\b", said[0])) - {helper}
    return not called.isdisjoint(_OPENERS) or any(opens_form(one, project, hops - 1) for one in called)


_HANDS_BUILDER = re.compile(
    r"^\s*(?!render\b|content_for\b)([a-z]\w*)[\s(](?:.*[\s({,])?(?:(?:f|form|builder|form_builder):\s*(?:f|form|builder)?\s*(?=[,})]|$)|(?<=[(,\s])(?:f|form)\s*(?=[,)]|$))",
    re.S,
)


def handed_builder(body: str, page: Page) -> bool:
    """Return whether a tag of Rails hands the builder of a form to a helper that may have people fill in something."""
    called = _HANDS_BUILDER.match(body)
    return called is not None and isinstance(page.project, Project) and not _is_words(called[1], page.project)
