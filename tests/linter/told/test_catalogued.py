"""An entry of a catalogue is what the code makes of its words, and one flaw is said once, where the words are."""

from __future__ import annotations

from pathlib import Path

import pytest
from guichet.core.configuration import Config
from guichet.engine.run import check

HEADER = 'msgid ""\nmsgstr "Language: fr\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def entry(words: str, translation: str, *uses: str) -> str:
    return "".join(f"#: {one}\n" for one in uses) + f'msgid "{words}"\nmsgstr "{translation}"\n\n'


def found(folder: Path, files: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    monkeypatch.chdir(folder)
    rules = ("error-dead-end", "delay-vague", "shaming-wording", "capitals-shouting", "refusal-reasons-missing")
    report = check(["."], Config(select=rules), jobs=1, use_cache=False)
    return [one.path for one in report.findings]


FR = "loans/locale/fr/LC_MESSAGES/django.po"
ENGLISH, FRENCH = "The request has been rejected.", "La demande a été rejetée."
USES = {
    "a heading": ("loans/templates/404.html", '<h1 lang="en">{% trans "Page not found" %}</h1><p lang="en">{% trans "The file that you look for has moved." %}</p>', "Page not found", "Page non trouvée"),
    "what a page says beside": ("loans/templates/refused.html", '{% set title = _("Request rejected") %}<p>{{ why }}</p>', "Request rejected", "Demande rejetée"),
    "a choice": ("loans/models.py", 'STATUS_CHOICES = [("r", _("Request rejected")), ("a", _("Accepted"))]\n', "Request rejected", "Demande rejetée"),
    "the choice of a class": ("loans/models.py", 'class Status(models.TextChoices):\n    REFUSED = "r", _("Request rejected")\n', "Request rejected", "Demande rejetée"),
    "what a column is called": ("loans/models.py", 'class Loan(Model):\n    refused = models.BooleanField(verbose_name=_("Request rejected"))\n', "Request rejected", "Demande rejetée"),
    "the label of a reason": ("loans/reasons.py", 'REASONS = [{"value": "x", "label": _("Illegal content")}]\n', "Illegal content", "Contenu interdit"),
    "a success": ("loans/views.py", f'def act(request):\n    messages.success(request, _("{ENGLISH}"))\n', ENGLISH, FRENCH),
    "a success out of a table": ("loans/views.py", f'def act(request):\n    told = {{"reject": _("{ENGLISH}"), "keep": _("Kept for later.")}}\n    messages.success(request, told[request.POST["do"]])\n', ENGLISH, FRENCH),
}  # fmt: skip


@pytest.mark.parametrize("name", USES)
def test_words_are_what_the_code_makes_of_them(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, code, words, translation = USES[name]
    files = {path: code, FR: HEADER + entry(words, translation, f"{path}:1")}
    assert found(tmp_path, files, monkeypatch) == []


@pytest.mark.parametrize("named", [True, False])
def test_a_flaw_that_the_code_has_is_said_once(named: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = f'def act(request):\n    messages.error(request, _("{ENGLISH}"))\n'
    uses = ["loans/views.py:2"] if named else []
    files = {
        "loans/views.py": code,
        FR: HEADER + entry(ENGLISH, FRENCH, *uses),
        "loans/locale/django.pot": entry(ENGLISH, "", *uses),
    }
    assert found(tmp_path, files, monkeypatch) == ["loans/views.py"]


@pytest.mark.parametrize("gap", ["%(title)s", "{title}", "<b>%s</b>"])
def test_what_fills_in_a_sentence_changes_nothing_to_it(
    gap: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = f"Your membership of {gap} has been refused"
    files = {
        "loans/views.py": f'def act(request):\n    messages.error(request, _("{words}", title=title))\n',
        "loans/locale/django.pot": entry(words, "", "loans/views.py:2"),
    }
    assert found(tmp_path, files, monkeypatch) == ["loans/views.py"]


def test_a_page_that_is_kept_elsewhere_says_what_stands_beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = entry("Page not found", "Page non trouvée", "examples/templates/404.html:4 tests/test_errors.py:22")
    tried = 'def test_it(page):\n    assert _("Page not found") in page\n'
    named = said.replace(" tests/test_errors.py:22", "")
    assert found(tmp_path, {FR: HEADER + named}, monkeypatch) == []
    files = {
        FR: HEADER + said,
        "loans/tests/test_errors.py": tried,
        "examples/templates/404.html": "<title>404 - {{ _('Page not found') }}</title>",
    }
    assert found(tmp_path, files, monkeypatch) == []


FLAWED = {
    "of a translation alone": ('messages.error(request, _("We could not read this file: send it again as a PDF."))', "We could not read this file: send it again as a PDF.", "MERCI DE RENVOYER VITE CE DOCUMENT SIGNÉ."),
    "of a message": ('messages.error(request, told[why])', ENGLISH, FRENCH),
    "of a file that is not there": ("pass", ENGLISH, FRENCH),
}  # fmt: skip


@pytest.mark.parametrize("name", FLAWED)
def test_what_the_translation_alone_says_is_its_own(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, words, translation = FLAWED[name]
    files = {
        "loans/views.py": f"def act(request):\n    {code}\n",
        FR: HEADER + entry(words, translation, "loans/views.py:2"),
    }
    assert found(tmp_path, files, monkeypatch) == [FR]


def test_what_only_those_inside_are_told_is_theirs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = '<p lang="en">{% trans "Request rejected" %}</p>'
    said = HEADER + entry("Request rejected", "DEMANDE REJETÉE PAR LE SERVICE.", "templates/admin/list.html:1")
    assert found(tmp_path, {"templates/admin/list.html": page, FR: said}, monkeypatch) == []


def test_an_interface_that_speaks_to_nobody_is_called_by_programs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = 'def refuse(error_message=None):\n    error_message = "Internal error"\n    return error_message\n'
    spoken = code + '\n\nHELP_MESSAGE = "Your answers are kept: you can come back."\n'
    assert found(tmp_path, {"loans/api/answers.py": code}, monkeypatch) == []
    assert found(tmp_path, {"loans/api/answers.py": spoken}, monkeypatch) == ["loans/api/answers.py"]


def test_a_table_that_failures_are_told_from_holds_failures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = f'def act(request):\n    told = {{"reject": _("{ENGLISH}")}}\n    messages.error(request, told[why])\n'
    assert found(tmp_path, {"loans/views.py": code}, monkeypatch) == ["loans/views.py"]
