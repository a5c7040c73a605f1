# expect: review-rubber-stamped
from flask import Blueprint, flash, redirect, url_for
from flask_login import current_user, login_required

from .models import Decision, db

bp = Blueprint("decisions", __name__, url_prefix="/agents/decisions")


@bp.post("/valider-tout")
@login_required
def valider_tout():
    """Validate every decision proposed by the engine."""
    propositions = Decision.query.filter_by(statut="proposee").all()
    for proposition in propositions:
        proposition.approuver(agent=current_user)
    db.session.commit()
    flash(f"{len(propositions)} décisions validées.")
    return redirect(url_for("decisions.liste"))
