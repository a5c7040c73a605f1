"""Requests for an appointment at a prefecture."""

from flask import Flask, jsonify, redirect, render_template, request, url_for

app = Flask(__name__)
QUEUE = []


@app.get("/")
def form():
    return render_template("form.html")


@app.post("/requests")
def send():
    number = len(QUEUE) + 1
    QUEUE.append({"number": number, "name": request.form["name"], "phone": request.form["phone"]})
    return redirect(url_for("receipt"))


@app.get("/receipt")
def receipt():
    return render_template("receipt.html", number=len(QUEUE))


@app.get("/agents/queue")
def queue():
    return jsonify(QUEUE)


@app.cli.command("digest")
def digest():
    for one in QUEUE:
        print(one["number"], one["name"], one["phone"])
