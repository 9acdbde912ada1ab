//! The scheme `dapr.io/enc/v1`: how daprd encrypts messages of any size.
//!
//! Three lines come first: the name of the scheme, a manifest in JSON, and a signature of both. The manifest has
//! a key for this message alone, wrapped with a key of the component. Then come segments of 64 KiB, each
//! encrypted for its place, so that none can be left out, added or moved.

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
use super::{CryptoComponent, Key, Sealed, With};

/// What is asked for when a message is encrypted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Encryption {
    pub(crate) key: String,
    /// In any case.
    pub(crate) algorithm: String,
    /// In any case; none is AES-GCM.
    pub(crate) cipher: Option<String>,
    /// Whether the message does not say which key decrypts it.
    pub(crate) omit_key: bool,
    /// Which key it says; none is the key itself.
    pub(crate) decryption_key: Option<String>,
}

/// Why a message is not encrypted or decrypted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum SchemeFault {
    /// Before the first segment.
    #[error("{0}")]
    Begin(String),
    /// In a segment, or because the message did not come whole.
    #[error("{0}")]
    Stream(String),
}

impl SchemeFault {
    fn begin(text: impl Into<String>) -> Self {
        Self::Begin(text.into())
    }
}

/// Encrypts a message. Like daprd it collects the result, so that a fault late in the message can still be said.
pub(crate) async fn encrypt(
    component: &CryptoComponent,
    asked: &Encryption,
    message: impl Stream<Item = Result<Bytes, String>> + Unpin,
) -> Result<Vec<u8>, SchemeFault> {
    let algorithm = KeyAlgorithm::of(&asked.algorithm.to_uppercase())
        .map_err(|fault| SchemeFault::Begin(format!("option Algorithm is not valid: {fault}")))?;
    let cipher = asked.cipher.as_ref().map_or(Ok(Cipher::AesGcm), |name| {
        Cipher::of(&name.to_uppercase())
            .map_err(|fault| SchemeFault::Begin(format!("option Cipher is not valid: {fault}")))
    })?;
    let file_key = FileKey::random(cipher);
    let wrapped = Key::symmetric(file_key.secret().to_vec())
        .ok_or_else(|| "failed to import key".to_owned())
        .and_then(|key| {
            let with = With {
                algorithm: algorithm.name(),
                ..With::default()
            };
            component.wrap(&asked.key, &key, with)
        })
        .map_err(|fault| SchemeFault::Begin(format!("failed to wrap the file key: {fault}")))?;
    let named = match &asked.decryption_key {
        _ if asked.omit_key => "",
        Some(name) if !name.is_empty() => name,
        _ => &asked.key,
    };
    let manifest = Manifest {
        key_name: named.to_owned(),
        algorithm,
        wrapped: wrapped.text,
        cipher,
        nonce: file_key.nonce(),
    };
    let mut sealed = header::write(&manifest, &file_key)
        .map_err(|fault| SchemeFault::Begin(format!("failed to sign header: {fault}")))?;
    segments::encrypt(&file_key, &mut Input::new(message), &mut sealed)
        .await
        .map_err(SchemeFault::Stream)?;
    Ok(sealed)
}

/// Decrypts a message, with the named key or, without a name, with the one that the message names.
pub(crate) async fn decrypt(
    component: &CryptoComponent,
    key: &str,
    message: impl Stream<Item = Result<Bytes, String>> + Unpin,
) -> Result<Vec<u8>, SchemeFault> {
    let mut input = Input::new(message);
    let header = header::read(&mut input)
        .await
        .map_err(|fault| SchemeFault::Begin(format!("invalid header: {fault}")))?;
    let manifest = Manifest::read(&header.manifest)
        .ok_or_else(|| SchemeFault::begin("invalid header: invalid manifest"))?;
    let key = if key.is_empty() {
        &manifest.key_name
    } else {
        key
    };
    if key.is_empty() {
        return Err(SchemeFault::begin(
            "document's manifest does not contain a key name, and no key name was provided",
        ));
    }
    let with = With {
        algorithm: manifest.algorithm.name(),
        ..With::default()
    };
    let wrapped = Sealed {
        text: manifest.wrapped.clone(),
        tag: Vec::new(),
    };
    // A key that is missing or wrong is not told: the signature does not fit then.
    let unwrapped = component.unwrap(key, &wrapped, with).ok();
    let secret = unwrapped.and_then(|key| key.bytes()?.try_into().ok());
    let file_key = FileKey::new(manifest.cipher, secret.unwrap_or_default(), manifest.nonce);
    file_key
        .check(&header.manifest, &header.signature)
        .map_err(SchemeFault::Begin)?;
    let mut opened = Vec::new();
    segments::decrypt(&file_key, &mut input, &mut opened)
        .await
        .map_err(SchemeFault::Stream)?;
    Ok(opened)
}
