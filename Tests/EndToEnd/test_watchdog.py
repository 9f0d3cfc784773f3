"""The service manager hears how the shop is doing, and a shop that stands still is ended."""

import socket
import time

import pytest

from harness.frozen import frozen
from harness.waiting import eventually


class ServiceManager:
    """What systemd's socket hears (sd_notify(3))."""

    def __init__(self, folder):
        self.path = str(folder / "notify")
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind(self.path)
        self.socket.setblocking(False)
        self.heard = []

    def listen(self):
        try:
            while True:
                self.heard.append(self.socket.recv(4096).decode())
        except BlockingIOError:
            return self.heard

    def hears(self, what, within=20):
        eventually(lambda: what in self.listen(), within, f"{what}; {self.heard}")


@pytest.fixture
def manager(tmp_path):
    one = ServiceManager(tmp_path)
    yield one
    one.socket.close()


def test_the_service_manager_hears_that_it_serves_lives_and_stops(open_shop, manager):
    shop = open_shop(NOTIFY_SOCKET=manager.path, WATCHDOG_USEC="1000000")
    manager.hears("READY=1")
    assert manager.heard.index("READY=1") >= 0
    # A start that takes long is one of the things that it hears before.
    assert any(item.startswith("EXTEND_TIMEOUT_USEC=") for item in manager.heard[:manager.heard.index("READY=1")])
    heard = manager.listen().count("WATCHDOG=1")
    eventually(lambda: manager.listen().count("WATCHDOG=1") >= heard + 3, what="signs of life")
    assert shop.stop() == 0
    assert "STOPPING=1" in manager.listen()


def test_how_long_tasks_wait_for_their_turn_is_measured(open_shop):
    shop = open_shop()
    eventually(lambda: "cake_pool_wait_seconds_count" in shop.get("/metrics", shop.operator).text,
               what="the measure")


def test_a_process_whose_tasks_get_no_turn_ends_ten_seconds_after_it_was_told_to(open_shop):
    shop = open_shop()
    with frozen(shop.process, but="watchdog") as stopped:
        assert stopped
        before = time.monotonic()
        shop.terminate()
        eventually(lambda: "did not end in time" in shop.logs(), within=15, what="the end of the process")
        assert 9 < time.monotonic() - before < 12
    assert shop.process.wait(5) == 1


def test_a_pool_that_stands_still_is_told_in_the_log(open_shop):
    shop = open_shop()
    with frozen(shop.process, but="watchdog"):
        eventually(lambda: "the process stands still" in shop.logs(), within=15, what="a line about it")
    assert shop.get("/health/live").status_code == 200
    assert shop.stop() == 0
