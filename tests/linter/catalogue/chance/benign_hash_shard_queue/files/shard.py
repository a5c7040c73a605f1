# expect: nothing
import zlib


def file_de(demande, files):
    """Répartit les demandes entre les machines ; toutes sont traitées."""
    return files[zlib.crc32(demande.numero.encode()) % len(files)]


def distribuer(demandes, files):
    for demande in demandes:
        file_de(demande, files).ajouter(demande)
