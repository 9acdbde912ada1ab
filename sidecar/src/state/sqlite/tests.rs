//! Tests of this store only; `state::tests` covers what all stores share.

use std::time::{Duration, UNIX_EPOCH};

use super::*;
use crate::json::Value;

fn properties(connection: &str) -> Properties {
    [("connectionString".to_owned(), connection.to_owned())]
        .into_iter()
        .collect()
}

fn store() -> SqliteStore {
    let clock = Clock::frozen(UNIX_EPOCH + Duration::from_secs(1_000_000_000));
    SqliteStore::open(&properties(":memory:"), clock).unwrap()
}

#[test]
fn bulk_results_are_sorted_with_missing_keys_last() {
    let store = store();
    for key in ["b", "a"] {
        store.set(&Set::new(key, Value::Bool(true))).unwrap();
    }
    let keys = ["none", "b", "a", "a"].map(str::to_owned);
    let entries = store.get_bulk(&keys).unwrap();
    let keys: Vec<&str> = entries.iter().map(|entry| entry.key.as_str()).collect();
    assert_eq!(keys, ["a", "b", "none", ""]);
}

#[test]
fn a_key_is_required() {
    let store = store();
    let set = store.set(&Set::new("", Value::Null)).unwrap_err();
    assert_eq!(set.to_string(), "missing key in set option");
    assert_eq!(
        store.get("").unwrap_err().to_string(),
        "missing key in get operation"
    );
    let delete = store.delete(&Delete::new("")).unwrap_err();
    assert_eq!(delete.to_string(), "missing key in delete operation");
}

#[test]
fn a_failed_transaction_is_rolled_back() {
    let store = store();
    let wrong = Delete {
        etag: Some("wrong".to_owned()),
        ..Delete::new("k")
    };
    let changes = [
        Change::Set(Set::new("k", Value::Null)),
        Change::Delete(wrong),
    ];
    assert_eq!(store.transact(&changes), Err(StateError::Mismatch(None)));
    assert_eq!(store.get("k"), Ok(None));
}

#[test]
fn a_file_can_be_reopened_and_binary_values_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("data.db");
    let path = path.to_str().unwrap();
    let store = SqliteStore::open(&properties(path), Clock::running()).unwrap();
    store
        .set(&Set::new("k", Value::String("v".to_owned())))
        .unwrap();
    store
        .connection()
        .execute_batch(
            "INSERT INTO state (key, value, is_binary, etag) VALUES ('bytes', '/wA=', true, 'x')",
        )
        .unwrap();
    drop(store);
    let store = SqliteStore::open(&properties(path), Clock::running()).unwrap();
    assert_eq!(store.get("k").unwrap().unwrap().data, b"\"v\"");
    assert_eq!(store.get("bytes").unwrap().unwrap().data, b"\xff\0");
}

#[test]
fn component_errors_name_a_remedy() {
    let open = |name: &str, value: &str| {
        let properties = [("connectionString", ":memory:"), (name, value)];
        let properties = properties.map(|(name, value)| (name.to_owned(), value.to_owned()));
        SqliteStore::open(&properties.into_iter().collect(), Clock::running()).unwrap_err()
    };
    assert!(open("connectionString", "").contains("set it to the path of a file"));
    assert!(open("tableName", "a;b").contains("`tableName` is `a;b`"));
    assert!(
        open("connectionString", "/nowhere/at/all.db").contains("check that the folder exists")
    );
}
