"""A box to tick or a file to choose that only its label shows: the keyboard has nothing to stop on."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.heard.field_labels import labels_of
from guichet.heard.focus import in_tab_order
from guichet.reading.scripts.pages import has_unread, scripts_on
from guichet.reading.templates.controls import input_type
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.cascade import styles_of
from guichet.seen.visibility import is_hidden

GONE = Text(
    fr="Le champ « {name} » n’est pas affiché : seule son étiquette se voit, et le clavier ne s’arrête pas sur une étiquette. Cachez le champ à la vue seule (clip-path), sans display: none ni visibility: hidden.",
    en='The "{name}" field is not displayed: only its label shows, and the keyboard does not stop on a label. Hide the field from sight alone (clip-path), without display: none or visibility: hidden.',
)

UNNAMED = Text(
    fr="Ce champ n’est pas affiché : seule son étiquette se voit, et le clavier ne s’arrête pas sur une étiquette. Cachez le champ à la vue seule (clip-path), sans display: none ni visibility: hidden.",
    en="This field is not displayed: only its label shows, and the keyboard does not stop on a label. Hide the field from sight alone (clip-path), without display: none or visibility: hidden.",
)

_KINDS = frozenset({"checkbox", "radio", "file"})


@element_rule(
    "input",
    name="control-hidden",
    code="W9683",
    family=Family.ACCESSIBILITY,
    severity=Severity.CRITICAL,
    title=Text(fr="Champ caché derrière son étiquette", en="Field hidden behind its label"),
    harms=Text(
        fr="Les personnes au clavier ou avec un lecteur d’écran : la case, ou le choix du fichier, n’existe pas pour elles.",
        en="People who use a keyboard or a screen reader: the box, or the choice of a file, does not exist for them.",
    ),
    instead=Text(
        fr="Cachez le champ à la vue seule, comme le font les classes « visuellement caché », et montrez son focus sur l’étiquette.",
        en='Hide the field from sight alone, as "visually hidden" classes do, and show its focus on the label.',
    ),
    wrong_when=Text(
        fr="Un script affiche le champ, ou un bouton l’ouvre au clavier.",
        en="A script displays the field, or a button opens it from the keyboard.",
    ),
    refs=("rgaa 7.3", "wcag 2.1.1"),
    lesson="04-accessibility/05-keyboard-and-focus",
    mentions=("checkbox", "radio", "file"),
    bad=(
        Bad('<html lang="fr"><style>.f { display: none }</style><label for="é">Joindre la pièce d’été</label><input class="f" type="file" id="é">', GONE, at='<input class="f" type="file" id="é">'),
        Bad('<html lang="fr"><style>label input { visibility: hidden }</style><label><input type="checkbox" name="é"> Être rappelé cet été</label>', GONE, at='<input type="checkbox" name="é">'),
        Bad({"page.html": '<html lang="fr"><link rel="stylesheet" href="a.css"><div class="choix"><input type="radio" id="é" name="s"><label for="é">Été</label></div></html>', "a.css": ".choix > input[type=radio] { display: none } /* été */"}, GONE, at='<input type="radio" id="é" name="s">', path="page.html"),
    ),
    good=(
        Good('<html lang="fr"><style>.f { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden }</style><label for="é">Pièce d’été</label><input class="f" type="file" id="é">'),
        Good('<html lang="fr"><style>.f { display: none }</style><div class="f"><label for="é">Pièce d’été</label><input type="file" id="é"></div>'),
        Good('<html lang="fr"><style>.f { display: none }</style><label for="é">Pièce d’été</label><input class="f" type="file" id="é"><button type="button" id="b">Choisir</button><script>b.onclick = () => document.getElementById("é").click()</script>'),
        Good('<html lang="fr"><style>.f { display: none }</style><label class="f" for="é">Pièce d’été</label><input class="f" type="file" id="é">'),
        Good('<input type="checkbox" id="é"><label for="é">Été</label>'),
    ),
)  # fmt: skip
def control_hidden(field: Element, page: Page) -> Iterator[Hit]:
    """Report a box or a file field that styles take away while its label stays."""
    if input_type(field) not in _KINDS or "disabled" in field.attrs or field.has_unknown_attributes or page.is_email:
        return
    style = styles_of(page).of(field)
    gone = [
        style[name]
        for name, value in (("display", "none"), ("visibility", "hidden"))
        if name in style and style[name].value == value
    ]
    label = next(iter(labels_of(field, page)), None) if gone else None
    if label is None or is_hidden(label, page) or in_tab_order(label) or not label.text or _may_be_shown(field, page):
        return
    sure = all(
        one.certain or styles_of(page).governs(each)
        for one in gone
        for each in (one.rule.selectors if one.rule else ())
    )
    certainty = Certainty.VIOLATION if sure else Certainty.REVIEW
    if is_dynamic(label.text):
        yield Hit(field.span, UNNAMED, {}, certainty)
    else:
        yield Hit(field.span, GONE, {"name": label.text}, certainty)


def _may_be_shown(field: Element, page: Page) -> bool:
    """Whether a script shows or opens the field, or one cannot tell."""
    names = [name for name in (field.attr("id"), field.attr("name"), *field.token_list("class")) if name]
    return has_unread(page) or any(name in one.text for one in scripts_on(page) for name in names)
