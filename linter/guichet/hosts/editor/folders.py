"""The folders that are open in an editor, each checked as the command would in it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import chdir, contextmanager
from pathlib import Path
from typing import TypeVar

from guichet.core.configuration import Config
from guichet.core.errors import UsageError
from guichet.core.findings import Finding, Lang, Text
from guichet.engine.catalogue import configuration_at
from guichet.engine.live import Live

Answer = TypeVar("Answer")


class Folder:
    """A folder, or one file that is in none of those that are open.

    What it says of files is only asked inside `entered`: paths are relative to the folder, as in the report of the
    command.
    """

    def __init__(self, root: str, only: str | None = None) -> None:
        self.root = root
        self._only = None if only is None else [os.path.basename(only)]
        self.config = Config()
        """What holds in the folder: nothing before it is first looked at."""
        self.problems: list[Text] = []
        """What the reader has not been told yet."""
        self._live: Live | None = None

    @contextmanager
    def entered(self) -> Iterator[Live]:
        """Make the folder the current one, and give what is said of it."""
        with chdir(self.root):
            if self._live is None:
                self._live = self._begun()
            yield self._live

    def _begun(self) -> Live:
        try:
            self.config = configuration_at(Path(self.root))
        except UsageError as problem:
            self.problems.append(problem.text)
        try:
            return Live(self.config, self._only)
        except UsageError as problem:  # a folder does not open: what is open in the editor is checked all the same
            self.problems.append(problem.text)
            return Live(self.config, ())

    def begin_again(self) -> None:
        """Read the configuration again. One that does not hold leaves the last in place."""
        self._live = None

    def holds(self, path: str) -> bool:
        """Whether a file is in the folder."""
        return self._only is None and path.startswith(self.root.rstrip(os.sep) + os.sep)

    def name_of(self, path: str) -> str:
        """Return a file as the report of the command names it."""
        return os.path.relpath(path, self.root).replace(os.sep, "/")

    def of(self, live: Live, name: str) -> Sequence[Finding]:
        """Return what stands of one file, at once."""
        return self._with_baseline(live, lambda: live.of(name))

    def whole(self, live: Live, first: Sequence[str], ready: Callable[[str], None]) -> Mapping[str, Sequence[Finding]]:
        """Return what stands of every file, as the command says it."""
        return self._with_baseline(live, lambda: live.whole(first, ready))

    def _with_baseline(self, live: Live, ask: Callable[[], Answer]) -> Answer:
        try:
            return ask()
        except UsageError as problem:  # the baseline is missing or damaged: what it accepted is shown
            self.problems.append(problem.text)
            live.accept_nothing()
            return ask()

    def language(self, asked: Lang | None, default: Lang) -> Lang:
        """Return the language to speak: the reader's own, else the project's, else the machine's."""
        return asked or self.config.lang or default


class Folders:
    """The folders of a workspace, and the files that stand apart."""

    def __init__(self, roots: Iterable[str]) -> None:
        self._open = {root: Folder(root) for root in roots}
        self._apart: dict[str, Folder] = {}

    def __iter__(self) -> Iterator[Folder]:
        yield from (*self._open.values(), *self._apart.values())

    def of(self, path: str) -> Folder:
        """Return the folder of a file: the innermost that holds it, else one for it alone."""
        holding = [one for one in self._open.values() if one.holds(path)]
        if holding:
            return max(holding, key=lambda one: len(one.root))
        if path not in self._apart:
            parent = os.path.dirname(path)
            self._apart[path] = Folder(parent if os.path.isdir(parent) else os.sep, path)
        return self._apart[path]

    def change(self, added: Iterable[str], removed: Iterable[str]) -> None:
        """Open some folders and close others."""
        for root in removed:
            self._open.pop(root, None)
        for root in added:
            self._open.setdefault(root, Folder(root))
        self._apart.clear()

    def close(self, path: str) -> None:
        """Forget a file that stood apart."""
        self._apart.pop(path, None)
