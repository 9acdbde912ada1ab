//! Signatures of digests.

mod pss;

use ed25519_dalek::{Signer as _, Verifier as _};
use p256::ecdsa::signature::hazmat::{PrehashSigner as _, PrehashVerifier as _};
use rand_core::OsRng;
use rsa::{Pkcs1v15Sign, Pss};
use sha2::{Sha256, Sha384, Sha512};

use super::asymmetric::{private, public};
use super::error::CryptoError;
use super::key::{CurvePrivateKey, CurvePublicKey, Key, Material};

/// The number of bytes of a P-521 number.
const P521_SIZE: usize = 66;

/// A signature algorithm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Algorithm {
    Pkcs1(Hash),
    Pss(Hash),
    /// ECDSA on the key's curve, regardless of the algorithm's name.
    Curve,
    Edwards,
}

/// The hash of a digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hash {
    Sha256,
    Sha384,
    Sha512,
}

impl Hash {
    fn size(self) -> usize {
        match self {
            Self::Sha256 => 32,
            Self::Sha384 => 48,
            Self::Sha512 => 64,
        }
    }

    fn pkcs1(self) -> Pkcs1v15Sign {
        match self {
            Self::Sha256 => Pkcs1v15Sign::new::<Sha256>(),
            Self::Sha384 => Pkcs1v15Sign::new::<Sha384>(),
            Self::Sha512 => Pkcs1v15Sign::new::<Sha512>(),
        }
    }

    fn pss(self, salt: usize) -> Pss {
        match self {
            Self::Sha256 => Pss::new_with_salt::<Sha256>(salt),
            Self::Sha384 => Pss::new_with_salt::<Sha384>(salt),
            Self::Sha512 => Pss::new_with_salt::<Sha512>(salt),
        }
    }
}

impl Algorithm {
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "RS256" => Self::Pkcs1(Hash::Sha256),
            "RS384" => Self::Pkcs1(Hash::Sha384),
            "RS512" => Self::Pkcs1(Hash::Sha512),
            "PS256" => Self::Pss(Hash::Sha256),
            "PS384" => Self::Pss(Hash::Sha384),
            "PS512" => Self::Pss(Hash::Sha512),
            "ES256" | "ES384" | "ES512" => Self::Curve,
            "EdDSA" => Self::Edwards,
            _ => return None,
        })
    }
}

/// Signs a digest; with EdDSA the input is the message itself.
pub(super) fn sign(key: &Key, algorithm: &str, digest: &[u8]) -> Result<Vec<u8>, CryptoError> {
    match Algorithm::of(algorithm).ok_or(CryptoError::UnsupportedAlgorithm)? {
        Algorithm::Pkcs1(hash) => {
            let signed = private(key)?.sign_with_rng(&mut OsRng, hash.pkcs1(), digest);
            signed.map_err(|_| CryptoError::Digest)
        }
        Algorithm::Pss(hash) => {
            let key = private(key)?;
            let salt = pss::longest_salt(key, hash.size()).ok_or(CryptoError::RsaLength)?;
            let signed = key.sign_with_rng(&mut OsRng, hash.pss(salt), digest);
            signed.map_err(|_| CryptoError::Digest)
        }
        Algorithm::Curve => sign_curve(key, digest).ok_or(CryptoError::KeyTypeMismatch),
        Algorithm::Edwards => match &key.material {
            Material::EdwardsPrivate(key) => Ok(key.sign(digest).to_vec()),
            _ => Err(CryptoError::KeyTypeMismatch),
        },
    }
}

/// Verifies the signature of a digest.
pub(super) fn verify(
    key: &Key,
    algorithm: &str,
    digest: &[u8],
    signature: &[u8],
) -> Result<bool, CryptoError> {
    match Algorithm::of(algorithm).ok_or(CryptoError::UnsupportedAlgorithm)? {
        Algorithm::Pkcs1(hash) => {
            let key = public(key)?;
            if digest.len() != hash.size() {
                return Err(CryptoError::Digest);
            }
            Ok(key.verify(hash.pkcs1(), digest, signature).is_ok())
        }
        Algorithm::Pss(hash) => {
            let key = public(key)?;
            // Any salt length is valid, so it is detected first.
            let salt = pss::salt_length(&key, hash, signature);
            Ok(salt.is_some_and(|salt| key.verify(hash.pss(salt), digest, signature).is_ok()))
        }
        Algorithm::Curve => {
            verify_curve(key, digest, signature).ok_or(CryptoError::KeyTypeMismatch)
        }
        Algorithm::Edwards => {
            let Some(Material::EdwardsPublic(key)) = key.public().map(|key| key.material) else {
                return Err(CryptoError::KeyTypeMismatch);
            };
            let signature = ed25519_dalek::Signature::from_slice(signature);
            Ok(signature.is_ok_and(|signature| key.verify(digest, &signature).is_ok()))
        }
    }
}

fn sign_curve(key: &Key, digest: &[u8]) -> Option<Vec<u8>> {
    macro_rules! sign {
        ($curve:ident, $key:expr) => {{
            let key = $curve::ecdsa::SigningKey::from_slice(&$key.to_bytes()).ok()?;
            let digest = fitted(digest, $key.to_bytes().len());
            let signature: $curve::ecdsa::Signature = key.sign_prehash(&digest).ok()?;
            Some(signature.to_der().as_bytes().to_vec())
        }};
    }
    match &key.material {
        Material::CurvePrivate(CurvePrivateKey::P256(key)) => sign!(p256, key),
        Material::CurvePrivate(CurvePrivateKey::P384(key)) => sign!(p384, key),
        Material::CurvePrivate(CurvePrivateKey::P521(key)) => sign!(p521, key),
        _ => None,
    }
}

fn verify_curve(key: &Key, digest: &[u8], signature: &[u8]) -> Option<bool> {
    let Some(Material::CurvePublic(key)) = key.public().map(|key| key.material) else {
        return None;
    };
    macro_rules! verify {
        ($curve:ident, $size:expr) => {{
            let key = $curve::ecdsa::VerifyingKey::from_sec1_bytes(&key.point()).ok()?;
            let digest = fitted(digest, $size);
            let signature = $curve::ecdsa::Signature::from_der(signature);
            Some(signature.is_ok_and(|signature| key.verify_prehash(&digest, &signature).is_ok()))
        }};
    }
    match key {
        CurvePublicKey::P256(_) => verify!(p256, 32),
        CurvePublicKey::P384(_) => verify!(p384, 48),
        CurvePublicKey::P521(_) => verify!(p521, P521_SIZE),
    }
}

/// Converts a digest to the length that the library requires. Go left-pads a short digest, and truncates a
/// long one to the bit length of the curve order, which is not a multiple of 8 for P-521.
fn fitted(digest: &[u8], size: usize) -> Vec<u8> {
    let Some(missing) = size
        .checked_sub(digest.len())
        .filter(|missing| *missing > 0)
    else {
        let mut fitted = digest[..size].to_vec();
        if size == P521_SIZE {
            for at in (0..size).rev() {
                let above = at.checked_sub(1).map_or(0, |above| fitted[above]);
                fitted[at] = (above << 1) | (fitted[at] >> 7);
            }
        }
        return fitted;
    };
    [vec![0; missing], digest.to_vec()].concat()
}
