"""This setting, or this table, says how people are received: by chance, by speed, at some hours, so many a day, some after the others."""

from __future__ import annotations

import pytest
from guichet.done.acts.by_default import ByDefault
from guichet.done.acts.stated import Stated
from guichet.done.acts.table.timed_ends import TimedEnd
from guichet.done.acts.table.weights import Weights

from tests.linter.done.texts import acts_in


def said(path: str, text: str) -> set[tuple[str, bool]]:
    return {(one.ground.reason.value, one.ground.certain) for one in acts_in(path, text) if isinstance(one, Stated)}


STATED = {
    "a draw among few places": ("a/camps.yml", "camps:\n  places: 40\n  allocation: lottery\n", ("chance", True)),
    "a draw, how many is unknown": ("a/camps.toml", '[sejours]\ndepartage = "tirage_au_sort"\n', ("chance", False)),
    "a switch of chance": ("a/camps.json", '{"demandes": {"quota": 9, "random_order": true}}', ("chance", True)),
    "the order of a query": ("a/settings.py", "CANDIDATES = {'ordering': '?', 'places': 12}\n", ("chance", True)),
    "the quickest, and nobody waits": ("a/velo.yml", "aide:\n  budget: 9000\n  ordre: premier_arrive\n  liste_attente: false\n", ("rush", True)),
    "the quickest, as far as is said": ("a/velo.yml", "bourse:\n  budget: 9000\n  ordre: fcfs\n", ("rush", False)),
    "an end when nothing is left": ("a/c.toml", '[cheque]\nnombre = 8\nordre = "plus_rapide"\napres_epuisement = "fermer"\n', ("rush", True)),
    "hours, and what shuts outside": ("a/h.yml", "depot:\n  actif: {de: '09:00', a: '16:30'}\n  hors_horaires: {code: 503}\n", ("hour", True)),
    "hours of a robot": ("bot/c.toml", '[disponibilite]\nheures = "9-17"\nhors_plage = "fermer"\n', ("hour", True)),
    "hours of a switch": ("a/f.json", '{"depot": {"actif": true, "fenetre": {"debut": "08:00", "fin": "12:00"}}}', ("hour", False)),
    "hours by the day": ("a/b.yml", "booking:\n  opening_hours:\n    mon-fri: '08:00-12:00'\n  closed_page: /closed.html\n", ("hour", True)),
    "so many a day": ("a/q.toml", '[guichet]\ndossiers_par_jour = 30\nau_dela = "refus"\n', ("quota", True)),
    "defaults of a class": ("a/k.py", "class Sejour:\n    places = 40\n    attribution = 'tirage_au_sort'\n", ("chance", True)),
}  # fmt: skip


@pytest.mark.parametrize("idiom", STATED)
def test_what_a_setting_states_of_people_is_known(idiom: str) -> None:
    path, text, expected = STATED[idiom]
    assert said(path, text) == {expected}


UNSAID = {
    "a draw that is checked": ("a/camps.yml", "camps:\n  places: 40\n  allocation: lottery\n  witness: a bailiff\n"),
    "files drawn to be read again": ("a/audit.yml", "audit:\n  dossiers: 40\n  selection: random\n"),
    "machines that share work": ("a/lb.yml", "upstream:\n  servers: 4\n  method: random\n"),
    "the quickest first, the others wait": ("a/q.toml", '[file.demandes]\nordre = "fifo"\nliste_attente = true\n'),
    "an order by need": ("a/camps.yml", "camps:\n  places: 40\n  allocation: income\n"),
    "hours of a counter": (
        "a/l.json",
        '{"adresse": "1 rue", "horaires": {"ouverture": "09:00", "fermeture": "17:00"}}',
    ),
    "hours of people who answer": ("a/c.toml", '[conseillers]\nheures = "9-17"\nhors_plage = "fermer"\n'),
    "hours of a job": ("a/i.yml", "import_demandes:\n  actif: true\n  fenetre: {debut: '01:00', fin: '04:00'}\n"),
    "so many a day, and the others are answered": ("a/q.toml", "[guichet]\ndossiers_par_jour = 30\n"),
    "so many a day for each": ("a/q.toml", '[guichet]\ndemandes_par_jour = 3\npar_compte = 3\nau_dela = "refus"\n'),
    "a test": ("tests/test_a.py", "CAMPS = {'places': 40, 'allocation': 'lottery'}\n"),
}


@pytest.mark.parametrize("idiom", UNSAID)
def test_other_settings_state_nothing(idiom: str) -> None:
    assert said(*UNSAID[idiom]) == set()


WORSE = {
    "rows with a name": ("a/p.json", '{"profils": [{"code": "ETRANGER", "delai": 90}, {"code": "STANDARD", "delai": 10}]}'),
    "rows under a key": ("a/p.yml", "homeless:\n  check: enhanced\nusual:\n  check: none\n"),
    "a test and what follows, apart": ("a/r.yml", "- si: {champ: pays_naissance, pas_dans: [FR]}\n  alors: {file: verification_renforcee}\n"),
    "a field, a value, an outcome": ("a/r.json", '[{"critere": "nationalite", "valeur": "autre", "decision": "examen_approfondi"}]'),
    "times of groups": ("a/d.toml", "[delais]\nsalarie = 10\nsans_domicile = 60\n"),
    "a way from one state to another": ("a/w.yml", "- {condition: 'dossier.nationalite', vers: controle_approfondi}\n"),
    "a literal": ("a/p.py", "DELAYS = {'homeless': {'delay_days': 90}, 'usual': {'delay_days': 10}}\n"),
}  # fmt: skip


@pytest.mark.parametrize("idiom", WORSE)
def test_groups_that_a_table_treats_worse_are_known(idiom: str) -> None:
    assert any(one.puts_behind for one in acts_in(*WORSE[idiom]) if isinstance(one, Weights))


ALIKE = {
    "a shorter time": ("a/p.yml", "- {code: handicap, delai: 5}\n- {code: standard, delai: 10}\n"),
    "a field that is described": ("a/f.yml", "labels_handicap: {example: audit, type: text}\nname: {example: x, type: text}\n"),
    "everyone is checked": ("a/p.yml", "homeless:\n  check: enhanced\nusual:\n  check: enhanced\n"),
    "a benefit and its own time": ("a/d.yml", "delais:\n  aah: 120\n  apl: 30\n"),
    "a shorter time for a group": ("a/d.yml", "delais:\n  salarie: 10\n  handicap: 3\n"),
}  # fmt: skip


@pytest.mark.parametrize("idiom", ALIKE)
def test_groups_treated_alike_or_better_are_let_be(idiom: str) -> None:
    assert not any(isinstance(one, Weights) for one in acts_in(*ALIKE[idiom]))


def test_a_class_of_the_project_names_what_it_is_given_in_order() -> None:
    text = (
        "class Term(NamedTuple):\n    length: timedelta\n    final_state: str\n\n\n"
        "CLAIMS = {'meal': Term(timedelta(days=60), 'refused')}\n"
    )
    found = [one for one in acts_in("a/t.py", text.replace("length", "delay")) if isinstance(one, TimedEnd)]
    assert [one.is_told for one in found] == [False]
    assert not any(isinstance(one, TimedEnd) for one in acts_in("a/t.py", text.replace("'refused'", "'to_examine'")))


DEFAULTS = {
    "a model": ("a/models.py", 'class Claim(Model):\n    status = CharField(default="rejected")\n', True),
    "a schema": ("a/s.py", 'class Demande(BaseModel):\n    decision: str = "refus"\n', True),
    "a table": ("a/c.yml", "claims:\n  default_decision: reject\n", True),
    "received": ("a/models.py", 'class Claim(Model):\n    status = CharField(default="received")\n', False),
    "a file": ("a/models.py", 'class Upload(Model):\n    status = CharField(default="rejected")\n', False),
}


@pytest.mark.parametrize("idiom", DEFAULTS)
def test_a_refusal_that_stands_before_anyone_looks_is_known(idiom: str) -> None:
    path, text, expected = DEFAULTS[idiom]
    assert any(isinstance(one, ByDefault) for one in acts_in(path, text)) is expected
