"""A rule in the code that nobody signed."""

import re
from collections.abc import Iterator

from guichet.accepted.derogations import read
from guichet.core.findings import Certainty, Family, Hit, Severity, Span, Text
from guichet.core.numbers import measured
from guichet.core.source import Source, UnreadableError
from guichet.done.acts.server.time_kept import only_erases_the_old
from guichet.done.words import speaks_of
from guichet.reading.project.project import Project
from guichet.reading.schedules.entry import Schedule
from guichet.reading.schedules.found import schedules_of
from guichet.reading.schedules.kinds import SCHEDULED
from guichet.rulebook.rule import Bad, Good, project_rule

SCHEDULE = Text(
    fr="Cette tâche planifiée ouvre, ferme ou clôt quelque chose pour des gens : qui l’a décidé, et pourquoi ? Ajoutez une note « guichet: decision » avec owner et reason.",
    en='This planned job opens, closes or ends something for people: who decided it, and why? Add a "guichet: decision" note with owner and reason.',
)

THRESHOLD = Text(
    fr="« {name} » décide du sort de gens : qui a choisi ce seuil, et pourquoi ? Ajoutez une note « guichet: decision » avec owner et reason.",
    en='"{name}" decides what happens to people: who chose this threshold, and why? Add a "guichet: decision" note with owner and reason.',
)

_NAME = "decision-owner-missing"
_OPENS = re.compile(
    r"(?:ouvr|ferm|open|clos|releas|publi|maintenance|shutdown)[^\W_]{0,40}[\W_]{0,10}(?:[^\W_]{1,40}[\W_]{1,10}){0,3}?(?:slot|cr[ée]neau|rdv|rendez|appointment|guichet|site|t[ée]l[ée]service|portail|service|booking|inscription)|(?:slot|creneau|rdv|appointment)s?[\W_]{0,10}(?:ouvr|open|releas|publi)",
    re.I,
)
_ENDS = re.compile(
    r"(?:suspend|radi|class(?:e|er|ement)|clor(?:e|re)|cl[oô]tur|refus|reject|expir|deny)[^\W_]{0,40}[\W_]{0,10}(?:[^\W_]{1,40}[\W_]{1,10}){0,3}?(?:demande|dossier|droit|allocation|claim|application|benefi|allocataire|compte|user|usager)",
    re.I,
)
_ALL_DAY = 12
"""Hours of a day at which a job runs that opens nothing at one of them: it hands on what is there."""
_TECHNICAL = re.compile(
    r"backup|sauvegard|purge|clean|cache|session|token|jeton|log\b|sync|report|digest|certificat|cert\b|index|vacuum",
    re.I,
)
_TELLS = re.compile(r"notif|remind|rappel|prevenir|e?mail", re.I)
"""In the name of a job, that it only tells people something."""
_THRESHOLD = re.compile(
    r"^[ \t]*((?:SEUIL|THRESHOLD|PLAFOND|SCORE_(?:MIN|MAX|SEUIL|LIMIT)|MIN_SCORE|MAX_SCORE)_?\w*|\w*(?:_SEUIL|_THRESHOLD))\s*(?::\s*\w+\s*)?=\s*(\d+(?:\.\d*)?|\.\d+)",
    re.M,
)
_OPENING = 2_000
"""Characters in which a module says what it is built on."""
_PEOPLE = re.compile(
    r"controle|contrôle|relance|cl[oô]ture|abandon|suspicion|fraud|suspen|radia|refus|reject|risque|risk|score|indu\b|eligib|ressource|revenu|income|sanction|signal",
    re.I,
)


def _decides(schedule: Schedule) -> bool:
    """Whether a job ends something for people, or opens or closes something at an hour of the day."""
    at_an_hour = len(schedule.cron.hours) < _ALL_DAY
    return _ENDS.search(schedule.says) is not None or (at_an_hour and _OPENS.search(schedule.says) is not None)


def _notes(project: Project, path: str) -> set[int]:
    """Return the lines of a file that a written decision covers; a derogation from this rule answers later."""
    notes = (note for note in read(project.source(path)) if not note.problem and _NAME not in note.rules)
    return {line for note in notes for line in note.covers}


def _thresholds(project: Project, path: str, source: Source) -> Iterator[Hit]:
    """Yield the thresholds about people; a floor of zero and the ceiling that goes with it bound a scale."""
    if (
        "SEUIL" not in source.text
        and "THRESHOLD" not in source.text
        and "PLAFOND" not in source.text
        and "SCORE" not in source.text
    ):
        return
    found = [] if speaks_of(source.text[:_OPENING], "decisions.likeness") else list(_THRESHOLD.finditer(source.text))
    floors = {match[1] for match in found if "MIN" in match[1] and not measured(match[2])}
    bounds = floors | {floor.replace("MIN", "MAX") for floor in floors}
    notes = _notes(project, path) if found else set()
    for match in found:
        if match[1] in bounds:
            continue
        line, _ = source.line_column(match.start(1))
        if _PEOPLE.search(match[1]) and line not in notes:
            yield Hit(Span(match.start(1), match.end(1)), THRESHOLD, {"name": match[1]}, Certainty.REVIEW, path)


@project_rule(
    *SCHEDULED,
    name="decision-owner-missing",
    code="W9556",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(fr="Décision sans responsable", en="Decision without an owner"),
    harms=Text(
        fr="Toutes les personnes qui subissent la règle, et qui ne sauront jamais à qui la contester ; l’équipe, qui ne sait plus pourquoi elle est là.",
        en="Everyone the rule falls on, who will never know whom to challenge; the team, who no longer know why it is there.",
    ),
    instead=Text(
        fr='Écrivez au-dessus : guichet: decision owner="…" reason="…", dans un commentaire.',
        en='Write above it, in a comment: guichet: decision owner="…" reason="…".',
    ),
    wrong_when=Text(
        fr="La valeur est technique et ne décide de rien pour personne.",
        en="The value is technical and decides nothing for anyone.",
    ),
    refs=("herd-moynihan",),
    lesson="10-deciding/01-who-decided",
    bad=(
        Bad({"deploy/crontab": "15 3 * * 1 cd /srv && ./manage.py ouvrir_creneaux\n"}, SCHEDULE, at="15 3 * * 1 cd /srv && ./manage.py ouvrir_creneaux", path="deploy/crontab", review=True),
        Bad({"server/cron.js": "cron.schedule('0 0 * * *', expirerDemandes); // été\nexport function expirerDemandes() {\n  const avant = moment().add(-30, 'days');\n  return Demande.update({ etat: 'close' });\n}\n"}, SCHEDULE, at="cron.schedule('0 0 * * *'", path="server/cron.js", review=True),
        Bad({"service/scores.py": "SEUIL_CONTROLE = 0.6\n"}, THRESHOLD, at="SEUIL_CONTROLE", path="service/scores.py", review=True),
        Bad({"aides/regles.py": "MIN_SCORE_FRAUDE = 40\n"}, THRESHOLD, at="MIN_SCORE_FRAUDE", path="aides/regles.py", review=True),
    ),
    good=(
        Good({"deploy/crontab": '# guichet: decision owner="direction de l’accueil" reason="ouverture annoncée le lundi"\n15 3 * * 1 cd /srv && ./manage.py ouvrir_creneaux\n'}),
        Good({"service/scores.py": 'SEUIL_CONTROLE = 0.6  # guichet: decision owner="comité des aides" reason="délibération du 2 mars"\n'}),
        Good({"deploy/crontab": "30 2 * * * pg_dump service > /sauvegardes/service.sql\n"}),
        Good({".github/workflows/slots.yml": "on:\n  schedule:\n    - cron: \"*/15 * * * *\" # été\njobs:\n  publish:\n    steps:\n      - name: Copy open slots to the booking site\n        run: node slots.mjs\n"}),
        Good({"config/schedule.rb": "every 1.day, at: '3:00 am' do # été\n  runner 'Dossier.expired.destroy_old'\nend\n", "app/models/dossier.rb": "class Dossier\n  scope :expired, -> { where('updated_at < ?', 5.years.ago) }\nend\n"}),
        Good({"server/cron.js": "cron.schedule('0 0 * * *', expirerDemandes); // été\nexport function expirerDemandes() {\n  const avant = moment().add(-5, 'years');\n  Demande.updateMany({ status: 'x' });\n  return Demande.remove({ updatedAt: { $lt: avant } });\n}\n"}),
        Good({"service/images.py": "SEUIL_COMPRESSION = 0.8\n"}),
    ),
)  # fmt: skip
def decision_owner_missing(project: Project) -> Iterator[Hit]:
    """Ask who decided: planned openings and closings, and thresholds about people, with no note above them."""
    noted: dict[str, set[int]] = {}
    for schedule in schedules_of(project):
        if (
            _decides(schedule)
            and not _TECHNICAL.search(schedule.says)
            and not _TELLS.search(schedule.says.partition(" ;")[0])
            and not only_erases_the_old(schedule, project)
        ):
            line, _ = project.source(schedule.path).line_column(schedule.span.start)
            if schedule.path not in noted:
                noted[schedule.path] = _notes(project, schedule.path)
            if line not in noted[schedule.path]:
                yield Hit(schedule.span, SCHEDULE, {}, Certainty.REVIEW, schedule.path)
    for path in project.paths:
        if path.endswith(".py"):
            try:
                source = project.source(path)
            except UnreadableError:
                continue
            yield from _thresholds(project, path, source)
