"""`guichet check --add-derogations`: what is found today, let be by a written decision with a reason and an owner."""

from __future__ import annotations

import argparse
import sys
from collections import Counter

from guichet.accepted import fixes
from guichet.accepted.decisions import Decision, decided
from guichet.core.errors import UsageError
from guichet.core.findings import Family, Finding, Lang, Text, counted
from guichet.core.writing import printable
from guichet.engine.report import Report
from guichet.hosts.output import note
from guichet.reporters.counts import count

_ASKED = {
    "reason": Text("Motif de la décision : ", "Reason of the decision: "),
    "owner": Text("Fonction qui en répond (pas une personne) : ", "Role that answers for it (not a person): "),
}
_WRITTEN = Text("{number} {noun}, dans {files} {place}.", "{number} {noun}, in {files} {place}.")
_LEFT = Text(
    "{place} : rien n’a été écrit pour {rule}, car un commentaire n’y serait pas lu comme tel. Corrigez, écrivez-la vous-même sur cette ligne dans un commentaire de la langue, ou lancez guichet baseline.",
    "{place}: nothing was written for {rule}, because a comment there would not be read as one. Mend the flaw, write it yourself on that line in a comment of the language, or run guichet baseline.",
)
_FORBIDDEN = '"\n\r'


def add_derogations(args: argparse.Namespace, report: Report, lang: Lang) -> int:
    """Write a derogation above each violation of a report, and above each review when those count too. Returns the status."""
    shown = report.violations + (report.reviews if args.strict else [])
    findings = [one for one in shown if one.family is not Family.GUICHET]
    if not findings:
        nothing = Text("rien à écrire : aucune violation n’est montrée.", "nothing to write: no violation is shown.")
        note(
            Text(f"{nothing.fr} {hidden.fr}", f"{nothing.en} {hidden.en}") if (hidden := _hidden(report)) else nothing,
            lang,
        )
        return 0
    decision = Decision(_given(args, "reason", lang), _given(args, "owner", lang), args.until)
    left: list[Finding] = []
    refused: list[UsageError] = []
    number = written = 0
    found = Counter(one.path for one in findings)
    for source, text, apart in list(decided(findings, decision, report.project)):
        left += apart
        if text != source.text:
            done, problems = fixes.write_all([(source, text)])
            written, refused = written + done, refused + problems
            number += done * (found[source.path] - len(apart))
    noun = counted(
        number,
        Text("constat a sa dérogation", "finding has its derogation"),
        Text("constats ont leur dérogation", "findings have their derogation"),
    )
    place = counted(written, Text("fichier", "file"), Text("fichiers", "files"))
    print(_WRITTEN.format(number=number, noun=noun, files=written, place=place).of(lang))
    for one in left:
        note(_LEFT.format(place=_place(one), rule=one.rule), lang)
    for problem in refused:
        note(problem.text, lang)
    return 2 if refused else 1 if left and not args.exit_zero else 0


def _hidden(report: Report) -> Text | None:
    """What to do when the baseline accepts all that could be decided upon."""
    if not report.accepted:
        return None
    verb = counted(report.accepted, Text("est", "is"), Text("sont", "are"))
    number = count(report.accepted, "places")
    return Text(
        f"{number.fr} {verb.fr} dans la référence : ajoutez --no-baseline.",
        f"{number.en} {verb.en} in the baseline: add --no-baseline.",
    )


def _place(finding: Finding) -> str:
    return f"{printable(finding.path)}:{finding.position.line}"


def _given(args: argparse.Namespace, name: str, lang: Lang) -> str:
    """Return a part of the decision, from the command or from the person at the terminal. Raises UsageError without it."""
    value = getattr(args, name) or ""
    if not value and sys.stdin.isatty():
        print(_ASKED[name].of(lang), end="", file=sys.stderr, flush=True)
        value = sys.stdin.readline()
    value = " ".join(value.split())
    if not value or set(value) & set(_FORBIDDEN) or any(mark in value for mark in ("*/", "-->", "#}")):
        raise UsageError(
            f"Une dérogation dit pourquoi et qui en répond : donnez --{name}, sans guillemet droit ni fin de commentaire.",
            f"A derogation says why and who answers for it: give --{name}, without a straight quote or the end of a comment.",
        )
    return value
