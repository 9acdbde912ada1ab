//! Service invocation: rejects what would not arrive unchanged.

use anyhow::Context as _;
use dapr_client::ErrorKind;

use super::check::{contains, fails_as, same};
use super::{Case, Outcome, World};

pub(super) fn cases() -> Vec<Case> {
    vec![
        Case::new(
            "invoke: paths that would be changed in transit are refused",
            paths,
        ),
        Case::new("invoke: invalid application ids are refused", applications),
        Case::new("invoke: invalid HTTP methods are refused", methods),
        Case::new("invoke: invalid headers are refused", headers),
    ]
}

async fn paths(world: World) -> Outcome {
    let dapr = world.recorder()?;
    let before = world.count().await?;
    let refused = [
        "a?b=c",
        "?",
        "a#b",
        "100%",
        "%41",
        "a%2Fb",
        "a//b",
        "//a",
        "a/",
        "a//",
        ".",
        "..",
        "a/../b",
        "./a",
        "a/.",
        "a\nb",
        "\0",
        "a\u{7f}",
        "http://x/y",
    ];
    for path in refused {
        let result = dapr.invoke_method("refused", path).await;
        let error = fails_as(path, result, ErrorKind::InvalidArgument);
        let text = error.with_context(|| format!("{path:?}"))?.to_string();
        contains(&text, &["invoke_method was not sent", "`method`"])?;
    }
    let call = dapr.invoke_method("refused", "a?b=c");
    let error = fails_as("the call", call.await, ErrorKind::InvalidArgument)?;
    let text = error.to_string();
    contains(&text.replace("a?b=c", ""), &["query"])?;
    same("the requests that were sent", world.count().await?, before)
}

async fn applications(world: World) -> Outcome {
    let dapr = world.recorder()?;
    let before = world.count().await?;
    for app_id in ["", ".", "..", "a+b", "%41", "http://h/b%20c", "x/method/y"] {
        let result = dapr.invoke_method(app_id, "x").await;
        let error = fails_as(app_id, result, ErrorKind::InvalidArgument)?;
        contains(&error.to_string(), &["`appId`"])?;
    }
    same("the requests that were sent", world.count().await?, before)
}

async fn methods(world: World) -> Outcome {
    let dapr = world.recorder()?;
    let before = world.count().await?;
    for method in ["", "GE T", "GET\r\n", "GÊT", "CONNECT", "a/b"] {
        let call = dapr.invoke_method("refused", "x").http_method(method);
        fails_as(method, call.await, ErrorKind::InvalidArgument)?;
    }
    same("the requests that were sent", world.count().await?, before)
}

async fn headers(world: World) -> Outcome {
    let dapr = world.recorder()?;
    let before = world.count().await?;
    let refused = [
        ("", "x"),
        ("a b", "x"),
        ("a:", "x"),
        ("ü", "x"),
        ("x", "a\r\nb: c"),
        ("x", "a\0"),
        ("x", " outer"),
        ("Host", "elsewhere"),
        ("content-length", "7"),
        ("Transfer-Encoding", "chunked"),
        ("connection", "close"),
        ("Dapr-Api-Token", "x"),
        ("dapr-app-id", "other"),
        ("Dapr-App-Id", "other"),
        ("x-Bin", "dropped"),
        ("Grpc-Timeout", "renamed"),
    ];
    for (name, value) in refused {
        let call = dapr.invoke_method("refused", "x").header(name, value);
        fails_as(name, call.await, ErrorKind::InvalidArgument)?;
    }
    let call = dapr.get_state("refused", "x").traceparent("a\r\nb: c");
    fails_as("traceparent", call.await, ErrorKind::InvalidArgument)?;
    let call = dapr.delete_state("refused", "x").if_match("a\r\nb: c");
    fails_as("an ETag", call.await, ErrorKind::InvalidArgument)?;
    same("the requests that were sent", world.count().await?, before)
}
