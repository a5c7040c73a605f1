"""What a template prints or tests is what the program gives it, in any language; beside each flaw, its benign twin."""

from __future__ import annotations

import pytest
from guichet.core.findings import Span
from guichet.done.grounds.written_consent import agreement_in
from guichet.done.nouns.datum import Agreement
from guichet.reading.given.expressed import Expressed, given_to

from tests.linter.done.texts import Texts, assert_told_apart, project_of

SHOWN = "<p>{} familles consultent ce séjour en ce moment.</p>"
GATED = '{}<script src="https://px.regie.exemple.io/a.js"></script>{}'
DOOR = '{}<form method="post"><button>Réserver un rendez-vous</button></form>{}<p>Le service est fermé.</p>{}'
SERVICE = "<?php\nfinal class Affluence\n{{\n    public function vues(Sejour $s): int\n    {{\n        return {};\n    }}\n}}\n"
VIEW = "<?php\nfinal class SejourController\n{{\n    public function fiche(Sejour $s): Response\n    {{\n        $n = {};\n        return {};\n    }}\n}}\n"
HELPER = "module StaysHelper\n  def vues_de(stay)\n    {}\n  end\nend\n"
CONTROLLER = "class StaysController < ApplicationController\n  def show\n    @vues = {}\n  end\nend\n"
ROUTE = "router.get('/sejour', (req, res) => {{\n  res.render('sejour', {{ vues: {} }});\n}});\n"
COMPONENT = "export function Slot({{ stay, vues }}) {{\n  const [n, setN] = useState(0);\n  useEffect(() => {{ setN({}); }}, []);\n  return <p>{{n}} familles consultent ce séjour.</p>;\n}}\n"
ALONE = "<script setup>\nconst n = ref({});\n</script>\n<template>\n  <p>{{{{ n }}}} familles consultent ce séjour.</p>\n</template>\n"
OBJECT = "import random\n\n\nclass Affluence:\n    def vues(self):\n        return {}\n"
COOKIE = "<?php\nclass Traceurs\n{{\n    public function autorises(): bool\n    {{\n        $choix = $this->request->cookie('choix_traceurs', config('traceurs.initial'));\n\n        return $choix === 'accord';\n    }}\n}}\n"
SETTING = "<?php\n\nreturn [\n    'initial' => env('CHOIX_INITIAL', '{}'),\n];\n"
ALLOWED = "module ApplicationHelper\n  def tracking_allowed?\n    cookies[:consent] {}\n  end\nend\n"
OPEN = "module RdvHelper\n  def service_open?\n    {}\n  end\nend\n"
LOCALS = "app.use((req, res, next) => {{\n  res.locals.trackingAllowed = req.cookies.consent {};\n  next();\n}});\n"


def _both(path: str, page: str, there: str, written: str, flaw: str, twin: str) -> tuple[Texts, Texts]:
    return {path: page, there: written.format(flaw)}, {path: page, there: written.format(twin)}


FLAWS: dict[str, tuple[str, tuple[Texts, Texts]]] = {
    "a service of Symfony": ("social-pressure", _both("templates/fiche.html.twig", SHOWN.format("{{ affluence.vues(sejour) }}"), "src/Affluence.php", SERVICE, "mt_rand(9, 34)", "$this->compteur->lire($s)")),
    "a view of Symfony": ("social-pressure", _both("templates/fiche.html.twig", SHOWN.format("{{ vues }}"), "src/SejourController.php", VIEW.replace("return {}", "return $this->render('fiche.html.twig', ['vues' => $n])"), "4 + random_int(2, 9)", "$depot->compter($s)")),
    "a view of Laravel": ("social-pressure", _both("resources/views/fiche.blade.php", SHOWN.format("{{ $n }}"), "app/SejourController.php", VIEW.replace("return {}", "return view('fiche', compact('n'))"), "rand(2, 9)", "$depot->compter($s)")),
    "a helper of Rails": ("social-pressure", _both("app/views/stays/show.html.erb", SHOWN.format("<%= vues_de(@stay) %>"), "app/helpers/stays_helper.rb", HELPER, "rand(4..20)", "stay.views.count")),
    "a controller of Rails": ("social-pressure", _both("app/views/stays/show.html.erb", SHOWN.format("<%= @vues %>"), "app/controllers/stays_controller.rb", CONTROLLER, "4 + rand(16)", "Visit.recent.count")),
    "a route": ("social-pressure", _both("views/sejour.njk", SHOWN.format("{{ vues }}"), "routes.js", ROUTE, "4 + Math.floor(Math.random() * 9)", "compteur.lire()")),
    "the state of a component": ("social-pressure", ({"src/Slot.jsx": COMPONENT.format("4 + Math.floor(Math.random() * 9)")}, {"src/Slot.jsx": COMPONENT.format("vues.length")})),
    "a reference of a component": ("social-pressure", ({"src/Slot.vue": ALONE.format("4 + Math.floor(Math.random() * 9)")}, {"src/Slot.vue": ALONE.format("props.vues")})),
    "a method of an object": ("social-pressure", _both("s/templates/fiche.html", SHOWN.format("{{ affluence.vues }}"), "s/affluence.py", OBJECT, "random.randint(3, 9)", "self.sejour.vues.count()")),
    "a setting of a service of Laravel": ("tracker-before-consent", (
        {"resources/views/a.blade.php": GATED.format("@if ($traceurs->autorises())\n", "\n@endif"), "app/Traceurs.php": COOKIE.format(), "config/traceurs.php": SETTING.format("accord")},
        {"resources/views/a.blade.php": GATED.format("@if ($traceurs->autorises())\n", "\n@endif"), "app/Traceurs.php": COOKIE.format(), "config/traceurs.php": SETTING.format("refus")})),
    "a cookie of Rails": ("tracker-before-consent", _both("app/views/a.html.erb", GATED.format("<% if tracking_allowed? %>", "<% end %>"), "app/helpers/application_helper.rb", ALLOWED, '!= "no"', '== "yes"')),
    "what all pages are given": ("tracker-before-consent", _both("views/a.njk", GATED.format("{% if trackingAllowed %}", "{% endif %}"), "app.js", LOCALS, '!== "no"', '=== "yes"')),
    "a default of all pages": ("tracker-before-consent", _both("views/a.njk", GATED.format('{% if trackingAllowed == "yes" %}', "{% endif %}"), "app.js", LOCALS, '|| "yes"', '|| "no"')),
    "the hours of a helper": ("office-hours-gate", _both("app/views/rdv/new.html.erb", DOOR.format("<% if service_open? %>", "<% else %>", "<% end %>"), "app/helpers/rdv_helper.rb", OPEN, "Time.current.hour.between?(9, 17)", "Flag.open?(:rdv)")),
    "a number that a view writes": ("social-pressure", _both("templates/fiche.html.twig", SHOWN.format("{{ regards }}"), "src/SejourController.php", VIEW.replace("return {}", "return $this->render('fiche.html.twig', ['regards' => $n])"), "14", "$depot->compter($s)")),
    "a cap of a controller": ("urgency-wording", _both("app/views/stays/show.html.erb", "<p>Encore <%= @places_restantes %> places dans ce stage</p>", "app/controllers/stays_controller.rb", CONTROLLER.replace("@vues", "@places_restantes"), "[Stay.free, 3].min", "[Stay.free, 0].max")),
    "a last day of a view": ("urgency-wording", _both("templates/offre.html.twig", "<p>Répondez avant le {{ date_limite }} pour garder votre aide.</p>", "src/OffreController.php", VIEW.replace("return {}", "return $this->render('offre.html.twig', ['date_limite' => $n])"), "new \\DateTimeImmutable('+2 days')", "$offre->limite()")),
    "a last day that is kept": ("urgency-wording", _both("resources/views/offre.blade.php", "<p>Date limite : {{ $date_limite }}</p>", "app/OffreController.php", VIEW.replace("$n = {}", "$date_limite = now()->addDays(15); {}").replace("return {}", "return view('offre', compact('date_limite'))"), "", "$demande->update(['limite' => $date_limite])")),
    "a draw of a view": ("slot-release-random", _both("templates/rdv.html.twig", DOOR.format("{% if choisi %}", "{% else %}", "{% endif %}"), "src/RdvController.php", VIEW.replace("return {}", "return $this->render('rdv.html.twig', ['choisi' => $n])"), "random_int(0, 9) < 3", "$depot->reste() > 0")),
}  # fmt: skip


@pytest.mark.parametrize("case", FLAWS)
def test_a_page_is_told_by_what_gives_it(case: str) -> None:
    rule, (flaw, twin) = FLAWS[case]
    assert_told_apart(rule, flaw, twin)


@pytest.mark.parametrize("rule", ["tracker-before-consent", "analytics-not-exempt"])
def test_a_yes_that_a_program_asks_for_holds_a_tracker_back(rule: str) -> None:
    page = '{}<script src="https://www.googletagmanager.com/gtag/js?id=G-1"></script>{}'
    gate = page.format("<% if tracking_allowed? %>", "<% end %>")
    helper = {"app/helpers/application_helper.rb": ALLOWED.format('== "yes"')}
    assert_told_apart(rule, {"app/views/a.html.erb": page.format("", "")}, {"app/views/a.html.erb": gate, **helper})


def test_a_method_of_two_classes_is_of_the_one_that_the_template_names() -> None:
    texts = {"t/a.html.twig": "", "src/Affluence.php": SERVICE.format("1"), "src/Autre.php": SERVICE.format("2")}
    project = project_of(texts)
    assert [one.text for one in given_to("affluence.vues(s)", "t/a.html.twig", project)] == ["1"]
    assert not given_to("foule.vues(s)", "t/a.html.twig", project)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$r->cookie('choix', 'accord') === 'accord'", Agreement.ASSUMED),
        ("$r->cookie('choix') === 'accord'", Agreement.GIVEN),
        ("$r->cookie('choix') !== 'refus'", Agreement.ASSUMED),
        ("!($r->cookie('choix') === 'refus')", Agreement.ASSUMED),
        ("$r->cookie('taille') === 'grande'", None),
        ("$page === 'accord'", None),
    ],
)
def test_what_a_comparison_lets_through(text: str, expected: Agreement | None) -> None:
    project = project_of({"a.php": f"<?php {text};"})
    assert agreement_in(Expressed(text, project.source("a.php"), Span(0, 0)), project) is expected


def test_a_key_that_a_view_gives_is_looked_up_in_the_catalogues() -> None:
    view = VIEW.format("1", "$this->render('erreur.html.twig', ['cle' => 'erreur.inconnu', 'mot' => $n])")
    texts = {
        "templates/erreur.html.twig": "<p>{{ cle|trans }}</p><p>{{ mot|trans }}</p>",
        "src/ErreurController.php": view,
        "translations/messages.fr.yaml": 'erreur:\n  inconnu: "Votre dossier est inconnu."\n  autre: "Non."\n',
    }
    page = project_of(texts).page_written("templates/erreur.html.twig")
    assert page is not None
    assert "Votre dossier est inconnu." in page.text
    assert "Non." not in page.text
