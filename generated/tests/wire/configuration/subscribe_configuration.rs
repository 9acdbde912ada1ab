//! `GET /v1.0/configuration/{storeName}/subscribe`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::DaprClient;
use dapr_client::configuration::SubscribeConfigurationCall;
#[cfg(feature = "server")]
use dapr_client::server::{
    OperationId,
    configuration::{SubscribeConfigurationError, SubscribeConfigurationRequest},
};

use crate::response::Response;
use crate::sent::Sent;

fn call(dapr: &DaprClient) -> SubscribeConfigurationCall {
    dapr.subscribe_configuration("config-store")
        .keys(["hyperdrive", "shields"])
        .metadata("label", "rebels")
}

#[test]
fn request() {
    let sent = Sent::by(call);
    sent.is("GET", "/v1.0/configuration/config-store/subscribe?key=hyperdrive&key=shields&metadata.label=rebels");
    sent.has_no_body();
}

#[cfg(feature = "server")]
#[test]
fn request_as_it_is_served() {
    let request = crate::received::request(OperationId::SubscribeConfiguration, call);
    let request = SubscribeConfigurationRequest::read(request);
    assert_eq!(request.store_name, "config-store");
    assert_eq!(request.keys, ["hyperdrive", "shields"]);
    assert_eq!(request.metadata["label"], "rebels");
    crate::received::is_bytes(request.body, "");
}

#[test]
fn answer_200() {
    let response = Response::new(200, r#"{"id":"90993a9a-e1c7-4b6c-bea2-5b413a5123cd"}"#)
        .header("content-type", "application/json");
    let result = response.to(call);
    assert!(result.is_ok(), "{result:?}");
    #[cfg(feature = "server")]
    response.is_written_by(SubscribeConfigurationRequest::response(
        result.map_err(crate::written::failed),
    ));
}

#[test]
fn answer_400_err_configuration_store_not_found() {
    let response = Response::new(
        400,
        r#"{"errorCode":"ERR_CONFIGURATION_STORE_NOT_FOUND","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(
        SubscribeConfigurationError::ConfigurationStoreNotFound("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_CONFIGURATION_STORE_NOT_FOUND"));
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
    response.is_written_by(
        SubscribeConfigurationError::DirectInvoke("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_DIRECT_INVOKE"));
}

#[test]
fn answer_500_err_configuration_store_not_configured() {
    let response = Response::new(
        500,
        r#"{"errorCode":"ERR_CONFIGURATION_STORE_NOT_CONFIGURED","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(
        SubscribeConfigurationError::ConfigurationStoreNotConfigured("a message".into())
            .into_response(),
    );
    response.is_error(result, Some("ERR_CONFIGURATION_STORE_NOT_CONFIGURED"));
}

#[test]
fn answer_500_err_app_channel_nil() {
    let response = Response::new(
        500,
        r#"{"errorCode":"ERR_APP_CHANNEL_NIL","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(
        SubscribeConfigurationError::AppChannelNil("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_APP_CHANNEL_NIL"));
}

#[test]
fn answer_500_err_configuration_subscribe() {
    let response = Response::new(
        500,
        r#"{"errorCode":"ERR_CONFIGURATION_SUBSCRIBE","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(
        SubscribeConfigurationError::ConfigurationSubscribe("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_CONFIGURATION_SUBSCRIBE"));
}
