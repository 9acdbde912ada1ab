//! Inspects workflow instances from a test.

use dapr_client::workflow::WorkflowStatus;

use crate::Sidecar;
use crate::api::workflow::to_status;
use crate::workflow::View;

/// A workflow instance, as returned by [`Sidecar::workflows`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct WorkflowInstance {
    /// The instance ID.
    pub id: String,
    /// The name of the workflow.
    pub name: String,
    /// The status. [`WorkflowStatus::Unknown`] if the worker does not have the version of the workflow, as
    /// over HTTP.
    pub status: WorkflowStatus,
    /// The input. Available after its first turn.
    pub input: Option<String>,
    /// The output.
    pub output: Option<String>,
    /// The custom status that the workflow code set.
    pub custom_status: Option<String>,
    /// The failure: the error type and its message.
    pub failure: Option<(String, String)>,
    /// The parent instance that waits for this one.
    pub parent: Option<String>,
}

impl From<View> for WorkflowInstance {
    fn from(view: View) -> Self {
        Self {
            id: view.id,
            name: view.name,
            status: to_status(view.status),
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
    /// Returns all workflow instances by ID, including finished ones that were not purged.
    #[must_use]
    pub fn workflows(&self) -> Vec<WorkflowInstance> {
        let views = self.core.workflows.all().into_iter();
        views.map(WorkflowInstance::from).collect()
    }
}
