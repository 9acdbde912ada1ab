//! The common behavior of stores, and their differences.

use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

use super::*;
use crate::clock::Clock;
use crate::json::Value;
use crate::resiliency::{Resiliency, Settings};
use crate::resources::{ComponentSpec, Kind};
use crate::stand_in::Keyspace;

const KINDS: [Kind; 3] = [Kind::StateInMemory, Kind::StateSqlite, Kind::StateRedis];

fn clock() -> Clock {
    Clock::frozen(UNIX_EPOCH + Duration::from_secs(1_000_000_000))
}

fn spec(kind: Kind, properties: &[(&str, &str)]) -> ComponentSpec {
    let mut all = vec![("connectionString", ":memory:")];
    all.extend(properties);
    ComponentSpec::of("store", kind, &all)
}

fn component(kind: Kind, properties: &[(&str, &str)]) -> Result<(Clock, StateComponent), String> {
    let (clock, spec) = (clock(), spec(kind, properties));
    let keyspace = || Keyspace::new(clock.clone());
    let resiliency = Arc::new(Resiliency::new(clock.clone(), Settings::default()));
    StateComponent::new(
        &spec,
        "default",
        &clock,
        (keyspace, &SharedValues::default()),
        &resiliency,
    )
    .map(|component| (clock.clone(), component))
}

fn store(kind: Kind) -> (Clock, Store) {
    let clock = clock();
    let keyspace = || Keyspace::new(clock.clone());
    let store = Store::open(&spec(kind, &[]), &clock, keyspace, &SharedValues::default()).unwrap();
    (clock, store)
}

fn set(key: &str) -> Set {
    Set::new(key, Value::String(format!("value of {key}")))
}

fn with_etag(key: &str, etag: &str) -> Set {
    Set {
        etag: Some(etag.to_owned()),
        ..set(key)
    }
}

fn first_write(key: &str) -> Set {
    Set {
        concurrency: "first-write".to_owned(),
        ..set(key)
    }
}

fn living(key: &str, seconds: &str) -> Set {
    Set {
        metadata: [("ttlInSeconds".to_owned(), seconds.to_owned())].into(),
        ..set(key)
    }
}

fn etag_of(store: &Store, key: &str) -> String {
    store.get(key).unwrap().unwrap().etag.unwrap()
}

#[test]
fn values_are_stored_until_deleted() {
    for kind in KINDS {
        let (_, store) = store(kind);
        assert_eq!(store.get("k"), Ok(None));
        store.set(&set("k")).unwrap();
        assert_eq!(store.get("k").unwrap().unwrap().data, b"\"value of k\"");
        let all = store.all().unwrap();
        assert_eq!(
            all.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>(),
            ["k"]
        );
        store.delete(&Delete::new("k")).unwrap();
        store.delete(&Delete::new("k")).unwrap();
        assert_eq!(store.get("k"), Ok(None));
    }
}

#[test]
fn an_etag_is_valid_for_one_write() {
    for kind in KINDS {
        let (_, store) = store(kind);
        store.set(&set("k")).unwrap();
        let etag = etag_of(&store, "k");
        store.set(&with_etag("k", &etag)).unwrap();
        let error = store.set(&with_etag("k", &etag)).unwrap_err();
        assert!(
            matches!(error, StateError::Mismatch(_)),
            "{kind:?}: {error}"
        );
        let delete = Delete {
            etag: Some(etag),
            ..Delete::new("k")
        };
        let error = store.delete(&delete).unwrap_err();
        assert!(
            matches!(error, StateError::Mismatch(_)),
            "{kind:?}: {error}"
        );
        let delete = Delete {
            etag: Some(etag_of(&store, "k")),
            ..Delete::new("k")
        };
        store.delete(&delete).unwrap();
    }
}

#[test]
fn first_write_concurrency_is_respected() {
    for kind in KINDS {
        let (_, store) = store(kind);
        store.set(&first_write("k")).unwrap();
        let error = match kind {
            // In Redis, the first write protects the value, not the second.
            Kind::StateRedis => store.set(&set("k")).unwrap_err(),
            _ => store.set(&first_write("k")).unwrap_err(),
        };
        let expected = match kind {
            Kind::StateInMemory => {
                "possible etag mismatch. error from state store: item already exists and no etag was passed"
            }
            Kind::StateSqlite => "possible etag mismatch. error from state store",
            _ => {
                "failed to set key k: ERR user_script:14: failed to set key k script: \
                 d908b9553add63a82e03589b5c6d01a7654ef0f2, on @user_script:14."
            }
        };
        assert_eq!(error.to_string(), expected);
    }
}

#[test]
fn only_redis_validates_the_form_of_etags() {
    let error = |kind| store(kind).1.set(&with_etag("k", "x")).unwrap_err();
    assert_eq!(
        error(Kind::StateRedis),
        StateError::Invalid(Some(
            "strconv.Atoi: parsing \"x\": invalid syntax".to_owned()
        ))
    );
    assert_eq!(error(Kind::StateSqlite), StateError::Mismatch(None));
    assert_eq!(
        error(Kind::StateInMemory).to_string(),
        "possible etag mismatch. error from state store: state not exist or expired for key=k"
    );
}

#[tokio::test]
async fn values_expire() {
    for kind in KINDS {
        let (clock, store) = store(kind);
        store.set(&living("k", "60")).unwrap();
        store.set(&living("ever", "0")).unwrap();
        let expires = store.get("k").unwrap().unwrap().expires;
        let expected = (kind != Kind::StateRedis).then(|| clock.now() + Duration::from_secs(60));
        assert_eq!(expires, expected);
        clock.advance(Duration::from_secs(59)).await;
        assert!(store.get("k").unwrap().is_some());
        clock.advance(Duration::from_secs(2)).await;
        assert_eq!(store.get("k"), Ok(None));
        assert_eq!(store.all().unwrap().len(), 1);
        // An expired value does not prevent a first write.
        store.set(&first_write("k")).unwrap();
    }
}

#[test]
fn invalid_ttls_are_refused() {
    let error = |kind, seconds| {
        store(kind)
            .1
            .set(&living("k", seconds))
            .map_err(|f| f.to_string())
    };
    let syntax = |function: &str| format!("strconv.{function}: parsing \"s\": invalid syntax");
    assert_eq!(error(Kind::StateInMemory, "s"), Err(syntax("Atoi")));
    let wrong = "error parsing TTL: incorrect value for metadata 'ttlInSeconds': ";
    assert_eq!(
        error(Kind::StateSqlite, "s"),
        Err(format!("{wrong}{}", syntax("ParseInt")))
    );
    assert_eq!(
        error(Kind::StateSqlite, "-2"),
        Err(format!("{wrong}must be -1 or greater"))
    );
    let redis = format!("failed to parse ttl from metadata: {}", syntax("ParseInt"));
    assert_eq!(error(Kind::StateRedis, "s"), Err(redis));
    for kind in [Kind::StateInMemory, Kind::StateRedis] {
        assert_eq!(error(kind, "-2"), Ok(()));
    }
}

#[test]
fn options_are_checked() {
    for kind in KINDS {
        let (_, store) = store(kind);
        let never = Set {
            concurrency: "never".to_owned(),
            ..set("k")
        };
        let error = store.set(&never).unwrap_err();
        assert_eq!(error.to_string(), "unrecognized concurrency model 'never'");
        let weak = Delete {
            consistency: "weak".to_owned(),
            ..Delete::new("k")
        };
        let error = store.delete(&weak).unwrap_err();
        assert_eq!(error.to_string(), "unrecognized consistency model 'weak'");
    }
}

#[test]
fn transactions_are_atomic_except_in_redis() {
    for kind in KINDS {
        let (_, store) = store(kind);
        store.set(&set("old")).unwrap();
        let changes = [Change::Set(set("new")), Change::Delete(Delete::new("old"))];
        store.transact(&changes).unwrap();
        assert_eq!(
            (store.get("old"), store.get("new").unwrap().is_some()),
            (Ok(None), true)
        );
        let changes = [
            Change::Set(set("other")),
            Change::Set(with_etag("new", "9")),
        ];
        store.transact(&changes).unwrap_err();
        assert_eq!(
            store.get("other").unwrap().is_some(),
            kind == Kind::StateRedis
        );
    }
}

#[test]
fn bulk_writes_store_each_value_separately() {
    for kind in KINDS {
        let (_, store) = store(kind);
        let sets = [set("a"), with_etag("b", "9"), set("c")];
        let error = store.set_bulk(&sets);
        // In Redis, an ETag cannot mismatch a missing value.
        assert_eq!(error.is_err(), kind != Kind::StateRedis);
        let keys = ["a", "c"].map(str::to_owned);
        let entries = store.get_bulk(&keys).unwrap();
        assert!(
            entries
                .iter()
                .all(|entry| matches!(entry.found, Ok(Some(_))))
        );
    }
}

#[test]
fn properties_that_change_stored_values_are_refused() {
    for (name, value) in [("primaryEncryptionKey", "x"), ("keyPrefix", "a||b")] {
        assert!(
            component(Kind::StateInMemory, &[(name, value)]).is_err(),
            "{name}"
        );
    }
    let (_, component) = component(Kind::StateRedis, &[("actorStateStore", "true")]).unwrap();
    assert!(component.for_actors && component.queries() != Queries::Supported);
}
