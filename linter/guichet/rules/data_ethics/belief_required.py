"""A form that lets nobody through who keeps what they believe to themselves."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.forms.form import Asked, Form
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Check, Good, Subject, act_rule
from guichet.told.asked_much import beliefs_asked, private_facts_asked

BELIEF = Text(
    fr="« {name} » oblige à dire sa religion, son origine ou son orientation : qui se tait n’a pas le service. Retirez cette question, ou laissez-la vide sans conséquence.",
    en='"{name}" makes people tell their belief, origin or orientation: those who keep silent do not get the service. Remove the question, or let it stay empty at no cost.',
)

TOLD = Text(
    fr="« {words} » fait dire ce que la personne croit, d’où elle vient ou qui elle aime : qui craint d’être fiché renonce. Retirez cette question, ou dites à quoi elle sert et laissez-la vide sans conséquence.",
    en='"{words}" makes people tell what they believe, where they come from or whom they love: those who fear being put on a list give up. Remove the question, or say what it is for and let it stay empty at no cost.',
)
PRIVATE = Text(
    fr="« {words} » : pour une démarche ordinaire, ces réponses ne servent à rien, et disent la santé, le passé ou l’argent de la personne. Ne les demandez pas.",
    en='"{words}": these answers are of no use for an everyday thing, and tell of people’s health, past or money. Do not ask for them.',
)
EXPECTING = Text(
    fr="« {name} » oblige à dire une grossesse : qui le dit craint d’être écartée, qui se tait n’a rien. Retirez cette question.",
    en='"{name}" makes people tell whether they bear a child: those who tell fear to be passed over, and those who keep silent get nothing. Remove the question.',
)

_SEVERAL = 2


def _offers_beliefs(one: Asked) -> bool:
    """Whether people must choose among religions, whatever the question is called."""
    return sum(speaks_of(choice, "fields.faiths") for choice in one.offered or ()) >= _SEVERAL


def _told(document: Document) -> Iterator[Hit]:
    """Report the sentence that asks for beliefs, or, for an everyday thing, for what is nobody's business."""
    said: set[int] = set()
    for lang in ("fr", "en"):
        for asked, message in ((beliefs_asked, TOLD), (private_facts_asked, PRIVATE)):
            for found in asked(document, lang):
                if id(found.prose) not in said:
                    said.add(id(found.prose))
                    yield Hit(found.span, message, {"words": found.text})


@act_rule(
    Kind.ASK,
    name="belief-required",
    code="W9440",
    family=Family.DATA_ETHICS,
    severity=Severity.SERIOUS,
    title=Text(fr="Conviction ou origine à dire pour passer", en="Belief or origin to be told to get through"),
    harms=Text(
        fr="Les personnes qui craignent d’être fichées ou traitées autrement pour leur religion, leur origine ou leur orientation : elles renoncent.",
        en="People who fear being put on a list or treated otherwise for their religion, origin or orientation: they give up.",
    ),
    instead=Text(
        fr="N’en demandez rien. Si un vœu en dépend (une cérémonie, un repas), demandez le vœu, et acceptez le vide.",
        en="Ask nothing of it. If a wish depends on it (a ceremony, a meal), ask for the wish, and take an empty answer.",
    ),
    wrong_when=Text(
        fr="Le service n’a de sens qu’avec cette réponse : rejoindre une aumônerie, un culte.",
        en="The service makes no sense without that answer: joining a chaplaincy, a place of worship.",
    ),
    refs=("gdpr-9", "gdpr-5-1-c"),
    lesson="09-data-and-scores/01-minimise",
    also=(Check(Subject.PROSE, (), (), _told),),
    mentions=("catholi", "musulm", "muslim", "relig", "faith", "belief", "croyan", "confession", "politi", "orientation", "ethni", "syndic", "union", "philosoph", "culte", "grossesse", "enceinte", "pregnan", "projet", "children", "planning"),
    bad=(
        Bad("class CandidatureForm(forms.Form):\n    prénom = forms.CharField()\n    enceinte = forms.ChoiceField(choices=[(1, 'Oui'), (2, 'Non')])\n", EXPECTING, at="enceinte", path="recrutement/forms.py"),
        Bad({"schemas/carte.json": '{"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Carte d’été", "type": "object", "properties": {"name": {"type": "string"}, "faith": {"type": "string", "title": "Religion", "enum": ["christian", "muslim", "none"]}}, "required": ["name", "faith"]}\n', "src/apply.js": "import schema from '../schemas/carte.json';\nexport const validate = new Ajv().compile(schema);\n"}, BELIEF, at='{"type": "string", "title": "Religion", "enum": ["christian", "muslim", "none"]}', path="schemas/carte.json"),
        Bad('class Inscription(forms.Form):\n    prénom = forms.CharField()\n    religion = forms.ChoiceField(choices=[("c", "Catholique"), ("m", "Musulmane"), ("a", "Aucune")])\n', BELIEF, at="religion", path="cantine/forms.py"),
        Bad('<form method="post"><label for="o">Orientation sexuelle</label><input id="o" name="orientation_sexuelle" required></form>', BELIEF, at='<input id="o" name="orientation_sexuelle" required>', path="templates/logement.html"),
        Bad("export const demande = z.object({\n  prénom: z.string().min(1),\n  origine_ethnique: z.enum(['a', 'b']),\n});\n", BELIEF, at="origine_ethnique", path="src/demande.ts"),
        Bad("<?php // été\nclass FoyerType extends AbstractType\n{\n    public function buildForm(FormBuilderInterface $builder, array $options): void\n    {\n        $builder\n            ->add('nom', TextType::class)\n            ->add('confession', ChoiceType::class, ['choices' => ['Catholique' => 'c', 'Musulmane' => 'm', 'Autre' => 'a'], 'constraints' => [new NotBlank()]]);\n    }\n}\n", BELIEF, at="'confession'", path="FoyerType.php"),
    ),
    good=(
        Good("class RendezVousMaternité(forms.Form):\n    prénom = forms.CharField()\n    grossesse = forms.ChoiceField(choices=[(1, 'Oui'), (2, 'Non')])\n", path="hopital/maternite/forms.py"),
        Good('class Inscription(forms.Form):\n    prénom = forms.CharField()\n    religion = forms.CharField(required=False)\n', path="cantine/forms.py"),
        Good('class Enquête(forms.Form):\n    prénom = forms.CharField()\n    religion = forms.ChoiceField(choices=[("c", "Christian"), ("n", "Prefer not to say")])\n', path="census/forms.py"),
        Good('class Aumônerie(forms.Form):\n    """Été."""\n\n    prénom = forms.CharField()\n    religion = forms.CharField()\n', path="aumonerie/forms.py"),
        Good('class Attestation(forms.Form):\n    prénom = forms.CharField()\n    good_faith = forms.BooleanField()\n', path="aides/forms.py"),
        Good("<?php // été\nclass FoyerType extends AbstractType\n{\n    public function buildForm(FormBuilderInterface $builder, array $options): void\n    {\n        $builder\n            ->add('nom', TextType::class)\n            ->add('confession', ChoiceType::class, ['choices' => ['Catholique' => 'c', 'Musulmane' => 'm', 'Autre' => 'a'], 'required' => false]);\n    }\n}\n", path="FoyerType.php"),
    ),
)  # fmt: skip
def belief_required(form: Form) -> Iterator[Hit]:
    """Report a field about beliefs, origin or orientation that turns down those who leave it empty."""
    if not form.reaches_people or form.is_for("fields.worship"):
        return
    for one in form.required:
        if speaks_of(one.said, "fields.expecting") and not form.is_for("fields.of births"):
            sure = form.certainty if form.is_for("fields.of a place") else Certainty.REVIEW
            yield Hit(one.span, EXPECTING, {"name": one.name}, sure, path=one.path)
        if (one.is_about("fields.belief") or _offers_beliefs(one)) and not speaks_of(
            " ".join(one.offered or ()), "fields.unsaid"
        ):
            yield Hit(one.span, BELIEF, {"name": one.name}, form.certainty, path=one.path)
