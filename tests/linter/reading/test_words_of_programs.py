"""Words said to people are read where Ruby, PHP, SQL and catalogues in XML keep them, each at its place; what is told to nobody is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from guichet import api
from guichet.core.configuration import Config
from guichet.reading.project.project import Project
from guichet.reading.texts import Document, read_file, read_words_of_program

SAID = "Votre café est fermé, revenez lundi."
RUBY = {
    "a constant": ("SMS", f'class A\n  SMS = "{SAID}"\nend\n'),
    "a table": ("fin", f"TEXTES = {{\n  début: 'été',\n  fin: '{SAID}',\n}}.freeze\n"),
    "what flashes": ("flash", f'def create\n  flash[:notice] = "{SAID}"\nend\n'),
    "what a page is sent on with": ("alert", f'def create\n  redirect_to root_path, alert: "{SAID}"\nend\n'),
    "an error": ("create", f'def create\n  errors.add(:base, "{SAID}")\nend\n'),
    "a letter below its line": ("corps", f"def x\n  corps = <<~TXT\n    {SAID}\n  TXT\nend\n"),
    "what a method returns": ("corps", f'def corps\n  "{SAID}"\nend\n'),
    "a text on two lines": ("SMS", 'SMS = "Votre café est fermé, " \\\n      "revenez lundi."\n'),
    "a text put together": ("SMS", 'SMS = "Votre café est fermé, " + "revenez lundi."\n'),
}
RUBY_UNSAID = {
    "a log": f'def x\n  Rails.logger.warn "{SAID}"\nend\n',
    "a failure": f'def x\n  raise ArgumentError, "{SAID}"\nend\n',
    "a comparison": f'def x\n  stop if said == "{SAID}"\nend\n',
    "a task": f"desc '{SAID}'\ntask :x do\nend\n",
    "a query": 'SQL = "SELECT café FROM votre_table"\n',
}
PHP = {
    "a constant": ("CORPS", f'<?php\nclass A {{\n  private const CORPS = "{SAID}";\n}}\n'),
    "a table": ("fin", f"<?php\nclass A {{\n  const TEXTES = [\n    'début' => 'été',\n    'fin' => '{SAID}',\n  ];\n}}\n"),
    "what flashes": ("voir", f"<?php\nclass A {{\n  function voir() {{\n    $this->addFlash('info', '{SAID}');\n  }}\n}}\n"),
    "a constraint": ("message", f"<?php\nclass A {{\n  #[Assert\\NotBlank(message: '{SAID}')]\n  private $tel;\n}}\n"),
    "a letter between two lines": ("texte", f"<?php\nclass A {{\n  function x() {{\n    $texte = <<<TXT\n    {SAID}\n    TXT;\n    $l = 'l’été';\n  }}\n}}\n"),
    "a text put together": ("corps", "<?php\n$corps = 'Votre café est fermé, ' . 'revenez lundi.';\n"),
}  # fmt: skip
PHP_UNSAID = {
    "a log": f"<?php\n$this->logger->error('{SAID}');\n",
    "a failure": f"<?php\nthrow new \\LogicException('{SAID}');\n",
    "the help of a command": f"<?php\n$this->setDescription('{SAID}');\n",
}
SQL = f"INSERT INTO modele (code, corps) VALUES ('fin', '{SAID}'), ('été', 'x');\n"
XLIFF = '<?xml version="1.0"?>\n<xliff version="1.2"><file source-language="en" target-language="fr"><body>\n{0}\n</body></file></xliff>\n'
XML = {
    "a translation": ("messages.fr.xlf", "fin", XLIFF.format(f'<trans-unit id="a" resname="fin"><source>Closed</source><target>{SAID}</target></trans-unit>')),
    "a translation kept as it is": ("messages.fr.xlf", "fin", XLIFF.format(f'<trans-unit id="fin"><source>x</source><target><![CDATA[{SAID}]]></target></trans-unit>')),
    "a translation of the second version": ("messages.fr.xliff", "fin", f'<xliff version="2.0" srcLang="en" trgLang="fr"><file><unit id="fin"><segment><source>x</source><target>{SAID}</target></segment></unit></file></xliff>'),
    "a source that nobody translates": ("messages.xlf", "fin", f'<xliff version="1.2"><file source-language="fr"><body><trans-unit id="fin"><source>{SAID}</source></trans-unit></body></file></xliff>'),
    "an application": ("res/values-fr/strings.xml", "fin", f'<resources>\n  <string name="été">x</string>\n  <string name="fin">{SAID}</string>\n</resources>\n'),
    "a list of an application": ("res/values-fr/arrays.xml", "fins", f'<resources><string-array name="fins"><item>{SAID}</item></string-array></resources>'),
}  # fmt: skip
XML_UNSAID = {
    "a translation to do": ("messages.fr.xlf", XLIFF.format(f'<trans-unit id="a"><source>x</source><target state="needs-translation">{SAID}</target></trans-unit>')),
    "a source that is translated": ("messages.fr.xlf", XLIFF.format(f'<trans-unit id="a"><source>{SAID}</source><target>x</target></trans-unit>')),
    "a key of an application": ("res/values/strings.xml", f'<resources><string name="a" translatable="false">{SAID}</string></resources>'),
    "other XML": ("res/layout/a.xml", f"<a>{SAID}</a>"),
}  # fmt: skip


def document_of(path: str, text: str, folder: Path) -> Document:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, encoding="utf-8")
    project = Project([path], Config(), {})
    if path.endswith((".rb", ".php", ".sql")):
        return read_words_of_program(project.source(path), project)
    return read_file(project.source(path), project.config, project)


def assert_read(path: str, key: str, text: str, folder: Path) -> None:
    document = document_of(path, text, folder)
    assert [(one.key, one.text) for one in document.blocks] == [(key, SAID)]
    words = document.blocks[0].span(0, len("Votre café"))
    assert text[words.start : words.end] == "Votre café"


@pytest.fixture(autouse=True)
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("case", RUBY)
def test_words_of_ruby_are_read_where_they_stand(case: str, tmp_path: Path) -> None:
    assert_read("app/a.rb", *RUBY[case], tmp_path)


@pytest.mark.parametrize("case", PHP)
def test_words_of_php_are_read_where_they_stand(case: str, tmp_path: Path) -> None:
    assert_read("src/A.php", *PHP[case], tmp_path)


@pytest.mark.parametrize("case", XML)
def test_words_of_catalogues_in_xml_are_read_where_they_stand(case: str, tmp_path: Path) -> None:
    path, key, text = XML[case]
    assert_read(path, key, text, tmp_path)


def test_words_of_rows_are_read_under_what_names_the_row(tmp_path: Path) -> None:
    assert_read("db/a.sql", "fin.corps", SQL, tmp_path)


def test_two_quotes_of_sql_stand_for_one(tmp_path: Path) -> None:
    text = "INSERT INTO modele (code, corps) VALUES ('fin', 'Votre café, c''est fini : l''accueil ferme.');\n"
    (block,) = document_of("db/a.sql", text, tmp_path).blocks
    assert block.text == "Votre café, c'est fini : l'accueil ferme."
    words = block.span(block.text.index("accueil"), block.text.index("accueil") + 7)
    assert text[words.start : words.end] == "accueil"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        *(("app/a.rb", text) for text in RUBY_UNSAID.values()),
        *(("src/A.php", text) for text in PHP_UNSAID.values()),
        (
            "app/controllers/api/v1/a_controller.rb",
            'def x\n  render json: { message: "Authentification du café invalide" }\nend\n',
        ),
        ("lib/tasks/a.rake.rb", "def x\n  message = 'Le café est fermé pour les usagers, personne ne vient.'\nend\n"),
        ("src/A.php", "<?php\n$message = 'Le café est invalide.';\n"),
        *XML_UNSAID.values(),
    ],
)
def test_what_is_told_to_nobody_is_not_read(path: str, text: str, tmp_path: Path) -> None:
    assert document_of(path, text, tmp_path).blocks == []


SHUT = "Sans réponse de votre part sous trois jours, votre demande sera close."


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("app/models/rappel.rb", f'class Rappel\n  SMS = "{SHUT}" # été\nend\n'),
        ("src/Rappel.php", f"<?php\nclass Rappel {{\n  const CORPS = '{SHUT}';\n}}\n"),
        ("db/modeles.sql", f"INSERT INTO modele (code, corps) VALUES ('rappel', '{SHUT}');\n"),
        ("translations/messages.fr.xlf", XLIFF.format(f'<trans-unit id="a"><source>x</source><target>{SHUT}</target></trans-unit>')),
        ("app/src/main/res/values-fr/strings.xml", f'<resources><string name="rappel">{SHUT}</string></resources>'),
    ],
)  # fmt: skip
def test_the_command_says_what_these_words_do(path: str, text: str, tmp_path: Path) -> None:
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_text(text, encoding="utf-8")
    found = api.check([path], isolated=True, select=["request-closed-silently"]).findings
    assert [text[one.span.start : one.span.end].startswith("Sans réponse") for one in found] == [True]


@pytest.mark.parametrize("path", ["spec/models/rappel_spec.rb", "db/migrate/20260101_rappel.rb"])
def test_what_only_tries_or_moves_data_tells_nobody(path: str, tmp_path: Path) -> None:
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_text(f'class Rappel\n  SMS = "{SHUT}"\nend\n', encoding="utf-8")
    (tmp_path / "a.rb").write_text("A = 1\n", encoding="utf-8")
    assert api.check(["."], isolated=True, select=["request-closed-silently"]).findings == ()
