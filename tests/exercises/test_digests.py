"""Digests are weighed alike wherever an exercise asks for one: few values are few, however many signs they fill."""

from __future__ import annotations

import base64
import hashlib
import random
import zlib
from collections.abc import Callable

import pytest
from grading.digests import Weakness, kin, telling, weakness

TEXTS = [f"arrêté C-{number:03d}".encode() for number in range(300)]


@pytest.mark.parametrize(
    "digest",
    [
        lambda text: hashlib.sha256(text).hexdigest(),
        lambda text: hashlib.md5(text).hexdigest(),
        lambda text: f"sha256:{hashlib.sha256(text).hexdigest()}",
        lambda text: str(int(hashlib.sha256(text).hexdigest(), 16)),
        lambda text: f"4 lignes, la dernière du 1er mars : {hashlib.sha256(text).hexdigest()}",
    ],
)
def test_a_digest_is_one_however_it_is_written(digest: Callable[[bytes], str]) -> None:
    assert weakness([digest(text) for text in TEXTS], len(TEXTS)) is None


@pytest.mark.parametrize(
    ("digest", "kind"),
    [
        (lambda text: hashlib.sha256(text).hexdigest()[:31], Weakness.SHORT),
        (lambda text: hashlib.sha256(text[:-1]).hexdigest(), Weakness.SAME),
        (lambda text: hashlib.sha256(b"%d" % (zlib.crc32(text) % 997)).hexdigest(), Weakness.SAME),
        (lambda text: f"{sum(text):064d}", Weakness.SAME),
        (lambda text: f"{zlib.crc32(text):064d}", Weakness.NEAR),
        (lambda text: f"{zlib.crc32(text):08x}" * 8, Weakness.NEAR),
        (lambda text: text.hex().rjust(64, "0"), Weakness.NEAR),
    ],
)
def test_few_values_are_told_however_they_are_filled(digest: Callable[[bytes], str], kind: Weakness) -> None:
    found = weakness([digest(text) for text in TEXTS], len(TEXTS))
    assert found is not None
    assert found[0] is kind


def hexadecimal(text: str) -> str:
    """A digest as most write it."""
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(
    "digest",
    [
        hexadecimal,
        lambda text: f"sha256:mairie:{hexadecimal(text)}",
        lambda text: base64.b64encode(hashlib.sha512(text.encode()).digest()).decode(),
        lambda text: f"{int(hexadecimal(text), 16):078d}",
        lambda text: f"{int(hexadecimal(text), 16):0256b}",
        lambda text: f"{hexadecimal(text)}{zlib.crc32(hexadecimal(text).encode()):010d}",
    ],
)
def test_a_digest_tells_nothing_however_it_is_written(digest: Callable[[str], str], seed: int) -> None:
    texts = kin(random.Random(seed), 16)
    assert telling({shared: [digest(one) for one in some] for shared, some in texts.items()}) is None


@pytest.mark.parametrize(
    ("told", "shared"),
    [
        (lambda text: f"{len(text):04d}", "longueur"),
        (lambda text: f"{(7 * len(text) + 13) % 256:02x}", "longueur"),
        (lambda text: f"{ord(text[0]):07d}", "premiers signes"),
        (lambda text: f"{ord(text[-1]):07d}", "derniers signes"),
        (lambda text: f"{sum(map(ord, text)):07d}", ""),
        (lambda text: f"{len(text.split()):02d}", "nombre de mots"),
        (lambda text: f"{text.isupper():d}", "capitales"),
        (lambda text: f"{text.isascii():d}", ""),
    ],
)
def test_what_a_part_of_a_digest_tells_is_known(told: Callable[[str], str], shared: str) -> None:
    texts = kin(random.Random(7), 16)
    found = telling({what: [hexadecimal(one) + told(one) for one in some] for what, some in texts.items()})
    assert found is not None
    assert shared in found.fr
