"""Sentences with the words of a flaw that cost nobody anything: every door at one price, a no taken for a no, a draft that stays."""

from __future__ import annotations

import pytest
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in


@pytest.mark.parametrize(
    ("rule", "lang", "text"),
    [
        ("offline-charged", "en", "You can renew your pass at any office or online, at today’s price of £12, whenever you like."),
        ("offline-charged", "fr", "Vous pouvez renouveler votre carte en mairie ou en ligne, au prix de 12 €, quand vous voulez."),
        ("refusal-remedies-missing", "en", "You can stop your swimming lessons by phone or at the desk. We will write within two days and take no further money."),
        ("request-closed-silently", "fr", "Madame, l’école voudrait photographier la fête. Si nous ne recevons rien, nous considérerons que la réponse est non et personne ne sera photographié."),
        ("retention-period-missing", "fr", "Après une heure sans activité, vous êtes déconnectée de votre demande, mais rien n’est effacé."),
        ("consent-presumed", "fr", "En indiquant votre adresse électronique, vous acceptez de recevoir la lettre de la bibliothèque."),
        ("refusal-automated", "fr", "Le simulateur ne peut pas encore se prononcer sur votre projet."),
        ("draft-missing", "fr", "une page qui efface tout à la première faute ;"),
        ("consent-presumed", "en", "Your language helps us find an interpreter. Leave the field blank if you would rather not tell us."),
        ("online-only-wording", "en", "You will only receive an email if the report holds something new."),
        ("online-only-wording", "fr", "Vous recevrez seulement les e-mails concernant les demandes que vous suivez."),
        ("confirmshaming", "en", "Do you really want to leave the following groups?"),
        ("confirmshaming", "fr", "Voulez-vous vraiment abandonner la demande en cours ?"),
        ("consent-presumed", "en", "By submitting this form, you agree to release the catalogue under the Open Database License."),
        ("refusal-reasons-missing", "en", "Your membership has ended. We have sent £12 back to your card for the days you did not use."),
        ("refusal-reasons-missing", "fr", "Votre abonnement est résilié. Nous vous remboursons les jours qui restent."),
        ("cost-left-open", "fr", "Le montant des aides accordées vous sera communiqué ultérieurement."),
        ("cost-left-open", "en", "The amount of your grant will be told to you later."),
        ("draft-missing", "fr", "Nous n’avons pas pu enregistrer votre inscription à la lettre."),
        ("consent-presumed", "en", "If we do not hear from you we will pass on the details to the regulator."),
        ("consent-presumed", "fr", "Sans réponse de votre part, nous transmettrons vos coordonnées au service du recouvrement."),
        ("sensitive-attribute-in-score", "fr", "Saisissez le code : les huit caractères situés à la fin de l’adresse web indiquée sur votre courrier."),
        ("threat-before-right", "en", "As a reminder, any false administrative declaration is an offence that is punishable by sanction."),
        ("threat-before-right", "en", "Your neighbours will see the works begin on 3 May. Your employer may find out how to help on our page."),
        ("threat-before-right", "fr", "Vos voisins verront les travaux commencer le 3 mai. Votre employeur saura vous dire comment faire."),
        ("threat-before-right", "fr", "Le courant sera coupé jeudi entre 9 h et midi, le temps de changer le câble."),
        ("threat-before-right", "en", "Your water will be cut off on Thursday from 9 am to noon while we mend the pipe."),
        ("cost-left-open", "fr", "Le prix n’augmente pas cette année, à régler sous 30 jours."),
        ("cost-left-open", "fr", "Le prix n’augmente pas tant que vous n’avez pas signé, ni tant que nous n’avons pas rendu notre avis."),
    ],
)  # fmt: skip
def test_what_costs_nobody_anything_is_let_be(rule: str, lang: str, text: str) -> None:
    page = f'<!doctype html><html lang="{lang}"><head><title>Service</title></head><body><main><h1>Service</h1><p>{text}</p></main></body></html>'
    assert found_in(rule_named(rule), {"templates/page.html": page}) == []
