"""One definition for one idea: two expressions or lists of words that share four long words are merged, or say why not.

An idea of sentences lists turns of phrase, which share nouns as sentences do: two of those are one when their entries are."""

from __future__ import annotations

import ast
import functools
import itertools
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from guichet.done.parties.hosts import services

pytestmark = pytest.mark.xdist_group("definitions")
"""One process compares them, once."""
PACKAGE = Path(__file__).parents[2] / "linter" / "guichet"
LISTED = tomllib.loads((Path(__file__).parent / "definitions.toml").read_text(encoding="utf-8"))
LONG = 8
"""Letters. Shorter words mean too many things."""
SHARED = 4
FEW = 4
"""Strings from which a list in code is one of words."""
_ACCENTS = str.maketrans("àâäéèêëîïôöùûüç", "aaaeeeeiioouuuc")
_NOT_LETTERS = re.compile(r"\\[a-zA-Z]|\[[^\]]*\]")
_WORD = re.compile(rf"[a-z]{{{LONG},}}")


def long_words(text: str) -> frozenset[str]:
    """Return the long words of an expression or a list, in lower case, without accents, in the singular."""
    found = _WORD.findall(_NOT_LETTERS.sub(" ", text.lower().translate(_ACCENTS)))
    return frozenset(word.removesuffix("s") for word in found if len(word.removesuffix("s")) >= LONG)


def written(node: ast.expr) -> str:
    """Return what an expression of code writes out: a string, the written parts of one, a sum, a list, a table's keys."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.JoinedStr):
        return " ".join(written(one) for one in node.values)
    if isinstance(node, ast.BinOp):
        return f"{written(node.left)} {written(node.right)}"
    if isinstance(node, ast.Tuple | ast.List | ast.Set):
        return " ".join(written(one) for one in node.elts)
    if isinstance(node, ast.Dict):
        return " ".join(written(one) for one in node.keys if one is not None)
    return ""


def holds_words(node: ast.AST) -> Iterator[ast.expr]:
    """Yield what a node of code defines words by: an expression or a part of one, a text that is split, a list."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        owner = node.func.value
        if isinstance(owner, ast.Name) and owner.id == "re" and node.args:
            yield node.args[0]
        elif node.func.attr == "split" and isinstance(owner, ast.Constant):
            yield owner
    elif isinstance(node, ast.Assign) and "|" in written(node.value):
        yield node.value  # a part of an expression
    elif isinstance(node, ast.Tuple | ast.List | ast.Set | ast.Dict):
        held = node.keys if isinstance(node, ast.Dict) else node.elts
        if sum(isinstance(one, ast.Constant) and isinstance(one.value, str) for one in held) >= FEW:
            yield node


def in_code(tree: ast.Module, path: str) -> Iterator[tuple[str, str]]:
    """Yield the definitions of a module: the name they are given there, and their text.

    What declares a rule is left out: its examples, and words that wake it, which repeat those that it looks for.
    """
    for statement in tree.body:
        name = _name(statement)
        parts = statement.body if isinstance(statement, ast.FunctionDef) else [statement]
        for node in (node for part in parts for node in ast.walk(part)):
            for one in holds_words(node):
                yield f"{path}:{name}", written(one)


def _name(statement: ast.stmt) -> str:
    if isinstance(statement, ast.Assign):
        return ast.unparse(statement.targets[0])
    if isinstance(statement, ast.AnnAssign):
        return ast.unparse(statement.target)
    return getattr(statement, "name", "")


def in_data(data: Mapping[str, Any], path: str) -> Iterator[tuple[str, str]]:
    """Yield the lists of words of a data file; one that another brings in by "@" is no second definition."""
    for key, value in data.items():
        if isinstance(value, Mapping):
            yield from in_data(value, f"{path}.{key}" if ":" in path else f"{path}:{key}")
        elif isinstance(value, list):
            name = f"{path}.{key}" if ":" in path else f"{path}:{key}"
            yield name, " ".join(one for one in value if isinstance(one, str) and not one.startswith("@"))
            for one in value:
                if isinstance(one, Mapping):
                    yield from in_data(one, name)


def definitions() -> dict[str, frozenset[str]]:
    """Return the long words of every definition of the linter, by its name."""
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    for file in sorted(PACKAGE.rglob("*.py")):
        path = file.relative_to(PACKAGE).as_posix()
        for name, text in in_code(ast.parse(file.read_text(encoding="utf-8")), path):
            found[name] |= long_words(text)
    for file in sorted(PACKAGE.rglob("*.toml")):
        path = file.relative_to(PACKAGE).as_posix()
        for name, text in in_data(tomllib.loads(file.read_text(encoding="utf-8")), path):
            found[name] |= long_words(text)
    return {name: words for name, words in found.items() if len(words) >= SHARED}


def is_idea(name: str) -> bool:
    """Whether a definition is an idea of sentences: its entries are turns of phrase, which share nouns as sentences do."""
    return _IDEA.match(name) is not None


_IDEA = re.compile(r"told/\w*ideas\.toml:")


def twice(found: Mapping[str, frozenset[str]]) -> dict[tuple[str, str], list[str]]:
    """Return the pairs of definitions that share four long words, with these; ideas of sentences are compared apart."""
    return {
        (one, other): sorted(found[one] & found[other])
        for one, other in itertools.combinations(sorted(itertools.filterfalse(is_idea, found)), 2)
        if len(found[one] & found[other]) >= SHARED
    }


def ideas_told_twice(ideas: Mapping[str, frozenset[str]]) -> dict[tuple[str, str], list[str]]:
    """Return the pairs of ideas of a language that list the same entries, as many as half of the shorter, with these."""
    return {
        (one, other): sorted(ideas[one] & ideas[other])
        for one, other in itertools.combinations(sorted(ideas), 2)
        if one[:2] == other[:2]
        and len(shared := ideas[one] & ideas[other]) >= SHARED
        and 2 * len(shared) >= min(len(ideas[one]), len(ideas[other]))
    }


def ideas() -> dict[str, frozenset[str]]:
    """Return what each idea of sentences lists itself, without what it brings in by "@", by its language and name."""
    return {
        f"{lang}.{name}": frozenset(entry for entry in entries if not entry.startswith("@"))
        for file in sorted(PACKAGE.glob("told/*ideas.toml"))
        for lang, lists in tomllib.loads(file.read_text(encoding="utf-8")).items()
        for name, entries in lists.items()
    }


@functools.cache
def pairs() -> dict[tuple[str, str], list[str]]:
    """Return the pairs of the linter's definitions that are told twice, read by the tests that ask and by no other run."""
    return twice(definitions())


SENTENCES = frozenset(LISTED["sentences"])
GROUPS = [(group["reason"], frozenset(group["are"])) for group in LISTED["different"]]


def is_explained(one: str, other: str) -> bool:
    """Whether a pair is a whole sentence beside a list of words, or two of a group that says why they differ."""
    return (one in SENTENCES) != (other in SENTENCES) or any({one, other} <= members for _, members in GROUPS)


def test_no_idea_is_defined_twice() -> None:
    assert {pair: words for pair, words in pairs().items() if not is_explained(*pair)} == {}


def test_no_idea_of_sentences_lists_what_another_does() -> None:
    assert ideas_told_twice(ideas()) == {}


def test_an_idea_that_repeats_another_is_found() -> None:
    hours, days = frozenset(["in a day", "by noon", "tonight", "at once", "today"]), frozenset(["in a day", "by noon"])
    assert ideas_told_twice({"en.soon": hours, "en.now": hours - {"today"}, "en.late": days}).keys() == {("en.now", "en.soon")}  # fmt: skip


def test_what_is_listed_still_differs() -> None:
    involved = {name for pair in pairs() for name in pair}
    assert involved >= SENTENCES, sorted(SENTENCES - involved)
    for reason, members in GROUPS:
        needed = {name for pair in pairs() if set(pair) <= members for name in pair}
        assert len(reason) > 20
        assert members == needed, f"no longer like another of its group: {sorted(members - needed)}"


@pytest.mark.parametrize(
    "twin",
    [
        '_A = re.compile(r"\\b(?:allocataire|bénéficiaires?|demandeur|claimant)\\b")',
        '_A = frozenset("allocataire beneficiaire demandeur claimant".split())',
        '_A = ("allocataire", "beneficiaire", "demandeur", "claimant")',
        '_A = re.compile("allocataire|beneficiaire|" + "demandeur|claimant")',
        'def f(x):\n    return re.search(rf"(?:{B})allocataire|bénéficiaire|demandeur|claimant", x)',
        '_A = r"allocataire|beneficiaire|demandeur|claimant"',
        '_A = {"allocataire": 1, "beneficiaire": 2, "demandeur": 3, "claimant": 4}',
    ],
)
def test_a_second_definition_is_found(twin: str) -> None:
    known = {"core/words/people.toml:served": long_words("allocataire beneficiaire demandeur claimant applicant")}
    for name, text in in_code(ast.parse(twin), "rules/new.py"):
        known[name] = long_words(text)
    assert len(twice(known)) == 1


def test_a_list_brought_in_is_no_second_definition() -> None:
    data = {"people": {"words": ["@people.served", "citizen"]}, "table": [{"terms": ["allocataire", "demandeur"]}]}
    assert dict(in_data(data, "a.toml")) == {
        "a.toml:people.words": "citizen",
        "a.toml:table": "",
        "a.toml:table.terms": "allocataire demandeur",
    }


def test_a_service_of_another_company_has_the_one_name_that_a_message_gives() -> None:
    names = [(service.name, service.kind) for service in services()]
    assert [name for name, _ in names if re.search(r" / |, ", name)] == []
    assert len(names) == len(set(names))
