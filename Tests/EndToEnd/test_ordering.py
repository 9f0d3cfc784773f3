"""What the shop takes and what it refuses."""

import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest

from harness.orders import an_order
from harness.shopfile import closed_day, open_day, producer, shop_file
from harness.waiting import eventually


def pointers(answer):
    return {fault["pointer"] for fault in answer.json()["errors"]}


def test_the_menu_shows_every_cake_with_its_price(shop):
    cakes = shop.get("/cakes").json()["cakes"]
    assert {cake["id"] for cake in cakes} == {"victoria-sponge", "walnut-torte", "lemon-drizzle"}
    sponge = next(cake for cake in cakes if cake["id"] == "victoria-sponge")
    assert sponge["price"] == {"amount": 3200, "currency": "EUR"}
    assert sponge["allergens"] == ["gluten", "eggs", "milk"] and sponge["inscription"] is True


def test_availability_shows_the_closed_day(shop):
    day = closed_day()
    days = shop.get(f"/availability?from={day}&to={day}").json()["days"]
    assert [(entry["date"], entry["open"]) for entry in days] == [(day, False)]
    assert shop.get(f"/availability?from={open_day()}&to={open_day(120)}").status_code == 422


def test_all_faults_are_told_at_once_with_their_pointers(shop):
    answer = shop.post("/orders", json={
        "customer": {"email": "not an address"}, "dueDate": closed_day(), "slot": "midnight",
        "items": [{"cakeId": "no-such-cake", "quantity": 100},
                  {"cakeId": "lemon-drizzle", "quantity": 1, "inscription": "no room"}]})
    assert answer.status_code == 422
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert {"/customer/name", "/customer/email", "/address", "/dueDate", "/slot", "/items/0/cakeId",
            "/items/0/quantity", "/items/1/inscription"} <= pointers(answer)


def test_the_price_is_the_shops_and_never_the_clients(shop):
    order = shop.place(items=[{"cakeId": "victoria-sponge", "quantity": 3, "unitPrice": {"amount": 1}}])
    assert order["total"] == {"amount": 9600, "currency": "EUR"}
    assert order["items"][0]["unitPrice"] == {"amount": 3200, "currency": "EUR"}


@pytest.mark.parametrize("day, pointer", [(open_day(0), "/items/0/cakeId"), ("2020-01-02", "/dueDate"),
                                          (open_day(400), "/dueDate"), (closed_day(), "/dueDate")])
def test_a_day_on_which_it_cannot_be_ready_is_refused(shop, day, pointer):
    answer = shop.post("/orders", json=an_order(dueDate=day))
    assert answer.status_code == 422
    assert pointers(answer) & {pointer, "/dueDate"}


def test_an_order_that_avoids_nuts_cannot_contain_them(shop):
    answer = shop.post("/orders", json=an_order(
        avoidAllergens=["nuts"], items=[{"cakeId": "walnut-torte", "quantity": 1}]))
    assert answer.status_code == 422
    assert "Walnut Torte" in answer.text and pointers(answer) == {"/items/0/cakeId"}


def test_an_order_with_allergens_is_not_fulfilled_unchecked(shop):
    order = shop.place(avoidAllergens=["nuts"])
    for body in ({}, {"allergensChecked": False}):
        assert shop.post(f"/orders/{order['id']}/fulfillment", shop.producer, json=body).status_code == 422
    assert shop.order(order)["status"] == "placed"
    assert shop.act(order, "fulfillment", shop.producer, allergensChecked=True)["status"] != "placed"


def test_the_same_key_and_body_give_the_same_order(shop):
    body, key = an_order(), str(uuid.uuid4())
    first = shop.place(body, key=key)
    assert shop.place(body, key=f'"{key}"') == first
    assert len(shop.get(f"/orders?q={body['customer']['email']}", shop.operator).json()["orders"]) == 1


def test_the_same_key_with_another_body_is_refused(shop):
    body, key = an_order(), str(uuid.uuid4())
    shop.place(body, key=key)
    answer = shop.post("/orders", json={**body, "note": "another"}, headers={"idempotency-key": key})
    assert answer.status_code == 422


def test_every_customer_has_keys_of_their_own(shop):
    key = str(uuid.uuid4())
    assert shop.place(an_order(), key=key)["id"] != shop.place(an_order(), key=key)["id"]


def test_simultaneous_repeats_of_one_order_make_one_order(shop):
    body, key = an_order(), str(uuid.uuid4())
    with ThreadPoolExecutor(16) as pool:
        ids = {order["id"] for order in pool.map(lambda _: shop.place(body, key=key), range(16))}
    assert len(ids) == 1


def test_of_many_simultaneous_orders_only_as_many_as_fit_are_taken(open_shop):
    shop = open_shop(shop_file(producers=[producer("north-bakery", "North Bakery", 7)]))
    with ThreadPoolExecutor(50) as pool:
        codes = list(pool.map(lambda _: shop.post("/orders", json=an_order()).status_code, range(250)))
    assert sorted(set(codes)) == [201, 409]
    assert codes.count(201) == 7


def test_cancelling_frees_the_capacity(open_shop):
    shop = open_shop(shop_file(producers=[producer("north-bakery", "North Bakery", 1)]))
    order = shop.place()
    full = shop.post("/orders", json=an_order())
    assert full.status_code == 409
    # A bakery that was never told of an order is told of its end alone.
    eventually(lambda: shop.emails("north-bakery@shop.example"), what="the producer's first email")
    shop.act(order, "cancellation", order["trackingToken"], reason="Changed our minds")
    eventually(lambda: len(shop.emails("north-bakery@shop.example")) == 2, what="the producer's second email")
    assert shop.place()["status"] == "placed"


def test_the_next_producer_takes_over_when_the_first_is_full(open_shop):
    shop = open_shop(shop_file(producers=[producer("north-bakery", "North Bakery", 1),
                                          producer("south-bakery", "South Bakery", 1)]))
    assert [shop.place()["producerId"] for _ in range(2)] == ["north-bakery", "south-bakery"]


def test_an_illegal_step_names_the_state_the_order_is_in(shop):
    order = shop.place()
    answer = shop.post(f"/orders/{order['id']}/delivery", shop.operator, json={})
    assert answer.status_code == 409
    assert "placed" in answer.text


def test_a_repeated_step_changes_nothing(shop):
    order = shop.place()
    shop.act(order, "fulfillment", shop.producer)
    shop.until(order, "sentForDelivery")
    first = shop.act(order, "delivery", shop.company, review=3)
    assert shop.act(order, "delivery", shop.company, review=3)["version"] == first["version"]
    other = shop.post(f"/orders/{order['id']}/delivery", shop.company, json={"review": 1})
    assert other.status_code == 409


def test_orders_are_listed_page_by_page_without_gap_or_repeat(open_shop):
    shop = open_shop()
    with ThreadPoolExecutor(8) as pool:
        placed = {order["id"] for order in pool.map(lambda _: shop.place(), range(25))}
    seen, path = [], "/orders?limit=10"
    while path:
        answer = shop.get(path, shop.operator)
        page = answer.json()
        seen += [order["id"] for order in page["orders"]]
        path = page.get("next") and f"/orders?limit=10&cursor={page['next']}"
        assert bool(path) == ('rel="next"' in answer.headers.get("link", ""))
    assert len(seen) == 25 and set(seen) == placed
