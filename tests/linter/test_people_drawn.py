"""Who can finish a page that a few lines elsewhere draw: a tag of the service, a helper of Rails, a component held by a name, a button that shows."""

from __future__ import annotations

import pytest

from tests.linter.test_people_told import Walked, page, rails, walked

__all__ = ["walked"]

FORMS = "from django import forms\n{}\n\nclass AideForm(forms.Form):\n    nom = {}(label='Nom')\n    motif = forms.CharField(label='Motif')\n"
VIEWS = "from django.views.generic import FormView\nfrom aides.forms import AideForm\n\nclass Aide(FormView):\n    template_name = 'aide.html'\n    form_class = AideForm\n"
TAG = "from django import template\nfrom django.template.loader import get_template\n\nregister = template.Library()\n\n\ndef page_of(field):\n    return 'fields/one.html'\n\n\n@register.simple_tag(takes_context=True)\ndef draw_field(context, field):\n    \"\"\"As {% include '_gone.html' %} did.\"\"\"\n    return get_template(page_of(field)).render({'field': field})\n"
OF_PAGE = "from django import template\n\nregister = template.Library()\n\n\n@register.inclusion_tag('fields/one.html')\ndef draw_field(field):\n    return {'field': field}\n"
LONGER = OF_PAGE.replace(
    "@register",
    "@register.inclusion_tag('fields/row.html')\ndef draw_field_row(field):\n    return {}\n\n\n@register",
    1,
)
LABEL = '<label for="{{ field.id_for_label }}">{{ field.label }}</label>{{ field }}'
MIXED = "\n\nclass ShownMixin:\n    label_shown = ''\n\n\nclass ShownField(ShownMixin, forms.CharField):\n    pass\n"


@pytest.mark.parametrize(
    ("tag", "one", "before", "kind", "outcome"),
    [
        (TAG, LABEL, "", "forms.CharField", "finishes"),
        (OF_PAGE, LABEL, "", "forms.CharField", "finishes"),
        (LONGER, LABEL, "", "forms.CharField", "finishes"),
        (TAG, '{% include "fields/label.html" %}{{ field }}', "", "forms.CharField", "finishes"),
        (TAG, LABEL, MIXED, "ShownField", "finishes"),
        (TAG, "{{ field }}", "", "forms.CharField", "unknown"),
        (TAG.replace("'fields/one.html'", "field.page"), LABEL, "", "forms.CharField", "unknown"),
        (TAG, LABEL, MIXED.replace("label_shown = ''", "widget = Map()"), "ShownField", "unknown"),
    ],
    ids=[
        "simple",
        "inclusion",
        "named-as-another-begins",
        "label-in-a-part",
        "mixed-in",
        "no-label",
        "page-unknown",
        "widget-of-its-own",
    ],
)
def test_a_tag_of_the_service_draws_a_field_with_its_label(
    tag: str, one: str, before: str, kind: str, outcome: str, walked: Walked
) -> None:
    found = walked(
        {
            "manage.py": "import django\n",
            "aides/forms.py": FORMS.format(before, kind),
            "aides/views.py": VIEWS,
            "aides/templatetags/draw.py": tag,
            "templates/fields/one.html": one,
            "templates/fields/label.html": '<label for="{{ field.id_for_label }}">{{ field.label }}</label>',
            "templates/aide.html": page("{% draw_field form.nom %}{% draw_field form.motif %}"),
        }
    )
    assert found["aide", "a-l-oreille"]["outcome"] == outcome


PLAIN = "h1 Demander\n= form_with model: @aide do |f|\n  = f.label :sujet\n  = f.text_field :sujet\n  = f.label :motif\n  = f.text_field :motif\n"


@pytest.mark.parametrize(
    ("control", "label", "outcome"),
    [
        (
            'check_box "warned", "0", { onchange: "this.form.submit()" }',
            'label_tag "warned[0]", "Me prévenir"',
            "finishes",
        ),
        (
            'check_box "warned", "0", { onchange: "this.form.submit()" }',
            'label "warned", "0", "Me prévenir"',
            "finishes",
        ),
        (
            'text_field_tag "aide[note]", nil, onchange: "this.form.submit()"',
            'label_tag "aide[note]", "Note"',
            "finishes",
        ),
        (
            'text_field_tag "aide[note]", nil, id: "note", onchange: "this.form.submit()"',
            'content_tag :label, "Note", for: "autre"',
            "unknown",
        ),
        (
            'check_box "warned", "0", { onchange: "this.form.submit()" }',
            'label_tag "warned[1]", "Me prévenir"',
            "unknown",
        ),
    ],
    ids=["object", "object-label", "by-tag", "other-id", "other-row"],
)
def test_a_control_that_a_helper_writes_by_itself_is_named_by_its_id(
    control: str, label: str, outcome: str, walked: Walked
) -> None:
    found = walked(rails(f"{PLAIN}  = {control}\n  = {label}\n"))
    assert found["new", "a-l-oreille"]["outcome"] == outcome


@pytest.mark.parametrize(
    ("method", "outcome"),
    [
        (
            'case\n    when file.infected?\n      t(".infected")\n    when file.broken?\n      t(".broken")\n    end',
            "finishes",
        ),
        ('file.broken? ? t(".broken") : ""', "finishes"),
        ("text_field_tag :reason", "unknown"),
    ],
    ids=["case", "either", "field"],
)
def test_what_the_class_of_a_component_says_in_words_is_no_field(method: str, outcome: str, walked: Walked) -> None:
    component = f"class NoteComponent < ViewComponent::Base\n  def problem(file)\n    {method}\n  end\nend\n"
    held = rails(f"{PLAIN}  = render NoteComponent.new\n", app__components__note_component=component)
    assert walked({**held, "app/components/note_component.html.slim": "p = problem(@file)\n"})["new", "a-l-oreille"]["outcome"] == outcome  # fmt: skip


@pytest.mark.parametrize(
    ("made", "asks", "outcome"),
    [
        ("  - PollComponent.new(url: root_path).then do |poll|\n    = render poll\n", "p En cours", "finishes"),
        ("  - poll = PollComponent.new(url: root_path)\n  = render poll\n", "p En cours", "finishes"),
        (
            "  - poll = PollComponent.new(url: root_path)\n  = render poll\n",
            'input name="email" required=true',
            "unknown",
        ),
        ("  = render poll\n", "p En cours", "unknown"),
    ],
    ids=["then", "named", "asks", "from-elsewhere"],
)
def test_a_component_held_by_a_name_is_the_one_made_beside(made: str, asks: str, outcome: str, walked: Walked) -> None:
    held = rails(f"{PLAIN}{made}", app__components__poll_component="class PollComponent < ViewComponent::Base\n  def initialize(url:)\n    @url = url\n  end\nend\n")  # fmt: skip
    found = walked({**held, "app/components/poll_component.html.slim": f"{asks}\n"})
    assert found["new", "sans-courriel"]["outcome"] == outcome


FIELDS = '<label>Sujet <input name="sujet"></label><label>Motif <input name="motif"></label>'
SHOWS = 'import {{ Controller }} from "@hotwired/stimulus"\nexport default class extends Controller {{\n  show() {{\n    {}\n  }}\n}}\n'


@pytest.mark.parametrize(
    ("around", "script", "outcome"),
    [
        ('<div data-controller="open"><button type="button" data-action="click->open#show">Écrire</button><div class="hidden" data-open-target="part">{}</div></div>', 'this.partTarget.classList.remove("hidden")', "finishes"),
        ('<div data-controller="open"><button type="button" data-action="click->open#show">Écrire</button><div class="hidden" data-open-target="part">{}</div></div>', "this.partTarget.innerHTML = await (await fetch(url)).text()", "unknown"),
        ('<div data-controller="open"><p data-action="click->open#show">Écrire</p><div class="hidden" data-open-target="part">{}</div></div>', 'this.partTarget.classList.remove("hidden")', "stopped"),
        ('<button type="button" data-bs-toggle="collapse" data-bs-target="#part">Écrire</button><div id="part" class="hidden">{}</div><script src="/js/bootstrap.min.js"></script>', "", "finishes"),
        ('<button type="button" data-bs-toggle="collapse" data-bs-target="#part">Écrire</button><div id="part" class="hidden">{}</div>', "", "unknown"),
        ('<button type="button" aria-controls="part">Écrire</button><div id="part" hidden>{}</div>', "", "unknown"),
        ('<button type="button" data-target="part">Écrire</button><div id="part" hidden>{}</div><script>console.log("part of it")</script>', "", "unknown"),
        ('<button type="button" aria-controls="part">Écrire</button><div id="part" hidden>{}</div><script>document.querySelector("#part").hidden = false</script>', "", "finishes"),
        ('<button type="button" data-toggle-target="part">Écrire</button><div id="part" hidden>{}</div><script>document.querySelectorAll("button").forEach((one) => {{ one.onclick = () => {{ document.getElementById(one.dataset.toggleTarget).hidden = false }} }})</script>', "", "finishes"),
        ('<button type="button" id="go">Écrire</button><div id="part" hidden>{}</div><script>document.getElementById("go").onclick = () => {{ document.getElementById("part").hidden = false; }}</script>', "", "finishes"),
        ('<div class="hidden">{}</div>', "", "unknown"),
    ],
    ids=["stimulus", "stimulus-more", "no-button", "library", "library-missing", "points", "points-elsewhere", "points-named", "points-read", "by-hand", "nothing"],
)  # fmt: skip
def test_a_native_button_that_only_shows_what_is_asked_stops_nobody(
    around: str, script: str, outcome: str, walked: Walked
) -> None:
    held = {
        "aide.html": page(around.format(FIELDS)),
        "app/javascript/controllers/open_controller.js": SHOWS.format(script),
    }
    assert walked(held)["aide", "a-l-oreille"]["outcome"] == outcome
