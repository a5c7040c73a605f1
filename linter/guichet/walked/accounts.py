"""What an account of the service asks for, read on its own pages: those by which one signs up, those by which one signs in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guichet.core.memo import keyed_memo
from guichet.core.places import is_back_office, place_of_path
from guichet.done.forms.form import Asked
from guichet.done.forms.pages import forms_of
from guichet.done.words import apart, speaks_of
from guichet.reading.project.project import Project
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import is_component, is_template
from guichet.walked.asked import asked_on, built_on, printed_on
from guichet.walked.inside import is_for_those_inside
from guichet.walked.payloads import opened_by_payload, opens_otherwise
from guichet.walked.placed import in_files
from guichet.walked.rails import controllers_of
from guichet.walked.requests import controls_of
from guichet.walked.unread_fields import ANSWERS, ASKING, unread_fields

ACCOUNT = (*ANSWERS, "account", "smartphone")
"""What an account may ask for, when nothing of it was read."""
_NAMED_LIKE = re.compile(r"(?:log_?in|sign_?in|sign_?up|regist|session|connexion|inscription|compte|account)", re.I)
_ACTIONS = frozenset("new edit index show create".split())
"""Names of pages that their folder names better."""
_TWICE = re.compile(r"\b(?:otp|totp|2fa|mfa|two[_ -]?factor|authenticator|webauthn|second facteur|double authentif\w*)\b|(?:sms|phone)_?code|code_?sms", re.I)  # fmt: skip


def is_of_second_step(said: str) -> bool:
    """Whether a name or a title speaks of the second thing by which one shows who one is."""
    return _TWICE.search(apart(said)) is not None


@dataclass(frozen=True)
class Account:
    """What it takes to have an account: what must be given for it, and what nobody could read of it."""

    wanted: tuple[tuple[Asked, bool], ...] = ()
    """What must be filled in, and whether there is no other way."""
    unknown: tuple[str, ...] = ACCOUNT


def is_of_programs(path: str) -> bool:
    """Whether a page is one by which programs, and not people, are registered or let in."""
    return "oauth2_provider" in path.split("/")


def speaks_of_signing_up(page: Page) -> bool:
    """Whether a page, by its title or its name, is the one by which one makes an account."""
    titles = " ".join(page.text_of(one) for one in page.placed("h1", "title"))
    folders, _, file = page.path.rpartition("/")
    stem = file.partition(".")[0]
    name = folders.rpartition("/")[2] if stem in _ACTIONS else stem
    return speaks_of(apart(titles), "sessions.sign_up") or speaks_of(apart(name), "sessions.sign_up")


def account_of(project: Project, who: str = "") -> Account:
    """Return what the account of a service asks for, as far as its own pages say; all that it may when none was found.

    `who` is the class of those who must be signed in, when a service of Rails names it.
    """
    return _account_of(who, project)


_ANYBODY = frozenset({"", "user", "account", "member", "person"})
"""Classes of those who take an account as anybody does; one of another class may be made by an earlier request."""


@keyed_memo
def _account_of(who: str, project: Project) -> Account:
    own = re.compile(rf"(?:^|[/_]){re.escape(who)}s?(?=[/_.])")
    doors = [one for one in _doors(project) if who in _ANYBODY or own.search(one.path)]
    named = [page for page in doors if speaks_of_signing_up(page)]
    ups = sorted(
        (page for page in named if _asks(page)),
        key=lambda one: (not own.search(one.path), _changes(one), not _sets_password(one)),
    )
    ins = [page for page in doors if page not in named and _asks_password(page)]
    is_judged_elsewhere = who in _ANYBODY and (is_component(ups[0].path) if ups else not ins)
    if is_judged_elsewhere and (sent := opened_by_payload(project)):
        return Account(tuple(_wanted_by_payload(sent, project, is_only_way=not _offers_another(ins))), unknown=())
    entrances = [one for one in doors if own.search(one.path)] if who not in _ANYBODY else []
    if not ups and not ins and entrances and all(built_on(one).is_judged and built_on(one).fields for one in entrances):
        return _by_code(entrances)
    if not ups and not ins:
        return Account(unknown=ANSWERS) if any(own.search(one.path) and _lets_in(one) for one in doors) else Account()
    twice = any(_TWICE.search(page.template.source.text) for page in (*ups, *ins))
    if not ups and _hands_over(project):
        return Account()
    unknown = [key for one in ups[:1] for key in _unknown(one)] if ups else ["account"] if _offers_another(ins) else []
    wanted = [one for page in (ups or ins)[:1] for one in _wanted(page)]
    return Account(
        tuple((one, not _offers_another(ins)) for one in wanted),
        (*unknown, *(_second_ways(project) if twice else ())),
    )


def _wanted_by_payload(sent: Sequence[Asked], project: Project, *, is_only_way: bool) -> Iterator[tuple[Asked, bool]]:
    """What a program wants of what is sent to open an account, and whether there is no other way; a provider's word may bear a mail too."""
    ways = opens_otherwise(project)
    for one in sent:
        is_mail = one.kind == "email" or one.is_about("fields.email")
        if one.required:
            yield one, (not ways and is_only_way) or (ways == "mail" and is_mail)


_BY = {"email": "fields.email", "telephone": "fields.phone"}


def _by_code(entrances: Sequence[Page]) -> Account:
    """What it takes to get in where a code is sent to whom an earlier request made known: a mail, a number, or either as one likes."""
    unknown = {key for page in entrances for each in unread_fields(page) for key in each.of}
    wanted: list[Asked] = []
    for page in entrances:
        fields = built_on(page).fields
        wanted += [one for one in fields if one.required and not one.sometimes]
        free = {key for key, idea in _BY.items() if any(not one.required and one.is_about(idea) for one in fields)}
        unknown |= free if len(free) == 1 else set()
    return Account(tuple((one, True) for one in wanted), tuple(sorted(unknown)))


_HANDED_OVER = re.compile(r"mozilla_django_oidc|django_cas_ng|\bcas_ng\b|social_django|socialaccount\.providers|djangosaml2|python3_saml|django_auth_adfs|omniauth|passport-saml|keycloak", re.I)  # fmt: skip
"""What a service is made with that lets somebody else say who one is."""


_BY_MAIL = re.compile(r"[\"'](?:django_otp\.plugins\.otp_email|two_factor\.plugins\.email)[\"']")


def _second_ways(project: Project) -> tuple[str, ...]:
    """What the second step of a sign-in may want: a telephone or an application, neither when a message to a mailbox will do as well."""
    settings = (path for path in project.paths if path.endswith(".py") and "settings" in path)
    return () if any(_BY_MAIL.search(project.text(path)) for path in settings) else ("telephone", "smartphone")


def _hands_over(project: Project) -> bool:
    """Whether settings of a service hand the sign-in over to somebody else."""
    settings = (path for path in project.paths if path.endswith(".py") and ("settings" in path or "config" in path))
    return any(_HANDED_OVER.search(project.text(path)) for path in settings)


def _doors(project: Project) -> Iterator[Page]:
    """The pages of the public by whose names one signs in or up, and that hold a form."""
    for path in project.paths:
        is_page = not is_of_programs(path) and (is_component(path) or (is_template(path) and project.is_entry(path)))
        if is_page and _NAMED_LIKE.search(path) and place_of_path(path) is None and not is_back_office(path):
            page = project.page_written(path)
            asks = page is not None and not page.is_email and (page.find("form") or printed_on(page))
            if page is not None and asks and not is_for_those_inside(page, project):
                yield page


def _unknown(page: Page) -> Iterator[str]:
    """What a page by which one makes an account may want, and does not say: the program that receives what a component sends judges it."""
    yield from (key for each in unread_fields(page) for key in each.of)
    if is_component(page.path):
        free = [one for form in forms_of(page) for one in form.fields if not one.required]
        yield from (
            key for key, ideas in ASKING.items() if all(any(one.speaks_of(idea) for one in free) for idea in ideas)
        )


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


_OPENS, _ON_WORD_OF_OTHERS = (
    re.compile(r"^[ \t]*(?:return )?sign_in\b[\s(]", re.M),
    re.compile("omniauth|openid|oidc|saml", re.I),
)


def _lets_in(page: Page) -> bool:
    """Whether the controller of Rails of a page opens a session by itself, on nobody else's word: what it asks to make an account is not known, and no other account is wanted."""
    own = controllers_of(page.path, page.project)[:1] if isinstance(page.project, Project) else ()
    return any(
        _OPENS.search(text) and not _ON_WORD_OF_OTHERS.search(text) for text in map(page.project.text_beside, own)
    )


def _sets_password(page: Page) -> bool:
    """Whether what one fills in to make an account holds its secret: what registers a program or a letter does not."""
    held = asked_on(page).forms
    fields = (*(field for one in held for field in one.fields), *built_on(page).fields)
    opens = any("UserCreationForm" in base.as_string() for one in held for base in one.form.owner.bases)
    return opens or _asks_password(page) or any("password" in one.name for one in fields)


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
