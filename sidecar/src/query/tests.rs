use super::*;

/// The people of Dapr's documentation of the query language.
fn people() -> Vec<(String, Found)> {
    let documents = [
        r#"{"person":{"org":"Dev Ops","id":1036},"city":"Seattle","state":"WA"}"#,
        r#"{"person":{"org":"Hardware","id":1028},"city":"Portland","state":"OR"}"#,
        r#"{"person":{"org":"Finance","id":1071},"city":"Sacramento","state":"CA"}"#,
        r#"{"person":{"org":"Dev Ops","id":1042},"city":"Spokane","state":"WA"}"#,
        r#"{"person":{"org":"Hardware","id":1007},"city":"Los Angeles","state":"CA"}"#,
        r#""no person""#,
    ];
    let entry = |(index, document): (usize, &str)| {
        let found = Found {
            data: document.into(),
            ..Found::default()
        };
        ((index + 1).to_string(), found)
    };
    documents.into_iter().enumerate().map(entry).collect()
}

/// The matching keys, and the token.
fn run(query: &str) -> Result<(String, String), String> {
    let page = read(query.as_bytes())?.run(people())?;
    let keys: Vec<&str> = page.results.iter().map(|hit| hit.key.as_str()).collect();
    Ok((keys.join(" "), page.token))
}

fn keys(query: &str) -> String {
    run(query).unwrap().0
}

#[test]
fn filters_are_applied() {
    assert_eq!(keys("{}"), "1 2 3 4 5 6");
    assert_eq!(keys("null"), "1 2 3 4 5 6");
    assert_eq!(keys(r#"{"filter":{"EQ":{"state":"CA"}}}"#), "3 5");
    assert_eq!(keys(r#"{"filter":{"NEQ":{"state":"CA"}}}"#), "1 2 4 6");
    assert_eq!(keys(r#"{"filter":{"IN":{"state":["CA","OR"]}}}"#), "2 3 5");
    assert_eq!(keys(r#"{"filter":{"GT":{"person.id":1036}}}"#), "3 4");
    assert_eq!(keys(r#"{"filter":{"GTE":{"person.id":1036.0}}}"#), "1 3 4");
    assert_eq!(keys(r#"{"filter":{"LT":{"person.id":1028}}}"#), "5");
    assert_eq!(keys(r#"{"filter":{"LTE":{"person.id":1028}}}"#), "2 5");
    assert_eq!(keys(r#"{"filter":{"LT":{"city":"Portland"}}}"#), "5");
    assert_eq!(
        keys(r#"{"filter":{"EQ":{"person":{"id":1036,"org":"Dev Ops"}}}}"#),
        "1"
    );
    let both = r#"{"OR":[{"EQ":{"person.org":"Dev Ops"}},{"AND":[{"EQ":{"person.org":"Finance"}},{"IN":{"state":["CA","WA"]}}]}]}"#;
    assert_eq!(keys(&format!(r#"{{"filter":{both}}}"#)), "1 3 4");
}

#[test]
fn results_are_sorted() {
    assert_eq!(keys(r#"{"sort":[{"key":"state"}]}"#), "6 3 5 2 1 4");
    assert_eq!(
        keys(r#"{"sort":[{"key":"state","order":"DESC"},{"key":"person.id","order":"ASC"}]}"#),
        "1 4 2 5 3 6"
    );
}

#[test]
fn results_are_paginated() {
    let page = |limit: i64, token: &str| {
        run(&format!(
            r#"{{"page":{{"limit":{limit},"token":"{token}"}}}}"#
        ))
        .unwrap()
    };
    assert_eq!(page(4, ""), ("1 2 3 4".to_owned(), "4".to_owned()));
    assert_eq!(page(4, "4"), ("5 6".to_owned(), String::new()));
    assert_eq!(page(3, "9"), (String::new(), String::new()));
    assert_eq!(page(0, "x").0, "1 2 3 4 5 6");
    let error = run(r#"{"page":{"limit":1,"token":"x"}}"#).unwrap_err();
    assert_eq!(error, "strconv.ParseInt: parsing \"x\": invalid syntax");
}

/// Most of these messages were observed in responses of daprd.
#[test]
fn invalid_queries_give_the_errors_of_daprd() {
    let cases = [
        ("x", "invalid character 'x' looking for beginning of value"),
        ("", "unexpected end of JSON input"),
        (
            "nul",
            "invalid character ' ' in literal null (expecting 'l')",
        ),
        ("{} x", "invalid character 'x' after top-level value"),
        (r#"{"filter":{"X":1}}"#, "unsupported filter \"X\""),
        (
            r#"{"filter":[]}"#,
            "json: cannot unmarshal array into Go struct field QueryFields.filter of type map[string]interface {}",
        ),
        (
            r#"{"sort":5}"#,
            "json: cannot unmarshal number into Go struct field QueryFields.sort of type []query.Sorting",
        ),
        (
            r#"{"sort":[5]}"#,
            "json: cannot unmarshal number into Go struct field QueryFields.sort of type query.Sorting",
        ),
        (
            r#"{"page":{"limit":"x"}}"#,
            "json: cannot unmarshal string into Go struct field Pagination.page.limit of type int",
        ),
        (
            r#"{"filter":{"EQ":{},"GT":{}}}"#,
            "filter unit must have a single element",
        ),
        (r#"{"filter":{"EQ":5}}"#, "EQ filter must be a map"),
        (
            r#"{"filter":{"LTE":{"a":1,"b":2}}}"#,
            "LTE filter must contain a single key/value pair",
        ),
        (
            r#"{"filter":{"IN":{"a":1}}}"#,
            "IN filter value must be an array",
        ),
        (r#"{"filter":{"AND":{}}}"#, "AND filter must be an array"),
        (
            r#"{"filter":{"OR":[{}]}}"#,
            "OR filter must contain at least two entries",
        ),
        (r#"{"filter":{"OR":[1,2]}}"#, "filter unit must be a map"),
    ];
    for (query, message) in cases {
        assert_eq!(run(query).unwrap_err(), message, "{query}");
    }
}
