"""What people send, or wait for, and that settings lead to a memory or a log is told; what a real transport carries, or a test, is not."""

from __future__ import annotations

import pytest

from tests.linter.done.texts import assert_told_apart

RULE = "request-closed-silently"
SET = {
    "Django": ("site/settings/production.py", 'EMAIL_BACKEND = "django.core.mail.backends.{0}.EmailBackend"\n', "console", "smtp"),
    "Rails": ("config/environments/production.rb", "Rails.application.configure do\n  config.action_mailer.delivery_method = {0}\nend\n", ":test", ":smtp"),
    "Celery": ("site/settings/prod.py", 'CELERY_BROKER_URL = "{0}"\n', "memory://", "redis://queue"),
    "a container": ("deploy/production.yml", "env:\n  SMS_PROVIDER: {0}\n", "dummy", "ovh"),
}  # fmt: skip


@pytest.mark.parametrize("where", SET)
def test_people_wait_for_letters_that_a_setting_sends_nowhere(where: str) -> None:
    path, text, nowhere, somewhere = SET[where]
    assert_told_apart(RULE, {path: text.format(nowhere)}, {path: text.format(somewhere)})


ROUTES = "framework:\n    messenger:\n        transports:\n            kept: 'doctrine://default'\n            later: {0}\n        routing:\n            App\\Message\\{1}: later\n"


def test_people_whose_complaint_is_kept_in_a_memory_wait_for_nothing() -> None:
    path = "config/packages/messenger.yaml"
    lost = {path: ROUTES.format("'in-memory://'", "TransmettreReclamation")}
    assert_told_apart(RULE, lost, {path: ROUTES.format("'doctrine://default'", "TransmettreReclamation")})
    assert_told_apart(RULE, lost, {path: ROUTES.format("'in-memory://'", "WarmCache")})
    assert_told_apart(RULE, lost, {"config/packages/test/messenger.yaml": lost[path]})


def test_a_setting_that_something_else_decides_loses_nobody() -> None:
    path = "config/environments/production.rb"
    always = "Rails.application.configure do\n  config.action_mailer.perform_deliveries = false\nend\n"
    sometimes = "Rails.application.configure do\n  unless live?\n    config.action_mailer.perform_deliveries = false\n  end\nend\n"
    assert_told_apart(RULE, {path: always}, {path: sometimes})


def test_people_whose_language_is_not_expected_are_told_so() -> None:
    path = "app/jobs/route_request_job.rb"
    text = "class RouteRequestJob < ApplicationJob\n  def perform(request)\n    unless KNOWN.include?(request.language)\n      {0}request.close!\n      return\n    end\n    request.assign_to(team)\n  end\nend\n"
    assert_told_apart(RULE, {path: text.format("")}, {path: text.format("RequestMailer.other_language(request).deliver_later\n      ")})  # fmt: skip
