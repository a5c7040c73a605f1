"""The help with heating bills of the town of Montrieux: a request, and what the officers read."""

from flask import Flask, jsonify, redirect, render_template, request

app = Flask(__name__)
FIELDS = ("name", "address", "care_of", "phone")
REQUESTS = []


@app.route("/", methods=["GET", "POST"])
def ask():
    written = {field: request.form.get(field, "").strip() for field in FIELDS}
    errors = {}
    if request.method == "POST":
        if not written["name"]:
            errors["name"] = "Écrivez votre nom."
        if not (written["address"] or written["care_of"] or written["phone"]):
            errors["reply"] = "Écrivez une adresse, un organisme ou un téléphone : un seul suffit pour vous répondre."
        if not errors:
            REQUESTS.append(written)
            return redirect("/received")
    return render_template("ask.html", errors=errors, written=written), 422 if errors else 200


@app.get("/received")
def received():
    return render_template("received.html")


@app.get("/agents/requests")
def requests():
    return jsonify(REQUESTS)
