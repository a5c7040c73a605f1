"""Consent is an act: a box that is already ticked collects none."""

import re
from collections.abc import Iterator
from typing import Any

from astroid import nodes

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.done.people.consent import MENTIONS, asks_consent, label_of, says_yes
from guichet.done.people.fields import fields_of
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.roles import is_migration, is_test
from guichet.reading.scripts.javascript import Script
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic, visible
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, element_rule

PRETICKED = Text(
    fr="« {name} » est coché d’avance : qui ne lit pas tout, ou ne voit pas la case, consent sans le savoir. Laissez la case vide.",
    en='"{name}" is ticked in advance: people who do not read everything, or do not see the box, agree without knowing. Leave the box empty.',
)
_OWNERS = re.compile(
    r"Setting|Config|Feature|Event|Organi|Tenant|Site|Page|Question|Template|Campaign|Plugin|Serializer|Table|Factory"
)
_TICKS = re.compile(
    r"\.(?:prop|attr|setAttribute)\(\s*['\"]checked['\"]\s*,\s*(?:true|['\"](?:checked|true|)['\"])\s*\)$"
)
_LOOP = re.compile(r"\(\s*(['\"`])(.*?)\1\s*\)\.(?:forEach|each|map)$", re.S)
_SELECTOR = re.compile(r"(?:\[(?:name|id)\s*[\^*$~|]?=\s*[\"']?|#)([\w-]+)")
_FLAGS = frozenset({"BooleanField", "NullBooleanField", "bool", "CheckboxField"})


def _in_python(node: nodes.NodeNG, module: PythonModule) -> Iterator[Hit]:
    if is_test(module) or is_migration(module):
        return
    if isinstance(node, nodes.ClassDef):
        ticked = _of_fields(node, module)
    elif isinstance(node, nodes.Call):
        given = next((one.value for one in node.keywords or () if one.arg == "initial"), None)
        ticked = _of_table(given) if "Form" in dotted(node.func) else iter(())
    elif _is_initial(node):
        ticked = _of_table(node.value)
    else:
        ticked = _of_assignment(node)
    for place, name in ticked:
        yield Hit(module.span(place), PRETICKED, {"name": name})


def _of_fields(owner: nodes.ClassDef, module: PythonModule) -> Iterator[tuple[nodes.NodeNG, str]]:
    """Yield the first answers of a form's or a model's own fields that agree, and the field's name."""
    if _OWNERS.search(owner.name):
        return
    for field in fields_of(owner, module):
        if not asks_consent(field.name, field.label):
            continue
        if field.origin == "pydantic" and field.kind == "bool":
            if value_of(field.node.value) is True:
                yield field.node.value, field.label or field.name
            continue
        option = next((one for one in ("initial", "default") if one in field.options), None)
        value = value_of(field.options[option]) if option else None
        agrees = isinstance(value, str) and says_yes(value)
        if option and ((field.kind in _FLAGS and (value is True or agrees)) or (option == "initial" and agrees)):
            yield field.options[option], field.label or field.name


def _of_table(given: nodes.NodeNG | None) -> Iterator[tuple[nodes.NodeNG, str]]:
    """Yield the answers of a table of first answers that agree."""
    for key, value in given.items if isinstance(given, nodes.Dict) else ():
        if isinstance(key, nodes.Const) and value_of(value) is True and asks_consent(str(key.value)):
            yield value, key.value


def _of_assignment(node: nodes.NodeNG) -> Iterator[tuple[nodes.NodeNG, str]]:
    """Yield the answer that `form.fields["…"].initial = True` or `initial["…"] = True` gives, when it agrees."""
    if not isinstance(node, nodes.Assign) or value_of(node.value) is not True:
        return
    target = node.targets[0]
    place: nodes.NodeNG | None = None
    if isinstance(target, nodes.AssignAttr) and target.attrname == "initial":
        place = target.expr.slice if isinstance(target.expr, nodes.Subscript) else None
    elif isinstance(target, nodes.Subscript) and dotted(target.value).endswith("initial"):
        place = target.slice
    name = value_of(place)
    if isinstance(name, str) and asks_consent(name):
        yield node.value, name


def _is_initial(node: nodes.NodeNG) -> bool:
    """Whether it gives the first answers of a form: `initial = {…}` in a class or a view, `return {…}` in `get_initial`."""
    if not isinstance(getattr(node, "value", None), nodes.Dict):
        return False
    if isinstance(node, nodes.Return):
        return bool(getattr(node.frame(), "name", "") == "get_initial")
    if not isinstance(node, nodes.Assign):
        return False
    target = node.targets[0]
    return bool(getattr(target, "name", getattr(target, "attrname", "")) == "initial")


def _in_script(script: Script) -> Iterator[Hit]:
    for node in script.walk("assignment_expression"):
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        if script.source_of(right) in ("true", "!0") and script.source_of(left).endswith(
            (".checked", ".defaultChecked")
        ):
            name = _box(script.source_of(left), node, script)
            if asks_consent(name):
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
    for node in script.walk("jsx_self_closing_element"):
        code = script.source_of(node)
        named = re.search(r"\b(?:name|id)=\W*([\w-]+)", code)
        ticked = re.search(r"\bdefaultChecked(?:=\{true\})?(?=[\s/>])", code)
        if named and ticked and asks_consent(named[1]):
            yield Hit(script.span(node), PRETICKED, {"name": named[1]})


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
    if says_yes(option.attr("value") or "") and not is_dynamic(name) and asks_consent(name):
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
                return named[1] if named else looped[2]
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
        fr="Les personnes pressées, fatiguées, qui lisent mal le français ou qui écoutent la page : leurs données partent sans qu’elles l’aient voulu.",
        en="People who are in a hurry, tired, who read the language with difficulty or listen to the page: their data leaves without their wish.",
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
        Check(Subject.PYTHON, (nodes.ClassDef, nodes.Call, nodes.Assign, nodes.Return), ("initial", "default=true", "default='", 'default="', "bool = true"), _in_python, MENTIONS),
        Check(Subject.SCRIPT, (), ("checked",), _in_script),
        Check(Subject.ELEMENT, ("option",), (), _in_select),
    ),
    bad=(
        Bad('<label><input type="checkbox" name="newsletter" checked> Recevoir la lettre à l’été</label>', PRETICKED, at="checked"),
        Bad('<input type="checkbox" id="p" name="p1" checked="checked"><label for="p">J’accepte de recevoir des offres</label>', PRETICKED, at='checked="checked"'),
        Bad('<label><input type="radio" name="partage_donnees" value="oui" checked> Accepté</label>', PRETICKED, at="checked"),
        Bad('<form method="post"><label><input type="checkbox" name="mesure" value="oui" checked> J’accepte la mesure d’audience</label></form>', PRETICKED, at="checked"),
        Bad('class F(forms.Form):\n    """Préférences."""\n    newsletter = forms.BooleanField(required=False, initial=True)\n', PRETICKED, at="True", path="service/forms.py"),
        Bad('// à l’ouverture\ndocument.getElementById("consent-marketing").checked = true;\n', PRETICKED, at='document.getElementById("consent-marketing").checked = true', path="static/app.js"),
        Bad('<form method="post"><fieldset><legend>Partager vos données avec nos partenaires ?</legend><input type="radio" name="suite" value="oui" checked></fieldset></form>', PRETICKED, at="checked"),
        Bad('def get_initial(self):\n    initial = super().get_initial()\n    initial["newsletter"] = True  # été\n    return initial\n', PRETICKED, at="True", path="service/vues.py"),
        Bad('class Préférences(FormView):\n    """Choix."""\n\n    initial = {"langue": "fr", "accepte_demat": True}\n', PRETICKED, at="True", path="service/vues.py"),
        Bad('class F(FlaskForm):\n    """Été."""\n    lettre_info = BooleanField("Recevoir la lettre", default="checked")\n', PRETICKED, at='"checked"', path="service/forms.py"),
    ),
    good=(
        Good('<label><input type="checkbox" name="newsletter"> Recevoir la lettre</label>'),
        Good('<label><input type="checkbox" name="newsletter" {% if choix.newsletter %}checked{% endif %}> Recevoir la lettre</label>'),
        Good('<label><input type="checkbox" name="ne_pas_partager" checked> Ne pas partager mes données</label>'),
        Good('<form method="get" role="search"><label><input type="checkbox" name="partners" checked> Partenaires compris</label></form>'),
        Good('<label><input type="checkbox" name="consent_technical" checked disabled> Traceurs strictement nécessaires</label>'),
    ),
)  # fmt: skip
def consent_preticked(box: Element, page: Page) -> Iterator[Hit]:
    """Report a box or a switch for consent that is always ticked when the page opens."""
    if box.name == "input" and box.attr("type") in ("checkbox", "radio"):
        attribute = "checked"
        ticked = "checked" in box.attrs and not is_dynamic(box.attr("checked") or "")
    else:
        attribute = "aria-checked"
        ticked = box.attr("aria-checked") == "true"
    if not ticked or page.is_conditional(box, attribute) or "disabled" in box.attrs or page.is_back_office:
        return
    name, label = box.attr("name") or box.attr("id") or "", label_of(box, page)
    if box.attr("type") == "radio":
        label = _question(box)
        if not (says_yes(box.attr("value") or "") and asks_consent(name, label)):
            return
    form = box.closest("form")
    if form is not None and ((form.attr("method") or "").lower() == "get" or form.attr("role") == "search"):
        return
    if asks_consent(name if not is_dynamic(name) else "", label):
        yield Hit(
            box.attribute_span(attribute), PRETICKED, {"name": label[:60] if label and not is_dynamic(label) else name}
        )
