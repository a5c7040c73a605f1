"""By which means one leaves, whatever the noun; bodies that nothing tells how to reach; components that are no letter."""

from __future__ import annotations

import json

import pytest
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in

LEAVES, ASKS, NAGS = "withdrawal-asymmetry", "nobody-to-ask", "nagging-modal"
WINDOW = '<div role="dialog"><h2>Téléchargez l’application</h2><button onClick={ouvrir}>Télécharger</button><button onClick={fermer}>Plus tard</button></div>'
HARD = [
    "La résiliation se fait au guichet, avec une pièce d’identité.",
    "L’arrêt du prélèvement s’effectue sur place.",
    "Le désabonnement ne peut être demandé qu’au guichet.",
    "Les désinscriptions sont reçues par téléphone, du lundi au jeudi.",
    "Le retrait de votre consentement se demande en personne.",
    "Seul le bureau des abonnements peut clore votre compte.",
    "Membership can be ended at the desk only.",
    "Accounts are closed on receipt of a signed letter.",
    "Requests to stop the alerts are taken by telephone.",
]
EASY = [
    "La résiliation se fait en ligne, ou au guichet si vous préférez.",
    "Le retrait de la carte se fait au guichet.",
    "L’annulation d’un rendez-vous se fait par téléphone.",
    "La résiliation se fait sans lettre ni passage au guichet, depuis votre compte.",
    "Membership can be ended online, or at the desk.",
    "Cancellation of your appointment is possible by telephone.",
]
FAILED = "Votre acte de naissance ne correspond pas à nos fichiers. "
SENT_ON = ["Veuillez contacter l’administration.", "Rapprochez-vous de votre organisme.", "Contactez le support."]
REACHED = ["Contactez le support au 01 99 00 12 34.", "Contactez la personne qui vous suit."]


def said(rule: str, path: str, text: str) -> int:
    return len(found_in(rule_named(rule), {path: text}))


def place(text: str) -> str:
    return "locales/fr.json" if text.startswith(("L", "Seul")) else "locales/en.json"


def kept(text: str) -> str:
    return json.dumps({"info": text}, ensure_ascii=False)


@pytest.mark.parametrize("text", HARD)
def test_leaving_by_hard_means_is_told(text: str) -> None:
    assert said(LEAVES, place(text), kept(text)) == 1


@pytest.mark.parametrize("text", EASY)
def test_leaving_as_one_came_is_not(text: str) -> None:
    assert said(LEAVES, place(text), kept(text)) == 0


@pytest.mark.parametrize("text", SENT_ON)
def test_a_body_that_nothing_tells_how_to_reach(text: str) -> None:
    assert said(ASKS, "locales/fr.json", kept(FAILED + text)) == 1


@pytest.mark.parametrize("text", REACHED)
def test_a_body_that_can_be_reached(text: str) -> None:
    assert said(ASKS, "locales/fr.json", kept(FAILED + text)) == 0


def test_a_body_named_without_any_failure_is_nothing() -> None:
    assert said(ASKS, "locales/fr.json", kept("Contactez le support.")) == 0


@pytest.mark.parametrize("folder", ["notifications", "newsletter", "email"])
def test_a_component_is_no_letter_for_its_folder(folder: str) -> None:
    assert said(NAGS, f"src/{folder}/Invitation.tsx", f"export const Invitation = () => {WINDOW};\n") == 1


def test_a_component_that_is_made_into_a_letter_is_one() -> None:
    made = f"import {{ Html }} from '@react-email/components';\nexport const Invitation = () => {WINDOW.replace('button', 'a').replace('onClick', 'href')};\n"
    assert said(NAGS, "src/email/Invitation.tsx", made) == 0
