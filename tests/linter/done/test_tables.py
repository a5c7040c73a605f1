"""This table does this to people, in a script, a file of data or a literal: points, ends, letters, what explains."""

from __future__ import annotations

import pytest
from guichet.core.findings import Span
from guichet.done.acts.lapse import Lapse
from guichet.done.acts.proved import Proof, Wanted
from guichet.done.acts.table import weights
from guichet.done.acts.table.timed_ends import TimedEnd
from guichet.done.acts.table.weights import Weights
from guichet.done.deciding.decisions import speaks_of
from guichet.done.deciding.taken import put_behind_for, taken_by
from guichet.done.nouns.act import Kind
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in
from guichet.reading.data.trees import Tree
from guichet.reading.data.yes_no import is_no, is_yes

from tests.linter.done.texts import acts_in

COUNTED = {
    "lines of a table": ("a/ciblage.yml", "regles:\n  - {champ: age, sous: 25, points: 3}\n  - {champ: nationalite, points: 9}\n"),
    "numbers": ("fraud/w.toml", "[weights]\nlate = 1\nnationality = 3\n"),
    "a number for each value": ("fraud/w.json", '{"weights": {"late": 2, "nationality": {"x": 5, "y": 0}}}'),
    "features": ("fraud/m.yml", "features: [late, nationality]\n"),
    "a script": ("fraud/w.js", "export const WEIGHTS = { late: 1, nationality: 4 };\n"),
    "a literal": ("fraud/w.py", "RULES = [{'field': 'late', 'points': 1}, {'field': 'nationality', 'points': 4}]\n"),
    "a test and what follows": ("a/r.yml", "- if: claim.nationality != 'FR'\n  then: extended_check\n"),
}  # fmt: skip


@pytest.mark.parametrize("idiom", COUNTED)
def test_what_a_table_counts_of_people_is_known(idiom: str) -> None:
    found = [one for one in acts_in(*COUNTED[idiom]) if isinstance(one, Weights)]
    taken = [taken_by(one, "sensitive") for one in found]
    assert [one.certain for one in taken if one is not None] == [True]


LET_BE = {
    "unclaimed rights": ("a/x.yml", "controle:\n  non_recours:\n    nationalite: 1\n    age: 2\n"),
    "a tariff, which checks no one": (
        "a/tarif.yml",
        "tranches:\n  - {champ: revenu, points: 3}\n  - {champ: age, points: 9}\n",
    ),
    "a test on the file": ("a/r.yml", "- if: claim.amount > 900\n  then: extended_check\n"),
    "a test that gives": ("a/r.yml", "- if: claim.handicap\n  then: pay_more\n"),
}


@pytest.mark.parametrize("idiom", LET_BE)
def test_tables_that_are_not_held_against_people_are_let_be(idiom: str) -> None:
    assert [one for one in acts_in(*LET_BE[idiom]) if isinstance(one, Weights)] == []


ENDS = {
    "states": ("a/w.yml", "claims:\n  waiting:\n    after: 20d\n    to: closed\n", [False]),
    "a literal": ("a/w.py", "DOSSIERS = [{'delai_jours': 60, 'statut': 'refuse'}]\n", [False]),
    "a letter goes": ("a/w.yml", "claims:\n  waiting:\n    after: 20d\n    to: closed\n    letter: reminder.txt\n", [True]),
    "another lane": ("a/w.yml", "claims:\n  waiting:\n    after: 20d\n    to: manager\n", []),
    "no one's": ("a/w.yml", "sessions:\n  idle:\n    after: 20d\n    to: closed\n", []),
}  # fmt: skip


@pytest.mark.parametrize("idiom", ENDS)
def test_the_ends_that_a_table_sets_are_known(idiom: str) -> None:
    path, text, told = ENDS[idiom]
    assert [one.is_told for one in acts_in(path, text) if isinstance(one, TimedEnd)] == told


def test_the_ways_in_of_a_script_and_the_level_it_asks_for_are_known() -> None:
    alone = 'const fc = { id: "franceconnect" };\nexport default auth({ providers: [fc] });\n'
    both = 'export default auth({ providers: [{ id: "franceconnect" }, { id: "password" }] });\n'
    level = 'function showPoolHours() {\n  go("/login?acr_values=eidas3");\n}\n'
    wanted = [
        [one.wanted for one in acts_in("a/x.js", text) if isinstance(one, Proof)] for text in (alone, both, level)
    ]
    assert wanted == [[Wanted.ACCOUNT], [], [Wanted.LEVEL]]


def test_papers_that_sql_wants_again_are_known() -> None:
    soon = "UPDATE pieces SET etat = 'perimee' WHERE recue_le < now() - interval '3 months'"
    late = "UPDATE pieces SET etat = 'perimee' WHERE recue_le < now() - interval '5 years'"
    files = "UPDATE imports SET etat = 'perime' WHERE recue_le < now() - interval '3 months'"
    found = [[one for one in acts_in("sql/a.sql", text) if isinstance(one, Lapse)] for text in (soon, late, files)]
    assert [len(one) for one in found] == [1, 0, 0]


def test_statements_that_a_job_keeps_as_a_text_are_read() -> None:
    text = "SELECT cron.schedule('x', '0 1 * * *', $$ UPDATE claims SET status = 'refused' WHERE since < now() - interval '60 days' $$);"
    assert [(one.kind, one.is_by_clock) for one in acts_in("sql/a.sql", text)] == [(Kind.REFUSE, True)]


def test_an_order_that_puts_some_last_is_held_against_them() -> None:
    last = "SELECT id FROM claims WHERE open ORDER BY CASE WHEN rsa THEN 1 ELSE 0 END, at LIMIT 20"
    first = "SELECT id FROM claims WHERE open ORDER BY CASE WHEN rsa THEN 0 ELSE 1 END, at LIMIT 20"
    assert [one.puts_behind for one in acts_in("sql/a.sql", last)] == [True]
    assert [one.puts_behind for one in acts_in("sql/a.sql", first)] == [False]


def test_what_explains_is_left_out_of_an_answer() -> None:
    pops = "class S(Serializer):\n    class Meta:\n        fields = ['outcome', 'reasons']\n\n    def f(self, data):\n        data.pop('reasons')\n"
    keeps = pops.replace("data.pop('reasons')", "data.pop('cache')")
    include = "class A(BaseModel):\n    decision: str\n    points: int\n\n    def dump(self):\n        return self.model_dump(include={'decision'})\n"
    counts = [
        [one.goes_without for one in acts_in("a/api.py", text) if one.goes_without] for text in (pops, keeps, include)
    ]
    assert counts == [["reasons"], [], ["reasons"]]


def test_silence_is_an_agreement_only_for_what_is_claimed() -> None:
    code = "class {0}:\n    def outcome(self):\n        if not self.answer and now() - self.sent > timedelta(days=9):\n            return 'agreed'\n"
    owed, asked = (acts_in("a/x.py", code.format(name)) for name in ("DebtNotice", "Claim"))
    assert ["answer" in one.goes_without for one in owed if one.goes_without] == [True]
    assert [one for one in asked if one.goes_without] == []


def test_a_score_on_a_postcode_is_held_to_the_limit_from_which_people_are_checked() -> None:
    code = "def points(claim):\n    total = AREAS.get(claim.postcode, 0)\n    total += 3 if claim.late else 0\n    return total\n\n\ndef pick(claims):\n    return [one for one in claims if points(one) >= {0}]\n"
    fraud, other = (acts_in("a/x.py", code.format(name)) for name in ("FRAUD_LIMIT", "MINIMUM"))
    assert [put_behind_for(one) is not None for one in fraud if one.kind is Kind.RATE] == [True]
    assert [put_behind_for(one) is not None for one in other if one.kind is Kind.RATE] == [False]


@pytest.mark.parametrize("value", ["false", "Non", " off ", "~", "jamais", "personne"])
def test_a_setting_says_no_in_either_language(value: str) -> None:
    assert is_no(value)
    assert not is_yes(value)


@pytest.mark.parametrize("value", [None, "", "12", "notice", "nonobstant"])
def test_a_setting_that_says_something_else_says_neither(value: str | None) -> None:
    assert not is_no(value)
    assert not is_yes(value)


def test_the_words_around_a_line_are_read_only_when_it_counts_people(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def judges(said: str, idea: str) -> bool:
        asked.append(said)
        return speaks_of(said, idea)

    monkeypatch.setattr(weights, "judges", judges)
    texts = ", ".join(f"key_{one}: 'fraud {one}'" for one in range(50))
    assert not any(isinstance(one, Weights) for one in acts_in("a/fraud.js", f"const TEXTS = {{ {texts} }};"))
    assert asked == []
    assert any(isinstance(one, Weights) for one in acts_in("a/fraud.js", "const POINTS = { nationality: 3, age: 2 };"))
    assert asked != []


def test_a_tree_is_walked_once_and_holds_what_it_ends_with() -> None:
    leaf = Tree("b", "x", Span(0, 1), "1")
    tree = Tree("", "x", Span(0, 1), None, (Tree("a", "x", Span(0, 1), None, (leaf,)), leaf))
    assert [one for _, one in tree.walk()] == [one for _, one in tree.walk()]
    assert tree.ends == (leaf, leaf)
    assert tree.leaves == (leaf,)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('WAYS = {"inscription_lettre": ["mail"], "desinscription_lettre": ["nom", "mail", "motif", "preuve", "signature"]}\n', True),
        ('WAYS = {"joinFlow": ["mail"], "leaveJourney": ["name", "mail", "proof", "card", "signature"]}\n', True),
        ('WAYS = {"inscription_en_ligne": ["nom"], "retrait_par_courrier": ["nom", "mail", "lettre", "preuve", "date"]}\n', True),
        ('WAYS = {"inscription_cantine": ["nom"], "sortie_scolaire": ["nom", "classe", "medecin", "contrat", "date"]}\n', False),
        ('WAYS = {"inscription": ["nom"], "departement_83": ["nom", "ville", "medecin", "contrat", "date"]}\n', False),
        ('WAYS = {"inscription": ["nom"], "retraite": ["nom", "ville", "medecin", "contrat", "date"]}\n', False),
        ('WAYS = {"inscription": {"champ": "nom"}, "desinscription": {"champ": "code_postal"}}\n', False),
    ],
)  # fmt: skip
def test_a_way_out_is_compared_with_the_way_in_of_the_same_thing(text: str, *, said: bool) -> None:
    assert bool(found_in(rule_named("withdrawal-asymmetry"), {"lettre/ways.py": text})) is said


def test_a_list_that_is_all_of_a_file_has_nothing_around_it() -> None:
    assert list(acts_in("a/moyens.json", '["carte bancaire", "carte bancaire"]')) == []


def test_what_stands_under_no_name_beside_a_list_says_nothing_of_it() -> None:
    found = acts_in("a/moyens.yml", "- methods: [carte bancaire]\n- prix: 3\n- carte\n")
    assert {one.kind for one in found} == {Kind.ASK}
