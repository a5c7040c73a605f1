"""Whether a page of Symfony is for those alone who are signed in: the marks of the function that shows it, and the rules of its address."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from guichet.core.memo import memo
from guichet.done.words import apart, speaks_of
from guichet.reading.project.project import Project
from guichet.walked.php import Php

_FUNCTION = re.compile(r"^[ \t]*(?:public|private|protected)\s+(?:static\s+)?function\s+\w+", re.M)
_CLASS = re.compile(r"^[ \t]*(?:(?:final|abstract|readonly)[ \t]+)*class[ \t]+\w+", re.M)
_NAMED = re.compile(r"""["']([@\w!:/.-]+\.twig)["']""")
_ROUTE = re.compile(r"Route\(\s*(?:path:\s*)?(?:\{[^{}]*\}|\[[^\]]*\]|['\"]([^'\"]*)['\"])")
_ASKS = re.compile(
    r"#\[\s*(?:Is|Security)\w*Granted?\b|#\[\s*IsGranted\b|@IsGranted\b|denyAccessUnlessGranted\(\s*['\"](?:ROLE_|IS_AUTHENTICATED)|throw\s+\$?\w*->createAccessDenied"
)
_TURNED_AWAY = re.compile(
    r"if\s*\(\s*(?:!|null\s*={2,3})\s*\$\w{0,40}[uU]ser\b[^{]{0,80}\{[^}]{0,200}?(?:log_?in|connexion|redirectToRoute)"
)
_RULE = re.compile(r"^[ \t]*-[ \t]*\{[^}\n]*\bpath:\s*['\"]?([^,'\"}\s]+)['\"]?[^}\n]*\}", re.M)
_ROLES = re.compile(r"\broles?:\s*(\[[^\]]*\]|[^,}\s]+)")
_OPEN = re.compile(r"PUBLIC_ACCESS|IS_AUTHENTICATED_ANONYMOUSLY")
_PATTERN = re.compile(r"^[ ]+pattern:[ ]*['\"]?([^'\"\s]+)", re.M)
_AUTHENTICATOR = re.compile(r"custom_authenticators?:\s*(?:-\s*)?([\w\\]+)")
_KEY = re.compile(r"->(?:get|getString)\(\s*['\"]([\w.-]+)['\"]")
_OWNED = ("fields.email", "fields.phone")
"""What somebody may be asked for by whom they are known, and may not have."""


@dataclass(frozen=True)
class _Method:
    """A function of a controller: its file, the marks of its class, its own marks, and its code."""

    path: str
    of_class: str
    marks: str
    code: str

    @property
    def said(self) -> str:
        """Its code with all its marks."""
        return f"{self.of_class}\n{self.marks}\n{self.code}"

    @property
    def has_address(self) -> bool:
        """Whether somebody may ask for it by an address."""
        return _ROUTE.search(self.marks) is not None or "__invoke" in self.code[: self.code.find("(")]

    @property
    def address(self) -> str:
        """The address that its marks give it."""
        said = (_ROUTE.search(self.of_class), _ROUTE.search(self.marks))
        return "/" + "/".join(part for one in said if one and (part := (one[1] or "").strip("/")))

    @property
    def example(self) -> str:
        """An address that it answers: a number in place of each part that varies."""
        return re.sub(r"\{[^{}]*\}", "1", self.address)


@memo
def _methods(project: Project) -> tuple[_Method, ...]:
    found = []
    for path in project.paths:
        text = project.text(path) if path.endswith(".php") else ""
        if "function" not in text or not (".twig" in text or "Route(" in text):
            continue
        read = Php(text)
        of_class = next((read.before(one.start()) for one in _CLASS.finditer(text)), "")
        starts = [*(one.start() for one in _FUNCTION.finditer(text)), len(text)]
        found += [_Method(path, of_class, read.before(start), text[start:end]) for start, end in pairwise(starts)]
    return tuple(found)


@memo
def _showing(project: Project) -> dict[str, list[_Method]]:
    """The functions that show each page."""
    found: dict[str, list[_Method]] = defaultdict(list)
    for one in _methods(project):
        for name in set(_NAMED.findall(f"{one.marks}{one.code}")):
            if (shown := project.library.resolve(name, one.path)) is not None:
                found[shown].append(one)
    return found


def shows_of(path: str, project: Project) -> bool:
    """Whether some function of a controller of Symfony shows a page."""
    return path.endswith(".twig") and bool(_showing(project).get(path))


def guard_of_address(path: str, project: Project) -> str:
    """Return the file that keeps a page of Symfony for those who are signed in, "" when none does for each way to it."""
    found = [_guard(one, project) for one in _showing(project).get(path, ())]
    return found[0] if found and all(found) else ""


def _guard(shown: _Method, project: Project) -> str:
    if _ASKS.search(shown.said) or _TURNED_AWAY.search(shown.said):
        return shown.path
    for file in _settings(project):
        text = project.text(file)
        rule = next((one for one in _RULE.finditer(text) if _matches(one[1], shown.example)), None)
        roles = _ROLES.search(rule[0]) if rule is not None else None
        if roles is not None and not _OPEN.search(roles[1]) and not _asks_for_nothing(shown.example, text, project):
            return file
    return ""


@memo
def _settings(project: Project) -> tuple[str, ...]:
    return tuple(one for one in project.paths if one.endswith(("security.yaml", "security.yml")))


_ANY_ACCOUNT = re.compile(r"ROLE_USER\b|IS_AUTHENTICATED|IS_FULLY")


def is_for_any_account(path: str, project: Project) -> bool:
    """Whether the account that a page of Symfony asks for is the one that anybody makes, and not one of some other kind."""
    shown = _showing(project).get(path, ())
    rules = [rule for one in shown for file in _settings(project) if (rule := _rule_of(one, project.text(file)))]
    said = [f"{one.of_class}\n{one.marks}" for one in shown]
    return any(_ANY_ACCOUNT.search(one) for one in (*rules, *said))


def _rule_of(shown: _Method, text: str) -> str:
    return next((one[0] for one in _RULE.finditer(text) if _matches(one[1], shown.example)), "")


def _matches(pattern: str, address: str) -> bool:
    try:
        return re.search(pattern, address) is not None
    except re.error:
        return False


def _asks_for_nothing(address: str, text: str, project: Project) -> bool:
    """Whether the service's own way in, where an address is, asks for nothing that somebody may not have: a code it gave."""
    patterns = list(_PATTERN.finditer(text))
    for one, end in zip(patterns, [*(each.start() for each in patterns[1:]), len(text)], strict=True):
        named = _AUTHENTICATOR.search(text, one.end(), end) if _matches(one[1], address) else None
        if named is not None:
            asked = list(_asked_by(named[1].rpartition("\\")[2], project))
            return bool(asked) and not any(speaks_of(apart(one), idea) for one in asked for idea in _OWNED)
    return False


def _asked_by(name: str, project: Project) -> Iterator[str]:
    for path in project.by_name.get(f"{name}.php", ()):
        yield from _KEY.findall(project.text(path))


def answers_in_symfony(address: str, method: str, project: Project) -> Iterator[tuple[str, str]]:
    """Yield the file of each function of a controller that answers at an address, and the place that asks who one is there, "" for none."""
    wanted = [one for one in address.split("/") if one]
    for one in _methods(project):
        if not one.has_address:
            continue
        parts = [each for each in one.address.split("/") if each]
        same = len(parts) == len(wanted) and all(
            each == other or "{" in each or "{" in other for each, other in zip(parts, wanted, strict=True)
        )
        methods = re.search(r"methods:\s*(\[[^\]]*\]|['\"]\w+['\"])", one.said)
        if same and (methods is None or method.upper() in methods[1].upper()):
            guard = _guard(one, project)
            yield one.path, _place(guard, one, project) if guard else ""


def _place(file: str, shown: _Method, project: Project) -> str:
    """Where a file asks who one is: a rule of addresses, a mark of a function."""
    text = project.text(file)
    found = _ASKS.search(text) if file == shown.path else None
    if file != shown.path:
        found = next((one for one in _RULE.finditer(text) if _matches(one[1], shown.example)), None)
    at = text.count("\n", 0, found.start() + (len(found[0]) - len(found[0].lstrip()))) + 1 if found is not None else 0
    return f"{file}:{at}" if at else file


_ITS_NAME = re.compile(r"Route\([^\]]*?\bname:\s*['\"]([\w.-]+)['\"]")


def addresses_showing(path: str, project: Project) -> Iterator[str]:
    """Yield the names of the addresses at which controllers of Symfony show a page."""
    if path.endswith(".twig"):
        for one in _showing(project).get(path, ()):
            yield from _ITS_NAME.findall(one.said)


def patterns_showing(path: str, project: Project) -> Iterator[str]:
    """Yield the addresses at which controllers of Symfony show a page, with the parts that vary in braces."""
    if path.endswith(".twig"):
        yield from (one.address for one in _showing(project).get(path, ()) if one.has_address)
