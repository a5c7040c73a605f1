"""The drawings of figures are fresh and say them in words; what the appointments lessons say of theirs holds."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from course.tools import charts as drawn
from course.tools import scores, simulations
from course.tools.charts import rounded
from course.tools.demos import two_counters

ROOT = Path(__file__).resolve().parents[2]
SVG = "{http://www.w3.org/2000/svg}"

pytestmark = pytest.mark.xdist_group("simulations")
"""One process runs them, once."""


@pytest.fixture(scope="module")
def charts() -> list[simulations.Chart]:
    return simulations.charts()


@pytest.fixture(scope="module")
def written(charts: list[simulations.Chart]) -> dict[Path, str]:
    return simulations.files(charts) | scores.files(scores.charts())


@pytest.fixture(scope="module")
def rows(charts: list[simulations.Chart]) -> dict[str, dict[str, dict[str, float]]]:
    return {chart.name: chart.rows for chart in charts}


@pytest.mark.turns(4)
def test_files_are_what_a_fresh_run_says(written: dict[Path, str]) -> None:
    assert len(written) == 24
    assert drawn.stale(written) == []


def test_a_changed_file_is_seen(tmp_path: Path) -> None:
    table = tmp_path / "table.md"
    table.write_text("old", encoding="utf-8")
    assert drawn.stale({table: "new", tmp_path / "absent.md": "x"}) == [table, tmp_path / "absent.md"]


LEGEND = "18"
"""The width of a bar that stands for all of its kind."""


def test_drawings_say_their_figures_in_words(written: dict[Path, str]) -> None:
    drawings = {path: ElementTree.fromstring(text) for path, text in written.items() if path.suffix == ".svg"}
    assert len(drawings) == 12
    for path, root in drawings.items():
        said = (root.findtext(f"{SVG}desc") or "").replace("\u00a0", " ")
        assert root.findtext(f"{SVG}title"), path
        title = (root.findtext(f"{SVG}title") or "").split()
        width = float(root.attrib["viewBox"].split()[2])
        bars = [bar for bar in root.iterfind(f"{SVG}rect[@height='16']") if bar.attrib["width"] != LEGEND]
        start = min(float(bar.attrib["x"]) for bar in bars)
        heads = min(float(bar.attrib["y"]) for bar in bars) - 38
        for text in root.iter(f"{SVG}text"):
            written = text.text or ""
            if "text-anchor" in text.attrib:  # the axis
                continue
            if float(text.attrib["y"]) > heads or ("font-weight" in text.attrib and not title):
                assert written.replace("\u00a0", " ") in said, (path, written)
            elif "font-weight" in text.attrib:
                assert written.split() == title[: len(written.split())], (path, written)
                del title[: len(written.split())]
            is_label = float(text.attrib["x"]) == drawn.LABELS and "font-weight" not in text.attrib
            room = (start if is_label and start > drawn.LABELS else width) - float(text.attrib["x"])
            assert len(written) * drawn.LETTER <= room, (path, written)
        assert title == [], "the whole title is drawn"


def test_the_night_door(rows: dict[str, dict[str, dict[str, float]]]) -> None:
    night = rows["opening-rules"]["monday-3-15"]
    assert max(night[group] for group in ("flexible", "worker", "library", "phone")) < 0.12
    assert night["robot"] == 0.5
    assert night["lost"] > 0.15


def test_random_release_spares_the_robots_and_not_the_library(rows: dict[str, dict[str, dict[str, float]]]) -> None:
    chance = rows["opening-rules"]["random"]
    assert chance["robot"] == 0.5
    assert chance["flexible"] > 10 * chance["library"]


def test_an_announced_hour_leaves_out_those_who_work(rows: dict[str, dict[str, dict[str, float]]]) -> None:
    assert rows["opening-rules"]["tuesday-10"]["worker"] == 0
    assert rows["opening-rules"]["tuesday-10"]["robot"] < 0.2


def test_the_telephone_counts_for_nothing_while_the_door_is_a_site(
    rows: dict[str, dict[str, dict[str, float]]],
) -> None:
    opening = rows["opening-rules"]
    assert [opening[rule]["phone"] for rule in ("monday-3-15", "random", "tuesday-10")] == [0, 0, 0]


def test_a_door_open_at_all_hours_does_not_choose(rows: dict[str, dict[str, dict[str, float]]]) -> None:
    always = [rows["opening-rules"]["always-open"][group] for group in ("flexible", "worker", "library", "phone")]
    assert max(always) - min(always) < 0.02


def test_each_remedy_has_its_cost(rows: dict[str, dict[str, dict[str, float]]]) -> None:
    today, file, queue, draw = rows["remedies"].values()
    assert today["robot"] > 0.4
    assert file["robot"] == 0
    assert file["phone"] == 0
    assert file["looks"] > 30 * draw["looks"]
    assert queue["library"] == 0
    assert queue["phone"] == 1
    assert all(0.7 < draw[group] < 0.8 for group in ("flexible", "worker", "library", "phone"))
    assert today["hours"] < file["hours"] < queue["hours"] == draw["hours"]


def test_the_map_shortens_the_wait_and_moves_it(rows: dict[str, dict[str, dict[str, float]]]) -> None:
    closed, published, shared = rows["two-counters"].values()
    assert published["stays"] < closed["stays"] / 3
    assert published["empty"] < 2 < 20 < closed["empty"]
    assert closed["resident"] == 0 < published["resident"]
    assert shared["resident"] == 0
    assert shared["stays"] < closed["stays"] / 3


def test_a_share_that_is_too_small_shuts_nobody_in() -> None:
    """Once what is kept for them is taken, people of the small town may have what is open to all."""
    open_to_all = two_counters.measure(published=True, small=40, kept=0)["resident"]
    assert all(
        two_counters.measure(published=True, small=40, kept=kept)["resident"] <= open_to_all for kept in (5, 10, 15)
    )


@pytest.mark.parametrize(("value", "told"), [(6.25, "6.3"), (0.25, "0.3"), (6.249, "6.2"), (100.0, "100.0")])
def test_a_half_goes_up_as_in_a_browser(value: float, told: str) -> None:
    assert rounded(value, 1) == told


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_percentages_of_the_lesson_are_those_of_the_table(lang: str, written: dict[Path, str]) -> None:
    lesson = (ROOT / f"course/docs/{lang}/06-appointments/04-simulate-a-queue.md").read_text(encoding="utf-8")
    table = next(text for path, text in written.items() if path.parts[-2:] == (lang, "opening-rules.md"))
    percentage = re.compile(r"\d+\u00a0%" if lang == "fr" else r"\d+%")
    quoted = set(percentage.findall(lesson))
    assert quoted
    assert quoted <= set(percentage.findall(table))
