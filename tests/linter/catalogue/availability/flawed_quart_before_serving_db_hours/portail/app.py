# expect: office-hours-gate
from quart import Quart, abort

from portail.heures import ferme

app = Quart(__name__)


@app.before_request
async def verifier():
    if await ferme():
        abort(404)
