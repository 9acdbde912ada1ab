//! Randomized operations, which cannot be compared with recorded responses: signs and verifies.

use super::*;
use crate::resources::{ComponentSpec, Kind};

const KEYS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/crypto/keys");

fn open(kind: Kind, property: &str, value: &str) -> Result<CryptoComponent, String> {
    CryptoComponent::new(&ComponentSpec::of("vault", kind, &[(property, value)]))
}

fn component() -> CryptoComponent {
    open(Kind::CryptoLocalStorage, "path", KEYS).unwrap()
}

#[test]
fn signatures_match_their_digest() {
    for (algorithm, key, size) in [
        ("PS256", "rsa.pem", 32),
        ("PS384", "rsa.pem", 48),
        ("PS512", "rsa.pem", 64),
        ("ES256", "P-256.pem", 32),
        ("ES256", "sec1.pem", 5),
        ("ES384", "P-384.pem", 48),
        ("ES512", "P-521.pem", 64),
        ("ES512", "P-521.pem", 70),
        // The same keys as JWK.
        ("EdDSA", "ed.json", 5),
        ("ES512", "P-521.json", 64),
        ("RS256", "rsa.json", 32),
        // The algorithm does not determine the curve.
        ("ES512", "P-256.pem", 64),
    ] {
        let component = component();
        let digest = vec![7; size];
        let signature = component.sign(key, &digest, algorithm).unwrap();
        let verify =
            |digest: &[u8], signature: &[u8]| component.verify(key, digest, signature, algorithm);
        assert_eq!(verify(&digest, &signature), Ok(true), "{algorithm} {key}");
        assert_eq!(
            verify(&vec![8; size], &signature),
            Ok(false),
            "{algorithm} {key}"
        );
        assert_eq!(verify(&digest, b"x"), Ok(false), "{algorithm} {key}");
    }
}

#[test]
fn keys_round_trip_through_json() {
    for (json, pem) in [
        ("ed.json", "ed.pem"),
        ("P-521.json", "P-521.pem"),
        ("rsa.json", "rsa.pem"),
    ] {
        let written = |name| component().public_key(name).unwrap().to_pem();
        assert_eq!(written(json), written(pem), "{json}");
    }
    // The attributes of the key are kept, the private number is not.
    let public = component().public_key("ed.json").unwrap().to_jwk().unwrap();
    assert!(
        public.contains(r#""kid":"e""#) && !public.contains(r#""d":"#),
        "{public}"
    );
}

#[test]
fn a_key_pair_encrypts_and_decrypts() {
    for algorithm in [
        "RSA1_5",
        "RSA-OAEP",
        "RSA-OAEP-256",
        "RSA-OAEP-384",
        "RSA-OAEP-512",
    ] {
        let with = CipherParams {
            algorithm,
            associated_data: b"rebels",
            ..CipherParams::default()
        };
        let sealed = component().encrypt("rsa.pem", b"text", with).unwrap();
        let opened = component().decrypt("rsa.pem", &sealed, with);
        assert_eq!(opened.as_deref(), Ok(&b"text"[..]), "{algorithm}");
        let long = component().encrypt("rsa.pem", &[0; 300], with).unwrap_err();
        assert!(long.contains("message too long"), "{long}");
    }
}

#[test]
fn invalid_components_give_a_reason() {
    for (kind, property, value, part) in [
        (Kind::CryptoLocalStorage, "path", "", "`path` is missing"),
        (
            Kind::CryptoLocalStorage,
            "path",
            "/nowhere",
            "does it exist",
        ),
        (Kind::CryptoJwks, "jwks", "", "`jwks` is missing"),
        (
            Kind::CryptoJwks,
            "jwks",
            "https://keys.example",
            "does not fetch",
        ),
        (
            Kind::CryptoJwks,
            "jwks",
            "x",
            "neither the path of a file nor a JSON object",
        ),
        (
            Kind::CryptoJwks,
            "jwks",
            r#"{"keys":5}"#,
            "expected an array",
        ),
        (
            Kind::CryptoJwks,
            "jwks",
            r#"{"keys":[{"kty":"x"}]}"#,
            "key 0",
        ),
    ] {
        let error = open(kind, property, value).err().unwrap();
        assert!(error.contains(part), "{error}");
    }
}
