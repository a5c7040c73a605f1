"""What a request is called: by the title of its page, else of its window, never by what every page of the site says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from guichet.core.findings import Text
from guichet.done.words import apart, speaks_of
from guichet.reading.language.detection import detect
from guichet.reading.project.project import Project
from guichet.reading.templates.composition import Frame, Placed
from guichet.reading.templates.masking import is_dynamic, visible
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import is_component
from guichet.walked.before import components_around, pages_before
from guichet.walked.chosen_parts import parts_of
from guichet.walked.requests import stands_beside
from guichet.walked.ruby_fields import is_ruby

_LONGEST = 80
_TITLES = ("h1", "title", "h2")


def labels_of(groups: Sequence[Sequence[Page]], names: Sequence[str]) -> list[Text]:
    """Return what each request says that it is; its name when nothing of its page does."""
    said = [list(_said(group[0])) for group in groups]
    pages = Counter(text for one in said for text in {text for _, text, _ in one})
    found = []
    for group, one, name in zip(groups, said, names, strict=True):
        own = [each for each in one if pages[each[1]] < 3 or pages[each[1]] * 2 < len(groups)]
        sure = [text for _, text, is_sure in own if is_sure]
        window = [text for tag, text, is_sure in own if not is_sure and tag != "h2" and len(text.split()) > 1]
        label = next(iter([*sure, *window, *_said_around(group[0])]), _in_folder(group[0].path, name))[:_LONGEST]
        found.append(Text(label, label))
    return found


def _said_around(page: Page) -> Iterator[str]:
    """What the pages say by which one comes to a request that has no title: those that show it, the one that leads to it alone."""
    project = page.project
    if not isinstance(project, Project):
        return
    shown_in = (project.page_written(one) for one in components_around(page.path, project))
    before = pages_before(page)
    parts = parts_of(page)[:1]
    for one in (*(one for one in shown_in if one is not None), *(before if len(before) == 1 else ()), *parts):
        yield from (text for tag, text, is_sure in _said(one) if is_sure and tag != "h2")
    yield from _in_routes(page, project)


_ROUTED = re.compile(r"\btitle:\s*[\"'`]([^\"'`$]{3,80})[\"'`]")


def _in_routes(page: Page, project: Project) -> Iterator[str]:
    """The title that the addresses of a service of components give to the page that shows one."""
    if not is_component(page.path):
        return
    shown = [one.rpartition("/")[2].partition(".")[0] for one in (page.path, *components_around(page.path, project))]
    for path in project.paths:
        if path.endswith((".js", ".ts")) and ("rout" in path.lower()):
            text = project.text(path)
            for name in shown:
                for one in re.finditer(rf"\bcomponent:\s*{re.escape(name)}\b", text):
                    begins, ends = text.rfind("path:", 0, one.start()), text.find("path:", one.end())
                    if (said := _ROUTED.search(text, max(begins, 0), ends if ends >= 0 else len(text))) is not None:
                        yield said[1]


def is_beside(name: str, label: Text) -> bool:
    """Whether a request is beside what people come for: to write to the service, to say what one thinks, to sign up, to leave."""
    said = apart(f"{name} ; {label.fr}")
    return any(speaks_of(said, idea) for idea in ("ways.opinions", "ways.beside", "sessions.sign_up", "fields.subscription", "leaving.leave", "fields.inviting"))  # fmt: skip


_SAYS_NOTHING = frozenset("index new edit show form create update detail list page".split())


def _in_folder(path: str, name: str) -> str:
    """The name of a file, its folder with it when it says nothing by itself."""
    return "/".join(path.rpartition(".")[0].partition(".")[0].split("/")[-2:]) if name in _SAYS_NOTHING else name


_CLEAR = 2
"""How many times the little words of the next language those of a page must outnumber."""


def language_of(page: Page) -> str:
    """Return the language that a page is in, as it says or as its words show; "" when neither is clear."""
    for html in page.find("html"):
        said = html.attr("lang") or ""
        if said and not is_dynamic(said):
            return said.partition("-")[0].lower()
    lang, best, next_best = detect(page.text)
    return lang if best > _CLEAR * next_best else ""


def _said(page: Page) -> Iterator[tuple[str, str, bool]]:
    """The titles of a page, the best first: what it is written in, its words, and whether these are all of it."""
    titles = [one for one in page.placed(*_TITLES) if not stands_beside(one.element, page)]
    yield from _handed_on(page)
    for one in sorted(titles, key=lambda one: _rank(page, one)):
        text = first_branch(page, one)
        said = " ".join(_NOT_SAID.sub(" ", visible(text)).split()).strip(" -–—|·:")
        if said and not (one.element.name == "title" and _is_of_layout(page, one)):
            yield one.element.name, said, not is_dynamic(text)


_NOT_SAID = re.compile(r"<[^<>]*>|[\ue000-\uf8ff]+")
"""Marks of HTML in a phrase of a catalogue, and what stands for a value."""
_HANDED_ON = re.compile(
    r"\bcontent_for[\s(]+:(?:page_title|title|heading|form_question|main_heading)\s*,\s*(?:(?:I18n\.)?t\(?\s*[\"']([\w.]+)[\"']|[\"']([^\"']+)[\"'])"
)


def _handed_on(page: Page) -> Iterator[tuple[str, str, bool]]:
    """The title that a page of Rails hands on to its layout, in the words of the catalogues."""
    if not isinstance(page.project, Project) or not is_ruby(page.path):
        return
    for key, said in _HANDED_ON.findall(page.project.text(page.path)):
        if key.startswith("."):
            folder, _, file = page.path.partition("app/views/")[2].rpartition("/")
            key = f"{folder.replace('/', '.')}.{file.partition('.')[0].removeprefix('_')}{key}"
        text = said or page.project.phrase(key, page.path) or ""
        if text and "%{" not in text and "#{" not in text:
            yield "h1", text, True


def _rank(page: Page, title: Placed) -> tuple[bool, bool, int]:
    """Where a title comes among those of a page: what a layout says to all of them comes after what the page says."""
    kind = title.element.name
    return _is_in_branch(title), kind != "title" and _is_of_layout(page, title), _TITLES.index(kind)


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


def _is_in_branch(one: Placed) -> bool:
    """Whether a heading under the main title only stands in some cases: it is what a case is called."""
    return one.element.name == "h2" and one.element.template.branches.is_conditional(one.element.start)


def first_branch(page: Page, placed: Placed) -> str:
    """Return the text of an element as the first case of each condition in it gives it: two cases are never one title."""
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
            if at < stop and _is_in_first(frame, said, around)
        )
    return " ".join("".join(pieces).split())


def _is_in_first(frame: Frame, offset: int, around: Collection[int]) -> bool:
    """Whether what stands at an offset is in the first case of each condition but those around."""
    steps = (step for one, at in frame.chain(offset) for step in one.template.branches.path(at))
    return all(step.branch == 0 or id(step.block) in around for step in steps)


def names_of(paths: Iterable[str]) -> list[str]:
    """Return a name for each page, no two alike: its file's, its folder before it, its whole path where these are shared."""
    paths = list(paths)
    stems = [path.rpartition("/")[2].partition(".")[0] for path in paths]
    folders = ["/".join(path.rpartition(".")[0].split("/")[-2:]) for path in paths]
    return [
        stem if stems.count(stem) == 1 else folder if folders.count(folder) == 1 else path
        for path, stem, folder in zip(paths, stems, folders, strict=True)
    ]
