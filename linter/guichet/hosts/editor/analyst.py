"""Who checks while others type: one thread, which leaves off as soon as a text changes and shows what matters first."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from guichet.core.findings import Finding, Text
from guichet.core.stopping import Stopped, may_stop, until
from guichet.hosts.editor.folders import Folder, Folders

QUIET = 0.02
"""Seconds without a change after which a text is checked: keys that follow one another faster are one change."""
_LONGEST_REST = 0.3
"""Seconds without a change after which all the rest is checked, at the latest."""
_CLEANINGS = 20
"""After so many looks at everything, what is kept is gone through for what nothing needs any more."""


@dataclass(frozen=True)
class Typed:
    """A document as it was when the work was asked for."""

    uri: str
    path: str
    version: int
    text: str
    is_shown: bool


@dataclass
class _Work:
    texts: Sequence[Typed]
    number: int


@dataclass(eq=False)
class Analyst:
    """Checks what it is handed, one piece of work at a time: a new one ends that under way.

    `show` and `tell` are called in its thread, and `done` when nothing is left to work out.
    """

    folders: Folders
    show: Callable[[str, int, Sequence[Finding]], None]
    tell: Callable[[Folder | None, Text], None]
    done: Callable[[], None]
    number: int = 0
    """That of the last change; work of another number is over."""
    _next: _Work | None = None
    _wake: threading.Condition = field(default_factory=threading.Condition)
    _to_begin_again: bool = False
    _rest: float = 0.0
    _passes: int = 0

    def start(self) -> None:
        """Begin to wait for work, until the program ends."""
        threading.Thread(target=self._work, name="analyst", daemon=True).start()

    def leave_off(self) -> None:
        """End what is under way: a text has changed."""
        with self._wake:
            self.number += 1
            self._next = None
            self._wake.notify()

    def begin_again(self) -> None:
        """Read the configurations again before anything else."""
        self._to_begin_again = True

    def check(self, texts: Sequence[Typed]) -> None:
        """Check some texts, then everything that they may change."""
        with self._wake:
            self.number += 1
            self._next = _Work(texts, self.number)
            self._wake.notify()

    def _work(self) -> None:
        while True:
            with self._wake:
                self._wake.wait_for(lambda: self._next is not None)
                work, self._next = self._next, None
            if work is not None:
                self._do(work)

    def _do(self, work: _Work) -> None:
        with suppress(Stopped), until(lambda: self.number != work.number):
            try:
                self._pass(work)
            except Exception as problem:
                self._fail(problem)

    def _pass(self, work: _Work) -> None:
        if self._to_begin_again:
            self._to_begin_again = False
            for folder in self.folders:
                folder.begin_again()
        by_folder: dict[Folder, list[Typed]] = {}
        for text in sorted(work.texts, key=lambda one: one.is_shown):
            by_folder.setdefault(self.folders.of(text.path), []).append(text)
        for folder, texts in by_folder.items():
            self._check_texts(folder, texts)
        self._pause(work)
        began = time.monotonic()
        for folder, texts in by_folder.items():
            self._check_folder(folder, texts)
        may_stop()
        self.done()
        self._rest = min(time.monotonic() - began, _LONGEST_REST)
        self._clean()

    def _check_texts(self, folder: Folder, texts: Iterable[Typed]) -> None:
        with folder.entered():
            folder.take({folder.name_of(one.path): one.text for one in texts})
            for one in texts:
                if not one.is_shown:
                    may_stop()
                    found = folder.of(folder.name_of(one.path))
                    self._tell(folder)
                    self.show(one.uri, one.version, found)

    def _check_folder(self, folder: Folder, texts: Sequence[Typed]) -> None:
        by_name = {folder.name_of(one.path): one for one in texts}

        def show(name: str, found: Sequence[Finding]) -> None:
            self.show(by_name[name].uri, by_name[name].version, found)

        with folder.entered():
            folder.look()
            whole = folder.whole(list(by_name), lambda name: show(name, folder.of(name)))
            self._tell(folder)
            for name in by_name:
                show(name, whole.get(name, ()))

    def _pause(self, work: _Work) -> None:
        """Wait before the long work, as long as it took last time, for a change that would make it useless."""
        with self._wake:
            self._wake.wait_for(lambda: self.number != work.number, self._rest)
        may_stop()

    def _clean(self) -> None:
        """Give back memory while nobody waits; what is kept is not gone through each time, for it is large."""
        self._passes += 1
        if self._passes % _CLEANINGS == 0:
            gc.unfreeze()
        gc.collect()
        gc.freeze()

    def _tell(self, folder: Folder) -> None:
        problems, folder.problems = folder.problems, []
        for text in problems:
            self.tell(folder, text)

    def _fail(self, problem: Exception) -> None:
        text = Text(
            f"erreur interne ({type(problem).__name__} : {problem}). Ce qui est affiché peut être ancien ; signalez-la.",
            f"internal error ({type(problem).__name__}: {problem}). What is shown may be old; report it.",
        )
        self.tell(None, text)
