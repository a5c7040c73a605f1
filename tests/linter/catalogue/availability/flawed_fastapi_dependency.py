# expect: office-hours-gate
from datetime import datetime
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Depends, HTTPException, status

PARIS = ZoneInfo("Europe/Paris")


def get_now() -> datetime:
    return datetime.now(tz=PARIS)


async def service_open(now: datetime = Depends(get_now)) -> None:
    """Refuse everyone outside of the counter's hours."""
    if now.isoweekday() in (6, 7) or not (8 <= now.hour < 18):
        raise HTTPException(status_code=status.HTTP_503_SERVICE_UNAVAILABLE, detail="Closed")


router = APIRouter(prefix="/housing-benefit", dependencies=[Depends(service_open)])


@router.post("/claims")
async def create_claim(payload: dict) -> dict:
    return {"id": 1, **payload}
