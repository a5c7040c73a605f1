"""Labels of fields that a framework prints: those that point at the field's name, where its id begins otherwise."""

from __future__ import annotations

import re
from itertools import islice

from guichet.core.memo import memo
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import Kind
from guichet.reading.templates.page import Page
from guichet.reading.templates.same_id import written
from guichet.reading.templates.site import Site

_NAME = re.compile(r"\{\{\s*([\w.]+)\.(?:name|html_name|label|id)\s*\}\}")
_OTHER_IDS = re.compile(r"\bauto_id\b|[\"']id[\"']\s*:|\bid_for_label\b|\bwtforms\b|\bflask_wtf\b|\bjinja2?\b", re.I)
"""What gives fields ids of another form."""
_BOXES = 2


def points_at_a_name(label: Element, page: Page) -> str:
    """Return the field that a label means, by the expression that prints it, where its id is not what the label says; ""."""
    match = _NAME.fullmatch(written(label, "for").strip()) if "for" in label.attrs else None
    if match is None or not _prefixes_ids(page.project):
        return ""
    for box in islice(label.ancestors, _BOXES):
        tokens = label.template.tokens_between(box.open_end, max(box.end, box.open_end))
        if any(one.kind is Kind.OUTPUT and one.body.partition("|")[0].strip() == match[1] for one in tokens):
            return match[1]
    return ""


@memo
def _prefixes_ids(site: Site) -> bool:
    """Whether the forms of a project certainly give their fields the ids that Django gives by itself: `id_name`."""
    code = [site.text(path) for path in site.paths if path.endswith(".py")]
    return any("django" in one and "forms." in one for one in code) and not any(map(_OTHER_IDS.search, code))
