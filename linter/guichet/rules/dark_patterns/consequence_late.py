"""What it will cost is told at the end, once everything has been filled in."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Span, Text
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.grounds.from_making import limits_from_making
from guichet.done.nouns.act import Act, Kind
from guichet.done.offered.steps import step_groups
from guichet.reading.project.project import Project
from guichet.reading.templates.masking import visible
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, project_rule
from guichet.told.language.word_lists import lowered

LATE = Text(
    fr="« {word} » n’apparaît qu’à la dernière étape : la personne a tout donné avant de savoir ce qu’elle risque. Dites-le sur la première page, avec ce qui permet de l’éviter.",
    en='"{word}" only appears in the last step: people have given everything before they know the risk. Say it on the first page, with what can avoid it.',
)
RUNS = Text(
    fr="Le délai « {act} » court avant que la lettre parte : la personne perd des jours, parfois son droit, sans le savoir. Comptez à partir de l’envoi ou de la réception.",
    en='The time limit "{act}" runs before the letter leaves: people lose days, and sometimes their right, without knowing. Count from the day it is sent or received.',
)
AFTER = Text(
    fr="« {act} » prend effet, et la lettre part plus tard : la personne l’apprend quand le mal est fait. Prévenez-la avant, avec un délai pour répondre.",
    en='"{act}" takes effect and the letter leaves later: people learn of it once the harm is done. Tell them first, with time to answer.',
)
FROM_MAKING = Text(
    fr="« {act} » : le délai pour contester semble courir du jour où la décision est prise ou mise en ligne. La lettre vient des jours plus tard, et ces jours sont perdus. Comptez à partir de la réception, et écrivez-le.",
    en='"{act}": the time to contest seems to run from the day the decision is made or put online. The letter comes days later, and those days are lost. Count from the day it is received, and write so.',
)
BINDS = Text(
    fr="« {label} », qui faisait seulement continuer, engage ici : `{act}`. La personne s’engage sans l’avoir lu. Dites sur le bouton ce qu’il fait, et au-dessus ce que cela change ?",
    en='"{label}", which only went on so far, binds people here: `{act}`. They bind themselves without having read so. Say on the button what it does, and above it what that changes?',
)
_COST = re.compile(
    r"\b(?:indus?|trop-perçu|pénalités?|suspen(?:sion|du|due|dus)|radiation|radiée?s?|sanctions?|amendes?|frais|majorations?|payante?s?|remboursement obligatoire|non remboursables?|"
    r"penalt(?:y|ies)|fines?|fees?|suspended|suspension|overpayment|surcharge|non-refundable|charged)\b"
)
_NEGATED = re.compile(r"(?:sans|aucune?s?|pas de|no|without)\s(?:\w+\s)?$")


def _early(act: Act) -> Iterator[Hit]:
    if isinstance(act, FromDeed) and act.what is What.FROM_MAKING:
        yield Hit(act.span, FROM_MAKING, {"act": act.shown}, Certainty.REVIEW, act.path)
    elif isinstance(act, FromDeed) and act.what is What.BINDS:
        yield Hit(act.span, BINDS, {"label": act.shown, "act": act.other}, Certainty.REVIEW, act.path)
    elif act.is_early and act.place.is_lived and (act.kind is Kind.DELAY or act.is_about_people):
        yield Hit(act.span, RUNS if act.kind is Kind.DELAY else AFTER, {"act": act.name})


def _in_template(page: Page) -> Iterator[Hit]:
    """Ask about a letter, or a page, that reckons the last day to contest from the day of the decision."""
    text = page.template.source.text
    for start, end in limits_from_making(text, is_known=False) if not page.is_back_office else ():
        shown = " ".join(text[start:end].split())[:80]
        yield Hit(Span(start, end), FROM_MAKING, {"act": shown}, Certainty.REVIEW)


@project_rule(
    name="consequence-late",
    code="W9316",
    family=Family.DARK_PATTERNS,
    severity=Severity.MINOR,
    title=Text(fr="Conséquence annoncée trop tard", en="Consequence told too late"),
    harms=Text(
        fr="Les personnes qui auraient choisi une autre voie si elles avaient su, et qui n’osent plus reculer à la fin.",
        en="People who would have chosen another way had they known, and who no longer dare to go back at the end.",
    ),
    instead=Text(fr="Annoncez au début les frais, les effets et les délais, puis rappelez-les.", en="Announce fees, effects and delays at the start, then repeat them."),
    wrong_when=Text(fr="L’information est donnée avant, dans une page qui n’est pas numérotée comme une étape.", en="The information is given before, on a page that is not numbered as a step."),
    refs=("edpb-03-2022",),
    lesson="08-deceptive-interfaces/03-sludge",
    also=(
        Check(
            Subject.ACT, (Kind.DELAY, Kind.CLOSE, Kind.REFUSE), (), _early,
            ("timedelta", "relativedelta", "days", "countdown", "eta=", "jours", "run_at", "run_date", "months", "weeks", "modify(", ".add(", ".plus(", "plusweeks", "plusmonths", "addmonths", "addweeks", "adddate", "interval", "::date"),
        ),
        Check(Subject.ACT, (Kind.REFUSE,), ("continu", "suivant", "next", "poursuiv", "proceed", "valider", "submit", "envoyer", "enregistrer", "save", "fermer", "close", "accord"), _early, ("sign", "settle", "waive", "renonc", "renounce", "accept", "conclu", "engage", "commit", "pay", "debit", "prelev", "transig", "resili", "withdraw", "retir", "ceder", "contract", "mandat", "attest", "certif", "appeal", "transmettre", "abandon")),
        Check(Subject.PAGE, (), ("date_modify", "plus_days", "add_days", "plus_months", "add_months", "ends_on", ".days", ".months", "modify('+"), _in_template),
    ),
    bad=(
        Bad("etapes: # été\n  - {bouton: continuer, action: enregistrer}\n  - {action: renoncer, bouton: Continuer}\n", BINDS, at="Continuer", path="config/parcours.yml", review=True),
        Bad("def lettre(décision):\n    return {\"motif\": décision.motif, \"date_limite_recours\": décision.decided_on + timedelta(days=60)}\n", FROM_MAKING, at="décision.decided_on", path="courriers/contexte.py", review=True),
        Bad("<p>L’été, vous pouvez contester jusqu’au {{ decision.dateDecision|date_modify('+2 months')|date('d/m/Y') }}.</p>\n", FROM_MAKING, at="decision.dateDecision", path="templates/refus.html.twig", review=True),
        Bad(
            {
                "lettres/envois.py": "from datetime import date\n\n\ndef poster(lettre):\n    lettre.postée_le = date.today()\n    lettre.save()\n",
                "lettres/délais.py": "from datetime import timedelta\n\nDÉLAI = timedelta(days=30)\n\n\ndef date_limite(lettre):\n    return lettre.signée_le + DÉLAI\n",
            },
            RUNS, at="lettre.signée_le + DÉLAI", path="lettres/délais.py",
        ),
        Bad({"d/etape1.html": "<p>Vos revenus</p>\n", "d/etape2.html": "<p>Votre logement</p>\n", "d/etape3.html": "<p>À savoir : une erreur entraîne une pénalité.</p>\n"}, LATE, at="<p>", path="d/etape3.html"),
        Bad({"d/step1.html": "<p>Your name</p>\n", "d/step2.html": "<p>Your café</p>\n", "d/step3.html": "<li>A fee of 30 € is charged.</li>\n"}, LATE, at="<li>", path="d/step3.html"),
        Bad({"d/1-identite.html": "<p>Nom</p>\n", "d/2-revenus.html": "<p>Revenus</p>\n", "d/3-fin.html": "<p>Votre aide sera suspendue. Votre droit peut être suspendu.</p>\n"}, LATE, at="<p>", path="d/3-fin.html"),
        Bad(
            {
                "lettres/models.py": "class Lettre(models.Model):\n    créée_le = models.DateField()\n    postée_le = models.DateField(null=True)\n",
                "lettres/délais.py": "from datetime import timedelta\n\nDÉLAI = timedelta(days=15)\n\n\ndef date_limite(lettre):\n    return lettre.créée_le + DÉLAI\n",
            },
            RUNS, at="lettre.créée_le + DÉLAI", path="lettres/délais.py",
        ),
        Bad(
            '@shared_task\ndef stop(claim):\n    claim.status = "suspended"  # été\n    send_notice.apply_async(args=[claim.pk], countdown=604800)\n',
            AFTER, at='claim.status = "suspended"',
        ),
    ),
    good=(
        Good("etapes: # été\n  - {bouton: Continuer, action: enregistrer}\n  - {bouton: Je renonce à ma pension, action: renoncer}\n", path="config/parcours.yml"),
        Good("def lettre(décision, lettre):\n    return {\"motif\": décision.motif, \"date_limite_recours\": lettre.received_on + timedelta(days=60)}\n", path="courriers/contexte.py"),
        Good("from datetime import date, timedelta\n\n\ndef poster(lettre):\n    lettre.postée_le = date.today()\n\n\ndef date_limite(lettre):\n    return lettre.postée_le + timedelta(days=30)\n", path="lettres/délais.py"),
        Good(
            {
                "lettres/models.py": "class Lettre(models.Model):\n    créée_le = models.DateField()\n    postée_le = models.DateField(null=True)\n",
                "lettres/délais.py": "from datetime import timedelta\n\n\ndef date_limite(lettre):\n    return lettre.postée_le + timedelta(days=15)\n",
            }
        ),
        Good({"files/models.py": "class Upload(models.Model):\n    created = models.DateField()\n", "files/clean.py": "from datetime import timedelta\n\n\ndef due(upload):\n    return upload.created + timedelta(days=15)\n"}),
        Good({"d/etape1.html": "<p>Une erreur peut entraîner une pénalité.</p>\n", "d/etape2.html": "<p>Nom</p>\n", "d/etape3.html": "<p>Rappel : pénalité</p>\n"}),
        Good({"d/etape1.html": "<p>Nom</p>\n", "d/etape2.html": "<p>Prénom</p>\n", "d/etape3.html": "<p>Sans frais : c’est gratuit.</p>\n"}),
        Good({"d/etape1.html": "<p>Nom</p>\n", "d/etape2.html": "<p>Une pénalité est possible.</p>\n"}),
    ),
)  # fmt: skip
def consequence_late(project: Project) -> Iterator[Hit]:
    """Report the block of the last of three or more steps that names a cost no earlier step named."""
    for steps in step_groups(project):
        templates = [template for path in steps if (template := project.library.template(path)) is not None]
        if len(templates) < 3:
            continue
        before = " ".join(lowered(visible(str(node))) for template in templates[:-1] for node in template.texts)
        if _COST.search(before):
            continue
        last = templates[-1]
        for block in last.elements:
            if block.name not in ("p", "li", "label", "td", "div") or (block.name == "div" and block.inside("p", "li")):
                continue
            text = lowered(block.text)
            match = next((one for one in _COST.finditer(text) if not _NEGATED.search(text[: one.start()])), None)
            if match:
                yield Hit(block.span, LATE, {"word": match[0]}, path=last.path)
                break
