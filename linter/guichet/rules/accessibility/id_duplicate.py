"""Two elements with the same id: labels and descriptions reach the first one only."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Related, Severity, Text
from guichet.core.pairs import among
from guichet.heard.counted import FIELDS, counted_in_vain
from guichet.heard.each_turn import same_each_turn
from guichet.heard.focus import is_focusable
from guichet.heard.shown_twice import shown_twice
from guichet.heard.taken_out import may_be_taken_out
from guichet.reading.scripts.pages import has_unread, scripts_on
from guichet.reading.templates.branches import LOOPS, Step
from guichet.reading.templates.composition import Placed, apart, may_both_appear
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.reading.templates.part_page import UNIQUE
from guichet.reading.templates.site import SCRIPT_SUFFIXES
from guichet.reading.written.loop_scope import leaves_loops
from guichet.rulebook.rule import Bad, Good, page_rule
from guichet.seen.visibility import is_for_some_widths, is_hidden, may_be_hidden

TWICE = Text(
    fr="L’identifiant « {id} » sert deux fois, et {by} s’y réfère : l’aide technique n’atteindra que le premier. Rendez-le unique.",
    en='The id "{id}" is used twice, and {by} refers to it: assistive technology will only reach the first. Make it unique.',
)

BOTH = Text(
    fr="L’identifiant « {id} » sert à deux boutons ou champs : une étiquette, un lien ou un script n’ira jamais au second. Rendez-le unique.",
    en='The id "{id}" is that of two buttons or fields: a label, a link or a script will never get to the second. Make it unique.',
)

UNUSED = Text(
    fr="L’identifiant « {id} » sert à deux boutons ou champs. Rien ne s’y réfère encore ; ce qui le fera n’ira jamais au second. Rendez-le unique.",
    en='The id "{id}" is that of two buttons or fields. Nothing refers to it yet; what will do so will never get to the second. Make it unique.',
)

REPEATED = Text(
    fr="L’identifiant « {id} » est écrit dans une boucle, avec l’étiquette qui le vise : dès le second tour, les étiquettes mènent toutes au premier champ. Ajoutez-y ce qui change d’un tour à l’autre.",
    en='The id "{id}" is written in a loop, as is its label: from the second turn, all labels lead to the first field. Add to it what changes from one turn to the next.',
)

TIED = Text(
    fr="L’identifiant « {id} » et son « {by} » sont écrits dans une boucle : dès le second tour, on est mené à celui du premier. Ajoutez-y ce qui change d’un tour à l’autre.",
    en='The id "{id}" and its "{by}" are written in a loop: from the second turn, one is led to that of the first. Add to it what changes from one turn to the next.',
)

FIRST = Text(fr="Le premier élément de cet identifiant.", en="The first element with this id.")
SECOND = Text(fr="Le second élément de cet identifiant.", en="The second element with this id.")

_REFERENCES = (
    "for",
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "headers",
    "list",
    "aria-owns",
    "aria-errormessage",
)

_CLIENT = re.compile(r"[#^]|else\b")
"""A condition that an engine of the browser will read: `{{#if …}}`."""


@page_rule(
    name="id-duplicate",
    code="W9122",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Identifiant en double', en='Duplicate id'),
    harms=Text(fr='Les personnes aveugles : l’étiquette ou l’aide du second champ est lue sur le premier, ou jamais.', en='People who are blind: the label or help of the second field is read on the first, or never.'),
    instead=Text(fr='Donnez à chaque élément un identifiant unique.', en='Give each element an id of its own.'),
    wrong_when=Text(fr='Les deux éléments ne sont jamais dans la même page, par un moyen que guichet ne voit pas.', en='The two elements are never on the same page, by some means that guichet does not see.'),
    refs=("rgaa 8.2", "wcag 4.1.1", "wcag 4.1.2"),
    lesson="04-accessibility/07-aria",
    bad=(
        Bad('{% set n = 0 %}{% for x in y %}{% set n = n + 1 %}<label for="é{{ n }}">Été</label><input id="é{{ n }}">{% endfor %}', REPEATED, at='id="é{{ n }}"', path="p.jinja"),
        Bad('<html lang="fr"><body><label for="nom">Nom</label><input id="nom"><label for="nom">Prénom</label><input id="nom"></body></html>', TWICE, at='id="nom"'),
        Bad('<html lang="fr"><body><p id="aide">Été</p><p id="aide">Hiver</p><input aria-label="Saison" aria-describedby="aide"></body></html>', TWICE, at='id="aide"'),
        Bad('<html lang="fr"><body><a href="#contenu">Contenu</a><div id="contenu"></div><main id="contenu">Été</main></body></html>', TWICE, at='id="contenu"'),
        Bad('<html lang="fr"><body>{% for x in y %}{% if x.a %}<p id="fin">Été</p>{% else %}<p id="fin">Hiver</p>{% endif %}{% endfor %}<a href="#fin">Fin</a></body></html>', TWICE, at='id="fin"'),
        Bad('<html lang="fr"><body>{% if a or b %}<p id="x">Été</p>{% endif %}{% if not a or b %}<p id="x">Hiver</p>{% endif %}<a href="#x">Saison</a></body></html>', TWICE, at='id="x"', review=True),
        Bad({"templates/page.html": '<html lang="fr"><body>{% if a %}{% include "f.html" %}{% endif %}{% if b %}{% include "g.html" %}{% endif %}<label for="é">Été</label></body></html>', "templates/f.html": '<input id="é">', "templates/g.html": '<p>À</p><input id="é" class="g">'}, TWICE, at='id="é"', path="templates/g.html", review=True),
        Bad('<html lang="fr"><body><p>{% if form.a.errors %}<b id="é-error">Été</b>{% endif %}</p>{% if form.b.errors %}<b id="é-error" class="b">À</b>{% endif %}<input aria-label="A" aria-describedby="é-error"></body></html>', TWICE, at='id="é-error"'),
        Bad('<html lang="fr"><body><button id="envoi">Envoyé</button><button id="envoi">Annulé</button></body></html>', UNUSED, at='id="envoi"', severity=Severity.MINOR),
        Bad('<html lang="fr"><body><button id="envoi">Envoyé</button><button id="envoi">Annulé</button><script>document.getElementById("envoi").onclick = agir // été</script></body></html>', BOTH, at='id="envoi"'),
        Bad('<html lang="fr"><body>{% for e in enfants %}<label for="école">École de {{ e }}</label><input id="école" name="é">{% endfor %}</body></html>', REPEATED, at='id="école"'),
        Bad('<html lang="fr"><body>{% for x in y %}<section aria-labelledby="é"><h2 id="é">Été {{ x }}</h2></section>{% endfor %}</body></html>', TIED, at='id="é"'),
        Bad({"p.html": '{% for x in y %}{% include "l.html" with nom=x only %}{% endfor %}', "l.html": '<label for="é-{{ forloop.counter }}">Été</label><input id="é-{{ forloop.counter }}">'}, REPEATED, at='{% include "l.html" with nom=x only %}', path="p.html"),
    ),
    good=(
        Good('<html lang="fr"><body><p id="é">Été</p>{% for x in y %}<button aria-describedby="é">{{ x }}</button>{% endfor %}</body></html>'),
        Good('<html lang="fr"><body>{% for x in y %}<section aria-labelledby="é{{ x.id }}"><h2 id="é{{ x.id }}">Été</h2></section>{% endfor %}</body></html>'),
        Good('<html lang="fr"><body><div class="fr-hidden fr-unhidden-lg"><button id="é">Été</button></div><div class="fr-hidden-lg"><button id="é">Été</button></div></body></html>'),
        Good('<html lang="fr"><body><button id="é">Été</button><button id="é" style="display: none">Été</button><a id="b" href="/é">É</a><a id="b" href="/a">À</a></body></html>'),
        Good('<html lang="fr"><body><p id="a">Été</p><p id="b">Hiver</p></body></html>'),
        Good('<html lang="fr"><body><main id="a">Été</main><main id="a">Hiver</main><a href="#a">Été</a></body></html>'),
        Good('<html lang="fr"><body>{% if x %}<p id="a">Été</p>{% else %}<p id="a">Hiver</p>{% endif %}<a href="#a">Saison</a></body></html>'),
        Good('<html lang="fr"><body>{% if x %}<p id="a">Été</p><a href="#a">Saison</a>{% else %}<p id="a">Hiver</p><p id="a">Printemps</p>{% endif %}</body></html>'),
        Good('<html lang="fr"><body>{% if a or b %}<p id="x">Été</p>{% endif %}{% if not a and not b %}<p id="x">Hiver</p>{% endif %}<a href="#x">Saison</a></body></html>'),
        Good('<html lang="fr"><body>{% for x in y %}<p id="a-{{ x }}">Été</p>{% endfor %}</body></html>'),
        Good('<html lang="fr"><body>{% for x in y %}{% if x.é %}<label for="é">Été</label><input id="é">{% endif %}{% endfor %}</body></html>'),
        Good('{% set n = namespace(v=0) %}{% for x in y %}{% set n.v = n.v + 1 %}<label for="é{{ n.v }}">Été</label><input id="é{{ n.v }}">{% endfor %}', path="p.jinja"),
        Good('<html lang="fr"><body>{% for x in y %}<label for="é{{ loop.index }}">Été</label><input id="é{{ loop.index }}">{% else %}<label for="é">Été</label><input id="é">{% endfor %}</body></html>'),
        Good('<html lang="fr"><body><p id="a">Été</p><template><p id="a">Hiver</p></template><a href="#a">Été</a></body></html>'),
    ),
)  # fmt: skip
def id_duplicate(page: Page) -> Iterator[Hit]:
    """Report the second element with an id that something refers to, when both can be in the page."""
    yield from _repeated(page)
    yield from _tied_again(page)
    for again in shown_twice(page):
        first = again.element
        where = (Related(first.template.path, first.attribute_span("id"), FIRST),)
        yield Hit(again.call, TWICE, {"id": again.id, "by": again.by}, related=where)
    twice = _ids_twice(page)
    if not twice:
        return
    wanted = {name: by for name, by in _wanted(page).items() if name in twice}
    seen: dict[str, list[Placed]] = {}
    told: set[str] = set()
    for placed in page.placed("[id]"):
        one = placed.element
        own = one.attr("id")
        if (
            not own
            or own not in twice
            or own in told
            or is_dynamic(own)
            or one.closest("template", "svg", "noscript") is not None
        ):
            continue
        for other in among(seen.setdefault(own, [])):
            both = _is_operated(one) and _is_operated(other.element)
            if other.element is one or not (both or own in wanted) or not may_both_appear(other, placed):
                continue
            if one.name == other.element.name == "main":
                continue  # a second main part is the flaw, and its own rule says so
            if not page.is_document and not _go_together(other, placed):
                continue
            message, facts = TWICE, {"id": own}
            by = (
                by for who, by in among(wanted.get(own, [])) if all(page.can_coexist(who, at) for at in (other, placed))
            )
            facts["by"] = next(by, "")
            if not facts["by"]:
                if not both or _is_off(one, other.element, page):
                    continue
                message = BOTH if _is_used(own, page) else UNUSED
            certainty = Certainty.VIOLATION if _is_sure(other, placed) else Certainty.REVIEW
            told.add(own)
            shared = certainty is Certainty.REVIEW or one.template is not page.template
            once = own if shared else ""
            place, beside, said = one, other.element, FIRST
            if message is not TWICE and beside.template is one.template:
                place, beside, said = beside, one, SECOND  # nothing is taken from one rather than from the other
            related = (Related(beside.template.path, beside.attribute_span("id"), said),)
            span, path = place.attribute_span("id"), place.template.path
            harm = Severity.MINOR if message is UNUSED else None
            yield Hit(
                span, message, facts, certainty, path=path, page=page.path, once=once, related=related, severity=harm
            )
            break
        seen[own].append(placed)


def _is_used(name: str, page: Page) -> bool:
    """Whether a label, a script or a stylesheet that the project holds may mean an id, as far as the texts tell."""
    project = page.project
    if name in project.label_targets or has_unread(page) or any(name in one.text for one in scripts_on(page)):
        return True
    meant = re.compile(rf"""[#"'`]{re.escape(name)}(?![\w-])""")
    files = (path for path in project.paths if path.endswith(_MEANING) and project.holds(path, name))
    return any(project.does(path, meant) for path in files)


_MEANING = (*SCRIPT_SUFFIXES, ".css", ".scss", ".sass", ".less", ".py", ".rb", ".php")


def _repeated(page: Page) -> Iterator[Hit]:
    """Yield the fields that a loop writes again and again under one id, each with the label that points at it."""
    for placed in page.placed("label"):
        label = placed.element
        wanted = label.attr("for")
        if not wanted or wanted.startswith(UNIQUE) or label.closest("template", "noscript") is not None:
            continue
        if is_dynamic(wanted):
            if (again := counted_in_vain(label) or same_each_turn(placed, page)) is not None:
                span, facts = again[0].attribute_span("id"), {"id": again[1]}
                yield Hit(span, REPEATED, facts, path=label.template.path, page=page.path)
            continue
        for field in among(label.template.by_id.get(wanted, [])):
            if field.name in FIELDS and _are_repeated(placed, field):
                span = field.attribute_span("id")
                yield Hit(span, REPEATED, {"id": wanted}, path=field.template.path, page=page.path)


def _tied_again(page: Page) -> Iterator[Hit]:
    """Yield what a loop writes again and again under one id, each with the attribute that points at it."""
    told: set[str] = set()
    if leaves_loops(page.project) and page.mentions(("set ",)):
        return
    for placed in page.placed(*(f"[{name}]" for name in _TIES)):
        one = placed.element
        for name in [name for name in _TIES if name in one.attrs]:
            wanted = (one.attr(name) or "").strip()
            if not wanted or wanted in told or is_dynamic(wanted) or one.closest("template", "noscript") is not None:
                continue
            if wanted.startswith(UNIQUE):
                continue  # each component that is shown there makes one of its own
            target = next(iter(one.template.by_id.get(wanted, [])), None)
            if target is not None and _are_repeated(placed, target):
                told.add(wanted)
                span = target.attribute_span("id")
                yield Hit(span, TIED, {"id": wanted, "by": name}, path=target.template.path, page=page.path)


_TIES = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-errormessage")


def _are_repeated(label: Placed, field: Element) -> bool:
    """Whether a label and its field are written again and again together: in their file, or in one that shows it in a loop."""
    branches = label.element.template.branches
    if branches.are_repeated_together(label.element.start, field.start):
        return True
    if any(step.block.is_conditional for at in (label.element.start, field.start) for step in branches.path(at)):
        return False
    outer = list(label.frame.chain(label.element.start))[1:]
    return any(frame.template.branches.is_in_each_turn(at) for frame, at in outer)


def _is_operated(element: Element) -> bool:
    """Whether people act on an element where it stands; the id of a link often only serves to count clicks."""
    return is_focusable(element) and element.name != "a"


def _is_off(one: Element, other: Element, page: Page) -> bool:
    """Whether one of two elements is not shown, as the copy for another width of the window is."""
    return any(is_hidden(each, page) or may_be_hidden(each, page) or is_for_some_widths(each) for each in (one, other))


_ERRORS = re.compile(r"error|erreur", re.I)


def _is_sure(one: Placed, other: Placed) -> bool:
    """Whether one of two elements needs no condition of its own to stand beside the other; any field may have errors."""
    about_errors = bool(_ERRORS.search(one.element.attr("id") or ""))
    return not all(any(_may_exclude(step, about_errors) for step in steps) for steps in apart(one, other))


def _may_exclude(step: Step, about_errors: bool) -> bool:
    if step.block.name in LOOPS and about_errors:
        return False
    return step.block.is_conditional and not _ERRORS.search(step.condition)


def _go_together(one: Placed, other: Placed) -> bool:
    """Whether two elements of a fragment are always in one page, whatever the page and its scripts."""
    if one.frame is not other.frame or any(may_be_taken_out(placed.element) for placed in (one, other)):
        return False
    template, start, after = one.element.template, one.element.start, other.element.start
    between = template.tokens_between(min(start, after), max(start, after))
    return template.branches.go_together(start, after) and not any(_CLIENT.match(token.body) for token in between)


def _ids_twice(page: Page) -> set[str]:
    """Return the static ids that two elements of the page's files carry."""
    seen: set[str] = set()
    twice: set[str] = set()
    for template in page.composition.templates:
        for name, elements in template.by_id.items():
            if len(elements) > 1 or name in seen:
                twice.add(name)
            seen.add(name)
    return twice


def _wanted(page: Page) -> dict[str, list[tuple[Placed, str]]]:
    """Return what refers to each id: the elements, and how each one does."""
    found: dict[str, list[tuple[Placed, str]]] = {}
    for placed in page.placed():
        attrs = placed.element.attrs
        for name in _REFERENCES:
            if name in attrs:
                for word in placed.element.token_list(name):
                    found.setdefault(word, []).append((placed, f'{name}="…"'))
        href = placed.element.attr("href")
        if href and href.startswith("#") and len(href) > 1:
            found.setdefault(href[1:], []).append((placed, 'href="#…"'))
    return found
