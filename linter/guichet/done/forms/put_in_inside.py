"""Models whose rows are put in by those alone who were given the right to, or who work there: each view that makes one says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.memo import memo
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.parts import assigned
from guichet.reading.python.roles import is_test
from guichet.reading.templates.site import Site

_RIGHT = re.compile(r"(?:\w+\.)?(?:add|change|create|manage|publish)_\w+")
"""A right that a service gives to some of those who sign in, as Django names it: `files.add_document`."""
_MAKES = re.compile(r"(?:Create|Update|Form)\w*View$")
_MODEL = re.compile(r"(?m)^class (\w+)")
_CONTROLLERS = re.compile(r"(?:^|/)controllers/(?!(?:.*/)?(?:api|previews?)/)[\w/]+\.rb$")
_WEIGHS = re.compile(r"\bauthorize\b|\bload_and_authorize_resource\b|\bpolicy_scope\b|\baccessible_by\b")
_MAKES_ONE = r"(?<![\w:])(?:::)?{0}\.(?:new|create!?|build|find_or_\w+)\b"
_LISTS_ALL = r"\bpolicy_scope\(\s?(?:::)?{0}\b|(?<![\w:])(?:::)?{0}\.(?:all|accessible_by|search|kept|order)\b"
_MOST = 60
"""Modules that speak of a model beyond which nothing is sure."""


def is_put_in_by_right(model: nodes.ClassDef, module: PythonModule) -> bool:
    """Whether views make or change rows of a model, and all of them ask for a right that a member of the public has not."""
    views = list(_views_of(model.name, module))
    return bool(views) and all(_asks_for_right(one) for one in views)


def _views_of(model: str, module: PythonModule) -> Iterator[nodes.ClassDef]:
    naming = [path for path in _modules_with_views(module.project) if module.project.holds(path, model)]
    forms = {f"{model}Form"}
    for path in naming[:_MOST]:
        other = module.modules.parsed(path)
        for one in other.walk(nodes.ClassDef) if other is not None and not is_test(other) else ():
            if any(_MAKES.search(dotted(base)) for base in one.bases) and {model, *forms} & _names_in(one):
                yield one


def views_naming(path: str, project: Site) -> list[str]:
    """Return the states of the modules of views that may name a model of a file which limits what is sent: they say whose it is."""
    text = project.text(path)
    names = set(_MODEL.findall(text)) if "FileExtensionValidator" in text or "FileAllowed" in text else set()
    found = (
        [one for one in _modules_with_views(project) if any(project.holds(one, name) for name in names)]
        if names
        else []
    )
    return [project.source(one).digest for one in found]


@memo
def _modules_with_views(project: Site) -> list[str]:
    return [path for path in project.paths if path.endswith(".py") and "View" in project.text(path)]


def _names_in(view: nodes.ClassDef) -> set[str]:
    held = [value for name in ("model", "form_class") for one in view.locals.get(name, ()) if (value := assigned(one))]
    return {dotted(one).rpartition(".")[2] for one in held}


def _asks_for_right(view: nodes.ClassDef) -> bool:
    held = [value for one in view.locals.get("permission_required", ()) if (value := assigned(one)) is not None]
    said = (one.value for value in held for one in value.nodes_of_class(nodes.Const) if isinstance(one.value, str))
    return any(_RIGHT.fullmatch(one) for one in said)


def entered_here(path: str, project: Site) -> str:
    """Return whether the records of the classes of a file that wants something are written down by those who work there."""
    text = project.text(path)
    names = _OF_RUBY.findall(text) if "validates" in text else ()
    return " ".join(f"{is_entered_by_agents(one, project)}" for one in names)


_OF_RUBY = re.compile(r"(?m)^[ \t]*class[ \t]+(?:\w+::)*(\w{2,80})")


def is_entered_by_agents(model: str, project: Site | None) -> bool:
    """Whether all controllers of Rails that make a record of a model weigh who may, and list those of everybody: it is written down for people, by those who work there."""
    if project is None:
        return False
    makes, lists = (re.compile(one.format(re.escape(model))) for one in (_MAKES_ONE, _LISTS_ALL))
    naming = (one for one in project.paths if _CONTROLLERS.search(one) and project.holds(one, model))
    makers = [text for text in map(project.text, naming) if makes.search(text)]
    return bool(makers) and all(_WEIGHS.search(one) and lists.search(one) for one in makers)
