"""What the forms of Symfony that controllers give to a page ask: `$builder->add('email', EmailType::class, […])`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from guichet.core.findings import Span
from guichet.core.memo import keyed_memo, memo
from guichet.done.forms.form import Asked, Sort
from guichet.reading.project.project import Project
from guichet.reading.templates.page import Page
from guichet.walked.php import Condition, Php
from guichet.walked.symfony_kept import Groups, groups_of, is_never_null, kept, says_not_empty

_ADD = re.compile(r"->add(?:Step)?\(\s*['\"](\w+)['\"]\s*(?:,\s*(?:(?:\\?\w+\\)*(\w+)::class|(null)))?")
_MADE = re.compile(r"create(?:Form\(\s*(?:type:\s*)?(?:\\?\w+\\)*(\w+)::class|FormBuilder\()")
_NAMED = re.compile(r"""["']([@\w!:/.-]+\.twig)["']""")
_FUNCTION = re.compile(r"^[ \t]*(?:public|private|protected)\s+(?:static\s+)?function\s+\w+", re.M)
_REQUIRED = re.compile(r"['\"]required['\"]\s*=>\s*([^,\]\n]+)")
_CONSTRAINTS = re.compile(r"['\"]constraints['\"]\s*=>\s*")
_NOT_EMPTY = re.compile(r"\bNot(?:Blank|Null)\b")
_TOLD = re.compile(r"aria-required['\"]\s*=>\s*['\"]?true")
_REPEATED = re.compile(r"['\"](?:entry_)?type['\"]\s*=>\s*(\w+)::class")
_LABEL = re.compile(r"['\"]label['\"]\s*=>\s*(?:'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\")")
_TAG = re.compile(r"<[^<>]*>")
_OPTION = re.compile(r"^(!?)\s*\$options\[\s*['\"](\w+)['\"]\s*\]$")
_SORTS = {"Checkbox": Sort.TICK, "Choice": Sort.CHOICE, "Entity": Sort.CHOICE, "Enum": Sort.CHOICE, "File": Sort.FILE, "Date": Sort.DATE, "Birthday": Sort.DATE, "Password": Sort.PASSWORD}  # fmt: skip
_KINDS = {"Email": "email", "Tel": "tel"}
_NOT_TYPED = frozenset({"Submit", "Button", "Reset", "Hidden"})
_DEEP = 3
"""Forms in a form, beyond which nobody looks."""


@dataclass(frozen=True)
class _Made:
    """A form that a controller makes: the name of its type, "" when it is written on the spot, and what it is given."""

    name: str
    given: str
    path: str
    written: str = ""


@memo
def symfony_forms(page: Page) -> tuple[tuple[Asked, ...] | None, ...]:
    """Return the forms that controllers make where they show a page of Twig, each with its fields; None for one not found."""
    project = page.project
    if not page.path.endswith(".twig") or not isinstance(project, Project):
        return ()
    return tuple(_form(made, project) for made in dict.fromkeys(_made_for(project).get(page.path, ())))


_UNNAMED = re.compile(r"->add(?:Step)?\(\s*\$(?!\w+->create\()\w")


def adds_unnamed(page: Page) -> bool:
    """Return whether a form that controllers make where they show a page of Twig has fields that are named as it is made."""
    project = page.project
    if not page.path.endswith(".twig") or not isinstance(project, Project):
        return False
    types, made = _types(project), _made_for(project).get(page.path, ())
    return any(
        _UNNAMED.search(one.written or (project.text(types[one.name]) if one.name in types else "")) for one in made
    )


_GOT = re.compile(r"""(?:['"]method['"]\s*=>|setMethod\()\s*(?:['"]GET['"]|Request::METHOD_GET)""", re.I)


def only_got(page: Page) -> bool:
    """Whether each form that controllers make where they show a page only goes in an address: nothing is sent to anybody."""
    project = page.project
    if not page.path.endswith(".twig") or not isinstance(project, Project):
        return False
    types, made = _types(project), _made_for(project).get(page.path, ())
    said = [
        f"{one.given} {one.written or (project.text(types[one.name]) if one.name in types else '')}" for one in made
    ]
    return bool(said) and all(_GOT.search(one) for one in said)


@memo
def _made_for(project: Project) -> dict[str, list[_Made]]:
    """The forms that a function of a controller makes, by each template that it names."""
    found: dict[str, list[_Made]] = defaultdict(list)
    for file in project.paths:
        text = project.text(file) if file.endswith(".php") else ""
        if "createForm" in text:
            starts = [*(one.start() for one in _FUNCTION.finditer(text)), len(text)]
            for start, end in pairwise(starts):
                made = list(_made_in(text[start:end], file))
                for name in _NAMED.findall(text, start, end) if made else ():
                    if (shown := project.library.resolve(name, file)) is not None:
                        found[shown].extend(made)
    return found


def _made_in(function: str, file: str) -> Iterator[_Made]:
    read = Php(function)
    for one in _MADE.finditer(function):
        end = read.end_of_call(one.end())
        written = "" if one[1] else function[end : max(read.bare.find("getForm(", end), end)]
        yield _Made(one[1] or "", function[one.end() : end], file, written)


@keyed_memo
def _form(made: _Made, project: Project) -> tuple[Asked, ...] | None:
    """The fields of a form as it is made, each read once; None when its type was not found."""
    path = _types(project).get(made.name) if made.name else made.path
    return tuple(_fields(made, path, project, 0)) if path is not None else None


@memo
def _types(project: Project) -> dict[str, str]:
    """The classes of PHP, each by its name."""
    return {path.rpartition("/")[2].removesuffix(".php"): path for path in project.paths if path.endswith(".php")}


def is_of_service(kind: str, project: Project) -> bool:
    """Return whether a field is of a type that the service writes itself: a page of its own may draw it."""
    return f"{kind}Type" in _types(project)


def _fields(made: _Made, path: str, project: Project, depth: int) -> Iterator[Asked]:
    whole = project.text(path)
    text = made.written if not made.name else whole
    offset = whole.find(text) if text else 0
    read = Php(text)
    holder = kept(f"{made.given} {text}", _types(project), project)
    groups = groups_of(f"{made.given} {text}")
    for one in _ADD.finditer(text):
        options = text[one.end() : read.end_of_call(one.end())]
        kind = (one[2] or "").removesuffix("Type")
        if kind in ("Repeated", "Collection") and (held := _REPEATED.search(options)):
            kind = held[1].removesuffix("Type")
        counts = [_counts(each, f"{made.given} {text}") for each in read.conditions(one.start())]
        if kind in _NOT_TYPED or False in counts:
            continue
        wanted = _wanted(one[1], _unless_told(one[1], one[2], holder, project), options, read, holder, groups)
        span = Span(offset + one.start(1), offset + one.end(1))
        label = _LABEL.search(options)
        asked = Asked(
            one[1], _TAG.sub(" ", label[1] or label[2] or "") if label else "", _SORTS.get(kind, Sort.TEXT), wanted is not None, path, span,
            sometimes=wanted is False or None in counts, kind=_KINDS.get(kind, kind),
        )  # fmt: skip
        inside = list(_inside(one[2], options, project, depth))
        yield replace(asked, required=False, sort=Sort.LINK) if inside else asked
        yield from (replace(each, sometimes=each.sometimes or None in counts) for each in inside)


def _inside(name: str | None, options: str, project: Project, depth: int) -> Iterator[Asked]:
    """The fields of a form that stands in a field of another."""
    path = _types(project).get(name or "") if depth < _DEEP else None
    if path is not None and "->add(" in project.text(path):
        yield from _fields(_Made(name or "", options, path), path, project, depth + 1)


def _counts(under: Condition, said: str) -> bool | None:
    """Whether what is written under a condition counts, by what the form is given; None when that is not known."""
    asked = _OPTION.match(under.said)
    given = re.search(rf"['\"]{asked[2]}['\"]\s*=>\s*(true|false)\b", said) if asked else None
    if asked is None or given is None:
        return None
    return ((given[1] == "true") is not (asked[1] == "!")) is under.holds


def _unless_told(name: str, kind: str | None, holder: str, project: Project) -> bool | None:
    """Whether a field must be filled in when nothing says so: as its type has it, or, for none, as the table that keeps it.

    A type of the service's own says it by default, or is drawn by a page of its own, which may not say that it is required.
    """
    if not kind:
        return True if not holder or is_never_null(name, holder) else None
    own = _types(project).get(kind)
    if own is None:
        return True
    default = project.text(own).partition("function configureOptions(")[2].partition(" function ")[0]
    told = _REQUIRED.search(default)
    if told is not None or _NOT_EMPTY.search(default):
        return True if told is None or told[1].strip().startswith("true") else None
    drawn = _drawn_by_blocks(kind, project)
    return None if drawn and not any(map(_MAY_SAY_REQUIRED.search, drawn)) else False


_MAY_SAY_REQUIRED = re.compile(r"\brequired\b|\bwidget_attributes\b|\bform_(?:widget|row)\b|\bparent\(")


def _drawn_by_blocks(kind: str, project: Project) -> list[str]:
    """What the pages of a service write for a type of its own: the blocks of its name."""
    name = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", kind.removesuffix("Type")).lower()
    block = re.compile(rf"\{{%-?\s*block {name}_(?:row|widget)\b(.*?)\{{%-?\s*endblock", re.S)
    texts = (project.text(one) for one in project.paths if one.endswith(".twig") and project.holds(one, f"{name}_"))
    return [each for text in texts for each in block.findall(text)]


def _wanted(name: str, unless_told: bool | None, options: str, read: Php, holder: str, groups: Groups) -> bool | None:
    """Whether a field must be filled in: always, in some cases alone (False), never (None)."""
    told = _REQUIRED.search(options)
    given = {"true": True, "false": None}.get(told[1].strip(), False) if told is not None else unless_told
    answers = [given, _constrained(options, read), says_not_empty(name, holder, groups)]
    return True if True in answers or _TOLD.search(options) else False if False in answers else None


def _constrained(options: str, read: Php) -> bool | None:
    """Whether the constraints of a field turn down an empty answer, wherever they are gathered."""
    found = _CONSTRAINTS.search(options)
    if found is None:
        return None
    inside = Php(options)
    value = options[found.end() : _end_of_value(inside, found.end())]
    bare = Php(value).bare
    if _NOT_EMPTY.search(bare):
        return "?" not in bare
    gathered = re.match(r"\$(\w+)\s*$", value)
    if gathered is None:
        return None
    answers = set()
    for one in re.finditer(rf"\${gathered[1]}\s*(?:\[\])?\s*=(?!=)", read.bare):
        said = read.bare[one.end() : read.bare.find(";", one.end())]
        if _NOT_EMPTY.search(said):
            answers.add("?" not in said and not any(True for _ in read.conditions(one.start())))
    return next((each for each in (True, False) if each in answers), None)


def _end_of_value(read: Php, at: int) -> int:
    depth = 0
    for place in range(at, len(read.bare)):
        sign = read.bare[place]
        if (sign == "," and depth == 0) or (depth := depth + (sign in "([{") - (sign in ")]}")) < 0:
            return place
    return len(read.bare)
