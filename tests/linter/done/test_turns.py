"""This code has some come after the others, keeps them out for what they are, or tells them a reason that says nothing."""

from __future__ import annotations

import pytest
from guichet.core.source import Source
from guichet.done.acts.python.left_out import LeftOut
from guichet.done.acts.python.reasons import Replaced
from guichet.done.acts.sql import statements as sql
from guichet.done.deciding.taken import put_behind_for, taken_by
from guichet.done.nouns.act import Act, Kind, Reason

from tests.linter.done.texts import acts

PATH = "a/service.py"


def behind(found: list[Act]) -> bool:
    mine = [one for one in found if one.puts_behind]
    return any(put_behind_for(one) or taken_by(one, "sensitive") or taken_by(one, "precarity") for one in mine)


SORTED = "def turn(p):\n    if {test}:\n        return {first}\n    return {other}\n\n\ndef f(claims):\n    return sorted(claims, key=turn{more})\n"
TURNS = {
    "a lane that a function answers": 'def lane(p):\n    match p.situation:\n        case "homeless":\n            return "slow_queue"\n    return "quick_queue"\n',
    "a number to sort by": SORTED.format(test="p.nationality != 'FR'", first=9, other=1, more=""),
    "from the highest down": SORTED.format(test="p.nationality != 'FR'", first=0, other=1, more=", reverse=True"),
    "a query": "def f(qs):\n    return qs.annotate(turn=Case(When(nationality='x', then=Value(9)), default=Value(1))).order_by('turn')\n",
    "a longer way": "SHORT = ['a', 'b']\nLONG = ['a', 'proof_of_home', 'b']\n\n\ndef f(p):\n    p.circuit = LONG if p.nationality != 'FR' else SHORT\n",
    "a table of times": "DAYS = {'x': 21, 'y': 3}\n\n\ndef wait(claim):\n    return DAYS.get(claim.nationality, 7)\n",
    "a longer time in a branch": "def f(t):\n    if t.person.nationality != 'FR':\n        t.sla_hours = 120\n    else:\n        t.sla_hours = 8\n",
    "a test that picks who is checked": "class Person:\n    @property\n    def a_controler(self):\n        return self.nationality != 'FR' or self.late\n",
    "usual first names": SORTED.format(test="p.prenom not in USUAL_NAMES", first=9, other=1, more="").replace("(p)", "(personne)").replace("p.pre", "personne.pre"),
    "letters of a name": SORTED.format(test="ENDS.search(usager.nom)", first=9, other=1, more="").replace("(p)", "(usager)"),
    "the country of a number": 'def priority(call):\n    if call.number.startswith(COUNTRY_CODES_OVERSEAS):\n        return "low"\n    return "high"\n',
}  # fmt: skip


@pytest.mark.parametrize("idiom", TURNS)
def test_who_comes_after_the_others_is_known(idiom: str) -> None:
    assert behind(acts(TURNS[idiom], PATH))


FIRST = {
    "a test that checks what was written": "class Person:\n    def is_complete(self):\n        return self.nationality != '' and self.late\n",
    "who needs it most": SORTED.format(test="p.homeless", first=0, other=5, more=""),
    "who needs it most, from the highest down": SORTED.format(test="p.homeless", first=9, other=1, more=", reverse=True"),
    "a time that is the same": "def f(t):\n    if t.person.nationality != 'FR':\n        t.sla_hours = 8\n    else:\n        t.sla_hours = 8\n",
    "a table of desks": "DESKS = {'x': 'Lyon', 'y': 'Paris'}\n\n\ndef wait(claim):\n    return DESKS.get(claim.nationality, 'Lille')\n",
    "a name looked for among those enrolled": SORTED.format(test="usager.nom not in enrolled", first=9, other=1, more="").replace("(p)", "(usager)"),
    "a file's name": SORTED.format(test="ENDS.search(fichier.nom)", first=9, other=1, more="").replace("(p)", "(fichier)"),
}  # fmt: skip


SCRIPT = "export function lane(user) {{\n  if (user.{by}) return '{first}';\n  return 'quick';\n}}\nexport const queue = lane;\n"


@pytest.mark.parametrize(
    ("by", "first", "expected"),
    [("nationality !== 'FR'", "slow", True), ("nationality !== 'FR'", "nearby", False), ("late", "slow", False)],
)
def test_a_slow_lane_of_a_script_is_known(by: str, first: str, expected: bool) -> None:
    assert behind(acts(SCRIPT.format(by=by, first=first), "a/l.js")) is expected


@pytest.mark.parametrize("idiom", FIRST)
def test_other_turns_put_nobody_behind(idiom: str) -> None:
    assert not behind(acts(FIRST[idiom], PATH))


BARRED = {
    "a refusal": ("def f(p):\n    if p.nationality != 'FR':\n        raise ValidationError('Come to the desk')\n", True),
    "too old": ("def clean_born(self):\n    age = years(self.born)\n    if age > 80:\n        self.add_error('born', 'no')\n", True),
    "fewer choices": ("class F(Form):\n    def __init__(self, person):\n        if person.nationality not in EU:\n            self.fields['how'].choices = DESK\n", True),
    "not grown up": ("def clean_born(self):\n    age = years(self.born)\n    if age < 18:\n        self.add_error('born', 'no')\n", False),
    "not one of the answers": ("def f(p):\n    if p.nationality not in NATIONALITIES:\n        raise ValidationError('Pick one')\n", False),
    "left empty": ("def f(p):\n    if p.nationality == '':\n        raise ValidationError('Say it')\n", False),
    "a test": ("def f(p):\n    if p.weight > 80:\n        raise ValidationError('Too heavy')\n", False),
}  # fmt: skip


@pytest.mark.parametrize("idiom", BARRED)
def test_who_is_kept_out_for_what_they_are_is_known(idiom: str) -> None:
    text, expected = BARRED[idiom]
    assert any(one.barred_by is not None for one in acts(text, PATH)) is expected


REASONS = {
    "a constant": ("NO = 'You do not meet the conditions.'\n\n\ndef f(claim):\n    Decision.objects.create(claim=claim, reason=NO)\n", True),
    "a table under any name": ("SHOWN = {'R1': 'Conditions non remplies', 'R2': 'Autre motif'}\n", True),
    "the same for every key": ("SHOWN = dict.fromkeys(CODES, 'You do not meet the conditions of the scheme.')\n", True),
    "choices": ("class MotifRefus(TextChoices):\n    A = 'a', 'Autre'\n    B = 'b', 'Dossier non conforme'\n", True),
    "a reason of one's own": ("def f(claim, text):\n    Decision.objects.create(claim=claim, reason=text)\n", False),
    "one label of a list": ("def f(call):\n    Call.objects.create(call=call, reason='Autre')\n", False),
    "reasons that say something": ("SHOWN = {'R1': 'Your income is above 1,450 euros.', 'R2': 'Autre motif'}\n", False),
    "choices that say something": ("class MotifRefus(TextChoices):\n    A = 'a', 'Autre'\n    B = 'b', 'Revenus trop élevés'\n", False),
}  # fmt: skip


@pytest.mark.parametrize("idiom", REASONS)
def test_a_reason_that_would_fit_anyone_is_known(idiom: str) -> None:
    text, expected = REASONS[idiom]
    assert any(isinstance(one, Replaced) for one in acts(text, PATH)) is expected


KNOWN = "def get(self, pk):\n    result = run(pk)\n    log.info(result.reasons)\n    return Response({%s})\n"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ('"status": "refused" if result.reasons else "granted"', True),
        ('"status": "refused", "reasons": result.reasons', False),
        ('"status": "received"', False),
    ],
)
def test_reasons_that_are_known_and_unsaid_are_known(answer: str, expected: bool) -> None:
    assert any(isinstance(one, LeftOut) for one in acts(KNOWN % answer, PATH)) is expected


LOOP = "def settle(self):\n    left = self.budget\n    for claim in Claim.objects.order_by('{by}'):\n        if claim.amount > left:\n            claim.{end}()\n        left -= 1\n"
SERVED = {
    "in order of arrival": (LOOP.format(by="submitted_at", end="reject"), True),
    "the latest first": (LOOP.format(by="-submitted_at", end="reject"), False),
    "by need": (LOOP.format(by="income", end="reject"), False),
    "and the others wait": (LOOP.format(by="submitted_at", end="keep"), False),
}


@pytest.mark.parametrize("idiom", SERVED)
def test_first_come_until_nothing_is_left_is_a_question(idiom: str) -> None:
    text, expected = SERVED[idiom]
    found = [ground for one in acts(text, PATH) if one.kind is Kind.CHOOSE for ground in one.grounds(Reason.RUSH)]
    assert [one.certain for one in found] == [False] * expected


def test_an_order_kept_in_settings_may_be_chance() -> None:
    files = {
        "a/service.py": "from django.conf import settings\n\n\ndef admit(places):\n    for c in Candidat.objects.order_by(settings.ORDER)[:places]:\n        c.etat = 'admis'\n",
        "a/settings.py": "ORDER = '?'\n",
    }  # fmt: skip
    drawn = [one for one in acts(files, PATH) if any(one.grounds(Reason.CHANCE))]
    assert drawn
    assert not any(any(one.grounds(Reason.CHANCE)) for one in acts(files | {"a/settings.py": "ORDER = 'need'\n"}, PATH))


SHUFFLED = "import random\n\n\ndef deal(messages, size):\n    pool = list(messages)\n    random.shuffle(pool)\n    return pool[:size], pool[size:]\n\n\ndef run():\n    todo, rest = deal(new(), 40)\n    {}(rest)\n"


@pytest.mark.parametrize(("end", "expected"), [("archive", True), ("keep", False)])
def test_messages_drawn_to_be_answered_are_people_drawn(end: str, expected: bool) -> None:
    assert (
        any(one.kind is Kind.CHOOSE and any(one.grounds(Reason.CHANCE)) for one in acts(SHUFFLED.format(end), PATH))
        is expected
    )


QUERIES = {
    "a lane set by a test": ("UPDATE claim SET priority = CASE WHEN nationality <> 'FR' THEN 'low' ELSE 'usual' END;\n", True),
    "weights kept as rows": ("INSERT INTO coefficient (kind, value) VALUES ('usual', 1.0), ('homeless', 0.8);\n", False),
}  # fmt: skip


@pytest.mark.parametrize("idiom", QUERIES)
def test_numbers_that_sql_writes_on_people_are_known(idiom: str) -> None:
    text, sure = QUERIES[idiom]
    found = list(sql.acts_in(Source("a/q.sql", text)))
    taken = [
        one for act in found for one in (taken_by(act, "sensitive"), taken_by(act, "precarity")) if one is not None
    ]
    assert taken
    assert any(act.puts_behind for act in found) is sure


def test_rows_that_weigh_the_same_or_name_nobody_count_nothing() -> None:
    same = "INSERT INTO coefficient (kind, value) VALUES ('usual', 1.0), ('homeless', 1.0);\n"
    towns = "INSERT INTO coefficient (kind, value) VALUES ('north', 1.0), ('south', 0.8);\n"
    assert not any(
        any(act.grounds(Reason.PERSON)) for text in (same, towns) for act in sql.acts_in(Source("a/q.sql", text))
    )


COUNTED = {
    "the calculation, not what is done then": (
        "def score(d):\n    return 3 * d.rsa + 2 * d.chomage\n\n\ndef check(d):\n    if score(d) > 6:\n        d.suspendre()\n",
        {"score"}, "`rsa`, `chomage`",
    ),
    "what the points are kept in": (
        "def score_fraude(d):\n    points = 0\n    if d.rsa:\n        points += 2\n    return points\n", {"points", "score_fraude"}, "`rsa`",
    ),
    "what is written on the person": (
        "def rank(claimants):\n    for c in claimants:\n        c.risk = 3 * c.unemployed\n        if c.risk > 5:\n            c.open_investigation()\n",
        {"risk", "rank"}, "`unemployed`",
    ),
}  # fmt: skip


@pytest.mark.parametrize("idiom", COUNTED)
def test_what_counts_the_poor_is_named_with_each_thing_that_it_counts(idiom: str) -> None:
    text, by, names = COUNTED[idiom]
    found = [one for act in acts(text, PATH) if (one := taken_by(act, "precarity")) is not None]
    assert {one.by for one in found} == by
    assert {f"`{one.names}`" for one in found} == {names}
    assert all(len(one.label.en.split(", ")) == len(names.split(", ")) for one in found)
