"""What a person reads: trainers find every rubric on one page, in both languages."""

import pytest

from course.tools.pages import DOCS, LANGUAGES
from course.tools.readings import PAGE, read, readings


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_is_fresh(language: str) -> None:
    assert (DOCS / language / PAGE).read_text("utf-8") == readings(language), "run `make stamp`"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_level_is_on_the_page(language: str) -> None:
    page = readings(language)
    found = [rubric for exercise in read() for rubric in exercise.rubrics]
    assert found
    for rubric in found:
        for criterion in rubric.criteria:
            assert all(text.to(language) in page for text in (criterion.title, *criterion.levels))
