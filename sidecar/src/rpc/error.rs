//! Errors of gRPC calls.

use std::fmt;

use prost::Message as _;
use prost_types::Any;
use tonic::{Code, Status};
use tonic_types::Status as RpcStatus;

/// The error of a gRPC call. Displayed as in gRPC for Go, because daprd includes that text in its errors.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RpcError {
    pub(crate) code: Code,
    pub(crate) message: String,
    /// The error details.
    pub(crate) details: Vec<Any>,
}

impl RpcError {
    pub(crate) fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            details: Vec::new(),
        }
    }

    /// The name of the code in Go.
    pub(crate) fn code_name(&self) -> &'static str {
        match self.code {
            Code::Ok => "OK",
            Code::Cancelled => "Canceled",
            Code::Unknown => "Unknown",
            Code::InvalidArgument => "InvalidArgument",
            Code::DeadlineExceeded => "DeadlineExceeded",
            Code::NotFound => "NotFound",
            Code::AlreadyExists => "AlreadyExists",
            Code::PermissionDenied => "PermissionDenied",
            Code::ResourceExhausted => "ResourceExhausted",
            Code::FailedPrecondition => "FailedPrecondition",
            Code::Aborted => "Aborted",
            Code::OutOfRange => "OutOfRange",
            Code::Unimplemented => "Unimplemented",
            Code::Internal => "Internal",
            Code::Unavailable => "Unavailable",
            Code::DataLoss => "DataLoss",
            Code::Unauthenticated => "Unauthenticated",
        }
    }
}

impl From<Status> for RpcError {
    fn from(status: Status) -> Self {
        if let Some(status_proto) = RpcStatus::decode(status.details())
            .ok()
            .filter(|status_proto| !status_proto.details.is_empty())
        {
            return Self {
                code: Code::from_i32(status_proto.code),
                message: status_proto.message,
                details: status_proto.details,
            };
        }
        let unreadable = status.code() == Code::Internal
            && status.message().starts_with("failed to decode Protobuf");
        Self {
            code: status.code(),
            message: match unreadable {
                true => "grpc: failed to unmarshal the received message: proto: cannot parse invalid wire-format data".to_owned(),
                false => status.message().to_owned(),
            },
            details: Vec::new(),
        }
    }
}

impl fmt::Display for RpcError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "rpc error: code = {} desc = {}",
            self.code_name(),
            self.message
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tonic_types::pb::ErrorInfo;

    use crate::rpc::any_of;

    #[test]
    fn errors_are_displayed_as_in_go() {
        let error = RpcError::from(Status::cancelled("too late"));
        assert_eq!(
            error.to_string(),
            "rpc error: code = Canceled desc = too late"
        );
    }

    #[test]
    fn details_are_read() {
        let info = any_of("google.rpc.ErrorInfo", &ErrorInfo::default());
        let status_proto = RpcStatus {
            code: 13,
            message: "no".to_owned(),
            details: vec![info.clone()],
        };
        let details = status_proto.encode_to_vec().into();
        let error = RpcError::from(Status::with_details(Code::Internal, "no", details));
        assert_eq!(error.details, [info]);
        assert_eq!(error.to_string(), "rpc error: code = Internal desc = no");
    }
}
