"""A service that answers only at some hours shuts out those who are not free then."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.nouns.act import Act, Kind, Reason
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Check, Good, Subject, act_rule
from guichet.told.hours import hours_on_screen
from guichet.told.ideas import told

GATE = Text(
    fr="« {test} » ferme la démarche à certaines heures : les personnes qui travaillent, dorment ou se font aider à ce moment-là n’entrent pas. Laissez déposer à toute heure ; si une loi impose cet horaire, écrivez une dérogation avec son responsable et sa raison.{chain}",
    en='"{test}" shuts the procedure at certain hours: people who work, sleep or get help at that time cannot get in. Accept requests at any hour; if a law imposes these hours, write a derogation with an owner and a reason.{chain}',
)

MAYBE = Text(
    fr="« {test} » donne des heures à ce qui se fait sur un écran : vérifiez que rien ne ferme en dehors. Laissez déposer à toute heure.{chain}",
    en='"{test}" gives hours to what is done on a screen: check that nothing shuts outside them. Accept requests at any hour.{chain}',
)

TOLD = Text(
    fr="« {words} » : un écran n’a pas besoin de dormir. Les personnes qui travaillent ou qui se font aider à ces heures-là n’entrent pas. Recevez la demande à toute heure, traitez-la aux heures du service.",
    en='"{words}": a screen needs no sleep. People who work, or who get help, at other hours cannot get in. Take the request at any hour, deal with it in office hours.',
)

_LONGEST = 80


def _shown(text: str) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= _LONGEST else f"{folded[: _LONGEST - 1]}…"


def _told(document: Document) -> Iterator[Hit]:
    """Report a text that gives hours to a form or to a site."""
    said: set[tuple[int, tuple[int, int]]] = set()
    for found in (
        one
        for lang in ("fr", "en")
        for one in (*hours_on_screen(document, lang), *told(document, lang, "screen_hours", supposed=True))
    ):
        place = id(found.prose), found.prose.sentence_at(found.start)
        if place not in said:
            said.add(place)
            yield Hit(found.span, TOLD, {"words": found.text})


def _asked(act: Act) -> Iterator[Hit]:
    """Ask about the hours that a setting gives to what is done on a screen."""
    yield from office_hours_gate.check(act)


@act_rule(
    Kind.REFUSE, Kind.HIDE,
    name="office-hours-gate",
    code="W9301",
    family=Family.DARK_PATTERNS,
    severity=Severity.CRITICAL,
    title=Text(fr="Démarche fermée à certaines heures", en="Procedure shut at certain hours"),
    harms=Text(
        fr="Les personnes qui travaillent la nuit, qui n’ont un ordinateur qu’à la médiathèque, qui attendent l’aide d’un proche : le site existe, mais pas quand elles peuvent venir.",
        en="People who work nights, who only have a computer at the library, who wait for a relative’s help: the site exists, but not when they can come.",
    ),
    instead=Text(
        fr="Recevez la demande à toute heure et traitez-la aux heures du service. Affichez les horaires du téléphone et du guichet sans rien fermer.",
        en="Take the request at any hour and deal with it in office hours. Show the hours of the phone line and of the counter without shutting anything.",
    ),
    wrong_when=Text(
        fr="Le contrôle porte sur l’heure choisie par la personne, sur un canal tenu par des agents (téléphone, tchat) ou sur une fenêtre que la loi fixe.",
        en="The test is on the time that the person picked, on a channel staffed by people (phone, chat), or on a window that the law sets.",
    ),
    refs=("ce-452798", "ddd-2022"),
    lesson="06-appointments/01-closed-but-monday",
    mentions=(
        "hour", "weekday", "localtime", "strftime", ".time()", "tm_wday", "localdate", "today()", "busday", "heure",
        "horaire", "ouvert", "is_open", "_open(", "open?", "croniter", "getday", ".day()", "now()", "current_time", "localtime",
        "fenetre", "fenêtre", "window", "plage", "hours", "disponib", "availab", "wday", "open?",
    ),
    needs=(
        "abort", "redirect", "404", "403", "410", "503", "permissiondenied", "validationerror", "httpexception", "forbidden",
        "unavailable", "has_permission", "allow_request", "has_object_permission", "has_access", "is_accessible", "def validate", "def is_valid", "test_func", "none()", "urlpatterns", "maintenance", "user_passes_test", "fermé",
        "closed", "ferme", "add_error", "disabled", "hidden", "fermé", "indispo", "unavail", ".location", "location.", "preventdefault", ".remove(", ".hide(",
        "display", "classlist", "<form", "<button", "<a ", "render", "response", "jsonify", "[]", "wraps", "switch", "flag", "feature", "_open", "enable", "active", "actif",
        "return {", "cache.set", "config", "setting", "raise ", "res.json", "res.send", "create view", "create policy", "select ", "create or replace", "deny", "return 30", "rewriterule", "respond", "new response", "exit", "die(", "canactivate", "canmatch", "canload", "fenetre:", "fenêtre:", "_pass", "try_files", "root ", "use_backend", "time_window", "plage:", "[fenetre", "[plage",
    ),
    also=(Check(Subject.PROSE, (), (), _told), Check(Subject.ACT, (Kind.REFUSE,), ("opening", "ouverture", "horaire", "hours", "plage", "fermeture", "_start", "_end"), _asked)),
    bad=(
        Bad("<?php // été\nreturn ['ouverture' => ['jours' => [1, 2, 3, 4, 5], 'de' => '09:00', 'a' => '17:00']];\n", MAYBE, at="'09:00'", path="config/teleservice.php", review=True),
        Bad("class Depot {\n    @PostMapping(\"/demandes\")\n    ResponseEntity<?> deposer(@RequestBody Demande demande) {\n        LocalTime maintenant = LocalTime.now();  // l’été aussi\n        if (maintenant.isBefore(OUVERTURE)) {\n            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();\n        }\n        return ResponseEntity.ok(demandes.save(demande));\n    }\n}\n", GATE, at="maintenant.isBefore(OUVERTURE)", path="src/main/java/Depot.java"),
        Bad("fenetre:  # été\n  jour: 2\n  de: \"09:00\"\n  a: \"10:00\"\n", GATE, at="\"09:00\"", path="config/depot.yml"),
        Bad("const enPause = (d) => d.getHours() >= 12 && d.getHours() < 14  // été\n\nexport function Demande() {\n  if (enPause(new Date())) {\n    return <p>Revenez.</p>\n  }\n  return <form onSubmit={envoyer}><button>Envoyer</button></form>\n}\n", GATE, at="const enPause = (d) => d.getHours() >= 12 && d.getHours() < 14  // été", path="src/Demande.tsx"),
        Bad("depot:  # l’été aussi\n  heures: {debut: \"09:00\", fin: \"16:30\"}\n  hors_horaires: {code: 503}\n", GATE, at="\"09:00\"", path="service/horaires.yml"),
        Bad("depot:  # l’été aussi\n  actif: true\n  fenetre: {debut: \"08:00\", fin: \"12:00\"}\n", MAYBE, at="\"08:00\"", path="service/fonctions.yml", review=True),
        Bad("fermé:\n  corps: \"Le formulaire de l’été est accessible du lundi au vendredi, de 9 h à 12 h. Revenez plus tard.\"\n", TOLD, at="formulaire de l’été est accessible du lundi au vendredi", path="app/messages.yml"),
        Bad('<p lang="en">You can apply online for the café. The online form is closed at night.</p>', TOLD, at="online form is closed at night", path="templates/apply.html"),
        Bad(
            "def prendre_rdv(request):\n    maintenant = timezone.localtime()\n    if not (maintenant.weekday() == 0 and maintenant.time() >= time(3, 15)):\n        return render(request, \"fermé.html\", status=503)\n    return render(request, \"rdv.html\")\n",
            GATE,
            at="not (maintenant.weekday() == 0 and maintenant.time() >= time(3, 15))",
        ),
        Bad(
            "@app.before_request\ndef horaires():\n    \"\"\"Fermé la nuit.\"\"\"\n    if datetime.now().hour < 8:\n        abort(503)\n",
            GATE,
            at="datetime.now().hour < 8",
        ),
        Bad(
            {
                "service/horaires.py": "from datetime import datetime\n\n\ndef est_ouvert():\n    return 9 <= datetime.now().hour < 17\n",
                "service/views.py": "from service.horaires import est_ouvert\n\n\ndef déposer(request):\n    if not est_ouvert():\n        return redirect(\"fermeture\")\n    return recevoir(request)\n",
            },
            GATE,
            at="not est_ouvert()",
            path="service/views.py",
        ),
        Bad(
            "class Ouvert(BasePermission):\n    def has_permission(self, request, view):\n        return timezone.localtime().isoweekday() < 6\n",
            GATE,
            at="timezone.localtime().isoweekday() < 6",
        ),
        Bad(
            '{% now "G" as heure %}{% if heure < 8 %}<p>Le téléservice est fermé.</p>{% else %}<form method="post"><button>Déposer</button></form>{% endif %}',
            GATE,
            at="{% if heure < 8 %}",
            path="templates/depot.html",
        ),
        Bad(
            "const heure = new Date().getHours();\nif (heure < 8) {\n  document.querySelector('#dépôt').hidden = true;\n}\n",
            GATE,
            at="heure < 8",
            path="static/depot.js",
        ),
        Bad("<?php\n$heure = (int) date('G'); // à Paris\nif ($heure < 8 || $heure >= 18) {\n    http_response_code(503);\n    exit;\n}\n?>\n<form method=\"post\"></form>\n", GATE, at="$heure < 8 || $heure >= 18", path="public/depot.php"),
        Bad("class DepotsController < ApplicationController # été\n  before_action :ouvert\n\n  def ouvert\n    redirect_to accueil_path unless Time.current.hour.between?(9, 16)\n  end\nend\n", GATE, at="redirect_to accueil_path", path="app/controllers/depots_controller.rb"),
        Bad("@bp.get(\"/creneaux\")\ndef creneaux():\n    maintenant = datetime.now(PARIS)  # l’été aussi\n    debut = maintenant.replace(hour=7, minute=0)\n    if not debut <= maintenant < debut + timedelta(minutes=10):\n        return jsonify(creneaux=[], message=\"Rien.\")\n    return jsonify(creneaux=libres())\n", GATE, at="not debut <= maintenant < debut + timedelta(minutes=10)", path="rdv/vues.py"),
        Bad({"app/controllers/visites_controller.rb": "class VisitesController < ApplicationController # été\n  before_action :exiger_ouverture\n\n  def exiger_ouverture\n    return if Visite.ouverte?\n\n    redirect_to root_path, alert: t(\"visites.aucune\")\n  end\nend\n", "app/models/visite.rb": "class Visite < ApplicationRecord\n  include Fenetre\nend\n", "app/models/concerns/fenetre.rb": "module Fenetre\n  class_methods do\n    def ouverte?(maintenant = Time.zone.now)\n      return false unless maintenant.wday == 2\n\n      maintenant.between?(maintenant.change(hour: 7), maintenant.change(hour: 8))\n    end\n  end\nend\n"}, GATE, at="redirect_to root_path, alert: t(\"visites.aucune\")", path="app/controllers/visites_controller.rb"),
        Bad("<?php // été\nclass Creneaux\n{\n    public function liste(Depot $depot): Response\n    {\n        $ici = new \\DateTimeImmutable();\n        if ((int) $ici->format('H') > 8) {\n            return new JsonResponse(['creneaux' => []]);\n        }\n\n        return new JsonResponse(['creneaux' => $depot->libres()]);\n    }\n}\n", GATE, at="(int) $ici->format('H') > 8", path="src/Controller/Creneaux.php"),
        Bad("router.get('/slots', async (req, res) => {\n  if (new Date().getHours() !== 0) { // café\n    return res.json({ slots: [] });\n  }\n  res.json({ slots: await Slot.find({ taken: false }) });\n});\n", GATE, at="new Date().getHours() !== 0", path="routes/slots.js"),
        Bad({'src/config/fenetre.ts': 'export const fenetre = { debut: 195, fin: 201 }\n', 'src/stores/creneaux.ts': "// été\nimport { defineStore } from 'pinia'\nimport { fenetre } from '@/config/fenetre'\nimport { api } from '@/api'\n\nexport const useCreneaux = defineStore('creneaux', {\n  state: () => ({ liste: [] as Creneau[] }),\n  actions: {\n    async charger() {\n      const h = new Date().getHours() * 60 + new Date().getMinutes()\n      if (h < fenetre.debut || h > fenetre.fin) {\n        this.liste = []\n        return\n      }\n      this.liste = await api.get('/creneaux')\n    },\n  },\n})\n"}, GATE, at='h < fenetre.debut || h > fenetre.fin', path='src/stores/creneaux.ts'),
        Bad({'src/Creneaux.tsx': "// été\nimport { useEffect, useState } from 'react';\nimport { OUVERTURE } from './horaires';\nimport { lire } from './api';\n\nexport function Creneaux() {\n  const [creneaux, setCreneaux] = useState([]);\n  useEffect(() => {\n    const minutes = new Date().getHours() * 60 + new Date().getMinutes();\n    if (minutes < OUVERTURE.de || minutes > OUVERTURE.a) {\n      setCreneaux([]);\n      return;\n    }\n    lire().then(setCreneaux);\n  }, []);\n  return <Liste creneaux={creneaux} />;\n}\n", 'src/horaires.ts': 'export const OUVERTURE = { de: 195, a: 201 };\n'}, GATE, at='minutes < OUVERTURE.de || minutes > OUVERTURE.a', path='src/Creneaux.tsx'),
        Bad({'src/slots.service.ts': "// été\nimport { Injectable } from '@angular/core';\nimport { WINDOW } from './window';\n\n@Injectable({ providedIn: 'root' })\nexport class SlotsService {\n  constructor(private http: HttpClient) {}\n\n  private isOpen(now = new Date()): boolean {\n    return now.getHours() >= WINDOW.from && now.getHours() < WINDOW.to;\n  }\n\n  async freeSlots(office: string): Promise<Slot[]> {\n    if (!this.isOpen()) {\n      return [];\n    }\n    return this.http.get(`/api/slots/${office}`).toPromise();\n  }\n}\n", 'src/window.ts': 'export const WINDOW = { from: 3, to: 4 };\n'}, GATE, at='this.isOpen()', path='src/slots.service.ts'),
    ),
    good=(
        Good("const service = {\n  perdu: function () {\n    this.avis = $('<div>Connexion perdue à ' + new Date().getHours() + ' h, été</div>');\n  },\n  reprendre: function () {\n    if (this.avis !== null) {\n      this.avis.remove();\n    }\n  },\n};\n", path="static/service.js"),
        Good("<?php // été\nreturn ['ouverture' => ['jours' => [1, 2, 3, 4, 5], 'de' => '09:00', 'a' => '17:00']];\n", path="config/mairie.php"),
        Good("class Depot {\n    @PostMapping(\"/demandes\")\n    ResponseEntity<?> deposer(@RequestBody Demande demande) {\n        LocalTime maintenant = LocalTime.now();  // l’été aussi\n        demande.setTraiteeLeJourMeme(maintenant.isBefore(OUVERTURE));\n        return ResponseEntity.ok(demandes.save(demande));\n    }\n}\n", path="src/main/java/Depot.java"),
        Good({"src/heures.ts": "export const config = { été: 1 }\nexport const isNight = () => new Date().getHours() > 20\n", "src/A.vue": "<script setup>\nimport { isNight } from './heures'\n</script>\n<template><div><p v-if=\"isNight()\">Bonsoir</p><form @submit=\"send\"><button>Envoyer</button></form></div></template>\n"}),
        Good("const enPause = (d) => d.getHours() >= 12 && d.getHours() < 14  // été\n\nexport function Demande() {\n  return <form onSubmit={envoyer}>{enPause(new Date()) && <p>Lu à 14 h.</p>}<button>Envoyer</button></form>\n}\n", path="src/Demande.tsx"),
        Good("conseillers:  # l’été aussi\n  heures: {debut: \"09:00\", fin: \"16:30\"}\n  hors_horaires: {code: 503}\n", path="service/horaires.yml"),
        Good('<p lang="fr">Le formulaire est ouvert à toute heure. Le standard répond du lundi au vendredi, même l’été.</p>', path="templates/aide.html"),
        Good('<p lang="fr">Le site de la mairie est ouvert du lundi au vendredi, de 9 h à 12 h, sauf l’été.</p>', path="templates/aide.html"),
        Good('<p lang="en">You can apply online for the café. Forms are dealt with on weekdays.</p>', path="templates/apply.html"),
        Good("<?php\n$heure = (int) date('G'); // à Paris\nif ($heure < 12) {\n    echo 'Bonjour';\n}\n?>\n<form method=\"post\"></form>\n", path="public/depot.php"),
        Good(
            "def contact(request):\n    ouvert = 9 <= timezone.localtime().hour < 17  # le standard\n    return render(request, \"contact.html\", {\"standard_ouvert\": ouvert})\n"
        ),
        Good("def suivi(request, pk):\n    if timezone.now() > dossier(pk).échéance:\n        raise Http404\n    return page(request)\n"),
        Good("@shared_task\ndef relancer():\n    if timezone.localdate().isoweekday() >= 6:\n        return redirect_later()\n    envoyer_les_relances()\n"),
        Good("def clean_debut(self):\n    début = self.cleaned_data[\"debut\"]\n    if début.hour < 9:\n        raise ValidationError(\"Le guichet reçoit à partir de 9 h.\")\n    return début\n"),
        Good('{% now "G" as heure %}{% if heure > 8 %}<p>Le bureau est ouvert.</p>{% else %}<p>Le bureau est fermé.</p>{% endif %}<p>Déposez votre demande en ligne à toute heure.</p><a href="/déposer/">Déposer</a>', path="templates/joindre.html"),
        Good('{% now "G" as heure %}<h1>Demande reçue</h1><p>{% if heure < 17 %}Un agent la lit aujourd’hui.{% else %}Le bureau est fermé : un agent la lira à sa réouverture.{% endif %}</p>', path="templates/recu.html"),
        Good('{% now "G" as heure %}<h1>{% if heure < 18 %}Bonjour{% else %}Bonsoir{% endif %}</h1><form method="post"></form>', path="templates/accueil.html"),
        Good("class DepotsController < ApplicationController # été\n  def show\n    @salut = Time.current.hour < 18 ? 'Bonjour' : 'Bonsoir'\n    render :show\n  end\nend\n", path="app/controllers/depots_controller.rb"),
        Good("@bp.get(\"/creneaux\")\ndef creneaux():\n    maintenant = datetime.now(PARIS)  # l’été aussi\n    if Periode.derniere().fin < maintenant:\n        return jsonify(creneaux=[], message=\"Rien.\")\n    return jsonify(creneaux=libres(), standard_ouvert=9 <= maintenant.hour < 17)\n", path="rdv/vues.py"),
        Good({"app/controllers/aides_controller.rb": "class AidesController < ApplicationController # été\n  before_action :exiger_droit\n\n  def exiger_droit\n    return if current_user.ouverte?\n\n    redirect_to root_path, alert: t(\"aides.aucune\")\n  end\nend\n", "app/models/user.rb": "class User < ApplicationRecord\n  def ouverte?\n    droits.any? && fin > Time.zone.now\n  end\nend\n"}, path="app/controllers/aides_controller.rb"),
        Good("// été\nimport { ref } from 'vue'\nexport const slots = ref([])\nexport const todaySlots = ref([])\nexport async function load() {\n  slots.value = []\n  slots.value = await (await fetch('/api/slots')).json()\n  if (new Date().getHours() >= 18) {\n    todaySlots.value = []\n  }\n  const greeting = new Date().getHours() > 18 ? 'Bonsoir' : 'Bonjour'\n  return greeting\n}\n", path='src/slots.js'),
        Good('// été\nexport function agentsDisponibles(agents) {\n  if (new Date().getHours() < 9 || new Date().getHours() > 17) {\n    return []\n  }\n  return agents.filter((one) => one.libre)\n}\nexport function creneauxDeRappel(lignes) {\n  if (new Date().getDay() === 0) {\n    return []\n  }\n  return lignes\n}\n', path='src/aide.js'),
    ),
)  # fmt: skip
def office_hours_gate(act: Act) -> Iterator[Hit]:
    """Report the hour of the day that decides whether people get in."""
    hours = list(act.grounds(Reason.HOUR))
    if hours and act.place.is_public and not act.is_staffed:
        hour = hours[-1]
        certainty = Certainty.VIOLATION if hour.certain else Certainty.REVIEW
        facts = {"test": _shown(hour.shown), "chain": hour.chain}
        yield Hit(hour.span, GATE if hour.certain else MAYBE, facts, certainty, hour.path)
