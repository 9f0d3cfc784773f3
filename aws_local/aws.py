"""Signed calls to the stand-in for AWS, for the pollers: `botocore` signs, `aiohttp` sends."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import aiohttp
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

REGION = "eu-central-1"
ACCOUNT = "123456789012"

_TARGETS = {
    "kinesis": ("Kinesis_20131202", "1.1"),
    "sqs": ("AmazonSQS", "1.0"),
    "dynamodb": ("DynamoDB_20120810", "1.0"),
    "ssm": ("AmazonSSM", "1.1"),
}


@dataclass(frozen=True)
class Keys:
    """What a role or a user signs with."""

    access_key: str
    secret_key: str
    token: str | None = None


class AWSCallError(Exception):
    """An error that the service answered."""

    def __init__(self, action: str, status: int, code: str) -> None:
        super().__init__(f"{action}: {status} {code}")
        self.status = status
        self.code = code


class AWS:
    """Calls in the JSON protocol, signed with one set of keys."""

    def __init__(self, session: aiohttp.ClientSession, endpoint: str, keys: Keys) -> None:
        self._session = session
        self._endpoint = endpoint
        self._credentials = Credentials(keys.access_key, keys.secret_key, keys.token)

    async def call(self, service: str, action: str, **parameters: Any) -> dict[str, Any]:
        """Calls an action and returns its answer."""
        target, version = _TARGETS[service]
        url, body = self._endpoint + "/", json.dumps(parameters).encode()
        request = AWSRequest("POST", url, data=body, headers={
            "content-type": f"application/x-amz-json-{version}", "x-amz-target": f"{target}.{action}"})
        SigV4Auth(self._credentials, service, REGION).add_auth(request)
        async with self._session.post(url, data=body, headers=dict(request.headers)) as answer:
            content = await answer.read()
            if answer.status >= 300:
                raise AWSCallError(f"{service}:{action}", answer.status, _code(content))
            return dict(json.loads(content)) if content else {}


def _code(content: bytes) -> str:
    """The error's code, where the body is JSON; a refused signature is answered in XML."""
    try:
        return str(json.loads(content)["__type"]).rsplit("#", 1)[-1]
    except (ValueError, KeyError, TypeError):
        return content[:200].decode(errors="replace")
