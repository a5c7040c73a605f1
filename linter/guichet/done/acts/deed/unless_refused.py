"""Agreements that a program writes down for all who did not say no: an answer is missing, and it is a yes."""

from __future__ import annotations

import re

from guichet.done.grounds.answers import of_name, of_value
from guichet.done.nouns.datum import Agreement
from guichet.done.people.consent import is_own_choice
from guichet.reading.deeds.deed import Deed, Put

_UNLESS = re.compile(
    r"^(?:!\s?|not )(?:(?:isset|in_array|bool|Boolean)\(|!)?[\w$.>?\[\]'\":()-]{0,80}?(?P<denied>[a-z]\w{2,60})['\"\])]{0,4}(?:\.present\?)?\)*$"
    r"|^(?:isset\(|!!|bool\()?[\w$.>?\[\]'\":()-]{0,80}?(?P<chosen>[a-z]\w{2,60})['\"\])]{0,4}\s?\?\s?['\"]?(?:0|false|no|non|off)['\"]?\s?:\s?['\"]?(?P<else>\w+)['\"]?$"
    r"|^(?:false|False|0) if [\w$.\[\]'\":()-]{0,80}?(?P<told>[a-z]\w{2,60})['\"\])]{0,4} else (?P<other>\w+)$"
    r"|^empty\([\w$.>\[\]'\"-]{0,80}?(?P<empty>[a-z]\w{2,60})['\"\])]{1,4}$"
    r"|^['\"](?P<missing>\w{3,60})['\"] not in \b"
    r"|^[\w.\[\]:'\"]{0,80}?(?P<blank>[a-z]\w{2,60})['\"\])]{0,4}\.(?:blank\?|nil\?|empty\?)$"
)
"""A yes for all who did not say no: `!body.optOut`, `isset($_POST['refus']) ? 0 : 1`, `"refus" not in form`."""
_SENT = re.compile(r"\b(?:req|request|params|body|form|query|payload|input|formData|_?POST|_?GET|args)\b", re.I)
"""What somebody has just sent, rather than what is kept of them."""


def unless_refused(put: Put, deed: Deed) -> bool:
    """Return whether what somebody sends is taken for a yes as long as it holds no refusal; where they set what they chose, it is their answer."""
    found = _UNLESS.match(put.value)
    if found is None or _SENT.search(put.value) is None or is_own_choice(" ".join((*deed.around, deed.path))):
        return False
    said = {name: one for name, one in found.groupdict().items() if one}
    other = said.pop("else", None) or said.pop("other", None)
    gives = other is None or of_value(other, equal=True) is Agreement.GIVEN
    return gives and of_name(next(iter(said.values()))) is Agreement.REFUSED
