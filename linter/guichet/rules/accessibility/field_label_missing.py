"""A field that nobody names: fill in, but what?"""

from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.heard.field_labels import is_meant_by_a_label, may_be_labelled_elsewhere, untied_label
from guichet.heard.names import accessible_name, is_empty, referenced
from guichet.heard.roles import role_of
from guichet.reading.python.module import PythonModule
from guichet.reading.scripts.inline import is_scripted, runs_nothing
from guichet.reading.templates.controls import UNANSWERED, UNKNOWN, input_type
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.reading.written.translation import Translation
from guichet.rulebook.rule import Bad, Check, Good, Subject, element_rule
from guichet.seen.visibility import certainty_if_shown, is_excluded

NONE = Text(
    fr='Ce champ n’a pas d’étiquette : un lecteur d’écran dit « {spoken} » et la personne ne sait pas {what}. Ajoutez <label for="…">.',
    en='This field has no label: a screen reader says "{spoken}" and the person cannot tell {what}. Add a <label for="…">.',
)
LOOSE = Text(
    fr='L’étiquette « {label} » n’est reliée à aucun champ : un lecteur d’écran dit « {spoken} » et la personne ne sait pas {what}. Donnez-lui for="…", avec l’identifiant de ce champ.',
    en='The label "{label}" is not tied to any field: a screen reader says "{spoken}" and the person cannot tell {what}. Give it for="…", with the id of this field.',
)
BUILT = Text(
    fr="Ce champ n’a pas d’étiquette : un lecteur d’écran dit « {spoken} » et la personne ne sait pas {what}. Ajoutez « aria-labelledby », vers le texte qui le nomme.",
    en='This field has no label: a screen reader says "{spoken}" and the person cannot tell {what}. Add "aria-labelledby", to the text that names it.',
)

UNSHOWN = Text(
    fr="« form_show_labels = False » retire les étiquettes de tous les champs de ce formulaire : un lecteur d’écran dit « zone de texte » et rien de plus. Laissez-les, ou cachez-les à la vue seulement.",
    en='"form_show_labels = False" takes the labels away from every field of this form: a screen reader says "edit text" and nothing more. Leave them, or hide them from sight only.',
)
NO_CHOICE = Text(
    fr='role="{role}" annonce des choix, et il n’y en a pas : un lecteur d’écran dit « {spoken} », sans nom, et en attend. Si ce sont des liens ou des lignes, retirez le rôle ; sinon, donnez-lui « aria-labelledby » et role="option" à chaque choix.',
    en='role="{role}" announces choices, and there are none: a screen reader says "{spoken}", without a name, and waits for some. If these are links or lines, remove the role; if not, give it "aria-labelledby", and role="option" to each choice.',
)
COMPONENT = Text(
    fr="{thing} n’a pas de nom : un lecteur d’écran dit « {spoken} » et rien de plus. Ajoutez « aria-labelledby », vers le texte qui le dit.",
    en='{thing} has no name: a screen reader says "{spoken}" and nothing more. Add "aria-labelledby", to the text that says it.',
)
SILENT = Text(
    fr="{thing} n’a pas de nom : « aria-labelledby » vise « {id} », qui est vide. Écrivez-y son titre.",
    en='{thing} has no name: "aria-labelledby" points at "{id}", which is empty. Write its title there.',
)
_DIALOG = Text("Cette boîte de dialogue", "This dialog"), Text("dialogue", "dialog")
_COMPONENTS = {
    "dialog": _DIALOG,
    "alertdialog": _DIALOG,
    "meter": (Text("Cette jauge", "This gauge"), Text("jauge", "meter")),
    "progressbar": (
        Text("Cette barre d’avancement", "This progress bar"),
        Text("barre de progression", "progress bar"),
    ),
    "tooltip": (Text("Cette infobulle", "This tooltip"), Text("infobulle", "tooltip")),
    "tree": (Text("Cette arborescence", "This tree"), Text("arborescence", "tree view")),
    "treegrid": (Text("Ce tableau dépliable", "This table that unfolds"), Text("tableau", "table")),
    "option": (Text("Ce choix de la liste", "This choice in the list"), Text("1 sur 5", "1 of 5")),
    "radiogroup": (Text("Ce groupe de choix", "This group of choices"), Text("groupe", "group")),
}
"""Roles that WAI-ARIA 1.2 requires an author to name, beside the fields."""
_ASKED = {
    "application": (Text("Cette application", "This application"), Text("application", "application")),
    "form": (Text("Ce formulaire", "This form"), Text("formulaire", "form")),
    "grid": (Text("Cette grille", "This grid"), Text("grille", "grid")),
    "region": (Text("Cette région", "This region"), Text("région", "region")),
    "tabpanel": (Text("Ce panneau d’onglet", "This tab panel"), Text("panneau d’onglet", "tab panel")),
}
"""Those that the standard requires to be named as well, and that scripts, or what stands around them, often name."""

_TO_WRITE = Text("zone de texte", "edit text"), Text("quoi écrire", "what to write")
_LISTED = Text("liste de choix", "list of choices"), Text("quoi choisir", "what to choose")
_TICKED = Text("case à cocher", "checkbox"), Text("ce qu’elle coche", "what they are ticking")
_SPOKEN = {
    "combobox": _LISTED,
    "listbox": _LISTED,
    "checkbox": _TICKED,
    "menuitemcheckbox": _TICKED,
    "radio": (Text("bouton radio", "radio button"), Text("ce qu’elle choisit", "what they are choosing")),
    "menuitemradio": (Text("bouton radio", "radio button"), Text("ce qu’elle choisit", "what they are choosing")),
    "switch": (Text("interrupteur", "switch"), Text("ce qu’elle allume", "what they are turning on")),
    "slider": (Text("curseur", "slider"), Text("quoi régler", "what to set")),
}

_SHOWS = Text("ce qu’elle montre", "what it shows")
"""What nobody can tell of a field without a name that one only reads."""
_FILE = Text("choisir un fichier", "choose file"), Text("lequel joindre", "which one to add")

_FIELDS = frozenset(_SPOKEN) | {"textbox", "searchbox", "spinbutton"}
_NOT_TYPED = UNANSWERED | {UNKNOWN}


def _in_module(statement: nodes.Assign, module: PythonModule) -> Iterator[Hit]:
    """Report the helper of a crispy form that shows no label, when the module gives its fields no other name."""
    target, value = statement.targets[0], statement.value
    named = isinstance(target, nodes.AssignAttr) and target.attrname == "form_show_labels"
    named = named or (isinstance(target, nodes.AssignName) and target.name == "form_show_labels")
    is_off = named and isinstance(value, nodes.Const) and value.value is False
    if is_off and "aria-label" not in module.source.text and "aria_label" not in module.source.text:
        yield Hit(module.span(statement), UNSHOWN)


@element_rule(
    "input", "select", "textarea", "[role]", "dialog", "meter", "progress",
    name="field-label-missing",
    code="W9144",
    family=Family.ACCESSIBILITY,
    severity=Severity.CRITICAL,
    title=Text(fr='Champ ou composant sans nom', en='Field or component without a name'),
    harms=Text(fr='Les personnes aveugles : « zone de texte », sans savoir quoi écrire.', en='People who are blind: "edit text", with no clue what to write.'),
    instead=Text(fr='Reliez un <label for="…"> à l’identifiant du champ.', en='Tie a <label for="…"> to the field\'s id.'),
    wrong_when=Text(fr='Une bibliothèque pose l’étiquette dans le navigateur.', en='A library sets the label in the browser.'),
    refs=("rgaa 11.1", "wcag 1.3.1", "wcag 3.3.2", "wcag 4.1.2", "act e086e5"),
    lesson="03-forms/01-labels",
    also=(Check(Subject.PYTHON, (nodes.Assign,), ("form_show_labels",), _in_module),),
    bad=(
        Bad('<ul role="listbox">{% for é in été %}{{ é }}{% endfor %}</ul>', NO_CHOICE, at='<ul role="listbox">'),
        Bad('<div role="listbox"><p><a href="/é">Été</a></p></div>', NO_CHOICE, at='<div role="listbox">'),
        Bad({"src/Mois.vue": "<template><p>Été</p><input v-model=\"mois\" /></template>"}, NONE, at='<input v-model="mois" />', path="src/Mois.vue"),
        Bad('<label>Été</label>\n<input type="text" name="saison" value="Juin" disabled>', LOOSE, at='<input type="text" name="saison" value="Juin" disabled>', severity=Severity.MINOR),
        Bad('<label>Été</label><div><select name="mois"><option>Juin</option></select></div>', LOOSE, at='<select name="mois">'),
        Bad('<label><span style="display: none">Été</span><input></label>', NONE, at='<input>'),
        Bad('<p id="a"><span hidden>Été</span></p><input aria-labelledby="a">', NONE, at='<input aria-labelledby="a">'),
        Bad('<h5>Mairie d’été</h5><input readonly value="mairie@exemple.fr">', NONE, at='<input readonly value="mairie@exemple.fr">', severity=Severity.SERIOUS),
        Bad('<div>Nom de famille</div><input name="nom">', NONE, at='<input name="nom">'),
        Bad('<label>Prénom</label> <input type="text" name="prénom">', LOOSE, at='<input type="text" name="prénom">'),
        Bad('<label for="rue">Rue</label><textarea id="adresse" name="é"></textarea>', NONE, at='<textarea id="adresse" name="é">'),
        Bad('<p>Saison</p><select name="saison"><option>Été</option></select>', NONE, at='<select name="saison">'),
        Bad('<td>Été</td><td><input type="checkbox" name="saison"></td>', NONE, at='<input type="checkbox" name="saison">'),
        Bad({"champ.html": '<label>{{ nom }}</label> <p>{% block saisie %}<input name="é" aria-label="Été">{% endblock %}</p>', "long.html": '{% extends "champ.html" %}{% block saisie %}<textarea name="é"></textarea>{% endblock %}'}, NONE, at='<textarea name="é">', path="long.html"),
        Bad({"champ.html": '<label>Été <input name="a"> {% block saisie %}{% endblock %}</label>', "long.html": '{% extends "champ.html" %}{% block saisie %}<textarea name="é"></textarea>{% endblock %}'}, NONE, at='<textarea name="é">', path="long.html"),
        Bad('<div role="dialog" aria-labelledby="t"><h2 id="t"></h2><p>Fermer cet été ?</p></div>', SILENT, at='<div role="dialog" aria-labelledby="t">'),
        Bad('<div role="dialog"><h2>Horaires d’été</h2></div>', COMPONENT, at='<div role="dialog">'),
        Bad('<dialog open><p>Le guichet ferme l’été</p></dialog>', COMPONENT, at='<dialog open>'),
        Bad('<p>Dossier reçu</p><progress value="2" max="4"></progress>', COMPONENT, at='<progress value="2" max="4">', severity=Severity.SERIOUS),
        Bad('<div><p>Envoi de la photo d’été</p><div role="progressbar"></div></div>', COMPONENT, at='<div role="progressbar">', severity=Severity.MINOR),
        Bad('<div role="meter" aria-valuenow="3" aria-labelledby="é">3</div><p id="é"></p>', SILENT, at='<div role="meter" aria-valuenow="3" aria-labelledby="é">', severity=Severity.SERIOUS),
        Bad('<ul role="listbox" aria-label="É"><li role="option" aria-selected="true"></li></ul>', COMPONENT, at='<li role="option" aria-selected="true">'),
        Bad('<div role="tabpanel"><p>Été</p></div>', COMPONENT, at='<div role="tabpanel">', review=True),
        Bad('<html lang="fr"><body><div role="region"><p>Été</p></div></body></html>', COMPONENT, at='<div role="region">', severity=Severity.MINOR),
        Bad('<html lang="fr"><body><div role="form"><p>Été</p></div></body></html>', COMPONENT, at='<div role="form">', severity=Severity.MINOR),
        Bad('<html lang="fr"><body><div role="region"><p>Été</p></div><script src="é.js"></script></body></html>', COMPONENT, at='<div role="region">', review=True, severity=Severity.MINOR),
        Bad('<label for="é" style="display: none">Été</label><input id="é">', NONE, at='<input id="é">'),
        Bad('<div role="textbox" contenteditable="true">Prénom</div>', BUILT, at='<div role="textbox" contenteditable="true">'),
        Bad('class ÉtéForm(forms.Form):\n    def __init__(self):\n        self.helper = FormHelper()\n        self.helper.form_show_labels = False\n', UNSHOWN, at="self.helper.form_show_labels = False", path="forms.py"),
    ),
    good=(
        Good({"src/Mois.vue": "<template><input v-model=\"été\" /></template>"}, path="src/Mois.vue"),
        Good({"src/Mois.vue": "<template>\n  <textarea v-model=\"été\"></textarea>\n</template>\n<script setup>\nconst props = defineProps({ été: String })\n</script>"}, path="src/Mois.vue"),
        Good({"src/Mois.vue": "<template><input v-model=\"été\" /></template>", "src/Page.vue": "<template><label for=\"é\">Été</label><Mois id=\"é\" /></template>\n<script setup>\nimport Mois from './Mois.vue'\n</script>"}, path="src/Page.vue"),
        Good('<p id="a" hidden>É<b>té</b></p><input aria-labelledby="a"><label>Été <span hidden>en cours</span><input></label><div hidden><p id="b">É<b hidden>té</b></p></div><input aria-labelledby="b">'),
        Good('<div><label for="é">Été</label><select name="é"><option>Juin</option></select></div>'),
        Good('class ÉtéForm(forms.Form):\n    helper.form_show_labels = True\n', path="forms.py"),
        Good('nom = TextInput(attrs={"aria-label": "Été"})\nhelper.form_show_labels = False\n', path="forms.py"),
        Good('<label for="nom">Nom</label><input id="nom" name="nom">'),
        Good('<form role="form"><label>Été <input name="é"></label></form>'),
        Good('<dialog aria-labelledby="t"><h2 id="t">Horaires d’été</h2></dialog><div role="tooltip">Été</div>'),
        Good('<label for="p">Dossier reçu</label><progress id="p" value="2"></progress>'),
        Good('<label for="é"><select aria-label="É"><option>Été</option></select></label><input id="é">'),
        Good('<div hidden><label for="é">Été</label><input id="é"></div>'),
        Good('<label>Prénom <input name="prénom"></label>'),
        Good('<input type="hidden" name="jeton"><input type="submit" value="Envoyé">'),
        Good('<select aria-label="Été ou hiver"><option>Été</option></select>'),
        Good('<label for="{{ champ.id }}">{{ champ.nom }}</label><input id="{{ champ.id }}">'),
        Good({"champ.html": '<label>{{ nom }} {% block saisie %}<input name="é">{% endblock %}</label>', "long.html": '{% extends "champ.html" %}{% block saisie %}<textarea name="é"></textarea>{% endblock %}'}, path="long.html"),
        Good({"page.html": '<html lang="fr"><label>Été <span>{% include "saisie.html" %}</span></label></html>', "saisie.html": '<textarea name="é"></textarea>'}),
        Good('{% include "etiquette.html" %}<input id="nom">'),
        Good('<input {{ attributs }}>'),
        Good('<select name="{{ widget.name }}" id="{{ widget.attrs.id }}"><option>Été</option></select>'),
    ),
)  # fmt: skip
def field_label_missing(field: Element, page: Page) -> Iterator[Hit]:
    """Report a form field that certainly has no name."""
    said = _COMPONENTS.get(role_of(field)) or _ASKED.get(role_of(field))
    if field.name == "form":
        return  # without a name it is a form all the same, and no landmark
    if said is not None:
        yield from _unnamed_component(field, page, *said)
        return
    native = field.name in {"input", "select", "textarea"}
    if field.name == "input" and input_type(field) in _NOT_TYPED and "role" not in field.attrs:
        return
    role = role_of(field)
    if role not in _FIELDS and not (native and role == "" and input_type(field) in _OTHER_INPUTS):
        return
    if is_excluded(field, page) or (native and _is_decoy(field)):
        return
    if is_empty(accessible_name(field, page)) and not _elsewhere(field, page) and not is_meant_by_a_label(field, page):
        spoken, what = _FILE if input_type(field) == "file" else _SPOKEN.get(role, _TO_WRITE)
        is_read = "readonly" in field.attrs and not page.is_conditional(field, "readonly")
        loose = untied_label(field) if native else ""
        message = LOOSE if loose else NONE if native else NO_CHOICE if _is_a_plain_list(field) else BUILT
        facts = {"spoken": spoken, "role": role, "what": _SHOWS if is_read else what} | (
            {"label": loose} if loose else {}
        )
        harm = Severity.MINOR if loose and _is_off(field, page) else Severity.SERIOUS if is_read else None
        yield Hit(field.span, message, facts, certainty_if_shown(field, page), severity=harm)


def _is_a_plain_list(field: Element) -> bool:
    """Whether what says that one chooses in it is a list of HTML, or holds links, and no choice is in it."""
    if role_of(field) != "listbox" or any(role_of(one) == "option" for one in field.inside()):
        return False
    return field.name in {"ul", "ol"} or bool(field.inside("a"))


def _is_off(field: Element, page: Page) -> bool:
    """Whether nobody can write in a field: it shows what is known, and its label is read just before."""
    return "disabled" in field.attrs and not page.is_conditional(field, "disabled")


def _unnamed_component(component: Element, page: Page, thing: Text, spoken: Text) -> Iterator[Hit]:
    if is_excluded(component, page) or is_scripted(component, page) or _elsewhere(component, page):
        return
    if is_empty(accessible_name(component, page)):
        is_asked = role_of(component) in _ASKED and not runs_nothing(page)
        certainty = Certainty.REVIEW if is_asked else certainty_if_shown(component, page)
        pointed = component.token_list("aria-labelledby")
        said = SILENT if pointed and all(referenced(component, "aria-labelledby", page)) else COMPONENT
        facts = {"thing": thing, "id": " ".join(pointed)} if said is SILENT else {"thing": thing, "spoken": spoken}
        yield Hit(component.span, said, facts, certainty, severity=_harm(component))


def _harm(component: Element) -> Severity | None:
    """Return how much harm is done by what only shows a state: little when the text around it is read just before."""
    role = role_of(component)
    if role in {"form", "region"}:
        return Severity.MINOR  # it is no landmark, and what it holds is read all the same
    if role not in _SHOWING:
        return None
    around = next(iter(component.ancestors), None)
    return Severity.MINOR if around is not None and around.text.strip() else Severity.SERIOUS


_SHOWING = frozenset({"meter", "progressbar"})


_OTHER_INPUTS = frozenset("date time month week datetime-local color file password".split())


def _elsewhere(field: Element, page: Page) -> bool:
    """Whether a label may come from what guichet does not see."""
    if _is_left_to_users(field, page):
        return True
    if field.attr("id") is None:
        return "role" not in field.attrs and any("-" in one.name for one in field.ancestors)
    return may_be_labelled_elsewhere(field, page)


def _is_left_to_users(field: Element, page: Page) -> bool:
    """Whether a field is all of a component that nothing shows: whoever shows it writes its name and its label, which land on the field."""
    beside = (one for one in page.find() if one.name not in {"script", "style"})
    if not page.project.is_entry(page.path) or any(one is not field for one in beside):
        return False
    origin = page.project.library.template(page.path)
    return isinstance(origin, Translation) and any(one.has_native and not one.drops for one in origin.components)


def _is_decoy(field: Element) -> bool:
    """Whether a field is a trap for robots that people never meet."""
    named = f"{field.attr('name') or ''} {field.attr('id') or ''} {field.attr('class') or ''}".lower()
    return "honeypot" in named or field.attr("tabindex") == "-1"
