//! `GET /v1.0/configuration/{storeName}/{subscriptionId}/unsubscribe`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::DaprClient;
use dapr_client::configuration::UnsubscribeConfigurationCall;
#[cfg(feature = "server")]
use dapr_client::server::{
    OperationId,
    configuration::{UnsubscribeConfigurationError, UnsubscribeConfigurationRequest},
};

use crate::response::Response;
use crate::sent::Sent;

fn call(dapr: &DaprClient) -> UnsubscribeConfigurationCall {
    dapr.unsubscribe_configuration("config-store", "90993a9a-e1c7-4b6c-bea2-5b413a5123cd")
}

#[test]
fn request() {
    let sent = Sent::by(call);
    sent.is(
        "GET",
        "/v1.0/configuration/config-store/90993a9a-e1c7-4b6c-bea2-5b413a5123cd/unsubscribe",
    );
    sent.has_no_body();
}

#[cfg(feature = "server")]
#[test]
fn request_as_it_is_served() {
    let request = crate::received::request(OperationId::UnsubscribeConfiguration, call);
    let request = UnsubscribeConfigurationRequest::read(request);
    assert_eq!(request.store_name, "config-store");
    assert_eq!(
        request.subscription_id,
        "90993a9a-e1c7-4b6c-bea2-5b413a5123cd"
    );
    crate::received::is_bytes(request.body, "");
}

#[test]
fn answer_200() {
    let response = Response::new(200, r#"{"ok":true}"#).header("content-type", "application/json");
    let result = response.to(call);
    assert!(result.is_ok(), "{result:?}");
    #[cfg(feature = "server")]
    response.is_written_by(UnsubscribeConfigurationRequest::response(
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
        UnsubscribeConfigurationError::ConfigurationStoreNotFound("a message".into())
            .into_response(),
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
        UnsubscribeConfigurationError::DirectInvoke("a message".into()).into_response(),
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
        UnsubscribeConfigurationError::ConfigurationStoreNotConfigured("a message".into())
            .into_response(),
    );
    response.is_error(result, Some("ERR_CONFIGURATION_STORE_NOT_CONFIGURED"));
}
