//! Service invocation: requests as the application receives them, and its responses.

use anyhow::Context as _;
use dapr_client::{ErrorCode, Reply};
use serde::Deserialize;

use super::check::{fails_with, same};
use super::keys::AWKWARD;
use super::world::values;
use super::{Case, Outcome, World};

/// A request as the application received it.
#[derive(Debug, Deserialize)]
pub(super) struct Seen {
    pub(super) method: String,
    pub(super) path: String,
    pub(super) query: Option<String>,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: String,
}

pub(super) fn cases() -> Vec<Case> {
    vec![
        Case::new("invoke: every method arrives", methods),
        Case::new(
            "invoke: paths with special characters arrive unchanged",
            paths,
        ),
        Case::new("invoke: the root of the application", root),
        Case::new("invoke: the query arrives unchanged", query),
        Case::new("invoke: headers arrive, including repeated ones", headers),
        Case::new(
            "invoke: every status of the application is returned",
            statuses,
        ),
        Case::new("invoke: an application that does not exist", unknown_app),
        Case::new("invoke: an endpoint outside of Dapr", outside),
    ]
}

pub(super) async fn seen(reply: Reply) -> anyhow::Result<Seen> {
    same("the status", reply.status().as_u16(), 200)?;
    Ok(reply.json().await?)
}

async fn methods(world: World) -> Outcome {
    let call = || world.dapr.invoke_method(&world.app_id, "methods");
    let calls = [
        ("POST", call()),
        ("GET", call().get()),
        ("POST", call().post()),
        ("PUT", call().put()),
        ("DELETE", call().delete()),
        ("PATCH", call().patch()),
        ("OPTIONS", call().options()),
        ("TRACE", call().http_method("TRACE")),
        ("PUT", call().http_method("PUT")),
    ];
    for (method, call) in calls {
        let seen = seen(call.await?).await.context(method)?;
        same("the method", &*seen.method, method)?;
        same("the path", &*seen.path, "/methods")?;
        same("the query", seen.query, None)?;
        same("the body", &*seen.body, "")?;
    }
    // A response to HEAD has no body that could contain the method.
    let reply = call().head().await?;
    same("the status of HEAD", reply.status().as_u16(), 200)?;
    same("the body of HEAD", &reply.bytes().await?[..], &b""[..])
}

/// Whether a path can be sent: the awkward keys, except those that the client rejects.
fn sendable(path: &str) -> bool {
    let refused = |c: char| matches!(c, '%' | '?' | '#') || c.is_control();
    !path.contains(refused) && !path.ends_with('/') && !path.contains("//")
}

async fn paths(world: World) -> Outcome {
    let awkward = AWKWARD.iter().copied().filter(|path| sendable(path));
    let further = [
        "orders/7",
        "a/b/c",
        "ü/ü",
        "a b/c d",
        "a+b/c+d",
        "method/x",
        "a/method/b",
    ];
    for path in awkward.chain(further) {
        let call = world.dapr.invoke_method(&world.app_id, path).get();
        let reply = call.await.with_context(|| format!("call {path:?}"))?;
        let arrived = decoded(&seen(reply).await?.path)?;
        same("the path", arrived, format!("/{path}"))?;
    }
    Ok(())
}

async fn root(world: World) -> Outcome {
    for path in ["", "/"] {
        let call = world.dapr.invoke_method(&world.app_id, path).get();
        same("the path", &*seen(call.await?).await?.path, "/")?;
    }
    let call = world.dapr.invoke_method(&world.app_id, "/a/b").get();
    same("the path", &*seen(call.await?).await?.path, "/a/b")
}

/// Decodes a path; `+` means a plus sign.
fn decoded(path: &str) -> anyhow::Result<String> {
    let mut bytes = Vec::new();
    let mut rest = path.as_bytes();
    while let [first, after @ ..] = rest {
        rest = match (first, after) {
            (b'%', [high, low, after @ ..]) => {
                let hex = [*high, *low];
                let hex = std::str::from_utf8(&hex)?;
                bytes.push(u8::from_str_radix(hex, 16)?);
                after
            }
            _ => {
                bytes.push(*first);
                after
            }
        };
    }
    Ok(String::from_utf8(bytes)?)
}

async fn query(world: World) -> Outcome {
    let mut call = world.dapr.invoke_method(&world.app_id, "query").get();
    for (name, value) in [("b", "1"), ("a", "2"), ("b", "3"), ("empty", "")] {
        call = call.query(name, value);
    }
    let awkward = call.query("a b+c&d=e", "ü/?#%41;\r\n");
    let seen = seen(awkward.await?).await?;
    let expected = "b=1&a=2&b=3&empty=&a%20b%2Bc%26d%3De=%C3%BC%2F%3F%23%2541%3B%0D%0A";
    same("the query", seen.query.as_deref(), Some(expected))
}

async fn headers(world: World) -> Outcome {
    let call = world.dapr.invoke_method(&world.app_id, "headers").get();
    let call = call
        .header("x-many", "one")
        .header("x-single", "grün, \"a\"");
    let call = call.header("x-many", "two").header("X-Upper", "a  b");
    let call = call.header("accept", "text/x-odd").header("x-many", "one");
    let seen = seen(call.await?).await?;
    let values = |name| values(&seen.headers, name);
    same("x-many", values("x-many"), ["one", "two", "one"])?;
    same("x-single", values("x-single"), ["grün, \"a\""])?;
    same("x-upper", values("x-upper"), ["a  b"])?;
    same("accept", values("accept"), ["text/x-odd"])?;
    let agent = values("user-agent").concat();
    same(
        "our user agent",
        agent.starts_with("dapr-client-rust/"),
        true,
    )
}

async fn statuses(world: World) -> Outcome {
    let chosen = [
        200, 201, 204, 206, 301, 302, 304, 307, 400, 401, 403, 404, 409, 418, 429, 500, 502, 503,
        599,
    ];
    for status in chosen {
        let path = format!("status/{status}");
        let call = world.dapr.invoke_method(&world.app_id, path).get();
        let reply = call.await.with_context(|| format!("status {status}"))?;
        same("the status", reply.status().as_u16(), status)?;
        same("location", reply.header("Location"), Some("/elsewhere"))?;
        let headers = reply
            .headers()
            .filter(|(name, _)| name.eq_ignore_ascii_case("x-echo"));
        let values: Vec<_> = headers.map(|(_, value)| value).collect();
        same("x-echo", values, [b"one", b"two"])?;
        let expected = match status {
            204 | 304 => String::new(),
            _ => format!("the body of {status}"),
        };
        same("the body", reply.text().await?, expected)?;
    }
    Ok(())
}

async fn unknown_app(world: World) -> Outcome {
    let result = world.dapr.invoke_method("no-such-app", "x").get().await;
    let error = fails_with("the call", result, 500, ErrorCode::DirectInvoke)?;
    same("the operation", error.operation(), Some("invoke_method"))
}

async fn outside(world: World) -> Outcome {
    let name = "outside";
    let path = format!("v1.0/state/{name}/a b+c");
    let call = world.dapr.invoke_method(world.recorder_url(), path).get();
    same("the response", call.await?.text().await?, "\"recorded\"")?;
    let requests = world.recorded(name).await?;
    same("the number of requests", requests.len(), 1)?;
    let line = requests[0].line.replace("%2B", "+");
    same(
        "the request",
        &*line,
        "GET /v1.0/state/outside/a%20b+c HTTP/1.1",
    )
}
