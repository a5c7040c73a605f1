# expect: office-hours-gate
from sanic import Sanic
from sanic.response import empty

from guichet.plages import dans_la_plage

app = Sanic("guichet")


@app.middleware("request")
async def filtrer(request):
    if request.path.startswith("/depot") and not dans_la_plage():
        return empty(status=503)
