"""A language that no screen reader knows."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.language.tags import has_valid_subtag
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.reading.templates.placeholders import is_left_open
from guichet.reading.templates.same_id import written
from guichet.rulebook.rule import Bad, Good, element_rule

INVALID = Text(
    fr='« {lang} » n’est pas un code de langue : les lecteurs d’écran l’ignorent. Écrivez par exemple lang="fr".',
    en='"{lang}" is not a language code: screen readers ignore it. Write lang="en", for instance.',
)


@element_rule(
    "html",
    name="page-lang-invalid",
    code="W9115",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Langue de la page inconnue', en='Unknown page language'),
    harms=Text(fr='Les personnes aveugles : un code inventé vaut un code absent.', en='People who are blind: an invented code is as good as none.'),
    instead=Text(fr='Écrivez un code de langue existant : « fr », « en », « ar ».', en='Write a language code that exists: "fr", "en", "ar".'),
    wrong_when=Text(fr='Jamais : la liste est le registre de l’IANA.', en='Never: the list is the IANA registry.'),
    refs=("rgaa 8.4", "wcag 3.1.1", "act bf051a"),
    lesson="04-accessibility/02-headings-landmarks-links",
    bad=(
        Bad('<html lang="français"><body></body></html>', INVALID, at='lang="français"'),
        Bad('<html lang="fr_FR"><body></body></html>', INVALID, at='lang="fr_FR"'),
        Bad('<html lang="foobar"><body></body></html>', INVALID, at='lang="foobar"'),
    ),
    good=(
        Good('<html lang="fr-FR"><body></body></html>'),
        Good('<html lang="{{ LANGUAGE_CODE }}"><body></body></html>'),
        Good('<html lang="EN"><body></body></html>'),
        Good({"src/app.html": '<html lang="%langue%"><body></body></html>', "src/hooks.js": 'export const poser = (page) => page.replace("%langue%", "fr") // été'}),
        Good('<html lang="%VITE_LANGUE%"><body>Été</body></html>'),
    ),
)  # fmt: skip
def page_lang_invalid(html: Element, page: Page) -> Iterator[Hit]:
    """Report a root language whose primary subtag is not registered."""
    lang, said = html.attr("lang"), written(html, "lang").strip() if "lang" in html.attrs else ""
    if is_left_open(said, page.project):
        yield Hit(html.attribute_span("lang"), INVALID, {"lang": said})
    elif lang and lang.strip() and not is_dynamic(lang) and not has_valid_subtag(lang):
        yield Hit(html.attribute_span("lang"), INVALID, {"lang": lang})
