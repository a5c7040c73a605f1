"""What is read in spite of its form, made up for tests, or brought from elsewhere asks nothing of whoever maintains a service."""

from __future__ import annotations

import pytest
from guichet.core.places import Place, place_of_path
from guichet.core.source import Source
from guichet.reading.data.documents import left_out
from guichet.reading.scripts.made import says_so


@pytest.mark.parametrize(
    "row",
    [
        "- { path: ^/admin/user/[0-9]+/qrcode/, roles: ROLE_ADMIN }",
        "rule: { match: /files/[a-z]+.pdf, allow: true }",
        "- { path: ^/été/[0-9]{4}/liste, roles: ROLE_USER }",
    ],
)
def test_a_bracket_within_a_word_of_a_row_is_no_list(row: str) -> None:
    assert left_out(Source("config/security.yaml", f"access:\n  {row}\n")) is None


@pytest.mark.parametrize("text", ["a: [1, 2\nb: {\n", "rows:\n  - { a: [1, 2 }\n"])
def test_what_has_another_form_is_said(text: str) -> None:
    assert left_out(Source("config/security.yaml", text)) is not None


@pytest.mark.parametrize("path", ["client/lib/zxcvbn/zxcvbn.js", "static/ckeditor/ckeditor.js", "client/lib/mapbox.js/mapbox.js", "client/lib/angular/angular-scenario.js"])  # fmt: skip
def test_a_package_keeps_its_script_under_its_name(path: str) -> None:
    assert says_so(path)


@pytest.mark.parametrize("path", ["public/app/app.js", "static/bundle/bundle.js", "public/guichet.js", "static/demande/etape.js"])  # fmt: skip
def test_a_script_of_the_service_does_not(path: str) -> None:
    assert not says_so(path)


@pytest.mark.parametrize("path", ["config/email/mocks.yml", "src/api/mock.ts", "lib/stubs.rb"])
def test_what_is_made_up_is_no_data_of_anyone(path: str) -> None:
    assert place_of_path(path) is Place.FIXTURE
