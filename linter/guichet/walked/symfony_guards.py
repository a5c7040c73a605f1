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
_ROUTE = re.compile(r"Route\(\s*(?:path:\s*)?(?:\{[^}]*\}|\[[^\]]*\]|['\"]([^'\"]*)['\"])")
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
class _Shown:
    """A function of a controller that shows a page: its file, what it says with its marks, its address."""

    path: str
    said: str
    address: str


@memo
def _functions(project: Project) -> dict[str, list[_Shown]]:
    found: dict[str, list[_Shown]] = defaultdict(list)
    for path in project.paths:
        text = project.text(path) if path.endswith(".php") else ""
        if ".twig" not in text or "function" not in text:
            continue
        read = Php(text)
        of_class = next((read.before(one.start()) for one in _CLASS.finditer(text)), "")
        starts = [*(one.start() for one in _FUNCTION.finditer(text)), len(text)]
        for start, end in pairwise(starts):
            marks = read.before(start)
            said = f"{of_class}\n{marks}\n{text[start:end]}"
            address = "".join(one[1] or "" for one in (_ROUTE.search(of_class), _ROUTE.search(marks)) if one)
            for name in set(_NAMED.findall(f"{marks}{text[start:end]}")):
                if (shown := project.library.resolve(name, path)) is not None:
                    found[shown].append(_Shown(path, said, address))
    return found


def shows_of(path: str, project: Project) -> bool:
    """Whether some function of a controller of Symfony shows a page."""
    return path.endswith(".twig") and bool(_functions(project).get(path))


def guard_of_address(path: str, project: Project) -> str:
    """Return the file that keeps a page of Symfony for those who are signed in, "" when none does for each way to it."""
    found = [_guard(one, project) for one in _functions(project).get(path, ())]
    return found[0] if found and all(found) else ""


def _guard(shown: _Shown, project: Project) -> str:
    if _ASKS.search(shown.said) or _TURNED_AWAY.search(shown.said):
        return shown.path
    address = re.sub(r"\{[^}]*\}", "1", shown.address if shown.address.startswith("/") else f"/{shown.address}")
    for file in _settings(project):
        text = project.text(file)
        rule = next((one for one in _RULE.finditer(text) if _matches(one[1], address)), None)
        roles = _ROLES.search(rule[0]) if rule is not None else None
        if roles is not None and not _OPEN.search(roles[1]) and not _asks_for_nothing(address, text, project):
            return file
    return ""


@memo
def _settings(project: Project) -> tuple[str, ...]:
    return tuple(one for one in project.paths if one.endswith(("security.yaml", "security.yml")))


_ANY_ACCOUNT = re.compile(r"ROLE_USER\b|IS_AUTHENTICATED|IS_FULLY")


def is_for_any_account(path: str, project: Project) -> bool:
    """Whether the account that a page of Symfony asks for is the one that anybody makes, and not one of some other kind."""
    shown = _functions(project).get(path, ())
    rules = [rule for one in shown for file in _settings(project) if (rule := _rule_of(one, project.text(file)))]
    said = [f"{one.said[: one.said.find('function')]}" for one in shown]
    return any(_ANY_ACCOUNT.search(one) for one in (*rules, *said))


def _rule_of(shown: _Shown, text: str) -> str:
    address = re.sub(r"\{[^}]*\}", "1", shown.address if shown.address.startswith("/") else f"/{shown.address}")
    return next((one[0] for one in _RULE.finditer(text) if _matches(one[1], address)), "")


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
    for path in project.paths:
        if path.endswith(f"/{name}.php"):
            yield from _KEY.findall(project.text(path))


@memo
def _addresses(project: Project) -> list[_Shown]:
    """The functions of controllers that have an address."""
    found = []
    for path in project.paths:
        text = project.text(path) if path.endswith(".php") else ""
        if "Route(" not in text or "function" not in text:
            continue
        read = Php(text)
        of_class = next((read.before(one.start()) for one in _CLASS.finditer(text)), "")
        starts = [*(one.start() for one in _FUNCTION.finditer(text)), len(text)]
        for start, end in pairwise(starts):
            marks = read.before(start)
            if _ROUTE.search(marks) is not None or "__invoke" in text[start : text.find("(", start)]:
                address = "/".join((one[1] or "").strip("/") for one in (_ROUTE.search(of_class), _ROUTE.search(marks)) if one)  # fmt: skip
                found.append(_Shown(path, f"{of_class}\n{marks}\n{text[start:end]}", f"/{address.strip('/')}"))
    return found


def answers_in_symfony(address: str, method: str, project: Project) -> Iterator[tuple[str, str]]:
    """Yield the file of each function of a controller that answers at an address, and the place that asks who one is there, "" for none."""
    wanted = [one for one in address.split("/") if one]
    for one in _addresses(project):
        parts = [each for each in one.address.split("/") if each]
        same = len(parts) == len(wanted) and all(
            each == other or "{" in each or "{" in other for each, other in zip(parts, wanted, strict=True)
        )
        methods = re.search(r"methods:\s*(\[[^\]]*\]|['\"]\w+['\"])", one.said)
        if same and (methods is None or method.upper() in methods[1].upper()):
            guard = _guard(one, project)
            yield one.path, _place(guard, one, project) if guard else ""


def _place(file: str, shown: _Shown, project: Project) -> str:
    """Where a file asks who one is: a rule of addresses, a mark of a function."""
    text = project.text(file)
    found = _ASKS.search(text) if file == shown.path else None
    if file != shown.path:
        address = re.sub(r"\{[^}]*\}", "1", shown.address)
        found = next((one for one in _RULE.finditer(text) if _matches(one[1], address)), None)
    at = text.count("\n", 0, found.start() + (len(found[0]) - len(found[0].lstrip()))) + 1 if found is not None else 0
    return f"{file}:{at}" if at else file


_ITS_NAME = re.compile(r"Route\([^\]]*?\bname:\s*['\"]([\w.-]+)['\"]")


def addresses_showing(path: str, project: Project) -> Iterator[str]:
    """Yield the names of the addresses at which controllers of Symfony show a page."""
    if path.endswith(".twig"):
        for one in _functions(project).get(path, ()):
            yield from _ITS_NAME.findall(one.said)
