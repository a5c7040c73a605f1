"""Requests for an appointment at a prefecture."""

from flask import Flask, jsonify, render_template, request

app = Flask(__name__)
QUEUE = []


@app.get("/")
def form():
    return render_template("form.html")


@app.post("/requests")
def send():
    if len(request.form["name"]) > 80:
        return render_template("form.html")
    number = len(QUEUE) + 1
    QUEUE.append({"number": number, "name": request.form["name"], "phone": request.form["phone"]})
    return render_template("receipt.html", number=number)


@app.get("/agents/queue")
def queue():
    return jsonify(QUEUE)


@app.cli.command("digest")
def digest():
    for one in QUEUE:
        print(one["number"], one["name"], one["phone"])
