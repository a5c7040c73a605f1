"""What goes by electronic mail is no page: nobody looks for its landmarks, its skip link or its language attribute."""

from __future__ import annotations

from collections.abc import Callable

from tests.linter.conftest import Run

Guichet = Callable[..., Run]
LETTER = '<html><head></head><body><table align="left"><tr><td><p>Votre demande de cet été est reçue.</p></td></tr></table><%= yield %></body></html>'
CHECK = ("check", "--select", "presentational-markup,page-lang-missing,contrast-low", "--format", "json")
LAYOUT = "app/views/layouts/partner.html.erb"


def rules(guichet: Guichet, folder: str, files: dict[str, str]) -> set[str]:
    """Return the rules that say something of a project."""
    run = guichet(*CHECK, folder, files={f"{folder}/{path}": text for path, text in files.items()})
    return {finding["rule"] for finding in run.json["findings"]}


def test_a_layout_that_mailers_name_is_a_letter(guichet: Guichet) -> None:
    mailer = {"app/mailers/concerns/partner.rb": 'module Partner\n  included do\n    layout "partner"\n  end\nend\n'}
    assert rules(guichet, "a", {LAYOUT: LETTER, **mailer}) == set()
    page = {"app/controllers/a_controller.rb": 'class AController\n  layout "partner"\nend\n'}
    assert "page-lang-missing" in rules(guichet, "b", {LAYOUT: LETTER})
    assert "presentational-markup" in rules(guichet, "c", {LAYOUT: LETTER, **mailer, **page})


def test_what_cannot_be_read_in_a_letter_is_said(guichet: Guichet) -> None:
    mailer = {"app/mailers/a.rb": 'class A\n  layout "partner"\nend\n'}
    pale = LETTER.replace("<p>", '<p style="color: #ccc; background: #fff">')
    assert rules(guichet, "d", {LAYOUT: pale, **mailer}) == {"contrast-low"}
