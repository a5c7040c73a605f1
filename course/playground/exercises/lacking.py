"""What Python has from OpenSSL and no page has: keys drawn from passwords, the same bytes as `hashlib` gives outside."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from typing import Any


def supply(mixed: Callable[[bytes, int, int], Any]) -> None:
    """Give `hashlib` what it lacks here; `mixed` is the slow part of scrypt, done beside Python."""

    def scrypt(password: bytes, *, salt: bytes, n: int, r: int, p: int, maxmem: int = 0, dklen: int = 64) -> bytes:
        size = 128 * r
        given = pbkdf2("sha256", password, salt, 1, p * size)
        done = b"".join(mixed(given[at : at + size], n, r).to_bytes() for at in range(0, len(given), size))
        return pbkdf2("sha256", password, done, 1, dklen)

    for name, function in (("scrypt", scrypt), ("pbkdf2_hmac", pbkdf2)):
        if not hasattr(hashlib, name):
            setattr(hashlib, name, function)


def pbkdf2(hash_name: str, password: bytes, salt: bytes, iterations: int, dklen: int | None = None) -> bytes:
    """Return what `hashlib.pbkdf2_hmac` returns (RFC 8018, 5.2)."""
    keyed = hmac.new(password, digestmod=hash_name)

    def signed(data: bytes) -> bytes:
        one = keyed.copy()
        one.update(data)
        return one.digest()

    size = keyed.digest_size
    key = b""
    for rank in range(1, -(-(dklen or size) // size) + 1):
        turn = signed(salt + rank.to_bytes(4, "big"))
        total = int.from_bytes(turn, "big")
        for _ in range(iterations - 1):
            turn = signed(turn)
            total ^= int.from_bytes(turn, "big")
        key += total.to_bytes(size, "big")
    return key[: dklen or size]
