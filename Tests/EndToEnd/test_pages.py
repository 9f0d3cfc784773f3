"""The pages, as a browser without scripts uses them."""

import re

import pytest
import requests

from harness.visitor import Visitor

HOSTILE = "<script>alert(1)</script>\"'&{{7*7}}"


@pytest.fixture
def visitor(shop):
    return Visitor(shop)


def faults(page):
    return re.findall(r'class="fault"[^>]*>([^<]+)<', page.text)


def test_a_customer_orders_follows_cancels_and_comes_back(visitor):
    visitor.fill_basket()
    tracked = visitor.place(visitor.review())
    assert tracked.status_code == 200 and "/track/" in tracked.url
    assert "Thank you, your order is placed!" in tracked.text and "Happy Birthday" in tracked.text
    assert "Your basket is empty" in visitor.get("/order").text
    path = tracked.url.removeprefix(visitor.url).partition("?")[0]
    cancelled = visitor.post(path + "/cancellation", tracked, reason="Changed my mind")
    assert "Your order is cancelled." in cancelled.text and "Changed my mind" in cancelled.text


def test_the_same_form_sent_twice_is_one_order(visitor):
    visitor.fill_basket()
    review = visitor.review()
    first, again = visitor.place(review), visitor.place(review)
    assert first.url == again.url and again.status_code == 200


def test_all_faults_stand_beside_their_fields_and_what_was_typed_is_kept(visitor):
    visitor.fill_basket()
    page = visitor.review(dueDate="", email="nobody", address="", name="  Ada  ")
    assert page.status_code == 422
    assert len(faults(page)) == 3 and "This does not look like an email address." in faults(page)
    assert 'value="nobody"' in page.text and 'value="  Ada  "' in page.text


def test_cakes_that_contain_what_is_avoided_step_back_and_say_why(visitor):
    page = visitor.post("/basket/avoid", visitor.get("/"), avoid="nuts")
    assert "Contains what you avoid: Nuts." in faults(page)
    refused = visitor.get("/cakes/walnut-torte")
    assert "Contains what you avoid: Nuts." in refused.text and 'action="/basket"' not in refused.text


def test_whatever_is_typed_stays_text(visitor):
    added = visitor.fill_basket(inscription=HOSTILE)
    assert added.status_code == 200
    for page in (visitor.get("/order"), visitor.review(name=HOSTILE, address=HOSTILE, note=HOSTILE),
                 visitor.place(visitor.review(name=HOSTILE, address=HOSTILE, note=HOSTILE))):
        assert "<script>alert" not in page.text and "&lt;script&gt;alert(1)" in page.text
        assert "{{7*7}}" in page.text


def test_forms_of_other_sites_and_stale_forms_change_nothing(shop, visitor):
    menu = visitor.get("/")
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        assert visitor.post("/basket", menu, headers, cake="lemon-drizzle", quantity="1").status_code == 403
    assert Visitor(shop).post("/basket", menu, cake="lemon-drizzle", quantity="1").status_code == 403
    assert "Your basket is empty" in visitor.get("/order").text


@pytest.mark.parametrize("path", [
    "/nowhere", "/cakes/nothing", "/track/1/2", "/track/0193e5a0-0000-7000-8000-000000000000/" + "a" * 32,
    "/assets/none.css", "/orders/nothing"])
def test_whoever_asks_for_what_is_not_there_gets_a_page_that_says_so(visitor, path):
    answer = visitor.get(path)
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html") and "Nothing is here" in answer.text


def test_programs_get_json_where_browsers_get_pages(shop):
    order = shop.place()
    path = f"/track/{order['id']}/{order['trackingToken']}"
    assert requests.get(shop.url + path, timeout=20).json()["id"] == order["id"]
    assert "We have your order" in Visitor(shop).get(path).text
    answer = requests.get(shop.url + "/nowhere", timeout=20)
    assert answer.headers["content-type"] == "application/problem+json"


def test_pages_speak_german_to_whoever_asks_for_it_and_to_whoever_chooses_it(shop, visitor):
    assert "Welche Torte darf es sein?" in Visitor(shop, **{"Accept-Language": "de-AT, en;q=0.5"}).get("/").text
    menu = visitor.get("/")
    assert "Which cake would you like?" in menu.text
    chosen = visitor.post("/language", menu, language="de", back="//evil.example")
    assert chosen.url == visitor.url + "/" and "32,00" in chosen.text and '<html lang="de">' in chosen.text


def test_search_engines_may_find_the_menu_and_nothing_that_is_one_persons(visitor):
    visitor.fill_basket()
    tracked = visitor.place(visitor.review())
    private = [tracked, visitor.get("/order"), visitor.get("/sign-in"), visitor.get("/nowhere")]
    assert [page.headers.get("X-Robots-Tag") for page in private] == ["noindex"] * len(private)
    assert "X-Robots-Tag" not in visitor.get("/").headers
    assert "X-Robots-Tag" not in visitor.get("/cakes/victoria-sponge").headers


def test_pages_allow_no_foreign_code_and_no_frames(visitor):
    page = visitor.get("/")
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
    assert not re.search(r"<script(?![^>]*src=)|\son\w+=|style=", page.text)
    whole = len(page.content)
    for path in set(re.findall(r'(?:href|src)="(/assets/[^"#]+)', page.text)):
        asset = visitor.get(path)
        assert asset.status_code == 200 and "immutable" in asset.headers["cache-control"]
        whole += len(asset.content)
    assert whole < 60_000
