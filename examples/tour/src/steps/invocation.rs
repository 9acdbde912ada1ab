//! Service invocation.

use dapr_client::{DaprClient, Reply, StatusCode};
use serde::Deserialize;

use super::state::Weapon;
use crate::check::{Failure, expect};
use crate::echo::APP;

pub(crate) async fn bytes(dapr: &DaprClient) -> Result<String, Failure> {
    // Binary data arrives unchanged.
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

/// Echo's response about its last message.
#[derive(Deserialize)]
struct Last {
    message: String,
    count: u64,
}

pub(crate) async fn last(dapr: &DaprClient) -> Result<String, Failure> {
    // The HTTP method defaults to POST.
    let reply = dapr.invoke_method(APP, "last").get().await?;
    let reply = ok(reply).await?;
    let last: Last = reply.json().await?;
    let sent = serde_json::to_string(&Weapon::new("lightsaber", "green"))?;
    expect("the last message", &last.message, &sent)?;
    // Earlier tours may have increased the count.
    expect("a count of two or more", last.count >= 2, true)?;
    Ok(format!("{}, number {}", last.message, last.count))
}

pub(crate) async fn not_found(dapr: &DaprClient) -> Result<String, Failure> {
    // Any response of an application is a reply, not an error. An error means that the application could not
    // be reached.
    let reply = dapr.invoke_method(APP, "hyperdrive").get().await?;
    expect("the status", reply.status(), StatusCode::NOT_FOUND)?;
    let status = reply.status();
    Ok(format!("{status}: {}", reply.text().await?.trim()))
}

/// Returns a reply with status 200. Fails with the body of any other.
async fn ok(reply: Reply) -> Result<Reply, Failure> {
    let status = reply.status();
    if status == StatusCode::OK {
        return Ok(reply);
    }
    let text = reply.text().await?;
    Err(format!("echo should respond with 200 OK, but responded with {status}: {text}").into())
}
