"""E05: each field has a name that is read and heard, each question gathers its fields."""

from bs4 import Tag

from grading import Answer, Document, Failed, Text, check
from grading.document import plain_words

FILE = "formulaire.html"
NOT_A_NAME = ("none", "title", "placeholder")


def questions(answer: Answer) -> dict[str, str]:
    """What the page asks beside each field, by the field's name (and value, for choices)."""
    return {
        "nom": answer.variant["surname"],
        "jour": "Jour",
        "mois": "Mois",
        "annee": "Année",
        "commune": "Commune",
        "canal=courrier": "Par courrier",
        "canal=telephone": "Par téléphone",
        "situation": answer.variant["message"],
        "aide": "Une personne m’aide à remplir ce formulaire",
    }


def groups(answer: Answer) -> dict[str, tuple[str, ...]]:
    """The questions that gather several fields."""
    return {answer.variant["birth"]: ("jour", "mois", "annee"), answer.variant["channel"]: ("canal",)}


def key(control: Tag) -> str:
    """How `questions` calls a field."""
    name = str(control.get("name", ""))
    return f"{name}={control.get('value', '')}" if control.get("type") == "radio" else name


@check(points=6, fr="Chaque champ a un nom", en="Every field has a name")
def every_field_named(answer: Answer) -> None:
    page = answer.page(FILE)
    for control in page.controls():
        name = page.name(control)
        if name.source in NOT_A_NAME:
            raise Failed(
                fr="Un champ n’a pas de nom : un lecteur d’écran annonce « zone d’édition », sans dire quoi écrire.",
                en="A field has no name: a screen reader says “edit box” without saying what to write.",
                expected=Text(fr="une étiquette reliée au champ", en="a label tied to the field"),
                actual=page.source(control),
                try_=Text(
                    fr="<label for=…> avec l’id du champ, ou le champ dans son <label>. « placeholder » et « title » "
                    "disparaissent ou ne se voient pas : ils ne nomment rien.",
                    en="<label for=…> with the field's id, or the field inside its <label>. “placeholder” and “title” "
                    "vanish or are not seen: they name nothing.",
                ),
            )


@check(
    points=4,
    fr="Le nom entendu contient la question lue",
    en="The name that is heard contains the question that is read",
    after=every_field_named,
)
def name_says_question(answer: Answer) -> None:
    page = answer.page(FILE)
    asked = questions(answer)
    for control in page.controls():
        question = asked.get(key(control))
        if question and plain_words(question) not in plain_words(page.name(control).text):
            raise Failed(
                fr="Un champ s’appelle autrement que la question posée à côté de lui.",
                en="A field is not called by the question asked beside it.",
                expected=question,
                actual=Text(
                    fr=f"« {page.name(control).text} » pour {page.source(control)}",
                    en=f"“{page.name(control).text}” for {page.source(control)}",
                ),
                try_=Text(
                    fr="Qui commande son ordinateur à la voix dit ce qu’il lit : le nom doit contenir ces mots.",
                    en="People who control their computer by voice say what they read: the name must hold those words.",
                ),
            )


@check(points=2, fr="Chaque id est unique", en="Each id is unique")
def ids_are_unique(answer: Answer) -> None:
    page = answer.page(FILE)
    if all(page.name(one).source in NOT_A_NAME for one in page.controls()):
        raise Failed(
            fr="Aucun champ n’est encore désigné par rien : nommez d’abord les champs.",
            en="Nothing points at any field yet: name the fields first.",
        )
    ids = [str(one["id"]) for one in page.select("[id]")]
    twice = sorted({one for one in ids if ids.count(one) > 1})
    if twice:
        raise Failed(
            fr="Deux éléments ont le même id : l’étiquette du second mène au premier.",
            en="Two elements bear the same id: the second one's label leads to the first.",
            expected=Text(fr="un id différent pour chaque élément", en="a different id for each element"),
            actual=", ".join(twice),
        )


@check(points=5, fr="Les champs d’une même question sont réunis sous elle", en="The fields of a question are under it")
def groups_have_legends(answer: Answer) -> None:
    page = answer.page(FILE)
    for question, names in groups(answer).items():
        members = [one for one in page.controls() if one.get("name") in names]
        for member in members:
            heard = " / ".join(page.name(group).text for group in holders(page, member))
            if plain_words(question) not in plain_words(heard):
                raise Failed(
                    fr=f"La question « {question} » n’est pas annoncée avec ses champs.",
                    en=f"The question “{question}” is not announced with its fields.",
                    expected=Text(
                        fr=f"un groupe nommé « {question} » autour de ses champs",
                        en=f"a group named “{question}” around its fields",
                    ),
                    actual=Text(
                        fr=f"« {heard} » autour de {page.source(member)}"
                        if heard
                        else f"aucun groupe autour de {page.source(member)}",
                        en=f"“{heard}” around {page.source(member)}"
                        if heard
                        else f"no group around {page.source(member)}",
                    ),
                    try_=Text(
                        fr="<fieldset> avec la question dans son <legend>.",
                        en="<fieldset> with the question in its <legend>.",
                    ),
                )


@check(
    points=1,
    fr="Le linter guichet n’a rien à redire",
    en="The guichet linter has nothing to say",
    after=groups_have_legends,
)
def linter_is_silent(answer: Answer) -> None:
    answer.lint(FILE)


@check(points=2, fr="Rien du formulaire n’est perdu", en="Nothing of the form is lost", after=groups_have_legends)
def nothing_lost(answer: Answer) -> None:
    answer.keeps(FILE)


def holders(page: Document, control: Tag) -> list[Tag]:
    """The groups around a field, the nearest first."""
    return [one for one in control.parents if one.name == "fieldset" or one.get("role") in ("group", "radiogroup")]
