"""Who can finish: what dies soon or is locked by a mistake is told to whoever has no head for it, and what the data ask is not known."""

from __future__ import annotations

import pytest

from tests.linter.test_people_told import Walked, page, rails, walked

__all__ = ["walked"]

PLAIN = "h1 Demander\n= form_with model: @aide do |f|\n  = f.label :sujet\n  = f.text_field :sujet\n  = f.label :motif\n  = f.text_field :motif\n"
ACTIONS = "  def new\n  end\n\n  def create\n    {}\n  end\n"
TOKEN = 'class AccessToken < ApplicationRecord\n  scope :known, ->(raw) { where(token: raw).where("created_at > ?", Time.current - %s) }\nend\n'
ENTRY = "class Aide < ApplicationRecord\n  devise :lockable, unlock_in: 60.minutes\nend\n"


@pytest.mark.parametrize(
    ("does", "model", "at"),
    [
        ("AccessToken.known(params[:code])", TOKEN % "10.minutes", "app/models/access_token.rb:2"),
        ("AccessToken.known(params[:code])", TOKEN % "30.days", ""),
        ("Aide.find(1).increment_failed_attempts", ENTRY, "app/models/aide.rb:2"),
        ("Aide.find(1).touch", ENTRY, ""),
        ("Aide.find(1).update(permanently_locked_at: Time.now)", ENTRY, "app/controllers/aides_controller.rb:6"),
    ],
    ids=["code", "long", "lock", "no-count", "for-ever"],
)
def test_what_dies_soon_or_is_locked_is_told_to_whoever_has_no_head_for_it(
    does: str, model: str, at: str, walked: Walked
) -> None:
    name = "access_token" if "AccessToken" in model else "aide"
    found = walked(rails(PLAIN, ACTIONS.format(does), **{f"app__models__{name}": model}))["new", "sans-la-tete-a-cela"]
    assert [one["at"] for one in found["to_check"]] == ([at] if at else [])
    assert found["outcome"] == ("unknown" if at else "finishes")


@pytest.mark.parametrize(
    ("name", "says", "is_told"),
    [
        ("client", 'scope :recents, -> { where("created_at > ?", 12.hours.ago) }', False),
        ("client", 'scope :valid, -> { where("created_at > ?", 12.hours.ago) }', False),
        ("postal_code", 'scope :valid, -> { where("created_at > ?", 12.hours.ago) }', False),
        ("encoder", "def expired?\n    created_at < 2.hours.ago\n  end", False),
        ("reset_link", 'scope :recents, -> { where("created_at > ?", 12.hours.ago) }', False),
        ("reset_link", 'scope :valid, -> { where("created_at > ?", 12.hours.ago) }', True),
        ("invitation", "def expired?\n    created_at < 2.hours.ago\n  end", True),
        ("sms_code", "def check\n    raise TooLate if sent_at < 5.minutes.ago\n  end", True),
        ("reset_link", "def renew\n    self.expires_at = 1.hour.from_now\n  end", True),
        ("reset_link", f"def expired?\n    created_at < {'9' * 5000}.hours.ago\n  end", False),
    ],
    ids=["client", "client-valid", "postal", "encoder", "lists", "scope", "expired", "raises", "written", "endless"],
)
def test_what_dies_is_a_secret_that_a_comparison_refuses(name: str, says: str, is_told: bool, walked: Walked) -> None:
    model = f"class {name.title().replace('_', '')} < ApplicationRecord\n  {says}\nend\n"
    does = ACTIONS.format(f"{name.title().replace('_', '')}.find(1)")
    found = walked(rails(PLAIN, does, **{f"app__models__{name}": model}))["new", "sans-la-tete-a-cela"]
    assert bool(found["to_check"]) is is_told


VIEWS = "from django.shortcuts import render\nfrom aides.service import send_link\n\n\ndef aide(request):\n    send_link(request)\n    return render(request, 'aide.html')\n"
SERVICE = "from datetime import timedelta\nfrom django.conf import settings\nfrom django.utils import timezone\n\n\ndef send_link(request):\n    return Link(expire_at=timezone.now() + timedelta({}))\n"


@pytest.mark.parametrize(
    ("life", "outcome"),
    [("days=settings.LINK_DAYS", "unknown"), ("minutes=settings.LINK_MINUTES", "unknown"), (f"days={'9' * 5000}", "finishes"), ("hours=2", "unknown"), ("days=7", "finishes"), ("days=settings.OTHER", "finishes")],
)  # fmt: skip
def test_the_life_of_a_link_is_read_in_figures_or_in_the_settings(life: str, outcome: str, walked: Walked) -> None:
    fields = '<label>Sujet <input name="sujet"></label><label>Motif <input name="motif"></label>'
    found = walked(
        {
            "manage.py": "import django\n", "aides/views.py": VIEWS, "aides/service.py": SERVICE.format(life),
            "core/settings.py": "LINK_DAYS = 1\nLINK_MINUTES = 2 * 60\n", "templates/aide.html": page(fields),
        }
    )  # fmt: skip
    assert found["aide", "sans-la-tete-a-cela"]["outcome"] == outcome


ASKS = "  before_action :ensure_provider, only: [:new]\n\n  def new\n  end\n\n  def ensure_provider\n{}    return if signed_in_with_provider?\n    redirect_to {}_path\n  end\n"


@pytest.mark.parametrize(
    ("chosen", "to", "outcome"),
    [
        ("    return if !procedure.restricted?\n", "pro_connect", "unknown"),
        ("    return unless procedure.restricted?\n", "france_connect", "unknown"),
        ("    return if !procedure.restricted?\n", "root", "finishes"),
    ],
)
def test_what_the_data_may_ask_of_an_account_is_not_known(chosen: str, to: str, outcome: str, walked: Walked) -> None:
    assert walked(rails(PLAIN, ASKS.format(chosen, to)))["new", "sans-compte"]["outcome"] == outcome
