"""Each function may call exactly what it calls: its role against the calls of the whole run, faults included."""

import dataclasses

import pytest
from aws_local.permissions import granted
from aws_local.stack import client
from aws_local.template import read

from harness.aws import SERVERLESS
from harness.privileges import needed_around

# The parameters that every shop has; the others are its delivery companies' secrets.
KEYS = ("token-key", "token-signing-key")
FUNCTIONS = [function.key for function in read(SERVERLESS).functions]


def neutral(permission, shop):
    """The same for every shop, whatever its stage and its delivery companies' secrets are called."""
    resource = permission.resource.replace(f"cake-ordering-{shop.stage}-", "cake-ordering-STAGE-")
    prefix, separator, name = resource.partition(shop.prefix)
    if separator:
        resource = f"{prefix}/cake-ordering/STAGE/{name if name in KEYS else 'SECRET'}"
    return dataclasses.replace(permission, resource=resource)


def called(account, key):
    """What the calls of all shops' functions of that name needed."""
    return {neutral(permission, shop) for shop in account.shops
            for permission in account.proxy.used(shop.function(key))}


def of_role(account, key):
    """What the role of that function grants in any shop, and what Lambda needs around it."""
    grants, around = set(), set()
    for shop in account.shops:
        deployment, stack = shop.deployed.deployment, shop.deployed.stack
        function = deployment.function(key)
        role = function.role if isinstance(function.role, str) else function.role["Fn::GetAtt"][0]
        grants |= {neutral(item, shop) for item in granted(deployment.resources[role], stack.value)}
        around |= {neutral(item, shop) for item in needed_around(function, stack.value)}
    return grants, around


@pytest.mark.parametrize("key", FUNCTIONS)
def test_a_function_may_call_exactly_what_it_calls(shop, account, key):
    assert len(account.shops) > 10, "this is about a whole run, not about some of its tests"
    grants, around = of_role(account, key)
    used = called(account, key)
    assert not used - grants, f"{key} calls what its role does not grant: {lines(used - grants)}"
    assert not around - grants, f"Lambda needs for {key}: {lines(around - grants)}"
    assert not grants - used - around, f"{key} is granted what nothing called: {lines(grants - used - around)}"


def lines(permissions):
    return "\n  ".join(["", *sorted(map(str, permissions))])


def test_no_role_names_a_wildcard(shop):
    for resource in shop.deployed.deployment.resources.values():
        if resource["Type"] == "AWS::IAM::Role":
            for item in granted(resource, lambda value: str(value)):
                assert "*" not in item.action, item
                assert "*" not in item.resource.removesuffix(":*'}").removesuffix(":*"), item


def test_nothing_was_called_under_a_name_that_is_no_functions(account, shop):
    # Some tests put records into a stream themselves.
    unknown = [record for record in account.proxy.records()
               if record.function is None and record.call.action != "PutRecord"]
    assert unknown == []


def test_a_call_that_no_role_grants_is_refused(shop, account):
    """The permissions are checked, or else everything above would prove little."""
    stack = shop.deployed.stack
    keys = stack.keys_of(stack.role(shop.deployed.deployment.function("placeOrder").role), "curious")
    with pytest.raises(Exception, match="403|AccessDenied|not authorized"):
        client("ses", account.local.moto.url, keys).list_identities()
