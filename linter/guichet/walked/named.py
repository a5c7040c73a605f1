"""What a request is called: by the title of its page, else of its window, never by what every page of the site says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from guichet.core.findings import Text
from guichet.done.words import apart, speaks_of
from guichet.reading.language.detection import detect
from guichet.reading.project.project import Project
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import is_component
from guichet.walked.before import components_around, pages_before
from guichet.walked.chosen_parts import parts_of
from guichet.walked.component_users import opening, tags_of
from guichet.walked.route_steps import titles_in_routes
from guichet.walked.titles import titles_of

_LONGEST = 80


def labels_of(groups: Sequence[Sequence[Page]], names: Sequence[str]) -> list[Text]:
    """Return what each request says that it is; that it is a form, and its file, when nothing of its page does."""
    said = [list(titles_of(group[0])) for group in groups]
    of_site = _of_site(said)
    said = [
        [(tag, _without(of_site, text) if tag == "title" else text, is_sure) for tag, text, is_sure in one]
        for one in said
    ]
    pages = Counter(text for one in said for text in {text for _, text, _ in one})
    found = []
    for group, one, name in zip(groups, said, names, strict=True):
        own = [each for each in one if pages[each[1]] < 3 or pages[each[1]] * 2 < len(groups)]
        sure = [text for _, text, is_sure in own if is_sure]
        window = [text for tag, text, is_sure in own if not is_sure and tag == "title" and len(text.split()) > 1]
        every = [*sure, *window, *_said_around(group[0])]
        label = next((text for text in every if not text.endswith("?")), next(iter(every), ""))[:_LONGEST]
        file = _in_folder(group[0].path, name)
        found.append(Text(label, label) if label else Text(f"Le formulaire {file}", f"The form {file}"))
    return found


_ENDS = re.compile(r"\s[-–—|·:]\s+((?:(?!\s[-–—|·:]\s).)+)$")
_SITE = 3
"""Requests whose windows end with the same words from which these are the name of the site."""


def _of_site(said: Sequence[Sequence[tuple[str, str, bool]]]) -> frozenset[str]:
    """The words by which the titles of the windows of several requests end: the name of the site."""
    windows = ([_ENDS.search(text) for tag, text, _ in one if tag == "title"] for one in said)
    ends = Counter(end for one in windows for end in {found[1] for found in one if found is not None})
    return frozenset(end for end, number in ends.items() if number >= _SITE)


def _without(of_site: frozenset[str], text: str) -> str:
    end = _ENDS.search(text)
    return text[: end.start()] if end is not None and end[1] in of_site else text


def _said_around(page: Page) -> Iterator[str]:
    """What the pages say by which one comes to a request that has no title: those that show it, the one that leads to it alone."""
    project = page.project
    if not isinstance(project, Project):
        return
    shown_in = (project.page_written(one) for one in components_around(page.path, project))
    before = pages_before(page)
    parts = parts_of(page)
    for one in (*(one for one in shown_in if one is not None), *(before if len(before) == 1 else ()), *parts):
        yield from (text for _, text, is_sure in titles_of(one) if is_sure)
    if is_component(page.path):
        for path in (page.path, *components_around(page.path, project)):
            yield from titles_in_routes(path, project)
    yield from _given_around(page, project)


_GIVEN = re.compile(r"<[A-Z]\w*(?=\s)(?:[^<>]|=>)*?\stitle=\"([^\"]{3,160})\"")


def _given_around(page: Page, project: Project) -> Iterator[str]:
    """The title that the components that show a page give to one of theirs, above it."""
    shown = opening(tags_of(page.path, project))
    for path in components_around(page.path, project):
        above = shown.split(project.text(path), 1)[0]
        yield from (" ".join(one.split()) for one in _GIVEN.findall(above)[-1:])


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


def names_of(paths: Iterable[str]) -> list[str]:
    """Return a name for each page, no two alike: its file's, its folder before it, its whole path where these are shared."""
    paths = list(paths)
    stems = [path.rpartition("/")[2].partition(".")[0] for path in paths]
    folders = ["/".join(path.rpartition(".")[0].split("/")[-2:]) for path in paths]
    return [
        stem if stems.count(stem) == 1 else folder if folders.count(folder) == 1 else path
        for path, stem, folder in zip(paths, stems, folders, strict=True)
    ]
