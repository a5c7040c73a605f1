"""Whether nobody takes an account alone: those inside invite those who have one."""

from __future__ import annotations

import re

from guichet.core.memo import keyed_memo
from guichet.core.words import any_of
from guichet.reading.project.project import Project
from guichet.reading.templates.rails import roots_of

_BY_INVITATION = re.compile(
    r"INVITATION_ONLY\s*=\s*True|def is_open_for_signup\b[^\n]*\n(?:\s*(?:#|\"\"\")[^\n]*\n)*\s*return False"
)
_SKIPPED = re.compile(
    r"devise_for\b(?:[^\n]{0,200}\n){0,8}?[^\n]{0,200}\bskip:\s{0,20}(?:\[[^\]]{0,200}|%i\[[^\]]{0,200}|:)\bregistrations"
)
_DEVISE = re.compile(r"^[ \t]*devise\s+((?::\w+[\s,]*|\w+:\s*[^,\n]+[\s,]*)+)", re.M)


def is_given(project: Project, who: str = "user") -> bool:
    """Whether nobody takes an account alone: those inside invite those who have one."""
    return _is_given(who, project)


_PEOPLE = re.compile(
    rf"(?:{any_of('people.served', 'people.living', 'people.anyone', 'people.learning', 'people.households')}|account|compte|resource)s?"
)


def is_named_by_others(project: Project, who: str) -> bool:
    """Whether those who must be signed in are of a class of a service of Rails that is not the people's own, and that nobody enters alone."""
    return bool(who) and not _PEOPLE.fullmatch(who) and _is_named_by_others(who, project)


@keyed_memo
def _is_named_by_others(who: str, project: Project) -> bool:
    models = [text for root in roots_of(project) if (text := project.text_beside(f"{root}app/models/{who}.rb"))]
    makes = re.compile(rf"app/views/(?:[\w-]+/)*{re.escape(who)}s?/(?:registrations/new|new|sign_up)\.")
    return (
        bool(models) and not any("registerable" in one for one in models) and not any(map(makes.search, project.paths))
    )


@keyed_memo
def _is_given(who: str, project: Project) -> bool:
    code = (project.text(path) for path in project.paths if path.endswith(".py"))
    if any(("INVITATION" in one or "is_open_for_signup" in one) and _BY_INVITATION.search(one) for one in code):
        return True
    said = [
        each
        for root in roots_of(project)
        for each in _DEVISE.findall(project.text_beside(f"{root}app/models/{who}.rb"))
    ]
    routes = " ".join(project.text_beside(f"{root}config/routes.rb") for root in roots_of(project))
    is_shut = "registerable" not in " ".join(said) or _SKIPPED.search(routes) is not None
    return bool(said) and is_shut and all("invitable" in one and _may_be_of_work(one) for one in said)


def _may_be_of_work(devise: str) -> bool:
    """Whether whoever signs in through somebody else does so with the account of an office, if anyone does."""
    return "omniauthable" not in devise or any(
        word in devise for word in ("google", "azure", "microsoft", "okta", "saml")
    )
