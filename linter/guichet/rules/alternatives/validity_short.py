"""A link, a code, a draft or a held place that ends before people can use it."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.validity import Validity
from guichet.done.nouns.act import Act, Kind
from guichet.done.people.given_time import Thing
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Check, Good, Subject, act_rule
from guichet.told.lost_time import lost_with_time, short_codes

LINK = Text(
    fr="« {time} » : ce lien meurt au bout de {length_fr}. Qui lit ses messages le soir, ou attend de l’aide, trouve porte close. Laissez plusieurs jours, et envoyez un nouveau lien à qui le demande.",
    en='"{time}": this link dies after {length_en}. People who read their messages in the evening, or wait for help, find the door shut. Give several days, and send a new link to whoever asks.',
)
PAPERS = Text(
    fr="« {time} » : le lien pour envoyer des pièces meurt au bout de {length_fr}. Qui lit ses messages le soir, cherche un papier ou attend de l’aide l’ouvre trop tard. Laissez plusieurs semaines, et envoyez un nouveau lien à qui le demande.",
    en='"{time}": the link by which papers are sent dies after {length_en}. People who read their messages in the evening, look for a paper or wait for help open it too late. Give several weeks, and send a new link to whoever asks.',
)
READ = Text(
    fr="« {time} » : le lien qui mène à la décision meurt au bout de {length_fr}, bien avant le délai pour la contester. Qui l’ouvre plus tard ne sait plus ce qu’on lui reproche. Laissez-le autant que le recours.",
    en='"{time}": the link to the decision dies after {length_en}, long before the time to contest it. People who open it later no longer know what they are told. Keep it as long as the appeal.',
)
CODE = Text(
    fr="« {time} » : ce code meurt au bout de {length_fr}. Le message peut arriver plus tard, et qui lit ou tape lentement n’entre jamais. Laissez au moins dix minutes.",
    en='"{time}": this code dies after {length_en}. The message may come later, and people who read or type slowly never get in. Give ten minutes at least.',
)
POSTED = Text(
    fr="« {time} » : ce qui part par lettre meurt au bout de {length_fr}, parfois avant que la lettre n’arrive. Qui relève son courrier chaque semaine, ou se le fait lire, trouve porte close. Laissez un mois.",
    en='"{time}": what goes by letter dies after {length_en}, sometimes before the letter comes. People who collect their post each week, or have it read to them, find the door shut. Give a month.',
)
DRAFT = Text(
    fr="« {time} » : ce que la personne a commencé est effacé au bout de {length_fr}, sans qu’elle soit prévenue. Un papier met plus longtemps à venir. Gardez plusieurs mois, et prévenez avant.",
    en='"{time}": what people began is wiped after {length_en}, and they are not told. A paper takes longer to come. Keep it for months, and warn them before.',
)
HOLD = Text(
    fr="« {time} » : la place n’est gardée que {length_fr} pendant la saisie. Qui remplit lentement la perd au profit de plus rapides. Gardez-la le temps de finir.",
    en='"{time}": the place is only held for {length_en} while people fill in the form. Those who are slow lose it to faster ones. Hold it for as long as it takes.',
)
OFFER = Text(
    fr="« {time} » : la place proposée est perdue au bout de {length_fr}. Qui travaille, dort ou n’a pas de réseau ne voit pas le message à temps. Laissez jusqu’au lendemain, et appelez avant de la donner à quelqu’un d’autre.",
    en='"{time}": the place that is offered is lost after {length_en}. People at work, asleep or without a signal do not see the message in time. Give until the next day, and call before it goes to someone else.',
)
APPEAL = Text(
    fr="« {time} » : la décision ne peut plus être contestée au bout de {length_fr}, parfois avant que la lettre n’arrive. Lire, comprendre, trouver de l’aide et écrire prend des semaines. Laissez deux mois.",
    en='"{time}": the decision can no longer be contested after {length_en}, sometimes before the letter comes. To read, understand, find help and write takes weeks. Give two months.',
)
REPLY = Text(
    fr="« {time} » : ce que la personne a demandé est clos si rien n’est arrivé au bout de {length_fr}. La lettre met des jours à venir, et une pièce se demande ailleurs. Laissez un mois, rappelez avant la fin, et rouvrez d’un mot.",
    en='"{time}": what people asked is closed when nothing has come after {length_en}. The letter takes days to arrive, and a paper is asked for elsewhere. Give a month, remind people before the end, and open it again at one word.',
)
ENTRY = Text(
    fr="« {time} » : ce que la personne remplit s’efface au bout de {length_fr}, même si elle est en train d’écrire. Un papier à chercher, une phrase à dicter, et tout est à refaire. Gardez la saisie, et laissez prolonger.",
    en='"{time}": what people fill in is wiped after {length_en}, even while they are writing. A paper to look for, a sentence to dictate, and all is to do again. Keep what was typed, and let them extend.',
)
ONCE = Text(
    fr="« {time} » : ce lien ne s’ouvre qu’une fois, et un filtre de messagerie ou un proche peut l’ouvrir avant la personne. Laissez-le servir jusqu’à ce que la réponse soit envoyée, et envoyez-en un autre à qui le demande.",
    en='"{time}": this link opens only once, and a mail filter or a relative may open it before the person. Let it serve until the answer is sent, and send another to whoever asks.',
)
TOLD = Text(
    fr="« {words} » : le temps compte plus que la réponse, et qui lit lentement, dicte ou cherche un papier refait tout. Gardez ce qui est saisi, et dites comment avoir plus de temps.",
    en='"{words}": time counts more than the answer, and those who read slowly, dictate or look for a paper do everything again. Keep what is typed, and say how to get more time.',
)
SOON = Text(
    fr="« {words} » ce peu de temps : le message peut arriver plus tard, et qui lit ou tape lentement n’entre jamais. Laissez au moins dix minutes.",
    en='"{words}" so little time: the message may come later, and people who read or type slowly never get in. Give ten minutes at least.',
)


def _wiped(act: Act) -> Iterator[Hit]:
    """Report the drafts that a program does away with too soon."""
    yield from validity_short.check(act)


def _soon(document: Document) -> Iterator[Hit]:
    """Report a message whose code ends before it can be copied."""
    for found in (one for lang in ("fr", "en") for one in short_codes(document, lang)):
        yield Hit(found.span, SOON, {"words": found.text})


def _told(document: Document) -> Iterator[Hit]:
    """Report a text that announces that what people typed goes when a short time is over."""
    for found in (one for lang in ("fr", "en") for one in lost_with_time(document, lang)):
        yield Hit(found.span, TOLD, {"words": found.text})


_SAID = {
    Thing.LINK: LINK,
    Thing.PAPERS: PAPERS,
    Thing.READ: READ,
    Thing.DOOR: LINK,
    Thing.CODE: CODE,
    Thing.POSTED: POSTED,
    Thing.DRAFT: DRAFT,
    Thing.HOLD: HOLD,
    Thing.OFFER: OFFER,
    Thing.ENTRY: ENTRY,
    Thing.ONCE: ONCE,
    Thing.APPEAL: APPEAL,
    Thing.REPLY: REPLY,
}
_UNITS = ((86400, "jour", "day"), (3600, "heure", "hour"), (60, "minute", "minute"), (1, "seconde", "second"))


def _lengths(seconds: float) -> tuple[str, str]:
    per, fr, en = next((one for one in _UNITS if seconds >= one[0]), _UNITS[-1])
    count = f"{seconds / per:g}"
    return f"{count} {fr}{'s' if seconds / per >= 2 else ''}", f"{count} {en}{'' if count == '1' else 's'}"


def _short_reply(act: Act) -> Iterator[Hit]:
    """Report the few days after which a request is closed for want of papers."""
    if isinstance(act, Validity) and act.thing is Thing.REPLY and act.is_short and act.place.is_lived:
        length_fr, length_en = _lengths(act.seconds)
        facts = {"time": act.shown, "length_fr": length_fr, "length_en": length_en}
        yield Hit(act.span, REPLY, facts, Certainty.REVIEW, act.path)


@act_rule(
    Kind.EXPIRE,
    name="validity-short",
    code="W9560",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(fr="Lien, code ou brouillon périmé trop vite", en="Link, code or draft that ends too early"),
    harms=Text(
        fr="Les personnes qui lisent lentement, n’ont pas toujours de réseau, attendent une pièce ou l’aide de quelqu’un : elles recommencent, ou renoncent.",
        en="People who read slowly, have no signal at times, wait for a document or for somebody’s help: they start again, or give up.",
    ),
    instead=Text(
        fr="Donnez le temps de vivre : des jours pour un lien, dix minutes pour un code, des mois pour un brouillon. Prévenez avant la fin, et laissez demander plus.",
        en="Give the time that life takes: days for a link, ten minutes for a code, months for a draft. Warn people before the end, and let them ask for more.",
    ),
    wrong_when=Text(
        fr="Le délai ne concerne que des machines, ou un nouveau lien part tout seul.",
        en="The time only concerns machines, or a new link is sent by itself.",
    ),
    refs=("rgaa 13.1", "wcag 2.2.1", "wcag 2.2.6"),
    lesson="07-identity/02-signing-in",
    mentions=(
    "recours", "appeal", "contest", "challeng", "reclamation", "objection", "max_age", "timeout", "ttl", "expir", "timedelta", "setex", "ex=", "validit", "lifetime", "date.now", "cache.set", "duree", "_seconds", "_minutes", "_days", "_jours", "minutes=", "seconds=", "removeitem", "time() +", "now() +", "countdown=", "max_age", "expire(", "'ex'", "getdel", "params[:token]", "cache::put", "expires_in", "used = true", "utilise = true", "utilisé = true", "invitation", "seen = true", "opened = true", "used_at =", "utilise_le =", "opened_at =", "_hours", "_heures", "hours:", "days:", "time() -", "now() -", "minutes:", "seconds:", "minutes =", "seconds =", "max_minutes", "max_seconds",
    ),
    needs=(
        "recours", "appeal", "contest", "reclamation", "objection", "link", "lien", "otp", "code", "brouillon", "draft", "hold", "blocage", "loads(", "unsign", "jwt", "bloqu", "panier", "saisie", "passcode", "reset", "retenu", "jusqu", "sesame", "confirmation", "reserved", "expires", "on_timeout", "on_expir", "expiration", "abandon", "discard", "session.clear", "session.flush", "unfinished", "inachev", "incomplet", "started", "commenc", "answers", "reponses", "invitation", "saved", "evidence", "justificatif", "pieces", "papers", "validationerror", "en_saisie", "a_completer", "offer", "propos", "challeng", "token_created_at", "token_sent_at",
    ),
    also=(
        Check(Subject.ACT, (Kind.EXPIRE,), ("destroy", "delete", "remove", "forget", "unset", "del ", "pop("), _wiped, ("brouillon", "draft", "inachev", "unfinished", "unsubmitted", "abandon", "partial", "en_saisie", "incomplete", "confirm")),
        Check(Subject.ACT, (Kind.EXPIRE,), ("reponse", "réponse", "reply", "answer", "respon", "confirm", "accept", "complement", "regularis", "régularis", "incomplet", "missing", "manqu", "awaiting", "waiting", "attente", "pieces", "pièces", "papers", "documents", "evidence", "piece", "pièce", "justificatif", "proof"), _short_reply, ("ago", "now", "sub", "minus", "current", "today", "timer", "after", "duration", "delay", "delai", "jour", "day", "hour", "heure", "within", "deadline")),
        Check(Subject.PROSE, (), ("code",), _soon),
        Check(Subject.PROSE, (), ("minute", "heure", "hour", " min", " h"), _told),
    ),
    bad=(
        Bad("class Demande < ApplicationRecord # été\n  DELAI_CONFIRMATION = 4.days\n\n  def radier!\n    update!(etat: :radiee)\n  end\nend\n", REPLY, at="4.days", path="app/models/demande.rb", review=True),
        Bad({"rsa/parametres.py": "DELAI_REPONSE = 3  # été\n", "rsa/tasks.py": "from datetime import timedelta\n\nfrom celery import shared_task\n\nfrom rsa.parametres import DELAI_REPONSE\n\n\n@shared_task\ndef clore():\n    limite = timezone.now() - timedelta(days=DELAI_REPONSE)\n    for controle in Controle.objects.filter(courrier_edite_le__lt=limite):\n        controle.dossier.radier(motif='Pièces non reçues')\n"}, REPLY, at="3", path="rsa/parametres.py", review=True),
        Bad("env:  # été\n  - name: DRAFT_MAX_AGE_HOURS\n    value: \"48\"\n", DRAFT, at="\"48\"", path="k8s/cleanup.yaml"),
        Bad("export const UPLOAD_LINK_EXPIRES_MINUTES = 15; // été\n", PAPERS, at="15", path="src/config.ts", review=True),
        Bad("<?php // été\nfinal class Liens\n{\n    private const DUREE = 3600;\n\n    public function pieces(Dossier $dossier): string\n    {\n        return URL::temporarySignedRoute('pieces.deposer', now()->addSeconds(self::DUREE), ['dossier' => $dossier->id]);\n    }\n}\n", PAPERS, at="URL::temporarySignedRoute('pieces.deposer', now()->addSeconds(self::DUREE), ['dossier' => $dossier->id])", path="src/Liens.php"),
        Bad('from itsdangerous import URLSafeTimedSerializer\n\nDUREE_LIEN = 3600\n\n\ndef lien_pieces(dossier):\n    """Été."""\n    return url_for("pieces.deposer", jeton=signeur().dumps(dossier.id), _external=True)\n\n\ndef signeur():\n    return URLSafeTimedSerializer(CLE, salt="pieces")\n\n\ndef dossier_du_jeton(jeton):\n    return signeur().loads(jeton, max_age=DUREE_LIEN)\n', PAPERS, at="3600", path="dossiers/liens.py"),
        Bad("class Demande < ApplicationRecord # été\n  def lien_pieces\n    signed_id(purpose: :pieces_manquantes, expires_in: 2.hours)\n  end\nend\n", PAPERS, at="expires_in: 2.hours", path="app/models/demande.rb"),
        Bad("router.get('/papers/:token', async (req, res) => { // café\n  const link = await links.findUsable(req.params.token);\n  if (!link) return res.status(410).render('expired');\n  await links.consume(link.token);\n  res.render('upload');\n});\n", ONCE, at="links.consume(link.token)", path="src/papers.js", review=True),
        Bad({"app/jobs/menage_job.rb": "class MenageJob < ApplicationJob # été\n  def perform\n    Demande.abandonnees.find_each(&:destroy!)\n  end\nend\n", "app/models/demande.rb": "class Demande < ApplicationRecord\n  GARDE = 4.days\n  scope :abandonnees, -> { where(etat: 'brouillon').where(updated_at: ...GARDE.ago) }\nend\n"}, DRAFT, at="Demande.abandonnees.find_each(&:destroy!)", path="app/jobs/menage_job.rb"),
        Bad("<?php // été\nclass PurgeBrouillons extends Command\n{\n    public function handle(): void\n    {\n        Demande::where('statut', 'brouillon')->where('updated_at', '<', now()->subDays(3))->delete();\n    }\n}\n", DRAFT, at="delete()", path="app/Console/PurgeBrouillons.php"),
        Bad("const KEEP_DAYS = 2; // café\nasync function purge() {\n  const limit = new Date(Date.now() - KEEP_DAYS * 24 * 60 * 60 * 1000);\n  await Draft.deleteMany({ updatedAt: { $lt: limit } });\n}\n", DRAFT, at="Draft.deleteMany({ updatedAt: { $lt: limit } })", path="src/jobs/purge.js"),
        Bad("<?php // été\n\nclass DepotController extends Controller\n{\n    public function show(string $token)\n    {\n        $invitation = Invitation::where('token', $token)->whereNull('used_at')->firstOrFail();\n        $invitation->update(['used_at' => now()]);\n\n        return view('depot.show', ['dossier' => $invitation->dossier]);\n    }\n}\n", ONCE, at="$invitation->update(['used_at' => now()])", path="app/Http/Controllers/DepotController.php", review=True),
        Bad("class UploadsController < ApplicationController # été\n  before_action :load_invitation\n\n  def show\n    @invitation.consume!\n  end\n\n  private\n\n  def load_invitation\n    @invitation = UploadInvitation.usable.find_by(token: params[:token])\n    render :expired if @invitation.nil?\n  end\nend\n", ONCE, at="@invitation.consume!", path="app/controllers/uploads_controller.rb", review=True),
        Bad("router.get('/papers/:token', async (req, res) => { // été\n  const invitation = await Invitation.findOne({ where: { token: req.params.token, usedAt: null } });\n  if (!invitation) return res.status(410).render('expired');\n  await invitation.update({ usedAt: new Date() });\n  res.render('papers');\n});\n", ONCE, at="invitation.update({ usedAt: new Date() })", path="src/papers.js", review=True),
        Bad('{"été": {"ttl": {"answers": 900, "towns": 86400}}}\n', DRAFT, at='900', path="config/storage.json"),
        Bad("class AnswerStore # été\n  def write(id, answers)\n    Rails.cache.write(\"claim:#{id}:answers\", answers, expires_in: 20.minutes)\n  end\nend\n", DRAFT, at="expires_in: 20.minutes", path="app/services/answer_store.rb"),
        Bad("<?php // été\n\nclass Garde\n{\n    public function garder(string $id, array $saisie): void\n    {\n        Cache::put(\"dossier:{$id}:reponses\", $saisie, 60 * 15);\n    }\n}\n", DRAFT, at='Cache::put("dossier:{$id}:reponses", $saisie, 60 * 15)', path="app/Services/Garde.php"),
        Bad("export async function keep(id, answers) { // été\n  await redis.set(`claim:answers:${id}`, JSON.stringify(answers), 'EX', 1200);\n}\n", DRAFT, at="redis.set(`claim:answers:${id}`, JSON.stringify(answers), 'EX', 1200)", path="src/store.js"),
        Bad("module Challengeable # café\n  CHALLENGE_WINDOW = 7.days\n\n  def challengeable?\n    Date.current <= issued_on + CHALLENGE_WINDOW\n  end\nend\n", APPEAL, at="7.days", path="app/models/concerns/challengeable.rb"),
        Bad("export const APPEAL_WINDOW_DAYS = 7; // café\n\nexport const deadline = (decided) => addDays(decided, APPEAL_WINDOW_DAYS);\n", APPEAL, at="7", path="src/appeals/deadline.ts"),
        Bad("class Penalty < ApplicationRecord # été\n  DELAI_DE_RECOURS = 6.days\nend\n", APPEAL, at="6.days", path="app/models/penalty.rb"),
        Bad({"settings/creche.py": "DELAI = timedelta(minutes=15)  # été\n", "creche/jobs.py": "from django.conf import settings\n\n\ndef offer_place(place):\n    offer = Offer.objects.create(place=place, application=Application.objects.first())\n    lapse.apply_async((offer.pk,), countdown=settings.DELAI.total_seconds())\n\n\ndef lapse(pk):\n    Offer.objects.get(pk=pk).lapse()\n"}, OFFER, at="settings.DELAI.total_seconds()", path="creche/jobs.py"),
        Bad("def proposer(place):\n    prop = Proposition.objects.create(place=place)\n    queue.enqueue_in(timedelta(minutes=40), expirer, prop.pk)\n\n\ndef expirer(pk):\n    \"\"\"La proposition est restée sans réponse.\"\"\"\n    Proposition.objects.get(pk=pk).retirer()\n", OFFER, at="timedelta(minutes=40)", path="creche/places.py"),
        Bad("WINDOW = timedelta(minutes=20)  # été\n\n\ndef offer_slot(applicant, slot):\n    return Offer.objects.create(applicant=applicant, slot=slot, lapses_at=timezone.now() + WINDOW)\n", OFFER, at="timedelta(minutes=20)", path="clinic/offers.py"),
        Bad({"src/réglages.js": "export const accès = { duréeLien: process.env.DUREE_LIEN ?? '5m', autre: '12h' };\n", "src/liens.js": "import { accès } from './réglages.js';\n\nexport function lienMagique(personne) {\n  return jwt.sign({ sub: personne.id }, clé, { expiresIn: accès.duréeLien });\n}\n"}, LINK, at="expiresIn: accès.duréeLien", path="src/liens.js"),
        Bad("const MINUTES = parseInt(process.env.MINUTES || '4', 10); // été\n\nexport function resetPasswordLink(person) {\n  return jwt.sign({ sub: person.id }, secret, { expiresIn: `${MINUTES}m` });\n}\n", LINK, at="expiresIn: `${MINUTES}m`", path="src/links.js"),
        Bad("const times = { link: Number(process.env.LINK_SECONDS ?? '120') } as const; // café\n\nexport async function sendSignInLink(person: Person) {\n  await store.set(`sign-in-link:${key}`, person.id, 'EX', times.link);\n}\n", LINK, at="store.set(`sign-in-link:${key}`, person.id, 'EX', times.link)", path="src/links.ts"),
        Bad({"app/models/claim.rb": "class Claim < ApplicationRecord # été\n  generates_token_for :confirmation, expires_in: 48.hours\nend\n", "app/jobs/letters_job.rb": "class LettersJob < ApplicationJob # été\n  def perform\n    Claim.find_each { |claim| Post::SecondClass.enqueue(to: claim.postal_address, token: claim.generate_token_for(:confirmation)) }\n  end\nend\n"}, POSTED, at="expires_in: 48.hours", path="app/models/claim.rb"),
        Bad("def proposer(place):  # été\n    candidat = Demande.objects.suivante(place)\n    return Proposition.objects.create(place=place, demande=candidat, repondre_avant=timezone.now() + timedelta(minutes=30))\n", OFFER, at="timedelta(minutes=30)", path="creche/places.py"),
        Bad("async function offerPlace(place, applicant) {\n  await offers.create({ place, applicant, replyBy: Date.now() + 20 * 60 * 1000 }); // café\n}\n", OFFER, at="Date.now() + 20 * 60 * 1000", path="src/offers.js"),
        Bad({"config/liens.yml": "liens_validite: # été\n  decision: P2D\n  compte: P9D\n", "mails/decision.txt": "Un lien mène à notre décision. Si vous n’êtes pas d’accord, écrivez-nous avant deux mois.\n"}, READ, at="P2D", path="config/liens.yml"),
        Bad("appeals:\n  # été\n  appeal_days: 3\n", APPEAL, at="3", path="config/deadlines.yml"),
        Bad('def invitation(dossier):\n    jeton = create_access_token(identity=dossier.id, expires_delta=timedelta(minutes=10))\n    return f"https://été.example/pieces/{jeton}"\n', LINK, at="timedelta(minutes=10)", path="depot/liens.py"),
        Bad("#!/bin/sh\npsql aides <<SQL\nDELETE FROM brouillon WHERE crée < now() - interval '12 hours';\nSQL\n", DRAFT, at="DELETE FROM brouillon WHERE crée < now() - interval '12 hours'", path="cron/nuit.sh"),
        Bad("# Été.\nfind /srv/portal/drafts -type f -mtime +2 -delete\n", DRAFT, at="find /srv/portal/drafts -type f -mtime +2 -delete", path="cron/clean.sh"),
        Bad({"été/beat.py": 'app.conf.beat_schedule = {"nuit": {"task": "été.tasks.ménage", "kwargs": {"jours": 2}}}\n', "été/tasks.py": "@shared_task\ndef ménage(jours=60):\n    Brouillon.objects.filter(le__lt=now() - timedelta(days=jours)).delete()\n"}, DRAFT, at="timedelta(days=jours)", path="été/tasks.py"),
        Bad("longueur: 8\nvalidite_s: 45\n# été\n", CODE, at="45", path="conf/codes.yml"),
        Bad('from django.core import signing\n\nSEL = "été"\n\n\ndef créer(offre):\n    return signing.dumps(offre.pk, salt=SEL)\n\n\ndef adresse(base, offre):\n    return base + "/offre/" + créer(offre)\n\n\ndef lire(jeton):\n    return signing.loads(jeton, salt=SEL, max_age=900)\n', LINK, at="900", path="offres/jetons.py"),
        Bad('class Envoi(Form):\n    """À temps."""\n    def clean(self):\n        if time.time() - self.cleaned_data["vu"] > 600:\n            raise ValidationError("Le formulaire a expiré.")\n', ENTRY, at="600", path="demande/formes.py"),
        Bad('class Command(BaseCommand):\n    """Été."""\n    def add_arguments(self, parser):\n        parser.add_argument("--jours", type=int, default=3)\n\n    def handle(self, jours, **options):\n        Brouillon.objects.filter(le__lt=now() - timedelta(days=jours)).delete()\n', DRAFT, at="timedelta(days=jours)", path="commands/menage.py"),
        Bad("sms:\n  clé: Votre code est {c}. Il expire dans 1 minute.\n", SOON, at="code est {c}. Il expire dans", path="conf/messages.yml", review=True),
        Bad("def ouvrir(request, clé_lien):\n    \"\"\"À compléter.\"\"\"\n    invitation = Invitation.objects.get(clé=clé_lien)\n    if invitation.vue:\n        return HttpResponseGone()\n    invitation.vue = True\n    invitation.save()\n    return render(request, \"dossier.html\")\n", ONCE, at="invitation.vue = True", path="dossiers/invitation.py", review=True),
        Bad('menage:\n  - nom: formulaires commencés\n    modele: SavedForm\n    keep_hours: 30\n', DRAFT, at='30', path='conf/menage.yml'),
        Bad('def ouvrir(request, lien):\n    """Déposer une pièce."""\n    if lien.envoye_le < timezone.now() - timedelta(minutes=20):\n        return render(request, "trop_tard.html")\n', LINK, at='timedelta(minutes=20)', path='pieces/vues.py'),
        Bad('DUREES = {"réponses": 600}\n\n\ndef garder(cle, saisie):\n    redis.expire(f"wizard:{cle}:answers", DUREES["réponses"])\n', DRAFT, at='DUREES["réponses"]', path='parcours/garde.py'),
        Bad('étapes:\n  - id: pièces\n    duree_max: 20m\n    on_timeout: discard\n', ENTRY, at='20m', path='conf/demarche.yml'),
        Bad("def ouvrir(request):\n    debut = request.session.setdefault('début_saisie', time.time())\n    if time.time() - debut > 40 * 60:\n        request.session.flush()\n        return redirect('/')\n", ENTRY, at='time.time() - debut > 40 * 60', path='demande/vues.py'),
        Bad('def clé(personne):\n    return f"brouillon:{personne}"\n\n\ndef garder(personne, saisie):\n    cache.set(clé(personne), saisie, 3600)\n', DRAFT, at='3600', path='dossier/garde.py'),
        Bad({'saisies/modeles.py': 'class Garde(QuerySet):\n    def périmées(self):\n        return self.filter(le__lt=now() - timedelta(hours=20))\n\n\nclass Brouillon(Model):\n    objets = Garde.as_manager()\n', 'saisies/menage.py': 'from saisies.modeles import Brouillon\n\n\ndef handle():\n    Brouillon.objets.périmées().delete()\n'}, DRAFT, at='timedelta(hours=20)', path='saisies/modeles.py'),
        Bad('Bonjour,\n\nCe lien est valable 3 heures. Passé ce délai, vos réponses seront effacées.\n', TOLD, at='réponses seront effacées', path='courriers/lien.txt'),
        Bad("[garde]\n; durées en heures\nbrouillon = 24\nexport = 72\n", DRAFT, at="brouillon = 24", path="service/service.ini"),
        Bad("draft:\n  # kept for so long (hours)\n  keep: 48\n", DRAFT, at="48", path="service/service.yml"),
        Bad({"comptes/cle.py": "signer = TimestampSigner()\nDUREE = 24 * 3600\n\n\ndef adresse(compte):\n    return signer.sign(compte.pk)\n\n\ndef ouvrir(request, cle):\n    return signer.unsign(cle, max_age=DUREE)\n", "comptes/envoi.py": "from comptes.cle import adresse\n\n\ndef partir(compte):\n    imprimeur.deposer(compte, adresse(compte), affranchissement=1)\n"}, POSTED, at="24 * 3600", path="comptes/cle.py"),
        Bad("LETTER_CODE_TTL = timedelta(days=2)\n", POSTED, at="timedelta(days=2)", path="service/settings.py"),
        Bad("from django.core import signing\n\nDURÉE = 5 * 60\n\n\ndef lire(jeton):\n    return signing.loads(jeton, salt=\"lien de reprise\", max_age=DURÉE)\n", LINK, at="5 * 60", path="reprise/jetons.py"),
        Bad("def envoyer(téléphone, code):\n    store.setex(f\"otp:{téléphone}\", 45, code)\n    sms(téléphone, code)\n", CODE, at="45", path="entree/codes.py"),
        Bad("@shared_task\ndef ménage():\n    Brouillon.objects.filter(modifié__lt=timezone.now() - timedelta(days=3)).delete()\n", DRAFT, at="timedelta(days=3)", path="demarche/taches.py"),
        Bad({"conservation.py": 'DURÉES = {"brouillon": timedelta(days=1), "trace": timedelta(days=1)}\n', "menage.py": "from conservation import DURÉES\n\n\ndef handle():\n    for nom, durée in DURÉES.items():\n        OBJETS[nom].filter(le__lt=now() - durée).delete()\n"}, DRAFT, at="timedelta(days=1)", path="conservation.py"),
        Bad("def créer(dossier):\n    code = f\"{secrets.randbelow(10**6):06d}\"\n    store.set(f\"code:{dossier}\", code, ex=45)\n", CODE, at="45", path="entree/codes.py"),
        Bad("MINUTES = 1\n\n\ndef bloquer(créneau):\n    créneau.bloqué_jusqu_à = now() + timedelta(minutes=MINUTES)\n", HOLD, at="timedelta(minutes=MINUTES)", path="rdv/prise.py"),
        Bad("exports.lien = (dossier) => `/reprendre/${jwt.sign({ dossier }, CLÉ, { expiresIn: '5m' })}`;\n", LINK, at="expiresIn: '5m'", path="serveur/suivi.js"),
        Bad("code:\n  # été\n  envoi: sms\n  validite_secondes: 60\n", CODE, at="60", path="conf/entree.yml"),
        Bad("CREATE FUNCTION entretien() RETURNS void AS $$\nBEGIN -- été\n    DELETE FROM demande WHERE statut = 'brouillon' AND vue_le < now() - interval '3 days';\n    UPDATE demande SET statut = 'a_relancer' WHERE statut = 'piece_attendue';\nEND $$;\n", DRAFT, at="DELETE FROM demande WHERE statut = 'brouillon' AND vue_le < now() - interval '3 days'", path="db/functions/entretien.sql"),
        Bad("-- Été\nCREATE EVENT menage ON SCHEDULE EVERY 1 DAY DO\n  DELETE FROM dossiers WHERE etat = 'brouillon' AND maj < NOW() - INTERVAL 2 DAY;\n", DRAFT, at="DELETE FROM dossiers WHERE etat = 'brouillon' AND maj < NOW() - INTERVAL 2 DAY", path="db/migrations/12_menage.sql"),
        Bad("CREATE FUNCTION vider() RETURNS trigger AS $$\nDECLARE\n    limite timestamptz := now() - interval '24 hours'; -- été\nBEGIN\n    DELETE FROM brouillon WHERE maj < limite;\n    RETURN NEW;\nEND $$;\n", DRAFT, at="DELETE FROM brouillon WHERE maj < limite", path="db/vider.sql"),
        Bad('VIEUX = "DELETE FROM dossier WHERE etat = \'brouillon\' AND maj < now() - interval \'1 day\'"\n\n\ndef nettoyer(curseur):\n    """Chaque été."""\n    curseur.execute(VIEUX)\n', DRAFT, at="DELETE FROM dossier WHERE etat = 'brouillon' AND maj < now() - interval '1 day'", path="entretien/taches.py"),
        Bad("DELETE FROM brouillons WHERE modifié < now() - interval '2 days';\n", DRAFT, at="DELETE FROM brouillons WHERE modifié < now() - interval '2 days'", path="sql/menage.sql"),
        Bad("30 1 * * * manage.py purge_brouillons --jours 3  # été\n", DRAFT, at="30 1 * * * manage.py purge_brouillons --jours 3  # été", path="deploy/crontab"),
        Bad("export const LINK_LIFETIMES = { receipt: '30d', evidenceUpload: '2m' } // été\n", PAPERS, at="'2m'", path="src/config/links.ts"),
        Bad("lifetimes: # été\n  receipt: 30d\n  evidence_upload: 3m\n", PAPERS, at="3m", path="config/links.yml"),
        Bad("<?php // été\nreturn ['lifetimes' => ['recu' => '30d', 'justificatif' => '10m']];\n", PAPERS, at="'10m'", path="config/liens.php"),
        Bad('"""Été."""\nLIFETIMES = {"receipt": timedelta(days=30), "evidence_upload": timedelta(minutes=5)}\n', PAPERS, at="timedelta(minutes=5)", path="claims/links.py"),
        Bad("module ComesByLink # été\n  def open_link\n    session[:invitation] = link_params.merge(expires_at: 10.minutes.from_now)\n    redirect_to etapes_path\n  end\nend\n", ENTRY, at="session[:invitation] = link_params.merge(expires_at: 10.minutes.from_now)", path="app/controllers/concerns/comes_by_link.rb"),
        Bad("class JoinedAccount < ApplicationRecord # café\n  JOIN_VALIDITY = 15.minutes\n\n  def valid_for_joining?\n    (JOIN_VALIDITY.ago < email_join_token_created_at) && user_id.nil?\n  end\nend\n", LINK, at="JOIN_VALIDITY = 15.minutes", path="app/models/joined_account.rb"),
        Bad({"src/BrouillonStore.php": "<?php // été\nfinal class BrouillonStore\n{\n    public function __construct(private int $brouillonDuree)\n    {\n    }\n\n    public function lire(): string\n    {\n        $brouillon = $this->session->get('recours.brouillon');\n        if (time() - $brouillon['le'] > $this->brouillonDuree) {\n            $this->session->remove('recours.brouillon');\n            return '';\n        }\n        return $brouillon['texte'];\n    }\n}\n", "config/services.yaml": "parameters:\n    recours.brouillon_duree: 600\nservices:\n    _defaults:\n        bind:\n            int $brouillonDuree: '%recours.brouillon_duree%'\n"}, DRAFT, at="time() - $brouillon['le'] > $this->brouillonDuree", path="src/BrouillonStore.php"),
    ),
    good=(
        Good("class Escalade { // été\n    private static final Period STAFF_REPLY_DAYS = Period.ofDays(5);\n    void fermer() { dossier.setEtat(Etat.CLOS); }\n}\n", path="src/main/java/Escalade.java"),
        Good({"rsa/parametres.py": "DELAI_REPONSE = 30  # été\n", "rsa/tasks.py": "from datetime import timedelta\n\nfrom celery import shared_task\n\nfrom rsa.parametres import DELAI_REPONSE\n\n\n@shared_task\ndef clore():\n    limite = timezone.now() - timedelta(days=DELAI_REPONSE)\n    for controle in Controle.objects.filter(courrier_edite_le__lt=limite):\n        controle.dossier.radier(motif='Pièces non reçues')\n"}),
        Good("env:  # été\n  - name: CACHE_MAX_AGE_HOURS\n    value: \"48\"\n  - name: DRAFT_MAX_AGE_HOURS\n    value: \"4800\"\n", path="k8s/cleanup.yaml"),
        Good("<?php // été\nfinal class Liens\n{\n    public function pieces(Dossier $dossier): string\n    {\n        return URL::temporarySignedRoute('pieces.deposer', now()->addDays(30), ['dossier' => $dossier->id]);\n    }\n}\n", path="src/Liens.php"),
        Good("class Demande < ApplicationRecord # été\n  def lien_pieces\n    signed_id(purpose: :pieces_manquantes, expires_in: 30.days)\n  end\nend\n", path="app/models/demande.rb"),
        Good("class PurgeJob < ApplicationJob # été\n  def perform\n    Brouillon.where('updated_at < ?', 6.months.ago).destroy_all\n  end\nend\n", path="app/jobs/purge_job.rb"),
        Good("class PurgeJob < ApplicationJob # été\n  def perform\n    Brouillon.where(updated_at: ..3.days.ago).find_each { |brouillon| RappelMailer.with(brouillon:).deliver_later }\n    Brouillon.where(prevenu_le: ..3.days.ago).destroy_all\n  end\nend\n", path="app/jobs/purge_job.rb"),
        Good("export async function purge() { // café\n  await prisma.session.deleteMany({ where: { updatedAt: { lt: subDays(new Date(), 3) } } });\n  await prisma.application.count({ where: { status: 'draft' } });\n}\n", path="src/jobs/purge.ts"),
        Good("<?php // été\n\nclass DepotController extends Controller\n{\n    public function show(string $token)\n    {\n        return view('depot', ['depot' => Invitation::where('token', $token)->whereNull('used_at')->firstOrFail()]);\n    }\n\n    public function store(string $token)\n    {\n        $invitation = Invitation::where('token', $token)->whereNull('used_at')->firstOrFail();\n        $invitation->update(['used_at' => now()]);\n\n        return redirect('/merci');\n    }\n}\n", path="app/Http/Controllers/DepotController.php"),
        Good("class UploadsController < ApplicationController # été\n  def show\n    @invitation = UploadInvitation.find_by!(token: params[:token])\n    @invitation.update!(opened_at: Time.current)\n  end\nend\n", path="app/controllers/uploads_controller.rb"),
        Good('{"été": {"ttl": {"answers": 7776000, "api_answers": 60, "towns": 900}}}\n', path="config/storage.json"),
        Good("class Faq # été\n  def keep(answers)\n    Rails.cache.write(\"faq:answers\", answers, expires_in: 20.minutes)\n  end\nend\n", path="app/services/faq.rb"),
        Good("module Challengeable # café\n  CHALLENGE_WINDOW = 28.days\n  CHALLENGE_REMINDER_DAYS = 7\nend\n", path="app/models/concerns/challengeable.rb"),
        Good("export const APPEAL_WINDOW_DAYS = 60; // café\nexport const APPEALS_PER_PAGE = 7;\nexport const APPEAL_EXAMINATION_DAYS = 5;\nexport const CHALLENGE_WINDOW_HOURS = 2;\n", path="src/appeals/deadline.ts"),
        Good("def offer_place(place):\n    offer = Offer.objects.create(place=place)  # été\n    lapse.apply_async((offer.pk,), countdown=3 * 24 * 3600)\n    warn.apply_async((offer.pk,), countdown=600)\n\n\ndef lapse(pk):\n    Offer.objects.get(pk=pk).lapse()\n\n\ndef warn(pk):\n    send_reminder(pk)\n", path="creche/jobs.py"),
        Good("const lifetime = process.env.LINK_LIFETIME || '2 days'; // été\n\nexport function resumeLink(claim) {\n  return jwt.sign({ sub: claim.id }, secret, { expiresIn: lifetime });\n}\n", path="src/links.js"),
        Good({"app/models/claim.rb": "class Claim < ApplicationRecord # été\n  generates_token_for :confirmation, expires_in: 48.hours\nend\n", "app/mailers/claim_mailer.rb": "class ClaimMailer < ApplicationMailer # été\n  def confirm(claim)\n    @token = claim.generate_token_for(:confirmation)\n    mail to: claim.email\n  end\nend\n"}),
        Good("def proposer(place):  # été\n    candidat = Demande.objects.suivante(place)\n    return Proposition.objects.create(place=place, demande=candidat, repondre_avant=timezone.now() + timedelta(days=3))\n", path="creche/places.py"),
        Good("async function offerPlace(place, applicant) {\n  await offers.create({ place, applicant, remindAt: Date.now() + 20 * 60 * 1000 }); // café\n}\n", path="src/offers.js"),
        Good({"config/liens.yml": "liens_validite: # été\n  decision: P60D\n  compte: P9D\n", "mails/decision.txt": "Un lien mène à notre décision. Si vous n’êtes pas d’accord, écrivez-nous avant deux mois.\n"}),
        Good("appeals:\n  # été\n  appeal_days: 60\n  appeal_reminder_days: 3\n", path="config/deadlines.yml"),
        Good("CREATE FUNCTION entretien() RETURNS void AS $$\nBEGIN -- été\n    UPDATE demande SET rappel_le = now() WHERE statut = 'brouillon' AND vue_le < now() - interval '10 days';\n    DELETE FROM demande WHERE statut = 'brouillon' AND vue_le < now() - interval '12 days';\nEND $$;\n", path="db/functions/entretien.sql"),
        Good("-- Été\nDELETE FROM dossiers WHERE etat = 'brouillon' AND maj < NOW() - INTERVAL 2 DAY;\n", path="db/migrations/12_menage.sql"),
        Good("# Été.\nfind /srv/portal/drafts -type f -mtime +90 -delete\npsql aides -c \"DELETE FROM session WHERE créée < now() - interval '12 hours'\"\n", path="cron/clean.sh"),
        Good("longueur: 8\nvalidite_s: 600\npasserelle:\n  delai_s: 10\n# été\n", path="conf/codes.yml"),
        Good({"été/beat.py": 'app.conf.beat_schedule = {"nuit": {"task": "été.tasks.ménage", "kwargs": {"jours": 90}}}\n', "été/tasks.py": "@shared_task\ndef ménage(jours=60):\n    Brouillon.objects.filter(le__lt=now() - timedelta(days=jours)).delete()\n"}, path="été/tasks.py"),
        Good('class Envoi(Form):\n    """À temps."""\n    def clean(self):\n        if time.time() - self.cleaned_data["vu"] < 2:\n            raise ValidationError("Trop vite : le formulaire a expiré.")\n', path="demande/formes.py"),
        Good("sms:\n  clé: Votre code est {c}. Il expire dans 15 minutes.\n", path="conf/messages.yml"),
        Good("def ouvrir(request, clé_lien):\n    invitation = Invitation.objects.get(clé=clé_lien)\n    if invitation.vue:\n        return HttpResponseGone()\n    if request.method == \"POST\":\n        invitation.vue = True  # été\n        invitation.save()\n    return render(request, \"dossier.html\")\n", path="dossiers/invitation.py"),
        Good('menage:\n  - nom: formulaires commencés\n    keep_hours: 30\n    notify_owner: true\n', path='conf/menage.yml'),
        Good('def liste(request):\n    """Récents."""\n    age = (now() - debut).total_seconds() / 60\n    return [lien for lien in liens if age > 5]\n', path='pieces/vues.py'),
        Good('étapes:\n  - id: pièces\n    duree_max: 20m\n    on_timeout: save_draft\n', path='conf/demarche.yml'),
        Good('cache:\n  max_seconds: 30\n  on_expire: delete  # été\n', path='conf/cache.yml'),
        Good('Bonjour,\n\nCe lien est valable 3 heures. Passé ce délai, demandez-en un autre : vos réponses sont enregistrées automatiquement, rien ne sera effacé.\n', path='courriers/lien.txt'),
        Good("[garde]\n; durées en jours\nbrouillon = 240\n", path="service/service.ini"),
        Good("[garde]\nbrouillon = 24\n", path="service/service.ini"),
        Good("LETTER_CODE_TTL = timedelta(days=45)\n", path="service/settings.py"),
        Good({"comptes/cle.py": "signer = TimestampSigner()\nDUREE = 24 * 3600\n\n\ndef adresse(compte):\n    return signer.sign(compte.pk)\n\n\ndef ouvrir(request, cle):\n    return signer.unsign(cle, max_age=DUREE)\n", "comptes/envoi.py": "from comptes.cle import adresse\n\n\ndef partir(compte):\n    compte.ecrire_courriel(adresse(compte))\n"}),
        Good("def lire(jeton):\n    return signing.loads(jeton, salt=\"lien de reprise\", max_age=7 * 24 * 3600)\n"),
        Good({"conservation.py": 'DURÉES = {"brouillon": timedelta(days=90), "trace": timedelta(days=1)}\n', "menage.py": "from conservation import DURÉES\n\n\ndef handle():\n    for nom, durée in DURÉES.items():\n        OBJETS[nom].filter(le__lt=now() - durée).delete()\n"}),
        Good("def retour(state):\n    return signing.loads(state, salt=\"oauth-state\", max_age=600)\n"),
        Good("def vérifier(secret, code):\n    return pyotp.TOTP(secret, interval=30).verify(code)\n"),
        Good("def codes_postaux():\n    cache.set(\"codes_postaux\", charger(), 60)\n"),
        Good("@shared_task\ndef ménage():\n    for brouillon in Brouillon.objects.filter(modifié__lt=timezone.now() - timedelta(days=10)):\n        prévenir(brouillon)\n        brouillon.delete()\n"),
        Good("@shared_task\ndef ménage():\n    Brouillon.objects.filter(modifié__lt=timezone.now() - timedelta(days=180)).delete()\n"),
        Good("code:\n  envoi: sms\n  validite_minutes: 15\n", path="conf/entree.yml"),
        Good("45 2 * * * manage.py purge_brouillons --jours 365\n", path="deploy/crontab"),
        Good("export const LINK_LIFETIMES = { evidenceUpload: '21d', preview: '5m', csrf: '2m' } // été\n", path="src/config/links.ts"),
        Good("lifetimes: # été\n  evidence_cache: 3m\n  evidence_scan_job: 5m\n", path="config/links.yml"),
        Good("lifetimes: # été\n  evidence: 3m\n  worker: 5m\n", path="config/workers.yml"),
        Good("class JoinedAccount < ApplicationRecord # café\n  JOIN_VALIDITY = 2.days\n\n  def valid_for_joining?\n    (JOIN_VALIDITY.ago < email_join_token_created_at) && user_id.nil?\n  end\nend\n", path="app/models/joined_account.rb"),
        Good("class ExportsController < ApplicationController # été\n  def create\n    Export.create!(expires_at: 6.hours.from_now)\n    session[:theme] = { value: 'clair', expires_at: 10.minutes.from_now }\n  end\nend\n", path="app/controllers/exports_controller.rb"),
        Good("class PurgeJob < ApplicationJob # été\n  def perform\n    Dossier.state_brouillon.where(user_id: nil, updated_at: ..5.days.ago).destroy_all\n  end\nend\n", path="app/jobs/purge_job.rb"),
        Good("<?php // été\nfinal class CodeStore\n{\n    public function lire(): string\n    {\n        $code = $this->session->get('code');\n        if (time() - $code['le'] > 600) {\n            $this->session->remove('code');\n            return '';\n        }\n        return $code['v'];\n    }\n}\n", path="src/CodeStore.php"),
        Good("GARDE = timedelta(days=2)\n\n\n@shared_task\ndef ménage():\n    \"\"\"Enlève les codes périmés. Les brouillons ne sont jamais concernés.\"\"\"\n    maintenant = timezone.now()\n    CodeConnexion.objects.filter(expire_le__lt=maintenant - GARDE).delete()\n", path="comptes/taches.py"),
    ),
)  # fmt: skip
def validity_short(act: Act) -> Iterator[Hit]:
    """Report what people must use in less time than reading, waiting or being helped takes."""
    if (
        isinstance(act, Validity)
        and act.thing is not Thing.REPLY
        and act.is_short
        and act.place.is_lived
        and act.place is not act.place.BACK_OFFICE
    ):
        length_fr, length_en = _lengths(act.seconds)
        facts = {"time": act.shown, "length_fr": length_fr, "length_en": length_en}
        certainty = Certainty.REVIEW if act.thing is Thing.ONCE or act.is_said else Certainty.VIOLATION
        yield Hit(act.span, _SAID[act.thing], facts, certainty, act.path)
