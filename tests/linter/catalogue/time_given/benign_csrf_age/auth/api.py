# expect: nothing
from django.core import signing


def read_state(state):
    """State of the OAuth dance."""
    return signing.loads(state, salt="oauth-state", max_age=600)
