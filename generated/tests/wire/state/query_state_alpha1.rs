//! `POST /v1.0-alpha1/state/{storeName}/query`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::DaprClient;
#[cfg(feature = "server")]
use dapr_client::server::{
    OperationId,
    state::{QueryStateAlpha1Error, QueryStateAlpha1Request},
};
use dapr_client::state::{
    QueryStateAlpha1, QueryStateAlpha1Call, SortOrder, StateQueryPage, StateQuerySort,
};
use serde_json::json;

use crate::response::Response;
use crate::sent::Sent;

fn call(dapr: &DaprClient) -> QueryStateAlpha1Call {
    dapr.query_state_alpha1("starwars")
        .metadata("queryIndexName", "orders")
        .filter(json!({
            "AND": [
                {
                    "EQ": {
                        "person.org": "Rebels"
                    }
                },
                {
                    "IN": {
                        "planet": [
                            "Hoth",
                            "Endor"
                        ]
                    }
                }
            ]
        }))
        .sort([StateQuerySort::new("planet").order(SortOrder::Desc)])
        .page(StateQueryPage::new().limit(2))
}

#[test]
fn request() {
    let sent = Sent::by(call);
    sent.is(
        "POST",
        "/v1.0-alpha1/state/starwars/query?metadata.queryIndexName=orders",
    );
    sent.has_json(r#"{"filter":{"AND":[{"EQ":{"person.org":"Rebels"}},{"IN":{"planet":["Hoth","Endor"]}}]},"sort":[{"key":"planet","order":"DESC"}],"page":{"limit":2}}"#);
}

#[cfg(feature = "server")]
#[test]
fn request_as_it_is_served() {
    let request = crate::received::request(OperationId::QueryStateAlpha1, call);
    let request = QueryStateAlpha1Request::read(request);
    assert_eq!(request.store_name, "starwars");
    assert_eq!(request.metadata["queryIndexName"], "orders");
    crate::received::is_json(
        request.body,
        r#"{"filter":{"AND":[{"EQ":{"person.org":"Rebels"}},{"IN":{"planet":["Hoth","Endor"]}}]},"sort":[{"key":"planet","order":"DESC"}],"page":{"limit":2}}"#,
    );
}

#[test]
fn answer_200() {
    let response = Response::new(200, r#"{"results":[{"key":"leia","data":{"planet":"Hoth","person":{"org":"Rebels"}},"etag":"3"}],"token":"2"}"#)
        .header("content-type", "application/json");
    let result = response.to(call);
    assert!(
        matches!(result, Ok(QueryStateAlpha1::Found(_))),
        "{result:?}"
    );
    #[cfg(feature = "server")]
    response.is_written_by(QueryStateAlpha1Request::response(
        result.map_err(crate::written::failed),
    ));
}

#[test]
fn answer_204() {
    let response = Response::new(204, "");
    let result = response.to(call);
    assert!(matches!(result, Ok(QueryStateAlpha1::Empty)), "{result:?}");
    #[cfg(feature = "server")]
    response.is_written_by(QueryStateAlpha1Request::response(
        result.map_err(crate::written::failed),
    ));
}

#[test]
fn answer_400_err_state_store_not_found() {
    let response = Response::new(
        400,
        r#"{"errorCode":"ERR_STATE_STORE_NOT_FOUND","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(
        QueryStateAlpha1Error::StateStoreNotFound("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_STATE_STORE_NOT_FOUND"));
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
    response.is_written_by(QueryStateAlpha1Error::BodyRead("a message".into()).into_response());
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
    response.is_written_by(QueryStateAlpha1Error::DirectInvoke("a message".into()).into_response());
    response.is_error(result, Some("ERR_DIRECT_INVOKE"));
}

#[test]
fn answer_500_err_state_store_not_configured() {
    let response = Response::new(
        500,
        r#"{"errorCode":"ERR_STATE_STORE_NOT_CONFIGURED","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(
        QueryStateAlpha1Error::StateStoreNotConfigured("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_STATE_STORE_NOT_CONFIGURED"));
}

#[test]
fn answer_500_err_state_store_not_supported() {
    let response = Response::new(
        500,
        r#"{"errorCode":"ERR_STATE_STORE_NOT_SUPPORTED","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(
        QueryStateAlpha1Error::StateStoreNotSupported("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_STATE_STORE_NOT_SUPPORTED"));
}

#[test]
fn answer_500_err_state_query() {
    let response = Response::new(
        500,
        r#"{"errorCode":"ERR_STATE_QUERY","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(QueryStateAlpha1Error::StateQuery("a message".into()).into_response());
    response.is_error(result, Some("ERR_STATE_QUERY"));
}
