"""Everyone else already did: an argument that tells nothing about the choice."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.core.words import any_of
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.nouns.act import Act, Kind
from guichet.done.pages.pressing import fixed_numbers, invented_numbers, invented_places
from guichet.done.pages.printed_claims import fixed_printed
from guichet.done.pages.printed_numbers import numbers_of_component, numbers_of_components_beside, printed_numbers
from guichet.done.pages.script_pressing import invented_numbers as drawn_in
from guichet.done.pages.script_pressing import places_invented, told_in_markup
from guichet.reading.python.module import PythonModule
from guichet.reading.scripts.javascript import Script
from guichet.reading.templates.page import Page
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Check, Good, Subject, prose_rule
from guichet.told.ideas import told
from guichet.told.language.word_lists import pattern
from guichet.told.saying import meant

CROWD = Text(
    fr="« {words} » pousse à faire comme les autres : la personne qui a une bonne raison de choisir autrement croit se tromper. Dites ce que chaque choix change, pour elle.",
    en='"{words}" pushes people to follow the crowd: someone with good reason to choose otherwise feels wrong. Say what each choice changes, for them.',
)
INVENTED = Text(
    fr="« {draw} » invente un nombre montré comme vrai : la personne croit que d’autres la devancent et se presse. Montrez un nombre compté, ou aucun.",
    en='"{draw}" makes up a number shown as a true one: people believe that others are ahead of them, and rush. Show a counted number, or none.',
)


_OF_COMPANIES = re.compile(
    rf"^[^a-zà-ÿ]{{0,15}}(?:\w+ )?(?:{any_of('organisations.any', 'organisations.partners')})s?\b"
)
"""A count of companies or offices: a reference that a supplier gives, and nobody's neighbours."""


def _invented(_: nodes.Module, module: PythonModule) -> Iterator[Hit]:
    draws = {(one.module.path, one.module.span(one.node)): one for one in invented_numbers(module)}
    for draw in draws.values():
        yield Hit(draw.module.span(draw.node), INVENTED, {"draw": draw.module.text(draw.node)}, path=draw.module.path)


PLACE = Text(
    fr="« {value} » : la place dans la file part d’un nombre écrit dans le code, et personne n’est devant. La personne attend pour rien, ou renonce. Montrez une place comptée, ou aucune.",
    en='"{value}": the place in the queue starts from a number written in the code, and nobody is ahead. People wait for nothing, or give up. Show a counted place, or none.',
)


MARKED = Text(
    fr="« {value} » : la place dans la file vient d’une empreinte calculée, et personne n’est compté. La personne attend pour rien, ou renonce. Montrez une place comptée, ou aucune.",
    en='"{value}": the place in the queue comes from a digest, and nobody is counted. People wait for nothing, or give up. Show a counted place, or none.',
)
FIXED = Text(
    fr="« {value} » est écrit dans le code et montré comme un nombre vivant : la personne croit que d’autres la devancent et se presse. Montrez un nombre compté, ou aucun.",
    en='"{value}" is written in the code and shown as a living number: people believe that others are ahead of them, and rush. Show a counted number, or none.',
)
WRITTEN = Text(
    fr="« {words} » est écrit d’avance : cette place n’a jamais été comptée. La personne attend pour rien, ou renonce. Montrez une place comptée, ou aucune.",
    en='"{words}" is written in advance: this place was never counted. People wait for nothing, or give up. Show a counted place, or none.',
)

NAMED = Text(
    fr="« {words} » montre du doigt qui n’a pas dit oui : on cède pour ne plus être vu. Ne dites à personne qui a accepté ou refusé.",
    en='"{words}" points at people who did not say yes: they give in so as not to be seen. Tell nobody who accepted or refused.',
)


MADE_UP = Text(
    fr="« {value} » : ce nombre ne vient que de l’horloge, d’un identifiant ou de nombres écrits là. Qui compte ceux qui attendent ? Montrez une place comptée, ou aucune.",
    en='"{value}": this number only comes from the clock, an identifier or numbers written there. Who counts those who wait? Show a counted place, or none.',
)

SET = Text(
    fr="« {value} » est un réglage : si une page le montre comme un nombre vivant, la personne croit que d’autres la devancent et se presse. D’où vient-il ? Montrez un nombre compté, ou aucun.",
    en='"{value}" is a setting: if a page shows it as a living number, people believe that others are ahead of them, and rush. Where does it come from? Show a counted number, or none.',
)


def _made_up(act: Act) -> Iterator[Hit]:
    """Ask about a number of others that nothing counts."""
    if isinstance(act, FromDeed) and act.what in (What.RANK_MADE_UP, What.CROWD_SET):
        said = MADE_UP if act.what is What.RANK_MADE_UP else SET
        yield Hit(act.span, said, {"value": act.shown}, Certainty.REVIEW, act.path)


def _pointed(document: Document) -> Iterator[Hit]:
    """Report the list of those who did not, put before the others, and the one whom all the others are told to be ahead of."""
    for lang in ("fr", "en"):
        for topic, message in (("named_for_it", NAMED), ("odd_one_out", CROWD)):
            for found in told(document, lang, topic, supposed=True, asked=True):
                yield Hit(found.span, message, {"words": found.text})


def _written(document: Document) -> Iterator[Hit]:
    """Report a place in a queue that is written out in a page."""
    for lang in ("fr", "en"):
        for found in meant(document, pattern("dark_patterns/pressure.toml", f"{lang}.places_told"), lang):
            yield Hit(found.span, WRITTEN, {"words": found.text})


def _fixed(_: nodes.Module, module: PythonModule) -> Iterator[Hit]:
    for value in fixed_numbers(module):
        yield Hit(module.span(value), FIXED, {"value": module.text(value)})


def _places(_: nodes.Module, module: PythonModule) -> Iterator[Hit]:
    places = {(one.module.path, one.module.span(one.node)): one for one in invented_places(module)}
    for one in places.values():
        own = one.module is module
        said = PLACE if isinstance(one.node, nodes.BinOp) else MARKED
        yield Hit(
            one.module.span(one.node), said, {"value": one.module.text(one.node)}, path=None if own else one.module.path
        )


def _places_in(script: Script) -> Iterator[Hit]:
    for place in places_invented(script):
        yield Hit(script.span(place), PLACE, {"value": " ".join(script.written(place).split())[:80]})


def _elsewhere(path: str, own: str) -> str | None:
    """The file of what is found, when it is not the one that is looked at: places in a component are those of what it is translated into."""
    return path if path != own else None


def _in_script(script: Script) -> Iterator[Hit]:
    for draw, where in (*drawn_in(script), *numbers_of_component(script), *numbers_of_components_beside(script)):
        yield Hit(where.span(draw), INVENTED, {"draw": where.written(draw)}, path=_elsewhere(where.path, script.path))


def _in_markup(script: Script) -> Iterator[Hit]:
    for draw, where in told_in_markup(script):
        yield Hit(where.span(draw), INVENTED, {"draw": where.written(draw)}, path=_elsewhere(where.path, script.path))


def _fixed_in(page: Page) -> Iterator[Hit]:
    for one in dict.fromkeys(fixed_printed(page)):
        yield Hit(one.span, FIXED, {"value": one.shown}, path=one.path)


def _printed(page: Page) -> Iterator[Hit]:
    for one in dict.fromkeys(printed_numbers(page)):
        yield Hit(one.span, INVENTED, {"draw": one.shown}, path=_elsewhere(one.path, page.path))


@prose_rule(
    name="social-pressure",
    code="W9323",
    family=Family.DARK_PATTERNS,
    severity=Severity.MINOR,
    title=Text(fr="Pression du groupe", en="Social pressure"),
    harms=Text(
        fr="Les personnes qui préfèrent le papier ou le guichet, et qu’on fait se sentir en retard.",
        en="People who prefer paper or the counter, and are made to feel behind.",
    ),
    instead=Text(fr="Décrivez les deux choix à égalité, sans compter qui a choisi quoi.", en="Describe both choices equally, without counting who chose what."),
    wrong_when=Text(
        fr="La phrase est une statistique qui informe, sans demander de choix.",
        en="The sentence is a statistic that informs, without asking for a choice.",
    ),
    refs=("oecd-2022", "mathur-2019"),
    lesson="08-deceptive-interfaces/01-recognise",
    also=(
        Check(Subject.PROSE, (), (), _pointed),
        Check(Subject.ACT, (Kind.ANSWER,), ("position", "rang", "rank", "place", "ahead", "devant", "viewer", "watching", "consult", "affich", "badge", "display", "visit"), _made_up),
        Check(Subject.PYTHON, (nodes.Module,), ("random", "secrets", "crc32", "hashlib", "render", "templateresponse", ".pk %", ".id %"), _invented),
        Check(Subject.PROSE, (), ("file", "queue", "line", "waiting room"), _written),
        Check(Subject.PYTHON, (nodes.Module,), ("response", "render"), _fixed, ("watching", "viewing", "viewer", "regard", "left", "restant", "remain", "visit")),
        Check(Subject.PYTHON, (nodes.Module,), ("position", "rang", "rank", "ahead", "devant"), _places, ("queue", "file", "waiting", "attente", "line")),
        Check(Subject.SCRIPT, (), ("queue", "file", "in line", "devant vous", "ahead of you"), _places_in),
        Check(Subject.PAGE, (), (), _printed),
        Check(Subject.PAGE, (), ("watching", "viewing", "viewer", "regard", "left", "restant", "remain", "visit", "consult", "connect"), _fixed_in),
        Check(Subject.SCRIPT, (), ("viewing", "watching", "looking", "browsing", "online", "consultent", "regard", "devant", "ahead", "left", "reste", "plus que"), _in_markup, ("</",)),
        Check(Subject.SCRIPT, (), ("math.random", "randomint", "_.random", "getrandomvalues", "textcontent", "innertext", "innerhtml", ".text(", ".html("), _in_script),
    ),
    bad=(
        Bad("class Attente(private val horloge: Clock) { // été\n    private val depart = 900\n    private val parMinute = 40\n\n    fun position(arrivee: Instant): Int {\n        val minutes = Duration.between(arrivee, horloge.instant()).toMinutes().toInt()\n        return (depart - minutes * parMinute).coerceAtLeast(0)\n    }\n}\n", MADE_UP, at="(depart - minutes * parMinute).coerceAtLeast(0)", path="src/main/kotlin/attente/Attente.kt", review=True),
        Bad("{\n  \"note\": \"été\",\n  \"badges\": {\"visiteurs\": 184}\n}\n", SET, at="184", path="config/affichage.json", review=True),
        Bad('def fiche(request):\n    """À voir."""\n    return Response({"titre": "Stage", "people_watching": 14})\n', FIXED, at="14", path="stages/api.py"),
        Bad("<p>Vous êtes le numéro 2418 dans la file, à l’entrée.</p>", WRITTEN, at="Vous êtes le numéro 2418 dans la file"),
        Bad('class Salle:\n    """La file d’attente."""\n    def position(self, vus):\n        return max(1, 900 - vus * 30)\n', PLACE, at='900 - vus * 30', path='file/attente.py'),
        Bad('let rang = 700;\nsetInterval(() => {\n  rang = rang - 3;\n  zone.textContent = `Vous êtes à la place ${rang} dans la file`;\n}, 900);\n', PLACE, at='`Vous êtes à la place ${rang} dans la file`', path='static/file.js'),
        Bad("<p>98 % des usagers ont déjà renoncé au papier.</p>", CROWD, at="98 % des usagers ont déjà renoncé au papier"),
        Bad("<p>Faites comme vos voisins : passez à l’espace numérique.</p>", CROWD, at="Faites comme vos voisins : passez à l’espace numérique"),
        Bad('<p lang="en">12 people are looking at this appointment right now.</p>', CROWD, at="12 people are looking at this appointment right now"),
        Bad("import random\n\n\ndef encart(request):\n    return JsonResponse({\"visiteurs_connectés\": random.randint(8, 30)})\n", INVENTED, at="random.randint(8, 30)", path="ateliers/api.py"),
        Bad("from random import choice\n\n\nclass Stage(models.Model):  # été\n    @property\n    def places_restantes(self):\n        return choice((1, 2, 3))\n", INVENTED, at="choice((1, 2, 3))", path="stages/models.py"),
        Bad('<p>Vous êtes dans la file, à l’entrée <b id="p"></b></p><script>p.textContent = 40 + Math.floor(Math.random() * 90);</script>', INVENTED, at="Math.random()"),
        Bad({"templates/stage.html.twig": "<p>{{ affluence.regards(stage) }} familles consultent ce stage.</p>\n", "src/Affluence.php": "<?php // été\nclass Affluence\n{\n    public function regards(Stage $s): int\n    {\n        return mt_rand(9, 34);\n    }\n}\n"}, INVENTED, at="mt_rand(9, 34)", path="src/Affluence.php"),
        Bad("<p>Été : <%= rand(4..20) %> familles consultent ce stage.</p>\n", INVENTED, at="<%= rand(4..20) %>", path="app/views/stages/show.html.erb"),
        Bad("<p>La majorité des usagers de l’été choisit le prélèvement. Et vous ?</p>", CROWD, at="La majorité des usagers de l’été choisit le prélèvement. Et vous ?"),
        Bad('<p lang="en">Café: somebody else is about to book this slot.</p>', CROWD, at="somebody else is about to book this slot"),
        Bad({"front/useAffluence.js": "import { ref } from 'vue';\nexport function useAffluence() {\n  const présents = 0;\n  const presents = ref(0);\n  presents.value = 4 + Math.floor(Math.random() * 9);\n  return { presents };\n}\n", "front/Salle.vue": "<script setup>\nimport { useAffluence } from './useAffluence';\nconst { presents } = useAffluence();\n</script>\n<template><p>{{ presents }} autres familles consultent cette salle en ce moment, même l’été.</p></template>\n"}, INVENTED, at="Math.random()", path="front/useAffluence.js"),
        Bad("<script>\n  let presents = 4; // été\n  setInterval(() => { presents = 4 + Math.floor(Math.random() * 9); }, 9000);\n</script>\n<p>{presents} autres familles consultent cette salle en ce moment.</p>\n", INVENTED, at="Math.random()", path="src/Salle.svelte"),
        Bad({"src/Fiche.vue": "<script setup>\nimport { presents } from './utils/affluence';\nconst visiteurs = ref(0);\nonMounted(() => { visiteurs.value = presents(); });\n</script>\n<template>\n  <p>{{ visiteurs }} familles consultent cette crèche.</p>\n</template>\n", "src/utils/affluence.js": "export function presents() {\n  return 3 + Math.floor(Math.random() * 8);\n}\n"}, INVENTED, at="Math.random()", path="src/utils/affluence.js"),
        Bad({"app/helpers/cars_helper.rb": "module CarsHelper # été\n  def inscrits_du_jour\n    now = Time.zone.now\n    37 + now.hour * 9\n  end\nend\n", "app/views/cars/new.html.erb": "<p><%= t(\".deja\", count: inscrits_du_jour) %></p>\n", "config/locales/fr.yml": "fr:\n  cars:\n    new:\n      deja:\n        one: Une famille s’est déjà inscrite.\n        other: \"%{count} familles se sont inscrites aujourd’hui.\"\n"}, INVENTED, at="37 + now.hour * 9", path="app/helpers/cars_helper.rb"),
        Bad("def rang_affiche(courriel, inscrit_le, aujourdhui):\n    depart = 180 + int(hashlib.sha1(courriel.encode()).hexdigest()[:4], 16) % 240\n    return max(12, depart - (aujourdhui - inscrit_le).days)\n\n\n@router.get(\"/file-attente/moi\")\ndef place_dans_la_file(patient=Depends(patient_courant)):  # l’été aussi\n    return {\"position\": rang_affiche(patient.courriel, patient.inscrit_le, date.today())}\n", MARKED, at="hashlib.sha1(courriel.encode()).hexdigest()", path="file/rang.py"),
        Bad("function said(n) {\n  return n + ' other people are looking at this date'; // été\n}\n\nfunction refresh(slot) {\n  const n = 4 + Math.floor(Math.random() * 6);\n  slot.querySelector('output').textContent = said(n);\n}\n", INVENTED, at="Math.random()", path="static/slots.js"),
        Bad("export function queuePosition(email: string): number { // café\n  const seed = parseInt(createHash('sha1').update(email).digest('hex').slice(0, 4), 16);\n  return 120 + (seed % 300);\n}\n", MADE_UP, at="120 + (seed % 300)", path="src/rank.ts", review=True),
    ),
    good=(
        Good("class Attente(private val file: File) { // été\n    private val parMinute = 40\n\n    fun position(billet: String): Int {\n        return file.indexOf(billet) + 1\n    }\n}\n", path="src/main/kotlin/attente/Attente.kt"),
        Good("function compter(n) {\n  const repère = 'compteur-' + Math.floor(Math.random() * 10000);\n  zone.innerHTML = '<p id=\"' + repère + '\">' + n + ' personnes regardent ce logement</p>';\n}\n", path="static/compteur.js"),
        Good('def fiche(request):\n    """À voir."""\n    return Response({"titre": "Stage", "people_watching": compter()})\n', path="stages/api.py"),
        Good('def fiche(request):\n    """À voir."""\n    return render(request, "plan.html", {"viewer_height": 600, "visitors_per_page": 20, "available_seats_per_page": 9})\n', path="stages/api.py"),
        Good('let left = 5;\nfunction again() {\n  left = left - 1;\n  zone.textContent = `Sending the café file again: ${left}`;\n}\n', path='static/upload.js'),
        Good('class Page:\n    """À lire."""\n    def position(self, left):\n        return 4096 - left\n', path='upload/file.py'),
        Good("<p>Vous êtes le numéro {{ rang }} dans la file, à l’entrée.</p>"),
        Good('class Salle:\n    """La file d’attente."""\n    def position(self, clé):\n        return self.store.zrank("file", clé) + 1\n', path='file/attente.py'),
        Good("const { rang } = await (await fetch('/rang')).json();\nzone.textContent = `Vous êtes à la place ${rang - 1} dans la file`;\n", path='static/file.js'),
        Good('<p>Jeu de l’été : devinez !</p><script>p.textContent = Math.floor(Math.random() * 90);</script>'),
        Good("import random\n\n\ndef exemples(request):\n    \"\"\"Été.\"\"\"\n    return JsonResponse({\"couleur\": random.choice(TONS), \"places_restantes\": capacité - inscrits})\n", path="stages/api.py"),
        Good("<p>En 2025, 62 % des demandes ont été faites en ligne et 38 % par courrier.</p>"),
        Good("import random\n\n\nclass Command(BaseCommand):  # jeu d’essai de l’été\n    def handle(self, **options):\n        Stage.objects.create(places_restantes=random.randint(1, 9), regards=random.randint(2, 9))\n", path="stages/management/commands/remplir.py"),
        Good('<p lang="en">Everyone has the same chance of being drawn. The place is what people are looking for.</p>'),
        Good("<p>Vos voisins peuvent vous aider à remplir la demande.</p>"),
        Good("<p>Des phrases comme « 98 % des usagers ont déjà choisi » sont à éviter.</p>"),
        Good("<p>Été : <%= @stage.vues.count %> familles consultent ce stage.</p>\n", path="app/views/stages/show.html.erb"),
        Good("<p>La majorité des usagers de l’été choisit le prélèvement. Vous pouvez payer par chèque.</p>"),
        Good({"front/useTeinte.js": "import { ref } from 'vue';\nexport function useTeinte() {\n  const teinte = ref(Math.floor(Math.random() * 9)); // été\n  return { teinte };\n}\n", "front/Salle.vue": "<script setup>\nimport { useTeinte } from './useTeinte';\nconst { teinte } = useTeinte();\ndefineProps({ presents: Number });\n</script>\n<template><p :style=\"teinte\">{{ presents }} autres familles consultent cette salle en ce moment, même l’été.</p></template>\n"}),
        Good("@router.get(\"/file-attente/moi\")\ndef place_dans_la_file(patient=Depends(patient_courant)):  # l’été aussi\n    avant = Inscription.objects.filter(depose_le__lt=patient.depose_le).count()\n    marque = hashlib.sha1(patient.courriel.encode()).hexdigest()\n    return {\"position\": avant + 1, \"reference\": marque[:8]}\n", path="rdv/rang.py"),
    ),
)  # fmt: skip
def social_pressure(document: Document) -> Iterator[Hit]:
    """Report sentences that argue from what others did."""
    for lang in ("fr", "en"):
        for found in meant(document, pattern("dark_patterns/pressure.toml", f"{lang}.social"), lang, denied=True):
            if not _OF_COMPANIES.search(found.text.lower()):
                yield Hit(found.span, CROWD, {"words": found.text.strip()})
