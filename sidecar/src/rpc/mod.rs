//! Calling others by gRPC: pluggable components, and applications that speak it.
//!
//! Messages are written where they are used, with the fields that are used there.

mod channel;
mod fault;
mod google;
mod value;

pub(crate) use self::channel::{Address, Channel, Told};
pub(crate) use self::fault::RpcFault;
pub(crate) use self::google::{any_of, name_of, read};
pub(crate) use self::value::{struct_of, value_of};
