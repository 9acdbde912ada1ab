//! Jobs, which are called at the time that they were scheduled for.

use dapr_client::{Json, from_json};
use hyper::{Body, Response};

use crate::arrivals::Arrivals;
use crate::responses;

/// The sidecar calls a job. The body is what it was scheduled with.
pub(crate) async fn run(arrivals: &Arrivals, name: &str, body: &[u8]) -> Response<Body> {
    match from_json::<Json>(body) {
        Ok(data) => {
            arrivals.add("job", name, data).await;
            responses::json("{}")
        }
        Err(error) => responses::unreadable("the data of a job", &error),
    }
}
