//! `ErrorCode`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::fmt;

use dapr_client_runtime::{DecodeError, FromJson, JsonValue};

/// What went wrong, for programs. The set is open: components and later releases add codes of
/// their own.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorCode {
    /// The body of the request could not be read, or it is larger than the sidecar allows.
    BodyRead,
    /// A service invocation failed before an application answered. It is also what comes for any
    /// path that the sidecar does not serve.
    DirectInvoke,
    /// The sidecar belongs to another application than the one asked for.
    HealthAppidNotMatch,
    /// The sidecar is not ready.
    HealthNotReady,
    /// The request could not be understood, or an argument in it is not allowed.
    MalformedRequest,
    /// The error of a called gRPC application could not be written as JSON.
    MalformedResponse,
    /// A state transaction contains an operation that is neither an upsert nor a delete.
    NotSupportedStateOperation,
    /// The parts of the sidecar that an application calls are not ready.
    OutboundHealthNotReady,
    /// The secret scopes of the sidecar's configuration keep this secret from the application.
    PermissionDenied,
    /// A state transaction could not publish its changes to the outbox.
    PublishOutbox,
    /// The secret store failed, or it does not have the secret.
    SecretGet,
    /// The sidecar has no secret store of this name.
    SecretStoreNotFound,
    /// The sidecar has no secret store at all.
    SecretStoresNotConfigured,
    /// The state store failed to read several keys.
    StateBulkGet,
    /// The state store did not delete a key; with status 409 because the ETag does not match.
    StateDelete,
    /// The state store failed to read a key.
    StateGet,
    /// The state store did not carry out a query.
    StateQuery,
    /// The state store did not save an item; with status 409 because an ETag does not match.
    StateSave,
    /// The sidecar has no state store at all.
    StateStoreNotConfigured,
    /// The sidecar has no state store of this name.
    StateStoreNotFound,
    /// The state store cannot do what was asked for, such as transactions or queries.
    StateStoreNotSupported,
    /// A state transaction has more operations than the state store takes at once.
    StateStoreTooManyTransactions,
    /// The state store did not carry out a transaction, for example because an ETag does not match.
    StateTransaction,
    /// One that this description does not have.
    Other(String),
}

impl ErrorCode {
    /// The text on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::BodyRead => "ERR_BODY_READ",
            Self::DirectInvoke => "ERR_DIRECT_INVOKE",
            Self::HealthAppidNotMatch => "ERR_HEALTH_APPID_NOT_MATCH",
            Self::HealthNotReady => "ERR_HEALTH_NOT_READY",
            Self::MalformedRequest => "ERR_MALFORMED_REQUEST",
            Self::MalformedResponse => "ERR_MALFORMED_RESPONSE",
            Self::NotSupportedStateOperation => "ERR_NOT_SUPPORTED_STATE_OPERATION",
            Self::OutboundHealthNotReady => "ERR_OUTBOUND_HEALTH_NOT_READY",
            Self::PermissionDenied => "ERR_PERMISSION_DENIED",
            Self::PublishOutbox => "ERR_PUBLISH_OUTBOX",
            Self::SecretGet => "ERR_SECRET_GET",
            Self::SecretStoreNotFound => "ERR_SECRET_STORE_NOT_FOUND",
            Self::SecretStoresNotConfigured => "ERR_SECRET_STORES_NOT_CONFIGURED",
            Self::StateBulkGet => "ERR_STATE_BULK_GET",
            Self::StateDelete => "ERR_STATE_DELETE",
            Self::StateGet => "ERR_STATE_GET",
            Self::StateQuery => "ERR_STATE_QUERY",
            Self::StateSave => "ERR_STATE_SAVE",
            Self::StateStoreNotConfigured => "ERR_STATE_STORE_NOT_CONFIGURED",
            Self::StateStoreNotFound => "ERR_STATE_STORE_NOT_FOUND",
            Self::StateStoreNotSupported => "ERR_STATE_STORE_NOT_SUPPORTED",
            Self::StateStoreTooManyTransactions => "ERR_STATE_STORE_TOO_MANY_TRANSACTIONS",
            Self::StateTransaction => "ERR_STATE_TRANSACTION",
            Self::Other(text) => text,
        }
    }
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl From<&str> for ErrorCode {
    fn from(text: &str) -> Self {
        match text {
            "ERR_BODY_READ" => Self::BodyRead,
            "ERR_DIRECT_INVOKE" => Self::DirectInvoke,
            "ERR_HEALTH_APPID_NOT_MATCH" => Self::HealthAppidNotMatch,
            "ERR_HEALTH_NOT_READY" => Self::HealthNotReady,
            "ERR_MALFORMED_REQUEST" => Self::MalformedRequest,
            "ERR_MALFORMED_RESPONSE" => Self::MalformedResponse,
            "ERR_NOT_SUPPORTED_STATE_OPERATION" => Self::NotSupportedStateOperation,
            "ERR_OUTBOUND_HEALTH_NOT_READY" => Self::OutboundHealthNotReady,
            "ERR_PERMISSION_DENIED" => Self::PermissionDenied,
            "ERR_PUBLISH_OUTBOX" => Self::PublishOutbox,
            "ERR_SECRET_GET" => Self::SecretGet,
            "ERR_SECRET_STORE_NOT_FOUND" => Self::SecretStoreNotFound,
            "ERR_SECRET_STORES_NOT_CONFIGURED" => Self::SecretStoresNotConfigured,
            "ERR_STATE_BULK_GET" => Self::StateBulkGet,
            "ERR_STATE_DELETE" => Self::StateDelete,
            "ERR_STATE_GET" => Self::StateGet,
            "ERR_STATE_QUERY" => Self::StateQuery,
            "ERR_STATE_SAVE" => Self::StateSave,
            "ERR_STATE_STORE_NOT_CONFIGURED" => Self::StateStoreNotConfigured,
            "ERR_STATE_STORE_NOT_FOUND" => Self::StateStoreNotFound,
            "ERR_STATE_STORE_NOT_SUPPORTED" => Self::StateStoreNotSupported,
            "ERR_STATE_STORE_TOO_MANY_TRANSACTIONS" => Self::StateStoreTooManyTransactions,
            "ERR_STATE_TRANSACTION" => Self::StateTransaction,
            other => Self::Other(other.to_owned()),
        }
    }
}

impl FromJson for ErrorCode {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        value.string().map(|text| Self::from(&*text))
    }
}
