//! Calling another application.

use dapr_client::{DaprClient, Reply, StatusCode};
use serde::Deserialize;

use super::state::Weapon;
use crate::check::{Failure, expect};
use crate::echo::APP;

pub(crate) async fn bytes(dapr: &DaprClient) -> Result<String, Failure> {
    // Not text in any way: what is sent arrives byte for byte.
    let sent = [0x00, 0xff, 0x0d, 0x0a, 0x80];
    let reply = dapr
        .invoke_method(APP, "echo")
        .header("content-type", "application/octet-stream")
        .body(&sent)
        .await?;
    let reply = ok(reply).await?;
    let content_type = reply.header("content-type");
    expect(
        "the content type",
        content_type,
        Some("application/octet-stream"),
    )?;
    let came = reply.bytes().await?;
    expect("the body", came.as_ref(), sent)?;
    Ok(format!("{} bytes came back", came.len()))
}

pub(crate) async fn json(dapr: &DaprClient) -> Result<String, Failure> {
    let sent = Weapon::new("lightsaber", "green");
    let reply = dapr.invoke_method(APP, "echo").json(&sent).await?;
    let reply = ok(reply).await?;
    let came: Weapon = reply.json().await?;
    expect("the body", &came, &sent)?;
    Ok(format!("{came:?} came back"))
}

/// What echo answers about its last message.
#[derive(Deserialize)]
struct Last {
    message: String,
    count: u64,
}

pub(crate) async fn last(dapr: &DaprClient) -> Result<String, Failure> {
    // The HTTP method is POST unless another is asked for.
    let reply = dapr.invoke_method(APP, "last").get().await?;
    let reply = ok(reply).await?;
    let last: Last = reply.json().await?;
    let sent = serde_json::to_string(&Weapon::new("lightsaber", "green"))?;
    expect("the last message", &last.message, &sent)?;
    // Perhaps this is not the first tour: then echo has counted more than our two messages.
    expect("a count of two or more", last.count >= 2, true)?;
    Ok(format!("{}, number {}", last.message, last.count))
}

pub(crate) async fn not_found(dapr: &DaprClient) -> Result<String, Failure> {
    // Whatever an application answers is a reply, not an error. An error would mean that there
    // was no application to answer.
    let reply = dapr.invoke_method(APP, "hyperdrive").get().await?;
    expect("the status", reply.status(), StatusCode::NOT_FOUND)?;
    let status = reply.status();
    Ok(format!("{status}: {}", reply.text().await?.trim()))
}

/// Passes on a reply that is 200. Of any other, the text says why.
async fn ok(reply: Reply) -> Result<Reply, Failure> {
    let status = reply.status();
    if status == StatusCode::OK {
        return Ok(reply);
    }
    let text = reply.text().await?;
    Err(format!("echo should answer 200 OK, but it answers {status}: {text}").into())
}
