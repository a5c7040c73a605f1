"""Chance under other names, and sites left shut: this code does this to people, decided by that."""

from __future__ import annotations

import pytest
from guichet.core.source import Source
from guichet.done.acts.server.scheduled import acts_of_schedules
from guichet.done.acts.sql.picked import acts_in as queries_in
from guichet.done.nouns.act import Act, Kind, Reason

from tests.linter.done.texts import acts, project_of


def decided(found: list[Act], reason: Reason) -> list[tuple[Kind, str]]:
    return [(act.kind, ground.shown) for act in found for ground in act.grounds(reason)]


@pytest.mark.parametrize(
    "files",
    [
        {"a.py": "from random import shuffle as mêler\n\n\ndef attribuer(demandes, n):\n    mêler(demandes)\n    for une in demandes[:n]:\n        une.accepter()\n"},
        {"a.py": "import random\nfrom functools import partial\n\npick = partial(random.sample, k=3)\n\n\ndef award(claims):\n    for one in pick(claims):\n        one.accept()\n"},
        {"a.py": "import numpy as np\n\n\nclass Offer:\n    def __init__(self):\n        self.draw = np.random.default_rng().permutation\n\n    def run(self, households):\n        return [one.accept() for one in self.draw(households)[:9]]\n"},
        {"a.py": "from m import Seat\n\n\ndef admit(db, n):\n    rows = db.query(Seat).order_by(Seat.points.desc(), Seat.tie.asc()).all()\n    return [r.admit() for r in rows[:n]]\n", "m.py": "class Seat(Base):\n    points = Column(Integer)\n    tie = Column(Float, default=lambda: random.random())\n"},
        {"a.py": "import hashlib\n\n\ndef premiers(candidats, n):\n    return sorted(candidats, key=lambda un: hashlib.md5(un.nom).hexdigest())[:n]\n"},
        {"a.py": "import random\n\n\ndef _sort(une):\n    return random.random()\n\n\ndef attribuer(demandes, n):\n    for une in sorted(demandes, key=_sort)[:n]:\n        une.accepter()\n"},
        {"a.py": "import secrets\n\ndice = secrets.SystemRandom()\n\n\ndef lot(one):\n    return dice.random()\n\n\ndef order(claims):\n    claims.sort(key=lot)\n    return claims\n\n\ndef award(claims, n):\n    return [one.accept() for one in order(claims)[:n]]\n"},
        {"a.py": "import random\n\n\ndef ranger(familles, n):\n    random.shuffle(familles)\n    return familles[:n], familles[n:]\n"},
    ],
)  # fmt: skip
def test_a_draw_under_another_name_chooses(files: dict[str, str]) -> None:
    assert Kind.CHOOSE in [kind for kind, _ in decided(acts(files, "a.py"), Reason.CHANCE)]


@pytest.mark.parametrize(
    "code",
    [
        "import random\n\n\nclass Offer:\n    def __init__(self, seed):\n        self.draw = random.Random(seed).shuffle\n\n    def run(self, households):\n        self.draw(households)\n        return [one.accept() for one in households[:9]]\n",
        "from records import shuffle as mix\n\n\ndef award(claims):\n    mix(claims)\n    return [one.accept() for one in claims[:9]]\n",
        "import random\n\n\ndef lot(one, seed):\n    return random.Random(seed).random()\n\n\ndef need(one):\n    return one.points\n\n\ndef award(claims, n):\n    return [one.accept() for one in sorted(claims, key=need)[:n]]\n",
        "import random\n\n\ndef split(rows, n):\n    random.shuffle(rows)\n    return rows[:n], rows[n:]\n",
    ],
)
def test_a_name_alone_draws_nothing(code: str) -> None:
    assert decided(acts({"a.py": code}, "a.py"), Reason.CHANCE) == []


def test_a_query_that_keeps_a_few_requests_for_a_home_chooses() -> None:
    query = "SELECT d.id FROM demande d JOIN logement l ON l.id = d.logement_id ORDER BY random() FETCH FIRST 5 ROWS ONLY;\n"
    assert [act.kind for act in queries_in(Source("sql/a.sql", query))] == [Kind.CHOOSE]
    assert list(queries_in(Source("sql/a.sql", query.replace("FETCH FIRST 5 ROWS ONLY", "")))) == []


@pytest.mark.parametrize(
    ("job", "left"),
    [
        ("0 19 * * 1-5 kubectl scale deploy/portail --replicas=0", True),
        ("0 19 * * * docker stop web && sauver.sh && docker start web", False),
        ("0 19 * * * systemctl stop portail-web\n0 7 * * * systemctl start portail-web", False),
    ],
)
def test_what_shuts_a_site_may_leave_it_shut(job: str, left: bool) -> None:
    assert acts_of_schedules(project_of({"crontab": f"{job}\n"}))[0].is_left is left


@pytest.mark.parametrize(
    ("job", "releases"),
    [
        ("30 2 * * 0 flask viewings publish", True),
        ("0 3 * * 1 manage.py liberer_places", True),
        ("0 4 * * * manage.py purge_viewings", False),
        ("0 4 * * * manage.py import_places", False),
    ],
)
def test_what_people_come_for_is_put_online_by_a_job(job: str, releases: bool) -> None:
    assert [one.kind for one in acts_of_schedules(project_of({"crontab": f"{job}\n"}))] == [Kind.RELEASE] * releases
