"""A letter, or a table, that sends back what came on paper leaves the internet alone; the number of a letterhead opens no door."""

from __future__ import annotations

import pytest
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in

RULE = rule_named("online-only-wording")
HEAD = "Direction de l’été\nTéléphone : 01 99 00 12 34\n\nMadame, Monsieur,\n\n"
BACK = "Nous avons reçu votre dossier sur papier et nous vous le renvoyons.\n\nLes demandes sont reçues uniquement sur le site demarches.example. La date sera celle de votre dépôt en ligne.\n"
TABLES = {
    "config/canaux.php": "<?php // été\nreturn ['aide' => ['depots' => ['teleservice'], 'hors_canal' => 'retour_expediteur']];\n",
    "config/channels.yml": "benefits: # café\n  home_help: {accepted: [online], otherwise: return_to_sender}\n  school_bus: {accepted: [online, post, counter], otherwise: scan}\n",
}


def test_the_number_of_a_letterhead_opens_no_door() -> None:
    assert [one.path for one in found_in(RULE, {"courriers/retour.txt": HEAD + BACK})] == ["courriers/retour.txt"]


def test_a_number_that_the_letter_gives_does() -> None:
    help_given = BACK + "\nVous n’avez pas internet ? Appelez le 01 99 00 12 34, nous la remplirons avec vous.\n"
    assert found_in(RULE, {"courriers/retour.txt": HEAD + help_given}) == []


@pytest.mark.parametrize("path", TABLES)
def test_a_table_that_sends_paper_back_is_reported(path: str) -> None:
    assert [one.path for one in found_in(RULE, {path: TABLES[path]})] == [path]


@pytest.mark.parametrize("path", TABLES)
def test_a_table_that_takes_paper_is_left_alone(path: str) -> None:
    taken = TABLES[path].replace("['teleservice']", "['teleservice', 'courrier']").replace("[online]", "[online, post]")
    assert found_in(RULE, {path: taken}) == []
