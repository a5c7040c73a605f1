"""Help that stands elsewhere than on the other pages: who looks for it where it was finds nothing."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Span, Text
from guichet.core.memo import memo
from guichet.heard.help_offered import HELP, places, usual
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.reading.templates.template import Template
from guichet.rulebook.rule import Bad, Good, template_rule

MOVED = Text(
    fr="Ailleurs, « {help} » se trouve à un autre endroit de la page : qui s’y repère de mémoire ne trouvera pas l’aide ici. Laissez-la à sa place habituelle.",
    en='Elsewhere, "{help}" stands in another place of the page: people who find their way by memory will not find help here. Leave it in its usual place.',
)


@template_rule(
    name="help-moved",
    code="W9705",
    family=Family.ACCESSIBILITY,
    severity=Severity.MINOR,
    title=Text(fr="Aide déplacée d’une page à l’autre", en="Help moved from one page to another"),
    harms=Text(
        fr="Les personnes qui ont des troubles de la mémoire ou de l’attention, et celles qui lisent une petite partie de l’écran à la fois.",
        en="People with memory or attention difficulties, and people who read a small part of the screen at a time.",
    ),
    instead=Text(
        fr="Laissez l’aide au même endroit sur toutes les pages ; répétez-la s’il le faut.",
        en="Keep help in the same place on every page; repeat it if need be.",
    ),
    wrong_when=Text(fr="La page n’est pas du même ensemble que les autres.", en="The page is not one of the same set as the others."),
    refs=("wcag 3.2.6",),
    lesson="04-accessibility/02-headings-landmarks-links",
    since="0.1.0",
    bad=(
        Bad({"templates/base.html": '<html lang="fr"><body><header>{% block aide %}<a href="tel:0199">Aide d’été</a>{% endblock %}</header><main>{% block page %}{% endblock %}</main></body></html>', "templates/page.html": '{% extends "base.html" %}{% block aide %}{% endblock %}{% block page %}<h1>Été</h1><p><a href="tel:0199">Aide d’été</a></p>{% endblock %}'}, MOVED, at="{% block aide %}", path="templates/page.html"),
        Bad({"templates/base.html": '<html lang="fr"><body><main>{% block page %}{% endblock %}</main><footer>{% block pied %}<a href="mailto:a@b.fr">Écrire cet été</a>{% endblock %}</footer></body></html>', "templates/page.html": '{% extends "base.html" %}{% block page %}<h1>Été</h1><aside><a href="mailto:a@b.fr">Écrire</a></aside>{% endblock %}{% block pied %}<p>Été</p>{% endblock %}'}, MOVED, at="{% block pied %}", path="templates/page.html"),
        Bad({**{f"{n}.html": f'<html lang="fr"><body><header><nav><a href="/a">A</a><a href="/b">B</a><a href="/c">C</a></nav><a href="tel:0199">Aide d’été</a></header><main><h1>{n}</h1></main><footer>É</footer></body></html>' for n in ("a", "b")}, "c.html": '<html lang="fr"><body><header><nav><a href="/a">A</a><a href="/b">B</a><a href="/c">C</a></nav></header><main><h1>c</h1></main><footer><a href="tel:0199">Aide d’été</a></footer></body></html>'}, MOVED, at='<a href="tel:0199">', path="c.html"),
    ),
    good=(
        Good({"templates/base.html": '<html lang="fr"><body><header>{% block aide %}<a href="tel:0199">Aide d’été</a>{% endblock %}</header><main>{% block page %}{% endblock %}</main></body></html>', "templates/page.html": '{% extends "base.html" %}{% block page %}<h1>Été</h1><p><a href="tel:0199">Aide d’été</a></p>{% endblock %}'}),
        Good({"templates/base.html": '<html lang="fr"><body><header>{% block aide %}<a href="tel:0199">Aide d’été</a>{% endblock %}</header><main>{% block page %}{% endblock %}</main></body></html>', "templates/page.html": '{% extends "base.html" %}{% block aide %}{% endblock %}{% block page %}<h1>Été</h1><p><a href="tel:0200">La mairie</a></p>{% endblock %}'}),
        Good({"a.html": '<html lang="fr"><body><header><a href="tel:0199">Aide d’été</a></header><main>Été</main></body></html>', "b.html": '<html lang="fr"><body><main><a href="tel:0199">Aide</a></main></body></html>'}),
    ),
)  # fmt: skip
def help_moved(page: Page) -> Iterator[Hit]:
    """Report the telephone or the address of help that its layout, or most pages of its site, put in another part of the page."""
    if page.is_email or page.is_test_data or not page.mentions(HELP):
        return
    here = places(page)
    layout = next(
        (one for one in page.composition.templates if one is not page.template and one.by_name.get("html")), None
    )
    kept = places(page.project.page(layout)) if layout is not None and page.template.extends else usual(page)
    for address, parts in here.items():
        others = kept.get(address)
        if others and not set(others) & set(parts):
            link = next(iter(parts.values()))
            gone = _emptied(page.template, layout, next(iter(others.values()))) if layout is not None else None
            if link.template is page.template:
                yield Hit(gone or link.span, MOVED, {"help": link.text or address})


def _emptied(template: Template, layout: Template, link: Element) -> Span | None:
    """Return where a page writes again the block of its layout that holds a link."""
    if link.template is not layout:
        return None
    around = (step.block for step in layout.branches.path(link.start))
    names = (name for one in around if (name := _names_of_blocks(layout).get(one.start)) in template.blocks)
    own = next((template.blocks[name] for name in names if name is not None), None)
    token = template.token_at(own.start) if own is not None else None
    return Span(token.start, token.end) if token is not None else None


@memo
def _names_of_blocks(layout: Template) -> dict[int, str]:
    """The named blocks of a layout, by where they begin."""
    return {block.start: name for name, block in layout.blocks.items()}
