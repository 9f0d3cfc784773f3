"""What goes wrong on AWS: functions that die, services that refuse, messages that come twice, late or broken."""

import base64
import json
import threading
import uuid
from concurrent.futures import ThreadPoolExecutor

import aiohttp
import aws_local.kinesis_mapping
import pytest
from aws_local.aws import AWS
from aws_local.proxy import Fault

from harness import mailbox
from harness.orders import an_order
from harness.receiver import Answer
from harness.shopfile import producer, shop_file
from harness.waiting import eventually, throughout

NORTH = "north-bakery@shop.example"


@pytest.fixture
def faults(account):
    """Adds faults of the proxy, and takes them away again."""
    added = []

    def add(kind, **options):
        added.append(account.proxy.add(Fault(kind, **options)))
        return added[-1]

    yield add
    for fault in added:
        account.proxy.remove(fault)


def insist(ask, within=60):
    """Asks until the shop is not unavailable any more, as a client does; the answer."""
    def once():
        answer = ask()
        if answer.status_code == 503:
            assert answer.headers.get("retry-after") or answer.json() == {"message": "Service Unavailable"}
        # A response that says 4xx is no truth to Python.
        return [answer] if answer.status_code not in (500, 503) else []

    return eventually(once, within, "an answer", every=0.2)[0]


def placed(shop, **changes):
    body, key = an_order(**changes), str(uuid.uuid4())
    answer = insist(lambda: shop.post("/orders", json=body, headers={"idempotency-key": key}))
    assert answer.status_code == 201, answer.text
    return answer.json()


def act(shop, order, action, token, **body):
    answer = insist(lambda: shop.post(f"/orders/{order['id']}/{action}", token, json=body))
    assert answer.status_code == 200, answer.text
    return answer.json()


def until(shop, order, status, within=60):
    def found():
        answer = shop.get(f"/orders/{order['id']}", shop.operator)
        return answer.status_code == 200 and answer.json()["status"] == status and answer.json()

    return eventually(found, within, f"{order['number']} in state {status}", every=0.1)


def whole_story(shop, receiver):
    """An order on its whole way, however often something has to be asked again."""
    order = placed(shop)
    shop.email(NORTH, order["number"], within=60)
    shop.email(order["customer"]["email"], order["number"], within=60)
    act(shop, order, "fulfillment", shop.producer)
    until(shop, order, "sentForDelivery")
    eventually(lambda: receiver.about(order["id"], "delivery.requested"), 60, "the delivery request")
    act(shop, order, "delivery", shop.company, review=5)
    until(shop, order, "delivered")
    eventually(lambda: receiver.about(order["id"], "delivery.feedback"), 60, "the feedback")
    return shop.order(order)


def letters(shop, text):
    """The dead letters whose id or payload holds a text."""
    return [letter for letter in shop.messages("dead") if text in json.dumps(letter)]


def redrive(shop, letter):
    answer = shop.post(f"/messages/{letter['id']}/redrive", shop.operator, json={})
    assert answer.status_code in (200, 202, 204), answer.text


# Functions that die


@pytest.mark.timeout(240)
def test_what_was_committed_and_not_published_is_published_by_the_sweeper(shop, receiver, faults):
    """Because its function was killed in between, or because there was nowhere to publish it."""
    fulfilled, delivered, unsent = placed(shop), placed(shop), placed(shop)
    act(shop, delivered, "fulfillment", shop.producer)
    until(shop, delivered, "sentForDelivery")
    shop.settled()
    body, key = an_order(), str(uuid.uuid4())
    requests = {
        "placeOrder": lambda: shop.post("/orders", json=body, headers={"idempotency-key": key}),
        "fulfillOrder": lambda: shop.post(f"/orders/{fulfilled['id']}/fulfillment", shop.producer, json={}),
        "completeDelivery": lambda: shop.post(f"/orders/{delivered['id']}/delivery", shop.company, json={"review": 4}),
    }
    for name, ask in requests.items():
        held = faults("hold", service="kinesis", action="PutRecord", function=shop.function(name), seconds=30)
        with ThreadPoolExecutor(1) as pool:
            answer = pool.submit(ask)
            assert held.hit.wait(20), f"{name} publishes after it committed"
            assert shop.kill(name) >= 1
            assert answer.result().status_code == 500
        held.times = 0
    outage = faults("failure", service="kinesis", action="PutRecord", function=shop.function("placeOrder"))
    unpublished = placed(shop)
    assert outage.met >= 1, "an order is taken while nothing can be published"
    outage.times = 0
    away = faults("failure", service="sqs", action="SendMessage", function=shop.function("sendForDelivery"))
    act(shop, unsent, "fulfillment", shop.producer)
    until(shop, unsent, "sentForDelivery")
    eventually(lambda: away.met >= 3, what="a request that cannot be sent, however often it is tried")
    away.times = 0
    order = shop.get(f"/orders?q={body['customer']['email']}", shop.operator).json()["orders"][0]
    assert order["status"] == "placed" and shop.order(fulfilled)["status"] == "fulfilled"
    assert shop.order(delivered)["status"] == "delivered"
    assert not shop.emails(body["customer"]["email"]), "nothing was published"

    def swept():
        shop.sweep()
        return shop.emails(body["customer"]["email"]) and receiver.about(delivered["id"], "delivery.feedback")

    eventually(swept, 90, "what the sweeper publishes", every=1)
    shop.email(NORTH, order["number"])
    shop.email(NORTH, unpublished["number"])
    until(shop, fulfilled, "sentForDelivery")
    for order_sent in (fulfilled, unsent):
        eventually(lambda: receiver.about(order_sent["id"], "delivery.requested"), what="the delivery request")
    shop.settled()
    assert shop.place(body, key=key)["id"] == order["id"], "a repeat finds the order"
    assert shop.messages("dead") == []


@pytest.mark.timeout(180)
def test_a_message_whose_function_dies_each_time_is_kept_and_can_be_sent_again(open_shop, company_server, account):
    shop = open_shop()
    account.client("sqs").set_queue_attributes(QueueUrl=shop.queue("delivery-requests"), Attributes={
        "VisibilityTimeout": "1", "RedrivePolicy": json.dumps({
            "deadLetterTargetArn": f"arn:aws:sqs:eu-central-1:123456789012:cake-ordering-{shop.stage}"
                                   "-delivery-requests-dead", "maxReceiveCount": 2})})
    gone = threading.Event()

    def deadly(received):
        shop.kill("notifyDeliveryCompany")
        return Answer(200, after=gone)

    order = shop.place()
    company_server.behaviour = deadly
    shop.act(order, "fulfillment", shop.producer)
    [letter] = eventually(lambda: letters(shop, order["id"]), 60, "the dead letter", every=0.2)
    gone.set()
    assert letter["handler"] == "notifyDeliveryCompany" and order["id"] in json.dumps(letter["payload"])
    company_server.behaviour = lambda received: Answer(200)
    before = len(company_server.about(order["id"]))
    redrive(shop, letter)
    eventually(lambda: len(company_server.about(order["id"])) > before, 20, "the request, sent again")
    eventually(lambda: not shop.messages("dead"), what="no dead letter")
    assert len({item.id for item in company_server.about(order["id"])}) == 1


@pytest.mark.timeout(180)
def test_a_record_whose_function_dies_each_time_is_kept_with_its_payload(
        open_shop, faults, account, monkeypatch):
    monkeypatch.setattr(aws_local.kinesis_mapping, "_LONGEST_PAUSE", 0.4)
    shop = open_shop()
    poison = placed(shop)
    shop.email(NORTH, poison["number"])
    deadly = faults(
        "hold", service="ses", action="SendEmail", function=shop.function("notifyProducers"), seconds=30,
        matches=lambda call: kill(shop, call, poison["number"]))
    act(shop, poison, "cancellation", poison["trackingToken"])
    others = [placed(shop) for _ in range(3)]
    for order in others:
        shop.email(NORTH, order["number"], within=60)
    [letter] = eventually(lambda: letters(shop, poison["id"]), 90, "the dead letter", every=0.2)
    assert letter["handler"] == "notifyProducers" and poison["id"] in json.dumps(letter["payload"])
    deadly.matches = lambda call: False
    before = len(shop.emails(NORTH))
    redrive(shop, letter)
    eventually(lambda: len(shop.emails(NORTH)) > before, 20, "the email, once it can be sent")


def kill(shop, call, number):
    """Kills the function in the middle of sending that order's email."""
    if number not in json.dumps(call.body):
        return False
    shop.kill("notifyProducers")
    return True


# Services that refuse


@pytest.mark.timeout(240)
@pytest.mark.parametrize("kind", ["throttle", "failure", "lost", "broken"])
def test_an_order_gets_through_whatever_each_service_does_twice(shop, receiver, faults, kind):
    added = [
        faults(kind, service=service, action=action, times=times, function=shop.function(function))
        for service, function, action, times in [
            ("dynamodb", "placeOrder", "TransactWriteItems", 2), ("kinesis", "placeOrder", "PutRecord", 2),
            ("dynamodb", "fulfillOrder", "GetItem", 2), ("dynamodb", "fulfillOrder", "UpdateItem", 2),
            ("kinesis", "fulfillOrder", "PutRecord", 2), ("dynamodb", "notifyProducers", None, 2),
            ("ses", "notifyProducers", "SendEmail", 2), ("ses", "notifyCustomer", "SendEmail", 2),
            ("dynamodb", "sendForDelivery", None, 2), ("sqs", "sendForDelivery", "SendMessage", 2),
            ("dynamodb", "notifyDeliveryCompany", None, 2), ("dynamodb", "completeDelivery", None, 2),
            ("sqs", "completeDelivery", "SendMessage", 2), ("dynamodb", "sendFeedback", None, 2)]]
    order = whole_story(shop, receiver)
    assert [entry["status"] for entry in order["history"]] == ["placed", "fulfilled", "sentForDelivery", "delivered"]
    assert [entry["version"] for entry in order["history"]] == list(range(1, order["version"] + 1))
    assert all(fault.met == 2 for fault in added), [fault for fault in added if fault.met != 2]
    requests = receiver.about(order["id"], "delivery.requested")
    assert len({item.id for item in requests}) == 1
    shop.settled(60)
    assert letters(shop, order["id"]) == []


def test_while_emails_cannot_be_sent_everything_else_goes_on(shop, receiver, faults):
    outage = faults("failure", service="ses")
    order = placed(shop)
    act(shop, order, "fulfillment", shop.producer)
    until(shop, order, "sentForDelivery")
    eventually(lambda: receiver.about(order["id"], "delivery.requested"), 60, "the delivery request")
    eventually(lambda: outage.met >= 2, 60, "calls that fail")
    outage.times = 0
    shop.email(order["customer"]["email"], order["number"], within=60)
    assert letters(shop, order["id"]) == []


def test_what_cannot_even_be_parked_comes_again_from_the_stream(shop, faults, monkeypatch):
    monkeypatch.setattr(aws_local.kinesis_mapping, "_LONGEST_PAUSE", 0.5)
    one = shop.function("notifyCustomer")
    unsent = faults("failure", service="ses", function=one)
    unparked = faults("failure", service="sqs", function=one)
    order = placed(shop)
    eventually(lambda: unparked.met >= 2, 60, "a parking that fails")
    unsent.times = unparked.times = 0
    shop.email(order["customer"]["email"], order["number"], within=60)
    shop.settled()
    assert letters(shop, order["id"]) == []


def test_what_failed_on_the_stream_is_tried_again_from_the_queue(shop, receiver, faults):
    order = placed(shop)
    shop.email(NORTH, order["number"])
    mine = dict(service="dynamodb", action="GetItem", matches=lambda call: order["id"] in json.dumps(call.body))
    first = faults("failure", function=shop.function("sendForDelivery"), **mine)
    again = faults("failure", function=shop.function("retryOrderEvents"), times=3, **mine)
    act(shop, order, "fulfillment", shop.producer)
    until(shop, order, "sentForDelivery")
    assert first.met >= 3 and again.met == 3
    eventually(lambda: receiver.about(order["id"], "delivery.requested"), what="the delivery request")
    shop.settled()
    assert letters(shop, order["id"]) == []


def test_feedback_that_is_not_taken_is_sent_again(shop, receiver):
    receiver.behaviour = lambda item: Answer(
        503 if item.type == "delivery.feedback" and len(receiver.about(item.order, item.type)) == 1 else 200)
    order = whole_story(shop, receiver)
    eventually(lambda: len(receiver.about(order["id"], "delivery.feedback")) == 2, what="the second try")
    shop.settled()
    receiver.behaviour = lambda item: Answer()
    assert len({item.id for item in receiver.about(order["id"], "delivery.feedback")}) == 1


def test_while_the_table_is_away_nothing_is_promised(shop, faults):
    outage = faults("failure", service="dynamodb", function=shop.function("placeOrder"))
    body, key = an_order(), str(uuid.uuid4())
    answer = shop.post("/orders", json=body, headers={"idempotency-key": key})
    assert answer.status_code == 503 and int(answer.headers["retry-after"]) > 0
    assert answer.headers["content-type"].startswith("application/problem+json")
    outage.times = 0
    assert shop.place(body, key=key)["status"] == "placed"


@pytest.mark.parametrize("action", ["UpdateItem", "TransactWriteItems"])
def test_a_commit_whose_answer_was_lost_is_one_commit(shop, faults, action):
    function = {"TransactWriteItems": "placeOrder", "UpdateItem": "fulfillOrder"}[action]
    fault = faults("lost", service="dynamodb", action=action, times=1, function=shop.function(function))
    order = shop.place()
    fulfilled = shop.act(order, "fulfillment", shop.producer)
    assert fault.met == 1
    assert order["version"] == 1 and fulfilled["version"] == 2
    assert len(shop.get(f"/orders?q={order['number']}", shop.operator).json()["orders"]) == 1


def test_transactions_that_get_into_each_others_way_are_tried_again(shop, faults):
    fault = faults("conflict", service="dynamodb", action="TransactWriteItems", times=3)
    assert shop.place()["status"] == "placed"
    assert fault.met == 3


def test_conflicts_without_end_are_no_false_promise(shop, faults):
    faults("conflict", service="dynamodb", action="TransactWriteItems", function=shop.function("placeOrder"))
    answer = shop.post("/orders", json=an_order())
    assert answer.status_code == 503 and int(answer.headers["retry-after"]) > 0


def test_conflicts_do_not_sell_the_last_place_twice(open_shop, faults):
    shop = open_shop(shop_file(producers=[producer("north-bakery", "North Bakery", 3)]))
    faults("conflict", service="dynamodb", action="TransactWriteItems", times=10)
    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(lambda _: insist(lambda: shop.post("/orders", json=an_order())), range(12)))
    codes = [answer.status_code for answer in answers]
    assert codes.count(201) == 3 and codes.count(409) == 9


# Messages that come twice, late or broken


def records_of(account, shop):
    """All records of the stream, in order of each shard."""
    service, found = account.client("kinesis"), []
    for shard in service.list_shards(StreamName=shop.stream)["Shards"]:
        iterator = service.get_shard_iterator(
            StreamName=shop.stream, ShardId=shard["ShardId"], ShardIteratorType="TRIM_HORIZON")["ShardIterator"]
        found += service.get_records(ShardIterator=iterator)["Records"]
    return found


def put(account, shop, data, key):
    """Puts a record into the stream as a publisher would, through the proxy."""
    account.do(_put(account, shop, data, key))


async def _put(account, shop, data, key):
    async with aiohttp.ClientSession() as session:
        aws = AWS(session, account.local.proxy_url, account.local.keys)
        await aws.call("kinesis", "PutRecord", StreamName=shop.stream, PartitionKey=key,
                       Data=base64.b64encode(data).decode())


def test_records_that_come_again_and_in_another_order_change_nothing(open_shop, company_server, account):
    shop = open_shop()
    orders = []
    for _ in range(3):
        order = shop.place()
        shop.act(order, "fulfillment", shop.producer)
        shop.until(order, "sentForDelivery")
        orders.append(order)
    shop.act(orders[0], "delivery", shop.company, review=2)
    shop.settled()
    before = [shop.order(order) for order in orders]
    emails = len(shop.emails())
    webhooks = [(item.id, item.order) for item in company_server.received]
    assert len(set(webhooks)) == len(webhooks)
    for record in reversed(records_of(account, shop)):
        for _ in range(2):
            put(account, shop, record["Data"], record["PartitionKey"])
    shop.settled(60)
    assert [shop.order(order) for order in orders] == before
    assert len(shop.emails()) == emails, "no email is sent twice"
    assert {item.id for item in company_server.received} == {id for id, _ in webhooks}
    assert shop.messages("dead") == []


def test_a_poison_record_holds_up_nobody_and_is_kept_with_its_payload(open_shop, company_server, account):
    shop = open_shop()
    shop.place()
    shop.settled()
    put(account, shop, b"poison: no message at all", "poison")
    put(account, shop, b"\xff\xfe poison that is no text", "poison")
    orders = [shop.place() for _ in range(3)]
    for order in orders:
        shop.email(NORTH, order["number"], within=5)
    found = eventually(lambda: len(letters(shop, "poison: no message")) == 3 and letters(shop, "poison: no message"),
                       30, "a dead letter of each handler", every=0.2)
    assert {letter["handler"] for letter in found} == {"notifyProducers", "notifyCustomer", "sendForDelivery"}
    eventually(lambda: len(shop.messages("dead")) == 6, 30, "those of the other record", every=0.2)
    redrive(shop, found[0])
    eventually(lambda: len(shop.messages("dead")) == 6, 30, "what cannot be read stays a dead letter", every=0.2)


@pytest.mark.parametrize("queue", ["delivery-requests", "delivery-reviews", "order-events-retry"])
def test_a_poison_message_holds_up_nobody_and_is_kept_with_its_payload(shop, receiver, account, queue):
    text = f"poison in {queue}: {uuid.uuid4()}"
    account.client("sqs").send_message(QueueUrl=shop.queue(queue), MessageBody=text)
    whole_story(shop, receiver)
    [letter] = eventually(lambda: letters(shop, text), 20, "the dead letter", every=0.2)
    assert text in json.dumps(letter["payload"])


@pytest.mark.parametrize("channel", ["order events", "delivery requests", "delivery reviews"])
def test_what_nobody_takes_is_kept_and_sent_again_once_it_is_mended(open_shop, company_server, faults, channel):
    shop = open_shop()
    poison = shop.place()
    handlers = {"order events": "notifyCustomer", "delivery requests": "notifyDeliveryCompany",
                "delivery reviews": "sendFeedback"}
    refused = {"delivery requests": "delivery.requested", "delivery reviews": "delivery.feedback"}.get(channel)
    fault = faults("refuse", code="MessageRejected", service="ses", function=shop.function("notifyCustomer"),
                   matches=lambda call: channel == "order events" and poison["number"] in json.dumps(call.body))
    shop.settled()
    company_server.behaviour = lambda item: Answer(
        400 if item.order == poison["id"] and item.type == refused else 200)
    shop.act(poison, "fulfillment", shop.producer)
    shop.until(poison, "sentForDelivery")
    if channel == "delivery reviews":
        shop.act(poison, "delivery", shop.company, review=1)
    whole_story(shop, company_server)
    found = eventually(lambda: letters(shop, poison["id"]), 30, "the dead letter", every=0.2)
    shop.settled()
    found = letters(shop, poison["id"])
    assert {letter["handler"] for letter in found} == {handlers[channel]}
    assert all(poison["id"] in json.dumps(letter["payload"]) and letter["lastError"] for letter in found)

    fault.times = 0
    company_server.behaviour = lambda item: Answer(200)
    emails, webhooks = len(shop.emails(poison["customer"]["email"])), len(company_server.about(poison["id"], refused))
    for letter in found:
        redrive(shop, letter)
    eventually(lambda: shop.messages("dead") == [], 30, "no dead letter", every=0.2)
    if refused:
        eventually(lambda: len(company_server.about(poison["id"], refused)) > webhooks, what="the webhook")
    else:
        eventually(lambda: len(shop.emails(poison["customer"]["email"])) > emails, what="the email")
    throughout(lambda: shop.messages("dead") == [], 1, "no dead letter", every=0.2)
    assert mailbox.is_to(shop.emails(poison["customer"]["email"])[0], poison["customer"]["email"])
