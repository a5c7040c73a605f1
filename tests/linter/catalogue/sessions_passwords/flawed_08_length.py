# expect: password-length-capped
from pydantic import BaseModel, EmailStr, Field
from fastapi import APIRouter

router = APIRouter(prefix="/comptes")


class Creation(BaseModel):
    courriel: EmailStr | None = None
    mot_de_passe: str = Field(min_length=8, max_length=16)


@router.post("/")
def creer(creation: Creation) -> dict[str, str]:
    return {"etat": "cree"}
