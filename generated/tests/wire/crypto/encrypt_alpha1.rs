//! `PUT /v1.0-alpha1/crypto/{name}/encrypt`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::DaprClient;
use dapr_client::crypto::{DataEncryptionCipher, EncryptAlpha1Call, KeyWrapAlgorithm};
#[cfg(feature = "server")]
use dapr_client::server::{
    OperationId,
    crypto::{EncryptAlpha1Error, EncryptAlpha1Request},
};

use crate::response::Response;
use crate::sent::Sent;

fn call(dapr: &DaprClient) -> EncryptAlpha1Call {
    dapr.encrypt_alpha1(
        "vault",
        "rebel-rsa.pem",
        KeyWrapAlgorithm::RsaOaep256,
        "some bytes",
    )
    .data_encryption_cipher(DataEncryptionCipher::Chacha20Poly1305)
}

#[test]
fn request() {
    let sent = Sent::by(call);
    sent.is("PUT", "/v1.0-alpha1/crypto/vault/encrypt");
    sent.has("dapr-key-name", "rebel-rsa.pem");
    sent.has("dapr-key-wrap-algorithm", "RSA-OAEP-256");
    sent.has("dapr-data-encryption-cipher", "chacha20-poly1305");
    sent.has_text("some bytes");
}

#[cfg(feature = "server")]
#[test]
fn request_as_it_is_served() {
    let request = crate::received::request(OperationId::EncryptAlpha1, call);
    let request = EncryptAlpha1Request::read(request);
    assert_eq!(request.component_name, "vault");
    assert_eq!(request.key_name.as_deref(), Some("rebel-rsa.pem"));
    crate::received::is_given(&request.key_wrap_algorithm, "RSA-OAEP-256");
    crate::received::is_given(&request.data_encryption_cipher, "chacha20-poly1305");
    crate::received::is_bytes(request.body, "some bytes");
}

#[test]
fn answer_200() {
    let response =
        Response::new(200, r#""anything""#).header("content-type", "application/octet-stream");
    let result = response.to(call);
    assert!(result.is_ok(), "{result:?}");
    #[cfg(feature = "server")]
    response.is_written_by(EncryptAlpha1Request::response(
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
        EncryptAlpha1Error::CryptoProviderNotFound("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_CRYPTO_PROVIDER_NOT_FOUND"));
}

#[test]
fn answer_400_err_bad_request() {
    let response = Response::new(
        400,
        r#"{"errorCode":"ERR_BAD_REQUEST","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(EncryptAlpha1Error::BadRequest("a message".into()).into_response());
    response.is_error(result, Some("ERR_BAD_REQUEST"));
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
    response.is_written_by(EncryptAlpha1Error::DirectInvoke("a message".into()).into_response());
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
        EncryptAlpha1Error::CryptoProvidersNotConfigured("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_CRYPTO_PROVIDERS_NOT_CONFIGURED"));
}

#[test]
fn answer_500_err_crypto() {
    let response = Response::new(500, r#"{"errorCode":"ERR_CRYPTO","message":"a message"}"#)
        .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(EncryptAlpha1Error::Crypto("a message".into()).into_response());
    response.is_error(result, Some("ERR_CRYPTO"));
}

#[test]
fn answer_500_error() {
    let response = Response::new(500, r#"{"errorCode":"ERROR","message":"a message"}"#)
        .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(EncryptAlpha1Error::Error("a message".into()).into_response());
    response.is_error(result, Some("ERROR"));
}
