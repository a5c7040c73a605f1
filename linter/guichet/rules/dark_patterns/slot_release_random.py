"""A hidden lottery: chance decides which appointments are put online, or when, and nobody is told."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.nouns.act import Act, Ground, Kind, Reason
from guichet.done.words import speaks_of
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Check, Good, Subject, act_rule
from guichet.told.watching import QUICKEST, quickest

DRAWN = Text(
    fr="« {draw} » fait décider le hasard des créneaux publiés : les gens reviennent pour rien. Publiez dès la création avec une liste d’attente, ou figez la liste puis tirez avec les numéros d’un tirage public annoncé.{chain}",
    en='"{draw}" lets chance decide which slots are published: people come back for nothing. Publish on creation with a waiting list, or freeze the list, then draw with the numbers of a public draw named in advance.{chain}',
)

CHOSEN = Text(
    fr="« {draw} » fait choisir par le hasard qui reçoit quelque chose : personne ne peut comprendre ni contester son refus. Suivez l’ordre des demandes ou des critères écrits, ou figez la liste puis tirez avec les numéros d’un tirage public annoncé.{chain}",
    en='"{draw}" lets chance choose who receives something: nobody can understand or dispute their refusal. Follow the order of requests or written criteria, or freeze the list, then draw with the numbers of a public draw named in advance.{chain}',
)

SHUT = Text(
    fr="« {draw} » laisse entrer au hasard : la même personne est renvoyée ou reçue selon le tirage, sans le savoir. Prenez les demandes dans l’ordre, ou tenez une file où l’on garde sa place.{chain}",
    en='"{draw}" lets people in by chance: the same person is turned away or let in by a draw, without knowing. Take requests in order, or keep a queue where people hold their place.{chain}',
)
RUSHED = Text(
    fr="« {draw} » sert d’abord qui est revenu en dernier : recharger sans cesse, ou payer un robot, passe devant l’ordre d’arrivée. Servez par ordre d’inscription, et dites à chaque personne son rang.{chain}",
    en='"{draw}" serves first whoever came back last: reloading all day, or paying for a robot, beats the order of arrival. Serve in order of registration, and tell each person their rank.{chain}',
)
CLICKED = Text(
    fr="« {draw} » donne les places dans l’ordre des clics, à la seconde : une bonne connexion et du temps libre passent avant le besoin. Laissez une période pour demander, puis classez par des critères écrits.{chain}",
    en='"{draw}" gives places in the order of clicks, to the second: a good line and free time come before need. Leave a period to ask, then rank by written criteria.{chain}',
)
DRAW_SAID = Text(
    fr="« {draw} » : il semble que le hasard choisisse qui reçoit. Vérifiez que la règle est publiée, et ce que reçoivent les autres : une place dans une file, un autre lieu, une réponse.{chain}",
    en='"{draw}": chance seems to choose who receives. Check that the rule is published, and what the others get: a place in a queue, another place, an answer.{chain}',
)
FIRST = Text(
    fr="« {draw} » donne tout aux plus rapides : une bonne connexion et du temps libre passent avant le besoin. Laissez une période pour demander, classez par des critères écrits, tenez une liste d’attente.{chain}",
    en='"{draw}" gives everything to the quickest: a good line and free time come before need. Leave a period to ask, rank by written criteria, keep a waiting list.{chain}',
)
FIRST_MAYBE = Text(
    fr="« {draw} » semble servir d’abord les plus rapides : vérifiez que l’ouverture est annoncée, que l’on peut demander sans écran, et qu’une liste d’attente existe.{chain}",
    en='"{draw}" seems to serve the quickest first: check that the opening is announced, that one can ask without a screen, and that there is a waiting list.{chain}',
)
_SAID = {Kind.RELEASE: DRAWN, Kind.CHOOSE: CHOSEN, Kind.CLOSE: CHOSEN, Kind.DECIDE: CHOSEN}


def _said_of(act: Act, draw: Ground) -> Text:
    if draw.reason is Reason.CHANCE:
        return _SAID.get(act.kind, SHUT) if draw.certain else DRAW_SAID
    if speaks_of(draw.shown, "stated.quickest") or not draw.certain:
        return FIRST if draw.certain else FIRST_MAYBE
    return RUSHED if speaks_of(draw.shown, "places.seen_last") else CLICKED


def _told(document: Document) -> Iterator[Hit]:
    """Ask about a text that gives places to whoever is the quickest."""
    for found in (one for lang in ("fr", "en") for one in quickest(document, lang)):
        yield Hit(found.span, FIRST_MAYBE, {"draw": found.text, "chain": ""}, Certainty.REVIEW)


def _claimed(act: Act) -> Iterator[Hit]:
    """Report a place that goes to the first who answers a message sent to everyone, or at a moment that another file draws."""
    yield from slot_release_random.check(act)


@act_rule(
    Kind.CHOOSE, Kind.RELEASE, Kind.REFUSE, Kind.HIDE, Kind.CLOSE, Kind.DECIDE,
    name="slot-release-random",
    code="W9304",
    family=Family.DARK_PATTERNS,
    severity=Severity.CRITICAL,
    title=Text(fr="Créneaux publiés au hasard", en="Slots released at random"),
    harms=Text(
        fr="Les personnes étrangères, précaires ou peu équipées, qui se connectent des dizaines de fois sans savoir si un créneau viendra.",
        en="Foreigners, people in poverty or with little equipment, who log in dozens of times without knowing whether a slot will come.",
    ),
    instead=Text(
        fr="Tenez une liste d’attente par ordre de dépôt. Si le sort doit choisir, publiez avant la règle, la liste figée ou son empreinte, et le nom d’un tirage public à venir : ses numéros sont la graine. Une graine choisie par le service se truque, même publiée la veille : il en essaie jusqu’à celle qui l’arrange.",
        en="Keep a waiting list in order of request. If chance must choose, publish first the rule, the frozen list or its digest, and the name of a public draw to come: its numbers are the seed. A seed chosen by the service can be rigged, even published the day before: it tries seeds until one suits.",
    ),
    wrong_when=Text(
        fr="Le hasard sert à espacer des relances, à créer des données d’essai ou à nommer, ou le tirage est annoncé ailleurs que dans le code.",
        en="Chance spaces out retries, makes test data or names things, or the draw is announced outside the code.",
    ),
    refs=("france-bleu-2019", "cimade-2016"),
    lesson="06-appointments/02-resale-and-lottery",
    mentions=(
        "random", "secrets", "split_clients", "order_by", "uuid4", "rand(", "rng", "newid", "tablesample", "shuffle", ".sample(", "hashlib", "hash(", "hashcode(", "createhash", "murmur", "fnv1", "crc32", "adler32",
        "order by", "sorted(", "max(", ".sort", "srandmember", "spop", "$sample", "microsecond", "perf_counter", "time_ns", ".pk %", "id %", "numero %",
        "number %", "ref %", "reference %", "date.now() %",
        "tirage", "hasard", "aléatoire", "aleatoire", "lottery", "loterie", "ballot", "fifo", "fcfs", "arrival", "premier_", "premiers_", "premier arriv", "premiers arriv", "first_come", "first-come", "first come", "first_served", "fil_de_l", "arrivee", "plus_rapide", "fastest",
    ),
    needs=(
        "slot", "creneau", "créneau", "rdv", "rendez", "appointment", "plage", "booking", "permanence", "demande", "candidat", "applica", "claimant",
        "household", "foyer", "famille", "postulant", "place", "attente", "wait", "queue", "school", "housing", "logement", "grant", "seat", "child",
        "enfant", "pupil", "status=503", "status=403", "status_code=503", "admit", "admission", "abort(", "permissiondenied", "crèche", "berceau", "bourse", "voucher", "dossier", "voeu", "eleve", "usager", "allocataire", "message", "ticket", "callback", "rappel", "courrier", "saisine", "sejour", "séjour", "budget", "benefici", "cheque", "chèque", "timedelta", "inscription", "registration",
    ),
    also=(
        Check(Subject.PROSE, (), QUICKEST, _told),
        Check(Subject.ACT, (Kind.CHOOSE,), ("waiting", "attente", "waitlist", "inscrits"), _claimed, needs=("sms", "text(", "send", "envoy", "notif")),
        Check(Subject.ACT, (Kind.CHOOSE,), ("take", "limit", "setmaxresults", "first(", "slice(", "-="), _claimed, needs=("budget", "enveloppe", "reste", "solde", ", places", "places_", "places-", "placesleft", "placeslibres", "places->", "seats", "spots", "capacit", "quota", "restant", "remaining")),
        Check(Subject.ACT, (Kind.CHOOSE,), ("rang", "rank", "index", "i <", "order by"), _claimed, needs=("places", "capacit", "seats", "quota", "limit")),
        Check(Subject.ACT, (Kind.RELEASE,), ("nextint", "jitter", "amplitude", "etalement", "aleatoire", "aléatoire"), _claimed, needs=("slot", "creneau", "créneau", "appointment", "rdv", "planning", "inscription", "registration")),
        Check(Subject.ACT, (Kind.RELEASE,), ("part_", "part-", "parts", "share", "percent", "pourcent", "proportion", "portion", "ratio", "fraction", "rollout", "expos", "coverage"), _claimed, needs=("slot", "creneau", "créneau", "appointment", "rdv", "booking", "rendez")),
        Check(Subject.ACT, (Kind.RELEASE,), ("visible_", "publi", "open", "releas", "ouv"), _claimed, needs=("slot", "creneau", "appointment", "rdv", "session", "place", "seat")),
    ),
    bad=(
        Bad("split_clients \"$request_id\" $guichet {  # été\n    12% ouvert;\n    * complet;\n}\nserver {\n    server_name rdv.example;\n    location / {\n        if ($guichet = complet) { rewrite ^ /complet.html last; }\n        proxy_pass http://app;\n    }\n}\n", DRAW_SAID, at='split_clients "$request_id" $guichet', path="deploy/nginx/rdv.conf", review=True),
        Bad({"app/intake.py": "import random\n\n\ndef state():\n    \"\"\"Été.\"\"\"\n    return random.random() < 0.3\n", "app/routes.py": "from fastapi import APIRouter, Depends, HTTPException\n\nfrom app.intake import state\n\nrouter = APIRouter()\n\n\n@router.post('/applications')\nasync def apply(body, is_open: bool = Depends(state)):\n    if not is_open:\n        raise HTTPException(503, 'Please try later.')\n    return keep(body)\n"}, SHUT, at="random.random()", path="app/intake.py", review=True),
        Bad("<?php // été\nfinal class PublicationCreneaux\n{\n    public function heure(): int\n    {\n        return random_int(8, 20);\n    }\n}\n", DRAW_SAID, at="random_int(8, 20)", path="src/PublicationCreneaux.php", review=True),
        Bad("<?php // été\nfinal class Attribution\n{\n    public function attribuer(Sejour $sejour): void\n    {\n        foreach ($this->inscriptions->aTraiter($sejour) as $rang => $inscription) {\n            $rang < $sejour->getPlaces() ? $inscription->accepter() : $inscription->refuser();\n        }\n    }\n}\n", FIRST_MAYBE, at="$rang < $sejour->getPlaces()", path="src/Attribution.php", review=True),
        Bad({"src/colonies.ts": "export function attribuer(demandes: Demande[], places: number) {\n  const ordre = [...demandes].sort((a, b) => a.recueLe.getTime() - b.recueLe.getTime());\n  return ordre.slice(0, places);\n}\n", "src/campagne.ts": "export const ÉTÉ = { ouverture: '2026-03-16T09:00:00+01:00', places: 120 };\n"}, CLICKED, at="[...demandes].sort((a, b) => a.recueLe.getTime() - b.recueLe.getTime())", path="src/colonies.ts"),
        Bad("<?php // été\nclass AttributionAide\n{\n    public function attribuer(Enveloppe $enveloppe): void\n    {\n        $reste = $enveloppe->montant;\n        foreach (Demande::query()->orderBy('deposee_le')->get() as $demande) {\n            if ($reste < $demande->montant) {\n                $demande->refuser();\n                continue;\n            }\n            $demande->accorder();\n            $reste -= $demande->montant;\n        }\n    }\n}\n", FIRST_MAYBE, at="orderBy('deposee_le')", path="app/AttributionAide.php", review=True),
        Bad("class Attribution # été\n  def attribuer(budget)\n    Demande.complete.order(:deposee_le).each do |demande|\n      next demande.refuser! if demande.montant > budget\n\n      demande.accorder!\n      budget -= demande.montant\n    end\n  end\nend\n", FIRST_MAYBE, at="Demande.complete.order(:deposee_le)", path="app/services/attribution.rb", review=True),
        Bad({"config/releases/été.yml": 'venues:\n  - {id: mer, places: 48}\nbooking:\n  opens_at: "2026-05-12T07:00:00"\n  allocation: first_come\n', "clubs/release.py": 'from pathlib import Path\n\nRULES = yaml.safe_load((Path(__file__).parent / "config" / "releases" / "été.yml").read_text())\n'}, FIRST, at="first_come", path="config/releases/été.yml"),
        Bad("<?php // été\nreturn [\n    'sejours' => [['nom' => 'Mer', 'places' => 30]],\n    'reservation' => ['ouvre_le' => '2026-04-06 07:00:00', 'attribution' => 'premier_arrive'],\n];\n", FIRST, at="'premier_arrive'", path="config/sejours.php"),
        Bad({"app/Models/Demande.php": "<?php\nclass Demande extends Model\n{\n    public function scopeParRang(Builder $q): Builder\n    {\n        return $q->orderBy('deposee_a'); // été\n    }\n}\n", "app/Services/Attribution.php": "<?php\nclass Attribution\n{\n    public function attribuer($creche)\n    {\n        $retenues = Demande::where('creche_id', $creche->id)->parRang()->take($creche->places_libres)->get();\n        $retenues->each(fn ($d) => $d->update(['statut' => 'place_proposee']));\n    }\n}\n", "config/creche.php": "<?php\nreturn ['ouverture' => '2025-03-03 09:00:00'];\n"}, CLICKED, at="$q->orderBy('deposee_a')", path="app/Models/Demande.php"),
        Bad({"app/models/camp_application.rb": "class CampApplication < ApplicationRecord\n  scope :complete, -> { where(state: \"complete\") } # été\n  scope :in_line, -> { order(:submitted_at) }\nend\n", "app/services/place_allocator.rb": "class PlaceAllocator\n  def call(camp)\n    chosen = camp.camp_applications.complete.in_line.limit(camp.places_left)\n    chosen.update_all(state: \"place_offered\")\n  end\nend\n", "config/camps.yml": "opens_at: \"2026-03-02 09:00:00\"\n"}, CLICKED, at="order(:submitted_at)", path="app/models/camp_application.rb"),
        Bad("export async function allocate(nurseryId, placesLeft) { // été\n  const chosen = await prisma.application.findMany({ where: { nurseryId }, orderBy: { submittedAt: 'asc' }, take: placesLeft });\n  await prisma.application.updateMany({ where: { id: { in: ids(chosen) } }, data: { status: 'OFFERED' } });\n}\n", FIRST_MAYBE, at="submittedAt: 'asc'", path="src/allocate.js", review=True),
        Bad({"deploy/cronjob.yaml": "apiVersion: batch/v1\nkind: CronJob\nmetadata:\n  name: ouvrir-créneaux\nspec:\n  schedule: \"0 6 * * *\"\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          containers:\n            - name: ouvrir\n              command: [\"/opt/rdv/ouvrir-creneaux.sh\"]\n              envFrom:\n                - configMapRef:\n                    name: ouverture\n", "deploy/configmap.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ouverture\ndata:\n  ÉCART: \"1\"\n  ETALEMENT: \"43200\"\n", "bin/ouvrir-creneaux.sh": "#!/bin/bash\nattente=$(shuf -i \"0-${ETALEMENT}\" -n 1)\nsleep \"${attente}\"\ncurl -X POST \"${RDV}/interne/creneaux/ouvrir\"\n"}, DRAWN, at='"0 6 * * *"', path="deploy/cronjob.yaml"),
        Bad({"deploy/crontab": "# été\n0 7 * * * /opt/rdv/liberer.sh\n", "bin/liberer.sh": "#!/bin/bash\nsleep $((RANDOM % 240))m\nwget -q --post-data='' \"$RDV/rendez-vous/publier\"\n"}, DRAWN, at="0 7 * * * /opt/rdv/liberer.sh", path="deploy/crontab"),
        Bad({"séjours/models.py": "class Demande(models.Model):\n    recue_le = models.DateTimeField(auto_now_add=True)  # été\n", "séjours/attribuer.py": "from .models import Demande\n\nORDRE = (\"recue_le\",)\n\n\ndef attribuer(séjour):\n    demandes = list(séjour.demandes.order_by(*ORDRE))\n    Demande.retenir(demandes[: séjour.places])\n", "séjours/views.py": "from .attribuer import attribuer\nfrom .models import Demande\n\n\ndef demander(request, séjour):\n    Demande.objects.create(séjour=séjour)\n    attribuer(séjour)\n"}, CLICKED, at="séjour.demandes.order_by(*ORDRE)", path="séjours/attribuer.py"),
        Bad({"camp/models.py": "class Application(Base):\n    created_at = Column(DateTime, server_default=func.now())  # café\n", "camp/award.py": "from operator import attrgetter\n\nfrom .models import Application\n\n\ndef award(camp, applications):\n    line = sorted(applications, key=attrgetter(\"created_at\"))\n    Application.accept(line[: camp.places])\n\n\ndef ask(session, camp, pupil):\n    session.add(Application(camp=camp, pupil=pupil))\n    award(camp, camp.applications)\n"}, CLICKED, at='sorted(applications, key=attrgetter("created_at"))', path="camp/award.py"),
        Bad({"camp/models.py": "class Application(models.Model):\n    submitted = models.DateTimeField(default=timezone.now)  # café\n", "camp/award.py": "from .models import Application\n\n\ndef award(camp):\n    line = camp.applications.order_by(\"submitted\")\n    Application.accept(line[: camp.seats])\n", "camp/api.py": "from . import award\nfrom .models import Application\n\n\ndef ask(camp, pupil):\n    Application.objects.get_or_create(camp=camp, pupil=pupil)\n    award.award(camp)\n"}, CLICKED, at='camp.applications.order_by("submitted")', path="camp/award.py"),
        Bad({"séjours/attribuer.py": "import random\n\n\ndef attribuer(demandes, places):\n    random.shuffle(demandes)\n    return demandes[:places], demandes[places:]\n", "templates/séjours.html": "<p lang=\"fr\">Aucun tirage au sort : les places vont à qui en a besoin.</p>"}, CHOSEN, at="random.shuffle(demandes)", path="séjours/attribuer.py", review=True),
        Bad({"app/jobs/schedule_release_job.rb": "class ScheduleReleaseJob < ApplicationJob\n  def perform # été\n    ReleasePlacesJob.set(wait: ReleaseWindow.offset).perform_later\n  end\nend\n", "app/models/release_window.rb": "module ReleaseWindow\n  def self.offset\n    rand(LENGTH.to_i).seconds\n  end\nend\n"}, DRAWN, at="rand(LENGTH.to_i).seconds", path="app/models/release_window.rb"),
        Bad("class ReleaseWorker\n  def perform(id) # été\n    delay = SecureRandom.random_number(720).minutes\n    SlotReleaseWorker.perform_in(delay, id)\n  end\nend\n", DRAWN, at="SecureRandom.random_number(720).minutes", path="app/workers/release_worker.rb"),
        Bad({"grants/award.py": "def when(application):\n    return application.received_at\n\n\ndef award(applications, left):\n    given = []  # été\n    for application in sorted(applications, key=when):\n        if application.amount > left:\n            break\n        left -= application.amount\n        given.append(application)\n    return given\n", "grants/rounds.py": "from datetime import datetime\n\nROUND = Round(opens_at=datetime(2026, 4, 7, 9, 0))\n"}, CLICKED, at="sorted(applications, key=when)", path="grants/award.py"),
        Bad('<p lang="fr">Les places de l’été vont aux plus rapides.</p>', FIRST_MAYBE, at="aux plus rapides", path="templates/séjours.html", review=True),
        Bad("sejours:\n  places: 40\n  attribution: tirage_au_sort  # l’été\n  non_tires: refuse\n", CHOSEN, at="tirage_au_sort", path="service/séjours.yml", review=True),
        Bad("bourse:\n  budget: 9000\n  ordre: premier_arrive  # l’été\n  liste_attente: false\n", FIRST, at="premier_arrive", path="service/bourse.yml"),
        Bad("sejours:\n  attribution: random  # l’été\n", DRAW_SAID, at="random", path="service/séjours.yml", review=True),
        Bad(
            "import random\n\n\ndef publier(cachés):\n    créneaux = random.sample(cachés, k=3)\n    for créneau in créneaux:\n        créneau.publier()\n",
            DRAWN,
            at="random.sample(cachés, k=3)",
        ),
        Bad(
            "def ouvrir_rdv(nombre):\n    \"\"\"Débloque des rendez-vous.\"\"\"\n    for rdv in RendezVous.objects.filter(statut=\"bloqué\").order_by(\"?\")[:nombre]:\n        rdv.ouvrir()\n",
            DRAWN,
            at='RendezVous.objects.filter(statut="bloqué").order_by("?")',
        ),
        Bad(
            "from secrets import randbelow\n\n\ndef plan(slots, monday):  # à l’improviste\n    for slot in slots:\n        slot.visible_from = monday + timedelta(minutes=randbelow(10080))\n",
            DRAWN,
            at="randbelow(10080)",
        ),
        Bad(
            "def attribuer(places):\n    \"\"\"Crèche.\"\"\"\n    for place, demande in zip(places, Demande.objects.order_by(\"?\")):\n        demande.accepter(place)\n",
            CHOSEN,
            at='Demande.objects.order_by("?")', review=True,
        ),
        Bad(
            "import secrets\n\n\nclass OuvertureMixin:\n    def prévoir(self):\n        self.visible_à = demain() + timedelta(hours=secrets.randbelow(72))\n\n\nclass Créneau(OuvertureMixin):\n    pass\n",
            DRAWN,
            at="secrets.randbelow(72)",
        ),
        Bad(
            'import random\n\n\ndef calendrier(request):\n    if random.random() < 0.8:\n        return render(request, "rdv/aucun.html")\n    return render(request, "été.html", {"rdv": créneaux_libres()})\n',
            DRAWN,
            at="random.random()",
        ),
        Bad(
            "async def goutte(créneaux):\n    for créneau in créneaux:\n        await asyncio.sleep(random.randint(0, 7 * 24 * 3600))\n        créneau.publier()\n\n\nimport asyncio, random\n",
            DRAWN,
            at="random.randint(0, 7 * 24 * 3600)",
        ),
        Bad(
            "def suivant(guichet):\n    \"\"\"La file d’attente des créneaux.\"\"\"\n    return Attente.objects.filter(creneau=None).order_by(\"-dernière_visite\").first()\n",
            RUSHED,
            at='Attente.objects.filter(creneau=None).order_by("-dernière_visite")',
        ),
        Bad(
            "def attribuer(séjour, capacité):\n    demandes = sorted(séjour.demandes, key=lambda une: une.horodatage)\n    for rang, demande in enumerate(demandes):\n        demande.retenue = rang < capacité\n",
            CLICKED,
            at="sorted(séjour.demandes, key=lambda une: une.horodatage)",
        ),
        Bad('SQL = """UPDATE créneau SET publie = TRUE WHERE id IN (SELECT id FROM créneau ORDER BY RANDOM() LIMIT 3)"""\n', DRAWN, at='"""UPDATE créneau SET publie = TRUE WHERE id IN (SELECT id FROM créneau ORDER BY RANDOM() LIMIT 3)"""'),
        Bad(
            "// côté navigateur\nfunction afficher(slots) {\n  return slots.filter(() => Math.random() < 0.3);\n}\n",
            DRAWN,
            at="Math.random()",
            path="static/creneaux.js",
        ),
        Bad('import hashlib\n\n\ndef attribuer(demandes, places, secret):\n    """Donne les places de crèche."""\n    file = sorted(demandes, key=lambda une: hashlib.sha256(f"{secret}{une}".encode()).hexdigest())\n    empreinte = hashlib.sha256(str(demandes).encode()).hexdigest()\n    return file[:places], file[places:], empreinte\n', CHOSEN, at='hashlib.sha256(f"{secret}{une}".encode()).hexdigest()', review=True),
        Bad("class OuvrirCreneauxJob < ApplicationJob # été\n  def perform\n    Creneau.en_attente.each { |creneau| creneau.update!(publie: true) if rand < 0.3 }\n  end\nend\n", DRAWN, at="rand <", path="app/jobs/ouvrir_creneaux_job.rb"),
    ),
    good=(
        Good("split_clients \"$request_id\" $modele {  # été\n    12% nouveau;\n    * ancien;\n}\nserver {\n    server_name rdv.example;\n    location / {\n        if ($modele = nouveau) { rewrite ^ /v2/accueil last; }\n        proxy_pass http://app;\n    }\n}\n", path="deploy/nginx/rdv.conf"),
        Good({"pièces.py": "from uuid import uuid4\n\n\ndef déposer(request, demande):\n    chemin = \"%s/%s\" % (demande.dossier, uuid4())\n    if not enregistrer(chemin, request.FILES):\n        raise PermissionDenied(\"complet\")\n"}),
        Good('import random\n\n\nclass Saison:\n    def bannière(self, request, page):\n        """Été."""\n        candidats = [un for un in self.sponsors if page in un.bannières]\n        gagnant = random.choice(candidats)\n        return gagnant.rendu(request)\n', path="saison/app.py"),
        Good("<?php // été\nforeach ($articles as $rang => $article) {\n    $rang < $page->places ? $article->accepter() : $article->refuser();\n}\n", path="src/Une.php"),
        Good({"annuaire/vues.py": "class VueRelais(ListAPIView):\n    def get_queryset(self):\n        relais = Relais.objects.filter(published=True)  # été\n        return self.melanger(relais)\n\n    def melanger(self, relais):\n        random.seed(self.request.session[\"graine\"])\n        return relais.order_by(\"?\")\n", "annuaire/reservation.py": "class ReservationView(RetrieveAPIView):\n    queryset = Reservation.objects.all()\n\n    def get(self, request):\n        reservation = self.get_queryset().get(pk=request.GET[\"reservation\"])\n        return Response(Serializer(reservation).data)\n"}, path="annuaire/vues.py"),
        Good("export function latestArticles(articles, places) { // été\n  return articles.sort((a, b) => a.createdAt - b.createdAt).slice(0, places);\n}\n", path="src/list.js"),
        Good("export function assignSeats(families, seats) { // été\n  const ordered = families.sort((a, b) => a.income - b.income || a.createdAt - b.createdAt);\n  return ordered.slice(0, seats);\n}\n", path="src/seats.js"),
        Good("<?php // été\nreturn [\n    'sejours' => [['nom' => 'Mer', 'places' => 30]],\n    'reservation' => ['ouvre_le' => '2026-04-06 07:00:00', 'attribution' => 'quotient_familial'],\n];\n", path="config/sejours.php"),
        Good({"app/Models/Demande.php": "<?php\nclass Demande extends Model\n{\n    public function scopeParRang(Builder $q): Builder\n    {\n        return $q->orderByDesc('points')->orderBy('deposee_a'); // été\n    }\n}\n", "app/Services/Attribution.php": "<?php\nclass Attribution\n{\n    public function attribuer($creche)\n    {\n        $retenues = Demande::where('creche_id', $creche->id)->parRang()->take($creche->places_libres)->get();\n        $retenues->each(fn ($d) => $d->update(['statut' => 'place_proposee']));\n    }\n}\n", "config/creche.php": "<?php\nreturn ['ouverture' => '2025-03-03 09:00:00'];\n"}, path="app/Models/Demande.php"),
        Good("class NextFiles # été\n  def call(agent)\n    Application.where(state: \"complete\").order(:submitted_at).limit(agent.capacity).each { |one| one.update(state: \"being_read\", agent: agent) }\n  end\nend\n", path="app/services/next_files.rb"),
        Good({"deploy/cronjob.yaml": "apiVersion: batch/v1\nkind: CronJob\nmetadata:\n  name: ouvrir-créneaux\nspec:\n  schedule: \"0 6 * * *\"\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          containers:\n            - name: ouvrir\n              command: [\"/opt/rdv/ouvrir-creneaux.sh\"]\n              envFrom:\n                - configMapRef:\n                    name: ouverture\n", "deploy/configmap.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ouverture\ndata:\n  ÉCART: \"1\"\n  ETALEMENT: \"90\"\n", "bin/ouvrir-creneaux.sh": "#!/bin/bash\nattente=$(shuf -i \"0-${ETALEMENT}\" -n 1)\nsleep \"${attente}\"\ncurl -X POST \"${RDV}/interne/creneaux/ouvrir\"\n"}, path="deploy/cronjob.yaml"),
        Good({"deploy/crontab": "# été\n0 9 * * * /opt/rdv/publier-creneaux.sh\n", "bin/publier-creneaux.sh": "#!/bin/bash\nsleep $((RANDOM % 30))\nwget -q --post-data='' \"$RDV/creneaux/publier\"\n"}, path="deploy/crontab"),
        Good({"camp/models.py": "class Application(models.Model):\n    submitted = models.DateTimeField(default=timezone.now)  # café\n", "camp/award.py": "from .models import Application\n\n\ndef award(camp):\n    line = camp.applications.order_by(\"submitted\")\n    Application.accept(line[: camp.seats])\n", "camp/views.py": "from .award import award\n\n\ndef withdraw(application):\n    application.delete()\n    award(application.camp)\n"}),
        Good({"camp/models.py": "class Application(models.Model):\n    submitted = models.DateField(auto_now_add=True)  # café\n", "camp/award.py": "from .models import Application\n\n\ndef award(camp):\n    line = camp.applications.order_by(\"submitted\")\n    Application.accept(line[: camp.seats])\n\n\ndef ask(camp, pupil):\n    Application.objects.create(camp=camp, pupil=pupil)\n    award(camp)\n"}),
        Good({"séjours/attribuer.py": "import secrets\n\n\ndef attribuer(séjour):\n    demandes = list(séjour.demandes.all())\n    secrets.SystemRandom().shuffle(demandes)\n    for rang, demande in enumerate(demandes):\n        demande.retenue = rang < séjour.places\n", "templates/séjours.html": "<p lang=\"fr\">Rien ne presse : les places sont tirées au sort après la clôture.</p>"}),
        Good({"grants/award.py": "import random\n\n\ndef award(applications, places):\n    random.shuffle(applications)\n    return applications[:places], applications[places:]  # été\n", "content/grants.md": "# Grants\n\nIf more people apply than there are places, grants are drawn by lot.\n"}),
        Good({"app/jobs/schedule_release_job.rb": "class ScheduleReleaseJob < ApplicationJob\n  def perform # été\n    ReindexPlacesJob.set(wait: ReleaseWindow.offset).perform_later\n    ReleasePlacesJob.set(wait: 2.hours).perform_later\n  end\nend\n", "app/models/release_window.rb": "module ReleaseWindow\n  def self.offset\n    rand(LENGTH.to_i).seconds\n  end\nend\n"}),
        Good({"grants/award.py": "def when(application):\n    return (-application.need, application.received_at)\n\n\ndef award(applications, left):\n    given = []  # été\n    for application in sorted(applications, key=when):\n        if application.amount > left:\n            break\n        left -= application.amount\n        given.append(application)\n    return given\n", "grants/rounds.py": "from datetime import datetime\n\nROUND = Round(opens_at=datetime(2026, 4, 7, 9, 0))\n"}),
        Good('class Accueil(TemplateView):\n    def get_context_data(self, **kwargs):\n        context = super().get_context_data(**kwargs)\n        demandeurs = Demandeur.objects.filter(publié=True)  # été\n        exemples = demandeurs.order_by("?")[0:5]\n        context["exemples"] = exemples\n        context["places"] = Place.objects.all()\n        return context\n', path="accueil/views.py"),
        Good('<p lang="fr">Les places vont aux plus rapides ? Non : une liste d’attente est tenue, l’été aussi.</p>', path="templates/séjours.html"),
        Good("sejours:\n  places: 40\n  attribution: tirage_au_sort  # l’été\n  huissier: Maître Roy\n", path="service/séjours.yml"),
        Good("bourse:\n  budget: 9000\n  ordre: date_de_depot\n  liste_attente: true # l’été\n", path="service/bourse.yml"),
        Good('import hashlib\n\n\ndef below(graine, rang, taille):\n    while True:\n        rang += 1\n        valeur = int(hashlib.sha256(f"{graine}:{rang}".encode()).hexdigest(), 16)\n        if valeur < 2**256 - 2**256 % taille:\n            return valeur % taille\n\n\ndef attribuer(annonce, créneaux, graine):\n    """Donne les créneaux aux demandes."""\n    demandes = sorted(annonce["liste"])\n    if hashlib.sha256(str(demandes).encode()).hexdigest() != annonce["empreinte"]:\n        raise ValueError("la liste a changé")\n    return {créneau: demandes.pop(below(graine, rang, len(demandes))) for rang, créneau in enumerate(créneaux)}\n'),
        Good('import hashlib\n\n\ndef tenus(promesses, secrets):\n    for qui, secret in secrets.items():\n        if hashlib.sha256(f"{qui}:{secret}".encode()).hexdigest() != promesses[qui]:\n            raise ValueError(qui)\n\n\ndef attribuer(demandes, places, promesses, secrets):\n    """Donne les places de crèche."""\n    tenus(promesses, secrets)\n    file = sorted(demandes, key=lambda une: hashlib.sha256(f"{secrets}{une}".encode()).hexdigest())\n    return file[:places], file[places:]\n'),
        Good("import random\n\n\ndef publier_créneaux(client):\n    for essai in range(3):\n        time.sleep(2**essai + random.random())\n"),
        Good('import random\n\nLOTTERY_RULES_URL = "/tirage/règles/"\n\n\ndef attribuer(slots, demandes, numéros_du_loto):\n    line = sorted(demandes)\n    random.seed(numéros_du_loto)\n    random.shuffle(line)\n    return zip(slots, line)\n'),
        Good("import random\n\n\ndef tirer(demandes, numéros):\n    \"\"\"Tirage au sort annoncé : la liste est affichée, puis vient un tirage public.\"\"\"\n    random.seed(numéros)\n    return random.sample(sorted(demandes), 3)  # créneaux à publier\n"),
        Good("import factory, random\n\n\nclass SlotFactory(factory.Factory):\n    is_open = factory.LazyFunction(lambda: random.choice([True, False]))\n"),
        Good("import random\n\n\ndef relire(demandes):\n    \"\"\"Échantillon de demandes acceptées, à relire.\"\"\"\n    return random.sample(demandes, 20)\n"),
        Good({"src/wording.js": "const KINDS = ['a', 'b'];\n\nexport function wording() {\n  let kind = sessionStorage.getItem('wording');\n  if (!KINDS.includes(kind)) {\n    kind = KINDS[Math.floor(Math.random() * KINDS.length)]; // été\n    sessionStorage.setItem('wording', kind);\n  }\n  return kind;\n}\n\nexport const TITLES = { a: 'Choose an appointment', b: 'Pick a day' };\n", "src/SlotList.jsx": "import { TITLES, wording } from './wording';\n\nexport default function SlotList({ slots }) {\n  const free = slots.filter((slot) => slot.free);\n  const title = TITLES[wording()];\n  return <section><h2>{title}</h2>{free.map((slot) => <p key={slot.id}>{slot.day}</p>)}</section>;\n}\n"}, path="src/wording.js"),
        Good("function said(n) {\n  return n + ' other people are looking at this date'; // été\n}\n\nfunction refresh(slot) {\n  const n = 4 + slot.id % 3 + Math.floor(Math.random() * 6);\n  slot.querySelector('output').textContent = said(n);\n}\n", path="static/slots.js"),
        Good('import secrets\n\n\ndef confirmer(créneau):\n    créneau.statut = "réservé"\n    écrire(f"Code : {secrets.randbelow(1000000):06d}")\n'),
        Good("def attribuer(séjour, places):\n    demandes = sorted(séjour.demandes, key=lambda une: (-une.points, une.horodatage))\n    return demandes[:places], demandes[places:]\n"),
        Good('def suivant(guichet):\n    """La file d’attente des créneaux."""\n    return Attente.objects.filter(creneau=None).order_by("inscrite_le").first()\n'),
        Good("import uuid\n\n\ndef publier(créneau):\n    créneau.jeton = uuid.uuid4()\n    créneau.save()\n"),
        Good('import secrets\n\n\ndef challenge():\n    """Été."""\n    return "".join(secrets.choice(SIGNS) for _ in range(24))\n\n\ndef ouvrir(user):\n    user.password = challenge()\n    user.save()\n', path="comptes/service.py"),
        Good("class RappelsJob < ApplicationJob # été\n  def perform\n    Creneau.demain.each { |creneau| creneau.update!(releve: true) if rand < 0.3 }\n  end\nend\n", path="app/jobs/rappels_job.rb"),
    ),
)  # fmt: skip
def slot_release_random(act: Act) -> Iterator[Hit]:
    """Report the draw that decides who gets in, which places are shown, or who receives something."""
    if not act.place.is_lived or not act.is_about_places:
        return
    sorts = (Reason.CHANCE, Reason.RUSH) if act.kind is Kind.CHOOSE else (Reason.CHANCE,)
    for draw in (ground for reason in sorts for ground in act.grounds(reason)):
        shown = " ".join(draw.shown.split())
        facts = {"draw": shown if len(shown) <= 60 else f"{shown[:59]}…", "chain": draw.chain}
        said = _said_of(act, draw)
        is_asked = not draw.certain or said in (SHUT, _SAID[Kind.CHOOSE])  # whom it decides about is seldom seen here
        yield Hit(draw.span, said, facts, Certainty.REVIEW if is_asked else Certainty.VIOLATION, draw.path)
        return
