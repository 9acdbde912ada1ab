//! `TaskHubSidecarService`: the gRPC API for workers and clients of workflows.

mod manage;
mod state;
#[cfg(test)]
mod tests;
mod work;

use std::sync::Arc;

use tonic::Status;

use crate::core::Core;
use crate::grpc::{Call, HttpResponse};
use crate::workflow::messages::Nothing;

/// The path prefix of its methods.
pub(crate) const SERVICE: &str = "/TaskHubSidecarService";

/// Handles a call. `None` if the method does not exist.
pub(crate) async fn handle(core: Arc<Core>, method: &str, call: Call) -> Option<HttpResponse> {
    Some(match method {
        "Hello" => {
            call.unary(|Nothing {}| async { Ok::<_, Status>(Nothing {}) })
                .await
        }
        "GetWorkItems" => {
            call.streaming(|Nothing {}| work::items(Arc::clone(&core)))
                .await
        }
        // Older workers use the older name.
        "CompleteWorkflowTask" | "CompleteOrchestratorTask" => {
            call.unary(|response| work::complete_turn(Arc::clone(&core), response))
                .await
        }
        "CompleteActivityTask" => {
            call.unary(|response| work::complete_activity(Arc::clone(&core), response))
                .await
        }
        "StartInstance" => {
            call.unary(|request| manage::start(Arc::clone(&core), request))
                .await
        }
        "GetInstance" => {
            call.unary(|request| state::get(Arc::clone(&core), request))
                .await
        }
        "WaitForInstanceStart" => {
            call.unary(|request| state::wait_for_start(Arc::clone(&core), request))
                .await
        }
        "WaitForInstanceCompletion" => {
            call.unary(|request| state::wait_for_completion(Arc::clone(&core), request))
                .await
        }
        "ListInstanceIDs" => {
            call.unary(|request| state::list(Arc::clone(&core), request))
                .await
        }
        "GetInstanceHistory" => {
            call.unary(|request| state::history(Arc::clone(&core), request))
                .await
        }
        "RaiseEvent" => {
            call.unary(|request| manage::raise(Arc::clone(&core), request))
                .await
        }
        "TerminateInstance" => {
            call.unary(|request| manage::terminate(Arc::clone(&core), request))
                .await
        }
        "SuspendInstance" => {
            call.unary(|request| manage::suspend(Arc::clone(&core), request))
                .await
        }
        "ResumeInstance" => {
            call.unary(|request| manage::resume(Arc::clone(&core), request))
                .await
        }
        "PurgeInstances" => {
            call.unary(|request| manage::purge(Arc::clone(&core), request))
                .await
        }
        _ => return None,
    })
}
