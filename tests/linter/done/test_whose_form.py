"""Whose answers a form asks for, and who decides what it tells: a person's, a company's, their own trial."""

from __future__ import annotations

import pytest
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in


def said(rule: str, files: dict[str, str]) -> int:
    return len(found_in(rule_named(rule), files))


LINES = "adresse: z.object({ ligne1: z.string().min(1), codePostal: z.string().min(5) })"
COMPANY = {
    "the answers beside it": f"import {{ z }} from 'zod';\nexport const Demande = z.object({{ siren: z.string().min(9), prenom: z.string().min(1), {LINES} }});\n",
    "what holds it": f"import {{ z }} from 'zod';\nconst SchemaPersonneMorale = z.object({{ prenom: z.string().min(1), {LINES} }});\n",
    "what it says of an answer": "import { z } from 'zod';\nconst Demande = z.object({ prenom: z.string().min(1), adresse: z.string({ error: \"L'adresse de la société est requise\" }).min(1) });\n",
}  # fmt: skip
PERSON = f"import {{ z }} from 'zod';\nconst Demande = z.object({{ prenom: z.string().min(1), {LINES} }});\n"
BESIDE = f"import {{ z }} from 'zod';\nconst Dossier = z.object({{ employeur: z.object({{ siren: z.string().min(9) }}), demandeur: z.object({{ prenom: z.string().min(1), {LINES} }}) }});\n"


@pytest.mark.parametrize("way", COMPANY)
def test_a_companys_address_is_nobodys_home(way: str) -> None:
    assert said("postal-address-required", {"src/schema.ts": COMPANY[way]}) == 0


@pytest.mark.parametrize("text", [PERSON, BESIDE])
def test_a_persons_address_is_asked_for(text: str) -> None:
    assert said("postal-address-required", {"src/schema.ts": text}) == 1


def test_the_number_of_a_representative_is_the_companys() -> None:
    inside = "representant: z.object({ nom: z.string().min(1), telephone: z.string().min(7) })"
    company = f"import {{ z }} from 'zod';\nconst Societe = z.object({{ siret: z.string().min(14), {inside} }});\n"
    family = f"import {{ z }} from 'zod';\nconst Enfant = z.object({{ classe: z.string().min(1), {inside} }});\n"
    assert said("contact-detail-required", {"src/schema.ts": company}) == 0
    assert said("contact-detail-required", {"src/schema.ts": family}) == 1


NO = '<p lang="fr">Vous n’êtes pas éligible à l’aide, car vous habitez hors du département.</p>'


@pytest.mark.parametrize("path", ["templates/simulateur/resultat_simulation.html", "templates/test_eligibilite.html"])
def test_a_trial_of_ones_own_refuses_nothing(path: str) -> None:
    assert said("refusal-remedies-missing", {path: NO}) == 0


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("templates/courriers/refus.html", NO),
        ("templates/simulateur/resultat_simulation.html", '<p lang="fr">Votre demande d’aide a été refusée car vos revenus dépassent le plafond.</p>'),
    ],
)  # fmt: skip
def test_a_decision_is_told(path: str, text: str) -> None:
    assert said("refusal-remedies-missing", {path: text}) == 1


PEOPLE = "from django.db import models\n\n\nclass {name}(models.Model):\n{fields}"
LINE = "    {0} = models.CharField(max_length=9)\n"


def kept(name: str, *fields: str) -> int:
    text = PEOPLE.format(name=name, fields="".join(LINE.format(one) for one in fields))
    return said("retention-period-missing", {"app/models.py": text})


@pytest.mark.parametrize(
    "fields",
    [
        ("name", "siret", "contact_first_name", "contact_email"),
        ("name", "contact_phone", "contact_email"),
        ("title", "producer_email", "leader_first_name"),
    ],
)
def test_the_contact_of_a_thing_is_no_request(fields: tuple[str, ...]) -> None:
    assert kept("Zone", *fields) == 0


@pytest.mark.parametrize("fields", [("prenom", "email"), ("nom", "telephone_mobile"), ("first_name", "birth_date", "contact_email")])  # fmt: skip
def test_what_a_person_leaves_is_kept(fields: tuple[str, ...]) -> None:
    assert kept("Inscription", *fields) == 1


def asked(name: str, *fields: str) -> int:
    text = PEOPLE.format(name=name, fields="".join(LINE.format(one) for one in fields))
    return said("sensitive-field-collected", {"app/models.py": text})


def test_what_a_building_takes_in_is_nobodys_illness() -> None:
    assert asked("Convention", "places", "attribution_handicap_foyer") == 0
    assert asked("Lodging", "label_disability") == 0


def test_what_is_asked_of_someone_is_theirs() -> None:
    assert asked("Demande", "type_handicap") == 1
    assert asked("Record", "first_name", "last_name", "type_handicap") == 1
    assert asked("Record", "handicap") == 1


def test_what_a_test_gives_happens_to_nobody() -> None:
    view = "def put(form):\n    add_to_queue(form['to'])\n\n\ndef add_to_queue(value):\n    if value != 'FR':\n        claim.priority = 'low'\n"
    given = "from app.queues import put\n\n\ndef {0}():\n    put({{'to': person.nationality}})\n"
    flawed = {"app/queues.py": view, "app/views.py": given.format("take")}
    tested = {"app/queues.py": view, "tests/test_queues.py": f"import pytest\n{given.format('test_put')}"}
    assert said("sensitive-attribute-in-score", flawed) == 1
    assert said("sensitive-attribute-in-score", tested) == 0
