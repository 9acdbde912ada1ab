//! Settings and environment variables.

use super::Config;
use crate::ErrorKind;
use std::time::Duration;

fn from(variables: &'static [(&'static str, &'static str)]) -> Result<Config, String> {
    let lookup = |name: &str| {
        let found = variables.iter().find(|(other, _)| *other == name);
        found.map(|(_, value)| (*value).to_owned())
    };
    Config::from_lookup(lookup).map_err(|error| {
        assert_eq!(error.kind(), ErrorKind::Configuration);
        error.to_string()
    })
}

#[test]
fn precedence() {
    let endpoint = |variables| from(variables).unwrap().endpoint;
    assert_eq!(endpoint(&[]), "http://127.0.0.1:3500");
    assert_eq!(
        endpoint(&[("DAPR_HTTP_PORT", "3601")]),
        "http://127.0.0.1:3601"
    );
    assert_eq!(
        endpoint(&[
            ("DAPR_HTTP_PORT", "3601"),
            ("DAPR_HTTP_ENDPOINT", "https://a.b/c")
        ]),
        "https://a.b/c"
    );
    assert_eq!(
        endpoint(&[("DAPR_HTTP_PORT", "3601"), ("DAPR_HTTP_ENDPOINT", "")]),
        "http://127.0.0.1:3601"
    );
    let set = from(&[("DAPR_HTTP_ENDPOINT", "https://a.b/c")])
        .unwrap()
        .port(1);
    assert_eq!(set.endpoint, "http://127.0.0.1:1");
    let set = from(&[("DAPR_API_TIMEOUT_SECONDS", "5"), ("DAPR_API_TOKEN", "t")]).unwrap();
    assert_eq!(set.timeout, Some(Duration::from_secs(5)));
    assert_eq!(set.api_token.as_ref().unwrap().expose(), "t");
    assert_eq!(set.clone().no_timeout().timeout, None);
    assert!(set.api_token("").api_token.is_none());
    assert_eq!(from(&[]).unwrap().timeout, Some(Duration::from_secs(60)));
}

#[test]
fn wrong_values_are_explained() {
    for (variables, expected) in [
        (
            &[("DAPR_HTTP_PORT", "70000")],
            "DAPR_HTTP_PORT is \"70000\", but a port is a number from 1 to 65535",
        ),
        (
            &[("DAPR_HTTP_PORT", "0")],
            "DAPR_HTTP_PORT is \"0\", but a port is a number from 1 to 65535",
        ),
        (
            &[("DAPR_API_TIMEOUT_SECONDS", "1.5")],
            "DAPR_API_TIMEOUT_SECONDS is \"1.5\", but a timeout is a whole number of seconds, \
             at least 1",
        ),
        (
            &[("DAPR_API_TOKEN", "geheim\n")],
            "DAPR_API_TOKEN contains a control character, which a header cannot carry",
        ),
        (
            &[("DAPR_HTTP_ENDPOINT", "localhost:3500")],
            "DAPR_HTTP_ENDPOINT is \"localhost:3500\", but it must begin with http:// or https://",
        ),
    ] {
        assert_eq!(from(variables).unwrap_err(), expected);
    }
}

#[test]
fn the_token_is_not_shown() {
    let config = Config::default()
        .api_token("geheim")
        .endpoint("http://u:geheim@h");
    let shown = format!("{config:?}");
    assert!(!shown.contains("geheim"), "{shown}");
    assert!(shown.contains("redacted"), "{shown}");
}
