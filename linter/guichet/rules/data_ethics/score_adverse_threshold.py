"""Above a number, a right stops: no person looked, no reason is given."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.acts.table.on_score import OnScore
from guichet.done.deciding.wakes import FIELDS, GIVEN, REFUSALS, TARGETS, WORDS
from guichet.done.grounds.score import is_named_a_score
from guichet.done.nouns.act import Act, Kind, Reason
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Check, Good, Subject, act_rule
from guichet.told.left_alone import decided_by_score

THRESHOLD = Text(
    fr="« {score} » décide seul : `{act}` s’applique sans que personne ait lu le dossier. Faites lire le dossier par un agent, qui peut dire non et écrit ses raisons.{chain}",
    en='"{score}" decides alone: `{act}` applies before anyone has read the file. Have an officer read it, who can say no and writes the reasons.{chain}',
)

ANSWERED = Text(
    fr="« {score} » : `{act}` accorde ou refuse sur un nombre. Un agent lit-il le dossier avant l’effet, peut-il conclure autrement, et écrit-il ses raisons ?",
    en='"{score}": `{act}` grants or refuses by a number. Does an officer read the file before it takes effect, can they conclude otherwise, and do they write the reasons?',
)

SET = Text(
    fr="« {act} » : dès que la machine désigne quelqu’un, son droit s’arrête, et personne n’a lu le dossier. Faites lire d’abord ; laissez le droit ouvert pendant ce temps.",
    en='"{act}": as soon as the machine points at someone, their right stops, and nobody has read the file. Have it read first; keep the right open meanwhile.',
)

TOLD = Text(
    fr="« {words} » : un score décide de ce que la personne reçoit, ou ne reçoit plus. Faites lire son dossier par un agent avant l’effet ; dites ce qui a compté, et comment le corriger.",
    en='"{words}": a score decides what people get, or no longer get. Have their file read by an officer before it takes effect; say what counted, and how to put it right.',
)


def _told(document: Document) -> Iterator[Hit]:
    """Report a text that says that a score takes something from whoever reads it."""
    for found in (one for lang in ("fr", "en") for one in decided_by_score(document, lang)):
        yield Hit(found.span, TOLD, {"words": found.text})


def _set(act: Act) -> Iterator[Hit]:
    """Report the setting by which a score stops a right by itself."""
    if isinstance(act, OnScore) and act.place.is_lived:
        yield Hit(act.span, SET, {"act": act.name}, Certainty.VIOLATION if act.is_sure else Certainty.REVIEW, act.path)


def _ended(act: Act) -> Iterator[Hit]:
    """Report the program that refuses or ends somebody's file by a score."""
    if isinstance(act, FromDeed) and act.what is What.SCORED:
        if act.certain:
            yield Hit(act.span, THRESHOLD, {"score": act.shown, "act": act.other, "chain": ""}, path=act.path)
        else:
            yield Hit(act.span, ANSWERED, {"score": act.shown, "act": act.other}, Certainty.REVIEW, act.path)


@act_rule(
    Kind.REFUSE, Kind.CLOSE, Kind.CONTROL,
    name="score-adverse-threshold",
    code="W9403",
    family=Family.DATA_ETHICS,
    severity=Severity.CRITICAL,
    title=Text(fr="Seuil qui sanctionne seul", en="Threshold that punishes by itself"),
    harms=Text(
        fr="Les personnes dont le score dépasse un chiffre : leur aide s’arrête, et personne ne sait leur dire pourquoi.",
        en="People whose score is past a number: their payment stops, and nobody can tell them why.",
    ),
    instead=Text(
        fr="Le score propose, un agent lit le dossier, les droits restent ouverts pendant ce temps, la lettre dit la raison.",
        en="The score suggests, an officer reads the file, payments go on meanwhile, the letter gives the reason.",
    ),
    wrong_when=Text(
        fr="Un agent décide avant l’effet, dans une autre partie du code, ou le score ne porte pas sur une personne.",
        en="An officer decides before the effect, elsewhere in the code, or the score is not about a person.",
    ),
    refs=("gdpr-22", "schufa", "ddd-2024", "ai-act-annex-3"),
    lesson="09-data-and-scores/02-risk-score",
    mentions=(*WORDS, "proba"),
    needs=(*REFUSALS, *TARGETS, *GIVEN, *FIELDS),
    also=(
        Check(Subject.PROSE, (), (), _told),
        Check(Subject.ACT, (Kind.REFUSE,), ("scor", "risk", "risque", "fraud", "suspic", "proba", "likelihood", "propensity", "cotation", "predi", "anomal", "points", "note", "mark", "seuil", "threshold", "cut_off", "cutoff"), _ended, needs=REFUSALS),
        Check(Subject.ACT, (Kind.CLOSE,), ("anomal", "scor", "fraud", "risk", "risque", "suspic", "suspect", "threshold", "seuil", "outlier", "flag"), _set),
    ),
    bad=(
        Bad("Madame,\n\nVotre score de risque est de 8 sur 10 : votre allocation de l’été est suspendue.\n", TOLD, at="score de risque est de 8 sur 10 : votre allocation de l’été est suspendue", path="courriers/suspension.txt"),
        Bad('kind: CronJob\nspec:\n  jobTemplate:\n    spec:  # café\n      image: registry.example/benefits/anomaly:4\n      args: ["--model", "forest.pkl", "--on-anomaly", "suspend"]\n', SET, at='"suspend"', path="deploy/anomaly.yaml"),
        Bad("15 3 * * * /opt/benefits/anomaly --café 1 --on-anomaly suspend\n", SET, at="suspend", path="deploy/crontab"),
        Bad("anomaly: # café\n  limit: -0.2\n  on_anomaly: suspend\n", SET, at="suspend", path="config/scan.yml", review=True),
        Bad(
            "def contrôler(dossier):\n    if score_suspicion(dossier) > SEUIL:\n        dossier.suspendre()\n",
            THRESHOLD, at="score_suspicion(dossier) > SEUIL",
        ),
        Bad("async def build_run(awards):\n    for award in awards:  # été\n        if model.score(award) > HOLD_ABOVE:\n            await award.update_from_dict({\"status\": \"held\"}).save()\n", THRESHOLD, at="model.score(award) > HOLD_ABOVE", path="payments/pipeline.py"),
        Bad(
            '@shared_task\ndef nightly(claim):\n    claim.status = "suspended" if claim.fraud_score >= 0.8 else "active"\n',
            THRESHOLD, at="claim.fraud_score >= 0.8",
        ),
        Bad(
            'Dossier.objects.filter(score_risque__gt=70).update(statut="radié")\n',
            THRESHOLD, at='Dossier.objects.filter(score_risque__gt=70).update(statut="radié")',
        ),
        Bad(
            "for dossier in sorted(dossiers, key=score_fraude, reverse=True)[:200]:\n    dossier.suspendre()\n",
            THRESHOLD, at="sorted(dossiers, key=score_fraude, reverse=True)[:200]",
        ),
        Bad(
            'df.loc[df["proba_fraude"] > 0.7, "statut"] = "suspendu"  # été\n',
            THRESHOLD,
            at='df["proba_fraude"] > 0.7',
        ),
        Bad(
            'def post(self, request):\n    if risk_score(request) > 7:\n        return JsonResponse({"decision": "denied"})  # été\n',
            THRESHOLD, at="risk_score(request) > 7",
        ),
        Bad(
            'note = note_de_risque(dossier)\nif note > 70:\n    dossier.versement_suspendu = True\n',
            THRESHOLD, at="note > 70",
        ),
        Bad(
            "risky = model.predict_proba(x)[0] > 0.5\nif risky:\n    application.reject()\n",
            THRESHOLD, at="risky",
        ),
        Bad("export function trier(demande: Demande) {\n  if (demande.scoreRisque > 0.7) {\n    demande.statut = 'refusée';\n  }\n}\n", THRESHOLD, at="demande.statut = 'refusée'", path="src/tri.ts"),
        Bad("export const suite = (claim: Claim) => {\n  claim.status = claim.fraudScore > 0.6 ? 'rejected' : 'accepted'; // été\n};\n", THRESHOLD, at="claim.status = claim.fraudScore > 0.6 ? 'rejected' : 'accepted'", path="src/suite.ts"),
        Bad("<?php\nfunction issue(float $note): string\n{\n    return $note >= 60 ? 'accordée' : 'refusée'; // été\n}\n\nfunction traiter(Demande $demande): void\n{\n    $note = prédire_probabilité($demande);\n    $demande->setÉtat(issue($note));\n}\n", ANSWERED, at="$note >= 60 ? 'accordée' : 'refusée'", path="src/issue.php", review=True),
        Bad("class Moteur:\n    def note(self, demande):\n        return self.modèle.predict_proba(demande.lignes())[0, 1]\n\n    def trancher(self, demande):\n        n = self.note(demande)\n        return 'accordée' if n >= SEUIL else 'refusée'\n", ANSWERED, at="return 'accordée' if n >= SEUIL else 'refusée'", path="aides/moteur.py", review=True),
        Bad("@Component\nclass Été {\n    void run(Award award) {\n        double p = model.probability(award.features());\n        if (p > limit) {\n            award.suspend(today);\n        }\n    }\n}\n", THRESHOLD, at="award.suspend(today)", path="src/main/java/gov/Sweep.java"),
    ),
    good=(
        Good("class Examen:\n    def trancher(self, copie):\n        n = self.moyenne(copie)  # été\n        return 'accordée' if n >= SEUIL else 'refusée'\n", path="examens/moteur.py"),
        Good("@Component\nclass Été {\n    void run(Award award) {\n        double p = water.level(award.place());\n        if (p > limit) {\n            award.suspend(today);\n        }\n    }\n}\n", path="src/main/java/gov/Sweep.java"),
        Good("Madame,\n\nVotre score à l’examen de l’été est de 8 sur 20 : il n’est pas retenu, et vous pouvez le repasser.\n", path="courriers/examen.txt"),
        Good('kind: CronJob\nspec:\n  jobTemplate:\n    spec:  # café\n      image: registry.example/benefits/anomaly:4\n      args: ["--model", "forest.pkl", "--on-anomaly", "report", "--on-error", "stop"]\n', path="deploy/anomaly.yaml"),
        Good("if score_besoin(dossier) > 2:\n    dossier.proposer_aide()\n"),
        Good("if risk_score(claim) > LIMIT:\n    claim.assign_to(agent)\n"),
        Good('if score > SEUIL:\n    demande.statut = "A_EXAMINER"\n    demande.save()\n'),
        Good("async def build_run(awards):\n    for award in awards:  # été\n        if model.score(award) > READ_ABOVE:\n            await award.update_from_dict({\"status\": \"to_review\"}).save()\n", path="payments/pipeline.py"),
        Good("if spam_score(message) > 5:\n    message.reject()\n"),
        Good('if form.score < 0.5:  # captcha_score\n    raise ValidationError("Réessayez, ou appelez le 01 99 00 12 34.")\n'),
        Good("export function trier(demande: Demande) {\n  if (demande.scoreRisque > 0.7) {\n    demande.statut = 'à examiner';\n  }\n}\n", path="src/tri.ts"),
        Good("export function trier(demande: Demande, agent: Agent) {\n  if (demande.scoreRisque > 0.7 && agent.confirme(demande)) {\n    demande.statut = 'refusée';\n  }\n}\n", path="src/tri.ts"),
    ),
)  # fmt: skip
def score_adverse_threshold(act: Act) -> Iterator[Hit]:
    """Report the score that ends something, or has someone checked, when nobody looks in between."""
    if isinstance(act, OnScore | FromDeed):
        return
    score = next(act.grounds(Reason.SCORE), None) if act.is_decision and act.place.is_lived else None
    if score is not None and not act.is_read:
        facts = {"score": score.shown, "act": act.name, "chain": score.chain}
        certainty = Certainty.VIOLATION if is_named_a_score(score.shown) else Certainty.REVIEW
        yield Hit(score.span, THRESHOLD, facts, certainty, score.path)
