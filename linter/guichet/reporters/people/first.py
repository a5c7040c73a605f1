"""What to do first: the flaws by which everybody who is left outside is named at least once, with the nearest repair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from guichet.core.findings import Lang, Text
from guichet.reporters.people.drawn import code, html
from guichet.reporters.people.words import told
from guichet.walked.meeting import Met
from guichet.walked.walk import Outcome, Walk

_FIRST = Text("À faire d’abord", "What to do first")
_NO_STOP = Text(
    "Aucune ligne du code n’arrête qui que ce soit, pour sûr.",
    "No line of the code certainly stops anyone.",
)
_STOPS = Text("Laisse dehors : {who}.", "Stops: {who}.")
_ALSO = Text("Aussi : {who}.", "Also: {who}.")
_SOME = Text("{shown} choses sur {number}. Les {left} autres :", "{shown} of {number} things. The other {left}:")
_LEAST = 4


@dataclass(eq=False)
class _Thing:
    met: Met
    who: dict[str, Text] = field(default_factory=dict)

    @property
    def rank(self) -> tuple[int, str, int]:
        return -len(self.who), self.met.path, self.met.line


def first(walks: Sequence[Walk], lang: Lang) -> Iterator[str]:
    """Yield the section: each person once, and again only as one whom another thing stops too."""
    yield f"<h2>{html(_FIRST, lang)}</h2>"
    things = _things(walks)
    if not things:
        yield f"<p>{html(_NO_STOP, lang)}</p>"
        return
    shown, named = _chosen(things), set[str]()
    yield "<ol>"
    for one in shown:
        new = [html(label, lang) for name, label in one.who.items() if name not in named]
        also = [html(label, lang) for name, label in one.who.items() if name in named]
        named |= one.who.keys()
        said = [
            words.of(lang).format(who=" ; ".join(people) if lang == "fr" else "; ".join(people))
            for words, people in ((_STOPS, new), (_ALSO, also))
            if people
        ]
        yield f"<li><strong>{' '.join(said)}</strong><br>{_line(one, lang)}</li>"
    yield "</ol>"
    left = [one for one in things if one not in shown]
    if left:
        yield f"<details>\n<summary>{_SOME.of(lang).format(shown=len(shown), number=len(things), left=len(left))}</summary>\n<ul>"
        yield from (f"<li>{_line(one, lang)}</li>" for one in left)
        yield "</ul>\n</details>"


def _line(thing: _Thing, lang: Lang) -> str:
    """What stands in the way and what to do about it, then where."""
    return f"{html(told(thing.met), lang)}<br>{' '.join(map(code, thing.met.places))}"


def _things(walks: Sequence[Walk]) -> list[_Thing]:
    """What stops somebody, the thing that stops most people first."""
    found: dict[tuple[str, str], _Thing] = {}
    for walk in walks:
        for met in walk.stops if walk.outcome is Outcome.STOPPED else ():
            found.setdefault((met.place, met.rule), _Thing(met)).who[walk.profile.name] = walk.profile.label
    return sorted(found.values(), key=lambda one: one.rank)


def _chosen(things: Sequence[_Thing]) -> list[_Thing]:
    """The things by which everybody is named, the one that names most people first; a few more when these are few."""
    left = {name for one in things for name in one.who}
    shown: list[_Thing] = []
    while left:
        best = max(things, key=lambda one: len(left & one.who.keys()))
        shown.append(best)
        left -= best.who.keys()
    return [*shown, *(one for one in things if one not in shown)][: max(_LEAST, len(shown))]
