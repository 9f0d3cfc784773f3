"""Who may see and do what: every role, every route."""

import uuid

import pytest

UNKNOWN = "01930000-0000-7000-8000-000000000000"


@pytest.fixture(scope="module")
def order(shop):
    return shop.place()


@pytest.fixture(scope="module")
def tokens(shop, order):
    return {
        "nobody": None,
        "customer": order["trackingToken"],
        "another customer": shop.place()["trackingToken"],
        "its producer": shop.producer,
        "another producer": shop.token("producer", "south-bakery"),
        "a delivery company": shop.company,
        "the operator": shop.operator,
        "a guess": order["trackingToken"][::-1],
    }


@pytest.mark.parametrize("who, code", [
    ("nobody", 404), ("customer", 200), ("another customer", 404), ("its producer", 200),
    ("another producer", 404), ("a delivery company", 404), ("the operator", 200), ("a guess", 404)])
def test_an_order_is_seen_only_by_those_it_concerns(shop, order, tokens, who, code):
    for path in (f"/orders/{order['id']}", f"/orders/{order['id']}/events"):
        answer = shop.get(path, tokens[who], stream=True)
        assert answer.status_code == code
        answer.close()


def test_an_order_that_exists_looks_like_one_that_does_not(shop, order):
    there, not_there = (shop.get(f"/orders/{id}") for id in (order["id"], UNKNOWN))
    assert there.status_code == not_there.status_code == 404
    assert there.text.replace(order["id"], "") == not_there.text.replace(UNKNOWN, "")


@pytest.mark.parametrize("path", ["/orders", "/messages", "/notifications", "/delivery-companies"])
def test_staff_routes_ask_for_credentials(shop, path):
    answer = shop.get(path)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")


@pytest.mark.parametrize("path", ["/messages", "/notifications", "/delivery-companies"])
def test_the_operators_routes_are_the_operators_alone(shop, tokens, path):
    for who in ("its producer", "a delivery company"):
        assert shop.get(path, tokens[who]).status_code == 403, who
    assert shop.get(path, tokens["the operator"]).status_code == 200


@pytest.mark.parametrize("action, body, allowed", [
    ("fulfillment", {}, {"its producer", "the operator"}),
    ("cancellation", {}, {"customer", "the operator"}),
    ("failure", {"reason": "a test"}, {"the operator"}),
    ("delivery-request", {"deliveryCompanyId": "gentle-vans"}, {"the operator"}),
    ("delivery", {}, {"the operator"}),
    ("review", {"rating": 5}, {"customer", "the operator"}),
])
def test_an_action_is_refused_to_whoever_may_not_take_it(shop, order, tokens, action, body, allowed):
    for who, token in tokens.items():
        if who in allowed:
            continue
        answer = shop.post(f"/orders/{order['id']}/{action}", token, json=body)
        assert answer.status_code in (401, 403, 404), f"{who}: {answer.status_code} {answer.text}"
    assert shop.order(order)["version"] == order["version"]


def test_each_party_lists_its_own_orders(shop, order, tokens):
    assert shop.get("/orders", tokens["its producer"]).json()["orders"]
    for who in ("another producer", "a delivery company"):
        orders = shop.get("/orders", tokens[who])
        assert orders.status_code == 200 and orders.json()["orders"] == []
        found = shop.get(f"/orders?q={order['number']}", tokens[who])
        assert found.json()["orders"] == []


def test_the_tracking_token_is_shown_only_to_whoever_placed_the_order(shop, order):
    secret = order["trackingToken"]
    for path in (f"/orders/{order['id']}", "/orders", f"/orders?q={order['number']}", "/messages?state=waiting",
                 f"/notifications?order={order['id']}"):
        assert secret not in shop.get(path, shop.operator).text, path
    assert secret not in shop.get(f"/orders/{order['id']}", secret).text
    assert secret not in shop.get(f"/track/{order['id']}/{secret}").text


def test_ids_that_are_none_are_not_found(shop):
    for id in ("0", "x" * 300, "%00", "..%2f..%2fetc", str(uuid.uuid4()), UNKNOWN.upper()):
        assert shop.get(f"/orders/{id}", shop.operator).status_code == 404, id
