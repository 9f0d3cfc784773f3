"""The windows that people sit at: how large they are, and whether scripts run."""

import pytest
from harness.browser import DESK, PHONE

WAYS = {
    "phone": (PHONE, True), "desk": (DESK, True),
    "phone without scripts": (PHONE, False), "desk without scripts": (DESK, False),
}

# Where neither the window nor the scripts matter much, one of each does.
two_ways = pytest.mark.parametrize("way", ["phone", "desk without scripts"], indirect=True)
