# expect: countdown-pressure
from flask import render_template


def confirmer(creneau):
    return render_template("confirmer.html", creneau=creneau, secondes=300)
