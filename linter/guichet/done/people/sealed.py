"""What is made of someone's data that nobody reads it in any more: it is encrypted, hashed, or kept behind a key that tells nothing."""

from __future__ import annotations

import re

from guichet.done.words import apart, speaks_of

_CALLED = re.compile(r"([\w$@.>:?&-]{1,120}?)[!?]?\s{0,2}\((?!\?)")
_BARE = re.compile(
    r"^\s{0,8}(?:return\s{1,4})?[@$]{0,2}([a-z_]\w{0,60}(?:(?:\.|->|::|&\.|\?\.)\w{1,60}){0,5})(?:[!?]?\s[\w:'\"@$]|\s*$)",
    re.I,
)
_PARTS = re.compile(r"\.|->|::|\?")
_FROM_SECRET = ("decrypt", "dechiffr", "unseal", "descell", "unsign", "decode")
"""What makes it readable again."""


def is_sealed(written: str) -> bool:
    """Whether a value, by the functions that make it or by its own name, no longer tells who someone is to whoever reads it: `encrypt(user.email)`, `email_digest`."""
    return any(map(seals, _CALLED.findall(written))) or any(map(seals, _BARE.findall(written)))


def seals(called: str) -> bool:
    """Whether a function, or a name, is of what makes data unreadable: `message_encryptor.encrypt_and_sign`, `sealed_email`; one that only signs leaves it as it is."""
    parts = [one for one in _PARTS.split(called) if one]
    if not parts or any(word in apart(one) for one in parts[-1:] for word in _FROM_SECRET):
        return False
    return speaks_of(parts[-1], "identity.sealed") or any(speaks_of(one, "identity.seals") for one in parts[-2:-1])
