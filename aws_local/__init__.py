"""The deployment that `serverless.yml` describes, on this machine: see `script/aws-local`."""
