import logging

logger = logging.getLogger("aide")


def noter_aide(mediatrice, usager, ecran, minutes):
    logger.info("%s a aidé %s (%s) : %s, %d min", mediatrice.nom, usager.nom, usager.telephone, ecran, minutes)
