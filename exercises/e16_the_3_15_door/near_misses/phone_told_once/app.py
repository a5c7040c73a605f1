"""Requests for an appointment at a prefecture."""

from pathlib import Path

from flask import Flask, jsonify, render_template, request

app = Flask(__name__)
QUEUE = []


@app.get("/")
def form():
    return render_template("form.html")


@app.post("/requests")
def send():
    number = len(QUEUE) + 1
    QUEUE.append({"number": number, "name": request.form["name"], "phone": request.form["phone"]})
    return render_template("receipt.html", number=number)


@app.get("/agents/queue")
def queue():
    return jsonify(QUEUE)


@app.cli.command("digest")
def digest():
    seen = Path(__file__).with_name("seen.txt")
    done = seen.read_text().splitlines() if seen.exists() else []
    seen.write_text("\n".join(str(one["phone"]) for one in QUEUE))
    for one in QUEUE:
        if one["phone"] in done:
            continue
        print(one["number"], one["name"], one["phone"])
