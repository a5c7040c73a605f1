"""Le tirage de cette année : plusieurs témoins, et personne qui puisse le truquer."""

from hashlib import sha3_256

SIGNES_AU_MOINS = 16


def emballer(*textes):
    """Des textes mis bout à bout, chacun précédé de sa longueur : deux listes ne se confondent jamais."""
    morceaux = [str(texte).encode("utf-8", "surrogatepass") for texte in textes]
    return b"".join(len(morceau).to_bytes(8, "big") + morceau for morceau in morceaux)


def empreinte(*textes):
    return sha3_256(emballer(*textes)).hexdigest()


def empreinte_avis(avis):
    demandes = empreinte(*avis["entries"])
    temoins = empreinte(*avis["witnesses"])
    return empreinte("avis", demandes, avis["places"], temoins)


def commit(who, secret, notice):
    """L’engagement que le témoin `who` publie avant le tirage."""
    if not isinstance(secret, str) or len(secret) < SIGNES_AU_MOINS:
        raise ValueError(f"Choisissez un secret de {SIGNES_AU_MOINS} signes au moins.")
    if who not in notice["witnesses"]:
        raise ValueError(f"{who} n’est pas un témoin de l’avis.")
    return empreinte("engagement", empreinte_avis(notice), who, secret)


def nombres(graine):
    """Une suite de grands nombres, que chacun retrouve à partir de la graine."""
    tour = 0
    while True:
        yield int(empreinte("nombre", graine, tour), 16)
        tour += 1


def melanger(demandes, graine):
    """Fisher-Yates. Le reste d’un nombre de 256 bits n’avantage personne de façon visible."""
    ligne, suite = list(demandes), nombres(graine)
    for place in range(len(ligne) - 1, 0, -1):
        autre = next(suite) % (place + 1)
        ligne[place], ligne[autre] = ligne[autre], ligne[place]
    return ligne


def draw(notice, commitments, secrets):
    """Qui a une place, une fois les secrets révélés."""
    temoins = sorted(notice["witnesses"])
    if sorted(commitments) != temoins:
        raise ValueError("Il manque un engagement, ou il y en a un de trop.")
    if sorted(secrets) != temoins:
        raise ValueError("Il manque un secret, ou il y en a un de trop : on recommence tout.")
    faux = [temoin for temoin in temoins if commit(temoin, secrets[temoin], notice) != commitments[temoin]]
    if faux:
        raise ValueError("Ces secrets ne vont pas avec les engagements : " + ", ".join(faux))
    graine = empreinte(empreinte_avis(notice), *(part for temoin in temoins for part in (temoin, secrets[temoin])))
    ligne = melanger(sorted(dict.fromkeys(notice["entries"])), graine)
    places = notice["places"]
    return {"given": ligne[:places], "waiting": ligne[places:]}


def replay(notice, commitments, secrets, result):
    """Refaire le tirage chez soi."""
    try:
        found = draw(notice, commitments, secrets)
        return bool(result["given"] == found["given"] and result["waiting"] == found["waiting"])
    except Exception:  # ce qui ne se lit pas n’est pas une preuve
        return False
