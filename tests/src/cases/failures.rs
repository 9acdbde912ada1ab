//! Sidecars that are missing, do not respond, or close the connection.

use std::time::{Duration, Instant};

use anyhow::ensure;
use dapr_client::state::StateItem;
use dapr_client::{Config, DaprClient, Error, ErrorKind};

use super::check::{contains, fails_as, same};
use super::{Case, Outcome, World};

/// Wasmtime reports one error code for a lost connection and for all invalid responses.
const CODE_FOR_ALL: bool = cfg!(all(target_os = "wasi", target_env = "p2"));

pub(super) fn cases() -> Vec<Case> {
    vec![
        Case::new("failures: no sidecar", no_sidecar),
        Case::new("failures: a sidecar that never responds", silent),
        Case::new("failures: a truncated body", truncated_body),
        Case::new("failures: a truncated response head", truncated_head),
        Case::new(
            "failures: the client works after a malformed response",
            recovers,
        ),
        Case::new("failures: another server responds", html),
        Case::new("failures: the gRPC port", grpc),
        Case::new("failures: too many headers", many_headers),
    ]
}

async fn no_sidecar(world: World) -> Outcome {
    let dapr = DaprClient::new(Config::default().port(world.closed))?;
    let address = format!("http://127.0.0.1:{}", world.closed);
    let fails_with_hint = |error: &Error, operation| {
        let remedy = "Set DAPR_HTTP_PORT or DAPR_HTTP_ENDPOINT if it listens elsewhere";
        contains(&error.to_string(), &[operation, &address, remedy])
    };
    // Twice: the first failure must not break the client.
    for _ in 0..2 {
        let result = dapr.get_state("s", "k").await;
        let error = fails_as("reading", result, ErrorKind::Connect)?;
        ensure!(error.is_connect(), "the error is not a failed connection");
        fails_with_hint(&error, "get_state failed")?;
        let result = dapr.save_state("s", [StateItem::new("k", 1)]).await;
        let error = fails_as("writing", result, ErrorKind::Connect)?;
        fails_with_hint(&error, "save_state failed")?;
        let result = dapr.invoke_method("a", "x").body("body").await;
        let error = fails_as("calling", result, ErrorKind::Connect)?;
        fails_with_hint(&error, "invoke_method failed")?;
    }
    Ok(())
}

async fn silent(world: World) -> Outcome {
    let dapr = world.recorder()?;
    let limit = Duration::from_millis(300);
    let started = Instant::now();
    let result = dapr.get_state("silent", "k").timeout(limit).await;
    in_time(&fails_as("reading", result, ErrorKind::Timeout)?, started)?;
    let started = Instant::now();
    let call = dapr.invoke_method("silent", "x").timeout(limit);
    in_time(
        &fails_as("calling", call.await, ErrorKind::Timeout)?,
        started,
    )?;
    let config = world.recorder_config().timeout(limit);
    let started = Instant::now();
    let result = DaprClient::new(config)?.get_state("silent", "k").await;
    in_time(&fails_as("reading", result, ErrorKind::Timeout)?, started)?;
    // The client still works.
    dapr.get_state("after-silence", "k").await?;
    Ok(())
}

fn in_time(error: &Error, started: Instant) -> Outcome {
    let taken = started.elapsed();
    ensure!(error.is_timeout(), "the error is not a timeout");
    ensure!(
        taken >= Duration::from_millis(280) && taken < Duration::from_secs(3),
        "the call took {taken:?} instead of 300 ms"
    );
    contains(&error.to_string(), &["300ms"])
}

async fn truncated_body(world: World) -> Outcome {
    for name in ["cut-length", "cut-chunks"] {
        let dapr = world.recorder()?;
        let started = Instant::now();
        let result = dapr.get_state(name, "k").await;
        fails_as(name, result, ErrorKind::Body)?;
        let reply = dapr.invoke_method(name, "x").await?;
        fails_as(name, reply.bytes().await, ErrorKind::Body)?;
        let mut reply = dapr.invoke_method(name, "x").await?;
        let error = loop {
            match reply.chunk().await {
                Ok(Some(_)) => {}
                Ok(None) => anyhow::bail!("{name}: the body seems complete"),
                Err(error) => break error,
            }
        };
        same("the kind", error.kind(), ErrorKind::Body)?;
        let taken = started.elapsed();
        ensure!(taken < Duration::from_secs(5), "the call took {taken:?}");
    }
    Ok(())
}

async fn truncated_head(world: World) -> Outcome {
    let result = world.recorder()?.get_state("cut-head", "k").await;
    fails_as("the call", result, ErrorKind::Disconnected)?;
    Ok(())
}

async fn recovers(world: World) -> Outcome {
    let dapr = world.recorder()?;
    for name in ["cut-length", "cut-chunks", "cut-head"] {
        dapr.get_state("before-break", "k").await?;
        let result = dapr.get_state(name, "k").await;
        ensure!(result.is_err(), "{name} returned {result:?}");
        dapr.get_state("after-break", "k").await?;
    }
    Ok(())
}

async fn html(world: World) -> Outcome {
    let result = world.recorder()?.get_state("html", "k").await;
    let error = fails_as("the call", result, ErrorKind::Unexpected)?;
    same("the status", error.status().map(u16::from), Some(502))?;
    same("the code", error.error_code(), None)?;
    contains(&error.to_string(), &["502", "Bad Gateway"])?;
    contains(&String::from_utf8_lossy(error.body()), &["<h1>"])
}

async fn grpc(world: World) -> Outcome {
    let dapr = world.recorder()?;
    // Twice: the first failure must not spoil the client.
    for _ in 0..2 {
        let result = dapr.get_state("grpc", "k").await;
        let error = fails_as("reading", result, invalid(ErrorKind::NotHttp))?;
        if !CODE_FOR_ALL {
            contains(&error.to_string(), &["HTTP/1.1", "gRPC", "DAPR_HTTP_PORT"])?;
        }
        let result = dapr.save_state("grpc", [StateItem::new("k", 1)]).await;
        fails_as("writing", result, invalid(ErrorKind::NotHttp))?;
    }
    Ok(())
}

async fn many_headers(world: World) -> Outcome {
    let dapr = world.recorder()?;
    let result = dapr.get_state("many-headers", "k").await;
    let error = fails_as("reading", result, invalid(ErrorKind::TooManyHeaders))?;
    if !CODE_FOR_ALL {
        contains(&error.to_string(), &["100 headers"])?;
    }
    let result = dapr.invoke_method("many-headers", "x").await;
    fails_as("calling", result, invalid(ErrorKind::TooManyHeaders))?;
    dapr.get_state("after-many-headers", "k").await?;
    Ok(())
}

/// The kind of error for an invalid response.
fn invalid(kind: ErrorKind) -> ErrorKind {
    match CODE_FOR_ALL {
        true => ErrorKind::Disconnected,
        false => kind,
    }
}
