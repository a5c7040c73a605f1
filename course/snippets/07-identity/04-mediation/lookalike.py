import logging

logger = logging.getLogger("planning")


def tenir_le_poste(lieu, debut, fin):
    """Says when the desk is staffed: no name, nobody's file."""
    logger.info("poste d’aide tenu : %s, de %s à %s", lieu.code, debut, fin)
