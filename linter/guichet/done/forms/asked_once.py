"""What a project asks in many forms, decided once: whether one name would do, whether an address may be left out."""

from guichet.core.findings import Certainty
from guichet.done.forms.form import Asked
from guichet.done.words import apart


def asked_once(certainty: Certainty, *fields: Asked) -> str:
    """Return under which words a question about some fields is the same in every form; nothing for what is sure, mended where it is."""
    return " ".join(apart(one.name) for one in fields) if certainty is Certainty.REVIEW else ""
