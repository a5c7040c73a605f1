"""The help with heating bills of the town of Montrieux: a request, and what the officers read."""

from collections import deque

from flask import Flask, jsonify, redirect, render_template, request

app = Flask(__name__)
ANSWER_BY = ["address", "care_of", "phone"]
RECEIVED = deque()


def problems(form):
    if form.get("name", "").isspace() or not form.get("name"):
        yield "Il manque un nom. Écrivez celui que vous voulez."
    if not "".join(form.get(way, "") for way in ANSWER_BY).strip():
        yield "Il manque où vous répondre. Écrivez une adresse, ou un organisme, ou un téléphone."


@app.route("/", methods=["GET", "POST"])
def ask():
    found = list(problems(request.form)) if request.method == "POST" else []
    if request.method == "POST" and not found:
        RECEIVED.append({key: request.form.get(key, "") for key in ["name", *ANSWER_BY]})
        return redirect("/received")
    return render_template("ask.html", problems=found, form=request.form)


@app.get("/received")
def received():
    return render_template("received.html")


@app.get("/agents/requests")
def requests():
    return jsonify(list(RECEIVED))
