"""What Rails only makes into PDF files is told from what a browser shows, by the code that renders it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.linter.conftest import Run

Guichet = Callable[..., Run]
CHECK = ("check", "--select", "img-alt-missing", "--format", "json", ".")
PAGE = '<p>Été</p><img src="é.png">'
CONTROLLER = "class RecusController < ApplicationController\n  def show\n    {}\n  end\n{}end\n"


@pytest.mark.parametrize(
    ("shows", "also", "heard"),
    [
        ("render template: 'recus/page_pdf',\n      pdf: 'Reçu', formats: [:html]", "", False),
        ("format.pdf do\n render pdf: 'Reçu', template: 'recus/page_pdf.html.erb'\n end", "", False),
        ("WickedPdf.new.pdf_from_string(render_to_string('recus/page_pdf', layout: 'pdf'))", "", False),
        ("html = render_to_string(template: 'recus/page_pdf')\n    Grover.new(html).to_pdf", "", False),
        ("html = render_to_string('recus/page_pdf')\n    Imprimerie.generate_pdf(html, 'reçu')", "", False),
        ("html = render_to_string('recus/page_pdf')\n    Imprimerie.log_pdf(html)", "", True),
        (
            "@recu = ApplicationController.render(\n      template: \"recus/#{modele}\",\n      layout: 'pdf',\n    )",
            "",
            False,
        ),
        (
            '@recu = ApplicationController.render(\n      template: "recus/#{modele}",\n      layout: nil,\n    )',
            "",
            True,
        ),
        (
            "@recu = ApplicationController.render(\n      template: \"listes/#{modele}\",\n      layout: 'pdf',\n    )",
            "",
            True,
        ),
        ("render template: 'recus/page_pdf', formats: [:html]", "", True),
        ("render template: 'recus/page_pdf', pdf: 'Reçu'", "  def voir\n    render :page_pdf\n  end\n", True),
        ("render template: 'recus/page_pdf', pdf: 'Reçu'", "  def page_pdf\n  end\n", True),
        ("Grover.new(render_to_string('recus/autre')).to_pdf\n    render 'recus/page_pdf'", "", True),
        ("render template: 'recus/autre', pdf: 'Reçu'", "  def voir\n    render :page_pdf\n  end\n", True),
    ],
)
def test_a_view_that_is_only_made_into_a_pdf_file_is_heard_by_nobody(
    guichet: Guichet, shows: str, also: str, heard: bool
) -> None:
    code = CONTROLLER.format(shows, also)
    files = {"app/controllers/recus_controller.rb": code, "app/views/recus/page_pdf.html.erb": PAGE}
    assert bool(guichet(*CHECK, files=files).json["findings"]) == heard


@pytest.mark.parametrize(
    ("also", "heard"),
    [
        ("", False),
        ("  def list\n    render template: 'recus/liste', pdf: 'Liste', layout: 'pdf'\n  end\n", False),
        ("  def list\n    render layout: 'pdf'\n  end\n", True),
        ("  layout :pdf\n", True),
    ],
)
def test_the_layout_of_pdf_files_is_heard_where_a_page_takes_it(guichet: Guichet, also: str, heard: bool) -> None:
    code = CONTROLLER.format("render template: 'recus/recu', pdf: 'Reçu'", also)
    files = {"app/controllers/recus_controller.rb": code, "app/views/layouts/pdf.html.erb": f"{PAGE}<%= yield %>"}
    assert bool(guichet(*CHECK, files=files).json["findings"]) == heard


@pytest.mark.parametrize(("name", "heard"), [("dossier_pdf.html", False), ("dossier.html", True)])
def test_a_page_that_only_its_name_says_printed_does_not_have_its_layout_heard(
    guichet: Guichet, name: str, heard: bool
) -> None:
    code = "from xhtml2pdf import pisa\ndef pdf(request):\n    return pisa.CreatePDF(get_template('p.html').render())\n"
    child = '{% extends "_base_pdf.html" %}'
    files = {"v.py": code, "templates/p.html": child, f"templates/{name}": child, "templates/_base_pdf.html": PAGE}
    assert bool(guichet(*CHECK, files=files).json["findings"]) == heard


def test_of_a_sheet_the_question_is_whether_it_is_only_printed(guichet: Guichet) -> None:
    files = {"templates/courriers/recu.html": f"<html><body>{PAGE}</body></html>"}
    (found,) = guichet(*CHECK, files=files).json["findings"]
    assert found["certainty"] == "review"
    assert found["message"].endswith("Is this sheet only printed? Then nobody hears it.")
