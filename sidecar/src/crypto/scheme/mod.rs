//! The scheme `dapr.io/enc/v1`: daprd's encryption of messages of any size.
//!
//! Starts with three lines: the name of the scheme, a manifest in JSON, and a MAC of both. The manifest
//! contains the file key of the message, wrapped with a key of the component. Segments of 64 KiB follow, each
//! encrypted for its position, so that none can be omitted, inserted or moved.

mod file_key;
mod header;
mod input;
mod names;
mod segments;
#[cfg(test)]
mod tests;

use bytes::Bytes;
use futures_util::Stream;

use self::file_key::FileKey;
use self::header::Manifest;
use self::input::Input;
use self::names::{Cipher, KeyAlgorithm};
use super::{CipherParams, Ciphertext, CryptoComponent, Key};

/// The options of an encryption.
#[derive(Clone, Debug, Default)]
pub(crate) struct Encryption {
    pub(crate) key: String,
    /// Case-insensitive.
    pub(crate) algorithm: String,
    /// Case-insensitive. Defaults to AES-GCM.
    pub(crate) cipher: Option<String>,
    /// Whether the message omits the name of its decryption key.
    pub(crate) omit_key: bool,
    /// The name of the decryption key in the message. Defaults to the encryption key.
    pub(crate) decryption_key: Option<String>,
}

/// Why encryption or decryption failed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum SchemeError {
    /// Before the first segment.
    #[error("{0}")]
    Begin(String),
    /// In a segment, or because the message is incomplete.
    #[error("{0}")]
    Stream(String),
}

impl SchemeError {
    fn at_start(text: impl Into<String>) -> Self {
        Self::Begin(text.into())
    }
}

/// Encrypts a message. Like daprd, it buffers the result, so that a late error can still be reported.
pub(crate) async fn encrypt(
    component: &CryptoComponent,
    options: &Encryption,
    message: impl Stream<Item = Result<Bytes, String>> + Unpin,
) -> Result<Vec<u8>, SchemeError> {
    let algorithm = KeyAlgorithm::of(&options.algorithm.to_uppercase())
        .map_err(|error| SchemeError::Begin(format!("option Algorithm is not valid: {error}")))?;
    let cipher = options.cipher.as_ref().map_or(Ok(Cipher::AesGcm), |name| {
        Cipher::of(&name.to_uppercase())
            .map_err(|error| SchemeError::Begin(format!("option Cipher is not valid: {error}")))
    })?;
    let file_key = FileKey::random(cipher);
    let wrapped = Key::symmetric(file_key.secret().to_vec())
        .ok_or_else(|| "failed to import key".to_owned())
        .and_then(|key| {
            let params = CipherParams {
                algorithm: algorithm.name(),
                ..CipherParams::default()
            };
            component.wrap(&options.key, &key, params)
        })
        .map_err(|error| SchemeError::Begin(format!("failed to wrap the file key: {error}")))?;
    let key_name = match &options.decryption_key {
        _ if options.omit_key => "",
        Some(name) if !name.is_empty() => name,
        _ => &options.key,
    };
    let manifest = Manifest {
        key_name: key_name.to_owned(),
        algorithm,
        wrapped: wrapped.text,
        cipher,
        nonce: file_key.nonce(),
    };
    let mut output = header::write(&manifest, &file_key)
        .map_err(|error| SchemeError::Begin(format!("failed to sign header: {error}")))?;
    segments::encrypt(&file_key, &mut Input::new(message), &mut output)
        .await
        .map_err(SchemeError::Stream)?;
    Ok(output)
}

/// Decrypts a message with the given key. Defaults to the key that the message names.
pub(crate) async fn decrypt(
    component: &CryptoComponent,
    key: &str,
    message: impl Stream<Item = Result<Bytes, String>> + Unpin,
) -> Result<Vec<u8>, SchemeError> {
    let mut input = Input::new(message);
    let header = header::read(&mut input)
        .await
        .map_err(|error| SchemeError::Begin(format!("invalid header: {error}")))?;
    let manifest = Manifest::read(&header.manifest)
        .ok_or_else(|| SchemeError::at_start("invalid header: invalid manifest"))?;
    let key = if key.is_empty() {
        &manifest.key_name
    } else {
        key
    };
    if key.is_empty() {
        return Err(SchemeError::at_start(
            "document's manifest does not contain a key name, and no key name was provided",
        ));
    }
    let params = CipherParams {
        algorithm: manifest.algorithm.name(),
        ..CipherParams::default()
    };
    let wrapped = Ciphertext {
        text: manifest.wrapped.clone(),
        tag: Vec::new(),
    };
    // A missing or wrong key is not reported as such: the MAC does not match in that case.
    let unwrapped = component.unwrap(key, &wrapped, params).ok();
    let secret = unwrapped.and_then(|key| key.bytes()?.try_into().ok());
    let file_key = FileKey::new(manifest.cipher, secret.unwrap_or_default(), manifest.nonce);
    file_key
        .check(&header.manifest, &header.signature)
        .map_err(SchemeError::Begin)?;
    let mut output = Vec::new();
    segments::decrypt(&file_key, &mut input, &mut output)
        .await
        .map_err(SchemeError::Stream)?;
    Ok(output)
}
