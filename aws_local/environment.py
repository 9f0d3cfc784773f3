"""The environment variables that Lambda gives a function of an OS-only runtime, variable for variable."""

from __future__ import annotations

RUNTIME_FOLDER = "/var/runtime"
PATH = "/usr/local/bin:/usr/bin/:/bin:/opt/bin"


def library_path(task: str) -> str:
    """Where Lambda has the dynamic loader look for libraries, Lambda's own first."""
    return ":".join((
        "/lib64", "/usr/lib64", RUNTIME_FOLDER, f"{RUNTIME_FOLDER}/lib", task, f"{task}/lib", "/opt/lib"))


def lambda_environment(
    name: str, handler: str, memory: int, *, task: str, region: str, access_key: str, secret_key: str, token: str,
) -> dict[str, str]:
    """What is there before a function's own variables (Lambda developer guide, "Defined runtime environment
    variables").

    Left out is what Lambda leaves out for OS-only runtimes, `AWS_EXECUTION_ENV` and `_X_AMZN_TRACE_ID`, and what an
    emulator sets itself, `AWS_LAMBDA_RUNTIME_API`.

    `memory` is in MB, `task` is the folder of the unpacked zip, which is /var/task on Lambda.
    """
    return {
        "_HANDLER": handler,
        "AWS_REGION": region, "AWS_DEFAULT_REGION": region,
        "AWS_ACCESS_KEY": access_key, "AWS_ACCESS_KEY_ID": access_key, "AWS_SECRET_ACCESS_KEY": secret_key,
        "AWS_SESSION_TOKEN": token,
        "AWS_LAMBDA_FUNCTION_NAME": name, "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(memory), "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand",
        "AWS_LAMBDA_LOG_GROUP_NAME": f"/aws/lambda/{name}",
        "AWS_LAMBDA_LOG_STREAM_NAME": "2026/01/01/[$LATEST]0123456789abcdef0123456789abcdef",
        "AWS_XRAY_CONTEXT_MISSING": "LOG_ERROR", "AWS_XRAY_DAEMON_ADDRESS": "169.254.79.129:2000",
        "LAMBDA_TASK_ROOT": task, "LAMBDA_RUNTIME_DIR": RUNTIME_FOLDER,
        "LANG": "en_US.UTF-8", "TZ": ":UTC", "PATH": PATH, "LD_LIBRARY_PATH": library_path(task)}


def with_libraries_of(environment: dict[str, str]) -> tuple[dict[str, str], list[str]]:
    """The environment without its path of libraries, and what to put before a command that is to have it.

    So the programs of this machine that start the command do not look for their own libraries among a function's.
    """
    rest = dict(environment)
    path = rest.pop("LD_LIBRARY_PATH")
    return rest, ["env", f"LD_LIBRARY_PATH={path}"]
