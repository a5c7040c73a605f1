"""Asking twice for the same thing in one procedure."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.done.forms.demands import freed
from guichet.done.offered.steps import step_groups
from guichet.done.people.fields import Field, fields_of
from guichet.reading.project.project import Project
from guichet.reading.python.definitions import definitions
from guichet.reading.python.literals import items_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.roles import is_test
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, project_rule

AGAIN = Text(
    fr="« {field} » a déjà été demandé plus tôt : qui tape avec peine, oublie ou dicte à un proche doit tout refaire. Reprenez la réponse donnée.",
    en='"{field}" was already asked for: people who type with difficulty, forget or dictate to a relative must do it all again. Carry the answer over.',
)
_CONFIRM = re.compile(
    r"confirm|verif|v[ée]rif|repeat|again|csrf|token|captcha|password|mot_?de_?passe|passwd|code|otp|accept|consent|action|submit|^q$|search|next|step|etape|^page$",
    re.I,
)
_STEP = re.compile(r"(?:Step|[EÉ]tape)(?:\d|Form|$)|(?:First|Second|Third|Last)Step")
_TYPED = frozenset({"text", "email", "tel", "number", "date", "url", ""})
_SAME = re.compile(r"identique|idem|m[êe]me adresse|same (?:as|address)|copier|copy", re.I)
_SENT = frozenset({"shipping", "billing"})
_PERSONAL = frozenset("street-address address-line1 postal-code tel email given-name family-name bday name".split())


def _in_wizard(owner: nodes.ClassDef, module: PythonModule) -> Iterator[Hit]:
    """Report a field that two steps of a form wizard declare, when the wizard carries no answer over."""
    if not any("Wizard" in dotted(base) for base in owner.bases) or is_test(module):
        return
    if re.search(r"get_form_initial|initial_dict|get_cleaned_data_for_step|initial\s*=", module.text(owner)):
        return
    steps = next(
        (
            one.value
            for one in owner.body
            if isinstance(one, nodes.Assign) and one.targets[0].as_string() == "form_list"
        ),
        None,
    )
    seen: dict[str, str] = {}
    for item in items_of(steps):
        name = item.elts[-1] if isinstance(item, nodes.Tuple) and item.elts else item
        found = _form(dotted(name).rpartition(".")[2], module)
        for field in fields_of(found[0], found[1]) if found else ():
            if field.name in seen and seen[field.name] != field.owner.name and not _CONFIRM.search(field.name):
                yield Hit(module.span(name), AGAIN, {"field": field.label or field.name})
                return
            seen.setdefault(field.name, field.owner.name)


def _in_step(owner: nodes.ClassDef, module: PythonModule) -> Iterator[Hit]:
    """Report the first field of a step's form that an earlier step of the module declares, without an initial value."""
    asked: set[str] = set()
    for one in module.tree.body:
        if one is owner:
            break
        if isinstance(one, nodes.ClassDef) and _STEP.search(one.name):
            asked |= {field.name for field in fields_of(one, module)}
    if not asked or is_test(module) or "Wizard" in module.source.text:
        return
    for field in fields_of(owner, module):
        if (
            field.name in asked
            and field.is_of_form
            and "initial" not in field.options
            and not _CONFIRM.search(field.name)
        ):
            yield Hit(module.span(field.target), AGAIN, {"field": field.label or field.name})
            return


def _in_heir(owner: nodes.ClassDef, module: PythonModule) -> Iterator[Hit]:
    """Report the file that the class on which steps are built makes each of them want, once: at the second step."""
    known = definitions(module.modules)
    for base in known.lineage(owner, module)[1:]:
        wanted = next((one for one in fields_of(base.node, base.module) if one.is_of_form and _wants_file(one)), None)
        if wanted is None or freed(base.node) or "self.fields" in base.node.as_string():
            continue
        steps = [one for one in module.tree.body if isinstance(one, nodes.ClassDef) and one is not base.node]
        built = [one for one in steps if any(each.node is base.node for each in known.lineage(one, module))]
        if len(built) > 1 and built[1] is owner and not is_test(module):
            span = base.module.span(wanted.target)
            yield Hit(span, AGAIN, {"field": wanted.label or wanted.name}, path=base.module.path)


def _wants_file(field: Field) -> bool:
    return field.required and field.kind.endswith(("FileField", "ImageField", "UploadFile"))


def _in_class(owner: nodes.ClassDef, module: PythonModule) -> Iterator[Hit]:
    yield from _in_step(owner, module) if _STEP.search(owner.name) else _in_wizard(owner, module)
    yield from _in_heir(owner, module) if _STEP.search(owner.name) else ()


def _form(name: str, module: PythonModule) -> tuple[nodes.ClassDef, PythonModule] | None:
    for one in module.tree.locals.get(name, ()):
        if isinstance(one, nodes.ClassDef):
            return one, module
    found = module.modules.imported(module, name)
    if found is not None and found[1] is not None:
        for one in found[0].tree.locals.get(found[1], ()):
            if isinstance(one, nodes.ClassDef):
                return one, found[0]
    return None


def _in_form(form: Element, page: Page) -> Iterator[Hit]:
    """Report a personal detail that one form asks for twice, without a way to say it is the same."""
    if page.is_back_office or page.is_test_data:
        return
    seen: dict[str, Element] = {}
    for field in form.inside("input"):
        asked = (field.attr("autocomplete") or "").lower().split()
        # What is sent or billed may go where the person lives; two people that sections tell apart live in two places.
        apart = asked[0] if asked and asked[0].startswith("section-") and not _SENT.intersection(asked) else ""
        token = asked[-1] if asked else ""
        if (
            token not in _PERSONAL
            or is_dynamic(token)
            or "value" in field.attrs
            or _CONFIRM.search(field.attr("name") or "")
        ):
            continue
        known = seen.get(token)
        others = (known.attr("autocomplete") or "").lower().split() if known is not None else []
        if known is not None and apart and not _SENT.intersection(others) and apart not in others:
            continue
        if known is not None and page.can_coexist(known, field) and not _SAME.search(form.text):
            yield Hit(field.span, AGAIN, {"field": field.attr("name") or token})
            return
        seen.setdefault(token, field)


@project_rule(
    name="redundant-entry",
    code="W9326",
    family=Family.DARK_PATTERNS,
    severity=Severity.SERIOUS,
    title=Text(fr="Même information redemandée", en="Same information asked twice"),
    harms=Text(
        fr="Les personnes qui ont du mal à taper, à se souvenir ou à lire, et celles qui remplissent pour quelqu’un d’autre.",
        en="People who have trouble typing, remembering or reading, and people who fill in forms for someone else.",
    ),
    instead=Text(
        fr="Remplissez d’avance avec la réponse donnée, ou proposez « la même que plus haut ».",
        en='Fill in with the answer given, or offer "same as above".',
    ),
    wrong_when=Text(
        fr="La seconde demande sert à confirmer un mot de passe ou un courriel, ou concerne une autre personne.",
        en="The second question confirms a password or an email, or is about another person.",
    ),
    refs=("wcag 3.3.7",),
    lesson="08-deceptive-interfaces/03-sludge",
    also=(Check(Subject.PYTHON, (nodes.ClassDef,), ("wizard", "step", "etape", "étape"), _in_class, ("form",)), Check(Subject.ELEMENT, ("form",), (), _in_form)),
    bad=(
        Bad(
            {
                "templates/demande/etape1.html": '<form method="post"><label>Nom <input name="nom"></label></form>\n',
                "templates/demande/etape2.html": '<form method="post"><label>Nom à nouveau <input name="nom"></label></form>\n',
            },
            AGAIN,
            at='<input name="nom">',
            path="templates/demande/etape2.html",
        ),
        Bad(
            'class UnForm(forms.Form):\n    nom = forms.CharField(label="Nom de l’enfant")\n\n\nclass DeuxForm(forms.Form):\n    nom = forms.CharField(label="Nom de l’enfant")\n\n\nclass Demande(SessionWizardView):\n    form_list = [UnForm, DeuxForm]\n',
            AGAIN,
            at="DeuxForm",
        ),
        Bad("class IdentitéÉtape(forms.Form):\n    nom = forms.CharField()\n\n\nclass LogementÉtape(forms.Form):\n    nom = forms.CharField()\n    loyer = forms.DecimalField()\n", AGAIN, at="nom"),
        Bad('<form method="post"><label>Rue d’été <input name="r" autocomplete="section-moi street-address"></label><label>Rue de livraison <input name="l" autocomplete="shipping street-address"></label></form>', AGAIN, at='<input name="l" autocomplete="shipping street-address">', path="templates/page.html"),
        Bad('<form method="post"><p>Déménagement</p><input name="t1" autocomplete="tel"><input name="t2" autocomplete="tel"></form>', AGAIN, at='<input name="t2" autocomplete="tel">', path="templates/page.html"),
        Bad("class BaseStep(forms.Form):\n    pièce = forms.FileField(label=\"Pièce d’identité\")\n\n\nclass RevenuStep(BaseStep):\n    revenu = forms.IntegerField()\n\n\nclass LoyerStep(BaseStep):\n    loyer = forms.IntegerField()\n", AGAIN, at="pièce"),
    ),
    good=(
        Good("class BaseStep(forms.Form):\n    pièce = forms.FileField()\n\n    def __init__(self, *a, dossier=None, **kw):\n        super().__init__(*a, **kw)\n        if dossier.pièce:\n            del self.fields[\"pièce\"]\n\n\nclass RevenuStep(BaseStep):\n    revenu = forms.IntegerField()\n\n\nclass LoyerStep(BaseStep):\n    loyer = forms.IntegerField()\n"),
        Good({"templates/etape1.html": '<form><input name="nom"></form>\n', "templates/etape2.html": '<form><input name="nom" value="{{ réponses.nom }}"></form>\n'}),
        Good({"templates/etape1.html": '<form><input name="nom"></form>\n', "templates/etape2.html": '<form><input name="prénom"></form>\n'}),
        Good('<form method="post"><label>Rue d’été <input name="r" autocomplete="section-moi street-address"></label><label>Celle de l’autre parent <input name="l" autocomplete="section-autre street-address"></label></form>', path="templates/page.html"),
        Good('<form method="post"><label>Rue d’été <input name="r" autocomplete="street-address"></label><label><input type="checkbox"> Livrer à la même adresse</label><label>Livraison <input name="l" autocomplete="shipping street-address"></label></form>', path="templates/page.html"),
        Good('<form><input type="email" name="email" autocomplete="email"><input type="email" name="email_confirm" autocomplete="email"></form>', path="templates/p.html"),
        Good('class UnForm(forms.Form):\n    nom = forms.CharField()\n\n\nclass Demande(SessionWizardView):\n    """Étapes."""\n    form_list = [UnForm]\n'),
    ),
)  # fmt: skip
def redundant_entry(project: Project) -> Iterator[Hit]:
    """Report a field that a numbered step asks for again, empty, after an earlier step asked for it."""
    for steps in step_groups(project):
        asked: set[str] = set()
        for path in steps:
            template = project.library.template(path)
            if template is None:
                continue
            fields = [one for one in template.by_name.get("input", ()) if (one.attr("type") or "").lower() in _TYPED]
            for field in fields:
                name = field.attr("name") or ""
                if (
                    name in asked
                    and "value" not in field.attrs
                    and not field.has_unknown_attributes
                    and not _CONFIRM.search(name)
                ):
                    yield Hit(field.span, AGAIN, {"field": name}, path=path)
            asked |= {name for one in fields if (name := one.attr("name") or "") and not is_dynamic(name)}
