"""A baseline entry that matches nothing must go, so that the flaw cannot come back unseen."""

from collections.abc import Iterator

from guichet.accepted.baseline import Entry
from guichet.core.findings import Family, Hit, Severity, Span, Text
from guichet.core.source import Source
from guichet.rulebook.rule import Bad, Good, engine_rule

STALE = Text(
    fr="« {rule} » n’est plus signalée dans {path} : retirez cette ligne, ou relancez « guichet baseline ».",
    en='"{rule}" is no longer reported in {path}: remove this line, or run "guichet baseline" again.',
)


@engine_rule(
    name="baseline-stale",
    code="W9006",
    family=Family.GUICHET,
    severity=Severity.MINOR,
    title=Text(fr="Ligne de référence périmée", en="Stale baseline entry"),
    harms=Text(
        fr="L’équipe : le défaut pourrait revenir sans que personne le voie.",
        en="The team: the flaw could come back unseen.",
    ),
    instead=Text(
        fr="Retirez la ligne : la référence ne doit que rétrécir.",
        en="Remove the line: the baseline should only shrink.",
    ),
    wrong_when=Text(
        fr="La vérification ne portait que sur une partie des règles.", en="The run covered only some of the rules."
    ),
    refs=("guichet-guide",),
    lesson="10-deciding/03-procurement",
    bad=(
        Bad(
            "img-alt-missing\taccueil.html\t0123456789abcdef\n",
            STALE,
            at="img-alt-missing\taccueil.html\t0123456789abcdef",
            path=".guichet-baseline",
        ),
    ),
    good=(Good("# aucune entrée\n", path=".guichet-baseline"),),
)
def baseline_stale(entry: Entry, baseline: Source) -> Iterator[Hit]:
    """Report the line of an entry that no finding matches."""
    start = baseline.line_starts[entry.line - 1]
    end = baseline.text.find("\n", start)
    span = Span(start, end if end >= 0 else len(baseline.text))
    yield Hit(span, STALE, {"rule": entry.rule, "path": entry.path})
