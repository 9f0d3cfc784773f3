"""What the figures were measured on."""

import os
import pathlib
import platform
import re
import subprocess
import time


def describe(folder):
    model = re.search(r"model name\s*:\s*(.*)", pathlib.Path("/proc/cpuinfo").read_text())
    memory = int(re.search(r"MemTotal:\s+(\d+)", pathlib.Path("/proc/meminfo").read_text()).group(1)) / 1e6
    system = subprocess.run(["stat", "-f", "-c", "%T", str(folder)], capture_output=True, text=True, check=True)
    return (f"{os.cpu_count()} cores ({model.group(1) if model else platform.machine()}), {memory:.0f} GB, "
            f"Linux {platform.release()}, {system.stdout.strip()}, {syncs(folder):,.0f} fsyncs/s of 4 KB")


def syncs(folder, seconds=1.0):
    """How many small writes a second this disk makes durable, one after the other."""
    path = pathlib.Path(folder) / "fsync"
    count, block = 0, b"\0" * 4096
    with open(path, "wb", buffering=0) as file:
        start = time.monotonic()
        while (passed := time.monotonic() - start) < seconds:
            file.write(block)
            os.fdatasync(file.fileno())
            count += 1
    path.unlink()
    return count / passed
