"""A picture in the stylesheet that says something the text does not."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, template_rule
from guichet.seen.cascade import styles_of
from guichet.seen.texts import has_styles, shown_texts

SAYS = Text(
    fr="L’image de fond « {file} » dit quelque chose que le texte ne dit pas : les personnes aveugles ne le sauront pas. Écrivez-le.",
    en='The background picture "{file}" says something that the text does not: people who are blind will not know. Write it.',
)


_FILE = re.compile(r"url\(\s*[\"']?([^)\"']+)")
_MEANINGS = (
    (
        re.compile(r"warn|attention|important|alert|danger", re.I),
        re.compile(r"warn|attention|important|alert|danger|urgent|avertiss", re.I),
    ),
    (re.compile(r"error|erreur", re.I), re.compile(r"err(?:or|eur)|invalid|wrong|incorrect", re.I)),
    (re.compile(r"pdf", re.I), re.compile(r"pdf", re.I)),
    (re.compile(r"required|obligatoire", re.I), re.compile(r"requi|obligatoire|mandatory", re.I)),
)


@template_rule(
    name="background-image-informative",
    code="W9636",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Image de fond porteuse d’information', en='Background picture that informs'),
    harms=Text(fr='Les personnes aveugles, et celles qui affichent la page sans images ou avec leurs couleurs.', en='People who are blind, and people who show the page without pictures or with their own colours.'),
    instead=Text(fr='Écrivez le mot dans le texte (« Attention : »), ou donnez un nom à l’image.', en='Write the word in the text ("Warning:"), or give the picture a name.'),
    wrong_when=Text(fr='L’image ne fait que décorer ce que le texte dit déjà.', en='The picture only decorates what the text already says.'),
    refs=("rgaa 10.2", "wcag 1.1.1"),
    lesson="04-accessibility/03-images",
    bad=(
        Bad('<div style="background: url(img/warning.png) no-repeat">Le guichet ferme tout l’été.</div>', SAYS, at='<div style="background: url(img/warning.png) no-repeat">', review=True),
        Bad('<style>.a { background-image: url(\'attention.svg\') }</style><p class="a">Fermé l’été</p>', SAYS, at='<p class="a">', review=True),
        Bad('<style>.a { background-image: url(/i/error.gif) }</style><p class="a">Date d’été à revoir</p>', SAYS, at='<p class="a">', review=True),
    ),
    good=(
        Good('<div style="background: url(img/warning.png) no-repeat">Attention : le guichet ferme tout l’été.</div>'),
        Good('<div style="background: url(plage.jpg)">Été</div>'),
        Good('<p style="background: #fff">Été</p>'),
    ),
)  # fmt: skip
def background_image_informative(page: Page) -> Iterator[Hit]:
    """Ask about a text whose background file is named for a meaning that the text does not say."""
    if not has_styles(page):
        return
    styles = styles_of(page)
    seen: set[int] = set()
    for text in shown_texts(page):
        for one in list(styles.chain(text))[:3]:
            image = styles.of(one).get("background-image")
            found = _FILE.search(image.value) if image is not None else None
            if found is None or id(one) in seen or one.template is not page.template:
                continue
            seen.add(id(one))
            name = found[1].rpartition("/")[2]
            said = f"{one.text} {one.attr('aria-label') or ''} {one.attr('title') or ''}"
            if any(file.search(name) and not words.search(said) for file, words in _MEANINGS):
                yield Hit(one.span, SAYS, {"file": name}, Certainty.REVIEW)
