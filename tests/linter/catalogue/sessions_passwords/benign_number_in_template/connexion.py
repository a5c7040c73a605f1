# expect: nothing (the page of the lock gives its length and a number)
from datetime import datetime

from flask import Flask, render_template, request

app = Flask(__name__)


@app.post("/connexion")
def connexion():
    compte = COMPTES[request.form["courriel"]]
    if compte["failures"] >= 5 and compte["locked_until"] > datetime.now():
        return render_template("pause.html", jusqu_a=compte["locked_until"])
    return render_template("espace.html", compte=compte)
