"""Delivery requests: tried again with the same id, given up, disabled, redirected, refused."""

import threading

import pytest

from harness.receiver import Answer, Receiver, new_secret
from harness.shopfile import company, shop_file
from harness.waiting import eventually, throughout


def sent(shop, **changes):
    """An order handed over to the delivery company."""
    order = shop.place(**changes)
    shop.act(order, "fulfillment", shop.producer)
    return shop.until(order, "sentForDelivery")


def answers(*statuses):
    """First these answers, then the last for ever."""
    rest = list(statuses)
    lock = threading.Lock()

    def behaviour(received):
        with lock:
            return Answer(rest.pop(0) if len(rest) > 1 else rest[0])

    return behaviour


def dead(shop, order):
    return eventually(
        lambda: [message for message in shop.messages("dead") if order["id"] in message["id"]],
        what="the dead letter")


def test_a_failing_company_is_asked_again_with_the_same_id(open_shop, company_server):
    company_server.behaviour = answers(500, 503, 200)
    shop = open_shop()
    order = sent(shop)
    tries = eventually(
        lambda: len(found := company_server.about(order["id"])) == 3 and found, within=20, what="three tries")
    assert len({item.id for item in tries}) == 1
    assert all(item.verified for item in tries)
    assert all(item.id.startswith(order["id"] + "_") for item in tries)
    shop.settled()
    assert len(company_server.about(order["id"])) == 3


def test_a_company_that_does_not_answer_is_asked_again_with_the_same_id(open_shop, company_server):
    silence = threading.Event()
    first = threading.Event()

    def behaviour(received):
        if first.is_set():
            return Answer(200)
        first.set()
        return Answer(200, after=silence)

    company_server.behaviour = behaviour
    shop = open_shop()
    order = sent(shop)
    tries = eventually(
        lambda: len(found := company_server.about(order["id"])) == 2 and found, within=60, what="a second try")
    silence.set()
    assert len({item.id for item in tries}) == 1


def test_one_failing_order_holds_up_no_other(open_shop, company_server):
    shop = open_shop()
    poor = shop.place()
    company_server.behaviour = lambda item: Answer(500 if item.order == poor["id"] else 200)
    shop.act(poor, "fulfillment", shop.producer)
    eventually(lambda: company_server.about(poor["id"]), what="the failing try")
    order = sent(shop)
    eventually(lambda: company_server.about(order["id"]), within=5, what="the other order's request")
    assert [message["id"] for message in shop.messages("failing")] != []


def test_a_refused_request_is_a_dead_letter_until_it_is_sent_again(open_shop, company_server):
    company_server.behaviour = lambda item: Answer(400)
    shop = open_shop()
    order = sent(shop)
    letter = dead(shop, order)[0]
    assert letter["handler"] == "notifyDeliveryCompany" and letter["attempts"] == 1
    assert "400" in letter["lastError"]
    assert len(company_server.about(order["id"])) == 1

    company_server.behaviour = lambda item: Answer(200)
    answer = shop.post(f"/messages/{letter['id']}/redrive", shop.operator, json={})
    assert answer.status_code in (200, 202, 204), answer.text
    tries = eventually(
        lambda: len(found := company_server.about(order["id"])) == 2 and found, what="the second try")
    assert tries[0].id == tries[1].id
    eventually(lambda: shop.messages("dead") == [], what="no dead letter")


def test_a_company_that_is_gone_is_disabled_until_the_operator_enables_it(open_shop, company_server):
    company_server.behaviour = lambda item: Answer(410)
    shop = open_shop()
    order = sent(shop)
    letter = dead(shop, order)[0]

    def wheels():
        companies = shop.get("/delivery-companies", shop.operator).json()["deliveryCompanies"]
        return next(item for item in companies if item["id"] == "swift-wheels")

    assert eventually(lambda: wheels()["enabled"] is False, what="the company disabled")
    another = sent(shop)
    assert another["deliveryCompanyId"] == "gentle-vans"

    company_server.behaviour = lambda item: Answer(200)
    assert shop.post("/delivery-companies/swift-wheels/enablement", shop.operator, json={}).ok
    assert wheels()["enabled"] is True
    shop.post(f"/messages/{letter['id']}/redrive", shop.operator, json={})
    eventually(lambda: len(company_server.about(order["id"])) == 2, what="the request sent again")


def test_a_redirect_is_not_followed(open_shop, company_server):
    elsewhere = Receiver()
    company_server.behaviour = lambda item: Answer(307, (("location", elsewhere.url),))
    shop = open_shop()
    order = sent(shop)
    eventually(lambda: company_server.about(order["id"]), what="the request")
    eventually(lambda: shop.messages("dead") or shop.messages("failing"), what="the failure")
    elsewhere.close()
    assert elsewhere.received == []


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "2130706433"])
def test_a_private_endpoint_is_refused_unless_it_is_allowed(open_shop, company_server, host):
    port = company_server.url.rsplit(":", 1)[1]
    file = shop_file(deliveryCompanies=[
        company("swift-wheels", "Swift Wheels", f"http://{host}:{port}", "env:WHEELS_SECRET")])
    shop = open_shop(file, CAKE_ALLOW_PRIVATE_ENDPOINTS="false")
    order = sent(shop)
    eventually(lambda: shop.messages("dead") or shop.messages("failing"), what="the refusal")
    assert company_server.about(order["id"]) == []

    shop.write(shop_file(company_server.url))
    shop.settings["CAKE_ALLOW_PRIVATE_ENDPOINTS"] = "true"
    shop.restart()
    for letter in shop.messages("dead") + shop.messages("failing"):
        shop.post(f"/messages/{letter['id']}/redrive", shop.operator, json={})
    eventually(lambda: company_server.about(order["id"]), within=20, what="the request once it is allowed")


def test_while_a_secret_is_changed_both_sign(open_shop, company_server):
    old = company_server.secret
    company_server.secrets = [new_secret()]
    file = shop_file(deliveryCompanies=[
        company("swift-wheels", "Swift Wheels", company_server.url, "env:WHEELS_SECRET", "env:OLD_SECRET")])
    shop = open_shop(file, OLD_SECRET=old)
    order = sent(shop)
    asked = eventually(lambda: company_server.about(order["id"]), what="the request")
    assert len(asked[0].headers["webhook-signature"].split()) == 2
    assert asked[0].verified
    company_server.secrets = [old]
    assert company_server._verify(asked[0].headers, asked[0].body)


def test_a_notification_is_logged_and_sent_again_on_demand(open_shop, company_server):
    shop = open_shop()
    order = sent(shop)
    shop.settled()

    def log():
        answer = shop.get(f"/notifications?order={order['id']}", shop.operator)
        return answer.json()["notifications"]

    webhook = next(item for item in log() if item["medium"] == "webhook")
    assert webhook["outcome"] == "sent" and webhook["recipient"] == "swift-wheels"
    emails = [item for item in log() if item["medium"] == "email"]
    assert {"north-bakery@shop.example", order["customer"]["email"]} <= {item["recipient"] for item in emails}

    before = len(shop.emails("north-bakery@shop.example"))
    to_producer = next(item for item in emails if item["recipient"] == "north-bakery@shop.example")
    # The email announces a cake still to be baked, so it is the webhook that is sent again here.
    answer = shop.post(f"/notifications/{webhook['id']}/resend", shop.operator, json={})
    assert answer.status_code in (200, 202, 204), answer.text
    eventually(lambda: len(company_server.about(order["id"], "delivery.requested")) == 2, what="the second webhook")
    assert to_producer["outcome"] == "sent" and before == 1


def test_nothing_is_sent_twice_by_itself(open_shop, company_server):
    shop = open_shop()
    order = sent(shop)
    shop.settled()
    throughout(lambda: len(company_server.about(order["id"])) == 1, 1.5, "one request only")
    assert len(shop.emails("north-bakery@shop.example")) == 1
