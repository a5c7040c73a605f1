from flask import Flask, jsonify, render_template, request

from appointments.calendar import free_slots

app = Flask(__name__)


@app.get("/rendez-vous")
def appointments():
    slots = free_slots(request.args.get("lieu"), request.args.get("motif"))
    return render_template("rendez-vous.html", slots=slots)


@app.get("/disponibilites.json")
def availability():
    """Free slots in every place, open to anyone: a place, a reason, a moment; never a name or a file number."""
    slots = free_slots()
    return jsonify([{"lieu": s.place, "motif": s.reason, "debut": s.starts_at.isoformat()} for s in slots])
