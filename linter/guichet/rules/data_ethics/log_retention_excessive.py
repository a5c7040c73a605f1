"""Logs kept for years: what was needed for a week is still readable."""

import math
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.done.acts.retentions import Retention
from guichet.done.nouns.act import Act, Kind
from guichet.rulebook.rule import Bad, Good, act_rule

TOO_LONG = Text(
    fr="Ces traces sont gardées {days} jours : qui est venu, quand et d’où restera lisible des années. La CNIL conseille six mois à un an. Réduisez `{setting}`.",
    en="These traces are kept for {days} days: who came, when and from where stays readable for years. The French authority advises six months to a year. Reduce `{setting}`.",
)
LIMIT = 366


FOREVER = Text(
    fr="`{setting}` : ces traces sont gardées sans fin, et ce que chacun a lu ou cherché restera lisible pour toujours. La CNIL conseille six mois à un an. Donnez une durée.",
    en="`{setting}`: these traces are kept without end, and what each person read or searched stays readable for good. The French authority advises six months to a year. Give a length of time.",
)


@act_rule(
    Kind.KEEP,
    name="log-retention-excessive",
    code="W9413",
    family=Family.DATA_ETHICS,
    severity=Severity.SERIOUS,
    title=Text(fr="Journaux gardés trop longtemps", en="Logs kept too long"),
    harms=Text(
        fr="Toutes les personnes passées par le service : leurs visites peuvent être relues ou volées des années après.",
        en="Everyone who used the service: their visits can be read again or stolen years later.",
    ),
    instead=Text(
        fr="Six mois à un an, puis effacement automatique. Gardez des comptages sans personne pour les statistiques.",
        en="Six months to a year, then automatic erasure. Keep counts with nobody in them for statistics.",
    ),
    wrong_when=Text(
        fr="Un texte impose de garder ces traces plus longtemps : citez-le dans une dérogation.",
        en="A text makes you keep these traces longer: cite it in a derogation.",
    ),
    refs=("cnil-developers-14", "gdpr-5-1-e"),
    lesson="09-data-and-scores/01-minimise",
    mentions=("backupcount", "retention", "keep", "conserv", "max_age", "ttl", "duree", "years", "annees", "jours", "days", "purge", "efface", "erase", "delete_"),
    bad=(
        Bad("def purger():\n    JournalAcces.objects.filter(cree__lt=now() - timedelta(days=7300)).delete()  # été\n", TOO_LONG, at="cree__lt=now() - timedelta(days=7300)", path="suivi/taches.py"),
        Bad({"service/menage.py": 'import yaml\n\nREGLES = yaml.safe_load(open("menage.yml"))\n', "service/menage.yml": "historique_recherche:\n  retention: illimitée\n"}, FOREVER, at="illimitée", path="service/menage.yml"),
        Bad(
            'H = {"class": "logging.handlers.TimedRotatingFileHandler", "filename": "été.log", "when": "midnight", "backupCount": 1095}\n',
            TOO_LONG, at='"backupCount": 1095',
        ),
        Bad('h = TimedRotatingFileHandler("é.log", when="W0", backupCount=52 * 3)\n', TOO_LONG, at="52 * 3"),
        Bad('logger.add("é.log", rotation="1 day", retention="5 years")\n', TOO_LONG, at='"5 years"'),
        Bad("LOG_RETENTION_DAYS = 365 * 10  # à revoir\n", TOO_LONG, at="365 * 10"),
        Bad({"ops/purge.py": 'import yaml\n\nRÈGLES = yaml.safe_load(open("/srv/ops/traces.yml"))\n', "ops/traces.yml": "traces:\n  conversations:\n    table: chat # été\n    jours: 3650\n"}, TOO_LONG, at="3650", path="ops/traces.yml"),
    ),
    good=(
        Good({"service/menage.py": 'import yaml\n\nREGLES = yaml.safe_load(open("menage.yml"))\n', "service/menage.yml": "archives:\n  retention: illimitée\n"}),
        Good('H = {"class": "logging.handlers.TimedRotatingFileHandler", "when": "midnight", "backupCount": 180}\n'),
        Good('H = {"class": "logging.handlers.RotatingFileHandler", "maxBytes": 10_000, "backupCount": 1095}\n'),
        Good('logger.add("é.log", retention="6 months")\n'),
        Good({"ops/purge.py": 'import yaml\n\nRÈGLES = yaml.safe_load(open("ops/durées.yml"))\n', "ops/durées.yml": "factures:\n  jours: 3650\nconversations:\n  jours: 90\n"}),
        Good("LOG_RETENTION_DAYS = 180\nSTATS_RETENTION_DAYS = 3650\n"),
    ),
)  # fmt: skip
def log_retention_excessive(act: Act) -> Iterator[Hit]:
    """Report what keeps the traces of people for more than a year."""
    if isinstance(act, Retention) and act.place.is_lived and math.isinf(act.days):
        yield Hit(act.span, FOREVER, {"setting": act.setting}, path=act.path)
    elif isinstance(act, Retention) and act.place.is_lived and act.days > LIMIT:
        yield Hit(act.span, TOO_LONG, {"setting": act.setting, "days": round(act.days)}, path=act.path)
