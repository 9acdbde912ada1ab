//! Jobs, which are triggered at their scheduled time.

use dapr_client::{Json, from_json};
use hyper::{Body, Response};

use crate::arrivals::Arrivals;
use crate::responses;

/// Handles a job. The body is its data.
pub(crate) async fn run(arrivals: &Arrivals, name: &str, body: &[u8]) -> Response<Body> {
    match from_json::<Json>(body) {
        Ok(data) => {
            arrivals.add("job", name, data).await;
            responses::json("{}")
        }
        Err(error) => responses::unreadable("the data of a job", &error),
    }
}
