//! What is known about an operation before it is called.

/// One operation of the Dapr HTTP API: a constant of the generated code.
///
/// ```
/// use dapr_client_runtime::{ResponseBody, Operation};
///
/// const DELETE_STATE: Operation = Operation {
///     name: "delete_state",
///     method: "DELETE",
///     path: "/v1.0/state/{storeName}/{key}",
///     response: ResponseBody::Buffered,
///     errors: &[(400, &["ERR_STATE_STORE_NOT_FOUND"]), (401, &[]), (409, &["ERR_STATE_DELETE"])],
/// };
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Operation {
    /// The name of the method in the client, which begins each error message: `get_state`.
    pub name: &'static str,
    /// The HTTP method, in upper case.
    pub method: &'static str,
    /// The path, beginning with `/`, in which each `{parameter}` stands for one argument.
    pub path: &'static str,
    /// How much of the answer is read before it is decoded.
    pub response: ResponseBody,
    /// The statuses of the errors that are declared, each with the codes it can carry. No codes
    /// means that the error is plain text.
    pub errors: &'static [(u16, &'static [&'static str])],
}

/// How much of the body of an answer is read before the answer is decoded.
///
/// The timeout of a call covers what is read before: it ends with the head of an answer whose body
/// is still a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResponseBody {
    /// All of it, whatever the status.
    Buffered,
    /// Nothing when the status is a success: the decoder takes the stream
    /// ([`Response::into_body`](crate::Response::into_body)). All of it otherwise.
    Streamed,
    /// Nothing: the answer comes from elsewhere and is handed on while it arrives, whatever its
    /// status ([`Response::into_reply`](crate::Response::into_reply)). Only what looks like an error
    /// of the sidecar is read, to find out whether it is one.
    PassedOn,
}

impl Operation {
    /// Whether any error is declared for the status.
    pub(crate) fn declares(&self, status: u16) -> bool {
        self.errors.iter().any(|(declared, _)| *declared == status)
    }

    /// Whether a plain-text error is declared for the status.
    pub(crate) fn declares_text(&self, status: u16) -> bool {
        let mut errors = self.errors.iter();
        errors.any(|(declared, codes)| *declared == status && codes.is_empty())
    }

    /// Whether any error code is declared for the status.
    pub(crate) fn declares_codes(&self, status: u16) -> bool {
        let mut errors = self.errors.iter();
        errors.any(|(declared, codes)| *declared == status && !codes.is_empty())
    }

    /// Whether this error code is declared for the status.
    pub(crate) fn declares_code(&self, status: u16, code: &str) -> bool {
        let mut errors = self.errors.iter();
        errors.any(|(declared, codes)| *declared == status && codes.contains(&code))
    }
}
