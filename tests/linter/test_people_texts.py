"""Who can finish: what of the programs and catalogues of a service is read once for all its pages, and as it is cut into lines and methods."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.reading.project.project import Project
from guichet.reading.templates.rails import roots_of
from guichet.walked.phrases import is_said_on
from guichet.walked.rails import methods_of, received_by, written_in
from guichet.walked.ruby_texts import controllers, ruby_texts

from tests.linter.test_people_told import Walked, walked

__all__ = ["walked"]


def project(**files: str) -> Project:
    sources = {path: Source(path, text) for path, text in files.items()}
    return Project(list(sources), Config(), sources)


@pytest.mark.parametrize(
    ("paths", "roots"),
    [
        (["app/views/aides/new.html.erb"], ("",)),
        (["myapp/app/views/aides/new.html.erb", "myapp/app/views/aides/edit.html.erb"], ("myapp/",)),
        (["web/app/controllers/aides_controller.rb", "app/views/a.html.erb"], ("", "web/")),
        (["webapp/views/aides/new.html.erb", "app/models/aide.rb"], ()),
    ],
)
def test_a_service_of_rails_is_where_its_folder_of_views_or_of_controllers_is(
    paths: list[str], roots: tuple[str, ...]
) -> None:
    assert roots_of(project(**dict.fromkeys(paths, ""))) == roots


CONTROLLER = """class AidesController < ApplicationController
  def new; end

  def create # what the form sends
    if params[:aide]
      render :new
    end
  end

  def update_motif # of one
    redirect_to aides_path
  end

  def pick_motif(id, (a, b)) # and no action
  end

  def kept? = params.key?(:kept)
end
"""


def test_a_method_ends_with_its_own_end() -> None:
    assert set(methods_of(CONTROLLER)) == {"new", "create", "update_motif", "pick_motif", "kept?"}
    assert written_in(CONTROLLER, "create").count("\n") == 4
    assert "redirect_to" not in written_in(CONTROLLER, "create")
    assert written_in(CONTROLLER, "new").strip() == "def new; end"
    (receives,) = received_by("motif", CONTROLLER)
    assert "redirect_to" in receives


def test_the_programs_of_a_service_are_read_beside_its_templates(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    held = {
        "app/controllers/admin/aides_controller.rb": "a",
        "config/routes/aides.rb": "b",
        "lib/aide.rb": "c",
        "db/a.rb": "d",
    }
    for path, text in held.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    service = project(**{"app/views/aides/new.html.erb": ""})
    assert list(ruby_texts(service).values()) == ["a", "b", "c"]
    assert list(controllers(service)) == ["app/controllers/admin/aides_controller.rb"]


@pytest.mark.parametrize("between", ["", "  autre: Deux\u2028lignes\n", "  autre: Deux\x0clignes\x85\n"])
def test_a_phrase_of_a_catalogue_is_its_own_line(between: str) -> None:
    text = f"fr:\n{between}  titre: Votre demande est prête\n"
    service = project(**{"config/locales/fr.yml": text})
    finding: Any = SimpleNamespace(path="config/locales/fr.yml", position=SimpleNamespace(line=text.count("\n")))
    assert is_said_on("Bonjour ! Votre demande est prête.", finding, service)
    assert not is_said_on("Bonjour ! Votre dossier est prêt.", finding, service)


VIEWS = "from django.shortcuts import render\n\n\ndef avis(request, token):\n    return render(request, 'avis.html')\n"
URLS = "from django.urls import path\nfrom aides.views import avis\nurlpatterns = [path('avis/<token>/', avis, name='{}')]\n"
PAGE = '<html><body><h1>Votre avis</h1><form method="post"><label>Sujet <input name="sujet"></label><label>Motif <input name="motif"></label><button>Envoyer</button></form></body></html>'


@pytest.mark.parametrize(
    ("name", "written", "doubts"),
    [
        ("avis", "'avis'", 1),
        ("aides.avis", "`aides.avis`", 1),
        ("avis", "'mon-avis'", 0),
        ("avis", "'avis_rendu'", 0),
    ],
)
def test_an_address_is_named_by_the_last_word_of_its_name(name: str, written: str, doubts: int, walked: Walked) -> None:
    found = walked(
        {
            "urls.py": URLS.format(name),
            "aides/views.py": VIEWS,
            "templates/avis.html": PAGE,
            "aides/suite.py": f"def suite(p):\n    send_mail(p, reverse({written}, args=[p.token]))\n",
        }
    )
    assert len(found["avis", "sans-courriel"]["to_check"]) == doubts
