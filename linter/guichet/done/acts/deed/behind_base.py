"""Pages by which one only reads, and that want an account because what their class is built on does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.words import any_of
from guichet.done.acts.deed.functions_called import file_of, whole_at
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.acts.informing import informs
from guichet.done.nouns.kind import Kind
from guichet.done.words import apart, speaks_of

_CLASS = re.compile(
    r"^(?P<marks>(?:[ \t]*[@#][^\n]{0,200}\n){0,6})[ \t]*(?:export (?:default )?|abstract |final |public |open ){0,3}class[ \t]+(?P<name>\w{2,80})"
    r"(?:[ \t]*\((?P<bases>[^()\n]{1,200})\)|[ \t]*<[ \t]*(?P<above>[\w:]{2,80})|[ \t]+extends[ \t]+\\?(?P<built>[\w.\\]{2,80}))?",
    re.M,
)
_GUARDED = re.compile(
    rf"\b(?:{any_of('people.guards')})\b"
    r"|\bpermission_classes\b[^\n]{0,40}\bIsAuthenticated\b|\bdecorators\b[^\n]{0,20}login_required|\bbefore_action :(?:authenticate_\w{1,30}!?|require_\w{0,20}(?:login|user|account|sign_?in)|login_required)"
    r"|IsGranted\(['\"](?:ROLE_USER|IS_AUTHENTICATED\w{0,20})|denyAccessUnlessGranted\(['\"](?:ROLE_USER|IS_AUTHENTICATED\w{0,20})|->middleware\(\[?['\"]auth(?:['\"]|:)"
    r"|@UseGuards\([^\n)]{0,60}(?:Auth|Jwt|Login|Session)|@PreAuthorize\(\"isAuthenticated\(\)"
)
_OPENED = re.compile(
    r"skip_before_action|AllowAny|permission_classes|PUBLIC_ACCESS|allow_anonymous|withoutMiddleware|login_required\s*=\s*False|@Public\b|permitAll"
)
_DOES = re.compile(
    r"\b(?:def|function|async)\s+(?:post|put|patch|delete|form_valid|create|store|update|destroy|edit)\b|@(?:Post|Put|Patch|Delete)\b"
)
_OWN = re.compile(
    r"request\.user\b|\bcurrent_\w+\b|\bgetUser\(\)|\bauth\(\)->|Auth::user|req\.user\b|\.save\(|\bUpdateView\b|\bCreateView\b|\bFormView\b"
    r"|\bauthorize!?[ (]|\bpolicy_scope\b|\bload_and_authorize_resource\b|\bpermission_required\b|->authorize\(|\bdenyAccessUnlessGranted\(\s?['\"](?!ROLE_USER|IS_AUTH)"
)
"""What is each person's own, or shown to those who have a right to it."""
_MOST = 4
"""Classes, one built on another, that are gone up."""


def behind_base(whole: Whole) -> Iterator[FromDeed]:
    """Yield the classes that only show what is everyone's, built on one of the project that wants somebody signed in."""
    if not whole.place.is_public or "class " not in whole.text or speaks_of(apart(whole.path), "decisions.inside"):
        return
    for one in _CLASS.finditer(whole.text):
        name = one["name"].removesuffix("Controller").removesuffix("View")
        body = _body(one, whole)
        if not informs(name) or _GUARDED.search(body) or any(sign.search(body) for sign in (_OPENED, _DOES, _OWN)):
            continue
        if any(_is_guarded(base, whole, _MOST) for base in _bases(one)):
            span = Span(one.start("name"), one.end("name"))
            yield FromDeed(Kind.REFUSE, whole.path, span, whole.place, what=What.BEHIND_ACCOUNT, shown=one["name"])


def _bases(one: re.Match[str]) -> list[str]:
    said = one["bases"] or one["above"] or one["built"] or ""
    return [re.split(r"[.:\\]", base.strip())[-1] for base in said.split(",") if base.strip() and "=" not in base]


def _body(one: re.Match[str], whole: Whole) -> str:
    """A class, from its marks to the next one."""
    following = _CLASS.search(whole.text, one.end())
    return whole.text[one.start() : following.start() if following is not None else len(whole.text)]


def _is_guarded(base: str, whole: Whole, steps: int) -> bool:
    """Whether a class wants somebody signed in for all that it answers, or one that it is built on does."""
    path = file_of(base, whole) if steps and base.isidentifier() else ""
    there = whole_at(path, whole) if path else None
    found = next((one for one in _CLASS.finditer(there.text) if one["name"] == base), None) if there else None
    if found is None or there is None:
        return False
    if _GUARDED.search(_before_methods(_body(found, there))):
        return True
    return any(_is_guarded(one, there, steps - 1) for one in _bases(found) if one != base)


def _before_methods(body: str) -> str:
    """What holds for all that a class does: its head, and what it makes itself with."""
    first = _METHOD.search(body)
    return body[: first.start()] if first is not None else body


_METHOD = re.compile(
    r"\n[ \t]+(?:async )?(?:def (?!dispatch\b|prepare\b)|(?:public |protected |private )(?:static )?function (?!__construct\b|init\w*\b|before\w*\b))"
)
