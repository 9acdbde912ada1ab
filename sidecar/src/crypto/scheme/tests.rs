//! Decrypts messages that daprd encrypted, and messages that this crate encrypted.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use futures_util::stream;

use super::*;
use crate::resources::{ComponentSpec, Kind};

const KEYS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/crypto/keys");

const SEALED: &str = include_str!("sealed.txt");

fn component() -> CryptoComponent {
    let spec = ComponentSpec::of("vault", Kind::CryptoLocalStorage, &[("path", KEYS)]);
    CryptoComponent::new(&spec).unwrap()
}

/// Splits a message into chunks.
fn pieces(message: &[u8], size: usize) -> impl Stream<Item = Result<Bytes, String>> + Unpin {
    let pieces: Vec<_> = message
        .chunks(size)
        .map(|piece| Ok(Bytes::copy_from_slice(piece)))
        .collect();
    stream::iter(pieces)
}

fn options(cipher: &str) -> Encryption {
    Encryption {
        key: "aes.json".to_owned(),
        algorithm: "a256kw".to_owned(),
        cipher: Some(cipher.to_owned()),
        ..Encryption::default()
    }
}

fn at_start(text: &str) -> SchemeError {
    SchemeError::Begin(text.to_owned())
}

#[tokio::test]
async fn messages_encrypted_by_daprd_are_decrypted() {
    let mut count = 0;
    for line in SEALED.lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split('|');
        let (key, text) = (fields.next().unwrap(), fields.next().unwrap());
        let sealed = BASE64_STANDARD.decode(fields.next().unwrap()).unwrap();
        for size in [1, 7, 100_000] {
            let opened = decrypt(&component(), "", pieces(&sealed, size)).await;
            assert_eq!(opened.as_deref(), Ok(text.as_bytes()), "{key}");
        }
        count += 1;
    }
    assert_eq!(count, 8);
}

#[tokio::test]
async fn messages_around_segment_sizes_round_trip() {
    for size in [0, 1, 65_535, 65_536, 65_537, 131_072, 200_000] {
        let message: Vec<u8> = (0..size).map(|at| (at % 251) as u8).collect();
        for cipher in ["AES-gcm", "chacha20-POLY1305"] {
            let sealed = encrypt(&component(), &options(cipher), pieces(&message, 1000)).await;
            let sealed = sealed.unwrap();
            let opened = decrypt(&component(), "", pieces(&sealed, 30_000)).await;
            assert!(opened.as_deref() == Ok(&message), "{size} {cipher}");
        }
    }
}

#[tokio::test]
async fn tampering_is_detected() {
    let message = vec![7; 150_000];
    let sealed = encrypt(&component(), &options("aes-gcm"), pieces(&message, 9000))
        .await
        .unwrap();
    let header = sealed
        .iter()
        .enumerate()
        .filter(|(_, byte)| **byte == b'\n')
        .nth(2)
        .unwrap()
        .0
        + 1;
    let segment = SEGMENT_AND_TAG;
    let broken = |number: usize| {
        SchemeError::Stream(format!(
            "error processing segment {number}: failed to decrypt segment"
        ))
    };
    let mut flipped = sealed.clone();
    flipped[header + segment + 5] ^= 1;
    let cases = [
        // A flipped bit, a missing end, a missing segment.
        (flipped, broken(1)),
        (sealed[..sealed.len() - 1].to_vec(), broken(2)),
        (sealed[..header + segment].to_vec(), broken(0)),
        (
            [&sealed[..header], &sealed[header + segment..]].concat(),
            broken(0),
        ),
        ([&sealed[..], b"x"].concat(), broken(2)),
        (
            String::from_utf8_lossy(&sealed[..header])
                .replace("\"cph\":1", "\"cph\":2")
                .into_bytes(),
            at_start("failed to validate the document's signature"),
        ),
    ];
    for (changed, expected) in cases {
        let opened = decrypt(&component(), "", pieces(&changed, 8000)).await;
        assert_eq!(opened, Err(expected));
    }
}

const SEGMENT_AND_TAG: usize = 65_536 + 16;

#[tokio::test]
async fn invalid_headers_are_refused() {
    let missing = "invalid header: manifest not found";
    for (message, expected) in [
        ("", "invalid header: scheme name not found"),
        ("x", "invalid header: scheme name not found"),
        ("x\n", "invalid header: unsupported scheme"),
        ("\nx\n", "invalid header: invalid format"),
        ("dapr.io/enc/v1\n", missing),
        ("dapr.io/enc/v1\n{}", missing),
        ("dapr.io/enc/v1\n\n", "invalid header: invalid format"),
        (
            "dapr.io/enc/v1\n{}\n",
            "invalid header: message authentication code not found",
        ),
        (
            "dapr.io/enc/v1\n{}\nx\n",
            "invalid header: invalid manifest",
        ),
    ] {
        for size in [1, 100] {
            let opened = decrypt(&component(), "", pieces(message.as_bytes(), size)).await;
            assert_eq!(opened, Err(at_start(expected)), "{message:?}");
        }
    }
}

#[tokio::test]
async fn the_header_names_the_key_unless_omitted() {
    let omitted = Encryption {
        omit_key: true,
        ..options("aes-gcm")
    };
    let sealed = encrypt(&component(), &omitted, pieces(b"x", 1))
        .await
        .unwrap();
    let opened = decrypt(&component(), "", pieces(&sealed, 99)).await;
    let expected = "document's manifest does not contain a key name, and no key name was provided";
    assert_eq!(opened, Err(at_start(expected)));
    let opened = decrypt(&component(), "aes.json", pieces(&sealed, 99)).await;
    assert_eq!(opened.as_deref(), Ok(&b"x"[..]));
    // A missing key is reported like a wrong one.
    let expected = at_start("failed to validate the document's signature");
    for key in ["nowhere", "s32"] {
        let opened = decrypt(&component(), key, pieces(&sealed, 99)).await;
        assert_eq!(opened, Err(expected.clone()));
    }
}

#[tokio::test]
async fn truncated_messages_are_refused() {
    let broken = || stream::iter([Ok(Bytes::from_static(b"x")), Err("too large".to_owned())]);
    let sealed = encrypt(&component(), &options("aes-gcm"), broken()).await;
    assert_eq!(sealed, Err(SchemeError::Stream("too large".to_owned())));
    let opened = decrypt(&component(), "", broken()).await;
    assert_eq!(
        opened,
        Err(at_start("invalid header: scheme name not found"))
    );
}
