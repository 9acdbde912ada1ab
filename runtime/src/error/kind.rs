//! The kinds of failure.

/// What kind of failure an [`Error`](crate::Error) is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// An argument cannot be sent as it is given. Nothing was sent.
    InvalidArgument,
    /// An [`Interceptor`](crate::Interceptor) refused the call. Nothing was sent.
    Intercepted,
    /// The client cannot be made: a variable of the environment or a setting is wrong, or a
    /// feature is missing.
    Configuration,
    /// No sidecar was reached. Nothing was sent.
    Connect,
    /// The time of the call was up. It may have taken effect all the same.
    Timeout,
    /// The connection broke before an answer came. The call may have taken effect.
    Disconnected,
    /// The server does not speak HTTP/1.1: perhaps the client was given the gRPC port. Nothing took
    /// effect.
    NotHttp,
    /// The response has more headers than the client reads (100), or longer ones (some 400 KB in
    /// all). The call may have taken effect.
    TooManyHeaders,
    /// The sidecar answered with an error that is part of the API: see
    /// [`status`](crate::Error::status), [`error_code`](crate::Error::error_code) and
    /// [`message`](crate::Error::message).
    Dapr,
    /// The answer is not part of the API: perhaps something other than a sidecar answered. Or an
    /// application answered with the status of an error, which the caller does not want
    /// ([`Reply::error_for_status`](crate::Reply::error_for_status)).
    Unexpected,
    /// The answer came, but what it holds is not what it should be, or not of the type that was
    /// asked for.
    Decode,
    /// A body broke off: that of the answer on its way here, or the stream of a request. Or that
    /// of the answer is larger than [`max_response_bytes`](crate::Config::max_response_bytes).
    Body,
}
