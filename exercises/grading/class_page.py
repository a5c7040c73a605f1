"""The page of a class: one HTML file, nothing fetched, readable aloud and on paper."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from html import escape

from grading.classroom import Classroom, Need, Remark
from grading.gradefiles import RERUN
from grading.rubric import Rubric
from grading.text import Text, printable

STYLE = """
:root { color-scheme: light; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; color: #111; background: #fff; }
h1, h2, h3 { line-height: 1.25; break-after: avoid; }
table { border-collapse: collapse; width: 100%; margin: .6rem 0 1.4rem; }
caption { text-align: left; font-weight: 700; padding: .3rem 0; }
th, td { border: 1px solid #6b757a; padding: .25rem .5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead th { overflow-wrap: break-word; }
tbody th span { font-weight: 400; }
tr { break-inside: avoid; }
thead { display: table-header-group; }
svg { display: block; max-width: 100%; height: auto; }
.notice { border: 3px solid #7a2e0e; padding: .6rem 1rem; }
@media print { @page { size: A4; margin: 16mm; } body { max-width: none; padding: 0; font-size: 9.5pt; } svg { break-inside: avoid; } }
"""
TITLE = Text(fr="Rapport de classe", en="Class report")
DELETE = Text(
    fr="À supprimer avant le {date} : cette page, le fichier CSV et les fichiers de notes. Ce sont des données personnelles.",
    en="Delete before {date}: this page, the CSV file and the grade files. They are personal data.",
)
TOTALS = Text(
    fr="Fichiers lus : {read} = {kept} pris en compte + {out} laissés de côté + {flagged} à vérifier. "
    "Personnes : {people}. Exercices rendus : {grades}, dont {rerun} recalculés, {declared} déclarés ; "
    "non notés : {ungraded}.",
    en="Files read: {read} = {kept} reported + {out} left out + {flagged} to check. Learners: {people}. "
    "Exercises handed in: {grades}, of which {rerun} re-run, {declared} declared; not graded: {ungraded}.",
)
ORIGIN = Text(
    fr="« Recalculée » : le correcteur a été relancé sur la copie par cette machine, qui a signé le fichier. "
    "« Déclarée » : calculée sur la machine de la personne, qui a pu l’écrire à la main.",
    en="“Re-run”: this machine ran the grader again on the hand-in, and signed the file. “Declared”: computed on the "
    "learner’s machine, and may have been written by hand.",
)
FLAGGED = Text(
    fr="Ce que disent ces fichiers ne tient pas. Rien de ces personnes n’est compté ici, ni dans le CSV : relancez le "
    "correcteur sur leurs copies, retirez ces fichiers, refaites le rapport.",
    en="What these files say does not hold. Nothing of these people is counted here or in the CSV: run the grader again "
    "on their hand-ins, take these files away, make the report again.",
)
DISAGREED = Text(
    fr="Deux fichiers ne disent pas la même chose de la même réponse. Relancez le correcteur sur cette copie, et retirez "
    "les autres fichiers.",
    en="Two files do not say the same of the same answer. Run the grader again on that hand-in, and take the other files "
    "away.",
)
UNGRADED = Text(
    fr="Attention : des points n’ont pas été notés, faute de navigateur ({names}). Ces exercices ne sont pas réussis et "
    "n’ont pas de note ; les cases du CSV restent vides. Installez Chromium et relancez le correcteur.",
    en="Beware: some points were not graded, for want of a browser ({names}). These exercises are not complete and have "
    "no grade; their cells of the CSV stay empty. Install Chromium and run the grader again.",
)
SCOPE = Text(
    fr="Les notes portent sur les exercices commencés par une personne au moins. Un exercice non commencé vaut zéro.",
    en="Grades cover the exercises that at least one person has begun. An exercise not begun counts for zero.",
)
RULES = Text(
    fr="Une règle est acquise quand tous les exercices qui la travaillent sont réussis.",
    en="A rule is acquired when every exercise that works on it is complete.",
)
HEADS = {
    "left": Text(fr="Fichiers laissés de côté", en="Files left out"),
    "flagged": Text(fr="Personnes à vérifier", en="People to check"),
    "disagreed": Text(fr="Fichiers en désaccord", en="Files that disagree"),
    "noted": Text(fr="Notes prises dans un autre fichier", en="Grades taken from another file"),
    "distribution": Text(fr="Répartition des notes", en="Distribution of grades"),
    "objectives": Text(fr="Qui a besoin de quoi, par objectif", en="Who needs what, per objective"),
    "readings": Text(fr="Ce qu’une personne lit", en="What a person reads"),
    "rules": Text(fr="Qui a besoin de quoi, par règle", en="Who needs what, per rule"),
    "grades": Text(fr="Toutes les notes", en="All grades"),
}
NONE = Text(fr="aucun", en="none")
NOBODY = Text(fr="personne", en="nobody")
COLUMNS = {
    "remarks": Text(fr="Fichier|Raison", en="File|Reason"),
    "disagreed": Text(fr="Personne|Ce que disent les fichiers", en="Learner|What the files say"),
    "flagged": Text(fr="Personne|Fichiers et raisons", en="Learner|Files and reasons"),
    "bands": Text(fr="Note sur 20|Nombre de personnes", en="Grade out of 20|Number of learners"),
    "objectives": Text(
        fr="Exercice et objectifs|Réussi|Non noté|À reprendre|Pas commencé",
        en="Exercise and objectives|Complete|Not graded|To rework|Not begun",
    ),
    "rules": Text(
        fr="Règles et exercices|Acquise|Non notée|À reprendre|Pas commencée",
        en="Rules and exercises|Acquired|Not graded|To rework|Not begun",
    ),
}
READINGS = Text(
    fr="Rien de ceci n’est dans la note. Ouvrez chaque copie, entourez un niveau par critère, et dites-le à la personne.",
    en="None of this is in the grade. Open each hand-in, circle a level for each criterion, and tell the person.",
)
CRITERION = Text(fr="Critère", en="Criterion")
LEVEL = Text(fr="Niveau {number}", en="Level {number}")
BY_HAND = Text(fr="Niveaux, à remplir à la main : {title}", en="Levels, to be filled in by hand: {title}")
LEARNER = Text(fr="Personne", en="Learner")
WHOLE = Text(fr="Ensemble", en="Overall")
STATES = {True: Text(fr="recalculée", en="re-run"), False: Text(fr="déclarée", en="declared")}
NOT_BEGUN = Text(fr="pas commencé", en="not begun")
NOT_GRADED = Text(fr="non noté", en="not graded")
POINTS = Text(fr="non noté ({points} points sur {all})", en="not graded ({points} points out of {all})")


def spaced(text: Text, lang: str) -> str:
    """The text with the spaces that French puts before its colons kept on the line."""
    return (
        text.to(lang)
        .replace(" :", "\N{NO-BREAK SPACE}:")
        .replace("« ", "«\N{NO-BREAK SPACE}")
        .replace(" »", "\N{NO-BREAK SPACE}»")
    )


def number(value: float | None, lang: str) -> str:
    """A grade as the language writes it."""
    if value is None:
        return NOT_GRADED.to(lang)
    return f"{value:g}".replace(".", ",") if lang == "fr" else f"{value:g}"


def table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose first column names its rows; cells are HTML."""
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in heads)
    body = "\n".join(
        f'<tr><th scope="row">{first}</th>' + "".join(f"<td>{cell}</td>" for cell in rest) + "</tr>"
        for first, *rest in rows
    )
    return f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead>\n<tbody>{body}</tbody></table>"


def remarks(found: Sequence[Remark], kind: str, lang: str) -> str:
    """The files or the people of a list, each with its reason."""
    if not found:
        return f"<p>{NONE.to(lang)}</p>"
    rows = [(escape(printable(one.about)), escape(printable(spaced(one.why, lang)))) for one in found]
    heads = COLUMNS["flagged" if kind == "flagged" else "remarks"].to(lang).split("|")
    return table(HEADS[kind].to(lang), heads, rows)


def chart(bands: Sequence[tuple[int, int, int]], lang: str) -> str:
    """The distribution as bars; the table that follows says the same."""
    most = max([count for *_, count in bands] + [1])
    bars = []
    for index, (low, high, count) in enumerate(bands):
        height, x = round(160 * count / most), 10 + 58 * index
        bars.append(f'<rect x="{x}" y="{190 - height}" width="50" height="{height}" fill="#1b4b7a"/>')
        bars.append(f'<text x="{x + 25}" y="{184 - height}" text-anchor="middle">{count}</text>')
        bars.append(f'<text x="{x + 25}" y="210" text-anchor="middle">{low}–{high}</text>')
    label = escape(HEADS["distribution"].to(lang))
    return (
        f'<svg viewBox="0 0 600 220" width="600" height="220" role="img" aria-label="{label}" font-size="14" '
        f'font-family="sans-serif" fill="#111">{"".join(bars)}</svg>'
    )


def needs(found: Sequence[Need], kind: str, lang: str) -> str:
    """Who has done, reworks or has not begun each thing, by name."""

    def people(names: Sequence[str]) -> str:
        shown = escape(", ".join(map(printable, names)))
        return f"{len(names)}<br>{shown}" if names else f"0, {NOBODY.to(lang)}"

    rows = []
    for one in found:
        details = "".join(f"<br><span>{escape(detail)}</span>" for detail in one.details)
        done = str(len(one.done))
        others = (people(names) for names in (one.pending, one.under_way, one.absent))
        rows.append((escape(one.title) + details, done, *others))
    return table(HEADS[kind].to(lang), COLUMNS[kind].to(lang).split("|"), rows)


def all_grades(classroom: Classroom, lang: str) -> str:
    """One table per group of four exercises, so that each fits a sheet of paper."""

    def cell(learner: str, exercise: str) -> str:
        grade = classroom.grades.get((learner, exercise))
        if grade is None:
            return NOT_BEGUN.to(lang)
        points = POINTS.to(lang).format(points=grade.ungraded, all=grade.out_of + grade.ungraded)
        mark = points if grade.ungraded else number(grade.twenty, lang)
        return f"{mark}, {STATES[grade.origin == RERUN].to(lang)}"

    parts = []
    for start in range(0, len(classroom.exercises), 4):
        group = classroom.exercises[start : start + 4]
        heads = [LEARNER.to(lang), WHOLE.to(lang), *(f"{one.number} {one.title.to(lang)}" for one in group)]
        rows = [
            (escape(printable(who)), number(classroom.total(who), lang), *(cell(who, one.id) for one in group))
            for who in classroom.learners
        ]
        parts.append(table(f"{group[0].number}–{group[-1].number}", heads, rows))
    return "\n".join(parts)


def levels(rubric: Rubric, caption: str, lang: str) -> str:
    """A rubric: a row for each criterion, a column for each level."""
    most = max(len(one.levels) for one in rubric.criteria)
    heads = [CRITERION.to(lang), *(LEVEL.to(lang).format(number=number) for number in range(1, most + 1))]
    rows = [(escape(one.title.to(lang)), *(escape(level.to(lang)) for level in one.levels)) for one in rubric.criteria]
    return table(caption, heads, rows)


def readings(classroom: Classroom, lang: str) -> str:
    """The rubrics of the exercises that the class has begun, each with a sheet to fill in for those who handed it in."""
    parts = []
    for exercise in classroom.exercises:
        for rubric in exercise.rubrics:
            title = f"{exercise.number} {rubric.title.to(lang)}"
            people = [who for who in classroom.learners if (who, exercise.id) in classroom.grades]
            heads = [LEARNER.to(lang), *(one.title.to(lang) for one in rubric.criteria)]
            blank = [(escape(printable(who)), *("" for _ in rubric.criteria)) for who in people]
            parts += [levels(rubric, title, lang), table(spaced(BY_HAND, lang).format(title=title), heads, blank)]
    return "\n".join(parts) or f"<p>{NONE.to(lang)}</p>"


def page(classroom: Classroom, lang: str, deletion: datetime.date) -> str:
    """The whole page."""
    rerun = sum(grade.origin == RERUN for grade in classroom.grades.values())
    totals = spaced(TOTALS, lang).format(
        read=classroom.read,
        kept=len(classroom.sheets),
        out=len(classroom.left_out),
        flagged=classroom.flagged_files,
        ungraded=len(classroom.ungraded),
        people=len(classroom.learners),
        grades=len(classroom.grades),
        rerun=rerun,
        declared=len(classroom.grades) - rerun,
    )
    bands = classroom.distribution()
    sections = {
        "flagged": f"<p>{spaced(FLAGGED, lang)}</p>" * bool(classroom.flagged)
        + remarks(classroom.flagged, "flagged", lang),
        "left": remarks(classroom.left_out, "left", lang),
        "disagreed": f"<p>{DISAGREED.to(lang)}</p>" * bool(classroom.disagreed)
        + remarks(classroom.disagreed, "disagreed", lang),
        "noted": remarks(classroom.noted, "noted", lang),
        "distribution": chart(bands, lang)
        + table(
            HEADS["distribution"].to(lang),
            COLUMNS["bands"].to(lang).split("|"),
            [(f"{low}–{high}", str(count)) for low, high, count in bands],
        ),
        "objectives": needs(classroom.by_objective(lang), "objectives", lang),
        "rules": f"<p>{RULES.to(lang)}</p>" + needs(classroom.by_rule(), "rules", lang),
        "readings": f"<p>{spaced(READINGS, lang)}</p>" + readings(classroom, lang),
        "grades": f"<p>{spaced(ORIGIN, lang)}</p><p>{SCOPE.to(lang)}</p>" + all_grades(classroom, lang),
    }
    body = "\n".join(f"<section><h2>{HEADS[name].to(lang)}</h2>{html}</section>" for name, html in sections.items())
    names = ", ".join(sorted({grade.exercise for grade in classroom.ungraded}))
    ungraded = f'<p class="notice">{spaced(UNGRADED, lang).format(names=names)}</p>' if names else ""
    date = deletion.strftime("%d/%m/%Y") if lang == "fr" else deletion.isoformat()
    return (
        f'<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">'
        f'<meta name="delete-before" content="{deletion.isoformat()}"><title>{TITLE.to(lang)}</title>'
        f"<style>{STYLE}</style></head>\n<body><main><h1>{TITLE.to(lang)}</h1>"
        f'<p class="notice">{spaced(DELETE, lang).format(date=date)}</p><p>{totals}</p>{ungraded}\n{body}</main></body></html>\n'
    )
