"""A counter that opens only to those who booked on the internet."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.done.offered.channels import PHONE_NUMBER
from guichet.reading.texts import Document, Prose
from guichet.rulebook.rule import Bad, Good, prose_rule

BOOK = Text(
    fr="« {words} » : qui vient au guichet faute d’internet est renvoyé vers internet. Ajoutez des heures sans rendez-vous, ou un numéro pour réserver.",
    en='"{words}": someone who comes to the counter because they have no internet is sent back to the internet. Add hours without appointment, or a number to book by.',
)

_BOOK = re.compile(
    r"(sur rendez-vous[^.!?]{0,30}(?:en ligne|sur (?:le|notre) site|sur internet|par internet|via (?:le|notre) (?:site|portail))"
    r"|rendez-vous (?:obligatoire|à prendre|doit être pris|est à prendre|se prend|se prennent)[^.!?]{0,20}(?:en ligne|sur (?:le|notre) site|sur internet|par internet)"
    r"|(?:pour être (?:reçue?s?|accueillie?s?)|(?:être|est|sont|sera|serez) reçue?s?|accueil du public)[^.!?]{0,60}rendez-vous (?:[^.!?]{0,20}\s)?(?:en ligne|sur (?:le|notre) site|sur internet|par internet|via (?:le|notre) (?:site|portail))"
    r"|(?:by appointment|appointments?)[^.!?]{0,40}(?:book\w*|made|taken) (?:only )?(?:online|on (?:our|the) website)[^.!?]{0,10})",
    re.I,
)
_OTHER = re.compile(
    r"sans rendez-vous|sans rdv|walk[- ]in|without (?:an )?appointment|no appointment|par téléphone|by (?:tele)?phone|à l[’']accueil|en appelant|\bou (?:au|par) ",
    re.I,
)

_CLOSED = re.compile(
    r"\b(?:aucun\w*|pas|plus|personne|jamais|nul)\b[^.!?]{0,40}sans (?:rendez-vous|rdv)|\bno walk[- ]ins?\b|\bnot?\b[^.!?]{0,40}without (?:an )?appointment",
    re.I,
)
"""A way in that is named to be shut."""


def _in_block(prose: Prose) -> Iterator[Hit]:
    if "rendez-vous" not in prose.text.lower() and "appointment" not in prose.text.lower():
        return
    for match in prose.words.places(_BOOK):
        around = (
            prose.element.above.text if prose.element is not None and prose.element.above is not None else prose.text
        )
        around = _CLOSED.sub("", around)
        if _OTHER.search(around) or PHONE_NUMBER.search(around):
            continue
        words = prose.text[match.start(1) : match.end(1)].strip()
        yield Hit(prose.span(match.start(1), match.start(1) + len(words)), BOOK, {"words": words})


@prose_rule(
    name="counter-booking-online-only",
    code="W9503",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(
        fr="Guichet ouvert seulement sur réservation en ligne",
        en="Counter open only to online bookings",
    ),
    harms=Text(
        fr="Les personnes qui viennent au guichet parce que le site ne leur va pas : on les y renvoie.",
        en="People who come to the counter because the website does not work for them: they are sent back to it.",
    ),
    instead=Text(
        fr="Recevez aussi sans rendez-vous, ou prenez les rendez-vous au téléphone et à l’accueil.",
        en="Receive people without an appointment too, or book appointments by telephone and at the counter.",
    ),
    wrong_when=Text(
        fr="Les rendez-vous par téléphone sont annoncés ailleurs sur la même page.",
        en="Booking by telephone is announced elsewhere on the same page.",
    ),
    refs=("ddd-2019", "ce-461694"),
    lesson="02-another-door/01-channels",
    bad=(
        Bad("<p lang=\"fr\">La mairie reçoit sur rendez-vous pris en ligne.</p>", BOOK, at="sur rendez-vous pris en ligne"),
        Bad("<li lang=\"fr\">Rendez-vous obligatoire sur notre site</li>", BOOK, at="Rendez-vous obligatoire sur notre site"),
        Bad("<p lang=\"fr\">Pour être reçu, réservez votre rendez-vous sur notre site. Aucune réception sans rendez-vous.</p>", BOOK, at="Pour être reçu, réservez votre rendez-vous sur notre site"),
        Bad("<p lang=\"en\">Visits are by appointment, booked online.</p>", BOOK, at="by appointment, booked online"),
    ),
    good=(
        Good("<p lang=\"fr\">Sur rendez-vous pris en ligne ou au 01 99 00 12 34.</p>"),
        Good("<p lang=\"fr\">Le matin sans rendez-vous, l’après-midi sur rendez-vous pris en ligne.</p>"),
        Good("<p lang=\"fr\">Prenez rendez-vous en ligne.</p>"),
        Good("<p lang=\"fr\">Vous avez rendez-vous en ligne, en visioconférence.</p>"),
    ),
)  # fmt: skip
def counter_booking_online_only(document: Document) -> Iterator[Hit]:
    """Report a reception that is by online booking, with no other way in the same section."""
    for prose in document.said:
        yield from _in_block(prose)
