//! Context of a call that its errors include.

use crate::Operation;

/// The call that an error belongs to.
#[derive(Debug)]
pub(crate) struct CallContext {
    pub(crate) operation: &'static Operation,
    pub(crate) method: &'static str,
    /// The path, without the query.
    pub(crate) path: String,
}

impl CallContext {
    /// Returns method and path. Only errors need them in one text.
    pub(crate) fn request(&self) -> Box<str> {
        [self.method, " ", &self.path].concat().into()
    }
}
