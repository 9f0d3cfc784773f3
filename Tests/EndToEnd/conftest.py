import pathlib
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parent))

from harness.receiver import Receiver  # noqa: E402
from harness.shop import Shop  # noqa: E402


@pytest.fixture(scope="module")
def receiver():
    """The delivery company's server."""
    server = Receiver()
    yield server
    server.close()


@pytest.fixture(scope="module")
def shop(tmp_path_factory, receiver):
    """A shop that the tests of one file share."""
    one = Shop(tmp_path_factory.mktemp("shop"), receiver).start()
    yield one
    one.stop()


@pytest.fixture
def company_server():
    """A delivery company's server for one test alone, which may change how it behaves."""
    server = Receiver()
    yield server
    server.close()


@pytest.fixture
def open_shop(tmp_path, company_server):
    """Opens shops for one test alone, with settings of its own; closes them afterwards."""
    opened = []

    def open_one(file=None, arguments=(), wrap=(), start=True, **settings):
        one = Shop(tmp_path / f"shop-{len(opened)}", company_server, file, wrap, **settings)
        opened.append(one)
        return one.start(*arguments) if start else one

    yield open_one
    for one in opened:
        if one.process is not None and one.process.poll() is None:
            one.stop()
