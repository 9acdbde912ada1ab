//! JSON without derive macros.
//!
//! A derived decoder takes about 4 KB of WebAssembly for each type. So one shared [`JsonWriter`]
//! writes the types of the API, and they are read from shared [`JsonValue`]s and [`JsonObject`]s.
//! The generated code has one line for each field. Types of applications use serde: [`Json`] and
//! [`Payload`](crate::Payload) contain them.

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
