"""Both prefectures start on an empty database and answer over HTTP; the flaws are those that the comments announce."""

from __future__ import annotations

import importlib
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from guichet.core.configuration import Config
from guichet.engine.run import check

EXAMPLES = Path(__file__).parents[2] / "examples"
EXPECT = re.compile(r"expect: ([\w, -]+?)\s*(?:#\}|-->|$)", re.M)
LOCAL = ("app", "slots", "scores", "queue_order")


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Any]:
    """Import a service's `app` module afresh and return a client on a new database."""

    def load(name: str, now: datetime) -> tuple[Any, ModuleType]:
        monkeypatch.syspath_prepend(str(EXAMPLES / name))
        monkeypatch.chdir(tmp_path)
        for module in LOCAL:
            sys.modules.pop(module, None)
        app = importlib.import_module("app")
        return app.create_app(str(tmp_path / "test.sqlite"), TESTING=True, NOW=now).test_client(), app

    yield load
    for module in LOCAL:
        sys.modules.pop(module, None)


MONDAY_3_20 = datetime(2026, 11, 23, 3, 20)
TUESDAY_10 = datetime(2026, 11, 24, 10, 0)


def test_the_flawed_prefecture_opens_on_monday_at_3_15_only(start: Any) -> None:
    client, _ = start("prefecture", TUESDAY_10)
    assert client.get("/").status_code == 200
    assert client.get("/rendez-vous").status_code == 503
    client, _ = start("prefecture", MONDAY_3_20)
    page = client.get("/rendez-vous")
    assert page.status_code == 200
    assert page.text.count('type="radio"') == 3
    slot = re.search(r'value="(\d+)"', page.text)
    assert slot
    assert client.post("/rendez-vous", data={"nom": "Ana", "creneau": slot[1]}).status_code == 302


def test_the_flawed_prefecture_refuses_names_and_poverty(start: Any) -> None:
    client, _ = start("prefecture", TUESDAY_10)
    form = {"nom": "Nguyễn Văn", "adresse": "1 rue", "telephone": "1"}
    assert client.post("/demande", data=form).headers["Location"] == "/demande"
    poor = {"nom": "Ana", "adresse": "1 rue", "telephone": "1", "rsa": "1", "demenagements": "3"}
    assert client.post("/demande", data=poor).headers["Location"] == "/recu"
    letter = client.get("/lettre/1")
    assert "rejetée" in letter.text
    assert "tribunal" not in letter.text


def test_the_corrected_prefecture_answers_at_any_hour(start: Any) -> None:
    for now in (MONDAY_3_20, TUESDAY_10):
        client, _ = start("prefecture-corrected", now)
        assert client.get("/rendez-vous").status_code == 200
    assert "Écrivez votre nom" in client.post("/rendez-vous", data={"nom": " "}).text
    places = []
    for person in ("Ana", "Nguyễn Văn", "O’Brien", "Łukasz", "Mononym", "Six", "Seven", "Eight"):
        answer = client.post("/rendez-vous", data={"nom": person}, follow_redirects=True)
        places.append(int(found[1]) if (found := re.search(r"au rang (\d+)", answer.text)) else 0)
    assert places == [0, 0, 0, 0, 0, 0, 1, 2]


def test_every_link_of_the_corrected_prefecture_leads_somewhere(start: Any) -> None:
    client, _ = start("prefecture-corrected", TUESDAY_10)
    seen, waiting = set(), ["/"]
    while waiting:
        page = client.get(waiting.pop())
        assert page.status_code == 200
        found = set(re.findall(r'href="(/[^"]*)"', page.text)) - seen
        seen |= found
        waiting.extend(found)
    assert "/accessibilite" in seen


def test_the_corrected_prefecture_keeps_what_was_typed_and_takes_a_domiciliation(start: Any) -> None:
    client, _ = start("prefecture-corrected", TUESDAY_10)
    again = client.post("/demande", data={"nom": "Ana", "telephone": "06"})
    assert 'value="Ana"' in again.text
    assert 'id="adresse-erreur"' in again.text
    receipt = client.post("/demande", data={"nom": "Ana", "domiciliation": "CCAS de Valmorte"}, follow_redirects=True)
    for word in (
        "Accusé de réception n° 1",
        "2026-11-24",
        "01 23 45 67 89",
        "99000 Valmorte",
        "tribunal administratif",
    ):
        assert word in receipt.text
    assert "Recours" in client.get("/lettre/1").text


def expectations(folder: Path) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            for match in EXPECT.finditer(path.read_text(encoding="utf-8")):
                for rule in match[1].split(","):
                    found[(path.relative_to(EXAMPLES).as_posix(), rule.strip())] += 1
    return found


@pytest.mark.parametrize("name", ["prefecture", "prefecture-corrected"])
def test_findings_are_those_that_the_comments_announce(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLES)
    report = check([name], Config(), use_cache=False)
    found = Counter((finding.path, finding.rule) for finding in report.findings)
    assert found == expectations(EXAMPLES / name)


def test_the_flaws_come_from_every_family() -> None:
    from guichet.engine.catalogue import rule_named

    families = {rule_named(rule).family.value for _, rule in expectations(EXAMPLES / "prefecture")}
    assert families == {"accessibility", "plain_language", "dark_patterns", "data_ethics", "alternatives"}
    assert not expectations(EXAMPLES / "prefecture-corrected")
