//! Parses keys: JWK, PEM, or raw bytes.

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use ed25519_dalek::pkcs8::spki::{DecodePublicKey as _, EncodePublicKey as _};
use ed25519_dalek::pkcs8::{DecodePrivateKey as _, EncodePrivateKey as _};
use ed25519_dalek::{SigningKey, VerifyingKey};
use rsa::pkcs1::{DecodeRsaPrivateKey as _, DecodeRsaPublicKey as _};
use rsa::{RsaPrivateKey, RsaPublicKey};

use super::{CurvePrivateKey, CurvePublicKey, Key, Material, jwk};

/// The declared format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::crypto) enum Form {
    Jwk,
    Pem,
    /// Detected from the bytes.
    Unknown,
}

const LENIENT: GeneralPurposeConfig = GeneralPurposeConfig::new()
    .with_decode_allow_trailing_bits(true)
    .with_decode_padding_mode(DecodePaddingMode::RequireNone);
const STANDARD: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, LENIENT);
const FOR_URLS: GeneralPurpose = GeneralPurpose::new(&alphabet::URL_SAFE, LENIENT);

/// Parses a key. The error is approximately daprd's message.
pub(in crate::crypto) fn parse(bytes: &[u8], form: Form) -> Result<Key, String> {
    if bytes.is_empty() {
        return Err("key is empty".to_owned());
    }
    match form {
        Form::Jwk => jwk::read(bytes),
        Form::Pem => pem(bytes),
        // Bytes with the length of a symmetric key are one, regardless of their content.
        Form::Unknown if bytes[0] == b'{' && !matches!(bytes.len(), 16 | 24 | 32) => {
            jwk::read(bytes)
        }
        Form::Unknown if bytes.len() > 10 && bytes.starts_with(b"-----") => pem(bytes),
        Form::Unknown => {
            let missing = || "failed to create jwk.Key: non-empty []byte key required".to_owned();
            Key::symmetric(symmetric(bytes)).ok_or_else(missing)
        }
    }
}

/// Decodes base64 in either alphabet, or returns the bytes unchanged.
fn symmetric(bytes: &[u8]) -> Vec<u8> {
    let end = bytes
        .iter()
        .rposition(|byte| !b"\n=".contains(byte))
        .map_or(0, |last| last + 1);
    let text: Vec<u8> = bytes[..end]
        .iter()
        .copied()
        .filter(|byte| !b"\r\n".contains(byte))
        .collect();
    let decoded = STANDARD.decode(&text).or_else(|_| FOR_URLS.decode(&text));
    decoded.unwrap_or_else(|_| bytes.to_vec())
}

fn pem(bytes: &[u8]) -> Result<Key, String> {
    let pem_error = |reason: &str| format!("failed to parse PEM encoded key: {reason}");
    let (label, der) =
        pem_rfc7468::decode_vec(bytes).map_err(|_| pem_error("failed to decode PEM data"))?;
    let material = match label {
        "PRIVATE KEY" => private(&der),
        "PUBLIC KEY" => public(&der),
        "RSA PRIVATE KEY" => RsaPrivateKey::from_pkcs1_der(&der)
            .ok()
            .map(|key| Material::RsaPrivate(Box::new(key))),
        "RSA PUBLIC KEY" => RsaPublicKey::from_pkcs1_der(&der)
            .ok()
            .map(|key| Material::RsaPublic(Box::new(key))),
        "EC PRIVATE KEY" => CurvePrivateKey::from_sec1(&der).map(Material::CurvePrivate),
        other => return Err(pem_error(&format!("invalid PEM block type {other}"))),
    };
    let unknown = || {
        pem_error(&format!(
            "the block `{label}` contains no key of a supported kind"
        ))
    };
    material.map(Key::new).ok_or_else(unknown)
}

/// Parses PKCS #8.
fn private(der: &[u8]) -> Option<Material> {
    let rsa = || {
        let key = RsaPrivateKey::from_pkcs8_der(der).ok()?;
        Some(Material::RsaPrivate(Box::new(key)))
    };
    let curve = || CurvePrivateKey::from_pkcs8(der).map(Material::CurvePrivate);
    let edwards = || {
        let key = SigningKey::from_pkcs8_der(der).ok()?;
        Some(Material::EdwardsPrivate(Box::new(key)))
    };
    rsa().or_else(curve).or_else(edwards)
}

/// Parses X.509 SubjectPublicKeyInfo.
fn public(der: &[u8]) -> Option<Material> {
    let rsa = || {
        let key = RsaPublicKey::from_public_key_der(der).ok()?;
        Some(Material::RsaPublic(Box::new(key)))
    };
    let curve = || CurvePublicKey::from_spki(der).map(Material::CurvePublic);
    let edwards = || {
        let key = VerifyingKey::from_public_key_der(der).ok()?;
        Some(Material::EdwardsPublic(Box::new(key)))
    };
    rsa().or_else(curve).or_else(edwards)
}

impl Key {
    /// Serializes a key for wrapping: the raw bytes of a symmetric key, otherwise PKCS #8 or X.509.
    pub(in crate::crypto) fn serialize(&self) -> Option<Vec<u8>> {
        match &self.material {
            Material::Symmetric(bytes) => Some(bytes.clone()),
            Material::RsaPrivate(key) => Some(key.to_pkcs8_der().ok()?.as_bytes().to_vec()),
            Material::RsaPublic(key) => Some(key.to_public_key_der().ok()?.as_bytes().to_vec()),
            Material::CurvePrivate(key) => key.to_pkcs8(),
            Material::CurvePublic(key) => key.to_spki(),
            Material::EdwardsPrivate(key) => Some(edwards_pkcs8(key)),
            Material::EdwardsPublic(key) => Some(key.to_public_key_der().ok()?.as_bytes().to_vec()),
        }
    }

    /// The public key as PEM.
    pub(crate) fn to_pem(&self) -> Option<String> {
        let der = self.serialize()?;
        let ending = pem_rfc7468::LineEnding::LF;
        let text = pem_rfc7468::encode_string("PUBLIC KEY", ending, &der).ok()?;
        Some(text)
    }
}

/// Go omits the public key from PKCS #8; the library includes it.
fn edwards_pkcs8(key: &SigningKey) -> Vec<u8> {
    const HEAD: [u8; 16] = [
        0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04,
        0x20,
    ];
    [&HEAD[..], key.as_bytes()].concat()
}
