//! Errors of operations on instances.

use std::fmt;

/// daprd's error if there is no actor state store.
pub(crate) const NO_STATE: &str = "the state store is not configured to use the actor runtime. Have you set the - name: actorStateStore value: \"true\" in your state store component file?";

/// Why an operation on an instance failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum WorkflowError {
    /// No worker is connected, so in daprd no host has the actor type of instances.
    NoWorker { actor_type: String, id: String },
    /// No actor state store is configured.
    NoState,
    /// The instance does not exist.
    NotFound,
    /// The instance is not complete.
    NotCompleted,
    /// The instance is stalled: it needs a worker with other code.
    Stalled,
    /// The ID is in use, and why the instance cannot be replaced.
    AlreadyExists(String),
}

impl fmt::Display for WorkflowError {
    /// daprd's messages.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoWorker { actor_type, id } => write!(
                formatter,
                "failed to lookup actor: api error: code = FailedPrecondition desc = did not find address for actor '{actor_type}/{id}'"
            ),
            Self::NoState => write!(formatter, "api error: code = Internal desc = {NO_STATE}"),
            Self::NotFound => formatter.write_str("no such instance exists"),
            Self::NotCompleted => formatter.write_str("orchestration has not yet completed"),
            Self::Stalled => formatter.write_str("workflow is stalled"),
            Self::AlreadyExists(reason) => {
                write!(formatter, "rpc error: code = AlreadyExists desc = {reason}")
            }
        }
    }
}

/// Why a purge failed, and how many children were purged before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PurgeError {
    pub(crate) error: WorkflowError,
    /// The error message, preceded by the enclosing operations.
    pub(crate) text: String,
    pub(crate) purged: usize,
}

impl PurgeError {
    pub(super) fn new(error: WorkflowError, purged: usize) -> Self {
        Self {
            text: error.to_string(),
            error,
            purged,
        }
    }

    /// Prepends the enclosing operation to the text.
    pub(super) fn with_context(mut self, what: &str) -> Self {
        self.text = format!("{what}: {}", self.text);
        self
    }
}
