"""E19: the grader accepts, refuses and changes its mind on the real application, and counts its gestures."""

import contextlib
import datetime
import itertools
import math
import re
from email.utils import parsedate_to_datetime
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlencode, urlsplit

from bs4 import Tag

from grading import Answer, Document, Failed, Reply, Text, check
from grading.application import App, joined
from grading.document import is_disabled, plain_words
from grading.facts import Reading, lines
from grading.scripted import left_alone
from grading.sizes import enough_for

PAGES = ("/", "/horaires")
WALK, LONG = 60, 400
"""Pages that people go through once they have answered, and how many at most when the answer counts them."""
DAYS = (0.5, 1, 8, 32, 100, 180, 400)
"""How long after their answer people come back."""
# Pixels down the page between two answers that one sees together.
FAR = 200
HOST = "http://localhost/"
MOMENT = datetime.datetime(2027, 3, 1, 10)
CONTROLS = "button, input[type=submit], a[href]"
LOADING = ("src", "srcset", "imagesrcset", "data", "poster", "background", "xlink:href")
# The counter's address in a script or a style; `mesure` alone is only a word, the name of a field for instance.
IN_CODE = re.compile(r"/mesure(?![\w-])[^\s\"'<>),;]*|(?<=[\"'(=])mesure\.\w+(?=[\"')])")
ELSEWHERE = re.compile(r"(?:(?<=[\"'`(])|(?<=import ))(?:https?:)?//(?!www\.w3\.org)\w[^\s\"'`)]*")
"""The address of another host in a script or a style; that of a vocabulary is only its name."""
FETCHED = {"stylesheet", "icon", "preload", "prefetch", "preconnect", "dns-prefetch", "modulepreload", "manifest"}
LINKED = re.compile(r"<([^>]*)>([^<]*)")
"""An address of the header Link, and what is said of it."""
REPORTED = ("report-to", "reporting-endpoints")
"""Headers that give browsers an address to write to."""
WRITING = re.compile(r"document\.cookie\s*=(?!=)|cookieStore\.set\b")
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


def visit(app: App, path: str, origin: str = "") -> Reply:
    """A page, met by its address or by a link of another page, as the browser then says."""
    return app.get(path, {"Referer": joined(HOST, origin)} if origin else None)


def counts(address: str, here: str = "/") -> bool:
    """Whether an address is that of the visit counter."""
    return re.match(r"/mesure(?![\w-])", urlsplit(joined(joined(HOST, here), address.strip())).path) is not None


def leads(app: App, address: str, here: str) -> bool:
    """Whether what a page loads is the counter under another name: sent on to it, or written to call it."""
    target = joined(joined(HOST, here), address.strip())
    if not target.startswith(HOST):
        return False
    path = target[len(HOST) - 1 :]
    for _ in range(4):
        reply = app.get(path)
        if any(name == "set-cookie" for name in reply.headers):
            return True
        if reply.status not in (301, 302, 303, 307, 308):
            return bool(IN_CODE.search(reply.body)) if re.search(r"css|javascript|svg", str(reply.headers)) else False
        path = joined(path, reply.headers.get("location", "/"))
        if counts(path):
            return True
    return True


def calls(reply: Reply, here: str = "/", app: App | None = None) -> list[str]:
    """What a page may call the visit counter with: an address that it loads, a style, a script, a header; with an
    application, what each of these addresses leads to as well."""
    found = [address for name in ("link", "refresh") for address in IN_CODE.findall(reply.headers.get(name, ""))]
    for tag in reply.document.soup.find_all(True):
        if tag.name in ("script", "style"):
            found += IN_CODE.findall(tag.get_text())
        for name, value in tag.attrs.items():
            if name in LOADING or (name == "href" and tag.name not in ("a", "area", "base")):
                parts = [one for one in re.split(r"[\s,]+", str(value)) if re.search(r"[a-z]", one)]
                found += [one for one in parts if counts(one, here) or (app is not None and leads(app, one, here))]
            elif name in ("style", "srcdoc", "content", "ping") or name.startswith("on"):
                found += IN_CODE.findall(str(value))
    return found


def abroad(reply: Reply, here: str = "/") -> list[str]:
    """What a page loads from another host, which then knows of the visit, by its headers as well as by its tags."""
    found = [one for one in asked_by_headers(reply) if is_elsewhere(one, here)]
    for tag in reply.document.soup.find_all(True):
        if tag.name in ("script", "style"):
            found += ELSEWHERE.findall(tag.get_text())
        for name, value in tag.attrs.items():
            if name in LOADING or (name == "href" and (tag.name in ("image", "use") or FETCHED & relations(tag))):
                found += [one for one in re.split(r"[\s,]+", str(value)) if is_elsewhere(one, here)]
            elif name in ("style", "srcdoc") or name.startswith("on"):
                found += ELSEWHERE.findall(str(value))
    return found


def done_by_scripts(app: App, reply: Reply, here: str) -> list[str]:
    """What the scripts of a page do by themselves: call the counter or another host, by whatever name they put together,
    or write a cookie."""
    html = reply.body
    for script in reply.document.select("script[src]"):
        # Those of the application are served by it, not by a folder.
        if not is_elsewhere(str(script["src"]), here) and not counts(str(script["src"]), here):
            code = app.get(joined(here, str(script["src"]))).body
            html += f"<script>{code}</script>" if "</script" not in code else ""
    alone = left_alone(reply.folder, html, here)
    return [
        *(
            one
            for one in alone.asked
            if counts(one, here) or is_elsewhere(one, here) or not is_address(one) or leads(app, one, here)
        ),
        *alone.cookies,
    ]


def is_address(text: str) -> bool:
    """Whether a text is an address; a script that is quoted is none."""
    return re.fullmatch(r"\S+", text) is not None


def asked_by_headers(reply: Reply) -> list[str]:
    """The addresses that the headers of a page have the browser fetch, or write to, before anything of the page is read."""
    found: list[str] = []
    for name, value in reply.headers.items():
        if name == "link":
            for address, told in LINKED.findall(value):
                said = re.search(r"(?i)\brel\s*=\s*(\"[^\"]*\"|[\w-]+)", told)
                if FETCHED & set(said[1].strip('"').lower().split() if said else ()):
                    found.append(address)
        elif name == "refresh":
            found += re.findall(r"(?i)url\s*=\s*[\"']?([^\s\"']+)", value)
        elif name in REPORTED:
            found += re.findall(r"https?://[^\s\"',;}\]]+", value)
    for tag in reply.document.select("meta[http-equiv]"):
        if str(tag["http-equiv"]).lower() == "refresh":
            found += re.findall(r"(?i)url\s*=\s*[\"']?([^\s\"']+)", str(tag.get("content", "")))
    return found


def relations(tag: Tag) -> set[str]:
    """What a link is to its page."""
    return {str(one).lower() for one in tag.get("rel") or ()} if tag.name == "link" else set()


def is_elsewhere(address: str, here: str) -> bool:
    """Whether an address is that of another host."""
    target = urlsplit(joined(joined(HOST, here), address))
    return target.scheme in ("http", "https") and target.netloc != urlsplit(HOST).netloc


def counted(reply: Reply) -> bool:
    """Whether the page loads the script that counts visits, where a browser runs it."""
    return any(
        urlsplit(str(script["src"])).path.lstrip("/") == "mesure.js"
        and re.fullmatch(r"module|(text|application)/javascript|", str(script.get("type", "")))
        and not script.find_parent(["template", "noscript"])
        for script in reply.document.select("script[src]")
    )


def cookies(reply: Reply) -> list[str]:
    """The cookies that a page sets, by its header or by a script."""
    written = [code for script in reply.document.select("script") for code in WRITING.findall(script.get_text())]
    return [value for name, value in reply.headers.items() if name == "set-cookie"] + written


def lasts(reply: Reply) -> float:
    """For how many seconds the answer is kept; 0 when the browser forgets it as it closes."""
    # What a browser does not understand of a cookie, it leaves out.
    with contextlib.suppress(CookieError, ValueError):
        for cookie in SimpleCookie(reply.headers.get("set-cookie", "")).values():
            if cookie["max-age"]:
                return float(cookie["max-age"])
            if cookie["expires"]:
                return parsedate_to_datetime(cookie["expires"]).timestamp() - MOMENT.timestamp()
    return 0.0


def controls(page: Document, words: str, *, folded: bool = False) -> list[Tag]:
    """The buttons and links that everyone can use, and whose name and text both say so; `folded`: those that another gesture
    must open first as well."""
    return [
        one
        for one in page.select(CONTROLS)
        if page.is_exposed(one)
        and page.is_seen(one)
        and page.is_reached(one)
        and one.get("tabindex") != "-1"
        and not is_disabled(one)
        and (folded or not is_folded(one))
        and re.search(words, plain_words(page.name(one).text))
        and re.search(words, plain_words(page.text(one) or page.name(one).text))
    ]


def is_folded(control: Tag) -> bool:
    """Whether a control stands in what is closed until somebody opens it: one gesture more."""
    summary = control.find_parent("summary")
    opens = summary.parent if summary is not None else None
    return any(one is not opens and not one.has_attr("open") for one in control.find_parents("details"))


def sent(page: Document, owner: Tag, control: Tag) -> dict[str, list[str]] | None:
    """What the browser sends when the control is pressed, in the order of the page; None when it refuses to send."""
    fields: dict[str, list[str]] = {}
    inside = {id(one) for one in owner.find_all(True)}
    for one in page.select("input, select, textarea, button"):
        if one.get("form") != owner.get("id") if one.has_attr("form") else id(one) not in inside:
            continue
        kind = str(one.get("type", "")).lower()
        pressed = one is control
        if one.name == "select":
            options = one.select("option[selected]") or one.select("option")
            value = str(options[0].get("value", options[0].get_text())) if options else ""
        else:
            value = str(one.get("value", "on" if kind in ("checkbox", "radio") else ""))
        ticked = kind not in ("checkbox", "radio") or one.has_attr("checked")
        if one.has_attr("required") and not (value and ticked) and not control.has_attr("formnovalidate"):
            return None
        if not one.has_attr("name") or is_disabled(one) or not (pressed or ticked):
            continue
        if pressed or not (one.name == "button" or kind in ("submit", "image", "button", "reset")):
            fields.setdefault(str(one["name"]), []).append(value)
    return fields


def press(app: App, page: Document, control: Tag, here: str) -> tuple[Reply, Reply]:
    """What answers a click on the control, and the page that it leads to."""
    origin = {"Referer": joined(HOST, here)}
    if control.name == "a":
        reply = app.get(str(control["href"]), origin)
        return reply, app.follow(reply)
    owner = page.soup.find(id=str(control["form"])) if control.has_attr("form") else control.find_parent("form")
    fields = sent(page, owner, control) if isinstance(owner, Tag) else None
    if not isinstance(owner, Tag) or fields is None or control.get("type") in ("button", "reset"):
        return (reply := app.get(here)), reply
    target = str(control.get("formaction") or owner.get("action") or here)
    if str(control.get("formmethod") or owner.get("method") or "get").lower() == "post":
        reply = app.post(target, fields, origin)
    else:
        reply = app.get(f"{target}?{urlencode(fields, doseq=True)}", origin)
    return reply, app.follow(reply)


def decide(app: App, words: str, here: str = "/") -> tuple[Reply, Reply]:
    """Answer the question of the first page met, in one gesture, or fail."""
    page = visit(app, here).document
    found = controls(page, words)
    if not found:
        raise Failed(
            fr=f"Quand on arrive par {here}, il n’y a pas, pour chaque réponse, un bouton qui la nomme.",
            en=f"When people arrive at {here}, there is not, for each answer, a button that names it.",
            expected="Accepter, Refuser",
            actual=", ".join(page.name(one).text for one in page.select(CONTROLS))
            or Text(fr="aucun bouton", en="no button"),
            try_=Text(
                fr="Un bouton compte si son nom et son texte le disent, si on l’atteint aussi au clavier, et s’il n’y a rien à déplier avant.",
                en="A button counts if its name and its text say so, if the keyboard reaches it too, and if nothing is to be unfolded first.",
            ),
        )
    reply, landed = press(app, page, found[0], here)
    if landed.status != 200:
        raise Failed(
            fr="Le geste mène à une erreur.",
            en="The gesture leads to an error.",
            expected="200",
            actual=str(landed.status),
        )
    return reply, landed


def beside(app: App) -> list[str]:
    """The other pages of the site that its pages lead to, once the answer is given."""
    found = []
    for path in PAGES:
        page = visit(app, path).document
        for link in page.select("a[href]"):
            target = urlsplit(joined(joined(HOST, path), str(link["href"])))
            if (
                f"{target.scheme}://{target.netloc}/" == HOST
                and target.path not in (*PAGES, *found)
                and page.is_exposed(link)
            ):
                found.append(target.path)
    return [path for path in found if not re.search(WITHDRAW, path) and app.get(path).status == 200]


def drawn(page: Document, element: Tag) -> dict[str, str]:
    """What styles give to an element, save the space between it and its neighbours."""
    style = page.style(element)
    return {name: value for name, value in style.items() if not name.startswith("margin") or "-" in value}


def look(page: Document, button: Tag, other: Tag) -> list[object]:
    """How a button looks: itself, what bears its words, and what encloses it alone."""
    shared = {id(one) for one in other.parents}
    around = [one for one in button.parents if id(one) not in shared]
    worded = [one for one in button.find_all(True) if one.get_text(strip=True)]
    return [
        (
            one.name,
            tuple(sorted(one.get("class") or ())),
            str(one.get("style", "")),
            one.get("type") if one is button else None,
            # What a script adds to one gesture, a question for instance.
            tuple(sorted(name for name in one.attrs if name.startswith("on"))),
            drawn(page, one),
        )
        for one in (*around, button, *worded)
    ]


@check(points=4, fr="Rien ne part avant le choix", en="Nothing leaves before the choice")
def nothing_before_choice(answer: Answer) -> None:
    seen, asked = set(), set()
    # Each comes with another browser, in another language.
    for rank in range(site(answer).people):
        first, then = PAGES[:: -1 if rank % 2 else 1]
        app = site(answer)
        for path, reply in ((first, visit(app, first)), (then, visit(app, then, first))):
            told = (path, reply.body, str(reply.headers))
            if told in seen:
                continue
            seen.add(told)
            found = calls(reply, path, app) + abroad(reply, path) + cookies(reply)
            found += done_by_scripts(app, reply, path)
            if found:
                raise Failed(
                    fr=f"Sur {path}, avant tout choix, la page appelle la mesure ou un autre site, ou pose un cookie.",
                    en=f"On {path}, before any choice, the page calls the counter or another site, or sets a cookie.",
                    expected=Text(fr="rien", en="nothing"),
                    actual="\n".join(found),
                    try_=Text(
                        fr="noscript, les styles, les scripts et les en-têtes de la réponse comptent aussi : l’autre site y apprend "
                        "qui vient, et quelle page. Changer de page n’est pas accepter.",
                        en="noscript, styles, scripts and the headers of the reply count too: they tell the other site who comes, "
                        "and to which page. Going to another page is not agreeing.",
                    ),
                )
            if path == first:
                asked.add(all(controls(reply.document, words) for words in (YES, NO)))
            if reply.status >= 400 or len(asked) > 1:
                raise Failed(
                    fr=f"Sur {path}, la page, ou sa question, n’est pas là pour tout le monde.",
                    en=f"On {path}, the page, or its question, is not there for everybody.",
                    expected=Text(
                        fr="la même page, quels que soient le navigateur, sa langue et son réseau",
                        en="the same page, whatever the browser, its language and its network",
                    ),
                    actual=f"{reply.status}: {reply.document.text()}",
                )


@check(points=5, fr="Un geste pour oui, un geste pour non", en="One gesture for yes, one gesture for no")
def same_gestures(answer: Answer) -> None:
    for words, wanted in ((NO, False), (YES, True)):
        for here in PAGES:
            app = site(answer)
            _, landed = decide(app, words, here)
            for path, reply in ((here, landed), *((path, visit(app, path)) for path in PAGES)):
                found = calls(reply, path) if wanted else calls(reply, path, app) + abroad(reply, path)
                found += [] if wanted else done_by_scripts(app, reply, path)
                if not counted(reply) if wanted else found:
                    raise Failed(
                        fr=f"Donnée sur {here}, la réponse « {'oui' if wanted else 'non'} » n’est pas suivie en un geste.",
                        en=f"Given on {here}, the answer “{'yes' if wanted else 'no'}” is not followed in one gesture.",
                        expected='<script src="/mesure.js">'
                        if wanted
                        else Text(fr="aucun appel à la mesure", en="no call to the counter"),
                        actual=", ".join(found) or Text(fr="aucun appel à la mesure", en="no call to the counter"),
                    )


@check(points=3, fr="Oui et non se voient autant", en="Yes and no are seen alike", after=same_gestures)
def same_prominence(answer: Answer) -> None:
    for path in PAGES:
        page = visit(site(answer), path).document
        yes, no = controls(page, YES)[0], controls(page, NO)[0]
        apart = any(abs(one - other) > FAR for one, other in zip(page.tops(yes), page.tops(no), strict=False))
        if look(page, yes, no) != look(page, no, yes) or apart:
            raise Failed(
                fr="Les deux réponses n’ont pas la même apparence.",
                en="The two answers do not look the same.",
                expected=page.source(yes),
                actual=page.source(no),
                try_=Text(
                    fr="Même balise, même classe, même style, pour le bouton, son texte et ce qui l’entoure. Une règle "
                    "de <style> peut aussi n’en viser qu’un.",
                    en="Same tag, same class, same style, for the button, its text and what surrounds it. A rule in "
                    "<style> may also single one out.",
                ),
            )


@check(points=3, fr="La question n’est posée qu’une fois", en="The question is asked only once", after=same_gestures)
def asked_once(answer: Answer) -> None:
    kept: dict[str, float] = {}
    strict: dict[str, bool] = {}
    for words, here in itertools.product((NO, YES), PAGES):
        app = site(answer)
        first = visit(app, here).document
        # A sentence that says no more than “nothing is counted” asks about something else.
        told = [one for one in Reading(lines(first)).says("count_visits") if len(one.sentence.words) > 2]
        if not told:
            raise Failed(
                fr="La question ne dit plus de quoi il s’agit.",
                en="The question no longer says what it is about.",
                expected=Text(fr="une phrase sur la mesure des visites", en="a sentence about counting visits"),
                actual=first.text(),
            )
        reply, _ = decide(app, words, here)
        strict[words] = "samesite=strict" in reply.headers.get("set-cookie", "").lower()
        kept[words] = min(kept.get(words, math.inf), lasts(reply)) if words == NO else lasts(reply)
        seen = set()
        for path in (
            *PAGES,
            *beside(app),
            *PAGES * (enough_for(answer.folder, answer.random, usual=WALK, most=LONG) // 2),
        ):
            there = visit(app, path)
            if (path, there.body) in seen:
                continue
            seen.add((path, there.body))
            again = controls(there.document, YES, folded=True)
            measured = calls(there, path) + abroad(there, path) if words == NO else []
            if again or measured:
                raise Failed(
                    fr=f"La réponse est donnée, et {path} repose la question, ou mesure qui a refusé.",
                    en=f"The answer is given, and {path} asks again, or counts those who refused.",
                    expected=Text(fr="plus de bouton pour accepter", en="no more button to accept"),
                    actual=str((again or measured)[0]),
                )
    if strict[NO] and not strict[YES]:
        raise Failed(
            fr="Un refus est oublié de qui vient par un lien d’un autre site, et pas un accord : la question revient.",
            en="A refusal is forgotten when people come by a link of another site, and agreement is not: the question comes back.",
            expected=Text(fr="le même SameSite pour les deux réponses", en="the same SameSite for both answers"),
            actual="SameSite=Strict",
        )
    forgotten = {words: forgets(answer, words) for words in (NO, YES)}
    if forgotten[NO] < forgotten[YES]:
        raise Failed(
            fr="Un refus est oublié plus tôt qu’un accord : la question revient.",
            en="A refusal is forgotten sooner than an agreement: the question comes back.",
            actual=Text(fr=f"après {forgotten[NO]:g} jours", en=f"after {forgotten[NO]:g} days"),
        )
    if kept[NO] < kept[YES]:
        raise Failed(
            fr="Un refus est oublié plus tôt qu’un accord : la question revient.",
            en="A refusal is forgotten sooner than an agreement: the question comes back.",
            expected=Text(fr=f"{kept[YES]:g} secondes au moins", en=f"{kept[YES]:g} seconds at least"),
            actual=Text(fr=f"{kept[NO]:g} secondes", en=f"{kept[NO]:g} seconds"),
        )


def forgets(answer: Answer, words: str) -> float:
    """After how many days, none of which closed the browser, the question comes back to whoever answered it."""
    app = site(answer)
    decide(app, words)
    try:
        for days in DAYS:
            app.at(MOMENT + datetime.timedelta(days=days))
            if any(controls(visit(app, path).document, YES, folded=True) for path in PAGES):
                return days
    finally:
        app.at(MOMENT)
    return math.inf


@check(points=4, fr="On retire son accord en un geste", en="Agreement is withdrawn in one gesture", after=same_gestures)
def withdrawn_as_easily(answer: Answer) -> None:
    for path in PAGES:
        app = site(answer)
        decide(app, YES)
        page = visit(app, path).document
        found = controls(page, WITHDRAW)
        met = [(path, press(app, page, found[0], path)[1])] if found else []
        met += [(other, visit(app, other)) for other in PAGES]
        left = [one for at, reply in met for one in calls(reply, at) + abroad(reply, at)]
        if not found or left:
            raise Failed(
                fr=f"Depuis {path}, un geste ne suffit pas pour retirer son accord.",
                en=f"From {path}, one gesture is not enough to withdraw.",
                expected=Text(fr="un bouton, puis plus aucune mesure", en="one button, then no counter any more"),
                actual=", ".join(left) if found else Text(fr="aucun bouton", en="no button"),
            )


@check(points=1, fr="La page dit toujours l’essentiel", en="The page still says what matters", after=same_gestures)
def page_kept(answer: Answer) -> None:
    for choice in ("", NO, YES):
        app = site(answer)
        if choice:
            decide(app, choice)
        for path in PAGES:
            page = visit(app, path).document
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
                    actual=Text(
                        fr="perdu : " + (", ".join(lost) or f"{page.title} ({page.lang})"),
                        en="lost: " + (", ".join(lost) or f"{page.title} ({page.lang})"),
                    ),
                    try_=Text(
                        fr="La page dit la même chose avant la réponse, après un refus et après un accord.",
                        en="The page says the same before the answer, after a refusal and after agreement.",
                    ),
                )
