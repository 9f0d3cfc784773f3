"""The operator's way through the control room, where whatever went wrong is seen and mended."""

import ways
from harness.receiver import Answer
from harness.waiting import eventually
from windows import two_ways


def open_orders_record(browser, number):
    """From the control room to one order."""
    browser.press("Orders", within=browser.one(".tabs"))
    browser.fill("Find an order", number)
    browser.press("Find", within=browser.one("main"))
    browser.follow(lambda: browser.click(browser.one("a.row-link")))
    assert number in browser.heading()


def act(browser, what, button):
    """Opens one of the things that can be done with an order, and does it."""
    section = next(one for one in browser.all("details.act") if what in one.text)
    if not section.get_attribute("open"):
        browser.click(section.find_element("css selector", "summary"))
    return lambda **fields: (
        [browser.fill(label, text, within=section) for label, text in fields.items()],
        browser.press(button, within=section))


def test_an_operator_finds_what_went_wrong_and_mends_it(demo, browser, receiver):
    receiver.behaviour = lambda received: Answer(422)
    order = demo.order_cake()
    demo.bake(order, company="velo-express")
    eventually(lambda: demo.messages("dead"), 15, "a message that was given up")
    ways.sign_in(browser, demo.operator)
    assert browser.path.startswith("/control")
    browser.sees("A message was given up")
    browser.press("Messages", within=browser.one(".tabs"))
    browser.press("Dead")
    browser.sees(order["number"], "422")
    receiver.behaviour = lambda received: Answer()
    browser.press("Send again: ", within=browser.one("tbody"))
    browser.sees("One message is on its way again.")
    eventually(lambda: receiver.about(order["id"])[-1].verified and not demo.messages("dead"), 15,
               "the message to go through")
    open_orders_record(browser, order["number"])
    browser.sees("Ada Baker")
    act(browser, "Give the order up", "Give it up")(**{"Why?": "Dropped on the stairs"})
    assert demo.order(order)["status"] == "failed"
    browser.sees("Dropped on the stairs")


def test_an_operator_acts_for_everybody(demo, browser):
    order = demo.order_cake(customer={"name": "Otto Operated", "email": "otto@customers.example"})
    ways.sign_in(browser, demo.operator, to="/control")
    open_orders_record(browser, order["number"])
    act(browser, "Give it to another bakery", "Give it to this bakery")()
    assert demo.order(order)["producerId"] == "little-oven"
    act(browser, "Cancel the order", "Cancel it")(**{"Why?": "Asked for by telephone"})
    browser.sees("Asked for by telephone")
    assert demo.order(order)["status"] == "cancelled"
    browser.press("Notifications", within=browser.one(".tabs"))
    browser.sees(order["number"])


@two_ways
def test_an_operator_disables_and_enables_a_company(demo, browser):
    ways.sign_in(browser, demo.operator, to="/control/companies")
    browser.tap("Disable: Velo Express")
    browser.press("Yes, disable it: Velo Express")
    browser.sees("Velo Express is disabled.")
    browser.press("Enable again: Velo Express")
    browser.sees("Velo Express is enabled.")


@two_ways
def test_an_operator_cancels_the_orders_of_one_customer_in_one_step(demo, browser, way):
    customer = {"name": "Joker", "email": f"joker-{way[0][0]}@customers.example"}
    orders = [demo.order_cake(customer=customer) for _ in range(3)]
    ways.sign_in(browser, demo.operator, to="/control")
    open_orders_record(browser, orders[0]["number"])
    section = browser.one("#same-sender")
    assert all(order["number"] in section.text for order in orders)
    browser.click(section.find_element("css selector", f"input[value='{orders[2]['id']}']"))
    browser.fill("Why?", "Nobody ordered these", within=section)
    browser.press("Cancel the chosen orders", within=section)
    browser.sees("2 orders are cancelled.")
    assert [demo.order(order)["status"] for order in orders] == ["cancelled", "cancelled", "placed"]
