"""A refusal that nobody decided: a signal, a task or a `save()` writes it."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.deciding.wakes import REFUSALS, SUBJECTS
from guichet.done.nouns.act import Act, Kind, Reason
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Check, Good, Subject, act_rule
from guichet.told.left_alone import decided_by_machine

ALONE = Text(
    fr="`{act}` : le refus part de « {where} » sans que personne ait décidé. La personne ne saura pas à qui répondre. Mettez le dossier « à examiner » et laissez un agent conclure.",
    en='`{act}`: the refusal comes from "{where}" and nobody decided. The person will not know whom to answer. Set the file "to examine" and let an officer conclude.',
)
IN_VIEW = Text(
    fr="`{act}` : « {where} » semble refuser pendant que la personne dépose sa demande. Vérifiez qu’un agent décide, et que la réponse donne les raisons et les recours.",
    en='`{act}`: "{where}" seems to refuse while the person is still applying. Check that an officer decides, and that the answer gives the reasons and the remedies.',
)
MACHINE = Text(
    fr="`{act}` : dans « {where} », un calcul semble refuser seul. Vérifiez qu’un agent lit le dossier avant l’effet, signe, et écrit les raisons.",
    en='`{act}`: in "{where}", a computation seems to refuse by itself. Check that an officer reads the file before it takes effect, signs, and writes the reasons.',
)

APPEAL = Text(
    fr="`{act}` : qui demande un réexamen est renvoyé à la machine, et personne ne signe la réponse. Faites relire par quelqu’un qui n’a pas pris la décision.",
    en="`{act}`: people who ask for a second look are sent back to the machine, and nobody signs the answer. Have someone read it who did not take the decision.",
)

UNSET = Text(
    fr="Réglage « {setting} » : `{where}` refuse sans que personne ait lu la demande. La personne n’a pu s’expliquer devant aucun agent. Remettez ce réglage : un agent lit, peut conclure autrement, et signe.",
    en='Setting "{setting}": `{where}` refuses before anyone has read the request. The person could explain to no officer. Turn this setting on: an officer reads, can conclude otherwise, and signs.',
)

TOLD = Text(
    fr="« {words} » : d’après ce texte, une machine décide, et personne n’a lu. Qui n’entre pas dans les cases est refusé sans avoir pu s’expliquer. Faites lire par un agent qui peut conclure autrement, et signe.",
    en='"{words}": according to this text a machine decides, and nobody has read. People who fit no box are refused before they could explain. Have an officer read, who can conclude otherwise and signs.',
)
SAID = Text(
    fr="« {words} » : ce texte dit qu’une machine a décidé. Vérifiez qu’un agent lit avant l’effet, et dites à la personne qui, et comment faire relire.",
    en='"{words}": this text says that a machine decided. Check that an officer reads before it takes effect, and tell people who, and how to have it read again.',
)


FAILED = Text(
    fr="`{act}` : la personne reçoit un non parce qu’un autre service se tait. Dans « {where} », personne ne sait pourtant si elle a droit. Ne devrait-elle pas lire que la vérification n’a pas pu se faire, et son dossier attendre un agent ?",
    en='`{act}`: people get a no because another service did not answer. In "{where}", nobody knows whether they are entitled. Should they not read that the check could not be made, and their file wait for an officer?',
)


def _failed(act: Act) -> Iterator[Hit]:
    """Ask about the no that people get because another service did not answer."""
    if isinstance(act, FromDeed) and act.what is What.REFUSED_BY_FAILURE:
        yield Hit(act.span, FAILED, {"act": act.shown, "where": act.other}, Certainty.REVIEW, act.path)


def _told(document: Document) -> Iterator[Hit]:
    """Report a text that says that a machine decides; ask when it does not say that nobody else does."""
    for found, is_alone in (one for lang in ("fr", "en") for one in decided_by_machine(document, lang)):
        message, certainty = (TOLD, Certainty.VIOLATION) if is_alone else (SAID, Certainty.REVIEW)
        yield Hit(found.span, message, {"words": found.text}, certainty)


def _machine(act: Act) -> Iterator[Hit]:
    """Report a refusal that code says to be the system's own, and the setting that keeps anyone from reading before."""
    if isinstance(act, FromDeed) and act.what is What.READ_IF_SET:
        yield Hit(act.span, UNSET, {"setting": act.shown, "where": act.other}, path=act.path)
    if isinstance(act, FromDeed) and act.what is What.ALONE:
        message, certainty = (ALONE, Certainty.VIOLATION) if act.certain else (MACHINE, Certainty.REVIEW)
        yield Hit(act.span, message, {"act": act.shown, "where": act.other}, certainty, path=act.path)


def _answered(act: Act) -> Iterator[Hit]:
    """Report an appeal that nobody answers: the decision is taken again, and signed by no one."""
    if isinstance(act, FromDeed):
        if act.what is What.APPEAL_ALONE:
            yield Hit(act.span, APPEAL, {"act": act.shown}, path=act.path)
        return
    alone = act.is_unsigned or (act.is_worked_out and not act.is_read)
    if act.is_appeal and alone and act.place.is_lived:
        yield Hit(act.span, APPEAL, {"act": act.name})


@act_rule(
    Kind.REFUSE, Kind.CLOSE,
    name="refusal-automated",
    code="W9404",
    family=Family.DATA_ETHICS,
    severity=Severity.CRITICAL,
    title=Text(fr="Refus sans décision humaine", en="Refusal that nobody decided"),
    harms=Text(
        fr="Les personnes dont la situation n’entre pas dans les cases : elles sont refusées sans avoir été lues.",
        en="People whose situation fits no box: they are refused without being read.",
    ),
    instead=Text(
        fr="Le code prépare, signale ce qui manque et propose. Un agent décide, signe et écrit les raisons.",
        en="The code prepares, says what is missing and suggests. An officer decides, signs and writes the reasons.",
    ),
    wrong_when=Text(
        fr="La tâche applique seulement un refus qu’un agent a déjà décidé, ou rejette un fichier illisible.",
        en="The task only applies a refusal that an officer has already decided, or rejects a file that cannot be read.",
    ),
    refs=("gdpr-22", "ddd-2024", "ai-act-annex-3"),
    lesson="09-data-and-scores/04-explaining",
    mentions=SUBJECTS,
    needs=REFUSALS,
    also=(
        Check(Subject.ACT, (Kind.REFUSE,), ("refus", "reject", "rejet", "denied", "declin", "inelig"), _machine, ("system", "auto", "machine", "robot", "moteur", "engine")),
        Check(Subject.ACT, (Kind.REFUSE,), ("review", "relecture", "lecture", "humain", "human", "examen", "manuel", "manual", "agent", "officer"), _machine, ("refus", "reject", "rejet", "denied", "declin", "inelig", "accord", "grant", "accept", "eligib")),
        Check(Subject.ACT, (Kind.DECIDE, Kind.REFUSE, Kind.CLOSE), ("recours", "appeal", "reexam", "réexam", "reclamation", "réclamation", "contest", "objection"), _answered),
        Check(Subject.ACT, (Kind.REFUSE,), ("except", "catch", "rescue"), _failed, ("eligib", "entitle", "droit", "right", "qualif", "resident", "habitant", "student", "etudiant", "ess", "refus", "reject", "rejet", "denied", "declin")),
        Check(Subject.PROSE, (), (), _told),
    ),
    bad=(
        Bad("@Service\nclass AppealService {\n    Appeal lodge(Appeal appeal) {\n        Verdict verdict = engine.evaluate(appeal.claim());\n        appeal.close(verdict.outcome()); // été\n        return appeal;\n    }\n}\n", APPEAL, at="appeal.close(verdict.outcome())", path="src/main/java/gov/AppealService.java"),
        Bad('def is_resident(person):  # café\n    try:\n        return register_api.get(person.reference).known\n    except ConnectionError:\n        return False\n', FAILED, at="return False", path="grants/checks.py", review=True),
        Bad("Madame,\n\nVotre demande de l’été a été rejetée par notre logiciel, sans examen par un agent.\n", TOLD, at="rejetée par notre logiciel, sans examen par un agent", path="courriers/refus.txt"),
        Bad('<p lang="en">Our café software rejected your application for a grant.</p>', SAID, at="software rejected your", path="templates/outcome.html", review=True),
        Bad("export function décider(demande) {\n  return { issue: 'refusée', auteur: 'moteur', motif: null };\n}\n", ALONE, at="'refusée'", path="src/moteur.ts"),
        Bad("export function suite(demande) {\n  return { numéro: demande.id, issue: 'refusée', auteur: 'moteur' }; // été\n}\n", MACHINE, at="'refusée'", path="src/suite.ts", review=True),
        Bad('class Recours(models.Model):\n    statut = models.CharField(default="rejeté", max_length=9)\n', ALONE, at='"rejeté"'),
        Bad('def traiter(demandes):\n    for demande in demandes:\n        demande.statut = "acceptée" if moteur.evaluer(demande) else "refusée"\n', MACHINE, at='demande.statut = "acceptée" if moteur.evaluer(demande) else "refusée"', review=True),
        Bad('def reexaminer(demande):\n    demande.decision = moteur.decider(demande)\n    demande.relu_par = None\n', APPEAL, at="demande.decision = moteur.decider(demande)"),
        Bad(
            '@receiver(post_save, sender=Demande)\ndef décider(sender, instance, **kwargs):\n    if instance.revenu > 900:\n        instance.statut = "REFUSÉE"\n',
            ALONE, at='instance.statut = "REFUSÉE"',
        ),
        Bad(
            "@shared_task\ndef close_old_claims():\n    Claim.objects.filter(income__gt=LIMIT).update(status=Claim.Status.REJECTED)\n",
            ALONE, at="Claim.objects.filter(income__gt=LIMIT).update(status=Claim.Status.REJECTED)",
        ),
        Bad(
            'class Demande(models.Model):\n    def save(self, *args, **kwargs):\n        if self.age < 25:\n            self.décision = "refus"\n        super().save(*args, **kwargs)\n',
            ALONE, at='self.décision = "refus"',
        ),
        Bad(
            'def déposer(request):\n    demande = créer(request.POST)\n    if demande.revenu > PLAFOND:\n        demande.statut = "refusee"\n    demande.save()\n',
            IN_VIEW, at='demande.statut = "refusee"', review=True,
        ),
        Bad({"été/barème.py": 'def conclure(dossier):\n    return "refus" if dossier.revenus > 607 else "accord"\n', "été/recours.py": "from été.barème import conclure\n\n\ndef contester(ref):\n    dossier = charger(ref)\n    dossier.decision = conclure(dossier)\n"}, APPEAL, at="dossier.decision = conclure(dossier)", path="été/recours.py"),
        Bad({"engine/decide.py": 'def decide(claim):\n    if claim.savings > 16000:\n        return "upheld"\n', "appeals/été.py": "from engine.decide import decide\n\n\ndef answer(appeal):\n    verdict = decide(appeal.claim)\n    appeal.outcome = verdict\n"}, APPEAL, at="appeal.outcome = verdict", path="appeals/été.py"),
        Bad({"été/pas.py": 'import yaml\n\nPAS = yaml.safe_load(open("été/demandes.yml"))\n', "été/demandes.yml": "demande:\n  recue:\n    - {vers: refusee, par: machine}\n  refusee: []\n"}, ALONE, at="{vers: refusee, par: machine}", path="été/demandes.yml"),
        Bad("CREATE FUNCTION été() RETURNS trigger AS $$\nBEGIN\n  IF NEW.revenu IS DISTINCT FROM OLD.revenu THEN\n    UPDATE droit SET statut = 'radie';\n  END IF;\nEND $$;\n", ALONE, at="UPDATE droit SET statut = 'radie'", path="db/migrations/12.sql"),
        Bad("CREATE PROCEDURE été() BEGIN\n  UPDATE benefit_payment SET amount = greatest(0, amount - NEW.deduction);\nEND\n", ALONE, at="UPDATE benefit_payment SET amount = greatest(0, amount - NEW.deduction)", path="sql/recover.sql"),
        Bad('{"claim": {"received": {"auto": true, "on": {"low": "rejected", "high": "paid été"}}}}\n', ALONE, at='{"auto": true, "on": {"low": "rejected", "high": "paid été"}}', path="config/workflow.json"),
        Bad({"été/barème.py": 'def proposer(dossier):\n    return "refus" if dossier.revenus > 607 else "accord"\n', "été/réexamen.py": "from été.barème import proposer\n\n\ndef reexamen(ref):\n    dossier = charger(ref)\n    dossier.decision = proposer(dossier)\n"}, APPEAL, at="dossier.decision = proposer(dossier)", path="été/réexamen.py"),
        Bad('@shared_task\ndef level_down(family, kept):\n    """Été."""\n    family.benefits.exclude(pk__in=kept).update(active=False)\n', ALONE, at="family.benefits.exclude(pk__in=kept).update(active=False)", path="fair/tasks.py"),
    ),
    good=(
        Good("@Service\nclass AppealService {\n    Appeal lodge(Appeal appeal) {\n        Verdict verdict = engine.evaluate(appeal.claim());\n        appeal.note(verdict.outcome()); // été\n        officers.assign(appeal);\n        return appeal;\n    }\n}\n", path="src/main/java/gov/AppealService.java"),
        Good("Madame,\n\nVotre demande de l’été a été triée par notre logiciel, puis lue par Mme Roy, qui a décidé.\n", path="courriers/refus.txt"),
        Good("export function montrer(demande) {\n  return { état: 'refusée', source: 'auto', couleur: 'rouge' }; // été\n}\n", path="src/demandes/liste.ts"),
        Good("<?php\nfunction noter(Demande $été, Journal $journal) {\n    if ($été->etat === 'refusee') {\n        $journal->save(['acteur' => 'systeme', 'etat' => 'refusee', 'demande' => $été->id]);\n    }\n}\n", path="src/suivi.php"),
        Good("export function décider(demande) {\n  return { issue: 'refusée', auteur: demande.agent, motif: demande.motif };\n}\n", path="src/moteur.ts"),
        Good('STATUTS = {"ouvert": "open", "ferme": "closed"}  # été\n\n\nclass Command(BaseCommand):\n    def statut(self, demande):\n        if "status" in demande:\n            original_status = demande["status"]\n            new_status = STATUTS[original_status]\n        else:\n            new_status = "unknown"\n        return new_status\n', path="demandes/management/commands/reprise.py"),
        Good('{"claim": {"received": {"auto": false, "on": {"low": "rejected", "high": "paid été"}}}}\n', path="config/workflow.json"),
        Good("CREATE FUNCTION été() RETURNS trigger AS $$\nBEGIN\n  IF NEW.revenu IS DISTINCT FROM OLD.revenu THEN\n    UPDATE droit SET statut = 'a_examiner';\n  END IF;\nEND $$;\n", path="db/migrations/12.sql"),
        Good("DO $$\nBEGIN  -- été\n  UPDATE droit SET statut = 'radie' WHERE statut = 'RADIE ';\nEND $$;\n", path="db/migrations/12.sql"),
        Good({"été/barème.py": 'def conclure(dossier):\n    return "refus" if dossier.revenus > 607 else "accord"\n', "été/recours.py": "from été.barème import conclure\n\n\ndef contester(ref):\n    dossier = charger(ref)\n    dossier.decision_proposee = conclure(dossier)\n    dossier.assigner(commission)\n"}, path="été/recours.py"),
        Good("demande:\n  recue:\n    - {vers: refusee, par: machine}\n  refusee:\n    - {vers: revue, par: agent}\n", path="été/demandes.yml"),
        Good('class Recours(models.Model):\n    statut = models.CharField(default="reçu", max_length=9)  # ni rejeté ni refusé\n'),
        Good('def reexaminer(demande, agent):\n    demande.decision = agent.decider(demande)\n    demande.relu_par = agent\n'),
        Good('@receiver(post_save, sender=Demande)\ndef trier(sender, instance, **kwargs):\n    instance.statut = "A_EXAMINER"\n'),
        Good('@shared_task\ndef vérifier(fichier):\n    fichier.statut = "rejeté"  # fichier illisible\n'),
        Good(
            '@permission_required("aides.instruire")\ndef décider(request, pk):\n    if request.POST["avis"] == "refus":\n        demande.statut = "REFUSEE"\n'
        ),
        Good('@shared_task\ndef appliquer(demande):\n    if demande.avis_agent == "refus":\n        demande.statut = "REFUSEE"\n'),
        Good('@click.option("--ttl")\ndef expiring_command(ttl):\n    """Été."""\n    expiring(ttl)\n', path="certificats/cli.py"),
        Good('@shared_task\ndef level_down(exhibitor, kept):\n    """Été."""\n    exhibitor.stand_benefits.exclude(pk__in=kept).update(active=False)\n', path="fair/tasks.py"),
        Good('def is_resident(person):  # café\n    try:\n        return register_api.get(person.reference).known\n    except ConnectionError:\n        raise\n', path="grants/checks.py"),
    ),
)  # fmt: skip
def refusal_automated(act: Act) -> Iterator[Hit]:
    """Report a refusal or a stop that runs by itself; ask about one that a person's own request meets."""
    if (
        not act.is_about_people
        or not act.place.is_lived
        or act.is_read
        or act.is_by_clock
        or any(act.grounds(Reason.SCORE))
    ):
        return
    facts = {"act": act.name, "where": act.where}
    if act.is_unattended:
        yield Hit(act.span, ALONE, facts, path=act.path)
    elif act.kind is Kind.REFUSE and act.is_in_view and act.is_judged:
        yield Hit(act.span, IN_VIEW, facts, Certainty.REVIEW)
    elif act.kind is Kind.REFUSE and act.is_by_machine:
        yield Hit(act.span, MACHINE, facts, Certainty.REVIEW)
