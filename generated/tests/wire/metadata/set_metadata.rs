//! `PUT /v1.0/metadata/{key}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::DaprClient;
use dapr_client::metadata::SetMetadataCall;
#[cfg(feature = "server")]
use dapr_client::server::{
    OperationId,
    metadata::{SetMetadataError, SetMetadataRequest},
};

use crate::response::Response;
use crate::sent::Sent;

fn call(dapr: &DaprClient) -> SetMetadataCall {
    dapr.set_metadata("squadron", "some bytes")
}

#[test]
fn request() {
    let sent = Sent::by(call);
    sent.is("PUT", "/v1.0/metadata/squadron");
    sent.has_text("some bytes");
}

#[cfg(feature = "server")]
#[test]
fn request_as_it_is_served() {
    let request = crate::received::request(OperationId::SetMetadata, call);
    let request = SetMetadataRequest::read(request);
    assert_eq!(request.key, "squadron");
    crate::received::is_bytes(request.body, "some bytes");
}

#[test]
fn answer_204() {
    let response = Response::new(204, "");
    let result = response.to(call);
    assert!(result.is_ok(), "{result:?}");
    #[cfg(feature = "server")]
    response.is_written_by(SetMetadataRequest::response(
        result.map_err(crate::written::failed),
    ));
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
    response.is_written_by(SetMetadataError::BodyRead("a message".into()).into_response());
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
    response.is_written_by(SetMetadataError::DirectInvoke("a message".into()).into_response());
    response.is_error(result, Some("ERR_DIRECT_INVOKE"));
}
