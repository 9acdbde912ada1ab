//! Name resolution between processes: each sidecar writes its address to a shared folder.

use std::fs;
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use uuid::Uuid;

/// The entry of a sidecar in the folder. Dropping it deletes the entry.
#[derive(Debug)]
pub(crate) struct Names {
    folder: PathBuf,
    entry: PathBuf,
    own_peer: Peer,
}

/// A sidecar of another process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Peer {
    pub(crate) address: SocketAddr,
    /// Proves that a caller has read the entry. Sent in place of the API token.
    pub(crate) secret: String,
}

impl Names {
    /// Writes the entry of a sidecar. Replaces an older entry of the same application.
    pub(crate) fn join(folder: &Path, app_id: &str, address: SocketAddr) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let own_peer = Peer {
            address,
            secret: Uuid::new_v4().simple().to_string(),
        };
        let entry = folder.join(file_name(app_id));
        // Renamed atomically, so that no reader sees a partial file.
        let draft = folder.join(format!(".{}", own_peer.secret));
        fs::write(&draft, own_peer.write())?;
        fs::rename(&draft, &entry)?;
        Ok(Self {
            folder: folder.to_owned(),
            entry,
            own_peer,
        })
    }

    /// Finds the sidecar of an application. It may have ended without deleting its entry.
    pub(crate) fn find(&self, app_id: &str) -> Option<Peer> {
        Peer::read(&fs::read_to_string(self.folder.join(file_name(app_id))).ok()?)
    }

    /// Whether a caller has read this sidecar's entry.
    pub(crate) fn knows(&self, secret: &[u8]) -> bool {
        self.own_peer.secret.as_bytes() == secret
    }
}

impl Drop for Names {
    fn drop(&mut self) {
        // Another sidecar may have replaced the entry.
        if fs::read_to_string(&self.entry).is_ok_and(|text| text == self.own_peer.write()) {
            let _ = fs::remove_file(&self.entry);
        }
    }
}

impl Peer {
    fn write(&self) -> String {
        format!("{}\n{}\n", self.address, self.secret)
    }

    fn read(text: &str) -> Option<Self> {
        let (address, secret) = text.trim_end().split_once('\n')?;
        Some(Self {
            address: address.parse().ok()?,
            secret: secret.to_owned(),
        })
    }
}

/// Encodes any app ID as a single file name that is not hidden.
fn file_name(app_id: &str) -> String {
    let mut name = String::from("app-");
    for letter in app_id.chars() {
        if letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_') {
            name.push(letter);
        } else {
            name.push_str(&format!("%{:x}", u32::from(letter)));
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(port: u16) -> SocketAddr {
        SocketAddr::from(([127, 0, 0, 1], port))
    }

    #[test]
    fn sidecars_find_each_other_until_they_stop() {
        let folder = tempfile::tempdir().unwrap();
        let one = Names::join(folder.path(), "one/..", address(1)).unwrap();
        let two = Names::join(folder.path(), "two", address(2)).unwrap();
        let found = one.find("two").unwrap();
        assert_eq!(found.address, address(2));
        assert!(two.knows(found.secret.as_bytes()) && !one.knows(found.secret.as_bytes()));
        assert_eq!(two.find("one/..").unwrap().address, address(1));
        drop(two);
        assert_eq!(one.find("two"), None);
        assert_eq!(one.find("three"), None);
    }

    #[test]
    fn dropping_an_older_entry_keeps_the_newer_one() {
        let folder = tempfile::tempdir().unwrap();
        let old = Names::join(folder.path(), "app", address(1)).unwrap();
        let new = Names::join(folder.path(), "app", address(2)).unwrap();
        drop(old);
        assert_eq!(new.find("app").unwrap().address, address(2));
    }
}
