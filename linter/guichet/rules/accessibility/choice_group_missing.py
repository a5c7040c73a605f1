"""Radio buttons of one question that no group holds together."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.templates.controls import input_type
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import is_excluded

RADIO = Text(
    fr="Ces boutons radio « {name} » ne sont pas groupés : à l’oreille, la question n’est jamais dite. Entourez-les d’un <fieldset> avec une <legend>.",
    en='These "{name}" radio buttons are not grouped: by ear, the question is never said. Put a <fieldset> with a <legend> around them.',
)


@element_rule(
    "form", "fieldset", "div", "body",
    name="choice-group-missing",
    code="W9149",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Choix sans groupe', en='Choices without a group'),
    harms=Text(fr='Les personnes aveugles : « oui, bouton radio », et la question n’est jamais dite.', en='People who are blind: "yes, radio button", and the question is never said.'),
    instead=Text(fr='Entourez les choix d’un <fieldset> avec la question en <legend>.', en='Put a <fieldset> around the choices, with the question as <legend>.'),
    wrong_when=Text(fr='Le groupe est dans la page qui inclut ce fragment.', en='The group is in the page that includes this fragment.'),
    refs=("rgaa 11.5", "wcag 1.3.1", "wcag 3.3.2"),
    lesson="03-forms/01-labels",
    bad=(
        Bad('<form><h4>Venez-vous l’été ?</h4><label><input type="radio" name="ete" value="o">Oui</label><label><input type="radio" name="ete" value="n">Non</label></form>', RADIO, at='<input type="radio" name="ete" value="o">'),
        Bad('<form><p>Sexe</p><input id="f" type="radio" name="sexe"><label for="f">Féminin</label><input id="m" type="radio" name="sexe"><label for="m">Masculin</label></form>', RADIO, at='<input id="f" type="radio" name="sexe">'),
        Bad('<form><div>Où ?<div><label><input type="radio" name="lieu" value="à">À la mairie</label></div><div><label><input type="radio" name="lieu" value="b">Ailleurs</label></div></div></form>', RADIO, at='<input type="radio" name="lieu" value="à">'),
    ),
    good=(
        Good('<form><fieldset><legend>L’été ?</legend><label><input type="radio" name="e">Oui</label><label><input type="radio" name="e">Non</label></fieldset></form>'),
        Good('<form><div role="radiogroup" aria-label="L’été ?"><label><input type="radio" name="e">Oui</label><label><input type="radio" name="e">Non</label></div></form>'),
        Good('<form><label><input type="checkbox" name="é">Été</label></form>'),
        Good('<form><label><input type="radio" name="e" aria-label="L’été : oui">Oui</label><label><input type="radio" name="e" aria-label="L’été : non">Non</label></form>'),
    ),
)  # fmt: skip
def choice_group_missing(holder: Element, page: Page) -> Iterator[Hit]:
    """Report the first of two or more radio buttons of one name in a form, outside any group."""
    if holder.name != "form":
        return
    groups: dict[str, list[Element]] = {}
    for field in holder.inside("input"):
        name = field.attr("name")
        if (
            input_type(field) == "radio"
            and "role" not in field.attrs
            and name
            and not is_dynamic(name)
            and not is_excluded(field, page)
        ):
            groups.setdefault(name, []).append(field)
    for name, fields in groups.items():
        if len(fields) > 1 and not any(_is_grouped(one) for one in fields):
            yield Hit(fields[0].span, RADIO, {"name": name})


def _is_grouped(field: Element) -> bool:
    if "aria-label" in field.attrs or "aria-labelledby" in field.attrs or "aria-describedby" in field.attrs:
        return True
    return any(
        one.name in {"fieldset", "table"} or one.attr("role") in {"radiogroup", "group"} or "-" in one.name
        for one in field.ancestors
    )
