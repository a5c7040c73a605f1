# expect: nothing
import random

from flask import Blueprint, render_template, session

bp = Blueprint("accueil", __name__)
CONSEILS = [
    "Pensez à garder une copie de vos pièces.",
    "Le dépôt est possible à toute heure.",
    "Un relais répond aux personnes sourdes.",
]


@bp.get("/")
def accueil():
    session.setdefault("visite", 1)
    return render_template("accueil.html", conseil=random.choice(CONSEILS))
