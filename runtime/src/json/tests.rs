//! Reading values, and the errors for values that cannot be read.

use crate::{DecodeError, FromJson, Json, JsonValue, JsonWriter, SecretString};
use std::collections::BTreeMap;

fn read<T: FromJson>(text: &str) -> Result<T, String> {
    let value = JsonValue::parse(text.as_bytes()).map_err(|error| error.to_string())?;
    T::from_json(value).map_err(|error| error.to_string())
}

#[derive(Debug, PartialEq)]
struct Item {
    key: String,
    etag: Option<String>,
    data: Option<Json>,
    metadata: BTreeMap<String, String>,
}

impl FromJson for Item {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Item {
            key: object.required("key")?,
            etag: object.optional("etag")?,
            data: object.optional("data")?,
            metadata: object.default("metadata")?,
        })
    }
}

#[test]
fn objects_are_read_by_name() {
    let text = r#" { "x": {"key": 1}, "k\u0065y" : "a\n\u00e9\ud83e\udd80" , "data": null, "etag": null } "#;
    let item: Item = read(text).unwrap();
    assert_eq!(item.key, "a\né🦀");
    assert_eq!(item.etag, None);
    assert_eq!(item.data, Some(Json::default()));
    assert_eq!(item.metadata, BTreeMap::new());
    let last: Item = read(r#"{"key":"a","key":"b"}"#).unwrap();
    assert_eq!((last.key.as_str(), last.data), ("b", None));
}

#[test]
fn errors_contain_the_path() {
    let error = |text| read::<Vec<Item>>(text).unwrap_err();
    assert_eq!(error("{}"), "expected an array, found an object");
    assert_eq!(error("[{}]"), "[0].key: missing");
    assert_eq!(
        error(r#"[{"key":"a"},{"key":"b","etag":7}]"#),
        "[1].etag: expected a string, found 7"
    );
    assert_eq!(
        error(r#"[{"key":"a","metadata":{"t t":true}}]"#),
        "[0].metadata[\"t t\"]: expected a string, found true"
    );
    assert_eq!(
        error(r#"[{"key":null}]"#),
        "[0].key: expected a string, found null"
    );
    assert_eq!(error(r#"[3]"#), "[0]: expected an object, found 3");
}

#[test]
fn of_several_members_only_one_is_there() {
    let found = |text: &str| {
        let value = JsonValue::parse(text.as_bytes()).unwrap();
        let found = value.object().unwrap().only_one_of(&["a", "b"]);
        found.map_err(|error| error.to_string())
    };
    assert_eq!(found(r#"{"b":{},"c":1}"#), Ok(Some("b")));
    assert_eq!(found(r#"{"a":null,"b":1}"#), Ok(Some("b")));
    assert_eq!(found(r#"{"c":1}"#), Ok(None));
    let two = "expected one member, found `a` and `b`".to_owned();
    assert_eq!(found(r#"{"a":1,"b":2}"#), Err(two));
}

#[test]
fn omitted_members_are_not_written() {
    let mut writer = JsonWriter::new();
    let mut object = writer.object();
    object.flag("no", false);
    object.flag("yes", true);
    object.empty("drop");
    object.end();
    assert_eq!(writer.finish(), Ok(r#"{"yes":true,"drop":{}}"#.to_owned()));
}

#[test]
fn invalid_json_is_an_error_and_not_a_panic() {
    for text in [
        "",
        "  \n",
        "{",
        "[1,",
        "\"\\",
        "nul",
        "{\"key\":\"a\"}}",
        "01",
        "[1]x",
        "\u{feff}[]",
    ] {
        assert!(read::<Item>(text).is_err(), "{text:?}");
    }
    assert_eq!(
        read::<Item>("").unwrap_err(),
        "expected JSON, found nothing"
    );
    let half = r#"{"key":"\ud83e"}"#;
    assert!(
        read::<Item>(half).unwrap_err().starts_with("key: "),
        "half a surrogate pair"
    );
    assert!(
        JsonValue::parse(b"\"\xff\"")
            .unwrap_err()
            .to_string()
            .starts_with("not UTF-8")
    );
}

#[test]
fn deep_nesting_does_not_overflow_the_stack() {
    let deep = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
    let json: Json = read(&deep).unwrap();
    assert_eq!(json.as_str(), deep);
    assert!(json.decode::<serde_json::Value>().is_err());
    let text = format!("{{\"key\":\"a\",\"data\":{deep}}}");
    assert_eq!(read::<Item>(&text).unwrap().data.unwrap().as_str(), deep);
}

#[test]
fn numbers() {
    assert_eq!(read::<u32>("4294967295"), Ok(u32::MAX));
    assert!(read::<u32>("4294967296").is_err());
    assert!(read::<u64>("-1").is_err());
    assert!(read::<i64>("1.0").is_err());
    assert_eq!(read::<i64>("-9223372036854775808"), Ok(i64::MIN));
    assert_eq!(read::<f64>("-1.5e3"), Ok(-1500.0));
    assert!(read::<f64>("1e999").is_err());
    assert!(read::<f64>("\"1\"").is_err());
    let long = read::<u32>("1234567890123456789012345678901234567890").unwrap_err();
    assert_eq!(
        long,
        "expected a whole number from 0 to 2^32-1, found a number"
    );
}

#[test]
fn secrets_are_not_shown() {
    let error = read::<BTreeMap<String, SecretString>>(r#"{"pin": 4711}"#).unwrap_err();
    assert_eq!(error, "pin: expected a string, found a number");
    const { assert!(<Vec<BTreeMap<String, SecretString>> as FromJson>::SECRET) };
}
