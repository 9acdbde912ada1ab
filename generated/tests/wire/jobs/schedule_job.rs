//! `POST /v1.0/jobs/{name}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::time::Duration;

use dapr_client::DaprClient;
use dapr_client::jobs::{JobFailurePolicy, JobRetry, ScheduleJobCall};
#[cfg(feature = "server")]
use dapr_client::server::{
    OperationId,
    jobs::{ScheduleJobError, ScheduleJobRequest},
};
use serde_json::json;

use crate::response::Response;
use crate::sent::Sent;

fn call(dapr: &DaprClient) -> ScheduleJobCall {
    dapr.schedule_job("evacuate", json!({ "base": "echo" }))
        .schedule("@every 1h")
        .due_time(Duration::from_secs(600))
        .repeats(3)
        .ttl(Duration::from_secs(172800))
        .failure_policy(JobFailurePolicy::Constant(
            JobRetry::new()
                .interval(Duration::from_secs(3))
                .max_retries(5),
        ))
}

#[test]
fn request() {
    let sent = Sent::by(call);
    sent.is("POST", "/v1.0/jobs/evacuate");
    sent.has_json(r#"{"data":{"base":"echo"},"schedule":"@every 1h","repeats":3,"dueTime":"10m0s","ttl":"48h0m0s","failurePolicy":{"constant":{"interval":"3s","maxRetries":5}}}"#);
}

#[cfg(feature = "server")]
#[test]
fn request_as_it_is_served() {
    let request = crate::received::request(OperationId::ScheduleJob, call);
    let request = ScheduleJobRequest::read(request);
    assert_eq!(request.name, "evacuate");
    crate::received::is_json(
        request.body,
        r#"{"data":{"base":"echo"},"schedule":"@every 1h","repeats":3,"dueTime":"10m0s","ttl":"48h0m0s","failurePolicy":{"constant":{"interval":"3s","maxRetries":5}}}"#,
    );
}

#[test]
fn answer_204() {
    let response = Response::new(204, "");
    let result = response.to(call);
    assert!(result.is_ok(), "{result:?}");
    #[cfg(feature = "server")]
    response.is_written_by(ScheduleJobRequest::response(
        result.map_err(crate::written::failed),
    ));
}

#[test]
fn answer_400_dapr_scheduler_schedule_empty() {
    let response = Response::new(
        400,
        r#"{"errorCode":"DAPR_SCHEDULER_SCHEDULE_EMPTY","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(
        ScheduleJobError::DaprSchedulerScheduleEmpty("a message".into()).into_response(),
    );
    response.is_error(result, Some("DAPR_SCHEDULER_SCHEDULE_EMPTY"));
}

#[test]
fn answer_400_dapr_scheduler_job_name() {
    let response = Response::new(
        400,
        r#"{"errorCode":"DAPR_SCHEDULER_JOB_NAME","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response
        .is_written_by(ScheduleJobError::DaprSchedulerJobName("a message".into()).into_response());
    response.is_error(result, Some("DAPR_SCHEDULER_JOB_NAME"));
}

#[test]
fn answer_400_dapr_scheduler_job_name_empty() {
    let response = Response::new(
        400,
        r#"{"errorCode":"DAPR_SCHEDULER_JOB_NAME_EMPTY","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(
        ScheduleJobError::DaprSchedulerJobNameEmpty("a message".into()).into_response(),
    );
    response.is_error(result, Some("DAPR_SCHEDULER_JOB_NAME_EMPTY"));
}

#[test]
fn answer_400_err_malformed_request() {
    let response = Response::new(
        400,
        r#"{"errorCode":"ERR_MALFORMED_REQUEST","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(ScheduleJobError::MalformedRequest("a message".into()).into_response());
    response.is_error(result, Some("ERR_MALFORMED_REQUEST"));
}

#[test]
fn answer_400_err_body_read() {
    let response = Response::new(
        400,
        r#"{"errorCode":"ERR_BODY_READ","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(ScheduleJobError::BodyRead("a message".into()).into_response());
    response.is_error(result, Some("ERR_BODY_READ"));
}

#[test]
fn answer_401() {
    let response = Response::new(401, "invalid api token\n")
        .header("content-type", "text/plain; charset=utf-8");
    let result = response.to(call);
    response.is_error(result, None);
}

#[test]
fn answer_404_err_direct_invoke() {
    let response = Response::new(
        404,
        r#"{"errorCode":"ERR_DIRECT_INVOKE","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(ScheduleJobError::DirectInvoke("a message".into()).into_response());
    response.is_error(result, Some("ERR_DIRECT_INVOKE"));
}

#[test]
fn answer_409_dapr_scheduler_schedule_job() {
    let response = Response::new(
        409,
        r#"{"errorCode":"DAPR_SCHEDULER_SCHEDULE_JOB","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(
        ScheduleJobError::DaprSchedulerScheduleJob409("a message".into()).into_response(),
    );
    response.is_error(result, Some("DAPR_SCHEDULER_SCHEDULE_JOB"));
}

#[test]
fn answer_500_dapr_scheduler_schedule_job() {
    let response = Response::new(
        500,
        r#"{"errorCode":"DAPR_SCHEDULER_SCHEDULE_JOB","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(
        ScheduleJobError::DaprSchedulerScheduleJob500("a message".into()).into_response(),
    );
    response.is_error(result, Some("DAPR_SCHEDULER_SCHEDULE_JOB"));
}

#[test]
fn answer_507_dapr_scheduler_schedule_job() {
    let response = Response::new(
        507,
        r#"{"errorCode":"DAPR_SCHEDULER_SCHEDULE_JOB","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(
        ScheduleJobError::DaprSchedulerScheduleJobOther(507, "a message".into()).into_response(),
    );
    response.is_error(result, Some("DAPR_SCHEDULER_SCHEDULE_JOB"));
}
