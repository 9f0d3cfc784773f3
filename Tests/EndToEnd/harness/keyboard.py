"""A page as whoever uses the keyboard alone finds it."""

from selenium.webdriver.common.keys import Keys

# Everything that can be reached and does something; of the choices of one name the one that is chosen, or the first.
REACHABLE = """
const visible = (element) => element.checkVisibility({visibilityProperty: true}) && !element.closest('[inert]');
const seen = new Set();
const kinds = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]';
return [...document.querySelectorAll(kinds)]
  .filter((element) => element.tabIndex >= 0 && !element.disabled && visible(element))
  .filter((element) => {
    if (element.type !== 'radio') return true;
    const group = [...document.getElementsByName(element.name)]
      .filter((one) => one.form === element.form && !one.disabled);
    return element === (group.find((one) => one.checked) ?? group[0]);
  });
"""

# Where the focus is: whether it can be seen, by a mark of its own or of the label that stands for it, and whether
# something lies over it.
FOCUS = """
const element = document.activeElement;
if (!element || element === document.body) return null;
const marked = (one) => one && getComputedStyle(one).outlineStyle !== 'none'
  && parseFloat(getComputedStyle(one).outlineWidth) >= 2;
const box = element.getBoundingClientRect();
const inside = box.bottom > 0 && box.top < innerHeight;
const top = document.elementFromPoint(
  Math.min(innerWidth - 1, Math.max(0, box.left + box.width / 2)),
  Math.min(innerHeight - 1, Math.max(0, Math.max(box.top, 0) + Math.min(box.height, innerHeight) / 2)));
return {
  element,
  isMarked: element.localName === 'iframe'
    || [element, element.nextElementSibling, element.closest('label')].some(marked),
  isSeen: inside && !!top
    && (element.contains(top) || top.contains(element) || !!top.closest('label')?.contains(element)),
};
"""

# What an element is called, for tests and their messages.
NAME = """
const element = arguments[0];
const label = element.getAttribute('aria-label') || element.labels?.[0]?.textContent || element.textContent;
return `${element.tagName.toLowerCase()} ${label.trim().replace(/\\s+/g, ' ')}`;
"""


def tour(browser, most=600):
    """Presses Tab until the page is through: what was reached, and what was wrong on the way."""
    browser.run("document.activeElement?.blur(); scrollTo(0, 0)")
    reached, faults, ends = [], [], 0
    for _ in range(most):
        press_tab(browser)
        at = browser.run(FOCUS)
        # Past the end, and within a page in a frame, nothing of this page has it.
        ends += at is None
        if ends == 10 or at and len(reached) > 1 and at["element"] == reached[0]:
            return reached, faults
        # Fields of dates are several stops.
        if at is None or at["element"] in reached:
            continue
        reached.append(at["element"])
        for fault, is_well in (("no mark", at["isMarked"]), ("covered", at["isSeen"])):
            if not is_well:
                faults.append(f"{fault}: {browser.run(NAME, at['element'])}")
    raise AssertionError(f"{browser.path} does not end")


def unreached(browser):
    """What the Tab key does not come to, and what cannot be seen when it does."""
    wanted = browser.run(REACHABLE)
    reached, faults = tour(browser)
    return faults + [f"not reached: {browser.run(NAME, one)}" for one in wanted if one not in reached]


def go_to(browser, name, most=200):
    """Presses Tab until what is called so has the focus; fails if it never has."""
    for _ in range(most):
        press_tab(browser)
        focused = browser.driver.switch_to.active_element
        if name in browser.run(NAME, focused):
            return focused
    raise AssertionError(f"the Tab key does not come to {name!r} on {browser.path}")


def press_tab(browser):
    browser.cdp("Input.dispatchKeyEvent", type="rawKeyDown", key="Tab", code="Tab", windowsVirtualKeyCode=9)


def press(browser, name, key=Keys.ENTER):
    """Goes to what leads on, and presses it."""
    go_to(browser, name)
    return browser.follow(lambda: browser.keys(key))


def type_into(browser, name, text):
    go_to(browser, name)
    browser.keys(text)
