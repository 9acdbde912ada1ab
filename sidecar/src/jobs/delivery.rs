//! Triggers jobs in the application.

use dapr_client::Headers;

use super::{Connection, Key, Scheduler};
use crate::app::{App, failure};

/// Triggers jobs in the application while the connection is held.
///
/// A job that the application does not handle counts as successful. A job without data always fails, as in
/// daprd 1.18.2.
pub(crate) fn deliver_jobs(scheduler: &Scheduler, app: &App, app_id: &str) -> Connection {
    let (app, own_app_id) = (app.clone(), app_id.to_owned());
    scheduler.connect(
        move |key| matches!(key, Key::Job { app_id, .. } if *app_id == own_app_id),
        move |trigger, due| {
            let app = app.clone();
            async move {
                let (Key::Job { name, .. }, Some(data)) = (trigger.key, trigger.job.data) else {
                    return false;
                };
                #[cfg(feature = "grpc")]
                if let Some(grpc) = app.grpc() {
                    let response = grpc.job_event(&name, &data).await;
                    drop(due);
                    // `NotFound` counts as success, like the status 404 below.
                    let unknown = |error: crate::rpc::RpcError| {
                        let log = app.log();
                        log.warn(
                            "jobs",
                            format_args!(
                                "the application's handler for the job `{name}` failed: {error}"
                            ),
                        );
                        error.code == tonic::Code::NotFound
                    };
                    return response.map_or_else(unknown, |()| true);
                }
                let path = format!("/job/{}", name.strip_prefix('/').unwrap_or(&name));
                let body = data.to_proto_string();
                let response = app
                    .post(&path, "application/json", Headers::new(), body)
                    .await;
                drop(due);
                if !matches!(&response, Ok(response) if response.is_success()) {
                    let (log, failure) = (app.log(), failure(&response));
                    log.warn(
                        "jobs",
                        format_args!(
                            "the application's handler for the job `{name}` at {path} {failure}"
                        ),
                    );
                }
                response.is_ok_and(|response| response.is_success() || response.status == 404)
            }
        },
    )
}
