"""Forms that a table lays out row by row, checks and all; records that are the file of one person whatever they are called."""

from __future__ import annotations

import pytest
from guichet.done.forms.form import Form, Sort
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in

from tests.linter.done.texts import acts


def wanted(path: str, text: str) -> set[str]:
    """What the forms of a file want of people."""
    forms = [one for one in acts({path: text}) if isinstance(one, Form)]
    return {asked.name for form in forms if form.reaches_people for asked in form.fields if asked.required}


LAID_OUT = {
    "a builder of forms": '{"title": "Demande d’aide", "components": [{"key": "prenom", "type": "textfield", "validate": {"required": true}}, {"key": "courriel", "type": "email", "validate": {"required": true}}]}',
    "what is answered to an empty field": '{"ecran": "Vos coordonnées", "body": [{"slug": "prenom", "label": "Prénom", "validate": {"message": "Veuillez renseigner votre prénom."}}, {"slug": "courriel", "label": "Courriel", "validate": {"message": "Veuillez renseigner votre adresse électronique."}}, {"slug": "etage", "label": "Étage", "validate": {"required": false}}]}',
    "rules beside a name": '{"form": "Claim for a bus pass", "fields": [{"name": "first_name", "rules": {"error": "Please enter your first name"}}, {"name": "courriel", "rules": {"error": "Please enter your email address"}}]}',
}  # fmt: skip


@pytest.mark.parametrize("idiom", LAID_OUT)
def test_a_row_says_among_its_checks_that_it_must_be_filled(idiom: str) -> None:
    assert "courriel" in wanted("formulaires/demande.json", LAID_OUT[idiom])


LEFT_FREE = {
    "a builder of forms": '{"title": "Demande d’aide", "components": [{"key": "prenom", "type": "textfield", "validate": {"required": true}}, {"key": "courriel", "type": "email", "validate": {"required": false}}]}',
    "what is answered to what is written amiss": '{"ecran": "Vos coordonnées", "body": [{"slug": "prenom", "label": "Prénom", "validate": {"message": "Veuillez renseigner votre prénom."}}, {"slug": "courriel", "label": "Courriel", "validate": {"message": "Veuillez renseigner une adresse valide."}}, {"slug": "etage", "label": "Étage", "validate": {"required": false}}]}',
    "a length alone": '{"form": "Claim for a bus pass", "fields": [{"name": "first_name", "rules": {"error": "Please enter your first name"}}, {"name": "courriel", "rules": {"error": "Please enter at most 80 characters"}}]}',
}  # fmt: skip


@pytest.mark.parametrize("idiom", LEFT_FREE)
def test_a_row_that_only_judges_what_is_written_may_stay_empty(idiom: str) -> None:
    assert "courriel" not in wanted("formulaires/demande.json", LEFT_FREE[idiom])


ASKED_WHETHER = '{"ecran": "Votre logement", "body": [{"slug": "bail", "type": "OnlyChoice", "label": "Avez-vous un bail signé ?", "values": [{"label": "Oui", "value": "o"}, {"label": "Non", "value": "n"}], "validate": {"message": "Veuillez indiquer si vous avez un bail."}}, {"slug": "etage", "label": "Votre étage", "validate": {"required": false}}]}'


def test_a_choice_that_asks_whether_there_is_a_paper_asks_for_none() -> None:
    forms = [one for one in acts({"formulaires/logement.json": ASKED_WHETHER}) if isinstance(one, Form)]
    assert Sort.FILE not in {asked.sort for form in forms for asked in form.fields}
    sent = ASKED_WHETHER.replace("OnlyChoice", "Upload").replace('"values"', '"sizes"')
    forms = [one for one in acts({"formulaires/logement.json": sent}) if isinstance(one, Form)]
    assert Sort.FILE in {asked.sort for form in forms for asked in form.fields}


@pytest.mark.parametrize(
    "rules",
    [
        "class Projet < ApplicationRecord # été\n  validates :numero_fiscal, presence: true\n  validates :email, presence: true, on: :update\nend\n",
        "class Rebate < ApplicationRecord # café\n  validates :national_insurance_number, :email, presence: true\nend\n",
        "class Travaux < ApplicationRecord # été\n  validates :identifiant_fiscal, :telephone, presence: true\n  validates :siret, presence: true, on: :devis\nend\n",
    ],
)
def test_a_record_with_somebodys_number_and_how_to_reach_them_is_their_file(rules: str) -> None:
    assert found_in(rule_named("contact-detail-required"), {"app/models/record.rb": rules})


@pytest.mark.parametrize(
    "rules",
    [
        "class Projet < ApplicationRecord # été\n  validates :titre, presence: true\n  validates :email, presence: true, on: :update\nend\n",
        "class Admin::Rebate < ApplicationRecord # café\n  validates :national_insurance_number, :email, presence: true\nend\n",
        "class Travaux < ApplicationRecord # été\n  validates :identifiant_fiscal, presence: true\n  validates :telephone, length: { maximum: 20 }, allow_blank: true\nend\n",
    ],
)
def test_a_record_of_a_thing_or_of_those_inside_or_that_wants_no_way_to_reach_is_asked_nothing(rules: str) -> None:
    assert not found_in(rule_named("contact-detail-required"), {"app/models/record.rb": rules})
