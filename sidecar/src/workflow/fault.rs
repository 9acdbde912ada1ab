//! Why something cannot be done to an instance.

use std::fmt;

/// What daprd says when no state store is meant for actors.
pub(crate) const NO_STATE: &str = "the state store is not configured to use the actor runtime. Have you set the - name: actorStateStore value: \"true\" in your state store component file?";

/// Why something cannot be done to an instance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// No worker is connected: then nobody hosts the actors that instances are in daprd.
    NoWorker { actor_type: String, id: String },
    /// There is no place for the state of instances.
    NoState,
    /// There is no such instance.
    NotFound,
    /// It has not ended.
    NotCompleted,
    /// It waits for a worker with other code.
    Stalled,
    /// There is one of that id, and why it cannot be replaced.
    Taken(String),
}

impl fmt::Display for Fault {
    /// As daprd says it.
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
            Self::Taken(reason) => {
                write!(formatter, "rpc error: code = AlreadyExists desc = {reason}")
            }
        }
    }
}

/// Why an instance is not purged, and how many of its children were before that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PurgeFault {
    pub(crate) fault: Fault,
    /// What was tried when it was found.
    pub(crate) text: String,
    pub(crate) purged: usize,
}

impl PurgeFault {
    pub(super) fn new(fault: Fault, purged: usize) -> Self {
        Self {
            text: fault.to_string(),
            fault,
            purged,
        }
    }

    /// The same, and what it was a part of.
    pub(super) fn within(mut self, what: &str) -> Self {
        self.text = format!("{what}: {}", self.text);
        self
    }
}
