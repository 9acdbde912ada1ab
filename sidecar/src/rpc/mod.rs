//! A gRPC client for pluggable components and applications.
//!
//! Message types are defined where they are used, with only the fields that are used.

mod channel;
mod error;
mod google;
mod value;

pub(crate) use self::channel::{Address, Channel, ResponseWithMetadata};
pub(crate) use self::error::RpcError;
pub(crate) use self::google::{any_of, name_of, read};
pub(crate) use self::value::{struct_of, value_of};
