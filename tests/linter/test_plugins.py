"""Rules of other people: found, checked at load, treated as guichet's own; one that does not load is one sentence."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from guichet.core.configuration import Config
from guichet.core.errors import UsageError
from guichet.engine import catalogue, plugins
from guichet.engine.cache import key_of
from guichet.engine.catalogue import all_rules

from tests.linter.conftest import Run

Guichet = Callable[..., Run]
AGENCY = Path(__file__).parents[2] / "examples" / "agency"
PAGE = '<html lang="fr"><head><title>Secours</title></head><body><main><h1>Secours</h1><p>{}</p></main></body></html>\n'
OLD = PAGE.format("Écrivez à la Caisse d’entraide, 3 rue des Tanneurs.")
NAMED = '[tool.guichet]\nplugins = ["agency_rules"]\n'
DECLARED = 'from guichet.api import Plugin\nguichet_plugin = Plugin(name="Office", prefix="{}", languages={})\n'
RULE = (AGENCY / "agency_rules" / "office_name_old.py").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def forget() -> Iterator[None]:
    """What was loaded belongs to one test."""

    def clear() -> None:
        for one in (plugins.declaration, plugins.rules_of, catalogue._with_plugins, catalogue._by_word):
            one.cache_clear()
        for name in [name for name in sys.modules if name.partition(".")[0] in ("agency_rules", "other_rules")]:
            del sys.modules[name]

    clear()
    yield
    clear()


@pytest.fixture
def agency(tmp_path: Path) -> Path:
    """A service that names the example plugin, which stands next to its configuration."""
    shutil.copytree(AGENCY / "agency_rules", tmp_path / "agency_rules")
    (tmp_path / "pyproject.toml").write_text(NAMED, encoding="utf-8")
    (tmp_path / "page.html").write_text(OLD, encoding="utf-8")
    return tmp_path


def files(prefix: str = "W51", languages: str = '("fr", "en")', rule: str = RULE) -> dict[str, str]:
    return {
        "pyproject.toml": NAMED,
        "page.html": OLD,
        "agency_rules/__init__.py": DECLARED.format(prefix, languages),
        "agency_rules/references.toml": (AGENCY / "agency_rules" / "references.toml").read_text(encoding="utf-8"),
        "agency_rules/office_name_old.py": rule,
    }


@pytest.mark.usefixtures("agency")
def test_a_plugins_rule_is_checked_listed_explained_and_selected(guichet: Guichet) -> None:
    found = guichet("check", "--no-cache", "--format", "json", "page.html").json["findings"]
    (finding,) = [one for one in found if one["code"] == "W5101"]
    assert finding["rule"] == "office-name-old"
    assert finding["help"] == "https://regles.valmorte.example/en/office-name-old.html"
    assert finding["references"][0]["consulted"] == "2026-02-03"
    listed = {one["id"]: one for one in guichet("rules", "--format", "json").json}
    assert listed["office-name-old"]["plugin"] == "agency_rules"
    assert listed["img-alt-missing"]["plugin"] is None
    assert "Plugin: Office des aides de Valmorte." in guichet("explain", "W5101").out
    for word in ("office-name-old", "W5101", "agency_rules"):
        assert guichet("check", "--no-cache", "--select", word, "--format", "json", "page.html").rules == [
            "office-name-old"
        ]
        assert (
            "office-name-old"
            not in guichet("check", "--no-cache", "--ignore", word, "--format", "json", "page.html").rules
        )
    assert "office-name-old" in guichet("check", "--no-cache", "--format", "text", "page.html").out
    sarif = json.loads(guichet("check", "--no-cache", "--format", "sarif", "page.html").out)
    assert "office-name-old" in [one["id"] for one in sarif["runs"][0]["tool"]["driver"]["rules"]]


@pytest.mark.usefixtures("agency")
def test_options_derogations_and_the_baseline_know_a_plugins_rule(guichet: Guichet) -> None:
    toml = NAMED + '[tool.guichet.rules.office-name-old]\nold = ["Caisse des dons"]\n'
    run = guichet("check", "--no-cache", "--format", "json", "page.html", files={"pyproject.toml": toml})
    assert "office-name-old" not in run.rules
    derogation = '{# guichet: ignore[W5101] reason="histoire" owner="archives" #}<p>'
    answered = {"pyproject.toml": NAMED, "page.html": OLD.replace("<p>", derogation)}
    run = guichet("check", "--no-cache", "--select", "agency_rules", "--format", "json", "page.html", files=answered)
    assert (run.rules, run.json["summary"]["suppressed"]) == ([], 1)
    guichet("baseline", "--no-cache", "page.html", files={"page.html": OLD})
    run = guichet("check", "--no-cache", "--baseline", ".guichet-baseline", "page.html")
    assert run.status == 0, run.out


@pytest.mark.usefixtures("agency")
def test_isolated_loads_no_plugin(guichet: Guichet) -> None:
    assert "office-name-old" not in guichet("check", "--isolated", "--no-cache", "--format", "json", "page.html").rules
    assert "agency_rules" not in sys.modules


def test_an_installed_plugin_is_found_by_its_entry_point(
    guichet: Guichet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    shutil.copytree(AGENCY / "agency_rules", site / "agency_rules")
    info = site / "agency_rules-1.0.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: agency-rules\nVersion: 1.0.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[guichet.rules]\nagency = agency_rules\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(site))
    assert plugins.installed() == ("agency_rules",)
    run = guichet("check", "--no-cache", "--format", "json", "page.html", files={"page.html": OLD})
    assert "office-name-old" in run.rules
    assert "office-name-old" not in guichet("check", "--isolated", "--no-cache", "--format", "json", "page.html").rules


def test_findings_are_cached_until_the_plugin_changes(agency: Path, guichet: Guichet) -> None:
    config = Config(plugins=("agency_rules",), root=str(agency))
    before = key_of(config)
    assert before == key_of(config)
    assert before != key_of(Config(root=str(agency)))
    assert "office-name-old" in guichet("check", "--format", "json", "page.html").rules
    assert "office-name-old" in guichet("check", "--format", "json", "page.html").rules
    init = agency / "agency_rules" / "__init__.py"
    init.write_text(init.read_text(encoding="utf-8") + "# 1.0.1\n", encoding="utf-8")
    assert key_of(config) != before


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"agency_rules/__init__.py": "raise ZeroDivisionError('zéro')\n"}, "ZeroDivisionError (zéro)"),
        ({"agency_rules/__init__.py": ""}, "guichet_plugin = Plugin"),
        ({"agency_rules/office_name_old.py": "import nothing_of_that_name\n"}, "nothing_of_that_name"),
        (files(prefix="W91"), "W91"),
        (files(languages='("de",)'), '"fr"'),
        (files(prefix="W52"), "W5201 to W5299"),
        (files(rule=RULE.replace('name="office-name-old"', 'name="Office"')), '"Office"'),
        (files(rule=RULE.replace('en="Write the name of today."', 'en=""')), "lacks a text"),
        (files(rule=RULE.replace('"decision-2026-02"', '"decision-1987"')), "decision-1987"),
        (files(rule=RULE.replace("office-name-old", "img-alt-missing").replace("office_name_old(", "img_alt_missing(")), "holds no rule of that name"),
        ({"agency_rules/references.toml": "[x]\n"}, "references.toml"),
        ({"agency_rules/office_name_bis.py": RULE.replace("office_name_old", "office_name_bis").replace("office-name-old", "office-name-bis")}, "two rules"),
        ({"pyproject.toml": '[tool.guichet]\nplugins = ["no_such_rules"]\n'}, '"no_such_rules" cannot be found'),
        ({"pyproject.toml": '[tool.guichet]\nplugins = "agency_rules"\n'}, "list of strings"),
    ],
)  # fmt: skip
def test_a_plugin_that_does_not_load_is_one_sentence(guichet: Guichet, changed: dict[str, str], words: str) -> None:
    run = guichet("check", "--no-cache", "page.html", files=files() | changed)
    assert run.status == 2, run.out
    assert run.out == ""
    assert words in run.err
    assert run.err.count("\n") == 1
    assert "Traceback" not in run.err
    french = guichet("check", "--no-cache", "--lang", "fr", "page.html")
    assert french.status == 2
    assert french.err != run.err


def test_a_rule_of_a_plugin_takes_no_name_of_guichet(guichet: Guichet) -> None:
    taken = RULE.replace("office-name-old", "img-alt-missing").replace("def office_name_old", "def img_alt_missing")
    given = files() | {"agency_rules/img_alt_missing.py": taken}
    del given["agency_rules/office_name_old.py"]
    run = guichet("check", "--no-cache", "page.html", files=given)
    assert run.status == 2
    assert "a rule of guichet" in run.err


def test_two_plugins_do_not_share_a_code(guichet: Guichet) -> None:
    other = {name.replace("agency_rules/", "other_rules/"): text for name, text in files().items()}
    both = files() | other | {"pyproject.toml": '[tool.guichet]\nplugins = ["agency_rules", "other_rules"]\n'}
    run = guichet("check", "--no-cache", "page.html", files=both)
    assert run.status == 2
    assert "a rule of agency_rules" in run.err


def test_a_rule_in_one_language_speaks_it_in_both(guichet: Guichet) -> None:
    import re

    french = re.sub(r'en=(?:"[^"]*"|\'[^\']*\')', 'en=""', RULE)
    assert french != RULE
    given = files(languages='("fr",)', rule=french)
    for lang in ("fr", "en"):
        run = guichet("check", "--no-cache", "--select", "agency_rules", "--lang", lang, "page.html", files=given)
        assert run.status == 1, run.err
        assert "n’existe plus" in run.out


def test_the_pages_of_a_plugin_are_written_and_kept_fresh(agency: Path, guichet: Guichet) -> None:
    run = guichet("docs", "--plugin", "agency_rules", "--output", "pages")
    assert run.status == 0
    names = sorted(path.relative_to(agency / "pages").as_posix() for path in (agency / "pages").rglob("*.md"))
    assert names == [
        f"{lang}/{name}.md" for lang in ("en", "fr") for name in ("index", "office-name-old", "office-number-closed")
    ]
    assert "Ancien nom de l’office" in (agency / "pages" / "fr" / "office-name-old.md").read_text(encoding="utf-8")
    assert guichet("docs", "--plugin", "agency_rules", "--output", "pages", "--check").status == 0
    (agency / "pages" / "fr" / "index.md").write_text("x", encoding="utf-8")
    own = agency / "pages" / "fr" / "by-hand.md"
    own.write_text("# À nous\n", encoding="utf-8")
    assert guichet("docs", "--plugin", "agency_rules", "--output", "pages", "--check").out == "pages/fr/index.md\n"
    guichet("docs", "--plugin", "agency_rules", "--output", "pages")
    assert own.is_file()


def test_output_without_a_plugin_is_refused(guichet: Guichet) -> None:
    run = guichet("docs", "--output", "pages")
    assert (run.status, run.out) == (2, "")
    assert "--plugin" in run.err


@pytest.mark.turns(4)
def test_a_plugin_is_started_and_its_example_waits_for_the_rule(guichet: Guichet, tmp_path: Path) -> None:
    run = guichet("new", "dark_patterns", "refusal-hidden", "--plugin", "other_rules")
    assert run.status == 0, run.err
    assert 'plugins = ["other_rules"]' in (tmp_path / "pyproject.toml").read_text(encoding="utf-8")
    assert "[tool.guichet]" not in run.out
    written = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.py"))
    assert written == ["other_rules/__init__.py", "other_rules/refusal_hidden.py", "test_other_rules.py"]
    forget_loaded()
    (rule,) = [one for one in all_rules(Config(plugins=("other_rules",), root=str(tmp_path))) if one.plugin]
    assert (rule.name, rule.code) == ("refusal-hidden", "W5101")
    again = guichet("new", "dark_patterns", "refusal-hidden", "--plugin", "other_rules")
    assert again.status == 2
    forget_loaded()
    second = guichet("new", "alternatives", "counter-far", "--plugin", "other_rules")
    assert second.status == 0, second.err
    assert 'code="W5102"' in (tmp_path / "other_rules" / "counter_far.py").read_text(encoding="utf-8")
    tests = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_other_rules.py"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "6 failed, 6 passed" in tests.stdout, tests.stdout


def test_a_project_that_exists_is_left_as_it_is(guichet: Guichet, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "été"\n', encoding="utf-8")
    run = guichet("new", "dark_patterns", "refusal-hidden", "--plugin", "third_rules")
    assert run.status == 0, run.err
    assert 'plugins = ["third_rules"]' in run.out
    assert (tmp_path / "pyproject.toml").read_text(encoding="utf-8") == '[project]\nname = "été"\n'


def test_a_rule_that_cannot_be_loaded_is_named_with_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "torn_rule.py").write_text("from guichet.api import Severity\n\nSeverity.MODERATE\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(UsageError, match=r"torn_rule\.py:3 .*MODERATE"):
        catalogue._module("torn_rule")


def forget_loaded() -> None:
    for one in (plugins.rules_of, catalogue._with_plugins, catalogue._by_word):
        one.cache_clear()


@pytest.mark.parametrize("name", ["json", "Agency", "../x"])
def test_a_plugin_has_a_name_of_its_own(guichet: Guichet, tmp_path: Path, name: str) -> None:
    run = guichet("new", "dark_patterns", "refusal-hidden", "--plugin", name)
    assert run.status == 2
    assert list(tmp_path.rglob("*.py")) == []


@pytest.mark.turns(4)
def test_the_example_plugin_passes_its_own_tests(tmp_path: Path) -> None:
    shutil.copytree(AGENCY, tmp_path / "agency")
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        cwd=tmp_path / "agency", capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout
    assert "12 passed" in run.stdout


@pytest.mark.turns(4)
def test_pylint_gives_a_plugins_messages(agency: Path) -> None:
    (agency / "service.py").write_text('"""A service."""\n', encoding="utf-8")
    command = [sys.executable, "-m", "pylint", "--load-plugins=guichet", "--guichet-templates=.", "--disable=all", "--enable=office-name-old", "service.py"]  # fmt: skip
    run = subprocess.run(command, cwd=agency, capture_output=True, text=True, check=False)
    assert "office-name-old" in run.stdout, run.stdout + run.stderr


def test_a_rule_of_a_plugin_that_stops_is_told_to_those_who_make_it(guichet: Guichet) -> None:
    head, found, body = RULE.rpartition("    for ")
    run = guichet("check", "--format", "json", "page.html", files=files(rule=f"{head}    _ = 1 // 0\n{found}{body}"))
    (told,) = (one["message"] for one in run.json["findings"] if one["rule"] == "rule-failed")
    assert run.status == 2
    assert 'the plugin "agency_rules" (ZeroDivisionError' in told
