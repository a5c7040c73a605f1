"""The linter as one check among others: asked through its public interface, for the rules that the exercise names."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path

from grading.checks import Failed
from grading.text import Text


def looked_away() -> Failed:
    """A comment of the answer tells the linter to let something be."""
    return Failed(
        fr="Un commentaire de la réponse demande au linter de fermer les yeux\u00a0: ici, il doit tout voir.",
        en="A comment of the answer tells the linter to look away: here it has to see everything.",
        expected=Text(fr="aucun «\u00a0guichet: ignore\u00a0»", en="no “guichet: ignore”"),
        try_=Text(
            fr="Retirez le commentaire, et corrigez ce qu’il cachait.", en="Remove the comment, and mend what it hid."
        ),
    )


def lint(paths: Sequence[Path], rules: Sequence[str], folder: Path, *, derogations: bool) -> None:
    """Raise Failed with every violation of those rules in those files; of none, all those that a plain check follows."""
    # In this process: starting Python and loading the rules again would take most of the time of a small exercise.
    from guichet import api

    files = [path.relative_to(folder) for path in paths]
    with contextlib.chdir(folder):
        # An answer is judged whole: no name makes a page somebody else's.
        result = api.check(files, isolated=True, select=rules, include=["*"])
    if result.suppressed and not derogations:
        raise looked_away()
    found = result.violations
    if not found:
        return
    rules_met = ", ".join(sorted({one.rule for one in found}))
    places = [f"{one.path}:{one.position.line}: " for one in found]
    raise Failed(
        fr=f"Le linter guichet signale\u00a0: {rules_met}.",
        en=f"The guichet linter reports: {rules_met}.",
        expected=Text(fr="aucun constat", en="no finding"),
        actual=Text(
            fr="\n".join(place + one.message.fr for place, one in zip(places, found, strict=True)),
            en="\n".join(place + one.message.en for place, one in zip(places, found, strict=True)),
        ),
        try_=Text(fr=f"guichet explain {rules_met}", en=f"guichet explain {rules_met}"),
    )
