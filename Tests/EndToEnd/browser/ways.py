"""What people do on the pages, in their own steps."""

from selenium.webdriver.common.by import By


def avoid(browser, *allergens):
    """Says on the menu what must not be eaten."""
    for allergen in allergens:
        if browser.javascript:
            browser.follow(lambda name=allergen: browser.choose(name))
        else:
            browser.choose(allergen)
    if not browser.javascript:
        browser.press("Apply")


def put_into_basket(browser, cake, inscription=None, quantity=None):
    """Chooses a cake on the menu."""
    browser.open("/")
    card = browser.driver.find_element(
        By.XPATH, f"//article[.//h3[contains(normalize-space(.), '{cake}')]]")
    browser.follow(lambda: browser.click(card.find_element(By.CSS_SELECTOR, ".button")))
    if "/cakes/" in browser.path:
        if inscription:
            browser.fill("What shall we write on it?", inscription)
        if quantity:
            browser.fill("How many?", str(quantity))
        browser.press("Add to the basket")
    return browser.sees(f"{cake} is in your basket.")


def show_month(browser, day):
    """Turns the calendar's pages to the month of a day."""
    while not browser.all(f"input[name=dueDate][value='{day}']"):
        browser.press("The month after")


def choose_day(browser, day, slot=None):
    show_month(browser, day)
    browser.click(browser.one(f"input[name=dueDate][value='{day}']"))
    if slot:
        browser.click(browser.one(f"input[name=slot][value={slot}]"))


def say_who(browser, address="Kollwitzstraße 1, 10405 Berlin", name="Ada Baker",
            email="ada@customers.example", phone="+49 30 901820", note="Ring twice"):
    if address is None:
        browser.choose("I collect it")
    else:
        browser.choose("Bring it to me")
        browser.fill("Where shall we bring it?", address)
    browser.fill("Name", name)
    browser.fill("Email", email)
    browser.fill("Telephone", phone)
    browser.fill("Anything else we should know?", note)


def look_over(browser, day, slot="morning", **person):
    """From a basket to the page that shows the whole order once more."""
    browser.open("/order")
    choose_day(browser, day, slot)
    say_who(browser, **person)
    browser.press("Look it over")
    assert browser.heading() == "Is everything right?", browser.text
    return browser


def order_cake(browser, day, **person):
    """The shortest way to an order; its number."""
    put_into_basket(browser, "Victoria Sponge", "Happy Birthday")
    look_over(browser, day, **person)
    browser.press("Place the order")
    browser.sees("Thank you, your order is placed!")
    return number_of(browser)


def number_of(browser):
    """The number of the order whose tracking page is shown."""
    return browser.one(".number").text


def sign_in(browser, token, to="/sign-in"):
    """Signs in by a token, on the way to a page."""
    browser.open(to)
    browser.fill("Your token", token)
    browser.press("Sign in", within=browser.one("main"))
    return browser
