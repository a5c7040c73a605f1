"""The address that a row of SQL must lead to is asked of whoever the row is about."""

from __future__ import annotations

from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in

RULE = rule_named("postal-address-required")
ADDRESS = "CREATE TABLE adresse (\n  id serial PRIMARY KEY,\n  numero text NOT NULL{check},\n  voie text NOT NULL{check}  -- été\n);\n"
CARD = "CREATE TABLE carte (\n  id serial PRIMARY KEY,\n  prenom text NOT NULL,\n  adresse_id integer{must} REFERENCES adresse (id)\n);\n"
CHECK = " CHECK (length(voie) > 2)"


def _found(address: str, card: str) -> list[str]:
    return [one.certainty.name for one in found_in(RULE, {"sql/a.sql": address + card})]


def test_an_address_that_may_not_be_empty_is_reported() -> None:
    assert _found(ADDRESS.format(check=CHECK), CARD.format(must=" NOT NULL")) == ["REVIEW"]


def test_an_address_that_may_be_empty_is_asked_about() -> None:
    assert _found(ADDRESS.format(check=""), CARD.format(must=" NOT NULL")) == ["REVIEW"]


def test_an_address_that_one_may_leave_out_is_left_alone() -> None:
    assert _found(ADDRESS.format(check=CHECK), CARD.format(must="")) == []


def test_the_address_of_a_place_is_left_alone() -> None:
    place = CARD.format(must=" NOT NULL").replace("carte", "bibliotheque").replace("prenom", "horaires")
    assert _found(ADDRESS.format(check=CHECK), place) == []
