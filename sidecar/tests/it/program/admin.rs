//! The admin API of the program, and the tests in other languages that `admin.md` shows.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Output, Stdio};

use super::{Running, program, send};

const COMPONENTS: &str = "
apiVersion: dapr.io/v1alpha1
kind: Component
metadata: {name: orders}
spec: {type: state.in-memory, version: v1}
---
apiVersion: dapr.io/v1alpha1
kind: Component
metadata: {name: rebel-net}
spec: {type: pubsub.in-memory, version: v1}
";

/// The only example of a language in `admin.md`.
fn example(language: &str) -> &'static str {
    let open = format!("```{language}\n");
    let mut parts = include_str!("../../../admin.md").split(&open);
    let example = parts.nth(1).and_then(|part| part.split("\n```").next());
    assert!(parts.next().is_none(), "several examples in {language}");
    example.unwrap_or_else(|| panic!("admin.md has no example in {language}"))
}

/// Runs a command with a sidecar and its admin API.
fn run(folder: &Path, command: &[&str]) -> Output {
    std::fs::create_dir(folder.join("components")).unwrap();
    std::fs::write(folder.join("components/all.yaml"), COMPONENTS).unwrap();
    program(folder)
        .args(["run", "--app-id", "shop", "--resources-path", "components"])
        .args(["--admin-port", "0", "--"])
        .args(command)
        .current_dir(folder)
        .output()
        .unwrap()
}

/// Runs a test in another language. Fails if the interpreter is missing.
fn passes(text: &str, file: &str, command: &[&str], expected: &str) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(file), text).unwrap();
    let output = run(folder.path(), command);
    let text = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && text.contains(expected),
        "`{}` failed; install {} if it is missing:\n{text}",
        command.join(" "),
        command[0]
    );
}

#[test]
fn the_python_test_of_the_documentation_passes() {
    let command = ["python3", "-m", "unittest", "-v", "test_shop.py"];
    passes(example("python"), "test_shop.py", &command, "Ran 2 tests");
}

#[test]
fn the_javascript_test_of_the_documentation_passes() {
    let command = ["node", "--test", "shop.test.mjs"];
    passes(example("javascript"), "shop.test.mjs", &command, "pass 2");
}

/// ```console
/// $ CHROMIUM=/usr/bin/chromium cargo test -p dapr-sidecar --test it -- --ignored the_page_works_in_chromium
/// ```
#[test]
#[ignore = "needs Chromium: set CHROMIUM to its path"]
fn the_page_works_in_chromium() {
    let text = include_str!("../../../admin/page.test.mjs");
    let command = ["node", "--test", "page.test.mjs"];
    passes(text, "page.test.mjs", &command, "pass 1");
}

#[test]
fn the_address_is_printed() {
    let folder = tempfile::tempdir().unwrap();
    let child = program(folder.path())
        .args(["run", "--app-id", "shop", "--admin-port", "0", "-H", "0"])
        .stderr(Stdio::piped())
        .spawn();
    let mut child = Running(child.unwrap());
    let lines = BufReader::new(child.stderr.take().unwrap()).lines();
    let mut addresses = lines.map(Result::unwrap).filter_map(|line| {
        let (_, address) = line.split_once("the admin API listens at http://")?;
        Some(address.split(';').next()?.to_owned())
    });
    let address = addresses.next().unwrap();
    // The helper sends another host.
    let response = send(&address, "GET", "/clock", "");
    assert!(response.contains("the Host header is `here`"), "{response}");
}

/// A sidecar in the process of a network has the admin API of its own program.
#[test]
fn programs_of_a_network_have_their_own_admin_api() {
    let folder = tempfile::tempdir().unwrap();
    let output = program(folder.path())
        .args(["run", "--network", "demo", "-a", "shop", "--names-folder"])
        .arg(folder.path())
        .args(["--admin-port", "0", "--", "python3", "-c"])
        .arg("import os, urllib.request as r; print(r.urlopen(os.environ['DAPR_ADMIN_ENDPOINT'] + '/overview').read())")
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(text.contains("\"appId\":\"shop\""), "{text} {output:?}");
}
