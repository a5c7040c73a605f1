"""What is asked of someone to prove who they are, where that decides: a paper, a face, a bank card, a level of identity."""

from __future__ import annotations

import re

from astroid import nodes

from guichet.done.forms.papers import is_single, only_of
from guichet.done.forms.written import offered
from guichet.done.nouns.act import Ground, Reason
from guichet.done.words import apart, names, speaks_of
from guichet.reading.python.durations import seconds_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.origins import Origin, origins

_STRONG = re.compile(r"\beidas_?[23]\b|LoA/(?:high|substantial)\b|\bloa[_-]?[23]\b|\bial[_-]?[23]\b|^(?:high|substantial|substantiel|[ée]lev[ée]|fort|renforc[ée])$|france_?connect_?(?:plus|\+)|\bfc_?plus\b", re.I)  # fmt: skip
_WEAK = re.compile(r"\beidas_?1\b|LoA/low\b|\bloa[_-]?1\b|\bial[_-]?1\b|^(?:low|faible)$", re.I)
_LEVEL = re.compile(
    r"\b(?:acr|loa|eidas|ial|niveau\w*|assurance\w*|level)\b|acr_|_acr|_loa|loa_|niveau|assurance", re.I
)


def strong_level(value: str) -> str:
    """Return the strong level of identity that a value names; empty when it names none."""
    found = _STRONG.search(value)
    return found[0] if found is not None and len(value) < 200 else ""


def proof_in(node: nodes.NodeNG, module: PythonModule) -> Ground | None:
    """Return the paper, the face or the bank card that a test wants; its words are what is shown."""
    single = _only_paper(node, module)
    if single is not None:
        return Ground(Reason.DOCUMENT, module.path, module.span(node), single)
    for one in origins(node, module):
        words = _words(one)
        if words and (names("identity.face").search(apart(words)) or names("identity.bank").search(apart(words))):
            return Ground(Reason.DOCUMENT, module.path, module.span(node), words, one.way)
    return None


def proves_at(call: nodes.Call) -> bool:
    """Whether a redirect leads where people prove who they are, by a face or a code: `redirect(url_for("auth.one_time_code"))`."""
    return any(
        isinstance(one.value, str) and (speaks_of(one.value, "identity.face") or speaks_of(one.value, "identity.code"))
        for one in call.nodes_of_class(nodes.Const)
    )


_MOMENT = 60
"""Seconds up to which a proof is as good as forgotten when the next page opens."""


def spent_in(node: nodes.NodeNG, module: PythonModule) -> Ground | None:
    """Return the proof of who someone is that a test takes away as it reads it, or that is only good for a moment."""
    for one in origins(node, module):
        found = one.node
        if isinstance(found, nodes.Call) and dotted(found.func).endswith("session.pop") and found.args:
            if speaks_of(found.args[0].as_string(), "identity.proved"):
                return Ground(Reason.AGAIN, one.module.path, one.module.span(found), one.module.text(found), one.way)
        elif isinstance(found, nodes.Compare) and speaks_of(found.as_string(), "identity.proved"):
            lasting = seconds_of(found.ops[0][1], one.module)
            if found.ops[0][0] in (">", ">=") and lasting is not None and 0 <= lasting <= _MOMENT:
                return Ground(Reason.AGAIN, one.module.path, one.module.span(found), one.module.text(found), one.way)
    return None


def level_in(node: nodes.NodeNG, module: PythonModule) -> Ground | None:
    """Return the strong level of identity that a test wants, and takes nothing below."""
    if not _LEVEL.search(node.as_string()):
        return None
    strong = None
    for one in origins(node, module):
        if isinstance(one.node, nodes.Const) and isinstance(one.node.value, str) and len(one.node.value) < 80:
            if _WEAK.search(one.node.value):
                return None
            if strong is None and _STRONG.search(one.node.value):
                strong = one
    if strong is None:
        return None
    return Ground(Reason.LEVEL, module.path, module.span(node), str(strong.node.value), strong.way)


def _only_paper(node: nodes.NodeNG, module: PythonModule) -> str | None:
    for test in node.nodes_of_class(nodes.Compare):
        operator, right = test.ops[0]
        if operator == "!=" and isinstance(right, nodes.Const | nodes.Name | nodes.Attribute):
            values = [str(one.node.value) for one in origins(right, module) if isinstance(one.node, nodes.Const)]
            if len(values) == 1 and is_single(values[0]):
                return values[0]
        elif operator == "not in":
            listed = offered(right, module)
            if listed is not None and (only := only_of(listed)) is not None:
                return only
    return None


def _words(one: Origin) -> str:
    node = one.node
    if isinstance(node, nodes.Call):
        return dotted(node.func).rpartition(".")[2]
    if isinstance(node, nodes.Name):
        return str(node.name)
    if isinstance(node, nodes.Attribute):
        return str(node.attrname)
    return (
        str(node.value)
        if isinstance(node, nodes.Const) and isinstance(node.value, str) and len(node.value) < 40
        else ""
    )
