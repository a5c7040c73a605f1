"""Who people are, posted to a chat that another company keeps: by a client kept under a name, by a script, line by line."""

from __future__ import annotations

from tests.linter.done.cases import Cases, held_by

RULE = "personal-data-to-third-party"
FLAWED: Cases = {
    "a name written in columns": (RULE, {"app/jobs/failure_job.rb": "class FailureJob < ApplicationJob\n  def perform(claimant)\n    notifier       = Slack::Notifier.new(URL)\n    notifier.ping(\"failure of #{claimant.email}\")\n  end\nend\n"}),
    "line by line": (RULE, {"app/jobs/failure_job.rb": "class FailureJob < ApplicationJob\n  def perform(claimant)\n    lines = []\n    lines << \"Failure\"\n    lines << \"Of #{claimant.email}\"\n    Slack::Notifier.new(URL).ping(lines.join)\n  end\nend\n"}),
    "a text that goes on below": (RULE, {"app/jobs/failure_job.rb": "class FailureJob < ApplicationJob\n  def perform(claimant)\n    notifier = Slack::Notifier.new(URL)\n    notifier.ping(<<~TEXT)\n      Failure\n      Of #{claimant.email}\n    TEXT\n  end\nend\n"}),
    "a text with brackets in it": (RULE, {"app/jobs/failure_job.rb": "class FailureJob < ApplicationJob\n  def perform(claimant)\n    Slack::Notifier.new(URL).ping(message(claimant))\n  end\n\n  def message(claimant)\n    %(\n*Error* #{text.gsub('a', 'b')}\nOf: #{claimant.email}\n    )\n  end\nend\n"}),
    "a script": (RULE, {"server/notify.js": "export async function notify(claimant) {\n  await slack.chat.postMessage({ channel: 'claims', text: `New claim of ${claimant.email}` });\n}\n"}),
    "a script, line by line": (RULE, {"backend/notify.ts": "export function notify(claimant) {\n  const lines = [];\n  lines.push(`New claim of ${claimant.lastName}, ${claimant.email}`);\n  slackClient.send(lines.join('\\n'));\n}\n"}),
}  # fmt: skip
HARMLESS: Cases = {
    "a reference": (RULE, {"server/notify.js": "export async function notify(claim) {\n  await slack.chat.postMessage({ channel: 'claims', text: `New claim ${claim.reference}` });\n}\n"}),
    "another list": (RULE, {"backend/notify.ts": "export function notify(claimant) {\n  const lines = [];\n  const people = [];\n  people.push(claimant.email);\n  lines.push('one more');\n  slackClient.send(lines.join('\\n'));\n  return people;\n}\n"}),
    "how many": (RULE, {"app/jobs/count_job.rb": "class CountJob < ApplicationJob\n  def perform\n    notifier       = Slack::Notifier.new(URL)\n    notifier.ping(\"#{Claim.count} claims\")\n  end\nend\n"}),
}  # fmt: skip
test_who_is_told_of_is_found, test_what_tells_of_nobody_is_let_be = held_by(FLAWED, HARMLESS)
