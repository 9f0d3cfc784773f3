import pathlib
import sys

import pytest

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE))
sys.path.insert(0, str(HERE.parents[1]))

from harness.aws import Account, AWSShop  # noqa: E402
from harness.receiver import Receiver  # noqa: E402
from harness.shop import Shop  # noqa: E402

# What holds wherever the shop runs, on one machine or on AWS. The other files are about one of the two alone.
EVERYWHERE = {"test_access", "test_ordering", "test_pages", "test_pipeline", "test_webhooks"}
ON_AWS = {"test_aws_faults", "test_aws_peers", "test_aws_deployment", "test_aws_pages", "test_aws_permissions"}


# What the quick tier runs, and where.
QUICK = {"test_check_imports": {"server"}, "test_pages": {"server"},
         "test_pipeline": {"server", "aws"}}


def pytest_addoption(parser):
    parser.addoption("--tier", choices=("quick", "all", "soak"), default="all",
                     help="quick: an order's way and the pages; soak: only what can go on for hours")


def is_of_tier(item, tier):
    """`all` has the tests of `soak` too, with fewer rounds."""
    if tier == "soak":
        return item.get_closest_marker("soak") is not None
    kind = item.callspec.params.get("deployment", "server") if hasattr(item, "callspec") else "server"
    return tier == "all" or kind in QUICK.get(item.module.__name__, ())


def pytest_generate_tests(metafunc):
    """Says on which deployment each test runs."""
    module = metafunc.module.__name__
    kinds = ["server", "aws"] if module in EVERYWHERE else ["aws"] if module in ON_AWS else ["server"]
    if "deployment" in metafunc.fixturenames:
        metafunc.parametrize("deployment", kinds, indirect=True, scope="session")


# The same few lines refuse an endpoint wherever they run: here two forms of it are enough. And below the API's own
# paths is a function on AWS that has no pages.
ONCE = ("aws-localhost", "aws-[::1]", "aws-0.0.0.0", "aws-2130706433", "aws-/orders/nothing")


def pytest_collection_modifyitems(config, items):
    """What is granted is compared with what was called once everything else was done."""
    tier = config.getoption("tier")
    left_out = [item for item in items
                if any(f"[{one}]" in item.name for one in ONCE) or not is_of_tier(item, tier)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = sorted((item for item in items if item not in left_out),
                      key=lambda item: item.module.__name__ == "test_aws_permissions")


@pytest.fixture(scope="session")
def deployment(request):
    """Where the shop runs: `server` or `aws`."""
    return request.param


@pytest.fixture(scope="session")
def account(tmp_path_factory):
    """The stand-in for AWS."""
    one = Account(tmp_path_factory.mktemp("aws"))
    yield one
    one.close()


@pytest.fixture(scope="module")
def receiver():
    """The delivery company's server."""
    server = Receiver()
    yield server
    server.close()


@pytest.fixture(scope="module")
def shop(request, deployment, tmp_path_factory, receiver):
    """A shop that the tests of one file share."""
    folder = tmp_path_factory.mktemp("shop")
    if deployment == "aws":
        one = AWSShop(request.getfixturevalue("account"), folder, receiver).start()
    else:
        one = Shop(folder, receiver).start()
    yield one
    one.stop()


@pytest.fixture
def company_server():
    """A delivery company's server for one test alone, which may change how it behaves."""
    server = Receiver()
    yield server
    server.close()


@pytest.fixture
def open_shop(request, deployment, tmp_path, company_server):
    """Opens shops for one test alone, with settings of its own; closes them afterwards."""
    opened = []

    def open_one(file=None, arguments=(), wrap=(), start=True, **settings):
        folder = tmp_path / f"shop-{len(opened)}"
        if deployment == "aws":
            one = AWSShop(request.getfixturevalue("account"), folder, company_server, file, **settings)
        else:
            one = Shop(folder, company_server, file, wrap, **settings)
        opened.append(one)
        return one.start(*arguments) if start else one

    yield open_one
    for one in opened:
        one.close()
