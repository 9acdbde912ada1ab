//! Converts the errors of pluggable stores.

use tonic::Code;
use tonic_types::pb::{BadRequest, ErrorInfo};

use crate::rpc::{RpcError, read};
use crate::state::{StateError, StoreStatus};

/// The error of a read or a transaction.
pub(super) fn state_error(error: RpcError) -> StateError {
    match chosen(&error) {
        Some(chosen) => StateError::StoreStatus(Box::new(chosen)),
        None => StateError::other(error),
    }
}

/// The error of a write, which may be about an ETag.
pub(super) fn write_error(error: RpcError) -> StateError {
    match (error.code, about_etag(&error)) {
        (Code::FailedPrecondition, Some(why)) => StateError::Mismatch(Some(why)),
        (Code::InvalidArgument, Some(why)) => StateError::Invalid(Some(why)),
        _ => state_error(error),
    }
}

/// The custom error response of the component. An invalid status is ignored; daprd closes the connection.
fn chosen(error: &RpcError) -> Option<StoreStatus> {
    let [detail] = error.details.as_slice() else {
        return None;
    };
    let mut info: ErrorInfo = read(detail, "google.rpc.ErrorInfo")?;
    if info.metadata.get("kit_error")? != "true" {
        return None;
    }
    let status: u16 = info.metadata.get("http_code")?.parse().ok()?;
    (200..=999).contains(&status).then(|| StoreStatus {
        grpc_code: error.code_name(),
        status,
        tag: info.metadata.remove("tag").unwrap_or_default(),
        message: error.message.clone(),
        domain: info.domain,
        reason: info.reason,
    })
}

/// The ETag violation, if it is the only detail.
fn about_etag(error: &RpcError) -> Option<String> {
    let [detail] = error.details.as_slice() else {
        return None;
    };
    let mut bad_request: BadRequest = read(detail, "google.rpc.BadRequest")?;
    match (
        bad_request.field_violations.len(),
        bad_request.field_violations.pop(),
    ) {
        (1, Some(violation)) if violation.field == "etag" => Some(violation.description),
        _ => None,
    }
}
