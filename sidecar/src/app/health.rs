//! Health checks of the application.

use std::pin::pin;
use std::time::Duration;

use super::{App, OutgoingRequest};
use crate::Clock;
use crate::clock::Sleep;

/// The settings of the health checks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HealthCheck {
    pub(crate) path: String,
    pub(crate) interval: Duration,
    pub(crate) timeout: Duration,
    /// The number of consecutive failures after which the application is unhealthy.
    pub(crate) threshold: u32,
}

impl Default for HealthCheck {
    fn default() -> Self {
        Self {
            path: "/healthz".to_owned(),
            interval: Duration::from_secs(5),
            timeout: Duration::from_millis(500),
            threshold: 3,
        }
    }
}

/// Runs the first probe. With health checks enabled, the application is unhealthy until a probe succeeds.
pub(crate) async fn start_health_checks(app: &App, check: &HealthCheck) {
    app.set_healthy(false);
    if probe(app, check).await {
        app.set_healthy(true);
    }
}

/// Runs further probes until the sidecar stops. Work that waits for a healthy application runs after the
/// first success, before the clock moves on. The wait for the next probe starts before this function returns.
pub(crate) fn watch_health(
    app: App,
    check: HealthCheck,
    clock: &Clock,
    on_first_success: impl Future<Output = ()> + Send + 'static,
) -> impl Future<Output = ()> + Send + 'static {
    let next = clock.sleep(check.interval);
    let failures = u32::from(!app.is_healthy());
    watch(app, check, next, failures, on_first_success)
}

async fn watch(
    app: App,
    check: HealthCheck,
    next: Sleep,
    mut failures: u32,
    on_first_success: impl Future<Output = ()>,
) {
    let mut on_first_success = Some(pin!(on_first_success));
    let mut due = next.await;
    loop {
        if probe(&app, &check).await {
            failures = 0;
            app.set_healthy(true);
            if let Some(work) = on_first_success.take() {
                work.await;
            }
        } else {
            failures = failures.saturating_add(1);
            if failures >= check.threshold {
                app.set_healthy(false);
            }
        }
        due = due.sleep(check.interval).await;
    }
}

async fn probe(app: &App, check: &HealthCheck) -> bool {
    #[cfg(feature = "grpc")]
    if let Some(grpc) = app.grpc() {
        let is_healthy = tokio::time::timeout(check.timeout, grpc.check_health()).await;
        return is_healthy.unwrap_or(false);
    }
    let path = format!("/{}", check.path.trim_start_matches('/'));
    // The timeout uses real time, because the application does not know the sidecar's clock.
    let response = tokio::time::timeout(
        check.timeout,
        app.send_unmetered(OutgoingRequest::new("GET", path)),
    )
    .await;
    matches!(response, Ok(Ok(response)) if (200..300).contains(&response.status))
}
