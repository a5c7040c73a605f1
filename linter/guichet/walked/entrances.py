"""Pages by which one signs in, signs up or gets a password back: what a request may need, and no request of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.done.words import apart, speaks_of
from guichet.reading.project.project import Project
from guichet.reading.python.definitions import Defined, definitions
from guichet.reading.templates.page import Page
from guichet.walked.accounts import is_of_programs, is_of_second_step, speaks_of_signing_up
from guichet.walked.behind import views_of
from guichet.walked.invited import is_given
from guichet.walked.printed import printed_by
from guichet.walked.rails import controllers_of
from guichet.walked.requests import request_tokens
from guichet.walked.titles import titles_handed_on

_VIEWS = re.compile(r"(?:Login|Logout|Sign[uU]p|Registration|Register|PasswordReset\w{0,60}|PasswordChange\w{0,60}|ConfirmEmail|EmailVerif\w{0,60}|Authentication)View$")  # fmt: skip
_PARTS = "sessions|passwords|confirmations|unlocks|invitations"
_DEVISE = re.compile(rf"/devise/(?:{_PARTS})/")
_OF_DEVISE = re.compile(rf"Devise::(?:{_PARTS.title()})Controller")
_PACKAGES = frozenset("registration account accounts django_registration two_factor security devise".split())


def is_entrance(page: Page) -> bool:
    """Whether a page only lets people in: two things say so, for a name alone decides nothing; to make an account is a request."""
    if is_of_programs(page.path):
        return True
    if speaks_of_signing_up(page) and isinstance(page.project, Project):
        return is_given(page.project)
    if _of_devise(page):
        return True
    votes = _votes(page)
    return votes > 1 or (votes == 1 and any(_votes(one) > 1 for one in _beside(page)))


def _votes(page: Page) -> int:
    """How many things say of a page that one gets in by it."""
    views = views_of(page)
    folders, _, name = page.path.rpartition("/")
    stem = name.partition(".")[0]
    titles = " ".join([*(page.text_of(one) for one in page.placed("h1", "title")), *titles_handed_on(page)])
    around = folders.split("/")[-2:] if "/app/views/" in f"/{folders}" else folders.split("/")[-1:]  # of modules too
    said = (
        speaks_of(apart(" ".join([*around, stem])), "sessions.entrance"),
        speaks_of(apart(titles), "sessions.entrance"),
        is_of_second_step(f"{' '.join(around)} {titles}"),
        not _PACKAGES.isdisjoint(folders.split("/")),
        _asks_password(page),
        any(_VIEWS.search(base) for one in views for base in _bases(one)),
    )
    return sum(said)


def _beside(page: Page) -> Iterator[Page]:
    """The other pages of the controller of Rails that shows one: whoever gets in goes from the one to the other."""
    folder = page.path.rpartition("/")[0]
    if "/app/views/" in f"/{folder}" and isinstance(page.project, Project):
        for path in page.project.beside(page.path):
            if path != page.path and not path.startswith(f"{folder}/_"):
                other = page.project.page_written(path)
                if other is not None:
                    yield other


def _of_devise(page: Page) -> bool:
    """Whether a page of Rails is shown by the part of Devise by which one gets in, in the service's own words or not."""
    if not isinstance(page.project, Project):
        return False
    own = controllers_of(page.path, page.project)[:1]
    return bool(_DEVISE.search(page.path)) or any(_OF_DEVISE.search(page.project.text_beside(one)) for one in own)


def _asks_password(page: Page) -> bool:
    printed = printed_by(request_tokens(page))
    return any("password" in name for name in printed.names) or any(
        (one.attr("type") or "").lower() == "password" for one in page.find("input")
    )


def _bases(view: Defined) -> list[str]:
    """The names of what a view is built on, its own first."""
    node = view.node
    if not isinstance(node, nodes.ClassDef):
        return (
            [node.func.expr.as_string()]
            if isinstance(node, nodes.Call) and isinstance(node.func, nodes.Attribute)
            else []
        )
    every = definitions(view.module.modules).lineage(node, view.module)
    return [node.name, *(base.as_string() for one in every for base in one.node.bases)]
