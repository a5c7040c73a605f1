"""The pylint plugin: Python rules as ordinary messages, templates through `guichet-templates`.

It adds messages and never touches another checker. pylint wants one checker per two-digit prefix, so there is one per
prefix of our codes; they share a host that reads each file once.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pylint.checkers import BaseChecker
from pylint.constants import WarningScope
from pylint.utils import FileState

from guichet.core.configuration import Config
from guichet.core.errors import UsageError
from guichet.core.findings import Certainty, Finding, Lang, Text
from guichet.core.writing import printable, shown_path
from guichet.engine.catalogue import cards, configuration_at, selected
from guichet.hosts.parser import user_language
from guichet.rulebook.rule import Subject

if TYPE_CHECKING:
    from astroid import nodes
    from pylint.lint import PyLinter

    from guichet.engine.selection import Rules
    from guichet.reading.project.project import Project

_REVIEW = Text("À vérifier : {sentence}", "To check: {sentence}")


@contextmanager
def _mistake_in_a_sentence() -> Iterator[None]:
    """Stop pylint with a sentence for what the command would refuse."""
    try:
        yield
    except UsageError as problem:
        raise SystemExit(f"guichet: {printable(problem.text.of(user_language([])))}") from None


class Host:
    """What the checkers share: the configuration, and the findings of the module in hand and of the templates."""

    def __init__(self) -> None:
        self._config: Config | None = None
        self._project: Project | None = None
        self._rules: Rules | None = None
        self._module: tuple[str, list[Finding]] | None = None
        self._rest: list[Finding] | None = None

    @_mistake_in_a_sentence()
    def config(self) -> Config:
        """Return `[tool.guichet]`."""
        if self._config is None:
            self._config = configuration_at(Path.cwd())
        return self._config

    @_mistake_in_a_sentence()
    def of_module(self, node: nodes.Module) -> list[Finding]:
        """Return the findings of a module, from the tree that pylint has parsed."""
        from guichet.engine.run import check_module
        from guichet.engine.selection import Rules
        from guichet.reading.project.discovery import discover
        from guichet.reading.project.project import Project

        path = relative(node.file)
        if self._module is None or self._module[0] != path:
            config = self.config()
            if self._project is None or self._rules is None:
                self._project = Project(discover(["."], config), config)
                self._rules = Rules(selected(config))
            self._module = (path, check_module(path, node, self._rules, self._project))
        return self._module[1]

    @_mistake_in_a_sentence()
    def of_templates(self, paths: Iterable[str], ignored: Iterable[Any]) -> list[Finding]:
        """Return the findings of templates, catalogues and the project: all that no module shows."""
        if self._rest is None:
            from guichet.engine.run import check

            config = self.config()
            rules = selected(config)
            rest = tuple(
                rule.name for rule in rules if not {Subject.PYTHON, Subject.CALL_FLOW}.issuperset(rule.subjects)
            )
            report = check([*paths, "."], replace(config, select=rest), jobs=1)
            subjects = {card.name: card.subject for card in cards(config)}
            inside = tuple(f"{os.path.normpath(path)}/".replace(os.sep, "/").removeprefix("./") for path in paths)
            patterns = list(ignored)
            self._rest = [
                finding
                for finding in report.findings
                if subjects[finding.rule] is Subject.PROJECT
                or (finding.path.startswith(inside) and not finding.path.endswith(".py"))
            ]
            self._rest = [one for one in self._rest if not any(pattern.match(one.path) for pattern in patterns)]
        return self._rest


def relative(path: str) -> str:
    """Return a module's path as the command would show it."""
    inside = os.path.relpath(path)
    return (path if inside.startswith("..") else inside).replace(os.sep, "/")


class GuichetChecker(BaseChecker):
    """The rules of one prefix."""

    host: Host
    prefix = ""

    def visit_module(self, node: nodes.Module) -> None:
        """Report the findings of a module."""
        if node.file and node.file.endswith(".py"):
            for finding in self.host.of_module(node):
                self._report(finding)

    def close(self) -> None:
        """With one process, report templates after the last module."""
        config = self.linter.config
        if config.jobs == 1 or config.from_stdin:
            self._report_templates(self.linter)

    def get_map_data(self) -> int:
        """Ask pylint to call `reduce_map_data` in the main process."""
        return 1

    def reduce_map_data(self, linter: PyLinter, data: list[Any]) -> None:
        """With several processes, report templates once, from the main one."""
        self._report_templates(linter)

    def _report_templates(self, linter: PyLinter) -> None:
        paths = linter.config.guichet_templates
        if not paths:
            return
        linter.file_state = FileState("", linter.msgs_store, is_base_filestate=True)
        for finding in self.host.of_templates(paths, linter.config.ignore_paths):
            if finding.code.startswith(self.prefix):
                named = shown_path(finding.path)
                linter.set_current_module(named, named)
                self._report(finding)

    def _report(self, finding: Finding) -> None:
        if not finding.code.startswith(self.prefix):
            return
        lang: Lang = self.linter.config.guichet_lang or self.host.config().lang or user_language([])
        sentence = printable(finding.message.of(lang))
        if finding.certainty is Certainty.REVIEW:
            sentence = _REVIEW.of(lang).format(sentence=sentence)
        at = finding.position
        self.add_message(
            finding.rule,
            line=at.line,
            col_offset=at.column - 1,
            end_lineno=at.end_line,
            end_col_offset=at.end_column - 1,
            args=(sentence,),
        )


OPTIONS = (
    (
        "guichet-templates",
        {"type": "csv", "metavar": "<paths>", "default": (), "help": "Folders of templates and catalogues to check too."},
    ),
    (
        "guichet-lang",
        {"type": "choice", "choices": ["fr", "en", ""], "metavar": "<fr or en>", "default": "", "help": "Language of guichet’s messages."},
    ),
)  # fmt: skip


def register(linter: PyLinter) -> None:
    """Register one checker per prefix; called by pylint."""
    host = Host()
    with _mistake_in_a_sentence():
        every = cards(host.config())
    for prefix in sorted({rule.code[:3] for rule in every}):
        rules = [rule for rule in every if rule.code.startswith(prefix)]
        messages = {rule.code: ("%s", rule.name, rule.title.en, {"scope": WarningScope.LINE}) for rule in rules}
        name = f"guichet-{prefix.lower()}"
        members = {"name": name, "msgs": messages, "prefix": prefix, "host": host}
        if prefix == "W90":
            members |= {"name": "guichet", "options": OPTIONS}
        linter.register_checker(type(f"Guichet{prefix}", (GuichetChecker,), members)(linter))
