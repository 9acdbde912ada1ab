//! Invalid bodies.

use fastrand::Rng;
use serde_json::{Value, json};

const GARBAGE: &[&[u8]] = &[
    b"",
    b" ",
    b"{",
    b"}",
    b"[",
    b"nul",
    b"null",
    b"true",
    b"0",
    b"-1",
    b"1e400",
    b"\"\"",
    b"\"x\"",
    b"[]",
    b"{}",
    b"[{}]",
    b"[null]",
    b"[[]]",
    b"{} {}",
    b"{}x",
    b"[1,]",
    b"{\"a\":1,}",
    b"{'a':1}",
    b"\xff\xfe",
    b"\xef\xbb\xbf{}",
    b"text",
    b"<xml/>",
    b"{\"key\":\"a\",\"key\":\"b\"}",
];

/// A body unrelated to the operation.
pub(super) fn garbage(random: &mut Rng) -> Vec<u8> {
    if random.u8(..20) == 0 {
        // Exceeds the limit of the sidecar `main`.
        return format!("\"{}\"", "x".repeat(70_000)).into_bytes();
    }
    GARBAGE[random.usize(..GARBAGE.len())].to_vec()
}

/// Changes one part of a body.
pub(super) fn change(body: &mut Value, random: &mut Rng) {
    let places = count(body);
    let mut place = random.usize(..places);
    visit(body, &mut place, random);
}

fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(entries) => entries.values().map(count).sum::<usize>(),
        _ => 0,
    }
}

fn visit(value: &mut Value, place: &mut usize, random: &mut Rng) -> bool {
    if *place == 0 {
        alter(value, random);
        return true;
    }
    *place -= 1;
    match value {
        Value::Array(items) => items.iter_mut().any(|item| visit(item, place, random)),
        Value::Object(entries) => entries
            .values_mut()
            .any(|entry| visit(entry, place, random)),
        _ => false,
    }
}

fn alter(value: &mut Value, random: &mut Rng) {
    match value {
        Value::Object(entries) if !entries.is_empty() && random.u8(..4) > 0 => {
            let key = entries.keys().nth(random.usize(..entries.len()));
            let key = key.cloned().unwrap_or_default();
            match random.u8(..3) {
                0 => drop(entries.remove(&key)),
                1 => drop(entries.insert("unknownMember".to_owned(), json!(1))),
                // Go accepts this.
                _ => {
                    let old = entries.remove(&key).unwrap_or_default();
                    entries.insert(key.to_uppercase(), old);
                }
            }
        }
        Value::Array(items) if !items.is_empty() && random.bool() => match random.u8(..3) {
            0 => items.clear(),
            1 => items.push(items[0].clone()),
            _ => items.push(Value::Null),
        },
        other => *other = replacement(random),
    }
}

fn replacement(random: &mut Rng) -> Value {
    let all = [
        json!(null),
        json!(true),
        json!(0),
        json!(-1),
        json!(1.5),
        json!(9_007_199_254_740_993_u64),
        json!(""),
        json!("x"),
        json!("1"),
        json!("nonsense"),
        json!("1s"),
        json!("-1s"),
        json!([]),
        json!({}),
        json!([1, "x"]),
        json!({ "a": 1 }),
        json!("ü <&>\u{2028}"),
        json!("a||b"),
    ];
    all[random.usize(..all.len())].clone()
}
