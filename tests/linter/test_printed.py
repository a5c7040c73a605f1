"""What only goes into PDF files is told from what a browser shows: the value is followed, an import says nothing."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.linter.conftest import Run

Guichet = Callable[..., Run]
CHECK = ("check", "--select", "img-alt-missing", "--format", "json", ".")
PAGE = '<p>Été</p><img src="é.png">'
SHOWN = "def page(request):\n    return render(request, 'p.html', context={})\n"


def said(guichet: Guichet, files: dict[str, str]) -> list[str]:
    """Return the templates whose images are spoken of."""
    run = guichet(*CHECK, files=files)
    return sorted({finding["path"] for finding in run.json["findings"]})


MAKES = [
    "from weasyprint import HTML\ndef pdf(request):\n    return HTML(string=render_to_string('p.html')).write_pdf()\n",
    "import weasyprint as w\ndef pdf(request):\n    page = get_template('p.html')\n    text = page.render({'é': 1})\n    return w.HTML(string=text).write_pdf()\n",
    "def pdf(request):\n    import pdfkit\n    name = 'p.html'\n    return pdfkit.from_string(render_to_string(name), False)\n",
    "from xhtml2pdf import pisa\ndef pdf(request):\n    answer = HttpResponse(content_type='application/pdf')\n    pisa.CreatePDF(get_template('p.html').render(), dest=answer)\n    return answer\n",
    "from django_weasyprint import WeasyTemplateResponse\ndef pdf(request):\n    return WeasyTemplateResponse(request, 'p.html', {})\n",
    "from easy_pdf.views import PDFTemplateView\nclass Recu(PDFTemplateView):\n    template_name = 'p.html'\n",
    "import subprocess\ndef pdf(request):\n    text = render_to_string('p.html')\n    return subprocess.run(['/usr/bin/wkhtmltopdf', '-', '-'], input=text.encode()).stdout\n",
    "from weasyprint import HTML\ndef _html():\n    return render_to_string('p.html')\ndef pdf(request):\n    return HttpResponse(HTML(string=_html()).write_pdf())\n",
]
HEARD = [
    f"from weasyprint import HTML\ndef letter(request):\n    return HTML(string='x').write_pdf()\n{SHOWN}",
    "from weasyprint import HTML\ndef pdf(request):\n    return HTML(string=render_to_string('q.html')).write_pdf()\n"
    + SHOWN,
    "from weasyprint import HTML\ndef pdf(request):\n    text = render_to_string('p.html')\n    if request.GET.get('pdf'):\n        return HTML(string=text).write_pdf()\n    return HttpResponse(text)\n",
    "from weasyprint import HTML\nNAME = 'p.html'\ndef pdf(request):\n    return HTML(string=render_to_string(NAME)).write_pdf()\ndef page(request):\n    return render(request, NAME)\n",
    "from weasyprint import HTML\ndef pdf(request):\n    return HTML(url=request.build_absolute_uri('/p')).write_pdf()\n"
    + SHOWN,
    "from easy_pdf.views import PDFTemplateView\nclass Page(DetailView):\n    template_name = 'p.html'\nclass Recu(PDFTemplateView, Page):\n    pass\n",
    "import subprocess\ndef page(request):\n    subprocess.run(['wkhtmltoimage', '-'], input=render_to_string('p.html').encode())\n",
    "from weasyprint import HTML\ndef pdf(request):\n    text = render_to_string('p.html')\n    send_mail('é', '', None, [], html_message=text)\n    return HTML(string=text).write_pdf()\n",
]


@pytest.mark.parametrize("code", MAKES)
def test_what_goes_to_a_maker_of_pdf_files_is_heard_by_nobody(guichet: Guichet, code: str) -> None:
    assert said(guichet, {"views.py": code, "templates/p.html": PAGE}) == []


@pytest.mark.parametrize("code", HEARD)
def test_what_is_shown_too_is_heard(guichet: Guichet, code: str) -> None:
    files = {"views.py": code, "templates/p.html": PAGE, "templates/q.html": "<p>Été</p>"}
    assert said(guichet, files) == ["templates/p.html"]


def test_a_page_of_another_module_is_heard(guichet: Guichet) -> None:
    assert said(guichet, {"pdf.py": MAKES[0], "views.py": SHOWN, "templates/p.html": PAGE}) == ["templates/p.html"]


def test_a_helper_that_makes_pdf_files_takes_what_other_modules_give_it(guichet: Guichet) -> None:
    files = {
        "pdf.py": "from weasyprint import HTML\ndef made(name, given):\n    text = render_to_string(name, given)\n    return HTML(string=text).write_pdf()\n",
        "views.py": f"from pdf import made\ndef receipt(request):\n    return made('r.html', {{}})\n{SHOWN}",
        "templates/r.html": PAGE,
        "templates/p.html": PAGE,
    }
    assert said(guichet, files) == ["templates/p.html"]


@pytest.mark.parametrize(
    ("code", "heard"), [(MAKES[0], []), (MAKES[0] + SHOWN.replace("p.html", "q.html"), ["templates/base.html"])]
)
def test_a_layout_is_heard_as_soon_as_one_page_of_it_is(guichet: Guichet, code: str, heard: list[str]) -> None:
    layout = f"<html>{PAGE}{{% block b %}}{{% endblock %}}"
    page = "{% extends 'base.html' %}{% block b %}é{% endblock %}"
    files = {"views.py": code, "templates/base.html": layout, "templates/p.html": page}
    assert said(guichet, files | ({"templates/q.html": page} if heard else {})) == heard


RENDERS = "$text = $this->twig->render('p.html.twig', ['été' => 1]);"


@pytest.mark.parametrize(
    ("body", "heard"),
    [
        (f"{RENDERS} $pdf = new Dompdf(); $pdf->loadHtml($text); $pdf->render(); return $pdf->output();", False),
        ("return $this->snappy->getOutputFromHtml($this->renderView('p.html.twig'));", False),
        ("$mpdf->WriteHTML($this->renderView('p.html.twig', ['é' => $é]), 2);", False),
        ("$pdf->loadHtml('<p>é</p>'); return $this->render('p.html.twig');", True),
        (f"{RENDERS} if ($é) {{ $pdf->loadHtml($text); }} return new Response($text);", True),
        (f"{RENDERS} $text = 'é'; $pdf->loadHtml($text);", True),
        (f"{RENDERS} }} function é($text) {{ $pdf->loadHtml($text);", True),
        (f"{RENDERS} $pdf->loadHtml($text); }} function page() {{ return $this->render('p.html.twig');", True),
    ],
)
def test_php_makes_pdf_files_of_what_it_renders(guichet: Guichet, body: str, heard: bool) -> None:
    files = {"src/Recu.php": f"<?php class Recu {{ function recu() {{ {body} }} }}", "templates/p.html.twig": PAGE}
    assert said(guichet, files) == (["templates/p.html.twig"] if heard else [])


EXPORT = "<?php class Export {{ function keep(string $name, string $html) {{ return $this->make($html); }} function make(string $html) {{ {} }} }}"
HANDLER = "<?php class Handler {{ function __construct(private {} $export) {{}} function run() {{ $text = $this->twig->render('p.html.twig'); $this->export->keep('é', $text); {} }} }}"


@pytest.mark.parametrize(
    ("makes", "of", "then", "heard"),
    [
        ("$this->dompdf->loadHtml($html);", "Export", "", False),
        ("$this->dompdf->loadHtml($html);", "Export", "return new Response($text);", True),
        ("$this->dompdf->loadHtml($html);", "Cache", "", True),
        ("$this->cache->write($html);", "Export", "", True),
    ],
)
def test_php_hands_what_it_renders_to_a_class_that_makes_pdf_files(
    guichet: Guichet, makes: str, of: str, then: str, heard: bool
) -> None:
    files = {"src/Export.php": EXPORT.format(makes), "src/Handler.php": HANDLER.format(of, then)}
    found = said(guichet, {**files, "templates/p.html.twig": PAGE})
    assert found == (["templates/p.html.twig"] if heard else [])


def test_the_last_lines_count_what_only_goes_into_pdf_files(guichet: Guichet) -> None:
    files = {"views.py": MAKES[0], "templates/p.html": PAGE + "{% include 'q.html' %}", "templates/q.html": PAGE}
    for _ in range(2):  # the second time from the cache
        run = guichet("check", ".", files=files)
        assert "2 templates only go into PDF files: no rule of accessibility is asked there." in run.out
    assert guichet(*CHECK).json["summary"]["printed"] == 2
    assert "PDF files" not in guichet("check", ".", files={"views.py": HEARD[0]}).out


@pytest.mark.parametrize(("code", "heard"), [(MAKES[0], []), (HEARD[0], ["img-alt-missing"])])
def test_a_part_of_the_project_is_heard_as_in_the_whole(guichet: Guichet, code: str, heard: list[str]) -> None:
    """A hook names the files that changed: what becomes of a template is said by code that it does not name."""
    config = 'select = ["img-alt-missing"]\n'
    depends = {"requirements.txt": "weasyprint==60\n"}
    guichet("check", ".", files={"src/views.py": code, "src/templates/p.html": PAGE, "guichet.toml": config} | depends)
    for _ in range(2):
        assert guichet("check", "--format", "json", "src/templates").rules == heard
        assert guichet("check", "--format", "json", "src/templates/p.html").rules == heard


def test_a_part_of_the_project_follows_the_code_around_it(guichet: Guichet, tmp_path: Path) -> None:
    files = {"src/views.py": MAKES[0], "templates/p.html": PAGE, "guichet.toml": 'select = ["img-alt-missing"]\n'}
    files |= {"pyproject.toml": '[project]\ndependencies = ["weasyprint"]\n'}
    part = ("check", "--format", "json", "templates")
    assert guichet(*part, files=files).rules == []
    for file in tmp_path.rglob("*.*"):
        os.utime(file, (1, 1))
    assert guichet(*part).rules == []
    assert guichet(*part, files={"src/pages.py": SHOWN}).rules == ["img-alt-missing"]
    (tmp_path / "src/pages.py").unlink()
    assert guichet(*part).rules == []


def test_of_php_only_the_markup_is_read_and_the_report_says_so(guichet: Guichet) -> None:
    files = {"a.php": "<?php if (date('H') > 18) { exit; } ?><p>é</p>", "b.php": "<p>é</p>", "c.html": "<p>é</p>"}
    run = guichet("check", "--select", "plain_language", ".", files=files)
    assert run.out.startswith("Nothing to report in what was read of 3 files.")
    assert (
        "Read in part: 2 .php. guichet reads their HTML, and only some of their code: do not count on it for all that the code does."
        in run.out
    )
    assert guichet("check", "--format", "json", ".").json["read_in_part"] == {".php": 2}
    assert "Read in part" in guichet("check", "--format", "sarif", ".").err
    assert "in part" not in guichet("check", "c.html").out
