//! Elliptic curve keys on the NIST curves.

use p256::pkcs8::spki::{DecodePublicKey, EncodePublicKey};
use p256::pkcs8::{DecodePrivateKey, EncodePrivateKey};

/// A private key.
#[derive(Clone)]
pub(in crate::crypto) enum CurvePrivateKey {
    P256(p256::SecretKey),
    P384(p384::SecretKey),
    P521(p521::SecretKey),
}

/// A public key.
#[derive(Clone)]
pub(in crate::crypto) enum CurvePublicKey {
    P256(p256::PublicKey),
    P384(p384::PublicKey),
    P521(p521::PublicKey),
}

/// Runs the same code for each curve.
macro_rules! each_curve {
    ($of:ident, $value:expr, $key:ident => $do:expr) => {
        match $value {
            $of::P256($key) => $do,
            $of::P384($key) => $do,
            $of::P521($key) => $do,
        }
    };
}

impl CurvePrivateKey {
    /// Parses PKCS #8.
    pub(super) fn from_pkcs8(der: &[u8]) -> Option<Self> {
        let p256 = || p256::SecretKey::from_pkcs8_der(der).map(Self::P256).ok();
        let p384 = || p384::SecretKey::from_pkcs8_der(der).map(Self::P384).ok();
        let p521 = || p521::SecretKey::from_pkcs8_der(der).map(Self::P521).ok();
        p256().or_else(p384).or_else(p521)
    }

    /// Parses SEC 1, which includes the curve.
    pub(super) fn from_sec1(der: &[u8]) -> Option<Self> {
        let p256 = || p256::SecretKey::from_sec1_der(der).map(Self::P256).ok();
        let p384 = || p384::SecretKey::from_sec1_der(der).map(Self::P384).ok();
        let p521 = || p521::SecretKey::from_sec1_der(der).map(Self::P521).ok();
        p256().or_else(p384).or_else(p521)
    }

    /// Parses the private number of a JWK.
    pub(super) fn from_number(curve: &str, number: &[u8]) -> Option<Self> {
        match curve {
            "P-256" => p256::SecretKey::from_slice(&padded(number, 32)?)
                .map(Self::P256)
                .ok(),
            "P-384" => p384::SecretKey::from_slice(&padded(number, 48)?)
                .map(Self::P384)
                .ok(),
            "P-521" => p521::SecretKey::from_slice(&padded(number, 66)?)
                .map(Self::P521)
                .ok(),
            _ => None,
        }
    }

    pub(super) fn public(&self) -> CurvePublicKey {
        match self {
            Self::P256(key) => CurvePublicKey::P256(key.public_key()),
            Self::P384(key) => CurvePublicKey::P384(key.public_key()),
            Self::P521(key) => CurvePublicKey::P521(key.public_key()),
        }
    }

    pub(super) fn to_pkcs8(&self) -> Option<Vec<u8>> {
        let der = each_curve!(Self, self, key => key.to_pkcs8_der());
        der.ok().map(|der| der.as_bytes().to_vec())
    }
}

impl CurvePublicKey {
    /// Parses X.509 SubjectPublicKeyInfo.
    pub(super) fn from_spki(der: &[u8]) -> Option<Self> {
        let p256 = || {
            p256::PublicKey::from_public_key_der(der)
                .map(Self::P256)
                .ok()
        };
        let p384 = || {
            p384::PublicKey::from_public_key_der(der)
                .map(Self::P384)
                .ok()
        };
        let p521 = || {
            p521::PublicKey::from_public_key_der(der)
                .map(Self::P521)
                .ok()
        };
        p256().or_else(p384).or_else(p521)
    }

    /// Parses the coordinates of a JWK.
    pub(super) fn from_coordinates(curve: &str, x: &[u8], y: &[u8]) -> Option<Self> {
        let point = |size| Some([vec![4], padded(x, size)?, padded(y, size)?].concat());
        match curve {
            "P-256" => p256::PublicKey::from_sec1_bytes(&point(32)?)
                .map(Self::P256)
                .ok(),
            "P-384" => p384::PublicKey::from_sec1_bytes(&point(48)?)
                .map(Self::P384)
                .ok(),
            "P-521" => p521::PublicKey::from_sec1_bytes(&point(66)?)
                .map(Self::P521)
                .ok(),
            _ => None,
        }
    }

    /// The name of the curve, and the coordinates.
    pub(super) fn coordinates(&self) -> (&'static str, Vec<u8>, Vec<u8>) {
        let point = self.point();
        let (x, y) = point[1..].split_at(point.len() / 2);
        let name = match self {
            Self::P256(_) => "P-256",
            Self::P384(_) => "P-384",
            Self::P521(_) => "P-521",
        };
        (name, x.to_vec(), y.to_vec())
    }

    /// The uncompressed point.
    pub(in crate::crypto) fn point(&self) -> Vec<u8> {
        use p256::elliptic_curve::sec1::ToEncodedPoint;
        each_curve!(Self, self, key => key.to_encoded_point(false).as_bytes().to_vec())
    }

    pub(super) fn to_spki(&self) -> Option<Vec<u8>> {
        let der = each_curve!(Self, self, key => key.to_public_key_der());
        der.ok().map(|der| der.as_bytes().to_vec())
    }
}

/// Pads a number with leading zeros.
fn padded(number: &[u8], size: usize) -> Option<Vec<u8>> {
    let missing = size.checked_sub(number.len())?;
    Some([vec![0; missing], number.to_vec()].concat())
}
