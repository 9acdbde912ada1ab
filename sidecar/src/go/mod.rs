//! Go's conversions and error messages, on top of [`json`](crate::json).
//!
//! daprd is written in Go, and its responses contain Go's messages for values of wrong types, and Go's text
//! format of values. This module produces these texts.
//!
//! - `path`: cleaning and decoding the path of a request;
//! - `decode`: reading files and responses of applications into types, without Go's texts;
//! - `read`: reading JSON into typed fields, as `encoding/json` does;
//! - `structure`: the same for values without a type, as daprd reads the requests of a transaction;
//! - `tree`: such a document before it has types;
//! - `text`: numbers from text, and values as `%v` writes them.

pub(crate) mod decode;
pub(crate) mod path;
pub(crate) mod read;
pub(crate) mod structure;
pub(crate) mod text;
pub(crate) mod tree;
