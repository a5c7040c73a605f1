"""Jobs that PHP, Ruby and scripts plan are read with their hours, wherever these are written."""

from __future__ import annotations

import pytest
from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.reading.named.settled import asked_in, names_asked
from guichet.reading.project.project import Project
from guichet.reading.schedules.found import schedules_of

PLANNED = {
    "app/Console/Kernel.php": ("<?php\n$schedule->command('a:b')->weeklyOn(1, '3:15');\n", (0,), (3,), (15,)),
    "app/Kernel.php": ("<?php\n$schedule->job(new Open)->mondays()->at('23:30');\n", (0,), (23,), (30,)),
    "routes/console.php": ("<?php\nSchedule::call(fn () => open())->cron('5 4 * * 2');\n", (1,), (4,), (5,)),
    "src/Été.php": ("<?php\n#[AsCronTask('5 4 * * 2')]\nclass Open {}\n", (1,), (4,), (5,)),
    "config/schedule.rb": ("every :tuesday, at: '4:05 am' do\n  rake 'a:b'\nend\n", (1,), (4,), (5,)),
    "config/été.rb": ("every '5 4 * * 2' do\n  rake 'a:b'\nend\n", (1,), (4,), (5,)),
    "src/jobs.js": ("cron.schedule('5 4 * * 2', open);\n", (1,), (4,), (5,)),
    "src/named.js": ("const WHEN = '5 4 * * 2';\ncron.schedule(WHEN, open);\n", (1,), (4,), (5,)),
    "src/tasks.ts": ("class T {\n  @Cron('0 5 4 * * 2')\n  open() {}\n}\n", (1,), (4,), (5,)),
}


def project(files: dict[str, str]) -> Project:
    return Project(sorted(files), Config(), {path: Source(path, text) for path, text in files.items()})


@pytest.mark.parametrize("path", PLANNED)
def test_a_program_plans_a_job(path: str) -> None:
    text, days, hours, minutes = PLANNED[path]
    (one,) = schedules_of(project({path: text}))
    assert (one.cron.days, one.cron.hours, one.cron.of_hour) == (days, hours, minutes)


@pytest.mark.parametrize(
    ("asked", "files"),
    [
        ("'${rdv.hour}'", {"src/application.yml": "rdv:\n  hour: '04:05'\n"}),
        ("%rdv.hour%", {"config/services.yaml": "parameters:\n  rdv.hour: '04:05'\n"}),
        ("config('rdv.hour')", {"config/rdv.php": "<?php\nreturn ['hour' => '04:05'];\n"}),
        ("Rails.configuration.x.rdv.hour", {"config/settings.yml": "rdv:\n  hour: '04:05'\n"}),
        ("process.env.RDV_HOUR", {"compose.yml": "environment:\n  RDV_HOUR: '04:05'\n"}),
        ("ENV.fetch('RDV_HOUR')", {"compose.yml": "environment:\n  RDV_HOUR: '04:05'\n"}),
    ],
)
def test_a_setting_is_what_its_file_holds(asked: str, files: dict[str, str]) -> None:
    (held,) = asked_in(asked, project(files))
    assert (held.value, held.path) == ("04:05", next(iter(files)))


def test_a_text_that_asks_for_nothing_names_no_setting() -> None:
    assert names_asked("the price is 100% of config and $5") == ()
