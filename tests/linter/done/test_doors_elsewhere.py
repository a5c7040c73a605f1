"""Doors shut or opened by the clock outside of code: web servers, databases, schedulers."""

from __future__ import annotations

import pytest
from guichet.core.source import Source
from guichet.done.acts.server import doors as proxies
from guichet.done.acts.server import php_doors
from guichet.done.acts.server.scheduled import acts_of_schedules
from guichet.done.acts.sql import doors as sql_doors
from guichet.done.nouns.act import Kind, Reason

from tests.linter.done.texts import project_of


def gates(files: dict[str, str]) -> list[str]:
    project = project_of(files)
    found = [act for path in project.paths for act in proxies.acts_in(project.source(path), project)]
    return [ground.shown for act in found for ground in act.grounds(Reason.HOUR)]


SHUT = {
    "nginx, in place": 'location / {\n  if ($time_iso8601 ~ "T(0[0-6]|2[0-3])") {\n    return 503;\n  }\n}\n',
    "nginx, by a map": 'map $time_iso8601 $nuit {\n  default 0;\n  "~T2[0-3]" 1;\n}\nserver {\n  if ($nuit) { return 302 /ferme; }\n}\n',
    "nginx, beside what is for machines": 'server {\n  location /sauvegarde/ {\n    allow 10.0.0.0/8;\n  }\n  location / {\n    if ($time_iso8601 ~ "T2[0-3]") { return 503; }\n  }\n}\n',
    "Apache": "RewriteCond %{TIME_HOUR} >19\nRewriteRule ^/depot - [R=503,L]\n",
    "Apache, by a block": '<If "%{TIME_HOUR} -ge 19">\n  Require all denied\n</If>\n',
    "HAProxy": "acl nuit date,utime(%H) -m int ge 20\nhttp-request deny if nuit\n",
    "Caddy": "@nuit expression `{time.now.hour} > 19`\nrespond @nuit 503\n",
}


@pytest.mark.parametrize("way", SHUT)
def test_a_web_server_shuts_by_the_clock(way: str) -> None:
    assert len(gates({"deploy/site.conf": SHUT[way]})) == 1


OPEN = {
    "an hour that is only written down": 'map $time_iso8601 $nuit {\n  "~T2[0-3]" 1;\n}\nlog_format a "$nuit";\n',
    "a map of the clock for machines": 'map $time_iso8601 $nuit {\n  "~T2[0-3]" 1;\n}\nlocation /sauvegarde/ {\n  if ($nuit) { return 403; }\n  allow 10.0.0.0/8;\n    }\n',
    "a server for machines": 'server {\n  allow 10.0.0.0/8;\n  deny all;\n  location /imports/ {\n    if ($time_iso8601 ~ "T2[0-3]") { return 503; }\n  }\n}\n',
    "another condition": "if ($bad_bot) {\n  return 403;\n}\n",
    "a rewrite to HTTPS": "RewriteCond %{HTTPS} off\nRewriteRule ^ https://%{HTTP_HOST} [R=301,L]\n",
    "an hour in HAProxy that nothing denies": "acl nuit date,utime(%H) -m int ge 20\nuse_backend lent if nuit\n",
    "a remark": '# if ($time_iso8601 ~ "T2") { return 503; }\n',
}


@pytest.mark.parametrize("way", OPEN)
def test_a_web_server_that_shuts_nobody_out_by_the_clock(way: str) -> None:
    assert gates({"deploy/site.conf": OPEN[way]}) == []


def test_the_map_of_the_clock_may_be_in_another_file() -> None:
    files = {
        "deploy/maps.conf": 'map $time_iso8601 $nuit {\n  "~T2[0-3]" 1;\n}\n',
        "deploy/site.conf": "if ($nuit) {\n  return 503;\n}\n",
    }
    assert gates(files) == ["map $time_iso8601 $nuit"]


def doors(text: str) -> list[str]:
    return [
        ground.shown for act in sql_doors.acts_in(Source("sql/vues.sql", text)) for ground in act.grounds(Reason.HOUR)
    ]


LEFT_OUT = {
    "PostgreSQL": "CREATE VIEW creneaux_libres AS SELECT id FROM creneaux WHERE extract(hour FROM now()) < 6;",
    "MySQL": "CREATE OR REPLACE VIEW rdv AS SELECT id FROM rendez_vous WHERE HOUR(NOW()) BETWEEN 9 AND 16;",
    "SQL Server": "CREATE VIEW slots AS SELECT id FROM slots_all WHERE DATEPART(hour, GETDATE()) < 9;",
    "Oracle": "CREATE VIEW creneaux_v AS SELECT id FROM creneaux WHERE TO_CHAR(SYSDATE, 'HH24') < '06';",
    "SQLite": "CREATE VIEW creneaux_v AS SELECT id FROM creneaux WHERE strftime('%H', 'now') < '06';",
    "a policy": "CREATE POLICY depot ON demandes FOR INSERT WITH CHECK (extract(hour from localtimestamp) >= 8);",
}


@pytest.mark.parametrize("way", LEFT_OUT)
def test_a_query_leaves_out_by_the_clock(way: str) -> None:
    assert len(doors(LEFT_OUT[way])) == 1


KEPT = {
    "a count by hour": "CREATE VIEW par_heure AS SELECT extract(hour FROM now()), count(*) FROM creneaux GROUP BY 1;",
    "the hour of the slot": "CREATE VIEW matin AS SELECT id FROM creneaux WHERE extract(hour FROM debut) < 12;",
    "slots to come": "CREATE VIEW a_venir AS SELECT id FROM creneaux WHERE debut > now();",
    "the line of the telephone": "CREATE VIEW standard AS SELECT id FROM permanence_telephone WHERE extract(hour FROM now()) < 17;",
    "what holds nothing that people come for": "CREATE VIEW charge AS SELECT id FROM mesures WHERE extract(hour FROM now()) < 6;",
}


@pytest.mark.parametrize("way", KEPT)
def test_a_query_that_leaves_nothing_out_by_the_clock(way: str) -> None:
    assert doors(KEPT[way]) == []


PLANNED = {
    "a database": (
        "sql/cron.sql",
        "SELECT cron.schedule('ouvre', '10 3 * * 1', $$UPDATE creneaux SET visible = TRUE$$);\n",
    ),
    "a scheduler of queues": ("config/schedule.yml", 'ouvrir:\n  cron: "10 3 * * 1"\n  class: OuvrirCreneaux\n'),
}


@pytest.mark.parametrize("way", PLANNED)
def test_slots_are_opened_at_night_by(way: str) -> None:
    path, text = PLANNED[way]
    (act,) = acts_of_schedules(project_of({path: text}))
    assert (act.kind, act.is_at_night) == (Kind.RELEASE, True)


def test_a_database_that_purges_opens_nothing() -> None:
    text = "SELECT cron.schedule('purge', '10 3 * * *', $$DELETE FROM journaux WHERE cree_le < now()$$);\n"
    assert acts_of_schedules(project_of({"sql/cron.sql": text})) == ()


def test_a_program_named_by_a_timer_is_found_by_its_name() -> None:
    files = {
        "ops/depot-ouvre.timer": "[Timer]\nOnCalendar=*-*-01 03:00:00\nRandomizedDelaySec=3h\n",
        "depot/ouvre.py": 'def main():\n    set_flag("depot_open", not plein())\n',
    }
    (act,) = acts_of_schedules(project_of(files))
    assert (act.kind, act.drawn) == (Kind.RELEASE, "RandomizedDelaySec=3h")


TABLES = {
    "a cloud": (
        "serverless.yml",
        "functions:\n  ouvrir:\n    handler: rdv.publier_creneaux\n    events:\n      - schedule: cron(15 2 ? * MON *)\n",
    ),
    "a playbook": (
        "ansible/rdv.yml",
        '- name: Publier les créneaux\n  cron:\n    hour: "2"\n    minute: "10"\n    job: manage.py publier_creneaux\n',
    ),
}


@pytest.mark.parametrize("way", TABLES)
def test_jobs_are_read_in_the_tables_of(way: str) -> None:
    path, text = TABLES[way]
    (act,) = acts_of_schedules(project_of({path: text}))
    assert (act.kind, act.is_at_night) == (Kind.RELEASE, True)


PHP = {
    "a variable": "<?php\n$h = (int) date('G');\nif ($h < 8 || $h >= 18) {\n  http_response_code(503);\n  exit;\n}\n",
    "a redirect": "<?php\nif (date('N') > 5) {\n  header('Location: /ferme');\n}\n",
    "a controller": "<?php\nif ((new DateTime())->format('H') >= 18) {\n  throw new ServiceUnavailableHttpException();\n}\n",
}
NOT_PHP = {
    "a greeting": "<?php\nif (date('G') < 12) {\n  echo 'Bonjour';\n}\n",
    "a date": "<?php\n$an = date('Y');\nif ($an > 2025) {\n  exit;\n}\n",
    "the line of the telephone": "<?php\nif (date('G') > 18) {\n  exit('Le standard téléphonique est fermé');\n}\n",
}


@pytest.mark.parametrize(("way", "number"), [*((one, 1) for one in PHP), *((one, 0) for one in NOT_PHP)])
def test_php_shuts_by_the_clock(way: str, number: int) -> None:
    text = {**PHP, **NOT_PHP}[way]
    assert (
        len(list(php_doors.acts_in(Source("public/depot.php", text), project_of({"public/depot.php": text})))) == number
    )
