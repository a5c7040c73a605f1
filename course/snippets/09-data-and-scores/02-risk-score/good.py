from hashlib import sha256


def empreinte(numeros):
    """Put up before the draw, with the name of the public draw that will give the seed."""
    return sha256("\n".join(sorted(numeros)).encode()).hexdigest()


def tirer(numeros, empreinte_affichee, tirage_public, combien):
    """Same chance for every file: the list that was put up, and numbers that nobody in the service chose."""
    if empreinte(numeros) != empreinte_affichee:
        raise ValueError("Ce n’est pas la liste affichée avant le tirage.")
    ordre = sorted(numeros, key=lambda numero: sha256(f"{tirage_public}\n{numero}".encode()).digest())
    return set(ordre[:combien])


def ouvrir_verification(dossier, agent):
    """A person reads, the payment goes on, the letter says what is looked at and how to answer."""
    dossier.assigner(agent)
    dossier.ecrire("lettre-verification", droits="maintenus", telephone="01 99 00 12 34")
