# A sketch that was never validated or applied; see README.md.

terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

provider "aws" {
  region = var.region
}

variable "region" {
  description = "The AWS region everything lies in."
  type        = string
}

variable "bucket" {
  description = "The name of the bucket for lake, raw store, bundles and jars; unique in all of AWS."
  type        = string
}

variable "max_cpu" {
  description = "The most virtual CPUs the batch may use at once."
  type        = string
  default     = "16 vCPU"
}

variable "max_memory" {
  description = "The most memory the batch may use at once."
  type        = string
  default     = "64 GB"
}

resource "aws_s3_bucket" "data" {
  bucket = var.bucket
}

resource "aws_s3_bucket_public_access_block" "data" {
  bucket                  = aws_s3_bucket.data.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_server_side_encryption_configuration" "data" {
  bucket = aws_s3_bucket.data.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

# EMR 7 runs Spark 3.5 and brings Delta; the job runs on JDK 17.
resource "aws_emrserverless_application" "nightly" {
  name          = "asterism"
  release_label = "emr-7.5.0"
  type          = "spark"

  maximum_capacity {
    cpu    = var.max_cpu
    memory = var.max_memory
  }

  auto_stop_configuration {
    enabled              = true
    idle_timeout_minutes = 5
  }
}

data "aws_iam_policy_document" "assumed_by_emr" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["emr-serverless.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "use_of_the_bucket" {
  statement {
    actions   = ["s3:ListBucket"]
    resources = [aws_s3_bucket.data.arn]
  }
  statement {
    actions   = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]
    resources = ["${aws_s3_bucket.data.arn}/*"]
  }
}

resource "aws_iam_role" "job" {
  name               = "asterism-job"
  assume_role_policy = data.aws_iam_policy_document.assumed_by_emr.json
}

resource "aws_iam_role_policy" "job" {
  name   = "asterism-bucket"
  role   = aws_iam_role.job.id
  policy = data.aws_iam_policy_document.use_of_the_bucket.json
}

output "bucket" {
  value = aws_s3_bucket.data.bucket
}

output "application_id" {
  value = aws_emrserverless_application.nightly.id
}

output "job_role_arn" {
  value = aws_iam_role.job.arn
}
