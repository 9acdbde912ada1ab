//! State requests with all their arguments.

use std::time::Duration;

use anyhow::Result;
use dapr_client::state::{
    Concurrency, Consistency, SortOrder, StateItem, StateKey, StateOptions, StateQueryPage,
    StateQuerySort, TransactionOperation,
};
use serde_json::json;

use crate::sidecar::Sidecar;

const LIMIT: Duration = Duration::from_secs(10);

fn options() -> StateOptions {
    let options = StateOptions::new().concurrency(Concurrency::FirstWrite);
    options.consistency(Consistency::Eventual)
}

fn item() -> StateItem {
    let item = StateItem::new("a/b \"ü\"", json!({ "z": 1.5, "a": [null, "<&>"] }));
    let item = item.etag("7").metadata("b", "2").metadata("a", "1\n");
    let item = item.ttl(Duration::from_millis(1500)).options(options());
    item.content_type("application/json")
}

#[tokio::test]
async fn get_state() -> Result<()> {
    let sidecar = Sidecar::teapot()?;
    let call = sidecar.dapr.get_state("store/ü", "a/b+c %41?d#e");
    let call = call.consistency(Consistency::Eventual);
    let call = call.consistency(Consistency::Strong);
    let call = call
        .metadata("a b", "1")
        .metadata("x", "ü&=+")
        .metadata("a b", "2/3");
    let call = call
        .traceparent("old")
        .traceparent("00-a-b-01")
        .tracestate("c=d");
    assert!(call.baggage("e=f,g=h").timeout(LIMIT).await.is_err());
    assert_eq!(
        sidecar.sent()?,
        "GET /v1.0/state/store%2F%C3%BC/a%2Fb%2Bc%20%2541%3Fd%23e\
         ?consistency=strong&metadata.a%20b=2%2F3&metadata.x=%C3%BC%26%3D%2B HTTP/1.1\n\
         baggage: e=f,g=h\n\
         host: SIDECAR\n\
         traceparent: 00-a-b-01\n\
         tracestate: c=d\n\
         user-agent: CLIENT\n\
         \n"
    );
    Ok(())
}

#[tokio::test]
async fn get_state_without_optional_parameters() -> Result<()> {
    let sidecar = Sidecar::teapot()?;
    assert!(sidecar.dapr.get_state("starwars", "weapon").await.is_err());
    assert_eq!(
        sidecar.sent()?,
        "GET /v1.0/state/starwars/weapon HTTP/1.1\nhost: SIDECAR\nuser-agent: CLIENT\n\n"
    );
    Ok(())
}

#[tokio::test]
async fn delete_state() -> Result<()> {
    let sidecar = Sidecar::teapot()?;
    let call = sidecar
        .dapr
        .delete_state("starwars", "weapon")
        .if_match("7");
    let call = call.concurrency(Concurrency::LastWrite);
    let call = call.consistency(Consistency::Strong).metadata("a", "b");
    let call = call
        .traceparent("00-a-b-01")
        .tracestate("c=d")
        .baggage("e=f");
    assert!(call.timeout(LIMIT).await.is_err());
    assert_eq!(
        sidecar.sent()?,
        "DELETE /v1.0/state/starwars/weapon\
         ?concurrency=last-write&consistency=strong&metadata.a=b HTTP/1.1\n\
         baggage: e=f\n\
         host: SIDECAR\n\
         if-match: 7\n\
         traceparent: 00-a-b-01\n\
         tracestate: c=d\n\
         user-agent: CLIENT\n\
         \n"
    );
    Ok(())
}

#[tokio::test]
async fn save_state() -> Result<()> {
    let sidecar = Sidecar::teapot()?;
    let items = [item(), StateItem::new("plain", "text")];
    let call = sidecar
        .dapr
        .save_state("starwars", items)
        .metadata("a", "b");
    let call = call
        .traceparent("00-a-b-01")
        .tracestate("c=d")
        .baggage("e=f");
    assert!(call.timeout(LIMIT).await.is_err());
    let body = "[\
        {\"key\":\"a/b \\\"ü\\\"\",\"value\":{\"z\":1.5,\"a\":[null,\"<&>\"]},\"etag\":\"7\",\
        \"metadata\":{\"a\":\"1\\n\",\"b\":\"2\",\"ttlInSeconds\":\"2\"},\
        \"options\":{\"concurrency\":\"first-write\",\"consistency\":\"eventual\"},\
        \"contentType\":\"application/json\"},\
        {\"key\":\"plain\",\"value\":\"text\"}]";
    let length = body.len();
    assert_eq!(
        sidecar.sent()?,
        format!(
            "POST /v1.0/state/starwars?metadata.a=b HTTP/1.1\n\
             baggage: e=f\n\
             content-length: {length}\n\
             content-type: application/json\n\
             host: SIDECAR\n\
             traceparent: 00-a-b-01\n\
             tracestate: c=d\n\
             user-agent: CLIENT\n\
             \n\
             {body}"
        )
    );
    Ok(())
}

#[tokio::test]
async fn save_state_without_items() -> Result<()> {
    let sidecar = Sidecar::teapot()?;
    assert!(sidecar.dapr.save_state("starwars", []).await.is_err());
    assert_eq!(
        sidecar.sent()?,
        "POST /v1.0/state/starwars HTTP/1.1\ncontent-length: 2\ncontent-type: application/json\n\
         host: SIDECAR\nuser-agent: CLIENT\n\n[]"
    );
    Ok(())
}

#[tokio::test]
async fn get_bulk_state() -> Result<()> {
    let sidecar = Sidecar::teapot()?;
    let call = sidecar.dapr.get_bulk_state("starwars", ["a/b", "\"ü\""]);
    let call = call.parallelism(3).parallelism(4).metadata("a", "b");
    let call = call.body_metadata("c", "1").body_metadata("d", "2");
    let call = call.body_metadata("c", "3").traceparent("00-a-b-01");
    let call = call.tracestate("c=d").baggage("e=f");
    assert!(call.timeout(LIMIT).await.is_err());
    assert_eq!(
        sidecar.sent()?,
        "POST /v1.0/state/starwars/bulk?metadata.a=b HTTP/1.1\n\
         baggage: e=f\n\
         content-length: 70\n\
         content-type: application/json\n\
         host: SIDECAR\n\
         traceparent: 00-a-b-01\n\
         tracestate: c=d\n\
         user-agent: CLIENT\n\
         \n\
         {\"keys\":[\"a/b\",\"\\\"ü\\\"\"],\"parallelism\":4,\"metadata\":{\"c\":\"3\",\"d\":\"2\"}}"
    );
    Ok(())
}

#[tokio::test]
async fn execute_state_transaction() -> Result<()> {
    let sidecar = Sidecar::teapot()?;
    let key = StateKey::new("old").etag("8").metadata("m", "n");
    let operations = [
        TransactionOperation::upsert(StateItem::new("new", true).etag("7")),
        TransactionOperation::delete(key.options(options())),
        TransactionOperation::delete(StateKey::new("plain")),
    ];
    let dapr = &sidecar.dapr;
    let call = dapr.execute_state_transaction("starwars", operations);
    let call = call.metadata("a", "b").body_metadata("c", "d");
    let call = call
        .traceparent("00-a-b-01")
        .tracestate("c=d")
        .baggage("e=f");
    assert!(call.timeout(LIMIT).await.is_err());
    let body = "{\"operations\":[\
        {\"operation\":\"upsert\",\"request\":{\"key\":\"new\",\"value\":true,\"etag\":\"7\"}},\
        {\"operation\":\"delete\",\"request\":{\"key\":\"old\",\"etag\":\"8\",\
        \"metadata\":{\"m\":\"n\"},\
        \"options\":{\"concurrency\":\"first-write\",\"consistency\":\"eventual\"}}},\
        {\"operation\":\"delete\",\"request\":{\"key\":\"plain\"}}],\
        \"metadata\":{\"c\":\"d\"}}";
    let length = body.len();
    assert_eq!(
        sidecar.sent()?,
        format!(
            "POST /v1.0/state/starwars/transaction?metadata.a=b HTTP/1.1\n\
             baggage: e=f\n\
             content-length: {length}\n\
             content-type: application/json\n\
             host: SIDECAR\n\
             traceparent: 00-a-b-01\n\
             tracestate: c=d\n\
             user-agent: CLIENT\n\
             \n\
             {body}"
        )
    );
    Ok(())
}

#[tokio::test]
async fn query_state_alpha1() -> Result<()> {
    let sidecar = Sidecar::teapot()?;
    let call = sidecar
        .dapr
        .query_state_alpha1("starwars")
        .metadata("a", "b");
    let call = call.filter(json!({ "EQ": { "planet": "Hoth" } }));
    let sort = [
        StateQuerySort::new("planet").order(SortOrder::Desc),
        StateQuerySort::new("name"),
    ];
    let page = StateQueryPage::new().limit(2).token("3");
    let call = call.sort(sort).page(page);
    let call = call
        .traceparent("00-a-b-01")
        .tracestate("c=d")
        .baggage("e=f");
    assert!(call.timeout(LIMIT).await.is_err());
    let body = "{\"filter\":{\"EQ\":{\"planet\":\"Hoth\"}},\
        \"sort\":[{\"key\":\"planet\",\"order\":\"DESC\"},{\"key\":\"name\"}],\
        \"page\":{\"limit\":2,\"token\":\"3\"}}";
    let length = body.len();
    assert_eq!(
        sidecar.sent()?,
        format!(
            "POST /v1.0-alpha1/state/starwars/query?metadata.a=b HTTP/1.1\n\
             baggage: e=f\n\
             content-length: {length}\n\
             content-type: application/json\n\
             host: SIDECAR\n\
             traceparent: 00-a-b-01\n\
             tracestate: c=d\n\
             user-agent: CLIENT\n\
             \n\
             {body}"
        )
    );
    Ok(())
}

#[tokio::test]
async fn query_state_alpha1_without_filter() -> Result<()> {
    let sidecar = Sidecar::teapot()?;
    assert!(sidecar.dapr.query_state_alpha1("starwars").await.is_err());
    let sent = sidecar.sent()?;
    assert!(sent.ends_with("\n\n{}"), "{sent}");
    Ok(())
}
