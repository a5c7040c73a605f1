"""Values followed between files, each with the twin in which one file says it rightly."""

from __future__ import annotations

import pytest

from tests.linter.test_between_files import rules_of

HELPER = "module IconeHelper\n  def lien(chemin, nom: nil, **o)\n    o[:class] = class_names('lien', o[:class])\n    o[:aria] = { label: nom } if nom\n    link_to(chemin, **o) { tag.svg(aria: { hidden: true }) }\n  end\nend\n"
IMAGE = "module LogoHelper\n  def logo(url, dit = nil)\n    link_to(url) { image_tag('e.svg', alt: dit.to_s) }\n  end\nend\n"
ROUTE = "module.exports = (r) => r.post('/e', (req, res) => {{ const errors = {{}}; errors['{}'] = {{ text: 'Dites votre été' }}; if (Object.keys(errors).length) return res.render('e.njk', {{ errors }}) }})\n"
TYPE = "<?php\nclass EType extends AbstractType {{\n  private const OUI = {};\n  public function buildForm($builder, array $o): void {{\n    $builder->add('lettre', CheckboxType::class, ['label' => \"J'accepte de recevoir la lettre d'information\", 'data' => self::OUI]);\n  }}\n}}\n"
SET = "<?php\nclass EType extends AbstractType {{\n  public function buildForm($builder, array $options): void {{\n    $builder->add('lettre', CheckboxType::class, ['label' => \"J'accepte de recevoir la lettre d'information\", 'data' => $options['lettre']]);\n  }}\n  public function configureOptions($resolver): void {{\n    $resolver->{};\n  }}\n}}\n"
MAKER = (
    "<?php\nclass C {{\n  public function new($user) {{ return $this->createForm(EType::class, null, [{}]); }}\n}}\n"
)
FORM = 'from django import forms\n\nPREMIERS = {{"partage": {}}}\n\n\nclass F(forms.Form):\n    partage = forms.BooleanField(label="Transmettre mes coordonnées aux partenaires", required=False, initial=PREMIERS["partage"])\n'
COPY = "import {{ cloneElement, useId }} from 'react'\nexport function Champ({{ children }}) {{ const id = useId(); return <p><label htmlFor={{id}}>Été</label>{{cloneElement(children, {{ {} }})}}</p> }}\n"
PAGE = {
    "src/Page.jsx": "import { Champ } from './Champ'\nexport default function Page() { return <Champ><input name='e' /></Champ> }\n"
}
TAG = 'from django import template\n\nregister = template.Library()\n\n\n@register.inclusion_tag("_c.html")\ndef champ(field):\n    return {{"field": field{}}}\n'
SHOWN = {
    "templates/_c.html": "{{ field }}{% if errors %}<p>{{ errors }}</p>{% endif %}",
    "templates/p.html": "{% load champs %}{% champ form.loyer %}",
}


@pytest.mark.parametrize(
    ("rule", "same", "flawed", "harmless"),
    [
        ("link-name-missing", {"app/helpers/i_helper.rb": HELPER},
         {"app/views/p.html.erb": '<h1>É</h1><p><%= lien "/é", label: "Été" %></p>'}, {"app/views/p.html.erb": '<h1>É</h1><p><%= lien "/é", nom: "Été" %></p>'}),
        ("link-name-missing", {"app/helpers/l_helper.rb": IMAGE},
         {"app/views/p.html.erb": '<h1>É</h1><p><%= logo "/é" %></p>'}, {"app/views/p.html.erb": '<h1>É</h1><p><%= logo "/é", "Été" %></p>'}),
        ("label-for-broken", {},
         {"app/views/p.html.erb": '<%= form_with model: @aide do |f| %><p><%= f.label :nom, "Été" %><%= text_field_tag "a_nom" %></p><% end %>'},
         {"app/views/p.html.erb": '<%= form_with model: @aide do |f| %><p><%= f.label :nom, "Été" %><%= text_field_tag "aide[nom]" %></p><% end %>'}),
        ("text-given-lost", {"views/e.njk": "{% if errors.ete %}<p>{{ errors.ete.text }}</p>{% endif %}"},
         {"r.js": ROUTE.format("ete-choisi")}, {"r.js": ROUTE.format("ete")}),
        ("consent-preticked", {"templates/p.html.twig": "<h1>É</h1>{{ form_start(form) }}{{ form_row(form.lettre) }}{{ form_end(form) }}"},
         {"src/Form/EType.php": TYPE.format("true")}, {"src/Form/EType.php": TYPE.format("false")}),
        ("consent-preticked", {"templates/p.html.twig": "<h1>É</h1>{{ form_start(form) }}{{ form_row(form.lettre) }}{{ form_end(form) }}"},
         {"src/Form/EType.php": SET.format("setDefaults(['data_class' => E::class, 'lettre' => true])")}, {"src/Form/EType.php": SET.format("setDefaults(['lettre' => false])")}),
        ("consent-preticked", {"templates/p.html.twig": "<h1>É</h1>{{ form_row(form.lettre) }}"},
         {"src/Form/EType.php": SET.format("setDefault('lettre', true)")}, {"src/Form/EType.php": SET.format("setRequired('lettre')")}),
        ("consent-preticked", {"templates/p.html.twig": "<h1>É</h1>{{ form_row(form.lettre) }}", "src/Form/EType.php": SET.format("setDefaults(['lettre' => true])")},
         {"src/C.php": MAKER.format("'action' => '/e'")}, {"src/C.php": MAKER.format("'lettre' => $user->lettre")}),
        ("consent-preticked", {}, {"f/forms.py": FORM.format("True")}, {"f/forms.py": FORM.format("False")}),
        ("label-for-broken", PAGE, {"src/Champ.jsx": COPY.format("className: 'é'")}, {"src/Champ.jsx": COPY.format("id")}),
        ("label-for-broken",
         {"app/s.component.ts": "@Component({ selector: 'app-s', template: `<input [attr.id]=\"dedans\" name=\"e\">` })\nexport class S { @Input() dedans?: string; }\n"},
         {"app/p.component.ts": "@Component({ selector: 'app-p', template: `<form><label for=\"m\">Été</label><app-s id=\"m\"></app-s></form>` })\nexport class P {}\n"},
         {"app/p.component.ts": "@Component({ selector: 'app-p', template: `<form><label for=\"m\">Été</label><app-s dedans=\"m\"></app-s></form>` })\nexport class P {}\n"}),
        ("keyboard-trap", {},
         {"src/P.vue": '<template><p><input aria-label="É" @keydown.prevent="bouger"></p></template>'},
         {"src/P.vue": '<template><p><input aria-label="É" @keydown.down.prevent="bouger" @keydown.ctrl.k.prevent="ouvrir"></p></template>'}),
        ("text-given-lost", SHOWN, {"templatetags/champs.py": TAG.format("")}, {"templatetags/champs.py": TAG.format(', "errors": field.errors')}),
    ],
)  # fmt: skip
def test_a_value_is_followed_to_where_it_is_met(
    rule: str, same: dict[str, str], flawed: dict[str, str], harmless: dict[str, str]
) -> None:
    assert rule in rules_of(same | flawed)
    assert rule not in rules_of(same | harmless)
