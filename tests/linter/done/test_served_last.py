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


ABROAD = {
    "a rank of SQL, by the first signs of a code": (
        "db/homes.sql",
        "CREATE VIEW homes_queue AS\nSELECT r.id, ROW_NUMBER() OVER (PARTITION BY r.town ORDER BY (left(p.birth_place_code, 2) = '99'), r.submitted_at) AS rank FROM request r JOIN person p ON p.id = r.person_id;\n",
        ("'99')", "'99') DESC"),
    ),
    "a code that is like another country's": (
        "db/homes.sql",
        "CREATE VIEW file_demandes AS\nSELECT d.id FROM demande d ORDER BY (d.lieu_naissance LIKE '99%'), d.deposee_le;\n",
        ("'99%')", "'99%') DESC"),
    ),
    "a query of Django, by how a code begins": (
        "homes/queue.py",
        'def in_line():\n    return Demande.objects.order_by(Case(When(commune_naissance__startswith="99", then=1), default=0), "deposee_le")\n',
        ("then=1), default=0", "then=0), default=1"),
    ),
    "what a script compares with a word": (
        "src/queue.js",
        "export const inLine = (requests) => sortBy(requests, [(r) => (r.birthCountry === 'abroad' ? 1 : 0), 'receivedAt']);\n",
        ("? 1 : 0", "? 0 : 1"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("where", ABROAD)
def test_people_are_called_last_for_having_been_born_abroad(where: str) -> None:
    path, text, (last, first) = ABROAD[where]
    assert last in text
    assert_told_apart("sensitive-attribute-in-score", {path: text}, {path: text.replace(last, first, 1)})


LEFT_TO_PAY = {
    "a sum of an inner query": (
        "db/queue.sql",
        "CREATE VIEW repair_queue AS\nWITH account AS (\n  SELECT tenant_id,\n    SUM(charged - paid) AS balance\n  FROM rent GROUP BY tenant_id\n)\nSELECT r.id FROM repair r JOIN account a USING (tenant_id)\nORDER BY (COALESCE(a.balance, 0) > 0), r.reported_at;\n",
        ("charged - paid", "paid - charged"),
    ),
    "a name that Ruby gives it": (
        "app/services/queue.rb",
        "class Queue\n  Row = Struct.new(:request, :solde)\n\n  def rows(requests)\n    requests.map do |r|\n      solde = r.appele - r.regle\n      Row.new(r, solde)\n    end\n  end\n\n  def call(requests)\n    rows(requests).sort_by { |one| [one.solde > 0 ? 1 : 0, one.received_at] }\n  end\nend\n",
        ("r.appele - r.regle", "r.regle - r.appele"),
    ),
    "a field that Python gives it": (
        "desk/queue.py",
        "class Request:\n    def __init__(self, row):\n        self.balance = row.due - row.paid\n\n\ndef in_line(requests):\n    return sorted(requests, key=lambda r: (r.balance > 0, r.received_at))\n",
        ("row.due - row.paid", "row.paid - row.due"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("where", LEFT_TO_PAY)
def test_people_are_called_last_for_what_is_left_to_pay(where: str) -> None:
    path, text, (last, first) = LEFT_TO_PAY[where]
    assert last in text
    assert_told_apart(RULE, {path: text}, {path: text.replace(last, first, 1)})
