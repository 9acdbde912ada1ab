//! `GET /v1.0/jobs/{name}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::DaprClient;
use dapr_client::jobs::GetJobCall;
#[cfg(feature = "server")]
use dapr_client::server::{
    OperationId,
    jobs::{GetJobError, GetJobRequest},
};

use crate::response::Response;
use crate::sent::Sent;

fn call(dapr: &DaprClient) -> GetJobCall {
    dapr.get_job("evacuate")
}

#[test]
fn request() {
    let sent = Sent::by(call);
    sent.is("GET", "/v1.0/jobs/evacuate");
    sent.has_no_body();
}

#[cfg(feature = "server")]
#[test]
fn request_as_it_is_served() {
    let request = crate::received::request(OperationId::GetJob, call);
    let request = GetJobRequest::read(request);
    assert_eq!(request.name, "evacuate");
    crate::received::is_bytes(request.body, "");
}

#[test]
fn answer_200() {
    let response = Response::new(200, r#"{"name":"evacuate","schedule":"@every 1h","repeats":3,"dueTime":"10m0s","ttl":"48h0m0s","data":{"@type":"type.googleapis.com/google.protobuf.Value","value":{"base":"echo"}},"failurePolicy":{"constant":{"interval":"3s","maxRetries":5}}}"#)
        .header("content-type", "application/json");
    let result = response.to(call);
    assert!(result.is_ok(), "{result:?}");
    #[cfg(feature = "server")]
    response.is_written_by(GetJobRequest::response(
        result.map_err(crate::written::failed),
    ));
}

#[test]
fn answer_400() {
    let response = Response::new(400, "invalid baggage header: invalid key: \"\"\n")
        .header("content-type", "text/plain; charset=utf-8");
    let result = response.to(call);
    response.is_error(result, None);
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
    response.is_written_by(GetJobError::DirectInvoke("a message".into()).into_response());
    response.is_error(result, Some("ERR_DIRECT_INVOKE"));
}

#[test]
fn answer_500_dapr_scheduler_get_job() {
    let response = Response::new(
        500,
        r#"{"errorCode":"DAPR_SCHEDULER_GET_JOB","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(GetJobError::DaprSchedulerGetJob("a message".into()).into_response());
    response.is_error(result, Some("DAPR_SCHEDULER_GET_JOB"));
}

#[test]
fn answer_500_err_internal() {
    let response = Response::new(500, r#"{"errorCode":"ERR_INTERNAL","message":"a message"}"#)
        .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(GetJobError::Internal("a message".into()).into_response());
    response.is_error(result, Some("ERR_INTERNAL"));
}
