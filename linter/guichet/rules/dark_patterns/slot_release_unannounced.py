"""Slots published at an hour that no page gives: only those who watch all day find them."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.core.words import any_of
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.acts.server.scheduled import acts_of_schedules
from guichet.done.acts.template_act import TemplateAct
from guichet.done.grounds.visit import SCREENS
from guichet.done.nouns.act import Act, Kind, Reason
from guichet.done.words import speaks_of
from guichet.reading.project.project import Project
from guichet.reading.schedules.kinds import SCHEDULED
from guichet.reading.templates.site import is_template
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Check, Good, Subject, project_rule
from guichet.told.watching import untold, watching

SILENT = Text(
    fr="« {job} » publie des créneaux à {hour} et aucune page ne dit quand : il faut revenir sans cesse, ou payer quelqu’un qui guette. Annoncez le jour et l’heure sur la page de rendez-vous.{chain}",
    en='"{job}" publishes slots at {hour} and no page says when: people must come back all the time, or pay someone who watches. Announce the day and the hour on the appointment page.{chain}',
)
WATCHED_FOR = Text(
    fr="« {words} » : pour avoir une place, il faut guetter la page, ou payer quelqu’un qui guette. Annoncez le jour et l’heure, ou tenez une liste d’attente qui prévient.",
    en='"{words}": to get a place, one must watch the page, or pay someone who does. Announce the day and the hour, or keep a waiting list that tells people.',
)
SOME = Text(
    fr="« {test} » cache les créneaux à certaines personnes : tout dépend de leur navigateur, de leur écran ou du lien par lequel elles arrivent, et elles lisent qu’il n’y en a pas. Montrez les mêmes créneaux à tout le monde.",
    en='"{test}" hides slots from some people: it depends on their browser, their screen or the link that they came by, and they read that there are none. Show everyone the same slots.',
)
RARE = 21
"""Up to this many releases a week, an hour can be announced; beyond, publication is continuous."""

_SLOT = re.compile(r"cr[ée]neau|rendez-vous|rdv|slot|appointment|place", re.I)
_PRINTED = r"(?:\{\{[^{}\n]{1,60}\}\}|<%=[^%\n]{1,60}%>|\{[^{}\n]{1,60}\})"
"""What a page prints in a sentence: the day and the hour may be kept in the settings."""
_ANNOUNCED = re.compile(
    rf"\b(?:chaque|tous les|every|each|on) {_PRINTED},? (?:à|a|dès|vers|at|from) {_PRINTED}|(?:{any_of('calendar.fr.days', 'calendar.en.days')}|chaque (?:jour|semaine|matin|soir)|tous les (?:jours|matins|soirs)|"
    r"every (?:day|week|morning)|daily)[^<{]{0,80}?"
    r"(?:\d{1,2}(?:\s|&nbsp;|\u00a0)?(?:h\b|h\d|heures|:\d\d|am\b|pm\b)|midi|noon|minuit|midnight)",
    re.I,
)


def _watched(document: Document) -> Iterator[Hit]:
    """Report a text that leaves people to come back and look."""
    for found in (one for lang in ("fr", "en") for one in (*watching(document, lang), *untold(document, lang))):
        yield Hit(found.span, WATCHED_FOR, {"words": found.text})


def _for_some(act: Act) -> Iterator[Hit]:
    """Report slots that are shown to some visitors alone, by what they came with."""
    if isinstance(act, FromDeed) and act.what is What.FOR_SOME:
        yield Hit(act.span, SOME, {"test": act.shown}, path=act.path)
    elif isinstance(act, TemplateAct) and act.place.is_public and speaks_of(f"{act.path} {act.said}", "places.slots"):
        for ground in act.grounds(Reason.VISIT):
            yield Hit(ground.span, SOME, {"test": " ".join(ground.shown.split())[:80]}, path=ground.path)


_VISITS = (
    *SCREENS,
    "language",
    "referer",
    "referrer",
    "user_agent",
    "user-agent",
    "searchparams",
    "query",
    "params",
    "_get",
    ".get.",
    "args",
)
_SLOTS = (
    "slot",
    "creneau",
    "créneau",
    "rdv",
    "rendez",
    "appointment",
    "booking",
    "agenda",
    "permanence",
    "plage",
    "reservation",
)
_PROGRAMS = (".py", ".js", ".ts", ".php", ".po")
_NONE = re.compile(
    r"[\"'](?:Il n['’]y a (?:pas|plus|aucun)|Aucune?|Plus de|Pas de|There (?:is|are) (?:currently )?no|No)\b[^\"'<\n]{0,40}\b(?:cr[ée]neaux?|rendez-vous|places?|slots?|appointments?)\b",
    re.I,
)
"""A text that says that nothing is free."""


@project_rule(
    *SCHEDULED,
    name="slot-release-unannounced",
    code="W9305",
    family=Family.DARK_PATTERNS,
    severity=Severity.SERIOUS,
    title=Text(fr="Publication de créneaux non annoncée", en="Slots published without notice"),
    harms=Text(
        fr="Les personnes qui n’ont pas d’ordinateur sous la main toute la journée, et celles qui n’ont pas de quoi payer une revente.",
        en="People without a computer at hand all day, and those who cannot pay someone who resells slots.",
    ),
    instead=Text(
        fr="Écrivez sur la page : « De nouveaux créneaux sont publiés chaque mardi à 10 h », et ouvrez une liste d’attente.",
        en='Write on the page: "New slots are published every Tuesday at 10 am", and open a waiting list.',
    ),
    wrong_when=Text(
        fr="L’annonce est faite par un contenu qui ne se trouve pas dans les fichiers vérifiés (page d’un gestionnaire de contenu, affiche).",
        en="The announcement is in content outside the checked files (a page of a content manager, a poster).",
    ),
    refs=("france-bleu-2019", "cimade-2016"),
    lesson="06-appointments/01-closed-but-monday",
    also=(
        Check(Subject.PROSE, (), (), _watched),
        Check(Subject.ACT, (Kind.RELEASE, Kind.HIDE), _VISITS, _for_some, needs=_SLOTS),
    ),
    bad=(
        Bad("export async function créneaux(req, res) {\n  const creneaux = await base.creneaux.libres();\n  if (req.query.src !== 'affiche') return res.json([]);\n  res.json(creneaux);\n}\n", SOME, at="(req.query.src !== 'affiche')", path="src/creneaux.js"),
        Bad("{% if app.request.preferredLanguage starts with 'fr' %}<ul>{% for creneau in creneaux %}<li><a href=\"/rdv/{{ creneau.id }}\">{{ creneau.debut }}</a></li>{% endfor %}</ul>{% else %}<p>Pas de créneau, même l’été. Le centre : 03 83 00 00 47.</p>{% endif %}\n", SOME, at="{% if app.request.preferredLanguage starts with 'fr' %}", path="templates/rdv.html.twig"),
        Bad({"ops/jobs.yml": 'jobs:\n  - name: open-slots  # été\n    schedule: "17 3 11,26 * *"\n', "src/slots.ts": 'export const notice = "There are no appointments at the moment.";\n'}, SILENT, at='"17 3 11,26 * *"', path="ops/jobs.yml"),
        Bad('<p lang="fr">Aucun créneau n’est libre. Revenez consulter cette page fréquemment.</p>', WATCHED_FOR, at="Revenez consulter cette page", path="templates/complet.html"),
        Bad('<p lang="en">New appointments are released without notice at the café.</p>', WATCHED_FOR, at="released without notice", path="templates/full.html"),
        Bad(
            {"deploy/crontab": "0 10 * * 2 manage.py publier_creneaux\n", "templates/rdv.html": "<h1>Rendez-vous</h1><p>Les créneaux sont mis en ligne régulièrement.</p>\n"},
            SILENT,
            at="0 10 * * 2 manage.py publier_creneaux",
            path="deploy/crontab",
        ),
        Bad(
            {"config/settings.py": 'BEAT = {"ouvrir": {"task": "rdv.open_slots", "schedule": crontab(hour=9, minute=0)}}\n', "templates/rdv.html": "<h1>Créneaux</h1><p>Aucun créneau.</p>\n"},
            SILENT,
            at="crontab(hour=9, minute=0)",
            path="config/settings.py",
        ),
        Bad(
            {
                "k8s/open.yaml": 'kind: CronJob\nmetadata:\n  name: release-appointments\nspec:\n  schedule: "0 7 * * 1"\n',
                "templates/rdv.html": "<p>Prenez rendez-vous : le guichet vous reçoit dès qu’une place se libère.</p>\n",
            },
            SILENT,
            at='"0 7 * * 1"',
            path="k8s/open.yaml",
        ),
    ),
    good=(
        Good("export async function créneaux(req, res) {\n  const creneaux = await base.creneaux.libres(req.query.lieu);\n  res.json(creneaux);\n}\n", path="src/creneaux.js"),
        Good({"ops/jobs.yml": 'jobs:\n  - name: publier-creneaux  # été\n    schedule: "0 10 * * 2"\n', "rdv/vues.py": 'MESSAGES = {"vide": "Aucun rendez-vous n’est libre. De nouveaux créneaux sont publiés chaque mardi à 10 h."}\n'}),
        Good('<p lang="fr">Rechargez cette page : ce que vous écrivez ici l’été prendrait sa place.</p>', path="templates/conflit.html"),
        Good('<p lang="fr">Le chargement des créneaux de l’été a échoué. Rechargez la page.</p>', path="templates/panne.html"),
        Good('<p lang="fr">Rechargez la page, puis écrivez-nous à l’adresse rdv.été.example si elle reste vide.</p>', path="templates/vide.html"),
        Good('<p lang="fr">Rechargez la page, puis écrivez à aide@rdv-été.example si elle reste vide.</p>', path="templates/panne.html"),
        Good('<p lang="fr">Aucun créneau n’est libre. Revenez sur cette page chaque mardi à 10 h, l’été aussi.</p>', path="templates/complet.html"),
        Good('<p lang="en">No appointment is free at the café. Check this page regularly, or call us.</p>', path="templates/full.html"),
        Good({"deploy/crontab": "0 10 * * 2 manage.py publier_creneaux\n", "templates/rdv.html": "<p>De nouveaux créneaux sont publiés chaque mardi à 10 h.</p>\n"}),
        Good({"deploy/crontab": "*/10 * * * * manage.py publier_creneaux\n", "templates/rdv.html": "<p>Rendez-vous</p>\n"}),
        Good({"deploy/crontab": "0 2 * * * manage.py purger_creneaux\n", "templates/rdv.html": "<p>Rendez-vous</p>\n"}),
        Good({"deploy/crontab": "0 10 * * 2 manage.py publier_creneaux\n"}),
        Good({"deploy/crontab": "0 10 * * 2 manage.py publier_creneaux\n", "templates/rdv.html": "<p>De nouveaux rendez-vous d’été sont proposés chaque {{ o.jour }} à {{ o.heure }}.</p>\n"}),
    ),
)  # fmt: skip
def slot_release_unannounced(project: Project) -> Iterator[Hit]:
    """Report the jobs that release slots at given hours, when no template of the project gives one."""
    releases = [
        one for one in acts_of_schedules(project) if one.kind is Kind.RELEASE and len(one.schedule.cron.minutes) <= RARE
    ]
    if releases and (any(map(is_template, project.paths)) or _tells_none(project)) and not _is_announced(project):
        for act in releases:
            facts = {"job": act.job, "hour": act.first_hour, "chain": act.chain}
            yield Hit(act.span, SILENT, facts, path=act.path)


def _tells_none(project: Project) -> bool:
    """Whether a program tells people itself that there is no place: its pages are made elsewhere, and say no more."""
    return any(path.endswith(_PROGRAMS) and _NONE.search(project.text(path)) for path in project.paths)


def _is_announced(project: Project) -> bool:
    for path in project.paths:
        if is_template(path) or path.endswith(_PROGRAMS):
            text = project.code(path)
            for match in _ANNOUNCED.finditer(text):
                if _SLOT.search(text, max(0, match.start() - 300), match.end() + 300):
                    return True
    return False
