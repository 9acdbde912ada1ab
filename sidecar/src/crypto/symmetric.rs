//! Symmetric encryption.

use aes::cipher::block_padding::Pkcs7;
use aes::cipher::{BlockDecryptMut as _, BlockEncryptMut as _, KeyIvInit as _};
use aes_gcm::aead::generic_array::GenericArray;
use aes_gcm::aead::{Aead, KeyInit, Payload};

use super::cbc_hmac;
use super::component::{CipherParams, Ciphertext};
use super::error::CryptoError;
use super::key::Key;

/// The tag length of AES-GCM and ChaCha20-Poly1305.
const TAG: usize = 16;

/// A family of algorithms with its key length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Algorithm {
    Cbc(usize),
    CbcHmac(usize),
    Gcm(usize),
    Wrap(usize),
    ChaCha,
    XChaCha,
}

impl Algorithm {
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "A128CBC" => Self::Cbc(16),
            "A192CBC" => Self::Cbc(24),
            "A256CBC" => Self::Cbc(32),
            "A128CBC-HS256" => Self::CbcHmac(32),
            "A192CBC-HS384" => Self::CbcHmac(48),
            "A256CBC-HS512" => Self::CbcHmac(64),
            "A128GCM" => Self::Gcm(16),
            "A192GCM" => Self::Gcm(24),
            "A256GCM" => Self::Gcm(32),
            "A128KW" => Self::Wrap(16),
            "A192KW" => Self::Wrap(24),
            "A256KW" => Self::Wrap(32),
            "C20P" | "C20PKW" => Self::ChaCha,
            "XC20P" | "XC20PKW" => Self::XChaCha,
            // daprd names the variants without padding, but does not support them here.
            _ => return None,
        })
    }

    fn key_size(self) -> usize {
        match self {
            Self::Cbc(size) | Self::CbcHmac(size) | Self::Gcm(size) | Self::Wrap(size) => size,
            Self::ChaCha | Self::XChaCha => 32,
        }
    }

    fn nonce_size(self) -> usize {
        match self {
            Self::Cbc(_) | Self::CbcHmac(_) => 16,
            Self::Gcm(_) | Self::ChaCha => 12,
            Self::XChaCha => 24,
            Self::Wrap(_) => 0,
        }
    }

    /// Returns the key bytes. Fails if the key or nonce has an invalid length.
    fn check<'k>(self, key: &'k Key, nonce: &[u8]) -> Result<&'k [u8], CryptoError> {
        let bytes = key.bytes().filter(|bytes| bytes.len() == self.key_size());
        let bytes = bytes.ok_or(CryptoError::KeyTypeMismatch)?;
        // Key wrap uses no nonce and ignores one.
        if !matches!(self, Self::Wrap(_)) && nonce.len() != self.nonce_size() {
            return Err(CryptoError::Nonce);
        }
        Ok(bytes)
    }
}

pub(super) fn encrypt(
    key: &Key,
    text: &[u8],
    params: CipherParams<'_>,
) -> Result<Ciphertext, CryptoError> {
    let algorithm = Algorithm::of(params.algorithm).ok_or(CryptoError::UnsupportedAlgorithm)?;
    let bytes = algorithm.check(key, params.nonce)?;
    let without_tag = |text| Ciphertext {
        text,
        tag: Vec::new(),
    };
    match algorithm {
        Algorithm::Cbc(_) => cbc_encrypt(bytes, params.nonce, text).map(without_tag),
        Algorithm::CbcHmac(_) => cbc_hmac::encrypt(bytes, text, params),
        Algorithm::Wrap(_) => wrap(bytes, text).map(without_tag),
        Algorithm::Gcm(16) => seal::<aes_gcm::Aes128Gcm>(bytes, text, params),
        Algorithm::Gcm(24) => seal::<Aes192Gcm>(bytes, text, params),
        Algorithm::Gcm(_) => seal::<aes_gcm::Aes256Gcm>(bytes, text, params),
        Algorithm::ChaCha => seal::<chacha20poly1305::ChaCha20Poly1305>(bytes, text, params),
        Algorithm::XChaCha => seal::<chacha20poly1305::XChaCha20Poly1305>(bytes, text, params),
    }
}

pub(super) fn decrypt(
    key: &Key,
    ciphertext: &Ciphertext,
    params: CipherParams<'_>,
) -> Result<Vec<u8>, CryptoError> {
    let algorithm = Algorithm::of(params.algorithm).ok_or(CryptoError::UnsupportedAlgorithm)?;
    let bytes = algorithm.check(key, params.nonce)?;
    match algorithm {
        Algorithm::Cbc(_) => cbc_decrypt(bytes, params.nonce, &ciphertext.text),
        Algorithm::CbcHmac(_) => cbc_hmac::decrypt(bytes, ciphertext, params),
        Algorithm::Wrap(_) => unwrap(bytes, &ciphertext.text),
        Algorithm::Gcm(16) => open::<aes_gcm::Aes128Gcm>(bytes, ciphertext, params),
        Algorithm::Gcm(24) => open::<Aes192Gcm>(bytes, ciphertext, params),
        Algorithm::Gcm(_) => open::<aes_gcm::Aes256Gcm>(bytes, ciphertext, params),
        Algorithm::ChaCha => open::<chacha20poly1305::ChaCha20Poly1305>(bytes, ciphertext, params),
        Algorithm::XChaCha => {
            open::<chacha20poly1305::XChaCha20Poly1305>(bytes, ciphertext, params)
        }
    }
}

type Aes192Gcm = aes_gcm::AesGcm<aes::Aes192, aes_gcm::aead::consts::U12>;

fn seal<C: Aead + KeyInit>(
    key: &[u8],
    text: &[u8],
    params: CipherParams<'_>,
) -> Result<Ciphertext, CryptoError> {
    let cipher = C::new_from_slice(key).map_err(|_| CryptoError::KeyTypeMismatch)?;
    let payload = Payload {
        msg: text,
        aad: params.associated_data,
    };
    let ciphertext = cipher.encrypt(GenericArray::from_slice(params.nonce), payload);
    let mut text = ciphertext.map_err(|_| CryptoError::Authentication)?;
    // The tag is at the end.
    let tag = text.split_off(text.len() - TAG);
    Ok(Ciphertext { text, tag })
}

fn open<C: Aead + KeyInit>(
    key: &[u8],
    ciphertext: &Ciphertext,
    params: CipherParams<'_>,
) -> Result<Vec<u8>, CryptoError> {
    let cipher = C::new_from_slice(key).map_err(|_| CryptoError::KeyTypeMismatch)?;
    if ciphertext.tag.len() != TAG {
        return Err(CryptoError::Tag);
    }
    let whole = [&ciphertext.text[..], &ciphertext.tag].concat();
    let payload = Payload {
        msg: &whole,
        aad: params.associated_data,
    };
    let plaintext = cipher.decrypt(GenericArray::from_slice(params.nonce), payload);
    plaintext.map_err(|_| CryptoError::Authentication)
}

/// Runs the same code for each AES key length.
macro_rules! each_aes {
    ($key:expr, $cipher:ident => $do:expr) => {
        match $key.len() {
            16 => {
                type $cipher = aes::Aes128;
                $do
            }
            24 => {
                type $cipher = aes::Aes192;
                $do
            }
            32 => {
                type $cipher = aes::Aes256;
                $do
            }
            _ => Err(CryptoError::KeyTypeMismatch),
        }
    };
}

/// Encrypts with AES-CBC and padding.
pub(super) fn cbc_encrypt(key: &[u8], nonce: &[u8], text: &[u8]) -> Result<Vec<u8>, CryptoError> {
    each_aes!(key, Aes => {
        let cipher = cbc::Encryptor::<Aes>::new_from_slices(key, nonce);
        let cipher = cipher.map_err(|_| CryptoError::KeyTypeMismatch)?;
        Ok(cipher.encrypt_padded_vec_mut::<Pkcs7>(text))
    })
}

/// Decrypts AES-CBC with padding. An empty ciphertext yields an empty plaintext.
pub(super) fn cbc_decrypt(
    key: &[u8],
    nonce: &[u8],
    ciphertext: &[u8],
) -> Result<Vec<u8>, CryptoError> {
    if !ciphertext.len().is_multiple_of(16) {
        return Err(CryptoError::CiphertextLength);
    }
    if ciphertext.is_empty() {
        return Ok(Vec::new());
    }
    each_aes!(key, Aes => {
        let cipher = cbc::Decryptor::<Aes>::new_from_slices(key, nonce);
        let cipher = cipher.map_err(|_| CryptoError::KeyTypeMismatch)?;
        cipher.decrypt_padded_vec_mut::<Pkcs7>(ciphertext).map_err(|_| CryptoError::Padding)
    })
}

/// AES key wrap, RFC 3394.
fn wrap(key: &[u8], text: &[u8]) -> Result<Vec<u8>, CryptoError> {
    each_aes!(key, Aes => {
        let wrapping = aes_kw::Kek::<Aes>::try_from(key).map_err(|_| CryptoError::KeyTypeMismatch)?;
        wrapping.wrap_vec(text).map_err(|_| CryptoError::WrapLength)
    })
}

fn unwrap(key: &[u8], ciphertext: &[u8]) -> Result<Vec<u8>, CryptoError> {
    each_aes!(key, Aes => {
        let wrapping = aes_kw::Kek::<Aes>::try_from(key).map_err(|_| CryptoError::KeyTypeMismatch)?;
        wrapping.unwrap_vec(ciphertext).map_err(|_| CryptoError::Unwrap)
    })
}
