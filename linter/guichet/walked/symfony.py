"""What the forms of Symfony that controllers give to a page ask: `$builder->add('email', EmailType::class, […])`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.done.forms.form import Asked, Sort
from guichet.reading.project.project import Project
from guichet.reading.templates.page import Page

_ADD = re.compile(r"->add\(\s*['\"](\w+)['\"]\s*(?:,\s*(?:\\?\w+\\)*(\w+?)(?:Type)?::class|,\s*null)?")
_MADE = re.compile(r"createForm\(\s*(?:type:\s*)?(\w+)::class")
_NAMED = re.compile(r"""["']([@\w!:/.-]+\.twig)["']""")
_FUNCTION = re.compile(r"^[ \t]*(?:public|private|protected)\s+(?:static\s+)?function\s+\w+", re.M)
_FREE, _WANTED = (
    re.compile(r"['\"]required['\"]\s*=>\s*false"),
    re.compile(r"NotBlank|aria-required['\"]\s*=>\s*['\"]?true|['\"]required['\"]\s*=>\s*true"),
)
_KEPT_IN = re.compile(r"['\"]data_class['\"]\s*=>\s*\\?(?:\w+\\)*(\w+)::class")
_NOT_EMPTY = re.compile(r"Assert\\Not(?:Blank|Null)(?P<some>\([^)]*groups)?")
_LABEL = re.compile(r"['\"]label['\"]\s*=>\s*(?:'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\")")
_SORTS = {"Checkbox": Sort.TICK, "Choice": Sort.CHOICE, "Entity": Sort.CHOICE, "Enum": Sort.CHOICE, "File": Sort.FILE, "Date": Sort.DATE, "Birthday": Sort.DATE, "Password": Sort.PASSWORD}  # fmt: skip
_KINDS = {"Email": "email", "Tel": "tel"}
_NOT_TYPED = frozenset({"Submit", "Button", "Reset", "Hidden"})


@memo
def symfony_forms(page: Page) -> tuple[tuple[Asked, ...], ...]:
    """Return the forms that controllers make where they show a page of Twig, each with its fields."""
    project = page.project
    if not page.path.endswith(".twig") or not isinstance(project, Project):
        return ()
    return tuple(tuple(_fields(name, project)) for name in dict.fromkeys(_made_for(project).get(page.path, ())))


@memo
def _made_for(project: Project) -> dict[str, list[str]]:
    """The types of the forms that a function of a controller makes, by each template that it names."""
    found: dict[str, list[str]] = defaultdict(list)
    for file in project.paths:
        text = project.text(file) if file.endswith(".php") else ""
        if "createForm(" in text:
            starts = [*(one.start() for one in _FUNCTION.finditer(text)), len(text)]
            for start, end in pairwise(starts):
                made = _MADE.findall(text, start, end)
                for name in _NAMED.findall(text, start, end) if made else ():
                    if (shown := project.library.resolve(name, file)) is not None:
                        found[shown].extend(made)
    return found


@memo
def _types(project: Project) -> dict[str, str]:
    """The classes of PHP, each by its name."""
    return {path.rpartition("/")[2].removesuffix(".php"): path for path in project.paths if path.endswith(".php")}


def _judged(text: str, name: str, project: Project) -> bool | None:
    """Whether the class that keeps the answers of a form wants one: always, in some cases alone (False), never (None)."""
    kept = _KEPT_IN.search(text)
    path = _types(project).get(kept[1]) if kept is not None else None
    own = project.text(path) if path is not None else ""
    held = re.search(rf"(?:public|private|protected)[^;{{}}()]*\${re.escape(name)}\b", own)
    said = own[max(own.rfind(";", 0, held.start()), own.rfind("{", 0, held.start())) + 1 : held.start()] if held else ""
    wanted = _NOT_EMPTY.search(said)
    return None if wanted is None else wanted["some"] is None


def _fields(name: str, project: Project) -> Iterator[Asked]:
    path = _types(project).get(name)
    text = project.text(path) if path is not None else ""
    found = list(_ADD.finditer(text))
    ends = [*(one.start() for one in found[1:]), len(text)]
    for one, end in zip(found, ends, strict=True):
        kind, options = one[2] or "Text", text[one.end() : end]
        label = _LABEL.search(options)
        if path is not None and kind not in _NOT_TYPED:
            judged = _judged(text, one[1], project)
            required = _WANTED.search(options) is not None or not _FREE.search(options) or judged is True
            said = (label[1] or label[2] or "") if label else ""
            yield Asked(
                one[1], said, _SORTS.get(kind, Sort.TEXT), required or judged is False, path,
                Span(one.start(1), one.end(1)), sometimes=not required, kind=_KINDS.get(kind, kind),
            )  # fmt: skip
