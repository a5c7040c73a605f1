"""Who can finish: the steps of one request, and what is done on it once it is begun, are no requests of their own."""

from __future__ import annotations

import pytest

from tests.linter.test_people_told import Walked, names, walked

__all__ = ["walked"]

FORM = "<h1>{}</h1>\n<%= form_with model: @work do |f| %>\n  <%= f.label :subject, 'Objet' %>\n  <%= f.text_field :subject %>\n  <%= f.label :reason, 'Motif' %>\n  <%= f.text_area :reason %>\n<% end %>\n"
PHONE = FORM.replace("<% end %>", "  <%= f.label :phone, 'Téléphone' %>\n  <%= f.telephone_field :phone, required: true %>\n<% end %>")  # fmt: skip
ROUTES = "Rails.application.routes.draw do\n{}end\n"
INSIDE = "  resources :works, only: %i[new create] do\n    resource :owner, only: %i[show update]\n    resources :messages, only: %i[new create]\n  end\n"
WORKS = "class WorksController < ApplicationController\n  def new\n  end\n\n  def create\n    @work = Work.new\n    {}\n  end\nend\n"
OWNERS = "class OwnersController < ApplicationController\n  before_action :find_work\n\n  def show\n  end\n\n  def update\n    redirect_to root_path\n  end\nend\n"
MESSAGES = "class MessagesController < ApplicationController\n  before_action :find_work\n\n  def new\n  end\n\n  def create\n    redirect_to new_work_message_path(@work)\n  end\nend\n"
FINDS = "class ApplicationController < ActionController::Base\n  include Helps, Finds\nend\n"
CONCERN = (
    "module Finds\n  extend ActiveSupport::Concern\n\n  included do\n    def find_work\n      {}\n    end\n  end\nend\n"
)


def rails(views: dict[str, str], routes: str, **programs: str) -> dict[str, str]:
    return {
        **{f"app/views/{one}.html.erb": text for one, text in views.items()},
        **{f"app/controllers/{one.replace('__', '/')}_controller.rb": text for one, text in programs.items()},
        "config/routes.rb": ROUTES.format(routes),
        "app/models/work.rb": "class Work < ApplicationRecord\nend\n",
    }


def works(leads: str, finds: str, asked: str = FORM) -> dict[str, str]:
    shown = {"works/new": FORM.format("Travaux"), "owners/show": FORM.format("Vous"), "messages/new": asked.format("Messages")}  # fmt: skip
    return {
        **rails(shown, INSIDE, works=WORKS.format(leads), owners=OWNERS, messages=MESSAGES, application=FINDS),
        "app/controllers/concerns/finds.rb": CONCERN.format(finds),
    }


@pytest.mark.parametrize(
    ("leads", "finds", "count"),
    [
        ("session[:work_id] = @work.id", "@work = Work.find(session[:work_id])", 1),
        ("redirect_to root_path", "@work = current_user.works.find(params[:work_id])", 1),
        ("redirect_to root_path", "@work = Work.find(params[:work_id])", 3),
        ("session[:seen] = true", "@work = Work.find(session[:work_id])", 3),
        ("redirect_to work_owner_path(@work)", "@work = Work.find(params[:work_id])", 2),
        ("redirect_to work_owner_path(@work), alert: 'no'", "@work = Work.find(params[:work_id])", 3),
        ("redirect_to work_owner_path", "@work = Work.find(params[:work_id])", 3),
    ],
    ids=["kept", "ones-own", "anybodys", "other-kept", "led-to", "turned-down", "not-handed"],
)
def test_what_is_done_on_what_a_request_made_is_of_that_request(
    leads: str, finds: str, count: int, walked: Walked
) -> None:
    assert len(names(walked(works(leads, finds)))) == count


def test_what_may_be_done_on_a_request_stops_nobody_for_certain(walked: Walked) -> None:
    kept = "session[:work_id] = @work.id\n    redirect_to work_owner_path(@work)"
    found = walked(works(kept, "@work = Work.find(session[:work_id])", PHONE))
    (name,) = names(found)
    assert found[name, "sans-telephone"]["outcome"] == "unknown"
    assert found[name, "sans-telephone"]["not_reached"] == []


NESTED = "  resources :works, only: %i[index show] do\n    resources :remarks, only: %i[new create]\n  end\n  get 'remarks/:id/reason', to: 'reasons#edit', as: :remark_reason\n  patch 'remarks/:id/reason', to: 'reasons#update'\n  resources :topics, only: %i[show edit update]\n"
REMARKS = "class RemarksController < ApplicationController\n  def new\n  end\n\n  def create\n    @remark = Remark.new\n    go_on\n  end\n\n  private\n\n  def go_on\n    redirect_to {}\n  end\nend\n"
REASONS = "class ReasonsController < ApplicationController\n  def edit\n  end\n\n  def update\n  end\nend\n"
TOPICS = "class TopicsController < ApplicationController\n  def show\n  end\n\n  def edit\n  end\n\n  def update\n  end\nend\n"


@pytest.mark.parametrize(
    ("leads", "count"),
    [
        ("remark_reason_path(@remark)", 2),
        ("remark_reason_path(id: @remark.id)", 2),
        ("topic_path(@remark.topic)", 3),
        ("new_work_remark_path(@work)", 3),
    ],
    ids=["address", "named", "about-another", "again"],
)
def test_the_page_that_a_saving_hands_its_thing_to_is_the_next_step(leads: str, count: int, walked: Walked) -> None:
    shown = {one: FORM.format(title) for one, title in (("remarks/new", "Vous"), ("reasons/edit", "Motif"), ("topics/show", "Sujet"))}  # fmt: skip
    files = rails(shown, NESTED, remarks=REMARKS.format(leads), reasons=REASONS, topics=TOPICS)
    assert len(names(walked(files))) == count


WIZARD = "class BuildController < ApplicationController\n  {}\n\n  def show\n    {}\n  end\n\n  def update\n    {}\n  end\nend\n"
BUILD = "  resources :build, only: %i[show update]\n"


@pytest.mark.parametrize(
    ("held", "shows", "saves", "count", "outcome"),
    [
        ("include Wicked::Wizard\n  steps :owner, :phone", "render_wizard", "render_wizard @work", 1, "stopped"),
        ("include Wicked::Wizard::Translated\n  before_action :choose", "render_wizard", "render_wizard(@work)", 1, "unknown"),
        ("before_action :choose", "render @step", "render @step unless @work.save", 1, "unknown"),
        ("before_action :choose", 'render "build/#{@step}"', 'render "build/#{@step}"', 1, "unknown"),
        ("before_action :choose", "render @step", "redirect_to root_path", 2, "stopped"),
    ],
    ids=["listed", "not-listed", "held", "put-together", "saved-apart"],
)  # fmt: skip
def test_pages_that_one_action_shows_by_a_name_put_together_are_of_one_request(
    held: str, shows: str, saves: str, count: int, outcome: str, walked: Walked
) -> None:
    files = rails({"build/owner": FORM.format("Vous"), "build/phone": PHONE.format("Vous joindre")}, BUILD, build=WIZARD.format(held, shows, saves))  # fmt: skip
    found = walked(files)
    assert len(names(found)) == count
    assert (names(found) == {"build"}) is (count == 1 and outcome == "unknown")  # no kind of it gives its name to all
    last = sorted(names(found))[-1]
    assert found[last, "sans-telephone"]["outcome"] == outcome
