"""Makes the roles of `serverless.yml` such as `moto` can check, and reads what they grant.

`moto` compares resources for SQS, IAM and STS only and takes every other as `*`; it wants `TransactWriteItems`
granted by that name, where AWS authorises a transaction by its parts, and SQS's batches by theirs, where AWS takes
the single action's; and it knows no service that may assume a role.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from aws_local.calls import Permission


_WITH_BATCH = frozenset({"sqs:SendMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility"})

_PARTS_OF_TRANSACTIONS = frozenset(
    f"dynamodb:{action}" for action in ("PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem"))


def adapt_roles(template: dict[str, Any], administrator: str) -> None:
    """Changes a template's roles so; the user with that ARN may assume them, as Lambda does."""
    for resource in template["Resources"].values():
        if resource["Type"] != "AWS::IAM::Role":
            continue
        properties = resource["Properties"]
        properties["AssumeRolePolicyDocument"] = {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Principal": {"AWS": administrator}, "Action": "sts:AssumeRole"}]}
        for policy in properties["Policies"]:
            for statement in policy["PolicyDocument"]["Statement"]:
                _adapt_statement(statement)


def _adapt_statement(statement: dict[str, Any]) -> None:
    actions = _listed(statement["Action"])
    if not all(action.startswith("sqs:") for action in actions):
        statement["Resource"] = "*"
    if _PARTS_OF_TRANSACTIONS & set(actions):
        actions = [*actions, "dynamodb:TransactWriteItems"]
    statement["Action"] = actions + [f"{action}Batch" for action in actions if action in _WITH_BATCH]


def granted(role: Mapping[str, Any], value_of: Callable[[Any], str]) -> frozenset[Permission]:
    """What a role's policies allow; `value_of` resolves what names a resource."""
    return frozenset(
        Permission(action, value_of(resource))
        for statement in _statements(role) for action in _listed(statement["Action"])
        for resource in _listed(statement["Resource"]))


def resources_of(role: Mapping[str, Any]) -> list[Any]:
    """Every resource that a role's policies name, as the file has it."""
    return [resource for statement in _statements(role) for resource in _listed(statement["Resource"])]


def _statements(role: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    for policy in role["Properties"].get("Policies", []):
        for statement in policy["PolicyDocument"]["Statement"]:
            if statement["Effect"] != "Allow" or "NotAction" in statement or "NotResource" in statement:
                raise ValueError(f"only plain Allow statements are read: {json.dumps(statement)}")
            yield statement


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list) else [value]
