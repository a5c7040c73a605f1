# expect: social-pressure
import random

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

router = APIRouter()


@router.get("/logements/{pk}/interet", response_class=HTMLResponse)
def interet(pk: int):
    return f"<strong>{random.randint(3, 19)} familles</strong> regardent ce logement"
