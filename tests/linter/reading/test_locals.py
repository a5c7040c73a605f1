"""What a name was given once stands for it in what is done, read alike in every language."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from guichet.reading.deeds.compared import orders_in
from guichet.reading.deeds.deed import Deed

from tests.linter.reading import test_deeds
from tests.linter.reading.test_jvm import deeds as read_jvm


def read(path: str, text: str) -> Sequence[Deed]:
    return read_jvm(text, path) if path.endswith((".java", ".kt")) else test_deeds.read(path, text)


JAVA, KOTLIN = "class A {{\n  void f(User user) {{\n    {0}\n  }}\n}}\n", "fun f(user: User) {{\n  {0}\n}}\n"
TABLES = [
    ("a.py", "def f(user):\n    values = {'locked': user.n > MAX}\n    store.save(**values)\n"),
    ("a.py", "def f(user):\n    values = dict(locked=user.n > MAX)\n    store.save(values)\n"),
    ("a.js", "function f(user) {\n  const next = { locked: user.n > MAX };\n  store.save({ ...user, ...next });\n}\n"),
    ("a.ts", "const f = async (user: User) => {\n  const over = user.n > MAX;\n  await store.save({ data: { locked: over } });\n};\n"),
    ("a.js", "function f(user) {\n  const next = { locked: user.n > MAX };\n  store.save({ where: 1, data: next });\n}\n"),
    ("a.js", "export const next = { locked: user.n > MAX };\nexport const f = () => store.save(next);\n"),
    ("a.php", "function f($user) {\n  $fields = ['locked' => $user->n > MAX];\n  $store->save($fields);\n}\n"),
    ("a.php", "function f($user) {\n  $fields = array('locked' => $user->n > MAX);\n  $store->save(array_merge($user, $fields));\n}\n"),
    ("a.rb", "def f(user)\n  attrs = { locked: user.n > MAX }\n  store.save(**attrs)\nend\n"),
    ("A.java", JAVA.format("Map<String, Object> next = Map.of(\"locked\", user.n > MAX);\n    store.save(next);")),
    ("A.kt", KOTLIN.format("val over = user.n > MAX\n  val next = mapOf(\"locked\" to over)\n  store.save(next)")),
    ("a.rb", "def f(user)\n  attrs = { locked: user.n > MAX }\n  store.save!(attrs.merge(seen: 1))\nend\n"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "text"), TABLES)
def test_a_table_that_has_a_name_is_put_as_if_it_had_none(path: str, text: str) -> None:
    deed = next(one for one in read(path, text) if one.called.endswith("save"))
    put = next(deed.put("locked"))
    assert put.value.replace("->", ".").replace("$", "") == "user.n > MAX"
    assert "n > MAX" in text[put.span.start - 6 * path.endswith(".php") : put.span.end] or "over" in text


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.py", "def f(user):\n    late = user.day > LIMIT\n    if late:\n        user.refuse()\n"),
        ("a.js", "function f(user) {\n  const late = user.day > LIMIT;\n  if (late) user.refuse();\n}\n"),
        ("a.js", "app.use((user, res) => {\n  const late = user.day > LIMIT;\n  if (late) user.refuse();\n});\n"),
        ("a.rb", "def f(user)\n  late = user.day > LIMIT\n  user.refuse(1) if late\nend\n"),
        ("a.php", "function f($user) {\n  $late = $user->day > LIMIT;\n  if ($late) { $user->refuse(); }\n}\n"),
        ("A.java", JAVA.format("boolean late = user.day > LIMIT;\n    if (late) { user.refuse(); }")),
        ("A.kt", KOTLIN.format("val late = user.day > LIMIT\n  if (late) { user.refuse() }")),
    ],
)
def test_a_flag_is_the_test_that_it_was_given(path: str, text: str) -> None:
    deed = next(one for one in read(path, text) if one.called.endswith("refuse"))
    assert [one.replace("->", ".").replace("$", "") for one in deed.tests] == ["user.day > LIMIT"]
    start = deed.tests_at[0].start - 6 * path.endswith(".php")
    assert text[start:].lstrip("$").startswith("late")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.py", "def f(user):\n    late = user.day > LIMIT\n    late = user.asked\n    if late:\n        user.refuse()\n"),
        ("a.py", "def g():\n    late = now > LIMIT\n\n\ndef f(late):\n    if late:\n        user.refuse()\n"),
        ("a.js", "function f(user) {\n  let late = user.day > LIMIT;\n  late = user.asked;\n  if (late) user.refuse();\n}\n"),
        ("a.js", "function g(user) {\n  const late = user.day > LIMIT;\n}\nfunction f(user) {\n  if (late) user.refuse();\n}\n"),
        ("a.ts", "function f(user: User) {\n  const late = user.day > LIMIT;\n  rows.forEach((late: boolean) => {\n    if (late) user.refuse();\n  });\n}\n"),
        ("a.rb", "def f(user)\n  late = user.day > LIMIT\n  late ||= user.asked\n  user.refuse(1) if late\nend\n"),
        ("a.rb", "def f(user)\n  late = user.day > LIMIT if user.old\n  user.refuse(1) if late\nend\n"),
        ("a.php", "function f($user) {\n  $late = $user->day > LIMIT;\n  $late |= $user->asked;\n  if ($late) { $user->refuse(); }\n}\n"),
        ("a.php", "function g($user) {\n  $late = $user->day > LIMIT;\n}\nfunction f($user) {\n  if ($late) { $user->refuse(); }\n}\n"),
    ],
)  # fmt: skip
def test_a_name_that_may_hold_something_else_stays_a_name(path: str, text: str) -> None:
    deed = next(one for one in read(path, text) if one.called.endswith("refuse"))
    assert "late" in [one.lstrip("$") for one in deed.tests]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.py", "def f(user):\n    adult = user.age >= 18\n    if not adult:\n        user.refuse()\n"),
        ("a.js", "function f(user) {\n  const adult = user.age >= 18;\n  if (!adult) user.refuse();\n}\n"),
        ("a.php", "function f($user) {\n  $adult = $user->age >= 18;\n  if (!$adult) { $user->refuse(); }\n}\n"),
    ],
)
def test_a_flag_that_is_denied_is_its_test_the_other_way_round(path: str, text: str) -> None:
    deed = next(one for one in read(path, text) if one.called.endswith("refuse"))
    (test,) = (one.replace("->", ".").replace("$", "") for one in deed.tests)
    assert test in ("user.age < 18", "not (user.age >= 18)")
    assert list(orders_in(test)) == [("18", "user.age")]


def test_a_number_in_a_sum_keeps_the_name_that_says_what_it_is() -> None:
    text = "function f(cart) {\n  const fee = 5;\n  const wait = 60;\n  pay(cart.total + fee, fee);\n  later({ delay: wait });\n}\n"
    pay, later = (next(one for one in read("a.js", text) if one.called == name) for name in ("pay", "later"))
    assert pay.args == ("cart.total + fee", "fee")
    assert next(later.put("delay")).value == "60"


def test_what_a_call_says_for_itself_comes_before_what_it_opens() -> None:
    text = "function f(user) {\n  const base = { ads: true, seen: true };\n  save({ ...base, ads: false });\n}\n"
    deed = next(one for one in read("a.js", text) if one.called == "save")
    assert {one.name: one.value for one in deed.puts} == {"ads": "false", "seen": "true"}


@pytest.mark.parametrize(
    ("test", "found"),
    [
        ("failures + 1 >= MAX", [("failures", "MAX")]),
        ("MAX <= failures", [("failures", "MAX")]),
        ("not ($user->failures < self::MAX)", [("$user.failures", "self::MAX")]),
        ("(row.failures ?? 0) > 3 && !row.open", [("row.failures", "3")]),
        ("failures >= MAX ? true : false", [("failures", "MAX")]),
        ("failures < MAX", [("MAX", "failures")]),
        ("rows.map(x => x.id)", []),
        ("a == b", []),
        ("Account.filter(device=d).count() >= FEW", [("Account.filter(device=d).count()", "FEW")]),
    ],
)
def test_the_greater_side_of_a_test_comes_first(test: str, found: list[tuple[str, str]]) -> None:
    assert [tuple(one) for one in orders_in(test)] == found


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.py", "def f(user):\n    locked = False\n    if user.n > MAX:\n        locked = True\n    store.save(locked=locked)\n"),
        ("a.js", "function f(user) {\n  let locked = false;\n  if (user.n > MAX) locked = true;\n  store.save({ locked });\n}\n"),
        ("a.php", "function f($user) {\n  $locked = false;\n  if ($user->n > MAX) { $locked = true; }\n  $store->save(['locked' => $locked]);\n}\n"),
        ("a.rb", "def f(user)\n  locked = false\n  locked = true if user.n > MAX\n  store.save(locked: locked)\nend\n"),
    ],
)  # fmt: skip
def test_what_a_test_gives_a_name_is_done_under_that_test(path: str, text: str) -> None:
    found = [one for one in read(path, text) if one.called.endswith("save")]
    said = [(next(one.put("locked")).value.lower(), one.tests[0].replace("->", ".").replace("$", "")) for one in found]
    assert said == [("false", "not (user.n > MAX)"), ("true", "user.n > MAX")]
    assert all(len(one.tests) == len(one.tests_at) for one in found)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.py", "def f(user):\n    n = 0\n    n += 1\n    store.save(n=n)\n"),
        ("a.js", "function f(user) {\n  let n = 0;\n  n++;\n  store.save({ n });\n}\n"),
        ("a.js", "function f(user) {\n  let n = 0;\n  if (user) n = user.n;\n  store.save({ n });\n}\n"),
        ("a.php", "function f($user) {\n  $n = 0;\n  if ($user) { $n = $user->n; }\n  $store->save(['n' => $n]);\n}\n"),
        ("a.php", "function f($user) {\n  $n = 0;\n  $n++;\n  $store->save(['n' => $n]);\n}\n"),
        ("a.rb", "def f(user)\n  n = 0\n  n += 1\n  store.save(n: n)\nend\n"),
    ],
)
def test_what_is_counted_or_worked_out_stays_a_name(path: str, text: str) -> None:
    found = [one for one in read(path, text) if one.called.endswith("save")]
    assert [next(one.put("n")).value.lstrip("$") for one in found] == ["n"]


def test_a_test_that_gives_a_name_something_is_seen_through_too() -> None:
    text = "function f(user) {\n  const many = user.n > MAX;\n  let locked = false;\n  if (many) locked = true;\n  save({ locked });\n}\n"
    assert [one.tests for one in read("a.js", text) if one.called == "save"] == [("not (user.n > MAX)",), ("user.n > MAX",)]  # fmt: skip


def test_what_is_given_whatever_happens_comes_last() -> None:
    text = "function f(user) {\n  let state = 'open';\n  if (user.old) state = 'late';\n  state = 'kept';\n  save({ state });\n}\n"
    assert [(next(one.put("state")).value, one.tests) for one in read("a.js", text) if one.called == "save"] == [("'kept'", ())]  # fmt: skip


def test_a_flag_that_is_given_to_a_call_is_no_table() -> None:
    text = (
        "def f(user)\n  late = user.day > LIMIT\n  rest = late\n  keep(rest, **late)\n  keep(late.merge(x: 1))\nend\n"
    )
    assert [[put.name for put in one.puts] for one in read("a.rb", text) if one.called == "keep"] == [[], ["x"]]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.py", "def f(user):\n    values = {'seen': 1}\n    values['locked'] = user.n > MAX\n    store.save(**values)\n"),
        ("a.js", "function f(user) {\n  const next = { seen: 1 };\n  next.locked = user.n > MAX;\n  store.save(next);\n}\n"),
        ("a.rb", "def f(user)\n  attrs = { seen: 1 }\n  attrs[:locked] = user.n > MAX\n  store.save(**attrs)\nend\n"),
    ],
)  # fmt: skip
def test_what_is_put_later_in_a_table_that_has_a_name_is_put_with_it(path: str, text: str) -> None:
    deed = next(one for one in read(path, text) if one.called.endswith("save"))
    assert [(put.name, put.value.replace("->", ".").replace("$", "")) for put in deed.puts if put.name] == [
        ("seen", "1"),
        ("locked", "user.n > MAX"),
    ]
