"""This is given to people for so long: links, codes, drafts and sessions, in code, in settings and in jobs."""

from __future__ import annotations

import pytest
from guichet.core.source import Source
from guichet.done.acts.lasting import Kept
from guichet.done.acts.python.kept_times import acts_of_settings
from guichet.done.acts.sql import times as sql_times
from guichet.done.acts.validity import Validity
from guichet.done.people.given_time import Thing, thing_of
from guichet.reading.data.durations import seconds_written

from tests.linter.done.texts import project_of


def given(files: dict[str, str]) -> list[tuple[Thing, float]]:
    return [(one.thing, one.seconds) for one in acts_of_settings(project_of(files)) if isinstance(one, Validity)]


def sessions(files: dict[str, str]) -> list[float | None]:
    return [one.seconds for one in acts_of_settings(project_of(files)) if isinstance(one, Kept)]


SETTINGS = {
    "a unit in the key": ("sms_code:\n  envoi: sms\n  validite_secondes: 60\n", (Thing.CODE, 60)),
    "a unit in the value": ("otp:\n  ttl: 45s\n", (Thing.CODE, 45)),
    "seconds when nothing else is said": ("otp:\n  ttl: 45\n", (Thing.CODE, 45)),
    "days of a draft": ("retention:\n  drafts_days: 2\n", (Thing.DRAFT, 2 * 86400)),
    "a link": ("links:\n  papers:\n    expires_minutes: 15\n", (Thing.LINK, 900)),
}


@pytest.mark.parametrize("way", SETTINGS)
def test_a_setting_says_what_is_given_and_for_how_long(way: str) -> None:
    text, expected = SETTINGS[way]
    assert given({"conf/service.yml": text}) == [expected]


NOTHING = {
    "numbers that are no time": "departements:\n  - code: 91\n    nom: Essonne\n",
    "a place of the post": "code_insee: 94\ncode_postal: 75011\n",
    "a retry": "sms:\n  code_retry_seconds: 60\n",
    "drafts of which people are told": "drafts:\n  delete_days: 10\n  remind_days_before: 3\n",
    "an interface": "api:\n  link_timeout_seconds: 5\n",
}


@pytest.mark.parametrize("way", NOTHING)
def test_what_is_no_time_given_to_people_is_nothing(way: str) -> None:
    assert given({"conf/service.yml": NOTHING[way]}) == []


def test_texts_and_tests_are_no_settings() -> None:
    text = "otp:\n  ttl: 45\n"
    assert given({"locales/fr.yml": text, "tests/conf.yml": text}) == []


def test_sessions_of_frameworks_are_read_in_their_own_files() -> None:
    assert sessions({"config/packages/framework.yaml": "framework:\n  session:\n    cookie_lifetime: 600\n"}) == [600]
    assert sessions({"application.yml": "server:\n  servlet:\n    session:\n      timeout: 5m\n"}) == [300]


def test_a_job_says_after_how_many_days_drafts_go() -> None:
    assert given({"deploy/crontab": "0 1 * * * manage.py purge_brouillons --jours 3\n"}) == [(Thing.DRAFT, 3 * 86400)]
    assert given({"deploy/crontab": "0 1 * * * manage.py purge_journaux --jours 3\n"}) == []


def test_sql_wipes_drafts_after_some_time() -> None:
    text = "DELETE FROM app.brouillons WHERE modifie_le < now() - interval '2 days';\n"
    (act,) = sql_times.acts_in(Source("sql/menage.sql", text))
    assert (act.thing, act.seconds) == (Thing.DRAFT, 2 * 86400)
    assert not list(sql_times.acts_in(Source("sql/menage.sql", text.replace("brouillons", "journaux"))))


PICKED = {
    "a table made for it": "CREATE TEMP TABLE old AS SELECT id FROM claims WHERE state = '{state}' AND seen < now() - interval '2 days';\nDELETE FROM answers WHERE claim IN (SELECT id FROM old);\nDELETE FROM claims WHERE id IN (SELECT id FROM old);\n",
    "a query before it": "WITH old AS (SELECT id FROM claims WHERE state = '{state}' AND seen < now() - interval '2 days')\nDELETE FROM claims USING old WHERE claims.id = old.id;\n",
    "a table filled for it": "INSERT INTO old SELECT id FROM claims WHERE state = '{state}' AND seen < now() - interval '2 days';\nDELETE FROM claims WHERE id IN (SELECT id FROM old);\n",
}


def test_sql_that_makes_the_table_itself_picks_nothing() -> None:
    text = "CREATE TABLE claims (id int, state text);\nDELETE FROM claims WHERE state = 'DRAFT' AND ends_on < current_date;\n"
    (act,) = sql_times.acts_in(Source("sql/tidy.sql", text))
    assert act.seconds == 86400


@pytest.mark.parametrize("way", PICKED)
def test_sql_that_picks_the_drafts_first_wipes_them_too(way: str) -> None:
    (act,) = sql_times.acts_in(Source("sql/tidy.sql", PICKED[way].format(state="draft")))
    assert (act.thing, act.seconds) == (Thing.DRAFT, 2 * 86400)
    assert not list(sql_times.acts_in(Source("sql/tidy.sql", PICKED[way].format(state="closed"))))


@pytest.mark.parametrize(("words", "thing"), [
    ("reprise du dossier, lien", Thing.LINK),
    ("magic link login", Thing.DOOR),
    ("otp phone", Thing.CODE),
    ("purge drafts", Thing.DRAFT),
    ("drafts", None),
    ("hold slot", Thing.HOLD),
    ("oauth state link", None),
    ("zip code", None),
])  # fmt: skip
def test_words_say_what_a_time_is_for(words: str, thing: Thing | None) -> None:
    assert thing_of(words) is thing


@pytest.mark.parametrize(
    ("text", "seconds"), [("5m", 300), ("PT5M", 300), ("10 minutes", 600), ("500ms", 0.5), ("5", None), ("v5", None)]
)
def test_a_time_is_read_with_its_unit(text: str, seconds: float | None) -> None:
    assert seconds_written(text) == seconds


def test_drafts_are_given_a_time_even_where_something_is_kept() -> None:
    assert given({"conf/service.yml": "brouillons:\n  conservation_heures: 24\n"}) == [(Thing.DRAFT, 24 * 3600)]
