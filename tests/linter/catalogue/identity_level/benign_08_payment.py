# expect: nothing
from fastapi import APIRouter, Request

from .identite import exiger_niveau

router = APIRouter()


@router.post("/paiements/ordre")
def signer_ordre(request: Request):
    exiger_niveau(request, acr_values="eidas2")
    return {"signe": True}


@router.get("/consultation/paiements")
def historique(request: Request):
    exiger_niveau(request, acr_values="eidas1")
    return {"paiements": []}
