"""Elements that a script defines: an id that they write in the page is found, one in a shadow tree is not."""

from __future__ import annotations

import pytest

from tests.linter.test_components import said

PAGE = """\
<!doctype html><html lang="fr"><head><title>Aide</title></head><body>
<label for="loyer">Loyer</label><mon-champ {0}></mon-champ><script src="champ.js"></script></body></html>
"""
DEFINED = "class C extends {0} {{ connectedCallback() {{ {1} }} }}\ncustomElements.define('mon-champ', C)\n"


@pytest.mark.parametrize(
    ("given", "script", "is_broken"),
    [
        ('data-id="loyer"', DEFINED.format("HTMLElement", "this.innerHTML = `<input id=${this.dataset.id}>`"), False),
        ("", DEFINED.format("HTMLElement", "this.innerHTML = '<input id=\"loyer\">'"), False),
        ('champ="loyer"', DEFINED.format("LitElement", "createRenderRoot() { return this }"), False),
        ('champ="loyer"', "", False),
        ('data-id="loyer"', DEFINED.format("HTMLElement", "this.attachShadow({ mode: 'open' }).innerHTML = '…'"), True),
        ('champ="loyer"', DEFINED.format("LitElement", ""), True),
        ('data-id="charges"', DEFINED.format("HTMLElement", "this.innerHTML = '<input>'"), True),
    ],
)
def test_a_label_that_points_into_an_element(given: str, script: str, is_broken: bool) -> None:
    files = {"page.html": PAGE.format(given), "champ.js": script}
    assert ("label-for-broken" in [rule for rule, _ in said(files, "page.html")]) is is_broken
