//! `GET /v1.0/healthz/outbound`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::DaprClient;
use dapr_client::health::CheckOutboundHealthCall;

use crate::support::{Answer, Sent};

fn call(dapr: &DaprClient) -> CheckOutboundHealthCall {
    dapr.check_outbound_health()
}

#[test]
fn request() {
    let sent = Sent::by(call);
    sent.is("GET", "/v1.0/healthz/outbound");
    sent.has_no_body();
}

#[test]
fn answer_204() {
    let answer = Answer::new(204, "");
    let result = answer.to(call);
    assert!(result.is_ok(), "{result:?}");
}

#[test]
fn answer_500_err_outbound_health_not_ready() {
    let answer = Answer::new(
        500,
        r#"{"errorCode":"ERR_OUTBOUND_HEALTH_NOT_READY","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = answer.to(call);
    answer.is_error(result, Some("ERR_OUTBOUND_HEALTH_NOT_READY"));
}
