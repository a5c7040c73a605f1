"""What code dresses the fields of a form with reaches people on every page that shows the form."""

import astroid
import pytest
from guichet.done.people.field_attributes import dressed


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
