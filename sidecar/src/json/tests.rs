//! Compares with daprd's responses to the same bytes.

use super::{Value, decode_first, format_float, proto, quote};

fn error(text: &str) -> String {
    decode_first(text.as_bytes()).unwrap_err().to_string()
}

#[test]
fn errors_are_worded_as_in_go() {
    let expected = [
        ("", "EOF"),
        ("  ", "EOF"),
        ("[", "unexpected EOF"),
        ("{\"a\"", "unexpected EOF"),
        ("x", "invalid character 'x' looking for beginning of value"),
        (
            "'",
            "invalid character '\\'' looking for beginning of value",
        ),
        (
            "{\"a\":1,}",
            "invalid character '}' looking for beginning of object key string",
        ),
        ("{\"a\" 1}", "invalid character '1' after object key"),
        (
            "{\"a\":1 \"b\"",
            "invalid character '\"' after object key:value pair",
        ),
        ("[1 2]", "invalid character '2' after array element"),
        ("[01]", "invalid character '1' after array element"),
        (
            "tru\n",
            "invalid character '\\n' in literal true (expecting 'e')",
        ),
        ("\"\u{1}\"", "invalid character '\\x01' in string literal"),
        ("\"\\x\"", "invalid character 'x' in string escape code"),
        (
            "\"\\u00g0\"",
            "invalid character 'g' in \\u hexadecimal character escape",
        ),
        ("-x", "invalid character 'x' in numeric literal"),
        (
            "1.x",
            "invalid character 'x' after decimal point in numeric literal",
        ),
        (
            "1e+x",
            "invalid character 'x' in exponent of numeric literal",
        ),
    ];
    for (text, part) in expected {
        assert_eq!(error(text), part, "{text}");
    }
    assert_eq!(error(&"[".repeat(100_000)), "exceeded max depth");
}

#[test]
fn only_the_first_value_is_read_and_keys_are_sorted() {
    let value =
        decode_first(br#" {"z":1.0,"a":"<\u0041\ud83d\ude00\ud800","z":12345678901234567890} x"#);
    let value = value.unwrap();
    assert_eq!(
        value.to_go_string(),
        "{\"a\":\"\\u003cA\u{1f600}\u{fffd}\",\"z\":12345678901234567890}"
    );
    assert!(value.to_raw_string().starts_with("{\"z\":1.0,\"a\":"));
    assert_eq!(
        value.field("Z"),
        Some(&Value::Number("12345678901234567890".to_owned()))
    );
    let through = value.through_float().unwrap();
    assert_eq!(
        through.member("z"),
        Some(&Value::Number("12345678901234567000".to_owned()))
    );
    assert_eq!(
        decode_first(b"[1e400]").unwrap().through_float(),
        Err("1e400".to_owned())
    );
}

#[test]
fn floats_are_formatted_as_in_go() {
    for (float, text) in [
        (0.0, "0"),
        (-0.0, "-0"),
        (1.0, "1"),
        (2.5, "2.5"),
        (1e20, "100000000000000000000"),
        (1e21, "1e+21"),
        (-1.5e300, "-1.5e+300"),
        (1e-6, "0.000001"),
        (1.5e-7, "1.5e-7"),
    ] {
        assert_eq!(format_float(float), text);
    }
}

#[test]
fn strings_are_quoted_as_in_go() {
    assert_eq!(quote("a\u{1}\\\"\n\u{e4}"), "\"a\\x01\\\\\\\"\\n\u{e4}\"");
}

#[test]
fn protobuf_json_errors_have_their_own_wording() {
    for (body, part) in [
        ("[", "proto: syntax error (line 1:1): unexpected token ["),
        (
            "null",
            "proto: syntax error (line 1:1): unexpected token null",
        ),
        (
            "\"x\"",
            "proto: syntax error (line 1:1): unexpected token \"x\"",
        ),
        ("{", "proto: unexpected EOF"),
        (
            "{\"dueTime\":\"1h\"} x",
            "proto: syntax error (line 1:18): invalid value x",
        ),
        (
            "{\"data\":1,}",
            "proto: syntax error (line 1:11): unexpected token }",
        ),
        ("{'a':1}", "proto: syntax error (line 1:2): invalid value '"),
        (
            "{\"data\":tru}",
            "proto: syntax error (line 1:9): invalid value tru",
        ),
        (
            "{\"a\":\"\\x\"}",
            "proto: syntax error (line 1:6): invalid escape code \"\\\\x\" in string",
        ),
        (
            "{\"a\" 1}",
            "proto: syntax error (line 1:6): unexpected character 1, missing \":\" after field name",
        ),
        (
            "{\"a\":1 \"b\":2}",
            "proto: syntax error (line 1:8): unexpected token \"b\"",
        ),
    ] {
        assert_eq!(proto::object(body.as_bytes()).unwrap_err(), part, "{body}");
    }
    assert!(proto::object(b"").is_ok());
    let deep = format!("{}{}", "{\"a\":".repeat(10_000), "}".repeat(10_000));
    assert_eq!(
        proto::object(deep.as_bytes()).unwrap_err(),
        "proto: exceeded max recursion depth"
    );
}

#[test]
fn protobuf_fields_are_checked() {
    let object = |body: &str| proto::object(body.as_bytes()).unwrap();
    let fields = object(r#"{"due_time":"1h","repeats":"1","overwrite":null}"#);
    assert_eq!(
        fields.text("dueTime", "due_time"),
        Ok(Some("1h".to_owned()))
    );
    assert_eq!(fields.uint32("repeats", "repeats"), Ok(Some(1)));
    assert_eq!(fields.boolean("overwrite", "overwrite"), Ok(None));
    let wrong = object(r#"{"data": 1, "dueTime": "1h", "repeats": -1}"#);
    assert_eq!(
        wrong.uint32("repeats", "repeats").unwrap_err(),
        "proto: (line 1:41): invalid value for uint32 field repeats: -1"
    );
    let twice = object(r#"{"data":1,"data":2,"dueTime":"1h"}"#);
    assert_eq!(
        twice.field("data", "data").unwrap_err(),
        "proto: (line 1:11): duplicate field \"data\""
    );
}
