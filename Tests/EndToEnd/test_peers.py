"""Peers in trouble beside healthy ones: who is healthy is served within five seconds, whatever the others do."""

import contextlib
import sqlite3
import threading
import time

import pytest

from harness.peers import KINDS, TroubledPeer
from harness.receiver import Answer
from harness.shopfile import shop_file
from harness.smtp import SMTPServer
from harness.waiting import eventually

MANY = 60
PROMPTLY = 5


@pytest.fixture
def troubled():
    opened = []

    def open_one(kind, **options):
        opened.append(TroubledPeer(kind, **options))
        return opened[-1]

    yield open_one
    for peer in opened:
        peer.close()


@pytest.fixture
def database_lock():
    """Holds a database's lock for as long as it is entered."""
    @contextlib.contextmanager
    def hold(path):
        other = sqlite3.connect(path, isolation_level=None, timeout=10)
        other.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            other.execute("ROLLBACK")
            other.close()
    return hold


@pytest.mark.timeout(180)
@pytest.mark.parametrize("kind", KINDS)
def test_a_mail_server_in_trouble_holds_up_no_delivery(open_shop, company_server, troubled, kind):
    mail = troubled(kind)
    shop = open_shop(CAKE_EMAIL_FROM="oven@shop.example", CAKE_SMTP_URL=f"smtp://127.0.0.1:{mail.port}",
                     CAKE_LOG_LEVEL="warning")
    orders = [shop.place() for _ in range(MANY)]
    for order in (orders[0], orders[MANY // 2], orders[-1]):
        shop.act(order, "fulfillment", shop.producer)
        eventually(lambda: company_server.about(order["id"], "delivery.requested"), within=PROMPTLY,
                   what="the delivery request")
    # All that stands in the way of the emails is the mail server: none is given up.
    assert shop.messages("dead") == []


@pytest.mark.timeout(180)
@pytest.mark.parametrize("kind", KINDS)
def test_a_company_in_trouble_holds_up_no_other_company_and_no_email(open_shop, company_server, troubled, kind):
    wheels = troubled(kind, greeting=b"HTTP/1.1 200 OK\r\nx-endless: " + b"z" * 5000)
    file = shop_file(company_server.url)
    file["deliveryCompanies"][0]["endpoint"] = f"http://127.0.0.1:{wheels.port}/"
    shop = open_shop(file=file, CAKE_LOG_LEVEL="warning")
    for _ in range(MANY):
        shop.act(shop.place(), "fulfillment", shop.producer, deliveryCompanyId="swift-wheels")
    for _ in range(3):
        order = shop.place()
        shop.act(order, "fulfillment", shop.producer, deliveryCompanyId="gentle-vans")
        eventually(lambda: company_server.about(order["id"], "delivery.requested"), within=PROMPTLY,
                   what="the healthy company's request")
        eventually(lambda: [email for email in shop.emails(order["customer"]["email"])
                            if order["number"] in email["subject"] + email.get_body(("plain",)).get_content()],
                   within=PROMPTLY, what="the customer's email")
    assert shop.messages("dead") == []


@pytest.mark.timeout(240)
def test_what_waits_for_a_mail_server_that_hung_goes_out_once_it_answers(open_shop, troubled):
    mail = troubled("hangs")
    shop = open_shop(CAKE_EMAIL_FROM="oven@shop.example", CAKE_SMTP_URL=f"smtp://127.0.0.1:{mail.port}",
                     CAKE_LOG_LEVEL="warning")
    orders = [shop.place() for _ in range(20)]
    eventually(lambda: [message for state in ("putOff", "failing") for message in shop.messages(state)
                        if message.get("lastError") == "mail hangs"], within=90, what="an open breaker")
    mail.close()
    server = eventually(lambda: listening_on(mail.port), what="the mail server on its old port")
    try:
        # The next trial comes within a minute; then all go out, and do not wait for what they were put off to.
        eventually(lambda: len(server.emails) == 2 * len(orders), within=90, what="all emails")
    finally:
        server.close()


def listening_on(port):
    try:
        return SMTPServer(port=port)
    except (OSError, TimeoutError):
        return None


@pytest.mark.timeout(180)
def test_a_database_that_is_locked_while_emails_are_sent_has_none_sent_twice(open_shop, database_lock):
    server = SMTPServer()
    server.pause = 1
    try:
        shop = open_shop(CAKE_EMAIL_FROM="oven@shop.example", CAKE_SMTP_URL=f"smtp://127.0.0.1:{server.port}")
        orders = [shop.place() for _ in range(4)]
        eventually(lambda: server.begun, what="an email under way")
        with database_lock(shop.database()):
            time.sleep(4)
        shop.settled(within=120)
        ids = [email["message-id"] for email in server.emails]
        assert len(set(ids)) == 2 * len(orders)
        assert len(ids) == len(set(ids)), "an email was sent twice while nothing died"
    finally:
        server.close()


@pytest.mark.timeout(120)
def test_whoever_may_have_been_told_when_the_process_died_is_known(open_shop, company_server):
    company_server.behaviour = lambda received: Answer(after=threading.Event())
    shop = open_shop()
    order = shop.place()
    shop.act(order, "fulfillment", shop.producer)
    eventually(lambda: company_server.about(order["id"]), what="a request that is not answered")
    shop.kill()
    company_server.behaviour = lambda received: Answer()
    shop.start()
    found = shop.get(f"/notifications?order={order['id']}", shop.operator).json()["notifications"]
    assert [item["outcome"] for item in found if item["medium"] == "webhook"] == ["begun"]
    eventually(lambda: len(company_server.about(order["id"])) == 2, within=60, what="the request once more")
    eventually(lambda: [item["outcome"] for item in shop.get(
        f"/notifications?order={order['id']}", shop.operator).json()["notifications"]
        if item["medium"] == "webhook"] == ["sent"], what="the outcome")
