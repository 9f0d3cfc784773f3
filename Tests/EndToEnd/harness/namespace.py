"""A small disk of the shop's own, without touching the machine's."""

import os
import pathlib
import subprocess

_UNSHARE = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--user", "--map-root-user", "--mount"]


def unshared(*more):
    """What to put before a command so that its mounts, and what else is named, are seen by nobody else."""
    return [*_UNSHARE, *more]


def with_mount(*mount):
    """What to put before a command so that it runs with one more mount, seen by nobody else."""
    script = 'mount "${@:2:$1}" && shift "$(($1 + 1))" && exec "$@"'
    return [*_UNSHARE, "bash", "-c", script, "bash", str(len(mount)), *map(str, mount)]


def small_disk(folder, size):
    """A disk of that size at a folder."""
    return with_mount("-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder)


def check_permitted():
    done = subprocess.run([*_UNSHARE, "true"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, (
        "these tests give a shop a file system of its own, which needs root or user namespaces: " + done.stderr)


def inside(process, path):
    """A path as the process sees it."""
    return pathlib.Path(f"/proc/{process.pid}/root") / str(path).lstrip("/")
