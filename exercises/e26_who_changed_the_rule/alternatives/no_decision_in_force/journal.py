"""Qui a changé les règles de l’aide à l’énergie, et ce que l’on répond à qui le demande."""

import copy
import json
import math
from datetime import datetime
from hashlib import sha512
from numbers import Real

from services import DESK, SERVICES

TEXTES = ("rule", "decided_by", "decided_on", "text", "until", "typed_by")
DEPART = sha512("journal de Valmoncel".encode("utf-8")).hexdigest()
# Signs that are not spaces for Python, and that show nothing.
INVISIBLES = "\u200b\u200c\u200d\u2060\ufeff"


def jour(texte):
    lu = datetime.strptime(texte, "%Y-%m-%d").date()
    if lu.isoformat() != texte:
        raise ValueError(f"date mal écrite : {texte}")
    return lu


def _verifier(ligne):
    for cle in TEXTES:
        valeur = ligne.get(cle)
        if not isinstance(valeur, str) or not valeur.translate(dict.fromkeys(map(ord, INVISIBLES))).strip():
            raise ValueError(f"« {cle} » manque ou est vide")
    valeur = ligne.get("value")
    if isinstance(valeur, bool) or not isinstance(valeur, Real) or not math.isfinite(valeur):
        raise ValueError("« value » n’est pas un nombre")
    if ligne["decided_by"] not in SERVICES:
        raise ValueError(f"ce service ne décide pas : {ligne['decided_by']}")
    duree = (jour(ligne["until"]) - jour(ligne["decided_on"])).days
    if not 1 <= duree <= 366:
        raise ValueError("une règle vaut de 1 à 366 jours")


def record(journal, change):
    """Le journal, avec un changement de plus."""
    _verifier(change)
    if journal and jour(change["decided_on"]) < jour(journal[-1]["decided_on"]):
        raise ValueError("le journal se tient dans l’ordre des décisions")
    return copy.deepcopy(journal) + [copy.deepcopy(change)]


def _maillons(journal):
    """La chaîne des empreintes : le départ, puis un maillon par ligne."""
    maillon = DEPART
    yield maillon
    for ligne in journal:
        page = json.dumps([maillon, ligne], ensure_ascii=True, sort_keys=True)
        maillon = sha512(page.encode("ascii")).hexdigest()
        yield maillon


def seal(journal):
    """Le texte que la mairie affiche chaque soir."""
    *_, dernier = _maillons(journal)
    return dernier


def verify(journal, posted):
    """Le journal commence-t-il par celui dont le sceau a été affiché ?"""
    return posted in _maillons(journal)


def in_force(journal, rule, day):
    """Le changement en vigueur ce jour-là, ou None."""
    dernier = None
    for ligne in journal:
        if ligne["rule"] == rule and jour(ligne["decided_on"]) <= jour(day):
            dernier = ligne
    if dernier is not None and jour(day) > jour(dernier["until"]):
        return None
    return dernier


def gaps(journal, config, day):
    """Les règles qui ne sont pas appliquées comme décidé."""
    decide = {}
    for rule in {ligne["rule"] for ligne in journal}:
        ligne = in_force(journal, rule, day)
        if ligne is not None:
            decide[rule] = ligne["value"]
    absent = object()
    return sorted(
        rule for rule in decide.keys() | config.keys() if decide.get(rule, absent) != config.get(rule, absent)
    )


def _date(texte):
    return f"{jour(texte):%d/%m/%Y}"


def answer(journal, rule, day):
    """Ce que l’accueil écrit à qui demande qui a décidé."""
    ligne = in_force(journal, rule, day)
    if ligne is None:
        return (
            f"Le {_date(day)}, cette règle n’est portée par aucune décision en vigueur.\n"
            f"Vous pouvez le dire à l’accueil et demander une réponse : {DESK}."
        )
    valeur = str(ligne["value"]).replace(".", ",")
    return "\n".join(
        [
            f"Vous demandez d’où vient la règle {rule}.",
            f"Sa valeur est de {valeur} depuis la décision du {_date(ligne['decided_on'])}.",
            f"Le service qui l’a décidée est : {ligne['decided_by']}.",
            f"Il s’appuie sur ce texte : {ligne['text']}.",
            f"La règle vaut jusqu’au {_date(ligne['until'])} compris.",
            f"Pour la contester, appelez ou venez : {SERVICES[ligne['decided_by']]}.",
        ]
    )
