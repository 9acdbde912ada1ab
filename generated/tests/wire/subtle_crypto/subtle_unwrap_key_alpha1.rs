//! `POST /v1.0-alpha1/subtlecrypto/{name}/unwrapkey`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::DaprClient;
#[cfg(feature = "server")]
use dapr_client::server::{
    OperationId,
    subtle_crypto::{SubtleUnwrapKeyAlpha1Error, SubtleUnwrapKeyAlpha1Request},
};
use dapr_client::subtle_crypto::{EncryptionAlgorithm, SubtleUnwrapKeyAlpha1Call};

use crate::response::Response;
use crate::sent::Sent;

fn call(dapr: &DaprClient) -> SubtleUnwrapKeyAlpha1Call {
    dapr.subtle_unwrap_key_alpha1("vault", "aes256", EncryptionAlgorithm::A256kw, &b"\xac;2\x83\x13\xf7jS\\\x91\x020\xd4\xa6\xda\xe9\xc8\x0c\xbbR m\xc8\xf1B\xa7\xf1v0\xf6p\xe3\xe6\x13\xce\x7f\xde8\xd2B"[..])
}

#[test]
fn request() {
    let sent = Sent::by(call);
    sent.is("POST", "/v1.0-alpha1/subtlecrypto/vault/unwrapkey");
    sent.has_json(r#"{"wrappedKey":"rDsygxP3alNckQIw1Kba6cgMu1IgbcjxQqfxdjD2cOPmE85/3jjSQg==","algorithm":"A256KW","keyName":"aes256"}"#);
}

#[cfg(feature = "server")]
#[test]
fn request_as_it_is_served() {
    let request = crate::received::request(OperationId::SubtleUnwrapKeyAlpha1, call);
    let request = SubtleUnwrapKeyAlpha1Request::read(request);
    assert_eq!(request.component_name, "vault");
    crate::received::is_json(
        request.body,
        r#"{"wrappedKey":"rDsygxP3alNckQIw1Kba6cgMu1IgbcjxQqfxdjD2cOPmE85/3jjSQg==","algorithm":"A256KW","keyName":"aes256"}"#,
    );
}

#[test]
fn answer_200() {
    let response = Response::new(
        200,
        r#"{"plaintextKey":"aDDJ7yqNdRk/FdEPkHAIwi/1C08M8cluS7cgNNxrK/U="}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    assert!(result.is_ok(), "{result:?}");
    #[cfg(feature = "server")]
    response.is_written_by(SubtleUnwrapKeyAlpha1Request::response(
        result.map_err(crate::written::failed),
    ));
}

#[test]
fn answer_400_err_crypto_provider_not_found() {
    let response = Response::new(
        400,
        r#"{"errorCode":"ERR_CRYPTO_PROVIDER_NOT_FOUND","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(
        SubtleUnwrapKeyAlpha1Error::CryptoProviderNotFound("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_CRYPTO_PROVIDER_NOT_FOUND"));
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
    response.is_written_by(
        SubtleUnwrapKeyAlpha1Error::MalformedRequest("a message".into()).into_response(),
    );
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
    response
        .is_written_by(SubtleUnwrapKeyAlpha1Error::BodyRead("a message".into()).into_response());
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
    response.is_written_by(
        SubtleUnwrapKeyAlpha1Error::DirectInvoke("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_DIRECT_INVOKE"));
}

#[test]
fn answer_500_err_crypto_providers_not_configured() {
    let response = Response::new(
        500,
        r#"{"errorCode":"ERR_CRYPTO_PROVIDERS_NOT_CONFIGURED","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(
        SubtleUnwrapKeyAlpha1Error::CryptoProvidersNotConfigured("a message".into())
            .into_response(),
    );
    response.is_error(result, Some("ERR_CRYPTO_PROVIDERS_NOT_CONFIGURED"));
}

#[test]
fn answer_500_err_crypto() {
    let response = Response::new(500, r#"{"errorCode":"ERR_CRYPTO","message":"a message"}"#)
        .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(SubtleUnwrapKeyAlpha1Error::Crypto("a message".into()).into_response());
    response.is_error(result, Some("ERR_CRYPTO"));
}

#[test]
fn answer_501_err_api_unimplemented() {
    let response = Response::new(
        501,
        r#"{"errorCode":"ERR_API_UNIMPLEMENTED","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(
        SubtleUnwrapKeyAlpha1Error::ApiUnimplemented("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_API_UNIMPLEMENTED"));
}
