"""What a function's trigger and log need besides its own calls. Each line names its source."""

from aws_local.calls import Permission
from aws_local.events import KinesisMapping, SQSMapping

# Lambda developer guide, "Process Amazon Kinesis Data Streams records with Lambda", execution role permissions:
# the managed policy AWSLambdaKinesisExecutionRole. Of it SubscribeToShard is for consumers of their own
# (enhanced fan-out), and ListStreams is for the console, which lists; this deployment has and does neither.
STREAM = ("kinesis:DescribeStream", "kinesis:DescribeStreamSummary", "kinesis:GetRecords",
          "kinesis:GetShardIterator", "kinesis:ListShards")
# The same page, and "Retain discarded batch records for a Kinesis event source": an SQS destination.
ON_FAILURE = ("sqs:SendMessage",)
# Lambda developer guide, "Using Lambda with Amazon SQS", execution role permissions.
QUEUE = ("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes")
# Lambda developer guide, "Sending Lambda function logs to CloudWatch Logs": AWSLambdaBasicExecutionRole, without
# CreateLogGroup, since the group is made by the deployment.
LOG = ("logs:CreateLogStream", "logs:PutLogEvents")


def needed_around(function, value_of):
    """The permissions that Lambda needs to call a function and to write its log."""
    found = {
        Permission(action, f"arn:aws:logs:eu-central-1:123456789012:log-group:/aws/lambda/{function.name}:*")
        for action in LOG}
    for event in function.events:
        if isinstance(event, KinesisMapping):
            found |= {Permission(action, value_of(event.arn)) for action in STREAM}
            if event.on_failure is not None:
                found |= {Permission(action, value_of(event.on_failure)) for action in ON_FAILURE}
        elif isinstance(event, SQSMapping):
            found |= {Permission(action, value_of(event.arn)) for action in QUEUE}
    return frozenset(found)
