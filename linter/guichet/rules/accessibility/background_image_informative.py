"""A picture in the stylesheet that says something the text does not."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.reading.language.words import plain
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, template_rule
from guichet.seen.cascade import styles_of
from guichet.seen.texts import has_styles, shown_texts
from guichet.seen.visibility import is_hidden

SAYS = Text(
    fr="L’image de fond « {file} » dit ce que le texte tait : les personnes aveugles ne le sauront pas. Écrivez-le.",
    en='The background picture "{file}" says something that the text does not: people who are blind will not know. Write it.',
)
ALONE = Text(
    fr="Seule l'image de fond « {file} » dit ici quelque chose : les personnes aveugles n'ont rien. Écrivez-le en toutes lettres, même hors de l'écran.",
    en='Only the background picture "{file}" says something here: people who are blind get nothing. Write it in words, even off screen.',
)
_EMPTY = ("span", "i", "b", "em", "div")
_ENTRIES = ("tr", "li", "dd")
_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"[a-zà-ÿ]{4,}")
_DRAWN = frozenset(
    "icon icone icones icons picto pictogramme image images fond back background arrow fleche chevron bullet puce deco decor line "
    "ligne pattern motif trait separator shadow white black blanc noir blue bleu small large left right mark".split()
)
"""Words of a file name that say what is drawn or how, and not what it means."""

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
        Bad('<style>.m { background-image: url(ferme.svg) }</style><table><tr><td>Été</td><td><span class="m"></span></td></tr></table>', ALONE, at='<span class="m">'),
        Bad('<style>.m { background: url(img/travaux-en-cours.svg) no-repeat }</style><ul><li>Été</li><li>Juin <i class="m"></i></li><li>Mai</li></ul>', ALONE, at='<i class="m">'),
        Bad('<div style="background: url(img/warning.png) no-repeat">Le guichet ferme tout l’été.</div>', SAYS, at='<div style="background: url(img/warning.png) no-repeat">', review=True),
        Bad('<style>.a { background-image: url(\'attention.svg\') }</style><p class="a">Fermé l’été</p>', SAYS, at='<p class="a">', review=True),
        Bad('<style>.a { background-image: url(/i/error.gif) }</style><p class="a">Date d’été à revoir</p>', SAYS, at='<p class="a">', review=True),
    ),
    good=(
        Good('<style>.m { background-image: url(ferme.svg) }</style><table><tr><td>Été</td><td><span class="m"></span> Fermé</td></tr></table>'),
        Good('<style>.m { background-image: url(ferme.svg) }</style><table><tr><td>Été</td><td><span class="m" role="img" aria-label="Fermé"></span></td></tr></table>'),
        Good('<style>.m { background-image: url(img/lieux.svg) }</style><ul><li><i class="m"></i>Été</li><li><i class="m"></i>Juin</li><li><i class="m"></i>Mai</li></ul>'),
        Good('<style>.i { width: 1em } .t { background-image: url(img/combine.svg) } .c { background-image: url(img/enveloppe.svg) }</style><ul><li><i class="i t"></i> Téléphone</li><li>Courriel d’été <i class="i c"></i></li><li>Mai</li></ul>'),
        Good('<style>.m { background-image: url(img/icone-fleche.svg) }</style><ul><li><i class="m"></i>Été</li><li>Juin</li><li>Mai</li></ul>'),
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
    for drawn, name in _drawings(page):
        seen.add(id(drawn))
        if _is_all_of_its_cell(drawn) or _marks_some_entries(drawn, name, page):
            yield Hit(drawn.span, ALONE, {"file": name})
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


def _drawings(page: Page) -> Iterator[tuple[Element, str]]:
    """Yield the empty elements of a template that a stylesheet draws by a picture, each with the picture's file."""
    styles = styles_of(page)
    for drawn in (one for name in _EMPTY for one in page.template.by_name.get(name, ())):
        if "class" not in drawn.attrs or drawn.contents or drawn.attrs.keys() & _NAMING or not drawn.is_closed:
            continue
        image = styles.of(drawn).get("background-image")
        found = _FILE.search(image.value) if image is not None and image.is_known else None
        if found is not None and not is_hidden(drawn, page):
            yield drawn, found[1].rpartition("/")[2]


_NAMING = frozenset({"aria-label", "aria-labelledby", "title", "role", "id", "style"})


def _is_all_of_its_cell(drawn: Element) -> bool:
    """Whether a cell of a table holds nothing else."""
    cell = drawn.closest("td")
    return cell is not None and not cell.text and all(one is drawn or one in drawn.ancestors for one in cell.inside())


def _marks_some_entries(drawn: Element, name: str, page: Page) -> bool:
    """Whether a picture named for a meaning ends one entry of a list or table alone, and its words do not say it."""
    entry = drawn.closest(*_ENTRIES)
    around = entry.above if entry is not None else None
    if entry is None or around is None or drawn.closest("a", "button", "label", "h2", "h3") is not None:
        return False
    said = set(_WORD.findall(plain(entry.text)))
    means = set(_WORD.findall(plain(name.rpartition(".")[0].replace("-", " ").replace("_", " ")))) - _DRAWN
    if not means or said & means or is_dynamic(entry.text):
        return False
    others = [one for one in around.inside(entry.name) if one.above is around and one is not entry]
    classes = set(drawn.token_list("class"))
    is_kind = any(classes & set(each.token_list("class")) for one in others for each in one.inside(drawn.name))
    before = page.template.render_static(entry.open_end, drawn.start)
    return len(others) > 1 and not is_kind and any(map(str.isalpha, _TAG.sub(" ", before)))
