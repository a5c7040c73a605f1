"""Which pages are only for whoever holds what an earlier request gave: a code or a token in their address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from astroid import nodes

from guichet.core.findings import Text
from guichet.reading.project.project import Project
from guichet.reading.python.definitions import Defined, definitions
from guichet.reading.templates.page import Page
from guichet.reading.templates.rails import underscored
from guichet.reading.templates.site import is_component
from guichet.walked.behind import views_of
from guichet.walked.rails import methods_before
from guichet.walked.symfony_guards import patterns_showing
from guichet.walked.unread_fields import IN_FORMS, Unread

_CODE = re.compile(
    r"(?:(?:\w+_)?(?:token|jeton|uuid|secret)|hash|signature|reference|(?:access|tracking|follow_up|login)_(?:code|key)|code_(?:suivi|acces|dossier|unique|usager))"
)
"""How that is called which stands for a request and that nobody guesses."""
_PART = re.compile(r"\{!?(\w+)")
_FOLLOWED = re.compile(
    r"(?:^|[/_-])(?:suivi|suivre|follow|track|status|dossier|demande|signalement|claim|request|application)\w*(?:[/_-][\w-]*)*/\{code\}",
    re.I,
)
"""An address under which what was asked for is followed, by its code: that of a place is on a map of places."""
_IN_PYTHON = re.compile(r"\bkwargs(?:\.get\(|\[)\s*[\"'](\w+)[\"']|\bslug_url_kwarg\s*=\s*[\"'](\w+)[\"']")
_IN_RUBY = re.compile(r"\bparams(?:\.(?:require|fetch)\(|\[)\s*[:\"'](\w+)")
_IN_SCRIPTS = re.compile(
    r"\b(?:\w*[rR]oute[rR]?|search|location)(?:\.value|\.current)?\.(?:query|params)\??\.(\w+)|\b[sS]earchParams\.get\(\s*[\"'`](\w+)|\bconst\s*\{\s*(\w+)\s*\}\s*=\s*useParams\("
)


def given_before(pages: Sequence[Page]) -> Iterator[Unread]:
    """Yield that no page of a request can be come to without what an earlier one gave: what that one asks was not followed."""
    borne = [next(_borne(page), "") for page in pages]
    if borne and all(borne):
        yield Unread(
            pages[0].path,
            Text(
                f"l’adresse de cette page porte ce qu’une demande faite avant a donné (« {borne[0]} ») : celle-ci n’a pas été suivie jusqu’ici",
                f'the address of this page bears what a request made before gave ("{borne[0]}"): that one was not followed up to here',
            ),
            IN_FORMS,
        )


def _borne(page: Page) -> Iterator[str]:
    """The names of what each address of a page bears, and that stand for a request."""
    project = page.project
    if not isinstance(project, Project):
        return
    if is_component(page.path):
        yield from _read(_IN_SCRIPTS, project.text(page.path))
    for pattern in patterns_showing(page.path, project):
        yield from filter(_CODE.fullmatch, map(underscored, _PART.findall(pattern)))
        if _FOLLOWED.search(pattern):
            yield "code"
    borne = [list(_read(_IN_RUBY, text)) for text in methods_before(page.path, project)]
    if all(borne):
        yield from (name for each in borne for name in each)
    for view in views_of(page):
        yield from _in_python(view)


_OPTIONAL = re.compile(
    r"\b(?:if|unless|elsif|case|when)\b|\?(?![.\w])|\|\||&&|&\.|\b(?:present|blank|nil)\?|\bas string \|"
)
"""What stands on a line that reads what may not be there."""
_HELD = re.compile(r"\s*(?:const\s+|let\s+)?@?(\w+)\s*=(?!=)")


def _read(names: re.Pattern[str], text: str) -> Iterator[str]:
    """The names that stand for a request among those that a program reads; none that it reads in some cases only."""
    found: dict[str, bool] = {}
    for line in text.split("\n"):
        for name in (name for one in names.finditer(line) for name in one.groups() if name):
            if _CODE.fullmatch(underscored(name)):
                held = _HELD.match(line)
                is_tested = held is not None and re.search(rf"\b(?:if|unless)\s*\(?!?\s*{held[1]}\b", text) is not None
                found[name] = found.get(name, True) and not is_tested and _OPTIONAL.search(line) is None
    yield from (name for name, is_always in found.items() if is_always)


def _in_python(view: Defined) -> Iterator[str]:
    if isinstance(view.node, nodes.FunctionDef):
        yield from (one.name for one in view.node.args.args if _CODE.fullmatch(one.name))
    is_class = isinstance(view.node, nodes.ClassDef)
    for one in definitions(view.module.modules).lineage(view.node, view.module) if is_class else [view]:
        yield from _read(_IN_PYTHON, one.module.text(one.node))
