"""E10: the headings alone tell the page, and each link makes sense outside its sentence."""

import itertools
import re

from bs4 import Tag

from grading import Answer, Document, Failed, Text, check
from grading.document import plain_words
from grading.facts import must_still_hold
from grading.fidelity import losses
from grading.text import count_of

FILE = "page.html"
HEADINGS = "h1, h2, h3, h4, h5, h6, [role=heading]"
PARENTS = {
    "Horaires": "Venir à la mairie",
    "Le samedi matin": "Horaires",
    "Accès": "Venir à la mairie",
    "Par téléphone": "",
}
# Words that say nothing of where a link leads; those of the last line only name its picture.
VAGUE = set(
    "en savoir plus sur ce sujet lire la suite voir cliquez cliquer ici lien liens page site le les un une des de du à "
    "détail détails info infos information informations consulter accéder découvrir télécharger suite suivre tout nous "
    "vous ça cela cette cet ces et pour avec par dans autre autres y aller ouvrir lisez voyez découvrez consultez d l s "
    "image icône dessin logo pictogramme maison svg png jpg".split()
)


# What people find behind each link of the text: what it is, what it is for, how one comes to it.
BEHIND = {
    "/samedis": "samedi ouver rendez agent matin matiné semain calend date jour perman horair heure quand accuei reçoi",
    "/plan": "plan quart bus ligne arrêt trajet itinér carte chemin route rue adress situer trouve accès venir rendre "
    "transp local mairie porte",
    "/fauteuil": "fauteu roulan marche porte cour handic access mobili entrer entrée rampe pied pmr",
}


def heard(page: Document, element: Tag) -> str:
    """The accessible name of a link or heading, "" when only a tooltip would say it."""
    name = page.name(element)
    return "" if name.source in ("title", "none") else name.text


def level(heading: Tag) -> int:
    """The level of a heading, as a screen reader has it."""
    told = count_of(heading.get("aria-level", ""))
    if told is not None:
        return told
    return int(heading.name[1]) if heading.name[0] == "h" and heading.name[1:].isdigit() else 2


def real(page: Document) -> list[Tag]:
    """The headings that a screen reader lists, in order: another role takes a tag out of the list."""
    return [one for one in page.select(HEADINGS) if page.is_exposed(one) and one.get("role", "heading") == "heading"]


def outline(page: Document) -> list[tuple[int, str]]:
    """The levels and names of those headings."""
    return [(level(one), page.name(one).text) for one in real(page)]


def painted(page: Document, title: str) -> bool:
    """Whether a line of plain text still passes for that heading, beside the real one."""
    headings = set(real(page))
    return any(
        plain_words(page.text(one)) == plain_words(title)
        and not one.select("a[href]")
        and not headings & {one, *one.parents, *one.find_all(True)}
        for one in page.select("p, div")
    )


def sentences(page: Document) -> list[str]:
    """The first sentence of each paragraph, longer than any title."""
    firsts = [plain_words(page.text(one).partition(".")[0]) for one in page.select("p")]
    return [one for one in firsts if len(one.split()) > 4]


def place(headings: list[tuple[int, str]], wanted: str) -> int | None:
    """Where that heading is; a whole paragraph that holds the words is no heading."""
    for position, (_, text) in enumerate(headings):
        if plain_words(wanted) in plain_words(text) and len(text.split()) <= len(wanted.split()) + 8:
            return position
    return None


def above(headings: list[tuple[int, str]], position: int) -> list[int]:
    """The headings that one is a part of, the nearest first."""
    found, depth = [], headings[position][0]
    for other in range(position - 1, -1, -1):
        if headings[other][0] < depth:
            depth = headings[other][0]
            found.append(other)
    return found


def swapped(page: Document) -> tuple[Tag, Tag] | None:
    """Two links of which each bears the words of the other's address, and not its own."""
    named = [(one, str(one["href"]).strip("/#").rstrip("s"), plain_words(heard(page, one))) for one in links(page)]
    for (one, here, name), (other, there, second) in itertools.combinations(named, 2):
        if here and there and there in name and here in second and here not in name and there not in second:
            return one, other
    return None


def told(headings: list[tuple[int, str]]) -> str:
    """The outline, one heading a line."""
    return "\n".join(f"{'  ' * (depth - 1)}{depth} {text}" for depth, text in headings) or "–"


def links(page: Document) -> list[Tag]:
    """The links that people meet."""
    return [one for one in page.select("a[href]") if page.is_exposed(one)]


def mains_of(page: Document) -> list[Tag]:
    """The main landmarks that people meet."""
    return [one for one in page.select("main, [role=main]") if page.is_exposed(one)]


def first_met(page: Document) -> Tag | None:
    """The first link that the keyboard meets."""
    return next((one for one in links(page) if str(one.get("tabindex", "0")).strip() != "-1"), None)


def leads_to(page: Document, link: Tag, main: Tag) -> bool:
    """Whether the keyboard, once that link is followed, is at the start of the content."""
    anchor = re.fullmatch(r"#(.+)", str(link["href"]))
    goal = page.soup.find(id=anchor.group(1)) if anchor else None
    if not isinstance(goal, Tag) or not page.is_shown(goal):
        return False
    ahead = [goal, *goal.find_all_next(True)]
    stops = [one for one in links(page) if one in ahead]
    hours = [one for one in real(page) if one in ahead and "horaires" in plain_words(page.name(one).text)]
    return bool(hours and stops) and main in stops[0].parents


@check(points=4, fr="Chaque titre vu est un vrai titre", en="Each heading that is seen is a real one")
def headings_are_real(answer: Answer) -> None:
    page = answer.page(FILE)
    headings = outline(page)
    for wanted in ("Venir à la mairie", *PARENTS):
        if place(headings, wanted) is None:
            raise Failed(
                fr=f"« {wanted} » a l’air d’un titre ; la liste des titres ne le contient pas.",
                en=f"“{wanted}” looks like a heading; the list of headings does not hold it.",
                expected=wanted,
                actual=told(headings),
                try_=Text(
                    fr="La taille et le gras se voient ; seules les balises h1 à h6 s’entendent.",
                    en="Size and bold are seen; only the tags h1 to h6 are heard.",
                ),
            )
        if painted(page, wanted):
            raise Failed(
                fr=f"« {wanted} » est écrit deux fois : un vrai titre, et un texte qui en a l’air.",
                en=f"“{wanted}” is written twice: a real heading, and a text that looks like one.",
                expected=Text(
                    fr="le titre que l’on voit est celui que l’on entend", en="people see the heading they hear"
                ),
                actual=told(headings),
            )
    assert answer.start is not None
    for sentence in sentences(Answer(answer.start).page(FILE)):
        for _, text in headings:
            if sentence in plain_words(text):
                raise Failed(
                    fr="Une phrase du texte est devenue un titre : qui parcourt les titres lit un paragraphe.",
                    en="A sentence of the text became a heading: those who skim the headings read a paragraph.",
                    expected=Text(fr="les cinq titres que l’on voit", en="the five headings that are seen"),
                    actual=text,
                )


@check(points=4, fr="Le plan de la page est sans trou", en="The outline has no gap", after=headings_are_real)
def outline_is_whole(answer: Answer) -> None:
    headings = outline(answer.page(FILE))
    top = place(headings, "Venir à la mairie")
    problem = None
    if [one for one, _ in headings].count(1) != 1 or top is None or headings[top][0] != 1:
        problem = Text(fr="un seul niveau 1 : « Venir à la mairie »", en="a single level 1: “Venir à la mairie”")
    for (before, _), (after, text) in itertools.pairwise(headings):
        if after > before + 1:
            problem = problem or Text(
                fr=f"un niveau {before + 1} au plus pour « {text} »", en=f"level {before + 1} at most for “{text}”"
            )
    for child, parent in PARENTS.items():
        found, wanted = place(headings, child), place(headings, parent or "Venir à la mairie")
        ancestors = above(headings, found) if found is not None else []
        if wanted not in (ancestors if not parent else ancestors[:1]):
            problem = problem or Text(
                fr=f"« {child} » dans « {parent or 'Venir à la mairie'} »",
                en=f"“{child}” inside “{parent or 'Venir à la mairie'}”",
            )
    if problem:
        raise Failed(
            fr="Qui ne lit que les titres ne retrouve pas le plan de la page.",
            en="Those who read the headings alone do not find the outline of the page.",
            expected=problem,
            actual=told(headings),
            try_=Text(
                fr="Le niveau dit « ceci est une partie de cela ». La taille des lettres, c’est la feuille de style.",
                en="The level says “this is a part of that”. The size of the letters belongs to the style sheet.",
            ),
        )


@check(points=4, fr="La page a un menu, un contenu et un raccourci", en="The page has a menu, a content and a shortcut")
def page_has_places(answer: Answer) -> None:
    page = answer.page(FILE)
    mains = mains_of(page)
    inside = len(mains) == 1 and all(
        any(plain_words(title) in plain_words(page.name(one).text) and mains[0] in one.parents for one in real(page))
        for title in PARENTS
    )
    if not inside:
        raise Failed(
            fr="Rien ne dit où est le contenu principal.",
            en="Nothing says where the main content is.",
            expected=Text(fr="une zone « main » autour du contenu", en="one “main” landmark around the content"),
            actual="\n".join(map(page.source, mains)) or "–",
        )
    for target in ("/", "/demarches", "/contact"):
        for link in page.select(f'a[href="{target}"]')[:1]:
            holders = [one for one in link.parents if one.name == "nav" or one.get("role") == "navigation"]
            apart = mains[0] not in link.parents and not any(one in mains[0].parents for one in holders)
            # The house, in a banner, need not be part of the menu.
            if not apart or not (holders or target == "/"):
                raise Failed(
                    fr="Les liens du menu ne sont pas dans une zone de navigation, hors du contenu.",
                    en="The links of the menu are not in a navigation landmark, outside the content.",
                    expected=Text(fr="une zone « nav » à côté du contenu", en="a “nav” landmark beside the content"),
                    actual=page.source(link),
                )
    first = first_met(page)
    if first is None or not leads_to(page, first, mains[0]):
        raise Failed(
            fr="Au clavier, le premier lien de la page ne mène pas au contenu.",
            en="With the keyboard, the first link of the page does not lead to the content.",
            expected=Text(
                fr="un premier lien vers l’id de la zone « main »", en="a first link to the id of the “main” landmark"
            ),
            actual=page.source(first) if first is not None else "–",
            try_=Text(
                fr="Sans lui, la personne traverse le menu entier à chaque page.",
                en="Without it, people go through the whole menu on every page.",
            ),
        )


@check(points=5, fr="Chaque lien se comprend seul", en="Each link makes sense alone")
def links_make_sense_alone(answer: Answer) -> None:
    page = answer.page(FILE)
    exchanged = swapped(page)
    if exchanged:
        raise Failed(
            fr="Deux liens ont échangé leurs noms : chacun promet ce que l’on trouve derrière l’autre.",
            en="Two links have swapped their names: each promises what is found behind the other.",
            actual="\n".join(map(str, exchanged)),
        )
    if not links(page):
        raise Failed(
            fr="La page n’a plus aucun lien que l’on rencontre.", en="The page has no link left that people meet."
        )
    places: dict[str, str] = {}
    first = first_met(page)
    # « Lire la page » says enough of a link that jumps to the content.
    skip = first if first is not None and any(leads_to(page, first, main) for main in mains_of(page)) else None
    for link in links(page):
        name, shown, target = heard(page, link), page.text(link), str(link["href"])
        alone = plain_words(name)
        words = re.split(r"[ '’]", alone) if not target.startswith(("tel:", "mailto:")) else ["number"] * bool(alone)
        tells = [word for word in words if word and word not in VAGUE and not word.isdigit()]
        if not tells and not (alone and link is skip):
            problem = Text(fr="un nom qui dit où l’on va", en="a name that says where it leads")
        elif plain_words(shown) not in alone:
            problem = Text(
                fr="un nom entendu qui contient le texte vu", en="a name that is heard and holds the text that is seen"
            )
        elif places.setdefault(alone, target) != target:
            problem = Text(
                fr=f"un autre nom que le lien vers {places[alone]}", en=f"another name than the link to {places[alone]}"
            )
        elif target in BEHIND and not any(word.startswith(tuple(BEHIND[target].split())) for word in tells):
            problem = Text(fr=f"ce que l’on trouve à {target}", en=f"what is found at {target}")
        else:
            continue
        raise Failed(
            fr="Dans une liste de liens, sans les phrases autour, celui-ci ne dit pas où il mène.",
            en="In a list of links, without the sentences around, this one does not say where it leads.",
            expected=problem,
            actual=Text(
                fr=f"vu : {shown or 'rien'} ; entendu : {name or 'rien'} ; {link}",
                en=f"seen: {shown or 'nothing'}; heard: {name or 'nothing'}; {link}",
            ),
            try_=Text(
                fr="Mettez dans le lien les mots de ce qu’on trouvera de l’autre côté.",
                en="Put in the link the words for what people will find on the other side.",
            ),
        )


@check(
    points=1,
    fr="Le linter guichet n’a rien à redire",
    en="The guichet linter has nothing to say",
    after=links_make_sense_alone,
)
def linter_is_silent(answer: Answer) -> None:
    answer.lint(FILE)


@check(points=2, fr="Rien de la page n’est perdu", en="Nothing of the page is lost", after=links_make_sense_alone)
def nothing_lost(answer: Answer) -> None:
    page = answer.page(FILE)
    assert answer.start is not None
    spare = {"en", "savoir", "plus"}
    if not page.select("img"):
        # The picture of the house may give way to a word.
        spare.add('<img src="/images/maison.svg">')
    before = Answer(answer.start).page(FILE)
    met = {link["href"] for link in links(page) if page.is_reached(link)}
    must_still_hold(before, page)
    lost = [one for one in losses(before, page) if one not in spare]
    lost += [str(link["href"]) for link in links(before) if link["href"] not in met]
    if lost:
        raise Failed(
            fr="La page a perdu quelque chose en route.",
            en="The page has lost something on the way.",
            expected=Text(
                fr="tout ce que disait le départ, sauf « en savoir plus »",
                en="all that the start said, except “en savoir plus”",
            ),
            actual=", ".join(lost),
        )
