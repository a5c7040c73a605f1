"""A text alternative that tells nothing: a file name, "image", "click"."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.heard.roles import is_marked_decorative
from guichet.reading.language.words import plain
from guichet.reading.templates.controls import input_type
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import Kind, is_dynamic, static_part
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import is_excluded
from guichet.told.language.words import word_list

FILE = Text(
    fr="Le texte de remplacement « {alt} » est un nom de fichier : il n’apprend rien à qui ne voit pas l’image. Dites ce qu’elle montre.",
    en='The text alternative "{alt}" is a file name: it tells nothing to someone who does not see the image. Say what it shows.',
)
VAGUE = Text(
    fr="Le texte de remplacement « {alt} » ne dit pas ce que l’image apporte. Dites ce qu’elle montre ou ce que fait le bouton.",
    en='The text alternative "{alt}" does not say what the image brings. Say what it shows, or what the button does.',
)
TWICE = Text(
    fr='Le texte de remplacement « {alt} » répète le texte voisin : on l’entend deux fois. Laissez alt="" : le texte suffit.',
    en='The text alternative "{alt}" repeats the text beside it: it is heard twice. Leave alt="": the text is enough.',
)
STORED = Text(
    fr="Le texte de remplacement est un nom de fichier, « {path} » : il n’apprend rien à qui ne voit pas l’image. Dites ce qu’elle montre.",
    en='The text alternative is the name of a file, "{path}": it tells nothing to someone who does not see the image. Say what it shows.',
)
OTHER = Text(
    fr="Le texte de remplacement dit « {alt} » et le fichier se nomme « {file} » : l’un des deux se trompe peut-être d’image. Vérifiez.",
    en='The text alternative says "{alt}" and the file is called "{file}": one of them may be about another image. Check.',
)

_FILE = re.compile(
    r"^(?:(?:https?:)?/?/?(?:[\w.%+-]+/)+|/)?[\w %+-]{1,80}\.(?:png|jpe?g|gif|svg|webp|bmp|tiff?|ico|avif)$|^(?:IMG|DSC|DSCN|MVIMG)[-_ ]?\d+$",
    re.I,
)
_LOGO = re.compile(r"^(?:logo[ _-]([a-z0-9]+)|([a-z0-9]+)[ _-]logo)$", re.I)


_STORED = re.compile(
    r"(?:\w+\.)*\w*(?:image|img|photo|picture|file|fichier|illustration|visuel|thumbnail|vignette|media|logo|avatar)\w*"
    r"\.(?:name|file_?name|original_?(?:file)?name|path|url|src)",
    re.I,
)
"""What a file is called where it is kept: `photo.image.name`, `file.filename`."""


_UPLOADED = re.compile(r"(?:^|\.)(?:file|fichier|media|document|upload)\w*\.\w+$", re.I)
"""A file that someone sent: its name may be all that is known of it."""


def _file_path(image: Element) -> str:
    """Return the file name that a template prints as all of an alternative, "" when it prints something else."""
    span = image.value_span("alt")
    token = image.template.token_at(span.start)
    if token is None or token.kind is not Kind.OUTPUT or (token.start, token.end) != (span.start, span.end):
        return ""
    owner, _, member = token.body.rpartition(".")
    src = image.value_span("src")
    is_file = member != "name" or f"{owner}.url" in image.template.source.text[src.start : src.end]
    return token.body if is_file and _STORED.fullmatch(token.body) else ""


_BOXES = ("figure", "li", "td", "tr", "a")


def _is_shown_beside(image: Element, path: str) -> bool:
    """Whether the name of a file that someone sent is also written beside its picture: that is all that the service knows of it, and says."""
    box = image.closest(*_BOXES)
    tokens = box.template.tokens_between(box.open_end, max(box.end, box.open_end)) if box is not None else ()
    return any(
        one.kind is Kind.OUTPUT and one.body == path and not image.start <= one.start < image.open_end for one in tokens
    )


_LINES = ("a", "button", "p", "li", "td", "th", "dt", "dd", "figcaption", "label", "summary")


def _is_vague(alt: str) -> bool:
    """Whether an alternative is a word for any image, numbered or not, or the number that a camera gave."""
    said = plain(alt)
    bare = said.rstrip("0123456789").rstrip()
    return bare in word_list("accessibility/alternatives.toml", "vague") or (bare == "" and len(said) >= _CAMERA)


def _is_kind_alone(image: Element, alt: str) -> bool:
    """Whether an alternative only says which kind of picture stands there, with no legend that says the rest, and leads nowhere."""
    if image.name != "img" or image.closest("a", "button", "figure") is not None:
        return False
    return plain(alt) in word_list("accessibility/alternatives.toml", "kinds") and "aria-describedby" not in image.attrs


_CAMERA = 5
"""Digits from which a number is a file's and not a figure that the image shows."""


def _is_said_beside(image: Element, alt: str) -> bool:
    """Whether the nearest line of text around an image says its alternative, and nothing else."""
    line = image.closest(*_LINES) if image.name == "img" else None
    if line is None or is_dynamic(line.text) or len(line.inside("img")) > 1:
        return False
    return plain(line.text) == plain(alt) != ""


def _is_preview(image: Element) -> bool:
    """Whether an image shows, beside the field that sends it, a file that someone chose: who wrote the page cannot say what it is."""
    if "ngf-src" in image.attrs:
        return True
    near = list(image.ancestors)[:_NEAR]
    around = [one for one in near if one.name in _AROUND_A_FIELD]
    return any(input_type(each) == "file" for one in around for each in one.inside("input"))


_NEAR = 3
_AROUND_A_FIELD = frozenset({"div", "fieldset", "label", "li", "p", "td"})


def _other_brand(alt: str, src: str) -> str | None:
    """Return the file's name when both name a logo, and not the same one."""
    name = src.split("?")[0].rsplit("/", 1)[-1].rsplit(".", 1)[0]
    said, named = _LOGO.match(alt.strip()), _LOGO.match(name)
    if said and named:
        one, other = plain(said[1] or said[2]), plain(named[1] or named[2])
        return name if one not in other and other not in one else None
    return None


@element_rule(
    "img", "input", "area",
    name="img-alt-uninformative",
    code="W9102",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Texte de remplacement qui ne dit rien', en='Text alternative that says nothing'),
    harms=Text(fr='Les personnes qui ne voient pas l’image : on leur lit un nom de fichier ou le mot « image ».', en='People who do not see the image: they hear a file name or the word "image".'),
    instead=Text(fr='Écrivez ce que l’image apprend à qui la voit, en une phrase ; alt="" si elle n’apprend rien.', en='Write what the image tells someone who sees it, in one sentence; alt="" if it tells nothing.'),
    wrong_when=Text(fr='Le mot est bien le contenu de l’image (une affiche où il est écrit « Image »).', en='The word really is what the image shows (a poster that reads "Image").'),
    refs=("rgaa 1.3", "wcag 1.1.1", "act qt1vmo"),
    lesson="04-accessibility/03-images",
    bad=(
        Bad('<figure><img src="{{ file.url }}" alt="{{ file.filename }}"><figcaption>Été</figcaption></figure>', STORED, at='alt="{{ file.filename }}"', review=True),
        Bad('<img src="/m/été.png" alt="/media/plan_acces_v2.png">', FILE, at='alt="/media/plan_acces_v2.png"'),
        Bad('<img src="{{ été.image.url }}" alt="{{ été.image.name }}">', STORED, at='alt="{{ été.image.name }}"'),
        Bad('<img src="plan.png" alt="plan_acces_v2.png">', FILE, at='alt="plan_acces_v2.png"'),
        Bad('<img src="photo.jpg" alt="Image">', VAGUE, at='alt="Image"'),
        Bad('<h1>Fermeture d’été</h1><img src="a.png" alt="Affiche">', VAGUE, at='alt="Affiche"'),
        Bad('<img src="é.jpg" alt="image 2">', VAGUE, at='alt="image 2"'),
        Bad('<img src="é.jpg" alt="000012">', VAGUE, at='alt="000012"'),
        Bad('<p>Rendez-vous ici : <img src="p.jpg" alt="photo"></p>', VAGUE, at='alt="photo"'),
        Bad('<div><label for="é">Photo d’été</label><input type="file" id="é"><p><img src="{{ é }}" alt="photo"></p></div>', VAGUE, at='alt="photo"', review=True),
        Bad('<input type="image" src="ok.png" alt="cliquez">', VAGUE, at='alt="cliquez"'),
        Bad('<a href="/é"><img src="é.png" alt="Horaires d’été"> Horaires d’été</a>', TWICE, at='alt="Horaires d’été"'),
        Bad('<ul><li><img src="é.png" alt="mairie"><span>Mairie</span></li></ul>', TWICE, at='alt="mairie"'),
        Bad('<img src="img/caf-logo.png" alt="Logo ANTS">', OTHER, at='alt="Logo ANTS"', review=True),
    ),
    good=(
        Good('<figure><img src="{{ file.url }}" alt="{{ file.filename }}"><figcaption><a href="{{ file.url }}">{{ file.filename }}</a> (été)</figcaption></figure>'),
        Good('<ul><li><img src="{{ document.url }}" alt="{{ document.name }}"> {{ document.name }}, été</li></ul>'),
        Good('<tr><td><img src="{{ fichier.url }}" alt="{{ fichier.path }}"><span>Été : {{ fichier.path }}</span></td></tr>'),
        Good('<img src="{{ photo.image.url }}" alt="{{ photo.title }}"><img src="{{ é.url }}" alt="{{ image.name|default:légende }}"><img src="{{ é.url }}" alt="{{ partner.name }}"><img src="{{ logo.file.url }}" alt="{{ logo.name }}">'),
        Good('<img src="plan.png" alt="Plan d’accès : entrée par la cour, à droite">'),
        Good('<a href="/é"><img src="é.png" alt="Été"> Horaires d’été</a><p><img src="a.png" alt="{{ a }}">{{ a }}</p>'),
        Good('<a href="/é"><img src="é.png" alt="Été" aria-hidden="true"> Été</a><p><img src="b.png" alt="Été"></p>'),
        Good('<figure><img src="é.png" alt="Affiche"><figcaption>La mairie ferme tout l’été</figcaption></figure><a href="/plan"><img src="p.png" alt="Plan"></a>'),
        Good('<img src="é.png" alt="12"><img src="é.png" alt="2026">'),
        Good('<img src="logo.svg" alt="Logo de la préfecture">'),
        Good('<img src="{{ photo.url }}" alt="{{ photo.titre }}">'),
        Good('<img src="logo-marianne.svg" alt="République française">'),
    ),
)  # fmt: skip
def img_alt_uninformative(image: Element, page: Page) -> Iterator[Hit]:
    """Report an alternative that is a file name or an empty word."""
    alt = image.template.value_of(image, "alt")
    if alt and is_dynamic(alt) and (path := _file_path(image)):
        certainty = Certainty.REVIEW if _UPLOADED.search(path) else Certainty.VIOLATION
        if certainty is Certainty.VIOLATION or not _is_shown_beside(image, path):
            yield Hit(image.attribute_span("alt"), STORED, {"path": path}, certainty)
    if not alt or is_dynamic(alt) or (image.name == "input" and input_type(image) != "image"):
        return
    facts = {"alt": alt.strip()}
    if _FILE.match(alt.strip()):
        yield Hit(image.attribute_span("alt"), FILE, facts)
    elif (_is_vague(alt) or _is_kind_alone(image, alt)) and not is_excluded(image, page):
        certainty = Certainty.REVIEW if _is_preview(image) else Certainty.VIOLATION
        yield Hit(image.attribute_span("alt"), VAGUE, facts, certainty)
    elif _is_said_beside(image, alt) and not is_excluded(image, page) and not is_marked_decorative(image):
        yield Hit(image.attribute_span("alt"), TWICE, facts)
    elif other := _other_brand(alt, static_part(image.attr("src") or "")):
        yield Hit(image.attribute_span("alt"), OTHER, {**facts, "file": other}, Certainty.REVIEW)
