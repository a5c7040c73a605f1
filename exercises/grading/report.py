"""What a learner reads in the terminal: each check with its points, its message, its hints; then the grade."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from grading import confinement
from grading.command import typed
from grading.exercise import Exercise
from grading.grades import letter, out_of_twenty
from grading.judge import BROKEN, FAILED, FAULT, PASSED, UNGRADED, WAITING, Judgement, Outcome
from grading.rubric import told
from grading.text import Text, alone, colon

STATES = {
    PASSED: Text(fr="réussi", en="passed"),
    FAILED: Text(fr="à revoir", en="to rework"),
    BROKEN: Text(fr="à réparer", en="to repair"),
    WAITING: Text(fr="en attente", en="waiting"),
    UNGRADED: Text(fr="non noté", en="not graded"),
    FAULT: Text(fr="erreur du correcteur", en="grader error"),
}
EXPECTED = Text(fr="Attendu : ", en="Expected: ")
ACTUAL = Text(fr="Obtenu : ", en="Found: ")
TRY = Text(fr="À essayer : ", en="Try: ")
LEVELS = (
    Text(fr="Indice, où : ", en="Hint, where: "),
    Text(fr="Indice, pourquoi : ", en="Hint, why: "),
    Text(fr="Indice, comment : ", en="Hint, how: "),
)
NOT_RUN = Text(
    fr="Non noté : points, {points}. {why} : sans navigateur, aucun exercice qui en demande un n’est complet. "
    "Pour l’installer : {pytest} exercises --browser (sous Debian et Ubuntu, en root : apt install chromium), puis relancez.",
    en="Not graded: points, {points}. {why}: without a browser, no exercise that asks for one is complete. "
    "To install it: {pytest} exercises --browser (on Debian and Ubuntu, as root: apt install chromium), then run again.",
)
UNRUN = Text(
    fr="Ce point se juge dans un navigateur. {why} : il n’est ni réussi ni manqué.",
    en="This check is judged in a browser. {why}: it is neither passed nor failed.",
)
ASK_HINT = Text(
    fr="Un indice : {pytest} exercises/{id} --hint (puis --hint=2, --hint=3)",
    en="A hint: {pytest} exercises/{id} --hint (then --hint=2, --hint=3)",
)
BEGUN = Text(
    fr="Votre dossier de travail est prêt : {folder}\nLa consigne : {brief}",
    en="Your working folder is ready: {folder}\nThe brief: {brief}",
)
DONE = Text(
    fr="Tout est réussi. La solution de référence : exercises/{id}/solution ; d’autres réponses : "
    "{pytest} exercises/{id} --open",
    en="All passed. The reference solution: exercises/{id}/solution; other answers: {pytest} exercises/{id} --open",
)
GRADE = Text(
    fr="Note : {grade} (points : {points} sur {out_of})", en="Grade: {grade} (points: {points} out of {out_of})"
)
NOT_GRADED = Text(
    fr="non noté ({ungraded} points sur {all} restent à juger)",
    en="not graded ({ungraded} points out of {all} remain to be judged)",
)
UNKEPT = {
    confinement.FILES: Text(
        fr="lire vos fichiers et écrire sur votre disque", en="read your files and write on your disk"
    ),
    confinement.SIGHT: Text(
        fr="savoir quels fichiers et quels programmes sont là", en="tell which files and programs are there"
    ),
    confinement.NETWORK: Text(
        fr="envoyer ce qu’elle lit et parler à vos autres programmes",
        en="send what it reads and talk to your other programs",
    ),
    confinement.PROCESSES: Text(
        fr="arrêter vos autres programmes et le correcteur", en="stop your other programs and the grader"
    ),
    confinement.LIMITS: Text(
        fr="dépasser les limites en lançant d’autres programmes", en="exceed the limits by starting other programs"
    ),
}
OR, AND = Text(fr="ou", en="or"), Text(fr="et de", en="and")
UNCONFINED = Text(
    fr="Attention : cette machine n’isole pas tout à fait les réponses. Écrite pour nuire, l’une d’elles pourrait {what}. "
    "Ne jugez ici que des réponses que vous avez lues, ou jugez-les dans un conteneur qui ne contient rien de précieux.",
    en="Warning: this machine does not quite isolate answers. Written to do harm, one of them could {what}. Judge here "
    "only answers that you have read, or judge them in a container that holds nothing precious.",
)
NOTED = Text(
    fr="À lire : cette réponse se sert de {what}, qui donne la vraie heure ; un autre jour, elle peut faire autre chose. "
    "Lisez son code.",
    en="To be read: this answer uses {what}, which gives the real time; on another day, it may do something else. Read "
    "its code.",
)
LESSON = Text(fr="La leçon : {title}, {path}", en="The lesson: {title}, {path}")
NEXT = Text(
    fr="La suite : {number} {title}, {pytest} exercises/{id}", en="Next: {number} {title}, {pytest} exercises/{id}"
)
STUCK = Text(
    fr="Rien d’autre à faire ici : les points qui restent se jugent dans un navigateur.",
    en="Nothing else to do here: the points that remain are judged in a browser.",
)
FINISHED = Text(
    fr="Tout le parcours est réussi. La suite vous appartient : le même linter lit votre propre service.",
    en="The whole course is done. What comes next is yours: the same linter reads your own service.",
)
ABSENT = Text(fr="pas commencé", en="not started")
MISSED = Text(fr="non noté, la correction s’est arrêtée avant", en="not graded, the run stopped before")
STOPPED = Text(
    fr="Arrêté avant la fin : réponses non notées, {count} ; elles n’ont aucune note. Relancez pour les corriger.",
    en="Stopped before the end: answers not graded, {count}; they have no grade. Run again to grade them.",
)
PROGRESS = Text(
    fr="Parcours : exercices réussis, {done} sur {all} ; en cours, {begun} ; points, {points} sur {out_of} ; note, {grade}.",
    en="Course: exercises done, {done} out of {all}; under way, {begun}; points, {points} out of {out_of}; grade, {grade}.",
)
WHOLE = Text(
    fr="Où j’en suis dans tout le parcours : {pytest} exercises", en="My progress in the course: {pytest} exercises"
)


def grade(points: int, out_of: int, ungraded: int, scale: str, lang: str) -> str:
    """The grade in words, on the scale asked for."""
    if ungraded:
        return NOT_GRADED.to(lang).format(ungraded=ungraded, all=out_of + ungraded)
    if scale == "letters":
        return str(letter(points, out_of, ungraded))
    value = f"{out_of_twenty(points, out_of, ungraded):g}"
    return f"{value.replace('.', ',') if lang == 'fr' else value}\N{NO-BREAK SPACE}/\N{NO-BREAK SPACE}20"


def not_run(judgements: Iterable[Judgement], lang: str) -> str | None:
    """The first line of a run in which something was not graded: how much, why, and what to install."""
    missed = [one for judgement in judgements for one in judgement.outcomes if one.state == UNGRADED]
    why = {one.message.to(lang) for one in missed if one.message}
    points = sum(one.out_of for one in missed)
    if not missed:
        return None
    return NOT_RUN.to(lang).format(points=points, why="; ".join(sorted(why)), pytest=typed())


def not_isolated(judgements: Iterable[Judgement], lang: str) -> str | None:
    """What an answer written to do harm could have done in this run, for want of means on this machine."""
    unkept = {promise for one in judgements for promise in one.unkept}
    *others, last = [text.to(lang) for promise, text in UNKEPT.items() if promise in unkept] or [""]
    what = f" {OR.to(lang)} ".join([", ".join(others), last] if others else [last])
    return UNCONFINED.to(lang).format(what=what) if unkept else None


def noted(judgement: Judgement, lang: str) -> str | None:
    """What is to be read in an answer that can know the real time."""
    what = f" {AND.to(lang)} ".join(alone(one) for one in judgement.noted)
    return NOTED.to(lang).format(what=what) if what else None


def explanation(outcome: Outcome, lang: str, hints: Sequence[Text] = ()) -> Iterator[str]:
    """The lines under a check that has not passed: what is wrong, in full, and what to try."""
    if outcome.message and outcome.state == UNGRADED:
        yield UNRUN.to(lang).format(why=outcome.message.to(lang))
    elif outcome.message:
        yield outcome.message.to(lang)
    for label, text in ((EXPECTED, outcome.expected), (ACTUAL, outcome.actual), (TRY, outcome.try_)):
        if text is not None:
            yield from _labelled(label.to(lang), text.to(lang))
    for label, hint in zip(LEVELS, hints, strict=False):
        yield from _labelled(label.to(lang), hint.to(lang))


def _labelled(label: str, text: str) -> Iterator[str]:
    if "\n" not in text:
        yield label + text
        return
    yield label.rstrip()
    yield textwrap.indent(text, "  ")


def exercise_report(
    exercise: Exercise, judgement: Judgement, *, lang: str, scale: str, hint: int, learner: str = "", seed: str = ""
) -> Iterator[str]:
    """The lines about one answer."""
    yield f"{exercise.number} {exercise.title.to(lang)}" + (f" ({learner})" if learner else "")
    hints = exercise.hints(seed) if hint else {}
    for outcome in judgement.outcomes:
        passed = outcome.state == PASSED
        points = f"{outcome.points}/{outcome.out_of}"
        yield f"  [{STATES[outcome.state].to(lang)}] {points} {outcome.title.to(lang)}"
        # What is earned needs no hint, nor does what another point holds back: the hint would come too soon.
        shown = hints.get(outcome.check, [])[:hint] if outcome.state in (FAILED, BROKEN) else []
        if not passed:
            for line in explanation(outcome, lang, shown):
                yield textwrap.indent(line, " " * 6)
    yield from told(exercise.rubrics, lang)
    if judgement.detail:
        yield textwrap.indent(judgement.detail.rstrip(), " " * 6)
    if to_read := noted(judgement, lang):
        yield "  " + to_read
    total = grade(judgement.points, judgement.out_of, judgement.ungraded, scale, lang)
    yield "  " + GRADE.to(lang).format(grade=total, points=judgement.points, out_of=judgement.out_of)
    if judgement.is_complete:
        yield "  " + DONE.to(lang).format(pytest=typed(), id=exercise.id)
    elif not hint and not learner:
        yield "  " + ASK_HINT.to(lang).format(pytest=typed(), id=exercise.id)
    if not judgement.is_complete and not learner and (lesson := exercise.lesson(lang)):
        yield "  " + LESSON.to(lang).format(title=lesson[0], path=lesson[1])


def summary_line(
    exercise: Exercise, judgement: Judgement | None, *, lang: str, scale: str, is_missed: bool = False
) -> str:
    """One exercise in the table of the course. `is_missed`: it has an answer, which nobody has judged."""
    if judgement is None:
        why = MISSED if is_missed else ABSENT
        return f"  {exercise.number} {exercise.title.to(lang)}{colon(lang)}{why.to(lang)}"
    mark = grade(judgement.points, judgement.out_of, judgement.ungraded, scale, lang)
    return f"  {exercise.number} {exercise.title.to(lang)}{colon(lang)}{mark}"


def what_next(exercises: Sequence[Exercise], judgements: Sequence[Judgement | None], lang: str) -> str:
    """What to do now: the first exercise of the course that waits for something that can be done here."""
    open_ = [
        (one, found) for one, found in zip(exercises, judgements, strict=True) if found is None or not found.is_complete
    ]
    if not open_:
        return FINISHED.to(lang)
    doable = next((one for one, found in open_ if found is None or found.points < found.out_of), None)
    return STUCK.to(lang) if doable is None else next_line(doable, lang)


def next_line(exercise: Exercise, lang: str) -> str:
    """The command that runs an exercise, with its title."""
    return NEXT.to(lang).format(number=exercise.number, title=exercise.title.to(lang), pytest=typed(), id=exercise.id)


def progress(
    exercises: Sequence[Exercise],
    judgements: Sequence[Judgement | None],
    *,
    lang: str,
    scale: str,
    missed: Sequence[Exercise] = (),
) -> str:
    """Where the learner is in the whole course, from what was just run and from nothing else. `missed`: the exercises whose
    answers nobody has judged; while there are some, there is no grade."""
    run = [one for one in judgements if one is not None]
    absent = sum(
        check.points
        for exercise, one in zip(exercises, judgements, strict=True)
        if one is None and exercise not in missed
        for check in exercise.checks
    )
    unjudged = sum(check.points for exercise in missed for check in exercise.checks)
    points, out_of = sum(one.points for one in run), sum(one.out_of for one in run) + absent
    ungraded, done = unjudged + sum(one.ungraded for one in run), sum(one.is_complete for one in run)
    return PROGRESS.to(lang).format(
        done=done,
        all=len(exercises),
        begun=len(run) - done,
        points=points,
        out_of=out_of,
        grade=grade(points, out_of, ungraded, scale, lang),
    )
