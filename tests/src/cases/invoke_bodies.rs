//! Service invocation: bodies of all kinds, in both directions.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use anyhow::ensure;
use dapr_client::{Body, Bytes, ErrorKind};
use futures_core::Stream;

use super::check::{fails_as, same};
use super::invoke::seen;
use super::world::values;
use super::{Case, Outcome, World};

const CHUNK: usize = 60_000;
const CHUNKS: usize = 100;

pub(super) fn cases() -> Vec<Case> {
    vec![
        Case::new("invoke: bodies have their content types", content_types),
        Case::new("invoke: binary bodies", binary),
        Case::new("invoke: large bodies are streamed both ways", streamed),
        Case::new("invoke: a response is streamed into another request", piped),
        Case::new("invoke: a streamed body is sent in chunks", in_chunks),
        Case::new("invoke: a streamed body that fails", failing),
    ]
}

/// Data without a period that could hide an error in chunking.
fn byte(index: usize) -> u8 {
    (index.wrapping_mul(2_654_435_761) >> 11) as u8
}

fn bytes(range: std::ops::Range<usize>) -> Bytes {
    range.map(byte).collect::<Vec<_>>().into()
}

/// A stream with this many chunks.
struct Chunks(std::ops::Range<usize>);

impl Stream for Chunks {
    type Item = Result<Bytes, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let chunk = |n: usize| Ok(bytes(n * CHUNK..(n + 1) * CHUNK));
        Poll::Ready(self.0.next().map(chunk))
    }
}

async fn content_types(world: World) -> Outcome {
    let call = || world.dapr.invoke_method(&world.app_id, "bodies");
    let json = call().json(&vec!["a", "ü"]);
    let calls = [
        (json, r#"["a","ü"]"#, "application/json"),
        (call().text("grün"), "grün", "text/plain; charset=utf-8"),
        (call().body("x").header("content-type", "a/b"), "x", "a/b"),
        (
            call().json(&1).header("content-type", "a/b+json"),
            "1",
            "a/b+json",
        ),
    ];
    for (call, body, content_type) in calls {
        let seen = seen(call.put().await?).await?;
        same("the body", &*seen.body, body)?;
        let types = values(&seen.headers, "content-type");
        same("the content type", types, [content_type])?;
    }
    Ok(())
}

async fn binary(world: World) -> Outcome {
    let all: Vec<u8> = (0..=255).cycle().take(1000).collect();
    let call = world.dapr.invoke_method(&world.app_id, "mirror");
    let reply = call.body(all.clone()).await?;
    same("the bytes", &reply.bytes().await?[..], &all[..])
}

async fn streamed(world: World) -> Outcome {
    let body = Body::from_stream(Chunks(0..CHUNKS));
    let call = world.dapr.invoke_method(&world.app_id, "mirror").put();
    let mut reply = call.body(body).header("content-type", "a/b").await?;
    same(
        "the content type",
        reply.header("content-type"),
        Some("a/b"),
    )?;
    let (mut length, mut pieces) = (0, 0);
    while let Some(piece) = reply.chunk().await? {
        let expected = bytes(length..length + piece.len());
        ensure!(
            piece == expected,
            "the bytes differ in the chunk at {length}"
        );
        length += piece.len();
        pieces += 1;
    }
    same("the length", length, CHUNK * CHUNKS)?;
    ensure!(pieces > 1, "the data arrived in one piece");
    Ok(())
}

async fn piped(world: World) -> Outcome {
    let mirror = || world.dapr.invoke_method(&world.app_id, "mirror");
    let body = Body::from_stream(Chunks(0..30));
    let first = mirror().body(body).await?;
    let second = mirror().body(first.into_body()).await?;
    let whole = second.bytes().await?;
    ensure!(whole == bytes(0..30 * CHUNK), "the bytes differ");
    Ok(())
}

async fn in_chunks(world: World) -> Outcome {
    let body = Body::from_stream(Chunks(0..20));
    let name = "streamed";
    let call = world.recorder()?.invoke_method(name, "x");
    call.body(body).await?;
    let requests = world.recorded(name).await?;
    same("the number of requests", requests.len(), 1)?;
    same("chunked", requests[0].chunked, true)?;
    same("the length", requests[0].length, 20 * CHUNK)
}

/// A stream that fails after one chunk.
struct Failing(bool);

impl Stream for Failing {
    type Item = Result<Bytes, std::io::Error>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let first = !std::mem::replace(&mut self.0, true);
        Poll::Ready(Some(match first {
            true => Ok(bytes(0..10)),
            false => Err(std::io::Error::other("the disk is gone")),
        }))
    }
}

async fn failing(world: World) -> Outcome {
    let call = world.dapr.invoke_method(&world.app_id, "mirror");
    let result = call.body(Body::from_stream(Failing(false))).await;
    let error = fails_as("the call", result, ErrorKind::Body)?;
    ensure!(
        format!("{:?}", anyhow::Error::from(error)).contains("the disk is gone"),
        "the cause is missing"
    );
    Ok(())
}
