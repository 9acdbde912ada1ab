//! `POST /v1.0-alpha1/subtlecrypto/{name}/verify`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::DaprClient;
#[cfg(feature = "server")]
use dapr_client::server::{
    OperationId,
    subtle_crypto::{SubtleVerifyAlpha1Error, SubtleVerifyAlpha1Request},
};
use dapr_client::subtle_crypto::{SignatureAlgorithm, SubtleVerifyAlpha1Call};

use crate::response::Response;
use crate::sent::Sent;

fn call(dapr: &DaprClient) -> SubtleVerifyAlpha1Call {
    dapr.subtle_verify_alpha1("vault", "rebel-ec.pem", SignatureAlgorithm::Es256, &b"U\x8al\xeb\xf8\xb7F\x7ft\x83p\xe0o\xea\xba^\xaf\xca\xd6\x0b\xb8o\x00hx\xfa\xa8\x87fbM\x03"[..], &b"0E\x02!\x00\xc8\xd6\x07H\xb6\x02\xb5\xa7\xde\x0e\xb5\xecu\xae&\xf4b\x7f@\xad\xbd\xd5e\xcff\xa8\x08\r\xb3\xdc/w\x02 |\x11\xb5]kr{\x9f\x0e\x86\xdb\x90_>\xab{&\xd1\xe9\x83\x9d.\xa6\xf4:H\x18I}\xdbGc"[..])
}

#[test]
fn request() {
    let sent = Sent::by(call);
    sent.is("POST", "/v1.0-alpha1/subtlecrypto/vault/verify");
    sent.has_json(r#"{"digest":"VYps6/i3Rn90g3Dgb+q6Xq/K1gu4bwBoePqoh2ZiTQM=","algorithm":"ES256","keyName":"rebel-ec.pem","signature":"MEUCIQDI1gdItgK1p94Otex1rib0Yn9Arb3VZc9mqAgNs9wvdwIgfBG1XWtye58OhtuQXz6reybR6YOdLqb0OkgYSX3bR2M="}"#);
}

#[cfg(feature = "server")]
#[test]
fn request_as_it_is_served() {
    let request = crate::received::request(OperationId::SubtleVerifyAlpha1, call);
    let request = SubtleVerifyAlpha1Request::read(request);
    assert_eq!(request.component_name, "vault");
    crate::received::is_json(
        request.body,
        r#"{"digest":"VYps6/i3Rn90g3Dgb+q6Xq/K1gu4bwBoePqoh2ZiTQM=","algorithm":"ES256","keyName":"rebel-ec.pem","signature":"MEUCIQDI1gdItgK1p94Otex1rib0Yn9Arb3VZc9mqAgNs9wvdwIgfBG1XWtye58OhtuQXz6reybR6YOdLqb0OkgYSX3bR2M="}"#,
    );
}

#[test]
fn answer_200() {
    let response =
        Response::new(200, r#"{"valid":true}"#).header("content-type", "application/json");
    let result = response.to(call);
    assert!(result.is_ok(), "{result:?}");
    #[cfg(feature = "server")]
    response.is_written_by(SubtleVerifyAlpha1Request::response(
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
        SubtleVerifyAlpha1Error::CryptoProviderNotFound("a message".into()).into_response(),
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
        SubtleVerifyAlpha1Error::MalformedRequest("a message".into()).into_response(),
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
    response.is_written_by(SubtleVerifyAlpha1Error::BodyRead("a message".into()).into_response());
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
        .is_written_by(SubtleVerifyAlpha1Error::DirectInvoke("a message".into()).into_response());
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
        SubtleVerifyAlpha1Error::CryptoProvidersNotConfigured("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_CRYPTO_PROVIDERS_NOT_CONFIGURED"));
}

#[test]
fn answer_500_err_crypto() {
    let response = Response::new(500, r#"{"errorCode":"ERR_CRYPTO","message":"a message"}"#)
        .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(SubtleVerifyAlpha1Error::Crypto("a message".into()).into_response());
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
        SubtleVerifyAlpha1Error::ApiUnimplemented("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_API_UNIMPLEMENTED"));
}
