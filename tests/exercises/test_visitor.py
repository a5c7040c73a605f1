"""Somebody in front of an application: what they can write, what a browser sends, where they land."""

from collections.abc import Mapping

import pytest
from grading.application import App, Reply
from grading.checks import Failed
from grading.document import Document
from grading.fidelity import pressed
from grading.visitor import Visitor, barred, lingering


class Desk(App):
    """An application whose pages are given, which notes what it is sent."""

    def __init__(self, pages: Mapping[str, str | Reply]) -> None:
        self.pages = pages
        self.received: list[tuple[str, str, Mapping[str, object]]] = []

    def _open(self, method: str, path: str, form: Mapping[str, object], headers: Mapping[str, str] | None) -> Reply:
        self.received.append((method, path, form))
        page = self.pages[path.partition("?")[0]]
        return page if isinstance(page, Reply) else Reply(200, {}, page)


def sent(fields: str, *, form: str = "", by_hand: bool = True, **values: str) -> Mapping[str, object]:
    desk = Desk({"/": f'<form method="post" {form}>{fields}</form>'})
    visitor = Visitor(desk)
    visitor.go("/")
    visitor.send(by_hand=by_hand, **values)
    return desk.received[-1][2]


NAME = '<input name="name" aria-label="Nom" {}>'


@pytest.mark.parametrize(
    "limits",
    [
        "",
        "required",
        'pattern="[A-Z].*"',
        r'pattern="[\p{L} ’-]+"',
        'minlength="5"',
        'maxlength="5"',
        'minlength="²" maxlength="²"',
        f'maxlength="{"9" * 5000}"',
        'pattern=".{1,99999999999999999999}"',
    ],
)
def test_writes_what_the_field_lets_through(limits: str) -> None:
    assert sent(NAME.format(limits), name="Odile") == {"name": "Odile"}


def test_address_that_is_none_leads_nowhere_else() -> None:
    """A browser stays where it is; the visitor too, with nothing to say of the grader."""
    desk = Desk({"/": '<form method="post" action="http://["><input name="name"></form>'})
    visitor = Visitor(desk)
    visitor.go("/")
    visitor.send(name="Odile")
    assert [path for _, path, _ in desk.received] == ["/", "/"]


@pytest.mark.parametrize(
    "limits", ['pattern="[a-z]+"', 'minlength="6"', 'type="number"', 'type="date" min="2026-01-01"']
)
def test_form_that_the_browser_stops(limits: str) -> None:
    with pytest.raises(Failed, match="cannot be sent"):
        sent(NAME.format(limits), name="Odile")
    assert sent(NAME.format(limits), name="Odile", form="novalidate") == {"name": "Odile"}
    assert sent(NAME.format(limits), name="Odile", by_hand=False) == {"name": "Odile"}


def test_empty_field() -> None:
    with pytest.raises(Failed, match="cannot be sent"):
        sent(NAME.format("required"), name="")
    assert sent(NAME.format('pattern="[a-z]+" minlength="6"'), name="") == {"name": ""}


def test_what_is_too_long_is_cut_as_it_is_typed() -> None:
    assert sent(NAME.format('maxlength="3"'), name="Odile") == {"name": "Odi"}
    assert sent(NAME.format('maxlength="3"'), name="Odile", by_hand=False) == {"name": "Odile"}


def test_no_room_in_a_field_stops_people_whatever_the_form_says() -> None:
    for form, limits, is_barred in (
        ("", 'pattern="[a-z]+"', True), ("novalidate", 'pattern="[a-z]+"', False),
        ("", 'maxlength="3"', True), ("novalidate", 'maxlength="3"', True), ("novalidate", 'maxlength="5"', False),
    ):  # fmt: skip
        page = Document(f"<form {form}>{NAME.format(limits)}</form>")
        assert (barred(page, {"name": "Odile"}) is not None) is is_barred


def test_fields_that_nobody_touched_go_as_they_are() -> None:
    fields = """
      <input type="hidden" name="step" value="2">
      <textarea name="note">
Deux lignes</textarea>
      <select name="way"><option value="post">Courrier</option><option value="desk" selected>Guichet</option></select>
      <select name="day"><option>Lundi</option><option>Mardi</option></select>
      <input type="checkbox" name="news" value="1"> <input type="checkbox" name="copy" value="1" checked>
      <input type="radio" name="who" value="me"> <input type="radio" name="who" value="other" checked>
      <input name="closed" value="x" disabled>
      <fieldset disabled><input name="shut" value="x"></fieldset>
    """
    assert sent(fields) == {
        "step": "2", "note": "Deux lignes", "way": "desk", "day": "Lundi", "copy": "1", "who": "other",
    }  # fmt: skip


@pytest.mark.parametrize("field", [NAME.format("readonly"), NAME.format("disabled"), NAME.format("hidden"), ""])
def test_field_where_nobody_can_write(field: str) -> None:
    with pytest.raises(Failed, match="no form in which to write: name"):
        sent(field, name="Odile")


def test_form_is_the_one_that_goes_to_that_address() -> None:
    desk = Desk({"/a": '<form action="/b" method="post"></form><form action="c" method="post"></form>', "/c": "ici"})
    visitor = Visitor(desk)
    visitor.go("/a")
    visitor.send(to="/c")
    assert (desk.received[-1], visitor.path, visitor.page.text()) == (("POST", "/c", {}), "/c", "ici")


def test_form_without_method_asks_by_its_address() -> None:
    desk = Desk({"/": '<form action="/q?old"><input name="mot" aria-label="Mot"></form>', "/q": ""})
    visitor = Visitor(desk)
    visitor.go("/")
    visitor.send(mot="été")
    assert desk.received[-1] == ("GET", "/q?mot=%C3%A9t%C3%A9", {})


def test_redirections_are_followed_to_an_end() -> None:
    desk = Desk(
        {
            "/": Reply(302, {"location": "account"}, ""),
            "/account": "Odette",
            "/round": Reply(303, {"location": "/round"}, ""),
        }
    )
    visitor = Visitor(desk)
    visitor.go("/")
    assert (visitor.path, visitor.page.text()) == ("/account", "Odette")
    assert [path for path, _ in visitor.met.values()] == ["/account"]
    with pytest.raises(Failed, match="redirects without end"):
        visitor.go("/round")


@pytest.mark.parametrize(
    ("headers", "fields", "text"),
    [
        ({}, 1, "Name"),
        ({"content-type": "Text/HTML; charset=utf-8"}, 1, "Name"),
        ({"content-type": "application/xhtml+xml"}, 1, "Name"),
        ({"content-type": "text/plain; charset=utf-8"}, 0, "<label>Name <input name=n></label>"),
        ({"content-type": "application/octet-stream"}, 0, "<label>Name <input name=n></label>"),
        ({"content-type": "text/html", "content-disposition": "attachment; filename=form.html"}, 0, ""),
    ],
)
def test_page_is_what_a_browser_shows_of_the_reply(headers: Mapping[str, str], fields: int, text: str) -> None:
    page = Reply(200, headers, "<label>Name <input name=n></label>").document
    assert len(page.controls()) == fields
    assert page.text() == text


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<p>Le service est au 12 rue du Pont</p>", ""),
        ("<p>Le service est au 12 rue du Pont</p><textarea name='note'>12 rue du Pont</textarea>", "12 rue du Pont"),
        ('<input name="phone" value="01 99 00 27 64">', "01 99 00 27 64"),
        ("<textarea name='note'>\n12 rue du Pont</textarea>", "12 rue du Pont"),
        ("<p>Bonjour Odile Roy</p>", "Odile Roy"),
        ('<input name="phone" value=""><input type="radio" name="way" value="someone">', ""),
    ],
)
def test_what_somebody_else_wrote_and_is_still_there(html: str, left: str) -> None:
    wrote = {"name": "Odile Roy", "note": "12 rue du Pont", "phone": "01 99 00 27 64", "way": "someone", "no": ""}
    assert (
        lingering(Document(html), wrote, Document(html.partition("<textarea")[0] if "service" in html else "")) == left
    )


@pytest.mark.parametrize(
    ("buttons", "path", "sends"),
    [
        ("<button>Envoyer</button> <button name=way value=back>Retour</button>", "/", {}),
        ("<button name=way value=on disabled>Plus tard</button> <button name=way value=go>Envoyer</button>", "/", {"way": "go"}),
        ("<button name=way value=x type=Reset>Effacer</button> <input type=Submit name=way value=go>", "/", {"way": "go"}),
        ("<fieldset disabled><button name=way value=x>Non</button></fieldset><button>Envoyer</button>", "/", {}),
        ("</form><button form=other name=way value=x>Autre</button><button form=f name=way value=go>Envoyer</button>", "/", {"way": "go"}),
        ("<button formaction=/b name=way value=go>Envoyer</button>", "/b", {"way": "go"}),
        ("<button type=button name=way value=x>Aide</button>", "/", {}),
    ],
)  # fmt: skip
def test_button_that_people_press(buttons: str, path: str, sends: Mapping[str, str]) -> None:
    page = f'<form id="f" method="post">{NAME.format("")}{buttons}</form>'
    desk = Desk({"/": page, "/b": page})
    visitor = Visitor(desk)
    visitor.go("/")
    visitor.send(name="Odile")
    assert desk.received[-1] == ("POST", path, {"name": "Odile", **sends})
    assert visitor.path == path


def test_names_that_buttons_send_whatever_the_case_of_their_type() -> None:
    page = "<button name=a>A</button><button type=Button name=b>B</button><input type=RESET name=c><input type=Submit name=d>"
    assert pressed(Document(page)) == {"a": 1, "d": 1}
