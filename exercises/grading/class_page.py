"""The page of a class: one HTML file, nothing fetched, readable aloud, on a telephone and on six sheets of paper."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from grading import class_words as words
from grading.class_pieces import chart, day, document, number, numbers, spaced, table
from grading.classroom import Classroom, Need
from grading.gradefiles import RERUN, Remark
from grading.rubric import Rubric
from grading.spread import Spread
from grading.text import colon, printable


def remarks(found: Sequence[Remark], kind: str, lang: str) -> str:
    """The files or the people of a list, each with its reason."""
    if not found:
        return f"<p>{words.NONE.to(lang)}</p>"
    rows = [(escape(printable(one.about)), escape(printable(spaced(one.why, lang)))) for one in found]
    heads = words.COLUMNS.get(kind, words.COLUMNS["remarks"]).to(lang).split("|")
    return table(words.HEADS[kind].to(lang), heads, rows)


def in_short(classroom: Classroom, lang: str) -> str:
    """How many there are, how many handed something in, the mean and the median: of the class, then of each group."""
    groups = classroom.roster.groups if classroom.roster and not classroom.choice.group else []
    rows = []
    for group in ["", *groups]:
        people = [one for one in classroom.people.values() if not group or group in one.groups]
        totals = classroom.totals(group)
        spread = Spread.of(totals)
        many = str(len(people)) if classroom.roster else str(len(totals))
        values = (number(one, lang) if one is not None else "–" for one in (spread.mean, spread.median))
        rows.append((escape(printable(group)) or words.CLASS.to(lang), many, str(len(totals)), *values))
    return f"<p>{words.IN_SHORT.to(lang)}</p>" + table(
        words.HEADS["short"].to(lang), _heads("short", lang), rows, "tall short"
    )


def nothing(classroom: Classroom, lang: str) -> str:
    """Who handed nothing in, by name."""
    if classroom.roster is None:
        return f"<p>{spaced(words.NO_ROSTER, lang)}</p>"
    names = ", ".join(escape(printable(classroom.name(key))) for key in classroom.absent)
    return f"<p>{len(classroom.absent)}{colon(lang)}{names}</p>" if names else f"<p>{words.NOBODY.to(lang)}</p>"


def _heads(kind: str, lang: str) -> list[str]:
    return words.COLUMNS[kind].to(lang).split("|")


class Needs:
    """Who has done, reworks or has not begun each thing: by name on a screen, by number on paper."""

    def __init__(self, classroom: Classroom, lang: str) -> None:
        self.classroom, self.lang = classroom, lang
        self.place = {key: number for number, key in enumerate(classroom.learners, 1)}

    def people(self, keys: Sequence[str]) -> str:
        """How many, and who."""
        if not keys:
            return f'0<span class="names">, {words.NOBODY.to(self.lang)}</span>'
        shown = escape(", ".join(printable(self.classroom.name(key)) for key in keys))
        said = numbers([self.place[key] for key in keys])
        return f'<span data-numbers="{said}">{len(keys)}</span><span class="names"> {shown}</span>'

    def title(self, need: Need) -> str:
        """What is to be learnt, with its details."""
        return escape(need.title) + "".join(f'<span class="aim"><br>{escape(one)}</span>' for one in need.details)

    def objectives(self) -> str:
        """A line for each exercise, with how its grades are spread."""
        rows = []
        for one, exercise in zip(self.classroom.by_objective(self.lang), self.classroom.exercises, strict=True):
            spread = self.classroom.spread(exercise)
            values = (number(value, self.lang) if value is not None else "–" for value in (spread.mean, spread.median))
            others = map(self.people, (one.pending, one.under_way, one.absent))
            rows.append((self.title(one), str(len(one.done)), *values, *others))
        return table(words.HEADS["objectives"].to(self.lang), _heads("objectives", self.lang), rows)

    def rules(self) -> str:
        """A line for each set of rules, with numbers of people: the exercises say who."""
        rows = [
            (self.title(one), *(str(len(keys)) for keys in (one.done, one.pending, one.under_way, one.absent)))
            for one in self.classroom.by_rule()
        ]
        return table(words.HEADS["rules"].to(self.lang), _heads("rules", self.lang), rows)


def all_grades(classroom: Classroom, lang: str) -> str:
    """Everybody's grades in one table, each cell with what it means for who cannot see its sign."""

    def cell(learner: str, exercise: str) -> str:
        grade = classroom.grades.get((learner, exercise))
        if grade is None:
            return f'<span class="absent"><span class="said">{words.NOT_BEGUN.to(lang)}</span></span>'
        state = words.STATES[grade.origin == RERUN].to(lang)
        if grade.ungraded:
            points = words.POINTS.to(lang).format(points=grade.ungraded, all=grade.out_of + grade.ungraded)
            return f'<span class="ungraded"><span class="said">{points}, {state}</span></span>'
        kind = "rerun" if grade.origin == RERUN else "declared"
        return f'<span class="{kind}">{number(grade.twenty, lang)}<span class="said">, {state}</span></span>'

    heads = [words.LEARNER.to(lang), words.WHOLE.to(lang), *(one.number for one in classroom.exercises)]
    rows = [
        (
            escape(printable(classroom.name(who))),
            number(classroom.total(who), lang),
            *(cell(who, one.id) for one in classroom.exercises),
        )
        for who in classroom.learners
    ]
    return table(words.HEADS["grades"].to(lang), heads, rows, "matrix")


def levels(rubric: Rubric, caption: str, lang: str) -> str:
    """A rubric: a row for each criterion, a column for each level."""
    most = max(len(one.levels) for one in rubric.criteria)
    heads = [words.CRITERION.to(lang), *(words.LEVEL.to(lang).format(number=number) for number in range(1, most + 1))]
    rows = [(escape(one.title.to(lang)), *(escape(level.to(lang)) for level in one.levels)) for one in rubric.criteria]
    return table(caption, heads, rows)


def reading_sheets(classroom: Classroom, lang: str, deletion: datetime.date) -> str:
    """A page of the rubrics of the exercises handed in, each with a sheet to fill in by hand; empty when there is none."""
    parts = []
    for exercise in classroom.exercises:
        for rubric in exercise.rubrics:
            title = f"{exercise.number} {rubric.title.to(lang)}"
            people = [who for who in classroom.learners if (who, exercise.id) in classroom.grades]
            heads = [words.LEARNER.to(lang), *(one.title.to(lang) for one in rubric.criteria)]
            blank = [(escape(printable(classroom.name(who))), *("" for _ in rubric.criteria)) for who in people]
            parts += [levels(rubric, title, lang), table(spaced(words.BY_HAND, lang).format(title=title), heads, blank)]
    if not parts:
        return ""
    told = f'<p class="notice">{_delete(deletion, lang)}</p><p>{spaced(words.READINGS, lang)}</p>'
    return document(lang, words.READINGS_TITLE.to(lang), deletion, told + "\n".join(parts))


def _delete(deletion: datetime.date, lang: str) -> str:
    return spaced(words.DELETE, lang).format(date=day(deletion, lang))


def _totals(classroom: Classroom, lang: str) -> str:
    rerun = sum(grade.origin == RERUN for grade in classroom.grades.values())
    return spaced(words.TOTALS, lang).format(
        read=classroom.read,
        kept=len(classroom.sheets),
        out=len(classroom.left_out),
        flagged=classroom.flagged_files,
        aside=classroom.aside,
        ungraded=len(classroom.ungraded),
        people=len(classroom.learners),
        grades=len(classroom.grades),
        rerun=rerun,
        declared=len(classroom.grades) - rerun,
    )


def _scope(classroom: Classroom, lang: str) -> str:
    choice = classroom.choice
    names = ", ".join(one.number for one in classroom.exercises)
    said = [spaced(words.CHOSEN, lang).format(names=names) if choice.exercises else words.BEGUN.to(lang)]
    if choice.since > datetime.date.min or choice.until < datetime.date.max:
        days = (choice.since, choice.until)
        shown = [
            words.EVER.to(lang) if one in (datetime.date.min, datetime.date.max) else day(one, lang) for one in days
        ]
        said.append(words.DAYS.to(lang).format(since=shown[0], until=shown[1]))
    return " ".join(said)


def _listed(paths: Sequence[Path]) -> str:
    return "<ul>" + "".join(f"<li>{escape(printable(str(path)))}</li>" for path in paths) + "</ul>"


def _to_delete(sources: Sequence[Path], old: Sequence[Path], lang: str) -> Iterator[str]:
    if old:
        yield f'<p class="notice">{spaced(words.OLD, lang)}</p>{_listed(old)}'
    yield f"<p>{spaced(words.SOURCES, lang)}</p>{_listed(sources)}" if sources else f"<p>{words.NONE.to(lang)}</p>"


def page(
    classroom: Classroom, lang: str, deletion: datetime.date, *,
    sources: Sequence[Path] = (), old: Sequence[Path] = (), readings: bool = False,
) -> str:  # fmt: skip
    """The whole page. `sources`: what it sums up; `old`: what earlier reports left; `readings`: whether there are sheets."""
    bands = classroom.distribution()
    needs = Needs(classroom, lang)
    counted = table(
        words.HEADS["distribution"].to(lang),
        _heads("bands", lang),
        [(f"{low}–{high}", str(count)) for low, high, count in bands],
        "bands short screen",
    )
    link = f'<a href="readings.{lang}.html">{words.READINGS_TITLE.to(lang)}</a>'
    by_hand = f"<p>{spaced(words.READ_BY_HAND, lang).format(link=link)}</p>" * readings
    sections = {
        "short": in_short(classroom, lang),
        "distribution": chart(bands, lang) + counted,
        "nothing": nothing(classroom, lang),
        "flagged": f"<p>{spaced(words.FLAGGED, lang)}</p>" * bool(classroom.flagged)
        + remarks(classroom.flagged, "flagged", lang),
        "left": remarks(classroom.left_out, "left", lang),
        "disagreed": f"<p>{words.DISAGREED.to(lang)}</p>" * bool(classroom.disagreed)
        + remarks(classroom.disagreed, "disagreed", lang),
        "noted": remarks(classroom.noted, "noted", lang),
        "delete": "".join(_to_delete(sources, old, lang)),
        "objectives": f"<p>{words.NUMBERED.to(lang)}</p>" + by_hand + needs.objectives(),
        "grades": f"<p>{spaced(words.ORIGIN, lang)}</p><p>{_scope(classroom, lang)}</p>" + all_grades(classroom, lang),
        "rules": f"<p>{words.RULES.to(lang)}</p>" + needs.rules(),
    }
    shown = {"flagged": classroom.flagged, "left": classroom.left_out, "disagreed": classroom.disagreed}
    shown |= {"noted": classroom.noted, "rules": []}
    body = "\n".join(
        f"<section{'' if shown.get(name, True) else ' class=screen'}><h2>{words.HEADS[name].to(lang)}</h2>{html}</section>"
        for name, html in sections.items()
    )
    names = ", ".join(sorted({grade.exercise for grade in classroom.ungraded}))
    ungraded = f'<p class="notice">{spaced(words.UNGRADED, lang).format(names=names)}</p>' if names else ""
    group = (
        f", {words.OF_GROUP.to(lang).format(group=printable(classroom.choice.group))}" if classroom.choice.group else ""
    )
    told = f'<p class="notice">{_delete(deletion, lang)}</p><p>{_totals(classroom, lang)}</p>{ungraded}\n'
    return document(lang, words.TITLE.to(lang) + group, deletion, told + body)
