# expect: nothing
import random


def variante(request):
    request.session.setdefault("variante", random.choice(["a", "b"]))
    return render(request, f"accueil_{request.session['variante']}.html")
