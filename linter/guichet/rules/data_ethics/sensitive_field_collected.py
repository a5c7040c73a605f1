"""A form or a model that asks for health, origin or beliefs, with no text to say why."""

from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.people.fields import fields_of
from guichet.done.people.owners import is_about_someone
from guichet.done.people.people import attribute_of, name_words
from guichet.reading.python.module import PythonModule
from guichet.reading.python.roles import is_migration, is_test
from guichet.rulebook.rule import Bad, Good, python_rule

COLLECTED = Text(
    fr="« {name} » demande {attribute} : vérifiez qu’un droit en dépend, et notez le texte dans une dérogation (`legal-basis`). Sinon, retirez ce champ.",
    en='"{name}" asks for {attribute}: check that a right depends on it, and note the text in a derogation (`legal-basis`). Otherwise remove this field.',
)


@python_rule(
    nodes.ClassDef,
    name="sensitive-field-collected",
    code="W9410",
    family=Family.DATA_ETHICS,
    severity=Severity.MINOR,
    title=Text(fr="Donnée sensible demandée sans base notée", en="Sensitive data asked for with no basis noted"),
    harms=Text(
        fr="Les personnes qui doivent dire leur maladie ou leur origine, et ne savent pas qui le lira.",
        en="People who must tell their illness or origin, and do not know who will read it.",
    ),
    instead=Text(
        fr="Demandez seulement ce dont le droit dépend, et écrivez quel texte le dit.",
        en="Ask only for what the right depends on, and write which text says so.",
    ),
    wrong_when=Text(
        fr="Le droit dépend de cette donnée : la dérogation, avec son texte, est la réponse.",
        en="The right depends on this data: the derogation, with its text, is the answer.",
    ),
    refs=("gdpr-9", "gdpr-5-1-c"),
    lesson="09-data-and-scores/01-minimise",
    mentions=("field", "column", "basemodel", "schema"),
    off=Text(fr="La réponse est dans un registre ou dans la loi, que le code ne montre pas.", en="The answer is in a register or in the law, which the code does not show."),
    bad=(
        Bad("class Demande(models.Model):\n    nationalité = models.CharField(max_length=9)\n", COLLECTED, at="nationalité = models.CharField(max_length=9)", path="a/models.py", review=True),
        Bad("class F(forms.Form):\n    religion = forms.CharField(label='é')\n", COLLECTED, at="religion = forms.CharField(label='é')", review=True),
        Bad("class Claim(BaseModel):\n    disability: str  # à justifier\n", COLLECTED, at="disability: str", review=True),
    ),
    good=(
        Good("class F(forms.Form):\n    motif = forms.CharField()\n"),
        Good("class Demande(models.Model):\n    created_at = models.DateTimeField()\n"),
        Good("class Reglage:\n    religion = 'é'\n"),
    ),
)  # fmt: skip
def sensitive_field_collected(node: nodes.ClassDef, module: PythonModule) -> Iterator[Hit]:
    if is_test(module) or is_migration(module):
        return
    fields = fields_of(node, module)
    about_someone = is_about_someone(node, fields)
    for field in fields:
        if not about_someone and len(name_words(field.name)) > 1:
            continue  # `disability` is a person's; `labels_disability` may be a building's
        attribute = attribute_of(field.name)
        if attribute is None or attribute.kind != "sensitive" or not attribute.certain:
            continue
        if not {"count", "id", "nb"}.intersection(name_words(field.name)):
            yield Hit(
                module.span(field.node), COLLECTED, {"name": field.name, "attribute": attribute.label}, Certainty.REVIEW
            )
