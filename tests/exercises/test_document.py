"""What graders read in a page: which elements are shown, seen and heard, and what they are called."""

import pytest
from grading.document import Document, is_disabled

NOTICE = '<p id="p" class="a b" style="{}">Ouvert</p>'


@pytest.mark.parametrize(
    ("css", "style", "shown"),
    [
        ("p { display: none }", "", False),
        ("p { color: red; margin: 0; display: none } p { display: block }", "", True),
        ("p { display: block } p { color: red; margin: 0; display: none }", "", False),
        (".a { display: none } p { display: block }", "", False),
        (".a { display: none } .a.b { display: block }", "", True),
        ("#p { display: none } .a.b { display: block }", "", False),
        ("p { display: none !important } #p { display: block }", "", False),
        ("p { display: none }", "display: block", True),
        ("p { display: none !important }", "display: block", False),
        ("p { display: none !important }", "display: block !important", True),
        ("", "display: none; display: block", True),
        ("body { p { display: none } }", "", False),
        ("@media print { p { display: none } }", "", True),
        ("@media screen { p { display: none } }", "", False),
        ("@layer base { p { display: none } }", "", False),
        ("p:hover { display: none } p:unheard-of { display: none }", "", True),
    ],
)
def test_cascade(css: str, style: str, shown: bool) -> None:
    page = Document(f"<body>{NOTICE.format(style)}</body>", [css])
    assert page.is_shown(page.select("p")[0]) is shown


@pytest.mark.parametrize(
    ("css", "seen"),
    [
        ("p { color: red }", True),
        ("p { opacity: 0 }", False),
        ("p { opacity: 0.9 }", True),
        ("body { font-size: 0 }", False),
        ("body { font-size: 0 } p { font-size: 1rem }", True),
        ("p { position: absolute; left: -999em }", False),
        ("p { left: -999em }", True),
        ("p { text-indent: -9999px }", False),
        ("p { position: absolute; clip: rect(0 0 0 0) }", False),
        ("p { position: absolute; clip: rect(. . . .) }", True),
        ("p { clip-path: inset(50%) }", False),
        ("p { width: 1px; overflow: hidden }", False),
    ],
)
def test_seen_and_heard(css: str, seen: bool) -> None:
    page = Document(f"<body>{NOTICE.format('')}</body>", [css])
    assert page.is_seen(page.select("p")[0]) is seen
    assert page.text() == ("Ouvert" if seen else "")
    assert page.heard() == "Ouvert"


@pytest.mark.parametrize("holder", ['<div aria-hidden="true">{}</div>', "<div inert>{}</div>"])
def test_seen_and_not_heard(holder: str) -> None:
    page = Document(holder.format(NOTICE.format("")))
    assert (page.text(), page.heard()) == ("Ouvert", "")


def test_paper_opens_no_panel() -> None:
    page = Document("<details><summary>Horaires</summary>9 h <b>Lundi</b></details>")
    assert page.text(media="print") == "Horaires"


@pytest.mark.parametrize(
    ("html", "disabled"),
    [
        ("<input>", False),
        ("<input disabled>", True),
        ("<fieldset disabled><p><input></p></fieldset>", True),
        ("<div disabled><input></div>", False),
    ],
)
def test_disabled(html: str, disabled: bool) -> None:
    assert is_disabled(Document(html).select("input")[0]) is disabled


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ("<h1>Demander<br>une aide</h1>", "Demander une aide"),
        ("<button><svg><title>Fermer</title></svg></button>", "Fermer"),
        ('<div role="group"><p>Oui</p></div>', ""),
        ("<fieldset><legend>Vos enfants</legend></fieldset>", "Vos enfants"),
        ('<button aria-label="Un" aria-label="Deux">Trois</button>', "Un"),
    ],
)
def test_names(html: str, name: str) -> None:
    page = Document(html)
    assert page.name(page.select("h1, button, div, fieldset")[0]).text == name
