"""Whether an address of a service leads to a page: one whose view or controller no route and no list names is met by nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guichet.core.memo import keyed_memo, memo
from guichet.core.places import Place, place_of_path
from guichet.reading.project.project import Project
from guichet.reading.python.definitions import Defined
from guichet.reading.templates.rails import singular
from guichet.walked.behind import views_at
from guichet.walked.ruby_texts import ruby_texts
from guichet.walked.shown import is_django
from guichet.walked.signed_in import made_of


def is_reached(path: str, project: Project) -> bool:
    """Return whether the public can come to a page, as far as the addresses of its service could be read."""
    if "/app/views/" in f"/{path}":
        return _is_reached_in_rails(path, project)
    views = views_at(path, project) if is_django(project) else ()
    return not views or any(_has_address(one, project) for one in views)


def _has_address(view: Defined, project: Project) -> bool:
    """Whether anything but its own definition names a view, or what is made of it."""
    names = [one for one in (getattr(view.node, "name", ""), *made_of(view)) if one]
    if not names or getattr(view.node, "decorators", None) is not None:
        return True  # a mark may give it an address
    if not any(_is_addressed(folder, project) for folder in _folders_of(view.module.path)):
        return True  # its addresses stand elsewhere, or were not given
    named = "|".join(map(re.escape, names))
    said = re.compile(
        rf"^(?!\s*(?:(?:class|def|async\s+def)\s+(?:{named})\b|(?:{named})\s*=|from\s|import\s|#))(?:.*(?<!\w))?(?:{named})(?!\w|\.(?:html|jinja|j2|txt)\b)",
        re.M,
    )
    texts = (
        project.text(one)
        for one in project.paths
        if one.endswith(".py")
        and place_of_path(one) is not Place.TEST
        and any(project.holds(one, each) for each in names)
    )
    return any(said.search(text) for text in texts)


def _folders_of(path: str) -> Iterator[str]:
    """The folders that a file stands in, but the top one."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _is_addressed(folder: str, project: Project) -> bool:
    return f"{folder}/urls.py" in _addresses(project)


@memo
def _addresses(project: Project) -> frozenset[str]:
    return frozenset(one for one in project.paths if one.endswith("/urls.py"))


_COMMENT = re.compile(r"^[ \t]*#.*$", re.M)
_LEADS = re.compile(r"^[ \t]*(?:resources?|get|post|put|patch|match|root|scope|namespace)\b", re.M)
_ANY = re.compile(r"/:controller\b|:controller\s*\(|\(:controller")
"""An address of Rails that leads to whatever controller it names."""


def _is_reached_in_rails(path: str, project: Project) -> bool:
    root, _, shown = path.partition("app/views/")
    leaf = shown.rpartition("/")[0].rpartition("/")[2]
    routes, controllers = routes_of_rails(root, project), _controllers(project)
    name = "".join(part[:1].upper() + part[1:] for part in leaf.split("_")) + "Controller"
    if not any(_LEADS.search(text) for text in routes) or name not in controllers.defined:
        return True  # a part of a library, or of what is mounted, has addresses of its own
    called = "|".join(map(re.escape, dict.fromkeys((leaf, singular(leaf)))))
    word = re.compile(rf"(?<!\w)(?:{called})(?!\w)")
    return name in controllers.named or any(_ANY.search(text) or word.search(text) for text in routes)


@keyed_memo
def routes_of_rails(root: str, project: Project) -> tuple[str, ...]:
    """Return what the files of the addresses of a service of Rails say, without their comments."""
    held = (f"{root}config/routes.rb", f"{root}config/routes/")
    said = (text for path, text in ruby_texts(project).items() if text and path.startswith(held))
    return tuple(_COMMENT.sub("", text) for text in said)


_DEFINED = re.compile(r"^[ \t]*class[ \t]+(?:\w+::)*(\w+Controller)\b", re.M)
_NAMED = re.compile(r"\b[A-Z]\w*Controller\b")


@dataclass(frozen=True)
class _Controllers:
    """The controllers that a service of Rails writes, by the names of their classes, and those that a list or another class names."""

    defined: frozenset[str]
    named: frozenset[str]


@memo
def _controllers(project: Project) -> _Controllers:
    texts = [text for text in ruby_texts(project).values() if "Controller" in text]
    return _Controllers(
        frozenset(name for text in texts for name in _DEFINED.findall(text)),
        frozenset(name for text in texts for name in _NAMED.findall(_DEFINED.sub("", text))),
    )
