# expect: slot-release-random
import uuid

from sqlalchemy import Column, String
from sqlalchemy.dialects.postgresql import UUID

from housing.db import Base, Session


class Applicant(Base):
    __tablename__ = "applicant"
    id = Column(UUID(as_uuid=True), primary_key=True, default=uuid.uuid4)
    name = Column(String)


def offers(n):
    return Session.query(Applicant).order_by(Applicant.id).limit(n).all()


def send():
    for a in offers(10):
        a.offer_home()
