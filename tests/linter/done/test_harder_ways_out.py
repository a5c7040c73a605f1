"""A way out that asks more than the way in is known in tables and programs of any language, and one that does not is left alone."""

from __future__ import annotations

import pytest
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in

HARDER = {
    "config/plans.json": "{\"café\": {\"subscription\": {\"by\": \"website\", \"from\": \"today\"}, \"termination\": {\"by\": \"registered letter\", \"from\": \"in a month\"}}}\n",
    "config/cartes.toml": "# été\n[carte.adhesion]\nvoie = \"en ligne\"\n\n[carte.arret]\nvoie = \"en agence\"\n",
    "resiliation/etapes.py": "ETAPES = [\"pourquoi\", \"offre\", \"confirmer\", \"êtes_vous_sûr\", \"fin\"]\n",
    "templates/leave.html": "<p lang=\"en\">To unsubscribe from the café list, write to us by post.</p>",
    "config/piscine.php": "<?php // été\nreturn ['canal_adhesion' => 'en_ligne', 'canal_resiliation' => 'lettre_recommandee', 'tarif' => 12];\n",
    "src/pass.ts": "export const pass = { joinVia: 'web', leaveVia: 'post', fee: 18 } // été\n",
    "listes/service.py": "def adhérer(personne):\n    personne.liste = True\n\n\ndef quitter(personne, pièces):\n    if not pièces.courrier_signé:\n        raise Refus\n    personne.liste = False\n",
    "src/rules.ts": "export const RULES = {\n  inscription: { voies: ['en_ligne'] },\n  résiliation: { voies: ['lettre_recommandée'] },\n};\n",
}  # fmt: skip
AS_EASY = {
    "config/abonnements.yml": "piscine: # été\n  souscription:\n    canaux: [en_ligne, guichet]\n  fin:\n    canaux: [en_ligne, courrier]\n    preavis: P0D\n",
    "b/config/abonnements.yml": "piscine: # été\n  souscription:\n    canaux: [guichet]\n  fin:\n    canaux: [courrier]\n    relance: courrier\n",
    "src/regles.ts": "export const regles = {\n  adhesion: { motif: { minimum: 20 } },  // été\n  renonciation: { motif: { minimum: 0 } },\n};\n",
    "flows/mediation.toml": "[request]\nsteps = [\"fill\", \"send\"]  # été\n\n[withdrawal]\nsteps = [\"say\", \"confirm\"]\n",
    "plans/terms.yml": "café_plan:\n  joining_fee: 0\n  leaving_fee: 0\n",
    "achat/etapes.py": "ETAPES = [\"identité\", \"offre\", \"confirmer\", \"payer\", \"fin\"]\n",
    "research/views.py": "CHOICES = {\"accept\": {\"how\": \"bouton\"}, \"refuse\": {\"how\": \"bouton\", \"to\": \"été\"}}\n\n\ndef research(request):\n    return render(request, \"research.html\", {\"c\": CHOICES, \"d\": \"x.yml\"})\n",
    "claims/letters.py": "LETTERS = {\"accept\": {\"model\": \"lettre_accord\"}, \"refuse\": {\"model\": \"lettre_refus_été\"}}\nNAMES = \"x.yml\"\n",
    "parcours/etapes.py": "ÉTAPES = {\"inscription\": [\"motif\", \"valider\"], \"desinscription\": [\"valider\", \"merci\"]}\n",
    "lists/service.py": "def join(person):\n    \"\"\"À table.\"\"\"\n    person.on = True\n\n\ndef leave(person):\n    if not person.on:\n        raise Http404\n    person.on = False\n",
    "config/chat.yml": "# été\nchat:\n  join_channel: online\n  leave_channel: online\n  join_room: web\n  leave_desk: counter\n",
    "config/piscine.yml": "piscine: # été\n  canal_inscription: guichet\n  canal_resiliation: lettre\n",
}  # fmt: skip


def found(path: str, text: str) -> list[str]:
    """The files where leaving is said to be harder than joining."""
    return [one.path for one in found_in(rule_named("withdrawal-asymmetry"), {path: text})]


@pytest.mark.parametrize("path", HARDER)
def test_a_way_out_that_asks_more_is_reported(path: str) -> None:
    assert found(path, HARDER[path]) == [path]


@pytest.mark.parametrize("path", AS_EASY)
def test_a_way_out_that_asks_no_more_is_left_alone(path: str) -> None:
    assert found(path, AS_EASY[path]) == []


def test_the_way_out_may_be_in_another_file() -> None:
    way_in = {"a/urls.py": 'urlpatterns = [path("newsletter/subscribe/", subscribe)]  # été\n'}
    way_out = {"b/urls.py": 'urlpatterns = [path("newsletter/unsubscribe/", unsubscribe)]\n'}
    rule = rule_named("withdrawal-asymmetry")
    assert [one.path for one in found_in(rule, way_in)] == ["a/urls.py"]
    assert found_in(rule, way_in | way_out) == []
