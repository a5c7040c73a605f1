"""How many syllables a written word has, when read aloud in standard French or in English."""

from __future__ import annotations

import re
from functools import lru_cache

_ELIDED = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’]", re.I)
_PARTS = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d")

# French: silent endings go, "u" after q or g and "e" after g are no vowels, then what is heard as one vowel counts one.
_FR_HEARD_ENT = re.compile(
    r"(?:m|rg|^c|^d|^v|^l|acc|aud|pati|récipi|cli|ori|expédi|ingrédi|id|prud|dilig|urg|intellig|indulg|néglig|exig"
    r"|conting|astring|ard|strid|céd|fréqu|conséqu|équival|excell|tal|viol|insol|turbul|opul|corpul|somnol|éman|perman"
    r"|émin|immin|contin|pertin|compét|innoc|déc|réc|adjac|conv|souv|appar|par|différ|cohér|adhér|curr|abs|prés|cons"
    r"|inconvéni|effici|quoti|imp)ent$"
)
_FR_SILENT_ENT = re.compile(r"ent$")
_FR_MUTE_E = re.compile(r"(?<=[^aeoà])es?$")
_FR_NO_VOWEL = re.compile(r"(?<=[qg])u(?=[eiéèêëîoaâày]|$)|(?<=g)e(?=[aoâ])")
_FR_VOWEL = re.compile(
    r"(?<=[bcdfgptv][lr])[iu](?=[aeéèêoâô](?:$|[^s]|s.))"
    r"|eau|œu|oeu|uei(?=l)|(?<=[^aeoqg])u(?:eu|[aeéèâ]i?)(?=[^u])|ou(?:[aeéèêîâ]|i)(?=[a-zàâéèêîô])|ouill|euill?|[ao]uill|œill?|[ae]ill?|uill|oui$|o[iîyuûù]|a[iîuy]|e[iuûy]|u[iî]"
    r"|(?<=[aoue])y(?=[aeoéèâ])|i(?:eu|ai|au|ou|oi|ei)|[iy][aeèéêoâôu]|[aeiouyàâäéèêëîïôöùûüœæ]"
)

# English: groups of vowels, less the silent endings, plus the groups that are read as two.
_EN_VOWELS = re.compile(r"[aeiouy]+")
_EN_LESS = re.compile(
    r"(?<=[^aeiouyl])e$|(?<=[^aeiouylsxzcgh])es$|(?<=[aeiouyr]l)es?$|(?<=[^tdaeiouy])ed$|(?<=[aeoyu]y)ed$"
    r"|(?<=[a-z][^aeiouyl])e(?=ly$|ful|less|ment|ness)"
)
_EN_MORE = re.compile(
    r"i(?=a(?!n$|ns$|ls?$|lly|ge))|ri(?=al|an)|(?<=[^tscgxnlh])i(?=on|ou)|(?<=[pv])i(?=on)|e(?=o(?!u))|(?<=[^qg])u(?=a)|[aeou](?=ing)|[ae]y(?=ing|er)|(?<=[^aeo])y(?=ing)"
    r"|is(?=m)|i(?=est$|ers?$|ent|enc)|i(?=ty)(?<=ui)|u(?=ous)"
)


_BY_HEART = {"pays": 2, "août": 1, "people": 2, "area": 3, "areas": 3, "business": 2, "every": 2, "something": 2}


@lru_cache(maxsize=32768)
def _french(part: str) -> int:
    if part in _BY_HEART:
        return _BY_HEART[part]
    spoken = part
    if spoken.endswith("ent") and not _FR_HEARD_ENT.search(spoken):
        spoken = _FR_SILENT_ENT.sub("", spoken)
        if spoken.endswith(("ai", "oi")):
            spoken += "t"
    elif len(spoken) > 3 or _FR_VOWEL.search(spoken[:-2]):
        spoken = _FR_MUTE_E.sub("", spoken)
    return max(1, len(_FR_VOWEL.findall(_FR_NO_VOWEL.sub("", spoken))))


@lru_cache(maxsize=32768)
def _english(part: str) -> int:
    if part in _BY_HEART:
        return _BY_HEART[part]
    return max(1, len(_EN_VOWELS.findall(part)) - len(_EN_LESS.findall(part)) + len(_EN_MORE.findall(part)))


def syllables(word: str, lang: str) -> int:
    """Return the syllables of a word; each figure counts as one, the least that reading it costs."""
    bare = _ELIDED.sub("", word.lower()) if lang == "fr" else word.lower()
    count = _french if lang == "fr" else _english
    return sum(count(part) for part in _PARTS.findall(bare)) + len(_DIGITS.findall(bare)) or 1
