"""E11: the page is listened to, image by image, and must answer the questions that its images answer."""

import re
from collections.abc import Iterator

from bs4 import Tag
from bs4.element import NavigableString, PreformattedString

from grading import Answer, Document, Failed, Text, check
from grading.document import squash
from grading.facts import Reading, kept_for_others, must_hold, shut
from grading.fidelity import losses
from grading.voices import misread

FILE = "annexe.html"
DECORATION = ("trait.png", "telephone.png")
PLAN = "plan.png"
BLOCKS = ("p", "h1", "h2", "h3", "h4", "li", "dt", "dd", "th", "td", "div", "caption", "figcaption", "summary")
NOISE = re.compile(
    r"\.(jpe?g|png|svg|gif|webp)\b|\w_\w|^[\W\d_]+$|^(img|dscn?|photo|image|scan|capture)\W?\d+$"
    r"|^(une |l[’'])?(image|photo|ic[oô]ne|dessin|logo|illustration|visuel|pictogramme|décor(ation|ati[fv]e?)?)$",
    re.I,
)
WIDTH = re.compile(
    r"\b(90|quatre-vingt-dix) ?(cm|centim)|\b(cm|centimètres)\W+90\b|\b0[,.]90? ?m|\b900 ?(mm|millim)", re.I
)
OTHER_WIDTH = re.compile(r"\b(?!90\b)\d{2,3} ?(?:cm|centim)", re.I)


def step(text: Reading) -> Iterator[bool]:
    """What the page says of a step at the door: True where it says that there is none, False where it says one."""
    for said in text.mentions("steps"):
        if not said.is_affirmed:
            yield True
        elif said.denials or any(one.clause is said.clause for one in text.says("there", said.sentence)):
            asked = said.text.endswith("?") or said.is_supposed
            if not asked and not said.clause.has("metres", "minutes", "pied"):
                yield False


def width(text: Reading) -> Iterator[bool]:
    """What the page says of the door: True where it is 90 cm wide, False where a chair does not pass."""
    if WIDTH.search(text.text):
        yield True
    for one in text.sentences:
        if OTHER_WIDTH.search(one.text) and re.search("porte|entree|large|passage", one.plain):
            yield False
    for said in text.denies("passes"):
        if re.search("fauteuil|roulant|chaise", said.sentence.plain) and not text.says("toilets", said.sentence):
            yield False


def toilets(text: Reading) -> Iterator[bool]:
    """What the page says of toilets for a wheelchair: True where it gives them, False where it takes them away."""
    places = [one.at for one in text.sentences if any(text.mentions("toilets", one))]
    for at in places:
        one = text.sentences[at]
        if SENDS.search(one.plain):
            continue  # « Renseignez-vous à l’accueil » says nothing of the toilets
        yield from (said.is_affirmed for said in text.mentions("accessible", one))
        yield from (False for said in text.denies("toilets", one) if text.says("accessible", one))
        following = text.sentences[at + 1] if at + 1 < len(text.sentences) else None
        again = [following] if following and {one.plain for one in following.words} & PRONOUNS else []
        for near in (one, *again):
            if text.says("upstairs", near) and not text.says("lift", near):
                yield False


SENDS = re.compile(r"^(?!.*\b(?:est|sont)\b).*\b(?:renseigne[zr]|informe[zr]|demande[zr] (?:si|a l' ?accueil si))\b")
PRONOUNS = frozenset("elles y ils ces celles-ci".split())
# For each question of Omar: what the page says, place by place.
QUESTIONS = (
    (Text(fr="Y a-t-il une marche pour entrer ?", en="Is there a step to get in?"), step),
    (
        Text(
            fr="Mon fauteuil passe-t-il la porte ? Quelle est sa largeur ?", en="Does my chair pass the door? How wide?"
        ),
        width,
    ),
    (
        Text(fr="Y a-t-il des toilettes où j’entre en fauteuil ?", en="Are there toilets that I can enter in a chair?"),
        toilets,
    ),
)


def is_silent(page: Document, image: Tag) -> bool:
    """Whether a screen reader skips the image."""
    return not page.is_exposed(image) or image.get("role") in ("presentation", "none") or not spoken(page, image)


def spoken(page: Document, image: Tag) -> str:
    """What a screen reader says for the image: a tooltip speaks when nothing else does."""
    return page.name(image).text


def file_of(image: Tag) -> str:
    """The name of the image's file."""
    return str(image.get("src", "")).rpartition("/")[2]


def heard(page: Document, *, images: bool = True) -> str:
    """The page as it is heard, a block a line: its text, with or without the alternative of each image in its place."""
    pieces = []
    for piece in (page.soup.body or page.soup).descendants:
        if isinstance(piece, Tag):
            if piece.name in BLOCKS:
                pieces.append("\n")
            if piece.name == "img" and images and not is_silent(page, piece):
                pieces.append(spoken(page, piece).rstrip(".") + ".")
        elif not isinstance(piece, NavigableString) or isinstance(piece, PreformattedString) or piece.parent is None:
            continue
        elif page.is_exposed(piece.parent) and not piece.find_parent(["s", "del", "strike"]):
            pieces.append(re.sub(r"\s+", " ", str(piece)))
    return "\n".join(line for line in map(squash, " ".join(pieces).split("\n")) if line)


def together(text: str) -> str:
    """The text, each short answer beside its question, or beside the label on the line before."""
    short = r"oui|non|aucune?|zéro|0|il n[’']y en a"
    text = re.sub(rf"\s*\?\s+(?=(?:{short})\b)", " : ", text, flags=re.I)
    alone = rf"(?<![.!;,])\n(?=(?:{short})(?: (?:pas|aucune?|plus))?(?:[.,;!]|$))"
    return re.sub(alone, " : ", text, flags=re.I | re.M)


def drawn_icons(page: Document) -> list[Tag]:
    """What speaks beside the phone number without being a text."""
    drawings = page.select('a[href^="tel:"] svg, a[href^="tel:"] [role=img]:not(img)')
    named = [one for one in drawings if one.find("title") or page.name(one).source in ("aria-label", "labelledby")]
    return [one for one in named if page.is_exposed(one) and one.get("role") not in ("presentation", "none")]


def images_are_there(page: Document) -> None:
    """Fail when the page has no image left: then none says anything, nor leaves anything unsaid."""
    if not any(page.is_shown(one) for one in page.select("img, svg, [role=img]")):
        raise Failed(fr="La page n’a plus aucune image.", en="The page has no image left.")


@check(points=4, fr="Aucune image ne fait de bruit", en="No image makes noise")
def images_say_something(answer: Answer) -> None:
    page = answer.page(FILE)
    images_are_there(page)
    for image in page.select("img"):
        named = image.has_attr("alt") or page.name(image).source in ("labelledby", "aria-label")
        if not page.is_exposed(image) or image.get("role") in ("presentation", "none"):
            continue
        if not named or NOISE.search(spoken(page, image).strip()):
            raise Failed(
                fr="Une image est annoncée par son fichier, ou par un mot creux.",
                en="An image is announced by its file, or by an empty word.",
                expected=Text(
                    fr="une alternative qui rend le même service que l’image, ou vide si elle décore",
                    en="an alternative that does the same service as the image, or empty if it decorates",
                ),
                actual=page.source(image),
                try_=Text(
                    fr="Sans attribut alt, un lecteur d’écran épelle l’adresse. « image », il le dit déjà.",
                    en="Without an alt attribute, a screen reader spells the address. It says “image” already.",
                ),
            )


@check(points=4, fr="Le décor se tait", en="Decoration is silent")
def decoration_is_silent(answer: Answer) -> None:
    page = answer.page(FILE)
    images_are_there(page)
    for image in [*page.select("img"), *drawn_icons(page)]:
        if image.name == "img" and file_of(image) not in DECORATION:
            continue
        blank = str(image.get("alt", "")) != "" and not str(image.get("alt")).strip()
        if blank or not is_silent(page, image):
            raise Failed(
                fr="Une image qui n’apprend rien prend la parole.",
                en="An image that teaches nothing takes the floor.",
                expected=Text(fr="une alternative vide, et rien d’autre", en="an empty alternative, and nothing else"),
                actual=page.source(image),
                try_=Text(
                    fr="Vide, ce n’est pas une espace. L’infobulle « title » parle aussi.",
                    en="Empty is not a space. The “title” tooltip speaks too.",
                ),
            )


@check(points=5, fr="La page entendue répond aux questions d’Omar", en="The page, heard, answers Omar's questions")
def useful_images_answer(answer: Answer) -> None:
    if foreign := misread(answer, FILE):
        raise Failed(
            fr="Une voix d’une autre langue lit la page : Omar entend du charabia.",
            en="The voice of another language reads the page: Omar hears gibberish.",
            expected=Text(fr="le texte français lu en français", en="the French text read in French"),
            actual=foreign,
        )
    text = heard(answer.page(FILE))
    page = Reading(together(text), {})
    for question, read in QUESTIONS:
        answers = list(read(page))
        if False in answers:
            raise Failed(
                fr=f"« {question.fr} » La page, écoutée, dit le contraire de ce que montre l’image.",
                en=f"“{question.en}” The page, listened to, says the contrary of what the image shows.",
                actual=text,
            )
        if not answers:
            raise Failed(
                fr=f"« {question.fr} » La page, écoutée, n’y répond pas.",
                en=f"“{question.en}” The page, listened to, does not answer.",
                expected=Text(
                    fr="la réponse, dans le texte ou à la place d’une image",
                    en="the answer, in the text or in place of an image",
                ),
                actual=text,
                try_=Text(
                    fr="Si vous lisiez la page au téléphone, que diriez-vous à la place de l’image ?",
                    en="If you read the page on the phone, what would you say in place of the image?",
                ),
            )
    must_hold(shut(page, "way"), kept_for_others(page, "way"))


@check(points=4, fr="Le plan est annoncé et son chemin est écrit", en="The map is announced and its route is written")
def map_is_told(answer: Answer) -> None:
    page = answer.page(FILE)
    plans = [one for one in page.select("img") if file_of(one) == PLAN]
    name = spoken(page, plans[0]) if plans and not is_silent(page, plans[0]) else ""
    if not re.search(r"plan\b|carte|chemin|trajet|itinéraire|accès", name, re.I) or len(name.split()) > 25:
        raise Failed(
            fr="Le plan n’est pas annoncé en quelques mots.",
            en="The map is not announced in a few words.",
            expected=Text(
                fr="une alternative courte : c’est un plan, et où lire le chemin",
                en="a short alternative: it is a map, and where to read the route",
            ),
            actual="\n".join(map(page.source, plans)) or "–",
        )
    text, seen = heard(page, images=False), page.text()
    distance = answer.variant["distance"].split()[0]
    if Reading(text).are_exchanged((answer.variant["stop"], "alights"), ("pharmacie", "crosses"), within=2):
        raise Failed(
            fr="Deux repères du chemin ont été échangés : on descend au mauvais arrêt.",
            en="Two landmarks of the route have been exchanged: people get off at the wrong stop.",
            expected=Text(
                fr=f"descendre à l’arrêt {answer.variant['stop']}", en=f"get off at the stop {answer.variant['stop']}"
            ),
            actual=text,
        )
    for fact, pattern in (
        (answer.variant["stop"], re.escape(answer.variant["stop"])),
        ("pharmacie", "pharmacie"),
        (answer.variant["distance"], rf"\b{distance} ?m"),
    ):
        if not re.search(pattern, text, re.I) or not re.search(pattern, seen, re.I):
            raise Failed(
                fr="Le chemin que montre le plan n’est pas écrit dans la page, pour tout le monde.",
                en="The route that the map shows is not written in the page, for everyone.",
                expected=fact,
                actual=Text(fr=f"on entend : {text}\non voit : {seen}", en=f"heard: {text}\nseen: {seen}"),
                try_=Text(
                    fr="L’alternative ne se voit pas, ne s’imprime pas, et s’écoute d’une traite.",
                    en="The alternative is not seen, not printed, and heard in one go.",
                ),
            )


@check(
    points=1,
    fr="Le linter guichet n’a rien à redire",
    en="The guichet linter has nothing to say",
    after=useful_images_answer,
)
def linter_is_silent(answer: Answer) -> None:
    answer.lint(FILE)


@check(points=2, fr="Rien de la page n’est perdu", en="Nothing of the page is lost", after=useful_images_answer)
def nothing_lost(answer: Answer) -> None:
    page = answer.page(FILE)
    assert answer.start is not None
    # Decoration may move to the style sheet.
    spare = (
        {f'<img src="{file}">' for file in DECORATION} if all(one.get("src") for one in page.select("img")) else set()
    )
    lost = [one for one in losses(Answer(answer.start).page(FILE), page) if one not in spare]
    lost += [page.source(one) for one in page.select("img") if not page.is_shown(one)]
    if "tel:" not in " ".join(str(one["href"]) for one in page.select("a[href]") if page.is_exposed(one)):
        lost.append("tel:")
    if lost:
        raise Failed(
            fr="La page a perdu quelque chose en route.",
            en="The page has lost something on the way.",
            expected=Text(
                fr="tout ce que montrait le départ, sauf le décor", en="all that the start showed, except decoration"
            ),
            actual=", ".join(lost),
        )
