//! Parses jobs.

use crate::jobs::{FailurePolicy, Job};
use crate::json::proto::{self, Node, Object};

/// A parsed request.
pub(super) struct ParsedJob {
    pub(super) job: Job,
    pub(super) overwrite: bool,
    /// Whether the body contains a name, which belongs in the path.
    pub(super) has_name: bool,
}

pub(super) fn read(text: &[u8]) -> Result<ParsedJob, String> {
    let object = proto::object(text)?;
    let data = object.raw_field("data", "data")?;
    let data = data.map(Node::to_proto_value);
    let policy = object.message("failurePolicy", "failure_policy")?;
    Ok(ParsedJob {
        has_name: object
            .text("name", "name")?
            .is_some_and(|name| !name.is_empty()),
        overwrite: object
            .boolean("overwrite", "overwrite")?
            .unwrap_or_default(),
        job: Job {
            schedule: object.text("schedule", "schedule")?,
            repeats: object.uint32("repeats", "repeats")?,
            due_time: object.text("dueTime", "due_time")?,
            ttl: object.text("ttl", "ttl")?,
            data: data.transpose()?,
            failure_policy: policy.map(failure_policy).transpose()?.flatten(),
        },
    })
}

fn failure_policy(policy: &Object) -> Result<Option<FailurePolicy>, String> {
    policy.one_of(
        &["drop", "constant"],
        "dapr.proto.common.v1.JobFailurePolicy.policy",
    )?;
    if policy.message("drop", "drop")?.is_some() {
        return Ok(Some(FailurePolicy::Drop));
    }
    let Some(constant) = policy.message("constant", "constant")? else {
        return Ok(None);
    };
    Ok(Some(FailurePolicy::Constant {
        interval: constant
            .field("interval", "interval")?
            .map(duration)
            .transpose()?,
        max_retries: constant.uint32("maxRetries", "max_retries")?,
    }))
}

/// Parses seconds with the suffix `s` and at most nine fractional digits.
fn duration(node: &Node) -> Result<i64, String> {
    let Some(text) = node.as_str() else {
        return Err(node.unexpected());
    };
    let nanoseconds = || {
        let digits = text.strip_suffix('s')?;
        let unsigned = digits.strip_prefix(['-', '+']).unwrap_or(digits);
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
        let are_digits =
            |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !are_digits(whole) || !are_digits(fraction) || fraction.len() > 9 {
            return None;
        }
        let seconds: i64 = whole.parse().ok()?;
        let part: i64 = format!("{fraction:0<9}").parse().ok()?;
        let total = seconds.saturating_mul(1_000_000_000).saturating_add(part);
        Some(if digits.starts_with('-') {
            -total
        } else {
            total
        })
    };
    nanoseconds().ok_or_else(|| {
        node.error(&format!(
            "invalid google.protobuf.Duration value {}",
            node.raw()
        ))
    })
}
