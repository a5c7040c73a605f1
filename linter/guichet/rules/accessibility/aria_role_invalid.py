"""A role that does not exist: the element stays what it was."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.roles import implicit_role, role_facts, written_role
from guichet.reading.templates.controls import UNKNOWN
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import is_excluded

UNKNOWN_ROLE = Text(
    fr="« {role} » n’est pas un rôle ARIA : les lecteurs d’écran l’ignorent. Corrigez-le, ou prenez l’élément HTML qui convient.",
    en='"{role}" is not an ARIA role: screen readers ignore it. Correct it, or use the HTML element that fits.',
)

IGNORED = Text(
    fr="« {role} » n’est pas un rôle ARIA : il est ignoré, et <{tag}> reste annoncé comme ce qu’il est. Retirez-le.",
    en='"{role}" is not an ARIA role: it is ignored, and <{tag}> is still announced as what it is. Remove it.',
)
DEPRECATED = Text(
    fr='role="{role}" est abandonné par la norme : les lecteurs d’écran cessent de l’annoncer. Prenez l’élément HTML qui convient, comme une liste.',
    en='role="{role}" is deprecated by the standard: screen readers stop announcing it. Use the HTML element that fits, such as a list.',
)


@element_rule(
    "[role]",
    name="aria-role-invalid",
    code="W9166",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Rôle ARIA inconnu', en='Unknown ARIA role'),
    harms=Text(fr='Les personnes aveugles : le composant annoncé n’existe pas pour elles.', en='People who are blind: the announced component does not exist for them.'),
    instead=Text(fr='Écrivez un rôle de la norme, ou l’élément HTML qui l’a déjà.', en='Write a role from the standard, or the HTML element that already has it.'),
    wrong_when=Text(fr='Jamais : les listes sont celles de WAI-ARIA 1.2, des rôles que 1.3 ajoute et de DPUB-ARIA.', en='Never: the lists are those of WAI-ARIA 1.2, of the roles that 1.3 adds and of DPUB-ARIA.'),
    refs=("rgaa 7.1", "wcag 4.1.2", "wcag 1.3.1", "act 674b10",),
    lesson="04-accessibility/07-aria",
    bad=(
        Bad('<span role="lnik">Été</span>', UNKNOWN_ROLE, at='role="lnik"'),
        Bad('<div role="bouton" tabindex="0">Envoyer à la mairie</div>', UNKNOWN_ROLE, at='role="bouton"'),
        Bad('<button role="submit">Envoyer avant l’été</button>', IGNORED, at='role="submit"', severity=Severity.MINOR),
        Bad('<div role="widget">Été</div>', UNKNOWN_ROLE, at='role="widget"'),
        Bad('<ul role="directory"><li>Été</li></ul>', DEPRECATED, at='role="directory"'),
    ),
    good=(
        Good('<div role="alert">Été</div>'),
        Good('<input role="searchfield searchbox" aria-label="É">'),
        Good('<div role="{{ rôle }}">Été</div>'),
        Good('<div role="">Été</div>'),
    ),
)  # fmt: skip
def aria_role_invalid(element: Element, page: Page) -> Iterator[Hit]:
    """Report a role attribute without a single role of the standards in it, or whose role they deprecate."""
    value = element.attr("role") or ""
    if not value.strip() or is_dynamic(value) or is_excluded(element, page):
        return
    role = written_role(element)
    if role is None:
        span, facts = element.attribute_span("role"), {"role": value.strip()}
        if _stays_itself(element):
            yield Hit(span, IGNORED, facts | {"tag": element.name}, severity=Severity.MINOR)
        else:
            yield Hit(span, UNKNOWN_ROLE, facts)
    elif role_facts()[role].deprecated:
        yield Hit(element.attribute_span("role"), DEPRECATED, {"role": role})


def _stays_itself(element: Element) -> bool:
    """Whether an element is heard for what it is all the same: a role that does not exist leaves its own to what has one."""
    return implicit_role(element) not in {"", "generic", "none", UNKNOWN}
