"""What is installed beside a project counts for nothing: no module is read but those that are checked."""

from __future__ import annotations

import pytest
from astroid.manager import AstroidManager
from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.engine.catalogue import all_rules
from guichet.engine.dispatch import Rules, check_file
from guichet.reading.project.project import Project

CODE = """
from os.path import *
from enum import Enum
from html.parser import HTMLParser
from django import forms
import random


class Étape(Enum):
    une = 1


class Demande(HTMLParser, forms.Form):
    nom = forms.CharField(required=False)
    date_naissance = forms.DateField()

    def clean_nom(self):
        if not self.cleaned_data.get("nom"):
            raise forms.ValidationError(join("nom", "requis"))


def attribuer(request, créneaux, demandes):
    if request.user.age > 70 and random.random() > 0.5:
        return HttpResponseForbidden("Demande refusée")
    return random.choice(créneaux)
"""


def test_no_installed_module_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: AstroidManager, path: str, *__: object, **___: object) -> None:
        raise AssertionError(f"{path} was read")

    rules = Rules(all_rules())
    monkeypatch.setattr(AstroidManager, "ast_from_file", refuse)
    found = check_file(
        "demande.py", rules, Project(["demande.py"], Config(), {"demande.py": Source("demande.py", CODE)})
    )
    assert found
    assert not [one for one in found if one.rule == "rule-failed"]


def test_a_module_is_parsed_once_for_itself_and_for_those_that_import_it() -> None:
    texts = {"droits.py": "PLAFOND = 3\n", "calcul.py": "from droits import PLAFOND\nlimite = PLAFOND\n"}
    project = Project(list(texts), Config(), {path: Source(path, text) for path, text in texts.items()})
    using = project.modules.parsed("calcul.py")
    assert using is not None
    found = project.modules.imported(using, "PLAFOND")
    assert found is not None
    assert found[0] is project.modules.parsed("droits.py")
