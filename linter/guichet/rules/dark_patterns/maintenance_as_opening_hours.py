"""A maintenance that comes back every night is not maintenance: it is opening hours."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.done.acts.server.scheduled import acts_of_schedules
from guichet.done.nouns.act import Kind
from guichet.reading.project.project import Project
from guichet.reading.schedules.kinds import SCHEDULED
from guichet.rulebook.rule import Bad, Good, project_rule

CLOSED = Text(
    fr="« {job} » ferme le site {hours} heures par semaine, toutes les semaines : ce n’est pas une maintenance, ce sont des horaires cachés. Laissez déposer à toute heure, ou dites qui a décidé et pourquoi.{chain}",
    en='"{job}" shuts the site {hours} hours a week, every week: this is not maintenance, these are hidden opening hours. Accept requests at any hour, or say who decided and why.{chain}',
)
LEFT = Text(
    fr="« {job} » ferme le site {times} fois par semaine, sans le rouvrir : ce sont des horaires cachés. Laissez déposer à toute heure, ou dites qui a décidé et pourquoi.{chain}",
    en='"{job}" shuts the site {times} times a week and never opens it: these are hidden opening hours. Accept requests at any hour, or say who decided and why.{chain}',
)
TIMES = 5
"""Times a week from which what shuts is a habit, even when what opens again is kept elsewhere."""
WEEKLY_MINUTES = 5 * 8 * 60
"""Eight hours a day, five days a week."""


@project_rule(
    *SCHEDULED,
    name="maintenance-as-opening-hours",
    code="W9303",
    family=Family.DARK_PATTERNS,
    severity=Severity.CRITICAL,
    title=Text(fr="Maintenance qui sert d’horaires d’ouverture", en="Maintenance used as opening hours"),
    harms=Text(
        fr="Les personnes qui n’ont que le soir ou la nuit pour faire leurs démarches, et à qui le site dit qu’il est en panne.",
        en="People who only have evenings or nights for their paperwork, and whom the site tells that it is broken.",
    ),
    instead=Text(
        fr="Gardez la maintenance pour les mises à jour : rare, courte, datée, annoncée. Le reste du temps, recevez les demandes.",
        en="Keep maintenance for updates: rare, short, dated, announced. The rest of the time, take requests.",
    ),
    wrong_when=Text(
        fr="L’interrupteur ferme un outil réservé aux agents, ou les deux tâches ne parlent pas du même site.",
        en="The switch closes a tool for staff only, or the two jobs are about different sites.",
    ),
    refs=("ce-452798", "ddd-2022"),
    lesson="06-appointments/01-closed-but-monday",
    bad=(
        Bad({"deploy/cron.yaml": "apiVersion: batch/v1\nkind: CronJob\nmetadata:\n  name: soir\nspec:\n  schedule: \"0 20 * * 1-5\"\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          containers:\n            - name: kubectl\n              envFrom:\n                - configMapRef:\n                    name: nuit\n              command: [sh, -c, kubectl scale deployment/aides-web --replicas=$COPIES]\n---\napiVersion: batch/v1\nkind: CronJob\nmetadata:\n  name: matin\nspec:\n  schedule: \"0 7 * * 1-5\"\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          containers:\n            - name: kubectl\n              envFrom:\n                - configMapRef:\n                    name: jour\n              command: [sh, -c, kubectl scale deployment/aides-web --replicas=$COPIES]\n", "deploy/copies.yaml": "kind: ConfigMap # été\nmetadata:\n  name: jour\ndata:\n  COPIES: \"4\"\n---\nkind: ConfigMap\nmetadata:\n  name: nuit\ndata:\n  COPIES: \"0\"\n"}, CLOSED, at='"0 20 * * 1-5"', path="deploy/cron.yaml"),
        Bad("0 17 * * * touch /srv/guichet/maintenance  # fermé\n0 9 * * * rm /srv/guichet/maintenance\n", CLOSED, at="0 17 * * * touch /srv/guichet/maintenance  # fermé", path="deploy/crontab"),
        Bad("0 18 * * 1-5 python manage.py maintenance_mode on\n0 8 * * 1-5 python manage.py maintenance_mode off\n", CLOSED, at="0 18 * * 1-5 python manage.py maintenance_mode on", path="etc/portail.cron"),
        Bad(
            'def planifier(scheduler):\n    """Fermé la nuit."""\n    scheduler.add_job(fermer_site, "cron", hour=19)\n    scheduler.add_job(ouvrir_site, "cron", hour=8)\n',
            CLOSED,
            at='scheduler.add_job(fermer_site, "cron", hour=19)',
        ),
        Bad(
            'on:\n  schedule:\n    - cron: "0 17 * * 1-5"  # été\njobs:\n  soir:\n    steps:\n      - run: heroku ps:scale web=0 -a teleservice\n',
            LEFT,
            at='"0 17 * * 1-5"',
            path=".github/workflows/soir.yml",
        ),
        Bad("# été\n0 18 * * 5   root   /opt/portail/bin/bascule.sh depot off\n0 8  * * 1   root   /opt/portail/bin/bascule.sh depot on\n", CLOSED, at="0 18 * * 5   root   /opt/portail/bin/bascule.sh depot off", path="d/portail.cron"),
    ),
    good=(
        Good({"deploy/cron.yaml": "apiVersion: batch/v1\nkind: CronJob\nmetadata:\n  name: soir\nspec:\n  schedule: \"0 20 * * 1-5\"\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          containers:\n            - name: kubectl\n              envFrom:\n                - configMapRef:\n                    name: nuit\n              command: [sh, -c, kubectl scale deployment/aides-web --replicas=$COPIES]\n---\napiVersion: batch/v1\nkind: CronJob\nmetadata:\n  name: matin\nspec:\n  schedule: \"0 7 * * 1-5\"\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          containers:\n            - name: kubectl\n              envFrom:\n                - configMapRef:\n                    name: jour\n              command: [sh, -c, kubectl scale deployment/aides-web --replicas=$COPIES]\n", "deploy/copies.yaml": "kind: ConfigMap # été\nmetadata:\n  name: jour\ndata:\n  COPIES: \"4\"\n---\nkind: ConfigMap\nmetadata:\n  name: nuit\ndata:\n  COPIES: \"2\"\n"}),
        Good("30 3 * * * docker stop web && bin/copier_la_base.sh && docker start web  # été\n", path="deploy/crontab"),
        Good("0 4 * * 1 systemctl stop portail-web  # redémarré par le veilleur\n", path="deploy/crontab"),
        Good("0 4 * * 0 touch /srv/maintenance\n0 5 * * 0 rm /srv/maintenance\n", path="deploy/crontab"),
        Good("0 22 * * * bin/database-maintenance.sh --vacuum\n", path="deploy/crontab"),
        Good("0 2 1 * * manage.py maintenance_mode on\n0 12 1 * * manage.py maintenance_mode off\n", path="deploy/crontab"),
        Good("# été\n0 18 * * 5   root   /opt/portail/bin/bascule.sh chauffage off\n0 8  * * 1   root   /opt/portail/bin/bascule.sh chauffage on\n", path="d/portail.cron"),
    ),
)  # fmt: skip
def maintenance_as_opening_hours(project: Project) -> Iterator[Hit]:
    """Report the job that shuts the site for eight hours a day or more, week after week."""
    for act in acts_of_schedules(project):
        if act.kind is not Kind.REFUSE or act.schedule.cron.dated:
            continue
        hours, times = (act.lasts or 0) // 60, len(act.schedule.cron.minutes)
        facts = {"job": act.job, "hours": hours, "times": times, "chain": act.chain}
        if (act.lasts or 0) >= WEEKLY_MINUTES:
            yield Hit(act.span, CLOSED, facts, path=act.path)
        elif act.is_left and TIMES <= times <= 7:
            yield Hit(act.span, LEFT, facts, path=act.path)
