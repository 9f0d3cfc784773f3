"""A customer's way through the shop."""

import contextlib
import itertools
import re

import pytest
import requests
import ways
from harness.waiting import eventually
from selenium.webdriver.common.by import By
from windows import two_ways

counter = itertools.count(1)


def orders_of(demo, name):
    return [order for order in demo.orders() if order["customer"]["name"] == name]


def test_a_customer_orders_a_cake_watches_it_and_cancels(demo, browser):
    browser.open("/").sees("Which cake would you like?", "Victoria Sponge", "€32.00")
    ways.avoid(browser, "Nuts", "Sesame")
    browser.sees("Contains what you avoid: Nuts.", "Contains what you avoid: Sesame.")
    ways.put_into_basket(browser, "Victoria Sponge", "Happy 40th, Zoë", quantity=2)
    ways.put_into_basket(browser, "Lemon Drizzle Loaf")
    browser.press("Basket")
    browser.sees("Happy 40th, Zoë", "You avoid: Nuts, Sesame", "€82.00")
    browser.press("Remove: Lemon Drizzle Loaf")
    browser.sees("€64.00").sees_not("Lemon Drizzle Loaf")
    day = demo.open_days()[2]
    ways.look_over(browser, day, "afternoon", note="The bell\nis broken")
    browser.sees("2 × Victoria Sponge", "Happy 40th, Zoë", "Kollwitzstraße 1", "€64.00", "You avoid: Nuts, Sesame")
    browser.press("Change something")
    assert browser.field("Name").get_attribute("value") == "Ada Baker"
    browser.fill("Name", "Ada Lovelace")
    browser.press("Look it over")
    browser.sees("Ada Lovelace")
    browser.press("Place the order")
    browser.sees("Thank you, your order is placed!", "We have your order", "Happy 40th, Zoë")
    placed = next(order for order in demo.orders() if order["number"] == ways.number_of(browser))
    assert placed["dueDate"] == day and placed["slot"] == "afternoon" and placed["avoidAllergens"] == ["nuts", "sesame"]
    assert placed["customer"]["name"] == "Ada Lovelace" and placed["note"] == "The bell is broken"
    browser.tap("Cancel this order")
    browser.fill("Why?", "The party is off")
    browser.press("Yes, cancel it")
    browser.sees("Your order is cancelled.", "This order was cancelled")
    browser.tap("Everything that happened")
    browser.sees("The party is off")


def test_a_customer_follows_a_delivery_to_its_end_and_tells_how_it_was(demo, browser):
    order = demo.order_cake()
    browser.open(order["trackingUrl"]).sees("We have your order", "The Kastanien Oven")
    demo.bake(order)
    if browser.javascript:
        # Nothing is touched: the page goes along by itself.
        browser.sees("Enjoy your cake!", within=20)
    else:
        demo.until(order, "delivered")
        browser.reload()
    browser.sees("Enjoy your cake!", "How was it?")
    browser.choose("4 stars")
    browser.fill("What would you like to tell us?", "Moist & light")
    browser.press("Send")
    browser.sees("Thank you for telling us.", "4 stars", "Moist & light").sees_not("How was it?")


@pytest.mark.parametrize("way", ["desk"], indirect=True)
def test_a_printed_order_says_all_that_happened_and_asks_for_nothing(demo, browser):
    order = demo.order_cake()
    demo.bake(order)
    demo.until(order, "delivered")
    browser.open(order["trackingUrl"]).sees("How was it?")
    browser.paper()
    try:
        browser.sees("Ordered", "Baked", "On its way", "Delivered", order["number"])
        browser.sees_not("How was it?", "Basket")
    finally:
        browser.paper(False)


@pytest.mark.parametrize("way", ["phone"], indirect=True)
def test_the_page_waits_until_what_is_being_typed_is_done(demo, browser):
    order = demo.order_cake()
    browser.open(order["trackingUrl"])
    browser.tap("Cancel this order")
    browser.fill("Why?", "I am not sure")
    demo.bake(order)
    demo.until(order, "delivered")
    assert browser.field("Why?").get_attribute("value") == "I am not sure"
    browser.follow(lambda: browser.run("document.activeElement.blur()"))
    browser.sees("Enjoy your cake!")


@two_ways
def test_a_customer_collects_a_cake(demo, browser):
    ways.order_cake(browser, demo.open_days()[4], address=None)
    browser.sees("Collected at Kastanienallee 12")
    order = next(order for order in demo.orders() if order["number"] == ways.number_of(browser))
    demo.bake(order)
    if not browser.javascript:
        browser.reload()
    browser.sees("Your cake is ready")


@two_ways
def test_all_faults_are_told_at_once_beside_their_fields(browser):
    ways.put_into_basket(browser, "Victoria Sponge")
    browser.open("/order")
    browser.expected_statuses.add(422)
    browser.fill("Name", "Ada")
    browser.fill("Email", "nobody")
    browser.press("Look it over")
    browser.sees("3 things are missing or not right:", "This does not look like an email address.")
    assert browser.field("Name").get_attribute("value") == "Ada"
    assert browser.field("Email").get_attribute("aria-invalid") == "true"
    if browser.javascript:
        assert browser.driver.switch_to.active_element.get_attribute("id") == "faults"


def test_a_double_click_and_a_reload_order_once(demo, browser):
    day = demo.open_days()[5]
    ways.put_into_basket(browser, "Vegan Chocolate Fudge Cake")
    name = f"Dora Double {next(counter)}"
    ways.look_over(browser, day, name=name)
    browser.follow(lambda: browser.double_click(browser.named("Place the order")))
    browser.sees("Thank you, your order is placed!")
    address = browser.driver.current_url
    browser.reload()
    assert browser.driver.current_url == address
    assert len(orders_of(demo, name)) == 1


@two_ways
def test_whoever_goes_back_finds_no_second_order(demo, browser):
    name = f"Bea Back {next(counter)}"
    ways.put_into_basket(browser, "Vegan Chocolate Fudge Cake")
    ways.look_over(browser, demo.open_days()[6], name=name)
    browser.press("Place the order")
    browser.sees("Thank you, your order is placed!")
    browser.driver.back()
    # The page that a form led to is not kept: the browser asks whether to send that form again, and here it does. What
    # was in the basket then is ordered by now.
    browser.expected_statuses.add(422)
    browser.reload().sees("Your basket is empty.").sees_not("Place the order")
    assert len(orders_of(demo, name)) == 1


@two_ways
def test_the_calendar_says_why_a_day_cannot_be_had(browser):
    ways.put_into_basket(browser, "Three Wedding Tiers")
    browser.open("/order")
    reasons = {label.get_attribute("title") for label in browser.all(".day:has(:disabled)")}
    assert "too soon for what is in your basket" in reasons
    browser.press("The month after")
    reasons = {label.get_attribute("title") for label in browser.all(".day:has(:disabled)")}
    assert "we are closed" in reasons
    assert browser.named("The month before").is_enabled()


@two_ways
def test_what_is_typed_stays_while_the_calendar_is_turned(browser):
    ways.put_into_basket(browser, "Lemon Drizzle Loaf")
    browser.open("/order")
    browser.fill("Name", "Patient Petra")
    browser.press("The month after")
    assert browser.field("Name").get_attribute("value") == "Patient Petra"


@pytest.mark.parametrize("way", ["phone"], indirect=True)
def test_the_inscription_shows_on_the_cake_while_it_is_typed(browser):
    browser.open("/cakes/victoria-sponge")
    browser.fill("What shall we write on it?", "Sto lat!")
    assert browser.one("#preview").text == "Sto lat!"


def test_the_first_page_is_light(demo):
    page = requests.get(demo.url + "/", headers={"Accept": "text/html"}, timeout=20)
    loaded = set(re.findall(r'(?:href|src)="(/assets/[^"#]+)', page.text))
    weight = len(page.content) + sum(len(requests.get(demo.url + path, timeout=20).content) for path in loaded)
    assert weight < 60_000


@two_ways
def test_the_pages_speak_german_when_asked(demo, browser):
    browser.open("/")
    browser.press("Deutsch")
    browser.sees("Welche Torte darf es sein?", "32,00")
    assert browser.one("html").get_attribute("lang") == "de"
    browser.press("English")
    browser.sees("Which cake would you like?")


@two_ways
def test_what_nobody_finds_has_a_page_with_a_way_back(browser):
    browser.open("/nowhere", status=404).sees("Nothing is here")
    browser.press("To the cakes")
    assert browser.driver.find_element(By.CSS_SELECTOR, "h1").text == "Which cake would you like?"


@pytest.mark.parametrize("way", ["phone"], indirect=True)
def test_whoever_found_no_place_to_watch_from_finds_one_later(demo, browser):
    order = demo.order_cake()
    events = f"{demo.url}/orders/{order['id']}/events?token={order['trackingToken']}"
    with contextlib.ExitStack() as watchers:
        for _ in range(20):
            watchers.enter_context(requests.get(events, stream=True, timeout=60))
        assert requests.get(events, stream=True, timeout=20).status_code == 429
        browser.expected_statuses.add(429)
        browser.open(order["trackingUrl"]).sees("We have your order")
        # What goes on is not told of before it ends.
        refused = 'return performance.getEntriesByType("resource").some((one) => one.name.includes("/events?"))'
        eventually(lambda: browser.run(refused), 20, "a refusal")
    demo.bake(order)
    # Nothing is touched: the page asks again by itself, and goes along.
    browser.sees("Enjoy your cake!", within=40)
