"""A link to a file that does not say it is one."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.heard.names import accessible_name, is_empty, is_unknown
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import is_excluded

FORMAT = Text(
    fr="Ce lien ouvre un fichier {format} et ne le dit pas : on croit ouvrir une page. Écrivez le format et le poids : « ({format}, 120 ko) ».",
    en='This link opens a {format} file and does not say so: people expect a page. Write the format and size: "({format}, 120 KB)".',
)

_FILE = re.compile(r"\.(pdf|docx?|odt|ods|xlsx?|pptx?|odp|rtf|epub|mp3|zip|csv)(?:[?#]|$)", re.I)
_STATIC = re.compile(
    r"""^\s*\{[%{]-?\s*(?:static\s+|(?:static|asset|url_for)\(\s*(?:["'][\w.]*static["']\s*,\s*(?:filename|path)\s*=\s*)?)"""
    r"""["']([^"'{}]+)["']\s*\)?\s*-?[%}]\}\s*$"""
)
"""A file of the project, named by the tag that gives its address."""
_SAID = re.compile(
    r"\b(?:pdf|docx?|word|odt|ods|xlsx?|excel|tableur|pptx?|rtf|epub|mp3|audio|zip|csv|[kmg]?o|[kmg]b|octets)\b", re.I
)


@element_rule(
    "a",
    name="document-link-undescribed",
    code="W9143",
    family=Family.ACCESSIBILITY,
    severity=Severity.MINOR,
    title=Text(fr='Lien vers un document, sans le dire', en='Link to a document that does not say so'),
    harms=Text(fr='Les personnes aveugles, sur téléphone ou avec peu de données : un fichier lourd s’ouvre par surprise.', en='People who are blind, on a phone or short of data: a heavy file opens by surprise.'),
    instead=Text(fr='Écrivez le format et le poids dans le lien : « Guide (PDF, 120 ko) ».', en='Write the format and size in the link: "Guide (PDF, 120 KB)".'),
    wrong_when=Text(fr='Le format est écrit juste à côté du lien.', en='The format is written right beside the link.'),
    refs=("rgaa 13.3", "wcag 2.4.4"),
    lesson="04-accessibility/08-office-documents",
    bad=(
        Bad('<p><a href="/docs/guide.pdf">Guide des démarches d’été</a></p>', FORMAT, at='<a href="/docs/guide.pdf">'),
        Bad('<a href="formulaire.docx">Demande d’aide</a>', FORMAT, at='<a href="formulaire.docx">'),
        Bad('<p>Vous trouverez les règles dans <a href="été.pdf">le guide de l’été</a>.</p>', FORMAT, at='<a href="été.pdf">', review=True),
        Bad('<li><a href="entretien.mp3">Écouter l’entretien</a></li>', FORMAT, at='<a href="entretien.mp3">'),
        Bad('<a href="{% static \'docs/été.pdf\' %}">Guide d’été</a>', FORMAT, at='<a href="{% static \'docs/été.pdf\' %}">'),
    ),
    good=(
        Good('<a href="{{ url_for(\'static\', filename=\'été.pdf\') }}">Guide d’été (PDF, 120 ko)</a>'),
        Good('<a href="/docs/guide.pdf">Guide des démarches d’été (PDF, 120 ko)</a>'),
        Good('<p><a href="/docs/guide.pdf">Guide d’été</a> (PDF, 1 page)</p>'),
        Good('<a href="{{ fichier.url }}">Guide</a>'),
        Good('<a href="/page.html">Guide</a>'),
        Good('<a class="fr-link--download" href="g.pdf">Guide <span class="fr-link__detail">PDF – 61 ko</span></a>'),
    ),
)  # fmt: skip
def document_link_undescribed(link: Element, page: Page) -> Iterator[Hit]:
    """Report a static link to an office document, sound or archive when neither it nor its paragraph says so."""
    href = link.attr("href") or ""
    if is_dynamic(href):
        span = link.value_span("href")
        static = _STATIC.match(link.template.source.text[span.start : span.end])
        href = static[1] if static else ""
    match = _FILE.search(href)
    if match is None or is_excluded(link, page) or page.is_email:
        return
    name = accessible_name(link, page)
    around = link.closest("p", "li", "td", "div")
    nearby = around.text if around is not None and len(around.text) < 400 else ""
    said = _SAID.search(f"{name} {nearby} {link.attr('title') or ''}")
    if not said and not is_unknown(name) and not is_empty(name):
        asked = _is_in_prose(link, around) or "download" in link.attrs or _DOCUMENT.search(name)
        yield Hit(link.span, FORMAT, {"format": match[1].upper()}, Certainty.REVIEW if asked else Certainty.VIOLATION)


_DOCUMENT = re.compile(r"\b(?:t[ée]l[ée]charg|download|fichier|document\b|file\b)", re.I)
"""Words by which one expects a file, of whatever format."""


def _is_in_prose(link: Element, around: Element | None) -> bool:
    """Whether a link stands in a sentence: no criterion asks that its format be written there."""
    if around is not None and around.name == "td":
        return True  # its row says what it is
    return around is not None and around.name != "div" and len(around.text.split()) > len(link.text.split()) + 3
