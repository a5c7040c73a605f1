# expect: personal-data-in-log
import structlog
from fastapi import APIRouter, HTTPException

from .schemas import LoginIn
from .services import authenticate

log = structlog.get_logger()
router = APIRouter()


@router.post("/login")
async def login(body: LoginIn):
    user = await authenticate(body.email, body.password)
    if user is None:
        log.warning(f"login failed for {body.email} with {body.social_security_number}")
        raise HTTPException(401, "Check your address and password, or call 0800 000 000.")
    log.info("login", user_id=user.id)
    return {"token": user.token}
