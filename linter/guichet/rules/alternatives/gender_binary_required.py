"""Two boxes, one to tick, no way past."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.forms.form import Asked, Form
from guichet.done.nouns.act import Kind
from guichet.done.words import names
from guichet.rulebook.rule import Bad, Good, act_rule

BINARY = Text(
    fr="« {name} » oblige à choisir entre deux cases : cette donnée est-elle nécessaire ? Rendez-la facultative ou ajoutez un choix neutre.",
    en='"{name}" forces a choice between two boxes: is this needed at all? Make it optional or add a neutral choice.',
)

TITLES = Text(
    fr="« {name} » oblige à choisir une civilité de femme ou d’homme : cette donnée est-elle nécessaire ? Rendez-la facultative ou ajoutez un choix neutre.",
    en='"{name}" forces a choice among titles of women and men: is this needed at all? Make it optional or add a neutral choice.',
)


def _sorts_people(one: Asked) -> bool:
    """Whether every answer says woman or man."""
    return len(one.offered or ()) > 1 and all(
        names("fields.gendered").search(said.lower()) for said in one.offered or ()
    )


@act_rule(
    Kind.ASK,
    name="gender-binary-required",
    code="W9544",
    family=Family.ALTERNATIVES,
    severity=Severity.MINOR,
    title=Text(fr="Genre ou civilité binaire obligatoire", en="Binary gender or title required"),
    harms=Text(
        fr="Les personnes non binaires ou intersexes, et toutes celles dont le genre ne regarde pas la démarche.",
        en="People who are non-binary or intersex, and everyone whose gender is none of the procedure's business.",
    ),
    instead=Text(
        fr="N’en demandez pas, ou rendez la réponse facultative avec un choix neutre.",
        en="Do not ask, or make the answer optional with a neutral choice.",
    ),
    wrong_when=Text(
        fr="Un texte exige le sexe à l’état civil ; écrivez lequel dans une dérogation.",
        en="A rule requires the sex in the civil register; say which in a derogation.",
    ),
    refs=("gdpr-5-1-c",),
    lesson="03-forms/04-names-and-dates",
    mentions=("sexe", "genre", "gender", "civilit", "salutation", "sex", "title", "titre", "honorific"),
    bad=(
        Bad({"app/CiviliteType.php": "<?php\nclass CiviliteType {\n    public function configureOptions($resolver) { $resolver->setDefaults(['choices' => ['Monsieur' => 'M', 'Madame' => 'F'], 'required' => true]); }\n    public function getParent() { return ChoiceType::class; }\n}\n", "app/LecteurType.php": "<?php\nclass LecteurType {\n    public function buildForm($builder) { $builder->add('civilite', CiviliteType::class)->add('nom', TextType::class); } // été\n}\n"}, BINARY, at="'civilite'", path="app/LecteurType.php"),
        Bad({"service/base.py": 'from enum import Enum\n\n\nclass Title(str, Enum):\n    mr = "Mr"\n    mrs = "Mrs"\n    miss = "Miss"\n', "service/api.py": "from pydantic import BaseModel\n\nfrom service.base import Title\n\n\nclass Card(BaseModel):\n    title: Title\n"}, TITLES, at="title", path="service/api.py"),
        Bad('class AideForm(forms.Form):\n    sexe = forms.ChoiceField(choices=[("M", "Homme"), ("F", "Femme")])\n', BINARY, at="sexe"),
        Bad('class Demande(BaseModel):\n    civilite: Literal["M", "Mme"]\n', BINARY, at="civilite"),
        Bad('<form method="post"><input type="radio" name="genre" value="homme" required><input type="radio" name="genre" value="femme" required></form>', BINARY, at='<input type="radio" name="genre" value="homme" required>', path="templates/aide.html"),
        Bad("= f.fields_for :identite do |identite| # été\n  = identite.radio_button :genre, :femme, required: true\n  = identite.radio_button :genre, :homme, required: true\n", BINARY, at="= identite.radio_button :genre, :homme, required: true", path="app/views/demandes/_identite.html.haml"),
        Bad("CREATE TABLE allocataire (\n    nom text NOT NULL,  -- été\n    sexe char(1) NOT NULL CHECK (sexe IN ('M', 'F'))\n);\n", BINARY, at="'M', 'F'", path="sql/001.sql", review=True),
        Bad("CREATE TABLE patient (\n    nom varchar(80) NOT NULL,  -- été\n    gender ENUM('male', 'female') NOT NULL\n);\n", BINARY, at="'male', 'female'", path="sql/002.sql", review=True),
        Bad("CREATE TABLE usager (\n    civilite text NOT NULL,  -- été\n    CONSTRAINT c CHECK (upper(civilite) IN ('M', 'MME'))\n);\n", BINARY, at="'M', 'MME'", path="sql/003.sql", review=True),
    ),
    good=(
        Good({"app/CiviliteType.php": "<?php\nclass CiviliteType {\n    public function configureOptions($resolver) { $resolver->setDefaults(['choices' => ['Monsieur' => 'M', 'Madame' => 'F'], 'required' => true]); }\n    public function getParent() { return ChoiceType::class; }\n}\n", "app/LecteurType.php": "<?php\nclass LecteurType {\n    public function buildForm($builder) { $builder->add('civilite', CiviliteType::class, ['required' => false])->add('nom', TextType::class); } // été\n}\n"}),
        Good('class AideForm(forms.Form):\n    civilite = forms.ChoiceField(required=False, choices=[("M", "Monsieur"), ("F", "Madame")])\n'),
        Good('class AideForm(forms.Form):\n    genre = forms.ChoiceField(choices=[("f", "Femme"), ("h", "Homme"), ("n", "Je préfère ne pas répondre")])\n'),
        Good('<form method="post"><input type="radio" name="genre" value="homme"><input type="radio" name="genre" value="femme"></form>', path="templates/aide.html"),
        Good("= f.fields_for :identite do |identite| # été\n  = identite.radio_button :genre, :femme, required: true\n  = identite.radio_button :genre, :homme, required: true\n  = identite.radio_button :genre, :autre, required: true\n", path="app/views/demandes/_identite.html.haml"),
        Good("CREATE TABLE allocataire (\n    nom text NOT NULL,  -- été\n    sexe char(1) CHECK (sexe IN ('M', 'F'))\n);\n", path="sql/001.sql"),
        Good("CREATE TABLE allocataire (\n    nom text NOT NULL,  -- été\n    sexe char(1) NOT NULL CHECK (sexe IN ('M', 'F', 'X'))\n);\n", path="sql/001.sql"),
        Good("CREATE TABLE usager (\n    civilite text,  -- été\n    CONSTRAINT c CHECK (upper(civilite) IN ('M', 'MME'))\n);\n", path="sql/003.sql"),
    ),
)  # fmt: skip
def gender_binary_required(form: Form) -> Iterator[Hit]:
    """Report a required gender or title whose answers are all a woman's or a man's."""
    for one in form.required:
        if one.is_about("fields.gender") and _sorts_people(one) and form.reaches_people:
            message = BINARY if len(one.offered or ()) == 2 else TITLES
            # what a table keeps may be copied from a register of the state, and never asked again
            certainty = Certainty.REVIEW if one.kind == "column" else Certainty.VIOLATION
            yield Hit(one.span, message, {"name": one.name}, certainty, path=one.path)
