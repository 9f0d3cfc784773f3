"""The strict reader of `serverless.yml`: what it takes, and what it refuses with place and reason."""

import copy

import pytest
import yaml

from aws_local.document import TemplateError
from aws_local.events import HTTPRoute, KinesisMapping, Schedule, SQSMapping
from aws_local.template import read

SMALL = {
    "service": "cakes",
    "frameworkVersion": ">=3",
    "provider": {
        "name": "aws", "runtime": "provided.al2023", "memorySize": 256, "timeout": 29,
        "environment": {"TABLE": {"Ref": "Table"}, "STAGE": "${sls:stage}"}},
    "params": {"default": {"name": "cakes-${sls:stage}", "protected": False}, "prod": {"protected": True}},
    "custom": {"sponge": {"name": "${param:name}-sponge"}},
    "functions": {
        "place": {
            "handler": "place", "role": {"Fn::GetAtt": ["Role", "Arn"]},
            "environment": {"ARN": {"Fn::Sub": "${Table.Arn}/${AWS::Region}/${param:name}"}},
            "events": [
                {"httpApi": {"method": "post", "path": "/orders"}},
                {"httpApi": "*"},
                {"stream": {
                    "type": "kinesis", "arn": {"Fn::GetAtt": ["Table", "Arn"]}, "batchSize": 100,
                    "maximumRetryAttempts": 3, "bisectBatchOnFunctionError": True,
                    "functionResponseType": "ReportBatchItemFailures",
                    "destinations": {"onFailure": {"type": "sqs", "arn": {"Ref": "Table"}}}}},
                {"sqs": {"arn": {"Ref": "Table"}, "maximumConcurrency": 5}},
                {"schedule": {"rate": "rate(2 minutes)"}}]}},
    "resources": {"Resources": {
        "Table": {"Type": "AWS::DynamoDB::Table", "Properties": {
            "TableName": "${self:custom.sponge.name}", "DeletionProtectionEnabled": "${param:protected}"}},
        "Role": {"Type": "AWS::IAM::Role"}}},
}


@pytest.fixture
def write(tmp_path):
    def one(document):
        path = tmp_path / "serverless.yml"
        path.write_text(document if isinstance(document, str) else yaml.safe_dump(document))
        return path
    return one


def test_variables_are_replaced_and_keep_their_type(write):
    deployment = read(write(SMALL), "prod")
    properties = deployment.resources["Table"]["Properties"]
    assert properties == {"TableName": "cakes-prod-sponge", "DeletionProtectionEnabled": True}
    assert deployment.params == {"name": "cakes-prod", "protected": True}


def test_the_stage_and_parameters_of_the_command_line_go_first(write):
    deployment = read(write(SMALL), params={"name": "mine"})
    assert deployment.stage == "dev"
    assert deployment.resources["Table"]["Properties"]["TableName"] == "mine-sponge"


def test_functions_have_what_the_provider_gives_them_and_their_own(write):
    function = read(write(SMALL)).function("place")
    assert (function.name, function.memory, function.timeout) == ("cakes-dev-place", 256, 29)
    assert function.environment == {
        "TABLE": {"Ref": "Table"}, "STAGE": "dev", "ARN": {"Fn::Sub": "${Table.Arn}/${AWS::Region}/cakes-dev"}}
    assert function.role == {"Fn::GetAtt": ["Role", "Arn"]}
    assert function.logical_id == "PlaceLambdaFunction"


def test_functions_share_a_program_or_have_their_own(write):
    document = changed(("package",), {"artifact": "made/all.zip"})
    document["functions"]["pages"] = {"handler": "pages", "package": {"artifact": "made/pages.zip"}}
    deployment = read(write(document))
    assert deployment.function("place").artifact == "made/all.zip"
    assert deployment.function("pages").artifact == "made/pages.zip"
    assert deployment.artifacts == ["made/all.zip", "made/pages.zip"]


def test_triggers_are_read_with_their_defaults(write):
    route, rest, stream, queue, schedule = read(write(SMALL)).function("place").events
    assert route == HTTPRoute("POST", "/orders") and rest.key == "$default"
    assert stream == KinesisMapping(
        {"Fn::GetAtt": ["Table", "Arn"]}, 100, 0, "TRIM_HORIZON", 1, 3, -1, True, True, {"Ref": "Table"})
    assert queue == SQSMapping({"Ref": "Table"}, 10, 0, False, 5)
    assert schedule == Schedule(120)


def changed(path, value):
    """The small file with one value replaced."""
    document = copy.deepcopy(SMALL)
    *way, last = path
    part = document
    for step in way:
        part = part[step]
    part[last] = value
    return document


FUNCTION, TABLE = ("functions", "place"), ("resources", "Resources", "Table", "Properties")


@pytest.mark.parametrize("path, value, place, reason", [
    (("plugins",), ["x"], "plugins", "not in the subset"),
    ((*TABLE, "TableName"), "${env:HOME}", "resources.Resources.Table.Properties.TableName", "not in the subset"),
    ((*TABLE, "TableName"), "${sls:instanceId}", "resources.Resources.Table.Properties.TableName", "only the stage"),
    ((*TABLE, "TableName"), "${param:other}", "resources.Resources.Table.Properties.TableName", "no value"),
    ((*TABLE, "TableName"), "${param:a, 'b'}", "resources.Resources.Table.Properties.TableName", "not in the subset"),
    ((*TABLE, "TableName"), "${param:${sls:stage}}", "resources.Resources.Table.Properties.TableName", "within"),
    ((*TABLE, "TableName"), "${self:custom.cake}", "resources.Resources.Table.Properties.TableName", "no cake"),
    ((*TABLE, "TableName"), "x-${self:custom}", "resources.Resources.Table.Properties.TableName", "no text"),
    ((*TABLE, "TableName"), "${Table.Arn}", "resources.Resources.Table.Properties.TableName", "not in the subset"),
    (("custom", "sponge", "name"), "${self:custom.sponge.name}", "custom.sponge.name", "itself"),
    ((*TABLE, "TableName"), {"Fn::Join": ["", ["a"]]}, "resources.Resources.Table.Properties.TableName", "Fn::Join"),
    ((*TABLE, "TableName"), {"Ref": "Nothing"}, "resources.Resources.Table.Properties.TableName", "Nothing"),
    ((*TABLE, "TableName"), {"Fn::GetAtt": "Table.Arn"}, "resources.Resources.Table.Properties.TableName", "list"),
    ((*TABLE, "TableName"), {"Fn::Sub": ["${A}", {}]}, "resources.Resources.Table.Properties.TableName", "text"),
    ((*TABLE, "TableName"), {"Fn::Sub": "${Oven}"}, "resources.Resources.Table.Properties.TableName", "Oven"),
    ((*TABLE, "TableName"), {"Ref": "Table", "x": 1}, "resources.Resources.Table.Properties.TableName", "beside"),
    (("resources", "Resources", "Table", "Condition"), "x", "resources.Resources.Table.Condition", "subset"),
    (("resources", "Conditions"), {}, "resources.Conditions", "subset"),
    ((*FUNCTION, "vpc"), {}, "functions.place.vpc", "subset"),
    (("package",), {"patterns": ["x"]}, "package.patterns", "subset"),
    ((*FUNCTION, "package"), {"artifact": 1}, "functions.place.package.artifact", "text"),
    ((*FUNCTION, "package"), {"individually": True}, "functions.place.package.individually", "subset"),
    ((*FUNCTION, "memorySize"), "much", "functions.place.memorySize", "whole number"),
    ((*FUNCTION, "environment"), {"A": True}, "functions.place.environment.A", "quotes"),
    ((*FUNCTION, "events"), [{"s3": "x"}], "functions.place.events[0]", "s3"),
    ((*FUNCTION, "events"), [{"httpApi": {"path": "/x", "authorizer": "y"}}],
     "functions.place.events[0].httpApi.authorizer", "subset"),
    ((*FUNCTION, "events"), [{"sqs": {"arn": "x", "maximumConcurrency": 1}}],
     "functions.place.events[0].sqs.maximumConcurrency", "between 2 and 1000"),
    ((*FUNCTION, "events"), [{"sqs": {"arn": "x", "filterPatterns": []}}],
     "functions.place.events[0].sqs.filterPatterns", "subset"),
    ((*FUNCTION, "events"), [{"sqs": {"arn": "x", "batchSize": 11}}],
     "functions.place.events[0].sqs.maximumBatchingWindow", "at least 1"),
    ((*FUNCTION, "events"), [{"stream": {"type": "kinesis", "arn": "x", "maximumRecordAgeInSeconds": 5}}],
     "functions.place.events[0].stream.maximumRecordAgeInSeconds", "between 60"),
    ((*FUNCTION, "events"), [{"schedule": "cron(0 0 * * ? *)"}], "functions.place.events[0].schedule", "rate"),
])
def test_what_is_outside_the_subset_is_refused_with_place_and_reason(write, path, value, place, reason):
    with pytest.raises(TemplateError) as refusal:
        read(write(changed(path, value)))
    assert refusal.value.place == place
    assert reason in refusal.value.reason


@pytest.mark.parametrize("text, reason", [
    ("a: !Ref Table", "tags"), ("a: &x 1\nb: *x", "anchors"), ("a: 1\na: 2", "twice"),
    ("a: 2012-10-17", "quotes"), ("- a", "mapping"), ("a: [", "expected")])
def test_yaml_outside_the_subset_is_refused(write, text, reason):
    with pytest.raises(TemplateError, match=reason):
        read(write(text))


def test_the_repositorys_own_file_is_within_the_subset():
    import pathlib
    root = pathlib.Path(__file__).resolve().parents[2]
    for stage in ("dev", "prod"):
        deployment = read(root / "serverless.yml", stage)
        assert deployment.functions and deployment.resources
