"""What tells people apart by where they live, as a table writes it."""

import re

_AREA = re.compile(r"[A-Z]{1,2}\d[\dA-Z]?(?: ?\d[A-Z]{2})?|(?:\d{2}|2[AB]|97\d|\d{5})")


def is_area(code: str) -> bool:
    """Whether a code is written as a postcode, the beginning of one, or a department."""
    return _AREA.fullmatch(code) is not None
