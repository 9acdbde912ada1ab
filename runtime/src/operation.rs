//! Static description of an operation.

/// One operation of the Dapr HTTP API, as a constant in the generated code.
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
    /// The name of the client method, for example `get_state`. Error messages begin with it.
    pub name: &'static str,
    /// The HTTP method, in upper case.
    pub method: &'static str,
    /// The path template. Begins with `/`; each `{parameter}` is replaced by one argument.
    pub path: &'static str,
    /// How much of the response body is read before decoding.
    pub response: ResponseBody,
    /// The statuses of the declared errors, each with its possible error codes.
    ///
    /// If the list of codes is empty, the error is plain text.
    pub errors: &'static [(u16, &'static [&'static str])],
}

/// How much of the response body is read before decoding.
///
/// The timeout of a call covers only what is read before decoding. If the body is still a stream,
/// the timeout ends when the response headers arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResponseBody {
    /// The whole body, for any status.
    Buffered,
    /// Nothing if the status is a success, otherwise the whole body.
    ///
    /// If nothing is read, the decoder takes the stream
    /// ([`Response::into_body`](crate::Response::into_body)).
    Streamed,
    /// Nothing: the sidecar passes on a response, for example of an application.
    ///
    /// It is passed on while it arrives, with any status
    /// ([`Response::into_reply`](crate::Response::into_reply)). Only a response that looks like an
    /// error of the sidecar is read, to determine whether it is one.
    PassedOn,
}

impl Operation {
    /// Returns whether any error is declared for the status.
    pub(crate) fn declares(&self, status: u16) -> bool {
        self.errors.iter().any(|(declared, _)| *declared == status)
    }

    /// Returns whether a plain-text error is declared for the status.
    pub(crate) fn declares_text(&self, status: u16) -> bool {
        let mut errors = self.errors.iter();
        errors.any(|(declared, codes)| *declared == status && codes.is_empty())
    }

    /// Returns whether any error code is declared for the status.
    pub(crate) fn declares_codes(&self, status: u16) -> bool {
        let mut errors = self.errors.iter();
        errors.any(|(declared, codes)| *declared == status && !codes.is_empty())
    }

    /// Returns whether this error code is declared for the status.
    pub(crate) fn declares_code(&self, status: u16, code: &str) -> bool {
        let mut errors = self.errors.iter();
        errors.any(|(declared, codes)| *declared == status && codes.contains(&code))
    }
}
