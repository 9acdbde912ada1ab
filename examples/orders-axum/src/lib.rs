//! The service `orders` beside other routes of an axum router.

use axum::Router;
use axum::routing::get;
use dapr_app::DaprApp;

/// Routes `/about` by axum, and everything that Dapr calls by `app`.
pub fn router(app: DaprApp) -> Router {
    Router::new()
        .route("/about", get(async || "Ships of all sizes"))
        .fallback_service(app)
}
