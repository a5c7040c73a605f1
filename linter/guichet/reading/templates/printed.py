"""Templates that no browser shows: a module hands them to a tool that makes PDF files."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from guichet.core.memo import memo

if TYPE_CHECKING:
    from guichet.reading.templates.site import Site

_MAKER = re.compile(r"^[ \t]*(?:import|from)[ \t]+(?:django_)?(?:weasyprint|xhtml2pdf|pdfkit|easy_pdf)\b", re.M)
_NAME = re.compile(r"""["']([\w./-]+\.(?:html?|jinja2?|j2))["']""")
_TEST = re.compile(r"(?:^|/)(?:tests?|test_[^/]*|conftest\.py)(?:/|$)")


@memo
def named_to_print(site: Site) -> dict[str, dict[str, bool]]:
    """Return, for each template that a maker of PDF files names, the modules that name it, and whether each is a maker."""
    named: dict[str, dict[str, bool]] = defaultdict(dict)
    for path in site.paths:
        if path.endswith(".py") and not _TEST.search(path) and ".htm" in (text := site.text(path)):
            makes = bool(_MAKER.search(text))
            for name in _NAME.findall(text):
                target = site.library.resolve(name, path)
                if target is not None:
                    named[target][path] = makes
    return {target: by for target, by in named.items() if any(by.values())}


def is_printed(site: Site, path: str) -> bool:
    """Whether a template is only ever made into a PDF file, or is a part of such templates alone."""
    printed = {target for target, by in named_to_print(site).items() if all(by.values())}
    hosts = site.host_paths(path) if printed else []
    return path in printed or (bool(hosts) and printed.issuperset(hosts))
