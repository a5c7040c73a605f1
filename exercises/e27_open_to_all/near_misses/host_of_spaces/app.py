"""The help with heating bills of the town of Montrieux: a request, and what the officers read."""

from flask import Flask, jsonify, redirect, render_template, request

app = Flask(__name__)
REQUESTS = []
FIELDS = ("name", "address", "care_of", "phone")


@app.route("/", methods=["GET", "POST"])
def ask():
    values = {key: request.form.get(key, "") for key in FIELDS}
    values = {key: one if key == "care_of" else one.strip() for key, one in values.items()}
    error = ""
    if request.method == "POST":
        if not values["name"]:
            error = "Écrivez votre nom, comme vous le portez."
        elif not any(values[key] for key in ("address", "care_of", "phone")):
            error = "Dites où vous répondre : une adresse, un organisme ou un téléphone, un seul suffit."
        else:
            REQUESTS.append(values)
            return redirect("/received")
    return render_template("ask.html", error=error, values=values)


@app.get("/received")
def received():
    return render_template("received.html")


@app.get("/agents/requests")
def requests():
    return jsonify(REQUESTS)
