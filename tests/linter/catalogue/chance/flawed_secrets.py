# expect: slot-release-random
import secrets

from flask import Blueprint, jsonify

from .calendar import hidden_slots

bp = Blueprint("slots", __name__)
_rng = secrets.SystemRandom()


@bp.post("/internal/release")
def release():
    pool = hidden_slots()
    if not pool:
        return jsonify(released=0)
    slot = secrets.choice(pool)
    slot.release()
    return jsonify(released=1)
