//! Whether the application is well: probes at intervals.

use std::pin::pin;
use std::time::Duration;

use super::{App, Question};
use crate::Clock;
use crate::clock::Sleep;

/// How the health of the application is watched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HealthCheck {
    pub(crate) path: String,
    pub(crate) interval: Duration,
    pub(crate) timeout: Duration,
    /// After so many failures in a row the application counts as unhealthy.
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

/// The first probe. With health checks the application counts as unhealthy until a probe says otherwise.
pub(crate) async fn begin_health(app: &App, check: &HealthCheck) {
    app.set_healthy(false);
    if probe(app, check).await {
        app.set_healthy(true);
    }
}

/// The further probes, for as long as the sidecar lives. What waits for an application that is well is done when it is
/// so for the first time, before the clock goes on.
/// It waits for the first of them already.
pub(crate) fn watch_health(
    app: App,
    check: HealthCheck,
    clock: &Clock,
    once_well: impl Future<Output = ()> + Send + 'static,
) -> impl Future<Output = ()> + Send + 'static {
    let next = clock.sleep(check.interval);
    let failures = u32::from(!app.is_healthy());
    watch(app, check, next, failures, once_well)
}

async fn watch(
    app: App,
    check: HealthCheck,
    next: Sleep,
    mut failures: u32,
    once_well: impl Future<Output = ()>,
) {
    let mut once_well = Some(pin!(once_well));
    let mut due = next.await;
    loop {
        if probe(&app, &check).await {
            failures = 0;
            app.set_healthy(true);
            if let Some(work) = once_well.take() {
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
    if let Some(grpc) = app.grpc() {
        let well = tokio::time::timeout(check.timeout, grpc.is_well()).await;
        return well.unwrap_or(false);
    }
    let path = format!("/{}", check.path.trim_start_matches('/'));
    // The answer is awaited in the machine's time: the application knows no other.
    let answer =
        tokio::time::timeout(check.timeout, app.ask_plainly(Question::new("GET", path))).await;
    matches!(answer, Ok(Ok(answer)) if (200..300).contains(&answer.status))
}
