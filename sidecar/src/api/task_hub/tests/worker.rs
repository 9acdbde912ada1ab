//! Workers of the tests.

use std::sync::{Arc, Mutex};

use tokio::task::JoinHandle;

use super::hub::Hub;
use super::replay::{End, Outcome, Replay};
use crate::Sidecar;
use crate::workflow::messages::{
    ActivityResponse, FailureDetails, Nothing, WorkItem, WorkItemRequest,
};

/// The work items of a worker, in order: `turn ID`, `activity NAME INPUT`.
type Log = Arc<Mutex<Vec<String>>>;

/// A connected worker. Dropping it disconnects it.
pub(super) struct Worker {
    log: Log,
    working: JoinHandle<()>,
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.working.abort();
    }
}

impl Worker {
    /// Connects a worker with this workflow code and these activities.
    pub(super) async fn connect<C, A>(sidecar: &Sidecar, code: C, activities: A) -> Self
    where
        C: Fn(&mut Replay) -> Option<End> + Send + Sync + 'static,
        A: Fn(&str, &str) -> Outcome + Send + Sync + 'static,
    {
        Self::working(sidecar, move |hub, item| {
            let token = item.completion_token;
            match item.request.unwrap() {
                WorkItemRequest::Workflow(request) => {
                    let response = Replay::turn(request, token, &code);
                    tokio::spawn(async move {
                        let Nothing {} = hub.call("CompleteWorkflowTask", response).await.unwrap();
                    });
                }
                WorkItemRequest::Activity(request) => {
                    let outcome = activities(&request.name, &request.input.unwrap_or_default());
                    let response = ActivityResponse {
                        instance_id: request.workflow.unwrap().instance_id,
                        task_id: request.task_id,
                        result: outcome.clone().ok(),
                        failure: outcome
                            .err()
                            .map(|message| FailureDetails::new("Mishap", message)),
                        completion_token: token,
                    };
                    tokio::spawn(async move {
                        let Nothing {} = hub.call("CompleteActivityTask", response).await.unwrap();
                    });
                }
            }
        })
        .await
    }

    /// Connects a worker without activities.
    pub(super) async fn of<C>(sidecar: &Sidecar, code: C) -> Self
    where
        C: Fn(&mut Replay) -> Option<End> + Send + Sync + 'static,
    {
        Self::connect(sidecar, code, |name, _| Err(format!("{name} is nothing"))).await
    }

    /// Connects a worker that accepts work items and never completes them.
    pub(super) async fn idle(sidecar: &Sidecar) -> Self {
        Self::working(sidecar, |_, _| ()).await
    }

    async fn working(sidecar: &Sidecar, work: impl Fn(Hub, WorkItem) + Send + 'static) -> Self {
        let hub = Hub::of(sidecar);
        let mut items = hub.items().await.unwrap();
        let log = Log::default();
        let its_log = Arc::clone(&log);
        let working = tokio::spawn(async move {
            while let Ok(Some(item)) = items.message().await {
                its_log.lock().unwrap().push(line(&item));
                work(hub.clone(), item);
            }
        });
        Self { log, working }
    }

    pub(super) fn log(&self) -> Vec<String> {
        self.log.lock().unwrap().clone()
    }

    /// Waits until the worker has received this number of work items.
    pub(super) async fn wait_for_items(&self, count: usize) -> Vec<String> {
        while self.log().len() < count {
            tokio::time::sleep(std::time::Duration::from_millis(1)).await;
        }
        self.log()
    }
}

fn line(item: &WorkItem) -> String {
    match item.request.as_ref().unwrap() {
        WorkItemRequest::Workflow(request) => format!("turn {}", request.instance_id),
        WorkItemRequest::Activity(request) => format!(
            "activity {} {}",
            request.name,
            request.input.as_deref().unwrap_or_default()
        ),
    }
}
