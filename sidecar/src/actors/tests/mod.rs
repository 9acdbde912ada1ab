//! Actors on one and several sidecars, with applications in this process.

mod calls;
mod times;

use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use dapr_client::Headers;

use super::{ActorId, Call, Host, HostedTypes, Placement};
use crate::app::{App, AppConfig, AppRequest, AppResponse, Target};
use crate::clock::Clock;
use crate::jobs::{Connection, Scheduler};
use crate::resiliency::{Resiliency, Settings};

const SECOND: Duration = Duration::from_secs(1);

fn start() -> SystemTime {
    SystemTime::UNIX_EPOCH + 1_795_380_312 * SECOND
}

/// The requests that applications received: time in seconds, method with path and query, body.
type Calls = Arc<Mutex<Vec<(u64, String, String)>>>;

struct Stage {
    clock: Clock,
    placement: Arc<Placement>,
    scheduler: Scheduler,
    calls: Calls,
    connections: Vec<Connection>,
}

impl Stage {
    fn new() -> Self {
        let clock = Clock::frozen(start());
        Self {
            scheduler: Scheduler::new(clock.clone(), "default"),
            placement: Arc::default(),
            calls: Calls::default(),
            connections: Vec::new(),
            clock,
        }
    }

    /// Creates a sidecar whose application hosts the types in this configuration.
    fn host(&mut self, config: &str) -> Arc<Host> {
        let (calls, clock) = (self.calls.clone(), self.clock.clone());
        let shared_host: Arc<Mutex<Option<Arc<Host>>>> = Arc::default();
        let app_host = shared_host.clone();
        let app = App::new(
            Target::Function(Arc::new(move |request: AppRequest| {
                let (calls, clock, app_host) = (calls.clone(), clock.clone(), app_host.clone());
                async move {
                    let query = request
                        .query
                        .clone()
                        .map(|query| format!("?{query}"))
                        .unwrap_or_default();
                    let path = format!("{} {}{query}", request.method, request.path);
                    let second = clock.now().duration_since(start()).unwrap().as_secs();
                    let body = String::from_utf8_lossy(&request.body).into_owned();
                    calls.lock().unwrap().push((second, path.clone(), body));
                    respond(&path, &request, app_host).await
                }
            })),
            None,
            None,
        );
        let clock = self.clock.clone();
        let resiliency = Arc::new(Resiliency::new(clock.clone(), Settings::default()));
        let host = Host::new(clock, Some(app), self.placement.clone(), resiliency);
        *shared_host.lock().unwrap() = Some(host.clone());
        let config = AppConfig::read(config.as_bytes()).unwrap();
        self.connections.push(host.connect(&self.scheduler));
        host.start(HostedTypes::new(&config));
        host
    }

    /// The requests without bodies.
    fn paths(&self) -> Vec<(u64, String)> {
        let calls = std::mem::take(&mut *self.calls.lock().unwrap());
        calls
            .into_iter()
            .map(|(second, path, _)| (second, path))
            .collect()
    }
}

async fn respond(
    path: &str,
    request: &AppRequest,
    host: Arc<Mutex<Option<Arc<Host>>>>,
) -> AppResponse {
    if path.ends_with("/fail") {
        return AppResponse::new(418).body("teapot");
    }
    if path.ends_with("/missing") {
        return AppResponse::new(404);
    }
    if path.ends_with("/err") {
        return AppResponse::new(200)
            .header("X-DaprErrorResponseHeader", "true")
            .body("{}");
    }
    if path.ends_with("/cancel") {
        return AppResponse::new(200).header("X-DaprReminderCancel", "true");
    }
    if path.ends_with("/again") {
        let host = host.lock().unwrap().clone().unwrap();
        let mut again = call("again");
        again.headers.set(
            "Dapr-Reentrancy-Id",
            request.headers.get("dapr-reentrancy-id").unwrap(),
        );
        let outcome = Box::pin(host.invoke(&ActorId::new("mirror", "m"), again)).await;
        return AppResponse::new(200).body(match outcome {
            Ok(response) => response.body,
            Err(error) => error.to_string().into(),
        });
    }
    if path.ends_with("/once") {
        // The application deactivates itself during a call, and the call still succeeds.
        let host = host.lock().unwrap().clone().unwrap();
        host.unregister_timer(&droid(), "once");
        tokio::task::yield_now().await;
        return AppResponse::new(200).header("x-finished", "true");
    }
    AppResponse::new(200).body("done")
}

fn call(method: &str) -> Call {
    Call {
        method: method.to_owned(),
        query: None,
        headers: Headers::new(),
        body: "".into(),
    }
}

fn droid() -> ActorId {
    ActorId::new("droid", "r2")
}

fn at(second: u64, path: &str) -> (u64, String) {
    (second, path.to_owned())
}
