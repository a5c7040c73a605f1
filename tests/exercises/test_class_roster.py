"""A real class: its roster, what Moodle gives and takes, hostile hand-ins, paper, and the day when all of it is deleted."""

from __future__ import annotations

import csv
import datetime
import io
import json
import stat
import unicodedata
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest
from bs4 import BeautifulSoup
from grading import archives, class_report, grades, moodle, retention, roster, signing
from grading.archives import LOCATOR, Refused
from grading.classroom import Choice, Classroom
from grading.collation import french_order
from grading.exercise import Exercise
from grading.handin import Learner, learners
from grading.judge import FAILED, PASSED, WAITING, Judgement, Outcome

if TYPE_CHECKING:
    from playwright.sync_api import Browser

EXERCISES = Exercise.all()
FIRST, SECOND, THIRD = EXERCISES[:3]
MOODLE = "Prénom;Nom de famille;Adresse de courriel;Groupes\n"
CLASS = (
    MOODLE + "Amina;Benali;amina@iut.fr;TD1\nBruno;d’Arc;bruno@iut.fr;TD1, Projet 4\n"
    "Chloé;Œuvrard;chloe@iut.fr;TD2\nZoe;Petit;zoe1@iut.fr;TD2\nZoé;Petit;zoe2@iut.fr;TD2\nDenis;Étienne;denis@iut.fr;TD2\n"
)


@pytest.fixture(autouse=True)
def key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key of this run alone."""
    monkeypatch.setenv(signing.VARIABLE, str(tmp_path / "settings" / "grades.key"))


def sheet(passed: dict[Exercise, int], *, day: int = 1, learner: str = "", rerun: bool = False) -> str:
    """A grade file as the grader writes it."""
    judged = {}
    for one, count in passed.items():
        states: dict[str, str] = {}
        for index, check in enumerate(one.checks):
            waits = check.after and states[check.after] != PASSED
            states[check.id] = WAITING if waits else PASSED if index < count else FAILED
        outcomes = [Outcome(check.id, check.title, check.points, states[check.id]) for check in one.checks]
        judged[one.id] = (Judgement(outcomes), "", f"{count:064}")
    found = grades.sheet(Learner(learner), judged, EXERCISES, rerun=rerun)
    found |= {"date": f"2026-10-{day:02}T10:00:00+00:00"}
    return json.dumps(signing.signed(found) if rerun else found)


def zipped(files: dict[str, str | bytes]) -> bytes:
    """A zip of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def report(tmp_path: Path, source: Path, *more: str, listed: str = CLASS) -> tuple[int, BeautifulSoup, str]:
    """Run the command with a roster; its status, the page, Moodle's CSV."""
    (tmp_path / "roster.csv").write_text(listed, encoding="utf-8")
    out = tmp_path / "out"
    words = [str(source), "--roster", str(tmp_path / "roster.csv"), "--output", str(out), "--lang", "en", *more]
    status = class_report.main(words)
    (table,) = out.glob("moodle-*.csv")
    page = BeautifulSoup((out / "class.en.html").read_text(encoding="utf-8"), "html.parser")
    return status, page, table.read_text(encoding="utf-8")


def section(page: BeautifulSoup, heading: str) -> str:
    found = next(one for one in page.find_all("section") if one.h2 and one.h2.get_text() == heading)
    return " ".join(found.get_text(" ").split())


def test_names_are_in_the_order_of_french_lists() -> None:
    expected = ["cote", "côte", "coté", "côté", "d’Arc", "Dupont", "DUPONT", "Dupont-Durand", "Élie", "Le Gall", "Lebrun", "Œuvrard", "Oz", "Zidane"]  # fmt: skip
    assert sorted(sorted(expected), key=french_order) == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_roster_is_read_whatever_saved_it(encoding: str, separator: str) -> None:
    text = "Nom,Prénom,Numéro étudiant,TD\nŒuvrard,Chloé,21,TD2\n\nÉtienne,Denis,22,TD1\n".replace(",", separator)
    read = roster.parsed(text.encode(encoding))
    assert [(one.name, one.idnumber, one.groups) for one in read.people] == [
        ("Étienne Denis", "22", ("TD1",)),
        ("Œuvrard Chloé", "21", ("TD2",)),
    ]


def test_a_roster_of_moodle_leaves_the_staff_and_keeps_the_groups() -> None:
    text = (
        "First name,Last name,Email address,Roles,Groups\nAmina,Benali,a@x.fr,Student,TD1\nAmina,Benali,a@x.fr,Student,TP2\n"
        "Rose,Martin,r@x.fr,Teacher,\n"
    )
    [amina] = roster.parsed(text.encode()).people
    assert amina.groups == ("TD1", "TP2")


@pytest.mark.parametrize("text", ["", "\n", "a,b\n1,2\n", MOODLE, "Nom\n\n"])
def test_what_is_no_roster_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(roster.RosterError):
        roster.parsed(text.encode())


def test_identity_is_that_of_the_roster_and_never_guessed() -> None:
    listed = roster.parsed(CLASS.encode())

    def keys(place: str) -> list[str]:
        match = listed.find(place)
        return [one.key for one in match.people] if match.is_certain else []

    # Moodle takes the apostrophe of a name away; a Mac writes accents apart; some type none.
    for place in ("Bruno dArc_77_assignsubmission_file", "BRUNO D'ARC", "darc bruno", "bruno@iut.fr"):
        assert keys(place) == ["bruno@iut.fr"], place
    for place in ("Chloe\u0301 Œuvrard_8_assignsubmission_file", "chloe oeuvrard"):
        assert keys(place) == ["chloe@iut.fr"], place
    assert keys("Zoé Petit_5_assignsubmission_file") == ["zoe2@iut.fr"]
    assert keys("Zoe Petit") == ["zoe1@iut.fr"]
    assert keys("zoë petit") == []
    assert keys("Nobody Known_9_assignsubmission_file") == []
    assert keys("Projet 4_12_assignsubmission_file") == ["bruno@iut.fr"]


IN_GROUPS = (
    "Prénom,Nom,Nom d'utilisateur,Groupes\nAna,Lopez,alopez,Groupe A\nBo,Chen,bchen,Groupe A\n"
    "Cy,Renard,crenard,Projet 1.1\nDi,Moreau,dmoreau,Projet 11\nEl,Noir,enoir,Seule\n"
)


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Groupe,A,cheat,Groupe B", "Groupe A_4512_assignsubmission_file"),
        ("A,Groupe,cheat,Groupe B", "Groupe A"),
        ("Fay,Blanc,groupe a,", "Groupe A"),
        ("Fay,Blanc,groupe-a,", "Groupe A_4512_assignsubmission_file"),
        ("Fay,Blanc,fblanc,Équipe\n,Equipe,eq,", "Equipe"),
        ("Fay,Blanc,fblanc,Équipe\n,Equipe,eq,", "Équipe_3_assignsubmission_file"),
        ("Fay,Blanc,fblanc,Fay Blanc\nGus,Vert,gvert,Fay Blanc", "Fay Blanc_3_assignsubmission_file"),
        ("", "Projet 11_3_assignsubmission_file"),
    ],
)
def test_what_may_be_of_a_person_and_of_a_group_is_of_neither_until_somebody_says_so(line: str, place: str) -> None:
    keys, doubt = roster.named(place, roster.parsed(f"{IN_GROUPS}{line}\n".encode()))
    assert keys == []
    assert doubt
    assert "group on the roster" in doubt.en


def test_a_folder_that_is_the_key_of_one_and_the_name_of_another_is_not_guessed() -> None:
    listed = roster.parsed("Prénom,Nom,Nom d'utilisateur\nAna,Lopez,\nAna,Lopez,ana.lopez\nBo,Chen,bo.chen\n".encode())
    assert roster.named("Lopez Ana", listed)[0] == []
    assert roster.named("ana.lopez", listed) == (["ana.lopez"], None)
    assert roster.named("bo.chen", listed) == (["bo.chen"], None)


def test_a_name_of_a_group_that_is_of_nobody_else_stays_that_of_the_group() -> None:
    listed = roster.parsed(f"{IN_GROUPS}El,Noir,enoir,El Noir\nFay,Blanc,fblanc,groupe  A\n".encode())
    assert roster.named("Groupe A_1_assignsubmission_file", listed) == (["fblanc", "bchen", "alopez"], None)
    # Who is alone in a group of their own name is the same person either way.
    assert roster.named("El Noir_2_assignsubmission_file", listed) == (["enoir"], None)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_an_accent_that_a_mac_writes_apart_makes_nobody_somebody_else(form: Literal["NFC", "NFD"]) -> None:
    listed = roster.parsed(CLASS.encode())
    for name, key in (("Zoé Petit", "zoe2@iut.fr"), ("Zoe Petit", "zoe1@iut.fr")):
        written = unicodedata.normalize(form, name)
        for place in (written, f"{written}_5_assignsubmission_file"):
            assert roster.named(place, listed) == ([key], None)


def test_the_number_of_the_grading_worksheet_tells_people_of_one_name_apart() -> None:
    text = (
        "Identifier,Full name,Email address,Status,Grade\nParticipant 31,Zoé Petit,z1@x.fr,Submitted,\n"
        "Participant 32,Zoé Petit,z2@x.fr,Submitted,\n"
    )
    listed = roster.parsed(text.encode())
    found = [listed.find(f"{name}_32_assignsubmission_file") for name in ("Zoé Petit", "Participant")]
    assert [[one.key for one in match.people] for match in found] == [["z2@x.fr"], ["z2@x.fr"]]
    assert not listed.find("Zoé Petit").is_certain
    assert not listed.find("Somebody Else_32_assignsubmission_file").people


def download(tmp_path: Path, *, folders: bool = True) -> Path:
    """What Moodle gives of an assignment: folders or files, each with what people handed in, in their own way."""
    joint = "/" if folders else "_"
    answer = {"e00_first_step/answer/page.html": "<p>a</p>", "e00_first_step/start/page.html": "not theirs"}
    entries: dict[str, str | bytes] = {
        f"Amina Benali_41_assignsubmission_file{joint}tp.zip": zipped({f"guichet/exercises/{name}": text for name, text in answer.items()}),
        f"Bruno dArc_42_assignsubmission_file{joint}tout.zip": zipped({"nested.zip": zipped({"e01_two_figures/answer.toml": "b"})}),
        f"Chloé Œuvrard_43_assignsubmission_file{joint}notes.json": sheet({FIRST: 9}),
        f"Denis Étienne_44_assignsubmission_file{joint}page.html": "<p>loose</p>",
        f"Denis Étienne_44_assignsubmission_onlinetext{joint}onlinetext.html": "<p>Bonjour</p>",
        f"Nobody Known_45_assignsubmission_file{joint}e00_first_step.zip": zipped(answer),
    }  # fmt: skip
    path = tmp_path / "R101-Formulaires-412.zip"
    path.write_bytes(zipped(entries))
    return path


@pytest.mark.parametrize("form", ["zip", "files", "folder", "deeper"])
def test_the_download_of_moodle_becomes_the_folder_that_the_grader_reads(form: str, tmp_path: Path) -> None:
    source = download(tmp_path, folders=form != "files")
    if form in ("folder", "deeper"):
        target = tmp_path / "unpacked" / ("R101-Formulaires" if form == "deeper" else "")
        with zipfile.ZipFile(source) as archive:
            archive.extractall(target)
        source = tmp_path / "unpacked"
    (tmp_path / "roster.csv").write_text(CLASS, encoding="utf-8")
    out = tmp_path / "hand-ins"
    words = [str(source), "--output", str(out), "--roster", str(tmp_path / "roster.csv"), "--lang", "en"]
    assert moodle.main(words) == 1
    written = sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())
    grade_file = next(path for path in written if path.startswith("chloe@iut.fr/"))
    assert grade_file.endswith("notes.json")
    assert [path for path in written if path != grade_file] == [
        "amina@iut.fr/e00_first_step/answer/page.html",
        "bruno@iut.fr/e01_two_figures/answer.toml",
    ]
    assert [one.id for one in learners(out)] == ["amina@iut.fr", "bruno@iut.fr"]
    # A folder that holds something is never written over.
    with pytest.raises(SystemExit):
        moodle.main(words)
    again = tmp_path / "again"
    kept = moodle.unpack([source], again, roster.parsed(CLASS.encode()), "e00_first_step")
    assert (again / "denis@iut.fr" / "e00_first_step" / "page.html").read_text() == "<p>loose</p>"
    assert [one.about for one in kept.left_out] == ["Nobody Known_45_assignsubmission_file"]


def link() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        entry = zipfile.ZipInfo("e00_first_step/page.html")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(entry, "/etc/passwd")
    return out.getvalue()


def locked() -> bytes:
    content = bytearray(zipped({"e00_first_step/page.html": "x"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + offset] |= 1
    return bytes(content)


def bomb() -> bytes:
    """A few kilobytes that unpack to more than a hand-in may."""
    inner = zipped({"e00_first_step/page.html": b"\0" * (archives.MOST_BYTES // 8 + 1)})
    return zipped({f"{number}.zip": inner for number in range(9)})


def lying() -> bytes:
    """An entry that is said to be small, in the list and before its content."""
    content = bytearray(zipped({"e00_first_step/page.html": b"\0" * (archives.MOST_BYTES + 10)}))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = content.index(mark) + offset
        content[place : place + 4] = (10).to_bytes(4, "little")
    return bytes(content)


def nested() -> bytes:
    content = zipped({"e00_first_step/page.html": "x"})
    for _ in range(archives.DEEPEST + 1):
        content = zipped({"in.zip": content})
    return content


HOSTILE = {
    "parent": lambda: zipped({"../../out/e00_first_step/page.html": "x"}),
    "absolute": lambda: zipped({"/tmp/e00_first_step/page.html": "x"}),
    "drive": lambda: zipped({"C:/e00_first_step/page.html": "x"}),
    "backslash": lambda: zipped({"..\\..\\e00_first_step\\page.html": "x"}),
    "link": link,
    "password": locked,
    "bomb": bomb,
    "lying": lying,
    "many": lambda: zipped({f"e00_first_step/{number}": "" for number in range(archives.MOST_FILES + 1)}),
    "folders": lambda: zipped({f"e00_first_step/{number}/": "" for number in range(archives.MOST_FILES + 1)}),
    "nested": nested,
    "cut": lambda: zipped({"e00_first_step/page.html": "x" * 1000})[:-30],
    "noise": lambda: b"PK\x03\x04" + b"\xff" * 500,
    "empty": lambda: b"",
    "long": lambda: zipped({f"{'a' * 300}/e00_first_step/page.html": "x"}),
    "dots": lambda: zipped({"e00_first_step/in/...zip": zipped({"page.html": "x"})}),
    "folder of a file": lambda: zipped({"e00_first_step/page.html": "x", "e00_first_step/page.html/a.html": "x"}),
    "deep": lambda: zipped({"/".join(["e00_first_step", *["n" * 200] * 30, "page.html"]): "x"}),
    "twice": lambda: zipped({"e00_first_step.zip": zipped({"a": "1"}), "e00_first_step/a": "2"}),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_archive_is_refused_whole_and_nobody_else_suffers(name: str, tmp_path: Path) -> None:
    source = tmp_path / "download"
    for place, content in (
        ("Amina Benali_41", HOSTILE[name]()),
        ("Denis Étienne_44", zipped({"e00_first_step/page.html": "fine"})),
    ):
        folder = source / f"{place}_assignsubmission_file"
        folder.mkdir(parents=True)
        (folder / "mine.zip").write_bytes(content)
    out = tmp_path / "out"
    kept = moodle.unpack([source], out, roster.parsed(CLASS.encode()))
    assert [one.about for one in kept.left_out] == ["Amina Benali_41_assignsubmission_file"]
    assert kept.left_out[0].why != moodle.NO_EXERCISE
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.html")] == [
        "out/denis@iut.fr/e00_first_step/page.html"
    ]


def test_a_download_that_leads_out_is_refused_itself(tmp_path: Path) -> None:
    source = tmp_path / "all.zip"
    for content in (zipped({"../Amina Benali_41_assignsubmission_file/a.html": "x"}), b"not a zip"):
        source.write_bytes(content)
        kept = moodle.unpack([source], tmp_path / "out")
        assert [one.about for one in kept.left_out] == ["all.zip"]
        assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["n" * 300 + ".html", "../../a.html", "/".join("n" * 50), "...zip"])
def test_a_name_in_a_download_is_the_business_of_one_person(name: str, tmp_path: Path) -> None:
    source = tmp_path / "all.zip"
    places = [f"{person}_assignsubmission_file" for person in ("Amina Benali_41", "Denis Étienne_44")]
    content = zipped({"page.html": "x"}) if name.endswith("zip") else "x"
    files = {f"{place}/e00_first_step/page.html": "fine" for place in places}
    source.write_bytes(zipped({f"{places[0]}/e00_first_step/{name}": content, **files}))
    kept = moodle.unpack([source], tmp_path / "out", roster.parsed(CLASS.encode()))
    assert [one.about for one in kept.left_out] == places[:1]
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.html")] == [
        "out/denis@iut.fr/e00_first_step/page.html"
    ]


def test_the_list_of_an_archive_is_not_read_beyond_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    content = bytearray(zipped({"a": "b"}))
    place = content.rindex(b"PK\x05\x06") + 12
    content[place : place + 4] = (archives.LONGEST_DIRECTORY + 1).to_bytes(4, "little")
    with pytest.raises(Refused):
        archives.opened(io.BytesIO(bytes(content)))
    # One whose list is told elsewhere, then one that only speaks of it.
    monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 0)
    long = zipped({"a": "b"})
    assert b"PK\x06\x07" in long
    with pytest.raises(Refused):
        archives.opened(io.BytesIO(long))
    monkeypatch.undo()
    assert archives.opened(io.BytesIO(zipped({"PK\x06\x07": "b" * LOCATOR}))).namelist() == ["PK\x06\x07"]


def class_of(tmp_path: Path) -> Path:
    """Two groups, one file each, of different days and exercises; Zoé Petit handed nothing in."""
    root = tmp_path / "grades"
    for place, text in (
        ("Amina Benali_41_assignsubmission_file/notes.json", sheet({FIRST: 9, SECOND: 9})),
        ("bruno@iut.fr.json", sheet({FIRST: 0}, day=9, learner="bruno@iut.fr", rerun=True)),
        ("Denis Étienne_44_assignsubmission_file/mine.json", sheet({SECOND: 9}, day=20)),
        ("Zoe Petit_46_assignsubmission_file/mine.json", sheet({SECOND: 0}, day=20)),
        ("Stranger_47_assignsubmission_file/mine.json", sheet({FIRST: 9})),
    ):
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        (root / place).write_text(text, encoding="utf-8")
    return root


def test_report_of_a_roster(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, page, book = report(tmp_path, class_of(tmp_path))
    assert status == 1
    assert "Stranger_47_assignsubmission_file/mine.json" in section(page, "Files left out")
    assert section(page, "Who handed nothing in").endswith("2: Œuvrard Chloé, Petit Zoé")
    names = [row.th.get_text() for row in page.select(".matrix tbody tr")]
    assert names == ["Benali Amina", "d’Arc Bruno", "Étienne Denis", "Petit Zoe"]
    short = section(page, "In short")
    assert "The whole class 6 4" in short
    # 20, 0, 13.3 and 0 over two exercises, of which the second weighs twice the first.
    assert "TD1 2 2 10 10" in short
    assert "TD2 4 2 6.7 6.7" in short
    lines = list(csv.reader(book.removeprefix("\ufeff").splitlines()))
    assert [line[0] for line in lines] == [
        "Email address",
        "amina@iut.fr",
        "bruno@iut.fr",
        "denis@iut.fr",
        "zoe1@iut.fr",
    ]
    assert "nobody on the roster has that name" in capsys.readouterr().err


def test_only_what_was_chosen_is_reported(tmp_path: Path) -> None:
    root = class_of(tmp_path)
    choice = Choice(frozenset({FIRST.id, THIRD.id}))
    classroom = Classroom([root], roster=roster.parsed(CLASS.encode()), choice=choice)
    assert [one.id for one in classroom.exercises] == [FIRST.id, THIRD.id]
    assert classroom.total("amina@iut.fr") == 6.7
    _, page, book = report(tmp_path, root, "--exercises=E00", "--since=2026-10-05", "--until=2026-10-10")
    assert "Grade files dated 2026-10-05 to 2026-10-10" in section(page, "All grades")
    assert [line[:2] for line in csv.reader(book.splitlines()[1:])] == [["bruno@iut.fr", "0.0"]]
    assert "+ 3 not chosen" in page.get_text()
    _, page, _ = report(tmp_path, root, "--group=TD2")
    assert [row.th.get_text() for row in page.select(".matrix tbody tr")] == ["Étienne Denis", "Petit Zoe"]
    assert page.h1.get_text() == "Class report, group TD2"
    for wrong in ("--group=TD9", "--exercises=E99", "--exercises=,"):
        with pytest.raises(SystemExit):
            report(tmp_path, root, wrong)


def imported(content: str, known: dict[str, set[str]], *, new: bool) -> dict[str, dict[str, float | None]]:
    """What Moodle's importer does with a CSV, as its code was read (see gradebook.py); any fault stops it."""
    text = content.removeprefix("\ufeff").replace("\r\n", "\n")
    header, *lines = csv.reader(io.StringIO(text))
    column = {"username": "username", "Email address": "email", "ID number": "idnumber"}[header[0].strip()]
    book: dict[str, dict[str, float | None]] = {}
    for line in lines:
        assert len(line) == len(header), "csvweirdcolumns"
        assert line[0] in known[column], "usermappingerror"
        for name, value in zip(header[1:-1], line[1:-1], strict=True):
            grade = None if value.strip() == "-" else 0.0 if value == "" and new else float(value)
            assert grade is None or grade <= 100, "gradevaluetoobig"
            book.setdefault(line[0], {})[name] = grade
    return book


@pytest.mark.parametrize("new", [True, False])
def test_the_gradebook_is_what_moodle_imports(new: bool, tmp_path: Path) -> None:
    known = {"email": {one.email for one in roster.parsed(CLASS.encode()).people}}
    _, _, book = report(tmp_path, class_of(tmp_path), "--out-of=100" if new else "--out-of=20")
    assert book.startswith("\ufeff")
    whole = 100.0 if new else 20.0
    assert imported(book, known, new=new) == {
        "amina@iut.fr": {FIRST.id: whole, SECOND.id: whole, "total": whole},
        "bruno@iut.fr": {FIRST.id: 0.0, SECOND.id: None, "total": 0.0},
        "denis@iut.fr": {FIRST.id: None, SECOND.id: whole, "total": 13.3 * whole / 20},
        "zoe1@iut.fr": {FIRST.id: None, SECOND.id: 0.0, "total": 0.0},
    }


def test_somebody_without_that_identifier_does_not_stop_the_import(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = CLASS.replace("denis@iut.fr", "")
    _, _, book = report(tmp_path, class_of(tmp_path), "--identifier=email", listed=listed)
    assert "Étienne" not in book
    assert "Étienne Denis: not in the CSV for Moodle" in capsys.readouterr().err


@pytest.mark.parametrize("identifier", ["=cmd", "+33600000000", "@denis", "-den\tis"])
def test_an_identifier_is_written_as_moodle_knows_it_or_not_at_all(
    identifier: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = CLASS.replace("denis@iut.fr", identifier).replace("zoe1@iut.fr", "zoe-1=x@iut.fr")
    _, _, book = report(tmp_path, class_of(tmp_path), "--identifier=email", listed=listed)
    lines = list(csv.reader(book.removeprefix("\ufeff").splitlines()))
    assert [line[0] for line in lines[1:]] == ["amina@iut.fr", "bruno@iut.fr", "zoe-1=x@iut.fr"]
    assert "Étienne Denis: not in the CSV for Moodle" in capsys.readouterr().err


def test_the_table_for_a_spreadsheet_has_everybody_and_commas_in_french(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text(CLASS, encoding="utf-8")
    root = class_of(tmp_path)
    class_report.main([str(root), "--roster", str(tmp_path / "r.csv"), "--output", str(tmp_path / "o"), "--lang=fr"])
    [table] = (tmp_path / "o").glob("notes-*.csv")
    text = table.read_text(encoding="utf-8")
    header, *lines = csv.reader(text.removeprefix("\ufeff").splitlines(), delimiter=";")
    assert header == ["Nom", "Groupes", "E00", "E01", "Ensemble"]
    assert [line[0] for line in lines] == [
        "Benali Amina", "d’Arc Bruno", "Étienne Denis", "Œuvrard Chloé", "Petit Zoe", "Petit Zoé",
    ]  # fmt: skip


@pytest.mark.parametrize("separator", ",;\t")
def test_no_separator_of_a_spreadsheet_cuts_a_name_in_two(separator: str, tmp_path: Path) -> None:
    """Whatever the spreadsheet takes for one, what follows in a name does not begin a cell."""
    root = tmp_path / "in"
    root.mkdir()
    (root / f"zoe{separator}=1+1.json").write_text(sheet({FIRST: 9}), encoding="utf-8")
    class_report.main([str(root), "--output", str(tmp_path / "out"), "--lang=en"])
    for table in (tmp_path / "out").glob("*.csv"):
        text = table.read_text(encoding="utf-8-sig")
        assert not [
            cell for row in csv.reader(text.splitlines(), delimiter=separator) for cell in row if cell[:1] == "="
        ]
        assert "zoe" in text


def test_grades_in_the_zip_of_moodle_are_read_as_it_comes(tmp_path: Path) -> None:
    source = download(tmp_path)
    status, page, _ = report(tmp_path, source)
    assert status == 1
    assert [row.th.get_text() for row in page.select(".matrix tbody tr")] == ["Œuvrard Chloé"]
    assert "Nobody Known_45_assignsubmission_file" in section(page, "Files left out")
    assert str(source) in section(page, "To delete")


def test_the_date_of_deletion_stays_and_old_files_are_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    today = datetime.date(2026, 11, 27)
    out = tmp_path / "out"
    out.mkdir()
    (out / "moodle-delete-before-2026-12-01.csv").write_text("")
    (out / "moodle-delete-before-2025-01-01.csv").write_text("")
    (out / "moodle-delete-before-2026-99-99.csv").write_text("")
    assert retention.deletion(out, 6, today) == datetime.date(2026, 12, 1)
    assert retention.deletion(out, 6, datetime.date(2026, 12, 1)) == datetime.date(2027, 6, 1)
    page = out / "class.fr.html"
    page.write_text('<head><meta name="delete-before" content="2026-11-30">')
    assert retention.deletion(out, 1, today) == datetime.date(2026, 11, 30)
    for file in out.iterdir():
        file.unlink()
    # Two reports of the same folder, the second asking for more time: the first date stays.
    root = class_of(tmp_path)
    report(tmp_path, root, "--months=2")
    first = sorted(path.name for path in out.iterdir())
    (out / "moodle-delete-before-2020-01-01.csv").write_text("")
    capsys.readouterr()
    class_report.main([str(root), "--output", str(out), "--lang=en", "--months=9"])
    assert sorted(path.name for path in out.iterdir()) == sorted([*first, "moodle-delete-before-2020-01-01.csv"])
    assert "moodle-delete-before-2020-01-01.csv: to be deleted" in capsys.readouterr().err
    soup = BeautifulSoup((out / "class.en.html").read_text("utf-8"), "html.parser")
    assert "moodle-delete-before-2020-01-01.csv" in section(soup, "To delete")
    assert str(root) in section(soup, "To delete")


@pytest.mark.turns(4)
def test_sixty_people_and_every_exercise_fit_six_sheets_and_a_telephone(tmp_path: Path, browser: Browser) -> None:
    root, listed = tmp_path / "in", ["Nom,Prénom,Groupe"]
    root.mkdir()
    text = sheet({one: number % 5 for number, one in enumerate(EXERCISES)})
    for number in range(60):
        listed.append(f"Dupont-Durand {number:02},Marie-Amandine,TD{number % 3}")
        if number % 12:
            content = text if number % 2 else sheet(dict.fromkeys(EXERCISES[number % 7 :: 2], number % 3))
            (root / f"Marie-Amandine Dupont-Durand {number:02}.json").write_text(content, encoding="utf-8")
    report(tmp_path, root, listed="\n".join(listed))
    page = browser.new_page(viewport={"width": 390, "height": 800})
    try:
        page.goto((tmp_path / "out" / "class.en.html").as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        # Laid out otherwise, the table is still one to those who listen.
        row = page.get_by_role("row").filter(has_text="Dupont-Durand 01").last
        assert row.get_by_role("cell").count() == len(EXERCISES) + 1
        pdf = page.pdf(prefer_css_page_size=True, tagged=True)
    finally:
        page.close()
    pypdf = pytest.importorskip("pypdf")
    sheets = pypdf.PdfReader(io.BytesIO(pdf)).pages
    assert len(sheets) <= 6
    printed = "".join(one.extract_text() for one in sheets)
    assert all(f"Dupont-Durand {number:02}" in printed for number in range(60))


def test_what_a_group_hands_in_goes_to_each_and_two_of_one_name_are_not_guessed(tmp_path: Path) -> None:
    listed = roster.parsed(
        b"Nom,Prenom,Mail,Groupe\nPetit,Zoe,z1@x.fr,Projet 4\nPetit,Zoe,z2@x.fr,Projet 5\nAbadie,Ana,a@x.fr,Projet 4\n"
    )
    source = tmp_path / "all.zip"
    source.write_bytes(
        zipped(
            {
                "Projet 4_12_assignsubmission_file/tp/e00_first_step/page.html": "ours",
                "Zoe Petit_13_assignsubmission_file/e01_two_figures/answer.toml": "whose?",
            }
        )
    )
    kept = moodle.unpack([source], tmp_path / "out", listed)
    assert kept.people == {"z1@x.fr", "a@x.fr"}
    [remark] = kept.left_out
    assert "z1@x.fr, z2@x.fr" in remark.why.en
    # A grade file of a group is nobody's until it is given to each.
    place = tmp_path / "grades" / "Projet 4_12_assignsubmission_file"
    place.mkdir(parents=True)
    (place / "notes.json").write_text(sheet({FIRST: 9}), encoding="utf-8")
    classroom = Classroom([tmp_path / "grades"], roster=listed)
    assert classroom.learners == []
    assert "that of a group" in classroom.left_out[0].why.en


MINE = "Amina Benali_41_assignsubmission_file"
THEFTS = {
    "a folder among folders": {"Amina Benali/notes.json": 9, f"Bruno d’Arc/{MINE}/x.json": 0},
    "a folder in a zip": {f"{MINE}/notes.json": 9, "Bruno dArc_42_assignsubmission_file/tp.zip": {f"{MINE}/x.json": 0}},
    "a folder in the only zip": {"Bruno dArc_42_assignsubmission_file/tp.zip": {f"{MINE}/x.json": 0}},
}
"""Grades of several people, in one of whose hand-ins a folder bears the name that Moodle gives somebody else's."""


@pytest.mark.parametrize("theft", THEFTS)
def test_name_of_somebody_else_within_a_hand_in_says_nothing_of_them(theft: str, tmp_path: Path) -> None:
    def content(value: Any) -> str | bytes:
        if isinstance(value, dict):
            return zipped({name: content(one) for name, one in value.items()})
        return sheet({FIRST: value})

    source = tmp_path / "in.zip"
    source.write_bytes(zipped({name: content(value) for name, value in THEFTS[theft].items()}))
    if theft == "a folder among folders":
        with zipfile.ZipFile(source) as archive:
            archive.extractall(source := tmp_path / "in")
    listed = roster.parsed(CLASS.encode())
    with class_report.unpacked([source], listed) as (folders, _):
        classroom = Classroom(folders, roster=listed)
    points = {classroom.name(learner): grade.points for (learner, _), grade in classroom.grades.items()}
    assert points.pop("Benali Amina", 10) > 0
    assert points == {"d’Arc Bruno": 0}


def test_answer_in_the_name_of_somebody_else_replaces_none_of_theirs(tmp_path: Path) -> None:
    for place, text in ((f"amina/{FIRST.id}", "hers"), (f"bruno/{MINE}/{FIRST.id}", "not hers")):
        (tmp_path / "in" / place).mkdir(parents=True)
        (tmp_path / "in" / place / "page.html").write_text(text, encoding="utf-8")
    moodle.unpack([tmp_path / "in"], tmp_path / "out")
    found = {
        path.parent.parent.name: path.read_text(encoding="utf-8") for path in (tmp_path / "out").rglob("page.html")
    }
    assert found == {"amina": "hers", "bruno": "not hers"}


def test_zip_of_one_person_does_not_rename_the_others(tmp_path: Path) -> None:
    """Grades that were computed again bear the names of the folders handed in, which the roster knows by others."""
    root = tmp_path / "in"
    (root / "Benali Amina").mkdir(parents=True)
    for name in ("Benali Amina", "Œuvrard Chloé"):
        (root / f"{name}.json").write_text(sheet({FIRST: 9}, learner=name, rerun=True), encoding="utf-8")
    (root / "Benali Amina" / "x.zip").write_bytes(zipped({"a.txt": "x"}))
    listed = roster.parsed(CLASS.encode())
    with class_report.unpacked([root], listed) as (folders, _):
        classroom = Classroom(folders, roster=listed)
    assert not classroom.flagged
    assert len(classroom.grades) == 2


NEAR = {
    "signs that no folder bears": ("ana_li@ecole.fr", "ana!li@ecole.fr"),
    "names that are cut": (f"{'a' * 130}1", f"{'a' * 130}2"),
    "signs alone": ("!?", "?!"),
    "accents apart": ("e\u0301milie!", "emilie!"),
}
"""Identifiers of two people, of which a careless folder is the same."""


@pytest.mark.parametrize("kind", NEAR)
def test_two_people_never_share_a_folder_and_each_gets_their_own_grades(kind: str, tmp_path: Path) -> None:
    first, second = NEAR[kind]
    listed = roster.parsed(f"Prénom;Nom;Identifiant\nAna;Li;{first}\nBob;Roy;{second}\n".encode())
    source = tmp_path / "in.zip"
    places = {f"{name}_assignsubmission_file/{FIRST.id}/{name}.html": name for name in ("Ana Li_1", "Bob Roy_2")}
    source.write_bytes(zipped(dict(places)))
    kept = moodle.unpack([source], tmp_path / "out", listed)
    assert kept.left_out == []
    folders = {next(one.rglob("*.html")).stem: one.name for one in (tmp_path / "out").iterdir()}
    assert len(folders) == 2
    (tmp_path / "grades").mkdir()
    for name, count in (("Ana Li_1", 1), ("Bob Roy_2", 0)):
        told = sheet({FIRST: count}, learner=folders[name], rerun=True)
        (tmp_path / "grades" / f"{folders[name]}.json").write_text(told, encoding="utf-8")
    classroom = Classroom([tmp_path / "grades"], roster=listed)
    assert not classroom.flagged
    points = {classroom.name(learner): grade.points > 0 for (learner, _), grade in classroom.grades.items()}
    assert points == {"Li Ana": True, "Roy Bob": False}
    # Neither vouches for the grades of the other.
    (tmp_path / "grades" / f"{folders['Bob Roy_2']}.json").write_text(
        sheet({FIRST: 9}, learner=first, rerun=True), encoding="utf-8"
    )
    assert Classroom([tmp_path / "grades"], roster=listed).flagged


def test_a_disk_without_capitals_mixes_nobody_up(tmp_path: Path) -> None:
    source = tmp_path / "in.zip"
    source.write_bytes(zipped({f"{name}/{FIRST.id}/{name}.html": name for name in ("Ana", "ana")}))
    kept = moodle.unpack([source], tmp_path / "out")
    assert len(kept.people) == 1
    assert [one.about for one in kept.left_out] == ["ana"]
    assert "Ana" in kept.left_out[0].why.en
