//! Faults on demand: an operation that fails, waits, or loses its answer.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use dapr_client::server::OperationId;

use crate::core::Core;

/// What happens in place of an operation, or to its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// This is answered, and nothing is done.
    Answer {
        status: u16,
        code: String,
        message: String,
    },
    /// It is done, but only after this time of the clock.
    Delay(Duration),
    /// Nothing is done and nothing is answered: the connection closes.
    Close,
    /// It is done, but the connection closes before the answer.
    LoseAnswer,
    /// It is done, and the answer breaks off after so many bytes of its body.
    Cut(usize),
}

/// The faults that wait for their requests.
#[derive(Debug, Default)]
pub(crate) struct Faults(Mutex<Vec<Planned>>);

#[derive(Debug)]
struct Planned {
    operation: OperationId,
    fault: Fault,
    /// How many requests it is for; without limit if there is no number.
    times: Option<usize>,
}

impl Faults {
    /// The fault for a request, which then counts.
    pub(crate) fn take(&self, operation: OperationId) -> Option<Fault> {
        let mut planned = self.planned();
        let index = planned
            .iter()
            .position(|planned| planned.operation == operation)?;
        let fault = planned[index].fault.clone();
        if let Some(times) = &mut planned[index].times {
            *times -= 1;
            if *times == 0 {
                planned.remove(index);
            }
        }
        Some(fault)
    }

    fn planned(&self) -> MutexGuard<'_, Vec<Planned>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn clear(&self) {
        self.planned().clear();
    }
}

/// A fault that is being planned; see [`Sidecar::fail`](crate::Sidecar::fail). The last call says what happens.
#[must_use = "a fault is planned by the call that says what happens"]
pub struct FaultPlan {
    core: Arc<Core>,
    operation: OperationId,
    times: Option<usize>,
}

impl FaultPlan {
    pub(crate) fn new(core: Arc<Core>, operation: OperationId) -> Self {
        Self {
            core,
            operation,
            times: Some(1),
        }
    }

    /// Not for the next request only, but for so many.
    pub fn times(mut self, times: usize) -> Self {
        self.times = Some(times);
        self
    }

    /// For all requests from now on, until [`Sidecar::heal`](crate::Sidecar::heal).
    pub fn always(mut self) -> Self {
        self.times = None;
        self
    }

    /// This status is answered, and nothing is done.
    pub fn status(self, status: u16) {
        self.error(status, "ERROR", "a fault that the test asked for");
    }

    /// This error is answered, and nothing is done.
    pub fn error(self, status: u16, code: &str, message: &str) {
        self.plan(Fault::Answer {
            status,
            code: code.to_owned(),
            message: message.to_owned(),
        });
    }

    /// It is done, but only after this time of the sidecar's clock.
    pub fn delay(self, delay: Duration) {
        self.plan(Fault::Delay(delay));
    }

    /// Nothing is done, and the connection closes without an answer.
    pub fn close(self) {
        self.plan(Fault::Close);
    }

    /// It is done, and then the connection closes without an answer.
    pub fn lose_answer(self) {
        self.plan(Fault::LoseAnswer);
    }

    /// It is done, and the answer breaks off after so many bytes of its body.
    pub fn cut_after(self, bytes: usize) {
        self.plan(Fault::Cut(bytes));
    }

    fn plan(self, fault: Fault) {
        if self.times != Some(0) {
            self.core.faults.planned().push(Planned {
                operation: self.operation,
                fault,
                times: self.times,
            });
        }
    }
}

impl fmt::Debug for FaultPlan {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("FaultPlan")
            .field("operation", &self.operation)
            .field("times", &self.times)
            .finish_non_exhaustive()
    }
}
