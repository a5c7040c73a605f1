"""E16: a week goes by, hour after hour; the crontab runs, people write, and every hour must be worth the others."""

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from random import Random

from grading import Answer, Document, Failed, Reply, Text, check, crowd
from grading.application import joined
from grading.document import is_disabled
from grading.fidelity import losses
from grading.named import people_in
from grading.officers import read_by_all
from grading.sizes import enough_for
from grading.verdicts import unreadable
from grading.visitor import barred

MONDAY = datetime.datetime(2027, 3, 1)
HOURS = 7 * 24
DAYS = {name: number for number, name in enumerate(("sun", "mon", "tue", "wed", "thu", "fri", "sat"))}
SHORTCUTS = {"@hourly": "0 * * * *", "@daily": "0 0 * * *", "@midnight": "0 0 * * *", "@weekly": "0 0 * * 0"}
DIGEST = datetime.time(8, 30)
MORNINGS = [datetime.datetime.combine(MONDAY + datetime.timedelta(days=day), DIGEST) for day in range(5)]
NEXT_MONDAY = MORNINGS[0] + datetime.timedelta(weeks=1)
"""When the officers are told of those who wrote on Saturday and Sunday."""
# Later in the year: holidays, the heart of summer, the last minute of December, a leap day.
LATER = (
    datetime.datetime(2027, 5, 6, 10, 17),
    datetime.datetime(2027, 7, 14, 9, 5),
    datetime.datetime(2027, 8, 17, 14, 40),
    datetime.datetime(2027, 11, 1, 11, 30),
    datetime.datetime(2027, 12, 31, 23, 59),
    datetime.datetime(2028, 2, 29, 8, 12),
    datetime.datetime(2028, 5, 1, 23, 40),
)
WEEKDAYS = tuple(
    Text(fr=fr, en=en)
    for fr, en in (
        ("lundi", "Monday"),
        ("mardi", "Tuesday"),
        ("mercredi", "Wednesday"),
        ("jeudi", "Thursday"),
        ("vendredi", "Friday"),
        ("samedi", "Saturday"),
        ("dimanche", "Sunday"),
    )
)
# Namesakes, accents and long names: none of them may be merged, sorted or cut.
NAMES = (
    "Zoé Adjei",
    "Bo Li",
    "Élodie N’Diaye",
    "Maria José dos Santos Carvalho de Albuquerque",
    "Aïcha Œuvrard",
    "Anne-Sophie de La Tour d’Auvergne",
    "Nguyễn Thị Ánh",
    "李小龍",
)
NEAR, FAR, SPACED = 3, (48, 120), 9
"""How many people write between two who share a phone, on the same day or days apart, and how often it comes."""
LONGEST = max((f"{given} {family}" for given in crowd.GIVEN for family in crowd.FAMILY), key=len)
"""Ninety-eight signs: somebody has to write them, and to be called by them."""
AMONG = 15
"""People of everywhere who write among the others."""
RUSH = 400
"""People at most who write in one hour, in the week."""
LINES = 200
"""Far more than a crontab that a person reads; each is asked again for every minute of the week."""
PAGE_CLOCK = re.compile(r"\bnew Date\b|\bDate(?:\.now)?\(")


class Line:
    """One line of a crontab: when it runs, and the flask command that it runs."""

    def __init__(self, fields: list[str], command: list[str]) -> None:
        ranges = ((0, 59), (0, 23), (1, 31), (1, 12), (0, 7))
        self.minute, self.hour, self.day, self.month, self.weekday = (
            spread(field, low, high) for field, (low, high) in zip(fields, ranges, strict=True)
        )
        self.weekday = {day % 7 for day in self.weekday}
        self.either = not (fields[2].startswith("*") or fields[4].startswith("*"))
        self.command = command

    def next_after(self, moment: datetime.datetime) -> datetime.datetime | None:
        """The first time that it runs in the year after the day of that moment; None when it does not."""
        at = datetime.time(min(self.hour, default=0), min(self.minute, default=0))
        for ahead in range(1, 367):
            then = datetime.datetime.combine(moment.date() + datetime.timedelta(days=ahead), at)
            if self.runs_at(then):
                return then
        return None

    def runs_at(self, moment: datetime.datetime) -> bool:
        """Whether cron would run it in that minute."""
        days = (moment.day in self.day, moment.isoweekday() % 7 in self.weekday)
        return (
            moment.minute in self.minute
            and moment.hour in self.hour
            and moment.month in self.month
            and (any(days) if self.either else all(days))
        )


def spread(field: str, low: int, high: int) -> set[int]:
    """The numbers that a field of a crontab stands for."""
    found: set[int] = set()
    for part in field.lower().split(","):
        span, _, step = part.partition("/")
        for name, number in DAYS.items():
            span = span.replace(name, str(number))
        first, _, last = span.partition("-")
        start, stop = (low, high) if span == "*" else (int(first), int(last or (high if step else first)))
        if not (low <= start <= high and low <= stop <= high):
            raise ValueError(part)
        found |= set(range(start, stop + 1, int(step or 1)))
    return found


def schedule(answer: Answer) -> list[Line]:
    """The lines of the crontab that run a command of the application."""
    lines = []
    for text in answer.text("crontab").splitlines():
        text = text.strip()
        if not text or text.startswith("#") or re.match(r"\w+\s*=", text):
            continue
        for shortcut, meaning in SHORTCUTS.items():
            text = text.replace(shortcut, meaning, 1) if text.startswith(shortcut) else text
        parts = text.split(None, 5)
        found = re.search(r"\bflask\b(.*)", parts[5]) if len(parts) == 6 else None
        try:
            if found is None:
                raise ValueError(text)
            words = re.sub(r"--(app|env)[ =]\S+|[>|&;].*", " ", found.group(1)).split()
            lines.append(Line(parts[:5], words))
        except ValueError:
            raise unreadable("crontab", text[:LINES]) from None
        if len(lines) > LINES:
            raise unreadable("crontab", f"> {LINES} flask")
    return lines


@dataclass(frozen=True)
class Visit:
    """What one person sent, when, and the receipt read afterwards."""

    moment: datetime.datetime
    name: str
    phone: str
    receipt: Reply


def everyone(folder: Path, draw: Random) -> list[str]:
    """The names that come in turn, none of them twice: two people of one name who share a phone would be taken for one."""
    return list(dict.fromkeys([*NAMES, LONGEST, *crowd.names(draw, AMONG), *people_in(folder, draw)]))


def shared(phones: list[str], names: int, draw: Random) -> list[str]:
    """The phones, some of which are that of somebody who wrote before, an hour or days ago, under another name: one for a
    household. No two of the names that come in turn share one."""
    found, lent = list(phones), set[int]()
    for rank in range(draw.randrange(SPACED), len(phones), SPACED):
        ago = draw.choice((draw.randrange(1, NEAR + 1), draw.randrange(*FAR)))
        owner = rank - ago
        if owner >= 0 and ago % SPACED and ago % names and owner not in lent:
            lent.add(owner)
            found[rank] = phones[owner]
    return found


class Week:
    """What happened to the people who wrote during a week, and on a few days of the year after."""

    def __init__(self, answer: Answer) -> None:
        restart = MONDAY - datetime.timedelta(minutes=1)
        self.app = answer.app("app.py", at=restart)
        self.visits: list[Visit] = []
        self.digests: list[tuple[datetime.datetime, str]] = []
        self.forms: list[tuple[datetime.datetime, Reply]] = []
        self.lines = lines = schedule(answer)
        draw = answer.random
        # In one hour, more than any answer names: nobody is one too many.
        self.rush = enough_for(answer.folder, draw, usual=crowd.COUNT, most=RUSH)
        # Then those whose name stands in the code: nobody is waited for.
        self.names = everyone(answer.folder, draw)
        written = crowd.phones(draw, 2 * HOURS + 2 * LINES + 100 + self.rush, crowd.phones_named(answer.folder, draw))
        self.phones = shared(written, len(self.names), draw)
        busy = draw.randrange(HOURS)
        # The server has just started: nobody should have to wait for the crontab to open the door.
        self._write(restart)
        for hour in range(HOURS):
            arrivals = {draw.randrange(60), draw.randrange(60)}
            # A command that runs every minute is run once an hour: what it does to the door is the same.
            ran: set[int] = set()
            for minute in range(60):
                moment = MONDAY + datetime.timedelta(hours=hour, minutes=minute)
                again = moment in MORNINGS
                due = [
                    index for index, line in enumerate(lines) if (again or index not in ran) and line.runs_at(moment)
                ]
                if due or minute in arrivals:
                    self.app.at(moment)
                for index in due:
                    ran.add(index)
                    output = self._run(lines[index])
                    if again:
                        self.digests.append((moment, output))
                if minute in arrivals:
                    self._write(moment)
            if hour == busy:
                self._write(moment, people=self.rush)
        # Then each line runs once more, the next time that it would: what it closes stays closed.
        sunday = MONDAY + datetime.timedelta(hours=HOURS - 1)
        due_later = [(then, line) for line in lines if (then := line.next_after(sunday)) is not None]
        times = {
            *LATER,
            *crowd.year(sunday.date() + datetime.timedelta(days=1), draw),
            *(then for then, _ in due_later),
        }
        for moment in sorted(times):
            self.app.at(moment)
            for line in (line for then, line in due_later if then == moment):
                output = self._run(line)
                if then == NEXT_MONDAY:
                    self.digests.append((then, output))
            self._write(moment, people=2)
        self.now = max(times)

    def _run(self, line: Line) -> str:
        """What a command of the crontab says; fail when it fails."""
        status, output = self.app.command(*line.command)
        if status:
            raise Failed(
                fr="Une ligne de la crontab lance une commande qui n’existe pas, ou qui échoue.",
                en="A line of the crontab runs a command that does not exist, or that fails.",
                actual=f"flask {' '.join(line.command)}\n{output.strip()}",
            )
        return output

    def _write(self, moment: datetime.datetime, people: int = 1) -> None:
        """Several people at once, at one computer, read their receipts once all have sent, unless a cookie ties each to it."""
        waiting: list[tuple[str, str, Reply]] = []
        self.app.somebody_else()
        for _ in range(people):
            self.app.same_computer()
            rank = len(self.visits) + len(waiting)
            name, phone = self.names[rank % len(self.names)], self.phones[rank]
            reply = self.app.post("/requests", {"name": name, "phone": phone})
            if "set-cookie" in reply.headers:
                reply = self.app.follow(reply)
            waiting.append((name, phone, reply))
            # After sending: a door that opens when someone looks at the form is still a door.
            if people < crowd.COUNT:
                self.forms.append((moment, self.app.get("/")))
        self.visits += [Visit(moment, name, phone, self.app.follow(reply)) for name, phone, reply in waiting]

    @cached_property
    def queue(self) -> list[dict[str, object]]:
        """What the officers read, all of them alike."""
        keys, another = ("number", "name", "phone"), {"name": NAMES[0], "phone": self.phones[-1]}
        rows = read_by_all(self.app, "/agents/queue", keys, self.now, another=another, to="/requests")
        return [row for row in rows if set(keys) <= set(row)]


def week(answer: Answer) -> Week:
    """The week of this answer, lived once whatever the number of checks."""
    if "week" not in answer.kept:
        answer.kept["week"] = Week(answer)
    found = answer.kept["week"]
    assert isinstance(found, Week)
    return found


def by_hour(refused: Counter[int], asked: Counter[int]) -> Iterator[str]:
    """The share accepted, for each run of hours with the same share."""
    shares = [round(100 * (1 - refused[hour] / asked[hour])) for hour in range(24)]
    start = 0
    for hour in range(1, 25):
        if hour == 24 or shares[hour] != shares[start]:
            yield f"{start:02d}:00-{hour - 1:02d}:59  {shares[start]} %"
            start = hour


def numbers_in(document: Document) -> list[str]:
    """The numbers that the page shows."""
    return re.findall(r"\d+", document.text())


@check(points=8, fr="Toutes les heures se valent", en="Every hour is worth the others")
def every_hour_alike(answer: Answer) -> None:
    visits = week(answer).visits
    refused = [
        one
        for one in visits
        if not 200 <= one.receipt.status < 300 or not numbers_in(Document(without_contact(one.receipt.body, answer)))
    ]
    if refused:
        first, day = refused[0].moment, WEEKDAYS[refused[0].moment.weekday()]
        by = [Counter(one.moment.hour for one in some) for some in (refused, visits)]
        table = "\n".join(by_hour(*by))
        raise Failed(
            fr=f"Demandes refusées : {len(refused)} sur {len(visits)}.",
            en=f"Requests refused: {len(refused)} out of {len(visits)}.",
            expected=Text(
                fr="une demande reçue et numérotée, quels que soient le jour et l’heure",
                en="a request received and numbered, whatever the day and the hour",
            ),
            actual=Text(
                fr=f"première refusée : {day.fr}, {first:%Y-%m-%d, %H:%M}\npart acceptée selon l’heure :\n{table}",
                en=f"first refused: {day.en}, {first:%Y-%m-%d, %H:%M}\nshare accepted by hour:\n{table}",
            ),
            try_=Text(
                fr="Cherchez tout ce qui regarde l’heure : la vue, ce qui passe avant elle, la crontab.",
                en="Look for all that looks at the time: the view, what runs before it, the crontab.",
            ),
        )


@check(points=4, fr="Chaque demande attend son tour", en="Each request waits its turn", after=every_hour_alike)
def requests_queued(answer: Answer) -> None:
    lived = week(answer)
    rows = lived.queue
    wanted = [(one.name, crowd.dialled(one.phone)) for one in lived.visits]
    queued = [(str(row["name"]), crowd.dialled(row["phone"])) for row in rows]
    lost = [one for one in wanted if one not in set(queued)]
    doubles = len(rows) - len({str(row["number"]) for row in rows})
    times = Counter(phone for _, phone in wanted)
    if lost and all(times[phone] > 1 for _, phone in lost):
        raise Failed(
            fr="Plusieurs personnes ont le même téléphone, et toutes ne sont pas dans la file.",
            en="Several people have the same phone, and not all of them are in the queue.",
            expected=Text(
                fr="une demande et un numéro pour chaque personne", en="a request and a number for each person"
            ),
            actual=Text(
                fr=f"perdues : {len(lost)}, et la première est celle de {lost[0][0]}",
                en=f"lost: {len(lost)}, and the first is that of {lost[0][0]}",
            ),
            try_=Text(
                fr="Un couple, une famille, un foyer ont souvent un seul téléphone : qui reçoit le numéro d’un autre croit sa "
                "demande faite, et personne ne le rappelle. Deux noms sont deux demandes.",
                en="A couple, a family, a hostel often have one phone: people who are given the number of another believe "
                "that their request is in, and nobody calls them back. Two names are two requests.",
            ),
        )
    if queued != wanted or doubles:
        first = next((there for there, should in zip(queued, wanted, strict=False) if there != should), ("–", "–"))
        raise Failed(
            fr="La file des agents n’est pas celle des personnes, dans l’ordre de leur arrivée.",
            en="The officers' queue is not that of the people, in the order of their arrival.",
            expected=Text(
                fr=f"{len(wanted)} demandes, dans l’ordre, chacune avec son numéro à elle",
                en=f"{len(wanted)} requests, in order, each with a number of its own",
            ),
            actual=Text(
                fr=f"demandes dans la file : {len(queued)}\nperdues, ou dont le nom ou le téléphone a changé : {len(lost)}"
                f"\nnuméros en double : {doubles}\npremière qui n’est pas à sa place : {', '.join(first)}",
                en=f"requests in the queue: {len(queued)}\nlost, or whose name or phone has changed: {len(lost)}"
                f"\nnumbers used twice: {doubles}\nfirst that is not in its place: {', '.join(first)}",
            ),
            try_=Text(
                fr="Un accusé sans demande derrière est pire qu’un refus.",
                en="A receipt with no request behind it is worse than a refusal.",
            ),
        )


@check(
    points=3,
    fr="L’accusé donne le bon numéro et quelqu’un à appeler",
    en="The receipt gives the right number and someone to call",
    after=requests_queued,
)
def receipt_tells(answer: Answer) -> None:
    lived = week(answer)
    numbers = {(str(row["name"]), crowd.dialled(row["phone"])): str(row["number"]) for row in lived.queue}
    start = start_page(answer, "templates/receipt.html")
    for one in lived.visits:
        number = numbers[one.name, crowd.dialled(one.phone)]
        text = one.receipt.document.text()
        shown = set(re.findall(r"[\w-]*\d[\w-]*", Document(without_contact(one.receipt.body, answer)).text()))
        # A date, an hour, a rank are numbers too; a list of everybody's is none of the person's business.
        others = len(shown & (set(numbers.values()) - {number}))
        if number not in shown or others > 10 or answer.variant["phone"] not in text:
            raise Failed(
                fr=f"L’accusé de {one.moment:%H h %M} ne suffit pas pour relancer sa demande.",
                en=f"The receipt of {one.moment:%H:%M} is not enough to follow up the request.",
                expected=Text(
                    fr=f"le numéro {number}, et lui seul, et le téléphone {answer.variant['phone']}",
                    en=f"the number {number}, and no other, and the phone {answer.variant['phone']}",
                ),
                actual=text,
            )
    nothing_lost(start, lived.visits[0].receipt.document, Text(fr="L’accusé", en="The receipt"))


@check(points=2, fr="Le formulaire est toujours là", en="The form is always there", after=every_hour_alike)
def form_always_there(answer: Answer) -> None:
    seen = set()
    for moment, reply in week(answer).forms:
        if (reply.status, reply.body) in seen:
            continue
        seen.add((reply.status, reply.body))
        if reply.status != 200 or not can_be_sent(reply.document) or PAGE_CLOCK.search(reply.body):
            raise Failed(
                fr=f"À {moment:%H h %M}, la page d’accueil n’offre pas le formulaire.",
                en=f"At {moment:%H:%M}, the home page does not offer the form.",
                expected=Text(
                    fr="le formulaire, à toute heure : deux champs à remplir, rien d’autre d’obligatoire, et un bouton",
                    en="the form, at any hour: two fields to fill in, nothing else that is required, and a button",
                ),
                actual=f"{reply.status}\n{reply.document.text()}",
                try_=Text(
                    fr="Un champ ou un bouton désactivé, un script qui lit l’heure ferment aussi la porte.",
                    en="A disabled field or button, a script that reads the time close the door too.",
                ),
            )
        nothing_lost(start_page(answer, "templates/form.html"), reply.document, Text(fr="Le formulaire", en="The form"))


@check(points=2, fr="La relève du matin a toujours lieu", en="The morning digest still runs", after=every_hour_alike)
def digest_still_runs(answer: Answer) -> None:
    lived = week(answer)
    # The crontab is read over four more weeks: "1-7" names the days of a month, not those of a week.
    wanted = [morning + datetime.timedelta(weeks=weeks) for weeks in range(5) for morning in MORNINGS]
    kept = [morning for morning in wanted if any(line.runs_at(morning) for line in lived.lines)]
    if kept != wanted:
        mornings = len([one for one in kept if one in MORNINGS])
        raise Failed(
            fr="La tâche qui remet les demandes aux agents ne tourne plus.",
            en="The task that hands the requests to the officers no longer runs.",
            expected=Text(fr="la relève, à 8 h 30, du lundi au vendredi", en="the digest, at 8:30, Monday to Friday"),
            actual=Text(
                fr=f"{mornings} matins sur 5 la première semaine, {len(kept)} sur {len(wanted)} en cinq semaines",
                en=f"{mornings} mornings out of 5 in the first week, {len(kept)} out of {len(wanted)} in five weeks",
            ),
            try_=Text(
                fr="Toutes les tâches planifiées ne ferment pas une porte.",
                en="Not every scheduled task closes a door.",
            ),
        )
    last = lived.digests[-1][0]
    told = [(at, said, crowd.squeezed(said)) for at, said in lived.digests]
    lost = [
        one
        for one in lived.visits
        if one.moment < last
        and not any(
            one.moment < at and one.name in said and (one.phone in said or crowd.is_told(one.phone, squeezed))
            for at, said, squeezed in told
        )
    ]
    if lost:
        raise Failed(
            fr="La relève ne donne pas aux agents de quoi rappeler chaque personne.",
            en="The digest does not give the officers what they need to call each person back.",
            expected=Text(fr="le nom et le téléphone de chaque demande", en="the name and phone of each request"),
            actual=Text(
                fr=f"{len(lost)} demandes sans nom ou sans téléphone", en=f"{len(lost)} requests without name or phone"
            ),
        )


@check(
    points=1,
    fr="Le linter guichet n’a rien à redire",
    en="The guichet linter has nothing to say",
    after=every_hour_alike,
)
def linter_is_silent(answer: Answer) -> None:
    answer.lint("app.py", "crontab")


def can_be_sent(page: Document) -> bool:
    """Whether name and phone, and nothing more, are asked in a form that a person can fill in and send."""
    for form in page.select("form"):
        sent_to = (joined("/", str(form.get("action", ""))), str(form.get("method", "")).lower())
        fields = [one for one in page.controls() if form in one.parents and not one.has_attr("readonly")]
        usable = {str(one.get("name")) for one in fields if not is_disabled(one)}
        demanded = {str(one.get("name")) for one in fields if one.has_attr("required")}
        buttons = form.select("button:not([type=button], [type=reset]), input[type=submit], input[type=image]")
        if (
            sent_to == ("/requests", "post")
            and {"name", "phone"} <= usable
            and not any(barred(page, {"name": NAMES[0], "phone": phone}) for phone in crowd.phones(Random(0)))
            and not any(barred(page, {"name": name, "phone": "06 12 34 56 78"}) for name in (*NAMES, LONGEST))
            and demanded <= {"name", "phone"}
            and any(page.is_seen(one) and page.is_reached(one) and not is_disabled(one) for one in buttons)
        ):
            return True
    return False


def start_page(answer: Answer, file: str) -> Document:
    """A template of the start; its only variable is the number, which differs from one receipt to the next."""
    assert answer.start is not None
    return Document(re.sub(r"\{\{.*?\}\}", "", Answer(answer.start).text(file)))


def nothing_lost(before: Document, after: Document, page: Text) -> None:
    """Fail when the page that people see says or sends less than the start; a more precise field loses nothing."""
    lost = [one for one in losses(before, after) if one != '<input type="text">']
    if lost:
        raise Failed(
            fr=f"{page.fr} a perdu quelque chose en route.",
            en=f"{page.en} has lost something on the way.",
            expected=Text(fr="tout ce que montrait et envoyait le départ", en="all that the start showed and sent"),
            actual=Text(fr="perdu : " + ", ".join(lost), en="lost: " + ", ".join(lost)),
        )


def without_contact(html: str, answer: Answer) -> str:
    """The page without the office's phone and hours, so that they are not taken for a request's number."""
    return re.sub(
        r"\b\d{1,2} (h|heures)( \d{2})?\b", "", html.replace(answer.variant["phone"], "").replace("\u00a0", " ")
    )
