"""`cake … --backend aws`: the HTTP server from a container, and the commands that work on the table."""

import json
import uuid

import jwt
import pytest

from harness.container import ContainerShop, Resources
from harness.orders import a_pickup, an_order
from harness.waiting import eventually
from test_events import Listener


@pytest.fixture(scope="module")
def resources(tmp_path_factory):
    one = Resources(tmp_path_factory.mktemp("resources"))
    yield one
    one.close()


@pytest.fixture(scope="module")
def box(resources, tmp_path_factory):
    """A server that the tests of this file share."""
    one = ContainerShop(resources, tmp_path_factory.mktemp("box")).start()
    yield one
    assert one.stop() == 0


@pytest.fixture
def another(resources, tmp_path):
    """Another server on the same table, with settings of its own."""
    opened = []

    def open_one(start=True, **settings):
        one = ContainerShop(resources, tmp_path / f"another-{len(opened)}", **settings)
        opened.append(one)
        return one.start() if start else one

    yield open_one
    for one in opened:
        one.close()


def test_an_order_is_kept_on_aws_and_its_events_are_published(box, resources):
    order = box.place(a_pickup())
    box.act(order, "fulfillment", box.producer)
    box.act(order, "delivery", box.producer)
    assert box.order(order)["status"] == "delivered"
    events = [event for event in resources.events() if event["data"]["orderId"] == order["id"]]
    assert [event["type"] for event in events] == ["order.placed", "order.fulfilled", "order.delivered"]
    assert [int(event["sequence"]) for event in events] == [1, 2, 3]
    listed = box.get("/orders", box.operator).json()["orders"]
    assert order["id"] in {item["id"] for item in listed}


def test_a_repeat_finds_its_order_through_another_server(box, another):
    key, request = str(uuid.uuid4()), an_order()
    order = box.place(request, key=key)
    assert another().place(request, key=key)["id"] == order["id"]


def test_who_watches_an_order_sees_what_another_server_changed(box, another):
    order = box.place()
    listener = Listener(box, order, order["trackingToken"])
    eventually(lambda: listener.saw("placed"), what="the state it is in")
    other = another()
    other.act(order, "cancellation", order["trackingToken"])
    eventually(lambda: listener.saw("cancelled"), what="the event cancelled")
    listener.close()


def test_nothing_is_kept_on_the_machine(box):
    box.place()
    assert not box.data.exists()


def test_readiness_asks_the_table(box, another):
    assert box.get("/health/ready").status_code == 200
    lost = another(CAKE_ORDERS_TABLE="no-such-table")
    assert lost.get("/health/live").status_code == 200
    assert lost.get("/health/ready").status_code == 503
    answer = lost.post("/orders", json=an_order())
    assert answer.status_code == 503 and answer.headers["retry-after"]
    assert answer.headers["content-type"].startswith("application/problem+json")


def test_metrics_tell_of_commits(box):
    box.place()
    text = box.get("/metrics").text
    assert "cake_commits_total" in text and "http_requests_total" in text
    assert "cake_outbox_published_total" in text


def test_the_log_names_no_customer(box):
    box.place()
    log = box.logs()
    assert "Called AWS" in log
    for word in ("Quibble", "adalind", "customers.example", "Zebrawood"):
        assert word not in log


def test_tokens_are_issued_listed_and_revoked_on_the_table(box, another):
    token = box.direct("token", "issue", "--role", "producer", "--subject", "south-bakery").stdout.strip()
    claims = jwt.decode(token, options={"verify_signature": False})
    assert box.get("/orders", token).status_code == 200
    assert claims["jti"] in box.direct("token", "list").stdout
    listed = json.loads(box.direct("token", "list", "--json").stdout)["tokens"]
    assert claims["jti"] in {item["id"] for item in listed}
    box.direct("token", "revoke", claims["jti"])
    assert another().get("/orders", token).status_code == 401
    box.direct("token", "revoke", "no-such-id", code=1)


def test_an_order_is_erased_on_the_table(box):
    order = box.place()
    assert "placed" in box.direct("orders", "erase", order["id"], code=2).stderr
    box.act(order, "cancellation", order["trackingToken"])
    box.direct("orders", "erase", order["id"])
    assert "customer" not in box.get(f"/orders/{order['id']}", box.operator).json()
    unknown = "01930000-0000-7000-8000-000000000000"
    assert box.direct("orders", "erase", unknown, code=2).stderr


def test_dead_letters_are_listed_and_sent_again_without_a_server(box, resources):
    order = box.place()
    [envelope] = [event for event in resources.events() if event["data"]["orderId"] == order["id"]]
    name, at = f"{envelope['id']}.notifyCustomer", "2026-01-02T03:04:05.000Z"
    resources.client("dynamodb").put_item(TableName=resources.table, Item={
        "pk": {"S": f"DEADLETTER#{name}"}, "sk": {"S": "DEADLETTER"}, "handler": {"S": "notifyCustomer"},
        "payload": {"S": json.dumps(envelope)}, "error": {"S": "no mailbox"}, "attempts": {"N": "9"},
        "at": {"S": at}, "timeline": {"S": "DEADLETTER#0"}, "timelineKey": {"S": f"{at}#{'0' * 12}#{name}"}})
    assert "no mailbox" in box.direct("messages", "list").stdout
    listed = json.loads(box.direct("messages", "list", "--json").stdout)["messages"]
    assert [item["lastError"] for item in listed if item["id"] == name] == ["no mailbox"]
    over_http = json.loads(box.run("messages", "list", "--json", token=box.operator).stdout)["messages"]
    assert over_http == listed
    box.direct("messages", "redrive", name)
    [parked] = resources.messages("CAKE_ORDER_EVENTS_RETRY_QUEUE")
    assert parked["handler"] == "notifyCustomer"
    assert box.direct("messages", "redrive", name, code=2).stderr


def test_notifications_are_listed_without_a_server(box):
    order = box.place()
    assert box.direct("notifications", "list", "--order", order["id"]).stdout
    assert box.direct("notifications", "resend", "no-such-id", code=2).stderr


def test_the_environment_may_name_the_backend_too(box):
    assert box.run("token", "list", CAKE_BACKEND="aws").stdout
    assert "CAKE_BACKEND" in box.run("backup", "copy.sqlite", code=1, CAKE_BACKEND="aws").stderr


def test_all_that_is_missing_is_named_at_once(another):
    shop = another(start=False)
    needed = [name for name in shop.resources.settings if name.startswith("CAKE_") and name not in
              ("CAKE_PUBLIC_URL", "CAKE_LOG_LEVEL")]
    assert len(needed) == 6
    settings = {**{name: "" for name in needed}, "CAKE_SIGNING_KEY": ""}
    stderr = shop.direct("serve", "--port", "0", code=1, **settings).stderr
    assert all(name in stderr for name in needed)
    stderr = shop.direct("messages", "redrive", "x", code=1, **settings).stderr
    assert "CAKE_ORDER_EVENTS_RETRY_QUEUE" in stderr and "CAKE_DELIVERY_REQUESTS_QUEUE" in stderr
    assert "CAKE_ORDERS_TABLE" in shop.direct("token", "list", code=1, CAKE_ORDERS_TABLE="").stderr
    assert "CAKE_SIGNING_KEY" in shop.direct(
        "token", "issue", "--role", "operator", "--subject", "olga", code=1, CAKE_SIGNING_KEY="").stderr
    assert "AWS_REGION" in shop.direct("token", "list", code=1, AWS_REGION="").stderr
    assert "credentials" in shop.direct("token", "list", code=1, AWS_ACCESS_KEY_ID="", AWS_SECRET_ACCESS_KEY="").stderr


@pytest.mark.parametrize("arguments, environment, word", [
    (["--demo"], {}, "--demo"),
    ([], {"CAKE_TOKEN_KEY": "ssm:/no-such-key"}, "ssm:/no-such-key"),
    ([], {"CAKE_TOKEN_KEY": "env:WHEELS_SECRET"}, "CAKE_TOKEN_KEY"),
    ([], {"CAKE_TOKEN_KEY": "somewhere"}, "CAKE_TOKEN_KEY"),
    ([], {"AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": ""}, "no credentials"),
    ([], {"AWS_CA_BUNDLE": "/no/such/file"}, "AWS_CA_BUNDLE"),
])
def test_a_server_that_cannot_serve_says_why(another, arguments, environment, word):
    shop = another(start=False)
    assert word in shop.direct("serve", "--port", "0", *arguments, code=1, **environment).stderr


def test_an_unknown_backend_is_a_fault(another):
    assert "CAKE_BACKEND" in another(start=False).run("token", "list", "--backend", "gcp", code=1).stderr
