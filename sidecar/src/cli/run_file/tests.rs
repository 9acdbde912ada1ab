use std::path::PathBuf;

use super::load;
use super::read::{Destination, RunFile};

/// A folder with the applications `web` and `api`, and this run file.
fn folder(text: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    for path in ["web", "api/.dapr/resources", "shared", "web/own"] {
        std::fs::create_dir_all(folder.path().join(path)).unwrap();
    }
    std::fs::write(folder.path().join("api/.dapr/config.yaml"), "").unwrap();
    let file = folder.path().join("dapr.yaml");
    std::fs::write(&file, text).unwrap();
    (folder, file)
}

fn read(text: &str) -> Result<RunFile, String> {
    let (_folder, file) = folder(text);
    load(&file)
}

#[test]
fn apps_inherit_the_common_settings() {
    let file = read(
        "
version: 1
name: demo
common:
  resourcesPath: ./shared
  logLevel: warn
  appPort: 1
  enableApiLogging: true
  env: {A: 1, B: x}
apps:
  - appDirPath: ./web/
    appPort: 8080
    daprHTTPPort: 3501
    adminPort: 3601
    command: [\"npm\", \"start\"]
    resourcesPaths: [own]
    env:
      A: yes
      C:
  - appID: second
    appDirPath: api
    enableApiLogging: false
    appLogDestination: console
    daprdLogDestination: fileAndConsole
    schedulerHostAddress: ''
",
    )
    .unwrap();
    let [web, api] = file.apps.as_slice() else {
        panic!("{file:?}");
    };
    assert_eq!(
        (web.run.app_id.as_str(), web.run.app_port),
        ("web", Some(8080))
    );
    assert_eq!(
        (web.run.dapr_http_port, api.run.dapr_http_port),
        (Some(3501), Some(0))
    );
    assert_eq!((web.run.admin_port, api.run.admin_port), (Some(3601), None));
    assert_eq!(web.run.command, ["npm", "start"]);
    assert!(web.run.resources_path[0].ends_with("web/own"));
    assert!(api.run.resources_path[0].ends_with("api/.dapr/resources"));
    assert!(web.run.config.is_empty() && api.run.config[0].ends_with("api/.dapr/config.yaml"));
    let variables: Vec<_> = web
        .variables
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    assert_eq!(variables, ["A=yes", "B=x", "C="]);
    assert_eq!(
        (api.run.app_id.as_str(), api.run.app_port),
        ("second", None)
    );
    // As in `dapr run -f`: false counts as missing, so the common value applies.
    assert!(api.run.log.enable_api_logging);
    assert_eq!(
        (web.app_log, web.sidecar_log),
        (Destination::FileAndConsole, None)
    );
    assert_eq!(
        (api.app_log, api.sidecar_log),
        (Destination::Console, Some(Destination::FileAndConsole))
    );
    assert_eq!(api.run.scheduler_host_address.as_deref(), Some(""));
    assert_eq!(web.run.scheduler_host_address, None);
    let warnings: Vec<_> = file
        .warnings
        .iter()
        .map(|(line, warning)| format!("{line}: {warning}"))
        .collect();
    assert_eq!(
        warnings,
        ["7: `appPort` is ignored: it is not a key of `common`"]
    );
}

#[test]
fn all_problems_are_reported_together() {
    let error = read(
        "common:
  resourcesPath: ./nowhere
apps:
  - appID: one
  - appDirPath: web
    appPort: 'x'
    appProtocol: ftp
    command: npm start
    appLogDestination: printer
    enableApiLogging: maybe
  - appDirPath: missing
",
    )
    .unwrap_err();
    for expected in [
        "dapr.yaml:1: the required key `version` is missing",
        "dapr.yaml:2: `resourcesPath`: ",
        "dapr.yaml:4: the required key `appDirPath` of an app is missing",
        "dapr.yaml:6: `appPort` must be a number, not `x` in quotation marks",
        "dapr.yaml:7: `appProtocol`: `ftp` is not a protocol",
        "dapr.yaml:8: `command` must be a list, such as [\"python3\", \"app.py\"]",
        "dapr.yaml:9: `appLogDestination` must be console, file or fileAndConsole",
        "dapr.yaml:10: `enableApiLogging` must be true or false, not `maybe`",
        "dapr.yaml:11: `appDirPath`: ",
    ] {
        assert!(error.contains(expected), "{expected} is not in {error}");
    }
}

#[test]
fn invalid_run_files_are_refused() {
    assert!(read("").unwrap_err().contains("there are no apps to run"));
    assert!(
        read("version: 1\napps: {a: 1}")
            .unwrap_err()
            .contains(":2: `apps` must be a list")
    );
    assert!(
        read("version: 1\napps: [\n")
            .unwrap_err()
            .contains("dapr.yaml:")
    );
    let file = read("version: 1\napps: [{appDirPath: web, appId: x}]").unwrap();
    let (line, warning) = file.warnings.first().unwrap();
    assert_eq!(*line, 2);
    assert!(warning.ends_with("did you mean `appID`?"), "{warning}");
    assert_eq!(file.apps[0].run.app_id, "web");
}

#[test]
fn anchors_and_merged_keys_are_followed() {
    let file = read(
        "version: 1
apps:
  - &web {appDirPath: web, appPort: 80, appMaxConcurrency: 3}
  - {<<: *web, appID: again, appPort: 81}
",
    );
    let file = file.unwrap();
    let again = &file.apps[1].run;
    assert_eq!(
        (
            again.app_id.as_str(),
            again.app_port,
            again.app_max_concurrency
        ),
        ("again", Some(81), 3)
    );
}
