"""A child who must have a father and a mother."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.deed.both_parents import BothParents
from guichet.done.forms.asked_once import asked_once
from guichet.done.forms.both_parents import wanted_of_both
from guichet.done.forms.form import Form
from guichet.done.nouns.act import Act, Kind
from guichet.rulebook.rule import Bad, Check, Good, Subject, act_rule

ASKED = Text(
    fr="« {name} » est exigé, pour les deux parents : un enfant qui n’en a qu’un, deux mères, deux pères ou un tuteur ne peut pas être inscrit. N’exigez qu’un responsable, et laissez ajouter les autres.",
    en='"{name}" is demanded, of both parents: a child who has one, two mothers, two fathers or a guardian cannot be enrolled. Demand one responsible adult, and let others be added.',
)

COUNTED = Text(
    fr="`{test}` arrête qui n’amène pas deux parents : un parent seul, veuf, ou sans nouvelles de l’autre. Un seul suffit-il ailleurs, et la page le dit-elle ?",
    en="`{test}` stops whoever does not bring two parents: a lone parent, one widowed, one without news of the other. Is one enough somewhere else, and does the page say so?",
)


def _counted(act: Act) -> Iterator[Hit]:
    """Ask about what turns down a request that two parents have not signed."""
    if isinstance(act, BothParents):
        yield Hit(act.span, COUNTED, {"test": act.counted}, Certainty.REVIEW, path=act.path)


@act_rule(
    Kind.ASK,
    name="both-parents-required",
    code="W9583",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(fr="Deux parents exigés", en="Two parents demanded"),
    harms=Text(
        fr="Les parents seuls, veufs ou séparés, les couples de même sexe, les enfants confiés à un tuteur ou à un proche.",
        en="Single parents, widowed or separated ones, same-sex couples, children in the care of a guardian or a relative.",
    ),
    instead=Text(
        fr="Demandez un responsable, quel que soit son lien avec l’enfant ; laissez ajouter les autres, sans père ni mère d’office.",
        en="Ask for one responsible adult, whatever their tie to the child; let others be added, with no father or mother by default.",
    ),
    wrong_when=Text(
        fr="Un texte veut l’accord des deux parents, et la page dit que faire quand il n’y en a qu’un.",
        en="A law wants both parents to agree, and the page says what to do when there is only one.",
    ),
    refs=("gdpr-5-1-c",),
    lesson="03-forms/04-names-and-dates",
    mentions=("pere", "père", "father", "papa", "dad", "parent", "responsable", "representant", "représentant", "guardian", "tuteur", "carer"),
    also=(Check(Subject.ACT, (Kind.REFUSE,), ("parents", "responsables", "representants", "guardians", "carers"), _counted),),
    bad=(
        Bad('{"title": "Inscription à l’école, été", "required": ["enfant", "pere", "mere"], "properties": {"enfant": {"type": "string"}, "pere": {"type": "string"}, "mere": {"title": "Mère"}}}\n', ASKED, at='{"title": "Mère"}', path="schemas/inscription.json", review=True),
        Bad("class InscriptionForm(forms.Form):\n    enfant = forms.CharField()\n    nom_pere = forms.CharField()  # été\n    nom_mere = forms.CharField()\n", ASKED, at="nom_mere", path="ecole/forms.py", review=True),
        Bad("import { z } from 'zod';\n\nexport const foyer = z.object({ prénom: z.string(), responsables: z.array(responsable).length(2, 'Deux signatures') });\n", ASKED, at="responsables", path="src/foyer.ts", review=True),
        Bad('<form method="post"><label for="e">Prénom de l’élève</label><input id="e" name="eleve" required><label for="p">Second parent (été)</label><input id="p" name="parent_2" required></form>', ASKED, at='<input id="p" name="parent_2" required>', path="templates/inscription.html", review=True),
        Bad("app.post('/enrol', (req, res) => { // café\n  if (req.body.guardians.length < 2) {\n    return res.status(422).json({ error: 'Both parents must sign' });\n  }\n  res.json(save(req.body));\n});\n", COUNTED, at="req.body.guardians.length < 2", path="src/enrol.js", review=True),
        Bad("class Inscription < ApplicationRecord # été\n  validates :eleve, :prenom_mere, :prenom_pere, presence: true\nend\n", ASKED, at="validates :eleve, :prenom_mere, :prenom_pere, presence: true", path="app/models/inscription.rb", review=True),
    ),
    good=(
        Good('{"title": "Inscription à l’école, été", "required": ["enfant", "responsable"], "properties": {"enfant": {"type": "string"}, "responsable": {"type": "string"}, "pere": {"type": "string"}, "mere": {"type": "string"}}}\n', path="schemas/inscription.json"),
        Good("class InscriptionForm(forms.Form):\n    enfant = forms.CharField()\n    nom_pere = forms.CharField(required=False)  # été\n    nom_mere = forms.CharField()\n", path="ecole/forms.py"),
        Good("import { z } from 'zod';\n\nexport const foyer = z.object({ prénom: z.string(), responsables: z.array(responsable).min(1).max(2) });\n", path="src/foyer.ts"),
        Good('<form method="post"><label for="e">Prénom de l’élève</label><input id="e" name="eleve" required><label for="p">Second parent, s’il y en a un (été)</label><input id="p" name="parent_2"></form>', path="templates/inscription.html"),
        Good("app.post('/enrol', (req, res) => { // café\n  if (req.body.guardians.length < 1) {\n    return res.status(422).json({ error: 'One adult must sign' });\n  }\n  res.json(save(req.body));\n});\n", path="src/enrol.js"),
        Good("class NodeForm(forms.Form):\n    prénom = forms.CharField()\n    mother_tongue = forms.CharField()\n    father_tongue = forms.CharField()\n", path="langues/forms.py"),
    ),
)  # fmt: skip
def both_parents_required(form: Form) -> Iterator[Hit]:
    """Ask about the form that wants a father and a mother, or a second parent."""
    for one in wanted_of_both(form) if form.reaches_people else ():
        once = asked_once(Certainty.REVIEW, one)
        yield Hit(one.span, ASKED, {"name": one.name}, Certainty.REVIEW, one.path, once=once)
