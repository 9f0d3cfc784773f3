"""Which permissions a call needs, against the Service Authorization Reference."""

import json

import pytest

from aws_local.calls import read_call

TABLE = "arn:aws:dynamodb:eu-central-1:123456789012:table/orders"


def call(target, body, service="dynamodb", method="POST", path="/"):
    headers = {"authorization": "AWS4-HMAC-SHA256 Credential=ASIAKEY/20261123/eu-central-1/"
                                f"{service}/aws4_request, SignedHeaders=host, Signature=0"}
    if target:
        headers["x-amz-target"] = target
    return read_call(method, path, headers, json.dumps(body).encode())


def needed(*arguments, streams=None, **options):
    return {str(item) for item in call(*arguments, **options).permissions("123456789012", streams or {})}


def test_the_caller_is_known_by_the_access_key():
    found = call("DynamoDB_20120810.GetItem", {"TableName": "orders"})
    assert (found.access_key, found.region, found.service, found.action) == (
        "ASIAKEY", "eu-central-1", "dynamodb", "GetItem")


@pytest.mark.parametrize("action, body, permissions", [
    ("GetItem", {"TableName": "orders"}, {f"dynamodb:GetItem on {TABLE}"}),
    ("GetItem", {"TableName": TABLE}, {f"dynamodb:GetItem on {TABLE}"}),
    ("Query", {"TableName": "orders"}, {f"dynamodb:Query on {TABLE}"}),
    ("Query", {"TableName": "orders", "IndexName": "outbox"}, {f"dynamodb:Query on {TABLE}/index/outbox"}),
    ("BatchGetItem", {"RequestItems": {"orders": {}}}, {f"dynamodb:BatchGetItem on {TABLE}"}),
    ("TransactWriteItems", {"TransactItems": [
        {"Put": {"TableName": "orders"}}, {"Update": {"TableName": "orders"}}, {"Delete": {"TableName": "orders"}},
        {"ConditionCheck": {"TableName": "orders"}}]},
     {f"dynamodb:{part} on {TABLE}" for part in ("PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem")}),
])
def test_what_a_call_to_dynamodb_needs(action, body, permissions):
    assert needed(f"DynamoDB_20120810.{action}", body) == permissions


@pytest.mark.parametrize("action, body", [
    ("PutRecord", {"StreamName": "events"}),
    ("GetShardIterator", {"StreamARN": "arn:aws:kinesis:eu-central-1:123456789012:stream/events"}),
    ("GetRecords", {"ShardIterator": "abc"})])
def test_what_a_call_to_kinesis_needs(action, body):
    assert needed(f"Kinesis_20131202.{action}", body, service="kinesis", streams={"abc": "events"}) == {
        f"kinesis:{action} on arn:aws:kinesis:eu-central-1:123456789012:stream/events"}


@pytest.mark.parametrize("action, granted", [("SendMessage", "SendMessage"), ("SendMessageBatch", "SendMessage"),
                                             ("ChangeMessageVisibilityBatch", "ChangeMessageVisibility")])
def test_what_a_call_to_sqs_needs(action, granted):
    body = {"QueueUrl": "https://sqs.eu-central-1.amazonaws.com/123456789012/requests"}
    assert needed(f"AmazonSQS.{action}", body, service="sqs") == {
        f"sqs:{granted} on arn:aws:sqs:eu-central-1:123456789012:requests"}


def test_what_reading_secrets_needs():
    assert needed("AmazonSSM.GetParameters", {"Names": ["/a/b", "/c"]}, service="ssm") == {
        "ssm:GetParameters on arn:aws:ssm:eu-central-1:123456789012:parameter/a/b",
        "ssm:GetParameters on arn:aws:ssm:eu-central-1:123456789012:parameter/c"}


def test_what_sending_an_email_needs():
    body = {"FromEmailAddress": '"Cakes, Ltd." <orders@cakes.example>'}
    assert needed("", body, service="ses", path="/v2/email/outbound-emails") == {
        "ses:SendEmail on arn:aws:ses:eu-central-1:123456789012:identity/cakes.example"}
