"""What stands in the way of a request for which one must sign in: what the account asks for, and who gives it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guichet.core.findings import Text
from guichet.reading.project.project import Project
from guichet.reading.templates.page import Page
from guichet.walked.accounts import account_of
from guichet.walked.asking_line import asking_line
from guichet.walked.guards import guard_of, is_only_likely
from guichet.walked.lacked import ASKED, KINDS, NEITHER, who_one_is
from guichet.walked.meeting import Met
from guichet.walked.profiles import obstacles
from guichet.walked.providers import ALONE, KEPT, provided
from guichet.walked.rails import who_signs_in
from guichet.walked.upkeep import changes_account

_OF_ACCOUNT = Text(
    "Il faut un compte, et « {name} » est obligatoire pour l’avoir.",
    'An account is needed, and "{name}" is required to have one.',
)
_OF_LIKELY_ACCOUNT = Text(
    "Il faut peut-être un compte, et « {name} » est obligatoire pour l’avoir.",
    'An account may be needed, and "{name}" is required to have one.',
)

_OF_ACCOUNT_HELD = Text(
    "Cette page change un compte que l’on a déjà, et « {name} » était obligatoire pour l’avoir.",
    'This page changes an account that one has already, and "{name}" was required to have it.',
)


def of_account(pages: Sequence[Page], project: Project) -> Iterator[Met]:
    """Yield what an account asks for, when a request wants one."""
    guarded = [page for page in pages if guard_of(page, project)]
    if not guarded:
        return
    asks = next((place for page in guarded if (place := asking_line(page, project))), "")
    is_known = bool(asks) and not all(is_only_likely(page, project) for page in guarded)
    is_held = changes_account(guarded[0], project)
    account = account_of(project, who_signs_in(guarded[0].path, project))
    is_only_way = is_known and not is_held and all(is_sure for _, is_sure in account.wanted)
    for one, rule, message, in_all in who_one_is([one for one, _ in account.wanted]):
        line = project.source(one.path).position(one.span).line
        yield Met(one.path, line, rule, message, obstacles()["common-names"], in_all and is_only_way, also=asks)
    for one, is_sure in account.wanted:
        for key, (rule, idea) in ASKED.items():
            if key != "address" and one.sort not in NEITHER and (one.is_about(idea) or one.kind == KINDS[key][0]):
                line = project.source(one.path).position(one.span).line
                said = _OF_ACCOUNT_HELD if is_held else _OF_ACCOUNT if is_known else _OF_LIKELY_ACCOUNT
                message = said.format(name=one.label or one.name)
                sure = is_known and is_sure and not one.sometimes and not is_held
                yield Met(one.path, line, rule, message, obstacles()[key], sure, also=asks)


def of_provider(pages: Sequence[Page], project: Project) -> Iterator[Met]:
    """Yield what stands in the way of whoever has no account with a provider, when one must sign in and nothing else lets people in."""
    for page, way in ((one, way) for one in pages if (way := provided(one, project))):
        asks = asking_line(page, project)
        yield Met(*way.opened, "identity-provider-single", ALONE, obstacles()["account"], also=asks)
        if way.mail is not None:
            yield Met(*way.mail, ASKED["email"][0], KEPT, obstacles()["email"], also=asks)
