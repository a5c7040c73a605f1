# expect: score-adverse-threshold, refusal-automated
from flask import Flask, jsonify, request

from .eligibility import risk_score
from .storage import Dossier, save

app = Flask(__name__)

REJECT_ABOVE = 70


@app.route("/api/demandes", methods=["POST"])
def create():
    payload = request.get_json()
    dossier = Dossier(**payload)
    score = risk_score(dossier)
    if score >= REJECT_ABOVE:
        dossier.reject(reason="score")
        save(dossier)
        return jsonify(status="rejected"), 200
    save(dossier)
    return jsonify(status="received", reference=dossier.reference), 201
