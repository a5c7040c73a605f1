"""A part of a page whose name no other file writes, beside parts that are named, is told to nobody."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.engine.run import check
from guichet.reading.project.project import Project
from guichet.told.left_parts import is_left_part

LEFT = "templates/letters/_reply_to_body.html.twig"
NAMED = "templates/letters/_reply.html.twig"
SHOWS = "{% include 'letters/_reply.html.twig' %}"


def is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, left: str = LEFT, **files: str) -> bool:
    monkeypatch.chdir(tmp_path)
    sources = {path: Source(path, text) for path, text in {left: "<p>Bonjour</p>", **files}.items()}
    return is_left_part(left, Project(list(sources), Config(root=os.fspath(tmp_path)), sources))


def test_nothing_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {NAMED: "<p>Bonjour</p>", "templates/letters/page.html.twig": SHOWS}
    assert is_left(tmp_path, monkeypatch, **files)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("src/letters.py", "PART = 'reply_to_body'"),
        ("src/Letters.php", "<?php enum Part { case REPLY_TO_BODY; }"),
        ("src/parts.ts", "export class ReplyToBody {}"),
        ("templates/other.html.twig", "{% include 'letters/_reply_' ~ kind ~ '.html.twig' %}"),
        ("templates/other.html.twig", '{% include "letters/" ~ name %}'),
        ("src/letters.py", "part = f'templates/letters/_{name}.html.twig'"),
        ("src/letters.rb", 'part = "letters/#{name}"'),
        ("src/Letters.php", "<?php $part = sprintf('letters/_%s.html.twig', $name);"),
    ],
)
def test_code_may_name_it(path: str, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {NAMED: "<p>Bonjour</p>", "templates/letters/page.html.twig": SHOWS}
    assert not is_left(tmp_path, monkeypatch, **files, **{path: text})


def test_where_no_part_is_named_nothing_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not is_left(tmp_path, monkeypatch, **{NAMED: "<p>Bonjour</p>"})


def test_a_file_that_the_run_was_not_given_may_name_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "letters.xml").write_text("<part>reply_to_body</part>")
    files = {NAMED: "<p>Bonjour</p>", "templates/letters/page.html.twig": SHOWS}
    assert not is_left(tmp_path, monkeypatch, **files)


def test_its_words_are_not_judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "templates/letters").mkdir(parents=True)
    body = '<p lang="fr">Il appartient à l’usager de signaler son départ.</p>'
    for path, text in {LEFT: body, NAMED: body, "templates/letters/page.html.twig": SHOWS}.items():
        (tmp_path / path).write_text(text)
    monkeypatch.chdir(tmp_path)
    found = check(["."], Config(), jobs=1, use_cache=False).findings
    assert {one.path for one in found if one.rule == "order-impersonal"} == {NAMED}
