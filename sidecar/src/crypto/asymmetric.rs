//! RSA: encryption with a public key, decryption with a private key.

use rand_core::OsRng;
use rsa::{Oaep, Pkcs1v15Encrypt, RsaPrivateKey, RsaPublicKey};
use sha1::Sha1;
use sha2::{Sha256, Sha384, Sha512};

use super::error::CryptoError;
use super::key::{Key, Material};

/// The algorithms that daprd treats as asymmetric.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Algorithm {
    Pkcs1,
    Oaep,
    Oaep256,
    Oaep384,
    Oaep512,
    /// Recognized, but not implemented.
    DiffieHellman,
}

impl Algorithm {
    pub(super) fn of(name: &str) -> Option<Self> {
        Some(match name {
            "RSA1_5" => Self::Pkcs1,
            "RSA-OAEP" => Self::Oaep,
            "RSA-OAEP-256" => Self::Oaep256,
            "RSA-OAEP-384" => Self::Oaep384,
            "RSA-OAEP-512" => Self::Oaep512,
            "ECDH-ES" | "ECDH-ES+A128KW" | "ECDH-ES+A192KW" | "ECDH-ES+A256KW" => {
                Self::DiffieHellman
            }
            _ => return None,
        })
    }
}

pub(super) fn encrypt(
    key: &Key,
    algorithm: Algorithm,
    text: &[u8],
    label: &[u8],
) -> Result<Vec<u8>, CryptoError> {
    if algorithm == Algorithm::DiffieHellman {
        return Err(CryptoError::UnsupportedAlgorithm);
    }
    let key = public(key)?;
    let encrypted = match oaep(algorithm, label)? {
        Some(padding) => key.encrypt(&mut OsRng, padding, text),
        None => key.encrypt(&mut OsRng, Pkcs1v15Encrypt, text),
    };
    encrypted.map_err(|error| match error {
        rsa::Error::MessageTooLong => CryptoError::RsaLength,
        _ => CryptoError::RsaEncryption,
    })
}

pub(super) fn decrypt(
    key: &Key,
    algorithm: Algorithm,
    ciphertext: &[u8],
    label: &[u8],
) -> Result<Vec<u8>, CryptoError> {
    if algorithm == Algorithm::DiffieHellman {
        return Err(CryptoError::UnsupportedAlgorithm);
    }
    let key = private(key)?;
    let decrypted = match oaep(algorithm, label)? {
        Some(padding) => key.decrypt(padding, ciphertext),
        None => key.decrypt(Pkcs1v15Encrypt, ciphertext),
    };
    decrypted.map_err(|_| CryptoError::RsaDecryption)
}

/// The OAEP padding; `None` for PKCS #1 v1.5. The library supports only UTF-8 labels; daprd supports any
/// bytes.
fn oaep(algorithm: Algorithm, label: &[u8]) -> Result<Option<Oaep>, CryptoError> {
    let label = std::str::from_utf8(label).map_err(|_| CryptoError::RsaEncryption)?;
    Ok(match algorithm {
        Algorithm::Oaep => Some(Oaep::new_with_label::<Sha1, _>(label)),
        Algorithm::Oaep256 => Some(Oaep::new_with_label::<Sha256, _>(label)),
        Algorithm::Oaep384 => Some(Oaep::new_with_label::<Sha384, _>(label)),
        Algorithm::Oaep512 => Some(Oaep::new_with_label::<Sha512, _>(label)),
        Algorithm::Pkcs1 | Algorithm::DiffieHellman => None,
    })
}

/// The public key, also of a private key.
pub(super) fn public(key: &Key) -> Result<RsaPublicKey, CryptoError> {
    match &key.material {
        Material::RsaPublic(key) => Ok((**key).clone()),
        Material::RsaPrivate(key) => Ok(key.to_public_key()),
        _ => Err(CryptoError::KeyTypeMismatch),
    }
}

pub(super) fn private(key: &Key) -> Result<&RsaPrivateKey, CryptoError> {
    match &key.material {
        Material::RsaPrivate(key) => Ok(key),
        _ => Err(CryptoError::KeyTypeMismatch),
    }
}
