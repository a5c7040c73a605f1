"""The syllabus says what the lessons say, quotes what was read, and goes out in formats that others read."""

import csv
import io
import re
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from odfdo import Document

from course.tools.cartridge import ASSESSMENT, SPACES, cartridge
from course.tools.pages import DOCS, LANGUAGES, front_matter
from course.tools.syllabus import (
    FRAMEWORKS,
    PAGE,
    STATES,
    export,
    frameworks,
    hours,
    markdown,
    modules,
    page,
    table,
    titles,
)

both = pytest.mark.parametrize("language", LANGUAGES)
NAMES = {name: f"{{{space}}}" for name, space in SPACES.items()}


@both
def test_page_is_fresh(language: str) -> None:
    assert (DOCS / language / PAGE).read_text("utf-8") == page(language), "run `make stamp`"


@both
def test_it_says_what_the_lessons_say(language: str) -> None:
    text = re.sub(r"[\u00a0\u202f]", " ", markdown(language))
    assert len(modules(language)) == 12
    for module in modules(language):
        for lesson in module.lessons:
            head = front_matter((DOCS / language / f"{lesson.id}.md").read_text("utf-8"))
            said = [re.sub(r"[\u00a0\u202f]", " ", str(one)) for one in head["objectives"]]
            assert "<br>".join(said) in text, lesson.id
    paths = (DOCS / language / "paths.md").read_text("utf-8")
    told = re.sub(r"(\d)\sh\s(\d\d)(?:\smin)?", r"\1 h \2", re.sub(r"[\u00a0\u202f]", " ", paths))
    assert all(re.sub("\u00a0", " ", spent) in told for spent in hours(language).values())


@both
def test_frameworks_are_cited_and_lead_to_what_exists(language: str) -> None:
    known = titles(language)
    found = frameworks(language)
    assert [one.id for one in found] == ["but", "wai", "dinum", "pix"]
    text = markdown(language)
    for one in found:
        assert one.state in STATES[language]
        assert one.url.startswith("https://")
        assert one.url in text
        for name, met in one.lines:
            assert set(met) <= set(known), name
            # A module says its lessons: to name both would count twice.
            assert not any(each.partition("/")[0] in met for each in met if "/" in each), name
        assert any(not met for _, met in one.lines) or one.id in ("dinum", "pix"), "something is always missing"
    for raw in tomllib.loads(FRAMEWORKS.read_text("utf-8"))["framework"]:
        assert raw["consulted"].year >= 2026
        assert all(set(line["name"]) == set(LANGUAGES) for line in raw["line"])


@both
def test_spreadsheets_get_a_line_for_each_lesson(language: str) -> None:
    text = table(language)
    assert text.startswith("\ufeff")
    head, *rows = csv.reader(io.StringIO(text[1:]), delimiter=";" if language == "fr" else ",")
    assert {len(row) for row in rows} == {len(head)} == {8}
    lessons = [lesson for module in modules(language) for lesson in module.lessons]
    assert [row[1] for row in rows] == [lesson.title for lesson in lessons]
    assert [int(row[2]) for row in rows] == [lesson.minutes for lesson in lessons]


def test_every_format_is_written(tmp_path: Path) -> None:
    written = export(tmp_path)
    assert {path.suffix for path in written} == {".md", ".csv", ".odt", ".imscc"}
    assert len(written) == 8
    for language in LANGUAGES:
        text = (tmp_path / f"syllabus-{language}.md").read_text("utf-8")
        # Away from the site, a link that only leads there leads nowhere.
        assert re.findall(r"\]\((?!https:)[^)]*\)", text) == []
        document = Document(tmp_path / f"syllabus-{language}.odt")
        assert len(document.body.get_tables()) == sum(bool(one.lessons) for one in modules(language)) + 4


def manifest_faults(files: dict[str, bytes]) -> Iterator[str]:
    """Where a cartridge leaves the structure of Common Cartridge 1.1.

    Its schemas may not be copied here. Those of Moodle's own sources found no fault in the manifests, nor in any quiz, on
    27 November 2026; the rules below are those that they and the specification hold over what we write.
    """
    root = ET.fromstring(files["imsmanifest.xml"])
    here = NAMES[""]
    if root.tag != f"{here}manifest" or [child.tag for child in root] != [
        f"{here}{name}" for name in ("metadata", "organizations", "resources")
    ]:
        yield "manifest"
    if [child.text for child in root[0]][:2] != ["IMS Common Cartridge", "1.1.0"]:
        yield "schema"
    organizations = root.findall(f"{here}organizations/{here}organization")
    if [one.get("structure") for one in organizations] != ["rooted-hierarchy"] or len(organizations[0]) != 1:
        yield "organization"
    every = [one.get("identifier") or "" for one in root.iter() if one.get("identifier")]
    if len(every) != len(set(every)) or not all(re.fullmatch(r"[A-Za-z_][\w.-]*", one) for one in every):
        yield "identifiers"
    resources = {one.get("identifier"): one for one in root.iter(f"{here}resource")}
    used = [one.get("identifierref") for one in root.iter(f"{here}item") if one.get("identifierref")]
    if sorted(used) != sorted(map(str, resources)):
        yield "references"
    held = [file.get("href") or "" for one in resources.values() for file in one]
    if sorted([*held, "imsmanifest.xml"]) != sorted(files):
        yield "files"
    for one in resources.values():
        if one.get("type") not in ("webcontent", ASSESSMENT) or (one.get("type") == "webcontent") != bool(
            one.get("href")
        ):
            yield "types"


def quiz_faults(content: bytes) -> Iterator[str]:
    root = ET.fromstring(content)
    here = NAMES["qti"]
    for item in root.iter(f"{here}item"):
        labels = [one.get("ident") for one in item.iter(f"{here}response_label")]
        right = [
            condition.findtext(f"{here}conditionvar/{here}varequal")
            for condition in item.iter(f"{here}respcondition")
            if condition.find(f"{here}setvar") is not None
        ]
        told = {one.get("linkrefid") for one in item.iter(f"{here}displayfeedback")}
        if len(labels) != 3 or len(right) != 1 or right[0] not in labels:
            yield "answers"
        if told != {one.get("ident") for one in item.iter(f"{here}itemfeedback")} or len(told) != len(labels):
            yield "feedback"
        if not all((one.text or "").strip() for one in item.iter(f"{here}mattext")):
            yield "empty"


@both
def test_the_cartridge_holds_every_module_and_every_quiz(language: str) -> None:
    content = cartridge(language)
    assert content == cartridge(language)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist()[0] == "imsmanifest.xml"
        files = {name: archive.read(name) for name in archive.namelist()}
    assert list(manifest_faults(files)) == []
    quizzes = [name for name in files if name.startswith("quizzes/")]
    assert len(quizzes) == sum(len(module.lessons) for module in modules(language))
    assert [name for name in quizzes if list(quiz_faults(files[name]))] == []
    for module in modules(language):
        text = files[f"pages/{module.id}.html"].decode()
        assert f'<html lang="{language}">' in text
        assert ".md" not in text


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("1.1.0", "1.0", "schema"),
        ('structure="rooted-hierarchy"', "", "organization"),
        ('identifierref="resource-pages-frameworks"', 'identifierref="nowhere"', "references"),
        ('href="pages/frameworks.html" />\n', 'href="pages/none.html" />\n', "files"),
        ('type="webcontent"', 'type="page"', "types"),
        ('identifier="root"', 'identifier="course"', "identifiers"),
    ],
)
def test_the_structure_check_can_fail(old: str, new: str, fault: str) -> None:
    with zipfile.ZipFile(io.BytesIO(cartridge("en"))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    manifest = files["imsmanifest.xml"].decode()
    assert old in manifest
    files["imsmanifest.xml"] = manifest.replace(old, new).encode()
    assert fault in set(manifest_faults(files))


@both
def test_the_home_leads_to_whoever_teaches(language: str) -> None:
    home = (DOCS / language / "index.md").read_text("utf-8")
    assert "](teach.md)" in home
    hub = (DOCS / language / "teach.md").read_text("utf-8")
    for target in (
        "kits/index.md",
        "session/index.md",
        "kits/syllabus.md",
        "kits/readings.md",
        "kits/class-report.md",
        "paths.md",
    ):
        assert f"]({target})" in hub
    assert all(f"make {name}" in hub for name in ("hand-ins", "class-report", "syllabus"))
    assert "<!-- downloads quizzes -->" in hub
