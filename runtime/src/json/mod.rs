//! JSON without derives.
//!
//! A derived decoder costs some 4 KB of WebAssembly for each type. The types of the API are
//! therefore written by one shared [`JsonWriter`] and read from shared [`JsonValue`]s and
//! [`JsonObject`]s; the generated code has one line for each field. The types of applications
//! stay with serde: [`Json`] and [`Payload`](crate::Payload) carry them.

mod finite;
mod impls;
mod reader;
#[cfg(test)]
mod tests;
mod text;
mod types;
mod whole;
mod wire;
mod writer;

pub(crate) use reader::Rules;
pub use reader::{FromJson, JsonObject, JsonValue};
pub use text::Json;
pub use whole::{from_json, to_json};
pub use wire::{
    GoDuration, IntegerText, MillisecondsNumber, ProtobufDuration, SecondsNumber, WholeSeconds,
};
pub use writer::{ArrayWriter, JsonWriter, ObjectWriter, ToJson};
