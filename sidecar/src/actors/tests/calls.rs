//! Calls: responses, turn order, and placement.

use crate::actors::names::{check, normalize_method};
use crate::actors::{ActorId, InvokeError};

use super::{SECOND, Stage, at, call, droid};

#[test]
fn invalid_names_are_refused_with_the_errors_of_daprd() {
    for (name, part) in [
        ("a/b", "name contains forbidden character: \"a/b\""),
        (
            "a\u{1}b",
            "name contains control character at position 1: \"a\\x01b\"",
        ),
        ("..", "name is a path traversal sequence: \"..\""),
    ] {
        assert_eq!(check(name).unwrap_err(), part);
    }
    assert_eq!(
        normalize_method("a?b").unwrap_err(),
        "method contains forbidden character: \"a?b\""
    );
    assert_eq!(
        normalize_method("../../b//c/./d/../e"),
        Ok("b/c/e".to_owned())
    );
}

#[tokio::test]
async fn only_a_plain_200_is_a_success() {
    let mut stage = Stage::new();
    let host = stage.host(r#"{"entities":["droid"]}"#);
    let mut request = call("wake");
    request.query = Some("fast=1".to_owned());
    let response = host.invoke(&droid(), request).await.unwrap();
    assert_eq!(&response.body[..], b"done");
    assert_eq!(
        response.headers.get("content-type"),
        Some(&b"application/json"[..])
    );
    assert_eq!(
        stage.paths(),
        [at(0, "PUT /actors/droid/r2/method/wake?fast=1")]
    );
    for (method, part) in [
        ("fail", "error from actor service: (418) teapot"),
        (
            "missing",
            "actor method not found: actors/droid/r2/method/missing",
        ),
        ("cancel", "reminder has been canceled"),
    ] {
        assert_eq!(
            host.invoke(&droid(), call(method))
                .await
                .unwrap_err()
                .to_string(),
            part
        );
    }
    assert!(host.invoke(&droid(), call("err")).await.is_ok());
    let error = host
        .invoke(&ActorId::new("nohost", "x"), call("m"))
        .await
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "failed to lookup actor: api error: code = FailedPrecondition desc = did not find address for actor 'nohost/x'"
    );
}

#[tokio::test]
async fn reentrant_calls_nest_up_to_the_limit_of_the_type() {
    let mut stage = Stage::new();
    let host = stage.host(
        r#"{"entities":["mirror"],"entitiesConfig":[{"entities":["mirror"],"reentrancy":{"enabled":true,"maxStackDepth":3}}]}"#,
    );
    let response = host
        .invoke(&ActorId::new("mirror", "m"), call("again"))
        .await
        .unwrap();
    assert_eq!(&response.body[..], b"maximum stack depth exceeded");
    assert_eq!(stage.paths().len(), 3);
    // The actor responds again afterwards, unlike in daprd.
    assert!(
        host.invoke(&ActorId::new("mirror", "m"), call("wake"))
            .await
            .is_ok()
    );
}

#[tokio::test]
async fn calls_of_one_actor_do_not_overlap() {
    let mut stage = Stage::new();
    let host = stage.host(r#"{"entities":["droid"]}"#);
    let turn = crate::actors::turn::Turn::new(None);
    let first = turn.acquire(None).await.unwrap();
    let waiting = tokio::spawn({
        let turn = turn.clone();
        async move { turn.acquire(None).await.map(drop) }
    });
    tokio::task::yield_now().await;
    assert!(!waiting.is_finished() && !turn.close());
    drop(first);
    waiting.await.unwrap().unwrap();
    assert!(turn.close());
    assert_eq!(turn.acquire(None).await.unwrap_err(), InvokeError::Closed);
    drop(host);
}

#[tokio::test]
async fn an_idle_actor_is_deactivated() {
    let mut stage = Stage::new();
    let host = stage.host(r#"{"entities":["droid"],"actorIdleTimeout":"10s"}"#);
    host.invoke(&droid(), call("wake")).await.unwrap();
    stage.clock.advance(6 * SECOND).await;
    host.invoke(&droid(), call("wake")).await.unwrap();
    assert_eq!(host.active_counts(), [("droid".to_owned(), 1)]);
    stage.clock.advance(60 * SECOND).await;
    let calls = stage.paths();
    assert_eq!(calls.last(), Some(&at(16, "DELETE /actors/droid/r2")));
    assert_eq!(calls.len(), 3);
    assert!(!host.is_active(&droid()));
    host.invoke(&droid(), call("wake")).await.unwrap();
    host.deactivate_all().await;
    assert_eq!(
        stage.paths().last(),
        Some(&at(66, "DELETE /actors/droid/r2"))
    );
}

#[tokio::test]
async fn each_actor_is_hosted_by_one_of_several_sidecars() {
    let mut stage = Stage::new();
    let first = stage.host(r#"{"entities":["droid"]}"#);
    let actors: Vec<ActorId> = (0..20)
        .map(|number| ActorId::new("droid", number.to_string()))
        .collect();
    for actor in &actors {
        first.invoke(actor, call("wake")).await.unwrap();
    }
    assert_eq!(first.active_counts()[0].1, 20);
    stage.paths();
    let second = stage.host(r#"{"entities":["droid"]}"#);
    stage.clock.wait_until_idle().await;
    let moved = stage.paths();
    assert!(!moved.is_empty() && moved.len() < 20);
    assert!(
        moved
            .iter()
            .all(|(_, path)| path.starts_with("DELETE /actors/droid/"))
    );
    for actor in &actors {
        // Both sidecars must route the call to the same host.
        let request = if actor.id.len() == 1 { &first } else { &second };
        request.invoke(actor, call("wake")).await.unwrap();
    }
    assert_eq!(first.active_counts()[0].1 + second.active_counts()[0].1, 20);
    assert_eq!(second.active_counts()[0].1, moved.len());
    let moved_actor = actors.iter().find(|actor| second.is_active(actor)).unwrap();
    assert_eq!(
        first
            .invoke(moved_actor, call("fail"))
            .await
            .unwrap_err()
            .to_string(),
        "rpc error: code = Internal desc = error invoke actor method: error from actor service: (418) teapot"
    );
}
