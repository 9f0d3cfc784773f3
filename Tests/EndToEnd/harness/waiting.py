"""Waiting for a condition, with a deadline and never a fixed pause."""

import time


def eventually(condition, within=15.0, what="the condition", every=0.02):
    """Returns the first truthy value of `condition`; fails once the deadline has passed."""
    deadline = time.monotonic() + within
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > deadline:
            raise AssertionError(f"{what} did not come about within {within:g} s; last seen: {value!r}")
        time.sleep(every)


def throughout(condition, seconds, what="the condition", every=0.05):
    """Fails as soon as `condition` does not hold during the given time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        assert condition(), f"{what} did not hold"
        time.sleep(every)
