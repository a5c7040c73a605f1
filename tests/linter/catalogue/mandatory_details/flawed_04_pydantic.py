# expect: phone-french-only
from datetime import date
from re import compile as regex

from fastapi import APIRouter
from pydantic import BaseModel, Field, field_validator

router = APIRouter()
TELEPHONE = regex(r"^0[1-9]\d{8}$")


class Inscription(BaseModel):
    nom: str
    naissance: date | None = None
    telephone: str | None = Field(default=None, description="Numéro où vous rappeler")

    @field_validator("telephone")
    @classmethod
    def verifier(cls, valeur):
        if valeur and not TELEPHONE.match(valeur):
            raise ValueError("Numéro invalide : dix chiffres commençant par 0.")
        return valeur


@router.post("/inscriptions")
def inscrire(inscription: Inscription):
    return {"recu": True}
