"""usage: start_in_root.py ROOT PROGRAM ARGUMENT…

Runs a static program in another root folder, in which it does not lie itself, from that root's /var/task. Meant for
a mount and process namespace of its own.
"""

import os
import subprocess
import sys

root, program, *arguments = sys.argv[1:]
environment = dict(os.environ)
for name in ("PYTHONPATH", "LC_CTYPE"):
    environment.pop(name, None)
os.environ["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin"
subprocess.run(["mount", "-t", "proc", "proc", f"{root}/proc"], check=True)
subprocess.run(["mount", "--rbind", "/dev", f"{root}/dev"], check=True)
# Opened outside, run inside: so the root needs to hold neither the program nor anything it is started with.
opened = os.open(program, os.O_RDONLY)
os.chroot(root)
os.chdir("/var/task")
os.execve(opened, [program, *arguments], environment)
