"""What a page supposes that somebody made before, by an earlier request: whoever that one stops never gets there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guichet.core.findings import Text
from guichet.core.memo import memo
from guichet.done.forms.pages import forms_of
from guichet.done.words import apart, speaks_of
from guichet.reading.project.project import Project
from guichet.reading.templates.page import Page
from guichet.walked.asked import asked_on, built_on
from guichet.walked.by_message import brought_by_mail
from guichet.walked.rails import action_of, asked_before, controllers_of, who_signs_in
from guichet.walked.requests import asking
from guichet.walked.ruby_models import is_model, presence
from guichet.walked.unread_fields import Unread

_SUPPOSES = re.compile(r"(?:assert|require|ensure|check|verify)_(\w+)")
_MEANT = {"email": ("fields.email",), "telephone": ("fields.phone",), "address": ("fields.address",), "papers": ("identity.documents", "identity.of_money")}  # fmt: skip


def made_before(page: Page, together: Sequence[Page] = ()) -> Iterator[Unread]:
    """Yield that a page supposes something made before, and by none of the pages of its own request, with what its model will not be without, or what only a message tells of."""
    project = page.project
    if not isinstance(project, Project):
        return
    for file, model in _supposed(page, project):
        if any(_makes(one, model, project) for one in together):
            continue
        wanted = [apart(name) for name in presence(model, project)]
        of = tuple(
            key
            for key, ideas in _MEANT.items()
            if any(
                speaks_of(one, idea)
                for one in wanted
                for idea in ideas
                if key == "email" or not speaks_of(one, "fields.email")
            )
        )
        if of:
            yield Unread(
                file,
                Text(
                    f"cette page suppose une demande faite avant (« {model} ») : ce qu’elle veut n’a pas été suivi jusqu’ici",
                    f'this page supposes a request made before ("{model}"): what that one wants was not followed up to here',
                ),
                of,
            )
    sent = brought_by_mail(page, project)
    of = (
        tuple(key for key, pages in _wanted_by(project).items() if pages - {page.path} and key != "email")
        if sent
        else ()
    )
    if sent is not None and of:
        yield Unread(
            sent[0],
            Text(
                "seul un courriel mène à cette page : la demande qui le fait partir n’a pas été suivie",
                "only an e-mail leads to this page: the request that has it sent was not followed",
            ),
            of,
            line=sent[1],
        )


@memo
def _wanted_by(project: Project) -> dict[str, set[str]]:
    """What some request of the service will not be without, each with the pages that want it."""
    found: dict[str, set[str]] = {}
    for page in asking(project):
        of_programs = (field for held in asked_on(page).forms for field in held.fields)
        fields = [*(one for form in forms_of(page) for one in form.fields), *built_on(page).fields, *of_programs, *asked_on(page).others]  # fmt: skip
        for key, ideas in _MEANT.items():
            if any(one.required and any(map(one.speaks_of, ideas)) for one in fields):
                found.setdefault(key, set()).add(page.path)
    return found


def _supposed(page: Page, project: Project) -> Iterator[tuple[str, str]]:
    """The controllers that turn away from a page whoever has not made something, each with the model of it."""
    own, action = controllers_of(page.path, project), action_of(page.path, project)
    found: dict[str, str] = {}
    for file, name, _ in asked_before(action, own, project):
        named = _SUPPOSES.match(name)
        model = next((one for one in _parts(named[1]) if is_model(one, project)), "") if named else ""
        if model and not _makes(page, model, project) and model != who_signs_in(page.path, project):
            found.setdefault(model, file)
    yield from ((file, model) for model, file in found.items())


def _makes(page: Page, model: str, project: Project) -> bool:
    """Whether a page is the one by which something is made."""
    own = next(iter(controllers_of(page.path, project)), "").rpartition("/")[2].removesuffix("_controller.rb")
    return own in (model, f"{model}s") and action_of(page.path, project) == "new"


def _parts(name: str) -> Iterator[str]:
    """Yield what a name may call, the longest first: `travel_claim` before `travel` and `claim`."""
    words = name.split("_")
    for length in range(len(words), 0, -1):
        yield from ("_".join(words[at : at + length]) for at in range(len(words) - length + 1))
