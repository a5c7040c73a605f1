"""One sentence, in every container that services keep words in: reported where people are told it, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from guichet.core.config_file import load
from guichet.core.configuration import Config
from guichet.core.errors import UsageError
from guichet.core.source import Source
from guichet.engine.catalogue import rule_named
from guichet.engine.dispatch import check_file
from guichet.engine.selection import Rules
from guichet.hosts.cli import main
from guichet.reading.project.discovery import is_checked
from guichet.reading.project.project import Project

SAID = "Les demandes se font uniquement en ligne."
PO = 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n\nmsgid "a"\nmsgstr "{}"\n'

TOLD = {
    "templates/page.html": "<p>{}</p>",
    "courriers/lettre.txt": "Madame,\n\n{}\n\nCordialement\n",
    "courriers/lettre.txt.j2": "{{{{ civilite }}}},\n\n{}\n",
    "contenu/page.md": "# Demander\n\n{}\n",
    "contenu/faq.md": "---\npublic: particuliers\n---\n\n## Où ?\n\n{}\n",
    "locale/fr/LC_MESSAGES/django.po": PO,
    "locale/django.pot": 'msgid ""\nmsgstr ""\n\nmsgid "{}"\nmsgstr ""\n',
    "mails/lettre.mjml": "<mjml><mj-body><mj-section><mj-column><mj-text>{}</mj-text></mj-column></mj-section></mj-body></mjml>",
    "mails/lettre.eml": "From: a@b.example\nTo: {{{{ e }}}}\nSubject: Vous\n\nMadame,\n\n{}\n",
    "service/textes.py": 'OU = "{}"\n',
    "service/etapes.py": 'from enum import Enum\n\n\nclass Etape(Enum):\n    DEMANDE = "{}"\n',
    "service/reponses.py": 'REPONSES = {{"ou": {{"fr": "{}"}}}}\n',
    "bot/textes.yml": "responses:\n  utter_papier:\n  - text: '{}'\n",
    "bot/reponses.json": '{{"intents": [{{"answer": "{}"}}]}}\n',
    "service/erreurs.py": 'class Refus(Exception):\n    message = "{}"\n',
    "service/vues.py": 'from django.contrib import messages\n\n\ndef vue(request):\n    messages.info(request, "{}")\n',
    "service/envois.py": 'def prevenir(personne):\n    send_sms(personne.telephone, "{}")\n',
    "service/traduit.py": 'from django.utils.translation import gettext as _\n\nOU = _("{}")\n',
    "front/messages.js": 'export const messages = {{ demande: {{ ou: "{}" }} }};\n',
    "front/etapes.js": 'export const inscrire = {{ a: "Vous venez demain.", b: "Vous payez ici.", c: "Vous partez.", d: "{}" }};\n',
    "front/suite.js": 'export const messages = {{ où: "Vous avez un mois. " + "{}" + " Nous vous attendons." }};\n',
    "front/fleche.js": "export const messages = {{ où: (nom) => `Bonjour ${{nom}}, ` + `votre carte est là. {}` }};\n",
    "front/defaut.js": 'export default {{ a: "Vous venez demain.", b: "Vous payez ici.", c: "Vous partez ensuite.", d: "{}" }};\n',
    "front/page.js": 'const zone = document.body;\nzone.textContent = "{} Nous vous répondrons.";\n',
    "front/gabarit.js": "export const texte = `<p>{}</p>`;\n",
    "locales/fr.json": '{{"demande": {{"ou": "{}"}}}}\n',
    "config/locales/fr.yml": 'fr:\n  demande:\n    ou: "{}"\n',
    "sms/gabarits.yaml": "demande: >\n  {}\n",
    "config/textes.toml": '[demande]\nou = "{}"\n',
    "textes/creche.txt": "# un par bloc\n\n[place_libre]\nBonjour, une place est libre pour {{nom_enfant}}.\n\n[inscription_close]\n{}\n",
    "panneaux/accueil/desk.md": "# Accueil\n\n{}\n",
    "app/textes/pieces.yml": "pieces:\n  ou: >-\n    {}\n",
    "config/etapes.toml": '[etapes]\na = "Vous venez demain."\nb = "Vous payez ici."\nc = "Envoyez la feuille."\nd = "{}"\n',
    "asterisk/prompts.txt": "accueil: Bonjour, vous êtes bien à la mairie.\nou: {}\n",
    "voix/menu.xml": '<Response><Say language="fr-FR">{}</Say></Response>',
    "courriers/avis.tex": "\\begin{{document}}\nBonjour,\n\n\\textbf{{{}}}\n\\end{{document}}\n",
    "courriers/avis.fodt": "<office:document><office:body><text:p>{}</text:p></office:body></office:document>\n",
    "courriers/avis.ftl": "<#-- aux familles -->\nBonjour ${{nom}},\n\n<#if a>\n{}\n</#if>\n",
    "web/page.ftl": "<html><p>{}</p><p>${{suite}}</p></html>\n",
    "exports/messages.csv": 'code;texte\nou;"{}"\n',
    "textes/rdv.properties": "a=Vous venez demain.\nb=Vous payez ici.\nc=Vous partez ensuite.\nd={}\n",
    "Localizable/fr.strings": '"ou" = "{}";\n',
    "voix/menu.vxml": '<vxml xml:lang="fr"><form><block><prompt>{}</prompt></block></form></vxml>',
}

UNTOLD = {
    "front/calcul.js": 'export const messages = {{ a: "Vous venez demain." - "{}" }};\n',
    "courriers/quote.yml": "examples:\n  - quote: '{}'\n",
    "front/table.js": 'export const zone = {{ a: "Zone du nord de la ville.", b: "Zone du sud de la ville.", c: "Zone.", d: "{}" }};\n',
    "tests/test_textes.py": TOLD["service/textes.py"],
    "front/messages.test.js": TOLD["front/messages.js"],
    "tests/test_absent.py": 'def test_absent():\n    assert "{}" not in page()\n',
    "README.md": "# Portail\n\n{}\n",
    "docs/installer.md": "# Installer\n\n`pip install portail`, puis `make`. {}\n",
    "service/code.py": 'def vue():\n    """{}"""\n',
    "service/journal.py": 'import logging\n\nlogger = logging.getLogger()\nlogger.info("{}")\n',
    "front/errors.js": 'class Refus extends HttpError {{ constructor() {{ super("{}"); }} }}\n',
    "config/exploitation.toml": '[textes]\nou = "{} Prévenir le DBA avant le rollback."\n',
    "service/equipe.py": 'def prevenir():\n    slack.send("{}")\n',
    "service/arret.py": 'def lire():\n    raise ValueError("{}")\n',
    "agents/accueil.md": "# Accueil\n\n{}\n",
    "contenu/note.md": "# Accueil\n\nNote interne. {}\n",
    "internal/note.txt": "Madame,\n\n{}\n",
    "backoffice/locales/fr.json": '{{"demande": "{}"}}\n',
    "archives/cgu-2014-03-01.md": "# Conditions\n\n{}\n",
    "contenu/conditions.md": "# Conditions\n\nVersion remplacée par celle de 2020.\n\n{}\n",
    "contenu/cite.md": "# Demander\n\nLa lettre disait : « {} »\n",
    "contenu/bloc.md": "# Demander\n\n> {}\n",
    "contenu/article.md": "# Demander\n\nArticle R. 112-9. – Sous réserve du décret : « {} »\n",
    "contenu/alerte.md": "# Attention\n\nDes escrocs écrivent ceci.\n\n{}\n",
    "contenu/portes.md": "# Demander\n\n{}\n\nPas d’internet ? Appelez le 01 99 00 12 34.\n",
    "bot/nlu.yml": "nlu:\n- intent: papier\n  examples: |\n    - {}\n",
    "bot/intents.yml": "training_phrases:\n- {}\n",
    "bot/data/nlu.md": "## intent:papier\n\n- {}\n",
    "lex/fr.json": '{{"intents": [{{"sampleUtterances": [{{"utterance": "{}"}}]}}]}}\n',
    "alexa/fr.json": '{{"languageModel": {{"intents": [{{"samples": ["{}"]}}]}}}}\n',
    "dialogflow/papier_usersays_fr.json": '[{{"data": [{{"text": "{}"}}]}}]\n',
    "bot/phrases.py": 'TRAINING_PHRASES = {{"papier": "{}"}}\n',
    "contenu/actu.md": "# Actu\n\nOn nous dit souvent que : {} C’est faux.\n",
    "requirements.txt": "# {}\n",
    "donnees/avis.csv": 'numero;texte\n1;"{}"\n',
    "these/these.tex": "\\begin{{document}}\n\\chapter{{Un}}\n{}\n\\end{{document}}\n",
    "serveur.properties": "aide={}\n",
    "package.json": '{{"description": "{}"}}\n',
    "fixtures/fr.json": '{{"ou": "{}"}}\n',
}


def found_in(path: str, text: str, rule: str = "online-only-wording", config: Config | None = None) -> list[str]:
    """Return the files of what a rule says of one file, none when a run would not read it."""
    if not is_checked(path):
        return []
    project = Project([path], config or Config(), {path: Source(path, text)})
    found = check_file(path, Rules([rule_named(rule)]), project)
    return [one.path for one in found]


@pytest.mark.parametrize("path", TOLD)
def test_it_is_reported_where_people_are_told_it(path: str) -> None:
    assert found_in(path, TOLD[path].format(SAID)) == [path]


@pytest.mark.parametrize("path", UNTOLD)
def test_it_is_let_be_where_nobody_is_told_it(path: str) -> None:
    assert found_in(path, UNTOLD[path].format(SAID)) == []


@pytest.mark.parametrize("path", TOLD)
def test_the_place_is_exact(path: str) -> None:
    text = TOLD[path].format(SAID)
    project = Project([path], Config(), {path: Source(path, text)})
    (finding,) = check_file(path, Rules([rule_named("online-only-wording")]), project)
    assert text[finding.span.start : finding.span.end] == "uniquement en ligne"


def test_a_folder_can_be_set_in_the_configuration() -> None:
    text = TOLD["contenu/page.md"].format(SAID)
    assert found_in("contenu/page.md", text, config=Config(audience={"contenu/": "agent"})) == []
    assert found_in("contenu/page.md", text, config=Config(status={"contenu/": "frozen"})) == []
    assert found_in("agents/page.md", text, config=Config(audience={"agents/": "person"})) == ["agents/page.md"]


@pytest.mark.parametrize(
    "path", ["robots.txt", "requirements-dev.txt", "LICENSE.txt", "package-lock.json", "tsconfig.json", "logs/run.txt"]
)
def test_lists_for_machines_are_not_discovered(path: str) -> None:
    assert not is_checked(path)


@pytest.mark.parametrize(
    "path", ["courriers/relance.txt", "sms.yml", "textes.toml", "a.mjml", "b.eml", "c.pot", "fr.json"]
)
def test_files_of_words_are_discovered(path: str) -> None:
    assert is_checked(path)


def test_a_misspelt_audience_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.guichet.audience]\n"agents/" = "agents"\n', encoding="utf-8")
    with pytest.raises(UsageError, match='"audience" takes "person" or'):
        load(tmp_path, dict)


def test_read_says_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "note.txt").write_text("Internal guidance for staff.\n\nYou said yes to us today.\n", encoding="utf-8")
    assert main(["read", "--why", "--lang", "en", "--isolated", str(tmp_path / "note.txt")]) == 0
    assert 'This text speaks to: the service’s own agents (it says so: "internal guidance").' in capsys.readouterr().out
