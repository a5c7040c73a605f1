"""Words kept for people by offices: LaTeX letters, flat OpenDocument, tables of messages, FreeMarker, bundles under any name."""

from __future__ import annotations

from pathlib import Path

import pytest
from guichet.accepted import derogations
from guichet.accepted.comments import comments_for, takes_comments
from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.reading.project.discovery import discover, is_checked
from guichet.reading.texts import Prose, read_file

FODT = '<?xml version="1.0"?>\n<office:document><office:meta>Titre de Zoé</office:meta><office:body><office:text>{}</office:text></office:body></office:document>\n'


def told(path: str, text: str) -> list[Prose]:
    """Return what people read in a file."""
    assert is_checked(path)
    document = read_file(Source(path, text), Config())
    for block in document.said:
        for at, char in enumerate(block.text):
            span = block.span(at, at + 1)
            if char.isalpha() and char.isascii() and span.end - span.start == 1:
                assert text[span.start : span.end] == char
    return document.said


def texts(path: str, text: str) -> list[str]:
    """Return the words of each block, what a program puts in them as "…"."""
    return [block.text.replace("\ue000", "…") for block in told(path, text)]


def test_a_letter_in_latex_is_read_as_its_reader_gets_it() -> None:
    text = (
        "\\documentclass[12pt]{letter}\n\\newcommand{\\nom}{Vous {seul}}\n% Pour vous\n\\begin{document}\n\\begin{letter}{Zoé}\n"
        "\\opening{Bonjour \\nom,}\n\n\\textbf{Votre aide} baisse de 5~\\%% pour vous\n et de \\textcolor{red}{10 euros}.\n\n"
        "\\begin{itemize}\n\\item Vous \\'ecrivez d\\`es demain.\n\\item Vous appelez.\n\\end{itemize}\n\\vspace{1cm}\n\\closing{Le service}\n\\end{letter}\n\\end{document}\n"
    )
    assert texts("courriers/avis.tex", text) == [
        "Bonjour …,",
        "Votre aide baisse de 5 % et de 10 euros.",
        "Vous écrivez dès demain.",
        "Vous appelez.",
        "Le service",
    ]
    assert [block.kind for block in told("courriers/avis.tex", text)][2] == "item"


def test_what_a_program_puts_in_a_letter_in_latex_is_nobodys_words() -> None:
    text = "\\begin{document}\nBonjour {{ nom }}, votre aide est de \\VAR{montant} euros pour <%= mois %>, et nous vous payons $x$.\n\\end{document}\n"
    assert texts("avis.tex", text) == ["Bonjour …, votre aide est de … euros pour …, et nous vous payons …."]


@pytest.mark.parametrize(
    "text",
    [
        "\\documentclass{article}\n\\begin{document}\n\\begin{abstract}\nVous lisez une étude.\n\\end{abstract}\nVous êtes radié.\n\\end{document}\n",
        "\\documentclass[a4paper]{beamer}\n\\begin{document}\nVous êtes radié de la liste.\n\\end{document}\n",
        "\\begin{document}\n\\begin{verbatim}\nVous êtes radié de la liste.\n\\end{verbatim}\n\\end{document}\n",
        "\\setlength{\\parindent}{0pt}\n% Vous êtes radié de la liste.\n",
    ],
)
def test_a_paper_or_slides_in_latex_are_no_letter(text: str) -> None:
    assert texts("avis.tex", text) == []


def test_a_letter_of_a_word_processor_is_read_without_its_remarks() -> None:
    body = (
        "<text:h>Votre aide &amp; vous</text:h>\n<text:p>Bonjour <text:placeholder>&lt;Zoé&gt;</text:placeholder>, vous <text:span a='>'>recevez</text:span><text:s/>ceci."
        "<office:annotation><text:p>À revoir avec vous</text:p></office:annotation></text:p><text:p/>\n"
        "<text:list><text:list-item><text:p>Vous écrivez.<text:line-break/>Vous appelez.</text:p></text:list-item></text:list>"
        "<text:tracked-changes><text:p>Vous êtes radié.</text:p></text:tracked-changes>"
    )
    text = FODT.format(body)
    assert texts("lettre.fodt", text) == [
        "Votre aide & vous",
        "Bonjour …, vous recevez ceci.",
        "Vous écrivez.",
        "Vous appelez.",
    ]
    assert [block.kind for block in told("lettre.fodt", text)] == ["heading", "paragraph", "item", "item"]


def test_a_message_in_a_table_is_read_under_its_name() -> None:
    text = 'code;langue;texte\nrecu;fr;"Vous avez dit ""oui"", nous avons reçu votre dossier."\nfin;fr;Vous pouvez {ici} nous écrire.\n'
    found = told("exports/messages.csv", text)
    assert [(block.key, block.lang, block.text.replace("\ue000", "…")) for block in found] == [
        ("recu", "fr", 'Vous avez dit "oui", nous avons reçu votre dossier.'),
        ("fin", "fr", "Vous pouvez … nous écrire."),
    ]


def test_each_column_of_a_table_is_read_in_its_language() -> None:
    text = "\ufeffkey,fr,en,de\nstop,Vous pouvez arrêter quand vous voulez.,You can stop when you want.,Sie können jederzeit aufhören.\n"
    assert [block.lang for block in told("messages.csv", text)] == ["fr", "en"]


DATA = {
    "rows that bear numbers": "id,message\n1,Vous avez été radié de la liste.\n2,Vous avez été radié de la liste.\n",
    "no name of a message": "date,message\n2024-01-01,Vous avez été radié de la liste.\n",
    "no column of words": "code,nom,commune\na,Vous avez été radié,Vous avez été radié de la liste.\n",
    "names of people": "nom,message\nZoé Martin,Vous avez été radié de la liste.\nIris Blanc,Vous avez été radié de la liste.\n",
    "the same few names": "code,texte\n" + "avis,Vous avez été radié de la liste.\n" * 40,
    "nothing": "",
}


@pytest.mark.parametrize("kind", DATA)
def test_nothing_is_told_in_a_table_of_data(kind: str) -> None:
    assert texts("donnees.csv", DATA[kind]) == []


def test_only_small_tables_of_messages_are_opened(tmp_path: Path) -> None:
    row = "fin,Vous pouvez nous écrire demain.\n"
    for name, text in {
        "messages.csv": "code,texte\n" + row,
        "grand.csv": "code,texte\n" + row * 20_000,
        "communes.csv": "code,commune\n1,Valmer\n",
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert [Path(one).name for one in discover([str(tmp_path)], Config())] == ["messages.csv"]


def test_a_letter_of_freemarker_is_told_from_messages_of_fluent() -> None:
    letter = '<#-- pour les proches -->\nBonjour ${nom!"Zoé {x}"},\n\n<#if a gt 3>\nVous pouvez écrire<#else>Vous pouvez appeler</#if>.\n\nNous vous répondrons.\n'
    assert texts("courriers/avis.ftl", letter) == [
        "Bonjour …,",
        "Vous pouvez écrire",
        "Vous pouvez appeler .",
        "Nous vous répondrons.",
    ]
    assert texts("app.ftl", "avis = Vous pouvez { $ou } nous écrire demain.\n") == ["Vous pouvez … nous écrire demain."]


def test_a_page_of_freemarker_is_read_by_its_elements() -> None:
    page = '<html lang="fr"><#if x?? && y["a>b"]><p>Vous pouvez écrire à <b>${nom}</b>.</p><#else><p>Vous pouvez appeler.</p></#if></html>\n'
    assert texts("web/avis.ftl", page) == ["Vous pouvez écrire à ….", "Vous pouvez appeler."]


def test_a_bundle_of_messages_is_read_under_any_name() -> None:
    text = "titre=Un titre\nfin=Vous pouvez nous écrire demain.\n"
    assert texts("prefecture/rdv.properties", text) == ["Vous pouvez nous écrire demain."]
    assert texts("i18n/rdv_fr.properties", text) == ["Un titre", "Vous pouvez nous écrire demain."]


def test_a_file_of_settings_tells_nothing() -> None:
    text = "db.url=jdbc:postgres://our host/base\nserver.names=a b c\nspring.sql=select us from table we\nour.flag = true\nmail.from=Service Aide <a@b.example>\n"
    assert texts("conf/serveur.properties", text) == []
    assert not is_checked("src/main/resources/application-prod.properties")
    assert not is_checked("log4j2.properties")


def test_messages_of_apple_are_read_outside_their_folder_too() -> None:
    assert texts("Localizable/fr.strings", '"fin" = "Vous pouvez nous écrire demain.";\n') == [
        "Vous pouvez nous écrire demain."
    ]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.tex", '% guichet: ignore[x] reason="a" owner="b"\n'),
        ("a.fodt", '<!-- guichet: ignore[x] reason="a" owner="b" -->\n'),
        ("a.ftl", '<#-- guichet: ignore[x] reason="a" owner="b" -->\nBonjour ${nom}\n'),
        ("fr/a.ftl", '# guichet: ignore[x] reason="a" owner="b"\nfin = Vous\n'),
        ("a.properties", '# guichet: ignore[x] reason="a" owner="b"\n'),
        ("a.strings", '/* guichet: ignore[x] reason="a" owner="b" */\n'),
    ],
)
def test_a_decision_is_written_in_the_comment_of_the_file(path: str, text: str) -> None:
    (found,) = derogations.read(Source(path, text))
    assert found.rules == ("x",) or list(found.rules) == ["x"]
    assert text.startswith(comments_for(path, text)[0].opening)


def test_nobody_is_sent_a_decision_in_a_table() -> None:
    assert not takes_comments("messages.csv")
