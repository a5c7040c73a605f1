"""The texts that files of data hold: what is written inside one is read by whoever reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import lasting_memo
from guichet.core.source import Source
from guichet.core.stretches import Stretches

_TOML = re.compile(
    r'''(?P<text>"""(?:\\.|(?!""")[^\\])*+(?:"""|\Z)|\'\'\'(?:(?!\'\'\').)*+)|"(?:\\.|[^"\\\n])*+"|'[^'\n]*+'|#[^\n]*+''',
    re.S,
)
"""The texts and the comments of TOML, whichever opens first; those of several lines are `text`."""


@lasting_memo
def texts_of_data(source: Source) -> Stretches:
    """Return the texts of a file of YAML or TOML that may go on over several lines, without the place where each begins."""
    name = source.path.lower()
    if name.endswith((".yml", ".yaml")):
        return Stretches(_of_yaml(source.text))
    found = _TOML.finditer(source.text) if name.endswith(".toml") else ()
    return Stretches((one.start() + 1, one.end()) for one in found if one["text"] is not None)


def _of_yaml(text: str) -> Iterator[tuple[int, int]]:
    import yaml

    try:
        for token in yaml.scan(text.replace("\t", " "), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            if isinstance(token, yaml.ScalarToken):
                yield token.start_mark.index + 1, token.end_mark.index
    except yaml.YAMLError:  # what stands before is known
        return
