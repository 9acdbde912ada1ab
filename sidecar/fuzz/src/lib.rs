//! A sidecar for fuzzing. A panic in it, or a missing response, ends the fuzzer.

use std::cell::RefCell;
use std::io::{Read as _, Write as _};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

use dapr_sidecar::{AppResponse, AppRequest, Sidecar};
use tempfile::TempDir;

/// The sidecar is replaced after this many inputs, because its data grows.
const INPUTS: usize = 5_000;

/// The maximum response time.
const LIMIT: Duration = Duration::from_secs(20);

const COMPONENTS: &str = include_str!("components.yaml");

struct Victim {
    sidecar: Sidecar,
    inputs: usize,
    _folder: TempDir,
}

thread_local! {
    static VICTIM: RefCell<Option<Victim>> = const { RefCell::new(None) };
}

/// Sends bytes on a new connection and reads until the sidecar closes it.
pub fn throw(bytes: &[u8]) {
    VICTIM.with_borrow_mut(|victim| {
        if victim.as_ref().is_none_or(|victim| victim.inputs >= INPUTS) {
            *victim = Some(Victim::new());
        }
        if let Some(victim) = victim {
            victim.inputs += 1;
            victim.sidecar.clear_calls();
            exchange(victim, bytes);
        }
    });
}

impl Victim {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().display().to_string();
        std::fs::create_dir(folder.path().join("keys")).expect("a folder for keys");
        let key = r#"{"kty": "oct", "k": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"}"#;
        std::fs::write(folder.path().join("keys/aes.json"), key).expect("a key");
        std::fs::write(folder.path().join("secrets.json"), "{}").expect("secrets");
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        let sidecar = runtime
            .block_on(
                Sidecar::builder()
                    .app_id("fuzz")
                    .resources_yaml(COMPONENTS.replace("${FOLDER}", &path))
                    .app(|request: AppRequest| async move { AppResponse::new(200).body(request.body) })
                    .start(),
            )
            .expect("a sidecar");
        Self {
            sidecar,
            inputs: 0,
            _folder: folder,
        }
    }
}

fn exchange(victim: &Victim, bytes: &[u8]) {
    let mut stream = TcpStream::connect(victim.sidecar.address()).expect("a connection");
    stream.set_read_timeout(Some(LIMIT)).expect("a limit");
    stream.set_write_timeout(Some(LIMIT)).expect("a limit");
    // The sidecar may close the connection before all bytes are sent.
    let _ = stream.write_all(bytes);
    let _ = stream.shutdown(Shutdown::Write);
    let mut response = Vec::new();
    match stream.read_to_end(&mut response) {
        Err(error)
            if matches!(
                error.kind(),
                std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut
            ) =>
        {
            panic!(
                "no response within {LIMIT:?} to {:?}",
                String::from_utf8_lossy(bytes)
            )
        }
        _ => {}
    }
}
