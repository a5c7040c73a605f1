"""This code has these people wait, or checks them, for what they are: in every shape that a lane takes."""

from __future__ import annotations

import pytest
from guichet.core.source import Source
from guichet.done.acts.sql import statements as sql
from guichet.done.deciding.taken import put_behind_for, taken_by
from guichet.done.nouns.act import Act, Kind

from tests.linter.done.texts import Texts, acts, assert_told_apart

PATH = "service/lanes.py"


def behind(files: Texts | str, path: str = PATH) -> set[str]:
    """What each act that puts someone behind takes of people, as the law calls it."""
    return _taken(acts(files, path, frozenset({Kind.DELAY, Kind.CHOOSE})))


def _taken(found: list[Act]) -> set[str]:
    mine = [one for one in found if one.puts_behind]
    found = [
        one for act in mine for one in (put_behind_for(act), taken_by(act, "sensitive"), taken_by(act, "precarity"))
    ]
    return {one.label.en for one in found if one is not None and one.certain}


LANES = {
    "what a function answers with": (
        "def f(p):\n    if p.nationality != 'BE':\n        return put_on_hold(p, days=45)\n    return keep(p)\n",
        "nationality or origin",
    ),
    "a field": ('def f(t, person):\n    t.priority = "low" if person.age > 70 else "usual"\n', "age"),
    "a table": (
        'LANES = {"a": "quick", "b": "slow"}\n\n\ndef f(person):\n    call.delay(queue=LANES[band(person.birth_date)])\n',
        "age",
    ),
    "a match": (
        'def lane(p):\n    match p.nationality:\n        case "BE":\n            return "quick"\n        case _:\n            return "slow"\n\n\ndef f(p):\n    job(lane=lane(p))\n',
        "nationality or origin",
    ),
    "a name given in branches": (
        'def f(p):\n    if p.age > 70:\n        q = "bulk"\n    else:\n        q = "express"\n    job.apply_async(queue=q)\n',
        "age",
    ),
    "times": ("def wait(p):\n    return 9000 if p.income < 900 else 60\n\n\ndef f(p):\n    job.apply_async(countdown=wait(p))\n", "a low income"),
    "rows of a table": (
        'ROWS = [{"from": 20000, "days": 0}, {"from": 0, "days": 30}]\n\n\ndef row(p):\n    for one in ROWS:\n        if p.income >= one["from"]:\n            return one\n\n\ndef f(p):\n    job(countdown=row(p)["days"])\n',
        "a low income",
    ),
    "rows of a frame": ('def f(df):\n    df.loc[df["postcode"].isin(AREAS), "queue"] = "slow"\n', "the address"),
    "numpy": (
        'def f(df):\n    df["circuit"] = np.where(df["birth_country"].isin(OK), "court", "renforcé")\n',
        "nationality or origin",
    ),
    "a status": ('def f(claim):\n    if claim.postcode in AREAS:\n        claim.status = "on_hold"\n', "the address"),
    "a call": ("def f(claim):\n    if claim.address.split()[-1] in AREAS:\n        put_on_hold(claim)\n", "the address"),
    "more checks": (
        'def checks_for(p):\n    if p.birth_country in NEAR:\n        return ["paper"]\n    return ["paper", "extended_interview"]\n',
        "nationality or origin",
    ),
    "the end of a name": (
        'TESTS = {"name": lambda p: p.surname.endswith("ez")}\n\n\ndef f(p):\n    raised = [k for k, t in TESTS.items() if t(p)]\n    if raised:\n        hold(p)\n',
        "nationality or origin",
    ),
    "days from which one is received": (
        "def wait_for(p):\n    if p.birth_date < LIMIT:\n        return timedelta(days=30)\n    return timedelta(days=9)\n",
        "age",
    ),
    "one of two lists": (
        "def f(p):\n    place = control_list if p.rsa else plain_list\n    place.add(p)\n",
        "being on benefits",
    ),
    "an answer": (
        'def route(p):\n    if p.nationality not in NEAR:\n        return {"queue": "slow"}\n    return {"queue": "quick"}\n',
        "nationality or origin",
    ),
    "a heap": (
        "def add(heap, p):\n    weight = 0\n    if p.handicap:\n        weight += 9\n    heappush(heap, (weight, p.pk))\n",
        "health or disability",
    ),
    "a list sorted by how long the old take": (
        'LONG = {"18": 5, "60": 20}\n\n\ndef key(p):\n    return LONG[band(p.age)], p.at\n\n\ndef f(people):\n    return sorted(people, key=key)\n',
        "age",
    ),
}  # fmt: skip


@pytest.mark.parametrize("idiom", LANES)
def test_people_put_behind_for_what_they_are_are_known(idiom: str) -> None:
    text, expected = LANES[idiom]
    assert expected in behind(text)


FAIR = {
    "by when it came": 'def f(t, claim):\n    t.priority = "low" if claim.received > LATE else "usual"\n',
    "one lane": 'def f(p):\n    job.apply_async(queue="slow", args=[p.age])\n',
    "a town's own team": "def f(p):\n    job.apply_async(queue=f'team-{p.postcode[:2]}')\n",
    "two papers that differ": "def f(claim):\n    if claim.address != claim.bank.address:\n        put_on_hold(claim)\n",
    "children first": "def wait_for(p):\n    if p.age < 18:\n        return timedelta(days=1)\n    return timedelta(days=9)\n",
    "the old first": "def wait_for(p):\n    if p.age > 80:\n        return timedelta(days=1)\n    return timedelta(days=9)\n",
    "an address of a machine": 'def f(job):\n    job.queue = "slow" if job.ip_address in FAR else "quick"\n',
    "the largest first": 'ROWS = [{"from": 20000, "days": 9}, {"from": 0, "days": 0}]\n\n\ndef row(p):\n    for one in ROWS:\n        if p.income >= one["from"]:\n            return one\n\n\ndef f(p):\n    job(countdown=row(p)["days"])\n',
    "a file's ending": 'def f(claim):\n    if not claim.scan.name.endswith(".pdf"):\n        hold(claim)\n',
}


@pytest.mark.parametrize("idiom", FAIR)
def test_lanes_that_look_at_no_one_are_let_be(idiom: str) -> None:
    assert behind(FAIR[idiom]) == set()


def test_a_view_that_has_some_checked_more_is_known_and_what_tests_hold_together_is_read_together() -> None:
    lanes = "CREATE VIEW v AS SELECT id, CASE WHEN born_in = 'x' OR nationality <> 'FR' THEN 'extended' ELSE 'usual' END AS check_level FROM claims"
    alone = (
        "CREATE VIEW fraud_rank AS SELECT id, (CASE WHEN alone AND children > 1 THEN 5 ELSE 0 END) AS points FROM homes"
    )
    assert _taken(tuple(sql.acts_in(Source("sql/v.sql", lanes)))) == {"nationality or origin"}
    assert _taken(tuple(sql.acts_in(Source("sql/v.sql", alone)))) == {"the family situation"}


@pytest.mark.parametrize(
    ("points", "order", "taken"),
    [
        ("50 - CASE WHEN nationality <> 'FR' THEN 5 ELSE 0 END", "points DESC", {"nationality or origin"}),
        ("50 + CASE WHEN nationality <> 'FR' THEN 5 ELSE 0 END", "points DESC", set()),
        ("50 - CASE WHEN nationality <> 'FR' THEN 5 ELSE 0 END", "points", set()),
        ("50 - CASE WHEN waited < 5 THEN 5 ELSE 0 END", "points DESC", set()),
    ],
)
def test_points_that_are_taken_off_put_people_last(points: str, order: str, taken: set[str]) -> None:
    views = f"CREATE VIEW v AS SELECT id, {points} AS points FROM people;\nCREATE VIEW w AS SELECT id FROM v ORDER BY {order};\n"
    assert _taken(tuple(sql.acts_in(Source("sql/v.sql", views)))) == taken


FAR = "const FAR = ['93200', '93300'];\n"
ANYWHERE = {
    "what a script answers with": ("src/a.ts", FAR + "export function queueFor(r) {\n  return FAR.includes(r.postcode) ? 'slow' : 'normal';\n}\n"),
    "where a script sends a request": (
        "src/a.js",
        FAR + "function enqueue(r, bus) {\n  if (FAR.includes(r.postcode)) {\n    bus.publish('requests.monthly', r);\n  } else {\n    bus.publish('requests.daily', r);\n  }\n}\n",
    ),
    "what a class of PHP answers with": (
        "src/A.php",
        "<?php\nfinal class A {\n    public function file(D $d): string {\n        return in_array($d->codePostal, ['93200'], true) ? 'file_lente' : 'file_normale';\n    }\n}\n",
    ),
    "what Ruby answers with": (
        "app/services/a.rb",
        "class A\n  def queue_for(r)\n    if %w[93200].include?(r.postcode)\n      :low_priority\n    else\n      :default\n    end\n  end\nend\n",
    ),
    "a field that Ruby writes": ("app/services/a.rb", "class A\n  def call(r)\n    r.queue = r.postcode == '93200' ? 'slow' : 'default'\n  end\nend\n"),
}  # fmt: skip


@pytest.mark.parametrize("where", ANYWHERE)
def test_a_slow_line_by_where_people_live_is_told_in_any_language(where: str) -> None:
    path, text = ANYWHERE[where]
    same = text.replace("'normal'", "'slow'").replace("daily", "monthly").replace("file_normale", "file_lente").replace("default", "slow")  # fmt: skip
    assert_told_apart("sensitive-attribute-in-score", {path: text}, {path: text.replace("postcode", "state").replace("codePostal", "etat")})  # fmt: skip
    assert_told_apart("sensitive-attribute-in-score", {path: text}, {path: same})


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("store.dispatch('monthly', r)", "store.dispatch('daily', r)"),
        ("settings.set('size', 'long')", "settings.set('size', 'short')"),
    ],
)
def test_what_a_page_tells_itself_puts_nobody_in_a_line(first: str, then: str) -> None:
    text = "function show(r) {{\n  if (r.postcode === '93200') {{\n    {0};\n  }} else {{\n    {1};\n  }}\n}}\n"
    sent = text.format("queue.publish('monthly', r)", "queue.publish('daily', r)")
    assert_told_apart("sensitive-attribute-in-score", {"src/a.js": sent}, {"src/a.js": text.format(first, then)})
