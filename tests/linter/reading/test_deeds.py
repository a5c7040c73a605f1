"""What programs call and put under names, read alike in every language."""

from __future__ import annotations

import pytest
from guichet.core.source import Source
from guichet.reading.deeds import php, python, ruby, scripts, sql
from guichet.reading.deeds.deed import CHANGES, FIRST, LEAVES, RETURN, TAKES, THROWS, Deed
from guichet.reading.sql.statements import statements_of

from tests.linter.done.texts import module_of, script_of


def read(path: str, text: str) -> tuple[Deed, ...]:
    if path.endswith(".py"):
        return python.deeds_of(module_of({path: text}, path))
    if path.endswith(".php"):
        return php.deeds_of(Source(path, f"<?php\n{text}"))
    if path.endswith(".rb"):
        return ruby.deeds_of(Source(path, text))
    if path.endswith(".sql"):
        return tuple(one for each in statements_of(text) if (one := sql.deed_of(each, path)) is not None)
    return scripts.deeds_of(script_of({path: text}, path))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.py", "def keep(user):\n    if user.old:\n        store.save(name=user.name)\n"),
        ("a.js", "function keep(user) {\n  if (user.old) store.save({ name: user.name });\n}\n"),
        ("a.rb", "def keep(user)\n  if user.old\n    store.save name: user.name\n  end\nend\n"),
        ("a.rb", "def keep(user)\n  store.save!(name: user.name) if user.old\nend\n"),
        ("a.php", "function keep($user) {\n  if ($user->old) {\n    $store->save(['name' => $user->name]);\n  }\n}\n"),
    ],
)
def test_a_call_is_the_same_deed_in_each_language(path: str, text: str) -> None:
    deed = next(one for one in read(path, text) if one.called.endswith("save"))
    assert [put.name for put in deed.puts] == ["name"]
    assert deed.puts[0].value.endswith("name")
    assert deed.around == ("keep",)
    assert [one.lstrip("$") for one in deed.given] == ["user"]
    assert [one.replace("->", ".").lstrip("$") for one in deed.tests] == ["user.old"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.py", "def f(a):\n    if a.ok:\n        return\n    a.seen = True\n"),
        ("a.js", "function f(a) {\n  if (a.ok) return;\n  a.seen = true;\n}\n"),
        ("a.rb", "def f(a)\n  return if a.ok\n\n  a.seen = true\nend\n"),
        ("a.rb", "def f(a)\n  if a.ok\n    next\n  end\n  a.update(seen: true)\nend\n"),
        ("a.php", "function f($a) {\n  if ($a->ok) {\n    return;\n  }\n  $a->seen = true;\n}\n"),
    ],
)
def test_what_left_before_is_a_test_that_fails(path: str, text: str) -> None:
    deed = next(one for one in read(path, text) if any(put.name == "seen" for put in one.puts))
    assert [one.replace("->", ".").replace("$", "") for one in deed.tests] == ["not (a.ok)"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.py", "def f(a):\n    points = 3\n    points -= 2\n    return points\n"),
        ("a.js", "function f(a) {\n  let points = 3;\n  points -= 2;\n  return points;\n}\n"),
        ("a.rb", "def f(a)\n  points = 3\n  points -= 2\n  points\nend\n"),
        ("a.php", "function f($a) {\n  $points = 3;\n  $points -= 2;\n  return $points;\n}\n"),
    ],
)
def test_what_is_taken_and_what_is_answered(path: str, text: str) -> None:
    found = [
        (one.called, one.puts[0].name, one.puts[0].value.lstrip("$"))
        for one in read(path, text)
        if one.called in (TAKES, RETURN)
    ]
    assert found == [(TAKES, "points", "2"), (RETURN, "", "points")]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.py", 'NAMES = ("a", "b")\n'),
        ("a.js", "const NAMES = ['a', 'b'];\n"),
        ("a.php", "const NAMES = ['a', 'b'];\n"),
        ("a.rb", "NAMES = %w[a b].freeze\n"),
        ("a.rb", "NAMES = [\n  :a, 'b'\n]\n"),
    ],
)
def test_a_list_is_a_deed_with_what_it_holds(path: str, text: str) -> None:
    found = [one for one in read(path, text) if one.called == "NAMES"]
    assert [arg.strip("\"'") for one in found for arg in one.args] == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("UPDATE people SET seen = true, told = now() WHERE old;", ["seen", "told"]),
        ("INSERT INTO people (name, phone) VALUES ('a', 'b');", ["name", "phone"]),
        ("CREATE TABLE people (name text NOT NULL, PRIMARY KEY (name));", ["name"]),
    ],
)
def test_a_statement_puts_things_in_columns(text: str, names: list[str]) -> None:
    assert [put.name for put in read("a.sql", text)[0].puts] == names


@pytest.mark.parametrize("text", ["", "if (", "$a->", "function", "class A { function", "f('", "$a['b'] =", "return"])
def test_what_is_cut_short_is_read_as_far_as_it_goes(text: str) -> None:
    assert isinstance(read("a.php", text), tuple)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.js", "function f(a) {\n  return (a.old < b);\n}\n"),
        ("a.php", "function f($a) {\n  return ($a->old < $b);\n}\n"),
        ("a.php", "return (new Config())->setRules([]);\n"),
        ("a.php", "function f($a) {\n  return(match ($a) { 1 => 2 });\n}\n"),
    ],
)
def test_an_answer_between_brackets_is_no_call(path: str, text: str) -> None:
    answer = next(one for one in read(path, text) if one.called == RETURN)
    assert not answer.is_call
    assert answer.puts[0].value


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.php", "function f() {\n  $return = [1, 2];\n  leaves(3);\n  $changes = ['a' => 1];\n}\n"),
        ("a.py", "def f(a):\n    leaves = [1]\n    throws(a)\n    changes(a)\n"),
        ("a.js", "function f() { const leaves = [1]; throws(2); changes(3) }\n"),
    ],
)
def test_a_name_of_the_program_is_no_way_to_leave(path: str, text: str) -> None:
    assert {one.called for one in read(path, text)}.isdisjoint({RETURN, LEAVES, THROWS, CHANGES, FIRST, TAKES})


@pytest.mark.parametrize(
    ("text", "tests"),
    [
        ("if ($a->ok) return noted($a);\n  try {\n    end($a);\n  } catch (E $e) {\n  }", ["not ($a->ok)"]),
        ("if ($a->ok)\n    noted($a);\n  foreach ($a->all as $one) {\n    end($one);\n  }", []),
        ("if ($a->ok) foreach ($a->all as $one) { noted($one); }\n  end($a);", []),
        ("if ($a->ok) end($a);", ["$a->ok"]),
        ("if ($a->ok)\n    for ($i = 0; $i < 3; $i++)\n      end($a);", ["$a->ok"]),
        ("if ($a->old) throw new Old($a);\n  if ($a->ok) run(function () { end(); });", ["$a->ok", "not ($a->old)"]),
        (
            "if (some($a, function ($b) { return $b; })) {\n    end($a);\n  }",
            ["some($a, function ($b) { return $b; })"],
        ),
        ("switch ($a->sort) {\n    case 'x':\n      noted($a);\n      break;\n  }\n  end($a);", []),
        ("switch ($a->sort) {\n    case 'x':\n      return;\n    case 'y':\n      break;\n  }\n  end($a);", []),
        ("switch ($a->sort):\n    case 'x':\n      noted($a);\n      break;\n  endswitch;\n  { end($a); }", []),
        ("if ($a->ok):\n    end($a);\n  endif;", ["$a->ok"]),
        ("if ($a->old):\n    noted($a);\n  elseif ($a->ok):\n    end($a);\n  endif;", ["$a->ok"]),
        ("if ($a->ok):\n    noted($a);\n  else:\n    noted(2);\n  endif;\n  { end($a); }", []),
        ("if ($a->ok):\n    noted($a);\n  else:\n    end($a);\n  endif;", []),
        (
            "if ($a->ok):\n    if ($a->old):\n      noted(1);\n    else:\n      noted(2);\n    endif;\n    end($a);\n  endif;",
            ["$a->ok"],
        ),
        (
            "if ($a->ok):\n    if ($a->old):\n      noted(1);\n    elseif ($a->new):\n      noted(2);\n    else:\n      noted(3);\n    endif;\n    end($a);\n  endif;",
            ["$a->ok"],
        ),
        (
            "if ($a->old):\n    noted(1);\n  else:\n    if ($a->ok):\n      noted(2);\n    else:\n      return;\n    endif;\n    end($a);\n  endif;",
            [],
        ),
    ],
)
def test_a_test_of_php_decides_what_it_stands_before(text: str, tests: list[str]) -> None:
    deed = next(one for one in read("a.php", f"function f($a) {{\n  {text}\n}}\n") if one.called == "end")
    assert list(deed.tests) == tests


def test_what_ends_a_case_leaves_nothing() -> None:
    text = "function f($a) {\n  switch ($a) {\n    case 'x':\n      break;\n  }\n  while ($a) {\n    break;\n  }\n}\n"
    assert [one.called for one in read("a.php", text)] == [LEAVES]


@pytest.mark.parametrize(
    ("text", "programs"),
    [
        ("CREATE PROCEDURE p() BEGIN IF x THEN BEGIN UPDATE a SET n = 1; END; END IF; UPDATE b SET n = 2; END; UPDATE c SET n = 3;", {"a": "p", "b": "p", "c": ""}),
        ("CREATE PROCEDURE p() BEGIN CASE x WHEN 1 THEN UPDATE a SET n = 1; END CASE; UPDATE b SET n = CASE WHEN y THEN 1 ELSE 2 END; END; UPDATE c SET n = 3;", {"a": "p", "b": "p", "c": ""}),
        ("CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO BEGIN DELETE FROM a; DELETE FROM b; END; UPDATE c SET n = 1;", {"a": "e", "b": "e", "c": ""}),
        ("CREATE FUNCTION f() RETURNS int AS $$ BEGIN UPDATE a SET n = 1; END $$ LANGUAGE plpgsql;\nSELECT cron.schedule('b', '* * * * *', $$ DELETE FROM b $$);", {"a": "f", "b": ""}),
    ],
)  # fmt: skip
def test_what_a_program_does_is_said_to_be_done_by_it_and_by_no_other(text: str, programs: dict[str, str]) -> None:
    found = {one.made: one.program for one in statements_of(text)}
    assert {table: found[table] for table in programs} == programs


def test_what_php_puts_at_the_end_of_a_list_is_added_to_it() -> None:
    deeds = read("a.php", "function add($line) {\n  $this->lines[] = new Line($line, 3);\n  $other['a'] = 2;\n}\n")
    added = next(one for one in deeds if one.last == "push")
    assert (added.called, added.is_call, added.args) == ("$this->lines->push", True, ("new Line($line, 3)",))
    assert sum(one.last == "push" for one in deeds) == 1
