"""Digests are weighed alike wherever an exercise asks for one: few values are few, however many signs they fill."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable

import pytest
from grading.digests import Weakness, weakness

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
