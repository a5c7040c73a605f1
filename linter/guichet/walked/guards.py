"""Which pages are for those alone who are signed in, whatever shows them or receives what they send."""

from __future__ import annotations

import re

from guichet.reading.project.project import Project
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import is_component
from guichet.walked.behind import views_of
from guichet.walked.rails import asked_to_sign_in
from guichet.walked.rails import may_need_account as may_need_account_in_rails
from guichet.walked.routed import signed_in_by_route
from guichet.walked.sent_to import sent_to
from guichet.walked.signed_in import SIGNED_IN, guards_of, may_need_account
from guichet.walked.symfony_guards import guard_of_address, is_for_any_account, shows_of

_BY_LINK = re.compile(r"[Ss]esame|[Mm]agic_?[Ll]ink|(?:[Ss]igned|[Tt]oken)_?(?:[Uu]rl|[Ll]ink|[Rr]equired)")
"""What lets in whoever comes by a link that the service sent."""


def guard_of(page: Page, project: Project) -> str:
    """Return the file that may keep a page for those alone who are signed in; "" when nothing does."""
    if sent_to(page).asks:
        return sent_to(page).asks.rpartition(":")[0] or sent_to(page).asks
    if is_component(page.path) and (routed := signed_in_by_route(page.path, project)):
        return routed
    for one in views_of(page):
        if may_need_account(one):
            return one.module.path
    if settings := all_need_account(project):
        return settings
    if signed := asked_to_sign_in(page.path, project):
        return signed[1]
    if taken := may_need_account_in_rails(page.path, project):
        return taken
    if shows_of(page.path, project):
        return guard_of_address(page.path, project)
    name = page.path.partition("templates/")[2] or page.path
    guards = (one for one in project.giving(page.path) if one.endswith(".php") and name in project.text(one))
    return next((one for one in guards if SIGNED_IN.search(project.text(one))), "")


def is_only_likely(page: Page, project: Project) -> bool:
    """Whether an account may be needed for a page, and may be of another kind than the one that anybody makes."""
    if shows_of(page.path, project):
        return not is_for_any_account(page.path, project)
    if any(_BY_LINK.search(one.as_string()) for view in views_of(page) for one in guards_of(view.node)):
        return True
    return not asked_to_sign_in(page.path, project) and bool(may_need_account_in_rails(page.path, project))


def all_need_account(project: Project) -> str:
    """Return the settings that ask everybody to sign in before any page, "" when none does."""
    return next(
        (path for path in project.paths if path.endswith(".py") and project.holds(path, "LoginRequiredMiddleware")), ""
    )
