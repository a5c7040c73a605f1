# expect: office-hours-gate
import time

from flask import Flask, abort, g, request

app = Flask(__name__)
JOURS_OUVERTS = {0, 1, 2, 3}


@app.before_request
def verifier_jour():
    g.debut = time.monotonic()
    if request.endpoint == "static":
        return None
    jour = time.localtime().tm_wday
    if jour not in JOURS_OUVERTS:
        abort(503)
    return None


@app.get("/titre-de-sejour/rendez-vous")
def rendez_vous():
    return "<h1>Prendre rendez-vous</h1>"
