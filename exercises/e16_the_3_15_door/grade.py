"""E16: a week goes by, hour after hour; the crontab runs, people write, and every hour must be worth the others."""

import datetime
import re
from collections import Counter
from collections.abc import Iterator

from grading import Answer, Document, Failed, Reply, Text, check
from grading.verdicts import unreadable

MONDAY = datetime.datetime(2027, 3, 1)
HOURS = 7 * 24
DAYS = {name: number for number, name in enumerate(("sun", "mon", "tue", "wed", "thu", "fri", "sat"))}
SHORTCUTS = {"@hourly": "0 * * * *", "@daily": "0 0 * * *", "@midnight": "0 0 * * *", "@weekly": "0 0 * * 0"}
DIGEST = datetime.time(8, 30)
TOLERANCE = 0.02


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
            raise unreadable("crontab", text) from None
    return lines


class Week:
    """What happened to the people who wrote during a week."""

    def __init__(self, answer: Answer) -> None:
        self.app = answer.app("app.py", at=MONDAY)
        self.replies: list[tuple[datetime.datetime, str, Reply]] = []
        self.digests: list[tuple[datetime.datetime, str]] = []
        self.forms: list[tuple[datetime.datetime, Reply]] = []
        lines = schedule(answer)
        draw = answer.random
        for hour in range(HOURS):
            arrivals = {draw.randrange(60), draw.randrange(60)}
            # A command that runs every minute is run once an hour: what it does to the door is the same.
            ran: set[int] = set()
            for minute in range(60):
                moment = MONDAY + datetime.timedelta(hours=hour, minutes=minute)
                due = [index for index, line in enumerate(lines) if index not in ran and line.runs_at(moment)]
                if due or minute in arrivals:
                    self.app.at(moment)
                for index in due:
                    ran.add(index)
                    status, output = self.app.command(*lines[index].command)
                    if status:
                        raise Failed(
                            fr="Une ligne de la crontab lance une commande qui n’existe pas, ou qui échoue.",
                            en="A line of the crontab runs a command that does not exist, or that fails.",
                            actual=f"flask {' '.join(lines[index].command)}\n{output.strip()}",
                        )
                    if "digest" in lines[index].command:
                        self.digests.append((moment, output))
                if minute in arrivals:
                    self._write(moment)

    def _write(self, moment: datetime.datetime) -> None:
        name = f"Visite {len(self.replies) + 1:04d}"
        self.app.somebody_else()
        self.forms.append((moment, self.app.get("/")))
        reply = self.app.post("/requests", {"name": name, "phone": f"0199{len(self.replies):06d}"})
        self.replies.append((moment, name, self.app.follow(reply)))

    def queue(self) -> list[dict[str, object]]:
        """What the agents read."""
        data = self.app.get("/agents/queue").data()
        rows = data if isinstance(data, list) else []
        return [row for row in rows if isinstance(row, dict) and {"number", "name", "phone"} <= set(row)]


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
    lived = week(answer)
    refused: Counter[int] = Counter()
    asked: Counter[int] = Counter()
    for moment, _, reply in lived.replies:
        asked[moment.hour] += 1
        if not 200 <= reply.status < 300 or not numbers_in(Document(without_contact(reply.body, answer))):
            refused[moment.hour] += 1
    share = sum(refused.values()) / len(lived.replies)
    if share > TOLERANCE:
        table = "\n".join(by_hour(refused, asked))
        raise Failed(
            fr=f"Sur {len(lived.replies)} demandes d’une semaine, {sum(refused.values())} ont été refusées.",
            en=f"Out of {len(lived.replies)} requests in a week, {sum(refused.values())} were refused.",
            expected=Text(
                fr="une demande reçue et numérotée, quels que soient le jour et l’heure",
                en="a request received and numbered, whatever the day and the hour",
            ),
            actual=Text(fr=f"part acceptée selon l’heure :\n{table}", en=f"share accepted by hour:\n{table}"),
            try_=Text(
                fr="Cherchez tout ce qui regarde l’heure : la vue, ce qui passe avant elle, la crontab.",
                en="Look for all that looks at the time: the view, what runs before it, the crontab.",
            ),
        )


@check(points=4, fr="Chaque demande attend son tour", en="Each request waits its turn", after=every_hour_alike)
def requests_queued(answer: Answer) -> None:
    lived = week(answer)
    wanted = [(name, f"0199{index:06d}") for index, (_, name, _) in enumerate(lived.replies)]
    queued = [(str(row["name"]), str(row["phone"])) for row in lived.queue()]
    missing = [name for name, phone in wanted if (name, phone) not in set(queued)]
    if missing or queued != wanted:
        raise Failed(
            fr="La file des agents n’est pas celle des personnes, dans l’ordre de leur arrivée.",
            en="The agents' queue is not that of the people, in the order of their arrival.",
            expected=Text(fr=f"{len(wanted)} demandes, dans l’ordre", en=f"{len(wanted)} requests, in order"),
            actual=Text(
                fr=f"{len(queued)} demandes, dont {len(missing)} perdues",
                en=f"{len(queued)} requests, {len(missing)} of them lost",
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
    after=every_hour_alike,
)
def receipt_tells(answer: Answer) -> None:
    lived = week(answer)
    numbers = {str(row["name"]): str(row["number"]) for row in lived.queue()}
    for moment, name, reply in lived.replies:
        text = reply.document.text()
        shown = numbers_in(Document(without_contact(reply.body, answer)))
        if numbers.get(name, "?") not in shown or answer.variant["phone"] not in text:
            raise Failed(
                fr=f"L’accusé de {moment:%H h %M} ne suffit pas pour relancer sa demande.",
                en=f"The receipt of {moment:%H:%M} is not enough to follow up the request.",
                expected=Text(
                    fr=f"le numéro {numbers.get(name, '?')} et le téléphone {answer.variant['phone']}",
                    en=f"the number {numbers.get(name, '?')} and the phone {answer.variant['phone']}",
                ),
                actual=text,
            )


@check(points=2, fr="Le formulaire est toujours là", en="The form is always there", after=every_hour_alike)
def form_always_there(answer: Answer) -> None:
    for moment, reply in week(answer).forms:
        fields = {
            str(one.get("name")) for one in reply.document.select("form[method=post i][action='/requests'] input")
        }
        if reply.status != 200 or not {"name", "phone"} <= fields:
            raise Failed(
                fr=f"À {moment:%H h %M}, la page d’accueil n’offre pas le formulaire.",
                en=f"At {moment:%H:%M}, the home page does not offer the form.",
                expected=Text(fr="le formulaire, à toute heure", en="the form, at any hour"),
                actual=f"{reply.status}\n{reply.document.text()}",
            )
    answer.keeps("templates/form.html")
    answer.keeps("templates/receipt.html")


@check(points=2, fr="La relève du matin a toujours lieu", en="The morning digest still runs", after=every_hour_alike)
def digest_still_runs(answer: Answer) -> None:
    lived = week(answer)
    mornings = {moment.date() for moment, _ in lived.digests if moment.time() == DIGEST}
    wanted = {(MONDAY + datetime.timedelta(days=day)).date() for day in range(5)}
    if not wanted <= mornings:
        raise Failed(
            fr="La tâche qui remet les demandes aux agents ne tourne plus.",
            en="The task that hands the requests to the agents no longer runs.",
            expected=Text(fr="« digest », à 8 h 30, du lundi au vendredi", en="“digest”, at 8:30, Monday to Friday"),
            actual=Text(fr=f"{len(mornings & wanted)} matins sur 5", en=f"{len(mornings & wanted)} mornings out of 5"),
            try_=Text(
                fr="Toutes les tâches planifiées ne ferment pas une porte.",
                en="Not every scheduled task closes a door.",
            ),
        )
    moment, output = lived.digests[-1]
    before = [(index, name) for index, (when, name, _) in enumerate(lived.replies) if when < moment]
    lost = [name for index, name in before if name not in output or f"0199{index:06d}" not in output]
    if lost:
        raise Failed(
            fr="La relève ne donne pas aux agents de quoi rappeler chaque personne.",
            en="The digest does not give the agents what they need to call each person back.",
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


def without_contact(html: str, answer: Answer) -> str:
    """The page without the office's phone and hours, so that they are not taken for a request's number."""
    return re.sub(
        r"\b\d{1,2} (h|heures)( \d{2})?\b", "", html.replace(answer.variant["phone"], "").replace("\u00a0", " ")
    )
