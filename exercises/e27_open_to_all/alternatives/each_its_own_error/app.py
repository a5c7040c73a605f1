"""The help with heating bills of the town of Montrieux: a request, and what the officers read."""

from flask import Flask, jsonify, redirect, render_template, request

app = Flask(__name__)
REQUESTS = []


def wrong_in(asked):
    """What to do about each answer, by field."""
    wrong = {}
    if not asked["name"]:
        wrong["name"] = "Écrivez le nom que vous portez, dans l’alphabet que vous voulez."
    if not (asked["address"] or asked["care_of"] or asked["phone"]):
        wrong["address"] = "Donnez une adresse, un organisme ou un téléphone, pour que nous puissions vous répondre."
    return wrong


def written():
    return {
        "name": request.form.get("name", "").strip(),
        "address": request.form.get("address", "").strip(),
        "care_of": request.form.get("care_of", "").strip(),
        "phone": request.form.get("phone", "").strip(),
    }


@app.get("/")
def ask():
    return render_template("ask.html", wrong={}, values=written())


@app.post("/")
def send():
    asked = written()
    wrong = wrong_in(asked)
    if wrong:
        return render_template("ask.html", wrong=wrong, values=asked), 422
    REQUESTS.append(asked)
    return redirect("/received", code=303)


@app.get("/received")
def received():
    return render_template("received.html")


@app.get("/agents/requests")
def requests():
    return jsonify(REQUESTS)
