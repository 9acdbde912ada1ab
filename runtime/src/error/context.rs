//! Context of a call that its errors include.

use crate::Operation;

/// The call that an error belongs to.
#[derive(Clone, Debug)]
pub(crate) struct CallContext {
    pub(crate) operation: &'static Operation,
    /// Method and path, without the query.
    pub(crate) request: Box<str>,
}
