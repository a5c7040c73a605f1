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
from guichet.engine.services import Service, services

Answer = TypeVar("Answer")


class Folder:
    """A folder, or one file that is in none of those that are open.

    What it says of files is only asked inside `entered`: paths are relative to the folder, as in the report of the
    command. Each file is judged under the configuration nearest to it.
    """

    def __init__(self, root: str, only: str | None = None) -> None:
        self.root = root
        self._only = None if only is None else [os.path.basename(only)]
        self.problems: list[Text] = []
        """What the reader has not been told yet."""
        self._services = [Service(Config())]
        """The configurations that hold: none before the folder is first looked at."""
        self._lives: list[Live] = []

    @contextmanager
    def entered(self) -> Iterator[None]:
        """Make the folder the current one."""
        with chdir(self.root):
            if not self._lives:
                self._begin()
            yield

    def _begin(self) -> None:
        try:
            self._services = services(self._places(), configuration_at(Path(".")), configuration_at)
        except UsageError as problem:
            self.problems.append(problem.text)
        for one in self._services:
            try:
                self._lives.append(Live(one.config, self._only, one.governs))
            except UsageError as problem:  # a folder does not open: what is open in the editor is checked all the same
                self.problems.append(problem.text)
                self._lives.append(Live(one.config, (), one.governs))

    def _places(self) -> list[str]:
        """Return where configurations are looked for: what is no file, as an editor may send, is not gone through."""
        return ["."] if self._only is None else [one for one in self._only if one and not os.path.isdir(one)]

    def begin_again(self) -> None:
        """Read the configurations again. If one does not hold, the last ones stay in place."""
        self._lives = []

    def look(self) -> None:
        """Look at the disk again."""
        for live in self._lives:
            live.look()

    def take(self, texts: Mapping[str, str]) -> None:
        """Take some texts for those of files, and for no others those that were taken before."""
        for live in self._lives:
            live.take(texts)

    def of(self, name: str) -> Sequence[Finding]:
        """Return what stands of one file, at once."""
        return [one for live in self._lives for one in self._with_baseline(live, lambda live: live.of(name))]

    def whole(self, first: Sequence[str], ready: Callable[[str], None]) -> Mapping[str, Sequence[Finding]]:
        """Return what stands of every file, as the command says it; `ready` hears of the first ones as they are known."""
        found: dict[str, list[Finding]] = {}
        for live in self._lives:
            for path, some in self._with_baseline(live, lambda live: live.whole(first, ready)).items():
                found.setdefault(path, []).extend(some)
        return found

    def _with_baseline(self, live: Live, ask: Callable[[Live], Answer]) -> Answer:
        try:
            return ask(live)
        except UsageError as problem:  # the baseline is missing or damaged: what it accepted is shown
            self.problems.append(problem.text)
            live.accept_nothing()
            return ask(live)

    def config_of(self, path: str) -> Config:
        """Return the configuration that a file is judged under."""
        governing = (one.config for one in self._services if one.governs(path))
        return next(governing, self._services[0].config)

    def holds(self, path: str) -> bool:
        """Whether a file is in the folder."""
        return self._only is None and path.startswith(self.root.rstrip(os.sep) + os.sep) and os.path.isdir(self.root)

    def name_of(self, path: str) -> str:
        """Return a file as the report of the command names it."""
        return os.path.relpath(path, self.root).replace(os.sep, "/")

    def language(self, asked: Lang | None, default: Lang) -> Lang:
        """Return the language to speak: the reader's own, else the project's, else the machine's."""
        return asked or self._services[0].config.lang or default


class Folders:
    """The folders of a workspace, and the files that stand apart."""

    def __init__(self, roots: Iterable[str]) -> None:
        self._open = {root: Folder(root) for root in roots if not _is_whole_disk(root)}
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
            if not _is_whole_disk(root):
                self._open.setdefault(root, Folder(root))
        self._apart.clear()

    def close(self, path: str) -> None:
        """Forget a file that stood apart."""
        self._apart.pop(path, None)


def _is_whole_disk(root: str) -> bool:
    """Whether a folder has nothing above it: no project is there, and its files are checked one by one."""
    return os.path.dirname(root) == root
