"""Which formats a model of Ruby takes of the papers that people send: `validates :piece, content_type: FORMATS`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed_found import Whole
from guichet.done.acts.table.paper_limits import PaperLimit
from guichet.done.nouns.act import Kind
from guichet.done.words import apart, speaks_of
from guichet.reading.deeds.deed import Deed

_FORMAT = re.compile(r"['\"]?([a-z]{3,12}/[\w.+-]{1,80}|\.?(?:pdf|jpe?g|png|heic|docx?|odt))['\"]?$")
_LIST = re.compile(r"%[wi]\[([^\]]{1,400})\]|\[([^\]]{1,400})\]")


def formats_taken(deed: Deed, whole: Whole) -> Iterator[PaperLimit]:
    """Yield the formats that a rule of a model keeps an attached file to, those of a paper that people hold."""
    put = next(deed.put("content_type"), None)
    if deed.called != "validates" or put is None or deed.within is not None or not deed.args:
        return
    said = apart(" ".join((*reversed(deed.around), *deed.args)))
    formats = tuple(_listed(put.value, whole))
    if formats and speaks_of(said, "identity.held_in_hand"):
        yield PaperLimit(Kind.REFUSE, deed.path, put.span, whole.place, formats=formats, said=said)


def _listed(written: str, whole: Whole) -> Iterator[str]:
    """The formats that are written, or that a constant of the model stands for; none when one is unknown."""
    if written.isidentifier():
        one = next((one for one in whole.deeds if one.called == written and not one.is_call and one.args), None)
        parts = list(one.args) if one is not None else []
    else:
        found = _LIST.match(written)
        parts = re.split(r"[,\s]+", (found[1] or found[2]).strip()) if found is not None else []
    known = [_FORMAT.fullmatch(one) for one in parts]
    yield from (one[1] for one in known if one is not None) if all(known) else ()
