"""The headings and titles by which a page says what it is for: not its sections, not its questions, not one of its cases."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.reading.project.project import Project
from guichet.reading.templates.branches import Block
from guichet.reading.templates.composition import Frame, Placed
from guichet.reading.templates.masking import is_dynamic, visible
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import is_component, is_template
from guichet.reading.written.written import Pieced
from guichet.walked.rails import action_of, controllers_of, written_in
from guichet.walked.requests import stands_beside
from guichet.walked.ruby_fields import is_ruby

_UNDER = ("h2", "h3", "h4", "h5", "h6")
_NOT_SAID = re.compile(r"<[^<>]*>|[\ue000-\uf8ff]+")
"""Marks of HTML in a phrase of a catalogue, and what stands for a value."""


def titles_of(page: Page) -> Iterator[tuple[str, str, bool]]:
    """Yield the titles of a page, the best first: what each is written in, its words, and whether these are all of it."""
    yield from _handed_on(page)
    found = [one for one in page.placed("h1", "title") if not _is_beside(one, page)]
    headings = _before_form(page)
    ranked = sorted(found, key=lambda one: (one.element.name != "title" and _is_of_layout(page, one), one.element.name == "title"))  # fmt: skip
    for one in (*ranked, *headings):
        text = said_always(page, one)
        said = " ".join(_NOT_SAID.sub(" ", visible(text)).split()).strip(" -–—|·:")
        is_title = one.element.name == "title"
        is_question = not is_title and one.element.closest("legend", "label") is not None
        if said and not is_question and not (is_title and (_is_of_layout(page, one) or _is_of_site(said, page))):
            yield one.element.name, said, not is_dynamic(text)
    yield from _in_catalogue(page)


def _before_form(page: Page) -> list[Placed]:
    """The headings under which the request of a page stands: those before it, the nearest first, else the first that the page itself writes."""
    own = None
    before: list[Placed] = []
    asking = {_file_of(one) for one in page.placed("form")}
    for one in page.placed(*_UNDER, "form"):
        if _is_beside(one, page) or _is_of_neighbour(one, page, asking):
            continue
        if one.element.name == "form":
            return before[: -_NEAREST - 1 : -1]
        if one.element.closest("form", "dialog") is None and not one.element.template.branches.is_conditional(one.element.start):  # fmt: skip
            before.append(one)
            own = own or (one if one.element.template.path == page.path else None)
    return [] if own is None else [own]


_NEAREST = 2
"""Headings before a form of which one says what it is for: the nearest may be the name of a step, that a program gives."""


def _is_beside(one: Placed, page: Page) -> bool:
    """Whether a heading is no part of what a page is about; one in a header that a component itself writes is its own."""
    is_own = (
        is_component(page.path) and one.element.template.path == page.path and one.element.closest("header") is not None
    )
    return stands_beside(one.element, page) and not (is_own and one.element.closest("nav", "dialog") is None)


def _file_of(one: Placed) -> str:
    """The file that an element is written in, were it written out in another."""
    template = one.element.template
    return template.origin(Span(one.element.start, one.element.start + 1))[0] if isinstance(template, Pieced) else template.path  # fmt: skip


def _is_of_neighbour(heading: Placed, page: Page, asking: Collection[str]) -> bool:
    """Whether a heading is what a component says of itself wherever it is shown, when it is neither the page nor what asks."""
    file = _file_of(heading)
    if heading.element.name == "form" or not is_component(file) or file == page.path or file in asking:
        return False
    said = " ".join(heading.element.text.split())
    return bool(said) and said in " ".join(page.project.text(file).split())


_HANDED_ON = re.compile(
    r"(?:\bcontent_for[\s(]+:(?:page_title|title|heading|form_question|main_heading)\s*,|(?:@(?:\w+_)?|\bself\.(?:page_)?)(?:title|question|heading)\s*=|\brender[\s(]+(?:\w*(?:Page|Main)\w*)?(?:Heading|Title)\w*\.new(?:\([^()\n]*\))?\.with_content\(|\brender\s+[\"'][\w/]*(?:page_|main_)?(?:heading|title)[\"']\s*,\s*\w+:|\b(?:set_)?(?:page_)?(?:title|heading)[ (]+(?=[\"']|t[ (]|I18n))\s*(?:(?:I18n\.)?t\(?\s*[\"']([\w.]+)[\"']|[\"']([^\"']+)[\"'])"
)


def titles_handed_on(page: Page) -> list[str]:
    """Return the titles that a page of Rails hands on to its layout, or to what draws its heading."""
    return [said for _, said, _ in _handed_on(page)]


def _handed_on(page: Page) -> Iterator[tuple[str, str, bool]]:
    """The title that a page of Rails hands on to its layout, in the words of the catalogues."""
    if not isinstance(page.project, Project) or not is_ruby(page.path):
        return
    written = page.project.library.template(page.path)
    own = [
        (found[1] or "", found[2] or "")
        for found in _HANDED_ON.finditer(page.project.text(page.path))
        if written is None
        or all(step.branch == _usual_branch(step.block) for step in written.branches.path(found.start()))
    ]
    for key, said in (*own, *_handed_by_controller(page, page.project)):
        whole = f"{_key_of(page)}{key}" if key.startswith(".") else key
        text = said or page.project.phrase(whole, page.path) or ""
        if _HOLE.search(text):
            yield from (("title", one, False) for one in _said_around_holes(text)[:1])
        elif text and not _KEY.fullmatch(text):
            yield "h1", text, True


_HOLE = re.compile(r"[#%]\{[^{}]*\}")
"""What is put into a title as its page is shown."""
_HOLE_APART = re.compile(r"\([^()]*[#%]\{[^{}]*\}[^()]*\)")
_KEY = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)+")
"""A name of a program: nobody is told it."""


def _said_around_holes(text: str) -> list[str]:
    """The parts of a title that are whole, whatever is put into the others."""
    return [one.strip() for one in _BETWEEN.split(_HOLE_APART.sub("", text)) if one.strip() and not _HOLE.search(one)]


def _handed_by_controller(page: Page, project: Project) -> list[tuple[str, str]]:
    """The title that the controller of a page gives: in the method that shows it, else the only one that it gives at all."""
    own = controllers_of(page.path, project)[:1]
    text = project.text_beside(own[0]) if own else ""
    said = _HANDED_ON.findall(written_in(text, action_of(page.path, project)))
    every = list(dict.fromkeys(_HANDED_ON.findall(text)))
    return said[:1] or (every if len(every) == 1 else [])


def _key_of(page: Page) -> str:
    """The key of the catalogues under which Rails looks for the phrases of a page."""
    folder, _, file = page.path.partition("app/views/")[2].rpartition("/")
    return f"{folder.replace('/', '.')}.{file.partition('.')[0].removeprefix('_')}"


_BETWEEN = re.compile(r" [-–—|·:] ")


def _in_catalogue(page: Page) -> Iterator[tuple[str, str, bool]]:
    """The title that the catalogues of Rails hold for a page, without what it is about and the name of the site."""
    if not isinstance(page.project, Project) or not is_ruby(page.path):
        return
    own = _key_of(page)
    for key in (f"{own}.title", f"{own}.page_title", f"{own}.heading", f"page_titles.{own}", f"titles.{own}"):
        text = page.project.phrase(key, page.path) or ""
        parts = _BETWEEN.split(text)
        said = [one for one in (parts[:-1] if len(parts) > 1 else parts) if one.strip() and "%{" not in one]
        if said:
            yield "h1", said[0].strip(), True


def _is_of_layout(page: Page, title: Placed) -> bool:
    """Whether a title is the one that a layout gives to every page that says nothing."""
    if title.element.template.path == page.path:
        return False
    inside = title.element.inner_span
    return not any(
        frame.template.path == page.path
        and any(one is title.frame and inside.start <= at < inside.end for one, at in frame.chain(start))
        for frame, start, _ in page.composition.segments
    )


def _is_of_site(said: str, page: Page) -> bool:
    """Whether a title is that of the whole site: its layouts or its home page bear it too."""
    if not isinstance(page.project, Project):
        return False
    return any(path != page.path and said in text for path, text in _titled(page.project).items())


_TITLED = re.compile(r"<title\b[^>]*>.{0,300}?</title>|\{%-?\s*block\s+\w*title\w*\s*-?%\}.{0,300}?\{%-?\s*endblock", re.S)  # fmt: skip
_AT_HOME = re.compile(r"(?:^|/)(?:layouts?/[^/]*|base[^/]*|index|home|accueil)\.\w+(?:\.\w+)*$")


@memo
def _titled(project: Project) -> dict[str, str]:
    """What the layouts and the home page of a service give for title."""
    held = (path for path in project.paths if is_template(path) and _AT_HOME.search(path))
    return {path: " ".join(" ".join(_TITLED.findall(project.text(path))).split()) for path in held}


_FIRST_TIME = re.compile(r"\bnot\b|!|(?<![a-z])new|\bcreat|\bunless\b|\bempty\b|\bnil\?")
"""A condition that is true the first time that somebody comes."""


def said_always(page: Page, placed: Placed) -> str:
    """Return the text of an element as its page gives it when no condition in it is special: two cases are never one title."""
    inside, start = placed.element.inner_span, placed.element.start
    around = {id(step.block) for one, at in placed.frame.chain(start) for step in one.template.branches.path(at)}
    pieces: list[str] = []
    for frame, start, end in page.composition.segments:
        if frame is placed.frame:
            start, end = max(start, inside.start), min(end, inside.end)
        elif not any(one is placed.frame and inside.start <= at < inside.end for one, at in frame.chain(start)):
            continue
        tokens = frame.template.tokens_between(start, end)
        starts = [(start, start), *((one.start, one.end) for one in tokens), (end, end)]
        pieces.extend(
            frame.template.said_between(at, stop)
            for (at, said), (stop, _) in pairwise(starts)
            if at < stop and _is_usual(frame, said, around)
        )
    return " ".join("".join(pieces).split())


def _is_usual(frame: Frame, offset: int, around: Collection[int]) -> bool:
    """Whether what stands at an offset is in the usual case of each condition but those around: the other one of a special case."""
    steps = (step for one, at in frame.chain(offset) for step in one.template.branches.path(at))
    return all(step.branch == _usual_branch(step.block) for step in steps if id(step.block) not in around)


def _usual_branch(block: Block) -> int:
    """The branch of a block that is no special case, its first when each is one, -1 when it has no other."""
    if not block.is_condition or _FIRST_TIME.search(block.conditions[0]):
        return 0
    last = len(block.conditions) - 1
    return last if last and not block.conditions[last] else 0 if last else -1
