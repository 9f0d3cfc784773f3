"""Signing in by email, whatever the mail server and the process do meanwhile."""

import re
import socket

import pytest

from harness import mailbox
from harness.peers import TroubledPeer
from harness.smtp import SMTPServer
from harness.visitor import Staff
from harness.waiting import eventually

OLGA = "olga@shop.example"


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def link_in(email):
    return re.search(r"http\S+/sign-in/\S+", mailbox.part(email, "plain")).group()


@pytest.mark.timeout(180)
def test_a_link_asked_for_while_the_mail_server_is_down_comes_once_when_it_is_back(open_shop):
    port = free_port()
    shop = open_shop(CAKE_EMAIL_FROM="oven@shop.example", CAKE_SMTP_URL=f"smtp://127.0.0.1:{port}")
    olga = Staff(shop)
    page = olga.ask_for_link(OLGA)
    assert "may take a minute" in page.text
    failing = eventually(lambda: shop.messages("failing"), what="a try in vain")[0]
    # Whoever sees the message sees neither the address nor a link.
    assert "@" not in str(failing["payload"]) and "/sign-in/" not in str(failing["payload"])
    server = SMTPServer(port=port)
    try:
        email = eventually(lambda: server.to(OLGA), what="the link", within=60)[0]
        shop.settled()
        assert len(server.to(OLGA)) == 1
        assert olga.follow(link_in(email)).status_code == 200
        assert "/sign-in" not in olga.get("/control").url
    finally:
        server.close()


@pytest.mark.timeout(180)
def test_a_link_that_was_asked_for_survives_a_kill_before_it_was_sent(open_shop):
    silent = TroubledPeer("hangs")
    shop = open_shop(CAKE_EMAIL_FROM="oven@shop.example", CAKE_SMTP_URL=f"smtp://127.0.0.1:{silent.port}")
    olga = Staff(shop)
    assert "sent" in olga.ask_for_link(OLGA).url
    eventually(lambda: silent.calls, what="a mail server that was called")
    shop.kill()
    silent.close()
    server = SMTPServer(port=silent.port)
    try:
        shop.start()
        olga.url = shop.url
        email = eventually(lambda: server.to(OLGA), what="the link", within=60)[0]
        assert olga.follow(link_in(email)).status_code == 200
    finally:
        server.close()


def test_strangers_get_the_answer_that_staff_get_and_leave_nothing_behind(open_shop):
    shop = open_shop()
    known, unknown = Staff(shop).ask_for_link(OLGA), Staff(shop).ask_for_link("mallory@example.net")
    assert known.status_code == unknown.status_code and known.url == unknown.url
    shop.settled()
    assert shop.emails("mallory@example.net") == []
    assert shop.messages("dead") == []
