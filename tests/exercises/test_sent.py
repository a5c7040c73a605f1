"""Each person comes with a browser, a language and a network, and what an answer names is among them."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from grading.answer import Answer
from grading.sent import ADDRESSES, BROWSERS, SHARING, SPOKEN, TOWN, Browser, browser_for

ECHO = """
from flask import Flask, request
app = Flask(__name__)
REFUSED = ("KaiOS", "mg", "tg_TJ", "10.20.")

@app.get("/")
def told():
    return "|".join((request.remote_addr.strip(), request.user_agent.string, request.headers.get("Accept-Language", "")))
"""


def everybody(browser: Browser) -> list[tuple[str, str, str]]:
    """The browsers, languages and networks of as many people as it takes."""
    found = []
    for _ in range(browser.count):
        sent = browser.headers("GET", "/")
        found.append((sent["User-Agent"], sent.get("Accept-Language", "").partition(",")[0], browser.address))
        browser.pass_on()
    return found


@pytest.mark.parametrize("seed", range(20))
def test_all_browsers_and_languages_come_whatever_the_draw(seed: int) -> None:
    people = everybody(Browser((), Random(seed)))
    agents, languages, places = (set(column) for column in zip(*people, strict=True))
    assert agents == {one["User-Agent"] for one in BROWSERS}
    assert languages >= {one for one in SPOKEN if len(one) > 1} | {""}
    assert places >= {TOWN, *ADDRESSES}
    assert sum(place == TOWN for *_, place in people) > len(people) * SHARING / 2
    assert "Android" in people[0][0]
    assert people[0][1:] == ("fr-FR", TOWN)


def test_what_an_answer_names_comes_too(tmp_path: Path) -> None:
    start, folder = tmp_path / "start", tmp_path / "answer"
    for one, code in ((start, ECHO.replace("REFUSED", "#")), (folder, ECHO)):
        one.mkdir()
        (one / "app.py").write_text(code, encoding="utf-8")
    people = everybody(browser_for(folder, start, Random(3)))
    assert any(agent.startswith("KaiOS") for agent, *_ in people)
    assert {"mg", "tg-TJ"} <= {language for _, language, _ in people}
    assert "10.20.7.7" in {place for *_, place in people}


def test_who_stays_near_is_on_the_network_of_all() -> None:
    browser = Browser((), Random(5))
    for _ in range(40):
        browser.pass_on(near=True)
        assert browser.address == TOWN


def test_an_answer_is_told_where_a_request_comes_from(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(ECHO, encoding="utf-8")
    answer = Answer(tmp_path)
    try:
        app = answer.app("app.py")
        places = set()
        for _ in range(60):
            places.add(app.get("/").body.partition("|")[0])
            app.somebody_else()
        assert places >= {TOWN, *ADDRESSES}
    finally:
        answer.close()
