"""Requests a minute and address on public routes."""

from concurrent.futures import ThreadPoolExecutor

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
