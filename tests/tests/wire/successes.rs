//! Successful responses of each operation.

use std::time::{Duration, SystemTime};

use anyhow::{Context as _, Result};
use dapr_client::ErrorKind;
use dapr_client::secrets::{GetBulkSecret, GetSecret};
use dapr_client::state::{GetState, QueryStateAlpha1, StateItem, StateKey, TransactionOperation};

use crate::sidecar::Sidecar;

const JSON: &str = "application/json";

#[tokio::test]
async fn get_state_found() -> Result<()> {
    let headers = [
        ("content-type", JSON),
        ("Etag", "7"),
        ("metadata.ttlExpireTime", "2033-05-18T03:33:20Z"),
        ("Metadata.Other", "x"),
        ("x-else", "y"),
    ];
    let sidecar = Sidecar::responding_with(200, &headers, " {\"a\": 1.0} ")?;
    let found = sidecar.dapr.get_state("s", "k").await?.found();
    let found = found.context("the value is missing")?;
    assert_eq!(found.etag.as_deref(), Some("7"));
    let expiry = SystemTime::UNIX_EPOCH + Duration::from_secs(2_000_000_000);
    assert_eq!(found.ttl_expire_time, Some(expiry));
    let metadata: Vec<_> = found.metadata.iter().map(|(k, v)| (&**k, &**v)).collect();
    let expected = [("other", "x"), ("ttlexpiretime", "2033-05-18T03:33:20Z")];
    assert_eq!(metadata, expected);
    // The bytes are unchanged.
    assert_eq!(found.text()?, " {\"a\": 1.0} ");
    assert_eq!(found.json::<serde_json::Value>()?["a"], 1.0);
    Ok(())
}

#[tokio::test]
async fn get_state_found_without_headers() -> Result<()> {
    let sidecar = Sidecar::responding(200, JSON, "null")?;
    let outcome = sidecar.dapr.get_state("s", "k").await?;
    assert_eq!(outcome.json::<Option<u8>>()?, Some(None));
    let found = outcome.found().context("the value is missing")?;
    assert_eq!((found.etag, found.ttl_expire_time), (None, None));
    assert!(found.metadata.is_empty());
    Ok(())
}

#[tokio::test]
async fn get_state_missing() -> Result<()> {
    let sidecar = Sidecar::responding(204, JSON, "")?;
    let outcome = sidecar.dapr.get_state("s", "k").await?;
    assert!(matches!(outcome, GetState::Missing));
    assert_eq!(outcome.json::<u8>()?, None);
    Ok(())
}

#[tokio::test]
async fn get_state_with_an_invalid_expiry() -> Result<()> {
    let headers = [("metadata.ttlExpireTime", "tomorrow")];
    let sidecar = Sidecar::responding_with(200, &headers, "1")?;
    let error = sidecar.dapr.get_state("s", "k").await.err();
    let error = error.context("it succeeds")?;
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(error.to_string().contains("ttlExpireTime"), "{error}");
    Ok(())
}

#[tokio::test]
async fn get_bulk_state() -> Result<()> {
    let body = r#"[{"key":"a/b","data":{"x":1.0},"etag":"7","metadata":{"ttlExpireTime":"t"}},
        {"key":"null","data":null,"new field":[]}, {"key":"none","error":"gone"}]"#;
    let sidecar = Sidecar::responding(200, JSON, body)?;
    let items = sidecar.dapr.get_bulk_state("s", ["k"]).await?;
    let [found, null, none] = &items[..] else {
        panic!("{items:?}");
    };
    assert_eq!((&*found.key, found.etag.as_deref()), ("a/b", Some("7")));
    let data = |item: &dapr_client::state::BulkStateItem| {
        item.data.as_ref().map(|json| json.as_str().to_owned())
    };
    assert_eq!(data(found).as_deref(), Some("{\"x\":1.0}"));
    assert_eq!(
        found.metadata.get("ttlExpireTime").map(String::as_str),
        Some("t")
    );
    assert_eq!(found.error, None);
    assert_eq!(data(null).as_deref(), Some("null"));
    assert_eq!((data(none), none.error.as_deref()), (None, Some("gone")));
    Ok(())
}

#[tokio::test]
async fn malformed_responses_name_the_path() -> Result<()> {
    for (body, place) in [
        ("{}", "array"),
        ("[7]", "[0]"),
        (r#"[{"key":"a"},{"data":1}]"#, "[1]"),
        (r#"[{"key":"a","etag":7}]"#, "[0].etag"),
        (r#"[{"key":"a","metadata":{"b":[]}}]"#, "[0].metadata"),
        ("[{\"key\":\"a\"}", ""),
        ("", ""),
    ] {
        let sidecar = Sidecar::responding(200, JSON, body)?;
        let error = sidecar.dapr.get_bulk_state("s", ["k"]).await.err();
        let error = error.with_context(|| format!("{body} is accepted"))?;
        assert_eq!(error.kind(), ErrorKind::Decode, "{body}: {error:?}");
        assert_eq!(error.operation(), Some("get_bulk_state"));
        assert!(error.to_string().contains(place), "{body}: {error}");
        assert_eq!(error.body(), body.as_bytes());
    }
    Ok(())
}

#[tokio::test]
async fn writes_return_no_content() -> Result<()> {
    let sidecar = Sidecar::responding(204, JSON, "")?;
    let dapr = &sidecar.dapr;
    dapr.save_state("s", [StateItem::new("k", 1)]).await?;
    dapr.delete_state("s", "k").await?;
    let operation = TransactionOperation::delete(StateKey::new("k"));
    dapr.execute_state_transaction("s", [operation]).await?;
    dapr.check_health().await?;
    dapr.check_outbound_health().await?;
    Ok(())
}

#[tokio::test]
async fn query_state_alpha1() -> Result<()> {
    let body = r#"{"results":[{"key":"leia","data":{"p":"Hoth"},"etag":"3"},
        {"key":"r2","error":"broken"}],"token":"2","metadata":{"a":"b"}}"#;
    let sidecar = Sidecar::responding(200, JSON, body)?;
    let found = sidecar.dapr.query_state_alpha1("s").await?.found();
    let found = found.context("it is empty")?;
    let [leia, r2] = &found.results[..] else {
        panic!("{found:?}");
    };
    assert_eq!((&*leia.key, leia.etag.as_deref()), ("leia", Some("3")));
    let data = leia.data.as_ref().context("no data")?;
    assert_eq!(data.as_str(), "{\"p\":\"Hoth\"}");
    assert_eq!((&r2.data, r2.error.as_deref()), (&None, Some("broken")));
    assert_eq!(found.token.as_deref(), Some("2"));
    assert_eq!(found.metadata.get("a").map(String::as_str), Some("b"));

    let sidecar = Sidecar::responding(204, JSON, "")?;
    let outcome = sidecar.dapr.query_state_alpha1("s").await?;
    assert!(matches!(outcome, QueryStateAlpha1::Empty));
    Ok(())
}

#[tokio::test]
async fn secrets_are_read() -> Result<()> {
    let sidecar = Sidecar::responding(200, JSON, r#"{"a":"geheim \u00fc","b":""}"#)?;
    let outcome = sidecar.dapr.get_secret("s", "k").await?;
    assert!(!format!("{outcome:?}").contains("geheim"), "{outcome:?}");
    let secret = outcome.found().context("the value is missing")?;
    let values: Vec<_> = secret.iter().map(|(k, v)| (&**k, v.expose())).collect();
    assert_eq!(values, [("a", "geheim ü"), ("b", "")]);

    let sidecar = Sidecar::responding(200, JSON, r#"{"a":{"x":"geheim"},"b":{}}"#)?;
    let outcome = sidecar.dapr.get_bulk_secret("s").await?;
    assert!(!format!("{outcome:?}").contains("geheim"), "{outcome:?}");
    let secrets = outcome.found().context("the values are missing")?;
    assert_eq!(secrets["a"]["x"].expose(), "geheim");
    assert!(secrets["b"].is_empty());

    let sidecar = Sidecar::responding(204, JSON, "")?;
    let outcome = sidecar.dapr.get_secret("s", "k").await?;
    assert!(matches!(outcome, GetSecret::Missing));
    let outcome = sidecar.dapr.get_bulk_secret("s").await?;
    assert!(matches!(outcome, GetBulkSecret::Missing));
    Ok(())
}

#[tokio::test]
async fn malformed_secrets_are_not_shown_in_errors() -> Result<()> {
    for body in [
        r#"{"a":["geheim"]}"#,
        r#"["geheim"]"#,
        r#""geheim"#,
        "geheim",
    ] {
        let sidecar = Sidecar::responding(200, JSON, body)?;
        let one = sidecar.dapr.get_secret("s", "k").await.err();
        let all = sidecar.dapr.get_bulk_secret("s").await.err();
        for error in [one, all] {
            let error = error.with_context(|| format!("{body} is accepted"))?;
            assert_eq!(error.kind(), ErrorKind::Decode);
            let shown = format!("{error} {error:?}");
            let shown = format!("{shown} {:?}", anyhow::Error::from(error));
            assert!(!shown.contains("geheim"), "{shown}");
        }
    }
    Ok(())
}
