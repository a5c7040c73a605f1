"""What ends for people without their doing: files that a date closes, accounts that tries lock, what a limit throws away; and what stays open."""

from __future__ import annotations

import pytest
from guichet.core.places import Place
from guichet.done.nouns.places import place_of_php
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in

_JOB = "class ClosingJob < ApplicationJob\n  def perform\n    Claim.where(sent_at: ..60.days.ago).find_each do |claim|\n%s    end\n  end\nend\n"
DONE = {
    "request-closed-silently": {
        "a job": {"app/jobs/closing_job.rb": _JOB % "      claim.update!(status: 'closed')\n"},
        "a job that moves": {"app/jobs/closing_job.rb": _JOB % "      claim.transition_to(:refused)\n"},
        "a job that keeps silent": {"app/jobs/closing_job.rb": _JOB % "      claim.cancel!(notify: false)\n"},
        "a command": {"src/C.php": "<?php\n#[AsCommand('x')]\nclass C extends Command\n{\n    function run()\n    {\n        $a = now()->subDays(30);\n        foreach ($this->old($a) as $claim) {\n            $claim->setStatus('closed');\n        }\n    }\n}\n"},
    },
    "lockout-without-human": {
        "a moment": {"app/controllers/a_controller.rb": "class AController < ApplicationController\n  def update\n    file.update(permanently_locked_at: Time.now)\n  end\nend\n"},
        "a yes": {"src/a.js": "export function fail(account) {\n  account.lockedForever = true;\n}\n"},
        "a query": {"src/a.js": "async function fail(id, tries) {\n  if (tries >= 3) {\n    await pool.query('UPDATE account SET locked = true WHERE id = $1', [id]);\n  }\n}\nasync function pass(id) {\n  await pool.query('UPDATE account SET seen_le = now() WHERE id = $1', [id]);\n}\n"},
        "a query that tests": {"src/a.js": "async function fail(id) {\n  await pool.query('UPDATE account SET tries = tries + 1, locked = (tries + 1 >= 3) WHERE id = $1', [id]);\n}\n"},
        "a state": {"src/a.ts": "export function fail(account: Account) {\n  if (account.failures >= MAX) {\n    account.status = 'LOCKED';\n  }\n}\nexport function pass(res: Response) {\n  res.cookie('sid', '1', { expires: soon() });\n}\n"},
        "a trigger": {"sql/a.sql": "CREATE FUNCTION f() RETURNS trigger AS $$\nBEGIN\n  UPDATE account SET locked = true WHERE id = NEW.id AND tries >= 3;\n  RETURN NEW;\nEND;\n$$ LANGUAGE plpgsql;\n"},
    },
    "rate-limit-without-recourse": {
        "nothing is kept": {"app/models/a.rb": "class A\n  def save\n    unless limiter.exceeded?(claim)\n      claim.save!\n    end\n    true\n  end\nend\n"},
        "nothing is sent": {"src/a.js": "export function send(claim) {\n  if (!tooMany(claim)) {\n    sendEmail(claim);\n  }\n  return true;\n}\n"},
        "counted": {"app/models/a.rb": "class A\n  def refused?(claim)\n    return true if ip_geoblocked?(claim.ip)\n    false\n  end\nend\n"},
    },
}  # fmt: skip
KINDS = [(rule, idiom) for rule, idioms in DONE.items() for idiom in idioms]


@pytest.mark.parametrize(("rule", "idiom"), KINDS)
def test_what_ends_for_people_is_known(rule: str, idiom: str) -> None:
    assert found_in(rule_named(rule), DONE[rule][idiom])


LEFT = {
    "people are told": {"app/jobs/closing_job.rb": _JOB % "      claim.update!(status: 'closed')\n      ClaimMailer.closed(claim).deliver_later\n"},
    "a thing expires": {"app/jobs/closing_job.rb": "class J < ApplicationJob\n  def perform\n    Export.where(created_at: ..2.days.ago).find_each(&:expire!)\n  end\nend\n"},
    "the lock is taken off": {"src/a.js": "export function fail(account) {\n  account.lockedForever = true;\n}\nexport function open(account) {\n  account.lockedForever = false;\n}\n"},
    "people are told of the limit": {"src/a.js": "export function send(claim) {\n  if (!tooMany(claim)) {\n    sendEmail(claim);\n  }\n  if (tooMany(claim)) {\n    show('Call us');\n  }\n}\n"},
}  # fmt: skip


@pytest.mark.parametrize("case", LEFT)
def test_what_is_told_or_comes_back_ends_nothing(case: str) -> None:
    assert not [one for rule in DONE for one in found_in(rule_named(rule), LEFT[case])]


def test_commands_of_php_are_known_by_what_they_are_built_on() -> None:
    assert place_of_php("src/A.php", "<?php\nfinal class A extends AbstractCronCommand\n{\n") is Place.COMMAND
    assert place_of_php("src/A.php", "<?php\nclass A implements ShouldQueue\n{\n") is Place.JOB
    assert place_of_php("src/A.php", "<?php\nclass A extends AbstractController\n{\n") is Place.PUBLIC
    assert place_of_php("src/A.php", "<?php\n/**\n * What extends Command\n */\nclass A\n{\n") is Place.PUBLIC


_TRIES = "async function fail(id, tries) {\n  if (tries >= 3) {\n    await pool.query('UPDATE account SET locked = true WHERE id = $1', [id]);\n  }\n}\n"


@pytest.mark.parametrize(
    "beside",
    [
        {"src/b.js": "async function again(id) {\n  await pool.query('UPDATE account SET locked = false WHERE id = $1', [id]);\n}\n"},
        {"src/b.js": "function unlockByLetter(id) {\n  send(id);\n}\n"},
    ],
)  # fmt: skip
def test_a_lock_that_something_takes_off_is_left_alone(beside: dict[str, str]) -> None:
    assert found_in(rule_named("lockout-without-human"), {"src/a.js": _TRIES} | beside) == []


def test_a_lock_that_is_only_asked_for_is_taken_off_by_nothing() -> None:
    beside = {"src/b.js": "async function again(id) {\n  await db('tries').where({ id, locked: false }).delete();\n}\n"}
    assert found_in(rule_named("lockout-without-human"), {"src/a.js": _TRIES} | beside)
