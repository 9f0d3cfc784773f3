"""EventBridge's scheduled rules. Source: the EventBridge user guide, "Creating a rule that runs on a schedule"."""

from __future__ import annotations

import asyncio
import datetime
import logging
import uuid
from typing import Any

from aws_local.aws import ACCOUNT, REGION
from aws_local.emulator import Pool, Throttled
from aws_local.events import Schedule

_log = logging.getLogger(__name__)


def scheduled_event(rule: str) -> dict[str, Any]:
    """What a rule sends to its function."""
    now = datetime.datetime.now(datetime.timezone.utc)
    return {
        "version": "0", "id": str(uuid.uuid4()), "detail-type": "Scheduled Event", "source": "aws.events",
        "account": ACCOUNT, "time": now.strftime("%Y-%m-%dT%H:%M:%SZ"), "region": REGION,
        "resources": [f"arn:aws:events:{REGION}:{ACCOUNT}:rule/{rule}"], "detail": {}}


async def run_schedule(pool: Pool, schedule: Schedule) -> None:
    """Calls the function again and again until it is cancelled."""
    while True:
        await asyncio.sleep(schedule.every)
        await call_once(pool)


async def call_once(pool: Pool) -> None:
    """Calls the function as the rule would. EventBridge invokes asynchronously: two more tries after an error."""
    event = scheduled_event(f"{pool.program.name}-schedule")
    for _ in range(3):
        try:
            if (await pool.invoke(event)).succeeded:
                return
        except Throttled as error:
            _log.warning("the schedule of %s: %s", pool.program.name, error)
