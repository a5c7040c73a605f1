"""The sorts of acts: what may be done to someone."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What is done to someone."""

    REFUSE = "refuse"
    """A status, an exception, a validation error, a permission that says no, a page that says closed."""
    HIDE = "hide"
    """Something they could have used is emptied, narrowed, left out, removed or disabled."""
    RELEASE = "release"
    """Places are put within reach, or taken back."""
    CHOOSE = "choose"
    """Some people are picked among others: to receive, to be checked, to come first."""
    DELAY = "delay"
    """Someone waits: a queue, a sleep, a lower priority."""
    CLOSE = "close"
    """A right, a request or an account ends or is suspended."""
    LOCK = "lock"
    """An account no longer opens, after too many tries."""
    EXPIRE = "expire"
    """What someone was doing ends because time went by: a session."""
    DECIDE = "decide"
    """A file is settled, one way or the other."""
    RATE = "rate"
    """Someone is given a number, a rank, a class."""
    CONTROL = "control"
    """Someone is checked, investigated, put in a fraud queue."""
    TELL = "tell"
    """Words reach someone: a message, a page, a letter, an SMS, a voice."""
    KEEP = "keep"
    """Something about someone is written down: a database, a log, a file."""
    SEND = "send"
    """Something about someone leaves: to a third party, in an address, in a title."""
    ASK = "ask"
    """Something is asked of someone: a field, a document, an account, a level of identity."""
    ANSWER = "answer"
    """An answer is given in someone's place, or the ways to answer are laid out for them."""
    PROVE = "prove"
    """Someone must first show who they are: an account at a provider, a level of identity, a face."""
