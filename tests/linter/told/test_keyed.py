"""Words kept under a key are told to those whom the files that ask for the key show them to."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.engine import sightings
from guichet.engine.run import check
from guichet.reading.project.project import Project
from guichet.reading.templates.keys import is_left, stands_for_a_name, uses_of
from guichet.told.behind import describes_an_api, is_inside

VIEW = "app/views/visits/_edit.html.erb"
CONTROLLER = "app/controllers/visits_controller.rb"
LOCALE = "config/locales/fr.yml"
LIBRARIAN = "class Librarian < ApplicationRecord\n  belongs_to :organization\nend\n"
OPEN = "class VisitsController < ApplicationController\n  def create\n    flash[:alert] = t('.fails')\n  end\nend\n"
FAILS = "fr:\n  visits:\n    create:\n      fails: Traitement impossible\n      sent: Votre visite est notée.\n"


def project(**files: str) -> Project:
    sources = {path: Source(path, text) for path, text in files.items()}
    return Project(list(sources), Config(), sources)


@pytest.mark.parametrize(
    ("path", "code", "key"),
    [
        (VIEW, "<%= t('.title') %>", "fr.visits.edit.title"),
        (VIEW, '<%= t(".hint_#{kind}_html") %>', "fr.visits.edit.hint_long_html"),
        (VIEW, '<%= t(".#{kind}") %>', "fr.visits.edit.long"),
        (CONTROLLER, "redirect_to root_path, notice: t('.sent')", "fr.visits.create.sent"),
        ("app/helpers/loan_helper.rb", "I18n.t('loans.states.late')", "en-GB.loans.states.late"),
        ("app/helpers/loan_helper.rb", 'I18n.t("loans.states.#{state}")', "fr.loans.states.late"),
        ("app/helpers/loan_helper.rb", "I18n.t('loans.late', count: number)", "fr.loans.late.one"),
        ("app/helpers/loan_helper.rb", "I18n.t('loans.other')", "fr.loans.other"),
        ("app/helpers/loan_helper.rb", "I18n.t('loans.states').each { |one| one }", "fr.loans.states.late"),
        ("app/helpers/loan_helper.rb", "I18n.t(state, scope: 'loans.states')", "fr.loans.states.late"),
        ("app/helpers/loan_helper.rb", "I18n.t(state, scope: [:loans, :states])", "fr.loans.states.late"),
        ("src/Loans.vue", "<template><p>{{ $t('loans.late') }}</p></template>", "loans.late"),
        ("app/views/mailers/readers/loan_mailer/late.html.erb", "<%= t('.title') %>", "fr.readers.loan_mailer.late.title"),
    ],
)  # fmt: skip
def test_a_file_asks_for_a_key(path: str, code: str, key: str) -> None:
    assert uses_of(key, project(**{path: code})) == {path}


def test_another_view_or_a_test_does_not() -> None:
    files = {
        "app/views/loans/edit.html.erb": "<%= t('.title') %>",
        "tests/test_visits.py": "assert t('visits.edit.title')",
    }
    assert uses_of("fr.visits.edit.title", project(**files)) == set()


LEFT = "<%= t('home.title') %><%= t('home.hint') %>"


@pytest.mark.parametrize(
    ("code", "key", "expected"),
    [
        (LEFT, "fr.home.lead", True),
        (LEFT, "fr.home.title", False),
        ("<%= t('home.title') %>", "fr.home.lead", False),
        (LEFT + '<%= t("#{part}.lead") %>', "fr.home.lead", False),
        (LEFT + '<%= t("home.#{part}") %>', "fr.home.lead", False),
        (LEFT + "<%= t(part + '.lead') %>", "fr.home.lead", False),
        ("<%= t('activerecord.models.a') %><%= t('activerecord.models.b') %>", "fr.activerecord.models.c", False),
    ],
)
def test_what_nothing_asks_for_beside_what_is_asked_for_is_left(code: str, key: str, expected: bool) -> None:
    assert is_left(key, project(**{"app/views/home/index.html.erb": code})) is expected


def test_words_that_stand_where_a_name_is_missing() -> None:
    files = project(**{"app/helpers/a_helper.rb": "I18n.t(code, scope: 'trades', default: I18n.t('trade.none'))"})
    assert stands_for_a_name("fr.trade.none", files)
    assert not stands_for_a_name("fr.trade.some", files)


@pytest.mark.parametrize(
    ("controller", "more", "expected"),
    [
        ("class VisitsController < ApplicationController\n  before_action :authenticate_agent!\nend\n", {}, True),
        ("class VisitsController < ApplicationController\n  before_action :authenticate_reader!\nend\n", {}, False),
        ("class VisitsController < ApplicationController\n  before_action :authenticate_agent!, only: [:edit]\nend\n", {}, False),
        ("class VisitsController < ApplicationController\n  before_action :require_librarian\nend\n", {"app/models/librarian.rb": LIBRARIAN}, True),
        ("class VisitsController < ApplicationController\n  before_action :require_librarian\nend\n", {"app/models/librarian.rb": LIBRARIAN.replace("organization", "organization, optional: true")}, False),
        ("class VisitsController < DeskController\nend\n", {"app/controllers/desk_controller.rb": "class DeskController < ApplicationController\n  before_action :authenticate_agent!\nend\n"}, True),
        ("class VisitsController < DeskController\n  skip_before_action :authenticate_agent!\nend\n", {"app/controllers/desk_controller.rb": "class DeskController < ApplicationController\n  before_action :authenticate_agent!\nend\n"}, False),
        ("class VisitsController < Admin::BaseController\nend\n", {}, True),
        ("class VisitsController < ApplicationController\n  include SignedIn\nend\n", {"app/controllers/concerns/signed_in.rb": "module SignedIn\n  included do\n    before_action :authenticate_agent!\n  end\nend\n"}, True),
    ],
)  # fmt: skip
def test_who_is_signed_in_where_a_view_is_shown(controller: str, more: dict[str, str], expected: bool) -> None:
    assert is_inside(VIEW, project(**{VIEW: "", CONTROLLER: controller, **more})) is expected


def rules(folder: Path, files: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(folder)
    wanted = Config(select=("error-dead-end", "digital-jargon"))
    return [(one.rule, one.path) for one in check(["."], wanted, jobs=1, use_cache=False).findings]


def test_an_error_told_to_whoever_comes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert rules(tmp_path, {LOCALE: FAILS, CONTROLLER: OPEN}, monkeypatch) == [("error-dead-end", LOCALE)]


@pytest.mark.parametrize(
    "files",
    [
        {CONTROLLER: OPEN.replace("  def", "  before_action :authenticate_agent!\n\n  def")},
        {"app/views/visits/create.html.erb": "<h2><%= t('.fails') %></h2><ul><li><%= why %></li></ul>"},
        {CONTROLLER: "class VisitsController < ApplicationController\n  NOTES = [t('visits.create.sent'), t('visits.create.late')]\nend\n"},
        {"app/helpers/visits_helper.rb": "I18n.t(kind, default: I18n.t('visits.create.fails'))\n"},
    ],
)  # fmt: skip
def test_the_same_words_told_to_agents_with_their_causes_or_to_nobody(
    files: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert rules(tmp_path, {LOCALE: FAILS, **files}, monkeypatch) == []


def test_words_that_came_with_a_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = "fr:\n  {}:\n    failure: Vous devez vous authentifier pour lire cette page.\n"
    own, brought = {LOCALE: words.format("doors")}, {LOCALE: words.format("warden")}
    lock = {"Gemfile.lock": "GEM\n  specs:\n    warden (1.2.9)\n"}
    assert rules(tmp_path, {**lock, **own}, monkeypatch) == [("digital-jargon", LOCALE)]
    assert rules(tmp_path, {**lock, **brought}, monkeypatch) == []


def test_what_asks_for_a_key_is_asked_again_when_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = Config(select=("error-dead-end",))
    closed = OPEN.replace("  def", "  before_action :authenticate_agent!\n\n  def")
    told = []
    for controller in (OPEN, closed, OPEN):
        for name, text in {LOCALE: FAILS, CONTROLLER: controller}.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
        monkeypatch.chdir(tmp_path)
        told.append(len(check(["."], wanted, jobs=1).findings))
    assert told == [1, 0, 1]


def test_code_that_no_run_reads_is_asked_again_when_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = Config(select=("error-dead-end",))
    names = "class Visits\n  NOTES = [t('visits.create.sent'), t('visits.create.late')]\nend\n"
    told = []
    for code in (names, names.replace("late", "fails"), names):
        for name, text in {LOCALE: FAILS, "app/services/visits.rb": code}.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
            os.utime(tmp_path / name, (len(told), len(told)))
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(sightings.Sighting, "is_sure", lambda *_: True)
        told.append(len(check(["."], wanted, jobs=1).findings))
    assert told == [0, 1, 0]


EDITOR = "app/components/editor/field_component.rb"
FIELD_CLASS = "class Editor::FieldComponent < ApplicationComponent\nend\n"
BLOCK = "app/components/editor/block_component.rb"
BLOCK_CLASS = "class Editor::BlockComponent < ApplicationComponent\nend\n"
RENDERS = "= render Editor::FieldComponent.new(field: field)\n"


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"app/views/agents/fields/edit.html.haml": RENDERS}, True),
        ({"app/controllers/agents/fields_controller.rb": "render Editor::FieldComponent.new(field)"}, True),
        ({BLOCK: BLOCK_CLASS, "app/components/editor/block_component/block_component.html.haml": RENDERS, "app/views/agents/fields/edit.html.haml": "= render Editor::BlockComponent.new"}, True),
        ({BLOCK: BLOCK_CLASS, "app/components/editor/block_component/block_component.html.haml": RENDERS, "app/components/editor/field_component/field_component.html.haml": "= render Editor::BlockComponent.new", "app/views/agents/edit.html.haml": RENDERS}, True),
        ({BLOCK: BLOCK_CLASS, "app/components/editor/block_component/block_component.html.haml": RENDERS, "app/components/editor/field_component/field_component.html.haml": "= render Editor::BlockComponent.new", "app/views/agents/edit.html.haml": RENDERS, "app/views/visits/edit.html.haml": "= render Editor::BlockComponent.new"}, False),
        ({"app/views/agents/fields/edit.html.haml": RENDERS, "app/views/visits/edit.html.haml": RENDERS}, False),
        ({"app/views/visits/edit.html.haml": RENDERS, "app/controllers/visits_controller.rb": 'class VisitsController < ApplicationController\n  layout "admin"\nend\n'}, True),
        ({"app/views/visits/edit.html.haml": RENDERS, "app/controllers/visits_controller.rb": "class VisitsController < ApplicationController\n  before_action -> { authorize :agent }\nend\n"}, True),
        ({"app/views/visits/edit.html.haml": RENDERS, "app/controllers/visits_controller.rb": 'class VisitsController < ApplicationController\n  layout "simple"\nend\n'}, False),
        ({}, False),
    ],
)  # fmt: skip
@pytest.mark.parametrize("part", ["field_component.html.haml", "field_component.fr.yml"])
def test_whoever_meets_a_component(part: str, more: dict[str, str], expected: bool) -> None:
    path = f"app/components/editor/field_component/{part}"
    site = project(**{EDITOR: FIELD_CLASS, path: "", **more})
    assert is_inside(path, site) is expected


TYPE = "app/graphql/types/visit_type.rb"
ENUM = (
    "module Types\n  class VisitType < Types::BaseEnum\n    value('late', I18n.t('visits.states.late'))\n  end\nend\n"
)


@pytest.mark.parametrize(
    ("path", "code", "expected"),
    [
        (TYPE, ENUM, True),
        ("app/api/visits.rb", "class Visits < Grape::API\n  desc I18n.t('visits.states.late')\nend\n", True),
        ("app/helpers/visits_helper.rb", "def state = I18n.t('visits.states.late')\n", False),
    ],
)
def test_what_only_describes_an_interface(path: str, code: str, expected: bool) -> None:
    assert describes_an_api(path, project(**{path: code})) is expected
