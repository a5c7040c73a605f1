# expect: self-learning-in-production
from fastapi import APIRouter, Depends
from sqlalchemy.orm import Session

from .db import session
from .ml import encode, model
from .models import Application
from .schemas import ApplicationIn, DecisionOut

router = APIRouter(prefix="/applications")


@router.post("/{application_id}/decision", response_model=DecisionOut)
def decide(application_id: int, body: ApplicationIn, db: Session = Depends(session)):
    application = db.get(Application, application_id)
    row = encode(body)
    application.eligible = bool(model.predict(row)[0])
    model.partial_fit(row, [application.eligible])
    db.commit()
    return DecisionOut(id=application.id, eligible=application.eligible)
