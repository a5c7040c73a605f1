"""E23: people sign in, mistype, forget, read slowly and leave a shared computer; others guess and pry."""

import csv
import datetime
import itertools
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from grading import Answer, Document, Failed, Text, check, crowd
from grading.application import Reply, joined
from grading.checks import Broken
from grading.document import plain_words, squash
from grading.fidelity import losses
from grading.named import named_in
from grading.scripted import takes_pasted
from grading.sizes import enough_for
from grading.spellings import PASTED, SCRIPTS, WIDE, alike, of_same_size, shorter_than
from grading.visitor import Visitor

MONDAY = datetime.datetime(2027, 3, 1, 10)
# Late enough that no opening hours of a switchboard can be taken for the end of a lock-out.
EVENING = datetime.datetime(2027, 3, 2, 20, 17)
THURSDAY = datetime.datetime(2027, 3, 4, 10)
SECRET = 8
"""The fewest signs that cannot be tried one after the other."""
RUSH = 400
"""Requests for a link within minutes, at most."""
ASKED_AGAIN = 30
"""Times that somebody else types an address which has just been sent a link."""
KEYS, WORDS = 120, 6
"""Texts at most that are tried as a password, and the words from which a text is rather a sentence."""
READING = 20
"""Minutes."""
SATURDAY = datetime.datetime(2027, 3, 6, 10)
SECOND, MINUTE, HOUR = (datetime.timedelta(seconds=seconds) for seconds in (1, 60, 3600))
PHRASES = (
    "l'été où Gaëlle a repeint la barque en vert",
    "Quatre merles, un hérisson et le chat de Noé sur le mur du fond",
    # As long as it may be, and well over 72 bytes, where some digests stop reading.
    "Là-bas, où l’été s’achève, Zoé, Chloé et Noël dégustèrent à côté",
)
OF_ELSEWHERE = SCRIPTS[:2]
"""Sentences of which some code keeps no letter."""
TOKENS = {
    "/sign-in": {"login": "username", "password": "current-password"},
    "/password": {"current": "current-password", "new": "new-password"},
    "/recover": {"email": "email"},
}
TWELVE, ANOTHER, AFTER = "tilleul-vert", "saule-pleureur", "peuplier-noir-9"
WEAK = ("court-71", "onze-signes", "123456789012", "motdepasse123", "azertyuiop123", *shorter_than(12))
# A listener that hands the pasted text out to several fields cancels the event as well, and reads it.
PASTE = re.compile(r"(?is)^(?!.*(?:clipboardData|getData)).*(?:paste|ctrlKey|contextmenu|beforeinput|insertFrom)")
CANCELS = re.compile(r"preventDefault|return\s+false|returnValue\s*=\s*false|=>\s*false")
SPELT = {"quart d'heure": "15 min", "demi heure": "30 min", "une heure": "1 h", "une minute": "1 min"}
SPELT |= {"deux": "2", "cinq": "5", "dix": "10", "quinze": "15", "vingt": "20", "trente": "30", "quarante": "40"}
UNITS = {"s": SECOND, "m": MINUTE, "h": HOUR}


class Browser(Visitor):
    """The browser of the people of the town, and what they know."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.app("app.py", at=MONDAY))
        assert answer.start is not None
        rows = csv.DictReader(Answer(answer.start).text("accounts.csv").splitlines())
        self.people = {row["name"].split()[0]: row for row in rows}
        self.answered = self.page
        self.left_open: tuple[str, Reply] | None = None

    def tries(self, who: str, password: str, *, near: bool = False, login: str = "") -> None:
        """Sign in on another computer, with that password; `near`: of the same library; `login`: typed in that way."""
        self.app.somebody_else(near=near)
        self.go("/sign-in")
        # What a field will not take is sent without it, as a robot does.
        self.send(by_hand=not login, login=login or self.people[who]["login"], password=password)

    def enters(self, who: str, password: str = "", *, near: bool = False, login: str = "") -> bool:
        """Whether a password, or the person's own, opens the account."""
        self.tries(who, password or self.people[who]["password"], near=near, login=login)
        return self.is_in(who)

    def is_in(self, who: str) -> bool:
        """Whether the account of that person is open; the page on screen stays."""
        return self.people[who]["file"] in self.app.follow(self.app.get("/account")).document.text()

    def changes(self, who: str, new: str) -> bool:
        """Whether a signed-in person can change for that password, is told so, and enters with it."""
        self.go("/password")
        before = self.page
        self.send(current=self.people[who]["password"], new=new)
        self.answered = self.page
        accepted = news(before, self.answered) >= 3 and self.enters(who, new)
        if accepted:
            self.people[who]["password"] = new
        return accepted


def town(answer: Answer) -> Browser:
    """The application, started once; each check has people of its own, and time goes forward from one to the next."""
    if "town" not in answer.kept:
        answer.kept["town"] = Browser(answer)
    found = answer.kept["town"]
    assert isinstance(found, Browser)
    return found


def phoned(page: Document, answer: Answer) -> bool:
    """Whether the page says the phone of the town hall, however it is cut."""
    digits = [re.sub(r"\D", "", text) for text in (answer.variant["phone"], page.text(), page.heard())]
    return all(digits[0][1:] in one for one in digits[1:])


def announced(text: str, now: datetime.datetime) -> list[datetime.datetime]:
    """The moments of the coming hour that a text names, by a duration or by the clock."""
    words = plain_words(text)
    for spelt, figures in SPELT.items():
        words = re.sub(rf"\b{spelt}\b", figures, words)
    spans = re.findall(r"\b(\d+) ?(s|m|h)(?:ec|econdes?|in|n|inutes?|eures?)?\b", words)
    clock = re.findall(r"\b(\d\d) ?[h:] ?([0-5]\d)\b", squash(text))
    ends = [now + int(count) * UNITS[unit] for count, unit in spans]
    ends += [now.replace(hour=int(hour) % 24, minute=int(minute)) for hour, minute in clock]
    return [one for one in ends if now < one <= now + HOUR]


def news(before: Document, after: Document) -> int:
    """How many words a page says that it did not."""
    return sum((Counter(plain_words(after.text()).split()) - Counter(plain_words(before.text()).split())).values())


def scripts(browser: Browser) -> Iterator[str]:
    """The code of the page on screen, one piece at a time, and what the page makes of the event."""
    for tag in browser.page.soup.find_all(True):
        yield from (f"{name}: {value}" for name, value in tag.attrs.items() if name.startswith("on"))
        if tag.name == "script":
            yield browser.app.get(str(tag["src"])).body if tag.has_attr("src") else tag.get_text()


@check(points=2, fr="On colle, et le navigateur se souvient", en="People paste, and the browser remembers")
def browser_remembers(answer: Answer) -> None:
    browser = town(answer)
    browser.app.at(MONDAY)
    for path, tokens in TOKENS.items():
        if path == "/password":
            browser.tries("Inès", browser.people["Inès"]["password"])
        browser.go(path)
        for name, token in tokens.items():
            field = browser.page.soup.select_one(f'[name="{name}"]')
            said = "" if field is None else str(field.get("autocomplete", ""))
            secret = field is not None and (name in ("login", "email") or field.get("type") == "password")
            if field is None or token not in said.lower().split() or not secret:
                raise Failed(
                    fr=f"Sur {path}, le navigateur ne sait pas quoi écrire dans « {name} ».",
                    en=f"On {path}, the browser does not know what to write in “{name}”.",
                    expected=f'autocomplete="{token}"',
                    actual=Text(fr="aucun champ", en="no field") if field is None else browser.page.source(field),
                )
        blocking = [one for one in scripts(browser) if PASTE.search(one) and CANCELS.search(one)]
        held = [f'name="{name}"' for name in tokens if not takes_pasted(browser.reply.folder, browser.reply.body, name)]
        if blocking or held:
            raise Failed(
                fr=f"Sur {path}, on ne peut pas coller.",
                en=f"On {path}, people cannot paste.",
                expected=Text(fr="un champ où l’on colle", en="a field in which to paste"),
                actual=(blocking or held)[0],
                try_=Text(
                    fr="Un mot de passe collé est plus long, donc plus sûr, qu’un mot de passe tapé.",
                    en="A pasted password is longer, and so safer, than a typed one.",
                ),
            )


@check(points=2, fr="Une phrase est un bon mot de passe", en="A sentence is a good password")
def sentence_accepted(answer: Answer) -> None:
    browser = town(answer)
    browser.app.at(MONDAY + HOUR)
    own = browser.people["Inès"]["password"]
    browser.tries("Inès", own)
    for rank, new in enumerate((TWELVE, *OF_ELSEWHERE, *PHRASES), 1):
        if not browser.changes("Inès", new):
            raise Failed(
                fr="Une personne change de mot de passe, et ne peut pas entrer avec le nouveau.",
                en="Somebody changes their password, and cannot enter with the new one.",
                expected=Text(fr=f"« {new} » ouvre le compte", en=f"“{new}” opens the account"),
                actual=Text(
                    fr=f"{len(new)} signes envoyés ; la page répond : {browser.answered.text()}",
                    en=f"{len(new)} characters sent; the page answers: {browser.answered.text()}",
                ),
                try_=Text(
                    fr="Longueur, espaces, accents : cherchez dans app.py, et dans les champs des deux pages.",
                    en="Length, spaces, accents: look in app.py, and in the fields of both pages.",
                ),
            )
        if new in OF_ELSEWHERE and browser.enters("Inès", of_same_size(new)):
            raise Failed(
                fr="Une autre phrase, de la même écriture et de la même longueur, ouvre aussi le compte.",
                en="Another sentence, of the same script and of the same length, opens the account as well.",
                expected=Text(fr="chaque signe compte", en="every character counts"),
                actual=f"{new}\n{of_same_size(new)}",
            )
        # Whoever waits after a mistake has waited.
        browser.app.at(MONDAY + HOUR + rank * MINUTE)
        browser.enters("Inès")
    former_ones_are_shut(browser, MONDAY + HOUR + 10 * MINUTE, "Inès", [own, TWELVE, *OF_ELSEWHERE, *PHRASES[:-1]])
    bare = "".join(one for one in unicodedata.normalize("NFD", PHRASES[-1]) if not unicodedata.combining(one))
    spaced = PHRASES[-1].replace(" ", "  ", 1)
    for cut in (f"{PHRASES[-1][:-4]}loin", PHRASES[-1][:-1], "", PHRASES[-1].swapcase(), bare, "", spaced):
        # The right one, in between, wipes out the mistakes.
        if not browser.enters("Inès", cut) or not cut:
            continue
        raise Failed(
            fr="Une autre phrase, qui commence pareil, ou qui n’a pas ses capitales ou ses accents, ouvre aussi le compte.",
            en="Another sentence, with the same beginning, or without its capitals or its accents, opens the account as well.",
            expected=Text(fr="chaque signe compte", en="every character counts"),
            actual=f"{PHRASES[-1]}\n{cut}",
        )


def former_ones_are_shut(browser: Browser, start: datetime.datetime, who: str, former: list[str]) -> None:
    """Fail when a password that was changed still opens the account: whoever had found it has kept it."""
    for rank, password in enumerate(former):
        browser.app.at(start + 2 * rank * MINUTE)
        opened = browser.enters(who, password)
        # The right one, in between, wipes out the mistakes.
        browser.app.at(start + (2 * rank + 1) * MINUTE)
        browser.enters(who)
        if opened:
            raise Failed(
                fr=f"{who} a changé de mot de passe, et l’ancien ouvre encore le compte.",
                en=f"{who} has changed the password, and the former one still opens the account.",
                expected=Text(
                    fr="un seul mot de passe, le dernier choisi", en="one password, the last that was chosen"
                ),
                actual=password,
            )


@check(points=1, fr="Un mot de passe faible est refusé", en="A weak password is refused", after=sentence_accepted)
def weak_refused(answer: Answer) -> None:
    browser = town(answer)
    browser.app.at(MONDAY + 2 * HOUR)
    own = browser.people["Inès"]["password"]
    for current, new in (*((own, weak) for weak in WEAK), (TWELVE, PHRASES[0])):
        browser.tries("Inès", own)
        browser.go("/password")
        before = browser.page
        browser.send(by_hand=False, current=current, new=new)
        said = browser.page
        if not browser.enters("Inès") or news(before, said) < 3:
            raise Failed(
                fr=f"Le mot de passe « {current} » devient « {new} », ou la page refuse sans dire pourquoi.",
                en=f"The password “{current}” becomes “{new}”, or the page refuses without saying why.",
                expected=Text(
                    fr="un refus expliqué, et décidé par app.py : 12 signes au moins, rien d’évident, et le mot de passe "
                    "actuel d’abord",
                    en="a refusal explained, and decided by app.py: 12 characters or more, nothing obvious, and the "
                    "current password first",
                ),
                actual=said.text(),
            )


@check(points=1, fr="Un mot de passe ne vieillit pas", en="A password does not grow old")
def never_by_age(answer: Answer) -> None:
    browser = town(answer)
    browser.app.at(MONDAY + 3 * HOUR)
    if not browser.enters("Odette") or browser.page.select("[name=password]"):
        raise Failed(
            fr="Odette a un mot de passe de 2015, que personne ne connaît. Son compte ne s’ouvre pas.",
            en="Odette has a password of 2015, which nobody knows. Her account does not open.",
            expected=Text(fr="son compte, tout de suite", en="her account, at once"),
            actual=f"{browser.path}\n{browser.page.text()}",
        )
    browser = Browser(answer)
    for moment in crowd.year(MONDAY.date() + datetime.timedelta(days=1), answer.random):
        browser.app.at(moment)
        if not browser.enters("Odette"):
            raise Failed(
                fr=f"Le {moment:%d/%m/%Y à %H:%M}, Odette a le bon mot de passe, et son compte ne s’ouvre pas.",
                en=f"On {moment:%d/%m/%Y at %H:%M}, Odette has the right password, and her account does not open.",
                expected=Text(
                    fr="son compte, tous les jours, à toute heure", en="her account, every day, at every hour"
                ),
                actual=f"{browser.path}\n{browser.page.text()}",
            )


@check(points=2, fr="Un mot de passe qui a fui change", en="A leaked password changes", after=never_by_age)
def leak_still_asks(answer: Answer) -> None:
    browser = town(answer)
    browser.app.at(MONDAY + 4 * HOUR)
    bakary = browser.people["Bakary"]
    leaked = bakary["password"]
    opened = browser.enters("Bakary", leaked)
    browser.go("/password")
    if browser.page.select("[name=current]"):
        opened = opened or browser.changes("Bakary", leaked)
        browser.tries("Bakary", leaked)
        changed = browser.changes("Bakary", TWELVE)
    else:
        # Whoever holds the password may not be its owner: asking by e-mail is even safer.
        letters = recovers(browser, bakary["email"])[1]
        changed = any(reopens(browser, "Bakary", link) for one in letters for link in links_of(one))
    if opened or not changed:
        raise Failed(
            fr="Le mot de passe de Bakary a fui. Qui l’a trouvé entre dans son compte, ou Bakary n’y revient pas.",
            en="Bakary's password has leaked. Whoever found it enters his account, or Bakary does not get back into it.",
            expected=Text(
                fr="un compte fermé tant que le mot de passe est celui qui a fui, ouvert dès qu’il est changé",
                en="an account closed as long as the password is the leaked one, open as soon as it is changed",
            ),
            actual=f"{browser.path}\n{browser.page.text()}",
        )
    former_ones_are_shut(browser, MONDAY + 4 * HOUR + 10 * MINUTE, "Bakary", [leaked])


@check(points=2, fr="La porte se rouvre d’elle-même", en="The door opens again by itself")
def opens_by_itself(answer: Answer) -> None:
    browser, met = town(answer), siege(answer)
    if not (met.neighbour and met.reopened):
        still = ("à Linh, une heure plus tard", "to Linh, an hour later")
        shut = still if met.neighbour else ("à Maël, son voisin", "to Maël, her neighbour")
        raise Failed(
            fr=f"Dix erreurs sur le compte de Linh ferment la porte {shut[0]}.",
            en=f"Ten mistakes on Linh's account close the door {shut[1]}.",
            expected=Text(
                fr="Maël entre pendant ce temps, et Linh dans l’heure, sans rien demander",
                en="Maël enters in the meantime, and Linh within the hour, without asking anybody",
            ),
            actual=met.page.text(),
        )
    for moment, wrong in mistakes():
        browser.app.at(moment)
        if wrong:
            browser.tries("Maël", wrong)
        elif not browser.enters("Maël"):
            raise Failed(
                fr=f"{moment:%H h %M} : Maël a le bon mot de passe, et son compte ne s’ouvre pas.",
                en=f"{moment:%H:%M}: Maël has the right password, and his account does not open.",
                expected=Text(
                    fr="une réussite efface les erreurs d’avant, et toute attente finit dans l’heure",
                    en="a success wipes out earlier mistakes, and any wait ends within the hour",
                ),
                actual=browser.page.text(),
                try_=Text(
                    fr="Le matin, Maël se trompe deux fois, puis entre ; et cela six fois. La nuit, quelqu’un essaie son "
                    "compte toutes les vingt minutes.",
                    en="In the morning, Maël is mistaken twice, then enters; six times over. At night, somebody tries his "
                    "account every twenty minutes.",
                ),
            )
    success_wipes_out(answer)
    ends_within_the_hour(answer)


def ends_within_the_hour(answer: Answer) -> None:
    """Fail when whoever goes on guessing keeps somebody out for more than an hour, though she has the right password."""
    browser, start = Browser(answer), MONDAY + 40 * HOUR
    for rank in range(10):
        browser.app.at(start + 2 * rank * SECOND)
        browser.tries("Odette", f"faute numero {rank}")
    for minute in range(1, 61):
        browser.app.at(start + minute * MINUTE)
        if not minute % 10:
            browser.tries("Odette", f"essai numero {minute}")
        elif browser.enters("Odette"):
            return
    raise Failed(
        fr="Quelqu’un essaie le compte d’Odette toutes les dix minutes : une heure après, son bon mot de passe attend encore.",
        en="Somebody tries Odette's account every ten minutes: an hour later, her right password still waits.",
        expected=Text(
            fr="une attente qui finit dans l’heure, quoi que d’autres fassent",
            en="a wait that ends within the hour, whatever others do",
        ),
        actual=browser.page.text(),
        try_=Text(
            fr="Une attente commencée ne recommence pas parce qu’on essaie pendant qu’elle dure.",
            en="A wait that has begun does not begin again because somebody tries while it lasts.",
        ),
    )


def success_wipes_out(answer: Answer) -> None:
    """Fail when mistakes made before a success count with those that come after: as many as the code lets pass, three times over."""
    browser, moment = Browser(answer), MONDAY
    for count in (9, 6, 4, 2):
        for rank in range(3 * (count + 1)):
            moment += 2 * SECOND
            browser.app.at(moment)
            if (rank + 1) % (count + 1):
                browser.tries("Odette", f"faute numero {rank}")
            elif not browser.enters("Odette"):
                break
        else:
            return
        if rank > count:
            raise Failed(
                fr=f"Odette se trompe {count} fois, entre, puis se trompe encore {count} fois : le bon mot de passe est refusé.",
                en=f"Odette is mistaken {count} times, gets in, then is mistaken {count} times more: the right password is refused.",
                expected=Text(fr="une réussite efface les erreurs d’avant", en="a success wipes out earlier mistakes"),
                actual=browser.page.text(),
            )
        # So few are already too many for this code: once it has waited, fewer.
        moment += HOUR + 2 * MINUTE
        browser.app.at(moment)
        browser.enters("Odette")


@check(points=2, fr="Deviner reste impossible", en="Guessing stays impossible", after=opens_by_itself)
def guessing_hindered(answer: Answer) -> None:
    browser, refused = town(answer), siege(answer).refused
    # Again, an hour after: a lock that serves once only slows down the first ten guesses.
    for start in (THURSDAY, THURSDAY + HOUR + MINUTE):
        guesses(browser, "Linh", start)
    if not refused or browser.enters("Linh"):
        raise Failed(
            fr="Dix erreurs de suite, une toutes les deux secondes, de dix ordinateurs : l’essai suivant est le bon, et passe.",
            en="Ten mistakes in a row, one every two seconds, from ten computers: the next try is right, and gets through.",
            expected=Text(fr="à ce moment-là, même le bon attend", en="at that moment, even the right one waits"),
            try_=Text(
                fr="Les erreurs se comptent avec le compte, pas dans le navigateur de qui essaie.",
                en="Mistakes are counted with the account, not in the browser of whoever tries.",
            ),
        )
    counted_with_the_account(answer)
    nothing_wipes_out_but_success(answer)
    others_know(answer)
    keys_are_drawn(answer)


def typings(person: dict[str, str]) -> list[str]:
    """How somebody may type the username of a person, or what some code takes for it."""
    login = person["login"]
    middle = len(login) // 2
    spaced = [other for one in (" ", *PASTED) for other in (f"{login}{one}", f"{one}{login}")]
    spaced += [f"{login}{one * 2}" for one in (" ", *PASTED)] + [
        f"{login[:middle]}{one}{login[middle:]}" for one in (" ", *PASTED, "-", ".")
    ]
    found = [
        login,
        *spaced,
        login.upper(),
        login.lower(),
        login.swapcase(),
        login.title(),
        person["email"],
        person["email"].upper(),
    ]
    return list(dict.fromkeys([*found, login.translate(WIDE), f"{login}\u200b", f"0{login}", login.lstrip("0")]))


def counted_with_the_account(answer: Answer) -> None:
    """Fail when a username typed otherwise, which opens the same account, has mistakes of its own."""
    browser, start = Browser(answer), MONDAY + 80 * HOUR
    odette = browser.people["Odette"]
    taken = []
    for rank, typed in enumerate(typings(odette)):
        browser.app.at(start + 2 * rank * MINUTE)
        if browser.enters("Odette", login=typed):
            taken.append(typed)
        # Whoever waits after a mistake has waited, and the right one wipes it out.
        browser.app.at(start + (2 * rank + 1) * MINUTE)
        browser.enters("Odette")
    if len(taken) < 2:
        return
    start += 24 * HOUR
    for number, (guessed, tried) in enumerate(((taken, taken[:1]), (taken[:1], taken[1:]), (taken[1:], taken[:1]))):
        end = guesses(browser, "Odette", start + 2 * number * HOUR, logins=guessed)
        browser.app.at(end)
        for typed in tried:
            if browser.enters("Odette", login=typed):
                raise Failed(
                    fr="Dix erreurs de suite, en tapant l’identifiant d’Odette de plusieurs façons : l’essai suivant est le bon, et passe.",
                    en="Ten mistakes in a row, with the username of Odette typed in several ways: the next try is right, and gets through.",
                    expected=Text(
                        fr="à ce moment-là, même le bon attend, quelle que soit la façon de taper l’identifiant",
                        en="at that moment, even the right one waits, however the username is typed",
                    ),
                    actual="\n".join(repr(one) for one in dict.fromkeys((*guessed, typed))),
                    try_=Text(
                        fr="Chacune de ces façons ouvre le compte : les erreurs se comptent avec le compte trouvé, pas avec ce qui est "
                        "tapé. Sinon, une espace de plus donne dix essais de plus.",
                        en="Each of these ways opens the account: mistakes are counted with the account that is found, not with what "
                        "is typed. Otherwise, one more space gives ten more tries.",
                    ),
                )


def nothing_wipes_out_but_success(answer: Answer) -> None:
    """Fail when something that anybody can do, between two guesses or while the account waits, wipes the mistakes out."""
    odette = town(answer).people["Odette"]

    def asks(browser: Browser) -> None:
        browser.app.somebody_else()
        browser.app.post("/recover", {"email": odette["email"]})

    def opens_own(browser: Browser) -> None:
        browser.enters("Maël")

    def mistakes_another(browser: Browser) -> None:
        browser.tries("Maël", "faute de Maël")
        browser.go("/sign-in")
        browser.send(login="personne-7", password="essai sur personne")

    def sends_nothing(browser: Browser) -> None:
        browser.app.somebody_else()
        browser.app.post("/sign-in", {"login": odette["login"], "password": ""})
        browser.app.post("/sign-out", {})

    for what, between, often in (
        (Text(fr="demande un lien pour Odette", en="asks for a link for Odette"), asks, True),
        (Text(fr="entre dans son propre compte", en="enters an account of their own"), opens_own, True),
        (Text(fr="se trompe sur un autre compte", en="is mistaken on another account"), mistakes_another, True),
        (Text(fr="envoie un mot de passe vide", en="sends an empty password"), sends_nothing, False),
    ):
        browser = Browser(answer)
        # What is a mistake too is done once the account waits.
        end = guesses(browser, "Odette", THURSDAY + 4 * HOUR, between=between if often else None)
        first = browser.enters("Odette")
        between(browser)
        browser.app.at(end + 2 * SECOND)
        if first or browser.enters("Odette"):
            raise Failed(
                fr=f"Qui devine {what.fr} entre deux essais, et les erreurs ne comptent plus : après la dixième, le bon passe.",
                en=f"Whoever guesses {what.en} between two tries, and mistakes no longer count: after the tenth, the right one gets through.",
                expected=Text(
                    fr="après dix erreurs sur ce compte, même le bon attend ; seule une réussite sur ce compte les efface",
                    en="after ten mistakes on that account, even the right one waits; only a success on that account wipes them out",
                ),
                try_=Text(
                    fr="Ce que n’importe qui peut faire sans le mot de passe n’efface pas les erreurs et n’abrège pas l’attente.",
                    en="What anybody can do without the password neither wipes the mistakes out nor shortens the wait.",
                ),
            )


def others_know(answer: Answer) -> None:
    """Fail when what others know of somebody opens the account, in the place of the password or in an address."""
    browser, start = Browser(answer), MONDAY + 60 * HOUR
    odette = browser.people["Odette"]
    known = [value for key, value in odette.items() if key not in ("password", "leaked")]
    known += [part for value in known for part in re.split(r"[\W_]+", value) if len(part) > 3]
    for rank, guess in enumerate(one for said in dict.fromkeys(known) for one in dict.fromkeys((said, said.lower()))):
        # Whoever waits after a mistake has waited, and the right one wipes it out.
        browser.app.at(start + 2 * rank * MINUTE)
        opened = browser.enters("Odette", guess)
        browser.app.at(start + (2 * rank + 1) * MINUTE)
        browser.enters("Odette")
        if opened:
            raise Failed(
                fr="Ce que d’autres savent d’Odette ouvre son compte, à la place du mot de passe.",
                en="What others know of Odette opens her account, in the place of the password.",
                expected=Text(fr="le mot de passe, et lui seul", en="the password, and nothing else"),
                actual=guess,
            )
    one_key_for_all(answer, browser, start + 24 * HOUR)
    # Each name of a parameter, a header or a cookie that the code may read, in one address.
    names = [one for one in named_in(answer.folder, answer.random).texts if re.fullmatch(r"[A-Za-z][\w-]{1,30}", one)]
    names += [*odette, "user", "username", "id"]
    for value in [odette[key] for key in ("login", "email", "file", "name")] + ["1"]:
        browser.app.somebody_else()
        asked = urlencode([(name, value) for name in dict.fromkeys(names)])
        for path in (f"/account?{asked}", f"/account/{quote(value)}", f"/account?{quote(value)}", f"/password?{asked}"):
            if odette["file"] in browser.app.follow(browser.app.get(path)).body and value != odette["file"]:
                raise Failed(
                    fr="Une adresse montre le compte d’Odette à qui n’est pas entré.",
                    en="An address shows the account of Odette to somebody who has not entered.",
                    expected=Text(fr="la page de connexion", en="the sign-in page"),
                    actual=f"{path.partition('?')[0]} ?…={value}",
                )
            if browser.is_in("Odette"):
                raise Failed(
                    fr="Une adresse ouvre le compte d’Odette à qui n’est pas entré.",
                    en="An address opens the account of Odette to somebody who has not entered.",
                    actual=f"{path.partition('?')[0]} ?…={value}",
                )


def one_key_for_all(answer: Answer, browser: Browser, start: datetime.datetime) -> None:
    """Fail when a password that stands in the code opens an account: whoever has read it enters every one of them."""
    assert answer.start is not None
    # Not what the learner was given, nor the passwords that people have.
    known = {*named_in(answer.start, answer.random).texts, *(one["password"] for one in browser.people.values())}
    texts = [one for one in named_in(answer.folder, answer.random).texts if one not in known]
    # The longest first, as passwords are, and sentences last; each try is worth the time of a digest.
    texts.sort(key=lambda one: (len(one.split()) < WORDS, len(one)), reverse=True)
    for rank, guess in enumerate(texts[:KEYS]):
        # Nobody is waited for: an hour goes by whenever somebody is mistaken too often.
        browser.app.at(start + rank * HOUR)
        if browser.enters("Odette", guess):
            raise Failed(
                fr="Un mot de passe écrit dans le code ouvre le compte d’Odette : qui a lu le code entre chez tout le monde.",
                en="A password written in the code opens the account of Odette: whoever has read the code enters every account.",
                expected=Text(
                    fr="le mot de passe d’Odette, et lui seul", en="the password of Odette, and nothing else"
                ),
                actual=guess,
            )


def keys_are_drawn(answer: Answer) -> None:
    """Fail when a server that starts again gives the very same session: its key is in the code, and whoever reads it makes others."""
    first = session_of(answer, "Odette")
    answer.fresh()
    if first and session_of(answer, "Odette") == first:
        raise Failed(
            fr="Le serveur redémarre, et la session d’Odette est la même : la clé est dans le code, et qui l’a lu en fabrique une.",
            en="The server starts again, and the session of Odette is the same: the key is in the code, and whoever has read it makes one.",
            expected=Text(
                fr="une clé que personne ne lit dans le code, comme au départ",
                en="a key that nobody reads in the code, as in the start",
            ),
            try_=Text(
                fr="« secrets.token_hex() » la tire à chaque démarrage.",
                en="“secrets.token_hex()” draws it at each start.",
            ),
        )


def session_of(answer: Answer, who: str) -> list[str]:
    """What the application, started again at the same moment, leaves in the browser of somebody who signs in."""
    browser = Browser(answer)
    person = browser.people[who]
    reply = browser.app.post("/sign-in", {"login": person["login"], "password": person["password"]})
    return [one.partition(";")[0] for one in reply.headers.get("set-cookie", "").splitlines()]


@check(points=1, fr="L’attente a une fin et un numéro", en="The wait has an end and a number", after=guessing_hindered)
def wait_is_told(answer: Answer) -> None:
    met = siege(answer)
    if not (met.ends and met.on_time and phoned(met.page, answer)):
        raise Failed(
            fr="Qui attend ne sait pas jusqu’à quand, ou qui appeler ; ou la page se trompe d’heure.",
            en="Those who wait do not know until when, or whom to call; or the page has the time wrong.",
            expected=Text(
                fr=f"une durée vraie, en minutes, et le {answer.variant['phone']}",
                en=f"a true length, in minutes, and {answer.variant['phone']}",
            ),
            actual=f"{met.page.text()}\n" + ", ".join(f"{end:%H:%M}" for end in met.ends),
        )


@check(points=1, fr="La session laisse lire, puis finit", en="The session lets people read, then ends")
def session_lasts_and_ends(answer: Answer) -> None:
    browser = town(answer)
    afternoon = datetime.datetime(2027, 3, 4, 16, 40)
    browser.app.at(afternoon)
    reads = True
    # Across midnight as well: nobody reads by the calendar.
    for start in (afternoon, afternoon + 7 * HOUR + 10 * MINUTE):
        browser.app.at(start)
        browser.enters("Rosa")
        browser.app.at(start + 20 * MINUTE)
        reads = reads and browser.is_in("Rosa")
        browser.go("/account")
        reads = reads and browser.page.stays(READING)
    browser.app.at(start + 16 * HOUR)
    if not reads or browser.is_in("Rosa"):
        raise Failed(
            fr="Rosa lit vingt minutes, l’après-midi ou vers minuit, puis s’en va sans fermer le navigateur.",
            en="Rosa reads for twenty minutes, in the afternoon or around midnight, then leaves without closing the browser.",
            expected=Text(
                fr="le compte ouvert après vingt minutes, fermé le lendemain matin",
                en="the account open after twenty minutes, closed the next morning",
            ),
            actual=Text(
                fr="ouvert le lendemain matin" if reads else "fermé après vingt minutes",
                en="open the next morning" if reads else "closed after twenty minutes",
            ),
        )
    browser.enters("Rosa")
    browser.go("/account")
    browser.send(to="/sign-out")
    if browser.is_in("Rosa") or browser.reply.status != 200:
        raise Failed(
            fr="Se déconnecter ne ferme plus le compte, ou mène à une erreur.",
            en="Signing out no longer closes the account, or leads to an error.",
            actual=f"{browser.reply.status}\n{browser.page.text()}",
        )


@check(points=2, fr="Une adresse suffit pour revenir", en="An e-mail address is enough to come back")
def address_is_enough(answer: Answer) -> None:
    browser = town(answer)
    browser.app.at(SATURDAY)
    before, letters = recovers(browser, browser.people["Odette"]["email"])
    if not (phoned(before, answer) and news(before, browser.page) >= 3):
        raise Failed(
            fr="La page /recover ne dit pas ce qu’elle a fait, ou qui appeler quand on n’a plus rien.",
            en="The page /recover does not say what it did, or whom to call when everything is lost.",
            expected=answer.variant["phone"],
            actual=f"{before.text()}\n{browser.page.text()}",
        )
    odette = browser.people["Odette"]
    hers = "\n".join(one for one in letters if odette["email"] in one)
    explained = odette["login"] in hers and len(re.findall(r"[^\W\d_]{3,}", re.sub(r"\S+[@/]\S+", "", hers))) >= 5
    answer.kept["used"] = next((one for one in links_of(hers) if explained and reopens(browser, "Odette", one)), "")
    if not answer.kept["used"]:
        raise Failed(
            fr="Odette ne sait plus que son adresse de courriel. Elle ne revient pas dans son compte.",
            en="Odette only remembers her e-mail address. She does not get back into her account.",
            expected=Text(
                fr="dans OUTBOX, un message clair, pour elle : son identifiant, et un lien pour choisir un mot de passe",
                en="in OUTBOX, a clear message, for her: her username, and a link to choose a password",
            ),
            actual="\n".join(letters) or browser.page.text(),
        )
    answer.kept["sent again"] = sent_again(browser, "Odette")
    links_are_kept(answer)


def first_link(answer: Answer) -> list[str]:
    """The links of the first message that the application sends, started again, at the same moment as before."""
    answer.fresh()
    browser = Browser(answer)
    browser.app.at(SATURDAY)
    return [link for one in recovers(browser, browser.people["Odette"]["email"])[1] for link in links_of(one)]


def links_are_kept(answer: Answer) -> None:
    """Fail when a crowd that asks for links takes from somebody the one that they have, or from the last the one they ask for."""
    browser = Browser(answer)
    browser.app.at(SATURDAY)
    mine = [link for one in recovers(browser, browser.people["Odette"]["email"])[1] for link in links_of(one)]
    answer.kept["first of the day"] = mine
    count = enough_for(answer.folder, answer.random, usual=crowd.COUNT, most=RUSH)
    others = [browser.people[who]["email"] for who in ("Linh", "Maël")]
    for rank, email in enumerate(crowd.emails(count), 1):
        browser.app.at(SATURDAY + rank * SECOND)
        browser.app.post("/recover", {"email": others[rank % 4] if rank % 4 < len(others) else email})
    last = [link for one in recovers(browser, browser.people["Inès"]["email"])[1] for link in links_of(one)]
    for who, links in (("Odette", mine), ("Inès", last)):
        if not any(reopens(browser, who, link) for link in links):
            raise Failed(
                fr=f"{count} personnes demandent un lien, et celui de {who} n’ouvre rien.",
                en=f"{count} people ask for a link, and that of {who} opens nothing.",
                expected=Text(
                    fr="un lien qui sert dans la journée, quoi que d’autres demandent",
                    en="a link that serves within the day, whatever others ask for",
                ),
                actual=f"{browser.path}\n{browser.page.text()}",
            )
    rosa = browser.people["Rosa"]["email"]
    hers = [link for one in recovers(browser, rosa)[1] for link in links_of(one)]
    for _ in range(ASKED_AGAIN):
        browser.app.somebody_else()
        browser.app.post("/recover", {"email": rosa})
    if not any(reopens(browser, "Rosa", link) for link in hers):
        raise Failed(
            fr="Quelqu’un d’autre écrit l’adresse de Rosa, et le lien qu’elle vient de recevoir n’ouvre plus rien.",
            en="Somebody else types Rosa’s address, and the link that she has just received no longer opens anything.",
            expected=Text(
                fr="un lien qui sert dans la journée, quoi que d’autres demandent",
                en="a link that serves within the day, whatever others ask for",
            ),
            actual=f"{browser.path}\n{browser.page.text()}",
            try_=Text(
                fr="Un nouveau lien ne retire pas celui d’avant : chacun sert une fois, jusqu’à son heure.",
                en="A new link does not take away the one before: each serves once, until its time.",
            ),
        )


@check(points=2, fr="Un curieux n’apprend rien", en="Snoopers learn nothing", after=address_is_enough)
def nothing_given_away(answer: Answer) -> None:
    browser = town(answer)
    browser.app.at(SATURDAY + HOUR)
    rosa = browser.people["Rosa"]
    shown, leaks = [], []
    for email in ("personne@courriel.test", rosa["email"]):
        _, letters = recovers(browser, email)
        shown.append(f"{browser.reply.status} {browser.path}\n{browser.page.text().replace(email, '…')}")
        others = (one["login"] for one in browser.people.values() if one["email"] != email)
        leaks += [login for login in others if login in str(letters)]
    links = [link for one in letters for link in links_of(one)]
    on_screen = [one for one in (rosa["login"], *links) if one in browser.reply.body]
    if shown[0] != shown[1] or leaks or on_screen:
        raise Failed(
            fr="En essayant des adresses, on apprend qui a un compte, ou son identifiant.",
            en="By trying addresses, people learn who has an account, or its username.",
            expected=Text(
                fr="la même page, que l’adresse soit connue ou non ; l’identifiant, dans le seul message",
                en="the same page, whether the address is known or not; the username, in the message only",
            ),
            actual="\n".join((*shown, *leaks, *on_screen)),
        )
    near = guessable(browser, [*links[:1], *links_to_neighbours(browser, SATURDAY + HOUR)])
    if near:
        raise Failed(
            fr="Le lien d’un message se devine : il est court, ou suit celui d’un autre message.",
            en="The link of a message can be guessed: it is short, or follows that of another message.",
            expected=Text(
                fr="un lien qui ne se devine pas, long et tiré au hasard",
                en="a link that cannot be guessed, long and drawn at random",
            ),
            actual="\n".join(near),
        )
    if again := set(first_link(answer)) & set(answer.kept["first of the day"]):
        raise Failed(
            fr="Le serveur redémarre, Odette redemande un lien, et c’est le même : qui connaît le programme le calcule.",
            en="The server starts again, Odette asks for a link again, and it is the same: whoever knows the program computes it.",
            expected=Text(
                fr="un lien qui ne se devine pas, tiré au hasard à chaque demande",
                en="a link that cannot be guessed, drawn at random at each request",
            ),
            actual="\n".join(sorted(again)),
            try_=Text(
                fr="L’identifiant, l’heure ou un compte se devinent, même passés par une empreinte : quelqu’un entre chez Odette avant "
                "elle. Le module « secrets » tire ce que personne ne peut calculer.",
                en="The username, the time or a count can be guessed, even through a digest: somebody enters Odette’s account before "
                "her. The module “secrets” draws what nobody can compute.",
            ),
        )
    weak = any(weakens(browser, link) for link in links)
    used, odette = str(answer.kept["used"]), browser.people["Odette"]
    again = bool(answer.kept["sent again"]) or reopens(browser, "Odette", used)
    for key in ("login", "email"):
        guessed = used.replace(odette[key], rosa[key])
        again = again or (guessed != used and reopens(browser, "Rosa", guessed))
    # A form left open all night, then sent.
    left = any(opens(browser, "Rosa", link) for link in links[:1])
    browser.app.at(SATURDAY + 25 * HOUR + MINUTE)
    if left and not again:
        browser.send(new=ANOTHER)
        again = browser.enters("Rosa", ANOTHER)
    if weak or again or any(reopens(browser, "Rosa", link) for link in links):
        raise Failed(
            fr="Le lien d’un message ouvre trop : avec un mot de passe faible, une autre fois, à quelqu’un d’autre.",
            en="The link of a message opens too much: with a weak password, another time, to somebody else.",
            expected=Text(
                fr="un lien qui ne se devine pas, sert une fois, dans la journée, et dit non à un mot de passe faible",
                en="a link that cannot be guessed, serves once, within the day, and says no to a weak password",
            ),
        )


@check(points=1, fr="Les pages se lisent toujours", en="The pages can still be read", after=browser_remembers)
def pages_still_read(answer: Answer) -> None:
    for path, fr, en in flaws(town(answer), answer):
        raise Failed(
            fr=f"La page {path} a perdu quelque chose : {fr}.",
            en=f"The page {path} has lost something: {en}.",
            expected=Text(
                fr="des pages qui disent leur langue, leur titre, leurs champs, leurs boutons, leurs refus et où aller",
                en="pages that say their language, their title, their fields, their buttons, their refusals and where to go",
            ),
        )


@check(
    points=1,
    fr="Le linter guichet n’a rien à redire",
    en="The guichet linter has nothing to say",
    after=browser_remembers,
)
def linter_is_silent(answer: Answer) -> None:
    answer.lint("app.py")


@dataclass(frozen=True)
class Siege:
    """What ten wrong guesses at Linh's account did to her right password, and to her neighbour."""

    refused: bool
    page: Document
    ends: list[datetime.datetime]
    on_time: bool
    neighbour: bool
    reopened: bool


def siege(answer: Answer) -> Siege:
    """Ten wrong guesses, then the right password: at once, at the moment that the page says, and an hour later."""
    if "siege" not in answer.kept:
        browser = town(answer)
        # All of them in one library: those who have nothing but its computers lose nothing by it.
        end = guesses(browser, "Linh", EVENING, near=True)
        refused = not browser.enters("Linh", near=True)
        page = browser.page
        neighbour = browser.enters("Maël", near=True)
        ends = announced(page.text(), end)
        browser.app.at(max(ends, default=end) + MINUTE)
        on_time = browser.enters("Linh")
        browser.app.at(end + HOUR + 2 * MINUTE)
        answer.kept["siege"] = Siege(refused, page, ends, on_time, neighbour, browser.enters("Linh"))
    found = answer.kept["siege"]
    assert isinstance(found, Siege)
    return found


def guesses(
    browser: Browser,
    who: str,
    start: datetime.datetime,
    *,
    near: bool = False,
    logins: Sequence[str] = ("",),
    between: Callable[[Browser], None] | None = None,
) -> datetime.datetime:
    """Ten wrong passwords, one every two seconds; the moment of the next try. `logins`: ways of typing the username, in turn;
    `between`: what is done after each."""
    browser.app.at(start)
    for rank in range(10):
        browser.tries(who, f"essai numero {rank}", near=near, login=logins[rank % len(logins)])
        if between:
            between(browser)
        browser.app.at(start + 2 * (rank + 1) * SECOND)
    return start + 20 * SECOND


def mistakes() -> Iterator[tuple[datetime.datetime, str]]:
    """When somebody signs in as Maël, and the wrong password, empty when it is he and he has it right."""
    morning, night = datetime.datetime(2027, 3, 3, 9), datetime.datetime(2027, 3, 3, 22)
    yield from ((morning + 2 * rank * MINUTE, f"faute numero {rank}" if rank % 3 < 2 else "") for rank in range(18))
    yield from ((night + 20 * rank * MINUTE, f"essai numero {rank}") for rank in range(24))
    yield night + 24 * 20 * MINUTE + HOUR, ""


def recovers(browser: Browser, email: str) -> tuple[Document, list[str]]:
    """The page met by who has only an address, and the messages that it sends."""
    known = len(outbox(browser))
    browser.app.somebody_else()
    browser.go("/recover")
    before = browser.page
    browser.send(email=email)
    return before, outbox(browser)[known:]


def outbox(browser: Browser) -> list[str]:
    """The messages sent, each as one text."""
    return [one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in browser.app.value("OUTBOX")]


def links_of(message: str) -> list[str]:
    """The addresses of the application that a message gives."""
    return [one.rstrip(".,;") for one in re.findall(r"https?://[^/\s\"'<>\\]+(/[^\s\"'<>\\)]+)", message)]


def links_to_neighbours(browser: Browser, start: datetime.datetime) -> Iterator[str]:
    """The links that the others of the town are sent, a minute after each other."""
    for rank, who in enumerate(("Bakary", "Linh", "Maël", "Inès"), 1):
        browser.app.at(start + rank * MINUTE)
        _, letters = recovers(browser, browser.people[who]["email"])
        yield from [link for one in letters for link in links_of(one)][:1]


def guessable(browser: Browser, links: list[str]) -> list[str]:
    """Links that, but for whose they are, follow each other or say little beyond what all say; none when chance makes them."""
    owns = [own for one in browser.people.values() for own in (one["email"], quote(one["email"]), one["login"])]
    whose = re.compile("|".join(map(re.escape, owns)))
    secrets = [whose.sub("", link) for link in links]
    said = sum(len(set(signs)) == 1 for signs in zip(*secrets, strict=False))
    short = [one for one in secrets if len(one) - said < SECRET] if len(secrets) > 1 else []
    near = [one for pair in itertools.combinations(secrets, 2) if alike(*pair) for one in pair]
    return short or near


def opens(browser: Browser, who: str, link: str) -> bool:
    """Follow a link of a message, and the button behind it; whether it asks for a new password."""
    browser.app.somebody_else()
    browser.go(link)
    if browser.page.select("form") and not browser.page.controls() and not browser.is_in(who):
        browser.send()
    return bool(browser.page.select("[name=new]"))


def reopens(browser: Browser, who: str, link: str) -> bool:
    """Whether a link gives the account back, by a new password or at once."""
    if not opens(browser, who, link):
        return browser.is_in(who)
    browser.left_open = browser.path, browser.reply
    browser.send(new=ANOTHER)
    return browser.path != "/recover" and browser.enters(who, ANOTHER)


def sent_again(browser: Browser, who: str) -> bool:
    """Whether the form of a link, left open on another computer, still changes the password once the link has served."""
    if not browser.left_open:
        return False
    browser.app.somebody_else()
    browser.path, browser.reply = browser.left_open
    try:
        browser.send(by_hand=False, new=AFTER)
    except Broken:
        # An error page changes no password.
        return False
    return browser.enters(who, AFTER)


def weakens(browser: Browser, link: str) -> bool:
    """Whether a link takes a weak password, or refuses it without a word."""
    if not opens(browser, "Rosa", link):
        return False
    before = browser.page
    browser.send(by_hand=False, new=WEAK[0])
    return not browser.page.select("[name=new]") or news(before, browser.page) < 3


def flaws(browser: Browser, answer: Answer) -> Iterator[tuple[str, str, str]]:
    """What the pages no longer say: the path of each, and what is missing, in French and in English."""
    for private in ("/account", "/password"):
        browser.app.somebody_else()
        browser.go(private)
        if not browser.page.select("[name=password]"):
            yield private, "la connexion, pour qui n’est pas entré", "the sign-in, for whoever has not entered"
    browser.go("/sign-in")
    door = browser.page
    ways = [one for one in door.select("a[href]") if door.is_exposed(one) and door.name(one)]
    if "/recover" not in [joined("/sign-in", str(one["href"])) for one in ways]:
        yield "/sign-in", "le lien vers /recover", "the link to /recover"
    browser.tries("Rosa", "ce n'est pas lui")
    if news(door, browser.page) < 3:
        yield "/sign-in", "ce qui explique un refus", "what explains a refusal"
    assert answer.start is not None
    start = Document(re.sub(r"\{.*?\}", "", Answer(answer.start).text("templates/account.html")))
    for path, page in browser.met.values():
        lost = ", ".join(losses(start, page)) if path == "/account" else ""
        if lost:
            yield path, lost, lost
        if path in (*TOKENS, "/account") and not is_readable(page, answer):
            yield path, "sa langue, un titre ou un nom", "its language, a title or a name"


def is_readable(page: Document, answer: Answer) -> bool:
    """Whether a page says its language and its title, and the name of whatever can be filled in or pressed."""
    fields = all(page.name(one).source not in ("none", "title", "placeholder") for one in page.controls())
    buttons = (one.select("button, [type=submit]") for one in page.select("form"))
    pressed = all(any(page.is_exposed(one) and page.name(one) for one in some) for some in buttons)
    headed = any(page.text(one) for one in page.select("h1"))
    return bool(fields and pressed and headed and page.lang == "fr" and answer.variant["place"] in page.title)
