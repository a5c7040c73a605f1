"""Prose from every place that holds it: what is read, what is left out, and the way back to the source."""

from __future__ import annotations

from pathlib import Path

import pytest
from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.hosts.cli import main
from guichet.reading import texts as prose
from guichet.reading.project.project import Project
from guichet.reading.templates.masking import OUTPUT
from guichet.reading.templates.site import is_template
from guichet.reading.texts.document import Document, Prose
from guichet.reading.texts.pieces import Piece, folded
from hypothesis import given
from hypothesis import strategies as st


def document(text: str, path: str = "templates/page.html") -> Document:
    project = Project([path], Config(), {path: Source(path, text)})
    if is_template(path):
        template = project.library.template(path)
        assert template is not None
        return prose.read_template(project.page(template))
    if path.endswith(".py"):
        return prose.read_python(project.modules.parse(project.source(path)))
    return prose.read_file(project.source(path), Config())


def texts(text: str, path: str = "templates/page.html") -> list[str]:
    return [block.text for block in document(text, path).blocks]


FR = '<html lang="fr"><body>{}</body></html>'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Venez <b>demain</b> à\n  l’école.</p>", ["Venez demain à l’école."]),
        ("<div>Avant<p>Dedans</p>Après</div>", ["Avant", "Dedans", "Après"]),
        ("<p>Une ligne<br>Une autre</p>", ["Une ligne", "Une autre"]),
        ("<p>Bonjour {{ prenom }}, à {{ lieu }}.</p>", [f"Bonjour {OUTPUT}, à {OUTPUT}."]),
        ("<p>Vous avez {% if a %}un{% else %}deux{% endif %} message.</p>", ["Vous avez un message.", "deux"]),
        ('<p>Ouvrez {% trans "la page" %}.</p>', ["Ouvrez la page."]),
        ("<p>{% blocktrans count n=n %}Un mot{% plural %}Des mots{% endblocktrans %}</p>", ["Un mot", "Des mots"]),
        (
            "<p>Tapez <code>ls -l</code> ici.</p><pre>rien</pre><script>var a = 'non';</script>",
            [f"Tapez {OUTPUT} ici."],
        ),
        ("<p>L&rsquo;&eacute;t&eacute;&nbsp;!</p>", ["L’été !"]),
        (
            '<img src="a.png" alt="Le plan"><input type="submit" value="Envoyer"><input value="x">',
            ["Le plan", "Envoyer"],
        ),
        ("<!-- Rien --><p>{# Rien #}Oui</p><blockquote>Cité</blockquote>", ["Oui"]),
        ("<span>Neuf</span> <span>Gratuit</span>", ["Neuf", "Gratuit"]),
        ('<p lang="de">Guten Tag</p><p>Bonjour</p>', ["Bonjour"]),
        (
            '<label>Votre nom <span class="fr-hint-text">Celui de la carte</span></label>',
            ["Votre nom", "Celui de la carte"],
        ),
    ],
)
def test_html(html: str, expected: list[str]) -> None:
    assert texts(FR.format(html)) == expected


def test_spans_go_back_to_the_source() -> None:
    source = FR.format("<p>Le <b>d&eacute;part</b>  a\n lieu à l’été {{ annee }}.</p>")
    block = document(source).blocks[0]
    start = block.text.index("départ")
    span = block.span(start, start + len("départ a"))
    assert source[span.start : span.end] == "d&eacute;part</b>  a"
    end = block.span(block.text.index(OUTPUT), block.text.index(OUTPUT) + 1)
    assert source[end.start : end.end] == "{{ annee }}"


def test_language_comes_from_the_layout_or_the_words() -> None:
    files = {
        "templates/base.html": '<html lang="en"><body>{% block b %}{% endblock %}</body></html>',
        "templates/page.html": '{% extends "base.html" %}{% block b %}<p>Opening hours</p>{% endblock %}',
    }
    project = Project(sorted(files), Config(), {path: Source(path, text) for path, text in files.items()})
    template = project.library.template("templates/page.html")
    assert template is not None
    assert [block.lang for block in prose.read_template(project.page(template)).blocks] == ["en"]
    assert document("<p>Vous pouvez venir à la mairie avec une amie.</p>").blocks[0].lang == "fr"
    assert texts("<p>Bzzt</p>") == []


PO = """msgid ""
msgstr ""
"Language: fr\\n"

#, fuzzy
msgid "a"
msgstr "Douteux"

#, python-format
msgid "b"
msgstr ""
"Bonjour <b>%(name)s</b>, "
"à \\"demain\\".\\n"

msgid "c"
msgid_plural "d"
msgstr[0] "Un été"
msgstr[1] "Des étés"

#~ msgid "e"
#~ msgstr "Périmé"
"""


def test_catalogue() -> None:
    assert texts(PO, "locale/fr/django.po") == [f'Bonjour {OUTPUT}, à "demain".', "Un été", "Des étés"]
    assert texts(PO.replace("Language: fr", "Language: de"), "locale/de/django.po") == []
    block = document(PO, "locale/fr/django.po").blocks[0]
    span = block.span(block.text.index("à"), block.text.index("demain"))
    assert PO[span.start : span.end] == 'à \\"'


MD = """---
title: Rien
lang: fr
---

# Le guichet { #g }

Venez **à la mairie**
avec [votre carte](https://exemple.test/a) et `un code`.

```python
rien = "non"
```

> Une citation.

| Jour | Heure |
|---|---|
| Lundi | Neuf heures |

!!! note "À savoir"
    Dans le cadre.

- un point
- un autre, plus
  long
"""


def test_markdown() -> None:
    assert texts(MD, "page.md") == [
        "Le guichet", f"Venez à la mairie avec votre carte et {OUTPUT}.", "Jour", "Heure", "Lundi", "Neuf heures",
        "À savoir", "Dans le cadre.", "un point", "un autre, plus long",
    ]  # fmt: skip


PY = """from django.utils.translation import gettext as _
from django import forms

class F(forms.Form):
    a = forms.CharField(label="Votre prénom et votre nom", help_text=("Comme sur "
        "votre carte, avec les accents"), error_messages={"required": "Écrivez votre nom."})

def vue(request):
    messages.success(request, f"Merci {request.user}, nous avons reçu votre demande.")
    log.info("Not read by people")
    return _("Ouvert l'été, de %d h à %d h") % (9, 12)
"""


def test_python() -> None:
    assert sorted(texts(PY, "vues.py")) == sorted([
        "Votre prénom et votre nom", "Comme sur votre carte, avec les accents", "Écrivez votre nom.",
        f"Merci {OUTPUT}, nous avons reçu votre demande.", f"Ouvert l'été, de {OUTPUT} h à {OUTPUT} h",
    ])  # fmt: skip


SAID = "Ajoutez votre jeton à chacune de vos demandes."


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ('SCHEMES = {{"bearer": {{"type": "http", "scheme": "bearer", "description": {}}}}}', False),
        ('PARAMETER = OpenApiParameter(name="a", description={})', False),
        ('SPECTACULAR_SETTINGS = {{"DESCRIPTION": {}}}', False),
        ("nom = serializers.CharField(help_text={})", False),
        ('nom = serializers.CharField(error_messages={{"required": {}}})', True),
        ("nom = forms.CharField(help_text={})", True),
        ('STEPS = {{"first": {{"description": {}}}}}', True),
    ],
)
def test_what_describes_an_api_is_read_by_those_who_build(code: str, said: bool) -> None:
    assert [one.text for one in document(code.format(repr(SAID)), "service/a.py").said] == [SAID] * said


def test_front_matter_is_read_by_nobody() -> None:
    page = '---\ntitle: Une page\nnotes: |\n  Pour vous.\n---\n<p lang="fr">Venez demain à l’école.</p>'
    assert texts(page, "views/page.njk") == ["Venez demain à l’école."]


FIELDS = """from django.db import models
from wagtail import blocks


class Dossier(models.Model):
    nom = models.CharField(verbose_name="Le nom du dossier", help_text="Comme sur votre carte")
"""


def test_a_model_speaks_of_its_fields_and_an_editor_s_block_to_those_inside() -> None:
    model = document(FIELDS.replace("from wagtail import blocks\n", ""), "dossiers/models.py")
    assert [(block.text, block.kind) for block in model.said] == [
        ("Le nom du dossier", "label"),
        ("Comme sur votre carte", "field"),
    ]
    assert not model.is_back_office
    assert document(FIELDS, "dossiers/models.py").is_back_office


TITLE, TEXT = "Vous demandez une carte de bus à la mairie", "Écrivez-nous avec une copie de votre carte et une photo."


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (f"{{% block title %}}{TITLE}{{% endblock %}}\n{{% block main %}}{TEXT}{{% endblock %}}", "templates/a.html"),
        (
            f'{{% block a %}}{{% trans "{TITLE}" %}}{{% endblock %}}{{% block b %}}{TEXT}{{% endblock %}}',
            "templates/a.html",
        ),
        (f"{{% set title %}}{TITLE}{{% endset %}}\n{TEXT}", "templates/a.html.twig"),
        (f"<% content_for :title do %>{TITLE}<% end %>\n{TEXT}", "app/views/a.html.erb"),
        (f"<div>{{% block a %}}{TITLE}{{% endblock %}}{{% block b %}}{TEXT}{{% endblock %}}</div>", "templates/a.html"),
        (f"{{% block subject %}}{TITLE}{{% endblock %}}\n{{% block body %}}{TEXT}{{% endblock %}}\n", "mails/a.txt"),
        (f"{{% block subject %}}\n{TITLE}\n{{% endblock %}}\n{TEXT}\n", "mails/a.txt"),
    ],
)
def test_a_part_that_is_put_elsewhere_is_a_text_of_its_own(text: str, path: str) -> None:
    assert texts(text, path) == [TITLE, TEXT]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("<p>Vous pouvez écrire à {% block office %}la mairie{% endblock %} avant le mardi.</p>", "templates/a.html"),
        ("Vous pouvez écrire à {% block office %}la mairie{% endblock %} avant le mardi.\n", "mails/a.txt"),
    ],
)
def test_a_part_within_a_sentence_stays_in_it(text: str, path: str) -> None:
    assert texts(text, path) == ["Vous pouvez écrire à la mairie avant le mardi."]


def test_letter() -> None:
    letter = "Bonjour {{ prenom }},\n\nNous avons reçu votre lettre. Elle est complète,\net nous vous répondrons.\n\n- votre carte\n- une photo\n"
    assert texts(letter, "lettre.txt") == [
        f"Bonjour {OUTPUT},", "Nous avons reçu votre lettre. Elle est complète, et nous vous répondrons.", "votre carte", "une photo",
    ]  # fmt: skip


_TEXT = st.text(alphabet="aé ’<&;\n\t\u00a0\ue000.", max_size=30)


@given(st.lists(st.tuples(_TEXT, st.booleans()), max_size=5))
def test_each_character_has_one_place(runs: list[tuple[str, bool]]) -> None:
    pieces, at = [], 0
    for text, entities in runs:
        pieces.append(Piece(text, at, -1, entities))
        at += len(text)
    block = Prose(folded(pieces), "paragraph", pieces, Document("a.txt"))
    assert len(block._places) == len(block.text) == len(block.plain)
    starts = [start for start, _ in block._places]
    assert starts == sorted(starts)


LETTER = "Bonjour,\n\nEnvoyez votre attestation au CCAS avant le 3 mai 2027. Il vous appartient de procéder à la signature de la lettre.\n"


def test_read_in_the_terminal_and_as_html(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "lettre.txt"
    file.write_text(LETTER, encoding="utf-8")
    assert main(["read", str(file), "--isolated", "--lang", "fr"]) == 0
    shown = capsys.readouterr().out
    for expected in ("sur 100", "avant le 3 mai 2027", "procéder à", "faire", "CCAS", "à expliquer"):
        assert expected in shown
    page = tmp_path / "rapport.html"
    assert main(["read", str(file), "--isolated", "--lang", "en", "--format", "html", "--output", str(page)]) == 0
    html = page.read_text(encoding="utf-8")
    assert '<html lang="en">' in html
    assert '<q lang="fr">procéder à</q>' in html
    for claim in ("FALC", "easy-to-read", "conform"):
        assert claim not in shown + html
    assert main(["check", str(page), "--isolated", "--no-cache", "--select", "accessibility,plain_language"]) == 0


@pytest.mark.parametrize(("lang", "words"), [("fr", "1 phrase,"), ("en", "1 sentence,")])
def test_read_counts_agree(tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str, words: str) -> None:
    file = tmp_path / "lettre.txt"
    file.write_text("Envoyez votre attestation au guichet de la mairie avant le 3 mai 2027.\n", encoding="utf-8")
    assert main(["read", str(file), "--isolated", "--lang", lang]) == 0
    assert words in capsys.readouterr().out


def test_read_says_what_it_cannot_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(tmp_path / "absent.txt"), "--isolated"]) == 2
    (tmp_path / "vide.txt").write_text("…", encoding="utf-8")
    assert main(["read", str(tmp_path / "vide.txt"), "--isolated"]) == 2
    assert "Traceback" not in capsys.readouterr().err
