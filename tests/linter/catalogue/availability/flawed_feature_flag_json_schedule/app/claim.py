# expect: office-hours-gate
from flask import Blueprint, abort, render_template

from app.flags import is_on

bp = Blueprint("claim", __name__)


@bp.route("/claim", methods=["GET", "POST"])
def claim():
    if not is_on("claim-form"):
        abort(404)
    return render_template("claim.html")
