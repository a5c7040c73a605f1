import logging

logger = logging.getLogger("pannes")


def signaler_une_panne(page):
    """A page that breaks can be told to everybody: it names nobody, and it is no alert."""
    logger.warning("panne signalée : %s", page.adresse)
    return f"Merci. Panne notée : {page.adresse}. Une question ? 01 99 00 12 34."
