"""Radio buttons of one question that no group holds together."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Span, Text
from guichet.heard.field_labels import labels_of
from guichet.reading.language.words import words_of
from guichet.reading.templates.controls import input_type
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, element_rule
from guichet.seen.visibility import is_excluded
from guichet.told.language.words import word_list

RADIO = Text(
    fr="Ces boutons radio « {name} » ne sont pas groupés : à l’oreille, la question n’est jamais dite. Entourez-les d’un <fieldset> avec une <legend>.",
    en='These "{name}" radio buttons are not grouped: by ear, the question is never said. Put a <fieldset> with a <legend> around them.',
)
BOXES = Text(
    fr="Ces cases « {name} » répondent à une question sans être groupées : à l’oreille, la question n’est jamais dite. Entourez-les d’un <fieldset> avec une <legend>.",
    en='These "{name}" checkboxes answer one question and are not grouped: by ear, the question is never said. Put a <fieldset> with a <legend> around them.',
)
LOOPED = Text(
    fr="Les choix de « {name} » sont écrits hors de tout groupe : à l'oreille, la question n'est jamais dite. Entourez la boucle d'un <fieldset> avec une <legend>.",
    en='The choices of "{name}" are written one by one outside any group: by ear, the question is never said. Put a <fieldset> with a <legend> around the loop.',
)
_SHOWN = ("code", "pre", "samp")
_CHOICE = re.compile(r"(\w+)\.tag$")
_LOOP = re.compile(r"(\w+)\s+in\s+([\w.]+\.[\w.]+)$")


def _in_loops(page: Page) -> Iterator[Hit]:
    """Report the buttons that a form library makes one by one, `choice.tag`, outside any group of the page."""
    template = page.template
    if page.is_shared or (template.extends is None and not page.is_document):
        return
    for token in template.masked.tokens:
        made = _CHOICE.match(token.body)
        loop = next(
            (step.block for step in template.branches.path(token.start)[::-1] if step.block.name == "for"), None
        )
        opening = template.token_at(loop.start) if made and loop is not None else None
        looped = _LOOP.match(opening.body) if opening is not None else None
        if made and looped and looped[1] == made[1] and not _is_held(token.start, page):
            yield Hit(Span(token.start, token.end), LOOPED, {"name": looped[2].rpartition(".")[2]})


def _is_held(at: int, page: Page) -> bool:
    """Whether a group holds what is written here, or a sample of code that is only shown."""
    before = page.template.elements_between(0, at)
    holder = next((one for one in reversed(before) if one.open_end <= at < one.extent.end), None)
    return holder is not None and any(one.name in _SHOWN or _groups(one) for one in (holder, *holder.ancestors))


def _groups(one: Element) -> bool:
    return one.name in {"fieldset", "table"} or one.attr("role") in {"radiogroup", "group"} or "-" in one.name


@element_rule(
    "form", "body",
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
    also=(Check(Subject.TEMPLATE, (), (".tag",), _in_loops),),
    bad=(
        Bad('<html lang="fr"><body><form><p>{{ form.été.label }}</p>{% for é in form.été %}<p>{{ é.tag }} <label for="{{ é.id_for_label }}">{{ é.choice_label }}</label></p>{% endfor %}</form></body></html>', LOOPED, at='{{ é.tag }}'),
        Bad('<form><h4>Venez-vous l’été ?</h4><label><input type="radio" name="ete" value="o">Oui</label><label><input type="radio" name="ete" value="n">Non</label></form>', RADIO, at='<input type="radio" name="ete" value="o">'),
        Bad('<form>Avec <label><input type="radio" name="é" value="t"> tous les quartiers choisis</label> <label><input type="radio" name="é" value="a"> aucun des quartiers</label></form>', RADIO, at='<input type="radio" name="é" value="t">', severity=Severity.MINOR),
        Bad('<form><label><input type="radio" name="é" value="a"> Option A</label> <label><input type="radio" name="é" value="b"> Option B</label></form>', RADIO, at='<input type="radio" name="é" value="a">'),
        Bad('<html lang="fr"><body><p>Saison</p><label><input type="radio" name="é" value="a"> Été</label><label><input type="radio" name="é" value="b"> Hiver</label></body></html>', RADIO, at='<input type="radio" name="é" value="a">'),
        Bad('<form><p>Sexe</p><input id="f" type="radio" name="sexe"><label for="f">Féminin</label><input id="m" type="radio" name="sexe"><label for="m">Masculin</label></form>', RADIO, at='<input id="f" type="radio" name="sexe">'),
        Bad('<form><p>Langues</p><label><input type="checkbox" name="l[]" value="fr"> Français</label><label><input type="checkbox" name="l[]" value="br"> Breton</label><label><input type="checkbox" name="l[]" value="é"> Été</label></form>', BOXES, at='<input type="checkbox" name="l[]" value="fr">'),
        Bad('<form><div>Où ?<div><label><input type="radio" name="lieu" value="à">À la mairie</label></div><div><label><input type="radio" name="lieu" value="b">Ailleurs</label></div></div></form>', RADIO, at='<input type="radio" name="lieu" value="à">'),
    ),
    good=(
        Good('<form><input type="checkbox" name="été" value="1"><input type="checkbox" name="été" value="1"><input type="checkbox" name="été" value="1"></form>'),
        Good('<html lang="fr"><body><form><fieldset><legend>{{ form.été.label }}</legend>{% for é in form.été %}<p>{{ é.tag }} {{ é.choice_label }}</p>{% endfor %}</fieldset></form></body></html>'),
        Good('<p>{% for é in form.été %}{{ é.tag }}{% endfor %}</p>'),
        Good('<html lang="fr"><body><pre><code>{% for é in form.été %}<b>{{ é.tag }}</b>{% endfor %}</code></pre></body></html>'),
        Good('<html lang="fr"><body>{% for mot in page.mots %}<a href="/é">{{ mot.tag.nom }}</a>{% endfor %}</body></html>'),
        Good('<form><fieldset><legend>L’été ?</legend><label><input type="radio" name="e">Oui</label><label><input type="radio" name="e">Non</label></fieldset></form>'),
        Good('<form><div role="radiogroup" aria-label="L’été ?"><label><input type="radio" name="e">Oui</label><label><input type="radio" name="e">Non</label></div></form>'),
        Good('<form>{% if a %}<label><input type="radio" name="é">Été</label>{% elif b %}<label><input type="radio" name="é">Été</label>{% endif %}</form>'),
        Good('<form><label><input type="checkbox" name="é">Été</label></form>'),
        Good('<html lang="fr"><body><form><label><input type="radio" name="é" value="a">Été</label></form><label><input type="radio" name="é" value="b">À</label></body></html>'),
        Good('<form><label><input type="radio" name="e" aria-label="L’été : oui">Oui</label><label><input type="radio" name="e" aria-label="L’été : non">Non</label></form>'),
    ),
)  # fmt: skip
def choice_group_missing(holder: Element, page: Page) -> Iterator[Hit]:
    """Report the first of two or more radio buttons, or of three boxes, of one name in a form, or in a page outside forms, that no group holds."""
    if holder.name != "form" and not (holder.name == "body" and page.is_document):
        return
    groups: dict[tuple[str, str], list[Element]] = {}
    for field in holder.inside("input"):
        name, kind = field.attr("name"), input_type(field)
        if (
            kind in _LEAST
            and "role" not in field.attrs
            and name
            and field.closest("form", "body") is holder
            and not is_dynamic(name)
            and not is_excluded(field, page)
        ):
            groups.setdefault((kind, name), []).append(field)
    for (kind, name), fields in groups.items():
        if kind == "checkbox" and any(_is_one(fields, name) for name in ("value", "id")):
            continue  # one box that a loop repeats: each choice of a question has a value of its own
        if len(_together(fields, page)) >= _LEAST[kind] and not any(_is_grouped(one) for one in fields):
            said, harm = RADIO if kind == "radio" else BOXES, Severity.MINOR if _say_it_all(fields, page) else None
            yield Hit(fields[0].span, said, {"name": name.removesuffix("[]")}, severity=harm)


def _is_one(fields: list[Element], name: str) -> bool:
    """Whether an attribute that tells elements apart is the same, and known, on all of them."""
    given = {one.attr(name) or "" for one in fields}
    return len(given) == 1 and not is_dynamic(one := given.pop()) and bool(one)


def _together(fields: list[Element], page: Page) -> list[Element]:
    """Return the fields that can all be shown with the first one: a part that several branches write is one choice."""
    kept: list[Element] = []
    for one in fields:
        if all(page.can_coexist(other, one) for other in kept):
            kept.append(one)
    return kept


_LONG = 4
"""Letters from which a word says what a question is about: "any tags", "no tags"."""


def _say_it_all(fields: list[Element], page: Page) -> bool:
    """Whether the label of each choice repeats what the question is about."""
    said = [{word for label in labels_of(one, page) for word in words_of(label.text)} for one in fields]
    shared = set.intersection(*said) - word_list("accessibility/names.toml", "choices")
    return any(len(word) >= _LONG for word in shared)


_LEAST = {"radio": 2, "checkbox": 3}
"""From how many choices of one name there is a question: two boxes may be the terms and the newsletter."""


def _is_grouped(field: Element) -> bool:
    if "aria-label" in field.attrs or "aria-labelledby" in field.attrs or "aria-describedby" in field.attrs:
        return True
    return any(map(_groups, field.ancestors))
