"""The ways in that a firewall of Symfony gives to the public: its own forms and links, and the classes that it hands the sign-in to."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.done.words import speaks_of
from guichet.reading.data.trees import Tree
from guichet.reading.data.yes_no import is_no, is_yes

_BUILT_IN = frozenset(
    "form_login form_login_ldap json_login json_login_ldap login_link http_basic http_basic_ldap x509 remote_user access_token".split()
)
_HANDED = frozenset({"custom_authenticator", "custom_authenticators", "guard"})


def only_authenticator(tree: Tree) -> Tree | None:
    """Return the one way into what is not for machines nor for those inside, when some firewalls have no other; None otherwise."""
    firewalls = next((one for _, one in tree.walk() if one.key == "firewalls"), None)
    doors = [one for one in firewalls.parts if _is_for_people(one)] if firewalls is not None else []
    ways = [way for door in doors for way in _ways(door)]
    return ways[0] if len(ways) == 1 else None


def _is_for_people(firewall: Tree) -> bool:
    set_to = {one.key: one.value for one in firewall.leaves}
    if is_no(set_to.get("security")) or is_yes(set_to.get("stateless")):
        return False
    return not speaks_of(f"{firewall.key} {set_to.get('pattern') or ''}", "decisions.inside")


def _ways(firewall: Tree) -> Iterator[Tree]:
    for one in firewall.parts:
        if one.key in _BUILT_IN:
            yield one
        elif one.key in _HANDED:
            yield from (end for end in one.ends if end.value and "\\" in end.value)
