//! `POST /v1.0/shutdown`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::DaprClient;
#[cfg(feature = "server")]
use dapr_client::server::{
    OperationId,
    shutdown::{ShutdownError, ShutdownRequest},
};
use dapr_client::shutdown::ShutdownCall;

use crate::response::Response;
use crate::sent::Sent;

fn call(dapr: &DaprClient) -> ShutdownCall {
    dapr.shutdown()
}

#[test]
fn request() {
    let sent = Sent::by(call);
    sent.is("POST", "/v1.0/shutdown");
    sent.has_no_body();
}

#[cfg(feature = "server")]
#[test]
fn request_as_it_is_served() {
    let request = crate::received::request(OperationId::Shutdown, call);
    let request = ShutdownRequest::read(request);
    crate::received::is_bytes(request.body, "");
}

#[test]
fn answer_204() {
    let response = Response::new(204, "");
    let result = response.to(call);
    assert!(result.is_ok(), "{result:?}");
    #[cfg(feature = "server")]
    response.is_written_by(ShutdownRequest::response(
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
    response.is_written_by(ShutdownError::DirectInvoke("a message".into()).into_response());
    response.is_error(result, Some("ERR_DIRECT_INVOKE"));
}
