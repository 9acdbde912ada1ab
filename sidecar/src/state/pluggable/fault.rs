//! What the errors of a store outside mean.

use tonic::Code;
use tonic_types::pb::{BadRequest, ErrorInfo};

use crate::rpc::{RpcFault, read};
use crate::state::{Chosen, StateFault};

/// The fault of a call that reads, or of a transaction.
pub(super) fn fault_of(fault: RpcFault) -> StateFault {
    match chosen(&fault) {
        Some(chosen) => StateFault::Chosen(Box::new(chosen)),
        None => StateFault::other(fault),
    }
}

/// The fault of a call that writes: it may also be about an ETag.
pub(super) fn write_fault_of(fault: RpcFault) -> StateFault {
    match (fault.code, about_etag(&fault)) {
        (Code::FailedPrecondition, Some(why)) => StateFault::Mismatch(Some(why)),
        (Code::InvalidArgument, Some(why)) => StateFault::Invalid(Some(why)),
        _ => fault_of(fault),
    }
}

/// What the component wants to be answered, if it says so. A status that cannot be sent is passed over; daprd breaks the
/// connection off.
fn chosen(fault: &RpcFault) -> Option<Chosen> {
    let [detail] = fault.details.as_slice() else {
        return None;
    };
    let mut info: ErrorInfo = read(detail, "google.rpc.ErrorInfo")?;
    if info.metadata.get("kit_error")? != "true" {
        return None;
    }
    let status: u16 = info.metadata.get("http_code")?.parse().ok()?;
    (200..=999).contains(&status).then(|| Chosen {
        grpc_code: fault.code_name(),
        status,
        tag: info.metadata.remove("tag").unwrap_or_default(),
        message: fault.message.clone(),
        domain: info.domain,
        reason: info.reason,
    })
}

/// What is wrong with the ETag, if that is all that is wrong.
fn about_etag(fault: &RpcFault) -> Option<String> {
    let [detail] = fault.details.as_slice() else {
        return None;
    };
    let mut wrong: BadRequest = read(detail, "google.rpc.BadRequest")?;
    match (wrong.field_violations.len(), wrong.field_violations.pop()) {
        (1, Some(violation)) if violation.field == "etag" => Some(violation.description),
        _ => None,
    }
}
