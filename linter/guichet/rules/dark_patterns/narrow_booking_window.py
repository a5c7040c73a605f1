"""Slots that open at night, or for a few hours a week, go to those who were told."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.done.act import Kind
from guichet.done.acts.scheduled import acts_of_schedules
from guichet.reading.project.project import Project
from guichet.rulebook.rule import Bad, Good, project_rule

NIGHT = Text(
    fr="« {job} » ouvre les créneaux à {hour}, la nuit : n’en obtiennent que les personnes prévenues et les robots. Publiez-les en journée, à une heure annoncée, et tenez une liste d’attente.{chain}",
    en='"{job}" opens the slots at {hour}, at night: only people in the know and robots get one. Publish them in the daytime, at an announced hour, and keep a waiting list.{chain}',
)
SHORT = Text(
    fr="« {job} » ouvre la réservation {minutes} minutes par semaine seulement, dès {hour} : qui travaille ou se fait aider n’a pas le temps d’entrer. Laissez ouvert, et attribuez par liste d’attente.{chain}",
    en='"{job}" opens booking for {minutes} minutes a week only, from {hour}: people who work or get help have no time to get in. Leave it open, and allot slots from a waiting list.{chain}',
)
WEEKLY_MINUTES = 5 * 60
"""Below five hours a week, a window is narrow."""


@project_rule(
    name="narrow-booking-window",
    code="W9302",
    family=Family.DARK_PATTERNS,
    severity=Severity.CRITICAL,
    title=Text(fr="Fenêtre de réservation étroite ou nocturne", en="Narrow or night-time booking window"),
    harms=Text(
        fr="Les personnes qui dorment, travaillent, gardent des enfants ou dépendent d’une aide : les créneaux sont partis avant leur réveil.",
        en="People who sleep, work, mind children or depend on a helper: everything is taken before they wake up.",
    ),
    instead=Text(
        fr="Publiez les créneaux dès qu’ils existent, ou en journée à une heure annoncée, et inscrivez les demandes par ordre d’arrivée.",
        en="Publish slots as soon as they exist, or in the daytime at an announced hour, and take requests in order of arrival.",
    ),
    wrong_when=Text(
        fr="La tâche prépare des créneaux sans les montrer, ou le fuseau horaire est écrit ailleurs que dans les fichiers vérifiés.",
        en="The job prepares slots without showing them, or the time zone is set outside the checked files.",
    ),
    refs=("ce-452798", "cimade-2016"),
    lesson="06-appointments/01-closed-but-monday",
    bad=(
        Bad("CRON_TZ=Europe/Paris\n# l’ouverture\n15 3 * * 1 python manage.py ouvrir_creneaux\n", NIGHT, at="15 3 * * 1 python manage.py ouvrir_creneaux", path="deploy/crontab"),
        Bad("0 10 * * 1 bin/open_slots.sh\n30 10 * * 1 bin/close_slots.sh  # fermé\n", SHORT, at="0 10 * * 1 bin/open_slots.sh", path="deploy/crontab"),
        Bad('["15 1 * * 1 $ROOT/bin/publier-créneaux.sh"]\n', NIGHT, at='"15 1 * * 1 $ROOT/bin/publier-créneaux.sh"', path="clevercloud/cron.json"),
        Bad(
            'CELERY_TIMEZONE = "Europe/Paris"\nCELERY_BEAT_SCHEDULE = {\n    "créneaux": {"task": "rdv.tasks.release_slots", "schedule": crontab(hour=2, minute=0)},\n}\n',
            NIGHT,
            at="crontab(hour=2, minute=0)",
            path="config/settings.py",
        ),
        Bad(
            'on:\n  schedule:\n    - cron: "0 2 * * 1"  # été\njobs:\n  go:\n    steps:\n      - run: python manage.py publier_rdv\n',
            NIGHT,
            at='"0 2 * * 1"',
            path=".github/workflows/rdv.yml",
        ),
    ),
    good=(
        Good("30 1 * * * python manage.py purger_creneaux\n15 3 * * 1 python manage.py sauvegarder_rdv\n", path="deploy/crontab"),
        Good("0 9 * * 1-5 python manage.py publier_creneaux\n", path="deploy/crontab"),
        Good('CELERY_BEAT_SCHEDULE = {"p": {"task": "rdv.tasks.publish_slots", "schedule": crontab(minute="*/15")}}\n', path="config/settings.py"),
        Good("0 8 * * 1 bin/open_slots.sh\n0 20 * * 5 bin/close_slots.sh\n", path="deploy/crontab"),
    ),
)  # fmt: skip
def narrow_booking_window(project: Project) -> Iterator[Hit]:
    """Report the jobs that open slots at night, or for less than five hours a week."""
    for act in acts_of_schedules(project):
        if act.kind is Kind.RELEASE:
            facts: dict[str, object] = {"job": act.shown, "hour": act.first_hour, "chain": act.chain}
            if act.is_at_night:
                yield Hit(act.span, NIGHT, facts, path=act.path)
            elif act.lasts is not None and act.lasts < WEEKLY_MINUTES:
                yield Hit(act.span, SHORT, {**facts, "minutes": act.lasts}, path=act.path)
