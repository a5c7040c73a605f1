"""What code dresses the fields of a form with reaches people on every page that shows the form."""

import astroid
import pytest
from guichet.done.people.field_attributes import dressed
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in


def _of(code: str):
    return dressed(next(astroid.parse(code).nodes_of_class(astroid.nodes.Dict)))


@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [
        ('q = forms.ChoiceField(label="Mairie", widget=forms.Select(attrs={"a": "b"}))', "select", ("Mairie",)),
        (
            'q = forms.ChoiceField(help_text="Près de vous", widget=Cartes(attrs={"a": "b"}))',
            "select",
            ("Près de vous",),
        ),
        ('q = SelectField("Mairie", render_kw={"a": "b"})', "select", ("Mairie",)),
        ('w = forms.CheckboxInput(attrs={"a": "b"})', "checkbox", None),
    ],
)
def test_a_field_is_known_by_its_widget_and_its_words(code: str, kind: str, words: tuple[str, ...] | None) -> None:
    found = _of(code)
    assert found is not None
    assert (found.kind, found.words, found.text("a")) == (kind, words, "b")


def test_another_table_dresses_no_field() -> None:
    assert _of('q = client.post("/", data={"onchange": "this.form.submit()"})') is None


_FORMS = (
    "from django import forms\n\n\nclass AideForm(forms.Form):\n"
    '    nom = forms.CharField(label="Votre nom", widget=forms.TextInput(attrs={"autocomplete": "family-name"}))\n'
    '    tel = forms.CharField(label="Votre téléphone", widget=forms.TextInput(attrs={"inputmode": "tel"}))\n'
    '    aide = forms.ChoiceField(label="Aide", widget=forms.Select(attrs={"onchange": "this.form.submit()"}))\n'
)
_VIEWS = (
    "from django.shortcuts import render\nfrom .forms import AideForm\n\n\n"
    'def aide(request):\n    return render(request, "aide.html", {"form": AideForm()})\n'
)
_PAGE = '<html lang="fr"><form method="post">{{ form.tel.label_tag }}{{ form.tel }}{{ form.aide.label_tag }}{{ form.aide }}</form></html>'
_FILES = {"forms.py": _FORMS, "views.py": _VIEWS, "templates/aide.html": _PAGE}


@pytest.mark.parametrize("name", ["change-submits", "autocomplete-missing"])
def test_what_a_class_leaves_out_is_said_once_where_it_is_mended(name: str) -> None:
    assert [one.path for one in found_in(rule_named(name), _FILES)] == ["forms.py"]


def test_a_field_that_the_template_writes_by_itself_is_still_its_own() -> None:
    own = '<html lang="fr"><form><label>Aide <select name="aide" onchange="this.form.submit()"></select></label></form></html>'
    found = found_in(rule_named("change-submits"), {"forms.py": _FORMS, "templates/aide.html": own})
    assert sorted(one.path for one in found) == ["forms.py", "templates/aide.html"]


@pytest.mark.parametrize(
    "worn",
    [
        'self.fields["tel"].widget.attrs["autocomplete"] = "tel"',
        'self.fields["tel"].widget.attrs.update({"autocomplete": "tel"})',
    ],
)
def test_nobody_is_accused_of_a_purpose_that_is_given_later(worn: str) -> None:
    made = f"\n    def __init__(self, *args, **kwargs):\n        super().__init__(*args, **kwargs)\n        {worn}\n"
    assert not list(found_in(rule_named("autocomplete-missing"), {"forms.py": _FORMS + made}))
