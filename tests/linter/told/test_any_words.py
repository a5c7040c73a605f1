"""What falls on people, said in any words: by who does what to whom, and let be when nobody is wronged."""

from __future__ import annotations

import pytest
from guichet.core.configuration import Config
from guichet.reading.texts import Document, Piece, Prose
from guichet.told.agreements import agreements_taken, handed_on, taped
from guichet.told.asked_much import secrets_asked, years_asked
from guichet.told.ideas import told
from guichet.told.left_alone import decided_by_machine, decided_by_score, dropped, ranked_by_origin
from guichet.told.limits_untold import undated_appeals


def document_of(text: str, lang: str) -> Document:
    document = Document("courriers/lettre.txt", Config())
    document.add(Prose(text, "paragraph", [Piece(text, 0)], document, lang))
    return document


ASKED = {
    "dropped": dropped,
    "machine": decided_by_machine,
    "score": decided_by_score,
    "ranked": ranked_by_origin,
    "yes": agreements_taken,
    "recorded": taped,
    "secret": secrets_asked,
    "years": years_asked,
    "handed": lambda document, lang: handed_on(document),
    "undated": lambda document, lang: undated_appeals(document),
    "hard_no": lambda document, lang: told(document, lang, "no_made_long", supposed=True),
    "watched": lambda document, lang: told(document, lang, "watched_now", supposed=True),
    "dear": lambda document, lang: told(document, lang, "dear_to_refuse", supposed=True),
}


@pytest.mark.parametrize(
    ("harm", "text", "lang"),
    [
        ("dropped", "Passé jeudi, votre fille est rayée de la liste du conservatoire.", "fr"),
        ("dropped", "Sans nouvelles de vous avant demain, nous annulons votre place au stage.", "fr"),
        ("dropped", "Residents who miss a single inspection are struck off with no letter.", "en"),
        ("dropped", "Members with no contact for ten days are quietly dropped from the register.", "en"),
        ("machine", "Votre aide a été recalculée par un programme ; aucun agent ne peut la modifier.", "fr"),
        ("machine", "A computer set your award and no officer is able to change it.", "en"),
        ("score", "Votre indice de fiabilité, tiré de vos achats, est de 31 sur 100.", "fr"),
        ("score", "Your place in the queue depends on a customer rating we gave you.", "en"),
        ("ranked", "Les demandes écrites dans une autre langue sont étudiées en dernier.", "fr"),
        ("ranked", "British families are housed before others with the same points.", "en"),
        ("yes", "Faute d'opposition de votre part, votre accord à la diffusion de la photo est acquis.", "fr"),
        ("yes", "If you don't press 2 we will treat that as permission to share your record.", "en"),
        ("recorded", "L'application suit vos déplacements nuit et jour, y compris quand elle est fermée.", "fr"),
        ("recorded", "While you hold, everything you say is recorded and studied.", "en"),
        ("secret", "Pour débloquer la carte, envoyez-nous votre code secret par retour.", "fr"),
        ("secret", "Text us your online banking password to get the pass.", "en"),
        ("years", "Joignez l'ensemble de vos relevés bancaires et ceux de vos parents.", "fr"),
        ("years", "Please send bank statements for the last six years.", "en"),
        ("handed", "Les adresses des locataires ont été remises à un magasin de meubles.", "fr"),
        ("handed", "Pupils' names have been shared with our sponsor.", "en"),
        ("undated", "Nous ne pouvons vous dire quand votre recours sera examiné.", "fr"),
        ("undated", "We cannot say how long your review will take.", "en"),
        ("hard_no", "Pour refuser le partage de vos données, ouvrez tour à tour les quarante fiches.", "fr"),
        ("hard_no", "To withdraw from data sharing you must attend the head office in person.", "en"),
        ("watched", "Attention, 12 familles regardent ce logement en ce moment !", "fr"),
        ("watched", "Twenty people are looking at this flat right now.", "en"),
        ("dear", "Raccrocher maintenant pourrait vous coûter très cher.", "fr"),
    ],
)
def test_what_falls_on_somebody_is_read_in_any_words(harm: str, text: str, lang: str) -> None:
    assert any(ASKED[harm](document_of(text, lang), lang))


@pytest.mark.parametrize(
    ("harm", "text", "lang"),
    [
        ("dropped", "Si vous ne répondez pas, nous vous écrirons de nouveau ; votre place est gardée.", "fr"),
        ("dropped", "As you asked, your booking was cancelled yesterday.", "en"),
        ("machine", "Aucune décision n'est prise par une machine.", "fr"),
        ("machine", "A computer prints the letter; an officer decides and signs it.", "en"),
        ("score", "Votre note au code de la route est de 36 sur 40.", "fr"),
        ("ranked", "Les logements du quartier Nord seront rénovés en dernier.", "fr"),
        ("ranked", "Speakers of other languages can ask for an interpreter.", "en"),
        ("yes", "Sans réponse, votre photo ne sera pas publiée.", "fr"),
        ("yes", "If we do not hear from you, nothing will change.", "en"),
        ("recorded", "L'application ne relève pas votre position.", "fr"),
        ("secret", "Ne nous envoyez jamais votre mot de passe.", "fr"),
        ("secret", "We will never ask you to send us your PIN.", "en"),
        ("years", "Joignez votre dernier avis d'imposition.", "fr"),
        ("handed", "Nous transmettons votre adresse au livreur pour livrer le repas.", "fr"),
        ("undated", "Votre recours reçoit une réponse en deux mois.", "fr"),
        ("hard_no", "Pour refuser le partage, un mot à l'accueil suffit.", "fr"),
        ("watched", "Seven people are ahead of you in the queue right now.", "en"),
    ],
)
def test_what_wrongs_nobody_is_let_be(harm: str, text: str, lang: str) -> None:
    assert not any(ASKED[harm](document_of(text, lang), lang))
