//! The diagnostic of each error in a description.
//!
//! Each row introduces one error into a copy of `fixtures/library.yaml`. The snapshot is the text that
//! the generator displays.

use std::fs;
use std::path::Path;

use dapr_codegen::{Failure, Format, Options, run};

const LIBRARY: &str = include_str!("fixtures/library.yaml");

/// Runs the generator on these files and returns its diagnostics.
fn diagnostics_of(files: &[(&str, &str)]) -> String {
    diagnostics_in(files, Format::Plain)
}

fn diagnostics_in(files: &[(&str, &str)], format: Format) -> String {
    let root = tempfile::tempdir().expect("a folder");
    fs::create_dir(root.path().join("spec")).expect("a folder");
    for (name, text) in files {
        fs::write(root.path().join("spec").join(name), text).expect("written");
    }
    failure(root.path(), format)
}

fn failure(root: &Path, format: Format) -> String {
    let failure = run(&Options {
        root: root.to_path_buf(),
        check: false,
        format,
    })
    .expect_err("an error");
    assert!(
        !root.join("generated").exists(),
        "nothing is written if there is an error"
    );
    let text = failure
        .to_string()
        .replace(&root.display().to_string(), "ROOT");
    if let Failure::Description { rendered, .. } = &failure {
        assert!(
            rendered.contains("spec/"),
            "a diagnostic names its file: {rendered}"
        );
    }
    text
}

/// Replaces the first `find` in the library with `replace`, and compares the diagnostics.
fn check(name: &str, find: &str, replace: &str) {
    assert!(LIBRARY.contains(find), "the library has no {find:?}");
    let text = LIBRARY.replacen(find, replace, 1);
    insta::assert_snapshot!(name, diagnostics_of(&[("library.yaml", &text)]));
}

macro_rules! diagnostics {
    ($($name:ident: $find:expr => $replace:expr;)*) => {
        $(#[test] fn $name() { check(stringify!($name), $find, $replace); })*
    };
}

diagnostics! {
    syntax_error: "title: A library" => "title: [A library";
    tab_for_indentation: "  title: A library" => "\ttitle: A library";
    anchor: "openapi: 3.1.0" => "openapi: &version 3.1.0";
    tag: "title: A library" => "title: !!str A library";
    control_character: "title: A library" => "title: A\u{2028}library";
    key_is_a_list: "    News:\n" => "    [News]: {}\n    News:\n";
    duplicate_key_in_example: "pages: 474" => "pages: 474\n                pages: 475";
    second_document: "tags:\n" => "---\ntags:\n";
    duplicate_key: "summary: Finds a book." => "summary: Finds a book.\n      summary: Finds one book.";
    misspelt_key: "operationId: getBook" => "operationID: getBook";
    unknown_key: "deprecated: true" => "callbacks: {}";
    missing_description: "          description: The shelf.\n" => "";
    missing_info: "info:\n  title: A library\n  summary: Books and their readers.\n  version: '1.0'\n  description: A small description that has each kind of thing once.\n" => "";
    empty_text: "summary: Finds a book." => "summary: ''";
    wrong_kind: "tags: [books]" => "tags: books";
    wrong_version: "openapi: 3.1.0" => "openapi: 3.0.3";
    path_without_slash: "  /v1/ready:" => "  v1/ready:";
    unknown_method: "    get:\n      operationId: checkReady" => "    gett:\n      operationId: checkReady";
    unknown_word: "in: query" => "in: querry";
    unknown_stability: "x-dapr-stability: alpha" => "x-dapr-stability: preview";
    style_without_prefix: "          x-dapr-prefix: tag.\n          style: form" => "          style: form";
    status_out_of_range: "'204':\n          x-dapr-outcome: Missing" => "'2xx':\n          x-dapr-outcome: Missing";
    unresolved_reference: "#/components/schemas/Language" => "#/components/schemas/Langauge";
    reference_to_missing_file: "'#/components/schemas/Language'" => "'libary.yaml#/components/schemas/Language'";
    reference_to_wrong_section: "#/components/schemas/Language" => "#/components/headers/Language";
    two_media_types: "content: {'*/*': {}}" => "content: {'*/*': {}, 'text/plain': {}}";
    integer_without_format: "type: integer, format: uint32" => "type: integer";
    type_list: "title: {type: string, description: Its title.}" => "title: {type: [string, integer], description: Its title.}";
    null_alone: "title: {type: string, description: Its title.}" => "title: {type: 'null', description: Its title.}";
    required_but_not_described: "required: [title, text]" => "required: [title, text, author]";
    closed_object_with_properties: "{type: object, description: Nothing., additionalProperties: false}" => "{type: object, description: Nothing., additionalProperties: false, properties: {a: {type: string, description: A.}}}";
    empty_object_within: "title: {type: string, description: Its title.}" => "title: {type: object, additionalProperties: false, description: Its title.}";
    alternatives_without_most: "      minProperties: 1\n      maxProperties: 1\n" => "      minProperties: 1\n";
    alternatives_of_two: "maxProperties: 1" => "maxProperties: 2";
    alternatives_with_required: "      maxProperties: 1\n" => "      maxProperties: 1\n      required: [anybody]\n";
    alternatives_of_durations: "number: {type: integer, format: uint32," => "number: {type: string, x-dapr-duration: go,";
    alternatives_in_place: "access: {$ref: '#/components/schemas/Access', description: Who may have it.}" => "access: {type: object, minProperties: 1, maxProperties: 1, properties: {anybody: {type: string, description: Any.}}, description: Who may have it.}";
    example_with_two_alternatives: "access: {readers: {names: [ada]}}" => "access: {readers: {names: [ada]}, anybody: {}}";
    example_of_no_alternative: "access: {readers: {names: [ada]}}" => "access: {librarian: {}}";
    enumeration_without_values: "      anyOf:\n        - {const: glad, description: Glad.}\n        - {const: sad, description: Sad.}\n" => "      anyOf:\n";
    parameter_not_in_path: "        - name: shelf\n" => "        - name: shelve\n";
    path_without_parameter: "/v1/ready:" => "/v1/ready/{door}:";
    alias_without_parameter: "['/v0/books/{shelf}']" => "['/v0/books/{shelve}']";
    rest_of_alias_in_the_middle: "x-dapr-ready-probe: true\n" => "x-dapr-ready-probe: true\n      x-dapr-alias-paths: ['/v0/{door}/ready']\n      parameters:\n        - {name: door, in: path, required: true, x-dapr-slashes: true, description: A door., schema: {type: string}, example: main}\n";
    path_parameter_not_required: "          in: path\n          required: true\n" => "          in: path\n";
    parameter_without_example: "          example: ada\n" => "";
    same_operation_name: "operationId: addBooks" => "operationId: getBook";
    same_route: "/v1/lend/{reader}/{path}:" => "/v1/books/{reader}:";
    same_setter_name: "        - name: language\n" => "        - name: timeout\n";
    same_property_name: "pages: {type" => "Title: {type";
    name_not_for_rust: "pages: {type" => "'@': {type";
    prefix_without_map: "            properties:\n              maxAge: {type: string, x-dapr-duration: seconds, description: How old the record may be.}\n            additionalProperties: {type: string, description: A tag.}" => "            additionalProperties: {type: boolean, description: A tag.}";
    refusal_without_rule: "            - {equal: nobody, because: nobody reads}" => "            - {because: nobody reads}";
    refusal_with_two_rules: "            - {equal: nobody, because: nobody reads}" => "            - {equal: nobody, ending-with: body, because: nobody reads}";
    webhook_with_other_name: "  announce:\n" => "  announcement:\n";
    callback_parameter_not_required: "        - name: reader\n          in: path\n          required: true\n          description: Who.\n          schema: {type: string, description: A reader.}\n          example: ada\n      requestBody:\n        required: true\n        description: The news." => "        - name: reader\n          in: path\n          description: Who.\n          schema: {type: string, description: A reader.}\n          example: ada\n      requestBody:\n        required: true\n        description: The news.";
    callback_without_path: "      x-dapr-app-path: /news/{reader}\n" => "";
    callback_path_without_parameter: "x-dapr-app-path: /news/{reader}" => "x-dapr-app-path: /news/{reader}/{day}";
    same_type_name: "operationId: getBook" => "operationId: news";
    second_ready_probe: "      x-dapr-stability: alpha\n" => "      x-dapr-stability: alpha\n      x-dapr-ready-probe: true\n";
    alpha_not_in_name: "operationId: searchAlpha1" => "operationId: search";
    one_trace_header: "name: language\n          in: query" => "name: traceparent\n          in: header";
    body_without_schema: "content: {'*/*': {}}" => "content: {application/json: {}}";
    body_of_text: "        content: {'*/*': {}}" => "        required: true\n        content: {application/json: {schema: {type: string}, example: Emma}}";
    optional_body: "        required: true\n        description: The books." => "        description: The books.";
    unknown_media_type: "content: {'*/*': {}}" => "content: {text/html: {}}";
    error_without_schema: "            ERR_NO_SHELF: The shelf is unknown.\n          content:\n            application/json:\n              schema: {$ref: '#/components/schemas/Error'}\n" => "            ERR_NO_SHELF: The shelf is unknown.\n";
    no_success: "'204': {description: It is.}" => "'500': {description: It is not.}";
    outcome_without_name: "          x-dapr-outcome: Missing\n" => "";
    outcome_in_lower_case: "x-dapr-outcome: Missing" => "x-dapr-outcome: not-there";
    same_outcome: "x-dapr-outcome: Missing" => "x-dapr-outcome: Found";
    unknown_error_code: "ERR_CLOSED: It is night." => "ERR_COLSED: It is night.";
    open_enumeration_without_rest: "        - {type: string, description: Another mood.}\n" => "";
    closed_enumeration_in_answer: "anyOf:\n        - {const: glad, description: Glad.}\n        - {const: sad, description: Sad.}\n        - {type: string, description: Another mood.}\n" => "oneOf:\n        - {const: glad, description: Glad.}\n";
    type_in_place: "mood: {$ref: '#/components/schemas/Mood'}" => "mood: {type: object, description: A mood., properties: {name: {type: string, description: Its name.}}}";
    parameter_with_name_of_server: "name: language\n          in: query" => "name: head\n          in: query";
    rest_of_path_in_the_middle: "/v1/books/{shelf}/{title}:" => "/v1/books/{title}/{shelf}:";
    union_in_response: "mood: {$ref: '#/components/schemas/Mood'}" => "mood: {$ref: '#/components/schemas/Step'}";
    union_with_two_tags: "required: [do]\n      properties:\n        do: {const: stop" =>
        "required: [to]\n      properties:\n        to: {const: stop";
    union_without_constant: "do: {const: stop, description: The kind of step.}" => "do: {type: string, description: The kind of step.}";
    property_without_description: "title: {type: string, description: Its title.}" => "title: {type: string}";
    header_of_wrong_type: "schema: {type: string, format: date-time, description: A time.}" => "schema: {type: array, items: {type: string}}";
    body_without_example: "            example:\n              - title: Emma\n                text: {chapters: 55}\n                pages: 474\n                labels: {colour: red, keep: '3600'}\n                access: {readers: {names: [ada]}}\n              - title: Dubliners\n                text: 1914\n                access: {anybody: {}}\n" => "";
    optional_number: "pages: {type: integer, format: uint64," => "pages: {type: integer, x-dapr-optional: true, format: uint64,";
    optional_in_query: "schema: {$ref: '#/components/schemas/Language'}" => "schema: {type: string, x-dapr-optional: true, description: A language.}";
    single_of_known_keys: "        labels:\n          type: object" => "        labels:\n          type: object\n          x-dapr-single: true";
    json_of_a_type: "x-dapr-json: true," => "x-dapr-json: true, type: string,";
    number_without_name: "{const: 0, x-dapr-name: new, description: As new.}" => "{const: 0, description: As new.}";
    number_among_strings: "{const: sad, description: Sad.}" => "{const: 7, description: Sad.}";
    string_among_numbers: "{const: 0, x-dapr-name: new, description: As new.}" => "{const: zero, x-dapr-name: new, description: As new.}";
    numbers_without_range: "{type: integer, format: int64, description: Another state.}" => "{type: integer, description: Another state.}";
    numbers_in_request: "limit: {type: integer, format: uint32, description: How many at most.}" => "limit: {$ref: '#/components/schemas/State'}";
    example_is_no_moment: "until: 1h0m0s" => "until: soon";
    example_is_no_period: "every: R3/PT10M" => "every: R3/10m";
    moment_outside_json: "schema: {$ref: '#/components/schemas/Language'}" => "schema: {type: string, x-dapr-duration: moment, description: When.}";
    unknown_duration: "x-dapr-duration: period, description: How often to" => "x-dapr-duration: periods, description: How often to";
    example_does_not_fit: "pages: 474" => "pages: many";
    example_with_unknown_property: "pages: 474" => "pagse: 474";
    example_without_argument: "              - title: Emma\n                text" => "              - text";
}

/// Two errors with help and several positions, and one in a second file that is read first.
fn several_errors() -> [(&'static str, String); 2] {
    let text = LIBRARY
        .replace("operationId: getBook", "operationID: getBook")
        .replace("in: query", "in: querry")
        .replace(
            "  title: A library",
            "  title: A library\n  title: A museum",
        );
    [
        ("museum.yaml", text),
        ("archive.yaml", "openapi: 3.0.0\n".to_owned()),
    ]
}

fn several_errors_in(format: Format) -> String {
    let [first, second] = &several_errors();
    diagnostics_in(&[(first.0, &first.1), (second.0, &second.1)], format)
}

#[test]
fn all_errors_of_a_run_are_displayed_by_file_and_position() {
    insta::assert_snapshot!(several_errors_in(Format::Plain));
}

#[test]
fn errors_as_json() {
    let text = several_errors_in(Format::Json);
    let objects = text.lines().take_while(|line| line.starts_with('{'));
    for object in objects {
        let object: serde_json::Value = serde_json::from_str(object).expect("JSON");
        assert!(
            object["code"].is_string() && object["line"].is_u64(),
            "{object}"
        );
    }
    insta::assert_snapshot!(text);
}

#[test]
fn errors_as_annotations_of_github() {
    insta::assert_snapshot!(several_errors_in(Format::GitHub));
}

#[test]
fn errors_in_color() {
    insta::assert_snapshot!(diagnostics_in(
        &[("library.yaml", "openapi: 3.0.0\n")],
        Format::Color
    ));
}

#[test]
fn a_diagnostic_can_refer_to_two_files() {
    let second = LIBRARY
        .replace("/v1", "/v2")
        .replace("/v0", "/v3")
        .replace("/news", "/olds");
    insta::assert_snapshot!(diagnostics_of(&[
        ("library.yaml", LIBRARY),
        ("museum.yaml", &second)
    ]));
}

#[test]
fn an_empty_file_is_an_error() {
    insta::assert_snapshot!(diagnostics_of(&[("library.yaml", "")]));
}

#[test]
fn a_missing_folder_is_reported() {
    let root = tempfile::tempdir().expect("a folder");
    let message = failure(root.path(), Format::Plain);
    assert!(
        message.starts_with("cannot read the description in ROOT/spec: "),
        "{message}"
    );
}

#[test]
fn a_folder_without_files_is_an_error() {
    let message = diagnostics_of(&[]);
    assert!(
        message.ends_with("there is no file that ends with .yaml"),
        "{message}"
    );
}

#[test]
fn invalid_text_never_panics() {
    // Every prefix and every single missing line of a description is handled.
    let lines: Vec<_> = LIBRARY.lines().collect();
    for skipped in 0..lines.len() {
        let kept: Vec<_> = lines
            .iter()
            .enumerate()
            .filter(|(index, _)| *index != skipped)
            .map(|(_, line)| *line)
            .collect();
        run_quietly(&kept.join("\n"));
        run_quietly(&lines[..skipped].join("\n"));
    }
}

fn run_quietly(text: &str) {
    let _ = dapr_codegen::model(&[("library.yaml".to_owned(), text.to_owned())]);
}
