//! The actors that echo hosts: droids, which count what they are told.
//!
//! The count is in the actor's state, which the sidecar keeps: it stays when the actor is put to
//! sleep, and when it wakes up in another instance of this service.

use dapr_client::actors::{ActorConfig, ActorStateItem, ActorStateOperation};
use dapr_client::{Bytes, DaprClient, Error, Json, Payload};
use hyper::{Body, Response, StatusCode};
use serde::Deserialize;

use crate::arrivals::Arrivals;
use crate::{responses, with_sources};

/// The type of the actors.
pub(crate) const DROID: &str = "droid";

/// The key of the count in the state of a droid.
const TOLD: &str = "told";

/// What the sidecar asks once, when it starts.
pub(crate) fn config() -> Response<Body> {
    responses::answer(&ActorConfig::new().entities([DROID]))
}

/// A method of a droid is called.
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

/// Adds one to the count of a droid. Nobody else can write in between, because the calls of one
/// actor come one after the other, wherever they come from. (`memory` has to do without that.)
async fn count(dapr: &DaprClient, id: &str) -> Result<u64, Error> {
    let told: Option<u64> = dapr.get_actor_state(DROID, id, TOLD).await?.json()?;
    let told = told.unwrap_or(0) + 1;
    let write = ActorStateOperation::upsert(ActorStateItem::new(TOLD, told));
    dapr.execute_actor_state_transaction(DROID, id, [write])
        .await?;
    Ok(told)
}

/// What a reminder and a timer bring along. (A timer also has its callback.)
#[derive(Deserialize)]
struct Due {
    data: Option<Json>,
}

/// A reminder of a droid, or a timer, which is forgotten together with the sidecar.
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

/// A droid was not called for a while, or the sidecar stops. There is nothing to be put away: the
/// state is with the sidecar already.
pub(crate) fn asleep(id: &str) -> Response<Body> {
    println!("droid {id} is asleep");
    responses::json("{}")
}
