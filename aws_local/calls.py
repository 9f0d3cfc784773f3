"""What a call to AWS asks for: its service, its action, what it touches, and the IAM actions that it needs.

Sources: the Service Authorization Reference, "Actions, resources, and condition keys" for DynamoDB, Kinesis, SQS,
SES v2 and Systems Manager; the DynamoDB developer guide, "Amazon DynamoDB Transactions: How it works" (a transaction
needs the permissions of its parts: PutItem, UpdateItem, DeleteItem, ConditionCheckItem, and none of its own name).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parseaddr
from typing import Any

_SCOPE = re.compile(r"Credential=([^/]+)/\d{8}/([^/]+)/([^/]+)/aws4_request")
_SERVICES = {"DynamoDB": "dynamodb", "Kinesis": "kinesis", "AmazonSQS": "sqs", "AmazonSSM": "ssm"}
_PARTS = {"Put": "PutItem", "Update": "UpdateItem", "Delete": "DeleteItem", "ConditionCheck": "ConditionCheckItem",
          "Get": "GetItem"}


@dataclass(frozen=True)
class Permission:
    """An action on a resource, as a policy grants it."""

    action: str
    resource: str

    def __str__(self) -> str:
        return f"{self.action} on {self.resource}"


@dataclass(frozen=True)
class Call:
    """One call, as it went over the wire."""

    access_key: str
    region: str
    service: str
    action: str
    body: Mapping[str, Any]

    def permissions(self, account: str, stream_of: Mapping[str, str]) -> frozenset[Permission]:
        """What a policy must grant for it; `stream_of` knows the streams of shard iterators."""
        def arn(resource: str) -> str:
            return f"arn:aws:{self.service}:{self.region}:{account}:{resource}"

        if self.service == "dynamodb":
            return frozenset(
                Permission(f"dynamodb:{action}", resource if resource.startswith("arn:") else arn(f"table/{resource}"))
                for action, resource in self._table_actions())
        if self.service == "kinesis":
            name = self.stream or stream_of.get(self.body.get("ShardIterator", ""), "")
            return frozenset({Permission(f"kinesis:{self.action}", arn(f"stream/{name}"))})
        if self.service == "sqs":
            # The batch actions are granted by the names of the single ones.
            action = self.action.removesuffix("Batch")
            return frozenset({Permission(f"sqs:{action}", arn(self.queue or ""))})
        if self.service == "ssm":
            names = self.body.get("Names") or [self.body.get("Name", "")]
            return frozenset(Permission(f"ssm:{self.action}", arn(f"parameter{name}")) for name in names)
        if self.service == "ses":
            _, address = parseaddr(self.body.get("FromEmailAddress", ""))
            return frozenset({Permission(f"ses:{self.action}", arn(f"identity/{address.rsplit('@', 1)[-1]}"))})
        return frozenset({Permission(f"{self.service}:{self.action}", "*")})

    def _table_actions(self) -> list[tuple[str, str]]:
        if self.action in ("TransactWriteItems", "TransactGetItems"):
            return [(_PARTS[kind], part["TableName"])
                    for item in self.body["TransactItems"] for kind, part in item.items()]
        if self.action in ("BatchGetItem", "BatchWriteItem"):
            return [(self.action, table) for table in self.body["RequestItems"]]
        table = str(self.body.get("TableName", ""))
        index = self.body.get("IndexName")
        return [(self.action, f"{table}/index/{index}" if index else table)]

    @property
    def stream(self) -> str | None:
        """The stream's name, of a call to Kinesis that names it."""
        name = self.body.get("StreamName") or str(self.body.get("StreamARN", "")).rpartition("/")[2]
        return name or None

    @property
    def queue(self) -> str | None:
        """The queue's name, of a call to SQS."""
        url = self.body.get("QueueUrl")
        return str(url).rsplit("/", 1)[1] if url else None


def read_call(method: str, path: str, headers: Mapping[str, str], body: bytes) -> Call:
    """Reads a call in one of the JSON protocols, or of SES v2."""
    scope = _SCOPE.search(headers.get("authorization", ""))
    access_key, region, signed_for = scope.groups() if scope else ("", "", "")
    content: Any = {}
    if body[:1] == b"{":
        try:
            content = json.loads(body)
        except ValueError:
            content = {}
    prefix, _, action = headers.get("x-amz-target", "").rpartition(".")
    if prefix:
        return Call(access_key, region, _SERVICES.get(prefix.split("_")[0], prefix), action, content)
    if (method, path) == ("POST", "/v2/email/outbound-emails"):
        return Call(access_key, region, "ses", "SendEmail", content)
    return Call(access_key, region, signed_for, f"{method} {path}", content)
