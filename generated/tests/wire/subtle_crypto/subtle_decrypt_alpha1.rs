//! `POST /v1.0-alpha1/subtlecrypto/{name}/decrypt`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::DaprClient;
#[cfg(feature = "server")]
use dapr_client::server::{
    OperationId,
    subtle_crypto::{SubtleDecryptAlpha1Error, SubtleDecryptAlpha1Request},
};
use dapr_client::subtle_crypto::{EncryptionAlgorithm, SubtleDecryptAlpha1Call};

use crate::response::Response;
use crate::sent::Sent;

fn call(dapr: &DaprClient) -> SubtleDecryptAlpha1Call {
    dapr.subtle_decrypt_alpha1(
        "vault",
        "aes256",
        EncryptionAlgorithm::A256gcm,
        &b"\xfe\xb7\x87^F\x8c7\xd6\x92\x96\x9ah4W"[..],
    )
    .nonce(&b"starwars1977"[..])
    .tag(&b"i*\xa6\x84a\x17\xcd\xa6\x04\x0f\x9e,\xa7\x105\xb0"[..])
    .associated_data(&b"rebels"[..])
}

#[test]
fn request() {
    let sent = Sent::by(call);
    sent.is("POST", "/v1.0-alpha1/subtlecrypto/vault/decrypt");
    sent.has_json(r#"{"ciphertext":"/reHXkaMN9aSlppoNFc=","tag":"aSqmhGEXzaYED54spxA1sA==","algorithm":"A256GCM","keyName":"aes256","nonce":"c3RhcndhcnMxOTc3","associatedData":"cmViZWxz"}"#);
}

#[cfg(feature = "server")]
#[test]
fn request_as_it_is_served() {
    let request = crate::received::request(OperationId::SubtleDecryptAlpha1, call);
    let request = SubtleDecryptAlpha1Request::read(request);
    assert_eq!(request.component_name, "vault");
    crate::received::is_json(
        request.body,
        r#"{"ciphertext":"/reHXkaMN9aSlppoNFc=","tag":"aSqmhGEXzaYED54spxA1sA==","algorithm":"A256GCM","keyName":"aes256","nonce":"c3RhcndhcnMxOTc3","associatedData":"cmViZWxz"}"#,
    );
}

#[test]
fn answer_200() {
    let response = Response::new(200, r#"{"plaintext":"VXNlIHRoZSBGb3JjZS4="}"#)
        .header("content-type", "application/json");
    let result = response.to(call);
    assert!(result.is_ok(), "{result:?}");
    #[cfg(feature = "server")]
    response.is_written_by(SubtleDecryptAlpha1Request::response(
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
        SubtleDecryptAlpha1Error::CryptoProviderNotFound("a message".into()).into_response(),
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
        SubtleDecryptAlpha1Error::MalformedRequest("a message".into()).into_response(),
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
    response.is_written_by(SubtleDecryptAlpha1Error::BodyRead("a message".into()).into_response());
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
    response
        .is_written_by(SubtleDecryptAlpha1Error::DirectInvoke("a message".into()).into_response());
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
        SubtleDecryptAlpha1Error::CryptoProvidersNotConfigured("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_CRYPTO_PROVIDERS_NOT_CONFIGURED"));
}

#[test]
fn answer_500_err_crypto() {
    let response = Response::new(500, r#"{"errorCode":"ERR_CRYPTO","message":"a message"}"#)
        .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(SubtleDecryptAlpha1Error::Crypto("a message".into()).into_response());
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
        SubtleDecryptAlpha1Error::ApiUnimplemented("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_API_UNIMPLEMENTED"));
}
