"""What the forms of Symfony that controllers give to a page ask: `$builder->add('email', EmailType::class, […])`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.done.forms.form import Asked, Sort
from guichet.reading.project.project import Project
from guichet.reading.templates.page import Page

_ADD = re.compile(r"->add\(\s*['\"](\w+)['\"]\s*(?:,\s*(?:\\?\w+\\)*(\w+?)(?:Type)?::class|,\s*null)?")
_MADE = re.compile(r"createForm\(\s*(?:type:\s*)?(\w+)::class")
_FUNCTION = re.compile(r"^[ \t]*(?:public|private|protected)\s+(?:static\s+)?function\s+\w+", re.M)
_FREE, _WANTED = (
    re.compile(r"['\"]required['\"]\s*=>\s*false"),
    re.compile(r"NotBlank|aria-required['\"]\s*=>\s*['\"]?true|['\"]required['\"]\s*=>\s*true"),
)
_LABEL = re.compile(r"['\"]label['\"]\s*=>\s*(?:'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\")")
_SORTS = {"Checkbox": Sort.TICK, "Choice": Sort.CHOICE, "Entity": Sort.CHOICE, "Enum": Sort.CHOICE, "File": Sort.FILE, "Date": Sort.DATE, "Birthday": Sort.DATE, "Password": Sort.PASSWORD}  # fmt: skip
_KINDS = {"Email": "email", "Tel": "tel"}
_NOT_TYPED = frozenset({"Submit", "Button", "Reset", "Hidden"})


@memo
def symfony_fields(page: Page) -> tuple[Asked, ...]:
    """Return the fields of the forms that controllers make where they show a page of Twig."""
    project = page.project
    if not page.path.endswith(".twig") or not isinstance(project, Project):
        return ()
    types = dict.fromkeys(name for name in _made_for(page.path, project))
    return tuple(field for name in types for field in _fields(name, project))


def _made_for(path: str, project: Project) -> Iterator[str]:
    name = path.partition("templates/")[2] or path
    for file in _controllers(project):
        text = project.text(file)
        if name in text:
            starts = [*(one.start() for one in _FUNCTION.finditer(text)), len(text)]
            for start, end in pairwise(starts):
                if name in text[start:end]:
                    yield from _MADE.findall(text[start:end])


@memo
def _controllers(project: Project) -> list[str]:
    return [path for path in project.paths if path.endswith(".php") and "createForm(" in project.text(path)]


@memo
def _types(project: Project) -> dict[str, str]:
    return {path.rpartition("/")[2].removesuffix(".php"): path for path in project.paths if path.endswith("Type.php")}


def _fields(name: str, project: Project) -> Iterator[Asked]:
    path = _types(project).get(name)
    text = project.text(path) if path is not None else ""
    found = list(_ADD.finditer(text))
    ends = [*(one.start() for one in found[1:]), len(text)]
    for one, end in zip(found, ends, strict=True):
        kind, options = one[2] or "Text", text[one.end() : end]
        label = _LABEL.search(options)
        if path is not None and kind not in _NOT_TYPED:
            required = _WANTED.search(options) is not None or not _FREE.search(options)
            said = (label[1] or label[2] or "") if label else ""
            yield Asked(one[1], said, _SORTS.get(kind, Sort.TEXT), required, path, Span(one.start(1), one.end(1)), kind=_KINDS.get(kind, kind))  # fmt: skip
