# expect: identity-level-excessive
"""Connexion OpenID au fournisseur national."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse
from urllib.parse import urlencode

router = APIRouter()
PARAMETRES = {"client_id": "valbrume", "response_type": "code", "scope": "openid profile"}


@router.get("/consultation/paiements")
def historique_paiements(request: Request):
    """Liste des versements déjà reçus."""
    if not request.session.get("identite"):
        requete = urlencode({**PARAMETRES, "acr_values": "eidas2"})
        return RedirectResponse(f"https://idp.example/authorize?{requete}")
    return {"paiements": request.session["paiements"]}
