"""What a program tells a company of who someone is, and the answers that it writes for them: each question, with its harmless twin."""

from __future__ import annotations

import pytest

from tests.linter.done.texts import assert_told_apart

Files = dict[str, str]
SENT, YES, MEASURED = "personal-data-to-third-party", "consent-presumed", "analytics-not-exempt"
_JOB = "class J < ApplicationJob\n  def perform(person)\n    {0}\n  end\nend\n"
_BOX = {"app/views/people/edit.html.erb": "<%= form.check_box :data_consent %>"}


def _in_job(line: str, path: str = "app/jobs/j.rb") -> Files:
    return {path: _JOB.format(line)}


def _in_php(line: str) -> Files:
    return {
        "src/Ping.php": f"<?php\nclass Ping\n{{\n    public function tell($person, $scope)\n    {{\n        {line}\n    }}\n}}\n"
    }


def _in_controller(line: str, name: str = "People") -> Files:
    path = f"app/controllers/{name.lower()}_controller.rb"
    return {path: f"class {name}Controller < ApplicationController\n  def update\n    {line}\n  end\nend\n"}


CASES: dict[str, tuple[str, Files, Files]] = {
    "an error, with a number to call": (
        SENT,
        _in_job("Sentry.capture_exception(error, extra: { phone_number: person.phone_number })"),
        _in_job("Sentry.capture_exception(error, extra: { person_id: person.id })"),
    ),
    "a scope": (
        SENT,
        _in_job("Sentry.with_scope { |scope| scope.set_user(email: person.email) }"),
        _in_job("Sentry.with_scope { |scope| scope.set_tags(step: person.step) }"),
    ),
    "who is followed": (
        SENT,
        _in_job("Rollbar.scope!(person: { id: person.id, email: person.email })"),
        _in_job("Rollbar.scope!(person: { id: person.id })"),
    ),
    "those who work there": (
        SENT,
        _in_job("Appsignal.add_custom_data(email: person.email)"),
        _in_job("Appsignal.add_custom_data(email: current_agent.email)"),
    ),
    "back office": (
        SENT,
        _in_job("Honeybadger.context(user_email: person.email)"),
        _in_job("Honeybadger.context(user_email: person.email)", "app/controllers/admin/people_controller.rb"),
    ),
    "php": (
        SENT,
        _in_php("\\Sentry\\configureScope(fn (Scope $scope) => $scope->setUser(['email' => $person->getEmail()]));"),
        _in_php("\\Sentry\\configureScope(fn (Scope $scope) => $scope->setUser(['id' => $person->getId()]));"),
    ),
    "what was hashed": (
        SENT,
        _in_job("MixpanelService.track(email: person.email)"),
        _in_job("MixpanelService.track(email: Digest::SHA256.hexdigest(person.email))"),
    ),
    "a job that does it later": (
        SENT,
        _in_job("SlackClient.say(person.email)"),
        _in_job("SlackNoticeJob.perform_later(person.email)"),
    ),
    "a monitor": (
        SENT,
        {"config/sentry.php": "<?php\nreturn ['send_default_pii' => true];\n"},
        {"config/sentry.php": "<?php\nreturn ['send_default_pii' => false];\n"},
    ),
    "a monitor where it is tried": (
        SENT,
        {"config/initializers/sentry.rb": "Sentry.init do |config|\n  config.send_default_pii = true\nend\n"},
        {"config/environments/development.rb": "Sentry.init do |config|\n  config.send_default_pii = true\nend\n"},
    ),
    "a yes that a page asks for": (
        YES,
        _in_controller("person.update!(data_consent: true)"),
        {**_in_controller("person.update!(data_consent: true)"), **_BOX},
    ),
    "a yes where one says it": (
        YES,
        _in_controller("person.update!(data_consent: true)"),
        _in_controller("person.update!(data_consent: true)", "Consent"),
    ),
    "a yes that is looked for": (
        YES,
        _in_controller("person.update!(data_consent: true)"),
        _in_controller("Person.where(data_consent: true)"),
    ),
    "a yes after an answer": (
        YES,
        _in_controller("person.update!(data_consent: true)"),
        _in_controller("person.update!(data_consent: true) if person.consents?"),
    ),
    "people who are made up": (
        YES,
        _in_controller("person.update!(data_consent: true)"),
        {"app/lib/seeder.rb": "class Seeder\n  def people\n    person.update!(data_consent: true)\n  end\nend\n"},
    ),
    "a refusal": (
        YES,
        _in_controller("person.refused_phone = false"),
        _in_controller("person.refused_phone = params[:refused_phone]"),
    ),
    "a refusal that a test looks at": (
        YES,
        _in_controller("person.update(opted_out: false) if person.opted_out?"),
        _in_controller("person.update(opted_out: true) if person.opted_out?"),
    ),
    "a contact": (
        YES,
        _in_job("Campaign.add(email_opt_in: person.email_address.present?)"),
        _in_job("Campaign.add(has_email: person.email_address.present?)"),
    ),
    "a silence": (
        YES,
        _in_job("send_email(person) if !person.email_opt_in_no?"),
        _in_job("send_email(person) if !person.adult_no?"),
    ),
    "how a message begins": (
        YES,
        {"app/sms.py": "def is_stop_message(body):\n    return any(body.lower().startswith(word) for word in STOPS)\n"},
        {"app/sms.py": "def is_stop_message(body):\n    return body.strip().lower() in STOPS\n"},
    ),
    "what is looked for, with each visit": (
        "reading-tracked",
        _in_job("ahoy.track('Ran action', request.query_parameters)"),
        _in_job("ahoy.track('Ran action', { action: action_name })"),
    ),
    "who is judged": (
        SENT,
        {
            "app/services/jumio/request.rb": "# Jumio\ndef body\n  [person[:first_name], person[:last_name], person[:birth_date]]\nend\n"
        },
        {
            "app/services/letters/request.rb": "# Jumio\ndef body\n  [person[:first_name], person[:last_name], person[:birth_date]]\nend\n"
        },
    ),
    "a function that tells a measure": (
        SENT,
        {"app/events.py": "def told(person):\n    log_to_mixpanel.delay('seen', user_email=person.email)\n"},
        {"app/events.py": "def told(person):\n    log_to_journal.delay('seen', user_email=person.email)\n"},
    ),
    "all that was sent": (
        SENT,
        _in_job("Sentry.set_context('params', params.to_unsafe_h)"),
        _in_job("Sentry.set_context('step', step: params[:step])"),
    ),
    "a link of a letter": (
        MEASURED,
        {
            "app/views/a.html.erb": "<script>_paq.push(['disableCookies'], ['trackPageView'], ['setSiteId', '1']);</script>",
            "app/services/s.rb": "def link\n  stop_url(token: person.token)\nend\n",
        },
        {
            "app/views/a.html.erb": "<script>_paq.push(['disableCookies'], ['trackPageView'], ['setSiteId', '1']);</script>",
            "app/services/s.rb": "def link\n  stop_url(id: person.id)\nend\n",
        },
    ),
}


@pytest.mark.parametrize(("rule", "flawed", "benign"), CASES.values(), ids=CASES)
def test_what_is_told_and_what_nobody_said(rule: str, flawed: Files, benign: Files) -> None:
    assert_told_apart(rule, flawed, benign)
