//! Go's conversions and error messages, on top of [`json`](crate::json).
//!
//! daprd is written in Go, and its responses contain Go's messages for values of wrong types, and Go's text
//! format of values. This module produces these texts.
//!
//! - `path`: cleaning and decoding the path of a request;
//! - `decode`: deserializing files and responses of applications, with error messages of our own;
//! - `read`: reading JSON into typed fields, as `encoding/json` does;
//! - `structure`: reading the requests of a transaction, as Go's `mapstructure` does;
//! - `tree`: untyped documents, the input of `decode`;
//! - `text`: parsing numbers, and formatting values like `%v`.

pub(crate) mod decode;
pub(crate) mod path;
pub(crate) mod read;
pub(crate) mod structure;
pub(crate) mod text;
pub(crate) mod tree;
