"""What acronyms stand for, written out on guichet's own pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from guichet.core.findings import COLON, Lang, Text
from guichet.core.keeping.tables import table

_CODE = re.compile(r"^(`{3,}+).*?^\1|`[^`\n]+`|\]\([^)\n]{0,500}\)", re.S | re.M)
_WORD = re.compile(r"(?<![\w/-])[A-Z]\w+(?![\w-])")


@cache
def _long_forms() -> Mapping[str, Text]:
    data = table("told/language/long_forms.toml")
    return {name: Text(one["fr"], one["en"]) for name, one in data.items()}


def spelled_out(markdown: str, lang: Lang) -> list[str]:
    """Return the lines that say what each known acronym of a page stands for; none when it has none."""
    found = sorted(set(_WORD.findall(_CODE.sub(" ", markdown))) & _long_forms().keys())
    if not found:
        return []
    head = Text("Les sigles de cette page :", "The acronyms of this page:").of(lang)
    return [head, "", *(f"- {name}{COLON.of(lang)} {_long_forms()[name].of(lang)}." for name in found), ""]
