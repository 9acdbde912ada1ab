//! Calls the application for its jobs.

use dapr_client::Headers;
use tonic::Code;

use super::{Connection, Key, Scheduler};
use crate::app::{App, failure};
use crate::rpc::RpcFault;

/// The application gets its jobs for as long as the connection is held.
///
/// What it does not know counts as done. A job without data is never delivered, as in daprd 1.18.2: it fails, time
/// and again.
pub(crate) fn deliver_jobs(scheduler: &Scheduler, app: &App, app_id: &str) -> Connection {
    let (app, own) = (app.clone(), app_id.to_owned());
    scheduler.connect(
        move |key| matches!(key, Key::Job { app_id, .. } if *app_id == own),
        move |trigger, due| {
            let app = app.clone();
            async move {
                let (Key::Job { name, .. }, Some(data)) = (trigger.key, trigger.job.data) else {
                    return false;
                };
                if let Some(grpc) = app.grpc() {
                    let answer = grpc.job_event(&name, &data).await;
                    drop(due);
                    // As 404 below.
                    let unknown = |fault: RpcFault| {
                        let log = app.log();
                        log.warn(
                            "jobs",
                            format_args!(
                                "the application's handler of the job `{name}` failed: {fault}"
                            ),
                        );
                        fault.code == Code::NotFound
                    };
                    return answer.map_or_else(unknown, |()| true);
                }
                let path = format!("/job/{}", name.strip_prefix('/').unwrap_or(&name));
                let body = data.to_proto_string();
                let answer = app
                    .post(&path, "application/json", Headers::new(), body)
                    .await;
                drop(due);
                if !matches!(&answer, Ok(answer) if answer.is_success()) {
                    let (log, failure) = (app.log(), failure(&answer));
                    log.warn(
                        "jobs",
                        format_args!(
                            "the application's handler of the job `{name}` at {path} {failure}"
                        ),
                    );
                }
                answer.is_ok_and(|answer| answer.is_success() || answer.status == 404)
            }
        },
    )
}
