"""One attempt: somebody opens the request of a running application, fills it in, sends it, and finishes or does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

from guichet.core.configuration import Config
from guichet.core.findings import Text
from guichet.core.source import Source
from guichet.done.forms.pages import PageForm, forms_of
from guichet.reading.project.project import Project
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import visible
from guichet.reading.templates.page import Page
from guichet.tried.clients import Answer, client_of, open_page, send
from guichet.tried.filling import filled
from guichet.walked.declared import NAME, Declared, Door
from guichet.walked.profiles import SCREEN, Profile, obstacles
from guichet.walked.request_forms import is_request
from guichet.walked.walk import Outcome

_STEPS = 12
"""Pages after which a request is taken for endless."""
HOURS = (
    datetime(2026, 11, 24, 10, 30),
    datetime(2026, 11, 25, 2, 0),
    datetime(2026, 11, 26, 20, 30),
    datetime(2026, 11, 29, 15, 0),
)
"""When somebody who is not free at the service's hours may come: a morning of work, a night, an evening, a Sunday."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What is tried: a running service, the address of a request, what it declares, and what is answered there."""

    app: Any
    at: str
    declared: Declared
    journey: str = ""
    """The name of the request, as the doors know it; the end of its address when it is not said."""
    answers: Mapping[str, str] = field(default_factory=dict)
    received: str = ""
    """Words by which the service says that the request was received."""
    clock: Callable[[datetime], object] | None = None
    hours: Sequence[datetime] = HOURS

    @property
    def names(self) -> tuple[str, ...]:
        """The names under which a door may know the request."""
        name = self.journey or self.at.partition("?")[0].rstrip("/").rpartition("/")[2]
        return (name, name.replace("-", "_"))


@dataclass(frozen=True, slots=True)
class Attempt:
    """What became of it: `why` says what stopped somebody on the screen, None when nothing did."""

    outcome: Outcome
    why: Text | None = None
    doors: tuple[Door, ...] = ()

    @property
    def can_finish(self) -> bool:
        """Whether this person finishes, by whatever door."""
        return self.outcome is not Outcome.STOPPED

    def said(self, profile: Profile) -> Text:
        """Return the sentence about it: who, and what stopped them on the screen."""
        why = self.why or Text("rien n’arrête.", "nothing stops.")
        return Text(
            f"{profile.label.fr} ({profile.name}) : {why.fr}", f"{profile.label.en} ({profile.english}): {why.en}"
        )


def attempt(trial: Trial, profile: Profile) -> Attempt:
    """Try to finish a request as somebody can: by the screen, otherwise by a door that the service declares."""
    why = _by_screen(trial, profile)
    if why is None:
        return Attempt(Outcome.FINISHES)
    doors = tuple(
        one for one in trial.declared.doors if any(map(one.finishes, trial.names)) and one.lets_in(profile.lacks)
    )
    return Attempt(Outcome.OTHER_DOOR if doors else Outcome.STOPPED, why, doors)


def _by_screen(trial: Trial, profile: Profile) -> Text | None:
    """Why somebody does not finish by the screen, if it is so."""
    shut = next((one for key, one in obstacles().items() if key in profile.lacks and one.shuts == SCREEN), None)
    if shut is not None:
        return Text(
            f"il faut {shut.label.fr}, et l’écran n’est donc pas une porte. Déclarez dans {NAME} une porte qui permet de finir, ou ouvrez-en une.",
            f"it takes {shut.label.en}, and so the screen is no door. Declare in {NAME} a door by which one can finish, or open one.",
        )
    if "hours" in profile.lacks and trial.clock is not None:
        for hour in trial.hours:
            trial.clock(hour)
            why = _now(trial, profile)
            if why is not None:
                when = hour.strftime("%Y-%m-%d %H:%M")
                return Text(f"le {when}, {why.fr}", f"on {when}, {why.en}")
        return None
    return _now(trial, profile)


def _now(trial: Trial, profile: Profile) -> Text | None:
    """Why somebody does not finish by the screen at the hour that it is, if it is so."""
    client = client_of(trial.app)
    answer = open_page(client, trial.at)
    asked: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
    said: frozenset[str] = frozenset()
    for step in range(_STEPS):
        page = _page(answer.html)
        if (why := _not_there(answer, page)) is not None:
            return why
        if step and trial.received and trial.received in answer.html:
            return None
        form = _form(page, answer)
        if form is None:
            return None if step and not trial.received else _no_form(answer, page, trial, step)
        names = frozenset(one.name for one in form.fields)
        if names and names <= asked[0] and _path(answer.at) in asked[1]:
            return _shown_again(answer, said, page)
        done = filled(form, profile.lacks, trial.answers)
        if done.refused is not None:
            return done.refused
        there = urljoin(answer.at, form.element.attr("action") or answer.at)
        asked = (names, frozenset((_path(answer.at), _path(there))))
        said = frozenset(_said(page))
        answer = send(client, there, done.data)
    return Text(
        f"après {_STEPS} pages, la demande n’est toujours pas partie. Dites avec received=… à quoi l’on voit qu’elle est reçue, ou raccourcissez-la.",
        f"after {_STEPS} pages, the request is still not sent. Say with received=… how one sees that it was received, or shorten it.",
    )


def _path(address: str) -> str:
    return address.partition("?")[0]


def _page(html: str) -> Page:
    path = "page.html"
    page = Project([path], Config(), {path: Source(path, html)}).page_written(path)
    if page is None:
        raise TypeError("assert_can_finish reads pages of HTML, and this one cannot be read.")
    return page


def _form(page: Page, answer: Answer) -> PageForm | None:
    """The form of the request, or of a step of it, or by which one confirms what was answered."""
    forms = forms_of(page)
    request = next((one for one in forms if is_request(one.element, page)), None)
    return request or next((one for one in forms if _stays(one, answer)), None)


def _stays(form: PageForm, answer: Answer) -> bool:
    """Whether a form is sent to the page that shows it."""
    there = urljoin(answer.at, form.element.attr("action") or answer.at)
    is_sent = (form.element.attr("method") or "").lower() == "post"
    return is_sent and _path(there) == _path(answer.at) and not _signs_in(form.page)


def _signs_in(page: Page) -> bool:
    return any((one.attr("type") or "").lower() == "password" for one in page.find("input"))


def _not_there(answer: Answer, page: Page) -> Text | None:
    if answer.elsewhere:
        return Text(
            f"le service envoie vers {answer.elsewhere}, que ce test ne suit pas. Offrez une porte qui n’y passe pas, ou donnez un client déjà connecté.",
            f"the service sends people to {answer.elsewhere}, which this test does not follow. Offer a door that does not go there, or give a client that is already signed in.",
        )
    if answer.is_well:
        return None
    title = next((said for one in page.find("h1", "title") if (said := visible(one.text).strip())), "")
    named = Text(f" (« {title} »)", f' ("{title}")') if title else Text("", "")
    return Text(
        f"{answer.at} a répondu {answer.status}{named.fr}. Faites que cette page réponde à toute heure et à tout le monde.",
        f"{answer.at} answered {answer.status}{named.en}. Let this page answer at any hour, and whoever asks.",
    )


def _no_form(answer: Answer, page: Page, trial: Trial, step: int) -> Text:
    if step:
        return Text(
            f"{answer.at} ne dit pas « {trial.received} » : rien ne montre que la demande est reçue. Écrivez-le, ou corrigez received=….",
            f'{answer.at} does not say "{trial.received}": nothing shows that the request was received. Write it, or mend received=….',
        )
    if _signs_in(page):
        return Text(
            f"{answer.at} demande un compte avant toute chose. Ouvrez la demande sans compte, ou donnez un client déjà connecté.",
            f"{answer.at} asks for an account first. Open the request without one, or give a client that is already signed in.",
        )
    return Text(
        f"{answer.at} ne montre aucun formulaire à remplir. Donnez à at=… l’adresse de la page où il se trouve.",
        f"{answer.at} shows no form to fill in. Give at=… the address of the page that holds it.",
    )


def _shown_again(answer: Answer, before: frozenset[str], page: Page) -> Text:
    new = [one for one in _said(page) if one not in before][:3]
    said = Text(
        "sans rien dire" if not new else "et dit : « " + " ; ".join(new) + " »",
        "and says nothing" if not new else 'and says: "' + "; ".join(new) + '"',
    )
    return Text(
        f"{answer.at} montre de nouveau le formulaire {said.fr}. Acceptez cette réponse ; si la demande est reçue, dites à quoi on le voit avec received=….",
        f"{answer.at} shows the form again {said.en}. Accept this answer; if the request was received, say with received=… how one sees it.",
    )


def _said(page: Page) -> Iterator[str]:
    """The texts of a page, one by one."""
    for body in page.find("body")[:1]:
        for node in body.nodes():
            said = "" if isinstance(node, Element) else " ".join(visible(str(node)).split())
            if said:
                yield said
