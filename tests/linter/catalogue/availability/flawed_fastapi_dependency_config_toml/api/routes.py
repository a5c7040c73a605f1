from fastapi import APIRouter, Depends

from api.garde import en_service

router = APIRouter(dependencies=[Depends(en_service)])


@router.post("/demandes")
async def creer(corps: dict):
    return {"ok": True}
