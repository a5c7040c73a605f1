"""A loop over a table that is written out does once for each row what it does, read alike in every language."""

from __future__ import annotations

import pytest
from guichet.reading.deeds import scripts

from tests.linter.done.texts import script_of
from tests.linter.reading.test_deeds import read

QUEUES = [
    ("a.py", "ROWS = [('north', 60), ('south', 90)]\ndef f(claim):\n    for place, wait in ROWS:\n        if claim.place == place:\n            queue.add(claim, delay=wait)\n"),
    ("a.py", "def f(claim):\n    rows = {'north': {'wait': 60}, 'south': {'wait': 90}}\n    for place, row in rows.items():\n        if claim.place == place:\n            queue.add(claim, delay=row['wait'])\n"),
    ("a.js", "const ROWS = [['north', 60], ['south', 90]];\nfunction f(claim) {\n  for (const [place, wait] of ROWS) {\n    if (claim.place === place) queue.add(claim, { delay: wait });\n  }\n}\n"),
    ("a.ts", "const ROWS = [{ place: 'north', wait: 60 }, { place: 'south', wait: 90 }];\nROWS.forEach((row: Row) => {\n  if (claim.place === row.place) queue.add(claim, { delay: row.wait });\n});\n"),
    ("a.js", "const ROWS = { north: 60, south: 90 };\nfor (const [place, wait] of Object.entries(ROWS)) {\n  if (claim.place === place) queue.add(claim, { delay: wait });\n}\n"),
    ("a.ts", "const ROWS = [{ place: 'north', wait: 60 }, { place: 'south', wait: 90 }] as const;\nfor (const { wait, place: at } of ROWS) {\n  if (claim.place === at) queue.add(claim, { delay: wait });\n}\n"),
    ("a.php", "class A {\n  const ROWS = ['north' => ['wait' => 60], 'south' => ['wait' => 90]];\n  function f($claim) {\n    foreach (self::ROWS as $place => $row) {\n      if ($claim->place === $place) { $queue->add($claim, ['delay' => $row['wait']]); }\n    }\n  }\n}\n"),
    ("a.php", "function f($claim) {\n  foreach ([['north', 60], ['south', 90]] as [$place, $wait]) {\n    if ($claim->place === $place) { $queue->add($claim, ['delay' => $wait]); }\n  }\n}\n"),
    ("a.rb", "ROWS = [['north', 60], ['south', 90]].freeze\ndef f(claim)\n  ROWS.each do |place, wait|\n    queue.add(claim, delay: wait) if claim.place == place\n  end\nend\n"),
    ("a.rb", "def f(claim)\n  { 'north' => 60, 'south' => 90 }.each { |place, wait| queue.add(claim, delay: wait) if claim.place == place }\nend\n"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "text"), QUEUES)
def test_each_row_is_done_once_with_what_it_holds(path: str, text: str) -> None:
    found = [
        (next(one.put("delay")).value, one.tests[0].rpartition("=")[2].strip())
        for one in read(path, text)
        if one.called.endswith("add")
    ]
    assert found == [("60", "'north'"), ("90", "'south'")]


def test_what_a_loop_puts_stands_where_the_row_says_it() -> None:
    path, text = QUEUES[0]
    deed = next(one for one in read(path, text) if one.called.endswith("add"))
    assert text[deed.puts[0].span.start : deed.puts[0].span.end] == "60"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.py", "def f(rows):\n    for place, wait in rows:\n        queue.add(place, delay=wait)\n"),
        ("a.js", "import { ROWS } from './rows';\nROWS.forEach((row) => queue.add(row.place, { delay: row.wait }));\n"),
        ("a.php", "function f($rows) {\n  foreach ($rows as [$place, $wait]) { $queue->add($place, ['delay' => $wait]); }\n}\n"),
        ("a.js", "for (const wait of ['north', 'south']) {\n  queue.add(wait, { delay: wait });\n}\n"),
        ("a.rb", "def f(rows)\n  rows.each { |place, wait| queue.add(place, delay: wait) }\nend\n"),
    ],
)  # fmt: skip
def test_rows_that_nobody_wrote_out_are_done_once_under_their_names(path: str, text: str) -> None:
    found = [one for one in read(path, text) if one.called.endswith("add")]
    assert [next(one.put("delay")).value.lstrip("$") for one in found] in (["wait"], ["row.wait"])


def test_rows_of_another_script() -> None:
    texts = {
        "src/rows.ts": "export const ROWS = [{ place: 'north', wait: 60 }];\n",
        "src/a.ts": "import { ROWS } from './rows';\nROWS.forEach((row) => queue.add(row.place, { delay: row.wait }));\n",
    }
    deed = next(one for one in scripts.deeds_of(script_of(texts, "src/a.ts")) if one.called == "queue.add")
    assert deed.args == ("'north'",)
    assert next(deed.put("delay")).value == "60"
    assert texts["src/a.ts"][deed.puts[0].span.start : deed.puts[0].span.end] == "delay: row.wait"


def test_what_follows_a_loop_is_done_once() -> None:
    for path, text in QUEUES:
        after = {".py": "\n\ndef g(place):\n    stop(place)\n", ".rb": "\ndef g(place)\n  stop(place)\nend\n"}
        end = after.get(path[1:], "\nfunction g($place) { stop($place); }\n")
        assert len([one for one in read(path, text + end) if one.called == "stop"]) == 1
