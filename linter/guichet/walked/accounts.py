"""What an account of the service asks for, read on its own pages: those by which one signs up, those by which one signs in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guichet.core.memo import memo
from guichet.core.places import place_of_path
from guichet.done.forms.form import Asked
from guichet.done.forms.pages import forms_of
from guichet.done.words import apart, speaks_of
from guichet.reading.project.project import Project
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import is_template
from guichet.walked.asked import asked_on, built_on, printed_on
from guichet.walked.placed import in_files
from guichet.walked.rails import ruby_of
from guichet.walked.requests import controls_of
from guichet.walked.unread_fields import ANSWERS, unread_fields

ACCOUNT = (*ANSWERS, "account", "smartphone")
"""What an account may ask for, when nothing of it was read."""
_NAMED_LIKE = re.compile(r"(?:log_?in|sign_?in|sign_?up|regist|session|connexion|inscription|compte|account)", re.I)
_ACTIONS = frozenset("new edit index show create".split())
"""Names of pages that their folder names better."""
_TWICE = re.compile(r"\b(?:otp|totp|2fa|mfa|two[_ -]?factor|authenticator|webauthn|second facteur|double authentif\w*)\b|(?:sms|phone)_?code|code_?sms", re.I)  # fmt: skip
_BY_INVITATION = re.compile(
    r"INVITATION_ONLY\s*=\s*True|def is_open_for_signup\b[^\n]*\n(?:\s*(?:#|\"\"\")[^\n]*\n)*\s*return False"
)
_SKIPPED = re.compile(r"devise_for\b(?:[^\n]*\n){0,8}?[^\n]*\bskip:\s*(?:\[[^\]]*|%i\[[^\]]*|:)\bregistrations")
_DEVISE = re.compile(r"^[ \t]*devise\s+((?::\w+[\s,]*|\w+:\s*[^,\n]+[\s,]*)+)", re.M)


@dataclass(frozen=True)
class Account:
    """What it takes to have an account: what must be given for it, and what nobody could read of it."""

    wanted: tuple[tuple[Asked, bool], ...] = ()
    """What must be filled in, and whether there is no other way."""
    unknown: tuple[str, ...] = ACCOUNT


def speaks_of_signing_up(page: Page) -> bool:
    """Whether a page, by its title or its name, is the one by which one makes an account."""
    titles = " ".join(page.text_of(one) for one in page.placed("h1", "title"))
    folders, _, file = page.path.rpartition("/")
    stem = file.partition(".")[0]
    name = folders.rpartition("/")[2] if stem in _ACTIONS else stem
    return speaks_of(apart(titles), "sessions.sign_up") or speaks_of(apart(name), "sessions.sign_up")


@memo
def account_of(project: Project) -> Account:
    """Return what the account of a service asks for, as far as its own pages say; all that it may when none was found."""
    doors = list(_doors(project))
    named = [page for page in doors if speaks_of_signing_up(page)]
    ups = sorted((page for page in named if _asks(page)), key=_changes)
    ins = [page for page in doors if page not in named and _asks_password(page)]
    if not ups and not ins:
        return Account()
    twice = any(_TWICE.search(page.template.source.text) for page in (*ups, *ins))
    if not ups and _hands_over(project):
        return Account()
    unknown = [key for one in ups[:1] for each in unread_fields(one) for key in each.of] if ups else ["account"]
    wanted = [one for page in (ups or ins)[:1] for one in _wanted(page)]
    return Account(
        tuple((one, not _offers_another(ins)) for one in wanted),
        (*unknown, *(("telephone", "smartphone") if twice else ())),
    )


@memo
def _given(_: Project) -> dict[str, bool]:
    return {}


def is_given(project: Project, who: str = "user") -> bool:
    """Whether nobody takes an account alone: those inside invite those who have one."""
    known = _given(project)
    if who not in known:
        known[who] = _is_given(project, who)
    return known[who]


def _is_given(project: Project, who: str) -> bool:
    code = (project.text(path) for path in project.paths if path.endswith(".py"))
    if any(("INVITATION" in one or "is_open_for_signup" in one) and _BY_INVITATION.search(one) for one in code):
        return True
    roots = {one.partition("app/")[0] for one in project.paths if "app/controllers/" in one}
    said = [each for root in roots for each in _DEVISE.findall(ruby_of(f"{root}app/models/{who}.rb", project))]
    routes = " ".join(ruby_of(f"{root}config/routes.rb", project) for root in roots)
    is_shut = "registerable" not in " ".join(said) or _SKIPPED.search(routes) is not None
    return bool(said) and is_shut and all("invitable" in one and _may_be_of_work(one) for one in said)


def _may_be_of_work(devise: str) -> bool:
    """Whether whoever signs in through somebody else does so with the account of an office, if anyone does."""
    return "omniauthable" not in devise or any(
        word in devise for word in ("google", "azure", "microsoft", "okta", "saml")
    )


_HANDED_OVER = re.compile(r"mozilla_django_oidc|django_cas_ng|\bcas_ng\b|social_django|socialaccount\.providers|djangosaml2|python3_saml|django_auth_adfs|omniauth|passport-saml|keycloak", re.I)  # fmt: skip
"""What a service is made with that lets somebody else say who one is."""


def _hands_over(project: Project) -> bool:
    """Whether settings of a service hand the sign-in over to somebody else."""
    settings = (path for path in project.paths if path.endswith(".py") and ("settings" in path or "config" in path))
    return any(_HANDED_OVER.search(project.text(path)) for path in settings)


def _doors(project: Project) -> Iterator[Page]:
    """The pages of the public by whose names one signs in or up, and that hold a form."""
    for path in project.paths:
        if is_template(path) and _NAMED_LIKE.search(path) and place_of_path(path) is None and project.is_entry(path):
            page = project.page_written(path)
            if page is not None and not page.is_email and (page.find("form") or printed_on(page)):
                yield page


def _changes(page: Page) -> bool:
    """Whether a page is for whoever has an account already: it comes after those by which one is made."""
    return page.path.rpartition("/")[2].partition(".")[0] in ("edit", "update", "show")


def _asks(page: Page) -> bool:
    """Whether somebody fills something in on a page, as far as that could be read: it does not only thank, or refuse."""
    return bool(controls_of(page)) or bool(printed_on(page)) or bool(built_on(page).fields)


def _asks_password(page: Page) -> bool:
    fields = [field for form in forms_of(page) for field in form.fields]
    return any(one.kind == "password" for one in fields) or any(
        "password" in name for name in asked_on(page).printed.names
    )


def _wanted(page: Page) -> Iterator[Asked]:
    for form in forms_of(page):
        yield from (in_files(one, page.template, page.project.library) for one in form.fields if one.required)
    for held in asked_on(page).forms:
        yield from (one for one in held.fields if one.required)
    yield from (one for one in asked_on(page).others if one.required)
    yield from (one for one in built_on(page).fields if one.required)


def _offers_another(ins: list[Page]) -> bool:
    """Whether the pages by which one signs in name somebody else's account, which would do."""
    return any(speaks_of(apart(page.text), "identity.providers") for page in ins)
