"""Terms that a file of data gives people's files and that never come: written as no end, or as a zero that what erases passes over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.places import place_of_path
from guichet.done.people.people import name_words
from guichet.done.people.terms import FOREVER_OR_NEVER, NOT_PEOPLE, UNIT, Term, names_term
from guichet.reading.data.documents import DATA_SUFFIXES, document_at
from guichet.reading.data.trees import Tree, tree_of
from guichet.reading.project.project import Project

_ASKED = ("conserv", "retention", "purge")
_READERS = (".py", ".js", ".ts", ".mjs", ".cjs", ".php", ".rb", ".java", ".kt", ".go", ".sh")
_GOES_BY = r"\s*\)?\s*[:{]?\s*(?:continue|next|return)\b"
_LEFT_OUT = (
    r"(?:\bnot\s|!|\bempty\()\s*[\w.$>\[\]'\"()?-]{0,60}\bKEY\b['\"\])]*" + _GOES_BY,
    r"\bKEY\b['\"\])]*\s*(?:={2,3}|<=)\s*0" + _GOES_BY,
    r"\b(?:next|continue)\s(?:if|unless)\s[^\n]{0,60}\bKEY\b[^\n]{0,20}(?:zero\?|==\s?0|\.positive\?)",
    r"\b(?:filter|select|if)\b[^\n]{0,60}\bKEY\b['\"\])]*\s*>\s*0",
)
"""How a program passes over what has no number, or a zero."""


def terms_left_out(project: Project) -> Iterator[tuple[str, Term]]:
    """Yield the terms without end of the files of data that say how long people's files are kept, each with its path."""
    for path in project.paths:
        if not path.endswith(DATA_SUFFIXES) or not (place_of_path(path) is None or "retention" in path):
            continue
        if any(word in path.lower() or word in project.lowered(path) for word in _ASKED):
            document = document_at(path, project)
            tree = tree_of(document) if document is not None else None
            for term in _in_tree(tree, project) if tree is not None else ():
                yield path, term


def _in_tree(tree: Tree, project: Project) -> Iterator[Term]:
    named = any(names_term(part) for part in tree.path.rpartition(".")[0].split("/"))
    for around, holder in tree.walk():
        for leaf in holder.leaves:
            is_unit = bool(UNIT.match(leaf.key.lower()))
            about = named or any(names_term(one.key) for one in (*around, holder, leaf))
            label = _named(holder) if is_unit else leaf.key
            if not about or not label or NOT_PEOPLE.intersection(name_words(label)):
                continue
            rows = around[-1].parts if is_unit and around else (holder,)
            kept = any(_is_term(one) for row in rows for one in row.leaves if not is_unit or one.key == leaf.key)
            value = (leaf.value or "").strip().lower()
            endless = value == "-1" or (value in FOREVER_OR_NEVER and not tree.path.endswith((".yml", ".yaml")))
            if kept and (endless or (value == "0" and _is_left_out(leaf, tree.path, project))):
                yield Term(label, leaf.span, float("inf"), certain=True)


def _named(holder: Tree) -> str:
    """What a row is the term of: its key, or the one text that it holds."""
    texts = [one.value for one in holder.leaves if one.value and not one.value.lstrip("-").replace(".", "").isdigit()]
    return holder.key or (texts[0] if texts else "")


def _is_term(one: Tree) -> bool:
    return (one.value or "").isdigit() and int(one.value or "0") > 0


def _is_left_out(leaf: Tree, path: str, project: Project) -> bool:
    """Whether the program that reads a table passes over a zero, instead of erasing at once."""
    name = path.rpartition("/")[2].rpartition(".")[0]
    patterns = [re.compile(one.replace("KEY", re.escape(leaf.key)), re.I) for one in _LEFT_OUT]
    readers = (one for one in project.paths if one.endswith(_READERS) and project.holds(one, name))
    return any(pattern.search(project.text(one)) for one in readers for pattern in patterns)
