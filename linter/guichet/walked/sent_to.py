"""Where what a component sends goes in its own service: what answers there, whether it asks who one is, what was not followed."""

from __future__ import annotations

from dataclasses import dataclass

from guichet.core.memo import memo
from guichet.reading.project.project import Project
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import is_component
from guichet.walked.answering import Answering, answering
from guichet.walked.sending import followed


@dataclass(frozen=True)
class Sent:
    """What is known of a sending: what answers, and what could not be followed, "" when all of it was."""

    answers: tuple[Answering, ...]
    lost: str = ""
    unanswered: str = ""
    """An address of the service at which nothing that was read answers."""

    @property
    def asks(self) -> str:
        """The line by which one is asked who one is, "" when nobody asks."""
        return next((one.asks for one in self.answers if one.asks), "")


@memo
def sent_to(page: Page) -> Sent:
    """Return where what the forms of a component send goes."""
    if not is_component(page.path) or not isinstance(page.project, Project):
        return Sent(())
    found = followed(page)
    answers = {one: answering(one.address, one.method, page.project) for one in found.calls}
    unanswered = next((one.address for one, answer in answers.items() if answer is None), "")
    return Sent(tuple(dict.fromkeys(one for one in answers.values() if one is not None)), found.lost, unanswered)
