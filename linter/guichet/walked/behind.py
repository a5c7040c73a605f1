"""What of a service's Python stands behind some pages: the views that show them, and all that these name, and no more."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from astroid import nodes

from guichet.core.memo import cached_property, keyed_memo, memo
from guichet.core.places import Place, place_of_path
from guichet.reading.project.project import Project
from guichet.reading.python.definitions import Defined, definitions
from guichet.reading.python.module import dotted
from guichet.reading.python.parts import assigned
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import is_template

_HOPS, _MOST = 3, 600
"""From a view to its form, to what the form keeps, to what that is made of; definitions beyond which a view holds on to all."""
WHOLE = nodes.FunctionDef | nodes.ClassDef


@dataclass(frozen=True)
class Behind:
    """The views that show some pages, and the lines of all that they name, by file."""

    views: tuple[Defined, ...]
    named: list[Defined] = field(default_factory=list)
    """The views, and all that they name, from one to the next."""

    def names(self, path: str, line: int) -> bool:
        """Whether a line of Python is in a view, or in what one names; any is when no view was found."""
        return not self.views or any(first <= line <= last for first, last in self._lines.get(path, ()))

    @cached_property
    def _lines(self) -> dict[str, list[tuple[int, int]]]:
        found: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for one in self.named:
            found[one.module.path].append((one.node.fromlineno, one.node.tolineno or one.node.fromlineno))
        return found

    @property
    def modules(self) -> frozenset[str]:
        """The files that the views are written in."""
        return frozenset(one.module.path for one in self.views)


def behind(pages: Sequence[str], project: Project) -> Behind:
    """Return what stands behind some pages; no view, when none is written as showing them."""
    views = tuple(views_showing(pages, project))
    found = Behind(views)
    level, seen = list(views), {id(one.node) for one in views}
    for hop in range(_HOPS + 1):
        found.named.extend(level)
        following = (named for one in level for named in named_by(one)) if hop < _HOPS and len(seen) < _MOST else ()
        level = []
        for named in following:
            if id(named.node) not in seen:
                seen.add(id(named.node))
                level.append(named)
    return found


def views_of(page: Page) -> tuple[Defined, ...]:
    """Return the views that show a page."""
    return views_at(page.path, page.project) if isinstance(page.project, Project) else ()


@keyed_memo
def views_at(path: str, project: Project) -> tuple[Defined, ...]:
    """Return the views that show the page of a path."""
    return tuple(views_showing((path,), project))


def views_showing(pages: Sequence[str], project: Project) -> Iterator[Defined]:
    """Yield the views that show some pages."""
    wanted = frozenset(pages)
    for path in dict.fromkeys(path for page in pages for path in project.giving(page)):
        module = project.modules.parsed(path) if path.endswith(".py") else None
        if module is None or place_of_path(path) is Place.BACK_OFFICE:
            continue
        for one in module.walk(nodes.Const):
            if (
                isinstance(one.value, str)
                and is_template(one.value)
                and project.library.resolve(one.value, path) in wanted
            ):
                yield Defined(_around(one), module)
    yield from (one for page in pages for one in (*_by_default(page, project), *_by_package(page, project)))


_BY_DEFAULT = re.compile(r"(?:^|/)\w+/([^\W_]+)(_\w+)\.\w+$")
_GENERIC = ("CreateView", "UpdateView", "DeleteView", "DetailView", "ListView")


def _by_default(path: str, project: Project) -> Iterator[Defined]:
    """The views of Django that name a model and no page, and show the one of its name: `clips/clip_form.html`."""
    named = _BY_DEFAULT.search(path)
    if named is None:
        return
    model, suffix = named[1], named[2]
    for file in _views_of_models(project).get(model, ()):
        module = project.modules.parsed(file)
        if module is None:
            continue
        for one in module.walk(nodes.ClassDef):
            said = {name: assigned(held[0]) for name, held in one.locals.items()}
            kept = said.get("model")
            generic = any(dotted(base).rpartition(".")[2] in _GENERIC for base in one.bases)
            if generic and "template_name" not in said and dotted(kept).rpartition(".")[2].lower() == model and suffix in _suffixes(one, said):  # fmt: skip
                yield Defined(one, module)


_OF_PACKAGES = {
    "registration_form": "RegistrationView", "signup": "SignupView", "login": "LoginView",
    "password_reset_form": "PasswordResetView", "password_change_form": "PasswordChangeView",
}  # fmt: skip
"""The pages by which one gets in, as packages of Django call them, and the views that show each."""
_FOLDERS = frozenset({"registration", "django_registration", "account"})


def _by_package(path: str, project: Project) -> Iterator[Defined]:
    """The views of a package that show a page which the service wrote anew, and the classes built on them, where they name no other."""
    folders, _, file = path.rpartition("/")
    shown = _OF_PACKAGES.get(file.partition(".")[0]) if folders.rpartition("/")[2] in _FOLDERS else None
    if shown is None:
        return
    for name in project.paths:
        module = project.modules.parsed(name) if name.endswith(".py") and project.holds(name, shown) else None
        if module is None:
            continue
        for one in module.walk(nodes.ClassDef):
            if "template_name" not in one.locals and any(
                dotted(base).rpartition(".")[2] == shown for base in one.bases
            ):
                yield Defined(one, module)
        for call in module.walk(nodes.Call):
            if f".{dotted(call.func)}".endswith(f".{shown}.as_view") and not any(
                one.arg == "template_name" for one in call.keywords
            ):
                yield Defined(call, module)


def _suffixes(view: nodes.ClassDef, said: dict[str, nodes.NodeNG | None]) -> tuple[str, ...]:
    own = said.get("template_name_suffix")
    if isinstance(own, nodes.Const):
        return (str(own.value),)
    bases = " ".join(dotted(base) for base in view.bases)
    return ("_confirm_delete",) if "Delete" in bases else ("_list",) if "List" in bases else ("_form", "_detail")


@memo
def _views_of_models(project: Project) -> dict[str, list[str]]:
    """The files with views that Django finds a page for, by the models that they name."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in project.paths:
        if path.endswith(".py") and any(project.holds(path, one) for one in _GENERIC[:3]):
            for model in set(_MODEL.findall(project.text(path))):
                found[model.lower()].append(path)
    return found


_MODEL = re.compile(r"^[ \t]+model\s*=\s*(?:\w+\.)*(\w+)", re.M)


def _around(node: nodes.NodeNG) -> nodes.NodeNG:
    """The function that something is written in, the class when it is a method; outside of any, the call that it is given to."""
    above = list(_above(node))
    for one in above:
        if isinstance(one, WHOLE):
            return one.parent if isinstance(one.parent, nodes.ClassDef) else one
    return next((one for one in above if isinstance(one, nodes.Call)), node)


def _above(node: nodes.NodeNG) -> Iterator[nodes.NodeNG]:
    while node.parent is not None:
        node = node.parent
        yield node


def named_by(one: Defined) -> Iterator[Defined]:
    """What a definition names, in the service: functions, classes, constants."""
    known = definitions(one.module.modules)
    for name in one.node.nodes_of_class(nodes.Name | nodes.Attribute):
        yield from _kept(known.of(name, one.module))


def _kept(found: Iterable[Defined]) -> Iterator[Defined]:
    for one in found:
        if isinstance(one.node, WHOLE):
            yield one
        elif isinstance(one.node, nodes.AssignName) and isinstance(one.node.parent.parent, nodes.Module):
            yield Defined(one.node.parent, one.module)
