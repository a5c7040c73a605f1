"""Whether what ends has its day just above: in the text, or printed by the files that show the words of a catalogue."""

from __future__ import annotations

import re

from guichet.reading.templates.masking import OUTPUT
from guichet.reading.texts.document import Found
from guichet.told.printed_beside import AN_END
from guichet.told.saying import told_above

_ENDS = re.compile(
    r"\b(?:(?:supprim|effac|expir|clos|clôtur|ferm|périm|archiv|delet|eras|clos|lapse|remov)\w*|prend\w* fin|ends?)\b"
)
_END_GIVEN = re.compile(
    rf"\b(?:supprim|effac|expir|clos|clôtur|ferm|périm|archiv|delet|eras|clos|lapse|remov|fin\b|end)\w*[^.;!?\n]{{0,40}}(?:\b(?:le|au|on|until|before|by|avant) (?:the )?| ?: ?)(?:{OUTPUT}|\d)"
)
"""What ends, and the day on which it does."""


def is_its_end_told(found: Found) -> bool:
    """Whether words say that something ends, where a reader has the day on which it does just above."""
    if not _ENDS.search(found.sentence):
        return False
    return told_above(found, _END_GIVEN) or AN_END.is_read_with(found.prose)
