"""E11: the page is listened to, image by image, and must answer the questions that its images answer."""

import re

from bs4 import Tag
from bs4.element import NavigableString, PreformattedString

from grading import Answer, Document, Failed, Text, check
from grading.fidelity import losses

FILE = "annexe.html"
DECORATION = ("trait.png", "telephone.png")
PLAN = "plan.png"
NOISE = re.compile(
    r"\.(jpe?g|png|svg|gif|webp)\b|\w_\w|^(une |l[’'])?(image|photo|ic[oô]ne|dessin|logo|illustration)$", re.I
)
QUESTIONS = (
    (
        Text(fr="Y a-t-il une marche pour entrer ?", en="Is there a step to get in?"),
        r"(sans|aucune|pas de|ni|zéro|0) (\w+ )?(marche|seuil|ressaut|escalier)|plain[- ]pied|de niveau",
    ),
    (
        Text(
            fr="Mon fauteuil passe-t-il la porte ? Quelle est sa largeur ?", en="Does my chair pass the door? How wide?"
        ),
        r"\b90\b|\b0[,.]90?\b",
    ),
    (
        Text(fr="Y a-t-il des toilettes où j’entre en fauteuil ?", en="Are there toilets that I can enter in a chair?"),
        r"(toilettes?|\bwc\b|sanitaires?)[^.!?]{0,60}(fauteuil|handicap|\bpmr\b|mobilité|accessible|adapté)"
        r"|(fauteuil|handicap|\bpmr\b|mobilité|accessible|adapté)[^.!?]{0,60}(toilettes?|\bwc\b|sanitaires?)",
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


def heard(page: Document) -> str:
    """The page as it is heard: its text, with the alternative of each image in its place."""
    pieces = []
    for piece in (page.soup.body or page.soup).descendants:
        if isinstance(piece, Tag) and piece.name == "img" and not is_silent(page, piece):
            pieces.append(f"{spoken(page, piece)}.")
        elif not isinstance(piece, NavigableString) or isinstance(piece, PreformattedString) or piece.parent is None:
            continue
        elif page.is_exposed(piece.parent):
            pieces.append(str(piece))
    return re.sub(r"\s+", " ", " ".join(pieces))


@check(points=4, fr="Aucune image ne fait de bruit", en="No image makes noise")
def images_say_something(answer: Answer) -> None:
    page = answer.page(FILE)
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
    for image in page.select("img"):
        if file_of(image) not in DECORATION:
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
    text = heard(answer.page(FILE))
    for question, pattern in QUESTIONS:
        if not re.search(pattern, text, re.I):
            raise Failed(
                fr=f"« {question.fr} » La page, écoutée, n’y répond pas.",
                en=f"“{question.en}” The page, listened to, does not answer.",
                expected=question,
                actual=text,
                try_=Text(
                    fr="Si vous lisiez la page au téléphone, que diriez-vous à la place de l’image ?",
                    en="If you read the page on the phone, what would you say in place of the image?",
                ),
            )


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
    text = page.text()
    distance = answer.variant["distance"].split()[0]
    for fact, pattern in (
        (answer.variant["stop"], re.escape(answer.variant["stop"])),
        ("pharmacie", "pharmacie"),
        (answer.variant["distance"], rf"\b{distance} ?m"),
    ):
        if not re.search(pattern, text, re.I):
            raise Failed(
                fr="Le chemin que montre le plan n’est pas écrit dans la page, pour tout le monde.",
                en="The route that the map shows is not written in the page, for everyone.",
                expected=fact,
                actual=text,
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
