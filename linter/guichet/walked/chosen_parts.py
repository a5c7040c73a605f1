"""The parts of which a page of Rails shows one at a time, chosen by a stage: `render @petition`, `render "steps/#{step}"`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.reading.project.project import Project
from guichet.reading.templates.composition import Frame
from guichet.reading.templates.masking import Kind, Token
from guichet.reading.templates.page import Page
from guichet.walked.placed import place_in_files
from guichet.walked.request_forms import renders_unknown
from guichet.walked.requests import placed_tokens, request_tokens
from guichet.walked.ruby_components import asks_by_itself, brought_in, given_field, held_asks_nothing, unasked
from guichet.walked.ruby_models import models_of, text_of_model

_OF_OBJECT = re.compile(r"^\s*render\b[\s(]*@(\w+)\s*(?:[,)]|$)")
_WRITTEN = re.compile(r"^\s*render\b[\s(]*(?:partial:\s*)?[\"']([\w/]*#\{[^}]*\}[\w/]*)[\"']")
_ITS_PATH = re.compile(r"^[ \t]*def\s+to_partial_path\b\s*(?:\n|;)\s*[\"']([^\"'\n]+)[\"']", re.M)
_STAGE = re.compile(r"^[ \t]*(?:stage|step)\s+:(\w+)", re.M)
_HOLE = re.compile(r"#\{[^}]*\}")
_VIEWS = "app/views/"


@memo
def chosen_parts(page: Page) -> tuple[str, ...]:
    """Return the files of the parts of which a request of a page shows one at a time, in their order; () when they are not all known."""
    project = page.project
    if not isinstance(project, Project):
        return ()
    found: dict[str, None] = {}
    for token in request_tokens(page):
        if renders_unknown(token):
            own = list(_parts(token, page, project))
            if not own:
                return ()
            found.update(dict.fromkeys(own))
    return tuple(found)


def _parts(token: Token, page: Page, project: Project) -> Iterator[str]:
    held, written = _OF_OBJECT.match(token.body), _WRITTEN.match(token.body)
    patterns: list[tuple[str, str]] = [(written[1], "")] if written is not None else []
    for model in models_of(held[1], page.path, project) if held is not None and not patterns else ():
        said = text_of_model(model, project)
        patterns = patterns or [(one, said) for one in _ITS_PATH.findall(said)]  # the nearest controller's comes first
    root, _, folder = page.path.partition(_VIEWS)
    for pattern, said in patterns:
        whole = pattern if "/" in pattern else f"{folder.rpartition('/')[0]}/{pattern}"
        if not _HOLE.sub("", whole.rpartition("/")[2]) and whole.startswith("#{"):
            continue  # any part of any folder
        before, _, name = whole.rpartition("/")
        wanted = re.compile(rf"{re.escape(root + _VIEWS + before)}/_{_as_pattern(name)}\.(?:\w+\.)*(?:erb|haml|slim)$")
        stages = [one[1] for one in _STAGE.finditer(said)]
        files = {one: named[1] for one in project.paths if (named := wanted.match(one)) is not None}
        yield from sorted(files, key=lambda one: (_rank(files[one], stages), one))


def _as_pattern(name: str) -> str:
    start, end = [*_HOLE.split(name, maxsplit=1), ""][:2]
    return f"{re.escape(start)}(\\w+?){re.escape(_HOLE.sub('', end))}"


def _rank(stage: str, stages: list[str]) -> int:
    return stages.index(stage) if stage in stages else len(stages)


def shows_unknown_part(page: Page) -> bool:
    """Whether a request of a page shows a part that is chosen as the page runs, among parts that are not known."""
    return any(
        renders_unknown(one) and not _asks_nothing(frame, one, page) for frame, one in placed_tokens(page)
    ) and not chosen_parts(page)


def _asks_nothing(frame: Frame, token: Token, page: Page) -> bool:
    """Whether a part is, or stands in, a component that nobody fills anything in."""
    if not isinstance(page.project, Project):
        return False
    path, _ = place_in_files(frame.template, Span(token.start, token.end), page.project.library)
    return unasked(frame, token, page.project) or held_asks_nothing(token.body, page.project.text(path), page.project)


_OF = {"files": ("papers", "money"), "fields": ("email", "telephone", "address", "papers", "common-names", "money")}
"""What a component that has people fill in something may ask that somebody does not have."""


@memo
def components_unread(page: Page) -> dict[str, tuple[str, ...]]:
    """Return the tags of the requests of a page by which a component has people fill in what was not written out, each with whom it may stop."""
    if not page.path.endswith((".erb", ".haml", ".slim")) or not isinstance(page.project, Project):
        return {}
    found: dict[str, tuple[str, ...]] = {}
    known = brought_in(page)
    for frame, token in placed_tokens(page):
        asked = asks_by_itself(token.body, page.project) if token.kind is Kind.OUTPUT else ""
        if asked and (frame.template.path, token.start) not in known and given_field(token.body, page.project) is None:
            found[" ".join(token.body.split())] = _OF[asked]
    return found


def tokens_asked(page: Page) -> Iterator[tuple[Frame, Token]]:
    """Yield the tags of the requests of a page, with those of the parts of which it shows one at a time."""
    yield from placed_tokens(page)
    for one in parts_of(page):
        yield from one.tokens()


@memo
def parts_of(page: Page) -> tuple[Page, ...]:
    """Return the parts of which a page shows one at a time, each as a page."""
    return tuple(one for path in chosen_parts(page) if (one := page.project.page_written(path)) is not None)
