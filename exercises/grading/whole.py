"""Whole answers: a near miss or an alternative keeps the files that differ from the solution, and is laid out here."""

from __future__ import annotations

import difflib
import shutil
from collections.abc import Iterator
from pathlib import Path

from grading.command import typed
from grading.exercise import EXPECTED, ROOT, Exercise
from grading.text import Text
from grading.variants import materialise

PLACE = Path("build", "answers")
KINDS = {
    "near_misses": Text(fr="Fausses, l’air justes : {names}", en="Wrong, though they look right: {names}"),
    "alternatives": Text(fr="Justes, autrement : {names}", en="Right, in another way: {names}"),
}
ASK = Text(
    fr="Pour en ouvrir une : {pytest} exercises/{id} --open=NOM", en="To open one: {pytest} exercises/{id} --open=NAME"
)
ONE = Text(
    fr="--open demande un exercice : {pytest} exercises/e05_labels --open",
    en="--open needs one exercise: {pytest} exercises/e05_labels --open",
)
UNKNOWN = Text(fr="Aucune réponse « {name} » dans exercises/{id}.", en="No answer “{name}” in exercises/{id}.")
OPENED = Text(fr="La réponse entière : {path}", en="The whole answer: {path}")
DIFFERS = Text(fr="Ce qui diffère de la solution :", en="What differs from the solution:")


def lay_out(exercise: Exercise, folder: Path, target: Path, seed: str = "") -> None:
    """Write an answer of the exercise whole, as that variant has it: what it does not change is the solution's."""
    if folder.parent.name in KINDS:
        materialise(exercise.folder / "solution", target, exercise.axes, seed)
    materialise(folder, target, exercise.axes, seed)
    (target / EXPECTED).unlink(missing_ok=True)


def answers(exercise: Exercise) -> dict[str, Path]:
    """The near misses and the alternatives of the exercise, by name."""
    return {path.name: path for kind in KINDS for path in exercise.kept(kind)}


def open_one(exercises: list[Exercise], name: str, seed: str, lang: str) -> tuple[int, str]:
    """Lay out the answer of that name in build/answers; return the exit status and what is said."""
    if len(exercises) != 1:
        return 2, ONE.to(lang).format(pytest=typed())
    [exercise] = exercises
    if not name:
        return 0, "\n".join(_listed(exercise, lang))
    folder = answers(exercise).get(name)
    if folder is None:
        return 2, "\n".join([UNKNOWN.to(lang).format(name=name, id=exercise.id), *_listed(exercise, lang)])
    target = ROOT.parent / PLACE / exercise.id / name
    shutil.rmtree(target, ignore_errors=True)
    lay_out(exercise, folder, target, seed)
    shown = target.relative_to(ROOT.parent).as_posix()
    return 0, "\n".join(
        [OPENED.to(lang).format(path=shown), *_reasons(exercise, folder, lang), "", *_changes(exercise, folder, lang)]
    )


def _listed(exercise: Exercise, lang: str) -> Iterator[str]:
    for kind, text in KINDS.items():
        yield text.to(lang).format(names=", ".join(path.name for path in exercise.kept(kind)))
    yield ASK.to(lang).format(pytest=typed(), id=exercise.id)


def _reasons(exercise: Exercise, folder: Path, lang: str) -> Iterator[str]:
    """Why a near miss is wrong, and the check that refuses it."""
    for miss in exercise.near_misses():
        if miss.folder == folder:
            yield f"{miss.check} : {miss.why.fr}" if lang == "fr" else f"{miss.check}: {miss.why.en}"


def _changes(exercise: Exercise, folder: Path, lang: str) -> Iterator[str]:
    yield DIFFERS.to(lang)
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != EXPECTED:
            name = path.relative_to(folder).as_posix()
            yield from difflib.unified_diff(
                _lines(exercise.folder / "solution" / name), _lines(path), f"solution/{name}", name, n=2, lineterm=""
            )


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
