# expect: validity-short
from datetime import datetime, timedelta

from sqlalchemy import Column, DateTime, String

from liens.db import Base

MINUTES = 10


class LienReprise(Base):
    __tablename__ = "liens"
    jeton = Column(String, primary_key=True)
    expire = Column(DateTime, default=lambda: datetime.now() + timedelta(minutes=MINUTES))
