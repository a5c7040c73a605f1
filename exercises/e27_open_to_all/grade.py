"""E27: twenty profiles walk through the source, then through the running service; people who came in before still do."""

from __future__ import annotations

import datetime
import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from grading import Answer, Document, Failed, Text, check, crowd
from grading.document import plain_words
from grading.facts import lines
from grading.named import people_in
from grading.officers import read_by_all, rows_at
from grading.people import Client, label_of, walked
from grading.spellings import SPACES
from grading.text import MONTHS
from grading.visitor import Visitor, barred, given
from grading.weekdays import WORKING, days_told, hours_told
from grading.wording import is_seldom, tells

NOON = datetime.datetime(2027, 1, 12, 12, 5)
NIGHT = datetime.datetime(2027, 1, 17, 2, 40)
AFTER = datetime.date(2027, 1, 18)
"""The first day of a year, when the last of many people ask."""
ADDRESS = "6 rue des tilleuls"
ENTERED = {"name": "Ana Marić", "address": "2 rue Haute", "care_of": "", "phone": "06 39 98 27 01"}
NAMES = ("Nguyễn Thị Ánh", "O’Brien", "Li", "Łucja d’Ávila-Żak", "Émile Zola 2", "محمد")
REACHED = ({"address": "2 rue Haute"}, {"care_of": "CCAS de Montrieux"}, {"phone": "0639982702"})
ASKED = {
    "name": ("nom",), "address": ("adresse",), "phone": ("téléphone", "numéro"),
    "care_of": ("domicili", "organisme", "association", "courrier"),
}  # fmt: skip
SELDOM = rf"\b(?:premi[eè]re?|derni[eè]re?|seconde?|deuxième|sauf|seulement|uniquement|{'|'.join(map(plain_words, MONTHS))})\b"
"""Hours that are not those of every week."""
PAID = r"\d|€|euro|\b(?:sauf|si|non|pas|pour (?!tou))"
"""What is not free, or not for all."""
HOURS = frozenset({9, 17})
"""The hours at which the doors open and shut."""
KEPT = ("name", "address", "care_of", "phone")
"""What was asked, as the officers read it."""
PURPOSES = {"name": "name", "address": "street-address", "phone": "tel"}


class Desk(Visitor):
    """The service as people meet it, and what the officers read."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.app("app.py", at=NOON))
        self.asked = 0

    def read(self) -> list[dict[str, Any]]:
        """What the officers read, in the order it came."""
        return rows_at(self.app, "/agents/requests", ())

    def asks(self, **values: str) -> None:
        """Ask for the help with some answers, by the page; fail unless the officers read them."""
        before = self.asked
        self.asked += 1
        self.go("/")
        self.send(**({"name": ""} | values))
        rows = self.read()
        wanted = {key: squeezed(value) for key, value in values.items()}
        got = {key: squeezed(str(rows[-1].get(key, ""))) for key in values} if len(rows) == before + 1 else {}
        if self.path != "/received" or self.reply.status != 200 or got != wanted:
            raise Failed(
                fr="Une demande part, et les agents ne lisent pas ce qui a été écrit.",
                en="A request is sent, and the officers do not read what was written.",
                expected=str(values),
                actual=f"{self.path}, {self.reply.status}\n{rows[before:]}\n{self.page.text()}",
            )


def squeezed(value: str) -> str:
    """A value without the spaces that a service may tidy."""
    return re.sub(r"\s+", "", value)


@check(points=5, fr="Vingt profils vont au bout, d’après le code", en="Twenty profiles finish, by the source")
def everyone_finishes_by_source(answer: Answer) -> None:
    found = walked(answer.folder).walks
    if not found:
        raise Failed(
            fr="guichet people ne trouve aucune demande à remplir, ou ne peut pas lire guichet-people.toml.",
            en="guichet people finds no request to fill in, or cannot read guichet-people.toml.",
            actual=walked(answer.folder).remarks,
        )
    outside = [one for one in found if not one.ends]
    if outside:
        first = label_of(outside[0].profile)
        raise Failed(
            fr=f"Profils qui ne vont pas au bout : {len(outside)}. Le premier : {first.fr}.",
            en=f"Profiles that do not finish: {len(outside)}. The first: {first.en}.",
            expected=Text(
                fr="va au bout, par l’écran pour qui en a un", en="finishes, by the screen for those who have one"
            ),
            actual=with_remarks(outside[0].said, walked(answer.folder).remarks),
            try_=Text(fr="guichet people answer", en="guichet people answer"),
        )


def with_remarks(said: Text, remarks: Text) -> Text:
    """What stops somebody, and what `guichet people` says of the file of doors: one that no page gives stops them too."""
    return Text(fr=f"{said.fr}\n{remarks.fr}".strip(), en=f"{said.en}\n{remarks.en}".strip())


@check(points=5, fr="Le service en marche dit la même chose", en="The running service says the same")
def everyone_finishes_when_running(answer: Answer) -> None:
    from guichet.core.errors import UsageError
    from guichet.testing import assert_can_finish
    from guichet.walked.profiles import SCREEN, known_profiles, obstacles

    shut = {key for key, one in obstacles().items() if one.shuts == SCREEN}
    app = answer.app("app.py", at=NOON)
    for profile in known_profiles():
        # Whoever has a screen finishes by it: a door is no excuse for the page, and no doors are declared in the templates.
        folder = answer.folder / "templates" if shut.isdisjoint(profile.lacks) else answer.folder
        told: dict[str, str] = {}
        for lang in ("fr", "en"):
            app.somebody_else()
            app.at(NOON)
            try:
                assert_can_finish(
                    Client(app), profile.name, at="/", folder=folder, journey="ask", clock=app.at,
                    hours=(NIGHT, NOON), lang=lang,
                )  # fmt: skip
            except (AssertionError, UsageError) as failure:
                told[lang] = str(failure).strip()
                # Said in the other language as well, by a service that nobody has met.
                app = answer.app("app.py", at=NOON)
            if not told:
                break
        if told:
            raise Failed(
                fr="Quelqu’un n’arrive pas au bout du service en marche.",
                en="Somebody does not get to the end of the running service.",
                actual=Text(fr=told.get("fr", told.get("en", "")), en=told.get("en", told.get("fr", ""))),
            )

    page = opened(answer).page
    for reached in REACHED:
        if not page.sends({"name": "Bo Li"} | reached):
            raise Failed(
                fr="Dans un navigateur, un script garde une demande qui pourrait partir.",
                en="In a browser, a script holds back a request that could leave.",
                expected=Text(
                    fr="une adresse, un organisme ou un téléphone : un seul suffit",
                    en="an address, an organisation or a phone: one is enough",
                ),
                actual=", ".join(reached),
            )


@check(
    points=3, fr="Trois portes sans écran, vraies et écrites", en="Three doors without a screen, real and written",
    after=everyone_finishes_by_source,
)  # fmt: skip
def doors_are_real(answer: Answer) -> None:
    page = opened(answer).page
    phone = re.sub(r"\D", "", answer.variant["phone"])
    doors = [one for one in answer.toml("guichet-people.toml").get("door", []) if isinstance(one, dict)]
    kinds = {str(one.get("kind")) for one in doors}
    wrong = [
        ", ".join(str(one[key]) for key in ("value", "hours", "cost") if key in one)
        for one in doors
        if not is_as_told(one, phone)
    ]
    remarks = walked(answer.folder).remarks
    if not {"phone", "counter", "post"} <= kinds or wrong or remarks.fr:
        raise Failed(
            fr="Une porte déclarée n’est pas celle de la mairie, ou il en manque une.",
            en="A declared door is not that of the town hall, or one is missing.",
            expected=Text(
                fr="téléphone, guichet et courrier, à ce numéro et à cette adresse, gratuits, du lundi au vendredi, de 9 h à 17 h",
                en="telephone, counter and post, at this number and this address, free, Monday to Friday, from 9:00 to 17:00",
            ),
            actual=remarks if remarks.fr else f"{sorted(kinds)} {wrong}",
        )
    is_shown = phone in re.sub(r"\D", "", page.text()) and ADDRESS in plain_words(page.text())
    if not is_shown or not tells_of_the_post(page):
        raise Failed(
            fr="La page de la demande ne donne pas ces portes : qui s’y arrête ne les voit pas.",
            en="The page of the request does not give these doors: those whom it stops do not see them.",
            expected=Text(
                fr=f"{answer.variant['phone']}, 6 rue des Tilleuls, et que l’on peut y écrire",
                en=f"{answer.variant['phone']}, 6 rue des Tilleuls, and that one may write there",
            ),
            actual=page.text(),
        )
    if false := shuts_too_often(page, phone):
        raise Failed(
            fr="La page de la demande annonce d’autres jours ou d’autres heures : qui la croit trouve porte close, ou ne vient pas.",
            en="The page of the request tells other days or other hours: those who believe it find a closed door, or do not come.",
            expected=Text(
                fr="du lundi au vendredi, de 9 h à 17 h, comme dans guichet-people.toml",
                en="Monday to Friday, from 9:00 to 17:00, as in guichet-people.toml",
            ),
            actual=false,
        )


def tells_of_the_post(page: Document) -> bool:
    """Whether the page says, elsewhere than in the questions of its form, that a letter will do."""
    around = [
        one for one in page.select("p, li, dt, dd, td, th, h2, h3, address, div, span") if not one.find_parent("form")
    ]
    told = plain_words(" ".join(page.text(one) for one in around if not one.find("form")))
    return (
        re.search(r"courrier|poste\b|postale?|lettre|[ée]cri(?:vez|re)", told) is not None
        or re.search(r"par (?:courrier|la poste|lettre)", plain_words(page.text())) is not None
    )


def is_as_told(door: Mapping[str, Any], phone: str) -> bool:
    """Whether a door is as the brief tells it: its number or its address, its hours, and that it is free."""
    value, hours = str(door.get("value", "")), re.findall(r"\d+", str(door.get("hours", "")))
    if door.get("kind") not in ("phone", "counter"):
        return door.get("kind") != "post" or ADDRESS in plain_words(value)
    if door.get("kind") == "phone" and re.sub(r"\D", "", value) != phone:
        return False
    if door.get("kind") == "counter" and ADDRESS not in plain_words(value):
        return False
    opens, cost = plain_words(str(door.get("hours", ""))), plain_words(str(door.get("cost", "")))
    daily = re.search(r"lun|mon|semaine|ouvr", opens) and not re.search(SELDOM, opens) and not is_seldom(opens)
    wholly = days_told(str(door.get("hours", "")), short=True) in (frozenset(), WORKING)
    wholly = wholly and hours_told(str(door.get("hours", ""))) <= HOURS
    open_then = daily and wholly and [int(one) for one in hours[:1]] == [9] and "17" in hours
    return bool(open_then and "gratuit" in cost and not re.search(PAID, cost))


def shuts_too_often(page: Document, phone: str) -> str:
    """A line of the page that tells other days or other hours than those of the doors; an empty text where none does."""
    told = [one for one in lines(page).split("\n") if days_told(one)]
    doors = [one for one in told if phone in re.sub(r"\D", "", one) or ADDRESS in plain_words(one)]
    false = [one for one in doors or told if days_told(one) != WORKING or not {*hours_told(one), *HOURS} <= HOURS]
    # Somebody may come at home on Wednesdays as well: one line of the doors is enough.
    return false[0] if false and (doors or len(false) == len(told)) else ""


def opened(answer: Answer) -> Desk:
    """The page of the request, on screen."""
    desk = Desk(answer)
    desk.go("/")
    return desk


@check(points=4, fr="Personne n’y a perdu", en="Nobody has lost by it")
def nobody_loses(answer: Answer) -> None:
    desk = Desk(answer)
    desk.asks(**ENTERED)
    for name in NAMES:
        desk.asks(name=name, phone="06 39 98 27 03")
    everybody_is_read(answer, desk)
    named_ones_are_read(answer, desk)
    # Two people at the same place are two people.
    for name, reached in itertools.product(("Bo Li", "Rose Carel"), REACHED):
        desk.asks(name=name, **reached)
    for missing, form in dead_ends():
        before, clean = len(desk.read()), opened(answer).page.text()
        reply = desk.app.follow(desk.app.post("/", {"address": "", "care_of": "", "phone": ""} | form))
        said = Counter(plain_words(reply.document.text()).split()) - Counter(plain_words(clean).split())
        kept = [given(one) for one in reply.document.controls()]
        if (
            len(desk.read()) != before
            or sum(said.values()) < 3
            or (sum(said.values()) < 4 and not tells(" ".join(said)))
            or any(value.strip() and value not in kept for value in form.values())
        ):
            raise Failed(
                fr=f"Une demande {missing.fr} est prise, ou refusée sans dire quoi faire, ou ce qui était écrit est perdu.",
                en=f"A request {missing.en} is taken, or turned down without saying what to do, or what was written is lost.",
                actual=f"{desk.read()[before:]}\n{reply.document.text()}\n{kept}",
            )


def dead_ends() -> Iterator[tuple[Text, dict[str, str]]]:
    """Requests that cannot be answered, and what they lack: a box holds nothing, or spaces, of any kind, which look like it."""
    nameless, nowhere = (
        Text(fr="sans nom", en="without a name"),
        Text(fr="sans rien où répondre", en="with nowhere to answer"),
    )
    for blank in ("", *SPACES):
        yield nameless, ENTERED | {"name": blank, "care_of": "CCAS “Les Tilleuls” & <Cie>"}
        for ways in (*(tuple(one) for one in REACHED), KEPT[1:]):
            yield nowhere, {"name": "Bo Li", **dict.fromkeys(ways, blank)}


def everybody_is_read(answer: Answer, desk: Desk) -> None:
    """Fail unless the officers read all that many people write, whatever they write and whenever they do."""
    draw, before = answer.random, desk.asked
    phones = crowd.phones(draw, named=crowd.phones_named(answer.folder, draw))
    columns = (crowd.names(draw), crowd.addresses(draw), crowd.organisations(), phones)
    people = [dict(zip(KEPT, one, strict=True)) for one in zip(*columns, strict=True)]
    # Where the page has room for several lines, people write several.
    several = {str(one.get("name")) for one in opened(answer).page.select("textarea")}
    people = [
        {key: value.replace(", ", "\r\n") if key in several else value for key, value in one.items()} for one in people
    ]
    moments = crowd.year(AFTER, draw)
    asking = opened(answer).page
    for rank, one in enumerate(people, len(moments) - len(people)):
        if (field := barred(asking, one)) is not None:
            raise Failed(
                fr="Un champ n’a pas de place pour ce que quelqu’un y écrit, ou n’en veut pas : les agents n’en liront qu’une partie, ou rien.",
                en="A field has no room for what somebody writes in it, or will not have it: the officers will read a part of it, or nothing.",
                expected=one[str(field["name"])],
                actual=asking.source(field),
            )
        if rank >= 0:
            desk.app.at(moments[rank])
        desk.app.somebody_else()
        desk.app.post("/", one)
    desk.asked += len(people) + 1
    rows = read_by_all(desk.app, "/agents/requests", KEPT, moments[-1], another=people[0], to="/")[before:]
    for wanted, row in itertools.zip_longest(people, rows, fillvalue={}):
        if as_read(row) != as_read(wanted):
            raise Failed(
                fr="Quelqu’un demande, et les agents ne lisent pas tout ce qui a été écrit.",
                en="Somebody asks, and the officers do not read all that was written.",
                expected=", ".join(wanted.values()),
                actual=", ".join(str(row.get(key, "")) for key in wanted) if row else Text(fr="rien", en="nothing"),
            )


def as_read(row: Mapping[str, Any]) -> list[str]:
    """What a service may not change in a request: its texts but for spaces and commas, and the digits of its phone."""
    texts = [squeezed(str(row.get(key, "")).replace(",", "")) for key in ("name", "address", "care_of")]
    return [*texts, crowd.dialled(row.get("phone"))]


def named_ones_are_read(answer: Answer, desk: Desk) -> None:
    """Fail when somebody whose name stands in the code asks, and the officers do not read it."""
    names, before = people_in(answer.folder, answer.random), desk.asked
    desk.asked += len(names)
    for name in names:
        desk.app.somebody_else()
        desk.app.post("/", {"name": name, "address": "", "care_of": "", "phone": "06 39 98 27 03"})
    read = [squeezed(str(row.get("name", ""))) for row in desk.read()[before:]]
    if read != [squeezed(name) for name in names]:
        raise Failed(
            fr="Des personnes dont le nom est dans votre code demandent, et les agents ne le lisent pas.",
            en="People whose name stands in your code ask, and the officers do not read it.",
            expected=", ".join(name for name in names if squeezed(name) not in read) or ", ".join(names),
            actual=", ".join(read),
        )


@check(points=2, fr="Les pages se lisent et s’entendent", en="The pages can be read and heard", after=nobody_loses)
def pages_are_read(answer: Answer) -> None:
    desk = opened(answer)
    page = desk.page
    desk.go("/received")
    unnamed = [
        str(one.get("name")) for one in page.controls() if page.name(one).source in ("none", "title", "placeholder")
    ]
    unseen = [str(one.get("name")) for one in page.controls() if not all(map(page.is_seen, page.labels(one)))]
    lost = [key for key, purpose in PURPOSES.items() if purpose not in purposes(page).get(key, ())]
    crossed = [key for key, words in ASKED.items() if not any(word in called(page, key) for word in words)]
    buttons = [
        one for one in page.select("form button, form [type=submit]") if page.is_seen(one) and page.name(one).text
    ]
    told = all(word in plain_words(desk.page.text()) for word in ("demande", "reçue", "dix jours"))
    phone = re.sub(r"\D", "", answer.variant["phone"]) in re.sub(r"\D", "", desk.page.text())
    if unnamed or unseen or lost or crossed or not (buttons and told and phone):
        raise Failed(
            fr="Une page a perdu le nom d’un champ, son bouton, ce que le navigateur savait proposer, ou ce que l’on dit une fois la demande reçue.",
            en="A page has lost the name of a field, its button, what the browser could offer, or what is said once the request is received.",
            actual=f"{unnamed or unseen or lost or crossed}\n{page.text()}\n{desk.page.text()}",
        )
    for one, heading in ((page, "aide au chauffage"), (desk.page, "demande")):
        headed = heading in plain_words(" ".join(one.text(title) for title in one.select("h1")))
        if not headed or one.lang != "fr" or answer.variant["town"] not in one.title:
            raise Failed(
                fr="Une page a perdu sa langue, son titre, ou le nom de la mairie.",
                en="A page has lost its language, its title, or the name of the town hall.",
                actual=f"{one.lang}\n{one.title}\n{one.text()}",
            )


def called(page: Document, name: str) -> str:
    """The name under which a field is asked for."""
    return " ".join(plain_words(page.name(one).text) for one in page.controls() if one.get("name") == name)


def purposes(page: Document) -> dict[str, list[str]]:
    """For each field, what the browser may offer to fill in."""
    return {str(one.get("name")): str(one.get("autocomplete", "")).split() for one in page.controls()}


@check(
    points=1, fr="Le linter guichet n’a rien à redire", en="The guichet linter has nothing to say", after=nobody_loses
)
def linter_is_silent(answer: Answer) -> None:
    answer.lint("app.py")
