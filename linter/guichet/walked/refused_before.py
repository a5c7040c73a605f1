"""What a first step of Rails refuses, and that the steps after it suppose was taken: a paper of another year, or one out of date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Text
from guichet.core.memo import memo
from guichet.done.words import apart, speaks_of
from guichet.reading.project.project import Project
from guichet.reading.templates.page import Page
from guichet.walked.rails import action_of, asked_before, controllers_of, written_in
from guichet.walked.ruby_texts import controllers
from guichet.walked.unread_fields import Unread

_TURNED_BACK = re.compile(r"^([ \t]*)(?:if|unless)\b([^\n]*)\n((?:(?!\1end\b)[^\n]*\n){1,8}?)\1end\b", re.M)
_SHOWN_AGAIN = re.compile(r"\brender[\s(]+(?:action:\s*)?[:\"'](?:new|edit|show)\b|\bredirect_to\b")
_PAPERS = ("identity.documents", "identity.of_money")
_DATED = re.compile(r"valid|year|annee|année|expire|perim|périm|recent|date|too_old|current", re.I)


def refused_before(page: Page) -> Iterator[Unread]:
    """Yield that a page supposes something that its first step refuses to whoever has another paper."""
    project = page.project
    own = controllers_of(page.path, project) if isinstance(project, Project) else ()
    if not own or not isinstance(project, Project):
        return
    action = action_of(page.path, project)
    before = " ".join(name for _, name, _ in asked_before(action, own, project))
    for file, kept in _refusing(project).items():
        is_first = file == own[0] and action == "new"
        if not is_first and not re.search(rf"(?<![a-z]){kept}(?![a-z])", before):
            continue
        yield Unread(
            page.path,
            Text(
                f"la première étape refuse des papiers d’une autre date ({file}) : lesquels vont n’a pas été lu",
                f"the first step refuses papers of another date ({file}): which ones will do was not read",
            ),
            ("papers",),
        )


def _is_of_paper(said: str) -> bool:
    return any(speaks_of(apart(said), idea) for idea in _PAPERS)


@memo
def _refusing(project: Project) -> dict[str, str]:
    """The controllers that create something unless a paper is of another date, and what each creates."""
    found: dict[str, str] = {}
    for path, text in controllers(project).items():
        if any(
            _is_of_paper(said) and _DATED.search(said) and _SHOWN_AGAIN.search(then)
            for _, said, then in _TURNED_BACK.findall(written_in(text, "create"))
        ):
            found[path] = re.sub(r"s$", "", path.rpartition("/")[2].removesuffix("_controller.rb"))
    return found
