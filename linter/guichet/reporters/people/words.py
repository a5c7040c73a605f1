"""The sentences about who can finish, said alike in every form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum

from guichet.core.findings import Text, counted
from guichet.engine.catalogue import card_called
from guichet.walked.declared import HELP, NAME
from guichet.walked.meeting import Met
from guichet.walked.walk import Outcome, Walk, Walks


class State(StrEnum):
    """How the end of a walk is told, the worst first: what the code says, what it cannot say, what was not found in it."""

    STOPPED = "stopped"
    TO_ANSWER = "to-answer"
    UNKNOWN = "unknown"
    OTHER_DOOR = "other-door"
    NOTHING_FOUND = "nothing-found"


_OF_OUTCOMES = {
    Outcome.STOPPED: State.STOPPED, Outcome.UNKNOWN: State.UNKNOWN,
    Outcome.OTHER_DOOR: State.OTHER_DOOR, Outcome.FINISHES: State.NOTHING_FOUND,
}  # fmt: skip
WORST = tuple(State)
STATES = {
    State.STOPPED: Text("reste dehors", "left outside"),
    State.TO_ANSWER: Text("à vous de répondre", "for you to answer"),
    State.UNKNOWN: Text("on ne sait pas", "not known"),
    State.OTHER_DOOR: Text("va au bout par une autre porte", "finishes by another door"),
    State.NOTHING_FOUND: Text("rien trouvé qui arrête", "nothing found that stops"),
}
SHORT = {
    State.STOPPED: Text("non", "no"),
    State.TO_ANSWER: Text("à répondre", "to answer"),
    State.UNKNOWN: Text("?", "?"),
    State.OTHER_DOOR: Text("autre porte", "other door"),
    State.NOTHING_FOUND: Text("rien trouvé", "nothing found"),
}
SLOWED = Text("rien trouvé qui arrête, mais cela ralentit", "nothing found that stops, but something slows")
LIMIT = Text(
    "Ce que dit le code, et lui seul : une personne concernée, payée pour essayer, vous en apprendra plus.",
    "What the code says, and nothing else: a person concerned, paid to try, will teach you more.",
)
NOTHING = Text("Aucune démarche du public n’a été trouvée", "No request was found that the public fills in")
OF_FORMS = Text(", sur {found} fichiers qui contiennent un formulaire", ", out of {found} files that hold a form")
_INSIDE = Text(
    " du public (sans compter ceux de qui travaille là : {number})",
    " of the public (those of the people who work there aside: {number})",
)
NAME_THEM = Text(f"S’il y en a, nommez-les dans {NAME}.", f"If there are some, name them in {NAME}.")
SMALL = Text(
    "Une petite part du service a été lue : on ne peut pas dire qui peut le finir.",
    "A small part of the service was read: we cannot say who can finish it.",
)
QUESTION = Text(
    "Aucun autre moyen que l’écran n’a été trouvé dans le code. Y a-t-il un téléphone, un guichet ou un courrier dont le code ne parle pas ? Quel numéro, quelles heures ? S’il existe, dites-le sur la page ; sinon, ouvrez-le : ces personnes n’ont aucune porte.",
    "No other way than the screen was found in the code. Is there a telephone, a counter or a postal address that the code does not mention? Which number, what hours? If there is, say so on the page; if not, open one: these people have no door.",
)
LEFT_BEHIND = Text("Ce changement laisse dehors :", "This change leaves outside:")


def state_of(walk: Walk) -> State:
    """Return how the end of a walk is told."""
    return State.TO_ANSWER if walk.is_to_answer else _OF_OUTCOMES[walk.outcome]


def said(walk: Walk) -> Text:
    """Return what becomes of somebody, in words: that nothing was found to stop them is no proof that they finish."""
    return SLOWED if walk.outcome is Outcome.FINISHES and walk.slows else STATES[state_of(walk)]


def facts(walks: Walks) -> Text:
    """Return how the situations end, each under the worst that it meets."""
    ends = Counter(
        min((state_of(walk) for walk in walks.walks if walk.profile is profile), key=WORST.index)
        for profile in walks.profiles
    )
    kept = [counted(ends[state], *_COUNTED[state]).format(number=ends[state]) for state in WORST if ends[state]]
    number = len(walks.profiles)
    return Text(
        f"Sur {number} situations : {', '.join(one.fr for one in kept)}. Ce sont des situations, pas des parts de la population.",
        f"Of {number} situations: {', '.join(one.en for one in kept)}. They are situations, not shares of the population.",
    )


_COUNTED = {
    State.STOPPED: (Text("1 reste dehors", "1 is left outside"), Text("{number} restent dehors", "{number} are left outside")),
    State.TO_ANSWER: (Text("1 attend votre réponse", "1 waits for your answer"), Text("{number} attendent votre réponse", "{number} wait for your answer")),
    State.UNKNOWN: (Text("1 que l’on n’a pas pu juger", "1 we could not judge"), Text("{number} que l’on n’a pas pu juger", "{number} we could not judge")),
    State.OTHER_DOOR: (Text("1 qui a une autre porte", "1 with another door"), Text("{number} qui ont une autre porte", "{number} with another door")),
    State.NOTHING_FOUND: (Text("1 où rien n’a été trouvé", "1 where we found nothing"), Text("{number} où rien n’a été trouvé", "{number} where we found nothing")),
}  # fmt: skip


def read_of(walks: Walks) -> Text:
    """Return what was read out of what was found."""
    requests, extent = len(walks.journeys), walks.extent
    some = Text(
        f"{requests} démarche{'s' if requests > 1 else ''}",
        f"{requests} request{'s' if requests > 1 else ''}",
    )
    if extent.found < 2:
        return Text(f"Lu : {some.fr}", f"Read: {some.en}")
    inside = _INSIDE.format(number=extent.inside) if extent.inside else Text("", "")
    return Text(
        f"Lu : {some.fr}, {extent.read} des {extent.found} fichiers qui contiennent un formulaire{inside.fr}",
        f"Read: {some.en}, {extent.read} of the {extent.found} files that hold a form{inside.en}",
    )


def nothing_of(walks: Walks) -> Text:
    """Return that no request of the public was found, out of how many forms."""
    every = walks.extent.found + walks.extent.inside
    more = OF_FORMS.format(found=every) if every > 1 else Text("", "")
    return Text(f"{NOTHING.fr}{more.fr}.", f"{NOTHING.en}{more.en}.")


def told(met: Met) -> Text:
    """Return what stops, then what to do: most messages say both, in two sentences or more."""
    if ". " in met.message.en.rstrip("."):
        return met.message
    first = repair(met)
    return Text(f"{met.message.fr} {first.fr}", f"{met.message.en} {first.en}")


def repair(met: Met) -> Text:
    """Return the nearest repair: what its rule says to do instead."""
    card = card_called(met.rule)
    assert card is not None  # an obstacle names rules that exist: a test holds it
    return card.instead


def why_shut(walk: Walk) -> Text | None:
    """Return why the screen itself is no door for somebody, if it is so."""
    if walk.shut is None:
        return None
    return Text(
        f"Pour passer par l’écran, il faut {walk.shut.label.fr}.",
        f"To use the screen, people need {walk.shut.label.en}.",
    )


def shut_at(walk: Walk) -> str:
    """Return the file and line at which a screen is asked of somebody for whom it is no door; "" when it is one."""
    return walk.journey.begins_at if walk.shut is not None else ""


def doors_of(walk: Walk) -> Iterator[Text]:
    """Yield the doors that are left, where they are declared."""
    for door in walk.doors:
        details = "".join(f", {one}" for one in (door.hours, door.cost, door.distance) if one)
        said = f"{door.value}{details}" if door.value else details.removeprefix(", ")
        yield Text(
            f"{door.label.fr} : {said} ({NAME}, ligne {door.line})",
            f"{door.label.en}: {said} ({NAME}, line {door.line})",
        )


def unread_of(walk: Walk) -> Iterator[Text]:
    """Yield what could not be read on the way, and what is named without being declared."""
    by_reason: dict[Text, list[str]] = {}
    for one in walk.unread:
        by_reason.setdefault(one.why, []).append(one.place)
    for why, paths in by_reason.items():
        more = f" (+ {len(paths) - 1})" if len(paths) > 1 else ""
        yield Text(f"{paths[0]}{more} : {why.fr}", f"{paths[0]}{more}: {why.en}")
    if walk.named and not walk.can_finish:
        yield Text(
            f"Les pages nomment une autre porte ({NAMED[walk.named].fr}) : permet-elle de finir ? À vous de le dire.",
            f"The pages name another door ({NAMED[walk.named].en}): can the request be finished by it? It is for you to say.",
        )


def not_reached(walk: Walk) -> Text | None:
    """Return which pages somebody does not get to, since an earlier one stops them; None when there is none."""
    if not walk.not_reached or not walk.stops:
        return None
    first, more = walk.not_reached[0], len(walk.not_reached) - 1
    also = Text(f" ni {more} autres pages", f" or {more} other pages") if more > 1 else Text(" ni l’autre page", " or the other page") if more else Text("", "")  # fmt: skip
    return Text(
        f"N’arrive pas à {first}{also.fr} : arrêté avant, à {walk.stops[0].place}.",
        f"Does not get to {first}{also.en}: stopped before, at {walk.stops[0].place}.",
    )


NAMED = {
    "paper": Text("un formulaire à imprimer", "a form to print"),
    "phone": Text("un téléphone", "a telephone"),
    "post": Text("une adresse", "an address"),
    "counter": Text("un guichet", "a counter"),
    "seat": Text("l’adresse du service", "the address of the service"),
    "nearby": Text("un lieu proche", "a place nearby"),
    HELP: Text("une aide", "some help"),
}
