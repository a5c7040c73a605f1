"""These people are called after all the others, however long they have waited, for what they are."""

from __future__ import annotations

import pytest

from tests.linter.done.texts import assert_told_apart

RULE = "precarity-proxy-in-score"
LAST = {
    "a scope of Rails": (
        "app/models/call_request.rb",
        "class CallRequest < ApplicationRecord\n  scope :in_line, -> { order(:in_arrears, :received_at) }\nend\n",
        (":in_arrears", "{ in_arrears: :desc },"),
    ),
    "a test in a query of Rails": (
        "app/models/call_request.rb",
        'class CallRequest < ApplicationRecord\n  scope :in_line, -> { order(Arel.sql("interpreter IS NOT NULL")).order(:received_at) }\nend\n',
        ("IS NOT NULL", "IS NULL"),
    ),
    "what Ruby sorts by": (
        "app/services/queue.rb",
        "class Queue\n  def call(requests)\n    requests.sort_by { |r| [r.in_arrears ? 1 : 0, r.received_at] }\n  end\nend\n",
        ("? 1 : 0", "? 0 : 1"),
    ),
    "a query of Django": (
        "desk/queue.py",
        'def in_line():\n    return Request.objects.filter(state="open").order_by("tenant__in_arrears", "received_at")\n',
        ("tenant__in", "-tenant__in"),
    ),
    "those who have none first, in Django": (
        "desk/queue.py",
        'def in_line():\n    return Request.objects.order_by(F("interpreter_language").asc(nulls_first=True), "received_at")\n',
        ("nulls_first", "nulls_last"),
    ),
    "a test of SQLAlchemy": (
        "desk/queue.py",
        "def in_line():\n    return select(Request).order_by(case((Tenant.balance < 0, 1), else_=0), Request.received_at)\n",
        ("0, 1), else_=0", "0, 0), else_=1"),
    ),
    "the order of a model": (
        "desk/models.py",
        'class Request(Model):\n    class Meta:\n        ordering = ["in_arrears", "received_at"]\n',
        ('"in_arr', '"-in_arr'),
    ),
    "a query of Laravel": (
        "app/Services/File.php",
        "<?php\nclass File\n{\n    public function suivantes()\n    {\n        return Demande::where('etat', 'ouverte')->orderBy('en_impaye')->orderBy('recue_le')->get();\n    }\n}\n",
        ("'en_impaye'", "'en_impaye', 'desc'"),
    ),
    "what PHP compares": (
        "src/File.php",
        "<?php\nclass File\n{\n    public function trier(array $demandes): array\n    {\n        usort($demandes, fn ($a, $b) => [$a->enImpaye, $a->recueLe] <=> [$b->enImpaye, $b->recueLe]);\n\n        return $demandes;\n    }\n}\n",
        ("[$a->enImpaye, $a->recueLe] <=> [$b->enImpaye", "[$b->enImpaye, $a->recueLe] <=> [$a->enImpaye"),
    ),
    "a query of Prisma": (
        "src/queue.ts",
        "export const inLine = () => prisma.request.findMany({ orderBy: [{ needsInterpreter: 'asc' }, { receivedAt: 'asc' }] });\n",
        ("needsInterpreter: 'asc'", "needsInterpreter: 'desc'"),
    ),
    "what a script compares": (
        "src/queue.js",
        "export function inLine(requests) {\n  return requests.sort((a, b) => Number(a.inArrears) - Number(b.inArrears) || a.receivedAt - b.receivedAt);\n}\n",
        ("Number(a.inArrears) - Number(b.inArrears)", "Number(b.inArrears) - Number(a.inArrears)"),
    ),
    "a view": (
        "db/views/queue.sql",
        "CREATE VIEW repair_queue AS\nSELECT r.id FROM repair r ORDER BY (r.rent_debt > 0), h.level, r.reported_at;\n",
        ("rent_debt > 0)", "rent_debt > 0) desc"),
    ),
    "what Java compares": (
        "src/main/java/Queue.java",
        "class Queue {\n  void sort(List<Request> rows) {\n    rows.sort(Comparator.comparing(Request::isInArrears).thenComparing(Request::getReceivedAt));\n  }\n}\n",
        ("isInArrears)", "isInArrears).reversed()"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("where", LAST)
def test_people_are_called_last_for_what_they_owe_or_the_tongue_they_speak(where: str) -> None:
    path, text, (last, first) = LAST[where]
    assert last in text
    assert_told_apart(RULE, {path: text}, {path: text.replace(last, first, 1)})


@pytest.mark.parametrize(
    ("last", "harmless"),
    [
        ("ORDER BY r.in_arrears, r.reported_at", "ORDER BY r.urgent, r.reported_at"),  # a need, not what someone is
        ("ORDER BY r.in_arrears, r.reported_at", "ORDER BY r.in_arrears, r.title"),  # nobody waits
        ("ORDER BY (r.balance < 0), r.reported_at", "ORDER BY r.balance, r.reported_at"),  # which way it puts them is not known
        ("repair_queue", "ledger_export"),
    ],
)  # fmt: skip
def test_nobody_is_called_last_by_another_order(last: str, harmless: str) -> None:
    text = "CREATE VIEW repair_queue AS\nSELECT r.id FROM ticket r ORDER BY r.in_arrears, r.reported_at;\n"
    if "balance" in last:
        text = text.replace("r.in_arrears", "(r.balance < 0)")
    assert_told_apart(RULE, {"db/queue.sql": text}, {"db/list.sql": text.replace(last, harmless)})


def test_disabled_people_are_called_last() -> None:
    text = "CREATE VIEW work_queue AS\nSELECT r.id FROM request r ORDER BY r.has_disability, r.reported_at;\n"
    first = text.replace("has_disability", "has_disability DESC")
    assert_told_apart("sensitive-attribute-in-score", {"db/queue.sql": text}, {"db/queue.sql": first})
