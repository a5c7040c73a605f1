"""A window that comes back on every page, until people give in."""

from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.acts.python.asked_anew import AskedAnew
from guichet.done.acts.script.asked_soon import AskedSoon
from guichet.done.acts.table.consent import Remembered
from guichet.done.nouns.act import Act, Kind
from guichet.done.offered.answers import Answer, Question, is_invitation, puts_off, questions_in, questions_kept
from guichet.done.offered.choices import answers_in
from guichet.done.offered.reminders import (
    REMINDS,
    REPEATS,
    comes_each_day,
    hounding,
    hounding_in,
    hounding_kept,
    is_at_once,
    planned_each_day,
    reminders_in,
    reminders_in_script,
    reminders_kept,
)
from guichet.done.offered.roles import questions_by_role, questions_by_role_kept
from guichet.done.pages.insisting import asked_again
from guichet.done.pages.opened_alone import opened_alone
from guichet.done.people.consent import words_of
from guichet.done.people.refusals_unheard import refusals_unheard
from guichet.reading.data.trees import Tree
from guichet.reading.project.project import Project
from guichet.reading.python.literal_trees import trees_of
from guichet.reading.python.module import PythonModule
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.literal_trees import trees_of as script_trees
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Check, Good, Subject, script_rule
from guichet.told.ideas import told

AGAIN = Text(
    fr="« {call} » ouvre une fenêtre à chaque visite et oublie le refus : la personne la ferme encore et encore, ou cède. Gardez la réponse (localStorage, témoin, compte) et ne redemandez pas.",
    en='"{call}" opens a window on every visit and forgets the refusal: people close it again and again, or give in. Keep the answer (localStorage, cookie, account) and do not ask again.',
)
FORGOTTEN = Text(
    fr="« {call} » garde le refus bien moins longtemps que l’accord : la question revient jusqu’à ce que la personne cède. Gardez les deux réponses aussi longtemps.{chain}",
    en='"{call}" keeps the refusal far less long than the agreement: the question comes back until people give in. Keep both answers as long.{chain}',
)
ANEW = Text(
    fr="`{test}` : on redemande à qui a refusé, à chaque page, jusqu’à ce que la personne cède. Ne demandez qu’à qui n’a rien répondu.",
    en="`{test}`: people who refused are asked again, on each page, until they give in. Ask only those who have not answered.",
)
NO_NO = Text(
    fr="« {later} » repousse la question, et aucune réponse ne dit non : elle reviendra jusqu’à ce que la personne cède. Ajoutez « Non », et gardez-le.",
    en='"{later}" puts the question off, and no answer says no: it will come back until people give in. Add "No", and keep it.',
)
AT_ONCE = Text(fr="« {setting} » : l’invitation revient aussitôt, quoi que la personne ait répondu, jusqu’à ce qu’elle cède. Gardez son refus, et laissez un lien pour changer d’avis.", en='"{setting}": the invitation comes back at once, whatever people answered, until they give in. Keep their refusal, and leave a link to change their mind.')  # fmt: skip
EACH_DAY = Text(fr="« {setting} » : l’invitation part chaque jour ou plus, sans fin, à qui n’a rien demandé, jusqu’à ce que la personne cède. Écrivez une fois, gardez la réponse, et dites comment ne plus en recevoir.", en='"{setting}": the invitation goes out each day or more, without end, to people who asked for nothing, until they give in. Write once, keep the answer, and say how to stop it.')  # fmt: skip
AFTER_NO = Text(fr="« {setting} » : l’invitation revient un jour ou deux après chaque refus. La personne redit non, encore et encore, ou cède. Gardez sa réponse, et laissez-la changer d’avis quand elle veut.", en='"{setting}": the invitation comes back a day or two after each no. People say no again and again, or give in. Keep their answer, and let them change their mind when they want to.')  # fmt: skip
HOUNDS = Text(fr="« {setting} » : le même message revient plusieurs fois par jour, jusqu’à ce que la personne cède, à bout. Écrivez une fois, relancez des jours plus tard, et dites qui peut aider.", en='"{setting}": the same message comes back several times a day until people give in, worn out. Write once, remind them days later, and say who can help.')  # fmt: skip
SOON = Text(fr="`{call}` : la même invitation revient quelques jours après chaque refus, jusqu’à ce que la personne cède. Gardez sa réponse, et laissez-la changer d’avis quand elle veut.", en="`{call}`: the same invitation comes back a few days after each no, until people give in. Keep their answer, and let them change their mind when they want to.")  # fmt: skip
INSISTS = Text(
    fr="« {call} » fait confirmer plusieurs fois un choix qui ne détruit rien : la personne finit par répondre ce que le service attend. Demandez une fois, et prenez la réponse.",
    en='"{call}" has people confirm several times a choice that destroys nothing: they end by answering what the service wants. Ask once, and take the answer.',
)
COMES_BACK = Text(
    fr="`{call}` rouvre la fenêtre que la personne a fermée : autant de fois qu’elle la ferme, elle finit par céder, ou s’en va. Gardez la fermeture, et ne rouvrez pas.",
    en="`{call}` opens again the window that people closed: as often as they close it, they give in, or leave. Keep the closing, and do not open again.",
)
REFUSERS = Text(
    fr="`{query}` : on propose de nouveau à qui a refusé, jusqu’à ce que la personne cède. Prenez le « non » pour une réponse, et laissez un lien pour changer d’avis.",
    en="`{query}`: what people refused is proposed to them again, until they give in. Take the no for an answer, and leave a link to change one’s mind.",
)
UNREAD = Text(
    fr="« {column} » n’est pas lu avant cet envoi à tous : qui a quitté la liste reçoit-il encore ces messages ? Écartez d’abord ceux qui n’en veulent plus.",
    en='"{column}" is not read before this letter to all: do people who left the list still get it? First leave out those who no longer want it.',
)
UNHEARD = Text(
    fr="« {column} » garde un refus que rien ne demande ni ne lit ici : qui ne veut plus de ces messages les reçoit toujours. Proposez-le dans le compte, et lisez-le avant chaque envoi.",
    en='"{column}" keeps a refusal that nothing here asks for or reads: people who want no more of these messages still get them. Offer it in the account, and read it before each letter.',
)
_LATER = ("plus tard", "later", "remind", "rappel", "tomorrow", "demain", "next time", "autre fois", "another time")


def _forgotten(act: Act) -> Iterator[Hit]:
    if isinstance(act, AskedAnew):
        yield Hit(act.span, ANEW, {"test": act.shown})
    elif isinstance(act, FromDeed) and act.what is What.NAGS:
        yield Hit(act.span, COMES_BACK, {"call": act.shown}, Certainty.REVIEW, act.path)
    elif isinstance(act, FromDeed) and act.what in (What.REFUSERS, What.UNTIL_YES):
        certainty = Certainty.VIOLATION if act.certain else Certainty.REVIEW
        yield Hit(act.span, REFUSERS, {"query": act.shown}, certainty, path=act.path)
    elif isinstance(act, FromDeed) and act.what is What.UNREAD:
        yield Hit(act.span, UNREAD, {"column": act.shown}, Certainty.REVIEW, path=act.path)
    elif isinstance(act, AskedSoon):
        yield Hit(act.span, SOON, {"call": act.shown}, Certainty.REVIEW, act.path)
    elif act.is_forgotten:
        yield Hit(act.span, FORGOTTEN, {"call": act.shown, "chain": act.chain})


def _kept_in_table(act: Act) -> Iterator[Hit]:
    if isinstance(act, Remembered):
        yield from _forgotten(act)


def _without_no(question: Question) -> Iterator[Hit]:
    if question.never_takes_no and is_invitation(question):
        later = next(one for one in question.answers if puts_off(one.text))
        yield Hit(later.span, NO_NO, {"later": later.text}, path=question.path)


def _in_python(_: nodes.Module, module: PythonModule) -> Iterator[Hit]:
    for question in (*questions_in(module), *questions_by_role(trees_of(module))):
        yield from _without_no(question)


def _insisting(script: Script) -> Iterator[Hit]:
    for call in asked_again(script):
        yield Hit(script.span(call), INSISTS, {"call": script.written(call)[:60]}, Certainty.REVIEW)


def _in_tables_of(script: Script) -> Iterator[Hit]:
    for question in questions_by_role(script_trees(script)):
        yield from _without_no(question)


def _at_once(_: nodes.Module, module: PythonModule) -> Iterator[Hit]:
    for one in reminders_in(module):
        yield from _reminded(one)


def _at_once_in_script(script: Script) -> Iterator[Hit]:
    for one in reminders_in_script(script):
        yield from _reminded(one)


def _hounded(_: nodes.Module, module: PythonModule) -> Iterator[Hit]:
    for one in hounding_in(module):
        yield Hit(one.span, HOUNDS, {"setting": f"{one.key}: {one.value}"}, path=one.path)


def _hounded_in_script(script: Script) -> Iterator[Hit]:
    for one in (found for tree in script_trees(script) for found in hounding(tree)):
        yield Hit(one.span, HOUNDS, {"setting": f"{one.key}: {one.value}"}, path=one.path)


def _kept_at_once(project: Project) -> Iterator[Hit]:
    for one in reminders_kept(project):
        yield from _reminded(one)
    for one in hounding_kept(project):
        yield Hit(one.span, HOUNDS, {"setting": f"{one.key}: {one.value}"}, path=one.path)
    for job in planned_each_day(project):
        yield Hit(job.span, EACH_DAY, {"setting": job.says[:80]}, Certainty.REVIEW, job.path)
    for path, span, column in refusals_unheard(project):
        yield Hit(span, UNHEARD, {"column": column}, Certainty.REVIEW, path)


def _reminded(one: Tree) -> Iterator[Hit]:
    said = EACH_DAY if comes_each_day(one) else AT_ONCE if is_at_once(one) else AFTER_NO
    yield Hit(one.span, said, {"setting": one.key if said is AT_ONCE else f"{one.key}: {one.value}"}, path=one.path)


def _in_data(project: Project) -> Iterator[Hit]:
    for question in (*questions_kept(project, _LATER), *questions_by_role_kept(project, _LATER)):
        yield from _without_no(question)


def _in_window(window: Element, page: Page) -> Iterator[Hit]:
    if page.is_back_office or page.is_email:
        return
    answers = tuple(Answer(words_of(one), span=one.span) for one in answers_in(window) if words_of(one))
    if 2 <= len(answers) <= 4:
        yield from _without_no(Question(answers, window.text, page.path, window.span))


TOLD = Text(fr="« {words} » : le « non » n’est pas entendu, la même question revient, et l’on cède pour avoir la paix. Gardez la réponse, et ne reposez plus la question.", en='"{words}": the no is not heard, the same question comes back, and people give in to be left in peace. Keep the answer, and do not ask again.')  # fmt: skip


def _told(document: Document) -> Iterator[Hit]:  # a question that will come back until the answer is yes
    yield from (Hit(one.span, TOLD, {"words": one.text}) for lang in ("fr", "en") for one in told(document, lang, "nagged", supposed=True))  # fmt: skip


@script_rule(
    name="nagging-modal",
    code="W9324",
    family=Family.DARK_PATTERNS,
    severity=Severity.SERIOUS,
    title=Text(fr="Fenêtre qui insiste", en="Nagging window"),
    harms=Text(
        fr="Les personnes qui ont déjà répondu non, et celles pour qui fermer une fenêtre est un effort : clavier, loupe, lecteur d’écran, fatigue.",
        en="People who already said no, and people for whom closing a window is an effort: keyboard, magnifier, screen reader, fatigue.",
    ),
    instead=Text(
        fr="Proposez une fois, dans la page, et gardez le refus. Laissez un lien pour changer d’avis.",
        en="Offer once, in the page, and keep the refusal. Leave a link for people to change their mind.",
    ),
    wrong_when=Text(
        fr="Le serveur n’envoie la fenêtre qu’aux personnes qui n’ont pas encore répondu, ou elle annonce un danger.",
        en="The server sends the window only to people who have not answered yet, or it announces a danger.",
    ),
    refs=("oecd-2022",),
    lesson="08-deceptive-interfaces/01-recognise",
    mentions=("modal", "dialog", "popup", "popin", "overlay", "promo"),
    also=(
        Check(Subject.PROSE, (), (), _told),
        Check(Subject.PYTHON, (nodes.Module,), _LATER, _in_python),
        Check(Subject.PROJECT, (), (), _in_data),
        Check(Subject.SCRIPT, (), _LATER, _in_tables_of), Check(Subject.SCRIPT, (), ("confirm(",), _insisting),
        Check(Subject.PYTHON, (nodes.Module,), (*REMINDS, "every", "tous_les"), _at_once), Check(Subject.SCRIPT, (), REMINDS, _at_once_in_script),
        Check(Subject.PYTHON, (nodes.Module,), REPEATS, _hounded), Check(Subject.SCRIPT, (), REPEATS, _hounded_in_script),
        Check(Subject.PROJECT, (), (), _kept_at_once),
        Check(Subject.ELEMENT, ("dialog", "[role]", "[aria-modal]"), _LATER, _in_window),
        Check(Subject.ACT, (Kind.KEEP,), (), _forgotten, ("settimeout", "setinterval", "date.now(", "cookies", "document.cookie", "storage.", "set_cookie", "set_signed_cookie", "set_expiry", "setex", "timeout=", ".set(", "consent", "accord-", "audience", "cookie", "traceur")),
        Check(Subject.ACT, (Kind.KEEP,), ("refus", "declin", "reject", "false", "non", "denied", "exclude(", "<>", "!=", ".not(", "wherenot", "not:", "ne:", "~q(", "if (!", "if not"), _forgotten, ("propos", "invit", "relanc", "remind", "nudge", "ask", "redemand", "sollicit", "convainc", "persuad", "win")),
        Check(Subject.ACT, (Kind.KEEP,), ("every", "interval", "frequen", "repeat", "cadence", "tous_les"), _forgotten, ("paperless", "numeri", "numéri", "demat", "démat", "digital", "online", "en_ligne", "enquete", "survey", "newsletter")),
        Check(Subject.ACT, (Kind.KEEP,), ("marketing", "newsletter", "campaign", "campagne", "infolettre", "mailing", "outreach"), _forgotten, ("mail", "deliver", "notify")),
        Check(Subject.ACT, (Kind.KEEP,), ("cookie", "consent", "traceur", "rgpd", "gdpr", "privacy", "audience", "temoin", "témoin", "accord", "agreement", "partage", "sharing", "croisement", "invit", "prompt", "relance"), _kept_in_table, ("reject", "refus", "declin", "den", "no", "non")),
    ),
    bad=(
        Bad("const KEY = 'bus.place'; // été\nconst box = document.getElementById('place');\nconst remember = (answer) => localStorage.setItem(KEY, answer);\nbox.querySelector('.no').addEventListener('click', () => { remember('later'); box.close(); });\nbox.querySelector('.yes').addEventListener('click', () => { remember('yes'); box.close(); });\nif (localStorage.getItem(KEY) === 'yes') {\n  nearest();\n} else {\n  box.showModal();\n}\n", REFUSERS, at="localStorage.getItem(KEY) === 'yes'", path="js/place.js", review=True), Bad("@shared_task\ndef relancer():\n    for adherent in Adherent.objects.filter(partage='refuse'):  # été\n        proposer_partage(adherent)\n", REFUSERS, at="Adherent.objects.filter(partage='refuse')", path="relances/taches.py"),
        Bad("class ConsentNudge # café\n  def perform\n    Member.where(newsletter: 'declined').find_each { |member| MemberMailer.invite_newsletter(member).deliver_later }\n  end\nend\n", REFUSERS, at="Member.where(newsletter: 'declined')", path="app/jobs/consent_nudge.rb"),
        Bad("<?php // été\nclass Relance extends Command\n{\n    public function handle()\n    {\n        foreach (Adherent::where('prelevement', 'refuse')->get() as $adherent) {\n            $adherent->inviter('prelevement');\n        }\n    }\n}\n", REFUSERS, at="Adherent::where('prelevement', 'refuse')", path="app/Console/Relance.php"),
        Bad("def relancer():\n    for adherent in Adherent.objects.filter(partage='refuse'):  # été\n        inviter(adherent)\n", REFUSERS, at="Adherent.objects.filter(partage='refuse')", path="relances/taches.py", review=True),
        Bad("const JOUR = 86_400_000;\nexport function afficherBandeau() {\n  const garde = JSON.parse(localStorage.getItem('cookies') ?? 'null');\n  if (garde?.choix === 'oui') return false;\n  return Date.now() - garde.date > JOUR; // été\n}\n", FORGOTTEN, at="Date.now() - garde.date > JOUR", path="src/bandeau.js"),
        Bad("const MOIS = 30 * 24 * 3600 * 1000; // été\nexport function redemanderConsentement(etat) {\n  if (etat.reponse === 'oui') return Date.now() - etat.le > 13 * MOIS;\n  return Date.now() - etat.le > 3 * MOIS;\n}\n", FORGOTTEN, at="Date.now() - etat.le > 3 * MOIS", path="src/bandeau.js"),
        Bad("export function openNewsletterModal(state) {\n  if (Date.now() - state.declinedAt > 7 * 24 * 3600 * 1000) state.open = true; // café\n}\n", FORGOTTEN, at="Date.now() - state.declinedAt > 7 * 24 * 3600 * 1000", path="src/invite.js"),
        Bad('from datetime import timedelta\n\nDURÉES = {"oui": timedelta(days=365), "non": None}\n\n\ndef garder(réponse, choix):\n    réponse.set_cookie("choix_traceurs", choix, max_age=DURÉES[choix])\n', FORGOTTEN, at='réponse.set_cookie("choix_traceurs", choix, max_age=DURÉES[choix])', path="portail/choix.py"),
        Bad("due:\n  - title: Your café rent is due\n    body: You owe it.\n    repeat_every: 2h\n", HOUNDS, at="2h", path="config/messages.yml"),
        Bad("fermer.addEventListener('click', () => {\n  boite.close();\n  plus(90);\n});\n\nfunction plus(n) {\n  setTimeout(() => boite.showModal(), n * 1000); // été\n}\n", COMES_BACK, at="boite.showModal()", path="static/invite.js", review=True),
        Bad('0 9 * * * manage.py send_paperless_reminder  # été\n', EACH_DAY, at='0 9 * * * manage.py send_paperless_reminder  # été', path='ops/crontab', review=True),
        Bad('def dismiss(request, réponse):\n    réponse.set_cookie("app_banner", "1", max_age=3600)\n\n\ndef accept(request, réponse):\n    réponse.set_cookie("app_banner", "1", max_age=31536000)\n', FORGOTTEN, at='réponse.set_cookie("app_banner", "1", max_age=3600)', path='espace/bandeau.py'),
        Bad('DEMAT = Invite(texte="Passez au zéro papier", accepter="J’active", ecarter="Plus tard")\n', NO_NO, at='"Plus tard"', path='espace/invites.py'),
        Bad('relances:\n  - texte: Passez au numérique dès l’été\n    frequence: quotidienne\n    maximum: null\n', EACH_DAY, at='quotidienne', path='conf/relances.yml'),
        Bad("for (const mot of ['Garder le papier ?', 'Vraiment, même l’été ?']) {\n  if (!confirm(mot)) { stop(); }\n}\n", INSISTS, at='confirm(mot)', path='static/papier.js', review=True),
        Bad('class Demat(Form):\n    choix = ChoiceField(choices=[("o", "Oui, à l’instant"), ("p", "Me le rappeler plus tard")])\n', NO_NO, at='("p", "Me le rappeler plus tard")', path='espace/formes.py'),
        Bad('def bandeau(request):\n    """Été."""\n    return {"show_consent": request.COOKIES.get("consent") != "yes"}\n', ANEW, at='request.COOKIES.get("consent") != "yes"', path="site/contexte.py"),
        Bad("traceurs:\n  durees: # été\n    acceptes: 365\n    refuses: 1\n", FORGOTTEN, at="1", path="conf/traceurs.yml"),
        Bad('INVITES = {"paperless": {"done": "is_paperless", "again_after": timedelta(days=0)}}  # été\n', AT_ONCE, at="timedelta(days=0)", path="espace/invites.py"),
        Bad("invitations:\n  application:\n    titre: Téléchargez l'application\n    redemander_apres: 0\n", AT_ONCE, at="0", path="conf/invites.yml"),
        Bad("function garder(choix) {\n  if (choix === 'oui') {\n    localStorage.setItem('traceurs', 'oui');\n  } else {\n    sessionStorage.setItem('traceurs', 'non');\n  }\n}\n", FORGOTTEN, at="sessionStorage.setItem('traceurs', 'non')"),
        Bad('CLÉ = "consentement:enquêtes"\n\n\ndef retenir(réponse):\n    if réponse:\n        mémoire.set(CLÉ, "1")\n\n\ndef à_demander():\n    return mémoire.get(CLÉ) is None\n', FORGOTTEN, at='mémoire.set(CLÉ, "1")', path="compte/accords.py"),
        Bad("window.addEventListener('load', () => {\n  const dialogue = document.querySelector('#passez-au-numérique');\n  dialogue.showModal();\n});\n", AGAIN, at="dialogue.showModal()"),
        Bad("$(function () {\n  $('#newsletter-modal').modal('show');  // à chaque page\n});\n", AGAIN, at="$('#newsletter-modal').modal('show')"),
        Bad("app.controller('Accueil', function ($modal) {\n  this.inviter = function () {\n    $modal.open({ templateUrl: 'newsletter.html' }); // été\n  };\n  this.inviter();\n});\n", AGAIN, at="$modal.open({ templateUrl: 'newsletter.html' })", path="client/app/accueil.controller.js"),
        Bad("setTimeout(() => promoModal.open('Téléchargez l’application'), 3000);\n", AGAIN, at="promoModal.open('Téléchargez l’application')"),
        Bad("const fenêtre = new bootstrap.Modal(document.getElementById('modale-appli'));\nfenêtre.show();\n", AGAIN, at="fenêtre.show()"),
        Bad('PROMPT = {"titre": "Passez au numérique", "réponses": ["Activer", "Plus tard"]}\n', NO_NO, at='"Plus tard"', path="espace/invites.py"),
        Bad('<dialog open><h2>Téléchargez l’application</h2><button value="a">Télécharger</button><button value="b">Me le rappeler plus tard</button></dialog>', NO_NO, at='<button value="b">'),
        Bad({"app/services/marketing_letter.rb": "class MarketingLetter # café\n  def run\n    Resident.where(area: 'north').find_each do |one|\n      NewsMailer.season(one).deliver_later\n    end\n  end\nend\n", "app/models/resident.rb": "# unsubscribed_from_email :boolean\nclass Resident < ApplicationRecord\nend\n"}, UNREAD, at="NewsMailer.season(one).deliver_later", path="app/services/marketing_letter.rb", review=True),
        Bad({"comptes/models.py": "class Usager(models.Model):\n    courriel = models.EmailField()  # été\n    opt_out_rappels = models.BooleanField(default=False)\n", "comptes/taches.py": "def rappeler():\n    for un in Usager.objects.all():\n        envoyer(un.courriel)\n"}, UNHEARD, at="opt_out_rappels", path="comptes/models.py", review=True),
        Bad({"db/schema.rb": "ActiveRecord::Schema[8.0].define(version: 1) do # café\n  create_table \"residents\" do |t|\n    t.string \"email\"\n    t.boolean \"unsubscribed_from_news\", default: false\n  end\nend\n", "app/models/resident.rb": "class Resident < ApplicationRecord\nend\n"}, UNHEARD, at="unsubscribed_from_news", path="db/schema.rb", review=True),
        Bad('<dialog open><h2>Les démarches de l’été</h2><button type="button">Passer au numérique</button><button>Une autre fois</button></dialog>', NO_NO, at="<button>"), Bad("def inviter():\n    depuis = now() - timedelta(days=2)\n    for une in Adherent.objects.exclude(demat='oui').exclude(demat_propose_le__gte=depuis):  # été\n        proposer_demat(une)\n", REFUSERS, at="Adherent.objects.exclude(demat='oui')", path="relances/taches.py", review=True),
        Bad("const invite = document.getElementById('invite');\nfunction ouvrir() { invite.hidden = false; }\nfunction fermer() { invite.hidden = true; }\nnon.addEventListener('click', () => {\n  fermer(); // été\n  setTimeout(ouvrir, 45000);\n});\n", COMES_BACK, at="setTimeout(ouvrir, 45000)", path="static/invite.js", review=True),
        Bad("export function PaperlessPrompt() {\n  const [open, setOpen] = useState(true); // café\n  const decline = () => {\n    setOpen(false);\n    setTimeout(() => setOpen(true), 60000);\n  };\n}\n", COMES_BACK, at="setTimeout(() => setOpen(true), 60000)", path="src/PaperlessPrompt.jsx", review=True),
        Bad("export const prompts = [{ title: 'Download the café app', decline: 'Not now', snoozeMs: 0 * DAY }];\n", AT_ONCE, at="0 * DAY", path="src/prompts.ts"),
        Bad("<?php\nreturn ['paperless' => ['title' => 'Go paperless at the café', 'ask_again_days' => 0]];\n", AT_ONCE, at="0", path="config/prompts.php"),
        Bad({"club/jobs.py": "from celery import shared_task\n\n\n@shared_task\ndef invite_to_share():  # été\n    for member in Member.objects.exclude(sharing='yes'):\n        send(member, 'share_invitation')\n", "club/beat.py": "BEAT = {'share': {'task': 'club.jobs.invite_to_share', 'schedule': crontab(day_of_week='mon')}}\n"}, REFUSERS, at="Member.objects.exclude(sharing='yes')", path="club/jobs.py", review=True),
    ),
    good=(
        Good("const KEY = 'bus.place'; // été\nconst box = document.getElementById('place');\nconst remember = (answer) => localStorage.setItem(KEY, answer);\nbox.querySelector('.no').addEventListener('click', () => { remember('later'); box.close(); });\nbox.querySelector('.yes').addEventListener('click', () => { remember('yes'); box.close(); });\nconst kept = localStorage.getItem(KEY);\nif (kept === 'yes') {\n  nearest();\n} else if (!kept) {\n  box.showModal();\n}\n", path="js/place.js"), Good("function suivre() {\n  $.get('/import/etat', (etat) => {\n    if (etat.en_cours) { $('#avancement').show(); } else { $('#avancement').hide(); } // numérique\n  });\n}\n$('#importer').on('click', function () {\n  suivre();\n  setInterval(suivre, 7000);\n});\n", path="static/import.js"), Good("def relancer_pieces_manquantes():\n    for usager in Usager.objects.filter(consentement_sms='refus'):  # été\n        relancer_par_courrier(usager)\n", path="relances/taches.py"), Good({"club/jobs.py": "from celery import shared_task\n\n\n@shared_task\ndef invite_to_share():  # été\n    for member in Member.objects.exclude(sharing__in=['yes', 'no']):\n        send(member, 'share_invitation')\n", "club/beat.py": "BEAT = {'share': {'task': 'club.jobs.invite_to_share', 'schedule': crontab(day_of_week='mon')}}\n"}),
        Good("async function remindAppointments() {\n  const people = await Person.find({ smsConsent: 'no' }); // café\n  for (const one of people) await remindByLetter(one);\n}\n", path="src/remind.js"),
        Good("export async function inviteByLetter() {\n  const rows = await Person.findMany({ where: { emailConsent: 'refused' } }); // café\n  for (const row of rows) await inviteToAppointment(row, 'letter');\n}\n", path="src/invite.ts"),
        Good("def fermer():\n    for m in Member.objects.filter(newsletter='non'):  # été\n        m.show_banner = False\n    invite_agents()\n", path="app/taches.py"),
        Good("def inviter(membres):\n    refus = set(Member.objects.filter(newsletter='non'))  # été\n    for m in membres:\n        if m not in refus:\n            inviter_newsletter(m)\n", path="app/taches.py"),
        Good("export async function invite(members) {\n  const refused = new Set(await Member.find({ newsletter: 'declined' })); // café\n  for (const one of members) {\n    if (!refused.has(one)) await inviteNewsletter(one);\n  }\n}\n", path="src/invite.js"),
        Good("def nouvelle_date():\n    for rdv in RendezVous.objects.filter(partage='non'):  # été\n        proposer_creneau(rdv)\n", path="app/taches.py"),
        Good("@shared_task\ndef relancer():\n    for adherent in Adherent.objects.filter(partage='sans_reponse'):  # été\n        proposer_partage(adherent)\n    for dossier in Dossier.objects.filter(statut='refuse', relance_le=None):\n        relancer_pieces(dossier)\n", path="relances/taches.py"),
        Good("class ConsentCount # café\n  def perform\n    Member.where(newsletter: 'declined').find_each { |member| member.forget_address }\n  end\nend\n", path="app/jobs/consent_count.rb"),
        Good("<?php // été\nclass Relance extends Command\n{\n    public function handle()\n    {\n        foreach (Adherent::where('prelevement', 'refuse')->get() as $adherent) {\n            $adherent->envoyerFacture();\n        }\n    }\n}\n", path="app/Console/Relance.php"),
        Good("const JOUR = 86_400_000;\nexport function afficherBandeau() {\n  const garde = JSON.parse(localStorage.getItem('cookies') ?? 'null');\n  return !garde || Date.now() - garde.date > 180 * JOUR; // été\n}\nexport const finie = (session) => session.refusee && Date.now() - session.date > JOUR;\n", path="src/bandeau.js"),
        Good("const MOIS = 30 * 24 * 3600 * 1000; // été\nexport function redemanderConsentement(etat) {\n  if (etat.reponse === 'oui') return Date.now() - etat.le > 3 * MOIS;\n  return Date.now() - etat.le > 3 * MOIS;\n}\n", path="src/bandeau.js"),
        Good("export const askConsent = (state) => (state.answer === 'yes' ? Date.now() - state.at > 6048e5 : Date.now() - state.at > 6048e5); // café\n", path="src/banner.js"),
        Good("export function openCode(state) {\n  if (Date.now() - state.declinedAt > 7 * 24 * 3600 * 1000) state.open = true; // café\n}\n", path="src/payment.js"),
        Good('from datetime import timedelta\n\nDURÉES = {"oui": timedelta(days=180), "non": timedelta(days=180)}\n\n\ndef garder(réponse, choix):\n    réponse.set_cookie("choix_traceurs", choix, max_age=DURÉES[choix])\n', path="portail/choix.py"), Good("fermer.addEventListener('click', () => {\n  boite.close();\n});\n\nfunction plus(n) {\n  setTimeout(() => boite.showModal('numérique'), n * 1000);\n}\n", path="static/invite.js"),
        Good('0 9 * * * manage.py send_appointment_reminders  # été\n', path='ops/crontab'), Good('def dismiss(request, réponse):\n    réponse.set_cookie("app_banner", "1", max_age=31536000)\n\n\ndef accept(request, réponse):\n    réponse.set_cookie("app_banner", "1", max_age=31536000)\n', path='espace/bandeau.py'),
        Good('DEMAT = Invite(texte="Passez au zéro papier", accepter="J’active", refuser="Non merci", ecarter="Plus tard")\n', path='espace/invites.py'), Good('relances:\n  - texte: Passez au numérique dès l’été\n    frequence: quotidienne\n    maximum: 2\n', path='conf/relances.yml'),
        Good("if (confirm('Supprimer l’alerte ?') && confirm('Vraiment ?')) { envoyer(); }\n", path='static/alertes.js'), Good('def bandeau(request):\n    """Été."""\n    return {"show_consent": request.COOKIES.get("consent") is None}\n', path="site/contexte.py"),
        Good('INVITES = {"paperless": {"done": "is_paperless", "again_after": timedelta(days=365)}}  # été\n', path="espace/invites.py"), Good('CLÉ = "consentement:enquêtes"\n\n\ndef retenir(réponse):\n    if réponse:\n        mémoire.set(CLÉ, "oui")\n    else:\n        mémoire.set(CLÉ, "non")\n\n\ndef à_demander():\n    return mémoire.get(CLÉ) is None\n', path="compte/accords.py"),
        Good("checks:\n  telephone:\n    ask_again: 0\n", path="conf/checks.yml"), Good("prompts:\n  - id: alertes\n    réponses: [Activer, Plus tard, Ne plus demander]\n", path="conf/invites.yml"),
        Good('PROMPT = {"titre": "Passez au numérique", "réponses": ["Activer", "Plus tard", "Non, ne plus demander"]}\n', path="espace/invites.py"), Good('<dialog open><h2>Votre demande</h2><button name="r">Enregistrer le brouillon</button><button name="r">Finir plus tard</button></dialog>'),
        Good("refuser.onclick = () => {\n  document.cookie = 'traceurs=non;max-age=15552000';\n};\naccepter.onclick = () => {\n  document.cookie = 'traceurs=oui;max-age=15552000';\n};\n"), Good("const fenêtre = new bootstrap.Modal(document.getElementById('modale-appli'));\nbouton.addEventListener('click', () => fenêtre.show());\n"),
        Good("window.addEventListener('load', () => {\n  if (!localStorage.getItem('refus')) { dialogue.showModal('Passez à l’application'); }\n});\n"), Good("app.controller('Espace', function ($modal) {\n  this.quitter = function () {\n    $modal.open({ templateUrl: 'compte/confirmer.html' }); // à la demande\n  };\n});\n", path="client/app/espace.controller.js"),
        Good("class Rappel {\n  ouvrir = () => promoModal.open('Passez à l’application');\n}\n"), Good("const fenêtre = { ouvrir: () => dialogue.showModal(), titre: 'Passez au numérique' };\n"),
        Good("bouton.addEventListener('click', () => dialogue.showModal());  // la lettre, à la demande\n"), Good("const session = document.getElementById('session');\nfunction ouvrir() { session.hidden = false; }\nrester.addEventListener('click', () => {\n  session.hidden = true; // été, un appel qui expire\n  setTimeout(ouvrir, 1200000);\n});\n", path="static/session.js"),
        Good("const promo = document.getElementById('promo');\ncopier.addEventListener('click', () => {\n  promo.hidden = false; // été\n  setTimeout(() => { promo.hidden = true; }, 3000);\n});\n", path="static/promo.js"), Good("export const prompts = [{ title: 'Download the café app', decline: 'Not now', snoozeMs: 365 * DAY }];\n", path="src/prompts.ts"),
        Good("window.addEventListener('load', () => { sessionModal.open('Votre session se termine bientôt'); });  // à temps\n"), Good({"app/services/marketing_letter.rb": "class MarketingLetter # café\n  def run\n    Resident.where(area: 'north', unsubscribed_from_email: false).find_each do |one|\n      NewsMailer.season(one).deliver_later\n    end\n  end\nend\n", "app/models/resident.rb": "# unsubscribed_from_email :boolean\nclass Resident < ApplicationRecord\nend\n"}, path="app/services/marketing_letter.rb"),
        Good({"app/services/decision_letter.rb": "class DecisionLetter # café\n  def run\n    Resident.where(area: 'north').find_each do |one|\n      DecisionMailer.told(one).deliver_later\n    end\n  end\nend\n", "app/models/resident.rb": "# unsubscribed_from_email :boolean\nclass Resident < ApplicationRecord\nend\n"}, path="app/services/decision_letter.rb"), Good({"comptes/models.py": "class Usager(models.Model):\n    courriel = models.EmailField()  # été\n    opt_out_rappels = models.BooleanField(default=False)\n", "src/compte.ts": "export const préférences = (usager) => ({ rappels: !usager.optOutRappels })\n"}), Good("def inviter():\n    depuis = now() - timedelta(days=2)\n    for une in Adherent.objects.filter(demat=None).exclude(demat_propose_le__gte=depuis):  # été\n        proposer_demat(une)\n", path="relances/taches.py"),
        Good("export const QUESTIONS = { // été\n  newsletter: { title: 'Recevoir la lettre d’information', empty: 'Aucune alerte' },\n  letterFrequency: {\n    title: 'À quel rythme la voulez-vous ?',\n    items: [\n      { label: 'De façon quotidienne', value: 'DAILY' },\n      { label: 'Une fois par semaine', value: 'WEEKLY' },\n      { label: 'Jamais', value: 'NEVER' },\n    ],\n  },\n};\n", path="src/questions.js"),
    ),
)  # fmt: skip
def nagging_modal(script: Script) -> Iterator[Hit]:
    """Report the first window that opens by itself to push something, when the script remembers no answer."""
    opening = opened_alone(script)
    if opening is not None:
        yield Hit(script.span(opening), AGAIN, {"call": script.source_of(opening)[:60]})
