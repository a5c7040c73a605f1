"""Questions that another line has answered are asked no more; the twin that nothing answers still is."""

from __future__ import annotations

import pytest
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in

ONE_LEFT = (
    "class {owner} < ApplicationRecord # été\n  def {name}(current_user: nil)\n    if self.class.count < 2\n"
    '      raise MustBeAtLeastOneUser, "There must be one user"\n    else\n      super()\n    end\n  end\nend\n'
)
TOLD = (
    "class RepliesController < ApplicationController # été\n  def create\n"
    "    IntercomService.create_message(client: nil, phone_number: {value}, has_documents: false)\n  end\nend\n"
)


@pytest.mark.parametrize(
    ("rule", "path", "text", "found"),
    [
        ("withdrawal-asymmetry", "app/models/user.rb", ONE_LEFT.format(owner="User", name="destroy"), 1),
        ("withdrawal-asymmetry", "app/models/admin_user.rb", ONE_LEFT.format(owner="AdminUser", name="destroy"), 0),
        ("withdrawal-asymmetry", "app/models/user.rb", ONE_LEFT.format(owner="User", name="destroy_email"), 0),
        ("withdrawal-asymmetry", "app/models/user.rb", ONE_LEFT.format(owner="User", name="is_destroyed"), 0),
        (
            "withdrawal-asymmetry",
            "config/routes.rb",
            "get '/by_mail/follow_up/cancel' => 'by_mail/follow_up#cancel'\n",
            0,
        ),
        ("personal-data-to-third-party", "app/controllers/replies_controller.rb", TOLD.format(value="sender"), 1),
        ("personal-data-to-third-party", "app/controllers/replies_controller.rb", TOLD.format(value="nil"), 0),
    ],
)
def test_what_another_line_answers_is_not_asked(rule: str, path: str, text: str, found: int) -> None:
    assert len(found_in(rule_named(rule), {path: text})) == found
