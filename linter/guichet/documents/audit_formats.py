"""The pre-audit grid as CSV, Markdown, HTML and an OpenDocument spreadsheet."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from html import escape

from guichet.core.findings import COLON, Lang, Text
from guichet.core.markdown import plain
from guichet.core.writing import cell, printable
from guichet.documents.audit import NOTICE, STATUSES, Row
from guichet.rulebook.references import RGAA_VERSION

FORMATS = ("csv", "markdown", "html", "ods")
TITLE = Text(f"Préparation d’audit RGAA {RGAA_VERSION}", f"RGAA {RGAA_VERSION} audit preparation")
HEADERS = (
    Text("Thème", "Theme"), Text("Critère", "Criterion"), Text("Niveau", "Level"), Text("En nos mots", "In our own words"),
    Text("État", "State"), Text("Où regarder", "Where to look"), Text("Avis de la personne", "The person’s verdict"),
)  # fmt: skip


def render(format_name: str, rows: Sequence[Row], lang: Lang) -> bytes:
    """Return the grid in one of FORMATS."""
    writers = {"csv": _csv, "markdown": _markdown, "html": _html, "ods": _ods}
    return writers[format_name](rows, lang)


def _cells(row: Row, lang: Lang) -> list[str]:
    one = row.criterion
    return [
        one.theme.of(lang),
        one.number,
        one.level,
        one.title.of(lang),
        STATUSES[row.status].of(lang),
        row.note(lang),
        "",
    ]


def _summary(rows: Sequence[Row], lang: Lang) -> str:
    counts = {Text("nombre de critères", "number of criteria"): len(rows)}
    counts |= {label: sum(row.status is status for row in rows) for status, label in STATUSES.items()}
    told = [f"{label.of(lang).capitalize()}{COLON.of(lang)} {number}." for label, number in counts.items()]
    return " ".join([NOTICE.of(lang), *told])


def _csv(rows: Sequence[Row], lang: Lang) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([header.of(lang) for header in HEADERS])
    writer.writerows([cell(text) for text in _cells(row, lang)] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _markdown(rows: Sequence[Row], lang: Lang) -> bytes:
    headers = [header.of(lang) for header in HEADERS]
    lines = [
        f"# {TITLE.of(lang)}",
        "",
        _summary(rows, lang),
        "",
        f"| {' | '.join(headers)} |",
        "|" + " --- |" * len(headers),
    ]
    for row in rows:
        cells = ["<br>".join(map(plain, text.split("\n"))) for text in _cells(row, lang)]
        lines.append(f"| {' | '.join(cells)} |")
    return ("\n".join(lines) + "\n").encode()


_STYLE = (
    "body{font:1rem/1.5 system-ui,sans-serif;color:#1a1a1a;background:#fff;margin:2rem;max-width:80rem}"
    "table{border-collapse:collapse}th,td{border:1px solid #767676;padding:.4rem;text-align:left;vertical-align:top}"
    "td{overflow-wrap:anywhere}td ul{margin:0;padding-left:1.2rem}caption{text-align:left;font-weight:bold;padding:.5rem 0}"
    "@media print{body{margin:0;font-size:9pt}}"
)


def _lines(text: str) -> str:
    """Return the places of a cell as a list, which is read one after the other, and one place as it is."""
    lines = text.split("\n")
    return f"<ul>{''.join(f'<li>{one}</li>' for one in lines)}</ul>" if len(lines) > 1 else text


def _html(rows: Sequence[Row], lang: Lang) -> bytes:
    head = "".join(f'<th scope="col">{escape(header.of(lang))}</th>' for header in HEADERS)
    body = []
    for row in rows:
        cells = [escape(text) for text in _cells(row, lang)]
        first = f'<td>{cells[0]}</td><th scope="row">{cells[1]}</th>'
        body.append(f"<tr>{first}{''.join(f'<td>{_lines(text)}</td>' for text in cells[2:])}</tr>")
    title = escape(TITLE.of(lang))
    page = (
        f'<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title><style>{_STYLE}</style></head>'
        f"<body><main><h1>{title}</h1><p>{escape(_summary(rows, lang))}</p>"
        f"<table><caption>{escape(HEADERS[5].of(lang))}</caption><thead><tr>{head}</tr></thead>\n<tbody>"
        + "\n".join(body)
        + "</tbody></table></main></body></html>\n"
    )
    return page.encode()


_ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS_TYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def _ods(rows: Sequence[Row], lang: Lang) -> bytes:
    lines = [[_summary(rows, lang)], [header.of(lang) for header in HEADERS], *(_cells(row, lang) for row in rows)]
    table = "".join(f"<table:table-row>{''.join(map(_ods_cell, line))}</table:table-row>" for line in lines)
    name = escape(f"RGAA {RGAA_VERSION}")
    content = (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
        f' office:version="1.3"><office:body><office:spreadsheet><table:table table:name="{name}">{table}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path, text in (("mimetype", _ODS_TYPE), ("META-INF/manifest.xml", _MANIFEST), ("content.xml", content)):
            entry = zipfile.ZipInfo(path, (2026, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_STORED if path == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, text)
    return out.getvalue()


def _ods_cell(text: str) -> str:
    lines = "".join(f"<text:p>{escape(printable(line))}</text:p>" for line in cell(text).split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'
