"""What a function's answer to a batch means, as AWS documents it.

Sources: the Lambda developer guide, "Configuring partial batch response with Kinesis Data Streams and Lambda" and
"Implementing partial batch responses" (SQS), section "Success and failure conditions" of each. Where the guide is
silent the comment says so.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from aws_local.emulator import Invocation


def failed_items(invocation: Invocation, identifiers: Sequence[str], reports_failures: bool) -> list[str]:
    """Which of a batch's items failed, in the batch's order; all of them where the whole batch did.

    The identifiers are sequence numbers (Kinesis) or message ids (SQS).
    """
    everything = list(identifiers)
    if not invocation.succeeded:
        return everything
    if not reports_failures:
        return []
    try:
        response = json.loads(invocation.payload) if invocation.payload.strip() else None
    except ValueError:
        # Documented for SQS; for streams the guide is silent, and this is the reading that loses nothing.
        return everything
    if response is None:
        return []
    if not isinstance(response, dict):
        return everything
    # Other keys are passed over: a misspelt `batchItemFailures` reads as an empty answer, hence as a success.
    failures = response.get("batchItemFailures")
    if failures is None:
        return []
    if not isinstance(failures, list):
        return everything
    named = [_identifier(failure) for failure in failures]
    # An id that is not in the batch is documented for SQS; for streams the guide is silent.
    if any(name is None or name not in everything for name in named):
        return everything
    return [item for item in everything if item in named]


def _identifier(failure: Any) -> str | None:
    """The item's id; None for an empty or null one, another type, or a bad key name."""
    value = failure.get("itemIdentifier") if isinstance(failure, dict) else None
    return value if isinstance(value, str) and value else None
