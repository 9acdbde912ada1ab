//! JSON Web Keys and key sets.

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use ed25519_dalek::{SigningKey, VerifyingKey};
use rsa::traits::PublicKeyParts as _;
use rsa::{BigUint, RsaPrivateKey, RsaPublicKey};

use super::{Attributes, CurvePrivateKey, CurvePublicKey, Key, Material};
use crate::json::{Value, decode_first};

/// The largest RSA key, in bits.
const LARGEST_RSA: usize = 16_384;

/// Members that contain key material. All others are kept in the public key.
const NUMBERS: [&str; 14] = [
    "kty", "crv", "x", "y", "n", "e", "d", "p", "q", "dp", "dq", "qi", "k", "oth",
];

/// Parses a key.
pub(super) fn read(bytes: &[u8]) -> Result<Key, String> {
    let document = decode_first(bytes)
        .map_err(|error| format!("failed to unmarshal JSON into key hint: {error}"))?;
    key(&document)
}

/// Parses a key set; a single key is a set as well.
pub(in crate::crypto) fn read_set(bytes: &[u8]) -> Result<Vec<Key>, String> {
    let document = decode_first(bytes).map_err(|error| error.to_string())?;
    match document.member("keys") {
        Some(Value::Array(keys)) => {
            let read = |(index, value)| {
                key(value).map_err(|error| format!("key {index} of `keys` is not a key: {error}"))
            };
            keys.iter().enumerate().map(read).collect()
        }
        Some(other) => Err(format!("`keys`: expected an array, found {}", other.kind())),
        None => Ok(vec![key(&document)?]),
    }
}

fn key(document: &Value) -> Result<Key, String> {
    let Value::Object(members) = document else {
        let kind = document.kind();
        return Err(format!(
            "failed to unmarshal JSON into key hint: json: cannot unmarshal {kind} into Go value of type struct {{ Kty string \"json:\\\"kty\\\"\"; D json.RawMessage \"json:\\\"d\\\"\" }}"
        ));
    };
    let kind = text(document, "kty");
    let material = match kind {
        "oct" => number(document, "k")
            .filter(|bytes| !bytes.is_empty())
            .map(Material::Symmetric),
        "RSA" => rsa(document),
        "EC" => curve(document),
        "OKP" => edwards(document),
        other => return Err(format!("invalid key type from JSON ({other})")),
    };
    let name = go_type(kind, document.member("d").is_some());
    if let Some(missing) = required(name)
        .iter()
        .find(|field| document.member(field).is_none())
    {
        return Err(format!(
            "failed to unmarshal JSON into key (*jwk.{name}): required field {missing} is missing"
        ));
    }
    let invalid_numbers = || {
        format!(
            "failed to unmarshal JSON into key (*jwk.{name}): its numbers do not form such a key"
        )
    };
    let operations = match document.member("key_ops") {
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).map(str::to_owned),
        _ => [].iter().filter_map(Value::as_str).map(str::to_owned),
    };
    let others = members
        .iter()
        .filter(|(name, _)| !NUMBERS.contains(&name.as_str()));
    Ok(Key {
        material: material.ok_or_else(invalid_numbers)?,
        attributes: Attributes {
            id: text(document, "kid").to_owned(),
            usage: text(document, "use").to_owned(),
            operations: operations.collect(),
            algorithm: text(document, "alg").to_owned(),
            members: others.cloned().collect(),
        },
    })
}

/// The Go type that daprd's library uses for this kind of key.
fn go_type(kind: &str, is_private: bool) -> &'static str {
    match (kind, is_private) {
        ("RSA", true) => "rsaPrivateKey",
        ("RSA", false) => "rsaPublicKey",
        ("EC", true) => "ecdsaPrivateKey",
        ("EC", false) => "ecdsaPublicKey",
        ("OKP", true) => "okpPrivateKey",
        ("OKP", false) => "okpPublicKey",
        _ => "symmetricKey",
    }
}

/// The required members of a key.
fn required(name: &str) -> &'static [&'static str] {
    match name {
        "symmetricKey" => &["k"],
        "rsaPrivateKey" => &["d", "e", "n"],
        "rsaPublicKey" => &["e", "n"],
        "ecdsaPrivateKey" => &["crv", "d", "x", "y"],
        "ecdsaPublicKey" => &["crv", "x", "y"],
        "okpPrivateKey" => &["crv", "d", "x"],
        _ => &["crv", "x"],
    }
}

fn rsa(document: &Value) -> Option<Material> {
    let big = |name| number(document, name).map(|bytes| BigUint::from_bytes_be(&bytes));
    let (modulus, exponent) = (big("n")?, big("e")?);
    if document.member("d").is_none() {
        let key = RsaPublicKey::new_with_max_size(modulus, exponent, LARGEST_RSA).ok()?;
        return Some(Material::RsaPublic(Box::new(key)));
    }
    let primes = [big("p"), big("q")].into_iter().flatten().collect();
    let key = RsaPrivateKey::from_components(modulus, exponent, big("d")?, primes).ok()?;
    Some(Material::RsaPrivate(Box::new(key)))
}

fn curve(document: &Value) -> Option<Material> {
    let name = text(document, "crv");
    if document.member("d").is_some() {
        let key = CurvePrivateKey::from_number(name, &number(document, "d")?)?;
        return Some(Material::CurvePrivate(key));
    }
    let (x, y) = (number(document, "x")?, number(document, "y")?);
    CurvePublicKey::from_coordinates(name, &x, &y).map(Material::CurvePublic)
}

fn edwards(document: &Value) -> Option<Material> {
    if text(document, "crv") != "Ed25519" {
        return None;
    }
    let bytes = |name| <[u8; 32]>::try_from(number(document, name)?).ok();
    if document.member("d").is_some() {
        let key = SigningKey::from_bytes(&bytes("d")?);
        return Some(Material::EdwardsPrivate(Box::new(key)));
    }
    let key = VerifyingKey::from_bytes(&bytes("x")?).ok()?;
    Some(Material::EdwardsPublic(Box::new(key)))
}

fn text<'v>(document: &'v Value, name: &str) -> &'v str {
    document
        .member(name)
        .and_then(Value::as_str)
        .unwrap_or_default()
}

/// Decodes a number from base64 in either alphabet.
fn number(document: &Value, name: &str) -> Option<Vec<u8>> {
    const CONFIG: GeneralPurposeConfig = GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::Indifferent);
    let text = document.member(name)?.as_str()?;
    let alphabet = if text.contains(['+', '/']) {
        alphabet::STANDARD
    } else {
        alphabet::URL_SAFE
    };
    GeneralPurpose::new(&alphabet, CONFIG).decode(text).ok()
}

impl Key {
    /// The public key as a JWK with sorted members.
    pub(crate) fn to_jwk(&self) -> Option<String> {
        let numbers = match &self.material {
            Material::RsaPublic(key) => vec![
                ("kty", Value::text("RSA")),
                ("n", encoded(&key.n().to_bytes_be())),
                ("e", encoded(&key.e().to_bytes_be())),
            ],
            Material::CurvePublic(key) => {
                let (name, x, y) = key.coordinates();
                vec![
                    ("kty", Value::text("EC")),
                    ("crv", Value::text(name)),
                    ("x", encoded(&x)),
                    ("y", encoded(&y)),
                ]
            }
            Material::EdwardsPublic(key) => vec![
                ("kty", Value::text("OKP")),
                ("crv", Value::text("Ed25519")),
                ("x", encoded(key.as_bytes())),
            ],
            _ => return None,
        };
        let numbers = numbers
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value));
        let members = self.attributes.members.iter().cloned().chain(numbers);
        Some(Value::Object(members.collect()).to_go_string())
    }
}

fn encoded(number: &[u8]) -> Value {
    Value::text(BASE64_URL_SAFE_NO_PAD.encode(number))
}
