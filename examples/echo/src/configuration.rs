//! Configuration changes, for subscriptions made through this service's sidecar.

use std::collections::BTreeMap;

use dapr_client::configuration::ConfigurationUpdate;
use dapr_client::{Json, from_json};
use hyper::{Body, Response};

use crate::arrivals::Arrivals;
use crate::responses;

/// Handles a change in a configuration store.
pub(crate) async fn changed(arrivals: &Arrivals, store: &str, body: &[u8]) -> Response<Body> {
    let update: ConfigurationUpdate = match from_json(body) {
        Ok(update) => update,
        Err(error) => return responses::unreadable("a change of configuration", &error),
    };
    for (key, item) in update.items {
        let data = BTreeMap::from([
            ("subscription", Some(update.id.clone())),
            ("value", item.value),
        ]);
        let name = format!("{store}/{key}");
        arrivals.add("configuration", name, Json::new(&data)).await;
    }
    responses::json("{}")
}
