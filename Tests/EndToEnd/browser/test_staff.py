"""The ways of those who bake, deliver and run the shop."""

import re

import pytest
import ways
from harness import mailbox
from harness.browser import DESK, PHONE
from harness.waiting import eventually
from windows import two_ways


def test_a_baker_signs_in_checks_the_allergens_and_bakes(demo, browser):
    day = demo.open_days()[7]
    order = demo.order_cake(
        dueDate=day, avoidAllergens=["nuts", "peanuts"], note="The blue door",
        items=[{"cakeId": "victoria-sponge", "quantity": 2, "inscription": "Happy 40th, Zoë"}])
    ways.sign_in(browser, demo.token("producer", order["producerId"]), to="/bakery")
    ticket = browser.one(f"#ticket-{order['number']}")
    for text in ("ALLERGY! NO", "NUTS", "PEANUTS", "2 × Victoria Sponge", "Happy 40th, Zoë", "The blue door",
                 "Ada Baker"):
        assert text.lower() in ticket.text.lower(), ticket.text
    # Whoever forgets to tick the box is stopped, by the browser or by the shop.
    browser.click(browser.named("Baked", within=ticket))
    browser.arrived()
    assert demo.order(order)["status"] == "placed"
    ticket = browser.one(f"#ticket-{order['number']}")
    browser.choose("I checked the allergens", within=ticket)
    browser.press("Baked", within=ticket)
    browser.sees(f"{order['number']} is baked.")
    assert demo.order(order)["status"] != "placed" and not browser.all(f"article#ticket-{order['number']}")
    browser.tap("Baked lately")
    browser.sees(order["number"])


@two_ways
def test_a_new_orders_email_leads_to_its_ticket(demo, browser):
    order = [demo.order_cake() for _ in range(3)][1]
    email = demo.email("orders@kastanien-oven.example", order["number"])
    ways.sign_in(browser, demo.token("producer", order["producerId"]), to="/bakery")
    for kind in ("plain", "html"):
        link = re.search(r"http[^\s\"<]+/bakery[^\s\"<]*", mailbox.part(email, kind))[0]
        browser.open(link)
        assert [ticket.get_attribute("id") for ticket in browser.all(":target")] == [f"ticket-{order['number']}"]
        assert browser.one(".ticket:target").is_displayed()


@two_ways
def test_a_baker_hands_over_what_is_collected(demo, browser):
    order = demo.order_cake(handover="pickup", address=None)
    demo.bake(order)
    ways.sign_in(browser, demo.token("producer", order["producerId"]), to="/bakery")
    browser.sees("Waiting to be collected")
    browser.press("Collected", within=browser.one(f"#ticket-{order['number']}"))
    browser.sees(f"{order['number']} was collected.")
    assert demo.order(order)["status"] == "delivered"


@pytest.mark.parametrize(("customers", "bakers"), [(PHONE, DESK), (DESK, PHONE)], ids=["phone", "desk"])
def test_the_board_shows_a_new_order_by_itself_while_a_customer_places_it(demo, people, customers, bakers):
    baker, customer = people(bakers), people(customers)
    ways.sign_in(baker, demo.operator, to="/bakery")
    started = baker.one("html")
    number = ways.order_cake(customer, demo.open_days()[1], name="Nora New")
    eventually(lambda: baker.all(f"#ticket-{number}"), 15, "the new order's ticket")
    assert "Nora New" in baker.one(f"#ticket-{number}").text
    assert started.is_enabled(), "the board was loaded again"
    baker.check()
    # And what the customer takes back goes away by itself.
    customer.tap("Cancel this order")
    customer.press("Yes, cancel it")
    eventually(lambda: not baker.all(f"#ticket-{number}"), 15, "the ticket to be taken down")


def test_boards_renew_by_themselves_and_take_nothing_from_under_a_finger(demo, people):
    pickup, first = demo.order_cake(handover="pickup", address=None), demo.send_by_desk()
    baker, driver = people(PHONE), people(PHONE)
    ways.sign_in(baker, demo.token("producer", pickup["producerId"]), to="/bakery")
    ways.sign_in(driver, demo.company, to="/deliveries")
    pages = [baker.one("html"), driver.one("html")]
    ticket = driver.one(f"#ticket-{first['id']}")
    driver.tap("Delivered", within=ticket)
    driver.fill("Who received it?", "Half a na", within=ticket)
    demo.bake(pickup)
    second = demo.send_by_desk()
    eventually(lambda: baker.all(f"#waiting #ticket-{pickup['number']}"), 15, "the cake among those to be collected")
    eventually(lambda: driver.all(f"#ticket-{second['id']}"), 15, "the second delivery's ticket")
    assert driver.field("Who received it?", within=ticket).get_attribute("value") == "Half a na"
    for one in (first, second):
        demo.act(one, "delivery", demo.company)
    eventually(lambda: not driver.all(f"article#ticket-{second['id']}"), 15, "the ticket to be taken down")
    assert ticket.is_displayed() and all(page.is_enabled() for page in pages)
    driver.press("Report as delivered", within=ticket)
    assert driver.one(".notice.warn").text == f"{first['number']} has moved on since: Delivered."
    assert demo.order(first)["delivery"].get("receivedBy") is None


@pytest.mark.parametrize("way", ["phone", "desk"], indirect=True)
def test_a_baker_who_turned_the_sound_on_need_not_do_so_again(demo, browser):
    order = demo.order_cake()
    ways.sign_in(browser, demo.token("producer", order["producerId"]), to="/bakery")

    def switch_says(text, pressed):
        browser.sees(text)
        assert browser.one("#bell").get_attribute("aria-pressed") == pressed

    switch_says("Sound is off", "false")
    browser.tap("Sound is off")
    switch_says("Sound is on", "true")
    browser.reload()
    switch_says("Sound is on", "true")
    # As after everything that is done on the board.
    browser.press("Baked", within=browser.one(f"#ticket-{order['number']}"))
    browser.sees(f"{order['number']} is baked.")
    switch_says("Sound is on", "true")
    browser.tap("Sound is on")
    browser.reload()
    switch_says("Sound is off", "false")


@two_ways
def test_a_baker_signs_in_by_a_link_that_is_emailed(demo, browser):
    browser.open("/bakery")
    browser.sees("Please sign in to see this page.")
    browser.fill("Your email address", "orders@kastanien-oven.example")
    browser.press("Send me a link")
    browser.sees("a link is on its way")
    link = demo.sign_in_link("orders@kastanien-oven.example")
    browser.open(link).sees("Welcome back")
    browser.press("Sign in", within=browser.one("main"))
    assert browser.heading() == "Bakery"
    browser.press("Sign out")
    browser.sees("You are signed out.")
    browser.expected_statuses.add(410)
    browser.open(link)
    browser.press("Sign in", within=browser.one("main"))
    browser.sees("This link is used up")
    browser.open("/bakery").sees("Please sign in to see this page.")


@two_ways
def test_a_baker_prints_a_days_sheet(demo, browser):
    day = demo.open_days()[8]
    order = demo.order_cake(dueDate=day, avoidAllergens=["sesame"])
    ways.sign_in(browser, demo.operator, to="/bakery")
    browser.press("Print", within=browser.one(f"#head-{day}"))
    browser.sees("To bake, by order", "To bake, by cake", order["number"], "Happy Birthday", "Sesame")
    assert browser.driver.print_page()


def test_a_company_reports_what_it_delivered(demo, browser):
    order = demo.send_by_desk(address="Schönhauser Allee 5, 10119 Berlin", note="Third floor")
    ways.sign_in(browser, demo.company)
    browser.press("Deliveries", within=browser.one("nav"))
    ticket = browser.one(f"#ticket-{order['id']}")
    for text in ("Schönhauser Allee 5", "Third floor", "Ada Baker", "+49 30 901820", "1 × Victoria Sponge"):
        assert text in ticket.text, ticket.text
    browser.tap("Delivered", within=ticket)
    browser.fill("Who received it?", "The neighbour", within=ticket)
    browser.choose("5 stars", within=ticket)
    browser.fill("Anything to tell?", "No lift", within=ticket)
    browser.press("Report as delivered", within=ticket)
    browser.sees(f"{order['number']} is delivered.", "The neighbour")
    assert demo.order(order)["status"] == "delivered"


@two_ways
def test_an_operator_sees_every_bakery_and_every_delivery(demo, browser):
    first = demo.order_cake()
    order = demo.send_by_desk()
    ways.sign_in(browser, demo.operator, to="/deliveries")
    browser.press("Bakery", within=browser.one("nav"))
    browser.sees(first["number"], "The Kastanien Oven")
    browser.press("The Little Oven")
    browser.sees_not(first["number"])
    browser.press("Deliveries", within=browser.one("nav"))
    browser.sees("Velo Express", order["number"])


@two_ways
def test_nobody_sees_the_pages_of_others(demo, browser):
    order = demo.order_cake()
    ways.sign_in(browser, demo.token("producer", "little-oven"))
    browser.open("/deliveries", status=403).sees("This page is for somebody else")
    browser.open("/bakery").sees_not(order["number"])
