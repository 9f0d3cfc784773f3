"""A process of which all threads but some stand still, as if each waited for something that never comes."""

import contextlib
import ctypes
import os
import pathlib
import time

PTRACE_DETACH, PTRACE_SEIZE, PTRACE_INTERRUPT = 17, 0x4206, 0x4207
ALL_THREADS = 0x40000000  # __WALL
_libc = ctypes.CDLL(None, use_errno=True)
_libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
_libc.ptrace.restype = ctypes.c_long


def _ptrace(request, thread):
    if _libc.ptrace(request, thread, None, None) != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def _freeze_those_that_run(process, but, stopped):
    """How many more stand still now."""
    before = len(stopped)
    for task in pathlib.Path(f"/proc/{process.pid}/task").iterdir():
        thread = int(task.name)
        if thread in stopped or (task / "comm").read_text().strip() == but:
            continue
        _ptrace(PTRACE_SEIZE, thread)
        _ptrace(PTRACE_INTERRUPT, thread)
        os.waitpid(thread, ALL_THREADS)
        stopped.append(thread)
    return len(stopped) - before


@contextlib.contextmanager
def frozen(process, but):
    """Meanwhile only the threads of that name run. To be entered and left by one thread (ptrace(2))."""
    stopped = []
    quiet = 0
    try:
        # A pool begins new threads in place of those that do not come back, until it has as many as it may.
        while quiet < 20:
            quiet = 0 if _freeze_those_that_run(process, but, stopped) else quiet + 1
            time.sleep(0.05)
        yield stopped
    finally:
        for thread in stopped:
            try:
                _ptrace(PTRACE_DETACH, thread)
            except OSError:
                # It has ended meanwhile; the leader is left to whoever started the process.
                if thread != process.pid:
                    os.waitpid(thread, ALL_THREADS)
