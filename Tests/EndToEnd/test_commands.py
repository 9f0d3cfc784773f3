"""The command line, as a person and as a program would use it."""

import json
import re
import sqlite3
import subprocess
import threading

import jwt
import pytest
import requests

from harness.orders import an_order
from harness.receiver import new_secret
from harness.shop import CAKE
from harness.shopfile import open_day, shop_file
from harness.waiting import eventually

COMMANDS = [
    "serve", "demo", "menu", "orders", "orders place", "orders list", "orders show", "orders watch",
    "orders assign", "orders request-delivery", "orders fulfill", "orders deliver", "orders review",
    "orders cancel", "orders fail", "orders erase",
    "messages", "messages list", "messages redrive", "notifications", "notifications list",
    "notifications resend", "token", "token issue", "token list", "token revoke", "shop", "shop check",
    "sandbox-delivery", "backup"]


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_command_explains_itself(shop, command):
    done = shop.run(*command.split(), "--help")
    assert "USAGE: cake" in done.stdout
    assert "OVERVIEW:" in done.stdout, "it says what it is for"


def test_a_wrong_command_or_option_ends_with_the_code_for_usage(shop):
    for arguments in (["bake"], ["orders", "place", "--no-such-option"], ["token", "issue"],
                      ["token", "issue", "--role", "baker", "--subject", "x"]):
        assert shop.run(*arguments, code=64).stderr


def test_the_version_is_told(shop):
    assert shop.run("--version").stdout.strip()


def test_the_menu_is_shown_to_people_and_to_programs(shop):
    assert "Victoria Sponge" in shop.run("menu").stdout
    menu = json.loads(shop.run("menu", "--json").stdout)
    assert {"victoria-sponge"} <= {cake["id"] for cake in (menu["cakes"] if isinstance(menu, dict) else menu)}


def test_an_order_goes_all_the_way_by_commands(shop):
    placed = shop.run(
        "orders", "place", "--name", "Adalind Quibble", "--email", "adalind@customers.example",
        "--address", "1 Zebrawood Crescent", "--due", open_day(), "--slot", "morning",
        "--cake", "victoria-sponge", "--json")
    order = json.loads(placed.stdout)
    assert order["status"] == "placed"
    shown = shop.run("orders", "show", order["id"], "--json", token=shop.operator)
    assert json.loads(shown.stdout)["number"] == order["number"]
    assert order["number"] in shop.run("orders", "list", token=shop.operator).stdout
    shop.run("orders", "fulfill", order["id"], token=shop.producer)
    shop.until(order, "sentForDelivery")
    shop.run("orders", "deliver", order["id"], token=shop.company)
    shop.run("orders", "review", order["id"], "--rating", "5", token=order["trackingToken"])
    assert shop.order(order)["status"] == "delivered"


def test_an_order_is_cancelled_failed_and_erased_by_commands(shop):
    order = shop.place()
    shop.run("orders", "cancel", order["id"], token=order["trackingToken"])
    assert shop.order(order)["status"] == "cancelled"
    other = shop.place()
    shop.act(other, "fulfillment", shop.producer)
    shop.until(other, "sentForDelivery")
    shop.run("orders", "fail", other["id"], "--reason", "dropped", token=shop.operator)
    assert shop.order(other)["status"] == "failed"
    shop.run("orders", "erase", other["id"], token=shop.operator)
    assert "customer" not in shop.order(other)


def test_watching_an_order_ends_with_it(shop):
    order = shop.place()
    environment = shop.environment(CAKE_URL=shop.url, CAKE_TOKEN=order["trackingToken"])
    watch = subprocess.Popen(
        [str(CAKE), "orders", "watch", order["id"]], stdout=subprocess.PIPE, text=True, env=environment)
    lines = []
    threading.Thread(target=lambda: lines.extend(iter(watch.stdout.readline, "")), daemon=True).start()
    eventually(lambda: any("placed" in line for line in lines), what="the first line")
    shop.act(order, "cancellation", order["trackingToken"])
    assert watch.wait(15) == 0
    eventually(lambda: any("cancelled" in line for line in lines), what="the last line")


def test_what_the_server_refuses_ends_with_a_code_and_a_reason(shop):
    unknown = "01930000-0000-7000-8000-000000000000"
    for arguments, token in ((("orders", "show", unknown), shop.operator),
                             (("orders", "list"), None), (("orders", "list"), "no-token"),
                             (("orders", "erase", unknown), shop.producer)):
        done = shop.run(*arguments, token=token, code=None)
        assert done.stderr.strip() and "Fatal" not in done.stderr and done.stdout == ""


def test_a_server_that_is_away_is_told_plainly(shop):
    done = shop.run("menu", code=None, CAKE_URL="http://127.0.0.1:1")
    assert "127.0.0.1:1" in done.stderr


def test_tokens_are_issued_listed_and_revoked(shop):
    done = shop.run("token", "issue", "--role", "producer", "--subject", "north-bakery")
    token = done.stdout.strip()
    assert len(done.stdout.splitlines()) == 1
    claims = jwt.decode(token, options={"verify_signature": False})
    assert claims["role"] == "producer" and claims["sub"] == "north-bakery" and claims["exp"]
    assert claims["jti"] in shop.run("token", "list").stdout
    listed = shop.run("token", "list", "--json").stdout
    assert claims["jti"] in json.dumps(json.loads(listed)) and token not in listed
    shop.run("token", "revoke", claims["jti"])
    shop.run("token", "revoke", "no-such-id", code=None)
    shop.run("token", "issue", "--role", "producer", "--subject", "nobody-we-know", code=None)


def test_a_sound_shop_file_passes_the_check(shop):
    shop.run("shop", "check")


def test_every_fault_of_a_shop_file_is_named_by_its_pointer(shop, tmp_path):
    file = shop_file(timeZone="Mars/Olympus")
    file["cakes"][1]["price"] = -5
    file["cakes"][2]["cutOff"] = "25:00"
    file["producers"][0]["cakes"] = ["no-such-cake"]
    del file["currency"]
    path = tmp_path / "faulty.json"
    path.write_text(json.dumps(file))
    done = shop.run("shop", "check", code=None, CAKE_SHOP=str(path))
    for pointer in ("/timeZone", "/cakes/1/price", "/cakes/2/cutOff", "/producers/0/cakes/0", "/currency"):
        assert pointer in done.stdout + done.stderr, pointer


def test_a_server_does_not_start_with_a_faulty_shop_file(shop, tmp_path):
    path = tmp_path / "faulty.json"
    path.write_text('{"name": 3}')
    done = shop.run("serve", "--port", "0", code=None, CAKE_SHOP=str(path), CAKE_DATA_DIR=str(tmp_path / "data"))
    assert "/name" in done.stderr + done.stdout
    shop.run("serve", "--port", "0", code=None, CAKE_SHOP=str(tmp_path / "none.json"),
             CAKE_DATA_DIR=str(tmp_path / "data"))


def test_a_setting_that_is_none_is_named(shop, tmp_path):
    for name, value in (("CAKE_PORT", "many"), ("CAKE_RATE_LIMIT", "-1"), ("CAKE_SMTP_URL", "ftp://x")):
        arguments = ["serve"] if name == "CAKE_PORT" else ["serve", "--port", "0"]
        done = shop.run(*arguments, code=None, CAKE_DATA_DIR=str(tmp_path / "data"), **{name: value})
        assert name in done.stderr + done.stdout


def test_a_backup_of_a_running_shop_is_whole(open_shop, tmp_path):
    shop = open_shop()
    placed = [shop.place() for _ in range(5)]
    stop = threading.Event()

    def keep_ordering():
        while not stop.is_set():
            shop.place()

    ordering = threading.Thread(target=keep_ordering)
    ordering.start()
    copy = tmp_path / "copy.sqlite"
    try:
        shop.run("backup", str(copy))
    finally:
        stop.set()
        ordering.join()
    with sqlite3.connect(f"file:{copy}?mode=ro", uri=True) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]

    restored = open_shop(start=False)
    restored.data.mkdir()
    copy.rename(restored.data / shop.database().name)
    restored.start()
    for order in placed:
        assert restored.order(order)["number"] == order["number"]


def test_the_demo_takes_one_order_all_the_way(open_shop):
    shop = open_shop(start=False)
    done = shop.run("demo")
    for step in ("placed", "fulfilled", "delivered", "feedback"):
        assert step in done.stdout.lower(), done.stdout


def test_the_demo_at_a_running_shop_orders_nothing_without_an_operators_token(open_shop):
    shop = open_shop()
    assert "CAKE_TOKEN" in shop.run("demo", "--url", shop.url, code=2).stderr
    assert shop.get("/orders", shop.operator).json()["orders"] == []


def test_the_demo_shop_delivers_by_itself(open_shop):
    shop = open_shop(arguments=["--demo"])
    output = shop.logs()
    tokens = [word for word in output.split() if word.count(".") == 2 and word.startswith("eyJ")]
    assert len(tokens) >= 3 and "curl" in output
    menu = shop.get("/cakes").json()["cakes"]
    order = shop.place(slot=None, items=[{"cakeId": menu[0]["id"], "quantity": 1, "inscription": "Hurray"}])
    operator = next(token for token in tokens
                    if jwt.decode(token, options={"verify_signature": False})["role"] == "operator")
    assert shop.post(f"/orders/{order['id']}/fulfillment", operator, json={}).status_code == 200
    eventually(lambda: shop.get(f"/orders/{order['id']}", operator).json()["status"] == "delivered",
               within=40, what="the delivery")


def test_the_sandbox_company_refuses_what_is_not_signed(open_shop, tmp_path):
    shop = open_shop(start=False)
    done = subprocess.Popen([str(CAKE), "sandbox-delivery", "--port", "0"], stdout=subprocess.PIPE, text=True,
                            env=shop.environment(CAKE_SANDBOX_SECRET=new_secret(), CAKE_TOKEN="none"), cwd=shop.folder)
    try:
        found = None
        for line in iter(done.stdout.readline, ""):
            if found := re.search(r"http://127\.0\.0\.1:\d+\S*", line):
                break
        assert found, "it says where it listens"
        forged = {"webhook-id": "x", "webhook-timestamp": "1700000000", "webhook-signature": "v1,AAAA"}
        for headers in ({}, forged):
            answer = requests.post(found.group(0), json=an_order(), headers=headers, timeout=10)
            assert 400 <= answer.status_code < 500
    finally:
        done.terminate()
        assert done.wait(15) == 0
