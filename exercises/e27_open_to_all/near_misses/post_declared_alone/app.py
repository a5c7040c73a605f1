"""The help with heating bills of the town of Montrieux: a request, and what the officers read."""

from flask import Flask, jsonify, redirect, render_template, request

app = Flask(__name__)
REQUESTS = []
FIELDS = ("name", "address", "care_of", "phone")


@app.route("/", methods=["GET", "POST"])
def ask():
    written = {key: request.form.get(key, "").strip() for key in FIELDS}
    error = ""
    if request.method == "POST":
        if not written["name"]:
            error = "Écrivez votre nom."
        elif not (written["address"] or written["care_of"] or written["phone"]):
            error = "Écrivez où vous répondre : une adresse, un organisme ou un téléphone. Un seul suffit."
        else:
            REQUESTS.append(written)
            return redirect("/received")
    return render_template("ask.html", error=error, written=written)


@app.get("/received")
def received():
    return render_template("received.html")


@app.get("/agents/requests")
def requests():
    return jsonify(REQUESTS)
