"""A draw that is held to what was put up before can be checked by anyone, however it refuses the rest."""

from __future__ import annotations

import pytest
from guichet.done.acts.python.choices import acts_in

from tests.linter.done.texts import module_of

HEAD = """import hashlib
from hmac import compare_digest

def commit(who, secret):
    return hashlib.sha256(f"{who}:{secret}".encode()).hexdigest()

def is_kept(who, secrets, promised):
    return commit(who, secrets[who]) == promised[who]

def checked(secrets, promised):
    for who in secrets:
        if commit(who, secrets[who]) != promised[who]:
            raise ValueError(who)

def draw(demandes, places, promised, secrets):
    '''Donne les places de crèche.'''
"""
DRAW = """    line = sorted(demandes, key=lambda one: hashlib.sha256(f"{secrets}{one}".encode()).hexdigest())
    return line[:places], line[places:]
"""
HELD = {
    "a function that refuses": "    checked(secrets, promised)\n",
    "an assertion": "    assert all(commit(who, secrets[who]) == promised[who] for who in secrets)\n",
    "not all": "    if not all(commit(who, secrets[who]) == promised[who] for who in secrets):\n        raise ValueError\n",
    "a list of those who lied": "    wrong = [who for who in secrets if commit(who, secrets[who]) != promised[who]]\n    if wrong:\n        raise ValueError\n",
    "a question with a name": "    for who in secrets:\n        if not is_kept(who, secrets, promised):\n            raise ValueError\n",
    "nothing is given back": "    if {who: commit(who, one) for who, one in secrets.items()} != promised:\n        return None\n",
    "in order": "    if sorted(commit(who, one) for who, one in secrets.items()) != sorted(promised.values()):\n        raise ValueError\n",
    "in constant time": "    if not all(compare_digest(commit(who, secrets[who]), promised[who]) for who in secrets):\n        raise ValueError\n",
}
LOOSE = {
    "nothing": "",
    "noted": "    if commit('mairie', secrets['mairie']) != promised['mairie']:\n        print('tant pis')\n",
    "counted": "    if len(promised) != len(secrets):\n        raise ValueError\n",
    "made and not looked at": "    received = {who: commit(who, one) for who, one in secrets.items()}\n",
    "told when it is the same": "    if is_kept('mairie', secrets, promised):\n        print('bien')\n",
    "asked for and not heard": "    is_kept('mairie', secrets, promised)\n",
}


def is_hidden(text: str) -> bool:
    """Whether the draw of that module is an act of chance that nobody can check."""
    return any(True for _ in acts_in(module_of({"creche.py": text}, "creche.py")))


@pytest.mark.parametrize("refuses", HELD)
def test_a_draw_that_refuses_what_was_not_promised_is_no_hidden_chance(refuses: str) -> None:
    assert not is_hidden(HEAD + HELD[refuses] + DRAW)


def test_a_draw_within_the_test_is_held_too() -> None:
    within = (
        "    if is_kept('mairie', secrets, promised):\n" + DRAW.replace("    ", "        ") + "    raise ValueError\n"
    )
    assert not is_hidden(HEAD + within)


@pytest.mark.parametrize("looks", LOOSE)
def test_a_draw_that_goes_on_all_the_same_is(looks: str) -> None:
    assert is_hidden(HEAD + LOOSE[looks] + DRAW)
