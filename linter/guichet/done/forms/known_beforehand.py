"""Accounts for those alone whom a service knew beforehand: it invited them, or has their addresses on a list of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.memo import memo
from guichet.done.people.fields import ACCOUNT
from guichet.done.words import speaks_of
from guichet.reading.python.judges import plain_tests
from guichet.reading.python.module import Modules, PythonModule, dotted
from guichet.reading.python.parts import assigned
from guichet.reading.python.roles import is_test
from guichet.reading.python.scopes import given_to
from guichet.reading.python.views import refuses

_INVITED = re.compile(r"^(?:invitations_invitation_only\s*=\s*true|registration_open\s*=\s*false)\b", re.M)
"""Settings of packages that open accounts: nobody comes in who was not asked to."""
OPENS = re.compile(r"(?:UserCreation|Registration|Sign[Uu]p)Form$")
"""What frameworks and packages open accounts with."""
_DECIDES = re.compile(r"AccountAdapter$")
"""What a package asks before it opens an account."""
_SIGNS_UP = re.compile(
    r"sign_?up|register|inscri(?:re|ption)|(?:creer|ouvrir)_(?:un_)?compte|(?:create|open)_(?:account|user)"
)
_ANYWHERE = re.compile(r"\.?\w{2,4}")
"""The end of the addresses of a whole country, which are nobody's in particular."""


@memo
def is_by_invitation(modules: Modules) -> bool:
    """Whether a project opens accounts to those alone whom it knew beforehand."""
    project = modules.project
    paths = [path for path in project.paths if path.endswith(".py")]
    if any("settings" in path and _INVITED.search(project.text(path).lower()) for path in paths):
        return True
    return any(_is_held(module) for path in paths if (module := _opening(path, modules)) is not None)


def _opening(path: str, modules: Modules) -> PythonModule | None:
    """The module at a path when it may open accounts and looks at an address."""
    text = modules.project.text(path)
    opens = "AccountAdapter" in text or "clean_email" in text or _SIGNS_UP.search(text)
    return modules.parsed(path) if opens and speaks_of(text, "fields.email") else None


def _is_held(module: PythonModule) -> bool:
    """Whether what opens accounts in a module turns down whoever is on no list."""
    if is_test(module):
        return False
    return any(
        _turns_down_the_unknown(function, module)
        for function in module.walk(nodes.FunctionDef)
        if _SIGNS_UP.search(function.name) or _is_in_what_opens(function)
    )


def _is_in_what_opens(function: nodes.FunctionDef) -> bool:
    owner = function.parent
    bases = [dotted(base) for base in owner.bases] if isinstance(owner, nodes.ClassDef) else []
    return any(OPENS.search(base) or _DECIDES.search(base) for base in bases)


def _turns_down_the_unknown(function: nodes.FunctionDef, module: PythonModule) -> bool:
    """Whether a function says no to an address that nothing of the service's own holds: `if email not in INVITED: raise`."""
    for one in function.nodes_of_class(nodes.If):
        if refuses(one.body) and any(_is_unknown(*plain) for plain in plain_tests(one.test, True, module)):
            return True
    return any(
        refuses(handler.body) and _is_missing(handler) and _is_of_mail(tried)
        for tried in function.nodes_of_class(nodes.Try)
        for handler in tried.handlers
    )


def _is_missing(handler: nodes.ExceptHandler) -> bool:
    """Whether an error says that a table holds no such row, which is none of accounts."""
    table, _, error = dotted(handler.type).rpartition(".") if handler.type is not None else ("", "", "")
    return error == "DoesNotExist" and not ACCOUNT.search(table.rpartition(".")[2])


def _is_unknown(test: nodes.NodeNG, truth: bool, _: PythonModule) -> bool:
    if isinstance(test, nodes.Compare) and len(test.ops) == 1:
        kept_out = test.ops[0][0] == ("not in" if truth else "in")
        return kept_out and not isinstance(test.left, nodes.Const) and _is_of_mail(test.left)
    if truth or not isinstance(test, nodes.Call) or not isinstance(test.func, nodes.Attribute):
        return False
    if test.func.attrname == "exists":
        return _is_of_mail(test) and not ACCOUNT.search(dotted(test).partition(".")[0])
    ends = [one.value for one in test.args if isinstance(one, nodes.Const)]
    anywhere = any(isinstance(one, str) and _ANYWHERE.fullmatch(one) for one in ends)
    return test.func.attrname == "endswith" and not anywhere and _is_of_mail(test.func.expr)


def _is_of_mail(node: nodes.NodeNG) -> bool:
    """Whether an expression speaks of an address, or of what a name was given that does."""
    return any(speaks_of(said, "fields.email") for said in _said(node))


def _said(node: nodes.NodeNG) -> Iterator[str]:
    yield node.as_string()
    for one in given_to(node) if isinstance(node, nodes.Name) else ():
        if (value := assigned(one)) is not None:
            yield value.as_string()
