# expect: personal-data-in-url
from fastapi import APIRouter, Depends, HTTPException
from sqlalchemy.orm import Session

from app.db import session
from app.models import Claimant

router = APIRouter(prefix="/claimants")


@router.get("/by-number/{national_insurance_number}")
def read_claimant(national_insurance_number: str, db: Session = Depends(session)):
    claimant = db.query(Claimant).filter_by(number=national_insurance_number).first()
    if claimant is None:
        raise HTTPException(404, "We did not find this number. Check it, or call 0800 000 000.")
    return {"id": claimant.id, "status": claimant.status}


@router.get("/{claimant_id}")
def read(claimant_id: int, db: Session = Depends(session)):
    return db.get(Claimant, claimant_id)
