//! Looking at the workflows of a sidecar from a test.

use dapr_client::workflow::WorkflowStatus;

use crate::Sidecar;
use crate::api::workflow::told_status;
use crate::workflow::View;

/// An instance of a workflow, as [`Sidecar::workflows`] lists it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct WorkflowInstance {
    /// Its id.
    pub id: String,
    /// The name of the workflow.
    pub name: String,
    /// How far it is. One whose worker does not have its version is [`WorkflowStatus::Unknown`], as over HTTP.
    pub status: WorkflowStatus,
    /// What it was started with, once its first turn is over.
    pub input: Option<String>,
    /// What it has come to.
    pub output: Option<String>,
    /// What its code says about how far it is.
    pub custom_status: Option<String>,
    /// Why it has failed: the type of the error, and its message.
    pub failure: Option<(String, String)>,
    /// The instance that has started it and waits for it.
    pub parent: Option<String>,
}

impl From<View> for WorkflowInstance {
    fn from(view: View) -> Self {
        Self {
            id: view.id,
            name: view.name,
            status: told_status(view.status),
            input: view.input,
            output: view.output,
            custom_status: view.custom_status,
            failure: view
                .failure
                .map(|failure| (failure.error_type, failure.message)),
            parent: view.parent.map(|(id, _)| id),
        }
    }
}

impl Sidecar {
    /// All instances of workflows that are there, by their ids; also those that have ended and were not purged.
    #[must_use]
    pub fn workflows(&self) -> Vec<WorkflowInstance> {
        let views = self.core.workflows.all().into_iter();
        views.map(WorkflowInstance::from).collect()
    }
}
