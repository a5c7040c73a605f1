"""Who can finish: the steps of one request, and what is done on it once it is begun, are no requests of their own."""

from __future__ import annotations

import pytest

from tests.linter.test_people_told import Walked, names, page, walked

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


@pytest.mark.parametrize(("kept", "is_told"), [("work_id", False), ("seen", True)])
def test_what_a_request_itself_made_is_no_request_made_before_it(kept: str, is_told: bool, walked: Walked) -> None:
    files = works(f"session[:{kept}] = @work.id", "@work = Work.find(session[:work_id])")
    files = {path: text.replace("find_work", "require_work") for path, text in files.items()}
    files["app/models/work.rb"] = "class Work < ApplicationRecord\n  validates :email, presence: true\nend\n"
    said = [one for walk in walked(files).values() for one in walk.get("not_read", [])]
    assert any("supposes a request" in one for one in said) is is_told


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


def test_steps_that_bear_their_number_are_gone_through_by_everybody(walked: Walked) -> None:
    by_number = WIZARD.format("before_action :choose", 'render "build/#{@step}"', 'render "build/#{@step}"')
    found = walked(rails({"build/step1": FORM.format("Vous"), "build/step2": PHONE.format("Vous joindre")}, BUILD, build=by_number))  # fmt: skip
    assert names(found) == {"step1"}
    assert found["step1", "sans-telephone"]["outcome"] == "stopped"


# Elsewhere than in Rails

FIELDS = "<label>Nom <input name='name'></label><label>Motif <input name='reason'></label>"
URLS = "from django.urls import path\nfrom works import views\nurlpatterns = [path('works/', views.begin, name='work-begin'), path('works/<int:pk>/owner/', views.owner, name='work-owner')]\n"
VIEWS = """from django.shortcuts import get_object_or_404, redirect, render


def begin(request):
    form = WorkForm(request.POST or None)
    if form.is_valid():
        work = form.save()
        {}
    return render(request, 'begin.html', {{'form': form}})


def owner(request, pk=None):
    {}
    return render(request, 'owner.html', {{'form': form}})
"""


@pytest.mark.parametrize(
    ("leads", "takes", "count"),
    [
        ("return redirect('work-owner', pk=work.pk)", "form = OwnerForm(request.POST, instance=get_object_or_404(Work, pk=pk))", 1),
        ("request.session['work'] = work.pk\n        return redirect('work-owner')", "form = OwnerForm(request.POST, work=request.session['work'])", 1),
        ("return redirect('work-owner', pk=work.pk)", "form = RemarkForm(request.POST)", 2),
        ("return redirect('work-owner', pk=request.user.pk)", "form = OwnerForm(request.POST, instance=request.user)", 2),
        ("request.session['seen'] = 1\n        return redirect('work-owner')", "form = OwnerForm(request.session['work'])", 2),
    ],
    ids=["handed", "kept", "other", "oneself", "other-kept"],
)  # fmt: skip
def test_a_view_of_django_that_goes_on_with_what_another_saved_is_the_next_step(
    leads: str, takes: str, count: int, walked: Walked
) -> None:
    files = {"manage.py": "import django\n", "works/urls.py": URLS, "works/views.py": VIEWS.format(leads, takes)}
    shown = {"templates/begin.html": page(FIELDS), "templates/owner.html": page(FIELDS, "Vous")}
    assert len(names(walked(files | shown))) == count


CONTROLLER = """<?php
class WorkController extends AbstractController
{{
    #[Route('/works/new', name: 'work_new')]
    public function new(Request $request): Response
    {{
        $form = $this->createForm(WorkType::class, $work = new Work());
        if ($form->isSubmitted() && $form->isValid()) {{
            {};
        }}
        return $this->render('work/new.html.twig', ['form' => $form]);
    }}

    #[Route('/works/{{id}}/owner', name: 'work_owner')]
    public function owner({} $work, Request $request): Response
    {{
        $form = $this->createForm({}::class, {});
        if ($form->isSubmitted() && $form->isValid()) {{
            return $this->redirectToRoute('home');
        }}
        return $this->render('work/owner.html.twig', ['form' => $form]);
    }}
}}
"""


@pytest.mark.parametrize(
    ("leads", "kind", "given", "count"),
    [
        ("return $this->redirectToRoute('work_owner', ['id' => $work->getId()])", "OwnerType", "$work", 1),
        ("return $this->redirectToRoute('work_owner', ['id' => $work->getId()])", "RemarkType", "new Remark()", 2),
        ("return $this->redirectToRoute('home')", "OwnerType", "$work", 2),
    ],
    ids=["handed", "other", "away"],
)
def test_a_page_of_symfony_that_goes_on_with_what_another_saved_is_the_next_step(
    leads: str, kind: str, given: str, count: int, walked: Walked
) -> None:
    files = {"src/Controller/WorkController.php": CONTROLLER.format(leads, "Work", kind, given)}
    shown = {"templates/work/new.html.twig": page(FIELDS), "templates/work/owner.html.twig": page(FIELDS, "Vous")}
    assert len(names(walked(files | shown))) == count


SERVER = "const router = require('express').Router()\nrouter.get('/works', (req, res) => res.render('begin'))\nrouter.post('/works', async (req, res) => {{\n  const work = await save(req.body)\n  {}\n}})\nrouter.get('{}', (req, res) => res.render('owner', {{ name: {} }}))\n"


@pytest.mark.parametrize(
    ("leads", "address", "reads", "count"),
    [
        ("res.redirect(`/works/${work.id}/owner`)", "/works/:id/owner", "1", 1),
        ("req.session.work = work.id\n  res.redirect('/owner')", "/owner", "req.session.work", 1),
        ("res.redirect(`/works/${work.id}`)", "/works/:id", "1", 2),
        ("res.redirect('/owner')", "/owner", "req.session.work", 2),
    ],
    ids=["handed", "kept", "shown", "not-kept"],
)
def test_a_page_of_express_that_goes_on_with_what_another_saved_is_the_next_step(
    leads: str, address: str, reads: str, count: int, walked: Walked
) -> None:
    files = {"package.json": '{"dependencies": {"express": "4"}}', "routes/works.js": SERVER.format(leads, address, reads)}  # fmt: skip
    shown = {"views/begin.html": page(FIELDS), "views/owner.html": page(FIELDS, "Vous")}
    assert len(names(walked(files | shown))) == count
