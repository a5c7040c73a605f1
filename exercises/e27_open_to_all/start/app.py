"""The help with heating bills of the town of Montrieux: a request, and what the officers read."""

from datetime import datetime

from flask import Flask, abort, jsonify, redirect, render_template, request

app = Flask(__name__)
REQUESTS = []


@app.route("/", methods=["GET", "POST"])
def ask():
    if not 9 <= datetime.now().hour < 17:
        abort(503)
    error = ""
    if request.method == "POST":
        if not request.form["name"].isalpha():
            error = "Nom invalide."
        elif not request.form["address"] or not request.form["phone"]:
            error = "Tous les champs sont obligatoires."
        else:
            REQUESTS.append({key: request.form[key] for key in ("name", "address", "phone")})
            return redirect("/received")
    return render_template("ask.html", error=error)


@app.get("/received")
def received():
    return render_template("received.html")


@app.get("/agents/requests")
def requests():
    return jsonify(REQUESTS)
