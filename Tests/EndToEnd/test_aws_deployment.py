"""What is particular to the deployment on AWS."""

import json
import os
import pathlib
import re
import signal
import subprocess
import sys

import jwt
import pytest
import requests

from harness import mailbox
from harness.aws import emails_in_ses
from harness.orders import PERSONAL, an_order
from harness.package import PACKAGES
from harness.shop import ROOT
from harness.visitor import Staff, emailed
from harness.waiting import eventually

WORDS = (*PERSONAL, "Plumeria")


def test_an_order_is_told_with_every_email_in_ses(shop, account):
    order = shop.place()
    shop.email("north-bakery@shop.example", order["number"])
    sent = shop.email(order["customer"]["email"], order["number"])
    shop.settled()
    kept = emails_in_ses(account)
    for email in shop.emails():
        found = kept[email["x-ses-message-id"]]
        assert found["subject"] == email["subject"]
        assert found["body"].strip() == mailbox.part(email, "html").strip()
    found = kept[sent["x-ses-message-id"]]
    assert order["customer"]["email"] in str(found["destinations"]) and shop.stage in found["source"]


def test_placing_an_order_reads_no_secret(open_shop, account):
    shop = open_shop()
    shop.place()
    services = {record.call.service for record in account.proxy.records(shop.function("placeOrder"))}
    assert services == {"dynamodb", "kinesis"}


def test_an_event_stream_sends_what_is_and_ends(shop):
    order = shop.place()
    answer = shop.get(f"/orders/{order['id']}/events", order["trackingToken"])
    assert answer.status_code == 200 and answer.headers["content-type"].startswith("text/event-stream")
    assert "retry: 5000" in answer.text and answer.text.count("data:") == 1
    assert '"placed"' in answer.text


def test_metrics_go_to_cloudwatch_and_are_not_served(shop):
    assert shop.get("/metrics").status_code == 404
    shop.place()
    assert '"_aws"' in shop.logs() and "CloudWatchMetrics" in shop.logs()


def counted(shop):
    """What the functions counted of emails and webhooks: the metric, the function, and the outcome where it has one."""
    lines = [json.loads(line) for line in shop.logs().splitlines() if line.startswith('{"_aws"')]
    return {(name, line["function"].rpartition("-")[2], line.get("outcome"))
            for line in lines for name in line if name.startswith(("cake_emails", "cake_webhook"))}


def test_emails_and_webhooks_are_among_the_metrics(open_shop):
    shop = open_shop()
    emailed(shop, Staff(shop), "olga@shop.example")
    shop.act(shop.place(), "fulfillment", shop.producer, allergensChecked=True)
    shop.settled()
    wanted = {("cake_emails", "retryOrderEvents", "sent"), ("cake_emails", "notifyProducers", "sent"),
              ("cake_emails", "notifyCustomer", "sent"), ("cake_webhooks", "notifyDeliveryCompany", "accepted")}
    eventually(lambda: wanted <= counted(shop), 5, "the metrics")
    assert any(name == "cake_webhook_duration" for name, *_ in counted(shop))


@pytest.mark.parametrize("method, path, status", [
    ("DELETE", "/orders", 405), ("GET", "/orders/1/fulfillment", 405), ("PUT", "/cakes", 405),
    ("GET", "/no-such-page", 404), ("GET", "/health/live", 200), ("GET", "/health/ready", 200),
    ("GET", "/openapi.json", 200)])
def test_what_no_other_function_takes_the_api_answers(shop, method, path, status):
    answer = shop.request(method, path)
    assert answer.status_code == status
    if status == 405:
        assert answer.headers["allow"]
    if status in (404, 405):
        assert answer.headers["content-type"].startswith("application/problem+json"), "the API's own answer"


@pytest.mark.parametrize("body, kind, status", [
    (b'{"customer": ', "application/json", 400), (b"x" * 70_000, "application/json", 413),
    (b"{}", "text/plain", 415), (b"\xff\xfe", "application/json", 400)])
def test_bodies_that_are_none_are_refused_as_on_the_server(shop, body, kind, status):
    answer = shop.post("/orders", data=body, headers={"content-type": kind})
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("application/problem+json")


def test_a_revoked_token_is_refused(shop):
    done = shop.run("token", "issue", "--role", "operator", "--subject", "olga")
    token = done.stdout.strip()
    assert shop.get("/messages", token).status_code == 200
    listed = shop.run("token", "list").stdout
    id = jwt.decode(token, options={"verify_signature": False})["jti"]
    assert id in listed
    shop.run("token", "revoke", id)
    eventually(lambda: shop.get("/messages", token).status_code == 401, 70, "the refusal", every=0.5)


def test_the_sweeper_erases_what_is_past_its_retention(shop, account):
    order, kept = shop.place(), shop.place()
    for one in (order, kept):
        shop.email(one["customer"]["email"], one["number"])
        shop.act(one, "cancellation", one["trackingToken"])
    shop.settled()
    table = account.client("dynamodb")
    item = {"TableName": f"cake-ordering-{shop.stage}-orders",
            "Key": {"pk": {"S": f"ORDER#{order['id']}"}, "sk": {"S": "ORDER"}}}
    document = table.get_item(**item)["Item"]["doc"]["S"]
    # As if years had passed.
    table.update_item(
        **item, UpdateExpression="SET doc = :doc, retentionKey = :key", ExpressionAttributeValues={
            ":doc": {"S": document.replace(f'"dueDate":"{order["dueDate"]}"', '"dueDate":"2020-01-02"')},
            ":key": {"S": f"2020-01-02#{order['id']}"}})
    shop.sweep()
    erased = eventually(lambda: (found := shop.order(order)).get("customer") is None and found, what="the erasure")
    assert erased["total"] == order["total"] and "address" not in erased
    path = f"/notifications?order={order['id']}"
    eventually(lambda: shop.sweep() or shop.get(path, shop.operator).json()["notifications"] == [], 60,
               "an empty notification log", every=1)
    assert shop.get(f"/orders?q={order['customer']['email']}", shop.operator).json()["orders"] == []
    assert shop.order(kept)["customer"]["email"] == kept["customer"]["email"]


def test_an_order_can_be_erased_by_a_command(shop):
    order = shop.place()
    refused = shop.run("orders", "erase", order["id"], code=2)
    assert "placed" in refused.stderr, "what is still to be handed over cannot be erased"
    shop.act(order, "cancellation", order["trackingToken"])
    shop.settled()
    shop.run("orders", "erase", order["id"])
    assert shop.order(order).get("customer") is None
    assert shop.get(f"/notifications?order={order['id']}", shop.operator).json()["notifications"] == []


def test_no_log_line_carries_a_customers_data_or_a_token(shop, account):
    order = shop.place(an_order(note="Plumeria"))
    shop.act(order, "fulfillment", shop.producer)
    shop.until(order, "sentForDelivery")
    shop.post("/orders", json=an_order(note="Plumeria\u0007"))
    shop.get(f"/track/{order['id']}/{order['trackingToken']}")
    shop.settled()
    for one in account.shops:
        logs = one.logs()
        for word in (*WORDS, order["trackingToken"], one.receiver.secret, *one._tokens.values()):
            assert word not in logs, f"{word} in the logs: {next(l for l in logs.splitlines() if word in l)}"


@pytest.mark.timeout(180)
def test_the_script_serves_the_shop_until_it_is_interrupted(tmp_path):
    out = tmp_path / "out"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with open(out, "wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "aws_local", "--port", "0", "--packages", str(PACKAGES)],
            stdout=log, stderr=subprocess.STDOUT, cwd=ROOT, env=environment, start_new_session=True)
    try:
        url = eventually(
            lambda: re.search(r"^ready: (\S+)$", out.read_text(), re.MULTILINE), 60, "the line `ready: …`").group(1)
        text = out.read_text()
        tokens = re.findall(r"\b(eyJ\S+)", text)
        assert len(tokens) == 3 and "curl" in text
        menu = requests.get(url + "/cakes", timeout=20).json()["cakes"]
        page = requests.get(url + "/", headers={"Accept": "text/html"}, timeout=20)
        assert page.headers["content-type"].startswith("text/html") and menu[0]["name"] in page.text
        assert f"{url}/sign-in" in text
        order = an_order(slot=None, items=[{"cakeId": menu[0]["id"], "quantity": 1}])
        placed = requests.post(url + "/orders", json=order, timeout=20).json()
        headers = {"authorization": f"Bearer {tokens[0]}"}
        order_url = f"{url}/orders/{placed['id']}"
        assert requests.post(order_url + "/fulfillment", json={}, headers=headers, timeout=20).status_code == 200
        eventually(lambda: requests.get(order_url, headers=headers, timeout=20).json()["status"] == "delivered",
                   40, "the delivery", every=0.2)
        emails = requests.get(re.search(r"emails\s+(\S+)", text).group(1) + "emails.json", timeout=20).json()
        assert any(placed["number"] in email["subject"] + email["text"] for email in emails)
    finally:
        started = descendants(process.pid)
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0
    assert "Traceback" not in out.read_text()
    assert len(started) > 3
    eventually(lambda: not any(pathlib.Path(f"/proc/{pid}").exists() for pid in started), what="an end of all")


def descendants(pid):
    """All processes that a process started, and those that they started."""
    found = []
    for path in pathlib.Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, path.read_text().split()):
            found += [child, *descendants(child)]
    return found
