"""A full disk and a locked database: 503, never a false success, and on it goes without a restart."""

import sqlite3

import pytest

from harness import namespace
from harness.orders import an_order
from harness.waiting import eventually


def taken(shop):
    """Tries to place an order: its id, or None after a proper 503."""
    answer = shop.post("/orders", json=an_order())
    if answer.status_code == 201:
        return answer.json()["id"]
    assert answer.status_code == 503, f"{answer.status_code} {answer.text}"
    assert int(answer.headers["retry-after"]) >= 1
    assert answer.headers["content-type"].startswith("application/problem+json")
    return None


@pytest.fixture
def small_shop(open_shop, tmp_path):
    namespace.check_permitted()
    shop = open_shop(start=False)
    shop.data.mkdir()
    shop.wrap = namespace.small_disk(shop.data, "12m")
    shop.settings["CAKE_LOG_LEVEL"] = "info"
    return shop.start()


def test_a_full_disk_is_told_and_got_over(small_shop):
    shop = small_shop
    # Tokens are issued outside of the server's own disk: the key is what both must share.
    key = next(namespace.inside(shop.process, shop.data).glob("*.pem"))
    acknowledged = [taken(shop) for _ in range(5)]
    assert all(acknowledged)

    filler = namespace.inside(shop.process, shop.data) / "filler"
    with open(filler, "wb", buffering=0) as file:
        try:
            while True:
                file.write(b"\0" * 4096)
        except OSError:
            pass
    eventually(lambda: (id := taken(shop)) is None or acknowledged.append(id), what="the answer 503")
    assert shop.get("/health/live").status_code == 200
    assert shop.get("/cakes").status_code == 200

    filler.unlink()
    acknowledged.append(eventually(lambda: taken(shop), what="the next order taken"))
    shown = [shop.get(f"/orders/{id}").status_code for id in acknowledged]
    assert shown == [404] * len(acknowledged), "nobody sees them without a token"

    shop_operator = issue_with(shop, key)
    for id in acknowledged:
        assert shop.get(f"/orders/{id}", shop_operator).status_code == 200
    eventually(lambda: len(list(namespace.inside(shop.process, shop.data / "mail").glob("*.eml")))
               >= 2 * len(acknowledged), within=60, what="an email to producer and customer for each")


def issue_with(shop, key):
    """An operator's token, issued against the server's own database through its view of the disk."""
    inside = str(namespace.inside(shop.process, shop.data))
    return shop.run("token", "issue", "--role", "operator", "--subject", "olga",
                    CAKE_DATA_DIR=inside, CAKE_SIGNING_KEY=str(key)).stdout.strip()


def test_a_locked_database_is_told_and_got_over(open_shop):
    shop = open_shop()
    first = taken(shop)
    assert shop.operator and shop.producer
    other = sqlite3.connect(shop.database(), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert taken(shop) is None
    assert shop.get(f"/orders/{first}", shop.operator).status_code == 200
    answer = shop.post(f"/orders/{first}/fulfillment", shop.producer, json={})
    assert answer.status_code == 503 and answer.headers["retry-after"]
    other.execute("ROLLBACK")
    other.close()
    assert eventually(lambda: taken(shop), what="the next order taken")
    assert shop.act({"id": first}, "fulfillment", shop.producer)["status"] == "fulfilled"
    shop.until({"id": first, "number": "the first"}, "sentForDelivery", within=30)
