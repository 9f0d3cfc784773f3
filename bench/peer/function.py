"""The function that `placeOrder` is compared with: Python, boto3, the same writes.

It checks an order against the menu, stores it with its message and the capacity it takes in one transaction, puts the
message on the stream, and takes it out of the order's outbox: three calls, as the shop's own function makes them. It
leaves out what the shop does beyond that: the calendar, idempotency, all faults at once.
"""

import datetime
import json
import os
import secrets
import uuid

import boto3
from botocore.config import Config

SHOP = json.load(open(os.environ["CAKE_SHOP"], encoding="utf-8"))
CAKES = {cake["id"]: cake for cake in SHOP["cakes"]}
PRODUCER = SHOP["producers"][0]
TABLE = os.environ["CAKE_ORDERS_TABLE"]
STREAM = os.environ["CAKE_ORDER_EVENTS_STREAM"]

_settings = Config(retries={"mode": "standard"})
dynamodb = boto3.client("dynamodb", config=_settings)
kinesis = boto3.client("kinesis", config=_settings)


def handle(event, context):
    request = json.loads(event["body"])
    order, effort, fault = decide(request)
    if fault:
        return answer(422, {"title": fault, "status": 422})
    token = secrets.token_urlsafe(16)
    key = {"pk": {"S": f"ORDER#{order['id']}"}, "sk": {"S": "ORDER"}}
    message_id = f"{order['id']}_1"
    message = json.dumps({
        "specversion": "1.0", "id": message_id, "type": "order.placed", "source": "/orders",
        "data": {"orderId": order["id"], "number": order["number"], "version": 1, "status": "placed"}})
    store(key, order, effort, token, message_id, message)
    kinesis.put_record(StreamName=STREAM, PartitionKey=order["id"], Data=message)
    dynamodb.update_item(
        TableName=TABLE, Key=key, UpdateExpression="REMOVE outbox.#id, outboxShard, outboxSince",
        ConditionExpression="attribute_exists(outbox.#id)", ExpressionAttributeNames={"#id": message_id})
    return answer(201, {**order, "trackingToken": token}, {"location": f"/orders/{order['id']}"})


def decide(request):
    """The order as it will be stored, the effort it takes, and what is wrong with it."""
    items, total, effort = [], 0, 0
    for item in request["items"]:
        cake = CAKES.get(item["cakeId"])
        if cake is None:
            return None, 0, "unknown cake"
        if set(cake["allergens"]) & set(request.get("avoidAllergens", [])):
            return None, 0, "allergen"
        total += cake["price"] * item["quantity"]
        effort += cake["effort"] * item["quantity"]
        items.append({**item, "name": cake["name"], "taxRate": cake["taxRate"],
                      "unitPrice": {"amount": cake["price"], "currency": SHOP["currency"]}})
    now = datetime.datetime.now(datetime.timezone.utc).isoformat()
    order = {
        **request, "id": str(uuid.uuid4()), "number": secrets.token_hex(4).upper(), "version": 1, "status": "placed",
        "placedAt": now, "items": items, "total": {"amount": total, "currency": SHOP["currency"]},
        "producerId": PRODUCER["id"], "history": [{"at": now, "by": "customer", "status": "placed", "version": 1}],
    }
    return order, effort, None


def store(key, order, effort, token, message_id, message):
    date = order["dueDate"]
    dynamodb.transact_write_items(ClientRequestToken=str(uuid.uuid4()), TransactItems=[
        {"Put": {"TableName": TABLE, "ConditionExpression": "attribute_not_exists(pk)", "Item": {
            **key, "doc": {"S": json.dumps(order)}, "version": {"N": "1"}, "trackingToken": {"S": token},
            "outbox": {"M": {message_id: {"S": message}}}, "outboxShard": {"S": "0"},
            "outboxSince": {"S": order["placedAt"]}, "number": {"S": order["number"]},
            "customer": {"S": order["customer"]["email"]}, "placedAt": {"S": order["placedAt"]},
            "timeline": {"S": f"ORDER#{date}#0"}, "timelineKey": {"S": f"placed#{order['id']}"}}}},
        {"Update": {"TableName": TABLE, "Key": {"pk": {"S": f"CAPACITY#{date[:7]}"},
                                                "sk": {"S": f"{date}#{PRODUCER['id']}"}},
                    "UpdateExpression": "ADD reserved :effort",
                    "ConditionExpression": "attribute_not_exists(reserved) OR reserved <= :most",
                    "ExpressionAttributeValues": {
                        ":effort": {"N": str(effort)}, ":most": {"N": str(PRODUCER["dailyCapacity"] - effort)}}}}])


def answer(status, body, headers=None):
    return {"statusCode": status, "headers": {"content-type": "application/json", **(headers or {})},
            "body": json.dumps(body), "isBase64Encoded": False}
