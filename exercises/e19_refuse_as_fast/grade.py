"""E19: the grader accepts, refuses and changes its mind on the real application, and counts its gestures."""

import datetime
import re

from bs4 import Tag

from grading import Answer, Document, Failed, Reply, Text, check
from grading.answer import App
from grading.document import plain_words

PAGES = ("/", "/horaires")
MOMENT = datetime.datetime(2027, 3, 1, 10)
YES, NO, WITHDRAW = r"\baccept", r"\brefus", r"\b(retir|refus)"
FACTS = ("Horaires de la mairie", "Du lundi au vendredi, de 9 h à 17 h", "01 99 00 12 34")
TITLE = "Horaires – Ville de Valmoncel"


def site(answer: Answer) -> App:
    """The application, met by somebody who never came before."""
    if "site" not in answer.kept:
        answer.kept["site"] = answer.app("app.py", at=MOMENT)
    app = answer.kept["site"]
    assert isinstance(app, App)
    app.somebody_else()
    return app


def calls(reply: Reply) -> list[str]:
    """What in the page calls the visit counter, with JavaScript or without."""
    return re.findall(r"[^\s\"'(=]*/?mesure\.\w+", reply.body)


def controls(page: Document, words: str) -> list[Tag]:
    """The shown buttons and links whose name says so."""
    found = page.select("button, input[type=submit], a[href]")
    return [one for one in found if page.is_exposed(one) and re.search(words, plain_words(page.name(one).text))]


def press(app: App, page: Document, control: Tag, here: str) -> Reply:
    """What a click on the control leads to."""
    if control.name == "a":
        return app.follow(app.get(str(control["href"])))
    owner = page.soup.find(id=str(control["form"])) if control.has_attr("form") else control.find_parent("form")
    if not isinstance(owner, Tag):
        return app.get(here)
    fields = {
        str(one["name"]): str(one.get("value", "on"))
        for one in owner.select("input[name]")
        if one.get("type", "text") not in ("submit", "checkbox", "radio") or one.has_attr("checked")
        if one.get("type") != "submit"
    }
    if control.has_attr("name"):
        fields[str(control["name"])] = str(control.get("value", ""))
    target = str(control.get("formaction") or owner.get("action") or here)
    if str(control.get("formmethod") or owner.get("method") or "get").lower() != "post":
        query = "&".join(f"{name}={value}" for name, value in fields.items())
        return app.follow(app.get(f"{target}?{query}"))
    return app.follow(app.post(target, fields))


def decide(app: App, words: str) -> None:
    """Answer the question of the first page in one gesture, or fail."""
    page = app.get("/").document
    found = controls(page, words)
    if not found:
        raise Failed(
            fr="La première page n’a pas, pour chaque réponse, un bouton qui la nomme.",
            en="The first page does not have, for each answer, a button that names it.",
            expected="Accepter, Refuser",
            actual=", ".join(page.name(one).text for one in page.select("button, input[type=submit], a[href]")),
        )
    reply = press(app, page, found[0], "/")
    if reply.status != 200:
        raise Failed(
            fr="Le geste mène à une erreur.",
            en="The gesture leads to an error.",
            expected="200",
            actual=str(reply.status),
        )


@check(points=4, fr="Rien ne part avant le choix", en="Nothing leaves before the choice")
def nothing_before_choice(answer: Answer) -> None:
    for path in PAGES:
        reply = site(answer).get(path)
        found = calls(reply) + [reply.headers[name] for name in reply.headers if name == "set-cookie"]
        if found:
            raise Failed(
                fr=f"Sur {path}, avant tout choix, la page appelle la mesure ou pose un cookie.",
                en=f"On {path}, before any choice, the page calls the counter or sets a cookie.",
                expected=Text(fr="rien", en="nothing"),
                actual="\n".join(found),
                try_=Text(fr="noscript compte aussi.", en="noscript counts too."),
            )


@check(points=5, fr="Un geste pour oui, un geste pour non", en="One gesture for yes, one gesture for no")
def same_gestures(answer: Answer) -> None:
    for words, wanted in ((NO, False), (YES, True)):
        app = site(answer)
        decide(app, words)
        for path in PAGES:
            found = calls(app.get(path))
            if bool(found) != wanted:
                raise Failed(
                    fr=f"Sur {path}, la réponse « {'oui' if wanted else 'non'} » n’est pas suivie en un geste.",
                    en=f"On {path}, the answer “{'yes' if wanted else 'no'}” is not followed in one gesture.",
                    expected="/mesure.js"
                    if wanted
                    else Text(fr="aucun appel à la mesure", en="no call to the counter"),
                    actual=", ".join(found) or Text(fr="aucun appel à la mesure", en="no call to the counter"),
                )


@check(points=3, fr="Oui et non se voient autant", en="Yes and no are seen alike", after=same_gestures)
def same_prominence(answer: Answer) -> None:
    page = site(answer).get("/").document
    yes, no = controls(page, YES)[0], controls(page, NO)[0]
    looks = [
        (one.name, tuple(sorted(one.get("class") or ())), str(one.get("style", "")), one.get("type"))
        for one in (yes, no)
    ]
    folded = [one.find_parent("details") is not None for one in (yes, no)]
    if looks[0] != looks[1] or folded[0] != folded[1]:
        raise Failed(
            fr="Les deux réponses n’ont pas la même apparence.",
            en="The two answers do not look the same.",
            expected=page.source(yes),
            actual=page.source(no),
            try_=Text(fr="Même balise, même classe, même style.", en="Same tag, same class, same style."),
        )


@check(points=3, fr="La question n’est posée qu’une fois", en="The question is asked only once", after=same_gestures)
def asked_once(answer: Answer) -> None:
    for words in (NO, YES):
        app = site(answer)
        first = app.get("/").document
        if not re.search(r"\w{4,} .*(mesur|visite)", plain_words(first.text())):
            raise Failed(
                fr="La question ne dit plus de quoi il s’agit.",
                en="The question no longer says what it is about.",
                expected=Text(fr="une phrase sur la mesure des visites", en="a sentence about counting visits"),
                actual=first.text(),
            )
        decide(app, words)
        for path in PAGES * 2:
            again = controls(app.get(path).document, YES)
            if again:
                raise Failed(
                    fr=f"La réponse est donnée, et {path} repose la question.",
                    en=f"The answer is given, and {path} asks again.",
                    expected=Text(fr="plus de question", en="no more question"),
                    actual=str(again[0]),
                )


@check(points=4, fr="On retire son accord en un geste", en="Agreement is withdrawn in one gesture", after=same_gestures)
def withdrawn_as_easily(answer: Answer) -> None:
    for path in PAGES:
        app = site(answer)
        decide(app, YES)
        page = app.get(path).document
        found = controls(page, WITHDRAW)
        if found:
            press(app, page, found[0], path)
        left = [one for other in PAGES for one in calls(app.get(other))]
        if not found or left:
            raise Failed(
                fr=f"Depuis {path}, un geste ne suffit pas pour retirer son accord.",
                en=f"From {path}, one gesture is not enough to withdraw.",
                expected=Text(fr="un bouton, puis plus aucune mesure", en="one button, then no counter any more"),
                actual=", ".join(left) if found else Text(fr="aucun bouton", en="no button"),
            )


@check(points=1, fr="La page dit toujours l’essentiel", en="The page still says what matters", after=same_gestures)
def page_kept(answer: Answer) -> None:
    for path in PAGES:
        page = site(answer).get(path).document
        headings = " ".join(plain_words(page.text(one)) for one in page.select("h1"))
        lost = [fact for fact in FACTS if plain_words(fact) not in plain_words(page.text())]
        if (
            lost
            or page.lang != "fr"
            or plain_words(page.title) != plain_words(TITLE)
            or plain_words(FACTS[0]) not in headings
        ):
            raise Failed(
                fr=f"La page {path} a perdu un texte, son titre ou sa langue.",
                en=f"The page {path} has lost a text, its title or its language.",
                expected=", ".join((TITLE, *FACTS)),
                actual=", ".join(lost) or f"{page.title} ({page.lang})",
            )
