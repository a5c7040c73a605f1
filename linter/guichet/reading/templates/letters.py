"""Which templates are letters, electronic or of paper, as far as their folders and names tell."""

from __future__ import annotations

import re

LAYOUT_NAMED = re.compile(r"""\blayout:?[\s(]+["':](\w+)""")
"""Where Ruby names a layout of Rails."""
_EMAIL = re.compile(
    r"(?:^|[/_.-])(?:e?mails?|\w{0,60}mailers?|mjml|courriels?|newsletter\w*|notifications?)(?:[/_.-]|$)", re.I
)
_SHEET = re.compile(
    r"(?:^|/)(?:pdfs?|courriers?|lettres?|letters?)/|(?:^|/)_?(?:courrier|lettre|letter)[-_.]|pdf_|(?:^|[/_.-])pdfs?\.|(?:^|[/_.-])(?:print(?:able)?|imprime\w*|impression)(?:[/_.-]|$)",
    re.I,
)


def is_named_email(path: str) -> bool:
    """Whether the folder or the name of a template is that of electronic letters."""
    return bool(_EMAIL.search(path))


def is_named_sheet(path: str) -> bool:
    """Whether the folder or the name of a template is that of what is printed."""
    return bool(_SHEET.search(path))
