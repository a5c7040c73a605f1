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
BACKDATED = Text(
    fr="« {act} » : cette règle s’applique avant le jour où elle a été adoptée. Qui avait demandé sous l’ancienne est jugé sur ce qu’il ne pouvait pas connaître. Part-elle d’un jour à venir, ou ne peut-elle que profiter ?",
    en='"{act}": this rule applies before the day it was adopted. People who had asked under the old one are judged on what they could not know. Does it start on a day to come, or can it only help?',
)
TODAY = Text(
    fr="`{act}` : la règle semble être celle du jour où le dossier est ouvert. Le retard du service peut alors changer un montant, ou un oui en non. Ne faut-il pas celle du jour de la demande ?",
    en="`{act}`: the rule seems to be that of the day the file is opened. The delay of the service may then change an amount, or a yes into a no. Should it not be that of the day people asked?",
)
MOVED = Text(
    fr="`{act}` : des demandes déjà déposées passent sous une autre règle. Les personnes sont jugées sur ce qu’elles ne pouvaient pas connaître. Gardent-elles la plus favorable des deux, et leur écrit-on avant ?",
    en="`{act}`: requests that were already made pass under another rule. People are judged on what they could not know. Do they keep the better of the two, and are they written to first?",
)
OWED = Text(
    fr="`{act}` : un nouveau chiffre, appliqué au passé, fait naître une dette. La personne avait reçu ce qu’on lui avait accordé. Ne faut-il pas l’appliquer aux mois à venir, et lui écrire avant ?",
    en="`{act}`: a new figure, applied to the past, makes a debt. People had received what they were granted. Should it not apply to the months to come, and should they not be written to first?",
)
_BACKWARD = {"set": BACKDATED, "today": TODAY, "moved": MOVED, "owed": OWED}
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


def _backward(act: Act) -> Iterator[Hit]:
    """Ask about a rule that judges people who had asked before it was there."""
    if isinstance(act, FromDeed) and act.what is What.BACKWARD:
        yield Hit(act.span, _BACKWARD[act.other], {"act": act.shown}, Certainty.REVIEW, act.path)


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
            Subject.ACT, (Kind.DECIDE,), ("bareme", "barème", "scale", "ceiling", "plafond", "rule", "règle", "regle", "règlement", "regulation", "grille", "income", "condition", "rate", "taux", "montant", "amount"), _backward,
            ("vigueur", "latest", "current", "in_force", "inforce", "today", "jour", "actuel", "adopt", "vot", "publi", "signed", "promulg", "update", "debt", "dette", "indu", "overpayment", "recouvr", "recover", "creance", "créance", "delib", "délib"),
        ),
        Check(
            Subject.ACT, (Kind.DELAY, Kind.CLOSE, Kind.REFUSE), (), _early,
            ("timedelta", "relativedelta", "days", "countdown", "eta=", "jours", "run_at", "run_date", "months", "weeks", "modify(", ".add(", ".plus(", "plusweeks", "plusmonths", "addmonths", "addweeks", "adddate", "interval", "::date"),
        ),
        Check(Subject.ACT, (Kind.REFUSE,), ("continu", "suivant", "next", "poursuiv", "proceed", "valider", "submit", "envoyer", "enregistrer", "save", "fermer", "close", "accord"), _early, ("sign", "settle", "waive", "renonc", "renounce", "accept", "conclu", "engage", "commit", "pay", "debit", "prelev", "transig", "resili", "withdraw", "retir", "ceder", "contract", "mandat", "attest", "certif", "appeal", "transmettre", "abandon")),
        Check(Subject.PAGE, (), ("date_modify", "plus_days", "add_days", "plus_months", "add_months", "ends_on", ".days", ".months", "modify('+"), _in_template),
    ),
    bad=(
        Bad("etapes: # été\n  - {bouton: continuer, action: enregistrer}\n  - {action: renoncer, bouton: Continuer}\n", BINDS, at="Continuer", path="config/parcours.yml", review=True),
        Bad("règles:\n  - code: été-2024\n    votée_le: 2024-06-14\n    applicable_du: 2024-01-01\n    plafond: 24500\n", BACKDATED, at="2024-01-01", path="config/règles.yml", review=True),
        Bad("def barème_de(demande):  # été\n    return Barème.objects.en_vigueur()\n", TODAY, at="Barème.objects.en_vigueur()", path="aides/calcul.py", review=True),
        Bad("-- été\nUPDATE housing_claim SET scale_code = 'S25' WHERE status IN ('submitted', 'pending');\n", MOVED, at="UPDATE housing_claim SET scale_code = 'S25' WHERE status IN ('submitted', 'pending')", path="sql/2025_01.sql", review=True),
        Bad("class Repricer # été\n  def call(rates)\n    Payment.where(month: 12.months.ago..).find_each do |payment|\n      owed = payment.amount - rates.monthly_rate\n      payment.update!(amount: rates.monthly_rate)\n      Debt.create!(household: payment.household, amount: owed)\n    end\n  end\nend\n", OWED, at="payment.update!(amount: rates.monthly_rate)", path="app/services/repricer.rb", review=True),
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
        Good("règles:\n  - code: été-2024\n    votée_le: 2024-06-14\n    applicable_du: 2024-09-01\n    plafond: 24500\n", path="config/règles.yml"),
        Good("def barème_de(demande):  # été\n    return Barème.objects.en_vigueur(demande.déposée_le)\n", path="aides/calcul.py"),
        Good("-- été\nUPDATE housing_claim SET scale_code = 'S24' WHERE lodged_on < DATE '2025-01-01' AND scale_code IS NULL;\n", path="sql/2025_01.sql"),
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
