"""Every page, for everybody: axe finds nothing in light and dark, and the keyboard alone is enough."""

import pytest
import ways
from harness import axe, believable, keyboard
from harness.browser import DESK, PHONE
from scenes import SCENES, BusyShop
from selenium.webdriver.common.keys import Keys


@pytest.fixture(scope="module")
def busy(demo):
    """The shop on a busy day."""
    return BusyShop(demo, believable.fill(demo))


def test_an_order_is_placed_by_the_keyboard_alone(people, demo):
    browser = people()
    browser.open("/")
    keyboard.go_to(browser, "input Nuts")
    browser.follow(lambda: browser.keys(Keys.SPACE))
    keyboard.press(browser, "a Choose: Victoria Sponge")
    keyboard.type_into(browser, "What shall we write on it?", "Keys only")
    keyboard.press(browser, "Add to the basket")
    keyboard.press(browser, "Go on to your order")
    first = browser.one("input[name=dueDate]:not(:disabled)")
    keyboard.go_to(browser, browser.run(keyboard.NAME, first))
    # With the arrows from day to day, and from one choice to the next.
    browser.keys(Keys.SPACE, Keys.ARROW_RIGHT)
    day = browser.one("input[name=dueDate]:checked").get_attribute("value")
    keyboard.go_to(browser, "Any time")
    browser.keys(Keys.ARROW_RIGHT)
    slot = browser.one("input[name=slot]:checked").get_attribute("value")
    keyboard.type_into(browser, "Where shall we bring it?", "Key Street 1")
    keyboard.type_into(browser, "Name", "Kay Board")
    keyboard.type_into(browser, "Email", "kay@customers.example")
    keyboard.press(browser, "button Look it over")
    assert browser.heading() == "Is everything right?", browser.text
    keyboard.press(browser, "button Place the order")
    browser.sees("Thank you, your order is placed!", "Keys only")
    order = next(order for order in demo.orders() if order["customer"]["name"] == "Kay Board")
    assert (order["dueDate"], order["slot"], order["avoidAllergens"]) == (day, slot, ["nuts"])
    keyboard.go_to(browser, "summary Cancel this order")
    browser.keys(Keys.ENTER)
    keyboard.press(browser, "button Yes, cancel it")
    browser.sees("Your order is cancelled.")


def test_an_order_is_baked_and_reported_by_the_keyboard_alone(people, demo):
    order = demo.order_cake(avoidAllergens=["nuts"])
    other = demo.send_by_desk()
    browser = people()
    browser.open("/bakery")
    keyboard.type_into(browser, "Your token", demo.operator)
    browser.follow(lambda: browser.keys(Keys.ENTER))
    while True:
        box = keyboard.go_to(browser, "I checked the allergens")
        if browser.run(f"return arguments[0].closest('#ticket-{order['number']}') !== null", box):
            break
    browser.keys(Keys.SPACE)
    keyboard.press(browser, f"Baked: {order['number']}")
    browser.sees(f"{order['number']} is baked.")
    browser.open("/deliveries")
    keyboard.go_to(browser, f"summary Delivered: {other['number']}")
    browser.keys(Keys.ENTER)
    keyboard.type_into(browser, "Who received it?", "Kay")
    keyboard.go_to(browser, "1 star")
    browser.keys(Keys.SPACE, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
    keyboard.press(browser, f"Report as delivered: {other['number']}")
    browser.sees(f"{other['number']} is delivered.")
    assert demo.order(other)["delivery"]["review"] == 4


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_axe_finds_nothing_the_keyboard_reaches_everything_and_nothing_sticks_out(people, busy, scene):
    browser = busy.show(people(PHONE), scene)
    found = []
    for window in (PHONE, DESK):
        browser.resize(window)
        browser.check()
        for scheme in ("light", "dark"):
            browser.colours(scheme)
            # In the dark nothing but the colours is otherwise.
            rules = axe.violations(browser) if scheme == "light" else axe.violations(browser, "color-contrast")
            found += [f"{window[0]} px, {scheme}: {one}" for one in rules]
    found += [f"keyboard: {one}" for one in keyboard.unreached(browser)]
    assert not found, "\n".join(found)
    # The smallest phones, a desk whose page is shown twice as large, a tablet.
    for width in (320, 640, 820):
        browser.resize((width, 640))
        browser.check()
    # German words are longer.
    in_german(browser)
    for width in (320, PHONE[0]):
        browser.resize((width, 640))
        browser.check()


def in_german(browser):
    """Turns the page one has come to into a German one, and opens what is folded on it."""
    browser.driver.add_cookie({"name": "language", "value": "de"})
    browser.reload()
    assert browser.one("html").get_attribute("lang") == "de"
    browser.run("for (const one of document.querySelectorAll('main details')) one.open = true")
