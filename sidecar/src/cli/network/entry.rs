//! The file through which programs find the host of a network.

use std::fs;
use std::io::{self, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::time::Duration;

use uuid::Uuid;

/// The address of a host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Host {
    pub(super) address: SocketAddr,
    pub(super) secret: String,
}

/// Returns the path of the file of a network. The error is a message for the user.
pub(super) fn path(folder: &Path, name: &str) -> Result<PathBuf, String> {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
    if name.is_empty() || !name.chars().all(is_plain) {
        return Err(format!(
            "`{name}` is not a network name; use letters, digits, `-` and `_`"
        ));
    }
    Ok(folder.join(format!(".network-{name}")))
}

/// Reads the host from a file. It may have exited.
pub(super) fn read(path: &Path) -> Option<Host> {
    let text = fs::read_to_string(path).ok()?;
    let (address, secret) = text.trim_end().split_once('\n')?;
    Some(Host {
        address: address.parse().ok()?,
        secret: secret.to_owned(),
    })
}

/// Writes the address of a host, unless another host is registered: then returns `None`.
pub(super) fn claim(path: &Path, address: SocketAddr) -> io::Result<Option<Host>> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let host = Host {
        address,
        secret: Uuid::new_v4().simple().to_string(),
    };
    // Written in one step, so that no program reads a partial file.
    let draft = path.with_extension(&host.secret);
    write(&draft, &format!("{address}\n{}\n", host.secret))?;
    let mut link_result = fs::hard_link(&draft, path);
    if link_result.is_err() && !is_served(path) {
        // The file belongs to a host that was killed.
        let _ = fs::remove_file(path);
        link_result = fs::hard_link(&draft, path);
    }
    let _ = fs::remove_file(&draft);
    match link_result {
        Ok(()) => Ok(Some(host)),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(None),
        Err(error) => Err(error),
    }
}

/// Removes the file, if it still belongs to this host.
pub(super) fn release(path: &Path, host: &Host) {
    if read(path).as_ref() == Some(host) {
        let _ = fs::remove_file(path);
    }
}

fn is_served(path: &Path) -> bool {
    read(path).is_some_and(|host| {
        TcpStream::connect_timeout(&host.address, Duration::from_millis(500)).is_ok()
    })
}

/// Only the current user can read it.
fn write(path: &Path, text: &str) -> io::Result<()> {
    let mut options = fs::File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?.write_all(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;

    use super::*;

    #[test]
    fn one_host_owns_a_name_until_it_exits() {
        let folder = tempfile::tempdir().unwrap();
        let path = path(folder.path(), "demo").unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let first = claim(&path, listener.local_addr().unwrap())
            .unwrap()
            .unwrap();
        let other = "127.0.0.1:1".parse().unwrap();
        assert_eq!(claim(&path, other).unwrap(), None);
        assert_eq!(read(&path), Some(first.clone()));
        drop(listener);
        let second = claim(&path, other).unwrap().unwrap();
        release(&path, &first);
        assert_eq!(read(&path), Some(second.clone()));
        release(&path, &second);
        assert_eq!(read(&path), None);
    }

    #[test]
    fn names_contain_only_plain_characters() {
        assert!(path(Path::new("/tmp"), "demo-1_a").is_ok());
        for name in ["", "a/b", ".."] {
            assert!(path(Path::new("/tmp"), name).is_err());
        }
    }
}
