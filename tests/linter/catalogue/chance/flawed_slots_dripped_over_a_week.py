# expect: slot-release-random
import asyncio
import secrets

from fastapi import FastAPI

from .db import slots_repository

app = FastAPI()


async def drip_slots():
    """Open the booking calendar at an unpredictable moment."""
    rng = secrets.SystemRandom()
    while True:
        await asyncio.sleep(rng.randint(0, 7 * 24 * 3600))
        batch = await slots_repository.unpublished(limit=20)
        for slot in batch:
            await slots_repository.publish(slot.id)


@app.on_event("startup")
async def start():
    asyncio.create_task(drip_slots())
