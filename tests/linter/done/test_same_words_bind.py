"""A button that says « continue » and binds, and services that send people round, are known by their tables, in any language."""

from __future__ import annotations

import pytest
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in

BINDS = {
    "aides/etapes.py": 'ETAPES = [\n    {"titre": "Vos charges", "suite": "Suivant", "operation": "garder"},  # été\n    {"titre": "Le plan", "suite": "Suivant", "operation": "signer_plan"},\n]\n',
    "src/steps.ts": "export const steps = [ // café\n  { id: 'pay', button: { text: 'Next', onSubmit: 'saveDraft' } },\n  { id: 'sum', button: { text: 'Next', onSubmit: 'waiveClaims' } },\n]\n",
    "config/parcours.yml": "etapes: # été\n  - {bouton: Continuer, action: enregistrer}\n  - {bouton: Continuer, action: renoncer}\n",
    "config/steps.php": "<?php // été\nreturn [\n    ['label' => 'Valider', 'action' => 'save'],\n    ['label' => 'Valider', 'action' => 'sign_contract'],\n];\n",
}
TELLS = {
    "aides/etapes.py": 'ETAPES = [\n    {"titre": "Vos charges", "suite": "Suivant", "operation": "garder"},  # été\n    {"titre": "Le plan", "suite": "Je signe le plan", "operation": "signer_plan"},\n]\n',
    "src/steps.ts": "export const steps = [ // café\n  { id: 'pay', text: 'Your pay', button: { text: 'Next', onSubmit: 'saveDraft' } },\n  { id: 'sum', text: 'If you go on, you waive any other claim', button: { text: 'Next', onSubmit: 'waiveClaims' } },\n]\n",
    "config/parcours.yml": "etapes: # été\n  - {bouton: Continuer, action: enregistrer}\n  - {bouton: Continuer, action: relire}\n",
}
ROUND = {
    "orientation/caisses.py": 'CAISSES = {\n    "santé": {"nom": "Caisse de santé", "renvoi": "famille"},\n    "famille": {"nom": "Caisse des familles", "renvoi": "santé"},\n}\n',
    "config/services.yml": "services: # été\n  - {id: a, refer_to: b}\n  - {id: b, refer_to: c}\n  - {id: c, refer_to: a}\n",
    "config/offices.json": '{"offices": {"é": {"otherwise": "b"}, "b": {"otherwise": "é"}}}\n',
}
LEADS = {
    "orientation/caisses.py": 'CAISSES = {\n    "santé": {"nom": "Caisse de santé", "renvoi": "famille"},\n    "famille": {"nom": "Caisse des familles", "renvoi": "santé", "guichet": "3 rue Basse"},\n}\n',
    "config/services.yml": "services: # été\n  - {id: a, refer_to: b}\n  - {id: b, refer_to: c}\n  - {id: c}\n",
    "config/languages.json": '{"locales": {"é": {"fallback": "b"}, "b": {"fallback": "é"}}}\n',
}


@pytest.mark.parametrize("path", BINDS)
def test_a_button_that_only_went_on_does_not_bind_whoever_presses_it(path: str) -> None:
    assert [one.certainty.name for one in found_in(rule_named("consequence-late"), {path: BINDS[path]})] == ["REVIEW"]


@pytest.mark.parametrize("path", TELLS)
def test_a_button_that_says_what_it_does_is_left_alone(path: str) -> None:
    assert found_in(rule_named("consequence-late"), {path: TELLS[path]}) == []


@pytest.mark.parametrize("path", ROUND)
def test_nobody_is_sent_from_one_service_to_another_and_back(path: str) -> None:
    assert [one.certainty.name for one in found_in(rule_named("procedure-loop"), {path: ROUND[path]})] == ["REVIEW"]


@pytest.mark.parametrize("path", LEADS)
def test_services_that_say_where_to_go_are_left_alone(path: str) -> None:
    assert found_in(rule_named("procedure-loop"), {path: LEADS[path]}) == []
