"""Consent is an act: a box that is already ticked collects none."""

import re
from collections.abc import Iterator
from typing import Any

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.answered_first import Ticked
from guichet.done.acts.python.asked import Asked
from guichet.done.data.script_fields import starts_true
from guichet.done.grounds.script_consent import agreement_in
from guichet.done.nouns.act import Act, Kind
from guichet.done.nouns.datum import Agreement
from guichet.done.offered.paid_ahead import is_paid_ahead, says_a_price
from guichet.done.people.consent import MENTIONS, asks_consent, says_yes
from guichet.done.people.controls import label_of
from guichet.done.words import speaks_of
from guichet.reading.scripts.conditions import conditions_of
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import LONE_ELEMENT
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic, visible
from guichet.reading.templates.page import Page
from guichet.reading.texts import Document
from guichet.reading.written.lost import shortened
from guichet.rulebook.rule import Bad, Check, Good, Subject, element_rule
from guichet.told.ideas import told

PRETICKED = Text(
    fr="« {name} » est coché d’avance : qui ne lit pas tout, ou ne voit pas la case, consent sans le savoir. Laissez la case vide.",
    en='"{name}" is ticked in advance: people who do not read everything, or do not see the box, agree without knowing. Leave the box empty.',
)
PAID = Text(
    fr="« {name} » est choisi d’avance : qui va vite, ou ne voit pas ce choix, paie ce qu’il n’a pas demandé. Laissez « rien » choisi, ou aucune réponse.",
    en='"{name}" is chosen in advance: people who are in a hurry, or do not see this choice, pay for what they did not ask. Leave "nothing" chosen, or no answer.',
)
TOLD = Text(
    fr="« {words} » : qui va vite, ou ne voit pas ce choix, paie ce qu’il n’a pas demandé. N’ajoutez rien d’avance, et demandez à part.",
    en='"{words}": people who are in a hurry, or do not see this choice, pay for what they did not ask. Add nothing in advance, and ask apart.',
)
_TICKS = re.compile(
    r"\.(?:prop|attr|setAttribute)\(\s*['\"]checked['\"]\s*,\s*(?:true|['\"](?:checked|true|)['\"])\s*\)$"
)
DECLARED = Text(
    fr="« {name} » est coché d’avance : qui valide sans lire le déclare, et ce qui suit en dépend. La personne ne devrait-elle pas choisir elle-même, sans réponse cochée ?",
    en='"{name}" is ticked in advance: people who go on without reading declare it, and what follows depends on it. Should they not choose by themselves, with no answer ticked?',
)
_LOOP = re.compile(r"\(\s*(['\"`])(.{0,300}?)\1\s*\)\.(?:forEach|each|map)$", re.S)
_SELECTOR = re.compile(r"(?:\[(?:name|id)\s*[\^*$~|]?=\s*[\"']?|#)([\w-]+)")

_MONEY = ("€", "£", "euro")
"""What asks for money beside the rest says how much."""


def _told(document: Document) -> Iterator[Hit]:
    """Report the sentence that says that something to pay, or a gift, is chosen in advance."""
    for found in (one for lang in ("fr", "en") for one in told(document, lang, "chosen_ahead")):
        yield Hit(found.span, TOLD, {"words": found.text})


def _given(act: Act) -> Iterator[Hit]:
    if act.is_consent and act.place.is_lived:
        certainty = Certainty.VIOLATION if act.is_sure else Certainty.REVIEW
        yield Hit(act.span, PRETICKED, {"name": act.label or act.asked}, certainty, path=act.path)
    elif isinstance(act, Asked | Ticked) and not act.is_consent and act.place.is_lived and says_a_price(act.label):
        yield Hit(act.span, PAID, {"name": act.label}, Certainty.REVIEW, path=act.path)


def _let_go(act: Act) -> Iterator[Hit]:
    """Report a yes given in advance that has data handed over, whatever the question is called."""
    if isinstance(act, Asked) and not act.is_consent and act.place.is_lived and act.lets_data_go:
        yield Hit(act.span, PRETICKED, {"name": act.label or act.asked}, path=act.path)


def _in_script(script: Script) -> Iterator[Hit]:
    for node in script.walk("assignment_expression"):
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        if script.source_of(right) in ("true", "!0") and script.source_of(left).endswith(
            (".checked", ".defaultChecked")
        ):
            name = _box(script.source_of(left), node, script)
            if asks_consent(name) and not _is_recalled(node, script):
                yield Hit(script.span(node), PRETICKED, {"name": name})
    for node in script.walk("call_expression"):
        code = script.source_of(node)
        ticked = _TICKS.search(code) if len(code) < 200 else None
        if (
            ticked
            and (quoted := re.findall(r"['\"`]([^'\"`]+)['\"`]", code[: ticked.start()]))
            and asks_consent(quoted[-1])
        ):
            yield Hit(script.span(node), PRETICKED, {"name": quoted[-1]})
    for node in script.walk(LONE_ELEMENT):
        code = script.source_of(node)
        named = re.search(r"\b(?:name|id)=\W*([\w-]+)", code)
        ticked = re.search(r"\bdefaultChecked(?:=\{true\})?(?=[\s/>])", code)
        if named and ticked and asks_consent(named[1]):
            yield Hit(script.span(node), PRETICKED, {"name": named[1]})


def _is_recalled(node: Any, script: Script) -> bool:
    """Whether what runs has just read a yes that was kept: the answer is shown again, not given."""
    asked = (agreement_in(one.test, one.holds, script) for one in conditions_of(node, script))
    return Agreement.GIVEN in asked


def _in_select(option: Element, page: Page) -> Iterator[Hit]:
    select = option.closest("select")
    if (
        select is None
        or "selected" not in option.attrs
        or page.is_conditional(option, "selected")
        or page.is_back_office
    ):
        return
    name = select.attr("name") or select.attr("id") or ""
    if is_paid_ahead(option):
        yield Hit(option.attribute_span("selected"), PAID, {"name": shortened(visible(option.text))}, Certainty.REVIEW)
    elif says_yes(option.attr("value") or "") and not is_dynamic(name) and asks_consent(name):
        yield Hit(option.attribute_span("selected"), PRETICKED, {"name": name})


def _box(left: str, node: Any, script: Script) -> str:
    """Return the name or selector of the box that an assignment ticks, through a variable or a loop over boxes."""
    variable = left.rpartition(".")[0]
    parent = node.parent
    while parent is not None and re.fullmatch(r"[\w$]+", variable):
        if parent.type == "call_expression":
            loop = script.source_of(parent.child_by_field_name("function"))
            looped = _LOOP.search(loop)
            if looped:
                named = _SELECTOR.search(looped[2])
                return named[1] if named else looped[2].rpartition("]")[2]
        parent = parent.parent
    made: Any = None
    if re.fullmatch(r"[\w$]+", variable):
        made = next(
            (
                one
                for one in script.walk("variable_declarator")
                if script.source_of(one.child_by_field_name("name")) == variable
            ),
            None,
        )
    code = script.source_of(made) if made is not None else variable
    quoted = re.findall(r"['\"`]([^'\"`]+)['\"`]", code)
    return quoted[-1] if quoted else variable.rpartition(".")[2]


def _is_sent_by_get(box: Element) -> bool:
    """Whether the form of a box only looks something up."""
    form = box.closest("form")
    return form is not None and ((form.attr("method") or "").lower() == "get" or form.attr("role") == "search")


def _question(radio: Element) -> str:
    """Return what a set of radio buttons asks, by its legend."""
    fieldset = radio.closest("fieldset")
    legend = next(iter(fieldset.inside("legend")), None) if fieldset is not None else None
    return visible(legend.text) if legend is not None else ""


@element_rule(
    "input", "[aria-checked]",
    name="consent-preticked",
    code="W9311",
    family=Family.DARK_PATTERNS,
    severity=Severity.CRITICAL,
    title=Text(fr="Consentement coché d’avance", en="Consent ticked in advance"),
    harms=Text(
        fr="Les personnes pressées, fatiguées, qui lisent mal le français ou qui écoutent la page : leurs données partent, ou elles paient, sans l’avoir voulu.",
        en="People who are in a hurry, tired, who read the language with difficulty or listen to the page: their data leaves, or they pay, without their wish.",
    ),
    instead=Text(
        fr="Laissez la case vide. Rappelez une réponse seulement quand la personne l’a déjà donnée.",
        en="Leave the box empty. Recall an answer only when the person has already given it.",
    ),
    wrong_when=Text(
        fr="La case protège la personne (« ne pas partager »), ou reprend une réponse qu’elle a donnée plus tôt.",
        en='The box protects the person ("do not share"), or repeats an answer given earlier.',
    ),
    refs=("gdpr-4-11", "gdpr-recital-32", "gdpr-7", "edpb-03-2022"),
    lesson="08-deceptive-interfaces/02-consent",
    also=(
        Check(Subject.ACT, (Kind.ANSWER,), (*MENTIONS, *_MONEY, "visible"), _given, ("initial", "default", "bool", "checked", ".get(", ".data = ", "booleanfield", "field(", "(", "true", "yes", "oui", ": on")),
        Check(Subject.ACT, (Kind.ANSWER,), ("bool = true", "default=true", "initial=true"), _let_go),
        Check(Subject.SCRIPT, (), ("checked",), _in_script),
        Check(Subject.PROSE, (), (), _told),
        Check(Subject.ELEMENT, ("option",), (), _in_select),
    ),
    bad=(
        Bad("<?php // été\n$builder->add('rapide', CheckboxType::class, ['label' => 'Envoi rapide (9,90 €)', 'required' => false, 'data' => true]);\n", PAID, at="'data' => true", path="src/Form/CopieType.php", review=True),
        Bad('class F(forms.Form):\n    """Été."""\n\n    rapide = forms.BooleanField(label="Envoi rapide (4 €)", required=False, initial=True)\n', PAID, at="True", path="copies/forms.py", review=True),
        Bad('<form method="post"><label lang="en"><input type="checkbox" name="fast" checked> Fast delivery, café included (£4)</label></form>', PAID, at="checked", review=True),
        Bad('<form method="post"><label><input type="radio" name="suite" value="1" checked> Ma situation n’a pas changé depuis l’été</label><label><input type="radio" name="suite" value="2"> Ma situation a changé</label></form>', DECLARED, at="checked", review=True),
        Bad({"conf/usages.json": '{"cookies": [{"id": "mesure", "libelle": "Mesure d’audience, été compris", "actif": true}]}\n', "src/usages.js": "import conf from '../conf/usages.json';\n\nexport const lignes = conf.cookies.map((un) => {\n  const boite = document.createElement('input');\n  boite.checked = un.actif;\n  return boite;\n});\n"}, PRETICKED, at="true", path="conf/usages.json"),
        Bad({"src/Caisse.vue": "<script setup>\nimport { ref } from 'vue'\nimport { reglages } from './reglages'\nconst arrondi = ref(reglages.arrondi)\n</script>\n<template><form><label><input v-model=\"arrondi\" type=\"checkbox\"> Arrondir au profit de la caisse des écoles</label></form></template>\n", "src/reglages.js": "export const reglages = { arrondi: true, saison: 'été' };\n"}, PRETICKED, at='v-model="arrondi"', path="src/Caisse.vue"),
        Bad("cookies: # été\n  - name: pixel\n    title: Publicité sur les réseaux\n    default: true\n", PRETICKED, at="true", path="conf/cookies.yml"),
        Bad("<?php\ntrait Préférences\n{\n    private function ajouter(FormBuilderInterface $builder): void\n    {\n        $builder->add('transmissionPartenaires', CheckboxType::class, [\n            'label' => 'J\\'accepte que mes coordonnées soient transmises aux partenaires de l’été',\n            'required' => false,\n            'data' => true,\n        ]);\n    }\n}\n", PRETICKED, at="'data' => true", path="src/Form/Concern/Préférences.php"),
        Bad("<?php // été\nfinal class PartnersExtension extends AbstractTypeExtension\n{\n    private const BOX = ['label' => 'I agree that my details are passed to partners', 'data' => true];\n\n    public function buildForm(FormBuilderInterface $builder, array $options): void\n    {\n        $builder->add('partners', CheckboxType::class, self::BOX);\n    }\n}\n", PRETICKED, at="BOX = ['label' => 'I agree that my details are passed to partners', 'data' => true", path="src/Form/Extension/PartnersExtension.php"),
        Bad("module PreferencesHelper # été\n  def partner_box(form)\n    form.check_box :share_with_partners, { checked: true }, \"yes\", \"no\"\n  end\nend\n", PRETICKED, at="checked: true", path="app/helpers/preferences_helper.rb"),
        Bad('<%= form_with model: @choix, builder: Formulaire do |f| %><%= f.notre_checkbox(:partage, "Transmettre mes coordonnées aux partenaires de l’été", options: { checked: true }) %><% end %>', PRETICKED, at='<%= f.notre_checkbox(:partage, "Transmettre mes coordonnées aux partenaires de l’été", options: { checked: true }) %>', path="app/views/choix/edit.html.erb"),
        Bad({"templates/champs.html": '{% macro case(nom, texte, coche=true) %}<p><input id="{{ nom }}" name="{{ nom }}" type="checkbox"{% if coche %} checked{% endif %}><label for="{{ nom }}">{{ texte }}</label></p>{% endmacro %}\n', "templates/été.html": '{% import "champs.html" as champs %}<form method="post">{{ champs.case("infos", "Recevoir les bons plans du théâtre par courriel") }}</form>\n'}, PRETICKED, at='{{ champs.case("infos", "Recevoir les bons plans du théâtre par courriel") }}', path="templates/été.html"),
        Bad('<form method="post"><label lang="en"><input type="checkbox" name="x" checked> Keep me posted about future events at the café</label></form>', PRETICKED, at="checked"),
        Bad('class F(forms.Form):\n    """Été."""\n\n    infos = forms.BooleanField(label="Être informé des nouveautés de la salle", required=False, initial=True)\n', PRETICKED, at="True", path="billets/forms.py"),
        Bad('<form method="post"><fieldset><legend>Arrondir pour les écoles</legend><label><input type="radio" name="don" value="0"> Pas de don</label><label><input type="radio" name="don" value="2" checked> 2 €</label></fieldset></form>', PAID, at="checked"),
        Bad('<form method="post"><label lang="en">Round up for the café <select name="donation"><option value="0">Nothing</option><option value="1" selected>£1</option></select></label></form>', PAID, at="selected", review=True),
        Bad("<?php // été\n$builder->add('assurance', CheckboxType::class, ['label' => 'Assurance annulation (4,50 €)', 'required' => false, 'data' => true]);\n", PRETICKED, at="'data' => true", path="src/Form/PanierType.php"),
        Bad("gtag('consent', 'default', { ad_storage: 'granted' }); // été\n", PRETICKED, at="'granted'", path="static/mesure.js"),
        Bad("cookies:\n  categories: # été\n    - id: publicite\n      active: true\n", PRETICKED, at="true", path="conf/cookies.yml", review=True),
        Bad('<label><input type="checkbox" name="newsletter" checked> Recevoir la lettre à l’été</label>', PRETICKED, at="checked"),
        Bad('<input type="checkbox" id="p" name="p1" checked="checked"><label for="p">J’accepte de recevoir des offres</label>', PRETICKED, at='checked="checked"'),
        Bad('<form method="post" x-data="{ lettre: true }"><label><input name="infolettre" type="checkbox" x-model="lettre"> Recevoir la lettre à l’été</label></form>', PRETICKED, at='type="checkbox"'),
        Bad('<label><input type="radio" name="partage_donnees" value="oui" checked> Accepté</label>', PRETICKED, at="checked"),
        Bad('<form method="post"><label><input type="checkbox" name="mesure" value="oui" checked> J’accepte la mesure d’audience</label></form>', PRETICKED, at="checked"),
        Bad('class F(forms.Form):\n    """Préférences."""\n    newsletter = forms.BooleanField(required=False, initial=True)\n', PRETICKED, at="True", path="service/forms.py"),
        Bad('// à l’ouverture\ndocument.getElementById("consent-marketing").checked = true;\n', PRETICKED, at='document.getElementById("consent-marketing").checked = true', path="static/app.js"),
        Bad('<form method="post"><fieldset><legend>Partager vos données avec nos partenaires ?</legend><input type="radio" name="suite" value="oui" checked></fieldset></form>', PRETICKED, at="checked"),
        Bad('def get_initial(self):\n    initial = super().get_initial()\n    initial["newsletter"] = True  # été\n    return initial\n', PRETICKED, at="True", path="service/vues.py"),
        Bad('class Préférences(FormView):\n    """Choix."""\n\n    initial = {"langue": "fr", "accepte_demat": True}\n', PRETICKED, at="True", path="service/vues.py"),
        Bad('class F(FlaskForm):\n    """Été."""\n    lettre_info = BooleanField("Recevoir la lettre", default="checked")\n', PRETICKED, at='"checked"', path="service/forms.py"),
        Bad({"saisie.py": "class Choix(BaseModel):\n    étude: bool = True\n    photo: bool = False\n", "envoi.py": "async def déposer(corps: Choix):\n    if corps.étude:\n        await partager_avec_registre(corps)\n"}, PRETICKED, at="True", path="saisie.py"),
        Bad({"champs.py": 'from django import forms\n\n\nclass Case(forms.BooleanField):\n    def __init__(self, **options):\n        options.setdefault("initial", True)\n        super().__init__(**options)\n', "formulaires.py": 'from champs import Case\nfrom django import forms\n\n\nclass F(forms.Form):\n    infolettre = Case(label="Recevoir la lettre à l’été")\n'}, PRETICKED, at='Case(label="Recevoir la lettre à l’été")', path="formulaires.py"),
        Bad('from django import forms\n\n\nclass F(forms.Form):\n    """Été."""\n\n    partage = forms.BooleanField(label="J’accepte que mes données soient transmises à vos partenaires", required=False)\n\n    def __init__(self, *args):\n        super().__init__(*args)\n        for nom in ("partage",):\n            self.fields[nom].initial = True\n', PRETICKED, at="True", path="service/forms.py"),
        Bad({"forms.py": 'import json\n\nFORM = json.load(open("form.json"))\n', "form.json": '{"fields": [{"name": "partage", "type": "checkbox", "label": "J’accepte que mes données soient transmises aux partenaires", "checked": true}]}\n'}, PRETICKED, at="true", path="form.json"),
        Bad({"db/migrate/20240101_add_partage_consenti.rb": "class AddPartageConsenti < ActiveRecord::Migration[7.0] # été\n  def up\n    add_column :users, :share_data_consent, :boolean, default: true\n  end\n\n  def down\n    remove_column :users, :share_data_consent\n  end\nend\n"}, PRETICKED, at="true", path="db/migrate/20240101_add_partage_consenti.rb", review=True),
        Bad('default_trackers:  # été\n  audience: true\n', PRETICKED, at='true', path='config/settings.yml', review=True),
        Bad('<form method="post"><label><input type="checkbox" name="a" checked> Mes réponses peuvent servir à entraîner l’assistant de l’été</label></form>', PRETICKED, at="checked"),
        Bad({"inscriptions/forms.py": "from django import forms\nfrom commun.habillage import Habillage\n\n\nclass InscriptionForm(Habillage, forms.Form):\n    partage = forms.BooleanField(label='J’accepte que mes coordonnées soient transmises aux partenaires', required=False)  # été\n", "commun/habillage.py": "from django import forms\n\n\nclass Habillage:\n    def __init__(self, *args, **kwargs):\n        super().__init__(*args, **kwargs)\n        for champ in self.fields.values():\n            if isinstance(champ, forms.BooleanField) and not champ.required:\n                champ.initial = True\n"}, PRETICKED, at="partage", path="inscriptions/forms.py"),
    ),
    good=(
        Good('<form method="post"><label><input type="radio" name="suite" value="1"> Ma situation n’a pas changé depuis l’été</label><label><input type="radio" name="suite" value="2"> Ma situation a changé</label></form>'),
        Good('<form method="get"><label><input type="radio" name="tri" value="unchanged" checked> Dossiers sans changement, été compris</label></form>'),
        Good({"conf/usages.json": '{"cookies": [{"id": "mesure", "libelle": "Mesure d’audience, été compris", "actif": false}]}\n', "src/usages.js": "import conf from '../conf/usages.json';\n\nexport const lignes = conf.cookies.map((un) => {\n  const boite = document.createElement('input');\n  boite.checked = un.actif;\n  return boite;\n});\n"}, path="conf/usages.json"),
        Good({"src/Caisse.vue": "<script setup>\nimport { ref } from 'vue'\nimport { reglages } from './reglages'\nconst arrondi = ref(reglages.arrondi)\nconst libres = ref(reglages.libres)\n</script>\n<template><form><label><input v-model=\"arrondi\" type=\"checkbox\"> Arrondir au profit de la caisse des écoles</label><label><input v-model=\"libres\" type=\"checkbox\"> Montrer les séances où il reste des places</label></form></template>\n", "src/reglages.js": "export const reglages = { arrondi: false, libres: true, saison: 'été' };\n"}, path="src/Caisse.vue"),
        Good("cookies: # été\n  - name: pixel\n    title: Publicité sur les réseaux\n    default: false\n  - name: carte\n    title: Carte des arrêts\n    default: true\n", path="conf/cookies.yml"),
        Good("<?php\ntrait Adresse\n{\n    private function ajouter(FormBuilderInterface $builder, bool $abonné): void\n    {\n        $builder->add('memeAdresse', CheckboxType::class, ['label' => 'Mon adresse de livraison est la même', 'data' => true]);\n        $builder->add('lettreInfo', CheckboxType::class, ['label' => 'Je souhaite recevoir la lettre d’information', 'data' => $abonné]);\n    }\n}\n", path="src/Form/Concern/Adresse.php"),
        Good('<form method="post"><label><input type="checkbox" name="a" checked> Recevoir les offres d’emploi de ma région</label><label><input type="checkbox" name="b" checked> Recevoir les nouveautés de mon dossier</label><label lang="en"><input type="checkbox" name="c" checked> Text me a reminder of my appointment</label></form>'),
        Good('<%= form_with model: @choix, builder: Formulaire do |f| %><%= f.notre_checkbox(:partage, "Transmettre mes coordonnées aux partenaires de l’été", options: { checked: @choix.partage }) %><% end %>', path="app/views/choix/edit.html.erb"),
        Good('<form method="post"><fieldset><legend>Arrondir pour les écoles</legend><label><input type="radio" name="don" value="0" checked> Pas de don</label><label><input type="radio" name="don" value="2"> 2 €</label></fieldset></form>'),
        Good('<form method="post"><fieldset><legend>Montant de votre don à l’école</legend><label><input type="radio" name="don" value="10"> 10 €</label><label><input type="radio" name="don" value="20" checked> 20 €</label></fieldset></form>'),
        Good('<form method="post"><label><input type="checkbox" name="assurance" checked> Assurance annulation offerte (au lieu de 4 €) à l’été</label></form>'),
        Good('<form method="post"><label><input type="checkbox" name="a" checked> Recevoir les offres de logement par courriel</label><label><input type="checkbox" name="b" checked> Recevoir les offres de places en crèche</label><label><input type="checkbox" name="c" checked> Recevoir les offres d’apprentissage</label></form>'),
        Good('<form method="post" lang="en"><label><input type="checkbox" name="a" checked> Receive school place offers by email</label><label><input type="checkbox" name="b" checked> Notify me about future events in my case</label><label><input type="checkbox" name="c" checked> Tell me if the café offers this service</label></form>'),
        Good("gtag('consent', 'default', { ad_storage: 'denied' }); // été\n", path="static/mesure.js"),
        Good('<form method="post" x-data="{ lettre: false, été: true }"><label><input name="infolettre" type="checkbox" x-model="lettre"> Recevoir la lettre</label></form>'),
        Good({"saisie.py": "class Choix(BaseModel):\n    étude: bool = True\n    photo: bool = False\n", "envoi.py": "async def déposer(corps: Choix):\n    if corps.étude:\n        await ranger(corps)\n    if corps.photo:\n        await partager_avec_registre(corps)\n"}),
        Good('<label><input type="checkbox" name="newsletter"> Recevoir la lettre</label>'),
        Good('<label><input type="checkbox" name="newsletter" {% if choix.newsletter %}checked{% endif %}> Recevoir la lettre</label>'),
        Good('<label><input type="checkbox" name="ne_pas_partager" checked> Ne pas partager mes données</label>'),
        Good('<form method="get" role="search"><label><input type="checkbox" name="partners" checked> Partenaires compris</label></form>'),
        Good('<label><input type="checkbox" name="consent_technical" checked disabled> Traceurs strictement nécessaires</label>'),
        Good({"db/migrate/20240101_add_partage_consenti.rb": "class AddPartageConsenti < ActiveRecord::Migration[7.0] # été\n  def change\n    add_column :users, :share_data_consent, :boolean, default: true\n  end\nend\n", "db/migrate/20240201_remove_partage_consenti.rb": "class RemovePartageConsenti < ActiveRecord::Migration[7.0]\n  def change\n    remove_column :users, :share_data_consent, :boolean\n  end\nend\n"}, path="db/migrate/20240101_add_partage_consenti.rb"),
        Good('default_projects_tracker_ids:  # été\n  serialized: true\n  default: []\n', path='config/settings.yml'),
        Good('<form method="post" lang="en"><label><input type="checkbox" name="search_partners" checked> Include partner offices, café too</label></form>'),
        Good('<form method="post"><label><input type="checkbox" name="etudes" checked> Je participe à l’enquête publique de l’été</label></form>'),
        Good({"inscriptions/forms.py": "from django import forms\nfrom commun.habillage import Habillage\n\n\nclass InscriptionForm(Habillage, forms.Form):\n    partage = forms.BooleanField(label='J’accepte que mes coordonnées soient transmises aux partenaires', required=False)  # été\n", "commun/habillage.py": "from django import forms\n\n\nclass Habillage:\n    def __init__(self, *args, **kwargs):\n        super().__init__(*args, **kwargs)\n        for champ in self.fields.values():\n            if isinstance(champ, forms.BooleanField) and champ.required:\n                champ.initial = True\n"}, path="inscriptions/forms.py"),
        Good("<?php // été\n$builder->add('rapide', CheckboxType::class, ['label' => 'Envoi rapide (gratuit)', 'required' => false, 'data' => true]);\n", path="src/Form/CopieType.php"),
        Good('<form method="post"><label><input type="checkbox" name="r" checked> Revenus de l’été de moins de 900 €</label></form>'),
    ),
)  # fmt: skip
def consent_preticked(box: Element, page: Page) -> Iterator[Hit]:
    """Report a box or a switch for consent that is always ticked when the page opens."""
    if box.name == "input" and box.attr("type") in ("checkbox", "radio"):
        attribute = "checked"
        ticked = "checked" in box.attrs and not is_dynamic(box.attr("checked") or "")
        if not ticked and box.attr("type") == "checkbox" and starts_true(box, page):
            attribute, ticked = "type", True
    else:
        attribute = "aria-checked"
        ticked = box.attr("aria-checked") == "true"
    if not ticked or page.is_conditional(box, attribute) or "disabled" in box.attrs or page.is_back_office:
        return
    name, label = box.attr("name") or box.attr("id") or "", label_of(box)
    if box.attr("type") == "radio":
        if is_paid_ahead(box):
            yield Hit(box.attribute_span(attribute), PAID, {"name": shortened(label)})
            return
        said = (label, box.attr("value") or "", box.attr("id") or "")
        declared = next((one for one in said if speaks_of(one, "answers.declared")), "")
        if declared and not _is_sent_by_get(box):
            yield Hit(box.attribute_span(attribute), DECLARED, {"name": shortened(declared)}, Certainty.REVIEW)
            return
        label = _question(box)
        if not (says_yes(box.attr("value") or "") and asks_consent(name, label)):
            return
    if _is_sent_by_get(box):
        return
    if asks_consent(name if not is_dynamic(name) else "", label):
        yield Hit(
            box.attribute_span(attribute),
            PRETICKED,
            {"name": shortened(label) if label and not is_dynamic(label) else name},
        )
    elif box.attr("type") == "checkbox" and "required" not in box.attrs and says_a_price(label):
        yield Hit(box.attribute_span(attribute), PAID, {"name": shortened(label)}, Certainty.REVIEW)
