"""Email over a real SMTP server: TLS, a login, temporary and permanent refusals."""

import pytest

from harness import mailbox
from harness.certificates import Authority
from harness.smtp import SMTPServer
from harness.waiting import eventually, throughout

PRODUCER = "north-bakery@shop.example"
FROM = "oven@shop.example"


@pytest.fixture
def authority(tmp_path):
    return Authority(tmp_path)


@pytest.fixture
def smtp_server():
    opened = []

    def open_one(**options):
        opened.append(SMTPServer(**options))
        return opened[-1]

    yield open_one
    for server in opened:
        server.close()


def test_the_producer_is_told_over_smtp_within_a_second(open_shop, smtp_server):
    server = smtp_server()
    shop = open_shop(CAKE_EMAIL_FROM=FROM, CAKE_SMTP_URL=f"smtp://127.0.0.1:{server.port}")
    order = shop.place(note="Blüten aus Zucker, " * 40)
    email = eventually(lambda: server.to(PRODUCER), what="the email", within=10)[0]
    eventually(lambda: server.to(order["customer"]["email"]), what="the confirmation")
    assert order["number"] in email["subject"] + mailbox.part(email, "plain")
    assert "Blüten aus Zucker" in mailbox.part(email, "plain")
    assert {box.addr_spec for box in email["from"].addresses} == {FROM}
    assert email["message-id"] and email["date"] and email["mime-version"] == "1.0"
    assert (FROM, (PRODUCER,)) in server.envelopes
    assert not list(shop.data.glob("mail/*.eml"))


def test_starttls_and_a_login_are_used_where_the_server_asks(open_shop, smtp_server, authority):
    server = smtp_server(certificate=authority.certificate(), require_starttls=True, login=("baker", "p@ss:word"))
    address = f"baker:p%40ss%3Aword@localhost:{server.port}?cacert={authority.bundle}"
    shop = open_shop(CAKE_EMAIL_FROM=FROM, CAKE_SMTP_URL=f"smtp://{address}")
    shop.place()
    eventually(lambda: server.to(PRODUCER), what="the email")
    assert server.logins[0] == ("baker", "p@ss:word") and all(server.over_tls)


def test_smtps_is_encrypted_from_the_first_byte(open_shop, smtp_server, authority):
    server = smtp_server(certificate=authority.certificate(), implicit_tls=True, login=("baker", "secret"))
    address = f"baker:secret@localhost:{server.port}?cacert={authority.bundle}"
    shop = open_shop(CAKE_EMAIL_FROM=FROM, CAKE_SMTP_URL=f"smtps://{address}")
    shop.place()
    eventually(lambda: server.to(PRODUCER), what="the email")
    assert server.logins[0] == ("baker", "secret")


def test_a_server_nobody_vouches_for_is_not_given_the_email(open_shop, smtp_server, authority):
    server = smtp_server(certificate=authority.certificate(), implicit_tls=True, login=("baker", "secret"))
    shop = open_shop(CAKE_EMAIL_FROM=FROM, CAKE_SMTP_URL=f"smtps://baker:secret@localhost:{server.port}")
    shop.place()
    eventually(lambda: shop.messages("failing"), what="the failure")
    assert server.emails == [] and server.logins == []
    assert "secret" not in shop.logs() + shop.get("/messages?state=failing", shop.operator).text


@pytest.mark.parametrize("reply", ["451 try again later", "452 mailbox full"])
def test_a_temporary_refusal_is_tried_again(open_shop, smtp_server, reply):
    server = smtp_server()
    refused = []

    def reply_once(email):
        if mailbox.is_to(email, PRODUCER) and not refused:
            refused.append(email)
            return reply
        return None

    server.reply = reply_once
    shop = open_shop(CAKE_EMAIL_FROM=FROM, CAKE_SMTP_URL=f"smtp://127.0.0.1:{server.port}")
    shop.place()
    eventually(lambda: server.to(PRODUCER), what="the email at the second try")
    assert refused[0]["message-id"] == server.to(PRODUCER)[0]["message-id"]


def test_a_permanent_refusal_is_a_dead_letter_that_can_be_sent_again(open_shop, smtp_server):
    server = smtp_server()
    server.reply = lambda email: "550 no such mailbox" if mailbox.is_to(email, PRODUCER) else None
    shop = open_shop(CAKE_EMAIL_FROM=FROM, CAKE_SMTP_URL=f"smtp://127.0.0.1:{server.port}")
    order = shop.place()
    letter = eventually(lambda: shop.messages("dead"), what="the dead letter")[0]
    assert letter["handler"] == "notifyProducers"
    eventually(lambda: server.to(order["customer"]["email"]), what="the customer's email all the same")
    server.reply = lambda email: None
    assert shop.post(f"/messages/{letter['id']}/redrive", shop.operator, json={}).ok
    eventually(lambda: server.to(PRODUCER), what="the email")
    assert len(server.to(order["customer"]["email"])) == 1


def test_while_the_mail_server_is_away_orders_are_taken(open_shop, smtp_server):
    server = smtp_server()
    port = server.port
    server.close()
    shop = open_shop(CAKE_EMAIL_FROM=FROM, CAKE_SMTP_URL=f"smtp://127.0.0.1:{port}")
    order = shop.place()
    eventually(lambda: shop.messages("failing"), what="the failure")
    assert shop.act(order, "fulfillment", shop.producer)["status"] == "fulfilled"
    shop.until(order, "sentForDelivery")


def test_an_email_that_was_sent_is_not_sent_again(open_shop, smtp_server):
    server = smtp_server()
    shop = open_shop(CAKE_EMAIL_FROM=FROM, CAKE_SMTP_URL=f"smtp://127.0.0.1:{server.port}")
    order = shop.place()
    shop.settled()
    shop.restart()
    throughout(lambda: len(server.to(PRODUCER)) == 1, 1, "one email only")
    assert len(server.to(order["customer"]["email"])) == 1
