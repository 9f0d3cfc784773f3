"""A browser as a person uses it: Debian's Chromium, driven through its own chromedriver."""

import os
import shutil

from selenium import webdriver
from selenium.common.exceptions import (
    JavascriptException, NoSuchElementException, StaleElementReferenceException, WebDriverException)
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.support.select import Select

from harness.waiting import eventually

PHONE = (390, 844)
DESK = (1280, 900)

# The visible names of buttons, links and fields hold what is read out too.
_PRESSABLE = "(self::button or self::a or self::summary) and not(@aria-hidden='true')"


class Browser:
    """One window of one person. Every page it comes to is checked: nothing sticks out, nothing fails in the console."""

    def __init__(self, javascript=True):
        options = webdriver.ChromeOptions()
        options.binary_location = shutil.which("chromium")
        for argument in ("--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--mute-audio",
                         "--hide-scrollbars", "--force-prefers-reduced-motion", "--no-first-run"):
            options.add_argument(argument)
        if os.geteuid() == 0:
            options.add_argument("--no-sandbox")
        preferences = {"intl.accept_languages": "en-GB,en"}
        if not javascript:
            preferences["profile.managed_default_content_settings.javascript"] = 2
        options.add_experimental_option("prefs", preferences)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.javascript = javascript
        self.driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
        self.driver.set_page_load_timeout(30)
        self.driver.set_script_timeout(30)
        self.url = None
        self.expected_statuses = set()
        self.resize(DESK)

    def close(self):
        self.driver.quit()

    def start(self, url, window=DESK):
        """A new person sits down before an empty window, at a shop's address."""
        self.url = url
        self.driver.get("about:blank")
        self.cdp("Network.clearBrowserCookies")
        self.cdp("Storage.clearDataForOrigin", origin=url, storageTypes="local_storage")
        self.resize(window)
        self.colours("light")
        self.console()
        return self

    # The window

    def cdp(self, command, **parameters):
        return self.driver.execute_cdp_cmd(command, parameters)

    def resize(self, window):
        self.window = window
        width, height = window
        self.cdp("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1,
                 mobile=width < 700)

    def colours(self, scheme):
        """Asks pages to be `light` or `dark`."""
        self.cdp("Emulation.setEmulatedMedia", features=[
            {"name": "prefers-color-scheme", "value": scheme},
            {"name": "prefers-reduced-motion", "value": "reduce"}])

    def paper(self, is_paper=True):
        """Shows pages as they are printed."""
        self.cdp("Emulation.setEmulatedMedia", media="print" if is_paper else "")

    def console(self):
        """What went wrong on the page since it was asked last; refusals that were wanted are left out."""
        return [entry["message"] for entry in self.driver.get_log("browser")
                if entry["level"] == "SEVERE"
                and not any(f"status of {status} " in entry["message"] for status in self.expected_statuses)]

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    # Going

    @property
    def path(self):
        return self.driver.current_url.removeprefix(self.url)

    def open(self, path, status=None):
        """Goes to a page; `status` is that of a refusal that is wanted."""
        if status:
            self.expected_statuses.add(status)
        self.driver.get(path if path.startswith("http") else self.url + path)
        return self.arrived()

    def arrived(self):
        """Looks at a page one has come to."""
        eventually(lambda: self.run("return document.readyState") == "complete", 20, "a whole page")
        self.check()
        return self

    def check(self):
        sticking_out = self.run(STICKING_OUT)
        assert not sticking_out, f"{self.path} is wider than {self.window[0]} px: {sticking_out}"
        complaints = self.console()
        assert not complaints, f"{self.path} at {self.window[0]} px: {complaints}"

    def follow(self, act):
        """Does what leads to another page, and waits for it."""
        page = self.driver.find_element(By.TAG_NAME, "html")
        act()
        eventually(lambda: is_gone(page), 20, f"a page after {self.path}")
        return self.arrived()

    def reload(self):
        self.driver.refresh()
        return self.arrived()

    # Looking

    def all(self, css):
        return self.driver.find_elements(By.CSS_SELECTOR, css)

    def one(self, css):
        return eventually(lambda: next(iter(self.all(css)), None), 10, f"{css} on {self.path}")

    @property
    def text(self):
        """What can be read on the page, also while it renews itself."""
        def read():
            try:
                return [self.one("body").text]
            except StaleElementReferenceException:
                return None
        return eventually(read, 10, f"text on {self.path}")[0]

    def sees(self, *texts, within=10):
        """Waits until all of it can be read."""
        def missing():
            seen = self.text
            return [text for text in texts if text not in seen]
        eventually(lambda: not missing(), within, f"{texts} on {self.path}, which reads: {self.text}")
        return self

    def sees_not(self, *texts):
        seen = self.text
        assert not [text for text in texts if text in seen], f"{texts} on {self.path}"
        return self

    def heading(self):
        return self.one("h1").text

    def named(self, name, within=None):
        """The button, link or summary of a name."""
        found = (within or self.driver).find_elements(
            By.XPATH, f".//*[{_PRESSABLE}][contains(normalize-space(.), {literal(name)})]"
                      f" | .//*[{_PRESSABLE}][@aria-label={literal(name)}]")
        shown = [item for item in found if item.is_displayed()]
        if not shown:
            raise NoSuchElementException(f"nothing to press is called {name!r} on {self.path}")
        return shown[0]

    def field(self, label, within=None):
        """The field of a label."""
        scope = within or self.driver
        found = scope.find_element(By.XPATH, f".//label[contains(normalize-space(.), {literal(label)})]")
        target = found.get_attribute("for")
        return scope.find_element(By.ID, target) if target else found.find_element(By.CSS_SELECTOR, "input")

    # Doing

    def press(self, name, within=None):
        """Presses what leads to another page."""
        return self.follow(lambda: self.click(self.named(name, within)))

    def tap(self, name, within=None):
        """Presses what changes the page one is on."""
        self.click(self.named(name, within))
        return self

    def click(self, element):
        # Under a head that sticks to the top nothing can be tapped, by a person either.
        self.run("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element)
        element.click()

    def double_click(self, element):
        """Two presses as fast as a hand can."""
        self.run("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element)
        ActionChains(self.driver).double_click(element).perform()

    def choose(self, label, within=None):
        """Ticks a box or one of several choices, by tapping its label."""
        scope = within or self.driver
        self.click(scope.find_element(By.XPATH, f".//label[contains(normalize-space(.), {literal(label)})]"))
        return self

    def select(self, label, text):
        """Chooses what begins with a text from a list."""
        field = self.field(label)
        choice = next(one for one in Select(field).options if one.text.startswith(text))
        Select(field).select_by_value(choice.get_attribute("value"))
        return self

    def fill(self, label, text, within=None):
        field = self.field(label, within)
        field.clear()
        try:
            field.send_keys(text)
        except WebDriverException:
            # Emoji cannot be typed on chromedriver's keyboard: pasted instead, as people do.
            field.click()
            self.cdp("Input.insertText", text=text)
        return self

    def keys(self, *keys):
        ActionChains(self.driver).send_keys(*keys).perform()
        return self


def is_gone(element):
    """Whether the page of an element was left."""
    try:
        element.is_enabled()
        return False
    except (StaleElementReferenceException, JavascriptException):
        return True
    except WebDriverException as error:
        if "does not belong to the document" in str(error):
            return True
        raise


def literal(text):
    """A text within an XPath expression."""
    if '"' not in text:
        return f'"{text}"'
    return "concat(" + ", '\"', ".join(f'"{part}"' for part in text.split('"')) + ")"


# What reaches beyond the page's right edge, if the page can be moved sideways.
STICKING_OUT = """
const root = document.documentElement;
if (root.scrollWidth <= root.clientWidth) return [];
const scrolls = (element) => {
  for (let at = element; at && at !== document.body; at = at.parentElement)
    if (getComputedStyle(at).overflowX !== 'visible') return true;
  return false;
};
const out = [...document.body.querySelectorAll('*')].filter((element) =>
  element.getBoundingClientRect().right > root.clientWidth + 0.5 && !scrolls(element));
return [`${root.scrollWidth} > ${root.clientWidth}`,
  ...out.slice(0, 8).map((element) => `${element.tagName}.${element.className.baseVal ?? element.className}`)];
"""
