# expect: slot-release-random
import random


def attente(request):
    request.session.setdefault("rang", random.randint(800, 2000))
    request.session["rang"] -= random.randint(5, 40)
    return render(request, "file/attente.html", {"rang": request.session["rang"]})
