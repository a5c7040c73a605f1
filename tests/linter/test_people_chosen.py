"""Who can finish: fields that a program chooses as it runs are not known, and nobody is said to finish over them; a folder that is not whole is said so."""

from __future__ import annotations

import pytest

from tests.linter.test_people_required import FLASK, SHOWS
from tests.linter.test_people_told import PLAIN, SIGNED, Walked, page, walked

__all__ = ["walked"]

BUILT = """<?php
class AideType extends AbstractType {{
  public function buildForm(FormBuilderInterface $builder, array $options): void {{
    $builder->add('sujet', TextType::class, ['required' => false]);
    {}
  }}
}}
"""


@pytest.mark.parametrize(
    ("more", "outcome"),
    [
        ("foreach ($options['questions'] as $one) { $builder->add($one->getKey(), $one->getType()); }", "unknown"),
        ("$builder->add('objet', TextType::class, ['required' => false]);", "finishes"),
    ],
)
def test_fields_of_symfony_that_a_table_names_are_not_known(more: str, outcome: str, walked: Walked) -> None:
    found = walked(
        {
            "src/Controller/AideController.php": SHOWS,
            "src/Form/AideType.php": BUILT.format(more),
            "templates/aide.html.twig": page("{{ form_widget(form) }}"),
        }
    )
    assert found["aide", "sans-courriel"]["outcome"] == outcome


@pytest.mark.parametrize(
    ("more", "outcome"),
    [
        ("\n        for one in Question.all():\n            self.fields[one.key] = one.field()", "unknown"),
        ("\n        self.fields['nom'].label = 'Nom'", "finishes"),
    ],
)
def test_fields_of_django_that_a_table_names_are_not_known(more: str, outcome: str, walked: Walked) -> None:
    forms = f"{PLAIN}\n    def __init__(self, *args, **kwargs):\n        super().__init__(*args, **kwargs){more}\n"
    views = SIGNED.replace("LoginRequiredMixin, ", "")
    found = walked({"aides/views.py": views, "aides/forms.py": forms, "templates/aide.html": page("{{ form.as_p }}")})
    assert found["aide", "sans-courriel"]["outcome"] == outcome


@pytest.mark.parametrize(
    ("more", "outcome"),
    [
        (
            "    for one in questions():\n        setattr(AideForm, one.key, one.field())\n    form = AideForm()",
            "unknown",
        ),
        ("    form = AideForm()", "finishes"),
    ],
)
def test_fields_of_flask_that_a_table_names_are_not_known(more: str, outcome: str, walked: Walked) -> None:
    program = FLASK.format("Optional", "").replace("    form = AideForm()", more)
    found = walked({"app.py": program, "templates/aide.html": page("{% for field in form %}{{ field.label }}{{ field }}{% endfor %}")})  # fmt: skip
    assert found["aide", "sans-courriel"]["outcome"] == outcome


@pytest.mark.parametrize(
    ("more", "outcome"),
    [
        ("<component :is='one.component' v-for='one in questions' :key='one.key' v-model='answers[one.key]' />", "unknown"),
        ("", "finishes"),
    ],
)  # fmt: skip
def test_fields_of_vue_that_a_table_names_are_not_known(more: str, outcome: str, walked: Walked) -> None:
    form = f"<template><form method='post' action='/aide'><label>Sujet <input name='sujet'></label><label>Objet <input name='objet'></label>{more}<button>Envoyer</button></form></template>\n<script setup>\nconst questions = await load()\n</script>\n"
    assert walked({"src/Aide.vue": form})["Aide", "sans-courriel"]["outcome"] == outcome


@pytest.mark.parametrize(
    ("more", "outcome"),
    [("{questions.map((one) => <Question key={one.key} {...one} />)}", "unknown"), ("", "finishes")],
)
def test_fields_of_react_that_a_table_names_are_not_known(more: str, outcome: str, walked: Walked) -> None:
    form = f"import {{ Question }} from './Question'\nexport default function Aide({{ questions }}) {{ return <form method='post' action='/aide'><label>Sujet <input name='sujet' /></label><label>Objet <input name='objet' /></label>{more}<button>Envoyer</button></form> }}\n"
    held = "export function Question({ label, name, type, required }) { return <label>{label}<input name={name} type={type} required={required} /></label> }\n"
    found = walked({"src/Aide.tsx": form, "src/Question.tsx": held})
    assert found["Aide", "sans-courriel"]["outcome"] == outcome


@pytest.mark.parametrize(("held", "said"), [("", True), ("urlpatterns = []\n", False)])
def test_a_list_of_addresses_that_is_nowhere_makes_a_folder_not_whole(held: str, said: bool, walked: Walked) -> None:
    files = {
        "service/__init__.py": "",
        "config/urls.py": "from django.urls import include, path\nurlpatterns = [path('', include('service.auth.urls')), path('b/', include('allauth.urls'))]\n",
    }
    found = walked(files | ({"service/auth/urls.py": held} if held else {}))
    remarks = found["", "remarks"]["said"]
    assert any("service.auth.urls (config/urls.py:2)" in str(one) for one in remarks) is said
    assert not any("allauth" in str(one) for one in remarks)


@pytest.mark.parametrize(("apps", "outcome"), [("'two_factor'", "unknown"), ("'two_factor', 'two_factor.plugins.email'", "finishes")])  # fmt: skip
def test_a_second_step_that_a_mailbox_will_do_for_asks_for_no_telephone(
    apps: str, outcome: str, walked: Walked
) -> None:
    password = "<p>two-factor</p><label>Nom <input name='username'></label><label>Mot de passe <input type='password' name='password'></label>"
    files = {
        "service/settings.py": f"INSTALLED_APPS = [{apps}]\n",
        "templates/login.html": page(password, "Connexion"),
        "aides/views.py": SIGNED,
        "aides/forms.py": PLAIN,
        "templates/aide.html": page("{{ form.nom }}"),
    }
    assert walked(files)["aide", "sans-telephone"]["outcome"] == outcome
