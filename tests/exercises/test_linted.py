"""An answer is linted whole: no page escapes by its name, and nothing that is no page is taken for one."""

from __future__ import annotations

from pathlib import Path

import pytest
from grading.checks import Failed
from grading.linter import lint, read_in

PAGE = "<!DOCTYPE html><html lang=fr><title>Place</title><p>Votre place"
APP = "from flask import render_template\n\n\ndef door():\n    return render_template({!r})\n"
HIDDEN = (
    "templates/place.tpl", "templates/place.txt", "templates/place.php", "templates/place.haml", "templates/place", "place.dat",
    "templates/deep/place.js", "vues/place.erb", "place.xml",
)  # fmt: skip
NO_PAGES = {
    "notes.md": "Écrire <p> et non <div>.",
    "remarques.txt": PAGE,
    "templates/mail.txt": "Bonjour {{ name }},\nvotre place est gardée.",
    "static/widget.js": "box.innerHTML = '<p>Votre place</p>';",
    "accounts.csv": "name,phone\nZoé,0199001234\n",
    "plan.svg": "<svg xmlns='http://www.w3.org/2000/svg'><text>Plan</text></svg>",
    "templates/place.jinja2": PAGE,
}


def written(folder: Path, file: str, text: str) -> Path:
    """A file of an answer."""
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("file", HIDDEN)
def test_a_page_under_another_name_is_refused(file: str, tmp_path: Path) -> None:
    written(tmp_path, file, PAGE)
    with pytest.raises(Failed, match="place"):
        read_in(tmp_path)


def test_a_text_that_a_program_shows_is_a_page(tmp_path: Path) -> None:
    written(tmp_path, "place.txt", PAGE)
    app = written(tmp_path, "app.py", APP.format("place.html"))
    assert Path("place.txt") in read_in(tmp_path)
    app.write_text(APP.format("place.txt"), encoding="utf-8")
    with pytest.raises(Failed):
        read_in(tmp_path)


@pytest.mark.parametrize("file", NO_PAGES)
def test_what_is_no_page_is_let_be(file: str, tmp_path: Path) -> None:
    written(tmp_path, file, NO_PAGES[file])
    read_in(tmp_path)


@pytest.mark.parametrize("file", ["templates/other.html", "templates/deep/other.jinja", "node_modules/other.htm"])
def test_files_that_a_grader_does_not_name_are_linted(file: str, tmp_path: Path) -> None:
    page = written(tmp_path, "page.html", PAGE)
    lint([page], ["img-alt-missing"], tmp_path)
    written(tmp_path, file, PAGE + "<img src=plan.png>")
    with pytest.raises(Failed):
        lint([page], ["img-alt-missing"], tmp_path)
