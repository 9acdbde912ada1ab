//! `bindings.cron`: triggers the application on a schedule.

use std::fmt;
use std::future::Future;
use std::time::SystemTime;

use dapr_client::Headers;
use jiff::Timestamp;

use super::Direction;
use crate::app::NO_TRACE;
use crate::app::{App, OutgoingRequest, failure};
use crate::clock::Clock;
use crate::go::path::route_target;
use crate::resources::ComponentSpec;
use crate::timing::cron::{Fields, Schedule};

/// The timeout of the probe for a handler of the binding.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(3);

/// A schedule and the route that it triggers.
#[derive(Clone, Debug)]
pub(crate) struct CronBinding {
    name: String,
    /// The path in the application.
    route: String,
    /// Whether to probe the application for a handler first.
    probes: bool,
    schedule: Schedule,
}

impl CronBinding {
    /// Creates the binding. Fails if a property is invalid. `None` if its direction excludes input.
    pub(crate) fn new(spec: &ComponentSpec) -> Result<Option<Self>, String> {
        let direction = Direction::of(&spec.properties);
        if !direction.input {
            return Ok(None);
        }
        let Some(text) = spec
            .properties
            .get("schedule")
            .filter(|text| !text.is_empty())
        else {
            return Err("the property `schedule` is missing; set it to one such as `@every 15m` or `0 30 * * * *`".to_owned());
        };
        let schedule = Schedule::parse(text, Fields::SecondOptional).map_err(|error| {
            format!("the property `schedule` is `{text}`, which is not a schedule such as `@every 15m` or `0 30 * * * *`: \
                 {error}")
        })?;
        let route = spec
            .properties
            .get("route")
            .filter(|route| !route.is_empty());
        Ok(Some(Self {
            name: spec.name.clone(),
            route: route.unwrap_or(&spec.name).to_owned(),
            probes: !direction.explicit,
            schedule,
        }))
    }

    /// Probes the application for a handler of the binding. If it has one, returns the future that triggers it repeatedly. The
    /// first wait has already started.
    pub(crate) async fn start(
        self,
        app: App,
        clock: Clock,
    ) -> Option<impl Future<Output = ()> + Send + 'static> {
        if self.probes && !self.is_wanted(&app).await {
            let (name, target) = (&self.name, self.target());
            app.log().warn("bindings", format_args!(
                "the binding `{name}` is not started: the application has no handler at {target} (OPTIONS {target} did not \
                 return a success status)"
            ));
            return None;
        }
        let mut wait = clock.sleep_until(self.schedule.next_after(clock.now())?);
        Some(async move {
            loop {
                let due = wait.await;
                // A running clock may be slightly behind the awaited time, which must not trigger twice.
                let now = clock.now().max(due.when());
                let Some(next) = self.schedule.next_after(now) else {
                    return;
                };
                wait = clock.sleep_until(next);
                self.call(&app, now).await;
                drop(due);
            }
        })
    }

    /// The response of the application has no effect; failures are logged.
    async fn call(&self, app: &App, now: SystemTime) {
        #[cfg(feature = "grpc")]
        if let Some(grpc) = app.grpc() {
            let metadata = [
                ("readTimeUTC".to_owned(), GoTime(now).to_string()),
                ("timeZone".to_owned(), "Local".to_owned()),
            ];
            let event = grpc.binding_event(&self.name, Vec::new(), metadata.into());
            if let Err(error) = event.await {
                self.report(app, &error.to_string());
            }
            return;
        }
        let response = app.send_buffered(self.event(now)).await;
        if !matches!(&response, Ok(response) if response.is_success()) {
            self.report(app, &failure(&response));
        }
    }

    fn report(&self, app: &App, failure: &str) {
        let (name, target) = (&self.name, self.target());
        app.log().warn(
            "bindings",
            format_args!(
                "the application's handler for the binding `{name}` at {target} failed: {failure}"
            ),
        );
    }

    async fn is_wanted(&self, app: &App) -> bool {
        #[cfg(feature = "grpc")]
        if let Some(grpc) = app.grpc() {
            let wanted = tokio::time::timeout(PATIENCE, grpc.wants_binding(&self.name)).await;
            return wanted.unwrap_or(false);
        }
        let request = OutgoingRequest::new("OPTIONS", self.target())
            .header("content-type", "application/json");
        let response = tokio::time::timeout(PATIENCE, app.send_buffered(request)).await;
        matches!(response, Ok(Ok(response)) if response.is_success() || response.status == 405)
    }

    fn event(&self, now: SystemTime) -> OutgoingRequest {
        let mut headers = Headers::new();
        headers.set("content-type", "application/json");
        headers.set("readtimeutc", GoTime(now).to_string());
        headers.set("timezone", "Local");
        headers.set("traceparent", NO_TRACE);
        OutgoingRequest {
            headers,
            ..OutgoingRequest::new("POST", self.target())
        }
    }

    fn target(&self) -> String {
        route_target(&self.route)
    }
}

/// A UTC time in Go's format: `2026-05-04 12:00:00.5 +0000 UTC`.
struct GoTime(SystemTime);

impl fmt::Display for GoTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let time = Timestamp::try_from(self.0).unwrap_or(Timestamp::UNIX_EPOCH);
        write!(formatter, "{}", time.strftime("%Y-%m-%d %H:%M:%S"))?;
        let fraction = format!("{:09}", time.subsec_nanosecond());
        let fraction = fraction.trim_end_matches('0');
        if !fraction.is_empty() {
            write!(formatter, ".{fraction}")?;
        }
        formatter.write_str(" +0000 UTC")
    }
}

#[cfg(test)]
mod tests;
