"""E05: each field has a name that is read, heard and clicked; each question gathers its fields; the form sends them."""

from bs4 import Tag

from grading import Answer, Document, Failed, Text, check
from grading.document import plain_words
from grading.facts import Reading
from grading.fidelity import pressed, sent
from grading.sending import demanded, routes
from grading.sight import deaf_box
from grading.visitor import barred

FILE = "formulaire.html"
NOT_A_NAME = ("none", "title", "placeholder")
TICKED = ("radio", "checkbox")
# What people may write, and what a browser sends of it.
SPOKEN = {"nom": "Nguyễn Phước Tôn Nữ Thị Quỳnh Hương", "jour": "31", "mois": "décembre", "annee": "1985"}
ANSWERS = {**SPOKEN, "situation": "Je vis seule avec ma fille, depuis mars. " * 20}

HELPED = {"nom": "Ó", "commune": "2", "canal": "telephone", "aide": "oui"}
"""Another person’s, who leaves the rest empty."""


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
    gone = next((one for one in questions(answer) if one not in map(key, page.controls())), None)
    if gone is not None:
        raise Failed(
            fr="Un champ n’est plus là, ou ne se voit plus : personne ne peut le remplir.",
            en="A field is gone, or is no longer shown: nobody can fill it in.",
            expected=f'name="{gone}"',
        )
    for control in page.controls():
        if not page.is_exposed(control):
            raise Failed(
                fr="Un champ se voit, et un lecteur d’écran ne le rencontre jamais.",
                en="A field is seen, and a screen reader never meets it.",
                expected=Text(
                    fr="ni aria-hidden ni inert autour d’un champ", en="no aria-hidden or inert around a field"
                ),
                actual=page.source(control),
                try_=Text(fr="Retirez cet attribut.", en="Remove that attribute."),
            )
        if page.name(control).source in NOT_A_NAME:
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
        question = plain_words(asked.get(key(control), ""))
        if question not in plain_words(page.name(control).text):
            raise Failed(
                fr="Un champ s’appelle autrement que la question posée à côté de lui.",
                en="A field is not called by the question asked beside it.",
                expected=asked[key(control)],
                actual=Text(
                    fr=f"« {page.name(control).text} » pour {page.source(control)}",
                    en=f"“{page.name(control).text}” for {page.source(control)}",
                ),
                try_=Text(
                    fr="Qui commande son ordinateur à la voix dit ce qu’il lit : le nom doit contenir ces mots.",
                    en="People who control their computer by voice say what they read: the name must hold those words.",
                ),
            )
        refusals = [one for one in Reading(page.name(control).text).denies("fill") if not one.is_conditional]
        if refusals:
            raise Failed(
                fr="Qui écoute entend de ne pas remplir un champ que les autres remplissent.",
                en="People who listen hear that a field must not be filled, which the others fill.",
                actual=refusals[0].text,
            )
        labels = [label for label in page.labels(control) if page.is_reached(label)]
        clicked = " ".join(plain_words(page.text(label)) for label in labels)
        if control.get("type") in TICKED and question not in clicked:
            raise Failed(
                fr="Un clic sur le texte d’une case ne la coche pas : il faut viser la case, grande de quelques millimètres.",
                en="A click on the text of a box does not tick it: people must aim at the box, a few millimetres wide.",
                expected=Text(
                    fr="un <label> relié à la case, avec sa question", en="a <label> tied to it, with its question"
                ),
                actual=page.source(control),
                try_=Text(
                    fr="aria-label et aria-labelledby nomment un champ ; seul <label> se laisse cliquer, si aucun style "
                    "ne l’en empêche.",
                    en="aria-label and aria-labelledby name a field; only <label> can be clicked, if no style keeps it "
                    "from being so.",
                ),
            )
        unseen = control.get("type") not in TICKED and not page.is_seen(control)
        if unseen or not (labels or page.is_reached(control)):
            raise Failed(
                fr="Un champ ne se voit pas, ou ni une souris ni un doigt ne l’atteignent.",
                en="A field is not seen, or neither a mouse nor a finger reaches it.",
                expected=Text(fr="un champ que l’on voit, et où l’on clique", en="a field that is seen and clicked"),
                actual=page.source(control),
                try_=Text(
                    fr="Cherchez ce qui le recouvre, ou un style pointer-events.",
                    en="Look for what covers it, or a pointer-events style.",
                ),
            )
    deaf = deaf_box(answer.folder, answer.text(FILE)) if page.select("script, [onclick], [onmousedown]") else ""
    if deaf:
        raise Failed(
            fr="Dans un navigateur, un script empêche le clic sur le texte d’une case de la cocher.",
            en="In a browser, a script keeps a click on the text of a box from ticking it.",
            expected=Text(fr="une case cochée", en="a box that is ticked"),
            actual=deaf,
        )


@check(points=2, fr="Chaque id est unique", en="Each id is unique")
def ids_are_unique(answer: Answer) -> None:
    page = answer.page(FILE)
    if all(page.name(one).source in NOT_A_NAME for one in page.controls()):
        raise Failed(
            fr="Aucun champ n’a encore de nom : commencez par là.",
            en="No field has a name yet: start there.",
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
    others = {key(control): control for control in page.controls() if key(control) in questions(answer)}
    for question, names in groups(answer).items():
        members = [one for one in page.controls() if one.get("name") in names]
        if not members:
            raise Failed(
                fr=f"La question « {question} » n’a plus un seul champ qui se voie.",
                en=f"The question “{question}” has not one field left that is shown.",
            )
        for member in members:
            around = holders(page, member)
            asking = [group for group in around if plain_words(question) in plain_words(page.name(group).text)]
            if not asking:
                heard = " / ".join(page.name(group).text for group in around)
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
                        else f"aucun groupe nommé autour de {page.source(member)}",
                        en=f"“{heard}” around {page.source(member)}"
                        if heard
                        else f"no named group around {page.source(member)}",
                    ),
                    try_=Text(
                        fr="<fieldset> avec la question dans son <legend>.",
                        en="<fieldset> with the question in its <legend>.",
                    ),
                )
            strangers = [one for one in others.values() if one.get("name") not in names and asking[0] in one.parents]
            if strangers:
                raise Failed(
                    fr=f"Le groupe « {question} » contient un champ qui n’y répond pas : on l’entend sous cette question.",
                    en=f"The group “{question}” holds a field that does not answer it: it is heard under that question.",
                    expected=Text(
                        fr="les champs de la question, et eux seuls", en="the fields of the question, and only them"
                    ),
                    actual=page.source(strangers[0]),
                    try_=Text(
                        fr="Fermez le groupe après le dernier champ de la question.",
                        en="Close the group after the last field of the question.",
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
    assert answer.start
    page = answer.page(FILE)
    start = Answer(answer.start).page(FILE)
    wall = barred(page, ANSWERS) or (None if all(map(page.sends, (SPOKEN, HELPED))) else page.soup.select_one("form"))
    wall = wall or next((page.soup.select_one(f'[name="{one}"]') for one in demanded(page) - demanded(start)), None)
    if wall:
        raise Failed(
            fr="Le formulaire arrête une réponse que le départ laissait partir.",
            en="The form stops an answer that the start let go.",
            expected=Text(fr="des champs qui prennent tout", en="fields that take everything"),
            actual=page.source(wall),
        )
    added = sent(page) - sent(start) + (pressed(page) - pressed(start))
    added.update(action for action, _, _ in routes(page) - routes(start))
    if added:
        more = ", ".join(sorted(added.elements()))
        raise Failed(
            fr="Le formulaire demande plus qu’au départ.",
            en="The form asks for more than at the start.",
            expected=Text(
                fr="les champs du départ, ni plus ni moins", en="the fields of the start, no more and no less"
            ),
            actual=Text(fr=f"en trop : {more}", en=f"added: {more}"),
        )


def holders(page: Document, control: Tag) -> list[Tag]:
    """The groups around a field that announce a name of their own, the nearest first."""
    return [one for one in control.parents if is_group(one) and page.name(one).source not in (*NOT_A_NAME, "content")]


def is_group(element: Tag) -> bool:
    """Whether a screen reader announces the element as a group."""
    role = element.get("role") or ("group" if element.name == "fieldset" else "")
    return role in ("group", "radiogroup")
