"""A program that sees another number of processors than the machine has."""

import functools
import pathlib
import subprocess
import tempfile


@functools.cache
def _library():
    source = pathlib.Path(__file__).with_name("processors.c")
    library = pathlib.Path(tempfile.mkdtemp(prefix="cake-processors-")) / "processors.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
    return library


def seeing(count):
    """What the environment of such a program has."""
    return {"LD_PRELOAD": str(_library()), "CAKE_TEST_PROCESSORS": str(count)}
