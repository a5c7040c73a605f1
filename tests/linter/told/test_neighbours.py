"""Texts in which somebody is left with a question, each beside a neighbour of nearly the same words that leaves none."""

from __future__ import annotations

import pytest
from guichet import api


def told(rule: str, name: str, text: str) -> bool:
    """Whether a rule speaks of a text, were it to ask."""
    return any(one.rule == rule for one in api.check_text(text, name, isolated=True, select=[rule]).findings)


def catalogue(lang: str, *sentences: str) -> tuple[str, str]:
    return f"config/locales/{lang}.yml", f"{lang}:\n" + "".join(
        f'  m{at}: "{one}"\n' for at, one in enumerate(sentences)
    )


def letter(*paragraphs: str) -> tuple[str, str]:
    return "letters/one.txt", "\n\n".join(paragraphs) + "\n"


GLOSSARY = "# Les mots de nos lettres\n\n**Mise en demeure** : une lettre qui demande d'agir avant une date.\n\n**Huissier** : il vient chez vous avec une décision d'un juge.\n"


@pytest.mark.parametrize(
    ("rule", "flawed", "kept"),
    [
        (
            "threat-before-right",
            ("lettres/dette.md", GLOSSARY.replace("Les mots de nos lettres", "Votre dette")),
            ("lettres/mots.md", GLOSSARY),
        ),
        (
            "cost-left-open",
            catalogue("fr", "Votre carte est prête.", "Des frais seront prélevés selon le tarif en vigueur."),
            catalogue("fr", "Votre carte est prête.", "Des frais seront prélevés selon le tarif affiché à la caisse."),
        ),
        (
            "cost-left-open",
            catalogue("en", "Your bill is ready.", "A penalty will now be added at the rate set by the board."),
            catalogue("en", "Your bill is ready.", "A penalty of £5 will now be added at the rate set by the board."),
        ),
        (
            "cost-left-open",
            catalogue("en", "To speak to an adviser, press 2. Extra charges apply for this call."),
            catalogue("en", "To speak to an adviser, press 2. Your operator may add extra charges."),
        ),
        (
            "cost-left-open",
            catalogue("fr", "Une somme sera prélevée sur votre compte."),
            catalogue("fr", "Tapez 4 pour savoir si des frais s'appliquent."),
        ),
        (
            "nobody-to-ask",
            letter("Dear Ann,", "Post the form to 5 High Street, AB1 2CD.", "If you have a question, please contact the relevant department."),
            letter("Dear Ann,", "Post the form to 5 High Street, AB1 2CD.", "If you have a question, call us on 01632 960 100."),
        ),
        (
            "nobody-to-ask",
            letter("Bonjour,", "Postez la photo : 3 rue Haute, 44000 Nantes.", "Personne ne répondra à vos questions."),
            letter("Bonjour,", "Une question ? Venez au guichet, 3 rue Haute, 44000 Nantes.", "Par SMS, personne ne répondra à vos questions."),
        ),
        (
            "instruction-one-sense",
            catalogue("fr", "Pour annuler, uniquement par téléphone au 01 40 00 00 30."),
            catalogue("fr", "Pour annuler, uniquement par téléphone au 01 40 00 00 30, ou au 114 si vous êtes sourd."),
        ),
        (
            "instruction-one-sense",
            catalogue("en", "Call 01632 960 100: it is the only way to book."),
            catalogue("en", "We answer the phone only in the morning: 01632 960 100."),
        ),
        (
            "date-ambiguous",
            catalogue("en", "Your scan is on 03/06/2027 at 10 am. To change it, ring 01632 960 100."),
            catalogue("en", "Your reference is 03/06/2027-14. To change it, ring 01632 960 100."),
        ),
        (
            "date-ambiguous",
            letter("Dear Ann,", "Send us the receipt within 21 days."),
            letter("Dear Ann,", "If someone moves in with you, tell us within 21 days."),
        ),
        (
            "error-dead-end",
            ("lang/fr.json", '{"paiement": {"titre": "Payer", "montant": "Vous devez 3 €.", "recu": "Merci.", "moyens": "Payez par chèque.", "echec": "Une erreur inattendue est survenue."}}\n'),
            ("lang/fr.json", '{"echec": {"titre": "Une erreur inattendue est survenue.", "texte": "Appelez le 01 99 00 12 34."}}\n'),
        ),
        (
            "refusal-reasons-missing",
            catalogue("fr", "Nous avons votre demande.", "Demande rejetée. Aucune suite ne sera donnée."),
            catalogue("fr", "Nous avons votre demande.", "Demande rejetée"),
        ),
        (
            "order-impersonal",
            catalogue("fr", "Votre carte est prête.", "Il conviendra qu'il soit procédé au remplacement de la photo."),
            catalogue("fr", "Votre carte est prête.", "Nous avons procédé au remplacement de la photo."),
        ),
        (
            "urgency-wording",
            catalogue("fr", "Répondez sous 12 h."),
            catalogue("fr", "Appelez le 02 40 00 12 34, du lundi au vendredi, de 9 h à 12 h."),
        ),
        (
            "urgency-wording",
            catalogue("en", "Reply within the hour or your place is given away."),
            catalogue("en", "Call us on 01632 960 100, 24 hours a day."),
        ),
        (
            "offline-charged",
            catalogue("en", "You can cancel online for free. By post it costs £15."),
            catalogue("en", "You can cancel at any time, by phone or by post, and it costs nothing."),
        ),
        (
            "online-only-wording",
            letter("Dear Ann,", "Letters are returned. Use our website."),
            letter("Dear Ann,", "The letter was returned to us, unopened."),
        ),
        (
            "online-only-wording",
            letter("Bonjour,", "Nous ne lisons plus le papier."),
            letter("Bonjour,", "N'oubliez pas de renvoyer le papier joint."),
        ),
        (
            "capitals-shouting",
            ("signs/alarm.txt", "YOU MUST NOT STAY HERE\n\nYou will hear a siren. Your way out is on the left.\n"),
            ("signs/alarm.txt", "IF THE FIRE ALARM STARTS\n\nYou will hear a siren. Your way out is on the left.\n"),
        ),
        (
            "shaming-wording",
            catalogue("fr", "Les gens qui savent lire le trouvent page 2."),
            catalogue("fr", "Vous le trouverez page 2, sous votre nom."),
        ),
        (
            "acronym-unexplained",
            catalogue("fr", "Appelez le CLIC de votre ville."),
            catalogue("fr", "Appelez le CLIC de votre ville (centre d'information pour les aînés)."),
        ),
    ],
)  # fmt: skip
def test_a_question_is_left_open_or_not(rule: str, flawed: tuple[str, str], kept: tuple[str, str]) -> None:
    assert told(rule, *flawed)
    assert not told(rule, *kept)


def test_who_is_reached_by_a_message_is_not_who_reads_it() -> None:
    text = 'fr:\n  conseiller: "{}"\n'
    speaks = text.format("Pour parler à une conseillère, tapez 2. Cet appel vous sera facturé.")
    inside = text.format("Rappelez l'usager. Cet appel vous sera facturé.")
    assert told("cost-left-open", "voix/menu.yml", speaks)
    assert not told("cost-left-open", "voix/menu.yml", inside)


def test_an_enumeration_of_a_script_keeps_words_for_those_whom_its_head_names() -> None:
    kept = 'export enum Status {\n  Sent = "Requests are made only online.",\n}\n'
    assert told("online-only-wording", "src/status.ts", f"// Sentences shown to families.\n{kept}")
    assert not told("online-only-wording", "src/status.ts", f"// States of the queue.\n{kept}")
