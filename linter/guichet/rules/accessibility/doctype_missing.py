"""A page without its document type: browsers fall back to the rules of 1998."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.templates.masking import OUTPUT
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, page_rule

MISSING = Text(
    fr="Cette page ne commence pas par <!DOCTYPE html> : le navigateur l’affiche selon des règles d’un autre âge. Ajoutez-le en première ligne.",
    en="This page does not begin with <!DOCTYPE html>: the browser shows it by rules of another age. Add it as the first line.",
)
LATE = Text(
    fr="Le <!DOCTYPE> vient après le début de la page : le navigateur l’ignore. Mettez-le tout en haut.",
    en="The <!DOCTYPE> comes after the start of the page: the browser ignores it. Put it at the very top.",
)

_DOCTYPE = re.compile(r"<!doctype\b", re.I)


@page_rule(
    name="doctype-missing",
    code="W9121",
    family=Family.ACCESSIBILITY,
    severity=Severity.MINOR,
    title=Text(fr='Type de document absent', en='Document type missing'),
    harms=Text(fr='Les personnes qui utilisent une aide technique : le navigateur interprète la page selon d’anciennes règles, avec des surprises.', en='People who use assistive technology: the browser reads the page by old rules, with surprises.'),
    instead=Text(fr='Commencez la page par <!DOCTYPE html>.', en='Begin the page with <!DOCTYPE html>.'),
    wrong_when=Text(fr='Un programme ajoute la ligne avant l’envoi.', en='A program adds the line before it is sent.'),
    refs=("rgaa 8.1", "wcag 4.1.1"),
    lesson="04-accessibility/01-what-tools-miss",
    bad=(
        Bad('<html lang="fr"><head><title>Été</title></head><body></body></html>', MISSING, at='<html lang="fr">'),
        Bad('{% load static %}\n<html lang="fr"><head></head><body></body></html>', MISSING, at='<html lang="fr">'),
        Bad('<html lang="fr"><!DOCTYPE html><head><title>Été</title></head></html>', LATE, at='<html lang="fr">'),
    ),
    good=(
        Good({"app/controllers/actes_controller.rb": "class ActesController\n  def show\n    respond_to do |format|\n      format.html { render layout: 'acte' }\n      format.pdf do\n        html = render_to_string('actes/show', layout: 'acte')\n        send_data(WickedPdf.new.pdf_from_string(html))\n      end\n    end\n  end\nend\n", "app/views/layouts/acte.html.erb": '<html lang="fr"><body><p>Acte d’été</p><%= yield %></body></html>'}, path="app/views/layouts/acte.html.erb"),
        Good('<!DOCTYPE html><html lang="fr"><head></head></html>'),
        Good('{% load i18n %}<!doctype html>\n<html lang="fr"></html>'),
        Good('<p>Fragment</p>'),
        Good({"templates/attestation_pdf.html": '<html lang="fr"><body><p>Attestation d’été</p></body></html>'}),
        Good('{{ doctype }}<html lang="fr"></html>'),
    ),
)  # fmt: skip
def doctype_missing(page: Page) -> Iterator[Hit]:
    """Report the root element of a page when no document type comes before it."""
    placed = page.placed("html")
    if not placed or page.is_email or page.is_sheet:
        return
    html = placed[0].element
    if page.project.is_made_into_pdf(html.template.path):
        return  # what a browser shows of it is what its sheets will be
    text = html.template.masked.text
    if _DOCTYPE.search(text, 0, html.start) or OUTPUT in text[: html.start] or "<?xml" in text[: html.start]:
        return
    late = _DOCTYPE.search(text, html.start)
    yield Hit(html.span, LATE if late else MISSING, path=html.template.path, page=page.path)
