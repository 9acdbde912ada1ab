//! `GET /v1.0/healthz/outbound`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::DaprClient;
use dapr_client::health::CheckOutboundHealthCall;
#[cfg(feature = "server")]
use dapr_client::server::{
    OperationId,
    health::{CheckOutboundHealthError, CheckOutboundHealthRequest},
};

use crate::response::Response;
use crate::sent::Sent;

fn call(dapr: &DaprClient) -> CheckOutboundHealthCall {
    dapr.check_outbound_health()
}

#[test]
fn request() {
    let sent = Sent::by(call);
    sent.is("GET", "/v1.0/healthz/outbound");
    sent.has_no_body();
}

#[cfg(feature = "server")]
#[test]
fn request_as_it_is_served() {
    let request = crate::received::request(OperationId::CheckOutboundHealth, call);
    let request = CheckOutboundHealthRequest::read(request);
    crate::received::is_bytes(request.body, "");
}

#[test]
fn answer_204() {
    let response = Response::new(204, "");
    let result = response.to(call);
    assert!(result.is_ok(), "{result:?}");
    #[cfg(feature = "server")]
    response.is_written_by(CheckOutboundHealthRequest::response(
        result.map_err(crate::written::failed),
    ));
}

#[test]
fn answer_500_err_outbound_health_not_ready() {
    let response = Response::new(
        500,
        r#"{"errorCode":"ERR_OUTBOUND_HEALTH_NOT_READY","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(
        CheckOutboundHealthError::OutboundHealthNotReady("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_OUTBOUND_HEALTH_NOT_READY"));
}
