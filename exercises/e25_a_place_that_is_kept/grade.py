"""E25: people take a place, close the page, lose the line, change device or have none; an officer calls them in turn."""

from __future__ import annotations

import datetime
import html
import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from random import Random
from typing import Any
from urllib.parse import urlencode

from grading import Answer, Document, Failed, Text, check, crowd
from grading.application import Reply
from grading.document import plain_words
from grading.facts import lines
from grading.named import people_in
from grading.sizes import enough_for, sizes_in
from grading.spellings import PASTED, alike
from grading.visitor import Visitor

MORNING = datetime.datetime(2027, 3, 2, 9, 2)
MINUTE = datetime.timedelta(minutes=1)
OPENS, SHUTS = 7, 19
"""The hours at which the queue is open, every day."""
CODE = re.compile(r"[A-HJKMNP-Z2-9]{6,12}")
SCRIPT = re.compile(r"(?is)<script\b.*?</script>")
CODED, RANKED, CALLED = (
    r"code|ticket|numéro",
    r"rang|place|personne|position|avant vous|numéro",
    r"guichet|bureau|comptoir",
)
"""What a line says of the code, the rank or the desk that stands alone on the next one."""
LEAVES = re.compile(r"leave|sendBeacon|keepalive")
LABELS = {"phone": ("téléphone", "telephone"), "code": ("code",)}
UNKNOWN = ("ZZZZZZ", "zzz 222", "K7", "ABCDEFGHJKMN")
"""Codes that are nobody’s: as long as one, too short, as long as one may be."""
NAMING = 4
"""Letters of a part of a name that nothing else on the page is called."""
NUMBERS = 8
"""A page of one’s own place holds few numbers: its rank, perhaps how many are ahead, an hour, an address."""
AT_ONE = 8
"""People who take a place at one computer, one after the other."""
MANY, READ = 150, 4
"""People of the longest queue, and ranks that are read in it besides those that an answer names."""
PEOPLE = (
    ("Zoé Adjei", "06 39 98 11 01"),
    ("Bo Li", "0639981102"),
    ("Élodie N’Diaye", "06 39 98 11 03"),
    ("Maria José dos Santos Carvalho", ""),
    ("Nguyễn Thị Ánh", "07 00 00 11 05"),
)
NEARLY = (
    "Nguyễn Thị Anh", "Nguyên Thị Ánh", "Ánh Thị Nguyễn", "Nguyễn Thị Án", "Nguyễn Thị Ánhh", "N. Ánh", "Lucja Zak", "Łucja Żak",
    "Ana Ba", "Aña Ba", "𠮷田 花", "田 花", "Noë Petit", "Noé Petit", "Noe Petit",
)  # fmt: skip
"""Names that differ by an accent, a sign, or the order of their words: in one household, each is somebody."""
OTHER_SCRIPTS = ("محمد بن علي", "فاطمة بن علي", "李小龍", "Олена Ковальчук")
Row = dict[str, Any]


class Room(Visitor):
    """The waiting room as people meet it, the code of each place, and who should be waiting, in order."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.app("app.py", at=MORNING))
        self.now = MORNING
        self.phone = answer.variant["phone"]
        self.line: list[str] = []

    def wait(self, minutes: int) -> None:
        """Let time pass; nobody opens a page."""
        self.now += minutes * MINUTE
        self.app.at(self.now)

    def joins(self, name: str, phone: str, *, agent: bool = False, used: bool = False) -> str:
        """Take a place from a device that nobody used before, or let an officer take it; the code of that place. `used`:
        from the device of the one before."""
        if used:
            self.app.same_computer()
        else:
            self.app.somebody_else()
        self.go("/agents" if agent else "/")
        self.send(to="/agents/join" if agent else "/join", name=name, phone=phone)
        found = re.fullmatch(r"/place/([^/?#]+)", self.path)
        code = found[1] if found else ""
        if self.reply.status != 200 or not code or not is_introduced(still(self.page), code, CODED):
            raise Failed(
                fr=f"{name} demande une place, et n’arrive pas sur une page /place/CODE qui montre ce code.",
                en=f"{name} asks for a place, and does not come to a page /place/CODE that shows that code.",
                actual=f"{self.path}\n{self.reply.status}\n{self.page.text()}",
            )
        if code not in self.line:
            self.line.append(code)
        return code

    def opens(self, code: str) -> Document:
        """The page of a place, on a device that nobody used before."""
        self.app.somebody_else()
        self.go(f"/place/{code}")
        return self.page

    def calls(self, desk: str) -> Any:
        """The officer calls the next one, at that desk."""
        reply = self.app.post("/agents/call", {"desk": desk})
        data = reply.data()
        if not 200 <= reply.status < 300 or not isinstance(data, dict) or "code" not in data:
            raise Failed(
                fr="« /agents/call » ne rend pas ce que la consigne décrit.",
                en="“/agents/call” does not return what the brief describes.",
                expected='{"code": …}',
                actual=f"{reply.status}\n{reply.body}",
            )
        return data["code"]

    def queue(self) -> list[Row]:
        """What the officers read."""
        data = self.app.get("/agents/queue").data()
        rows = data if isinstance(data, list) else []
        return [row for row in rows if isinstance(row, dict) and {"code", "name", "phone"} <= set(row)]

    def holds(self, told: Text) -> None:
        """Fail unless the officers read everybody who waits, in order, and each page says its rank."""
        rows = [str(row["code"]) for row in self.queue()]
        if rows != self.line:
            raise Failed(
                fr=f"{told.fr}, et la file n’est plus celle des personnes qui attendent, dans l’ordre.",
                en=f"{told.en}, and the queue is no longer that of the people who wait, in order.",
                expected=", ".join(self.line),
                actual=", ".join(rows) or Text(fr="personne", en="nobody"),
            )
        for rank in range(1, len(self.line) + 1):
            self.says(rank, told)

    def says(self, rank: int, told: Text) -> None:
        """Fail unless the page of whoever has that rank says it."""
        code = self.line[rank - 1]
        page = still(self.opens(code))
        shown = numbers(page, code, self.phone)
        told_well = str(rank) in shown and is_introduced(page, str(rank), RANKED)
        if self.reply.status != 200 or not told_well or len(set(shown)) > NUMBERS:
            raise Failed(
                fr=f"{told.fr}, et la page de la personne de rang {rank} ne dit plus son rang.",
                en=f"{told.en}, and the page of the person whose rank is {rank} no longer says it.",
                expected=str(rank),
                actual=f"/place/{code}, {self.reply.status}\n{page.text()}",
            )
        self.is_held(page, code, told)

    def is_held(self, page: Document, code: str, told: Text) -> None:
        """Fail unless the page of a place, whatever became of it, says its code and the phone of the town hall."""
        lost = [
            what
            for what, there in (
                (Text(fr="son code", en="its code"), is_introduced(page, code, CODED)),
                (Text(fr="le téléphone de la mairie", en="the town hall’s phone"), self.phone in page.text()),
            )
            if not there
        ]
        if lost:
            raise Failed(
                fr=f"{told.fr}, et la page de cette place ne dit plus {lost[0].fr}.",
                en=f"{told.en}, and the page of that place no longer says {lost[0].en}.",
                expected=code if lost[0].en == "its code" else self.phone,
                actual=f"/place/{code}, {self.reply.status}\n{page.text()}",
                try_=Text(
                    fr="Son code, et quelqu’un à appeler : on en a besoin avant l’appel comme après.",
                    en="Its code, and somebody to call: people need them before they are called and after.",
                ),
            )

    def reaches_somebody(self, path: str, told: Text) -> None:
        """Fail unless the page on screen, of a code that is nobody’s, gives the phone of the town hall."""
        if self.reply.status >= 500 or self.phone not in still(self.page).text():
            raise Failed(
                fr=f"{told.fr} mène à une page sans personne à appeler.",
                en=f"{told.en} leads to a page with nobody to call.",
                expected=self.phone,
                actual=f"{path}\n{self.reply.status}\n{self.page.text()}",
            )

    def leads_home(self, code: str, told: Text) -> None:
        """Fail unless the page of a place given back leads to the home page, and gives the phone of the town hall."""
        page = still(self.opens(code))
        if self.phone not in page.text() or self.reply.status >= 500 or not leads_back(page):
            raise Failed(
                fr=f"{told.fr}, et sa page ne mène plus à la page d’accueil, ou ne donne personne à appeler.",
                en=f"{told.en}, and its page no longer leads to the home page, or gives nobody to call.",
                expected=Text(
                    fr=f"un lien vers « / », avec un nom, ou le formulaire ; et le {self.phone}",
                    en=f"a link to “/”, with a name, or the form; and {self.phone}",
                ),
                actual=f"/place/{code}, {self.reply.status}\n{page.text()}",
                try_=Text(
                    fr="Cette adresse est dans l’historique, dans les favoris, sur un papier : on y revient bien après.",
                    en="That address is in the history, in the bookmarks, on a piece of paper: people come back to it long after.",
                ),
            )


def is_introduced(page: Document, value: str, words: str) -> bool:
    """Whether the page says a value among words, or under words of its own: « Votre rang », then « 3 »."""
    said = ["", *lines(page).split("\n")]
    return any(
        re.search(r"[^\W\d_]", rest) is not None or re.search(words, before, re.I) is not None
        for before, line in itertools.pairwise(said)
        for rest in [re.sub(rf"(?<!\w){re.escape(value)}(?!\w)", "", line)]
        if rest != line
    )


def leads_back(page: Document) -> bool:
    """Whether people can take a place from that page, or from the one to which a link of it leads."""
    links = [
        one for one in page.select('a[href="/"]') if page.is_exposed(one) and page.is_seen(one) and page.name(one).text
    ]
    return bool(links or page.select('form[action="/join"]'))


def still(page: Document) -> Document:
    """The page without its scripts, as it must be readable too."""
    return Document(SCRIPT.sub("", str(page.soup))) if page.select("script") else page


def half_known(code: str) -> tuple[str, ...]:
    """What is not that code, though some programs take it for one: nothing, its ends, another sign, more, a pattern."""
    other = "A" if code[-1] != "A" else "B"
    pieces = (
        "",
        " ",
        code[0],
        code[:3],
        code[:-1],
        code[1:],
        code[-3:],
        code[:-1] + other,
        code + other,
        code[::-1],
        f"{code[:-1]}?",
    )
    return tuple(
        one for one in (*pieces, f"{code[:2]}%", "%", "*", ".*", "?" * len(code), "_" * len(code)) if one != code
    )


def numbers(page: Document, code: str, phone: str) -> list[str]:
    """The numbers that the page shows beside its code and the phone of the town hall."""
    return re.findall(r"\d+", page.text().replace(code, " ").replace(phone, " "))


def filled(answer: Answer) -> tuple[Room, list[str]]:
    """A waiting room, and the codes of the people who took a place in it."""
    opened = Room(answer)
    codes = []
    for name, phone in PEOPLE:
        codes.append(opened.joins(name, phone))
        opened.wait(1)
    if len(set(codes)) < len(PEOPLE):
        raise Failed(
            fr="Deux personnes ont reçu la même place.",
            en="Two people were given the same place.",
            actual=", ".join(codes),
        )
    return opened, codes


@check(points=2, fr="Chacun prend place et connaît son rang", en="All take a place and know their rank")
def place_taken(answer: Answer) -> None:
    opened, codes = filled(answer)
    opened.holds(Text(fr="Cinq personnes ont pris place", en="Five people took a place"))
    all_are_read(opened, PEOPLE)
    page = opened.opens(codes[0])
    lost = opened.phone not in page.text() or page.lang != "fr" or not page.title
    if lost:
        raise Failed(
            fr="La page d’une place a perdu le téléphone de la mairie, sa langue ou son titre.",
            en="The page of a place has lost the town hall’s phone, its language or its title.",
            actual=page.text(),
        )
    nobody_is_named(page)
    nobody_too_many(answer)


def nobody_is_named(page: Document) -> None:
    """Fail when the page of a place says who waits, anywhere in it: in its text, its title, a field, an attribute, a script."""
    held = {
        Text(fr="dans le titre de l’onglet", en="in the title of the tab"): page.title,
        Text(fr="dans ce qui se lit", en="in what can be read"): page.text(),
        Text(fr="dans ses sources", en="in its source"): html.unescape(str(page.soup)),
    }
    for where, said in held.items():
        words, digits = set(re.findall(r"[\w’'-]+", said)), crowd.squeezed(said)
        for name, phone in PEOPLE:
            told = [part for part in name.split() if len(part) >= NAMING and part[0].isupper() and part in words]
            if name in said or told or (phone and (phone in said or crowd.is_told(phone, digits))):
                raise Failed(
                    fr=f"La page d’une place dit un nom ou un téléphone, {where.fr}.",
                    en=f"The page of a place says a name or a phone, {where.en}.",
                    expected=Text(fr="un code et un rang, et personne", en="a code and a rank, and nobody"),
                    actual=name if name in said or told else phone,
                    try_=Text(
                        fr="Un code peut être lu par-dessus une épaule, et un titre reste dans l’onglet et dans l’historique d’un "
                        "ordinateur partagé : la page ne dit qui attend à personne.",
                        en="A code may be read over a shoulder, and a title stays in the tab and in the history of a shared "
                        "computer: the page tells nobody who waits.",
                    ),
                )


def all_are_read(opened: Room, came: Sequence[tuple[str, str]]) -> None:
    """Fail unless the officers read the names and phones of all who came, in order, however they write the phones."""
    rows = [(str(row["name"]), str(row["phone"] or "")) for row in opened.queue()]
    for wanted, read in itertools.zip_longest(came, rows, fillvalue=("–", "–")):
        if (wanted[0], crowd.dialled(wanted[1])) != (read[0], crowd.dialled(read[1])):
            raise Failed(
                fr="Les agents ne lisent pas les noms et les téléphones donnés.",
                en="The officers do not read the names and phones that were given.",
                expected=", ".join(wanted),
                actual=", ".join(read),
            )


@check(points=4, fr="Une page fermée ne perd pas sa place", en="A closed page loses no place", after=place_taken)
def closed_page_keeps_place(answer: Answer) -> None:
    opened, codes = filled(answer)
    for minutes in (3, 45, 180, 240):
        opened.wait(minutes)
        opened.holds(
            Text(
                fr=f"Personne n’ouvre de page pendant {minutes} minutes",
                en=f"Nobody opens a page for {minutes} minutes",
            )
        )
    page = opened.opens(codes[0])
    leaves = [one for one in scripts(page, opened) if LEAVES.search(one)]
    if leaves:
        raise Failed(
            fr="Un script de la page rend la place quand on la ferme ou qu’on la quitte des yeux.",
            en="A script of the page gives the place back when the page is closed or out of sight.",
            actual=leaves[0],
        )
    kept_all_day(answer)


def kept_all_day(answer: Answer) -> None:
    """Fail unless those who came as the queue opened, and whose page nobody opened since, wait and are called as it shuts."""
    opened = Room(answer)
    opened.now = MORNING.replace(hour=OPENS, minute=0)
    opened.wait(0)
    for rank, (name, phone) in enumerate(PEOPLE):
        opened.joins(name, phone, agent=rank % 2 == 1)
        opened.wait(1)
    opened.wait(60 * (SHUTS - OPENS) - 2 * len(PEOPLE))
    called = [opened.calls("3") for _ in opened.line[1:]]
    told = Text(
        fr=f"Des places prises dès {OPENS} h, que personne n’a rouvertes, sont appelées à {opened.now:%H:%M}",
        en=f"Places taken at {OPENS}:00, which nobody has opened again, are called at {opened.now:%H:%M}",
    )
    if called != opened.line[:-1]:
        raise Failed(
            fr=f"{told.fr}, et ce ne sont pas celles qui attendent, dans l’ordre.",
            en=f"{told.en}, and they are not those that wait, in order.",
            expected=", ".join(opened.line[:-1]),
            actual=", ".join(map(str, called)),
            try_=Text(
                fr="Qui se tait attend encore : une pile vide, un travail, une sieste. Seul le bouton fait partir.",
                en="Those who keep silent still wait: an empty battery, work, a nap. Only the button makes people leave.",
            ),
        )
    opened.line = opened.line[-1:]
    opened.holds(told)


def nobody_too_many(answer: Answer) -> None:
    """Fail unless the last of a crowd, in the afternoon, is given a place and a rank as the first is."""
    opened = Room(answer)
    opened.wait(270)
    draw = answer.random
    names = crowd.names(draw, enough_for(answer.folder, draw, usual=crowd.COUNT, most=MANY))
    phones = crowd.phones(draw, len(names), crowd.phones_named(answer.folder, draw))
    came = list(zip(names, phones, strict=True))
    for name, phone in came:
        opened.joins(name, phone)
        opened.wait(1)
    waiting = [str(row["code"]) for row in opened.queue()]
    if waiting != opened.line or len(waiting) != len(came):
        raise Failed(
            fr=f"{len(came)} personnes prennent place, et la file n’est pas la leur.",
            en=f"{len(came)} people take a place, and the queue is not theirs.",
            expected=str(len(came)),
            actual=str(len(waiting)),
        )
    all_are_read(opened, came)
    told = Text(fr=f"{len(came)} personnes ont pris place", en=f"{len(came)} people took a place")
    ranks = sizes_in(answer.folder, draw, least=1, most=len(came), budget=READ * len(came))
    for rank in sorted({21, len(came), *draw.sample(range(22, len(came)), READ), *ranks}):
        opened.says(rank, told)
    open_every_day(answer)


def open_every_day(answer: Answer) -> None:
    """Fail unless people take a place on each day of a year, at each hour at which the queue is open."""
    opened = Room(answer)
    moments = crowd.year(MORNING.date() + datetime.timedelta(days=1), answer.random)
    for name, moment in zip(crowd.names(answer.random), moments, strict=False):
        opened.now = moment.replace(hour=OPENS + moment.hour % (SHUTS - OPENS))
        opened.wait(0)
        opened.app.somebody_else()
        opened.app.post("/join", {"name": name, "phone": ""})
        if plain_words(name) not in [plain_words(str(row["name"])) for row in opened.queue()]:
            raise Failed(
                fr=f"{name} prend une place le {opened.now:%d/%m/%Y à %H:%M}, et n’est pas dans la file.",
                en=f"{name} takes a place on {opened.now:%d/%m/%Y at %H:%M}, and is not in the queue.",
            )


def scripts(page: Document, opened: Room) -> Iterator[str]:
    """The code that the page runs, one piece at a time."""
    for tag in page.soup.find_all(True):
        yield from (f"{name}: {value}" for name, value in tag.attrs.items() if name.startswith("on"))
        if tag.name == "script":
            yield opened.app.get(str(tag["src"])).body if tag.has_attr("src") else tag.get_text()


@check(
    points=3,
    fr="Une personne, une place, sur tous ses appareils",
    en="One person, one place, on all devices",
    after=place_taken,
)
def other_device_same_place(answer: Answer) -> None:
    opened, codes = filled(answer)
    pasted = answer.random.choice(PASTED)
    for who, name, phone in (
        (0, "Zoé Adjei", "06 39 98 11 01"),
        (1, "  bo LI ", "06 39 98 11 02"),
        (2, "ÉLODIE N’DIAYE", "0639981103"),
        (4, f"Nguyễn{pasted}Thị Ánh{pasted}", f"07{pasted}00 00{pasted}11 05"),
    ):
        again = opened.joins(name, phone)
        if again != codes[who]:
            raise Failed(
                fr=f"{PEOPLE[who][0]} redemande une place après une coupure, et en reçoit une autre.",
                en=f"{PEOPLE[who][0]} asks again after a cut, and is given another place.",
                expected=codes[who],
                actual=again,
            )
    opened.joins("Kofi Adjei", "06 39 98 11 01")
    opened.joins("Maria José dos Santos Carvalho", "")
    opened.joins("Zoé Adjei", "06 39 98 11 09")
    # One phone for a household: the same first name, and names of other scripts.
    for name in ("Zoé Mensah", *OTHER_SCRIPTS):
        opened.joins(name, "06 39 98 11 01")
    for name in NEARLY:
        opened.joins(name, PEOPLE[4][1])
    if len(opened.line) != len(PEOPLE) + 4 + len(OTHER_SCRIPTS) + len(NEARLY):
        raise Failed(
            fr="Une autre personne reçoit la place de quelqu’un : même téléphone et autre nom, même prénom, autre accent ou autre écriture, même nom et autre téléphone, ou même nom et pas de téléphone.",
            en="Another person is given somebody’s place: same phone and other name, same first name, other accent or other script, same name and other phone, or same name and no phone.",
            expected=Text(fr="une place à soi", en="a place of their own"),
        )
    opened.holds(Text(fr="Des personnes reviennent d’un autre appareil", en="People come back from another device"))
    typings = (f"{one}{codes[3][:3]}{one}{codes[3][3:]}{one}" for one in (" ", *PASTED))
    for typed in (codes[3], codes[3].lower(), *typings):
        opened.app.somebody_else()
        opened.go("/")
        opened.send(to="/find", code=typed)
        if "4" not in numbers(opened.page, codes[3], opened.phone) or codes[3] not in opened.page.text():
            raise Failed(
                fr=f"Le code tapé ou collé « {typed} » ne ramène pas à sa place.",
                en=f"The code typed or pasted as “{typed}” does not lead back to the place.",
                expected=f"/place/{codes[3]}",
                actual=f"{opened.path}\n{opened.reply.status}\n{opened.page.text()}",
            )
    for typed in half_known(codes[3]):
        opened.app.somebody_else()
        found = opened.app.follow(opened.app.get(f"/find?{urlencode({'code': typed})}")).body
        if led := [one for one in codes if one in found and one not in typed]:
            raise Failed(
                fr=f"Le code « {typed} » n’est celui de personne, et mène à la place de quelqu’un.",
                en=f"The code “{typed}” is nobody’s, and leads to somebody’s place.",
                expected=Text(
                    fr="une page qui dit que ce code est inconnu", en="a page that says that this code is unknown"
                ),
                actual=f"/place/{led[0]}",
            )
    one_computer_for_all(answer)
    unknown_code_has_somebody(opened)


def unknown_code_has_somebody(opened: Room) -> None:
    """Fail unless a code that is nobody’s leads to the phone of the town hall, typed or in an address, and the next day as well."""
    for typed in UNKNOWN:
        opened.app.somebody_else()
        opened.go("/")
        opened.send(to="/find", by_hand=False, code=typed)
        opened.reaches_somebody("/find", Text(fr="Un code inconnu", en="An unknown code"))
        opened.opens(typed.replace(" ", ""))
        opened.reaches_somebody(
            f"/place/{typed}",
            Text(
                fr="L’adresse d’un code inconnu, notée de travers,",
                en="The address of an unknown code, written down wrongly,",
            ),
        )
    opened.wait(24 * 60)
    opened.opens(opened.line[0])
    opened.reaches_somebody(
        f"/place/{opened.line[0]}",
        Text(fr="L’adresse d’une place de la veille", en="The address of a place of the day before"),
    )


def one_computer_for_all(answer: Answer) -> None:
    """Fail unless those who come one after the other to one computer, or before one officer, each have a place of their own."""
    opened = Room(answer)
    names, phones = crowd.names(answer.random, 2 * AT_ONE), crowd.phones(answer.random, 2 * AT_ONE)
    for rank, (name, phone) in enumerate(zip(names, phones, strict=True), 1):
        # Half of them in a library; then the others in front of the officer, who never leaves the desk.
        opened.joins(name, "" if rank % 4 == 0 else phone, agent=rank > AT_ONE, used=rank not in (1, AT_ONE + 1))
        if len(opened.line) != rank:
            raise Failed(
                fr=f"{name} vient à l’ordinateur où une autre personne a pris place, et reçoit la place de cette personne.",
                en=f"{name} comes to the computer where another person took a place, and is given that person’s place.",
                expected=Text(fr="une place à soi", en="a place of their own"),
                try_=Text(
                    fr="Un cookie dit quel ordinateur, jamais qui : à la bibliothèque, au foyer, au guichet, il est à tout le monde.",
                    en="A cookie says which computer, never who: in a library, a hostel, at a desk, it is everybody’s.",
                ),
            )


@check(
    points=3,
    fr="Un agent donne une place dans la même file",
    en="An officer gives a place in the same queue",
    after=place_taken,
)
def officer_gives_a_place(answer: Answer) -> None:
    opened, codes = filled(answer)
    first = opened.joins("Jeanne Petit", "", agent=True)
    opened.joins("Ousmane Ba", "07 00 00 11 21")
    second = opened.joins("Jeanne Petit", "", agent=True)
    third = opened.joins("Luc Roy", "01 99 00 11 22", agent=True)
    opened.wait(90)
    if len({first, second, third}) < 3:
        raise Failed(
            fr="Deux personnes sans téléphone, de même nom, ont reçu la même place.",
            en="Two people without a phone, of the same name, were given the same place.",
        )
    if opened.joins("Bo Li", "06 39 98 11 02", agent=True) != codes[1]:
        raise Failed(
            fr="Un agent inscrit une personne déjà dans la file, et elle a deux places.",
            en="An officer enters somebody who is already in the queue, and they have two places.",
            expected=codes[1],
        )
    opened.holds(
        Text(
            fr="Un agent met des personnes dans la file, entre d’autres venues en ligne",
            en="An officer puts people in the queue, among others who came online",
        )
    )


@check(
    points=3,
    fr="On appelle dans l’ordre d’arrivée",
    en="People are called in the order they came",
    after=officer_gives_a_place,
)
def called_in_turn(answer: Answer) -> None:
    opened, _ = filled(answer)
    opened.joins("Jeanne Petit", "", agent=True)
    opened.joins("Ousmane Ba", "07 00 00 11 21")
    came = list(opened.line)
    first, second, third, fourth = desks(answer.random)
    for desk, code in zip((first, second, first, third, second, fourth, second), came, strict=True):
        opened.wait(20)
        called = opened.calls(desk)
        if called != code:
            raise Failed(
                fr="L’agent appelle quelqu’un avant son tour.",
                en="The officer calls somebody before their turn.",
                expected=code,
                actual=str(called),
            )
        opened.line.remove(code)
        page = still(opened.opens(code))
        told = desk in numbers(page, code, opened.phone) and is_introduced(page, desk, CALLED)
        if opened.reply.status != 200 or not told:
            raise Failed(
                fr="La personne appelée ouvre sa page, et n’y lit pas à quel guichet aller.",
                en="The person who is called opens their page, and does not read which desk to go to.",
                expected=Text(fr=f"guichet {desk}", en=f"desk {desk}"),
                actual=f"{opened.reply.status}\n{page.text()}",
            )
        opened.is_held(page, code, Text(fr="Une personne est appelée", en="Somebody is called"))
        if code == came[0]:
            nobody_is_named(page)
        if desk == third:
            opened.holds(Text(fr="Une personne est appelée", en="Somebody is called"))
    # Until the evening, which is as the queue shuts.
    opened.now = MORNING.replace(hour=SHUTS - 1, minute=50)
    opened.wait(0)
    late = opened.opens(came[0])
    if opened.calls(first) is not None or first not in numbers(late, came[0], opened.phone):
        raise Failed(
            fr="La file est vide, et quelqu’un est encore appelé, ou la première personne ne lit plus son guichet.",
            en="The queue is empty, and somebody is still called, or the first person no longer reads their desk.",
            expected=Text(fr=f'{{"code": null}}, et guichet {first}', en=f'{{"code": null}}, and desk {first}'),
            actual=late.text(),
        )
    opened.is_held(
        still(late), came[0], Text(fr="Une personne a été appelée le matin", en="Somebody was called in the morning")
    )
    back = opened.joins(*PEOPLE[0])
    if back in came:
        raise Failed(
            fr="Une personne déjà reçue revient, et ne reçoit pas de nouvelle place.",
            en="Somebody who was served comes back, and is not given a new place.",
            actual=back,
        )
    opened.holds(Text(fr="Une personne déjà reçue revient", en="Somebody who was served comes back"))
    named_ones_wait_too(answer)


def desks(draw: Random) -> list[str]:
    """Numbers of desks that have from one digit to four, in any order."""
    return [str(draw.randrange(10 ** (digits - 1), 10**digits)) for digits in draw.sample(range(1, 5), 4)]


def named_ones_wait_too(answer: Answer) -> None:
    """Fail when somebody whose name stands in the code does not wait like the others."""
    opened, names = Room(answer), people_in(answer.folder, answer.random)
    for name in names:
        opened.app.somebody_else()
        opened.app.post("/join", {"name": name, "phone": ""})
    rows = opened.queue()
    called = [opened.app.post("/agents/call", {"desk": "17"}).data() for _ in rows]
    came = [plain_words(str(row["name"])) for row in rows]
    if came != [plain_words(name) for name in names] or called != [{"code": row["code"]} for row in rows]:
        turns = {row["code"]: str(row["name"]) for row in rows}
        met = [turns.get(one.get("code"), "?") if isinstance(one, dict) else "?" for one in called]
        first = next(
            (pair for pair in itertools.zip_longest(names, met, fillvalue="–") if len(set(map(plain_words, pair))) > 1),
            ("–", "–"),
        )
        raise Failed(
            fr="Des personnes dont le nom est dans votre code ne sont pas appelées dans l’ordre où elles sont venues.",
            en="People whose name stands in your code are not called in the order they came.",
            expected=first[0],
            actual=first[1],
        )


@check(points=2, fr="On ne part que si on le demande", en="Nobody leaves without asking to", after=place_taken)
def leaving_is_asked(answer: Answer) -> None:
    opened, codes = filled(answer)
    for path in ("/leave", f"/leave?code={codes[1]}", f"/place/{codes[1]}?leave=1"):
        opened.app.somebody_else()
        reply: Reply = opened.app.get(path)
        if reply.status >= 500:
            break
    opened.holds(
        Text(
            fr="Un navigateur ouvre d’avance les adresses de la page",
            en="A browser opens the addresses of the page ahead",
        )
    )
    opened.opens(codes[1])
    opened.send(to="/leave")
    if opened.reply.status != 200 or opened.phone not in opened.page.text():
        raise Failed(
            fr="Qui rend sa place arrive sur une page qui n’existe pas, ou sans personne à appeler.",
            en="Those who give their place back come to a page that does not exist, or with nobody to call.",
            actual=f"{opened.path}\n{opened.reply.status}\n{opened.page.text()}",
        )
    if not leads_back(still(opened.page)):
        raise Failed(
            fr="Qui a rendu sa place arrive sur une page d’où l’on n’en reprend pas.",
            en="Those who gave their place back come to a page from which no place can be taken again.",
            expected=Text(
                fr="un lien vers « / », avec un nom, ou le formulaire", en="a link to “/”, with a name, or the form"
            ),
            actual=opened.page.text(),
        )
    opened.line.remove(codes[1])
    gone = Text(fr="Une personne rend sa place", en="Somebody gives their place back")
    opened.holds(gone)
    opened.leads_home(codes[1], gone)
    for typed in ("ZZZZZZ", *half_known(opened.line[0]), *half_known(opened.line[-1]), *PEOPLE[0], "1", "0"):
        opened.app.somebody_else()
        opened.app.post("/leave", {"code": typed})
    opened.app.post("/leave", {})
    opened.holds(
        Text(
            fr="On rend un code qui n’existe pas, ou dont on ne sait qu’une partie",
            en="A code that does not exist, or of which only a part is known, is given back",
        )
    )
    if opened.joins(*PEOPLE[1]) == codes[1]:
        raise Failed(
            fr="La personne partie revient, et reprend son rang sans passer par la fin de la file.",
            en="The person who left comes back, and gets their rank again without going to the end of the queue.",
        )
    opened.holds(Text(fr="La personne partie revient", en="The person who left comes back"))
    opened.leads_home(codes[1], Text(fr="Une place est rendue depuis longtemps", en="A place was given back long ago"))


@check(
    points=1,
    fr="Le code se dicte et ne se devine pas",
    en="The code can be dictated and not guessed",
    after=place_taken,
)
def code_can_be_dictated(answer: Answer) -> None:
    opened = Room(answer)
    codes = [opened.joins(f"Personne {chr(65 + index)}", "") for index in range(8)]
    unfit = [one for one in codes if not CODE.fullmatch(one)]
    near = [pair for pair in itertools.pairwise(codes) if alike(*pair)]
    if unfit or len(near) > 1:
        raise Failed(
            fr="Un code se dicte mal, ou se devine d’après le précédent.",
            en="A code is hard to dictate, or can be guessed from the one before.",
            expected=Text(
                fr="de 6 à 12 majuscules et chiffres, sans 0, O, 1, I ni L, au hasard",
                en="6 to 12 capitals and digits, without 0, O, 1, I or L, at random",
            ),
            actual=", ".join(unfit or codes),
        )
    answer.fresh()
    started_again = Room(answer)
    next_day = [started_again.joins(f"Personne {chr(65 + index)}", "") for index in range(4)]
    if known := [one for one in next_day if one in codes]:
        raise Failed(
            fr="Le serveur redémarre, et les codes sont ceux d’avant : qui en a noté un les connaît tous.",
            en="The server starts again, and the codes are those of before: whoever wrote one down knows them all.",
            expected=Text(
                fr="des codes tirés au hasard, autres chaque jour", en="codes drawn at random, others each day"
            ),
            actual=", ".join(known),
            try_=Text(
                fr="Un tirage dont la graine est un rang, un nom ou une heure se refait ailleurs : un inconnu rend la place de "
                "quelqu’un, qui attend pour rien. Le module « secrets » tire ce que personne ne peut calculer.",
                en="A draw whose seed is a rank, a name or a time can be made again elsewhere: a stranger gives somebody’s place "
                "back, and that person waits for nothing. The module “secrets” draws what nobody can compute.",
            ),
        )


@check(points=1, fr="Les pages se lisent", en="The pages can be read", after=place_taken)
def pages_are_read(answer: Answer) -> None:
    opened = Room(answer)
    opened.joins("Jeanne Petit", "")
    place = opened.page
    opened.go("/")
    door = opened.page
    opened.send(to="/find", code="ZZZZZZ")
    unknown = opened.page
    opened.go("/agents")
    for path, page in (("/place/CODE", place), ("/", door), ("/find", unknown), ("/agents", opened.page)):
        if not is_readable(page, answer):
            raise Failed(
                fr=f"La page {path} a perdu sa langue, un titre, le nom d’un champ ou celui d’un bouton.",
                en=f"The page {path} has lost its language, a title, the name of a field or that of a button.",
                actual=page.text(),
            )
    said = Counter(plain_words(unknown.text()).split()) - Counter(plain_words(door.text()).split())
    purposes = {str(one.get("name")): str(one.get("autocomplete", "")).split() for one in door.controls()}
    if "name" not in purposes.get("name", ()) or "tel" not in purposes.get("phone", ()):
        raise Failed(
            fr="Sur la page d’accueil, le navigateur ne sait plus proposer le nom ni le téléphone.",
            en="On the home page, the browser can no longer offer the name or the phone.",
            expected='autocomplete="name", autocomplete="tel"',
            actual=str(purposes),
        )
    reached = opened.phone in door.text() and "4 place de la mairie" in plain_words(door.text())
    if not reached or sum(said.values()) < 3:
        raise Failed(
            fr="La page d’accueil a perdu l’adresse ou le téléphone de la mairie, ou un code inconnu y ramène sans un mot.",
            en="The home page has lost the town hall’s address or phone, or an unknown code leads back to it without a word.",
            actual=unknown.text() if reached else door.text(),
        )


def crossed(page: Document) -> bool:
    """Whether a field is asked for under the label of another."""
    names = {str(one.get("name")): plain_words(page.name(one).text) for one in page.controls()}
    for field, words in LABELS.items():
        asked = [one for one, said in names.items() if any(word in said for word in words)]
        if field in names and asked and field not in asked:
            return True
    return False


def is_readable(page: Document, answer: Answer) -> bool:
    """Whether a page says its language and its title, and the name of whatever can be filled in or pressed."""
    fields = all(page.name(one).source not in ("none", "title", "placeholder") for one in page.controls())
    labels = not crossed(page) and all(page.is_seen(one) for field in page.controls() for one in page.labels(field))
    buttons = [one for form in page.select("form") for one in form.select("button, [type=submit]")]
    pressed = all(page.is_seen(one) and page.name(one).text for one in buttons)
    headed = any(page.text(one) for one in page.select("h1"))
    return fields and labels and pressed and headed and page.lang == "fr" and answer.variant["place"] in page.title


@check(
    points=1, fr="Le linter guichet n’a rien à redire", en="The guichet linter has nothing to say", after=place_taken
)
def linter_is_silent(answer: Answer) -> None:
    answer.lint("app.py")
