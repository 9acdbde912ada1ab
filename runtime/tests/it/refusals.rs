//! Arguments that cannot be sent exactly: nothing is sent, and the error says why.

use std::collections::BTreeMap;

use dapr_client_runtime::{ErrorKind, Json, Response};

use crate::operations::{GET_STATE, GetState, get_bulk_state, get_state, invoke, item, save_state};
use crate::server::{Server, http_response};

async fn refused<T: std::fmt::Debug>(
    call: impl Future<Output = Result<T, dapr_client_runtime::Error>>,
) -> String {
    let error = call.await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidArgument);
    assert!(error.operation().is_some());
    error.to_string()
}

#[tokio::test]
async fn nothing_is_sent() {
    let server = Server::responding(http_response("200 OK", ""));
    let client = server.client();

    let empty = get_state(&client, "s", "");
    assert_eq!(
        refused(empty).await,
        "get_state was not sent: the path parameter `key` is empty; it must have at least one character"
    );
    let mut first_counts = get_state(&client, "..", "");
    first_counts.query("", "x");
    assert!(
        refused(first_counts)
            .await
            .contains("`storeName` is a dot segment")
    );

    let decode = |_: Response| Ok(GetState::Missing);
    let mut too_few = client.call(&GET_STATE, decode);
    too_few.path("s");
    assert!(
        refused(too_few)
            .await
            .ends_with("the path parameter `key` is missing")
    );
    let mut too_many = get_state(&client, "s", "k");
    too_many.path("x");
    assert!(refused(too_many).await.contains("more arguments"));

    for method in ["a//b", "a/", "./a", "a?b", "a#b", "50%", "a\0"] {
        assert!(
            refused(invoke(&client, "app", method))
                .await
                .contains("`method` contains")
        );
    }

    for (name, value, expected) in [
        (
            "x",
            "a\r\nb: c",
            "the value of the header `x` contains a control character",
        ),
        (
            "x",
            " a",
            "the value of the header `x` begins or ends with a space",
        ),
        (
            "a b",
            "v",
            "a `header` has the name \"a b\", which is not the name of a header",
        ),
        (
            "",
            "v",
            "a `header` has the name \"\", which is not the name of a header",
        ),
        (
            &*"a".repeat(60_001),
            "v",
            "the name of a `header` has 60001 characters, more than 60000",
        ),
        ("Host", "h", "the `header` `Host` cannot be set on a call"),
        (
            "content-length",
            "1",
            "the `header` `content-length` cannot be set on a call",
        ),
        (
            "Transfer-Encoding",
            "chunked",
            "`Transfer-Encoding` cannot be set on a call",
        ),
        (
            "connection",
            "close",
            "the `header` `connection` cannot be set on a call",
        ),
        (
            "Dapr-Api-Token",
            "t",
            "the `header` `Dapr-Api-Token` cannot be set on a call",
        ),
    ] {
        let mut set = invoke(&client, "app", "m");
        set.header(name, value);
        let mut append = invoke(&client, "app", "m");
        append.append_header(name, value);
        for call in [set, append] {
            let text = refused(call).await;
            assert!(text.contains(expected), "{text}");
        }
    }
    let mut entry = invoke(&client, "app", "m");
    entry.header_entry("x-", "", "v");
    assert!(refused(entry).await.contains("not the name of a header"));
    let mut entry = get_state(&client, "s", "k");
    entry.query_entry("metadata.", "", "v");
    assert!(
        refused(entry)
            .await
            .contains("`metadata.` has an empty name")
    );

    for method in ["", "G T", "GET\r\n", "connect"] {
        let mut call = invoke(&client, "app", "m");
        call.method(method);
        assert!(refused(call).await.contains("method"), "{method:?}");
    }

    let unkeyed = Json::new(&BTreeMap::from([(vec![1], 1)]));
    let unsaved = save_state(&client, "s", &[item("k", unkeyed.clone())]);
    assert_eq!(
        refused(unsaved).await,
        "save_state was not sent: the body cannot be written as JSON: [0].value: key must be a string"
    );
    let mut unsaved = get_bulk_state(&client, &[]);
    unsaved.json_field("x", &unkeyed);
    assert!(
        refused(unsaved)
            .await
            .contains("`x` cannot be written as JSON: key must")
    );
    let mut unsaved = invoke(&client, "app", "m");
    unsaved.json_body(&BTreeMap::from([(vec![1], 1)]));
    assert!(refused(unsaved).await.contains("key must be a string"));

    let mut given = get_state(&client, "s", "k");
    given.refuse("items", "must not be empty");
    assert!(
        refused(given)
            .await
            .ends_with("was not sent: `items` must not be empty")
    );

    let long = get_state(&client, "s", &"ü".repeat(30_000));
    assert_eq!(
        refused(long).await,
        "get_state was not sent: path and query have 180014 characters, more than 60000; \
         the path parameter `key` has 180000 of them"
    );
    let mut long = get_state(&client, "s", "k");
    long.query_entry("metadata.", "a", &"b".repeat(60_000));
    let text = refused(long).await;
    assert!(
        text.ends_with("; the `query` parameter `metadata.a` has 60010 of them"),
        "{text}"
    );
    let mut many = invoke(&client, "app", "m");
    for n in 0..30_000 {
        many.append_header("x-many", &n.to_string());
    }
    let text = refused(many).await;
    assert!(
        text.contains("more than 10000 headers; `x-many` cannot"),
        "{text}"
    );

    assert_eq!(server.count(), 0);
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn an_empty_parameter_is_not_one_that_is_not_set() {
    let server = Server::responding(http_response("200 OK", ""));
    let client = server.client();
    let mut query = get_state(&client, "s", "k");
    query.query("consistency", "");
    assert_eq!(
        refused(query).await,
        "get_state was not sent: the query parameter `consistency` is empty, which the sidecar reads \
         as not set; give a value or omit it"
    );
    let mut header = get_state(&client, "s", "k");
    header.header("if-match", "");
    assert!(
        refused(header)
            .await
            .contains("the header `if-match` is empty")
    );
    assert_eq!(server.count(), 0);
}

#[tokio::test]
async fn numbers_that_json_does_not_have_are_refused() {
    let server = Server::responding(http_response("200 OK", ""));
    let item = item("k", Json::new(&[f64::NAN]));
    let error = refused(save_state(&server.client(), "s", &[item])).await;
    assert!(error.ends_with("JSON has no number NaN"), "{error}");
    assert_eq!(server.count(), 0);
}
