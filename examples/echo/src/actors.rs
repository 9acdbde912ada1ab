//! Actors that echo hosts: droids, which count the messages they receive.
//!
//! The count is part of the actor's state, which the sidecar stores. It survives the deactivation of the
//! actor and its activation in another instance of this service.

use dapr_client::actors::{ActorConfig, ActorStateItem, ActorStateOperation};
use dapr_client::{Bytes, DaprClient, Error, Json, Payload};
use hyper::{Body, Response, StatusCode};
use serde::Deserialize;

use crate::arrivals::Arrivals;
use crate::{responses, with_sources};

/// The actor type.
pub(crate) const DROID: &str = "droid";

/// The state key of the count.
const TOLD: &str = "told";

/// Responds to `GET /dapr/config`, which the sidecar requests once at startup.
pub(crate) fn config() -> Response<Body> {
    responses::answer(&ActorConfig::new().entities([DROID]))
}

/// Handles a method call of a droid.
pub(crate) async fn call(dapr: &DaprClient, id: &str, method: &str) -> Response<Body> {
    if method != "tell" {
        let text = format!("A droid cannot {method}. It can be told something: tell.\n");
        return responses::text(StatusCode::NOT_FOUND, text);
    }
    match count(dapr, id).await {
        Ok(told) => responses::json(Json::new(&told).as_str().to_owned()),
        Err(error) => {
            let why = with_sources(&error);
            eprintln!("droid {id} cannot count: {why}");
            let text = format!("Droid {id} cannot count: {why}\n");
            responses::text(StatusCode::INTERNAL_SERVER_ERROR, text)
        }
    }
}

/// Increments the count of a droid. No other write can interfere, because an actor processes one call at a
/// time, regardless of the caller. (`memory` has no such guarantee.)
async fn count(dapr: &DaprClient, id: &str) -> Result<u64, Error> {
    let told: Option<u64> = dapr.get_actor_state(DROID, id, TOLD).await?.json()?;
    let told = told.unwrap_or(0) + 1;
    let write = ActorStateOperation::upsert(ActorStateItem::new(TOLD, told));
    dapr.execute_actor_state_transaction(DROID, id, [write])
        .await?;
    Ok(told)
}

/// The payload of a reminder or a timer. (A timer also has a callback.)
#[derive(Deserialize)]
struct Due {
    data: Option<Json>,
}

/// Handles a reminder or a timer of a droid. Timers end with the sidecar.
pub(crate) async fn due(
    arrivals: &Arrivals,
    kind: &'static str,
    id: &str,
    name: &str,
    body: Bytes,
) -> Response<Body> {
    match Payload::from(body).json::<Due>() {
        Ok(due) => {
            let name = format!("{id}/{name}");
            arrivals.add(kind, name, due.data.unwrap_or_default()).await;
            responses::json("{}")
        }
        Err(error) => responses::unreadable("a call of a reminder or timer", &error),
    }
}

/// Handles the deactivation of an idle droid. There is nothing to save: the sidecar already has the state.
pub(crate) fn asleep(id: &str) -> Response<Body> {
    println!("droid {id} is asleep");
    responses::json("{}")
}
