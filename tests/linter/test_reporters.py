"""Reports are valid where others read them: SARIF and GitLab against their schemas, on the flawed example service."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from guichet.core.configuration import Config
from guichet.engine.catalogue import rule_named
from guichet.engine.report import Report
from guichet.engine.run import check
from guichet.reporters import View, render

ROOT = Path(__file__).parents[2]
SCHEMAS = Path(__file__).parent / "schemas"
DEROGATION = '{# guichet: ignore[img-alt-missing] reason="plan décrit" owner="accueil" #}\n<img src="é.png">\n<img src="b.png">\n<img src="b.png">\n'


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    folder = tmp_path_factory.mktemp("service")
    (folder / "à côté.html").write_text(DEROGATION, encoding="utf-8")
    return check([str(ROOT / "examples/prefecture"), str(folder)], Config(), use_cache=False)


def schema(name: str) -> Any:
    return json.loads((SCHEMAS / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("view", [View("fr"), View("en", "https://exemple.test/cours")])
def test_sarif_is_valid(report: Report, view: View) -> None:
    log = json.loads(render("sarif", report, view))
    jsonschema.validate(log, schema("sarif-2.1.0.json"))
    (run,) = log["runs"]
    suppressed = [result for result in run["results"] if "suppressions" in result]
    assert [result["suppressions"][0]["justification"] for result in suppressed] == ["plan décrit (accueil)"]
    assert len(run["results"]) == len(report.findings) + 1
    for rule in run["tool"]["driver"]["rules"]:
        assert rule["help"]["markdown"].startswith("# ")
        assert "{ #" not in rule["help"]["markdown"]
        assert rule.get("helpUri", "https://").startswith("https://")
        assert "helpUri" in rule or not any(one.url for one in rule_named(rule["id"]).references)
        assert not view.docs_url or rule["helpUri"].startswith(view.docs_url)
    marks = [result["partialFingerprints"]["guichetFinding/v1"] for result in run["results"]]
    assert len(set(marks)) == len(marks)
    who = {"fr": "Qui reste dehors\u00a0: ", "en": "Who is left out: "}[view.lang]
    assert all(who in result["message"]["text"] for result in run["results"])


def test_gitlab_report_is_valid_and_fingerprints_differ(report: Report) -> None:
    inside = [finding for finding in report.findings if "à côté" in finding.path]
    assert len(inside) >= 2
    issues = json.loads(render("gitlab", report, View("fr")))
    for issue in issues:
        issue["location"]["path"] = issue["location"]["path"].lstrip("/")
    jsonschema.validate(issues, schema("gitlab-code-quality.json"))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


def test_fingerprints_do_not_move_with_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    def marks(text: str) -> list[str]:
        Path("a.html").write_text(text, encoding="utf-8")
        log = json.loads(render("sarif", check(["a.html"], Config(), use_cache=False), View("fr")))
        return [result["partialFingerprints"]["guichetFinding/v1"] for result in log["runs"][0]["results"]]

    image = '<img src="a.png">'
    first = marks(f"<p>Bonjour</p>{image}")
    assert marks(f"<p>Bonjour</p>\n\n\n  {image}") == first
    assert marks(f"<p>Bonjour</p>{image.replace('a.png', 'b.png')}") != first


def test_annotations_say_who_is_left_out(report: Report) -> None:
    lines = render("github", report, View("fr")).splitlines()
    assert len(lines) == len(report.findings)
    assert all(line.startswith("::") and "%0AQui reste dehors\u00a0: " in line for line in lines)
    assert any("title=Image sans alternative" in line or "(img-alt-missing)" in line for line in lines)


def test_every_sentence_exists_in_both_languages(report: Report) -> None:
    french, english = (json.loads(render("json", report, View(lang)))["findings"] for lang in ("fr", "en"))
    for one, other in zip(french, english, strict=True):
        assert one["message"] != other["message"]
        assert "{" not in one["message"] + other["message"] or "{" in report.project.source(one["path"]).text


def test_addresses_are_those_of_the_site() -> None:
    assert "use_directory_urls: false" in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    rule = rule_named("img-alt-missing")
    for lang, folder in (("fr", ""), ("en", "en/")):
        address = View(lang, "https://exemple.test/cours/").help_of(rule)
        assert address == f"https://exemple.test/cours/{folder}rules/accessibility/img-alt-missing.html"
