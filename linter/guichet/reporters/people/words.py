"""The sentences about who can finish, said alike in every form."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.core.findings import Text
from guichet.engine.catalogue import card_called
from guichet.walked.declared import NAME
from guichet.walked.met import Met
from guichet.walked.walk import Outcome, Walk

OUTCOMES = {
    Outcome.FINISHES: Text("va au bout", "finishes"),
    Outcome.OTHER_DOOR: Text("va au bout par une autre porte", "finishes by another door"),
    Outcome.UNKNOWN: Text("on ne sait pas", "not known"),
    Outcome.STOPPED: Text("reste dehors", "left outside"),
}
SHORT = {
    Outcome.FINISHES: Text("oui", "yes"),
    Outcome.OTHER_DOOR: Text("autre porte", "other door"),
    Outcome.UNKNOWN: Text("?", "?"),
    Outcome.STOPPED: Text("non", "no"),
}
SLOWLY = Text("va au bout, avec peine", "finishes, with difficulty")
LIMIT = Text(
    "Ce que dit le code, et lui seul : une personne concernée, payée pour essayer, vous en apprendra plus.",
    "What the code says, and nothing else: a person concerned, paid to try, will teach you more.",
)
NOTHING = Text(
    "Aucune démarche n’a été trouvée : nommez-les dans guichet-people.toml.",
    "No request was found: name them in guichet-people.toml.",
)
OPEN_A_DOOR = Text(
    f"Aucun autre moyen que l’écran n’a été trouvé. Proposez aussi un téléphone, un guichet ou un courrier, et dites-le sur la page. S’ils existent déjà, écrivez-les dans {NAME}.",
    f"No other way than the screen was found. Offer a telephone, a counter or the post too, and say so on the page. If they exist already, write them in {NAME}.",
)
NO_DOOR = Text(f"Aucune ligne de code ne les arrête. {OPEN_A_DOOR.fr}", f"No line of code stops them. {OPEN_A_DOOR.en}")
LEFT_BEHIND = Text("Ce changement laisse dehors :", "This change leaves outside:")


def said(walk: Walk) -> Text:
    """Return what becomes of somebody, in words: whoever meets what slows finishes with difficulty."""
    return SLOWLY if walk.outcome is Outcome.FINISHES and walk.slows else OUTCOMES[walk.outcome]


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
        f"Il faut {walk.shut.label.fr} : l’écran n’est pas une porte.",
        f"It takes {walk.shut.label.en}: the screen is no door.",
    )


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
        by_reason.setdefault(one.why, []).append(one.path)
    for why, paths in by_reason.items():
        more = f" (+ {len(paths) - 1})" if len(paths) > 1 else ""
        yield Text(f"{paths[0]}{more} : {why.fr}", f"{paths[0]}{more}: {why.en}")
    if walk.named and not walk.can_finish:
        yield Text(
            f"Les pages nomment une autre porte ({NAMED[walk.named].fr}) : dites dans {NAME} ce qu’elle permet de finir.",
            f"The pages name another door ({NAMED[walk.named].en}): say in {NAME} what can be finished by it.",
        )


NAMED = {
    "phone": Text("un téléphone", "a telephone"),
    "post": Text("une adresse", "an address"),
    "counter": Text("un guichet", "a counter"),
    "nearby": Text("un lieu proche", "a place nearby"),
}
