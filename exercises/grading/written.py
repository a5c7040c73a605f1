"""What a file of an answer says, whatever saved it: its text, the numbers spelt in it, or nothing that a person can read."""

from __future__ import annotations

import codecs
import io
import re
import tokenize
import unicodedata
from collections.abc import Iterator
from typing import Literal

UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
MOST_DIGITS = 60
"""Of a number that anybody counts with."""
_CONTROLS = re.compile(r"[\0-\x08\x0e-\x19\x1c-\x1f\x7f]")
"""Signs that no text holds; some systems end a file by 0x1A, and colours of a terminal begin by 0x1B."""
_DIGITS = re.compile(r"\d(?:_?\d)*")
_GROUPED = re.compile(r"(?<!\d)\d{1,3}(?:[ ,.’'\u00a0\u202f\u2009]\d{3})+(?!\d)")
_BASED = re.compile(r"0[xob][0-9a-f_]+", re.I)
_DECIMAL = re.compile(r"(?:\d(?:_?\d){0,59})?[.,]\d(?:_?\d)*(?:e[-+]?\d{1,3})?|\d(?:_?\d){0,59}\.?e[-+]?\d{1,3}", re.I)
_SHARE = re.compile(r"(\d{1,9}) ?/ ?(\d{1,9})")
_ENDS = {
    b"\x89PNG\r\n\x1a\n": (b"IEND\xaeB`\x82",),
    b"\xff\xd8\xff": (b"\xff\xd9",),
    b"GIF87a": (b";",),
    b"GIF89a": (b";",),
    b"%PDF-": (b"%%EOF", b"%%EOF\n", b"%%EOF\r\n", b"%%EOF\r"),
}
"""How pictures and sheets begin, and how each then ends: what follows would be something else."""
_SIZED: dict[bytes, tuple[int, Literal["little", "big"], int]] = {
    b"RIFF": (4, "little", 8),
    b"wOFF": (8, "big", 0),
    b"wOF2": (8, "big", 0),
}
"""Pictures and fonts that say how long they are: where, in which order of bytes, and how many bytes less."""
_TABLED: dict[bytes, tuple[int, Literal["little", "big"], int, int]] = {
    b"\0\1\0\0": (12, "big", 8, 12),
    b"OTTO": (12, "big", 8, 12),
    b"\0\0\1\0": (6, "little", 12, 8),
}
"""Fonts and icons, which begin by a list of what they hold: where it begins, in which order of bytes, and where each line of
16 bytes says the place and the length of a piece."""
_PROGRAMS = (b"PK\x05\x06", b"PK\x01\x02")
"""What Python looks for at the end of any file to find programs in it."""


def texts_of(data: bytes) -> list[str]:
    """The text of a file, as each of those who open it may read it; none when it is no text."""
    if data.startswith(UTF_16):
        return _plain(data, "utf-16")
    found = _plain(data, "utf-8-sig")
    # Two bytes a sign, which nothing announces: half of them say nothing where people write in Latin letters.
    if not found and b"\0" in data:
        ends = [data[at::2].count(0) for at in (1, 0)]
        found = _plain(data, "utf-16-le" if ends[0] > ends[1] else "utf-16-be") if 4 * max(ends) > len(data) else []
    return found or [*dict.fromkeys([*_plain(data, "cp1252"), *_plain(data, "latin-1")])]


def _plain(data: bytes, encoding: str) -> list[str]:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return []
    is_text = "\0" not in text if encoding == "utf-8-sig" else not _CONTROLS.search(text)
    return [text] if is_text else []


def is_shown(data: bytes) -> bool:
    """Whether a file is a picture, a font or a sheet, whole, and nothing after it."""
    if all(one in data for one in _PROGRAMS):
        return False
    for begun, ends in _ENDS.items():
        if data.startswith(begun):
            return data.rstrip(b"\0").endswith(ends)
    for begun, (at, order, less) in _SIZED.items():
        if data.startswith(begun):
            size = int.from_bytes(data[at : at + 4], order) + less
            return size <= len(data) and not data[size:].strip(b"\0")
    for begun, (head, order, place, length) in _TABLED.items():
        if data.startswith(begun):
            lines = [data[head + 16 * at :][:16] for at in range(int.from_bytes(data[4:6], order))]
            ends = [sum(int.from_bytes(one[at : at + 4], order) for at in (place, length)) for one in lines]
            return bool(ends) and max(ends) <= len(data) and not data[max(ends) :].strip(b"\0")
    return False


def comments_of(source: bytes) -> Iterator[str]:
    """The comments of a program that Python reads: it may read them too."""
    for token in tokenize.tokenize(io.BytesIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.string.lstrip("#:! ").rstrip()


def in_figures(text: str) -> str:
    """The text with plain digits in the place of those of any script, or above the line."""
    if text.isascii():
        return text
    digits = {one: unicodedata.digit(one, None) for one in set(text) if not one.isascii()}
    return text.translate({ord(one): str(value) for one, value in digits.items() if value is not None})


def wholes_in(text: str) -> set[int]:
    """The whole numbers that a text spells, in any script, base or grouping."""
    text = in_figures(text)
    found = {int(one) for one in _DIGITS.findall(text) if len(one) <= MOST_DIGITS}
    # 4 242, 4,242, 4’242: how people write thousands.
    found |= {int(re.sub(r"\D", "", one)) for one in _GROUPED.findall(text) if len(one) <= MOST_DIGITS}
    for one in _BASED.findall(text):
        try:
            found.add(int(one, 0))
        except ValueError:
            continue
    found |= {int(one) for one in decimals_in(text) if one.is_integer()}
    return {one for one in found if one < 10**MOST_DIGITS}


def decimals_in(text: str) -> set[float]:
    """The numbers that a text spells with a point, a comma, an exponent, or as one whole number over another."""
    text = in_figures(text)
    found = {float(one.replace(",", ".").replace("_", "")) for one in _DECIMAL.findall(text)}
    found |= {int(one) / int(other) for one, other in _SHARE.findall(text) if int(other)}
    return {one for one in found if abs(one) < 10**MOST_DIGITS}
