//! Sidecars of several processes that find each other: by a folder in which each writes where it is.

use std::fs;
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use uuid::Uuid;

/// A sidecar's place in the folder. Dropping it takes the entry away.
#[derive(Debug)]
pub(crate) struct Names {
    folder: PathBuf,
    entry: PathBuf,
    own: Peer,
}

/// A sidecar of another process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Peer {
    pub(crate) address: SocketAddr,
    /// Who knows it has read the entry: it is asked for in place of the API token.
    pub(crate) secret: String,
}

impl Names {
    /// Writes where a sidecar is. One of the same application that was there before is found no more.
    pub(crate) fn join(folder: &Path, app_id: &str, address: SocketAddr) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let own = Peer {
            address,
            secret: Uuid::new_v4().simple().to_string(),
        };
        let entry = folder.join(file_name(app_id));
        // In one step: nobody reads half of it.
        let draft = folder.join(format!(".{}", own.secret));
        fs::write(&draft, own.write())?;
        fs::rename(&draft, &entry)?;
        Ok(Self {
            folder: folder.to_owned(),
            entry,
            own,
        })
    }

    /// The sidecar of an application. It may have ended without taking its entry away.
    pub(crate) fn find(&self, app_id: &str) -> Option<Peer> {
        Peer::read(&fs::read_to_string(self.folder.join(file_name(app_id))).ok()?)
    }

    /// Whether a caller has read this sidecar's entry.
    pub(crate) fn knows(&self, secret: &[u8]) -> bool {
        self.own.secret.as_bytes() == secret
    }
}

impl Drop for Names {
    fn drop(&mut self) {
        // It may be that of another by now.
        if fs::read_to_string(&self.entry).is_ok_and(|text| text == self.own.write()) {
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

/// Whatever an id contains, it is one file, and never a hidden one.
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
    fn sidecars_find_each_other_until_they_end() {
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
    fn a_newer_one_keeps_its_entry() {
        let folder = tempfile::tempdir().unwrap();
        let old = Names::join(folder.path(), "app", address(1)).unwrap();
        let new = Names::join(folder.path(), "app", address(2)).unwrap();
        drop(old);
        assert_eq!(new.find("app").unwrap().address, address(2));
    }
}
