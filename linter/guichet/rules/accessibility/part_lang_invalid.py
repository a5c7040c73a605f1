"""A change of language with a code that no screen reader knows."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.names import accessible_name, is_empty
from guichet.reading.language.tags import has_valid_subtag
from guichet.reading.templates.element import Element, TextNode
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import is_hidden

INVALID = Text(
    fr='« {lang} » n’est pas un code de langue : ce passage sera lu avec la mauvaise voix. Écrivez par exemple lang="en".',
    en='"{lang}" is not a language code: this passage will be read with the wrong voice. Write lang="fr", for instance.',
)


@element_rule(
    "[lang]", "[xml:lang]",
    name="part-lang-invalid",
    code="W9116",
    family=Family.ACCESSIBILITY,
    severity=Severity.MINOR,
    title=Text(fr='Changement de langue inconnu', en='Unknown change of language'),
    harms=Text(fr='Les personnes aveugles : le passage est lu avec la voix de la page.', en="People who are blind: the passage is read with the page's voice."),
    instead=Text(fr='Écrivez un code de langue existant : « en », « es », « ar ».', en='Write a language code that exists: "en", "es", "ar".'),
    wrong_when=Text(fr='Jamais : la liste est le registre de l’IANA.', en='Never: the list is the IANA registry.'),
    refs=("rgaa 8.8", "wcag 3.1.2", "act de46e4"),
    lesson="04-accessibility/02-headings-landmarks-links",
    bad=(
        Bad('<p lang="english">Welcome to the café</p>', INVALID, at='lang="english"'),
        Bad('<article lang="es_ES">Señora</article>', INVALID, at='lang="es_ES"'),
        Bad('<p xml:lang="anglais">Welcome to the café</p>', INVALID, at='xml:lang="anglais"'),
        Bad('<div lang="xx-anglais"><img src="a.png" alt="Fireworks"></div>', INVALID, at='lang="xx-anglais"'),
    ),
    good=(
        Good('<p lang="en-GB">Welcome to the café</p>'),
        Good('<p lang="{{ langue }}">Señora</p>'),
        Good('<div lang="invalid"><p lang="en">Welcome</p></div>'),
        Good('<p lang="inconnu"></p>'),
        Good('<p xml:lang="en_GB" lang="en">Welcome to the café</p>'),
    ),
)  # fmt: skip
def part_lang_invalid(part: Element, page: Page) -> Iterator[Hit]:
    """Report an unregistered language on an element that has text or a named image of its own."""
    name = "lang" if "lang" in part.attrs else "xml:lang"
    lang = part.attr(name)
    if part.name == "html" or not lang or is_dynamic(lang) or has_valid_subtag(lang):
        return
    if any(_speaks(node, part, page) for node in part.nodes()):
        yield Hit(part.attribute_span(name), INVALID, {"lang": lang})


def _speaks(node: Element | TextNode, part: Element, page: Page) -> bool:
    if isinstance(node, TextNode):
        holder = node.parent
        if not str(node).replace("\u00a0", " ").strip() or not isinstance(holder, Element):
            return False
    elif node.name == "img":
        holder = node
        if is_empty(accessible_name(node, page)):
            return False
    else:
        return False
    nearest = next((one for one in (holder, *holder.ancestors) if "lang" in one.attrs or "xml:lang" in one.attrs), None)
    return nearest is part and not is_hidden(holder, page)
