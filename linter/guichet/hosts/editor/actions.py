"""What an editor offers to do about a finding: mend it, know why, or write who decides to let it be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lsprotocol import types

from guichet.accepted.decisions import Decision, above
from guichet.accepted.derogations import OWNER_TO_WRITE, REASON_TO_WRITE
from guichet.accepted.fixes import MENDS, Edit, edits_for
from guichet.core.findings import Family, Finding, Lang, Span, Text
from guichet.core.source import Source
from guichet.engine.catalogue import card_of
from guichet.hosts.editor.documents import Document
from guichet.hosts.editor.showing import Show

EXPLAIN = "guichet.explain"
FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.guichet"

_MEND = Text("Corriger sans rien inventer : {title}", "Mend without inventing anything: {title}")
_MEND_ALL = Text(
    "Corriger tout ce qui se corrige sans rien inventer", "Mend all that can be mended without inventing anything"
)
_WHY = Text("Qui reste dehors, et que faire : {title}", "Who is left outside, and what to do: {title}")
_SAID = "said"
"""What stands for words, while one looks whether they would be read."""
_DECIDE = Text(
    "Déroger à « {rule} » : écrire qui décide et pourquoi", 'Derogate from "{rule}": write who decides and why'
)


@dataclass(frozen=True)
class Actions:
    """The actions on one document, for one reader."""

    document: Document
    show: Show

    def at(self, here: types.Range, only: Sequence[str] | None = None) -> list[types.CodeAction]:
        """Return what can be done about what is found in a place, of some kinds if they are named."""
        return [action for action in self._offered(here) if only is None or _is_of(action, only)]

    def _offered(self, here: types.Range) -> Iterator[types.CodeAction]:
        source = self.document.source
        found = [one for one in self.document.found if self.show.ruler.covers(source, one, here)]
        for finding in found:
            yield from self._mend(finding)
        yield from self._mend_all()
        for finding in {one.rule: one for one in found}.values():
            yield self._explain(finding)
        for finding in found:
            yield from self._derogate(finding)

    def _titled(self, text: Text, finding: Finding) -> str:
        card = card_of(finding, self.show.config)
        return text.format(title=card.title, rule=card.name).of(self.show.lang)

    def _edited(self, edits: Iterable[Edit]) -> types.WorkspaceEdit:
        ruler = self.show.ruler
        return types.WorkspaceEdit(
            {self.document.uri: [self.document.edit(one.span, one.text, ruler) for one in edits]}
        )

    def _mend(self, finding: Finding) -> Iterator[types.CodeAction]:
        edits = edits_for(self.document.source, [finding]) if finding.rule in MENDS else []
        if edits:
            yield types.CodeAction(
                self._titled(_MEND, finding),
                types.CodeActionKind.QuickFix,
                [self.show.diagnostic(self.document.source, finding)],
                is_preferred=True,
                edit=self._edited(edits),
            )

    def _mend_all(self) -> Iterator[types.CodeAction]:
        edits = edits_for(self.document.source, self.document.found) if self._may_mend else []
        if edits:
            yield types.CodeAction(_MEND_ALL.of(self.show.lang), FIX_ALL, edit=self._edited(edits))

    @property
    def _may_mend(self) -> bool:
        return any(one.rule in MENDS for one in self.document.found)

    def _explain(self, finding: Finding) -> types.CodeAction:
        title = self._titled(_WHY, finding)
        command = types.Command(title, EXPLAIN, arguments=[finding.rule, self.document.uri])
        return types.CodeAction(title, types.CodeActionKind.Empty, command=command)

    def _derogate(self, finding: Finding) -> Iterator[types.CodeAction]:
        edit = derogation(self.document.source, finding, self.show.lang)
        if edit is not None:
            yield types.CodeAction(
                self._titled(_DECIDE, finding),
                types.CodeActionKind.QuickFix,
                [self.show.diagnostic(self.document.source, finding)],
                edit=self._edited([edit]),
            )


def _is_of(action: types.CodeAction, only: Iterable[str]) -> bool:
    """Whether an action is of one of some kinds: a kind holds those that it begins."""
    kind = str(getattr(action.kind, "value", action.kind) or "")
    return any(not word or kind == word or kind.startswith(f"{word}.") for word in only)


def derogation(source: Source, finding: Finding, lang: Lang) -> Edit | None:
    """Return the comment to complete above a finding; None where none would be heard, or the finding is of guichet itself."""
    if finding.family is Family.GUICHET:
        return None
    heard = above(source, finding, Decision(_SAID, _SAID))
    if heard is None:
        return None
    start, text = heard
    reason, owner = (" ".join(one.of(lang).split()) for one in (REASON_TO_WRITE, OWNER_TO_WRITE))
    written = text.replace(f'reason="{_SAID}"', f'reason="{reason}"').replace(f'owner="{_SAID}"', f'owner="{owner}"')
    return Edit(Span(start, start), written)
