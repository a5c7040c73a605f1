"""What a run saw on the disk: while nothing of it has changed, what was worked out from texts holds, and none is read."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from guichet.core.memo import cached_property
from guichet.core.source import UnreadableError, read_source

State = list[int]
_TICK_NS = 2_000_000_000
"""A file changed so shortly before a run, or during it, may change again without its times telling: its content tells."""

_SECOND_NS = 1_000_000_000


def state_of(path: str) -> State | None:
    """Return what tells that a file has changed, without reading it; None when the disk does not say."""
    try:
        state = os.stat(path)
    except OSError:
        return None
    return [state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino]


def content_of(path: str) -> str:
    """Return what tells that the content of a file has changed; of a folder, the names that it holds."""
    try:
        return "\n".join(sorted(os.listdir(path))) if os.path.isdir(path) else read_source(path).digest
    except (OSError, UnreadableError) as problem:
        return str(problem)


@dataclass
class Sighting:
    """The files of a run as they stood, and what was worked out from their texts."""

    paths: list[str]
    states: list[State | None]
    beyond: dict[str, State | None]
    """What was read beside the files that were asked for: layouts that stand elsewhere."""
    sought: dict[str, bool]
    """What was looked for on the disk, and whether it was there."""
    prints: dict[str, str]
    """The fingerprint of each file, and that of the whole."""
    deciding: list[str] | None = None
    """The files that may hold derogations, once they have been looked for in the others."""
    settled: dict[str, list[list[str]]] = field(default_factory=dict)
    """For a rule, the words that it was asked about, and those that the texts settle."""
    printed: list[str] = field(default_factory=list)
    """The templates that code only makes into PDF files."""
    young: dict[str, str] = field(default_factory=dict)
    """What files and folders held that had just been written, of which the times tell too little."""
    around: list[str] = field(default_factory=list)
    """What else findings depend on, as words."""

    is_new: bool = field(default=True, kw_only=True)
    """Whether it holds more than what was kept of it."""

    def holds(self, paths: Sequence[str], around: Sequence[str] | None = None) -> bool:
        """Whether a run over some files would see the same, and the same around them where that is told."""
        return (
            self.paths == list(paths)
            and (around is None or self.around == list(around))
            and self.states == list(map(state_of, self.paths))
            and all(state_of(path) == state for path, state in self.beyond.items())
            and all(os.path.isfile(path) is there for path, there in self.sought.items())
            and all(content_of(path) == held for path, held in self.young.items())
        )

    def of(self, path: str) -> str:
        """Return the fingerprint of one file, or of the whole project."""
        return self.prints[path]

    def may_decide(self, path: str) -> bool:
        """Whether a file may hold derogations: all may, until they are known not to."""
        known = self.deciding is not None and (path in self.prints or path in self.beyond)
        return not known or path in self._deciding

    @cached_property
    def _deciding(self) -> frozenset[str]:
        return frozenset(self.deciding or ())

    def decided(self, holding: Collection[str], searched: Collection[str]) -> None:
        """Note which files hold derogations, of those where they were searched."""
        if self.deciding is None:
            self.deciding = sorted({*holding, *(path for path in self.beyond if path not in searched)})
            self.is_new = True

    def settles(
        self,
        rule: str,
        words: frozenset[str],
        ask: Callable[[frozenset[str]], Iterable[str]],
        beyond: Callable[[frozenset[str]], Iterable[str]],
    ) -> frozenset[str]:
        """Return which of some words the texts settle for a rule, asking only what was not asked already.

        What lies beyond what was seen may have changed: it is asked each time.
        """
        asked = sorted(words)
        known = self.settled.get(rule)
        if known is None or known[0] != asked:
            self.settled[rule] = known = [asked, sorted(ask(words))]
            self.is_new = True
        return frozenset((*known[1], *beyond(words.difference(known[1]))))

    def is_sure(self, began: int) -> bool:
        """Whether any later change of a file shows, for a run that began at a time in nanoseconds.

        What lies beyond the files of the run was read by whoever needed it: of it the times alone tell, but for a folder
        that was as it is before the run began.
        """
        self.grown(began)
        return not any(
            _is_young(state, began) and not (path in self.young and _is_before(state, began))
            for path, state in self.beyond.items()
        )

    def grown(self, began: int) -> None:
        """Keep what files held for those alone whose times do not tell enough yet."""
        states = {**self.beyond, **dict(zip(self.paths, self.states, strict=True))}
        young = {path: held for path, held in self.young.items() if _is_young(states[path], began)}
        self.is_new = self.is_new or young.keys() != self.young.keys()
        self.young = young

    def row(self) -> list[Any]:
        """Return it as plain values, from which it can be made again."""
        return [
            self.paths,
            self.states,
            self.beyond,
            self.sought,
            self.prints,
            self.deciding,
            self.settled,
            self.printed,
            self.young,
            self.around,
        ]


def _is_young(state: State | None, began: int) -> bool:
    """Whether a file was written so shortly before a time, or after it, that it may change again and its times not tell."""
    return state is not None and max(state[1], state[2]) >= began - _TICK_NS


def _is_before(state: State | None, began: int) -> bool:
    """Whether something was last changed before a time, by a clock that counts less than seconds."""
    return state is not None and max(state[1], state[2]) < began and state[1] % _SECOND_NS != 0
