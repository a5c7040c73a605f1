"""Manuals of programs, and the law that is told of others: they hold nothing over whoever reads them, and a word of the reader's own matter does."""

from __future__ import annotations

import json

import pytest
from guichet import api

PLAIN = [
    ("contact-detail-required", "en", "Mobile number (optional). We use it only to tell you if the lesson moves."),
    ("nagging-modal", "en", "We will write in May to ask if you want another season, and nothing is taken unless you say yes."),
    ("cost-left-open", "fr", "Vignette non affichée, car la personne qui envoie a demandé de la masquer."),
    ("refusal-reasons-missing", "fr", "Impossible d’ouvrir l’aide de ce module. Raison :"),
    ("urgency-wording", "fr", "Quelle est la date limite des annulations de dernière minute ?"),
    ("request-closed-silently", "fr", "Seules les réservations non confirmées, annulées ou refusées peuvent être retirées de la liste."),
    ("consent-presumed", "en", "Ask your GeoNode administrator (they may have received an email automatically)."),
    ("urgency-wording", "en", "Click to choose all the groups at once."),
    ("urgency-wording", "en", "Click to remove all chosen groups at once."),
    ("online-only-wording", "en", "The cookies used on the Website include data that are strictly necessary to manage your account."),
    ("online-only-wording", "en", "If you only want the news, visit only the Website."),
    ("online-only-wording", "fr", "Cette carte contient ces couches qui ne pourront pas être affichées sur internet."),
    ("online-only-wording", "fr", "Les visites ont été correctement supprimées."),
    ("nobody-to-ask", "fr", "Nous n’avons aucun contrôle sur la fréquence à laquelle les applications de calendrier se mettent à jour."),
    ("refusal-remedies-missing", "en", "It cannot be changed and the user is not alerted when it is."),
    ("personal-data-to-third-party", "en", "Choose a question in the list below and it will be copied to your survey."),
    ("foreign-answer-refused", "en", "Stateless function components cannot be given refs."),
    ("contact-detail-required", "en", "mobile only"),
    ("consent-preticked", "en", "This option is checked by default."),
    ("consent-preticked", "fr", "Cette option est cochée par défaut."),
    ("delay-vague", "en", "When not set, paste the text as it is."),
    ("delay-vague", "fr", "Modèle de contrat à durée indéterminée (CDI)"),
    ("urgency-wording", "fr", "Chaque région attribue un nombre limité d’allocations par an."),
    ("refusal-automated", "fr", "La personne est placée sous le contrôle du juge de l’application des peines."),
    ("request-closed-silently", "fr", "Si vous n’envoyez pas d’avis d’annulation, les autres participants ne seront pas informés que la réunion a été annulée."),
    ("threat-before-right", "fr", "L’abus de confiance est passible de 3 ans de prison et de 375 000 € d’amende."),
    ("threat-before-right", "fr", "Si le locataire abandonne son domicile, le bail est résilié automatiquement."),
    ("threat-before-right", "fr", "Si cette tentative échoue, vous avez 2 mois pour saisir le tribunal administratif."),
    ("refusal-reasons-missing", "fr", "Un débit de tabac ne peut plus bénéficier de la remise compensatoire."),
    ("score-adverse-threshold", "fr", "Le taux de remboursement des dépenses de santé dépend du contrat."),
    ("offline-charged", "en", "Manufacture of paper pulp (12%)."),
]  # fmt: skip
HARMFUL = [
    ("request-closed-silently", "fr", "Votre réservation non confirmée sous deux jours sera annulée."),
    ("shaming-wording", "fr", "Vous êtes incapables de remplir un dossier."),
    ("urgency-wording", "en", "Hurry, act at once to keep your place."),
    ("online-only-wording", "en", "You can only apply through our website."),
    ("online-only-wording", "fr", "La demande se fait uniquement par notre site internet."),
    ("nobody-to-ask", "en", "There is no right of appeal against this decision."),
    ("personal-data-to-third-party", "en", "Your answers are passed to selected advertisers."),
    ("consent-preticked", "en", "Special delivery (£8) is selected by default."),
    ("threat-before-right", "fr", "Vous êtes passible d’une amende de 375 € si vous ne répondez pas."),
    ("threat-before-right", "fr", "Votre dossier sera transmis au tribunal : vous risquez la prison."),
    ("request-closed-silently", "fr", "Sans réponse de votre part sous huit jours, votre dossier est clos."),
]  # fmt: skip


def _found(rule: str, lang: str, text: str) -> bool:
    name, source = f"locales/{lang}.json", json.dumps({"notice": text}, ensure_ascii=False)
    return any(one.rule == rule for one in api.check_text(source, name, isolated=True, select=[rule]).findings)


@pytest.mark.parametrize(("rule", "lang", "text"), PLAIN)
def test_a_manual_and_the_law_of_others_are_told_of_nothing(rule: str, lang: str, text: str) -> None:
    assert not _found(rule, lang, text)


@pytest.mark.parametrize(("rule", "lang", "text"), HARMFUL)
def test_what_is_said_of_the_readers_own_matter_still_is(rule: str, lang: str, text: str) -> None:
    assert _found(rule, lang, text)


def test_a_card_that_a_choice_leaves_free_is_not_the_only_way_to_pay() -> None:
    choices = '[("manual", "No credit card payments"), ("free", "Credit card payments optional"), ("cc", "Credit card payments required")]'
    form = f'from django import forms\n\n\nclass CanteenForm(forms.Form):\n    payment_method = forms.ChoiceField(choices={choices})\n    child = forms.CharField()\n'  # fmt: skip
    only = form.replace(choices, '[("cc", "Credit card")]')
    said = [
        [one.rule for one in api.check_text(text, "canteen/forms.py", isolated=True, select=["payment-card-only"]).findings]
        for text in (form, only)
    ]  # fmt: skip
    assert said == [[], ["payment-card-only"]]
