"""Slots that open at night, or for a few hours a week, go to those who were told."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.nouns.act import Act, Kind
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Check, Good, Subject, act_rule
from guichet.told.ideas import told

NIGHT = Text(
    fr="« {job} » ouvre les créneaux à {hour}, la nuit : n’en obtiennent que les personnes prévenues et les robots. Publiez-les en journée, à une heure annoncée, et tenez une liste d’attente.{chain}",
    en='"{job}" opens the slots at {hour}, at night: only people in the know and robots get one. Publish them in the daytime, at an announced hour, and keep a waiting list.{chain}',
)
SHORT = Text(
    fr="« {job} » ouvre la réservation {minutes} minutes par semaine seulement, dès {hour} : qui travaille ou se fait aider n’a pas le temps d’entrer. Laissez ouvert, et attribuez par liste d’attente.{chain}",
    en='"{job}" opens booking for {minutes} minutes a week only, from {hour}: people who work or get help have no time to get in. Leave it open, and allot slots from a waiting list.{chain}',
)
BRIEF = Text(
    fr="« {job} » retire les créneaux {minutes} minutes après leur mise en ligne : n’en obtiennent que les personnes prévenues et les robots. Laissez-les en ligne, et attribuez par liste d’attente.",
    en='"{job}" takes the slots back {minutes} minutes after they went online: only people in the know and robots get one. Leave them online, and allot slots from a waiting list.',
)
EARLY = Text(
    fr="« {job} » ouvre tout à {hour}, certains jours seulement : vérifiez ce que reçoit qui travaille la nuit, n’a pas d’écran ou arrive après. Annoncez une période pour demander, puis classez par des critères écrits.{chain}",
    en='"{job}" opens everything at {hour}, on some dates only: check what becomes of people who work nights, have no screen or come later. Announce a period to ask, then rank by written criteria.{chain}',
)
TOLD = Text(
    fr="« {words} » : la nuit, n’obtiennent une place que les personnes prévenues, celles qui veillent et les robots. Publiez-les en journée, et tenez une liste d’attente.",
    en='"{words}": at night, only people in the know, those who stay up and robots get a place. Publish them in the daytime, and keep a waiting list.',
)
BRIEFLY = Text(
    fr="« {words} » : ce qui n’ouvre qu’un moment va aux personnes prévenues, et aux robots ; qui travaille ou se fait aider arrive après. Laissez ouvert, et tenez une liste d’attente.",
    en='"{words}": what opens for a moment goes to people in the know, and to robots; those who work, or get help, come too late. Leave it open, and keep a waiting list.',
)
HORIZON = Text(
    fr="« {shown} » : si rien n’est offert plus loin, qui doit poser un congé, réserver un transport ou venir avec quelqu’un ne trouve jamais de rendez-vous. Montrez plusieurs semaines, et dites comment en avoir un plus tard.",
    en='"{shown}": if nothing is offered further ahead, those who must ask for leave, book transport or come with somebody never find a slot. Show several weeks, and say how to get a later one.',
)
MOMENT = Text(
    fr="« {shown} » : ce qui vient d’être ouvert est refermé aussitôt par le programme. Seuls les initiés et les robots sont là à cet instant. Laissez ouvert, et attribuez depuis une liste d’attente.",
    en='"{shown}": what was just opened is shut again by the program. Only people in the know and robots are there at that moment. Leave it open, and allot places from a waiting list.',
)
WEEKLY_MINUTES = 5 * 60
"""Below five hours a week, a window is narrow."""


def _told(document: Document) -> Iterator[Hit]:
    """Report the sentence by which places are put out at night, or for a moment only."""
    for found in (one for lang in ("fr", "en") for one in told(document, lang, "opened_at_night")):
        yield Hit(found.span, TOLD, {"words": found.text})
    for found in (one for lang in ("fr", "en") for one in told(document, lang, "open_briefly", supposed=True)):
        yield Hit(found.span, BRIEFLY, {"words": found.text})


def _horizon(act: Act) -> Iterator[Hit]:
    """Ask about slots that can only be had for the next few days."""
    if isinstance(act, FromDeed) and act.what is What.HORIZON and act.place.is_lived:
        yield Hit(act.span, HORIZON, {"shown": act.shown}, Certainty.REVIEW, act.path)
    if isinstance(act, FromDeed) and act.what is What.OPEN_BRIEFLY:
        certainty = Certainty.VIOLATION if act.certain else Certainty.REVIEW
        yield Hit(act.span, MOMENT, {"shown": act.shown}, certainty, act.path)


@act_rule(
    Kind.RELEASE,
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
    mentions=("timedelta", "apply_async", "timer", "call_later", "enqueue_in", "add_job", "schedule", "combine(", "replace(hour", "time("),
    needs=("slot", "creneau", "créneau", "rdv", "rendez", "appointment", "booking", "plage", "inscription"),
    also=(
        Check(Subject.PROSE, (), (), _told),
        Check(Subject.ACT, (Kind.RELEASE,), ("sleep", "wait", "pause", "delay", "settimeout", "schedule", "perform_in", "later", "enqueue_in", "dispatch", "timer"), _horizon, ("open", "ouvr", "ouvert", "publi", "visible", "release", "en_ligne", "en ligne", "online")),
        Check(Subject.ACT, (Kind.RELEASE,), ("horizon", "fenetre", "fenêtre", "window", "ahead", "advance", "avance", "anticip", "visible", "affich", "ouverts", "open", "bookable", "reservab", "réservab", "furthest", "profondeur", "portee"), _horizon, ("slot", "creneau", "créneau", "rdv", "rendez", "appointment", "booking", "meeting")),
    ),
    bad=(
        Bad("class IntakeJob {\n    @Scheduled(cron = \"0 0 6 * * TUE\") // été\n    public void release() {\n        intake.open(batchSize);\n        scheduler.schedule(intake::close, Instant.now().plus(duration));\n    }\n}\n", MOMENT, at="scheduler.schedule(intake::close, Instant.now().plus(duration))", path="src/main/java/IntakeJob.java", review=True),
        Bad("open_registrations: # café\n  cron: '0 6 1 4 * Europe/London'\n  class: OpenRegistrationsJob\n", EARLY, at="'0 6 1 4 * Europe/London'", path="config/schedule.yml", review=True),
        Bad(
            "def publier():\n    Creneau.objects.update(visible=True)  # à l’instant\n    retirer.apply_async(countdown=1200)\n\n\n@shared_task\ndef retirer():\n    Creneau.objects.update(visible=False)\n",
            BRIEF,
            at="retirer.apply_async(countdown=1200)",
        ),
        Bad(
            {
                "deploy/crontab": "CRON_TZ=Europe/Paris\n40 2 * * 2 /srv/bin/mardi.sh\n",
                "bin/mardi.sh": "#!/bin/sh\n# été\npython manage.py mardi\n",
                "rdv/management/commands/mardi.py": "class Command(BaseCommand):\n    def handle(self, *args, **options):\n        Creneau.objects.libres().update(visible=True)\n",
            },
            NIGHT,
            at="40 2 * * 2 /srv/bin/mardi.sh",
            path="deploy/crontab",
        ),
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
        Bad(
            {
                "rdv/celery.py": 'from rdv.heures import CAMPAGNE\n\napp.conf.timezone = "Europe/Paris"\napp.conf.beat_schedule = {"publier-places": {"task": "rdv.tasks.publier_places", "schedule": CAMPAGNE}}\n',
                "rdv/heures.py": "# été\nCAMPAGNE = crontab(minute=0, hour=3, day_of_week=1)\n",
            },
            NIGHT, at="crontab(minute=0, hour=3, day_of_week=1)", path="rdv/heures.py",
        ),
        Bad('NUIT = 2  # à Paris\nWHEN = CronTrigger(hour=NUIT, timezone="Europe/Paris")\nscheduler.add_job(release_slots, trigger=WHEN)\n', NIGHT, at='CronTrigger(hour=NUIT, timezone="Europe/Paris")', path="rdv/jobs.py"),
        Bad("RDV_HORIZON_HEURES = 48  # été\n", HORIZON, at="48", path="config/settings.py", review=True),
        Bad("export const BOOKING = { daysAhead: 4, slotMinutes: 20 }; // café\n", HORIZON, at="4", path="src/config.ts", review=True),
        Bad('<p lang="fr">Les rendez-vous de l’été sont mis en ligne chaque lundi à minuit.</p>', TOLD, at="rendez-vous de l’été sont mis en ligne chaque lundi à minuit", path="templates/rdv.html"),
        Bad('<p lang="en">Café appointments appear at 3 am on Mondays.</p>', TOLD, at="appointments appear at 3 am", path="templates/rdv.html"),
    ),
    good=(
        Good("class Command(BaseCommand):\n    def handle(self, *args, **options):  # été\n        reprise = Reprise.objects.get(site=options[\"site\"])\n        reprise.en_cours = True\n        reprise.save()\n        time.sleep(300)\n        reprise.en_cours = False\n        reprise.save()\n", path="rdv/management/commands/reprendre.py"),
        Good("booking:  # café\n  horizon_months: 9\n  min_advance_hours: 2\n", path="config/booking.yml"),
        Good("rdv:  # été\n  rappel:\n    jours_avance: 3\n", path="config/rdv.yml"),
        Good("open_registrations: # café\n  cron: '0 10 1 4 * Europe/London'\n  class: OpenRegistrationsJob\n", path="config/schedule.yml"),
        Good('QUAND = crontab(minute=0, hour=3)\napp.conf.beat_schedule = {"sauvegarder-créneaux": {"task": "rdv.tasks.sauvegarder", "schedule": QUAND}}\n', path="rdv/celery.py"),
        Good('MATIN = crontab(minute=0, hour=10)\napp.conf.beat_schedule = {"publier-créneaux": {"task": "rdv.tasks.publier_creneaux", "schedule": MATIN}}\n', path="rdv/celery.py"),
        Good("def publier():\n    Creneau.objects.update(visible=True)  # à l’instant\n    relancer.apply_async(countdown=1200)\n\n\n@shared_task\ndef relancer():\n    écrire(Creneau.objects.pris())\n"),
        Good("30 1 * * * python manage.py purger_creneaux\n15 3 * * 1 python manage.py sauvegarder_rdv\n", path="deploy/crontab"),
        Good("0 9 * * 1-5 python manage.py publier_creneaux\n", path="deploy/crontab"),
        Good('CELERY_BEAT_SCHEDULE = {"p": {"task": "rdv.tasks.publish_slots", "schedule": crontab(minute="*/15")}}\n', path="config/settings.py"),
        Good("0 8 * * 1 bin/open_slots.sh\n0 20 * * 5 bin/close_slots.sh\n", path="deploy/crontab"),
        Good('<p lang="fr">Vous pouvez annuler le rendez-vous, cet été, jusqu’à minuit.</p>', path="templates/rdv.html"),
        Good('<p lang="en">Café slots open at 10 am on Mondays.</p>', path="templates/rdv.html"),
    ),
)  # fmt: skip
def narrow_booking_window(act: Act) -> Iterator[Hit]:
    """Report what opens slots at night, or for less than five hours a week."""
    facts: dict[str, object] = {"job": act.job, "hour": act.first_hour, "minutes": act.lasts, "chain": act.chain}
    if act.is_at_night:
        yield Hit(act.span, NIGHT, facts, path=act.path)
    elif act.is_on_one_early_day:
        yield Hit(act.span, EARLY, facts, Certainty.REVIEW, act.path)
    elif act.lasts is not None and act.lasts < WEEKLY_MINUTES and act.place.is_lived:
        yield Hit(act.span, SHORT if act.first_hour else BRIEF, facts, path=act.path)
