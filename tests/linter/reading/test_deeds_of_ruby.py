"""The statements, the deeds and the tables of whole files of Ruby."""

from __future__ import annotations

import pytest
from guichet.core.source import Source
from guichet.reading.deeds.deed import LEAVES, RETURN, THROWS, Deed
from guichet.reading.deeds.ruby import deeds_of
from guichet.reading.deeds.ruby_tables import settings_of, trees_of
from guichet.reading.ruby.words import words_of_file

from tests.linter.reading.test_php_tables import plain


def read(text: str) -> tuple[Deed, ...]:
    return deeds_of(Source("a.rb", text))


def deed(text: str, called: str) -> Deed:
    return next(one for one in read(text) if one.called == called)


@pytest.mark.parametrize(
    ("text", "called", "tests"),
    [
        ("keep(x) unless a.ok?\n", "keep", ("not (a.ok?)",)),
        ("if a\n  b\nelse\n  keep(x)\nend\n", "keep", ("not (a)",)),
        ("if a\n  b\nelsif c then keep(x)\nend\n", "keep", ("c",)),
        ("case way\nwhen :post, 'fax'\n  keep(x)\nend\n", "keep", ("way == 'post' || way == 'fax'",)),
        ("y = if a\n  keep(x)\nend\n", "keep", ("a",)),
        ("while a do\n  keep(x)\nend\nlater(x)\n", "later", ()),
        ("def f\n  raise Nope unless a\n  keep(x)\nend\n", "keep", ("a",)),
        ("all.each { |one| keep(one) if a }\n", "keep", ("a",)),
        ("all.each do |one|\n  next if a\n  keep(one)\nend\nlater(x)\n", "later", ()),
        ("a =~ /if \\/ end/\nkeep(x)\n", "keep", ()),
        ("text = <<~TXT\n  if a\n  do\nTXT\nkeep(x)\n", "keep", ()),
        ("# if a\n=begin\nif a\n=end\nkeep(x)\n", "keep", ()),
    ],
)  # fmt: skip
def test_the_tests_around_a_call(text: str, called: str, tests: tuple[str, ...]) -> None:
    assert deed(text, called).tests == tests


@pytest.mark.parametrize(
    ("text", "called", "puts"),
    [
        ("user.update! name: 'x', \"age\" => 3\n", "user.update", [("name", "'x'"), ("age", "3")]),
        ("user&.update(\n  name:,\n  age: { a: 1 }\n)\n", "user.update", [("name", "name"), ("age", "{ a: 1 }"), ("a", "1")]),
        ("Job\n  .set(wait: 1.hour)\n  .perform_later(id)\n", "Job.set", [("wait", "1.hour")]),
        ("self.name = :x\n", "self", [("name", "'x'")]),
        ("session[:step] = 3 if a\n", "session", [("step", "3")]),
        ("journal << { who: user }\n", "journal.push", [("who", "user")]),
        ("t.boolean :told, default: true\n", "t.boolean", [("default", "true"), ("told", "default: true")]),
        ("add_column :a, :told, :boolean, default: true\n", "add_column", [("default", "true"), ("told", "'boolean', default: true")]),
    ],
)  # fmt: skip
def test_what_is_put_under_names(text: str, called: str, puts: list[tuple[str, str]]) -> None:
    assert [(put.name, put.value) for put in deed(text, called).puts] == puts


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("def f = a < b\n", "a < b"),
        ("def self.f(x)\n  x.a < x.b\nend\n", "x.a < x.b"),
        ("def f\n  return :x if a\nend\n", "'x'"),
        ("def f\n  if a\n    :x\n  else\n    save!\n  end\nend\n", "'x'"),
    ],
)
def test_what_a_function_answers(text: str, answer: str) -> None:
    found = [one for one in read(text) if one.called == RETURN]
    assert [one.puts[0].value for one in found] == [answer]
    assert found[0].around == ("f",)


def test_what_holds_a_deed() -> None:
    text = "module M\n  class A < B\n    after_create :told\n    def told(x)\n      3.times do\n        keep(x)\n      end\n    end\n  end\nend\n"
    one = deed(text, "keep")
    assert one.around == ("told", "A", "M")
    assert one.given == ("x",)
    assert one.marks == ("3.times", "after_create")
    assert one.within is not None
    assert text[one.within.span.start : one.within.span.end] == "told"


def test_what_leaves_and_what_throws() -> None:
    assert [one.called for one in read("def f\n  return if a\n  raise Nope\nend\n")] == [LEAVES, THROWS]


@pytest.mark.parametrize("text", ["", "if", "def", "class", "a.", "f(", "{ a:", "x = [", "<<~A", "%w[", "'", "a ? b :", "end end }", "when 3", "\\"])  # fmt: skip
def test_what_is_cut_short_is_read_as_far_as_it_goes(text: str) -> None:
    assert isinstance(read(text), tuple)
    assert isinstance(trees_of(Source("a.rb", text)), tuple)


def test_each_word_stands_where_it_is_written() -> None:
    text = "a = <<~X + 'é'\n  b\nX\nc /d/, :e, %w[f g], \"h #{i} j\"\n"
    assert [text[one.at : one.end] for one in words_of_file(text) if one.kind != "line"] == [
        "a", "=", "<<~X", "+", "'é'", "c", "/d/", ",", ":e", ",", "%w[f g]", ",", '"h #{i} j"',
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ("WAYS = { card: true, 'cash' => false }.freeze", {"WAYS": {"card": "true", "cash": "false"}}),
        ("WAYS = %w[card cash].freeze", {"WAYS": ["card", "cash"]}),
        ("ways = [:card, 'cash']", {"ways": ["card", "cash"]}),
        ("TERM = 6.weeks", {"TERM": "6.weeks"}),
        ("A = { a: { b: [1, { c: :d }] } }", {"A": {"a": {"b": ["1", {"c": "d"}]}}}),
        ("A = [\n  Way.new(:card, text: 'x'), # first\n]", {"A": [{"": "card", "text": "x"}]}),
        ("a = b.c", {}),
    ],
)
def test_each_table_under_its_name(code: str, wanted: dict[str, object]) -> None:
    assert {tree.key: plain(tree) for tree in trees_of(Source("a.rb", f"{code}\n"))} == wanted


@pytest.mark.parametrize("text", ["config.", "Rails.application.config.", "config", "config.x.ways", "config.x.ways ="])
def test_settings_that_are_not_written_to_their_end_are_none(text: str) -> None:
    assert settings_of(Source("a.rb", text)) == ()
