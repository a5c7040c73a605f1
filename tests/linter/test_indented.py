"""HAML, Slim and pug are read as the templates that they write; what is said of them is at their own lines."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.engine.catalogue import selected
from guichet.engine.dispatch import check_file, check_project
from guichet.engine.selection import Rules
from guichet.reading.indented.reader import transcribed

from tests.linter.test_built_styles import project


def written(text: str, name: str) -> str:
    return " ".join(transcribed(Source(name, text)).source.text.split()).replace("> <", "><")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("!!!\n%html{ lang: 'fr' }\n  %p.a.b#c Été", '<!DOCTYPE html><html lang="fr"><p class="a b" id="c">Été</p></html>'),
        (".x\n  = t('é')\n  #{nom} ans", '<div class="x"><%= t(\'é\') %><%= nom %> ans </div>'),
        ("%a{ href: chemin, class: [\"x\", ('y' if z)], 'aria-label' => \"Été #{an}\" }",
         '<a class="x <%= (\'y\' if z) %>" href="<%= chemin %>" aria-label="Été <%= an %>"></a>'),
        ("%p{ data: { panneau_target: :boite, action: 'x#y' }, hidden: true, id: nil }",
         '<p data-panneau-target="boite" data-action="x#y" hidden></p>'),
        ("%p{ **reste }", "<p <%= reste %>></p>"),
        ('%a(href="/é" title=titre) Été', '<a href="/é" title="<%= titre %>">Été</a>'),
        ("%img{ src: 'a.png',\n  alt: 'Été' }", '<img src="a.png" alt="Été">'),
        ("- if a\n  %b 1\n- elsif b\n  %b 2\n- else\n  %b 3\n%i", "<% if a %><b>1</b><% elsif b %><b>2</b><% else %><b>3</b><% end %><i></i>"),
        ("- case a\n- when 1\n  %b 1\n%i", "<% case a %><% when 1 %><b>1</b><i></i>"),
        ("= form_with url: '/' do |f|\n  = f.label :nom do\n    %b Nom\n", "<%= form_with url: '/' do |f| %><%= f.label :nom do %><b>Nom</b><% end %><% end %>"),
        ("%li= render 'x',\n  a: 1\n%li", "<li><%= render 'x', a: 1 %></li><li></li>"),
        ("-# rien\n  %p caché\n/ note\n:javascript\n  var a = '{{';\n", "<!-- note--><script>var a = '{{';</script>"),
        ("\\- tiret\n%br/\n<b>brut</b>", "- tiret <br><b>brut</b>"),
    ],
)  # fmt: skip
def test_what_haml_writes(text: str, expected: str) -> None:
    assert written(text, "a.html.haml") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('doctype html\nhtml lang="fr"\n  p.a.b#c Été', '<!DOCTYPE html><html lang="fr"><p class="a b" id="c">Été</p></html>'),
        ('a href=chemin(1, "x y") class="x #{y}" Été', '<a class="x <%= y %>" href="<%= chemin(1, "x y") %>">Été</a>'),
        ('input[type="text" required name=nom]', '<input type="text" required name="<%= nom %>">'),
        ('button data-x="y" disabled=true\n  | Été\n    suite', '<button data-x="y" disabled> Été suite </button>'),
        ('ul\n  li: a href="/" Été', '<ul><li><a href="/">Été</a></li></ul>'),
        ("p= t('é')\n- liste.each do |un|\n  b = un\n", "<p><%= t('é') %></p><% liste.each do |un| %><b><%= un %></b><% end %>"),
        ("= button_tag class: 'x'\n  | Copier\n", "<%= button_tag class: 'x' do %> Copier <% end %>"),
        ("- if a\n  b 1\n- else\n  b 2", "<% if a %><b>1</b><% else %><b>2</b><% end %>"),
        ("div *reste class='x'", '<div class="x" <%= reste %>></div>'),
        ("/ rien\n  p caché\njavascript:\n  var a = 1;\n<b>brut</b>", "<script>var a = 1;</script><b>brut</b>"),
        ("javascript:\n  var a = 1;\n  <% if b %>\n  a = 2;\n  <% end %>\np Été", "<p>Été</p>"),
        ("javascript:\n  var a = '<% b %>';\np Été", "<script>var a = '<% b %>';</script><p>Été</p>"),
    ],
)  # fmt: skip
def test_what_slim_writes(text: str, expected: str) -> None:
    assert written(text, "a.html.slim") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('doctype html\nhtml(lang="fr")\n  p.a.b#c Été', '<!DOCTYPE html><html lang="fr"><p class="a b" id="c">Été</p></html>'),
        ("a(href=lien, title='Été', hidden) Été #{nom}", '<a href="{{ lien }}" title="Été" hidden>Été {{ (nom)|e }}</a>'),
        ('input(type="checkbox" checked=coché\n  name="a")', None),
        ("img.x(src='a.png').y(alt='')", '<img class="x y" src="a.png" alt="">'),
        ("if a && b\n  b 1\nelse if c\n  b 2\nelse\n  b 3", "{% if (a and b) %}<b>1</b> {% elif c %}<b>2</b> {% else %}<b>3</b> {% endif %}"),
        ("each un in liste\n  li= un.nom", "{% for un in liste %}<li>{{ (un.nom)|e }}</li> {% endfor %}"),
        ("extends ./base\nblock corps\n  p Été", '{% extends "./base.pug" %} {% block corps %}<p>Été</p> {% endblock %}'),
        ("include partie\n+champ('Nom')\n  p Aide", '{% include "./partie.pug" %} {% call champ("Nom") %}<p>Aide</p> {% endcall %}'),
        ("mixin champ(nom, aide)\n  label= nom\n    block", "{% macro champ(nom, aide) %}<label>{{ (nom)|e }}{{ caller() }} </label> {% endmacro %}"),
        ("ul\n  li: a(href='/') Été\n//- rien\n  p caché\np.\n  Un texte\n  long", '<ul><li><a href="/">Été</a></li></ul><p>Un texte long</p>'),
        ("p Voir #[a(href='/') ici].", '<p>Voir <a href="/">ici</a>.</p>'),
        ("div(class=['a', b ? 'c' : ''])", '<div class="a{% if b %} c{% else %}{% endif %}"></div>'),
    ],
)  # fmt: skip
def test_what_pug_writes(text: str, expected: str | None) -> None:
    if expected is not None:
        assert written(text, "a.pug") == expected
    else:
        assert "{% if coché %}checked{% endif %}" in written(text.replace("é", "e"), "a.pug").replace("coche", "coché")


KEPT = (
    "button-name-missing",
    "img-alt-missing",
    "field-label-missing",
    "skip-link-missing",
    "page-title-missing",
    "heading-empty",
)


def said(files: Mapping[str, str], path: str) -> list[tuple[str, str, str]]:
    found = check_file(path, Rules(selected(Config())), project(files))
    return [(one.rule, one.path, files[one.path][one.span.start : one.span.end]) for one in found if one.rule in KEPT]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"a.html.haml": "%p Été\n%button{ type: 'button' }\n"}, ("button-name-missing", "a.html.haml", "%button{ type: 'button' }")),
        ({"a.html.slim": 'p Été\nimg src="a.png"\n'}, ("img-alt-missing", "a.html.slim", 'img src="a.png"')),
        ({"a.pug": "p Été\nimg(src='a.png')\n"}, ("img-alt-missing", "a.pug", "img(src='a.png')")),
        ({"app/views/v/a.html.haml": "= render 'v/champ', nom: 'x'\n", "app/views/v/_champ.html.haml": "%input{ name: nom, type: 'text' }\n"},
         ("field-label-missing", "app/views/v/_champ.html.haml", "%input{ name: nom, type: 'text' }")),
        ({"app/views/v/a.html.erb": "<%= render 'v/champ', texte: '' %>", "app/views/v/_champ.html.slim": "h2= texte\n"},
         ("heading-empty", "app/views/v/a.html.erb", "<%= render 'v/champ', texte: '' %>")),
        ({"v/a.pug": "include champ\n", "v/champ.pug": "input(type='text' name='n')\n"},
         ("field-label-missing", "v/champ.pug", "input(type='text' name='n')")),
    ],
)  # fmt: skip
def test_what_is_said_of_them(files: dict[str, str], expected: tuple[str, str, str]) -> None:
    assert said(files, expected[1]) == [expected]


@pytest.mark.parametrize(
    "files",
    [
        {"a.html.haml": "%label{ for: 'n' } Nom\n%input#n{ type: 'text', name: 'n' }\n%button{ title: t('x') }\n"},
        {"a.html.haml": "%button\n  = t('x')\n%img{ src: 'a.png', **reste }\n"},
        {
            "a.html.slim": 'label for="n" Nom\ninput#n type="text"\n= form_with url: "/" do |f|\n  = f.label :x\n  = f.text_field :x\n'
        },
        {"a.pug": "label(for='n') Nom\ninput#n(type='text')\nimg&attributes(reste)\n"},
    ],
)
def test_what_is_well_written_is_not_reported(files: dict[str, str]) -> None:
    assert said(files, next(iter(files))) == []


@pytest.mark.parametrize(
    ("part", "expected"),
    [("%main#contenu\n  = yield\n", []), ("%main#corps\n  = yield\n", ["skip-link-missing"])],
)
def test_the_target_of_a_skip_link_is_known_inside(part: str, expected: list[str]) -> None:
    layout = "!!!\n%html{ lang: 'fr' }\n  %body\n    %a{ href: '#contenu' } Aller au contenu\n    %nav\n      %a{ href: '/' } Été\n    = render 'layouts/corps'\n"
    files = {"app/views/layouts/a.html.haml": layout, "app/views/layouts/_corps.html.haml": part}
    site = project(files)
    rules = Rules(selected(Config()))
    found = [one for path in files for one in check_file(path, rules, site)] + check_project(site, rules)
    assert [one.rule for one in found if one.rule == "skip-link-missing"] == expected
