"""A demo shop for the tests of a file, and the browsers of its people."""

import itertools

import pytest
from harness.browser import DESK, Browser
from harness.demo import DemoShop
from windows import WAYS


@pytest.fixture(scope="module")
def demo(tmp_path_factory, receiver):
    """A demo shop that the tests of one file share."""
    one = DemoShop(tmp_path_factory.mktemp("demo"), receiver).open()
    yield one
    one.stop()


@pytest.fixture(scope="session")
def windows():
    """Browsers that were started: a start takes a second, so that they are used again."""
    started = {}
    yield started
    for browser in itertools.chain.from_iterable(started.values()):
        browser.close()


@pytest.fixture
def people(windows, demo):
    """Lets people sit down at browsers of their own."""
    taken = []

    def person(window=DESK, javascript=True):
        free = windows.setdefault(javascript, [])
        browser = free.pop() if free else Browser(javascript)
        taken.append(browser)
        browser.expected_statuses = set()
        return browser.start(demo.url, window)

    yield person
    for browser in taken:
        windows[browser.javascript].append(browser)


@pytest.fixture(params=list(WAYS))
def way(request):
    """The size of the window, and whether scripts run."""
    return WAYS[request.param]


@pytest.fixture
def browser(people, way):
    return people(*way)
