"""On AWS all companies share a queue, and all emails a service: who hangs holds up nobody for longer than one timeout."""

import pytest
from aws_local.proxy import Fault

from harness.peers import KINDS, TroubledPeer
from harness.receiver import Receiver
from harness.shopfile import shop_file
from harness.visitor import Staff
from harness.waiting import eventually

MANY = 12
PROMPTLY = 5
# How long a company is waited for, and how many calls in vain open its breaker: at worst one after the other, where few
# functions at a time take messages.
TIMEOUT, CALLS = 15, 3


@pytest.fixture
def troubled():
    opened = []

    def open_one(kind, **options):
        opened.append(TroubledPeer(kind, **options))
        return opened[-1]

    yield open_one
    for peer in opened:
        peer.close()


def is_open(shop, who):
    """Whether messages wait because somebody is known to hang."""
    return [message for state in ("putOff", "failing") for message in shop.messages(state)
            if message.get("lastError") == f"{who} hangs"]


def sent_to(shop, company):
    order = shop.place()
    shop.act(order, "fulfillment", shop.producer, deliveryCompanyId=company)
    return order


@pytest.mark.timeout(300)
@pytest.mark.parametrize("kind", KINDS)
def test_a_company_in_trouble_holds_up_no_other_company(open_shop, company_server, troubled, kind):
    wheels = troubled(kind, greeting=b"HTTP/1.1 200 OK\r\nx-endless: " + b"z" * 5000)
    file = shop_file(company_server.url)
    file["deliveryCompanies"][0]["endpoint"] = f"http://127.0.0.1:{wheels.port}/"
    shop = open_shop(file=file)
    for _ in range(MANY):
        sent_to(shop, "swift-wheels")
    before = sent_to(shop, "gentle-vans")
    eventually(lambda: company_server.about(before["id"], "delivery.requested"), within=CALLS * TIMEOUT + PROMPTLY,
               what="the healthy company's request")
    if kind in ("hangs", "drips"):
        eventually(lambda: is_open(shop, "company swift-wheels"), within=90, what="an open breaker")
        olga = Staff(shop)
        olga.sign_in(shop.operator)
        assert "No answer from: Swift Wheels" in olga.get("/control").text
    for _ in range(2):
        order = sent_to(shop, "gentle-vans")
        eventually(lambda: company_server.about(order["id"], "delivery.requested"), within=PROMPTLY,
                   what="the healthy company's request")
    assert shop.messages("dead") == []


@pytest.mark.timeout(300)
def test_what_waits_for_a_company_that_hung_is_sent_once_it_answers(open_shop, company_server, troubled):
    wheels = troubled("hangs")
    file = shop_file(company_server.url)
    file["deliveryCompanies"][0]["endpoint"] = f"http://127.0.0.1:{wheels.port}/"
    shop = open_shop(file=file)
    orders = [sent_to(shop, "swift-wheels") for _ in range(MANY)]
    eventually(lambda: len(is_open(shop, "company swift-wheels")) >= MANY - 3, within=120, what="an open breaker")
    wheels.close()
    answering = Receiver(wheels.port, company_server.secrets)
    try:
        # A trial a minute; then the sweeper, every minute, sends what waits.
        def all_sent():
            shop.sweep()
            return all(answering.about(order["id"], "delivery.requested") for order in orders)

        eventually(all_sent, within=150, what="all requests", every=2)
        assert all(item.verified for item in answering.received)
        assert shop.messages("dead") == []
    finally:
        answering.close()


@pytest.mark.timeout(400)
def test_a_mail_service_that_hangs_holds_up_no_delivery_and_what_waited_goes_out_once_it_answers(
        open_shop, company_server, account):
    shop = open_shop()
    assert shop.operator and shop.producer
    silence = account.proxy.add(Fault("hold", service="ses", action="SendEmail", seconds=40))
    try:
        orders = [shop.place() for _ in range(6)]
        shop.act(orders[0], "fulfillment", shop.producer)
        eventually(lambda: company_server.about(orders[0]["id"], "delivery.requested"), within=PROMPTLY,
                   what="the delivery request")
        eventually(lambda: is_open(shop, "mail"), within=150, what="an open breaker", every=0.5)
    finally:
        account.proxy.remove(silence)

    def all_told():
        shop.sweep()
        return all(shop.emails(order["customer"]["email"]) for order in orders)

    eventually(all_told, within=180, what="all emails", every=2)
    assert shop.messages("dead") == []
