"""A request that a clock closes without a word."""

from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.deciding.wakes import REFUSALS, SUBJECTS
from guichet.done.nouns.act import Act, Kind
from guichet.done.pages.sent_nowhere import sent_nowhere
from guichet.done.pages.unanswered import closed_on_arrival, closed_unanswered
from guichet.reading.project.project import Project
from guichet.reading.python.module import PythonModule
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Check, Good, Subject, act_rule
from guichet.told.left_alone import dropped
from guichet.told.silence import silence_held_against

SILENT = Text(fr="Cette tâche clôt des demandes sans prévenir personne : la personne attend une réponse qui ne viendra pas. Écrivez-lui ce qui manque, le délai et l’adresse, avant de clore.", en="This job closes requests without telling anyone: the person waits for an answer that will not come. Write what is missing, by when and where to send it, before closing.")  # fmt: skip
MUTED = Text(fr="« {act} » prend quelque chose à quelqu’un sans l’en avertir : on le découvre trop tard. Écrivez avant : ce qui change, pourquoi, et comment répondre.", en='"{act}" takes something from someone without telling them: they find out too late. Write first: what changes, why, and how to answer.')  # fmt: skip
GOOD_NEWS = Text(fr="« {act} » : on semble n’écrire qu’aux personnes qui reçoivent un oui. Vérifiez qu’un refus ou une fin de droit est écrit aussi, avec ses raisons et les recours.", en='"{act}": only people who get a yes seem to be written to. Check that a refusal or an end of right is written too, with its reasons and remedies.')  # fmt: skip
AGREED = Text(fr="`{act}` : le silence de la personne est écrit comme un accord, et ce qui était réclamé ou proposé est fait. Ne pas répondre, c’est souvent ne pas avoir reçu : appelez, attendez, et laissez un agent décider.", en="`{act}`: the person's silence is written down as an agreement, and what was claimed or proposed is done. Not answering often means not having received: call, wait, and let an officer decide.")  # fmt: skip
UNREAD = Text(fr="`{act}` : ce que la personne a écrit est clos à l’instant où il arrive, avant que quelqu’un l’ait lu. Laissez-le ouvert, et confiez-le à une équipe qui répond.", en="`{act}`: what people wrote is closed the moment it arrives, before anyone has read it. Leave it open, and hand it to a team that answers.")  # fmt: skip
DROPPED = Text(fr="« {test} » : au-delà de ce nombre, ce que la personne a demandé est jeté sans un mot, alors qu’elle attend une réponse. Gardez la demande en attente, ou refusez-la avant de dire qu’elle est reçue ?", en='"{test}": beyond that number, what people asked is thrown away without a word, while they wait for an answer. Keep the request waiting, or refuse it before saying that it was received?')  # fmt: skip
UNKEPT = Text(fr="« {test} » : dans ce cas, ce que la personne a envoyé n’est pas gardé, et elle lit pourtant qu’il est reçu : elle attend une réponse qui ne viendra pas. Gardez-le et laissez un agent juger, ou dites-lui pourquoi et comment faire.", en='"{test}": in that case, what people sent is not kept, and yet they read that it was received: they wait for an answer that will not come. Keep it and let an officer judge, or tell them why and what to do.')  # fmt: skip


FAILED = Text(fr="`{act}` : si cela échoue, la personne lit pourtant que c’est envoyé. Seul un journal le sait, et elle attend une réponse qui ne viendra pas. L’envoi est-il rejoué, ou l’échec dit, avec un autre moyen d’écrire ?", en="`{act}`: when this fails, people still read that it was sent. Only a log knows, and they wait for an answer that will not come. Is it tried again, or are they told, with another way to write?")  # fmt: skip


def _dropped(act: Act) -> Iterator[Hit]:
    """Ask about a job that throws requests away once so many were counted."""
    if isinstance(act, FromDeed) and act.what is What.DROPPED:
        yield Hit(act.span, DROPPED, {"test": act.shown}, Certainty.REVIEW, act.path)
    elif isinstance(act, FromDeed) and act.what is What.UNKEPT:
        yield Hit(act.span, UNKEPT, {"test": act.shown}, Certainty.REVIEW, act.path)
    elif isinstance(act, FromDeed) and act.what is What.FAILED_AS_DONE:
        yield Hit(act.span, FAILED, {"act": act.shown}, Certainty.REVIEW, act.path)


LOST = Text(fr="« {words} » : une lettre qui n’arrive pas, un séjour à l’hôpital, un téléphone en panne, et la place ou le dossier est perdu. Écrivez et appelez avant, laissez des semaines, et dites comment le retrouver.", en='"{words}": a letter that does not come, a stay in hospital, a broken phone, and the place or the file is lost. Write and call first, give weeks, and say how to get it back.')  # fmt: skip
TAKEN = Text(fr="« {words} » : ne pas répondre, c’est souvent ne pas avoir reçu, ou ne pas avoir pu lire. Rappelez par un autre moyen, et dites comment revenir en arrière.", en='"{words}": not answering often means not having received, or not having been able to read. Remind people by another means, and say how to go back.')  # fmt: skip


def _taken(document: Document) -> Iterator[Hit]:
    """Report a text that takes the reader's silence for a yes, or by which a place goes without a word or in a few days."""
    for lang in ("fr", "en"):
        seen = {
            id(found.prose): Hit(found.span, TAKEN, {"words": found.text})
            for found in silence_held_against(document, lang)
        }
        yield from seen.values()
        yield from (
            Hit(found.span, LOST, {"words": found.text})
            for found in dropped(document, lang)
            if id(found.prose) not in seen
        )


def _on_arrival(_: nodes.Module, module: PythonModule) -> Iterator[Hit]:
    """Report what people wrote and that is closed as it arrives."""
    for node in closed_on_arrival(module):
        yield Hit(module.span(node), UNREAD, {"act": module.text(node)})


LATE = Text(fr="`{act}` : ce que la personne a écrit est clos parce que le service n’y a pas répondu. C’est elle qui paie son retard : laissez ouvert, et faites remonter à quelqu’un.", en="`{act}`: what people wrote is closed because the service did not answer. They pay for its delay: leave it open, and raise it with someone.")  # fmt: skip


def _unanswered(_: nodes.Module, module: PythonModule) -> Iterator[Hit]:
    """Report what people wrote and that is closed for want of an answer of the service."""
    for node in closed_unanswered(module):
        yield Hit(module.span(node), LATE, {"act": " ".join(module.text(node).split())[:80]})


MENDED = Text(fr="« {act} » : corriger une erreur ferme la demande, et la personne recommence en perdant sa date. Laissez corriger sans clore, et gardez la date du premier dépôt.", en='"{act}": putting a mistake right closes the request, and people start over and lose their date. Let them correct without closing, and keep the date of the first filing.')  # fmt: skip
STOPPED = Text(fr="`{test}` : qui quitte une liste ne reçoit plus rien, pas même la décision qui le concerne, et le délai pour la contester court. N’arrêtez que la liste, et écrivez toujours les décisions.", en="`{test}`: whoever leaves a list gets nothing any more, not even the decision about them, while the time to contest it runs. Stop the list alone, and always write decisions.")  # fmt: skip
LAPSED = Text(fr="`{act}` : le temps seul clôt ce dossier, et rien n’est écrit ici à la personne. Reçoit-elle avant un message qui dit la date, ce qui manque et où l’envoyer, puis un autre qui dit comment revenir ?", en="`{act}`: time alone closes this file, and nothing is written here to the person. Do they first get a message that says the date, what is missing and where to send it, then another that says how to come back?")  # fmt: skip
SETTLED = Text(fr="`{act}` : qui n’a pas répondu est noté comme satisfait. Ne pas répondre, c’est souvent ne pas avoir reçu, ou ne pas avoir pu : gardez « sans réponse » comme raison, et laissez rouvrir d’un mot.", en="`{act}`: people who did not answer are written down as satisfied. Not answering often means not having received, or not having been able to: keep “no answer” as the reason, and let one word open the file again.")  # fmt: skip


NOWHERE = Text(fr="« {setting} » : ce qui est envoyé ainsi n’arrive à personne. La mémoire d’un programme ou un journal n’est pas une boîte, et la personne attend une réponse qui ne viendra pas. Donnez un transport qui garde et qui livre.", en='"{setting}": what is sent this way reaches nobody. The memory of a program, or a log, is no letter box, and people wait for an answer that will not come. Give a transport that keeps and delivers.')  # fmt: skip


def _nowhere(project: Project) -> Iterator[Hit]:
    """Report the settings by which what people send, or wait for, goes nowhere."""
    for one in sent_nowhere(project):
        certainty = Certainty.VIOLATION if one.certain else Certainty.REVIEW
        yield Hit(one.span, NOWHERE, {"setting": one.shown[:80]}, certainty, path=one.path)


def _by_clock(act: Act) -> Iterator[Hit]:
    """Report the file that a job closes because of a date, when nothing is written to the person there, or as if silence were a yes."""
    if isinstance(act, FromDeed) and act.what is What.CLOSED_BY_CLOCK:
        said, certainty = (SILENT, Certainty.VIOLATION) if act.certain else (LAPSED, Certainty.REVIEW)
        yield Hit(act.span, said, {"act": act.shown}, certainty, path=act.path)
    if isinstance(act, FromDeed) and act.what is What.SETTLED:
        yield Hit(act.span, SETTLED, {"act": act.shown}, Certainty.REVIEW, path=act.path)


UNTOLD = Text(fr="« {state} » manque à « {told} » : le dossier prend fin sans un mot, et la personne attend une réponse qui ne viendra pas. Écrivez-lui aussi alors, avec ce qui manque et comment reprendre.", en='"{state}" is missing from "{told}": the file ends without a word, and the person waits for an answer that will not come. Write then too, with what is missing and how to take it up again.')  # fmt: skip


SILENCED = Text(fr="« {state} » est dans « {told} » : quand le dossier prend fin ainsi, rien n’est écrit à la personne, qui attend une réponse. Sortez-le de cette liste, et dites ce qui manque et comment reprendre.", en='"{state}" is in "{told}": when a file ends so, nothing is written to the person, who waits for an answer. Take it out of that list, and say what is missing and how to take it up again.')  # fmt: skip
UNSET = Text(fr="Réglage « {setting} » : `{act}` n’est jamais exécuté, et le dossier prend fin sans un mot. La personne attend une réponse qui ne viendra pas. Changez ce réglage, ou écrivez toujours.", en='Setting "{setting}": `{act}` never runs, and the file ends without a word. The person waits for an answer that will not come. Change this setting, or always write.')  # fmt: skip


FOLDED = Text(fr="« {state} » se lit « {told} » : la personne ne sait pas qu’il lui manque un papier, ou que son dossier est fini, et n’agit pas à temps. Dites l’état vrai, ce qu’elle peut faire et jusqu’à quand ?", en='"{state}" reads "{told}": people do not know that a paper is missing, or that their file has ended, and do not act in time. Tell the true state, what they can do and until when?')  # fmt: skip


def _untold(act: Act) -> Iterator[Hit]:
    """Report the list of states that people are told of, when one that ends their file is not among them."""
    if isinstance(act, FromDeed) and act.what is What.TOLD_IF_SET:
        yield Hit(act.span, UNSET, {"setting": act.shown, "act": act.other}, Certainty.REVIEW, act.path)
    if isinstance(act, FromDeed) and act.what is What.FOLDED:
        yield Hit(act.span, FOLDED, {"state": act.shown, "told": act.other}, Certainty.REVIEW, act.path)
    if isinstance(act, FromDeed) and act.what in (What.UNTOLD, What.SILENCED):
        said = SILENCED if act.what is What.SILENCED else UNTOLD
        certainty = Certainty.VIOLATION if act.certain else Certainty.REVIEW
        yield Hit(act.span, said, {"state": act.shown, "told": act.other}, certainty, path=act.path)


_BY_DEED = {What.STOPPED: STOPPED, What.MENDED: MENDED}


def _done(act: Act) -> Iterator[Hit]:
    """Report the test that keeps decisions from people who left a list, and the step by which a correction ends a request."""
    if isinstance(act, FromDeed) and act.what in _BY_DEED:
        yield Hit(act.span, _BY_DEED[act.what], {"test": act.shown, "act": act.shown}, path=act.path)


def _agreed(act: Act) -> Iterator[Hit]:
    """Report an agreement written for people who did not answer what is claimed from them."""
    if act.goes_without == "answer" and act.place.is_lived:
        certainty = Certainty.VIOLATION if act.is_sure else Certainty.REVIEW
        yield Hit(act.span, AGREED, {"act": act.name}, certainty, act.path)


def _muted(act: Act) -> Iterator[Hit]:
    """Report a setting that keeps silent about what ends or suspends a right."""
    if act.goes_without == "notice" and act.place.is_lived:
        sure = act.is_sure
        yield Hit(
            act.span,
            MUTED if sure else GOOD_NEWS,
            {"act": act.name},
            Certainty.VIOLATION if sure else Certainty.REVIEW,
            act.path,
        )


@act_rule(
    Kind.REFUSE, Kind.CLOSE,
    name="request-closed-silently",
    code="W9548",
    family=Family.ALTERNATIVES,
    severity=Severity.CRITICAL,
    title=Text(fr="Demande close en silence", en="Request closed in silence"),
    harms=Text(
        fr="Les personnes qui attendent une réponse, et dont le dossier n’existe plus.",
        en="People who wait for an answer, and whose file no longer exists.",
    ),
    instead=Text(
        fr="Écrivez avant : ce qui manque, jusqu’à quand, où l’envoyer ; puis dites la décision et les recours.",
        en="Write first: what is missing, until when, where to send it; then tell the decision and the remedies.",
    ),
    wrong_when=Text(
        fr="Le courrier part d’un signal ou d’une autre tâche.",
        en="The letter is sent by a signal or another task.",
    ),
    refs=("crpa-l-114-5",),
    lesson="03-forms/06-receipt-refusal-remedy",
    mentions=SUBJECTS,
    needs=REFUSALS,
    also=(
        Check(Subject.PYTHON, (nodes.Module,), ("isnull",), _unanswered, ("repondu", "answered", "replied", "reponse", "reply", "response", "traite", "handled", "lu_le", "read_at")),
        Check(Subject.PYTHON, (nodes.Module,), ("receiver", "listens_for", "message", "mail", "ticket", "complaint", "reclamation", "question"), _on_arrival, ("created", "archive", "close", "delete", "resolve", "clore", "clotur")),
        Check(Subject.PROSE, (), (), _taken),
        Check(Subject.PROJECT, (), (), _nowhere),
        Check(Subject.ACT, (Kind.CLOSE,), (*REFUSALS, "not_filing", "archiv", "desactiv", "deactiv", "waiting", "waitlist", "attente", "delete", "destroy", "supprim", "effac", "purge", "remove"), _by_clock, needs=("ago", "modify(", "sub(", "subday", "_at", "_time", "date", "wait")),
        Check(Subject.ACT, (Kind.HIDE,), ("decision", "décision", "refus", "award", "outcome"), _done, ("send", "mail", "post", "notif", "deliver", "envo", "sms", "letter", "tell", "inform", "courrier")),
        Check(Subject.ACT, (Kind.CLOSE,), ("plafond", "limit", "quota", "allowance", "cap", "seuil", "contingent", "jauge", "max", "full", "complet", "per_day", "par_jour", "ceiling", "daily", "quotidien", "journalier", "intake"), _dropped),
        Check(Subject.ACT, (Kind.CLOSE,), ("thank", "merci", "reçu", "received", "new_ref", "newref", "reference =", "référence", "nouvelleref", "receipt", "description", "exploitable", "useful", "wording"), _dropped, needs=("report", "demande", "request", "claim", "signale", "plainte", "complain", "intake", "reclam", "réclam")),
        Check(Subject.ACT, (Kind.CLOSE,), ("language", "langue", "lang", "locale"), _dropped, needs=("clos", "clor", "clôt", "archiv", "ferm", "ignor", "discard", "reject", "rejet", "drop", "dismiss")),
        Check(Subject.ACT, (Kind.CLOSE,), ("except", "catch", "rescue"), _dropped, needs=("success", "succès", "merci", "thank", "sent", "envoy", "transmis", "received", "reçu", "enregistr", "notified", "notif", "delivered", "alert")),
        Check(Subject.ACT, (Kind.CLOSE,), ("notif", "preven", "prévenu", "avert", "inform", "lett", "lettre", "courrier", "tell", "told", "mail", "sms", "send", "envo", "silen"), _untold, needs=(*REFUSALS, "archiv")),
        Check(Subject.ACT, (Kind.CLOSE,), ("en cours", "in progress", "in process", "en traitement", "instruction", "processing", "processed", "examined", "review", "ongoing", "looking at"), _untold),
        Check(Subject.ACT, (Kind.CLOSE,), ("answer", "reply", "response", "repons", "silence", "retour", "echeance", "deadline", "delai", "unanswered", "timed"), _by_clock, needs=(*REFUSALS, "withdraw", "desist", "retir", "cancel", "annul", "renonc", "archiv", "delete", "suppr")),
        Check(Subject.ACT, (Kind.CLOSE,), ("rectif", "corrig", "correct", "amend"), _done),
        Check(Subject.ACT, (Kind.ANSWER,), ("agree", "accept", "accord", "acquiesc", "consent", "acknowledg", "reconnu", "contest", "tacit", "sign", "lapse", "perform", "handle", "execute"), _agreed, needs=("offer", "propos", "answer", "repl", "respon", "repon", "répon", "contest", "disput", "objection", "observation", "reaction", "silence", "timeout", "timed", "delai", "délai", "passed", "retour", "terme", "echeance")),
        Check(Subject.ACT, (Kind.HIDE,), ("notif", "preven", "previen", "avert", "annonc", "announc", "inform", "letter", "courrier", "tell", "notice", "warn", "told", "write", "mail", "sms", "envoy", "send"), _muted),
    ),
    bad=(
        Bad("// été\nexport const LIBELLES_DEMANDE = {\n  recue: 'Reçue',\n  rejetee: 'En cours de traitement',\n};\n", FOLDED, at="'En cours de traitement'", path="src/suivi/libelles.js", review=True),
        Bad("<?php // été\nclass Clore extends Command\n{\n    public function handle(): void\n    {\n        Demande::where('statut', 'attente_usager')->where('relancee_le', '<', now()->subDays(90))->update(['statut' => 'classee']);\n    }\n}\n", LAPSED, at="update(['statut' => 'classee'])", path="app/Console/Clore.php", review=True), Bad('<p lang="fr">À la cantine d’été, les inscrits absents sont radiés sans préavis.</p>', LOST, at="inscrits absents sont radiés sans préavis", path="templates/cantine.html"),
        Bad('from django.contrib import messages\n\n\ndef écrire(request, form):\n    try:\n        envoyer_courriel(form.cleaned_data["texte"])\n    except OSError as exc:\n        logger.exception(exc)\n    messages.success(request, "Votre message de l’été a bien été envoyé.")\n    return redirect("contact")\n', FAILED, at='envoyer_courriel(form.cleaned_data["texte"])', path="contact/views.py", review=True),
        Bad('class ContactsController < ApplicationController # été\n  def create\n    begin\n      TeamMailer.question(params[:text]).deliver_now\n    rescue Net::SMTPError => e\n      Rails.logger.error(e)\n    end\n    redirect_to root_path, notice: "Votre message a bien été envoyé."\n  end\nend\n', FAILED, at="TeamMailer.question(params[:text]).deliver_now", path="app/controllers/contacts_controller.rb", review=True),
        Bad('framework: # été\n    messenger:\n        transports:\n            suite: "in-memory://"\n        routing:\n            App\\Message\\TransmettreRéclamation: suite\n', NOWHERE, at="suite", path="config/packages/messenger.yaml"),
        Bad('from celery import shared_task\n\n\n@shared_task\ndef route(message):  # café\n    if message.language not in KNOWN:\n        message.close(outcome="unsupported")\n        return\n    message.assign(team_of(message))\n', UNKEPT, at='message.close(outcome="unsupported")', path="desk/tasks.py", review=True),
        Bad('<p lang="fr">À la cantine d’été, les inscrits absents sont radiés sans préavis.</p>', LOST, at="inscrits absents sont radiés sans préavis", path="templates/cantine.html"),
        Bad({"avis/départ.py": "def desabonner(jeton):\n    contact = lire(jeton)\n    contact.courriel_ok = False\n    contact.save()\n", "avis/envoi.py": "DECISION = 'décision'\n\n\ndef remettre(contact, sorte, texte):\n    if not contact.courriel_ok:\n        return\n    poster(contact.courriel, sorte, texte)\n"}, STOPPED, at="not contact.courriel_ok", path="avis/envoi.py"),
        Bad({"src/leave.ts": "export async function unsubscribe(id: string) {\n  await contacts.update(id, { mailAllowed: false }); // café\n}\n", "src/decisions.ts": "export async function sendDecision(contact, decision) {\n  if (!contact.mailAllowed) {\n    return;\n  }\n  await sendMail(contact.email, decision.text);\n}\n"}, STOPPED, at="contact.mailAllowed", path="src/decisions.ts"),
        Bad({"app/controllers/départs_controller.rb": "class DepartsController < ApplicationController\n  def unsubscribe\n    contact.update(courriels: false)\n  end\nend\n", "app/services/avis.rb": "class Avis\n  def remettre(contact, decision)\n    return unless contact.courriels\n    Courrier.envoyer(contact, :decision)\n  end\nend\n"}, STOPPED, at="contact.courriels", path="app/services/avis.rb"),
        Bad("avenants:\n  delai-jours: 15  # été\n  issue-sans-reponse: SIGNE\n", AGREED, at="SIGNE", path="src/main/resources/application.yml"),
        Bad('{"rent_increase": {"café": 1, "after_days": 15, "no_reply": "signed"}}\n', AGREED, at='"signed"', path="conf/rents.json"),
        Bad("demande_été:\n  transitions:\n    rectifier: {from: deposee, to: close}\n", MENDED, at="close", path="conf/etapes.yml"),
        Bad('def fermer_anciens():\n    """Été."""\n    Ticket.objects.filter(repondu_le__isnull=True, cree_le__lt=limite()).update(etat="clos")\n', LATE, at='Ticket.objects.filter(repondu_le__isnull=True, cree_le__lt=limite()).update(etat="clos")', path="support/taches.py"),
        Bad('{"café": "We have had no answer. Your application is now considered abandoned."}\n', TAKEN, at="application is now considered abandoned", path="locales/en.json"),
        Bad("NOTIFIES = {\"accordée\", \"versée\"}\n\n\ndef changer(demande, etat):\n    if etat in NOTIFIES:\n        envoyer(demande)\n", GOOD_NEWS, at='{"accordée", "versée"}', path="service/avis.py", review=True),
        Bad("demandes:  # l’été aussi\n  si_pas_de_reponse: rejet\n", SILENT, at="rejet", path="service/etapes.yml"),
        Bad('def on_message(message):\n    """Reçu."""\n    reply(message.sender, ACCUSÉ)\n    message.archive()\n', UNREAD, at='message.archive()', path='boite/reception.py'),
        Bad('@receiver(post_save, sender=Message)\ndef répondre(sender, instance, created, **kw):\n    if created:\n        instance.statut = "clos"\n        instance.save()\n', UNREAD, at='instance.statut = "clos"', path='messagerie/signals.py'),
        Bad("sms:\n  relance: \"Sans réponse de votre part avant le 3 mai, nous considérerons que vous abandonnez votre demande de l’été.\"\n", TAKEN, at="Sans réponse de votre part avant le 3 mai, nous considérerons que vous abandonnez", path="locales/fr.yml"),
        Bad('<p lang="en">If you do not reply, we will assume that you no longer want the café grant.</p>', TAKEN, at="If you do not reply, we will assume that you no longer want", path="templates/letters/grant.html"),
        Bad('[regles.rib_recent]\naction = "suspendre"\nnotification = "aucune"\n', MUTED, at='notification = "aucune"', path="service/regles.toml"),
        Bad('SUITES = {\n    ("proposée", "delai_passe"): "acceptée",\n    ("proposée", "non"): "contestée",\n}\n', AGREED, at='"acceptée"', path="service/ecoles.py"),
        Bad("flat_offer:\n  - event: no_reply\n    then: accepted\n", AGREED, at="accepted", path="service/steps.yml"),
        Bad("UPDATE complaint SET outcome = 'refused' WHERE outcome IS NULL AND received_on < current_date - 60;\n", SILENT, at="UPDATE complaint SET outcome = 'refused' WHERE outcome IS NULL AND received_on < current_date - 60", path="sql/night.sql"),
        Bad("DELAI = timedelta(days=15)\n\n\nclass Indu:\n    def etat(self, maintenant):\n        if not self.reponse and maintenant - self.envoye_le > DELAI:\n            return \"reconnu\"\n        return \"attente\"\n", AGREED, at='"reconnu"', path="indus/modeles.py"),
        Bad("rules:\n  - id: gap\n    then: suspend_benefit\n    notify: false\n", MUTED, at="false", path="service/rules.yml"),
        Bad("class Etape:\n    prevenir = False\n\n\nclass Radiation(Etape):\n    dossier = True\n", MUTED, at="False"),
        Bad('@shared_task\ndef classer_demandes():\n    limite = now() - timedelta(days=30)\n    Demande.objects.filter(maj__lt=limite).update(statut="classee_sans_suite")\n', SILENT, at='Demande.objects.filter(maj__lt=limite).update(statut="classee_sans_suite")'),
        Bad('class Command(BaseCommand):\n    def handle(self, **options):\n        for dossier in Dossier.objects.filter(recu__lt=now() - timedelta(days=60)):\n            dossier.statut = "refuse"\n            dossier.save()\n', SILENT, at='dossier.statut = "refuse"'),
        Bad('@huey.periodic_task(crontab(hour="2"))\ndef expire_applications():\n    for application in Application.late(days=15):\n        application.reject()\n', SILENT, at="application.reject()"),
        Bad({"été/modèles.py": "class Request(models.Model):\n    state = models.CharField()\n", "été/cli.py": "from été.modèles import Request\n\n\ndef tidy():\n    Request.objects.filter(sent__lt=now() - timedelta(days=45)).update(state=\"denied\")\n"}, SILENT, at='Request.objects.filter(sent__lt=now() - timedelta(days=45)).update(state="denied")', path="été/cli.py"),
        Bad({"bourses/états.py": 'class État(Enum):\n    HORS_DELAI = ("rej", "Rejetée")\n', "bourses/nuit.py": "from bourses.états import État\n\n\n@shared_task\ndef nuit():\n    for demande in Demande.objects.all():\n        if now() - demande.le > timedelta(days=60):\n            demande.etat = État.HORS_DELAI\n"}, SILENT, at="demande.etat = État.HORS_DELAI", path="bourses/nuit.py"),
        Bad({"bail/règles.py": 'SANS_RÉPONSE = "accepté"\n', "bail/avenants.py": "from bail.règles import SANS_RÉPONSE\n\n\ndef issue(avenant):\n    if avenant.reponse:\n        return avenant.reponse\n    if today() > avenant.le + timedelta(days=15):\n        return SANS_RÉPONSE\n"}, AGREED, at="SANS_RÉPONSE", path="bail/avenants.py"),
        Bad({"été/signals.py": 'TOLD = {"started", "raised"}\n\n\n@receiver(post_save)\ndef tell(sender, instance, **kw):\n    if instance.kind in TOLD:\n        letter(instance.person)\n', "été/tasks.py": 'def nightly(award):\n    kind = "stopped" if award.amount == 0 else "raised"\n    Change.objects.create(person=award.person, kind=kind)\n'}, MUTED, at="instance.kind in TOLD", path="été/signals.py"),
        Bad("# Été.\n30 2 * * * app psql -c \"UPDATE allocataire SET statut='radie' WHERE vu < now() - interval '40 days'\"\n", SILENT, at="UPDATE allocataire SET statut='radie' WHERE vu < now() - interval '40 days'", path="deploy/crontab"),
        Bad({"app/models/attempt_machine.rb": "class AttemptMachine # café\n  after_transition(to: :waiting) do |attempt|\n    DenyWaitingAttemptJob.set(wait_until: 72.hours.from_now).perform_later(attempt)\n  end\nend\n", "app/jobs/deny_waiting_attempt_job.rb": "class DenyWaitingAttemptJob < ApplicationJob\n  def perform(attempt)\n    attempt.transition_to(:denied)\n  end\nend\n"}, LAPSED, at="DenyWaitingAttemptJob.set(wait_until: 72.hours.from_now)", path="app/models/attempt_machine.rb", review=True),
        Bad("class NightlyRejectionJob < ApplicationJob # café\n  def perform\n    waiting.find_each do |claim|\n      claim.reject_for_silence(notify_user: false)\n    end\n  end\n\n  private\n\n  def waiting\n    Claim.where(review_pending_at: ..30.days.ago)\n  end\nend\n", SILENT, at="claim.reject_for_silence(notify_user: false)", path="app/jobs/nightly_rejection_job.rb"),
        Bad("class UnfinishedFiles # café\n  def self.process(claim)\n    if claim.updated_at <= 9.days.ago\n      claim.transition_to \"closed\"\n    elsif claim.updated_at <= 6.days.ago\n      SendMessage.new(claim).deliver\n    end\n  end\nend\n", LAPSED, at='claim.transition_to "closed"', path="app/lib/unfinished_files.rb", review=True),
        Bad("class StopPetitionsJob < ApplicationJob # été\n  def perform(time)\n    Petition.in_need_of_stopping.find_each do |petition|\n      if petition.created_at >= cutoff_time\n        send_notification(petition)\n      end\n      petition.stop!(time)\n    end\n  end\nend\n", LAPSED, at="petition.stop!(time)", path="app/jobs/stop_petitions_job.rb", review=True),
        Bad("<?php // été\n#[AsCommand(name: 'app:clore-demandes')]\nclass CloreDemandesCommand extends Command\n{\n    protected function execute(InputInterface $input, OutputInterface $output): int\n    {\n        $avant = $this->clock->now()->modify('-30 days');\n        foreach ($this->demandes->sansSuiteDepuis($avant) as $demande) {\n            $demande->setStatut(StatutDemande::CLOSE);\n        }\n\n        return Command::SUCCESS;\n    }\n}\n", LAPSED, at="$demande->setStatut(StatutDemande::CLOSE)", path="src/Command/CloreDemandesCommand.php", review=True),
        Bad("<?php // été\nclass RelancerCommand extends Command\n{\n    private function clore(OutputInterface $output): void\n    {\n        $avant = $this->clock->now()->modify('-15 days');\n        foreach ($this->demandes->relancees($avant) as $demande) {\n            $this->mailer->sendCloture($demande);\n            $demande->setStatut(StatutDemande::CLOSE);\n            $demande->setMotifCloture(MotifCloture::TRAVAUX_FAITS);\n        }\n        $output->writeln('Relances restées sans réponse.');\n    }\n}\n", SETTLED, at="$demande->setMotifCloture(MotifCloture::TRAVAUX_FAITS)", path="src/Command/RelancerCommand.php", review=True),
        Bad("class StopPetitionsJob < ApplicationJob # été\n  def perform(time)\n    Petition.where(created_at: ..30.days.ago).find_each do |petition|\n      note(petition)\n      petition.stop!(time)\n    end\n  end\n\n  private\n\n  def note(petition)\n    Rails.logger.info(petition.id)\n  end\nend\n", LAPSED, at="petition.stop!(time)", path="app/jobs/stop_petitions_job.rb", review=True),
        Bad('"""Été."""\n\nclass ClaimApprovedNotification(Handler):\n    slug = "approved"\n    title = _("Your request has been approved")\n', GOOD_NEWS, at='_("Your request has been approved")', path='claims/notices.py', review=True),
        Bad("from celery import shared_task\n\n\n@shared_task\ndef register_request(payload):  # café\n    if used_today(payload['place']) >= DAILY_ALLOWANCE:\n        log.info('allowance reached')\n        return None\n    request = Request(**payload)\n    session.add(request)\n    return request.reference\n", DROPPED, at="used_today(payload['place']) >= DAILY_ALLOWANCE", path="visits/tasks.py", review=True),
        Bad("class EnregistrerDemandeJob < ApplicationJob # été\n  def perform(habitant, donnees)\n    return if habitant.demandes.ce_mois.count >= PLAFOND\n\n    habitant.demandes.create!(donnees)\n  end\nend\n", DROPPED, at="habitant.demandes.ce_mois.count >= PLAFOND", path="app/jobs/enregistrer_demande_job.rb", review=True),
        Bad("router.post('/reports', async (req, res) => {\n  if (WORDS.some((word) => req.body.text.includes(word))) { // café\n    return res.redirect('/thanks');\n  }\n  await reports.insert(req.body);\n  return res.redirect('/thanks');\n});\n", UNKEPT, at="WORDS.some((word) => req.body.text.includes(word))", path="src/reports.js", review=True),
        Bad("class Intake:\n    def take(self, report):  # café\n        reference = self.store.new_reference()\n        if self.store.latest(report.address):\n            return reference\n        self.store.add(reference, report)\n        return reference\n", UNKEPT, at="self.store.latest(report.address)", path="waste/intake.py", review=True),
        Bad("class OpenRequestJob < ApplicationJob # café\n  def perform(request)\n    if request.description.length < 40\n      request.destroy!\n      return\n    end\n    Visit.create!(request: request)\n  end\nend\n", UNKEPT, at="request.destroy!", path="app/jobs/open_request_job.rb", review=True),
    ),
    good=(
        Good("// été\nexport const LIBELLES_DEMANDE = {\n  recue: 'En cours de traitement',\n  rejetee: 'Rejetée le 3 mai',\n};\n", path="src/suivi/libelles.js"),
        Good("<?php // été\nclass Clore extends Command\n{\n    public function handle(): void\n    {\n        Demande::where('statut', 'attente_usager')->where('relancee_le', '<', now()->subDays(90))->update(['statut' => 'classee']);\n        Notification::send($usagers, new DemandeClassee());\n    }\n}\n", path="app/Console/Clore.php"),
        Good('<p lang="fr">À la cantine d’été, les inscrits absents ne sont jamais radiés sans préavis.</p>', path="templates/cantine.html"),
        Good("def purger(été):\n    limite = datetime.now() - timedelta(days=365)\n    for dossier in depot.termines_avant(limite):\n        depot.supprimer(dossier.id)\n", path="outils/purge.py"),
        Good({"avis/départ.py": "def desabonner(jeton):\n    contact = lire(jeton)\n    contact.courriel_ok = False\n    contact.save()\n", "avis/envoi.py": "DECISION = 'décision'\n\n\ndef remettre(contact, sorte, texte):\n    if sorte == LETTRE and not contact.courriel_ok:\n        return\n    poster(contact.courriel, sorte, texte)\n"}),
        Good("avenants:\n  delai-jours: 60  # été\n  issue-sans-reponse: SANS_SUITE\n", path="src/main/resources/application.yml"),
        Good("webhooks:\n  sans-reponse: signe  # été\n", path="conf/webhooks.yml"),
        Good("demande_été:\n  transitions:\n    rectifier: {from: brouillon, to: annulee}\n", path="conf/etapes.yml"),
        Good('def alerter():\n    """Été."""\n    Ticket.objects.filter(repondu_le__isnull=True, cree_le__lt=limite()).update(priorite="haute")\n', path="support/taches.py"),
        Good({"été/signals.py": 'TOLD = {"started", "raised", "stopped"}\n\n\n@receiver(post_save)\ndef tell(sender, instance, **kw):\n    if instance.kind in TOLD:\n        letter(instance.person)\n', "été/tasks.py": 'def nightly(award):\n    kind = "stopped" if award.amount == 0 else "raised"\n    Change.objects.create(person=award.person, kind=kind)\n'}),
        Good("from requests import Request\n\n\n@shared_task\ndef été():\n    for request in Request.all(days=2):\n        if now() - request.at > timedelta(days=2):\n            request.state = \"denied\"\n"),
        Good({"bail/règles.py": 'SANS_RÉPONSE = "appelé"\n', "bail/avenants.py": "from bail.règles import SANS_RÉPONSE\n\n\ndef issue(avenant):\n    if avenant.reponse:\n        return avenant.reponse\n    if today() > avenant.le + timedelta(days=15):\n        return SANS_RÉPONSE\n"}, path="bail/avenants.py"),
        Good('def on_message(message):\n    """Reçu."""\n    Ticket.objects.create(texte=message.texte)\n    message.archive()\n', path='boite/reception.py'),
        Good('@receiver(post_save, sender=Message)\ndef répondre(sender, instance, created, **kw):\n    if instance.réponse:\n        instance.statut = "clos"\n        instance.save()\n', path='messagerie/signals.py'),
        Good('{"café": "We have had no answer. Your application stays open."}\n', path="locales/en.json"),
        Good("NOTIFIES = {\"accordée\", \"refusée\"}\n\n\ndef changer(demande, etat):\n    if etat in NOTIFIES:\n        envoyer(demande)\n", path="service/avis.py"),
        Good("<?php\nenum Suite: string\n{\n    /** L’été. */\n    public static function typesNotifyApplicantOnly(): array\n    {\n        return [self::ACCORDEE, self::PIECE_DEMANDEE];\n    }\n}\n", path="src/Suite.php"),
        Good("const notifierDemande = useCallback(async () => {\n  await envoyer(dossier.id, avisSigne); // été\n}, [dossier.id, avisSigne]);\n", path="src/avis.tsx"),
        Good("demandes:  # l’été aussi\n  si_pas_de_reponse: relance\n", path="service/etapes.yml"),
        Good('<p lang="en">Implied decision: the silence of a public body. Depending on the case, it means yes or no, even in summer (été).</p>', path="templates/glossary.html"),
        Good('<p lang="fr">Le silence gardé par la mairie pendant deux mois vaut acceptation de votre demande, même l’été.</p>', path="templates/lettre.html"),
        Good('<p lang="en">If you do not reply, we will assume that you no longer want the café grant. You can ask for it again at any time.</p>', path="templates/letters/grant.html"),
        Good('[regles.rib_recent]\naction = "relire"\nnotification = "aucune"\n', path="service/regles.toml"),
        Good('SUITES = {("déposée", "delai_passe"): "acceptée", ("proposée", "oui"): "acceptée"}\n', path="service/demandes.py"),
        Good("flat_offer:\n  - event: no_reply\n    then: called\n  - event: yes\n    then: accepted\n", path="service/steps.yml"),
        Good("DELAI = timedelta(days=15)\n\n\nclass Demande:\n    def etat(self, maintenant):\n        if not self.reponse and maintenant - self.envoye_le > DELAI:\n            return \"acceptee\"\n        return \"attente\"\n", path="demandes/modeles.py"),
        Good("rules:\n  - id: gap\n    then: suspend_benefit\n    notify: true\n  - id: none\n    then: nothing\n    notify: false\n", path="service/rules.yml"),
        Good('@shared_task\ndef classer_demandes():\n    for demande in Demande.objects.filter(maj__lt=now() - timedelta(days=30)):\n        envoyer_rappel(demande)\n        demande.statut = "classee"\n'),
        Good('def refuser(request, pk):\n    demande.statut = "refuse"\n    demande.save()\n'),
        Good('@shared_task\ndef purger_jetons():\n    Jeton.objects.filter(cree__lt=now() - timedelta(days=1)).update(statut="expire")\n'),
        Good({"app/models/attempt_machine.rb": "class AttemptMachine # café\n  after_transition(to: :waiting) do |attempt|\n    DenyWaitingAttemptJob.set(wait_until: 72.hours.from_now).perform_later(attempt)\n  end\nend\n", "app/jobs/deny_waiting_attempt_job.rb": "class DenyWaitingAttemptJob < ApplicationJob\n  def perform(attempt)\n    attempt.transition_to(:denied)\n    AttemptMailer.denied(attempt).deliver_later\n  end\nend\n"}, path="app/models/attempt_machine.rb"),
        Good("class NightlyRejectionJob < ApplicationJob # café\n  def perform\n    Claim.where(review_pending_at: ..30.days.ago).find_each do |claim|\n      claim.reject_for_silence\n      ClaimMailer.refused(claim).deliver_later\n    end\n  end\nend\n", path="app/jobs/nightly_rejection_job.rb"),
        Good("class PurgeExportsJob < ApplicationJob # été\n  def perform\n    Export.where(created_at: ..2.days.ago).find_each { |export| export.expire! }\n  end\nend\n", path="app/jobs/purge_exports_job.rb"),
        Good("class ClaimsController < ApplicationController # café\n  def cancel\n    claim.cancel! if claim.created_at > 2.days.ago\n  end\nend\n", path="app/controllers/claims_controller.rb"),
        Good("<?php // été\nclass RelancerCommand extends Command\n{\n    private function clore(OutputInterface $output): void\n    {\n        $avant = $this->clock->now()->modify('-15 days');\n        foreach ($this->demandes->relancees($avant) as $demande) {\n            $this->mailer->sendCloture($demande);\n            $demande->setStatut(StatutDemande::CLOSE);\n            $demande->setMotifCloture(MotifCloture::SANS_REPONSE);\n        }\n        $output->writeln('Relances restées sans réponse.');\n    }\n}\n", path="src/Command/RelancerCommand.php"),
        Good("class StopPetitionsJob < ApplicationJob # été\n  def perform(time)\n    Petition.where(created_at: ..30.days.ago).find_each do |petition|\n      follow_up(petition) if petition.open?\n      petition.stop!(time)\n    end\n  end\n\n  private\n\n  def follow_up(petition)\n    NotifyCreatorOfStopJob.perform_later(petition.creator)\n  end\nend\n", path="app/jobs/stop_petitions_job.rb"),
        Good({"app/models/attempt_machine.rb": "class AttemptMachine # café\n  after_transition(to: :waiting) do |attempt|\n    DenyWaitingAttemptJob.set(wait_until: 72.hours.from_now).perform_later(attempt)\n  end\n\n  after_transition(to: :denied) do |attempt|\n    AttemptMailer.denied(attempt).deliver_later\n  end\nend\n", "app/jobs/deny_waiting_attempt_job.rb": "class DenyWaitingAttemptJob < ApplicationJob\n  def perform(attempt)\n    attempt.transition_to(:denied)\n  end\nend\n"}, path="app/models/attempt_machine.rb"),
        Good('"""Été."""\n\nclass ClaimApprovedNotification(Handler):\n    slug = "approved"\n    title = _("Your request has been approved")\n\n\nclass ClaimDeniedNotification(Handler):\n    slug = "denied"\n    title = _("Your request has been denied")\n', path='claims/notices.py'),
        Good("from celery import shared_task\n\n\n@shared_task\ndef fermer():  # été\n    limite = now() - timedelta(days=700)\n    for demande in Demande.objects.filter(recue_le__lt=limite, annonce_le__lt=now() - timedelta(days=90)):\n        demande.fermer()\n", path="demandes/taches.py"),
        Good("from celery import shared_task\n\n\n@shared_task\ndef register_request(payload):  # café\n    if used_today(payload['place']) >= DAILY_ALLOWANCE:\n        tell_full(payload)\n        return None\n    request = Request(**payload)\n    session.add(request)\n    return request.reference\n", path="visits/tasks.py"),
        Good("class EnvoyerRelancesJob < ApplicationJob # été\n  def perform(demandes)\n    demandes.each do |demande|\n      break if @envois >= PLAFOND\n\n      demande.relances.create!\n    end\n  end\nend\n", path="app/jobs/envoyer_relances_job.rb"),
        Good("router.post('/reports', async (req, res) => {\n  if (req.body.website) { // café, a honeypot\n    return res.redirect('/thanks');\n  }\n  await reports.insert(req.body);\n  return res.redirect('/thanks');\n});\n", path="src/reports.js"),
        Good("class OpenRequestJob < ApplicationJob # café\n  def perform(request)\n    if request.description.length < 40\n      notify(request.person, :too_short)\n      request.destroy!\n      return\n    end\n    Visit.create!(request: request)\n  end\nend\n", path="app/jobs/open_request_job.rb"),
        Good('from django.contrib import messages\n\n\ndef écrire(request, form):\n    try:\n        envoyer_courriel(form.cleaned_data["texte"])\n    except OSError as exc:\n        return render(request, "contact/retry.html")\n    messages.success(request, "Votre message de l’été a bien été envoyé.")\n    return redirect("contact")\n', path="contact/views.py"),
        Good('class ContactsController < ApplicationController # été\n  def create\n    begin\n      TeamMailer.question(params[:text]).deliver_now\n    rescue Net::SMTPError => e\n      return redirect_to(contact_path, alert: t(:failed))\n    end\n    redirect_to root_path, notice: "Votre message a bien été envoyé."\n  end\nend\n', path="app/controllers/contacts_controller.rb"),
        Good('framework: # été\n    messenger:\n        transports:\n            suite: "doctrine://default"\n        routing:\n            App\\Message\\TransmettreRéclamation: suite\n', path="config/packages/messenger.yaml"),
        Good('from celery import shared_task\n\n\n@shared_task\ndef route(message):  # café\n    if message.language not in KNOWN:\n        send_mail(message.author, DESK_PHONE)\n        message.close(outcome="unsupported")\n        return\n    message.assign(team_of(message))\n', path="desk/tasks.py"),
    ),
)  # fmt: skip
def request_closed_silently(act: Act) -> Iterator[Hit]:
    """Report what time alone closes, refuses or suspends, when nothing writes to the people it falls on."""
    if act.is_about_people and act.place.is_lived and act.is_unattended and act.is_by_clock and not act.is_told:
        yield Hit(act.span, SILENT, path=act.path)
