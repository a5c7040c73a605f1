# expect: personal-data-in-log
import csv
import logging

logger = logging.getLogger(__name__)


def importer(fichier):
    for ligne in csv.DictReader(fichier):
        logger.info("importé : %s", ligne["NIR"])
