"""Requests a minute and address on public routes."""

import html
import re
from concurrent.futures import ThreadPoolExecutor

import requests
from harness.orders import an_order
from harness.shopfile import open_day, producer, shop_file

CLIENT = {"x-forwarded-for": "203.0.113.7"}


def test_an_address_that_asks_too_often_is_told_to_wait(open_shop):
    shop = open_shop(CAKE_RATE_LIMIT="30", CAKE_TRUSTED_PROXIES="127.0.0.1")
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: shop.get("/cakes", headers=CLIENT), range(80)))
    codes = [answer.status_code for answer in answers]
    assert set(codes) == {200, 429}
    assert 25 <= codes.count(200) <= 45
    refused = next(answer for answer in answers if answer.status_code == 429)
    assert int(refused.headers["retry-after"]) >= 1
    assert refused.headers["content-type"].startswith("application/problem+json")
    assert shop.get("/cakes", headers={"x-forwarded-for": "203.0.113.8"}).status_code == 200


def test_staff_and_health_checks_are_not_limited(open_shop):
    shop = open_shop(CAKE_RATE_LIMIT="5", CAKE_TRUSTED_PROXIES="127.0.0.1")
    for _ in range(20):
        assert shop.get("/orders", shop.operator, headers=CLIENT).status_code == 200
        assert shop.get("/health/live", headers=CLIENT).status_code == 200


def test_an_address_that_a_client_makes_up_does_not_count(open_shop):
    shop = open_shop(CAKE_RATE_LIMIT="10", CAKE_TRUSTED_PROXIES="127.0.0.1")
    codes = [shop.get("/cakes", headers={"x-forwarded-for": f"198.51.100.{number}, 203.0.113.9"}).status_code
             for number in range(60)]
    assert 429 in codes


def test_without_a_trusted_proxy_the_header_is_not_believed(open_shop):
    shop = open_shop(CAKE_RATE_LIMIT="10")
    codes = [shop.get("/cakes", headers={"x-forwarded-for": f"198.51.100.{number}"}).status_code
             for number in range(60)]
    assert 429 in codes


def test_a_direct_peer_on_the_same_machine_is_not_limited(open_shop):
    shop = open_shop(CAKE_RATE_LIMIT="5")
    assert {shop.get("/cakes").status_code for _ in range(40)} == {200}


def test_one_address_orders_no_more_than_a_bakery_bakes_in_a_day(open_shop):
    shop = open_shop(shop_file(producers=[producer("north-bakery", "North Bakery", 3)]),
                     CAKE_RATE_LIMIT="1000", CAKE_TRUSTED_PROXIES="127.0.0.1")

    def order(number, headers, token=None):
        customer = {"name": "Ada Baker", "email": f"ada-{number}@example.com", "language": "en"}
        return shop.post("/orders", token, json=an_order(customer=customer, dueDate=open_day(14 + 2 * number)),
                         headers=headers)

    answers = [order(number, CLIENT) for number in range(6)]
    assert [answer.status_code for answer in answers] == [201] * 3 + [429] * 3
    assert answers[-1].json()["type"] == "/problems/order-limit"
    assert 3600 < int(answers[-1].headers["retry-after"]) <= 25 * 3600
    assert order(7, {"x-forwarded-for": "203.0.113.8"}).status_code == 201
    assert order(8, CLIENT, shop.operator).status_code == 201


def test_orders_from_one_address_are_shown_together_and_cancelled_in_one_step(open_shop):
    shop = open_shop(CAKE_TRUSTED_PROXIES="127.0.0.1")

    def order(name, client, token=None):
        customer = {"name": "Ada Baker", "email": f"{name}@example.com", "language": "en"}
        answer = shop.post("/orders", token, json=an_order(customer=customer),
                           headers={"x-forwarded-for": client})
        assert answer.status_code == 201
        return answer.json()["id"]

    ids = [order("ada", "2001:db8:1:2::1"), order("bea", "2001:db8:1:2::2")]
    others = [order("cid", "2001:db8:1:3::1"), order("dora", "2001:db8:1:2::1", shop.operator)]
    found = shop.get(f"/orders?sameSenderAs={ids[0]}", shop.operator)
    assert {one["id"] for one in found.json()["orders"]} == set(ids)
    assert "sender" not in found.text and "2001:db8" not in found.text
    body = {"ids": ids + others[:1], "reason": "Nobody ordered these"}
    for _ in range(2):
        answer = shop.post("/orders/cancellations", shop.operator, json=body)
        assert answer.status_code == 200
        assert [one["cancelled"] for one in answer.json()["results"]] == [True, True, True]
    for id in ids:
        cancelled = shop.get(f"/orders/{id}", shop.operator).json()
        assert cancelled["status"] == "cancelled" and cancelled["version"] == 2
    assert shop.get(f"/orders/{others[1]}", shop.operator).json()["status"] == "placed"


def test_a_page_that_meets_the_order_limit_keeps_what_was_typed(open_shop):
    shop = open_shop(shop_file(producers=[producer("north-bakery", "North Bakery", 1)]),
                     CAKE_RATE_LIMIT="1000", CAKE_TRUSTED_PROXIES="127.0.0.1")
    assert shop.post("/orders", json=an_order(), headers=CLIENT).status_code == 201
    page = requests.Session()
    page.headers.update(CLIENT | {"accept": "text/html"})

    def send(path, fields):
        return page.post(shop.url + path, data=fields, allow_redirects=False, timeout=20)

    def hidden(text):
        found = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', text)
        return {name: html.unescape(value) for name, value in found}

    form = hidden(page.get(shop.url + "/cakes/lemon-drizzle", timeout=20).text)
    send("/basket", {"form": form["form"], "cake": "lemon-drizzle", "quantity": "1"})
    form = hidden(page.get(shop.url + "/order", timeout=20).text)
    typed = {"dueDate": open_day(16), "slot": "morning", "handover": "pickup", "name": "Ada Typed",
             "email": "typed@example.com", "note": "Ring twice"}
    review = send("/order", form | typed | {"step": "review"})
    assert review.status_code == 200, review.text
    answer = send("/order", hidden(review.text) | {"step": "place"})
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) > 3600
    assert 'value="Ada Typed"' in answer.text and 'value="typed@example.com"' in answer.text
    assert ">Ring twice</textarea>" in answer.text and "as a bakery bakes in a day" in answer.text
