# expect: nothing
from django.core import signing


def ouvrir(request, jeton):
    try:
        numero = signing.loads(jeton, salt="dossier", max_age=1800)
    except signing.SignatureExpired:
        return render(request, "liens/nouveau_lien.html", {"renvoyer": True})
    return redirect("dossier", numero)
