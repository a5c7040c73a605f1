"""A role that does not exist: the element stays what it was."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.roles import concrete_roles
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import is_excluded

UNKNOWN_ROLE = Text(
    fr="« {role} » n’est pas un rôle ARIA : les lecteurs d’écran l’ignorent. Corrigez-le, ou prenez l’élément HTML qui convient.",
    en='"{role}" is not an ARIA role: screen readers ignore it. Correct it, or use the HTML element that fits.',
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
    wrong_when=Text(fr='Jamais : la liste est celle de WAI-ARIA 1.2.', en='Never: the list is that of WAI-ARIA 1.2.'),
    refs=("rgaa 7.1", "wcag 4.1.2", "wcag 1.3.1", "act 674b10"),
    lesson="04-accessibility/07-aria",
    bad=(
        Bad('<span role="lnik">Été</span>', UNKNOWN_ROLE, at='role="lnik"'),
        Bad('<div role="bouton" tabindex="0">Envoyer à la mairie</div>', UNKNOWN_ROLE, at='role="bouton"'),
        Bad('<div role="widget">Été</div>', UNKNOWN_ROLE, at='role="widget"'),
    ),
    good=(
        Good('<div role="alert">Été</div>'),
        Good('<input role="searchfield searchbox" aria-label="É">'),
        Good('<div role="{{ rôle }}">Été</div>'),
        Good('<div role="">Été</div>'),
    ),
)  # fmt: skip
def aria_role_invalid(element: Element, page: Page) -> Iterator[Hit]:
    """Report a role attribute without a single role of the standard in it."""
    value = element.attr("role") or ""
    words = value.lower().split()
    if not words or is_dynamic(value) or any(word in concrete_roles() or word in _NEWER for word in words):
        return
    if not is_excluded(element, page):
        yield Hit(element.attribute_span("role"), UNKNOWN_ROLE, {"role": value.strip()})


_NEWER = frozenset({"comment", "suggestion", "image", "sectionheader", "sectionfooter", "text"})
