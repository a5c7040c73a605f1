"""A turn that begins again: whoever reloads the page, or keeps their file up to date, goes to the end of the line."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.nouns.act import Act, Kind
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Check, Good, Subject, act_rule
from guichet.told.left_alone import turn_lost

JOINED_AGAIN = Text(
    fr="`{code}` : chaque fois que la page se charge, l’heure d’arrivée est réécrite. Qui recharge, ou perd sa page, repart à la fin de la file. Ne l’écrivez que pour qui n’y est pas encore.",
    en="`{code}`: each time the page loads, the time of arrival is written anew. Whoever reloads, or loses the page, starts at the end of the queue again. Write it only for those who are not in it yet.",
)
CHANGED = Text(
    fr="« {field} » change avec le dossier, et fixe l’ordre de passage : qui déclare une naissance ou un déménagement repart à la fin. Comptez l’ancienneté depuis la demande, et ne la changez plus.",
    en='"{field}" changes with the file, and sets the order of turns: whoever reports a birth or a move starts at the end again. Count from the day of the request, and never change it.',
)
SENT_TO_END = Text(
    fr="`{code}` : qui manque le moment d’une minute repart à la fin de la file, après tout ce temps d’attente. Gardez sa place : proposez-lui le tour suivant, et dites-lui combien de temps il reste.",
    en="`{code}`: whoever misses the moment by a minute starts at the end of the line again, after all that waiting. Keep their place: offer them the next turn, and tell them how much time is left.",
)

TOLD = Text(
    fr="« {words} » : une coupure, une page fermée par mégarde, et toute l’attente est à refaire. Gardez la place le temps de revenir, dix minutes au moins.",
    en='"{words}": a cut line, a page closed by mistake, and all the waiting is to do again. Keep the place until people are back, ten minutes at least.',
)


def _told(document: Document) -> Iterator[Hit]:
    """Report a text that says that whoever is cut off starts the queue again."""
    for found in (one for lang in ("fr", "en") for one in turn_lost(document, lang)):
        yield Hit(found.span, TOLD, {"words": found.text})


def _joined_again(act: Act) -> Iterator[Hit]:
    """Report what puts people at the end of the line each time they look where they are."""
    if isinstance(act, FromDeed) and act.what is What.JOINED_AGAIN:
        yield Hit(act.span, JOINED_AGAIN, {"code": act.shown}, path=act.path)


def _sent_to_end(act: Act) -> Iterator[Hit]:
    """Report what sends to the end of the line whoever misses a moment."""
    if isinstance(act, FromDeed) and act.what is What.SENT_TO_END:
        yield Hit(act.span, SENT_TO_END, {"code": act.shown}, path=act.path)


@act_rule(
    Kind.DELAY,
    name="turn-restarted",
    code="W9341",
    family=Family.DARK_PATTERNS,
    severity=Severity.SERIOUS,
    title=Text(fr="Place dans la file perdue", en="Place in the line lost"),
    harms=Text(
        fr="Les personnes qui attendent depuis longtemps et dont la vie change : un enfant, une adresse, une page qui se recharge.",
        en="People who have waited for long and whose life changes: a child, an address, a page that loads again.",
    ),
    instead=Text(
        fr="Écrivez l’heure d’arrivée ou la date de la demande une seule fois, et triez par elle.",
        en="Write the time of arrival, or the day of the request, once only, and sort by it.",
    ),
    wrong_when=Text(
        fr="L’ordre ne sert qu’à un programme, ou toutes les demandes sont prises le même jour.",
        en="The order only serves a program, or all requests are taken on the same day.",
    ),
    refs=("herd-moynihan",),
    lesson="06-appointments/04-simulate-a-queue",
    since="0.1.0",
    mentions=("order", "oldest", "count"),
    needs=("rang", "position", "setmaxresults", "limit", "first", "take", "[:", "[0]", "rank", "row_number"),
    also=(Check(Subject.PROSE, (), (), _told), Check(Subject.ACT, (Kind.EXPIRE,), ("zadd", "queue", "waiting", "attente", "ticket", "file"), _joined_again), Check(Subject.ACT, (Kind.EXPIRE,), ("queue", "last", "line", "end", "fin", "back", "position", "rang", "dernier"), _sent_to_end), Check(Subject.ACT, (Kind.EXPIRE,), ("joined", "registered", "since", "inscrit", "inscription", "enrolled", "queued", "priority", "anciennete", "entered"), _sent_to_end, ("now", "current", "today", "new date", "localdate"))),
    bad=(
        Bad('<p lang="fr">Si vous fermez cette page, votre place dans la file d’été est perdue.</p>', TOLD, at="fermez cette page, votre place dans la file d’été est perdue", path="templates/file.html"),
        Bad("places:\n  delai_minutes: 15 # été\n  si_delai_depasse: fin_de_file\n", SENT_TO_END, at="fin_de_file", path="config/billetterie.yml"),
        Bad("export async function check(offer) { // café\n  if (isExpired(offer)) {\n    await waitingList.moveToEnd(offer.person);\n  }\n}\n", SENT_TO_END, at="waitingList.moveToEnd(offer.person)", path="src/offers.js"),
        Bad("class SalleAttenteController < ApplicationController # été\n  def show\n    @ticket = FileAttente.create!(salle: params[:id])\n    cookies[:ticket] = @ticket.id\n    @devant = @ticket.devant\n  end\nend\n", JOINED_AGAIN, at="FileAttente.create!(salle: params[:id])", path="app/controllers/salle_attente_controller.rb"),
        Bad(
            {
                "logement/models.py": "class Datée(models.Model):\n    rang_le = models.DateTimeField(auto_now=True)  # été\n\n\nclass Demande(Datée):\n    statut = models.CharField(max_length=20)\n",
                "logement/attribution.py": "def suivante():\n    return Demande.objects.filter(statut='en_attente').order_by('rang_le').first()\n",
            },
            CHANGED, at="rang_le", path="logement/attribution.py",
        ),
        Bad("class DemandeCreche < ApplicationRecord # été\n  before_save :horodater\n\n  def rang\n    DemandeCreche.en_attente.where('rang_le <= ?', rang_le).count\n  end\n\n  def horodater\n    self.rang_le = Time.current\n  end\nend\n", CHANGED, at="rang_le", path="app/models/demande_creche.rb"),
        Bad("<?php // été\nclass Demande extends Model\n{\n    protected static function booted()\n    {\n        static::saving(function (Demande $demande) {\n            $demande->rang_le = now();\n        });\n    }\n\n    public function rang(): int\n    {\n        return static::where('statut', 'attente')->where('rang_le', '<=', $this->rang_le)->count();\n    }\n}\n", CHANGED, at="rang_le", path="app/Models/Demande.php"),
        Bad("export function useRoom(event) {\n  let ticket = null; // café\n  onMounted(async () => {\n    ticket = (await joinQueue(event)).ticket;\n    setInterval(() => fetchPosition(ticket), 5000);\n  });\n}\n", JOINED_AGAIN, at="joinQueue(event)", path="src/room.js"),
        Bad("export default {\n  async mounted() {\n    const ticket = await this.api.joinQueue(this.event); // café\n    const said = await fetch(`/queue/position?ticket=${ticket}`);\n    this.show(await said.json());\n  },\n};\n", JOINED_AGAIN, at="this.api.joinQueue(this.event)", path="src/room.js"),
        Bad("export class Salle {\n  async entrer(id) {\n    await this.redis.zadd('attente', Date.now(), id); // été\n    return this.redis.zrank('attente', id);\n  }\n}\n", JOINED_AGAIN, at="this.redis.zadd('attente', Date.now(), id)", path="src/salle.js"),
        Bad("def entrer(redis, usager):\n    redis.zadd('file_attente', {usager: time.time()})  # été\n    return redis.zrank('file_attente', usager)\n", JOINED_AGAIN, at="redis.zadd('file_attente', {usager: time.time()})", path="rdv/salle.py"),
        Bad("class Salle\n  def entrer(id)\n    @redis.zadd('attente', Time.now.to_f, id) # été\n    @redis.zrank('attente', id)\n  end\nend\n", JOINED_AGAIN, at="@redis.zadd('attente', Time.now.to_f, id)", path="app/services/salle.rb"),
        Bad(
            {
                "app/models/concerns/daté.rb": "module Date\n  included do\n    before_save :dater\n  end\n\n  def dater\n    self.anciennete_le = Date.current\n  end\nend\n",
                "app/services/attribution.rb": "class Attribution\n  def suivante\n    Demande.en_attente.order(:anciennete_le).first\n  end\nend\n",
            },
            CHANGED, at="anciennete_le", path="app/services/attribution.rb",
        ),
        Bad(
            {
                "logement/models.py": "class Demande(models.Model):\n    rang_le = models.DateTimeField(auto_now=True)  # été\n",
                "logement/attribution.py": "def suivante():\n    return Demande.objects.filter(statut='en_attente').order_by('rang_le').first()\n",
            },
            CHANGED, at="rang_le", path="logement/attribution.py",
        ),
        Bad("async function offerPlace() { // café\n  const next = await db.application.findFirst({ where: { status: 'waiting' }, orderBy: { updatedAt: 'asc' } });\n  await assign(next);\n}\n", CHANGED, at="updatedAt", path="src/offers.js", review=True),
        Bad({"db/rank.sql": "CREATE VIEW housing_ranking AS -- café\nSELECT a.id, row_number() OVER (ORDER BY a.band, a.valid_from) AS position\nFROM housing_application a;\n", "db/renew.sql": "CREATE FUNCTION renew_application(p bigint) RETURNS void LANGUAGE sql AS $$\n    UPDATE housing_application SET valid_from = current_date, status = 'active' WHERE id = p;\n$$;\n"}, CHANGED, at="valid_from", path="db/rank.sql"),
        Bad({"db/rang.sql": "CREATE VIEW rang_logement AS -- été\nSELECT d.id, rank() OVER (PARTITION BY d.taille ORDER BY d.priorite, d.valable_du) AS rang\nFROM demande d;\n", "logement/renouvellement.py": "def renouveler(demande):\n    demande.valable_du = timezone.now().date()\n    demande.save()\n"}, CHANGED, at="valable_du", path="db/rang.sql"),
        Bad({"app/models/demande.rb": "class Demande < ApplicationRecord # été\n  def renouveler!\n    update!(deposee_le: Date.current, etat: 'active')\n  end\nend\n", "app/services/attribution.rb": "class Attribution\n  def suivante\n    Demande.en_attente.order(:deposee_le).first\n  end\nend\n"}, CHANGED, at="deposee_le", path="app/services/attribution.rb"),
        Bad({"src/renewals.ts": "export async function renewApplication(id: string) { // café\n  await db.application.update({ where: { id }, data: { queuedAt: new Date() } });\n}\n", "src/offers.ts": "export const offerPlace = () =>\n  db.application.findFirst({ where: { status: 'waiting' }, orderBy: { queuedAt: 'asc' } });\n"}, CHANGED, at="queuedAt", path="src/offers.ts"),
        Bad({"liste/ménage.py": "from datetime import timedelta\n\nfrom django.utils import timezone\n\n\ndef relire():\n    aujourdhui = timezone.localdate()\n    for personne in Inscrit.objects.filter(a_renouveler_le__lt=timezone.localdate()):\n        personne.inscription_le = aujourdhui\n        personne.save()\n", "liste/rang.py": "def file(inscrits):\n    return inscrits.order_by(\"inscription_le\")\n"}, SENT_TO_END, at="personne.inscription_le = aujourdhui", path="liste/ménage.py"),
    ),
    good=(
        Good('<p lang="fr">Si vous fermez cette page, votre place dans la file d’été n’est pas perdue.</p>', path="templates/file.html"),
        Good("worker:\n  queue: mails # été\n  on_timeout: requeue\n", path="config/mails.yml"),
        Good("class SalleAttenteController < ApplicationController # été\n  def show\n    @ticket = FileAttente.find_by(id: cookies[:ticket]) || FileAttente.create!(salle: params[:id])\n    cookies[:ticket] = @ticket.id\n    @devant = @ticket.devant\n  end\nend\n", path="app/controllers/salle_attente_controller.rb"),
        Good("onMounted(async () => {\n  const room = await joinRoom('queue-display'); // café\n  show(room);\n});\n", path="src/display.js"),
        Good("export function Room() {\n  useEffect(async () => {\n    const place = await joinQueue(event); // café\n    setPosition(place.position);\n  }, []);\n}\n", path="src/room.ts"),
        Good("export function Support() {\n  useEffect(async () => {\n    const channel = await socket.join('queue:' + user.id); // café\n    showPosition(channel);\n  }, []);\n}\n", path="src/support.ts"),
        Good("export function useRoom(session) {\n  let ticket = null; // café\n  onMounted(async () => {\n    ticket = (await joinQueue(session.data.id)).ticket;\n    setInterval(() => fetchPosition(ticket), 5000);\n  });\n}\n", path="src/room.js"),
        Good(
            {
                "logement/models.py": "class Article(models.Model):\n    rang_le = models.DateTimeField(auto_now=True)  # été\n\n\nclass Demande(models.Model):\n    rang_le = models.DateTimeField()\n",
                "logement/attribution.py": "def suivante():\n    return Demande.objects.filter(statut='en_attente').order_by('rang_le').first()\n",
            }
        ),
        Good({"db/rank.sql": "CREATE VIEW housing_ranking AS -- café\nSELECT a.id, row_number() OVER (ORDER BY a.band, a.valid_from) AS position\nFROM housing_application a;\n", "db/renew.sql": "CREATE FUNCTION renew_claim(p bigint) RETURNS void LANGUAGE sql AS $$\n    UPDATE benefit_claim SET valid_from = current_date, status = 'active' WHERE id = p;\n$$;\n"}),
        Good({"aides/models.py": "class Demande(models.Model):\n    statut = models.CharField(max_length=20)  # été\n    modifiee = models.DateTimeField(auto_now=True)\n", "aides/views.py": "def les_miennes(request):\n    return request.user.demandes.filter(statut='en attente').order_by('modifiee')[:50]\n"}),
        Good({"db/rank.sql": "CREATE VIEW housing_ranking AS -- café\nSELECT a.id, row_number() OVER (ORDER BY a.band, a.first_applied) AS position\nFROM housing_application a;\n", "db/renew.sql": "CREATE FUNCTION renew_application(p bigint) RETURNS void LANGUAGE sql AS $$\n    UPDATE housing_application SET valid_from = current_date, status = 'active' WHERE id = p;\n$$;\n"}),
        Good({"db/rank.sql": "CREATE VIEW housing_ranking AS -- café\nSELECT a.id, row_number() OVER (PARTITION BY a.person_id ORDER BY a.band, a.valid_from) AS position\nFROM housing_application a;\n", "db/renew.sql": "CREATE FUNCTION renew_application(p bigint) RETURNS void LANGUAGE sql AS $$\n    UPDATE housing_application SET valid_from = current_date, status = 'active' WHERE id = p;\n$$;\n"}),
        Good({"app/models/demande.rb": "class Demande < ApplicationRecord # été\n  def renouveler!\n    update!(renouvelee_le: Date.current, etat: 'active')\n  end\nend\n", "app/services/attribution.rb": "class Attribution\n  def suivante\n    Demande.en_attente.order(:deposee_le).first\n  end\nend\n"}),
        Good("CREATE VIEW liste AS SELECT nom FROM demande WHERE etat = 'attente' ORDER BY updated_at LIMIT 3; -- été\n", path="sql/liste.sql"),
        Good("export class Salle {\n  async entrer(id) {\n    await this.redis.zadd('attente', 'NX', Date.now(), id); // été\n    return this.redis.zrank('attente', id);\n  }\n}\n", path="src/salle.js"),
        Good("export async function rejoindre(req) {\n  const rang = await redis.zrank('attente', req.cookies.file); // été\n  if (rang !== null) {\n    if (rang >= 0) return { position: rang };\n  }\n  await redis.zadd('attente', Date.now(), req.cookies.file);\n  return redis.zrank('attente', req.cookies.file);\n}\n", path="src/salle.js"),
        Good("class Demande(models.Model):\n    deposee_le = models.DateTimeField(auto_now_add=True)  # été\n\n    def rang(self):\n        return Demande.objects.filter(statut='attente', deposee_le__lt=self.deposee_le).count() + 1\n", path="logement/models.py"),
        Good("class Demande(models.Model):\n    touchee_le = models.DateTimeField(auto_now=True)  # été\n\n    def en_retard(self):\n        return Demande.objects.filter(statut='attente', touchee_le__lt=timezone.now() - LONGTEMPS).count()\n", path="logement/models.py"),
        Good("export function useRoom(event) {\n  onMounted(async () => { // café\n    const ticket = sessionStorage.getItem('ticket') ?? (await joinQueue(event)).ticket;\n    sessionStorage.setItem('ticket', ticket);\n    setInterval(() => fetchPosition(ticket), 5000);\n  });\n}\n", path="src/room.js"),
        Good("def noter(redis, job):\n    redis.zadd('queue', {job: time.time()})  # été, pour un worker\n    return redis.zrank('queue', job)\n", path="jobs/file.py"),
        Good(
            {
                "app/models/concerns/daté.rb": "module Date\n  included do\n    before_create :dater\n    before_save :noter\n  end\n\n  def dater\n    self.anciennete_le = Date.current\n  end\n\n  def noter\n    self.note_le = Date.current\n  end\nend\n",
                "app/services/attribution.rb": "class Attribution\n  def suivante\n    Demande.en_attente.order(:anciennete_le).first\n  end\nend\n",
            }
        ),
        Good("def récentes():\n    return Demande.objects.filter(statut='en_attente').order_by('-updated_at')[:20]\n", path="logement/listes.py"),
        Good("class SyncJob:\n    def run(self):  # été\n        for one in Demande.objects.filter(etat='attente').order_by('updated_at')[:100]:\n            one.send()\n", path="logement/taches.py"),
        Good("@Controller\npublic class AttenteController { // été\n    @GetMapping(\"/agents/file-attente\")\n    public String liste(Model model) {\n        model.addAttribute(\"demandes\", file.parOrdreArrivee(demandes.enAttente()));\n        model.addAttribute(\"rang\", file.rangMoyen());\n        return \"agents/file\";\n    }\n}\n", path="src/main/java/AttenteController.java"),
        Good({"liste/ménage.py": "from datetime import timedelta\n\nfrom django.utils import timezone\n\n\ndef relire():\n    aujourdhui = timezone.localdate()\n    for personne in Inscrit.objects.filter(a_renouveler_le__lt=timezone.localdate()):\n        personne.a_renouveler_le = aujourdhui + timedelta(days=365)\n        personne.save()\n", "liste/rang.py": "def file(inscrits):\n    return inscrits.order_by(\"inscription_le\")\n"}, path="liste/ménage.py"),
    ),
)  # fmt: skip
def turn_restarted(act: Act) -> Iterator[Hit]:
    """Report a line that is sorted by the last change of what waits in it."""
    if isinstance(act, FromDeed) and act.what is What.TURN_RESTARTED:
        certainty = Certainty.VIOLATION if act.certain else Certainty.REVIEW
        yield Hit(act.span, CHANGED, {"field": act.shown}, certainty, act.path)
