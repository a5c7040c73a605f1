"""The arrays of PHP, read as the trees that files of data are."""

from __future__ import annotations

import pytest
from guichet.core.source import Source
from guichet.reading.data.trees import Tree
from guichet.reading.php.literal_trees import given_to, trees_of


def plain(tree: Tree) -> object:
    """A tree as Python would write it: a dictionary, a list, a text."""
    if not tree.parts:
        return tree.value
    if any(one.key for one in tree.parts):
        return {one.key: plain(one) for one in tree.parts}
    return [plain(one) for one in tree.parts]


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ("return ['a' => 1, 'b' => ['x', 'y',],];", {"config": {"a": "1", "b": ["x", "y"]}}),
        ("const WAYS = ['card' => true, 'cash' => false];", {"WAYS": {"card": "true", "cash": "false"}}),
        ("public const array WAYS = [Way::CARD => 'x'];", {"WAYS": {"CARD": "x"}}),
        ("$ways = array('card', 'cash');", {"ways": ["card", "cash"]}),
        ("const A = [ // first\n  'a' => 30 * DAY, /* last */\n];", {"A": {"a": "30 * DAY"}}),
        ("const A = [new Way('card', ['x']), self::more(1)];", {"A": [["card", ["x"]], ["1"]]}),
        ("const A = ['it\\'s', \"]\", ')'];", {"A": ["it's", "]", ")"]}),
        ("const A = ['a' => ['b' => ['c' => 'd']]], B = 3;", {"A": {"a": {"b": {"c": "d"}}}}),
        ("const A = ['a' => [", {"A": {"a": None}}),
        ("$a['b'] = ['c']; const X = 'text'; return view(['a']);", {"b": ["c"]}),
    ],
)
def test_each_array_under_its_name(code: str, wanted: dict[str, object]) -> None:
    found = trees_of(Source("app/config.php", f"<?php\n{code}\n"))
    assert {tree.key: plain(tree) for tree in found} == wanted


def test_a_span_is_that_of_the_value() -> None:
    source = Source("a.php", "<?php\nconst WAYS = ['card' => 'été'];\n")
    (tree,) = trees_of(source)
    (leaf,) = tree.parts
    assert source.text[leaf.span.start : leaf.span.end] == "'été'"
    assert source.text[tree.span.start : tree.span.end] == "['card' => 'été']"


def test_a_template_without_code_has_none() -> None:
    assert trees_of(Source("a.php", "<p>return ['a' => 1]</p>")) == ()


@pytest.mark.parametrize("end", ["$b->add(new", "$b->add('a', new", "$b->add(['a' => new"])
def test_a_file_cut_short_at_the_word_new_is_read_to_its_end(end: str) -> None:
    assert [one.value for one in given_to(Source("a.php", f"<?php\n{end}"), "add")] == ["add"]
