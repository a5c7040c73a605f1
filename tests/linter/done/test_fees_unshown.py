"""A fee that is paid and not shown is known in the tables of any language, and in two sums of the same lines."""

from __future__ import annotations

import pytest
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in

RULE = rule_named("consent-presumed")
UNSHOWN = {
    "config/tarifs.yml": "lignes: # été\n  entree: {libelle: Entrée, centimes: 900, afficher: true}\n  frais: {libelle: Frais de gestion, centimes: 150, afficher: false, toujours: true}\n",
    "src/lines.js": "export const LINES = [\n  { label: 'Café', amount: 900, visible: true },\n  { label: 'Service charge', amount: 250, visible: false, mandatory: true },\n];\n",
    "config/piscine.php": "<?php // été\nreturn ['frais' => ['libelle' => 'Frais de dossier', 'montant' => 150, 'visible' => false, 'obligatoire' => true]];\n",
    "lignes.py": 'LINES = [Line("Café", 900, shown=True), Line("Booking fee", 350, shown=False, always=True)]\n',
    "db/010.sql": "INSERT INTO tarif (libelle, centimes, affiche, obligatoire) VALUES\n  ('Café', 900, true, true),\n  ('Frais de gestion', 1450, false, true);\n",
    "src/config.ts": "export const pricing = { serviceFee: 190, displayServiceFee: false, note: 'café' };\n",
}
SHOWN = {
    "config/tarifs.yml": "lignes: # été\n  entree: {libelle: Entrée, centimes: 900, afficher: true}\n  frais: {libelle: Frais de gestion, centimes: 150, afficher: true, toujours: true}\n  double: {libelle: Frais de duplicata, centimes: 150, afficher: false, sur_demande: true}\n",
    "src/lines.js": "export const LINES = [\n  { label: 'Café', amount: 900, visible: true },\n  { label: 'Service charge', amount: 0, visible: false, mandatory: true },\n];\n",
    "lignes.py": 'LINES = [Line("Café", 900, shown=True), Line("Late fee", 350, shown=False, always=True)]\n',
    "src/config.ts": "export const pricing = { serviceFee: 0, displayServiceFee: false, note: 'café' };\n",
}
SUMS = {
    "devis.py": "class Devis:\n    def prix_affiche(self):\n        return sum(une.été for une in self.lignes if une.visible)\n\n    def montant_a_regler(self):\n        return sum(une.été for une in self.lignes)\n",
    "devis.rb": "class Devis\n  def prix_affiche\n    lignes.select(&:affichée?).sum(&:centimes)\n  end\n\n  def montant_a_payer\n    lignes.sum(&:centimes)\n  end\nend\n",
    "Devis.php": "<?php\nclass Devis\n{\n    // été\n    public function prixAffiche()\n    {\n        return array_sum(array_filter($this->lignes, fn ($l) => $l->visible));\n    }\n\n    public function montantAPayer()\n    {\n        return array_sum($this->lignes);\n    }\n}\n",
}


@pytest.mark.parametrize("path", UNSHOWN)
def test_a_fee_that_a_table_hides_is_reported(path: str) -> None:
    files = {path: UNSHOWN[path]} | ({"a.py": "TARIFS = lire('tarifs.yml')\n"} if path.endswith(".yml") else {})
    assert [(one.path, one.certainty.name) for one in found_in(RULE, files)] == [(path, "VIOLATION")]


@pytest.mark.parametrize("path", SHOWN)
def test_a_fee_that_is_shown_free_or_asked_for_is_left_alone(path: str) -> None:
    assert found_in(RULE, {path: SHOWN[path]}) == []


@pytest.mark.parametrize("path", SUMS)
def test_two_sums_of_the_same_lines_are_asked_about(path: str) -> None:
    assert [one.certainty.name for one in found_in(RULE, {path: SUMS[path]})] == ["REVIEW"]


def test_one_sum_of_all_lines_is_left_alone() -> None:
    assert found_in(RULE, {"devis.py": SUMS["devis.py"].replace(" if une.visible", "")}) == []
