//! Kinds of errors.

/// The kind of an [`Error`](crate::Error).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// An argument cannot be sent unchanged. Nothing was sent.
    InvalidArgument,
    /// An [`Interceptor`](crate::Interceptor) refused the call. Nothing was sent.
    Intercepted,
    /// The client cannot be created: an environment variable or a setting is invalid, or a feature
    /// is missing.
    Configuration,
    /// The client could not connect to the sidecar. Nothing was sent.
    Connect,
    /// The call timed out. It may still have taken effect.
    Timeout,
    /// The connection was lost before a response arrived. The call may have taken effect.
    Disconnected,
    /// The server does not speak HTTP/1.1; the configured port may be the gRPC port.
    ///
    /// The call had no effect.
    NotHttp,
    /// The response has more headers than the client accepts (100), or longer ones (about 400 KB
    /// in total). The call may have taken effect.
    TooManyHeaders,
    /// The sidecar returned an error that is part of the API.
    ///
    /// See [`status`](crate::Error::status), [`error_code`](crate::Error::error_code) and
    /// [`message`](crate::Error::message).
    Dapr,
    /// The response is not part of the API, perhaps because the server is not a sidecar.
    ///
    /// Also returned by [`Reply::error_for_status`](crate::Reply::error_for_status) if an
    /// application responded with an error status.
    Unexpected,
    /// The content of the response is invalid, or is not of the requested type.
    Decode,
    /// A body ended early: that of the response, or the stream of the request.
    ///
    /// Or the response body is larger than
    /// [`max_response_bytes`](crate::Config::max_response_bytes).
    Body,
}
