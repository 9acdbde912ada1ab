//! Component types, their versions and stand-ins.

use super::*;

fn error_for(component_type: &str, version: &str, stand_ins: &StandIns) -> String {
    match Kind::of(component_type, version, stand_ins) {
        Err(KindError::Invalid(reason)) => reason,
        other => panic!("{other:?}"),
    }
}

#[test]
fn known_types_are_case_insensitive_after_the_category() {
    assert!(error_for("State.In-Memory", "v1", &StandIns::All).contains("lowercase"));
    assert_eq!(
        Kind::of("state.In-Memory", "V1", &StandIns::None),
        Ok(Kind::StateInMemory)
    );
    assert_eq!(
        Kind::of("secretstores.LOCAL.file", "", &StandIns::None),
        Ok(Kind::SecretsLocalFile)
    );
}

#[test]
fn a_type_is_supported_or_its_feature_is_named() {
    let features = ENTRIES
        .iter()
        .filter_map(|entry| Some((entry, entry.feature?)));
    for (entry, feature) in features {
        let expected = match feature.is_enabled() {
            true => Ok(entry.kind),
            false => Err(KindError::MissingFeature(feature)),
        };
        assert_eq!(Kind::of(entry.name, "v1", &StandIns::None), expected);
    }
}

#[test]
fn an_unknown_type_error_lists_the_known_types() {
    let error = error_for("state.mongo", "v1", &StandIns::All);
    assert!(error.contains("`state.mongo`"), "{error}");
    assert!(error.contains("`state.sqlite`"), "{error}");
    assert!(
        error.contains("with in-memory stand-ins also: `bindings.redis`"),
        "{error}"
    );
}

#[test]
fn stand_ins_must_be_enabled() {
    assert!(error_for("state.redis", "v1", &StandIns::None).contains("stand_in(\"state.redis\")"));
    let mut some = StandIns::None;
    some.allow("state.redis");
    assert_eq!(Kind::of("state.redis", "v1", &some), Ok(Kind::StateRedis));
    assert!(Kind::of("lock.redis", "v1", &some).is_err());
    assert_eq!(
        Kind::of("lock.redis", "v1", &StandIns::All),
        Ok(Kind::LockRedis)
    );
}

#[test]
fn only_version_1_is_supported() {
    assert!(error_for("state.in-memory", "v2", &StandIns::None).contains("`v2`"));
}

#[test]
fn every_state_store_and_broker_of_daprd_has_a_stand_in() {
    let of = |name: &str, version: &str| Kind::of(name, version, &StandIns::All);
    assert_eq!(of("state.postgresql", "v2"), Ok(Kind::StateStandIn));
    assert_eq!(of("pubsub.kafka", "v1"), Ok(Kind::PubsubStandIn));
    assert!(
        error_for("pubsub.kafka", "v1", &StandIns::None).contains("stand_in(\"pubsub.kafka\")")
    );
    assert!(error_for("state.mysql", "v2", &StandIns::All).contains("`v2`"));
    assert!(matches!(
        of("bindings.kafka", "v1"),
        Err(KindError::Unsupported(_))
    ));
    assert_eq!(
        Kind::of("middleware.http.uppercase", "v1", &StandIns::None),
        Ok(Kind::Middleware)
    );
}
